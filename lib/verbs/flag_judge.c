/* Whether a rule fires for a school: first whether it can be known, then the conditions. */
#include "flag_parts.h"

static flag_verdict unknown(const char *why) {
    return (flag_verdict){FLAG_UNKNOWN, why};
}

/* ---- what keeps a rule from being judged: a sentence, or NULL ---- */

static const char *lacks_figure(const flag_data *data, const flag_view *view, const flag_cell *cell,
                                const char *label, lode_arena *arena) {
    const lode_measures *m = data->measures;
    const char *figure = lode_flag_figure(view, arena);
    if (cell->own == FLAG_NO_ROW)
        return lode_arena_print(arena, "%s has no row in %s", figure, label);
    if (cell->clash != FLAG_NO_ROW)
        return lode_arena_print(arena, "%s has figures that disagree in %s (lines %zu and %zu)",
                                figure, label, lode_table_line(m->table, cell->own),
                                lode_table_line(m->table, cell->clash));
    if (!m->row[cell->own].has_value)
        return lode_arena_print(arena, "%s %s in %s", figure,
                                lode_flag_code(m->row[cell->own].status, arena), label);
    return NULL;
}

/* The number the rule's comparison rests on. */
static bool comparison(const flag_data *data, const flag_view *view, const flag_cell *cell,
                       lode_number *number) {
    if (view->rule->when == LODE_WHEN_BOTTOM_PERCENT)
        return lode_number_read(lode_flag_cell(data, cell->against, FLAG_PERCENTILE), number);
    if (lode_number_read(lode_flag_cell(data, cell->against, FLAG_DIFFERENCE), number))
        return true;
    lode_number other;
    char text[LODE_NUMBER_TEXT];
    if (!lode_number_read(lode_flag_cell(data, cell->against, FLAG_COMPARATOR_VALUE), &other))
        return false;
    lode_difference_text(&data->measures->row[cell->own].value, &other, text, &number->value);
    return true;
}

static const char *lacks_comparison(const flag_data *data, const flag_view *view,
                                    const flag_cell *cell, const char *label, lode_arena *arena) {
    lode_number number;
    bool there = cell->against != FLAG_NO_ROW;
    if (there && comparison(data, view, cell, &number))
        return NULL;
    lode_slice why = {NULL, 0};
    if (there)
        why = lode_flag_cell(data, cell->against, FLAG_WHY_NOT);
    const char *figure = lode_flag_figure(view, arena);
    return lode_arena_print(arena, "%s is not compared with '%.*s' in %s%s%.*s", figure,
                            LODE_ARG(view->rule->comparator), label, why.n ? ": " : "",
                            LODE_ARG(why));
}

/* Figures on both sides of a break are not one series. */
static const char *crosses_break(const flag_data *data, const flag_view *view, lode_arena *arena) {
    const lode_rule *rule = view->rule;
    if (rule->when != LODE_WHEN_FALLING && rule->when != LODE_WHEN_RISING)
        return NULL;
    const lode_availability_entry *broken = lode_availability_break(
        data->availability, rule->measure, lode_text(lode_level_name(LODE_LEVEL_SCHOOL)),
        view->year[rule->periods - 1], view->year[0]);
    if (!broken)
        return NULL;
    size_t k = 0; /* the earliest period after the break */
    while (k + 1 < rule->periods && view->year[k + 1] >= broken->first_year)
        k++;
    return lode_arena_print(arena, "%s before %s cannot be compared with later figures: %.*s",
                            lode_flag_figure(view, arena), view->label[k],
                            LODE_ARG(broken->reason));
}

static const char *obstacle(const flag_data *data, const flag_view *view, const flag_cell *cells,
                            lode_arena *arena) {
    const char *why = crosses_break(data, view, arena);
    for (size_t k = 0; k < view->rule->periods && !why; k++) {
        why = lacks_figure(data, view, &cells[k], view->label[k], arena);
        if (!why && view->rule->comparator.n)
            why = lacks_comparison(data, view, &cells[k], view->label[k], arena);
    }
    return why;
}

/* ---- the conditions ---- */

static double value_at(const flag_data *data, const flag_cell *cell) {
    return data->measures->row[cell->own].value.value;
}

/* Whether period k satisfies the rule. */
static bool satisfies(const flag_data *data, const flag_view *view, const flag_cell *cells,
                      size_t k) {
    const double threshold = view->rule->threshold.value;
    const bool last = k + 1 == view->rule->periods;
    lode_number number = {0};
    if (view->rule->comparator.n)
        comparison(data, view, &cells[k], &number);
    switch (view->rule->when) {
    case LODE_WHEN_BELOW:
        return value_at(data, &cells[k]) < threshold;
    case LODE_WHEN_ABOVE:
        return value_at(data, &cells[k]) > threshold;
    case LODE_WHEN_BELOW_COMPARATOR:
        return number.value < -threshold;
    case LODE_WHEN_ABOVE_COMPARATOR:
        return number.value > threshold;
    case LODE_WHEN_FALLING:
        return last || value_at(data, &cells[k]) < value_at(data, &cells[k + 1]);
    case LODE_WHEN_RISING:
        return last || value_at(data, &cells[k]) > value_at(data, &cells[k + 1]);
    default:
        return view->polarity == LODE_LOW_IS_GOOD ? number.value > 100 - threshold
                                                  : number.value <= threshold;
    }
}

/* A value in any of the periods is an answer; what disagrees is none. */
static flag_verdict judge_missing(const flag_data *data, const flag_view *view,
                                  const flag_cell *cells, lode_arena *arena) {
    const char *figure = lode_flag_figure(view, arena), *gaps = "";
    for (size_t k = 0; k < view->rule->periods; k++) {
        const flag_cell *cell = &cells[k];
        if (cell->own != FLAG_NO_ROW && cell->clash == FLAG_NO_ROW &&
            data->measures->row[cell->own].has_value) {
            lode_slice value = lode_measures_text(data->measures, cell->own, LODE_COL_VALUE);
            return (flag_verdict){FLAG_NO, lode_arena_print(arena, "%s %.*s in %s", figure,
                                                            LODE_ARG(value), view->label[k])};
        }
        const char *gap = lacks_figure(data, view, cell, view->label[k], arena);
        if (cell->clash != FLAG_NO_ROW)
            return unknown(gap);
        gaps = lode_arena_print(arena, "%s%s%s", gaps, *gaps ? "; " : "", gap);
    }
    return (flag_verdict){FLAG_YES, gaps};
}

flag_verdict lode_flag_judge(const flag_data *data, const flag_view *view, size_t school,
                             lode_arena *arena) {
    const lode_rule *rule = view->rule;
    if (view->state == FLAG_NO_FIGURE)
        return unknown("no school here has figures for this measure and breakdown");
    if (view->state == FLAG_NO_COMPARISON)
        return unknown("no school here is compared as this rule asks");
    if (!view->has_measure[school])
        return unknown(lode_arena_print(arena, "the school has no row of %.*s in any period",
                                        LODE_ARG(rule->measure)));
    const flag_cell *cells = &view->cell[school * rule->periods];
    if (rule->when == LODE_WHEN_MISSING)
        return judge_missing(data, view, cells, arena);
    if (rule->when == LODE_WHEN_BOTTOM_PERCENT && view->polarity == LODE_NEITHER)
        return unknown(lode_arena_print(arena,
                                        "the dictionary does not say which end of %.*s "
                                        "is the bottom",
                                        LODE_ARG(rule->measure)));
    const char *why = obstacle(data, view, cells, arena);
    if (why)
        return unknown(why);
    bool fired = true;
    for (size_t k = 0; k < rule->periods; k++)
        fired = fired && satisfies(data, view, cells, k);
    return (flag_verdict){fired ? FLAG_YES : FLAG_NO, lode_flag_evidence(data, view, cells, arena)};
}
