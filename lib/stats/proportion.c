#include "lode/proportion.h"

#include <gsl/gsl_cdf.h>
#include <math.h>

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
    if (!(level > 0 && level < 1))
        return lode_fail(error, LODE_USAGE, "a confidence level lies between 0 and 1, not at %g",
                         level);
    if (n == 0)
        return lode_fail(error, LODE_REFUSED, "a proportion of nobody is not defined");
    if (!isfinite(n) || !(n > 0 && x >= 0 && x <= n))
        return lode_fail(error, LODE_DATA, "%g out of %g is not a proportion", x, n);

    const double z = gsl_cdf_ugaussian_Qinv((1 - level) / 2);
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
