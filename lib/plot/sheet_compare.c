/* What figures are compared with, their intervals, and what may not be compared. */
#include "clean.h"
#include "sheet.h"

#include <math.h>

static lode_rule rule_of_columns(const lode_sheet *sheet, const lode_figures *figures) {
    lode_rule rule = {0};
    for (size_t i = 0; i < figures->n; i++) {
        const size_t row = figures->item[i].row;
        double value;
        if (!lode_sheet_number(sheet, row, sheet->comparator_value, &value))
            continue;
        if (rule.is && rule.value != value) {
            lode_notice(sheet->report, "no line for what the figures are compared with: it differs "
                                       "from one to the next");
            return (lode_rule){0};
        }
        const lode_slice name = lode_sheet_text(sheet, row, sheet->comparator_name);
        const lode_slice clean = lode_clean(sheet->arena, name);
        rule = (lode_rule){true, value, lode_arena_print(sheet->arena, "%.*s", LODE_ARG(clean))};
    }
    return rule;
}

static lode_rule rule_of_rows(const lode_sheet *sheet, const lode_choice *choice) {
    lode_choice england = *choice;
    lode_rule rule = {0};
    england.comparator = (lode_slice){NULL, 0};
    england.level = LODE_LEVEL_NATIONAL;
    for (size_t row = 0; row < sheet->measures->rows; row++) {
        if (!lode_is_chosen(sheet, &england, row) || !lode_measures_has(sheet->measures, row))
            continue;
        if (rule.is && rule.value != sheet->measures->value[row]) {
            lode_notice(sheet->report, "no line for England: its figures are of several kinds of "
                                       "schools; lode-bench chooses");
            return (lode_rule){0};
        }
        sheet->used[row] = true;
        rule = (lode_rule){true, sheet->measures->value[row], "England"};
    }
    return rule;
}

lode_rule lode_find_rule(const lode_sheet *sheet, const lode_choice *choice,
                         const lode_figures *figures) {
    const lode_words asked = sheet->options->against;
    if (asked.n == 1 && strcmp(asked.item[0], "none") == 0)
        return (lode_rule){0};
    if (choice->comparator.n)
        return rule_of_columns(sheet, figures);
    return choice->level == LODE_LEVEL_NATIONAL ? (lode_rule){0} : rule_of_rows(sheet, choice);
}

/* ---- intervals ---- */

bool lode_figure_interval(const lode_sheet *sheet, size_t row, double *low, double *high,
                          lode_slice *method) {
    lode_number from, to;
    double base;
    if (lode_measures_number(sheet->measures, row, LODE_COL_CI_LOW, &from) &&
        lode_measures_number(sheet->measures, row, LODE_COL_CI_HIGH, &to)) {
        *low = from.value;
        *high = to.value;
        *method = lode_text("published");
        return true;
    }
    if (!lode_sheet_number(sheet, row, sheet->difference_low, low) ||
        !lode_sheet_number(sheet, row, sheet->difference_high, high) ||
        !lode_sheet_number(sheet, row, sheet->comparator_value, &base))
        return false;
    *low = round((base + *low) * 1e9) / 1e9;
    *high = round((base + *high) * 1e9) / 1e9;
    *method = lode_sheet_text(sheet, row, sheet->ci_method);
    return method->n > 0;
}

/* ---- what may be compared ---- */

static const lode_facet *facet_of(const lode_sheet *sheet, const lode_choice *choice) {
    for (size_t row = 0; row < sheet->measures->rows; row++)
        if (lode_is_chosen(sheet, choice, row))
            return lode_measures_facet(sheet->measures, row);
    return NULL;
}

lode_status lode_check_break(const lode_sheet *sheet, const lode_choice *from,
                             const lode_choice *to, lode_error *error) {
    const lode_facet *a = facet_of(sheet, from), *b = facet_of(sheet, to);
    if (!a || !b)
        return LODE_OK;
    const lode_availability_of of = lode_measures_asked(sheet->measures, b);
    const int first = a->year < b->year ? a->year : b->year;
    const int last = a->year < b->year ? b->year : a->year;
    const lode_availability_entry *entry =
        lode_availability_break(sheet->availability, &of, first, last);
    if (!entry)
        return LODE_OK;
    lode_fail(error, LODE_REFUSED, "the two periods may not be compared: %.*s",
              LODE_ARG(entry->reason));
    return entry->instead.n ? lode_fail_hint(error, "%.*s", LODE_ARG(entry->instead))
                            : LODE_REFUSED;
}
