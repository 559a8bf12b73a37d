#include "lode/quantile.h"

#include "checks.h"
#include "lode/memory.h"
#include "nth.h"

#include <stdlib.h>

/* A place that may lie between two values: theirs, and how far it is on its way to the upper. */
typedef struct {
    double below, above, share;
} between;

/* Weighing both ends, rather than adding a share of their distance, cannot overflow. */
static double value_at(const between *at) {
    if (at->share == 0 || at->below == at->above)
        return at->below;
    return (1 - at->share) * at->below + at->share * at->above;
}

static lode_status check_places(size_t n, const double *p, size_t n_p, lode_error *error) {
    for (size_t i = 0; i < n_p; i++)
        if (!(p[i] >= 0 && p[i] <= 1))
            return lode_fail(error, LODE_USAGE, "a quantile lies between 0 and 1, not at %g", p[i]);
    return n ? LODE_OK : lode_fail(error, LODE_REFUSED, "a quantile of no values is not defined");
}

static lode_status check(const double *values, size_t n, const double *p, size_t n_p,
                         lode_error *error) {
    const lode_status status = check_places(n, p, n_p, error);
    return status == LODE_OK ? lode_check_finite("value", values, n, error) : status;
}

/* Insertion, for whoever asks for several mostly asks in order. */
static void insert(lode_nth *wanted, size_t n, lode_nth next) {
    for (; n > 0 && wanted[n - 1].place > next.place; n--)
        wanted[n] = wanted[n - 1];
    wanted[n] = next;
}

/* What must be known of n values: wanted[2 n_p], rising by place. */
static void list_wanted(size_t n, const double *p, size_t n_p, between *at, lode_nth *wanted) {
    for (size_t i = 0; i < n_p; i++) {
        const double place = (double)(n - 1) * p[i];
        const size_t below = (size_t)place, above = below + 1 < n ? below + 1 : below;
        at[i].share = place - (double)below;
        insert(wanted, 2 * i, (lode_nth){below, &at[i].below});
        insert(wanted, 2 * i + 1, (lode_nth){above, &at[i].above});
    }
}

static void find(const double *values, size_t n, const double *p, size_t n_p, between *at,
                 lode_nth *wanted) {
    list_wanted(n, p, n_p, at, wanted);
    lode_find_nth(values, n, wanted, 2 * n_p);
}

lode_status lode_quantiles_type7(const double *values, size_t n, const double *p, size_t n_p,
                                 double *quantiles, lode_error *error) {
    const lode_status status = check(values, n, p, n_p, error);
    if (status != LODE_OK)
        return status;
    between *at = lode_allocate(n_p, sizeof *at);
    lode_nth *wanted = lode_allocate(n_p, 2 * sizeof *wanted);
    find(values, n, p, n_p, at, wanted);
    for (size_t i = 0; i < n_p; i++)
        quantiles[i] = value_at(&at[i]);
    free(at);
    free(wanted);
    return LODE_OK;
}

/* ---- values that repeat ---- */

static lode_status check_counted(const double *values, const uint32_t *counts, size_t n,
                                 size_t *total, lode_error *error) {
    *total = 0;
    for (size_t i = 0; i < n; i++) {
        if (i > 0 && values[i] < values[i - 1])
            return lode_fail(error, LODE_DATA, "value %zu of %zu is below the one before", i + 1,
                             n);
        *total += counts[i];
    }
    return lode_check_finite("value", values, n, error);
}

static void find_counted(const double *values, const uint32_t *counts, const lode_nth *wanted,
                         size_t n_wanted) {
    size_t i = 0, upto = counts[0];
    for (size_t w = 0; w < n_wanted; w++) {
        while (upto <= wanted[w].place)
            upto += counts[++i];
        *wanted[w].value = values[i] + 0.0; /* -0 becomes 0 */
    }
}

lode_status lode_quantiles_type7_counted(const double *values, const uint32_t *counts, size_t n,
                                         const double *p, size_t n_p, double *quantiles,
                                         lode_error *error) {
    size_t total;
    lode_status status = check_counted(values, counts, n, &total, error);
    if (status == LODE_OK)
        status = check_places(total, p, n_p, error);
    if (status != LODE_OK)
        return status;
    between *at = lode_allocate(n_p, sizeof *at);
    lode_nth *wanted = lode_allocate(n_p, 2 * sizeof *wanted);
    list_wanted(total, p, n_p, at, wanted);
    find_counted(values, counts, wanted, 2 * n_p);
    for (size_t i = 0; i < n_p; i++)
        quantiles[i] = value_at(&at[i]);
    free(at);
    free(wanted);
    return LODE_OK;
}

/* ---- one ---- */

lode_status lode_quantile_type7(const double *values, size_t n, double p, double *quantile,
                                lode_error *error) {
    const lode_status status = check(values, n, &p, 1, error);
    if (status != LODE_OK)
        return status;
    between at;
    lode_nth wanted[2];
    find(values, n, &p, 1, &at, wanted);
    *quantile = value_at(&at);
    return LODE_OK;
}

lode_status lode_median(const double *values, size_t n, double *median, lode_error *error) {
    return lode_quantile_type7(values, n, 0.5, median, error);
}
