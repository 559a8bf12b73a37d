/* The estimate table of differences in differences: which rows it has. */
#include "did_rows.h"
#include "lode/number.h"
#include "lode/prose.h"

static void put_effect(did_writer *w) {
    did_row r = did_row_of(w, "effect", "effect");
    did_set_difference(w, &r, &w->g->effect);
    r.period = w->d->period[w->d->time[DID_AFTER]].text;
    r.e.note = lode_arena_print(w->d->arena,
                                "change from %s to %s of the group less that of those compared "
                                "with; what was done only if both would have changed alike",
                                w->d->period[w->d->time[DID_BEFORE]].label,
                                w->d->period[w->d->time[DID_AFTER]].label);
    did_put(w, &r);
}

static void put_beside(did_writer *w, const char *term, const lode_interval *i, const char *method,
                       const char *note) {
    did_row r = did_row_of(w, "regression", term);
    r.comparison = w->g->comparison;
    r.n_comparison = (double)w->g->effect.n[DID_COMPARISON];
    if (w->g->no_rebound) {
        r.reason = w->g->no_rebound;
    } else {
        did_set_interval(w, &r, i);
        r.method = method;
        r.e.note = note;
    }
    did_put(w, &r);
}

static void put_regression(did_writer *w) {
    const did_group *g = w->g;
    lode_prose p = {0};
    const char *note = lode_arena_print(
        w->d->arena,
        "(1 - r) (mu - x): r %s; mu %s of those compared with; x %s; limits are those of r",
        lode_prose_rounded(&p, g->rebound.r, 3), lode_prose_rounded(&p, g->rebound.mean, 3),
        lode_prose_rounded(&p, g->level[DID_GROUP][DID_BEFORE].mean.estimate, 3));
    put_beside(w, "regression_to_the_mean", &g->rebound.expected, "pearson", note);
    put_beside(w, "beyond_regression", &g->beyond, "mover", "effect less regression_to_the_mean");
    lode_prose_free(&p);
}

static void put_mean(did_writer *w, const char *kind, const char *term, const did_mean *m,
                     int time) {
    did_row r = did_row_of(w, kind, term);
    did_set_interval(w, &r, &m->mean);
    r.e.se = lode_significant(m->se, DID_DIGITS);
    r.e.n_units = (double)m->n;
    r.df = (double)m->n - 1;
    r.method = "t";
    r.period = w->d->period[w->d->time[time]].text;
    did_put(w, &r);
}

static void put_means(did_writer *w) {
    const did_group *g = w->g;
    put_mean(w, "change", "change", &g->change[DID_GROUP], DID_AFTER);
    put_mean(w, "change", "change.comparison", &g->change[DID_COMPARISON], DID_AFTER);
    put_mean(w, "mean", "before", &g->level[DID_GROUP][DID_BEFORE], DID_BEFORE);
    put_mean(w, "mean", "after", &g->level[DID_GROUP][DID_AFTER], DID_AFTER);
    put_mean(w, "mean", "before.comparison", &g->level[DID_COMPARISON][DID_BEFORE], DID_BEFORE);
    put_mean(w, "mean", "after.comparison", &g->level[DID_COMPARISON][DID_AFTER], DID_AFTER);
}

static void put_events(did_writer *w) {
    const did *d = w->d;
    for (size_t p = 0; p < d->periods; p++) {
        did_row r = did_row_of(w, "event", "event");
        if (d->period[p].bar)
            continue;
        if (p == d->time[DID_BEFORE]) {
            r.e.estimate = 0;
            r.e.note = "the period that others are compared with";
        } else {
            did_set_difference(w, &r, &w->g->event[p]);
        }
        r.comparison = w->g->comparison;
        r.period = d->period[p].text;
        r.event_time = d->period[p].event_time;
        did_put(w, &r);
    }
}

/* ---- flow ---- */

static void put_count(did_writer *w, int side, const char *term, size_t n, const char *reason) {
    did_row r = did_row_of(
        w, "flow",
        lode_arena_print(w->d->arena, "%s%s", term, side == DID_COMPARISON ? ".comparison" : ""));
    r.e.n_units = (double)n;
    r.reason = reason;
    did_put(w, &r);
}

static void put_flow(did_writer *w, int side) {
    const did_group *g = w->g;
    put_count(w, side, "assigned", g->assigned[side], "");
    for (size_t i = 0; i < g->lacks; i++) {
        const did_lack *l = &g->lack[i];
        if (l->side != side)
            continue;
        put_count(w, side, l->period == DID_NO_PERIOD ? "not_compared" : "left_out", l->schools,
                  l->period == DID_NO_PERIOD
                      ? lode_arena_print(w->d->arena, "%.*s", LODE_ARG(l->why))
                      : lode_arena_print(w->d->arena, "%.*s in %s", LODE_ARG(l->why),
                                         w->d->period[l->period].label));
    }
    put_count(w, side, "analysed", g->analysed[side], "");
}

static void put_group(did_writer *w) {
    put_effect(w);
    if (w->g->effect.reason)
        return;
    put_regression(w);
    put_means(w);
    put_events(w);
}

lode_status did_write(did *d, lode_output *output) {
    did_writer w = {d, NULL, output, did_put_header(d, output)};
    for (int i = 0; i < DID_GROUPS; i++) {
        w.g = &d->group[i];
        if (did_is_asked(w.g))
            put_group(&w);
    }
    for (int i = 0; i < DID_GROUPS; i++) {
        w.g = &d->group[i];
        for (int side = DID_GROUP; side >= 0 && did_is_asked(w.g); side--)
            put_flow(&w, side);
    }
    w.g = NULL;
    if (d->not_known)
        put_count(&w, DID_GROUP, "role_not_known", d->not_known, "a code instead of a role");
    return w.status;
}
