/* Funnel limits: how far from the comparator chance takes a figure of this size.
 *
 * The exact tail of a count decides, and the limits are drawn where it does; of scores, z. Where
 * --over-dispersion asks for it, what all rows compared with the same figure have in common is
 * added to chance, and z decides. */
#include "bench_closer.h"

#include "lode/funnel.h"
#include "lode/random.h"

#include <math.h>
#include <stdlib.h>

enum { INNER, OUTER, PAIRS };

static const double tails[PAIRS] = {0.025, 0.001};

static double far(int pair) {
    return lode_normal_quantile(1 - tails[pair]);
}

/* ---- a row on the scale of its chance ---- */

typedef struct {
    lode_funnel_scale scale;
    double target, size, figure; /* as lode/funnel.h takes them */
    double unit;                 /* one of figure in the units of value */
} on_scale;

/* A share of everybody or nobody leaves nothing to chance. */
static bool find_scale(const bench_look *look, on_scale *out) {
    const double share = look->target / 100;
    if (isnan(look->target))
        return false;
    switch (look->chance) {
    case BENCH_SHARE:
        *out = (on_scale){LODE_FUNNEL_SHARE, share, look->size, look->count / look->size, 100};
        return share > 0 && share < 1;
    case BENCH_RATIO: {
        const double expected = share * look->size;
        *out = (on_scale){LODE_FUNNEL_RATIO, 1, expected, look->count / expected, look->target};
        return expected > 0;
    }
    case BENCH_SCORE: {
        const double precision = 1 / (look->size * look->size);
        *out = (on_scale){LODE_FUNNEL_SCORE, look->target, precision, look->value, 1};
        return true;
    }
    default:
        return false;
    }
}

/* ---- over-dispersion ---- */

/* The logarithm of no events has no end, so that half of one is counted in its place. */
static double figure_of(const on_scale *at) {
    const double half = 0.5 / at->size;
    return at->scale == LODE_FUNNEL_RATIO && at->figure < half ? half : at->figure;
}

/* Figures with and without n may stand in one group; what they have in common is told of those of
 * whom there are most. */
static bench_chance commonest_chance(const bench_all_looks *all, const bench_group *group) {
    size_t n[BENCH_SCORE + 1] = {0};
    bench_chance most = BENCH_SHARE;
    for (size_t i = 0; i < group->n; i++)
        n[all->look[all->member[group->first + i]].chance]++;
    for (bench_chance c = BENCH_SHARE; c <= BENCH_SCORE; c++)
        most = n[c] > n[most] ? c : most;
    return most;
}

static lode_status find_dispersion(const bench *b, const bench_all_looks *all, bench_group *group,
                                   lode_error *error) {
    const double trimmed = 0.1;
    double *z = lode_reallocate(NULL, group->n, sizeof *z);
    double *size = lode_reallocate(NULL, group->n, sizeof *size);
    lode_funnel_scale scale = LODE_FUNNEL_SCORE;
    size_t n = 0;
    group->chance = commonest_chance(all, group);
    for (size_t i = 0; i < group->n; i++) {
        const bench_look *look = &all->look[all->member[group->first + i]];
        on_scale at;
        if (look->chance != group->chance || !find_scale(look, &at))
            continue;
        scale = at.scale;
        z[n] = lode_funnel_z(at.scale, at.target, at.size, figure_of(&at));
        size[n++] = at.size;
    }
    lode_status status = LODE_OK;
    lode_overdispersion spread;
    if (n >= 2) {
        status = lode_funnel_overdispersion(scale, z, size, n,
                                            b->options->over_dispersion == LODE_BENCH_TRUNCATED
                                                ? LODE_FUNNEL_TRUNCATE
                                                : LODE_FUNNEL_WINSORISE,
                                            trimmed, &spread, error);
        if (status == LODE_OK) {
            group->phi = spread.phi;
            group->tau2 = spread.phi > 1 ? spread.tau2 : 0;
        }
    }
    free(z);
    free(size);
    return status == LODE_REFUSED ? LODE_OK : status;
}

lode_status bench_prepare_limits(const bench *b, bench_all_looks *all, lode_error *error) {
    lode_status status = LODE_OK;
    for (size_t g = 0; g < all->groups && status == LODE_OK; g++)
        status = find_dispersion(b, all, &all->group[g], error);
    return status;
}

/* ---- limits and the flag ---- */

typedef struct {
    lode_interval limit[PAIRS]; /* of figure */
    int beyond;                 /* -2 to 2: below both, below the inner, within, ... */
    const char *method;
} verdict;

static int beyond_z(double z) {
    return fabs(z) <= far(INNER) ? 0 : (z > 0 ? 1 : -1) * (fabs(z) > far(OUTER) ? 2 : 1);
}

/* A limit below half an event lets none pass: it is 0. */
static void by_scale(const on_scale *at, double tau2, verdict *v) {
    for (int pair = INNER; pair < PAIRS; pair++) {
        v->limit[pair] = lode_funnel_limits(at->scale, at->target, at->size, far(pair), tau2);
        if (at->scale == LODE_FUNNEL_RATIO && v->limit[pair].low * at->size < 0.5)
            v->limit[pair].low = 0;
    }
    v->beyond =
        beyond_z(lode_funnel_z_adjusted(at->scale, at->target, at->size, figure_of(at), tau2));
    v->method = tau2 > 0 ? "over-dispersed" : "normal";
}

static void by_count(const bench_look *look, const on_scale *at, verdict *v) {
    const bool share = at->scale == LODE_FUNNEL_SHARE;
    const double tail = share ? lode_funnel_share_tail(at->target, at->size, look->count)
                              : lode_funnel_ratio_tail(at->size, look->count);
    for (int pair = INNER; pair < PAIRS; pair++)
        v->limit[pair] = share ? lode_funnel_share_limits(at->target, at->size, tails[pair])
                               : lode_funnel_ratio_limits(at->size, tails[pair]);
    const int side = at->figure > at->target ? 1 : -1;
    v->beyond = tail < tails[OUTER] ? 2 * side : tail < tails[INNER] ? side : 0;
    v->method = share ? "binomial" : "poisson";
}

static const char *signal_of(int beyond) {
    static const char *const words[] = {"below 99.8", "below 95", "within", "above 95",
                                        "above 99.8"};
    return words[beyond + 2];
}

void bench_take_limits(const bench *b, const bench_all_looks *all, const bench_look *look,
                       bench_comparison *out) {
    const bench_group *group = look->group == BENCH_NO_GROUP ? NULL : &all->group[look->group];
    if (group && group->chance != look->chance)
        group = NULL;
    const bool widened = b->options->over_dispersion != LODE_BENCH_CHANCE_ALONE;
    const double tau2 = widened && group && group->tau2 > 0 ? group->tau2 : 0;
    on_scale at;
    verdict v;
    if (!find_scale(look, &at))
        return;
    if (at.scale == LODE_FUNNEL_SCORE || tau2 > 0)
        by_scale(&at, tau2, &v);
    else
        by_count(look, &at, &v);
    bench_say_number(out, BENCH_LIMIT95_LOW, v.limit[INNER].low * at.unit);
    bench_say_number(out, BENCH_LIMIT95_HIGH, v.limit[INNER].high * at.unit);
    bench_say_number(out, BENCH_LIMIT998_LOW, v.limit[OUTER].low * at.unit);
    bench_say_number(out, BENCH_LIMIT998_HIGH, v.limit[OUTER].high * at.unit);
    bench_say(out, BENCH_SIGNAL, lode_text(signal_of(v.beyond)));
    bench_say(out, BENCH_LIMITS_METHOD, lode_text(v.method));
    if (group)
        bench_say_number(out, BENCH_DISPERSION, group->phi);
}
