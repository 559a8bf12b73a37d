/* The estimate table of differences in differences. */
#include "did_parts.h"
#include "lode/estimates.h"
#include "lode/number.h"
#include "lode/prose.h"

enum { KIND, COMPARISON, N_COMPARISON, DF, METHOD, TIME_PERIOD, EVENT_TIME, REASON, MORE };

static const lode_estimate_column more[MORE] = {
    {"kind", false},   {"comparison", false},  {"n_comparison", true}, {"df", true},
    {"method", false}, {"time_period", false}, {"event_time", true},   {"reason", false}};

enum { DIGITS = 8, DIGITS_OF_LIMITS = 6 };

typedef struct {
    did *d;
    const did_group *g;
    lode_output *output;
    lode_status status;
} writer;

/* A row, and what the design adds; numbers that are NAN are left empty. */
typedef struct {
    lode_estimate e;
    const char *kind, *comparison, *method, *reason;
    double n_comparison, df, event_time;
    lode_slice period;
} row;

static row row_of(const writer *w, const char *kind, const char *term) {
    row r = {lode_estimate_empty, kind, "", "", "", NAN, NAN, NAN, {"", 0}};
    r.e.design = "did";
    r.e.outcome = w->d->outcome;
    r.e.subgroup = lode_text(w->g ? w->g->name : "");
    r.e.term = lode_text(term);
    return r;
}

static lode_cell number(double x, char text[LODE_NUMBER_TEXT]) {
    return lode_cell_plain((lode_slice){text, lode_number_text(x, text)});
}

static void put(writer *w, const row *r) {
    char text[3][LODE_NUMBER_TEXT];
    const lode_cell cell[MORE] = {
        [KIND] = lode_cell_plain(lode_text(r->kind)),
        [COMPARISON] = lode_cell_of(lode_text(r->comparison)),
        [N_COMPARISON] = number(r->n_comparison, text[0]),
        [DF] = number(lode_significant(r->df, DIGITS_OF_LIMITS), text[1]),
        [METHOD] = lode_cell_plain(lode_text(r->method)),
        [TIME_PERIOD] = lode_cell_of(r->period),
        [EVENT_TIME] = number(r->event_time, text[2]),
        [REASON] = lode_cell_of(lode_text(r->reason)),
    };
    if (w->status == LODE_OK)
        w->status = lode_estimates_put(w->output, &r->e, cell, MORE, w->d->error);
}

/* What doubles are off of figures of this size is nothing. */
static double settled(const writer *w, double x) {
    double size = 0;
    for (int side = 0; side < DID_SIDES; side++)
        for (int t = 0; t < DID_TIMES; t++)
            size = fmax(size, fabs(w->g->level[side][t].mean.estimate));
    return fabs(x) < 1e-13 * size ? 0 : lode_significant(x, DIGITS);
}

static void set_interval(const writer *w, row *r, const lode_interval *i) {
    r->e.estimate = settled(w, i->estimate);
    r->e.low = lode_significant(i->low, DIGITS_OF_LIMITS);
    r->e.high = lode_significant(i->high, DIGITS_OF_LIMITS);
}

static void set_difference(const writer *w, row *r, const did_difference *x) {
    r->comparison = w->g->comparison;
    r->n_comparison = (double)x->n[DID_COMPARISON];
    r->e.n_units = (double)(x->n[DID_GROUP] + x->n[DID_COMPARISON]);
    r->e.n_clusters = r->e.n_units;
    r->reason = x->reason ? x->reason : "";
    if (x->reason)
        return;
    set_interval(w, r, &(lode_interval){x->effect.estimate, x->effect.low, x->effect.high});
    r->e.se = lode_significant(x->effect.se, DIGITS);
    r->e.p = lode_significant(x->effect.p, DIGITS_OF_LIMITS);
    r->df = x->effect.df;
    r->method = w->d->options->errors == LODE_CR2 ? "ols CR2" : "ols CR1S";
}

static void put_effect(writer *w) {
    row r = row_of(w, "effect", "effect");
    set_difference(w, &r, &w->g->effect);
    r.period = w->d->period[w->d->time[DID_AFTER]].text;
    r.e.note = lode_arena_print(w->d->arena,
                                "change from %s to %s of the group less that of those compared "
                                "with; what was done only if both would have changed alike",
                                w->d->period[w->d->time[DID_BEFORE]].label,
                                w->d->period[w->d->time[DID_AFTER]].label);
    put(w, &r);
}

static void put_regression(writer *w) {
    const did_group *g = w->g;
    row r = row_of(w, "regression", "regression_to_the_mean");
    r.comparison = g->comparison;
    r.n_comparison = (double)g->effect.n[DID_COMPARISON];
    r.reason = g->no_rebound ? g->no_rebound : "";
    if (!g->no_rebound) {
        lode_prose p = {0};
        set_interval(w, &r, &g->rebound.expected);
        r.e.note = lode_arena_print(
            w->d->arena,
            "(1 - r) (mu - x): r %s; mu %s of those compared with; x %s; limits are "
            "those of r",
            lode_prose_rounded(&p, g->rebound.r, 3), lode_prose_rounded(&p, g->rebound.mean, 3),
            lode_prose_rounded(&p, g->level[DID_GROUP][DID_BEFORE].mean.estimate, 3));
        r.method = "pearson";
        lode_prose_free(&p);
    }
    put(w, &r);
    r = row_of(w, "regression", "beyond_regression");
    r.comparison = g->comparison;
    r.n_comparison = (double)g->effect.n[DID_COMPARISON];
    r.reason = g->no_rebound ? g->no_rebound : "";
    if (!g->no_rebound) {
        set_interval(w, &r, &g->beyond);
        r.e.note = "effect less regression_to_the_mean";
        r.method = "mover";
    }
    put(w, &r);
}

static void put_mean(writer *w, const char *kind, const char *term, const did_mean *m, int time) {
    row r = row_of(w, kind, term);
    set_interval(w, &r, &m->mean);
    r.e.se = lode_significant(m->se, DIGITS);
    r.e.n_units = (double)m->n;
    r.df = (double)m->n - 1;
    r.method = "t";
    r.period = w->d->period[w->d->time[time]].text;
    put(w, &r);
}

static void put_means(writer *w) {
    const did_group *g = w->g;
    put_mean(w, "change", "change", &g->change[DID_GROUP], DID_AFTER);
    put_mean(w, "change", "change.comparison", &g->change[DID_COMPARISON], DID_AFTER);
    put_mean(w, "mean", "before", &g->level[DID_GROUP][DID_BEFORE], DID_BEFORE);
    put_mean(w, "mean", "after", &g->level[DID_GROUP][DID_AFTER], DID_AFTER);
    put_mean(w, "mean", "before.comparison", &g->level[DID_COMPARISON][DID_BEFORE], DID_BEFORE);
    put_mean(w, "mean", "after.comparison", &g->level[DID_COMPARISON][DID_AFTER], DID_AFTER);
}

static void put_events(writer *w) {
    const did *d = w->d;
    for (size_t p = 0; p < d->periods; p++) {
        row r = row_of(w, "event", "event");
        if (d->period[p].bar)
            continue;
        if (p == d->time[DID_BEFORE]) {
            r.e.estimate = 0;
            r.e.note = "the period that others are compared with";
        } else {
            set_difference(w, &r, &w->g->event[p]);
        }
        r.comparison = w->g->comparison;
        r.period = d->period[p].text;
        r.event_time = d->period[p].event_time;
        put(w, &r);
    }
}

/* ---- flow ---- */

static void put_count(writer *w, int side, const char *term, size_t n, const char *reason) {
    row r = row_of(
        w, "flow",
        lode_arena_print(w->d->arena, "%s%s", term, side == DID_COMPARISON ? ".comparison" : ""));
    r.e.n_units = (double)n;
    r.reason = reason;
    put(w, &r);
}

static void put_flow(writer *w, int side) {
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

static void put_group(writer *w) {
    put_effect(w);
    if (w->g->effect.reason)
        return;
    put_regression(w);
    put_means(w);
    put_events(w);
}

lode_status did_write(did *d, lode_output *output) {
    writer w = {d, NULL, output, lode_estimates_header(output, more, MORE, d->error)};
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
