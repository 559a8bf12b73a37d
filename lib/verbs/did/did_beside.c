/* What stands beside an effect: means, changes, what regression to the mean alone would give. */
#include "did_parts.h"
#include "lode/difference.h"
#include "lode/spread.h"
#include "lode/summary.h"

static void mean_of(const double *values, size_t n, did_mean *out) {
    double sd = NAN;
    out->n = n;
    lode_sd(values, n, &sd, NULL);
    out->se = sd / sqrt((double)n);
    if (lode_mean_interval(values, n, LODE_LEVEL_DEFAULT, &out->mean, NULL) != LODE_OK)
        out->mean = (lode_interval){NAN, NAN, NAN};
}

/* The figures of a side before and after, of those who have both. */
static size_t take(const did *d, const did_group *g, int side, double *before, double *after) {
    size_t n = 0;
    for (size_t s = 0; s < d->schools; s++)
        if (g->in[side][s] && did_value(d, s, d->time[DID_BEFORE], &before[n]) &&
            did_value(d, s, d->time[DID_AFTER], &after[n]))
            n++;
    return n;
}

static void expect(did *d, did_group *g, const double *before, const double *after, size_t n) {
    lode_error error = {0};
    const lode_interval effect = {g->effect.effect.estimate, g->effect.effect.low,
                                  g->effect.effect.high};
    lode_status status =
        lode_rebound_expected(before, after, n, g->level[DID_GROUP][DID_BEFORE].mean.estimate,
                              LODE_LEVEL_DEFAULT, &g->rebound, &error);
    if (status == LODE_OK)
        status = lode_difference_interval(&effect, &g->rebound.expected, &g->beyond, &error);
    if (status != LODE_OK)
        g->no_rebound = lode_arena_print(d->arena, "not to be told: %s", error.text);
}

void did_find_beside(did *d, did_group *g) {
    double *before = lode_allocate(3 * d->schools + 3, sizeof *before),
           *after = before + d->schools + 1, *change = after + d->schools + 1;
    for (int side = DID_GROUP; side >= 0; side--) {
        const size_t n = take(d, g, side, before, after);
        for (size_t i = 0; i < n; i++)
            change[i] = after[i] - before[i];
        mean_of(before, n, &g->level[side][DID_BEFORE]);
        mean_of(after, n, &g->level[side][DID_AFTER]);
        mean_of(change, n, &g->change[side]);
        if (side == DID_COMPARISON)
            expect(d, g, before, after, n);
    }
    free(before);
}
