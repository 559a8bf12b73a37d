#include "lode/control_chart.h"

#include "checks.h"

#include <math.h>

lode_status lode_cusum_of(const double *values, size_t n, const lode_cusum_plan *plan, double *up,
                          double *down, lode_cusum_signals *signals, lode_error *error) {
    const lode_status status = lode_check_finite("value", values, n, error);
    if (status != LODE_OK)
        return status;
    if (!isfinite(plan->target) || !(plan->sd > 0 && plan->slack >= 0 && plan->limit > 0))
        return lode_fail(
            error, LODE_USAGE,
            "a cumulative sum takes a target, a standard deviation above 0, a slack of "
            "0 or more and a limit above 0");
    const double slack = plan->slack * plan->sd, limit = plan->limit * plan->sd;
    double above = 0, below = 0;
    *signals = (lode_cusum_signals){n, n};
    for (size_t i = 0; i < n; i++) {
        const double off = values[i] - plan->target;
        up[i] = above = fmax(0, above + off - slack);
        down[i] = below = fmax(0, below - off - slack);
        if (above > limit && signals->first_up == n)
            signals->first_up = i;
        if (below > limit && signals->first_down == n)
            signals->first_down = i;
    }
    return LODE_OK;
}
