/* What the differences in differences say in plain words, and what they cannot show. */
#include "did_parts.h"
#include "lode/figure_interval.h"
#include "lode/prose.h"

/* Enough decimals to tell the limits of the effect apart, of figures however small; at least 2. */
static int decimals_of(const did_group *g) {
    const double half = (g->effect.effect.high - g->effect.effect.low) / 2;
    return half > 0 ? (int)fmin(12, fmax(2, 1 - floor(log10(half)))) : 2;
}

static const char *rounded(const did_group *g, lode_prose *p, double x) {
    return lode_prose_rounded(p, x, decimals_of(g));
}

/* In the measure's own unit. */
static const char *unit_of(const did *d) {
    if (!d->meaning || !d->meaning->unit.n)
        return "";
    if (lode_is(d->meaning->unit, "%"))
        return " percentage points";
    return lode_arena_print(d->arena, " %.*s", LODE_ARG(d->meaning->unit));
}

static void say_range(const did_group *g, lode_prose *p, const lode_interval *i) {
    lode_prose_say(p, " (95%% interval %s to %s)", rounded(g, p, i->low), rounded(g, p, i->high));
}

static void end_paragraph(lode_prose *p, lode_output *output) {
    lode_output_paragraph(output, lode_prose_text(p));
    lode_prose_clear(p);
}

/* What is compared: by its label, and the pupils it is of if not all. */
static const char *name_of(const did *d) {
    const lode_slice breakdown = lode_measures_breakdown(d->m, d->breakdown);
    if (!d->meaning)
        return lode_arena_print(d->arena, "%.*s", LODE_ARG(d->outcome));
    return lode_same_folded(breakdown, lode_text("Total"))
               ? lode_arena_print(d->arena, "%.*s", LODE_ARG(d->meaning->label))
               : lode_arena_print(d->arena, "%.*s (%.*s)", LODE_ARG(d->meaning->label),
                                  LODE_ARG(breakdown));
}

/* A fall is the better change where low is good. */
static void say_verdict(const did *d, const lode_did_effect *e, lode_prose *p) {
    const lode_polarity polarity = d->meaning ? d->meaning->polarity : LODE_NEITHER;
    if (e->low <= 0 && e->high >= 0)
        lode_prose_say(p, ". The interval includes 0: the figures do not tell %s.",
                       polarity == LODE_NEITHER ? "a difference from none"
                                                : "a gain from none or from a loss");
    else if (polarity == LODE_NEITHER)
        lode_prose_say(p, ".");
    else
        lode_prose_say(p,
                       ". Of this measure %s figures are better: the change was %s than in those "
                       "compared with.",
                       polarity == LODE_LOW_IS_GOOD ? "low" : "high",
                       lode_figure_better(polarity, e->low, e->high));
}

static void say_effect(const did *d, const did_group *g, lode_prose *p) {
    const lode_did_effect *e = &g->effect.effect;
    lode_prose_say(p,
                   "%s: in %zu %s schools it changed on average by %s%s from %s to %s, from %s to "
                   "%s; in %zu %s by %s, from %s to %s: a difference of %s",
                   name_of(d), g->effect.n[DID_GROUP], g->name,
                   rounded(g, p, g->change[DID_GROUP].mean.estimate), unit_of(d),
                   d->period[d->time[DID_BEFORE]].label, d->period[d->time[DID_AFTER]].label,
                   rounded(g, p, g->level[DID_GROUP][DID_BEFORE].mean.estimate),
                   rounded(g, p, g->level[DID_GROUP][DID_AFTER].mean.estimate),
                   g->effect.n[DID_COMPARISON], g->comparison,
                   rounded(g, p, g->change[DID_COMPARISON].mean.estimate),
                   rounded(g, p, g->level[DID_COMPARISON][DID_BEFORE].mean.estimate),
                   rounded(g, p, g->level[DID_COMPARISON][DID_AFTER].mean.estimate),
                   rounded(g, p, e->estimate));
    lode_prose_say(p, "%s", unit_of(d));
    say_range(g, p, &(lode_interval){e->estimate, e->low, e->high});
    say_verdict(d, e, p);
}

static void say_regression(const did *d, const did_group *g, lode_prose *p) {
    const double x = g->level[DID_GROUP][DID_BEFORE].mean.estimate, mu = g->rebound.mean;
    if (g->no_rebound) {
        lode_prose_say(p, "What regression to the mean alone would have given is %s.",
                       g->no_rebound);
        return;
    }
    lode_prose_say(p,
                   "In %s these schools stood at %s, those compared with at %s. Figures that lie "
                   "to one side of the mean lie on average nearer to it the next time, whatever "
                   "is done: by regression to the mean alone a change of %s",
                   d->period[d->time[DID_BEFORE]].label, rounded(g, p, x), rounded(g, p, mu),
                   rounded(g, p, g->rebound.expected.estimate));
    lode_prose_say(p, "%s", unit_of(d));
    say_range(g, p, &g->rebound.expected);
    lode_prose_say(p, " beside the others was to be expected; the difference less that is %s",
                   rounded(g, p, g->beyond.estimate));
    say_range(g, p, &g->beyond);
    lode_prose_say(p, ".");
}

/* Whether both moved alike before. */
static void say_earlier(const did *d, const did_group *g, lode_prose *p) {
    const char *base = d->period[d->time[DID_BEFORE]].label;
    size_t seen = 0;
    for (size_t i = 0; i < d->time[DID_BEFORE]; i++) {
        const did_difference *e = &g->event[i];
        if (d->period[i].bar || e->reason)
            continue;
        if (seen++ == 0)
            lode_prose_say(p, " Against %s, the difference between the two was other", base);
        lode_prose_say(p, "%s by %s", seen > 1 ? "," : "", rounded(g, p, e->effect.estimate));
        say_range(g, p, &(lode_interval){e->effect.estimate, e->effect.low, e->effect.high});
        lode_prose_say(p, " in %s", d->period[i].label);
    }
    if (seen)
        lode_prose_say(p, ": an interval without 0 speaks against both having moved alike before; "
                          "one with it does not show that they did.");
    else
        lode_prose_say(p,
                       " There is no earlier period that could be compared with %s: whether "
                       "both moved alike before cannot be seen.",
                       base);
}

static void say_flow(const did_group *g, lode_prose *p) {
    lode_prose_say(p,
                   "%zu of %zu %s schools and %zu of %zu compared with have figures in both "
                   "periods; the others are not counted.",
                   g->analysed[DID_GROUP], g->assigned[DID_GROUP], g->name,
                   g->analysed[DID_COMPARISON], g->assigned[DID_COMPARISON]);
}

static void tell_group(const did *d, const did_group *g, lode_prose *p, lode_output *output) {
    if (g->effect.reason) {
        lode_prose_say(p, "What changed in %s schools is not told: %s.", g->name, g->effect.reason);
        end_paragraph(p, output);
        return;
    }
    say_effect(d, g, p);
    end_paragraph(p, output);
    say_regression(d, g, p);
    say_earlier(d, g, p);
    end_paragraph(p, output);
    say_flow(g, p);
    end_paragraph(p, output);
}

void did_tell(did *d, lode_output *output) {
    lode_prose p = {0};
    for (int i = 0; i < DID_GROUPS; i++)
        if (did_is_asked(&d->group[i]))
            tell_group(d, &d->group[i], &p, output);
    lode_prose_say(&p, "What this cannot show: that the schools would have changed as those "
                       "compared with if nothing had been done; what else was done in either; "
                       "which part of the programme mattered; whether it would do the same in "
                       "other schools or years. Schools were chosen, not drawn by lot.");
    end_paragraph(&p, output);
    lode_prose_free(&p);
}
