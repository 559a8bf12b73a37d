#include "agg_statistics.h"

#include "lode/mean.h"
#include "lode/memory.h"
#include "lode/quantile.h"

#include <math.h>
#include <stdlib.h>

/* ---- their names ---- */

static const struct {
    const char *name;
    agg_kind kind;
} known[] = {{"count", AGG_COUNT},    {"missing", AGG_MISSING}, {"mean", AGG_MEAN},
             {"sum", AGG_SUM},        {"min", AGG_MIN},         {"max", AGG_MAX},
             {"median", AGG_QUANTILE}};

enum { KNOWN = sizeof known / sizeof *known };

/* "p2.5": the quantile below which 2.5% of the values lie. */
static bool read_quantile(lode_slice name, double *p) {
    lode_number percent;
    if (name.n < 2 || name.p[0] != 'p' || name.p[1] < '0' || name.p[1] > '9' ||
        !lode_number_read((lode_slice){name.p + 1, name.n - 1}, &percent) || !percent.exact)
        return false;
    *p = (double)percent.units / pow(10, percent.scale + 2);
    return *p > 0 && *p < 1;
}

static lode_status unknown(lode_slice name, lode_error *error) {
    lode_slice names[KNOWN];
    for (size_t i = 0; i < KNOWN; i++)
        names[i] = lode_text(known[i].name);
    const int meant = lode_suggest(name, names, KNOWN);
    lode_fail(error, LODE_USAGE, "no statistic is called '%.*s'", LODE_ARG(name));
    if (meant >= 0)
        return lode_fail_hint(error, "did you mean '%s'?", known[meant].name);
    return lode_fail_hint(error, "there are count, missing, mean, sum, min, max, median and p1 to "
                                 "p99, also p2.5");
}

static lode_status read_one(agg_statistic *s, lode_slice name, lode_error *error) {
    *s = (agg_statistic){AGG_QUANTILE, name, 0.5};
    for (size_t i = 0; i < KNOWN; i++)
        if (lode_is(name, known[i].name)) {
            s->kind = known[i].kind;
            return LODE_OK;
        }
    return read_quantile(name, &s->p) ? LODE_OK : unknown(name, error);
}

static lode_status check_once(const agg_statistics *s, size_t i, lode_error *error) {
    for (size_t k = 0; k < i; k++)
        if (lode_same(s->item[k].name, s->item[i].name))
            return lode_fail(error, LODE_USAGE, "the statistic '%.*s' is named twice",
                             LODE_ARG(s->item[i].name));
    return LODE_OK;
}

lode_status agg_statistics_read(agg_statistics *s, const lode_words *names, lode_error *error) {
    static const char *const usual[] = {"count", "mean"};
    const lode_words asked = names->n ? *names : (lode_words){usual, 2};
    s->item = lode_allocate(asked.n, sizeof *s->item);
    s->p = lode_allocate(asked.n, sizeof *s->p);
    lode_status status = LODE_OK;
    for (size_t i = 0; i < asked.n && status == LODE_OK; i++) {
        status = read_one(&s->item[i], lode_text(asked.item[i]), error);
        if (status == LODE_OK)
            status = check_once(s, i, error);
        if (s->item[i].kind == AGG_QUANTILE)
            s->p[s->quantiles++] = s->item[i].p;
        s->n = i + 1;
    }
    return status;
}

void agg_statistics_free(agg_statistics *s) {
    free(s->item);
    free(s->p);
}

/* ---- what they are ---- */

static bool has(const agg_statistics *s, agg_kind kind) {
    for (size_t i = 0; i < s->n; i++)
        if (s->item[i].kind == kind)
            return true;
    return false;
}

static double sum_of(const agg_values *v) {
    lode_sum sum;
    lode_sum_start(&sum);
    for (size_t i = 0; i < v->n; i++)
        if (v->counts)
            lode_sum_add_product(&sum, v->units[i], v->counts[i]);
        else
            lode_sum_add(&sum, v->units[i]);
    return lode_sum_value(&sum) / v->power;
}

static lode_status mean_of(const agg_values *v, double *mean, lode_error *error) {
    const lode_status status = v->counts ? lode_mean_counted(v->units, v->counts, v->n, mean, error)
                                         : lode_mean(v->units, v->n, mean, error);
    *mean /= v->power;
    return status;
}

static lode_status quantiles_of(const agg_statistics *s, const agg_values *v, double *quantiles,
                                lode_error *error) {
    if (s->quantiles == 0)
        return LODE_OK;
    return v->counts ? lode_quantiles_type7_counted(v->units, v->counts, v->n, s->p, s->quantiles,
                                                    quantiles, error)
                     : lode_quantiles_type7(v->units, v->n, s->p, s->quantiles, quantiles, error);
}

static double end_of(const agg_values *v, bool largest) {
    double end = v->units[0];
    for (size_t i = 1; i < v->n; i++)
        if (largest ? v->units[i] > end : v->units[i] < end)
            end = v->units[i];
    return end;
}

/* From units to what was read: the double nearest to each decimal, which is what quantiles lie
 * between. */
static void scale_down(agg_values *v) {
    for (size_t i = 0; i < v->n && v->power != 1; i++)
        v->units[i] /= v->power;
}

static lode_status of_values(const agg_statistics *s, agg_values *v, double *quantiles, double *out,
                             lode_error *error) {
    double sum = 0, mean = 0;
    lode_status status = LODE_OK;
    if (has(s, AGG_SUM))
        sum = sum_of(v);
    if (has(s, AGG_MEAN))
        status = mean_of(v, &mean, error);
    if (!isfinite(sum))
        status = lode_fail(error, LODE_DATA, "the sum of %zu values is too large to compute", v->n);
    scale_down(v);
    if (status == LODE_OK)
        status = quantiles_of(s, v, quantiles, error);
    for (size_t i = 0, q = 0; i < s->n && status == LODE_OK; i++) {
        const agg_kind kind = s->item[i].kind;
        if (kind == AGG_MEAN || kind == AGG_SUM)
            out[i] = kind == AGG_MEAN ? mean : sum;
        else if (kind == AGG_MIN || kind == AGG_MAX)
            out[i] = end_of(v, kind == AGG_MAX);
        else if (kind == AGG_QUANTILE)
            out[i] = quantiles[q++];
    }
    return status;
}

lode_status agg_statistics_of(const agg_statistics *s, agg_store *store, size_t missing,
                              double *out, lode_error *error) {
    for (size_t i = 0; i < s->n; i++)
        if (s->item[i].kind == AGG_COUNT || s->item[i].kind == AGG_MISSING)
            out[i] = (double)(s->item[i].kind == AGG_COUNT ? store->n : missing);
    if (store->n == 0)
        return LODE_OK;
    double *quantiles = lode_allocate(s->n, sizeof *quantiles);
    agg_values values = agg_store_pour(store);
    const lode_status status = of_values(s, &values, quantiles, out, error);
    agg_values_free(&values);
    free(quantiles);
    return status;
}
