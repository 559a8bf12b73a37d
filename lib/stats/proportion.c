#include "lode/proportion.h"

#include "beta_quantile.h"

#include <gsl/gsl_cdf.h>
#include <math.h>

static lode_status check(double x, double n, double level, lode_error *error) {
    if (!(level > 0 && level < 1))
        return lode_fail(error, LODE_USAGE, "a confidence level lies between 0 and 1, not at %g",
                         level);
    if (n == 0)
        return lode_fail(error, LODE_REFUSED, "a proportion of nobody is not defined");
    if (!isfinite(n) || !(n > 0 && x >= 0 && x <= n))
        return lode_fail(error, LODE_DATA, "%g out of %g is not a proportion", x, n);
    return LODE_OK;
}

static double z_of(double level) {
    return gsl_cdf_ugaussian_Qinv((1 - level) / 2);
}

/* ---- Wilson ---- */

/* The limits are the roots in p of (n + z^2) p^2 - (2x + z^2) p + x^2/n = 0. The lower root comes
 * from the product of the two, which loses no digits when x is small and is exactly 0 at x = 0. */
static double lower_limit(double x, double n, double z) {
    if (x == 0) /* and at the smallest levels z is 0 as well */
        return 0;
    const double half_width = z * sqrt(x * ((n - x) / n) + z * z / 4);
    return x * (x / n) / (x + z * z / 2 + half_width);
}

lode_status lode_proportion_wilson(double x, double n, double level, lode_interval *out,
                                   lode_error *error) {
    const lode_status status = check(x, n, level, error);
    if (status != LODE_OK)
        return status;
    const double z = z_of(level);
    const double p = x / n;
    /* The upper limit of x successes is one less the lower limit of the n - x failures. The bounds
     * by p only catch the last bit. */
    *out = (lode_interval){
        .estimate = p,
        .low = fmin(p, lower_limit(x, n, z)),
        .high = fmax(p, 1 - lower_limit(n - x, n, z)),
    };
    return LODE_OK;
}

lode_status lode_proportion_wilson_finite(double x, double n, double population, double level,
                                          lode_interval *out, lode_error *error) {
    const lode_status status = check(x, n, level, error);
    if (status != LODE_OK)
        return status;
    if (!(population >= n))
        return lode_fail(error, LODE_DATA, "%g out of a population of %g cannot be", n, population);
    const double p = x / n;
    if (n == population) {
        *out = (lode_interval){p, p, p};
        return LODE_OK;
    }
    const double more = isinf(population) ? 1 : (population - 1) / (population - n);
    const lode_status found = lode_proportion_wilson(x * more, n * more, level, out, error);
    if (found == LODE_OK)
        *out = (lode_interval){p, fmin(p, out->low), fmax(p, out->high)};
    return found;
}

/* Newcombe (1998), method 4: the share moves by the correction before its limit is taken. */
static double corrected_limit(double p, double n, double correction, double z, int side) {
    const double moved = p + side * correction / n, half = z * z / (2 * n);
    if (moved <= 0 || moved >= 1)
        return side > 0 ? 1 : 0;
    return (moved + half + side * z * sqrt(moved * (1 - moved) / n + half / (2 * n))) /
           (1 + 2 * half);
}

lode_status lode_proportion_continuity(double x, double n, double level, lode_interval *out,
                                       lode_error *error) {
    const lode_status status = check(x, n, level, error);
    if (status != LODE_OK)
        return status;
    const double p = x / n, z = z_of(level), correction = fmin(0.5, fabs(x - n / 2));
    *out = (lode_interval){p, fmin(p, corrected_limit(p, n, correction, z, -1)),
                           fmax(p, corrected_limit(p, n, correction, z, 1))};
    return LODE_OK;
}

/* ---- normal ---- */

static lode_interval around(double estimate, double middle, double n, double z) {
    const double half_width = z * sqrt(middle * (1 - middle) / n);
    return (lode_interval){estimate, middle - half_width, middle + half_width};
}

lode_status lode_proportion_normal(double x, double n, double level, lode_interval *out,
                                   lode_error *error) {
    const lode_status status = check(x, n, level, error);
    if (status == LODE_OK)
        *out = around(x / n, x / n, n, z_of(level));
    return status;
}

lode_status lode_proportion_agresti_coull(double x, double n, double level, lode_interval *out,
                                          lode_error *error) {
    const lode_status status = check(x, n, level, error);
    if (status != LODE_OK)
        return status;
    const double z = z_of(level), more = n + z * z;
    *out = around(x / n, (x + z * z / 2) / more, more, z);
    return LODE_OK;
}

/* ---- by the beta distribution ---- */

/* Quantiles of Beta with `near` more on the side of the limit and `far` more on the other. */
static lode_status by_beta(double x, double n, double level, double near, double far,
                           lode_interval *out, lode_error *error) {
    const lode_status status = check(x, n, level, error);
    if (status != LODE_OK)
        return status;
    const double tail = (1 - level) / 2;
    *out = (lode_interval){x / n, x > 0 ? lode_beta_quantile(tail, x + near, n - x + far) : 0,
                           x < n ? lode_beta_quantile_above(tail, x + far, n - x + near) : 1};
    return LODE_OK;
}

lode_status lode_proportion_exact(double x, double n, double level, lode_interval *out,
                                  lode_error *error) {
    return by_beta(x, n, level, 0, 1, out, error);
}

lode_status lode_proportion_jeffreys(double x, double n, double level, lode_interval *out,
                                     lode_error *error) {
    return by_beta(x, n, level, 0.5, 0.5, out, error);
}
