/* What the differences in differences say in plain words, and what they cannot show. */
#include "did_parts.h"
#include "lode/prose.h"

static const char *rounded(lode_prose *p, double x) {
    return lode_prose_rounded(p, x, 2);
}

/* In the measure's own unit. */
static const char *unit_of(const did *d) {
    if (!d->meaning || !d->meaning->unit.n)
        return "";
    if (lode_is(d->meaning->unit, "%"))
        return " percentage points";
    return lode_arena_print(d->arena, " %.*s", LODE_ARG(d->meaning->unit));
}

static void say_range(lode_prose *p, const lode_interval *i) {
    lode_prose_say(p, " (95%% interval %s to %s)", rounded(p, i->low), rounded(p, i->high));
}

static void end_paragraph(lode_prose *p, lode_output *output) {
    lode_output_paragraph(output, lode_prose_text(p));
    lode_prose_clear(p);
}

static void say_effect(const did *d, const did_group *g, lode_prose *p) {
    const lode_did_effect *e = &g->effect.effect;
    lode_prose_say(
        p,
        "%.*s: in %zu %s schools it changed on average by %s%s from %s to %s, from %s to "
        "%s; in %zu %s by %s, from %s to %s: a difference of %s",
        LODE_ARG(d->meaning ? d->meaning->label : d->outcome), g->effect.n[DID_GROUP], g->name,
        rounded(p, g->change[DID_GROUP].mean.estimate), unit_of(d),
        d->period[d->time[DID_BEFORE]].label, d->period[d->time[DID_AFTER]].label,
        rounded(p, g->level[DID_GROUP][DID_BEFORE].mean.estimate),
        rounded(p, g->level[DID_GROUP][DID_AFTER].mean.estimate), g->effect.n[DID_COMPARISON],
        g->comparison, rounded(p, g->change[DID_COMPARISON].mean.estimate),
        rounded(p, g->level[DID_COMPARISON][DID_BEFORE].mean.estimate),
        rounded(p, g->level[DID_COMPARISON][DID_AFTER].mean.estimate), rounded(p, e->estimate));
    lode_prose_say(p, "%s", unit_of(d));
    say_range(p, &(lode_interval){e->estimate, e->low, e->high});
    lode_prose_say(p, e->low > 0 || e->high < 0
                          ? "."
                          : ". The interval includes 0: the figures do not tell a gain from none "
                            "or from a loss.");
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
                   d->period[d->time[DID_BEFORE]].label, rounded(p, x), rounded(p, mu),
                   rounded(p, g->rebound.expected.estimate));
    lode_prose_say(p, "%s", unit_of(d));
    say_range(p, &g->rebound.expected);
    lode_prose_say(p, " beside the others was to be expected; the difference less that is %s",
                   rounded(p, g->beyond.estimate));
    say_range(p, &g->beyond);
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
            lode_prose_say(p, " Before %s, the two differed", base);
        lode_prose_say(p, "%s in %s by %s", seen > 1 ? "," : "", d->period[i].label,
                       rounded(p, e->effect.estimate));
        say_range(p, &(lode_interval){e->effect.estimate, e->effect.low, e->effect.high});
    }
    if (seen)
        lode_prose_say(p, ": differences from 0 there speak against both having moved alike.");
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

void did_tell(did *d, lode_output *output) {
    lode_prose p = {0};
    for (int i = 0; i < DID_GROUPS; i++) {
        const did_group *g = &d->group[i];
        if (!did_is_asked(g) || g->effect.reason)
            continue;
        say_effect(d, g, &p);
        end_paragraph(&p, output);
        say_regression(d, g, &p);
        say_earlier(d, g, &p);
        end_paragraph(&p, output);
        say_flow(g, &p);
        end_paragraph(&p, output);
    }
    lode_prose_say(&p, "What this cannot show: that the schools would have changed as those "
                       "compared with if nothing had been done; what else was done in either; "
                       "which part of the programme mattered; whether it would do the same in "
                       "other schools or years. Schools were chosen, not drawn by lot.");
    end_paragraph(&p, output);
    lode_prose_free(&p);
}
