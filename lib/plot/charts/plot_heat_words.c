/* The words of a heat map. */
#include "plot_heat_parts.h"

bool heat_is_dark(size_t shade) {
    return shade == 2 || shade == 3;
}

const char *heat_cell_text(const heat *h, size_t unit, size_t k) {
    static const char *const sign[SHADES + 1] = {" \u2212", "", "", " +", ""};
    const lode_unit_figure *figure = heat_cell_of(h, unit, k);
    const column *c = &h->columns[k];
    if (!figure)
        return "";
    if (figure->status.n)
        return lode_sheet_clean(&h->sheet, figure->status);
    return lode_arena_print(h->sheet.arena, "%s%s",
                            lode_subject_value(&h->sheet, &c->subject, figure->value),
                            h->shading == BY_BETTER ? sign[heat_shade_of(h, unit, k)] : "");
}

static const char *noun(const heat *h) {
    return lode_units_noun(h->columns[0].choice.level, h->units.n);
}

static const char *comparator_words(const heat *h) {
    for (size_t k = 1; k < h->n_columns; k++)
        if (!lode_same(h->columns[k].choice.comparator, h->columns[0].choice.comparator))
            return "different comparators";
    const lode_unit_figure *any = &h->columns[0].figures.item[0];
    const lode_slice name = lode_sheet_text(&h->sheet, any->row, h->sheet.comparator_name);
    const lode_slice word = h->columns[0].choice.comparator;
    if (lode_is(word, "similar") || !name.n)
        return lode_sheet_clean(&h->sheet, word.n ? word : lode_text("those compared"));
    return lode_sheet_clean(&h->sheet, name);
}

bool heat_is_one_period(const heat *h) {
    for (size_t k = 1; k < h->n_columns; k++)
        if (strcmp(h->columns[k].subject.period, h->columns[0].subject.period) != 0)
            return false;
    return true;
}

const char *heat_title(const heat *h) {
    return lode_arena_print(h->sheet.arena, "%zu %s, %zu %s", h->units.n, noun(h), h->n_columns,
                            h->n_columns == 1 ? "measure" : "measures");
}

const char *heat_subtitle(const heat *h) {
    const char *by =
        h->shading == BY_BETTER ? "Compared with" : "Standing among the schools compared with";
    const char *period = heat_is_one_period(h) ? h->columns[0].subject.period : "latest figures";
    return lode_arena_print(h->sheet.arena, "%s %s, %s", by, comparator_words(h), period);
}

static lode_figures all_cells(const heat *h) {
    lode_figures cells = {
        .item = lode_arena_take(h->sheet.arena, h->units.n * h->n_columns * sizeof *cells.item)};
    for (size_t i = 0; i < h->units.n; i++)
        for (size_t k = 0; k < h->n_columns; k++)
            if (heat_cell_of(h, i, k))
                cells.item[cells.n++] = *heat_cell_of(h, i, k);
    return cells;
}

/* Of the cells of one unit with one code the first: its name is to be said once. */
static lode_figures coded_units(const heat *h) {
    const lode_figures cells = all_cells(h);
    lode_figures coded = {.item =
                              lode_arena_take(h->sheet.arena, (cells.n + 1) * sizeof *coded.item)};
    for (size_t i = 0; i < cells.n; i++) {
        bool said = !cells.item[i].status.n;
        for (size_t k = 0; k < coded.n && !said; k++)
            said = coded.item[k].unit == cells.item[i].unit &&
                   lode_same(coded.item[k].status, cells.item[i].status);
        if (!said)
            coded.item[coded.n++] = cells.item[i];
    }
    return coded;
}

const char *heat_caption(const heat *h) {
    lode_arena *arena = h->sheet.arena;
    const lode_figures coded = coded_units(h);
    const char *text =
        h->shading == BY_BETTER
            ? "+ and dark: better; light: the same; \u2212 and pale: worse, by the interval of the "
              "difference. White: not compared."
            : "The darker, the nearer the good side of the measure, in quarters. Such quarters are "
              "not differences: small numbers move far by chance. White: not compared, or no good "
              "side.";
    return lode_arena_print(arena, "%s%s", text, lode_codes_sentence(&h->sheet, &coded));
}

const char *heat_alt(const heat *h) {
    lode_arena *arena = h->sheet.arena;
    const lode_figures cells = all_cells(h);
    size_t coded = 0;
    const char *text = lode_arena_print(arena, "Heat map of %zu %s by %zu %s:", h->units.n, noun(h),
                                        h->n_columns, h->n_columns == 1 ? "measure" : "measures");
    for (size_t k = 0; k < h->n_columns; k++)
        text = lode_arena_print(arena, "%s%s %s", text, k ? ";" : "", h->columns[k].subject.label);
    for (size_t i = 0; i < cells.n; i++)
        coded += cells.item[i].status.n > 0;
    if (h->shading == BY_BETTER)
        text = lode_arena_print(arena, "%s. Against %s: better %zu, the same %zu, worse %zu", text,
                                comparator_words(h), h->count[3], h->count[1], h->count[0]);
    else
        text = lode_arena_print(
            arena,
            "%s. Among the schools compared with %s: best quarter %zu, second %zu, third "
            "%zu, lowest %zu",
            text, comparator_words(h), h->count[3], h->count[2], h->count[1], h->count[0]);
    return lode_arena_print(arena, "%s, not shaded %zu, of these coded %zu.", text,
                            h->count[SHADES], coded);
}
