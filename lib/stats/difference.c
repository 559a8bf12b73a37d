#include "lode/difference.h"

#include "checks.h"

#include <math.h>

static lode_status check_interval(const lode_interval *a, lode_error *error) {
    if (!isfinite(a->estimate) || !isfinite(a->low) || !isfinite(a->high))
        return lode_fail(error, LODE_DATA, "an estimate or limit is not a finite number");
    if (a->low > a->estimate || a->estimate > a->high)
        return lode_fail(error, LODE_DATA, "the estimate %g lies outside its interval %g to %g",
                         a->estimate, a->low, a->high);
    return LODE_OK;
}

/* Hand over the result, unless a subtraction has left the range of a double. */
static lode_status finish(lode_interval result, lode_interval *out, lode_error *error) {
    if (!isfinite(result.estimate) || !isfinite(result.low) || !isfinite(result.high))
        return lode_fail(error, LODE_DATA, "the difference is too large to compute");
    *out = result;
    return LODE_OK;
}

lode_status lode_difference_interval(const lode_interval *a, const lode_interval *b,
                                     lode_interval *out, lode_error *error) {
    lode_status status = check_interval(a, error);
    if (status == LODE_OK)
        status = check_interval(b, error);
    if (status != LODE_OK)
        return status;
    const double estimate = a->estimate - b->estimate;
    const double below = hypot(a->estimate - a->low, b->high - b->estimate);
    const double above = hypot(a->high - a->estimate, b->estimate - b->low);
    return finish((lode_interval){estimate, estimate - below, estimate + above}, out, error);
}

lode_status lode_difference_from_constant(const lode_interval *a, double constant,
                                          lode_interval *out, lode_error *error) {
    lode_status status = check_interval(a, error);
    if (status == LODE_OK)
        status = lode_check_finite("constant", &constant, 1, error);
    if (status != LODE_OK)
        return status;
    return finish((lode_interval){a->estimate - constant, a->low - constant, a->high - constant},
                  out, error);
}

lode_status lode_weighted_interval(const lode_interval *part, const double *weight, size_t n,
                                   lode_interval *out, lode_error *error) {
    double estimate = 0, below = 0, above = 0;
    lode_status status = n > 0 ? LODE_OK : lode_fail(error, LODE_REFUSED, "a sum of nothing");
    for (size_t i = 0; i < n && status == LODE_OK; i++) {
        status = check_interval(&part[i], error);
        if (status == LODE_OK && !(isfinite(weight[i]) && weight[i] >= 0))
            status = lode_fail(error, LODE_DATA, "%g is not a weight", weight[i]);
        estimate += weight[i] * part[i].estimate;
        below = hypot(below, weight[i] * (part[i].estimate - part[i].low));
        above = hypot(above, weight[i] * (part[i].high - part[i].estimate));
    }
    if (status != LODE_OK)
        return status;
    return finish((lode_interval){estimate, estimate - below, estimate + above}, out, error);
}
