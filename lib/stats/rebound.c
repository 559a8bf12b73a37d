#include "lode/rebound.h"

#include "lode/correlation.h"
#include "lode/mean.h"

#include <math.h>

/* The more figures keep, the less is expected, up or down. */
static lode_interval expected_of(const lode_interval *r, double below) {
    const double most = (1 - r->low) * below, least = (1 - r->high) * below;
    return (lode_interval){(1 - r->estimate) * below, fmin(least, most), fmax(least, most)};
}

lode_status lode_rebound_expected(const double *before, const double *after, size_t n, double x,
                                  double level, lode_rebound *rebound, lode_error *error) {
    lode_rebound found;
    lode_interval r = {0, 0, 0};
    if (!isfinite(x))
        return lode_fail(error, LODE_DATA, "the mean is not finite");
    lode_status status = lode_pearson(before, after, n, &found.r, error);
    if (status == LODE_OK)
        status = lode_pearson_interval(found.r, n, level, &r, error);
    if (status == LODE_OK)
        status = lode_mean(before, n, &found.mean, error);
    if (status != LODE_OK)
        return status;
    found.expected = expected_of(&r, found.mean - x);
    *rebound = found;
    return LODE_OK;
}
