#include "lode/mean.h"

#include "checks.h"
#include "lode/number.h"

#include <math.h>
#include <stdbool.h>
#include <stdint.h>

__extension__ typedef __int128 wide; /* 2^64 numbers of 53 bits */

/* A quotient of rounded sums may be wrong in its last bits; remainder, what the exact numerator
 * keeps after quotient x denominator is taken away, says by how much. */
static double corrected(double quotient, const lode_sum *remainder, double denominator) {
    return quotient + lode_sum_value(remainder) / denominator;
}

static lode_status too_large(size_t n, lode_error *error) {
    return lode_fail(error, LODE_DATA, "the sum of %zu values is too large to compute", n);
}

static lode_status mean_of_sum(lode_sum *sum, size_t n, double *mean, lode_error *error) {
    const double quotient = lode_sum_value(sum) / (double)n;
    if (!isfinite(quotient))
        return too_large(n, error);
    lode_sum_add_product(sum, -quotient, (double)n);
    *mean = corrected(quotient, sum, (double)n);
    return LODE_OK;
}

/* ---- whole numbers, as lode_numbers_scaled makes of decimals ---- */

static const int64_t most_whole = (int64_t)1 << 53;

static bool sum_whole(const double *values, size_t n, wide *total) {
    wide sum = 0;
    for (size_t i = 0; i < n; i++) {
        if (!(fabs(values[i]) <= (double)most_whole))
            return false;
        const int64_t whole = (int64_t)values[i];
        if ((double)whole != values[i])
            return false;
        sum += whole;
    }
    *total = sum;
    return true;
}

static lode_status mean_of_whole(wide total, size_t n, double *mean, lode_error *error) {
    const double nearest = (double)total;
    if (total >= -most_whole && total <= most_whole) {
        *mean = nearest / (double)n; /* both exact: there is nothing to correct */
        return LODE_OK;
    }
    lode_sum sum;
    lode_sum_start(&sum);
    lode_sum_add(&sum, nearest);
    lode_sum_add(&sum, (double)(total - (wide)nearest));
    return mean_of_sum(&sum, n, mean, error);
}

lode_status lode_mean(const double *values, size_t n, double *mean, lode_error *error) {
    if (n == 0)
        return lode_fail(error, LODE_REFUSED, "the mean of no values is not defined");
    wide total;
    if (sum_whole(values, n, &total))
        return mean_of_whole(total, n, mean, error);
    const lode_status status = lode_check_finite("value", values, n, error);
    if (status != LODE_OK)
        return status;
    lode_sum sum;
    lode_sum_start(&sum);
    for (size_t i = 0; i < n; i++)
        lode_sum_add(&sum, values[i]);
    return mean_of_sum(&sum, n, mean, error);
}

/* ---- values that repeat ---- */

static bool sum_whole_counted(const double *values, const uint32_t *counts, size_t n, wide *total) {
    wide sum = 0;
    for (size_t i = 0; i < n; i++) {
        if (!(fabs(values[i]) <= (double)most_whole) || (double)(int64_t)values[i] != values[i])
            return false;
        sum += (wide)(int64_t)values[i] * counts[i];
    }
    *total = sum;
    return true;
}

lode_status lode_mean_counted(const double *values, const uint32_t *counts, size_t n, double *mean,
                              lode_error *error) {
    size_t count = 0;
    for (size_t i = 0; i < n; i++)
        count += counts[i];
    if (count == 0)
        return lode_fail(error, LODE_REFUSED, "the mean of no values is not defined");
    wide total;
    if (sum_whole_counted(values, counts, n, &total))
        return mean_of_whole(total, count, mean, error);
    const lode_status status = lode_check_finite("value", values, n, error);
    if (status != LODE_OK)
        return status;
    lode_sum sum;
    lode_sum_start(&sum);
    for (size_t i = 0; i < n; i++)
        lode_sum_add_product(&sum, values[i], counts[i]);
    return mean_of_sum(&sum, count, mean, error);
}

/* ---- weighted ---- */

static lode_status check_weights(const double *values, const double *weights, size_t n,
                                 lode_error *error) {
    lode_status status = lode_check_finite("value", values, n, error);
    if (status == LODE_OK)
        status = lode_check_finite("weight", weights, n, error);
    for (size_t i = 0; i < n && status == LODE_OK; i++) {
        if (weights[i] < 0)
            status = lode_fail(error, LODE_DATA, "weight %zu of %zu is negative: %g", i + 1, n,
                               weights[i]);
        else if (!isfinite(weights[i] * values[i]))
            status = too_large(n, error);
    }
    return status;
}

static lode_status weighted_mean(const double *values, const double *weights, size_t n,
                                 double *mean, lode_error *error) {
    lode_sum sum, weight_sum;
    lode_sum_start(&sum);
    lode_sum_start(&weight_sum);
    for (size_t i = 0; i < n; i++) {
        lode_sum_add_product(&sum, weights[i], values[i]);
        lode_sum_add(&weight_sum, weights[i]);
    }
    const double total = lode_sum_value(&weight_sum);
    if (total == 0)
        return lode_fail(error, LODE_REFUSED, "a mean without any weight is not defined");
    const double quotient = lode_sum_value(&sum) / total;
    if (!isfinite(total) || !isfinite(quotient))
        return too_large(n, error);
    /* total is rounded, so the remainder is taken weight by weight. */
    for (size_t i = 0; i < n; i++)
        lode_sum_add_product(&sum, -quotient, weights[i]);
    *mean = corrected(quotient, &sum, total);
    return LODE_OK;
}

lode_status lode_mean_weighted(const double *values, const double *weights, size_t n, double *mean,
                               lode_error *error) {
    if (n == 0)
        return lode_fail(error, LODE_REFUSED, "the mean of no values is not defined");
    const lode_status status = check_weights(values, weights, n, error);
    return status == LODE_OK ? weighted_mean(values, weights, n, mean, error) : status;
}
