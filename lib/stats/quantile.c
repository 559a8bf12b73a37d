#include "lode/quantile.h"

#include "checks.h"
#include "lode/memory.h"
#include "lode/number.h"
#include "nth.h"

#include <float.h>
#include <math.h>
#include <stdbool.h>
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

/* ---- places ---- */

/* Types 4 to 9: value k of n stands at (k - a) / (n + 1 - a - b). */
static const struct {
    double a, b;
} lines[LODE_QUANTILE_TYPES + 1] = {
    [4] = {0, 1}, [5] = {1.0 / 2, 1.0 / 2}, [6] = {0, 0},
    [7] = {1, 1}, [8] = {1.0 / 3, 1.0 / 3}, [9] = {3.0 / 8, 3.0 / 8},
};

enum { FIRST_LINE = 4 };

/* Where a quantile lies, counted from 0: between two places, or on one. */
typedef struct {
    size_t below, above;
    double share;
} place;

static place on_line(size_t n, int type, double p) {
    const double a = lines[type].a, b = lines[type].b;
    const double at = (a - 1) + ((double)n + 1 - a - b) * p;
    if (!(at > 0))
        return (place){0, 0, 0};
    if (at >= (double)(n - 1))
        return (place){n - 1, n - 1, 0};
    const size_t below = (size_t)at;
    return (place){below, below + 1, at - (double)below};
}

/* n p, or the whole number it would be if p were the decimal that was meant. */
static double share_of(size_t n, double p) {
    const double at = (double)n * p, whole = nearbyint(at);
    return fabs(at - whole) <= 4 * DBL_EPSILON * (double)n ? whole : at;
}

/* The places of types 1 to 3 are counted from 1, and go beyond the ends. */
static place within(size_t n, double below, double above, double share) {
    const double last = (double)(n - 1);
    return (place){(size_t)fmin(fmax(below - 1, 0), last), (size_t)fmin(fmax(above - 1, 0), last),
                   share};
}

static place on_step(size_t n, int type, double p) {
    const double shift = type == 3 ? -0.5 : 0, at = share_of(n, p) + shift, down = floor(at);
    const bool exact = at == down;
    if (!exact || type == 2)
        return within(n, exact ? down : down + 1, down + 1, exact ? 0.5 : 0);
    const bool next = type == 3 && fmod(down, 2) != 0;
    return within(n, down + next, down + next, 0);
}

static place place_of(size_t n, int type, double p) {
    return type < FIRST_LINE ? on_step(n, type, p) : on_line(n, type, p);
}

/* ---- checks ---- */

static lode_status check_type(int type, lode_error *error) {
    if (type >= 1 && type <= LODE_QUANTILE_TYPES)
        return LODE_OK;
    return lode_fail(error, LODE_USAGE, "quantiles are of types 1 to 9, not %d", type);
}

static lode_status check_places(size_t n, const double *p, size_t n_p, lode_error *error) {
    for (size_t i = 0; i < n_p; i++)
        if (!(p[i] >= 0 && p[i] <= 1))
            return lode_fail(error, LODE_USAGE, "a quantile lies between 0 and 1, not at %g", p[i]);
    return n ? LODE_OK : lode_fail(error, LODE_REFUSED, "a quantile of no values is not defined");
}

static lode_status check_rising(const double *values, size_t n, lode_error *error) {
    for (size_t i = 1; i < n; i++)
        if (values[i] < values[i - 1])
            return lode_fail(error, LODE_DATA, "value %zu of %zu is below the one before", i + 1,
                             n);
    return lode_check_finite("value", values, n, error);
}

/* ---- any values ---- */

/* Insertion, for whoever asks for several mostly asks in order. */
static void insert(lode_nth *wanted, size_t n, lode_nth next) {
    for (; n > 0 && wanted[n - 1].place > next.place; n--)
        wanted[n] = wanted[n - 1];
    wanted[n] = next;
}

/* What must be known of n values: wanted[2 n_p], rising by place. */
static void list_wanted(size_t n, int type, const double *p, size_t n_p, between *at,
                        lode_nth *wanted) {
    for (size_t i = 0; i < n_p; i++) {
        const place here = place_of(n, type, p[i]);
        at[i].share = here.share;
        insert(wanted, 2 * i, (lode_nth){here.below, &at[i].below});
        insert(wanted, 2 * i + 1, (lode_nth){here.above, &at[i].above});
    }
}

lode_status lode_quantiles(const double *values, size_t n, int type, const double *p, size_t n_p,
                           double *quantiles, lode_error *error) {
    lode_status status = check_type(type, error);
    if (status == LODE_OK)
        status = check_places(n, p, n_p, error);
    if (status == LODE_OK)
        status = lode_check_finite("value", values, n, error);
    if (status != LODE_OK)
        return status;
    between *at = lode_allocate(n_p, sizeof *at);
    lode_nth *wanted = lode_allocate(n_p, 2 * sizeof *wanted);
    list_wanted(n, type, p, n_p, at, wanted);
    lode_find_nth(values, n, wanted, 2 * n_p);
    for (size_t i = 0; i < n_p; i++)
        quantiles[i] = value_at(&at[i]);
    free(at);
    free(wanted);
    return LODE_OK;
}

/* ---- values that repeat ---- */

static void find_counted(const double *values, const uint32_t *counts, const lode_nth *wanted,
                         size_t n_wanted) {
    size_t i = 0, upto = counts[0];
    for (size_t w = 0; w < n_wanted; w++) {
        while (upto <= wanted[w].place)
            upto += counts[++i];
        *wanted[w].value = values[i] + 0.0; /* -0 becomes 0 */
    }
}

lode_status lode_quantiles_counted(const double *values, const uint32_t *counts, size_t n, int type,
                                   const double *p, size_t n_p, double *quantiles,
                                   lode_error *error) {
    size_t total = 0;
    for (size_t i = 0; i < n; i++)
        total += counts[i];
    lode_status status = check_type(type, error);
    if (status == LODE_OK)
        status = check_rising(values, n, error);
    if (status == LODE_OK)
        status = check_places(total, p, n_p, error);
    if (status != LODE_OK)
        return status;
    between *at = lode_allocate(n_p, sizeof *at);
    lode_nth *wanted = lode_allocate(n_p, 2 * sizeof *wanted);
    list_wanted(total, type, p, n_p, at, wanted);
    find_counted(values, counts, wanted, 2 * n_p);
    for (size_t i = 0; i < n_p; i++)
        quantiles[i] = value_at(&at[i]);
    free(at);
    free(wanted);
    return LODE_OK;
}

/* ---- weights that need not be whole ---- */

static lode_status check_weights(const double *weights, size_t n, double *total,
                                 lode_error *error) {
    lode_sum sum;
    lode_sum_start(&sum);
    const lode_status status = lode_check_finite("weight", weights, n, error);
    if (status != LODE_OK)
        return status;
    for (size_t i = 0; i < n; i++) {
        if (weights[i] < 0)
            return lode_fail(error, LODE_DATA, "weight %zu of %zu is negative", i + 1, n);
        lode_sum_add(&sum, weights[i]);
    }
    *total = lode_sum_value(&sum);
    if (*total > 0)
        return LODE_OK;
    return lode_fail(error, LODE_REFUSED, "a quantile of no values is not defined");
}

/* The first value at which the weights reach so much, and has one. */
static double value_reaching(const double *values, const double *weights, size_t n, double wanted) {
    lode_sum sum;
    lode_sum_start(&sum);
    size_t last = 0;
    for (size_t i = 0; i < n; i++) {
        if (weights[i] == 0)
            continue;
        last = i;
        lode_sum_add(&sum, weights[i]);
        if (lode_sum_value(&sum) >= wanted)
            break;
    }
    return values[last] + 0.0;
}

lode_status lode_quantiles_weighted(const double *values, const double *weights, size_t n,
                                    const double *p, size_t n_p, double *quantiles,
                                    lode_error *error) {
    double total;
    lode_status status = check_rising(values, n, error);
    if (status == LODE_OK)
        status = check_weights(weights, n, &total, error);
    if (status == LODE_OK)
        status = check_places(n, p, n_p, error);
    for (size_t i = 0; i < n_p && status == LODE_OK; i++)
        quantiles[i] = value_reaching(values, weights, n, total * p[i] - 4 * DBL_EPSILON * total);
    return status;
}

/* ---- type 7 ---- */

lode_status lode_quantiles_type7(const double *values, size_t n, const double *p, size_t n_p,
                                 double *quantiles, lode_error *error) {
    return lode_quantiles(values, n, 7, p, n_p, quantiles, error);
}

lode_status lode_quantiles_type7_counted(const double *values, const uint32_t *counts, size_t n,
                                         const double *p, size_t n_p, double *quantiles,
                                         lode_error *error) {
    return lode_quantiles_counted(values, counts, n, 7, p, n_p, quantiles, error);
}

lode_status lode_quantile_type7(const double *values, size_t n, double p, double *quantile,
                                lode_error *error) {
    return lode_quantiles(values, n, 7, &p, 1, quantile, error);
}

lode_status lode_median(const double *values, size_t n, double *median, lode_error *error) {
    return lode_quantile_type7(values, n, 0.5, median, error);
}
