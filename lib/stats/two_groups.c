#include "lode/two_groups.h"

#include "checks.h"
#include "lode/mean.h"
#include "lode/memory.h"
#include "lode/spread.h"
#include "mean_ranks.h"
#include "sort.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

typedef struct {
    double n, mean, variance;
} moments;

/* The mean is that of what lies beyond least, so that digits all values share cost none. */
static lode_status find_moments(const double *values, size_t n, double least, moments *m,
                                lode_error *error) {
    double sd = 0, mean = 0, *beyond = lode_allocate(n, sizeof *beyond);
    for (size_t i = 0; i < n; i++)
        beyond[i] = values[i] - least;
    lode_status status = lode_sd(beyond, n, &sd, error);
    if (status == LODE_OK)
        status = lode_mean(beyond, n, &mean, error);
    *m = (moments){(double)n, mean, sd * sd};
    free(beyond);
    return status;
}

static double least_of(const double *values, size_t n, double least) {
    for (size_t i = 0; i < n; i++)
        least = fmin(least, values[i]);
    return least;
}

static lode_status check_both(const double *a, size_t n_a, const double *b, size_t n_b,
                              size_t least, lode_error *error) {
    lode_status status = lode_check_finite("value", a, n_a, error);
    if (status == LODE_OK)
        status = lode_check_finite("value", b, n_b, error);
    if (status == LODE_OK && (n_a < least || n_b < least))
        status = lode_fail(error, LODE_REFUSED,
                           "a comparison takes %zu of each group; there are %zu and %zu", least,
                           n_a, n_b);
    return status;
}

static lode_status take(const double *a, size_t n_a, const double *b, size_t n_b, moments *of_a,
                        moments *of_b, lode_error *error) {
    lode_status status = check_both(a, n_a, b, n_b, 2, error);
    if (status != LODE_OK)
        return status;
    const double least = least_of(b, n_b, least_of(a, n_a, a[0]));
    status = find_moments(a, n_a, least, of_a, error);
    if (status == LODE_OK)
        status = find_moments(b, n_b, least, of_b, error);
    if (status == LODE_OK && !(of_a->variance > 0) && !(of_b->variance > 0))
        status =
            lode_fail(error, LODE_REFUSED, "the values of neither group differ among themselves");
    return status;
}

/* ---- t tests ---- */

static lode_status check_level(double level, lode_error *error) {
    if (level > 0 && level < 1)
        return LODE_OK;
    return lode_fail(error, LODE_USAGE, "a level lies between 0 and 1");
}

static lode_t_test test_by(double difference, double se, double df, double level) {
    const double t = difference / se, far = se * gsl_cdf_tdist_Qinv((1 - level) / 2, df);
    return (lode_t_test){{difference, difference - far, difference + far},
                         t,
                         df,
                         2 * gsl_cdf_tdist_Q(fabs(t), df),
                         se};
}

static lode_t_test welch(const moments *x, const moments *y, double level) {
    const double of_x = x->variance / x->n, of_y = y->variance / y->n, both = of_x + of_y;
    const double p = of_x / both, q = of_y / both;
    return test_by(x->mean - y->mean, sqrt(both), 1 / (p * p / (x->n - 1) + q * q / (y->n - 1)),
                   level);
}

lode_status lode_t_test_welch(const double *a, size_t n_a, const double *b, size_t n_b,
                              double level, lode_t_test *test, lode_error *error) {
    moments x, y;
    lode_status status = check_level(level, error);
    if (status == LODE_OK)
        status = take(a, n_a, b, n_b, &x, &y, error);
    if (status == LODE_OK)
        *test = welch(&x, &y, level);
    return status;
}

static bool is_sample(const lode_sample *a) {
    return isfinite(a->mean) && isfinite(a->sd * a->sd) && isfinite(a->n) && a->sd >= 0;
}

lode_status lode_t_test_welch_of(const lode_sample *a, const lode_sample *b, double level,
                                 lode_t_test *test, lode_error *error) {
    const lode_status status = check_level(level, error);
    if (status != LODE_OK)
        return status;
    if (!is_sample(a) || !is_sample(b))
        return lode_fail(error, LODE_DATA, "a mean, standard deviation or size that cannot be");
    if (a->n < 2 || b->n < 2)
        return lode_fail(error, LODE_REFUSED,
                         "a comparison takes 2 of each group; there are %g and %g", a->n, b->n);
    if (!(a->sd > 0) && !(b->sd > 0))
        return lode_fail(error, LODE_REFUSED,
                         "the values of neither group differ among themselves");
    const moments x = {a->n, a->mean, a->sd * a->sd}, y = {b->n, b->mean, b->sd * b->sd};
    *test = welch(&x, &y, level);
    return LODE_OK;
}

static double pooled_variance(const moments *x, const moments *y) {
    return ((x->n - 1) * x->variance + (y->n - 1) * y->variance) / (x->n + y->n - 2);
}

lode_status lode_t_test_student(const double *a, size_t n_a, const double *b, size_t n_b,
                                double level, lode_t_test *test, lode_error *error) {
    moments x, y;
    lode_status status = check_level(level, error);
    if (status == LODE_OK)
        status = take(a, n_a, b, n_b, &x, &y, error);
    if (status == LODE_OK)
        *test = test_by(x.mean - y.mean, sqrt(pooled_variance(&x, &y) * (1 / x.n + 1 / y.n)),
                        x.n + y.n - 2, level);
    return status;
}

lode_status lode_t_test_paired(const double *a, const double *b, size_t n, double level,
                               lode_t_test *test, lode_error *error) {
    double mean = 0, sd = 0;
    lode_status status = check_level(level, error);
    if (status == LODE_OK)
        status = check_both(a, n, b, n, 2, error);
    if (status != LODE_OK)
        return status;
    double *difference = lode_allocate(n, sizeof *difference);
    for (size_t i = 0; i < n; i++)
        difference[i] = a[i] - b[i];
    status = lode_mean(difference, n, &mean, error);
    if (status == LODE_OK)
        status = lode_sd(difference, n, &sd, error);
    if (status == LODE_OK && !(sd > 0))
        status = lode_fail(error, LODE_REFUSED, "all pairs differ by the same");
    if (status == LODE_OK)
        *test = test_by(mean, sd / sqrt((double)n), (double)n - 1, level);
    free(difference);
    return status;
}

/* ---- effect sizes ---- */

lode_status lode_effect_size_of(const double *a, size_t n_a, const double *b, size_t n_b,
                                lode_effect_size *effect, lode_error *error) {
    moments x, y;
    const lode_status status = take(a, n_a, b, n_b, &x, &y, error);
    if (status != LODE_OK)
        return status;
    if (!(y.variance > 0))
        return lode_fail(error, LODE_REFUSED, "the values of the second group do not differ");
    const double df = x.n + y.n - 2, difference = x.mean - y.mean,
                 d = difference / sqrt(pooled_variance(&x, &y));
    const double j = exp(lgamma(df / 2) - lgamma((df - 1) / 2)) / sqrt(df / 2);
    *effect =
        (lode_effect_size){d, d * j, d * (1 - 3 / (4 * df - 1)), difference / sqrt(y.variance)};
    return LODE_OK;
}

/* ---- ranks ---- */

static lode_mann_whitney settle(const double *ranks, size_t n_a, size_t n_b, double variance) {
    const double a = (double)n_a, b = (double)n_b;
    double u = -a * (a + 1) / 2;
    for (size_t i = 0; i < n_a; i++)
        u += ranks[i];
    const double off = fabs(u - a * b / 2), sd = sqrt(variance);
    return (lode_mann_whitney){u, u / (a * b),
                               fmin(1, 2 * gsl_cdf_ugaussian_Q((off - fmin(off, 0.5)) / sd)),
                               2 * gsl_cdf_ugaussian_Q(off / sd)};
}

lode_status lode_mann_whitney_of(const double *a, size_t n_a, const double *b, size_t n_b,
                                 lode_mann_whitney *test, lode_error *error) {
    lode_status status = check_both(a, n_a, b, n_b, 1, error);
    if (status != LODE_OK)
        return status;
    const size_t n = n_a + n_b;
    const double all = (double)n;
    double *values = lode_allocate(2 * n, sizeof *values), *ranks = values + n;
    memcpy(values, a, n_a * sizeof *a);
    memcpy(values + n_a, b, n_b * sizeof *b);
    status = lode_mean_ranks(values, n, ranks, error);
    if (status == LODE_OK) {
        const double ties = lode_tied_cubes(ranks, n) / (all * (all - 1));
        const double variance = (double)n_a * (double)n_b / 12 * (all + 1 - ties);
        if (variance > 0)
            *test = settle(ranks, n_a, n_b, variance);
        else
            status = lode_fail(error, LODE_REFUSED, "values that are all the same have no order");
    }
    free(values);
    return status;
}

lode_status lode_smirnov_distance(const double *a, size_t n_a, const double *b, size_t n_b,
                                  double *distance, lode_error *error) {
    const lode_status status = check_both(a, n_a, b, n_b, 1, error);
    if (status != LODE_OK)
        return status;
    double *of_a = lode_sorted_copy(a, n_a), *of_b = lode_sorted_copy(b, n_b);
    *distance = 0;
    for (size_t i = 0, k = 0; i < n_a && k < n_b;) {
        const double value = fmin(of_a[i], of_b[k]);
        while (i < n_a && of_a[i] == value)
            i++;
        while (k < n_b && of_b[k] == value)
            k++;
        *distance = fmax(*distance, fabs((double)i / (double)n_a - (double)k / (double)n_b));
    }
    free(of_a);
    free(of_b);
    return LODE_OK;
}
