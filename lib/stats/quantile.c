#include "lode/quantile.h"

#include "checks.h"
#include "sort.h"

#include <stdlib.h>

/* The value at a place that may lie between two. Weighing both ends, rather than adding a share of
 * their distance, cannot overflow. */
static double value_at(const double *sorted, size_t n, double place) {
    const size_t below = (size_t)place;
    const double share = place - (double)below;
    if (share == 0 || below + 1 >= n || sorted[below] == sorted[below + 1])
        return sorted[below];
    return (1 - share) * sorted[below] + share * sorted[below + 1];
}

lode_status lode_quantile_type7(const double *values, size_t n, double p, double *quantile,
                                lode_error *error) {
    if (!(p >= 0 && p <= 1))
        return lode_fail(error, LODE_USAGE, "a quantile lies between 0 and 1, not at %g", p);
    if (n == 0)
        return lode_fail(error, LODE_REFUSED, "a quantile of no values is not defined");
    const lode_status status = lode_check_finite("value", values, n, error);
    if (status != LODE_OK)
        return status;

    double *sorted = lode_sorted_copy(values, n);
    *quantile = value_at(sorted, n, (double)(n - 1) * p);
    free(sorted);
    return LODE_OK;
}

lode_status lode_median(const double *values, size_t n, double *median, lode_error *error) {
    return lode_quantile_type7(values, n, 0.5, median, error);
}
