#include "lode/summary.h"

#include "checks.h"
#include "lode/mean.h"
#include "lode/memory.h"
#include "lode/number.h"
#include "lode/quantile.h"
#include "lode/spread.h"
#include "sort.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdlib.h>

lode_status lode_mean_interval_of(double mean, double sd, double n, double population, double level,
                                  lode_interval *interval, double *se, lode_error *error) {
    if (!(level > 0 && level < 1))
        return lode_fail(error, LODE_USAGE, "a level lies between 0 and 1");
    if (!isfinite(mean) || !isfinite(sd) || !isfinite(n) || sd < 0)
        return lode_fail(error, LODE_DATA, "%g values with mean %g and spread %g cannot be", n,
                         mean, sd);
    if (!(population >= n))
        return lode_fail(error, LODE_DATA, "%g out of a population of %g cannot be", n, population);
    if (n < 2)
        return lode_fail(error, LODE_REFUSED, "a mean of %g values has no interval", n);
    const double left = isinf(population) ? 1 : (population - n) / (population - 1);
    *se = sd / sqrt(n) * sqrt(left);
    const double far = gsl_cdf_tdist_Qinv((1 - level) / 2, n - 1) * *se;
    *interval = (lode_interval){mean, mean - far, mean + far};
    return LODE_OK;
}

lode_status lode_mean_interval_finite(const double *values, size_t n, double population,
                                      double level, lode_interval *mean, lode_error *error) {
    double sd = 0, middle = 0, se;
    if (!(level > 0 && level < 1))
        return lode_fail(error, LODE_USAGE, "a level lies between 0 and 1");
    if (!(population >= (double)n))
        return lode_fail(error, LODE_DATA, "%zu out of a population of %g cannot be", n,
                         population);
    lode_status status = lode_sd(values, n, &sd, error);
    if (status == LODE_OK)
        status = lode_mean(values, n, &middle, error);
    return status == LODE_OK
               ? lode_mean_interval_of(middle, sd, (double)n, population, level, mean, &se, error)
               : status;
}

lode_status lode_mean_interval(const double *values, size_t n, double level, lode_interval *mean,
                               lode_error *error) {
    return lode_mean_interval_finite(values, n, INFINITY, level, mean, error);
}

/* ---- shape ---- */

/* Mean powers of the distances from the mean, taken in standard deviations. */
static void find_moments(const double *values, size_t n, double mean, double sd, double *second,
                         double *third, double *fourth) {
    lode_sum two, three, four;
    lode_sum_start(&two);
    lode_sum_start(&three);
    lode_sum_start(&four);
    for (size_t i = 0; i < n; i++) {
        const double off = (values[i] - mean) / sd, square = off * off;
        lode_sum_add(&two, square);
        lode_sum_add_product(&three, square, off);
        lode_sum_add_product(&four, square, square);
    }
    *second = lode_sum_value(&two) / (double)n;
    *third = lode_sum_value(&three) / (double)n;
    *fourth = lode_sum_value(&four) / (double)n;
}

lode_status lode_shape_of(const double *values, size_t n, lode_shape *shape, lode_error *error) {
    double mean = 0, sd = 0, second, third, fourth;
    lode_status status = lode_check_finite("value", values, n, error);
    if (status == LODE_OK && n < 4)
        status = lode_fail(error, LODE_REFUSED, "the shape of a sample takes 4 values, not %zu", n);
    if (status == LODE_OK)
        status = lode_mean(values, n, &mean, error);
    if (status == LODE_OK)
        status = lode_sd(values, n, &sd, error);
    if (status == LODE_OK && !(sd > 0))
        status = lode_fail(error, LODE_REFUSED, "values that are all the same have no shape");
    if (status != LODE_OK)
        return status;
    find_moments(values, n, mean, sd, &second, &third, &fourth);
    const double m = (double)n, g1 = third / (second * sqrt(second)),
                 g2 = fourth / (second * second) - 3;
    *shape = (lode_shape){g1 * sqrt(m * (m - 1)) / (m - 2),
                          (m - 1) / ((m - 2) * (m - 3)) * ((m + 1) * g2 + 6), g1, g2};
    return LODE_OK;
}

/* ---- what far values do not move ---- */

lode_status lode_mad(const double *values, size_t n, double *mad, lode_error *error) {
    double median = 0;
    lode_status status = lode_median(values, n, &median, error);
    if (status != LODE_OK)
        return status;
    double *far = lode_allocate(n, sizeof *far);
    for (size_t i = 0; i < n; i++)
        far[i] = fabs(values[i] - median);
    status = lode_median(far, n, mad, error);
    free(far);
    return status;
}

lode_status lode_mean_trimmed(const double *values, size_t n, double share, double *mean,
                              lode_error *error) {
    if (!(share >= 0 && share < 0.5))
        return lode_fail(error, LODE_USAGE, "a share to trim lies from 0 to below 1/2");
    lode_status status = lode_check_finite("value", values, n, error);
    if (status != LODE_OK)
        return status;
    const size_t out = (size_t)floor((double)n * share);
    double *sorted = lode_sorted_copy(values, n);
    status = lode_mean(sorted + out, n - 2 * out, mean, error);
    free(sorted);
    return status;
}

lode_status lode_mean_geometric(const double *values, size_t n, double *mean, lode_error *error) {
    double *logs = lode_allocate(n, sizeof *logs), middle = 0;
    lode_status status = lode_check_finite("value", values, n, error);
    for (size_t i = 0; i < n && status == LODE_OK; i++) {
        if (!(values[i] > 0))
            status =
                lode_fail(error, LODE_REFUSED,
                          "value %zu of %zu is not above 0: there is no geometric mean", i + 1, n);
        else
            logs[i] = log(values[i]);
    }
    if (status == LODE_OK)
        status = lode_mean(logs, n, &middle, error);
    free(logs);
    if (status == LODE_OK)
        *mean = exp(middle);
    return status;
}
