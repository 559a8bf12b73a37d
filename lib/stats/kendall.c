/* Kendall's tau-b, by going through all pairs. */
#include "lode/correlation.h"

#include "checks.h"
#include "lode/memory.h"
#include "sort.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdlib.h>

/* Sums over the groups of t equal values. */
typedef struct {
    double pairs;   /* t (t-1) */
    double triples; /* t (t-1) (t-2) */
    double spread;  /* t (t-1) (2t+5) */
} tie_sums;

static tie_sums ties_of(const double *values, size_t n) {
    double *sorted = lode_sorted_copy(values, n);
    tie_sums sums = {0, 0, 0};
    for (size_t start = 0, end; start < n; start = end) {
        end = start + 1;
        while (end < n && sorted[end] == sorted[start])
            end++;
        const double t = (double)(end - start);
        sums.pairs += t * (t - 1);
        sums.triples += t * (t - 1) * (t - 2);
        sums.spread += t * (t - 1) * (2 * t + 5);
    }
    free(sorted);
    return sums;
}

/* Pairs that both rise less pairs of which one falls. */
static double count_pairs(const double *x, const double *y, size_t n) {
    int64_t s = 0;
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < i; k++)
            s += ((x[i] > x[k]) - (x[i] < x[k])) * ((y[i] > y[k]) - (y[i] < y[k]));
    return (double)s;
}

lode_status lode_kendall(const double *x, const double *y, size_t n, lode_kendall_tau *out,
                         lode_error *error) {
    lode_status status = lode_check_finite("value", x, n, error);
    if (status == LODE_OK)
        status = lode_check_finite("value", y, n, error);
    if (status == LODE_OK && n < LODE_CORRELATION_PAIRS)
        status = lode_fail(error, LODE_REFUSED, "a correlation takes %d pairs, not %zu",
                           LODE_CORRELATION_PAIRS, n);
    if (status != LODE_OK)
        return status;
    const tie_sums a = ties_of(x, n), b = ties_of(y, n);
    const double m = (double)n, pairs = m * (m - 1);
    if (!(a.pairs < pairs) || !(b.pairs < pairs))
        return lode_fail(error, LODE_REFUSED,
                         "a correlation with values that are all the same is not defined");
    const double s = count_pairs(x, y, n);
    const double variance = (pairs * (2 * m + 5) - a.spread - b.spread) / 18 +
                            a.pairs * b.pairs / (2 * pairs) +
                            a.triples * b.triples / (9 * pairs * (m - 2));
    const double z = s / sqrt(variance);
    *out = (lode_kendall_tau){2 * s / (sqrt(pairs - a.pairs) * sqrt(pairs - b.pairs)), z,
                              2 * gsl_cdf_ugaussian_Q(fabs(z))};
    return LODE_OK;
}
