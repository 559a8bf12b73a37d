/* What the statistics of a group are. */
#include "agg_statistics.h"

#include "lode/mean.h"
#include "lode/memory.h"
#include "lode/quantile.h"
#include "lode/segregation.h"
#include "lode/spread.h"

#include <math.h>
#include <stdlib.h>

/* The values of a group in any of the ways they are held. */
typedef struct {
    double *value;    /* [n] in units of 1 / power until scale_down */
    uint32_t *counts; /* how often each stands, rising; NULL: once, in any order */
    size_t n;
    double power;
    double *weight;             /* [n] NULL: none; then value rises and has no power */
    const agg_weighted *totals; /* of the weights */
} values;

/* Those of one group at work. */
typedef struct {
    const agg_statistics *s;
    agg_group *group;
    agg_figure figure;
    lode_segregation segregation;
    agg_correlation correlation;
    double sum, mean, sd, *quantiles;
} work;

/* ---- sums, means, deviations ---- */

static double sum_of(const values *v) {
    lode_sum sum;
    if (v->totals)
        return agg_total_value(&v->totals->sum);
    lode_sum_start(&sum);
    for (size_t i = 0; i < v->n; i++)
        if (v->counts)
            lode_sum_add_product(&sum, v->value[i], v->counts[i]);
        else
            lode_sum_add(&sum, v->value[i]);
    return lode_sum_value(&sum) / v->power;
}

static lode_status mean_of(const values *v, double *mean, lode_error *error) {
    if (v->totals) {
        *mean = agg_total_is_zero(&v->totals->weight)
                    ? NAN
                    : agg_total_ratio(&v->totals->sum, &v->totals->weight);
        return LODE_OK;
    }
    const lode_status status = v->counts ? lode_mean_counted(v->value, v->counts, v->n, mean, error)
                                         : lode_mean(v->value, v->n, mean, error);
    *mean /= v->power;
    return status;
}

static lode_status no_whole_weights(const char *what, lode_error *error) {
    lode_fail(error, LODE_REFUSED, "%s of weights with decimals is not defined", what);
    return lode_fail_hint(error, "weigh by a whole number, such as pupils%s",
                          what[0] == 'a' ? ", or ask for --quantile-type 1" : "");
}

/* One value has no deviation. */
static lode_status sd_of(const values *v, double *sd, lode_error *error) {
    lode_status status = v->weight && !v->counts ? no_whole_weights("the standard deviation", error)
                         : v->counts ? lode_sd_counted(v->value, v->counts, v->n, sd, error)
                                     : lode_sd(v->value, v->n, sd, error);
    if (status == LODE_REFUSED && !(v->weight && !v->counts)) {
        *sd = NAN;
        return LODE_OK;
    }
    *sd /= v->power;
    return status;
}

/* ---- quantiles, ends, shares: of the doubles nearest to the decimals ---- */

static lode_status quantiles_of(const agg_statistics *s, const values *v, double *quantiles,
                                lode_error *error) {
    if (s->quantiles == 0)
        return LODE_OK;
    if (v->weight && s->quantile_type == 1)
        return lode_quantiles_weighted(v->value, v->weight, v->n, s->p, s->quantiles, quantiles,
                                       error);
    if (v->weight && !v->counts)
        return no_whole_weights("a quantile of type 2 to 9", error);
    return v->counts ? lode_quantiles_counted(v->value, v->counts, v->n, s->quantile_type, s->p,
                                              s->quantiles, quantiles, error)
                     : lode_quantiles(v->value, v->n, s->quantile_type, s->p, s->quantiles,
                                      quantiles, error);
}

static double end_of(const values *v, bool largest) {
    double end = v->value[0];
    for (size_t i = 1; i < v->n; i++)
        if (largest ? v->value[i] > end : v->value[i] < end)
            end = v->value[i];
    return end;
}

static bool meets(const agg_statistic *s, double value) {
    switch (s->relation) {
    case AGG_LESS:
        return value < s->bound;
    case AGG_AT_MOST:
        return value <= s->bound;
    case AGG_EQUAL:
        return value == s->bound;
    case AGG_AT_LEAST:
        return value >= s->bound;
    default:
        return value > s->bound;
    }
}

static double share_of(const agg_statistic *s, const values *v) {
    lode_sum met, all;
    lode_sum_start(&met);
    lode_sum_start(&all);
    for (size_t i = 0; i < v->n; i++) {
        const double weight = v->weight ? v->weight[i] : v->counts ? v->counts[i] : 1;
        lode_sum_add(&all, weight);
        if (meets(s, v->value[i]))
            lode_sum_add(&met, weight);
    }
    return 100 * lode_sum_value(&met) / lode_sum_value(&all);
}

/* From units to what was read: the double nearest to each decimal. */
static void scale_down(values *v) {
    for (size_t i = 0; i < v->n && v->power != 1; i++)
        v->value[i] /= v->power;
    v->power = 1;
}

/* ---- all of them ---- */

/* What has to do with rows and not with values. */
static double of_rows(const work *w, agg_kind kind) {
    const double count = (double)w->group->count, missing = (double)agg_group_missing(w->group);
    switch (kind) {
    case AGG_COUNT:
        return count;
    case AGG_MISSING:
        return missing;
    case AGG_COVERAGE:
        return 100 * (count - (double)agg_group_outside(w->group, &w->figure)) / (count + missing);
    case AGG_UNITS:
        return w->group->units;
    case AGG_VALUE:
        return w->figure.basis ? w->figure.value : NAN;
    case AGG_N:
        return w->figure.n > 0 ? w->figure.n : NAN;
    case AGG_DISSIMILARITY:
        return w->segregation.dissimilarity;
    case AGG_GORARD:
        return w->segregation.gorard;
    case AGG_ISOLATION:
        return w->segregation.isolation;
    case AGG_PAIRED:
        return (double)w->group->beside->n;
    case AGG_PEARSON:
        return w->correlation.pearson;
    case AGG_PEARSON_LOW:
        return w->correlation.pearson_low;
    case AGG_PEARSON_HIGH:
        return w->correlation.pearson_high;
    case AGG_SPEARMAN:
        return w->correlation.spearman;
    default:
        return NAN;
    }
}

static double of_values(const work *w, const values *v, const agg_statistic *s, size_t *quantile) {
    switch (s->kind) {
    case AGG_MEAN:
        return w->mean;
    case AGG_TOTAL:
    case AGG_PART:
        return w->sum;
    case AGG_SD:
        return w->sd;
    case AGG_MIN:
    case AGG_MAX:
        return end_of(v, s->kind == AGG_MAX);
    case AGG_QUANTILE:
        return w->quantiles[(*quantile)++];
    case AGG_SHARE:
        return share_of(s, v);
    default:
        return of_rows(w, s->kind);
    }
}

static lode_status work_out_values(work *w, values *v, double *out, lode_error *error) {
    const agg_statistics *s = w->s;
    lode_status status = LODE_OK;
    if (agg_has_statistic(s, AGG_TOTAL) || agg_has_statistic(s, AGG_PART))
        w->sum = sum_of(v);
    if (!isfinite(w->sum))
        return lode_fail(error, LODE_DATA, "the sum of %zu values is too large to compute", v->n);
    if (agg_has_statistic(s, AGG_MEAN))
        status = mean_of(v, &w->mean, error);
    if (status == LODE_OK && agg_has_statistic(s, AGG_SD))
        status = sd_of(v, &w->sd, error);
    scale_down(v);
    if (status == LODE_OK)
        status = quantiles_of(s, v, w->quantiles, error);
    for (size_t i = 0, q = 0; i < s->n && status == LODE_OK; i++)
        out[i] = of_values(w, v, &s->item[i], &q);
    return status;
}

/* Values of no weight at all are no values. */
static values weighted_values(agg_weighted *weighted) {
    values v = {.n = weighted->pairs.n, .power = 1, .totals = weighted};
    agg_pairs_sort(&weighted->pairs);
    agg_pairs_split(&weighted->pairs, &v.value, &v.weight);
    if (!agg_pairs_counts(&weighted->pairs, &v.counts)) {
        free(v.counts);
        v.counts = NULL;
    }
    return v;
}

static values plain_values(agg_store *store) {
    const agg_values poured = agg_store_pour(store);
    return (values){
        .value = poured.units, .counts = poured.counts, .n = poured.n, .power = poured.power};
}

static bool has_values(const agg_group *group) {
    return group->weighted ? group->weighted->pairs.n > 0 : group->store.n > 0;
}

static void find_segregation(work *w) {
    double *counted = NULL, *n = NULL;
    w->segregation = (lode_segregation){NAN, NAN, NAN, NAN, NAN, NAN, NAN};
    if (!w->group->pupils)
        return;
    agg_pairs_sort(w->group->pupils);
    agg_pairs_split(w->group->pupils, &counted, &n);
    lode_segregation_of(counted, n, w->group->pupils->n, &w->segregation, NULL);
    free(counted);
    free(n);
}

lode_status agg_statistics_of(const agg_statistics *s, agg_group *group, double *out,
                              lode_error *error) {
    work w = {.s = s, .group = group, .figure = agg_group_figure(group, s->unweighted)};
    lode_status status = LODE_OK;
    find_segregation(&w);
    w.correlation = agg_correlate(group->beside);
    group->on_a_line = w.correlation.on_a_line;
    if (!has_values(group)) {
        for (size_t i = 0; i < s->n; i++)
            out[i] = of_rows(&w, s->item[i].kind);
        return LODE_OK;
    }
    w.quantiles = lode_allocate(s->n, sizeof *w.quantiles);
    values v = group->weighted ? weighted_values(group->weighted) : plain_values(&group->store);
    status = work_out_values(&w, &v, out, error);
    free(v.value);
    free(v.counts);
    free(v.weight);
    free(w.quantiles);
    return status;
}
