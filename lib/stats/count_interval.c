#include "lode/count_interval.h"

#include <gsl/gsl_cdf.h>
#include <math.h>

static lode_status check(double count, double level, lode_error *error) {
    if (!(level > 0 && level < 1))
        return lode_fail(error, LODE_USAGE, "a confidence level lies between 0 and 1, not at %g",
                         level);
    if (!isfinite(count) || count < 0)
        return lode_fail(error, LODE_DATA, "%g is not a count", count);
    return LODE_OK;
}

lode_status lode_count_exact(double count, double level, lode_interval *out, lode_error *error) {
    const lode_status status = check(count, level, error);
    if (status != LODE_OK)
        return status;
    const double tail = (1 - level) / 2;
    *out = (lode_interval){count, count > 0 ? gsl_cdf_chisq_Pinv(tail, 2 * count) / 2 : 0,
                           gsl_cdf_chisq_Qinv(tail, 2 * (count + 1)) / 2};
    return LODE_OK;
}

/* The cube of what a normal deviate leaves of 1. */
static double byar(double count, double z) {
    const double root = 1 - 1 / (9 * count) + z / (3 * sqrt(count));
    return count * root * root * root;
}

lode_status lode_count_byar(double count, double level, lode_interval *out, lode_error *error) {
    const lode_status status = check(count, level, error);
    if (status != LODE_OK)
        return status;
    const double z = gsl_cdf_ugaussian_Qinv((1 - level) / 2);
    *out = (lode_interval){count, count > 0 ? byar(count, -z) : 0, byar(count + 1, z)};
    return LODE_OK;
}
