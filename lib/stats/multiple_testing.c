#include "lode/multiple_testing.h"

#include "lode/memory.h"
#include "sort.h"

#include <stdbool.h>
#include <stdlib.h>

static lode_status check(const double *p, size_t n, lode_error *error) {
    for (size_t i = 0; i < n; i++)
        if (!(p[i] >= 0 && p[i] <= 1))
            return lode_fail(error, LODE_DATA, "p %zu does not lie between 0 and 1", i + 1);
    return LODE_OK;
}

/* By what the p at a place of the rising order, counted from 1, is multiplied. */
static double factor(lode_adjustment how, size_t place, size_t n, double harmonic) {
    const double all = (double)n, here = (double)place;
    switch (how) {
    case LODE_ADJUST_BH:
        return all / here;
    case LODE_ADJUST_BY:
        return harmonic * all / here;
    case LODE_ADJUST_HOLM:
    case LODE_ADJUST_HOCHBERG:
        return all - here + 1;
    default:
        return all;
    }
}

static double harmonic_number(size_t n) {
    double sum = 0;
    for (size_t i = n; i > 0; i--)
        sum += 1 / (double)i;
    return sum;
}

/* Holm steps down from the smallest p, no value below the one before; the others step up from the
 * largest, no value above the one after. */
static void settle(double *adjusted, const size_t *order, size_t n, bool down) {
    for (size_t i = 1; i < n; i++) {
        const size_t here = down ? order[i] : order[n - 1 - i];
        const size_t before = down ? order[i - 1] : order[n - i];
        if (down ? adjusted[here] < adjusted[before] : adjusted[here] > adjusted[before])
            adjusted[here] = adjusted[before];
    }
}

lode_status lode_adjust(const double *p, size_t n, lode_adjustment how, double *adjusted,
                        lode_error *error) {
    const lode_status status = check(p, n, error);
    if (status != LODE_OK || n == 0)
        return status;
    const double harmonic = harmonic_number(n);
    size_t *order = lode_sorted_places(p, n);
    for (size_t place = 1; place <= n; place++) {
        const size_t i = order[place - 1];
        const double more = p[i] * factor(how, place, n, harmonic);
        adjusted[i] = more < 1 ? more : 1;
    }
    settle(adjusted, order, n, how == LODE_ADJUST_HOLM);
    free(order);
    return LODE_OK;
}
