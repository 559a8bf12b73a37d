#include "lode/permutation.h"

#include "lode/memory.h"
#include "lode/random.h"

#include <gsl/gsl_sf_gamma.h>
#include <math.h>
#include <stdlib.h>

typedef struct {
    const double *values;
    size_t n, k; /* units, of whom k are treated */
    double total, observed, slack;
    double as_large, larger; /* assignments with such a difference: either way, upwards */
} test;

static double difference_of(const test *t, double sum) {
    return sum / (double)t->k - (t->total - sum) / (double)(t->n - t->k);
}

static void count(test *t, double sum) {
    const double difference = difference_of(t, sum);
    t->as_large += fabs(difference) >= fabs(t->observed) - t->slack;
    t->larger += difference >= t->observed - t->slack;
}

/* Choose left more from those at and after from. */
static void look_at_all(test *t, size_t from, size_t left, double sum) {
    if (left == 0) {
        count(t, sum);
        return;
    }
    for (size_t i = from; i + left <= t->n; i++)
        look_at_all(t, i + 1, left - 1, sum + t->values[i]);
}

/* The first k of a shuffle. */
static void draw(test *t, uint32_t *order, uint64_t seed, size_t replicate) {
    lode_random stream = lode_random_start(seed, replicate, 0);
    double sum = 0;
    for (size_t i = 0; i < t->k; i++) {
        const size_t other = i + (size_t)lode_random_below(&stream, t->n - i);
        const uint32_t swap = order[i];
        order[i] = order[other];
        order[other] = swap;
        sum += t->values[order[i]];
    }
    count(t, sum);
    for (size_t i = 0; i < t->n; i++)
        order[i] = (uint32_t)i;
}

static lode_status check(const double *values, const bool *treated, size_t n, test *t,
                         lode_error *error) {
    double largest = 0, low = INFINITY, high = -INFINITY, sum = 0;
    if (n > LODE_PERMUTATION_UNITS)
        return lode_fail(error, LODE_DATA, "%zu units are more than can be assigned anew", n);
    for (size_t i = 0; i < n; i++) {
        if (!isfinite(values[i]))
            return lode_fail(error, LODE_DATA, "value %zu of %zu is not a finite number", i + 1, n);
        largest = fmax(largest, fabs(values[i]));
        low = fmin(low, values[i]);
        high = fmax(high, values[i]);
        t->total += values[i];
        t->k += treated[i];
        sum += treated[i] ? values[i] : 0;
    }
    if (t->k == 0 || t->k == n)
        return lode_fail(error, LODE_REFUSED, "%s is treated", t->k ? "everybody" : "nobody");
    if (low == high)
        return lode_fail(error, LODE_REFUSED, "all %zu values are the same", n);
    t->observed = difference_of(t, sum);
    t->slack = 1e-9 * largest;
    return LODE_OK;
}

lode_status lode_permutation_test(const double *values, const bool *treated, size_t n, double most,
                                  size_t draws, uint64_t seed, lode_permutation *result,
                                  lode_error *error) {
    test t = {.values = values, .n = n};
    lode_status status = check(values, treated, n, &t, error);
    if (status != LODE_OK)
        return status;
    /* Sums are worked out alike for the observed assignment and the others up to rounding, which
     * the slack allows for. */
    const double ways = exp(gsl_sf_lnchoose((unsigned)n, (unsigned)t.k));
    const bool all = ways <= most * (1 + 1e-6);
    if (!all && draws == 0)
        return lode_fail(error, LODE_DATA, "no assignments are drawn");
    if (all) {
        look_at_all(&t, 0, t.k, 0);
        *result = (lode_permutation){t.observed, round(ways), true, t.as_large / round(ways),
                                     t.larger / round(ways)};
        return LODE_OK;
    }
    uint32_t *order = lode_allocate(n, sizeof *order);
    for (size_t i = 0; i < n; i++)
        order[i] = (uint32_t)i;
    for (size_t i = 0; i < draws; i++)
        draw(&t, order, seed, i);
    free(order);
    *result =
        (lode_permutation){t.observed, (double)draws, false, (t.as_large + 1) / (double)(draws + 1),
                           (t.larger + 1) / (double)(draws + 1)};
    return LODE_OK;
}
