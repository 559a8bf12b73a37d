#include "lode/count_interval.h"

#include "root.h"

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

/* ---- exact ---- */

/* GSL's distribution gives up on counts far beyond this; there Byar's limits are within a millionth
 * of a standard deviation. */
static const double large = 1e5;

/* The mean of a Poisson distribution that has tail at the count and beyond; and at the count and
 * below. GSL's own quantiles find none for some counts as plain as 1736. */
typedef struct {
    double count, tail;
} wanted;

static double at_or_beyond(double mean, void *of) {
    const wanted *w = of;
    return gsl_cdf_gamma_P(mean, w->count, 1) - w->tail;
}

static double at_or_below(double mean, void *of) {
    const wanted *w = of;
    return gsl_cdf_gamma_Q(mean, w->count + 1, 1) - w->tail;
}

lode_status lode_count_exact(double count, double level, lode_interval *out, lode_error *error) {
    const lode_status status = check(count, level, error);
    if (status != LODE_OK)
        return status;
    wanted w = {count, (1 - level) / 2};
    if (count > large)
        return lode_count_byar(count, level, out, error);
    const double far = count + 40 * (1 + sqrt(count));
    *out = (lode_interval){count, count > 0 ? lode_root(at_or_beyond, &w, 0, count) : 0,
                           lode_root(at_or_below, &w, count, far)};
    return LODE_OK;
}
