#include "lode/trend_stats.h"

#include "checks.h"
#include "lode/memory.h"
#include "lode/quantile.h"
#include "nth.h"
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

/* The slopes of all pairs of points that have one; free with free(). */
static double *all_slopes(const double *times, const double *values, size_t n, size_t *count) {
    double *slopes = lode_reallocate(NULL, n * (n - 1) / 2, sizeof *slopes);
    *count = 0;
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < i; j++)
            if (times[i] != times[j])
                slopes[(*count)++] = (values[i] - values[j]) / (times[i] - times[j]);
    return slopes;
}

/* What a line through a series is found from; slope is to be freed with free(). */
typedef struct {
    tie_sums time_ties;
    double *slope; /* [n] */
    size_t n;
} slope_set;

static lode_status make_slopes(const double *times, const double *values, size_t n, slope_set *set,
                               lode_error *error) {
    const lode_status status = check_series(times, values, n, &set->time_ties, error);
    if (status != LODE_OK)
        return status;
    set->slope = all_slopes(times, values, n, &set->n);
    if (lode_check_finite("slope", set->slope, set->n, NULL) == LODE_OK)
        return LODE_OK;
    free(set->slope);
    return lode_fail(error, LODE_DATA, "a slope is too large to compute");
}

/* The median slope, and of how many. */
static lode_status find_slope(const double *times, const double *values, size_t n, double *slope,
                              size_t *pairs, lode_error *error) {
    slope_set set;
    const lode_status status = make_slopes(times, values, n, &set, error);
    if (status != LODE_OK)
        return status;
    lode_median(set.slope, set.n, slope, NULL);
    *pairs = set.n;
    free(set.slope);
    return LODE_OK;
}

lode_status lode_trend_theil_sen(const double *times, const double *values, size_t n, double *slope,
                                 lode_error *error) {
    size_t pairs;
    return find_slope(times, values, n, slope, &pairs, error);
}

/* The intercepts of the line, whose slope is known. */
static lode_status find_intercepts(const double *times, const double *values, size_t n,
                                   lode_theil_sen_line *line, lode_error *error) {
    double time = 0, value = 0;
    double *rest = lode_reallocate(NULL, n, sizeof *rest);
    for (size_t i = 0; i < n; i++)
        rest[i] = values[i] - line->slope * times[i];
    bool fits = lode_median(rest, n, &line->intercept, NULL) == LODE_OK &&
                lode_median(times, n, &time, NULL) == LODE_OK &&
                lode_median(values, n, &value, NULL) == LODE_OK;
    free(rest);
    line->intercept_of_medians = value - line->slope * time;
    fits = fits && isfinite(line->intercept_of_medians);
    return fits ? LODE_OK : lode_fail(error, LODE_DATA, "an intercept is too large to compute");
}

lode_status lode_trend_theil_sen_line(const double *times, const double *values, size_t n,
                                      lode_theil_sen_line *line, lode_error *error) {
    lode_theil_sen_line found = {0};
    lode_status status = find_slope(times, values, n, &found.slope, &found.pairs, error);
    if (status == LODE_OK)
        status = find_intercepts(times, values, n, &found, error);
    if (status == LODE_OK)
        *line = found;
    return status;
}

/* Sen (1968), section 3: how far from the middle of the sorted slopes the limits lie. Places count
 * from 0. */
static void limit_places(size_t n, const tie_sums *times, const tie_sums *values, size_t slopes,
                         double level, size_t *low, size_t *high) {
    const double variance = (spread_of((double)n) - times->spread - values->spread) / 18;
    const double apart = gsl_cdf_ugaussian_Pinv((1 + level) / 2) * sqrt(variance);
    const double below = rint(((double)slopes - apart) / 2) - 1;
    const double above = rint(((double)slopes + apart) / 2);
    *low = below > 0 ? (size_t)below : 0;
    *high = above < (double)slopes ? (size_t)above : slopes - 1;
}

/* The limits, and between them the median as lode_median has it, in one search. */
static lode_interval interval_of(const slope_set *set, size_t low, size_t high) {
    lode_interval found;
    double below, above;
    const lode_nth wanted[] = {
        {low, &found.low}, {(set->n - 1) / 2, &below}, {set->n / 2, &above}, {high, &found.high}};
    lode_find_nth(set->slope, set->n, wanted, 4);
    found.estimate = below == above ? below : 0.5 * below + 0.5 * above;
    return found;
}

lode_status lode_trend_theil_sen_interval(const double *times, const double *values, size_t n,
                                          double level, lode_interval *interval,
                                          lode_error *error) {
    slope_set set;
    size_t low, high;
    if (!(level > 0 && level < 1))
        return lode_fail(error, LODE_USAGE, "a level lies between 0 and 1");
    const lode_status status = make_slopes(times, values, n, &set, error);
    if (status != LODE_OK)
        return status;
    const tie_sums value_ties = sum_ties(values, n);
    limit_places(n, &set.time_ties, &value_ties, set.n, level, &low, &high);
    *interval = interval_of(&set, low, high);
    free(set.slope);
    return LODE_OK;
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
    const double pairs = (double)n * ((double)n - 1) / 2;
    lode_mann_kendall result = {.s = s,
                                .variance = variance_of_s(n, &time_ties, &value_ties),
                                .tau_a = (double)s / pairs,
                                .z = 0,
                                .p = 1};
    if (s != 0) {
        result.z = (double)(s > 0 ? s - 1 : s + 1) / sqrt(result.variance);
        result.p = 2 * gsl_cdf_ugaussian_Q(fabs(result.z));
    }
    *out = result;
    return LODE_OK;
}
