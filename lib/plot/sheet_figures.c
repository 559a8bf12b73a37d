/* The figures of a chart: one row of each unit. */
#include "clean.h"
#include "sheet.h"

/* ---- one row of each unit ---- */

bool lode_is_chosen(const lode_sheet *sheet, const lode_choice *choice, size_t row) {
    const lode_facet *facet = lode_measures_facet(sheet->measures, row);
    if (facet->measure != choice->measure || facet->breakdown != choice->breakdown ||
        facet->period != choice->period || facet->level != choice->level)
        return false;
    return !choice->comparator.n ||
           lode_same(lode_sheet_text(sheet, row, sheet->comparator), choice->comparator);
}

static int release_of(const lode_sheet *sheet, size_t row) {
    const lode_measures *m = sheet->measures;
    return lode_release_order(lode_names_get(m->releases, lode_measures_facet(m, row)->release));
}

/* Areas come in kinds of schools, of which a chart can show one. */
static lode_status check_kind(const lode_sheet *sheet, size_t a, size_t b, lode_error *error) {
    const lode_measures *m = sheet->measures;
    const lode_slice here = lode_names_get(m->kinds, lode_measures_facet(m, a)->kind);
    const lode_slice there = lode_names_get(m->kinds, lode_measures_facet(m, b)->kind);
    if (lode_same(here, there))
        return LODE_OK;
    const lode_slice name = lode_measures_unit_name(m, a);
    lode_fail(error, LODE_USAGE, "'%.*s' has figures of several kinds: '%.*s', '%.*s'",
              LODE_ARG(name), LODE_ARG(here), LODE_ARG(there));
    return lode_fail_hint(error,
                          "keep one, as with --where 'establishment_type=%.*s' of the tool "
                          "before",
                          LODE_ARG(here));
}

static lode_unit_figure figure_of(const lode_sheet *sheet, size_t row) {
    const lode_measures *m = sheet->measures;
    lode_unit_figure figure = {.row = row, .unit = m->unit[row]};
    if (lode_measures_has(m, row))
        figure.value = m->value[row];
    else
        figure.status = lode_measures_status(m, row);
    return figure;
}

static lode_status add_row(const lode_sheet *sheet, lode_figures *figures, size_t row,
                           lode_error *error) {
    size_t *place = &figures->of_unit[sheet->measures->unit[row]];
    if (*place == LODE_NO_FIGURE) {
        *place = figures->n;
        figures->item[figures->n++] = figure_of(sheet, row);
        return LODE_OK;
    }
    lode_unit_figure *there = &figures->item[*place];
    if (release_of(sheet, row) > release_of(sheet, there->row))
        *there = figure_of(sheet, row);
    return check_kind(sheet, there->row, row, error);
}

/* ---- names ---- */

static lode_slice number_of(const lode_sheet *sheet, size_t row) {
    const lode_measures *m = sheet->measures;
    const int *column = m->identifier[lode_measures_facet(m, row)->level];
    for (int i = 0; i < 3; i++) {
        const lode_slice text = lode_sheet_text(sheet, row, column[i]);
        if (text.n)
            return text;
    }
    return lode_measures_unit_name(m, row);
}

static void name_figures(const lode_sheet *sheet, lode_figures *figures) {
    lode_names *seen = lode_names_new();
    uint32_t *id = lode_arena_take(sheet->arena, (figures->n + 1) * sizeof *id);
    size_t *times = lode_arena_take(sheet->arena, (figures->n + 1) * sizeof *times);
    for (size_t i = 0; i < figures->n; i++)
        times[i] = 0;
    for (size_t i = 0; i < figures->n; i++) {
        const lode_slice name = lode_measures_unit_name(sheet->measures, figures->item[i].row);
        times[id[i] = lode_names_add(seen, lode_clean(sheet->arena, name))]++;
    }
    for (size_t i = 0; i < figures->n; i++) {
        const lode_slice name = lode_names_get(seen, id[i]);
        const lode_slice number = lode_clean(sheet->arena, number_of(sheet, figures->item[i].row));
        figures->item[i].name =
            times[id[i]] > 1
                ? lode_arena_print(sheet->arena, "%.*s (%.*s)", LODE_ARG(name), LODE_ARG(number))
                : lode_arena_print(sheet->arena, "%.*s", LODE_ARG(name));
    }
    lode_names_free(seen);
}

/* ---- those asked for ---- */

static lode_status no_such_unit(const lode_sheet *sheet, const lode_figures *figures,
                                const char *asked, lode_error *error) {
    lode_slice *names = lode_arena_take(sheet->arena, (figures->n + 1) * sizeof *names);
    for (size_t i = 0; i < figures->n; i++)
        names[i] = lode_text(figures->item[i].name);
    lode_fail(error, LODE_USAGE, "no unit with such a figure is called '%s'", asked);
    const int meant = lode_suggest(lode_text(asked), names, figures->n);
    if (meant >= 0)
        return lode_fail_hint(error, "did you mean '%s'?", figures->item[meant].name);
    return lode_fail_hint(error,
                          "units are asked for by URN, LAEstab, code or name; the chart has "
                          "%zu",
                          figures->n);
}

static lode_status mark_one(const lode_sheet *sheet, lode_figures *figures, const char *asked,
                            lode_error *error) {
    const lode_slice text = lode_trim(lode_text(asked));
    size_t n = 0;
    for (size_t i = 0; i < figures->n; i++) {
        lode_unit_figure *figure = &figures->item[i];
        const lode_slice name = lode_measures_unit_name(sheet->measures, figure->row);
        if (!lode_measures_is_unit(sheet->measures, figure->row, text) &&
            !lode_same_folded(name, text) && !lode_same_folded(lode_text(figure->name), text))
            continue;
        figure->asked = true;
        n++;
    }
    if (n == 0)
        return no_such_unit(sheet, figures, asked, error);
    if (n == 1)
        return LODE_OK;
    lode_fail(error, LODE_USAGE, "'%s' fits %zu units", asked, n);
    return lode_fail_hint(error, "ask for one by its URN or code");
}

/* ---- all of it ---- */

lode_status lode_gather_figures(const lode_sheet *sheet, const lode_choice *choice,
                                lode_figures *figures, lode_error *error) {
    const lode_measures *m = sheet->measures;
    const uint32_t units = lode_names_count(m->units);
    lode_status status = LODE_OK;
    *figures = (lode_figures){
        .item = lode_arena_take(sheet->arena, (units + 1) * sizeof *figures->item),
        .of_unit = lode_arena_take(sheet->arena, (units + 1) * sizeof *figures->of_unit)};
    for (uint32_t i = 0; i < units; i++)
        figures->of_unit[i] = LODE_NO_FIGURE;
    for (size_t row = 0; row < m->rows && status == LODE_OK; row++)
        if (lode_is_chosen(sheet, choice, row)) {
            sheet->used[row] = true;
            status = add_row(sheet, figures, row, error);
        }
    for (size_t i = 0; i < figures->n; i++)
        figures->n_values += !figures->item[i].status.n;
    name_figures(sheet, figures);
    return status;
}

lode_status lode_check_available(const lode_sheet *sheet, const lode_figures *figures,
                                 lode_error *error) {
    if (figures->n == 0)
        return LODE_OK;
    const lode_facet *facet = lode_measures_facet(sheet->measures, figures->item[0].row);
    const lode_availability_of of = lode_measures_asked(sheet->measures, facet);
    const lode_availability_entry *barred =
        lode_availability_at(sheet->availability, &of, facet->year);
    if (!barred)
        return LODE_OK;
    lode_fail(error, LODE_REFUSED, "nothing to draw for %s: %.*s",
              lode_arena_print(sheet->arena, "%.*s",
                               LODE_ARG(lode_measures_period(sheet->measures, facet->period))),
              LODE_ARG(barred->reason));
    return lode_fail_hint(error, "choose another period with -t");
}

lode_status lode_choose_all(const lode_sheet *sheet, const lode_choice *choice,
                            lode_figures *figures, lode_error *error) {
    lode_status status = lode_gather_figures(sheet, choice, figures, error);
    if (status == LODE_OK && figures->n == 0)
        return lode_fail(error, LODE_REFUSED, "nothing to draw: no unit has such a figure");
    if (status == LODE_OK)
        status = lode_check_available(sheet, figures, error);
    if (status == LODE_OK && figures->n_values == 0) {
        lode_fail(error, LODE_REFUSED, "nothing to draw: no value for %zu %s", figures->n,
                  lode_units_noun(choice->level, figures->n));
        return lode_fail_hint(error, "their figures are coded:%s",
                              lode_codes_sentence(sheet, figures));
    }
    return status;
}

lode_status lode_mark_asked(const lode_sheet *sheet, lode_figures *figures, lode_error *error) {
    const lode_words asked = sheet->options->unit;
    lode_status status = LODE_OK;
    for (size_t i = 0; i < asked.n && status == LODE_OK; i++)
        status = mark_one(sheet, figures, asked.item[i], error);
    return status;
}

lode_status lode_choose_figures(const lode_sheet *sheet, const lode_choice *choice,
                                lode_figures *figures, lode_error *error) {
    const lode_status status = lode_choose_all(sheet, choice, figures, error);
    return status == LODE_OK ? lode_mark_asked(sheet, figures, error) : status;
}
