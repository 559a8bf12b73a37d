#include "lode/correlation.h"

#include "lode/mean.h"
#include "lode/memory.h"
#include "lode/number.h"
#include "mean_ranks.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdlib.h>

/* The sum of (x - their mean) (y - their mean): distances are taken from doubles near the means,
 * and what those are off is taken away again. */
static double sum_products(const double *x, const double *y, size_t n, double x_mean,
                           double y_mean) {
    lode_sum products, x_rest, y_rest;
    lode_sum_start(&products);
    lode_sum_start(&x_rest);
    lode_sum_start(&y_rest);
    for (size_t i = 0; i < n; i++) {
        const double dx = x[i] - x_mean, dy = y[i] - y_mean;
        lode_sum_add_product(&products, dx, dy);
        lode_sum_add(&x_rest, dx);
        lode_sum_add(&y_rest, dy);
    }
    return lode_sum_value(&products) -
           lode_sum_value(&x_rest) * lode_sum_value(&y_rest) / (double)n;
}

static bool is_constant(const double *values, size_t n) {
    for (size_t i = 1; i < n; i++)
        if (values[i] != values[0])
            return false;
    return true;
}

static lode_status check_pairs(const double *x, const double *y, size_t n, lode_error *error) {
    if (n < LODE_CORRELATION_PAIRS)
        return lode_fail(error, LODE_REFUSED, "a correlation takes %d pairs, not %zu",
                         LODE_CORRELATION_PAIRS, n);
    if (is_constant(x, n) || is_constant(y, n))
        return lode_fail(error, LODE_REFUSED,
                         "a correlation with values that are all the same is not defined");
    return LODE_OK;
}

lode_status lode_pearson(const double *x, const double *y, size_t n, double *r, lode_error *error) {
    double x_mean = 0, y_mean = 0;
    lode_status status = check_pairs(x, y, n, error);
    if (status == LODE_OK)
        status = lode_mean(x, n, &x_mean, error);
    if (status == LODE_OK)
        status = lode_mean(y, n, &y_mean, error);
    if (status != LODE_OK)
        return status;
    const double xx = sum_products(x, x, n, x_mean, x_mean),
                 yy = sum_products(y, y, n, y_mean, y_mean),
                 xy = sum_products(x, y, n, x_mean, y_mean);
    const double found = xy / (sqrt(xx) * sqrt(yy));
    if (!isfinite(found))
        return lode_fail(error, LODE_DATA, "the squares of %zu pairs are too large to compute", n);
    *r = fmax(-1, fmin(1, found));
    return LODE_OK;
}

lode_status lode_spearman(const double *x, const double *y, size_t n, double *rho,
                          lode_error *error) {
    double *ranks = lode_allocate(2 * n, sizeof *ranks);
    lode_status status = lode_mean_ranks(x, n, ranks, error);
    if (status == LODE_OK)
        status = lode_mean_ranks(y, n, ranks + n, error);
    if (status == LODE_OK)
        status = lode_pearson(ranks, ranks + n, n, rho, error);
    free(ranks);
    return status;
}

bool lode_is_on_a_line(double r) {
    const double off = 1e-12;
    return fabs(r) >= 1 - off;
}

lode_status lode_pearson_interval(double r, size_t n, double level, lode_interval *interval,
                                  lode_error *error) {
    if (n < 4)
        return lode_fail(error, LODE_REFUSED,
                         "the interval of a correlation takes 4 pairs, not %zu", n);
    if (!(fabs(r) <= 1) || !(level > 0 && level < 1))
        return lode_fail(error, LODE_DATA, "no correlation is %g, at no level of %g", r, level);
    if (lode_is_on_a_line(r))
        return lode_fail(error, LODE_REFUSED,
                         "a correlation of %g has no interval: all pairs lie on a line", r);
    const double half = gsl_cdf_ugaussian_Qinv((1 - level) / 2) / sqrt((double)n - 3);
    *interval = (lode_interval){r, tanh(atanh(r) - half), tanh(atanh(r) + half)};
    return LODE_OK;
}

lode_status lode_correlation_test(double r, size_t n, double *t, double *p, lode_error *error) {
    if (n < LODE_CORRELATION_PAIRS)
        return lode_fail(error, LODE_REFUSED, "a correlation takes %d pairs, not %zu",
                         LODE_CORRELATION_PAIRS, n);
    if (!(fabs(r) <= 1))
        return lode_fail(error, LODE_DATA, "no correlation is %g", r);
    if (lode_is_on_a_line(r))
        return lode_fail(error, LODE_REFUSED,
                         "a correlation of %g has no test: all pairs lie on a line", r);
    const double df = (double)n - 2;
    *t = r * sqrt(df / ((1 - r) * (1 + r)));
    *p = 2 * gsl_cdf_tdist_Q(fabs(*t), df);
    return LODE_OK;
}
