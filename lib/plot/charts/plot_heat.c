/* The heat map: units by measures, each cell with its value or code, shaded by where it stands. */
#include "plot_heat_parts.h"

static lode_status find_shading(heat *h, lode_error *error) {
    const int percentile = lode_sheet_column(&h->sheet, "percentile");
    const int better = lode_sheet_column(&h->sheet, "better");
    const char *asked = h->sheet.options->shade;
    const bool by_better = asked ? strcmp(asked, "better") == 0 : percentile < 0;
    h->shading = by_better ? BY_BETTER : BY_PERCENTILE;
    h->shade_column = by_better ? better : percentile;
    if (h->shade_column >= 0)
        return LODE_OK;
    lode_fail(error, LODE_USAGE, "there is no column '%s' to shade by",
              by_better ? "better" : "percentile");
    return lode_fail_hint(error, "lode-bench writes percentile and better");
}

static bool is_shaded(const heat *h, size_t row) {
    return lode_sheet_text(&h->sheet, row, h->shade_column).n > 0;
}

/* Without --against, the first comparator that says where figures stand: England has no
 * percentile of schools. */
static lode_status choose_comparator(const heat *h, lode_choice *choice, lode_error *error) {
    const lode_status status = lode_choose_comparator(&h->sheet, choice, error);
    if (status != LODE_OK || h->sheet.options->against.n)
        return status;
    for (size_t row = 0; row < h->sheet.measures->rows; row++)
        if (lode_measures_facet(h->sheet.measures, row)->measure == choice->measure &&
            is_shaded(h, row)) {
            choice->comparator = lode_sheet_text(&h->sheet, row, h->sheet.comparator);
            return LODE_OK;
        }
    return LODE_OK;
}

static lode_status choose_column(heat *h, column *c, uint32_t measure, lode_error *error) {
    c->choice = (lode_choice){.measure = measure};
    lode_status status = lode_choose_group(&h->sheet, &c->choice, error);
    if (status == LODE_OK)
        status = lode_choose_period(&h->sheet, &c->choice, error);
    if (status == LODE_OK)
        status = choose_comparator(h, &c->choice, error);
    if (status == LODE_OK)
        status = lode_choose_all(&h->sheet, &c->choice, &c->figures, error);
    if (status == LODE_OK)
        c->subject = lode_subject_of(&h->sheet, &c->choice, &c->figures);
    return status;
}

static bool is_unit_seen(const lode_figures *units, uint32_t unit) {
    for (size_t i = 0; i < units->n; i++)
        if (units->item[i].unit == unit)
            return true;
    return false;
}

static lode_status find_units(heat *h, lode_error *error) {
    const uint32_t most = lode_names_count(h->sheet.measures->units);
    lode_figures all = {.item = lode_arena_take(h->sheet.arena, (most + 1) * sizeof *all.item)};
    for (size_t k = 0; k < h->n_columns; k++)
        for (size_t i = 0; i < h->columns[k].figures.n; i++)
            if (!is_unit_seen(&all, h->columns[k].figures.item[i].unit))
                all.item[all.n++] = h->columns[k].figures.item[i];
    const lode_status status = lode_mark_asked(&h->sheet, &all, error);
    if (status != LODE_OK)
        return status;
    h->units.item = lode_arena_take(h->sheet.arena, (all.n + 1) * sizeof *all.item);
    for (size_t i = 0; i < all.n; i++)
        if (h->sheet.options->unit.n == 0 || all.item[i].asked)
            h->units.item[h->units.n++] = all.item[i];
    return lode_rows_check(h->units.n, error);
}

const lode_unit_figure *heat_cell_of(const heat *h, size_t unit, size_t k) {
    const lode_figures *figures = &h->columns[k].figures;
    const size_t place = figures->of_unit[h->units.item[unit].unit];
    return place == LODE_NO_FIGURE ? NULL : &figures->item[place];
}

size_t heat_shade_of(const heat *h, size_t unit, size_t k) {
    const lode_unit_figure *figure = heat_cell_of(h, unit, k);
    double percentile;
    if (!figure || figure->status.n)
        return SHADES;
    if (h->shading == BY_BETTER) {
        const lode_slice word = lode_sheet_text(&h->sheet, figure->row, h->shade_column);
        return lode_is(word, "worse")    ? 0
               : lode_is(word, "same")   ? 1
               : lode_is(word, "better") ? 3
                                         : SHADES;
    }
    const lode_polarity polarity = h->columns[k].subject.polarity;
    if (polarity == LODE_NEITHER ||
        !lode_sheet_number(&h->sheet, figure->row, h->shade_column, &percentile))
        return SHADES;
    if (polarity == LODE_LOW_IS_GOOD)
        percentile = 100 - percentile;
    return percentile < 25 ? 0 : percentile < 50 ? 1 : percentile < 75 ? 2 : 3;
}

static lode_status count_shades(heat *h, lode_error *error) {
    for (size_t i = 0; i < h->units.n; i++)
        for (size_t k = 0; k < h->n_columns; k++)
            h->count[heat_shade_of(h, i, k)]++;
    if (h->count[SHADES] < h->units.n * h->n_columns)
        return LODE_OK;
    lode_fail(error, LODE_REFUSED, "nothing to shade: no figure of these has a %s",
              h->shading == BY_BETTER ? "better" : "percentile");
    return lode_fail_hint(error, "choose with --against a comparator that has, or --shade %s",
                          h->shading == BY_BETTER ? "percentile" : "better");
}

static lode_status choose(heat *h, lode_error *error) {
    uint32_t *measure;
    lode_status status = find_shading(h, error);
    if (status == LODE_OK)
        status = lode_choose_measures(&h->sheet, 1, MOST_COLUMNS, &measure, &h->n_columns, error);
    if (status != LODE_OK)
        return status;
    h->columns = lode_arena_take(h->sheet.arena, h->n_columns * sizeof *h->columns);
    for (size_t k = 0; k < h->n_columns && status == LODE_OK; k++)
        status = choose_column(h, &h->columns[k], measure[k], error);
    if (status == LODE_OK)
        status = find_units(h, error);
    return status == LODE_OK ? count_shades(h, error) : status;
}

lode_status lode_plot_heat(const lode_plot_options *options, const lode_input *input,
                           lode_reference *reference, lode_script *script, lode_report *report,
                           lode_error *error) {
    heat h = {0};
    lode_status status = lode_sheet_open(&h.sheet, options, input, reference, report, error);
    if (status == LODE_OK)
        status = choose(&h, error);
    if (status == LODE_OK) {
        heat_draw(&h, script);
        lode_sheet_account(&h.sheet);
    }
    lode_sheet_close(&h.sheet);
    return status;
}
