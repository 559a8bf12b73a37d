/* Differences in differences of a group and those beside it, between two periods. */
#include "did_parts.h"

/* The figures of those who have both, one school after the other, as lode_did_2x2 takes them. */
typedef struct {
    double *value;
    bool *treated, *after;
    uint32_t *cluster;
    size_t schools;
} sample;

static sample new_sample(const did *d) {
    const size_t n = 2 * d->schools + 1;
    return (sample){lode_allocate(n, sizeof(double)), lode_allocate(n, sizeof(bool)),
                    lode_allocate(n, sizeof(bool)), lode_allocate(n, sizeof(uint32_t)), 0};
}

static void free_sample(sample *x) {
    free(x->value);
    free(x->treated);
    free(x->after);
    free(x->cluster);
}

static void take(const did *d, const did_group *g, size_t period, sample *x, size_t *n) {
    double v[DID_TIMES];
    for (size_t s = 0; s < d->schools; s++) {
        const int side = g->in[DID_GROUP][s] ? DID_GROUP : DID_COMPARISON;
        if (!g->in[side][s] || !did_value(d, s, d->time[DID_BEFORE], &v[DID_BEFORE]) ||
            !did_value(d, s, period, &v[DID_AFTER]))
            continue;
        for (int t = 0; t < DID_TIMES; t++) {
            const size_t i = 2 * x->schools + (size_t)t;
            x->value[i] = v[t];
            x->treated[i] = side == DID_GROUP;
            x->after[i] = t == DID_AFTER;
            x->cluster[i] = (uint32_t)x->schools;
        }
        x->schools++;
        n[side]++;
    }
}

/* Whether the change is the same within each side, but for what doubles are off: then there is
 * nothing to measure an error by. */
static bool changes_alike(const sample *x) {
    double least[DID_SIDES] = {INFINITY, INFINITY}, most[DID_SIDES] = {-INFINITY, -INFINITY};
    double largest = 0;
    for (size_t s = 0; s < x->schools; s++) {
        const double change = x->value[2 * s + 1] - x->value[2 * s];
        const int side = x->treated[2 * s];
        least[side] = fmin(least[side], change);
        most[side] = fmax(most[side], change);
        largest = fmax(largest, fmax(fabs(x->value[2 * s]), fabs(x->value[2 * s + 1])));
    }
    return most[0] - least[0] <= 1e-12 * largest && most[1] - least[1] <= 1e-12 * largest;
}

static void refuse(did_difference *out, lode_status status, const char *reason) {
    out->status = status;
    out->reason = reason;
}

static const char *few(did *d, const did_group *g, size_t period, const size_t *n) {
    return lode_arena_print(d->arena,
                            "%zu %s and %zu comparison schools have figures in %s and %s; needs "
                            "%d of each",
                            n[DID_GROUP], g->name, n[DID_COMPARISON],
                            d->period[d->time[DID_BEFORE]].label, d->period[period].label,
                            LODE_SCHOOL_DID_LEAST);
}

static void fit(did *d, const sample *x, did_difference *out) {
    lode_did found;
    lode_error error = {0};
    lode_status status = lode_did_2x2(x->value, x->treated, x->after, 2 * x->schools, x->cluster,
                                      x->schools, &found, &error);
    if (status == LODE_OK)
        status = lode_did_by_cluster(&found, x->schools, d->options->errors, LODE_LEVEL_DEFAULT,
                                     &out->effect, &error);
    if (status != LODE_OK)
        refuse(out, status, lode_arena_print(d->arena, "%s", error.text));
}

static void find_difference(did *d, const did_group *g, size_t period, did_difference *out) {
    sample x = new_sample(d);
    take(d, g, period, &x, out->n);
    if (out->n[DID_GROUP] < LODE_SCHOOL_DID_LEAST || out->n[DID_COMPARISON] < LODE_SCHOOL_DID_LEAST)
        refuse(out, LODE_REFUSED, few(d, g, period, out->n));
    else if (changes_alike(&x))
        refuse(out, LODE_REFUSED, "schools changed all alike: there is no error to measure by");
    else
        fit(d, &x, out);
    free_sample(&x);
}

static void find_group(did *d, did_group *g) {
    find_difference(d, g, d->time[DID_AFTER], &g->effect);
    g->event = lode_allocate(d->periods, sizeof *g->event);
    for (size_t p = 0; p < d->periods && !g->effect.reason; p++)
        if (!d->period[p].bar && p != d->time[DID_BEFORE])
            find_difference(d, g, p, &g->event[p]);
    if (!g->effect.reason)
        did_find_beside(d, g);
}

/* Where those who might be compared with are too few, who of them are not. */
static lode_status hint_few(did *d, const did_group *g) {
    const char *list = "";
    for (size_t i = 0; i < g->lacks; i++)
        if (g->lack[i].side == DID_COMPARISON && g->lack[i].period == DID_NO_PERIOD)
            list = lode_arena_print(d->arena, "%s%s%zu (%.*s)", list, *list ? ", " : "",
                                    g->lack[i].schools, LODE_ARG(g->lack[i].why));
    if (*list && g->effect.n[DID_COMPARISON] < LODE_SCHOOL_DID_LEAST)
        return lode_fail_hint(d->error, "schools not compared with: %s", list);
    return lode_fail_hint(d->error, "with fewer the degrees of freedom may be below 4, where "
                                    "intervals no longer hold what they say");
}

lode_status did_estimate(did *d) {
    for (int i = 0; i < DID_GROUPS; i++)
        if (did_is_asked(&d->group[i]))
            find_group(d, &d->group[i]);
    const did_difference *main = &d->group[0].effect;
    if (main->reason) {
        lode_fail(d->error, main->status, "%s", main->reason);
        return main->n[DID_GROUP] < LODE_SCHOOL_DID_LEAST ||
                       main->n[DID_COMPARISON] < LODE_SCHOOL_DID_LEAST
                   ? hint_few(d, &d->group[0])
                   : main->status;
    }
    if (d->group[1].effect.reason)
        lode_notice(d->report, "no effect of supporting: %s", d->group[1].effect.reason);
    return LODE_OK;
}
