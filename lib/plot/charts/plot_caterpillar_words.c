/* The words of a caterpillar. */
#include "plot_caterpillar_parts.h"

#include <math.h>

static bool any_interval(const caterpillar *c) {
    for (size_t i = 0; i < c->n; i++)
        if (c->bars[i].has_interval)
            return true;
    return false;
}

/* How many bars lie wholly above or below the line. */
static size_t count_apart(const caterpillar *c, bool above) {
    size_t n = 0;
    for (size_t i = 0; i < c->n; i++) {
        const bar *b = &c->bars[i];
        n += b->has_interval && (above ? b->low > c->rule.value : b->high < c->rule.value);
    }
    return n;
}

static size_t count_intervals(const caterpillar *c) {
    size_t n = 0;
    for (size_t i = 0; i < c->n; i++)
        n += c->bars[i].has_interval;
    return n;
}

void caterpillar_find_range(const caterpillar *c, double *low, double *high) {
    *low = HUGE_VAL;
    *high = -HUGE_VAL;
    for (size_t i = 0; i < c->n; i++) {
        if (c->bars[i].figure->status.n)
            continue;
        *low = fmin(*low, c->bars[i].figure->value);
        *high = fmax(*high, c->bars[i].figure->value);
    }
}

const char *caterpillar_value_text(const caterpillar *c, double value) {
    return lode_subject_value(&c->sheet, &c->subject, value);
}

const char *caterpillar_title(const caterpillar *c) {
    double low, high;
    caterpillar_find_range(c, &low, &high);
    const char *range =
        low == high ? caterpillar_value_text(c, low)
                    : lode_arena_print(c->sheet.arena, "%s to %s", caterpillar_value_text(c, low),
                                       caterpillar_value_text(c, high));
    return lode_arena_print(c->sheet.arena, "%zu %s: %s%s%s%s%s", c->figures.n_values,
                            lode_units_noun(c->choice.level, c->figures.n_values), range,
                            c->rule.is ? ", " : "", c->rule.is ? c->rule.name : "",
                            c->rule.is ? " " : "",
                            c->rule.is ? caterpillar_value_text(c, c->rule.value) : "");
}

static const char *bars_words(const caterpillar *c) {
    if (!any_interval(c))
        return "no intervals";
    return c->sheet.options->pairwise ? "bars: 1.39 standard errors" : "bars: 95% intervals";
}

const char *caterpillar_subtitle(const caterpillar *c) {
    const char *range = lode_axis_words(&c->x, c->sheet.arena);
    return lode_arena_print(c->sheet.arena, "%s, %s (%s%s%s)", c->subject.label, c->subject.period,
                            bars_words(c), *range ? ", " : "", range);
}

static const char *method_words(const caterpillar *c) {
    bool published = false, wilson = false;
    for (size_t i = 0; i < c->n; i++) {
        published = published || lode_is(c->bars[i].method, "published");
        wilson = wilson || lode_is(c->bars[i].method, "wilson");
    }
    return published && wilson ? ", as published or else by Wilson's method"
           : published         ? ", as published"
           : wilson            ? ", by Wilson's method"
                               : "";
}

const char *caterpillar_caption(const caterpillar *c) {
    lode_arena *arena = c->sheet.arena;
    const char *bars = "";
    if (any_interval(c) && c->sheet.options->pairwise)
        bars = lode_arena_print(
            arena,
            "Bars: 1.39 standard errors, 1.39/1.96 of the 95%% interval%s: two units whose bars "
            "do not overlap differ by more than chance at about the 5%% level. They are not for "
            "comparing a unit with %s.",
            method_words(c), c->rule.is ? c->rule.name : "another figure");
    else if (any_interval(c))
        bars = lode_arena_print(
            arena, "Bars: 95%% interval of each figure%s. Two overlapping bars may still differ.",
            method_words(c));
    const char *order = caterpillar_is_sorted_by(c, "value")
                            ? " The order of units whose bars overlap may be chance."
                            : "";
    return lode_arena_print(arena, "%s%s%s", bars, order,
                            lode_codes_sentence(&c->sheet, &c->figures));
}

const char *caterpillar_alt(const caterpillar *c) {
    lode_arena *arena = c->sheet.arena;
    double low, high;
    caterpillar_find_range(c, &low, &high);
    const char *text =
        lode_arena_print(arena, "Caterpillar chart. %s, %s, of %zu %s, from %s to %s%s.",
                         c->subject.label, c->subject.period, c->figures.n_values,
                         lode_units_noun(c->choice.level, c->figures.n_values),
                         caterpillar_value_text(c, low), caterpillar_value_text(c, high),
                         caterpillar_is_sorted_by(c, "value") ? ", highest first" : "");
    const size_t bars = count_intervals(c);
    if (c->rule.is)
        text = lode_arena_print(arena, "%s %s: %s.", text, c->rule.name,
                                caterpillar_value_text(c, c->rule.value));
    if (c->sheet.options->pairwise)
        return lode_arena_print(arena, "%s Bars of 1.39 standard errors: %zu.", text, bars);
    if (!c->rule.is)
        return lode_arena_print(arena, "%s 95%% intervals: %zu.", text, bars);
    return lode_arena_print(arena, "%s 95%% intervals: %zu; wholly above it %zu, below %zu.", text,
                            bars, count_apart(c, true), count_apart(c, false));
}
