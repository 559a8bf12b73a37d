#include "lode/spread.h"

#include "lode/mean.h"
#include "lode/number.h"

#include <math.h>

/* Sums of values, each of which stands counts[i] times; counts NULL: once. */
static double times_of(const uint32_t *counts, size_t i) {
    return counts ? (double)counts[i] : 1;
}

/* The sum of the squared distances from near, which is the mean but for its rounding. */
static double sum_squares(const double *values, const uint32_t *counts, size_t n, double near,
                          double total) {
    lode_sum squares, rest;
    lode_sum_start(&squares);
    lode_sum_start(&rest);
    for (size_t i = 0; i < n; i++) {
        const double times = times_of(counts, i), distance = values[i] - near;
        if (times == 0)
            continue;
        lode_sum_add_product(&squares, distance * distance, times);
        lode_sum_add_product(&rest, values[i], times);
    }
    lode_sum_add_product(&rest, -near, total);
    const double off = lode_sum_value(&rest) / total;
    lode_sum_add(&squares, -off * off * total);
    return fmax(lode_sum_value(&squares), 0);
}

static bool are_squares_finite(const double *values, const uint32_t *counts, size_t n, double near,
                               double total) {
    double furthest = 0;
    for (size_t i = 0; i < n; i++)
        if (times_of(counts, i) > 0)
            furthest = fmax(furthest, fabs(values[i] - near));
    return isfinite(furthest * furthest * total);
}

static lode_status sd_about(const double *values, const uint32_t *counts, size_t n, double total,
                            double near, double *sd, lode_error *error) {
    if (total < 2)
        return lode_fail(error, LODE_REFUSED, "the standard deviation of one value is not defined");
    if (!are_squares_finite(values, counts, n, near, total))
        return lode_fail(error, LODE_DATA, "the squares of %zu values are too large to compute", n);
    *sd = sqrt(sum_squares(values, counts, n, near, total) / (total - 1));
    return LODE_OK;
}

lode_status lode_sd(const double *values, size_t n, double *sd, lode_error *error) {
    double mean;
    const lode_status status = lode_mean(values, n, &mean, error);
    return status == LODE_OK ? sd_about(values, NULL, n, (double)n, mean, sd, error) : status;
}

lode_status lode_sd_counted(const double *values, const uint32_t *counts, size_t n, double *sd,
                            lode_error *error) {
    double mean, total = 0;
    for (size_t i = 0; i < n; i++)
        total += (double)counts[i];
    const lode_status status = lode_mean_counted(values, counts, n, &mean, error);
    return status == LODE_OK ? sd_about(values, counts, n, total, mean, sd, error) : status;
}
