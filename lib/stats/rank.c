#include "lode/rank.h"

#include "checks.h"
#include "lode/memory.h"
#include "sort.h"

#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>

/* ---- short decimals over a short range, as percentages are: counted, not sorted ---- */

/* Measured: more buckets for each value take longer than sorting it. */
enum { BUCKETS_PER_VALUE = 8 };

/* Adding and taking away 1.5 x 2^52 rounds to a whole number. */
static const double to_whole = 0x1.8p52;

/* Whether all values are the doubles nearest to whole[i] / power. Two different whole numbers give
 * two different values, and the larger the larger: whole[] has the order and the ties of values. */
static bool are_multiples(const double *values, size_t n, double power, double *whole) {
    for (size_t i = 0; i < n; i++) {
        whole[i] = values[i] * power + to_whole - to_whole;
        if (whole[i] / power != values[i])
            return false;
    }
    return true;
}

/* Writes what is left of whole[] above its least into bucket[]. False if that does not fit. */
static bool put_into_buckets(const double *whole, size_t n, uint32_t *bucket, size_t *buckets) {
    double least = whole[0], most = whole[0];
    for (size_t i = 1; i < n; i++) {
        least = whole[i] < least ? whole[i] : least;
        most = whole[i] > most ? whole[i] : most;
    }
    if (most - least >= (double)n * BUCKETS_PER_VALUE || most - least >= UINT32_MAX)
        return false;
    for (size_t i = 0; i < n; i++)
        bucket[i] = (uint32_t)(int64_t)(whole[i] - least);
    *buckets = (size_t)(most - least) + 1;
    return true;
}

/* What the buckets hold, the empty ones left out; bucket[] becomes the number of what it holds. */
static lode_standing *stand_in_buckets(uint32_t *bucket, size_t n, size_t buckets, size_t *count) {
    uint32_t *held = lode_allocate(buckets, sizeof *held), *number = held;
    for (size_t i = 0; i < n; i++)
        held[bucket[i]]++;
    lode_standing *standings = lode_reallocate(NULL, n < buckets ? n : buckets, sizeof *standings);
    uint32_t below = 0;
    size_t found = 0;
    for (size_t k = 0; k < buckets; k++) {
        const uint32_t equal = held[k];
        if (equal == 0)
            continue;
        standings[found] = (lode_standing){below, equal};
        below += equal;
        number[k] = (uint32_t)found++;
    }
    *count = found;
    for (size_t i = 0; i < n; i++)
        bucket[i] = number[bucket[i]];
    free(held);
    return standings;
}

static lode_standing *stand_by_counting(const double *values, size_t n, uint32_t *different,
                                        size_t *count) {
    static const double powers[] = {1, 10, 100, 1000};
    double *whole = lode_reallocate(NULL, n, sizeof *whole);
    lode_standing *standings = NULL;
    size_t buckets = 0;
    for (size_t k = 0; k < sizeof powers / sizeof *powers && !standings; k++) {
        if (!are_multiples(values, n, powers[k], whole))
            continue;
        if (!put_into_buckets(whole, n, different, &buckets))
            break; /* with more decimals there are more buckets still */
        standings = stand_in_buckets(different, n, buckets, count);
    }
    free(whole);
    return standings;
}

static lode_standing *stand_by_sorting(const double *values, size_t n, uint32_t *different,
                                       size_t *count) {
    size_t *places = lode_sorted_places(values, n);
    lode_standing *standings = lode_reallocate(NULL, n, sizeof *standings);
    *count = 0;
    for (size_t start = 0, end; start < n; start = end) {
        end = start + 1;
        while (end < n && values[places[end]] == values[places[start]])
            end++;
        for (size_t i = start; i < end; i++)
            different[places[i]] = (uint32_t)*count;
        standings[(*count)++] = (lode_standing){(uint32_t)start, (uint32_t)(end - start)};
    }
    free(places);
    return standings;
}

enum { COUNTING_MIN = 65 }; /* fewer are sorted by insertion, which takes no room */

lode_status lode_rank_standings(const double *values, size_t n, uint32_t *different,
                                lode_standing **standings, size_t *n_standings, lode_error *error) {
    const lode_status status = lode_check_finite("value", values, n, error);
    if (status != LODE_OK)
        return status;
    *standings = NULL;
    *n_standings = 0;
    if (n >= COUNTING_MIN)
        *standings = stand_by_counting(values, n, different, n_standings);
    if (!*standings && n > 0)
        *standings = stand_by_sorting(values, n, different, n_standings);
    return LODE_OK;
}

lode_status lode_rank_group(const double *values, size_t n, lode_direction direction,
                            lode_rank *ranks, lode_error *error) {
    uint32_t *different = lode_reallocate(NULL, n, sizeof *different);
    lode_standing *standings = NULL;
    size_t count;
    const lode_status status = lode_rank_standings(values, n, different, &standings, &count, error);
    for (size_t i = 0; i < n && status == LODE_OK; i++)
        ranks[i] = lode_rank_of(standings[different[i]], n, direction);
    free(standings);
    free(different);
    return status;
}

static lode_status count_position(double value, const double *group, size_t n, lode_standing *at,
                                  lode_error *error) {
    lode_status status = lode_check_finite("value", group, n, error);
    if (status == LODE_OK && !isfinite(value))
        status = lode_fail(error, LODE_DATA, "the value to rank is not a finite number");
    *at = (lode_standing){0, 0};
    for (size_t i = 0; i < n && status == LODE_OK; i++) {
        at->below += group[i] < value;
        at->equal += group[i] == value;
    }
    return status;
}

lode_status lode_rank_member(double value, const double *group, size_t n, lode_direction direction,
                             lode_rank *out, lode_error *error) {
    lode_standing at;
    const lode_status status = count_position(value, group, n, &at, error);
    if (status != LODE_OK)
        return status;
    if (at.equal == 0)
        return lode_fail(error, LODE_DATA, "%g is not one of the %zu values it is ranked among",
                         value, n);
    *out = lode_rank_of(at, n, direction);
    return LODE_OK;
}

lode_status lode_rank_joining(double value, const double *others, size_t n,
                              lode_direction direction, lode_rank *out, lode_error *error) {
    lode_standing at;
    const lode_status status = count_position(value, others, n, &at, error);
    if (status != LODE_OK)
        return status;
    at.equal++;
    *out = lode_rank_of(at, n + 1, direction);
    return LODE_OK;
}
