#include "lode/trend_stats.h"

#include "checks.h"
#include "lode/memory.h"
#include "lode/quantile.h"
#include "sort.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

/* What the variance of S needs to know about ties: sums over the groups of t equal values.
 * Untied values are groups of one and add nothing. */
typedef struct {
    double pairs;   /* t (t-1) */
    double triples; /* t (t-1) (t-2) */
    double spread;  /* t (t-1) (2t+5) */
    size_t groups;
} tie_sums;

static double spread_of(double t) {
    return t * (t - 1) * (2 * t + 5);
}

static tie_sums no_ties(size_t n) {
    return (tie_sums){0, 0, 0, n};
}

static tie_sums sum_ties(const double *values, size_t n) {
    double *sorted = lode_sorted_copy(values, n);
    tie_sums sums = {0, 0, 0, 0};
    for (size_t start = 0, end; start < n; start = end) {
        end = start + 1;
        while (end < n && sorted[end] == sorted[start])
            end++;
        const double t = (double)(end - start);
        sums.pairs += t * (t - 1);
        sums.triples += t * (t - 1) * (t - 2);
        sums.spread += spread_of(t);
        sums.groups++;
    }
    free(sorted);
    return sums;
}

static bool rises(const double *values, size_t n) {
    for (size_t i = 1; i < n; i++)
        if (values[i] <= values[i - 1])
            return false;
    return true;
}

/* Check a series; *time_ties tells the ties among its times. */
static lode_status check_series(const double *times, const double *values, size_t n,
                                tie_sums *time_ties, lode_error *error) {
    lode_status status = lode_check_finite("time", times, n, error);
    if (status == LODE_OK)
        status = lode_check_finite("value", values, n, error);
    if (status != LODE_OK)
        return status;
    *time_ties = rises(times, n) ? no_ties(n) : sum_ties(times, n);
    if (time_ties->groups < LODE_TREND_TIMES_MIN)
        return lode_fail(error, LODE_REFUSED, "a trend needs %d different times; there are %zu",
                         LODE_TREND_TIMES_MIN, time_ties->groups);
    return LODE_OK;
}

lode_status lode_trend_theil_sen(const double *times, const double *values, size_t n, double *slope,
                                 lode_error *error) {
    tie_sums time_ties;
    const lode_status status = check_series(times, values, n, &time_ties, error);
    if (status != LODE_OK)
        return status;

    double *slopes = lode_reallocate(NULL, n * (n - 1) / 2, sizeof *slopes);
    size_t count = 0;
    for (size_t i = 0; i < n; i++) {
        for (size_t j = 0; j < i; j++) {
            if (times[i] != times[j])
                slopes[count++] = (values[i] - values[j]) / (times[i] - times[j]);
        }
    }
    const bool overflown = lode_median(slopes, count, slope, NULL) != LODE_OK;
    free(slopes);
    return overflown ? lode_fail(error, LODE_DATA, "a slope is too large to compute") : LODE_OK;
}

static int sign(double a, double b) {
    return (a > b) - (a < b);
}

/* S, and whether two values are equal. */
static int64_t count_s(const double *times, const double *values, size_t n, bool *tied) {
    int64_t s = 0;
    int equal = 0;
    for (size_t i = 0; i < n; i++) {
        for (size_t j = 0; j < i; j++) {
            s += sign(times[i], times[j]) * sign(values[i], values[j]);
            equal |= values[i] == values[j];
        }
    }
    *tied = equal;
    return s;
}

/* Kendall (1975), section 5.4: the variance of S with ties in both rankings. */
static double variance_of_s(size_t n, const tie_sums *times, const tie_sums *values) {
    const double size = (double)n;
    const double pairs = size * (size - 1), triples = pairs * (size - 2);
    return (spread_of(size) - times->spread - values->spread) / 18 +
           times->pairs * values->pairs / (2 * pairs) +
           times->triples * values->triples / (9 * triples);
}

lode_status lode_trend_mann_kendall(const double *times, const double *values, size_t n,
                                    lode_mann_kendall *out, lode_error *error) {
    tie_sums time_ties;
    const lode_status status = check_series(times, values, n, &time_ties, error);
    if (status != LODE_OK)
        return status;

    bool tied;
    const int64_t s = count_s(times, values, n, &tied);
    const tie_sums value_ties = tied ? sum_ties(values, n) : no_ties(n);
    lode_mann_kendall result = {
        .s = s, .variance = variance_of_s(n, &time_ties, &value_ties), .z = 0, .p = 1};
    if (s != 0) {
        result.z = (double)(s > 0 ? s - 1 : s + 1) / sqrt(result.variance);
        result.p = 2 * gsl_cdf_ugaussian_Q(fabs(result.z));
    }
    *out = result;
    return LODE_OK;
}
