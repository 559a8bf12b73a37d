/* The words of a forest chart. */
#include "plot_forest_parts.h"

#include "../words.h"

#include <math.h>

/* ---- rows ---- */

static const char *with(const forest *f, const char *text, const char *more) {
    return lode_arena_print(f->effects.arena, "%s%s%s", text, *text && *more ? ", " : "", more);
}

/* What parts rows of one outcome. */
static const char *part_words(const forest *f, size_t row) {
    static const lode_effect_column parts[] = {LODE_BY_TERM, LODE_BY_DESIGN, LODE_BY_COMPARISON};
    const lode_effects *e = &f->effects;
    const char *text = lode_effects_clean(e, row, LODE_BY_SUBGROUP);
    if (lode_effects_differ(e, LODE_BY_PERIOD))
        text = with(f, text, lode_effects_period(e, row));
    for (size_t k = 0; k < sizeof parts / sizeof *parts; k++)
        if (lode_effects_differ(e, parts[k]))
            text = with(f, text, lode_effects_clean(e, row, parts[k]));
    return text;
}

/* An outcome that all have stands in the subtitle: a long one would leave no room for what parts
 * the rows. */
const char *forest_label(const forest *f, size_t i) {
    const lode_effects *e = &f->effects;
    const size_t row = e->item[i].row;
    const char *label = lode_effects_clean(e, row, LODE_BY_LABEL);
    const char *part = part_words(f, row);
    if (*label)
        return with(f, label, part);
    if (*part && !lode_effects_differ(e, LODE_BY_OUTCOME))
        return part;
    return with(f, lode_effects_outcome(e, row), part);
}

/* ---- what the estimates are ---- */

typedef struct {
    const char *term, *one, *several, *nothing;
} noun;

static const noun sizes = {"", "effect size", "effect sizes", "no effect"};
static const noun estimates = {"", "estimate", "estimates", "0"};
static const noun nouns[] = {
    {"effect", "effect", "effects", "no effect"},
    {"change", "change", "changes", "no change"},
    {"gap", "gap", "gaps", "no gap"},
    {"mean", "mean", "means", "0"},
    {"response_rate", "response rate", "response rates", "0"},
    {"top_box", "top-box share", "top-box shares", "0"},
    {"net_promoter", "net promoter score", "net promoter scores", "0"},
};

static const noun *noun_of(const forest *f) {
    const lode_words terms = lode_effects_different(&f->effects, LODE_BY_TERM);
    if (f->effects.options->effect_size)
        return &sizes;
    for (size_t i = 0; i < sizeof nouns / sizeof *nouns && terms.n == 1; i++)
        if (lode_is(lode_text(terms.item[0]), nouns[i].term))
            return &nouns[i];
    return &estimates;
}

const char *forest_nothing(const forest *f) {
    return noun_of(f)->nothing;
}

/* How many intervals have 0 in them. */
static size_t count_including(const forest *f) {
    size_t n = 0;
    for (size_t i = 0; i < f->effects.n; i++) {
        const lode_effect *effect = &f->effects.item[i];
        n += effect->has_interval && effect->low <= 0 && effect->high >= 0;
    }
    return n;
}

/* ---- title ---- */

static const char *title_of_one(const forest *f) {
    size_t i = 0;
    while (!f->effects.item[i].has)
        i++;
    const lode_effect *effect = &f->effects.item[i];
    return lode_arena_print(f->effects.arena, "%s: %s%s", noun_of(f)->one,
                            lode_effect_words(&f->effects, effect),
                            effect->has_interval ? "" : ", without an interval");
}

static const char *range(const forest *f) {
    double low = HUGE_VAL, high = -HUGE_VAL;
    for (size_t i = 0; i < f->effects.n; i++) {
        if (!f->effects.item[i].has)
            continue;
        low = fmin(low, f->effects.item[i].value);
        high = fmax(high, f->effects.item[i].value);
    }
    return low == high ? lode_effects_value(&f->effects, low)
                       : lode_arena_print(f->effects.arena, "%s to %s",
                                          lode_effects_value(&f->effects, low),
                                          lode_effects_value(&f->effects, high));
}

static const char *what_intervals_say(const forest *f) {
    const size_t n = count_including(f);
    const char *nothing = forest_nothing(f);
    if (n == 0)
        return "no interval includes 0";
    if (n == f->effects.n_intervals)
        return lode_arena_print(f->effects.arena, "every interval includes %s", nothing);
    return n == 1
               ? lode_arena_print(f->effects.arena, "the interval of 1 includes %s", nothing)
               : lode_arena_print(f->effects.arena, "the intervals of %zu include %s", n, nothing);
}

const char *forest_title(const forest *f) {
    const lode_effects *e = &f->effects;
    if (e->n_values == 1)
        return title_of_one(f);
    return lode_arena_print(e->arena, "%zu %s: %s", e->n_values, noun_of(f)->several,
                            f->differences && e->n_intervals ? what_intervals_say(f) : range(f));
}

/* ---- below it ---- */

static const char *unit_words(const forest *f) {
    if (f->effects.options->effect_size)
        return ", Hedges' g in standard deviations";
    if (f->differences && lode_is(f->effects.unit, "%"))
        return ", in percentage points";
    return "";
}

/* "Attainment 8 score: effect, in percentage points" */
static const char *subject(const forest *f) {
    const lode_effects *e = &f->effects;
    const lode_words outcomes = lode_effects_different(e, LODE_BY_OUTCOME);
    const lode_words terms = lode_effects_different(e, LODE_BY_TERM);
    const noun *known = noun_of(f);
    const char *what = known == &estimates ? lode_effects_list(e, &terms)
                       : e->n_values == 1  ? known->one
                                           : known->several;
    const char *on = outcomes.n == 1 ? lode_effects_outcome(e, e->item[0].row)
                                     : lode_arena_print(e->arena, "%zu outcomes", outcomes.n);
    return lode_arena_print(e->arena, "%s: %s%s", on, what, unit_words(f));
}

const char *forest_subtitle(const forest *f) {
    const char *words = lode_axis_words(&f->x, f->effects.arena);
    return lode_arena_print(f->effects.arena, "%s (%s%s%s)", subject(f),
                            f->effects.n_intervals ? "bars: 95% intervals" : "no intervals",
                            *words ? ", " : "", words);
}

static bool is_unit_known(const forest *f) {
    return f->effects.options->effect_size || f->effects.unit.n > 0;
}

const char *forest_caption(const forest *f) {
    const lode_effects *e = &f->effects;
    const char *text = lode_effects_notes(e);
    if (lode_effects_different(e, LODE_BY_UNITS).n)
        text = lode_arena_print(e->arena, "%s n: how many units each rests on.", text);
    if (e->n_values < e->n)
        text = lode_arena_print(e->arena, "%s Without an estimate, the reason in its place: %zu.",
                                text, e->n - e->n_values);
    if (e->n_intervals && e->n_intervals < e->n_values)
        text = lode_arena_print(e->arena, "%s Without an interval: %zu.", text,
                                e->n_values - e->n_intervals);
    if (lode_effects_different(e, LODE_BY_OUTCOME).n > 1 && !is_unit_known(f))
        text = lode_arena_print(e->arena,
                                "%s The units of the outcomes are not known and may differ.", text);
    return text;
}

static const char *alt_row(const forest *f, size_t i) {
    const lode_effects *e = &f->effects;
    const char *n = lode_effects_clean(e, e->item[i].row, LODE_BY_UNITS);
    return lode_arena_print(e->arena, "%s: %s%s%s", forest_label(f, i),
                            e->item[i].has ? lode_effect_words(e, &e->item[i]) : e->item[i].why,
                            *n ? ", n " : "", n);
}

const char *forest_alt(const forest *f) {
    const char *text =
        lode_arena_print(f->effects.arena, "Forest chart. %s, with 95%% intervals.", subject(f));
    for (size_t i = 0; i < f->effects.n; i++)
        text = lode_arena_print(f->effects.arena, "%s%s %s", text, i ? ";" : "", alt_row(f, i));
    return lode_arena_print(f->effects.arena, "%s.", text);
}
