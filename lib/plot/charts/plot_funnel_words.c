/* The words of a funnel. */
#include "../clean.h"
#include "plot_funnel_parts.h"

const char *funnel_title(const funnel *f) {
    const size_t out = f->count[OUTSIDE_998][0] + f->count[OUTSIDE_998][1];
    return lode_arena_print(f->sheet.arena, "%zu of %zu %s outside the 99.8%% limits", out, f->n,
                            lode_units_noun(f->choice.level, f->n));
}

const char *funnel_subtitle(const funnel *f) {
    const char *range = lode_axis_words(&f->y, f->sheet.arena);
    return lode_arena_print(f->sheet.arena, "%s, %s%s%s%s", f->subject.label, f->subject.period,
                            *range ? " (" : "", range, *range ? ")" : "");
}

const char *funnel_alt(const funnel *f) {
    return lode_arena_print(
        f->sheet.arena,
        "Funnel chart. %s, %s, of %zu %s against the number behind each, %.12g to %.12g. Centre: "
        "%s, %s. Above the 99.8%% limits %zu, below %zu; between the 95%% and 99.8%% limits %zu "
        "above, %zu below; within %zu.",
        f->subject.label, f->subject.period, f->n, lode_units_noun(f->choice.level, f->n),
        f->points[0].n, f->points[f->n - 1].n, f->centre.name,
        lode_subject_value(&f->sheet, &f->subject, f->centre.value), f->count[OUTSIDE_998][1],
        f->count[OUTSIDE_998][0], f->count[OUTSIDE_95][1], f->count[OUTSIDE_95][0],
        f->count[WITHIN][0]);
}

/* What 1 is by chance alone, to two decimals; empty where it is not known. */
static const char *dispersion_words(const funnel *f, size_t row) {
    char text[LODE_NUMBER_TEXT];
    lode_number dispersion;
    if (!lode_number_read(
            lode_sheet_text(&f->sheet, row, lode_sheet_column(&f->sheet, "dispersion")),
            &dispersion))
        return "";
    lode_number_rounded(dispersion.value, 2, false, text);
    return lode_arena_print(f->sheet.arena, ", dispersion %s (1 by chance alone)", text);
}

/* " Limits: binomial, dispersion 2.30 (1 by chance alone)." */
static const char *method_sentence(const funnel *f) {
    lode_arena *arena = f->sheet.arena;
    const size_t row = f->points[0].figure->row;
    const lode_slice method = lode_clean(
        arena, lode_sheet_text(&f->sheet, row, lode_sheet_column(&f->sheet, "limits_method")));
    if (!method.n)
        return "";
    return lode_arena_print(arena, " Limits: %.*s%s.", LODE_ARG(method), dispersion_words(f, row));
}

const char *funnel_caption(const funnel *f, size_t unnamed) {
    lode_arena *arena = f->sheet.arena;
    const char *text = lode_arena_print(
        arena,
        "Light circles: within the limits. Dark circles: outside the 95%% limits (dashed), where "
        "by chance 1 of 20 would lie. Diamonds: outside the 99.8%% limits (solid), 1 of 500.%s",
        method_sentence(f));
    if (f->sheet.options->unit.n)
        text = lode_arena_print(arena, "%s Ringed: %s.", text,
                                f->sheet.options->unit.n == 1 ? "the one asked for"
                                                              : "those asked for");
    if (unnamed)
        text = lode_arena_print(arena, "%s %zu more outside are not named.", text, unnamed);
    if (f->no_limits)
        text = lode_arena_print(arena, "%s Not drawn: %zu without a number of pupils or limits.",
                                text, f->no_limits);
    return lode_arena_print(arena, "%s%s", text, lode_codes_sentence(&f->sheet, &f->figures));
}
