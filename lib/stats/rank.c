#include "lode/rank.h"

#include "checks.h"
#include "sort.h"

#include <math.h>
#include <stdlib.h>

/* How many of a group lie below a value, and how many equal it, the value itself included. */
typedef struct {
    size_t below, equal;
} position;

static lode_rank rank_at(position at, size_t n, lode_direction direction) {
    const size_t above = n - at.below - at.equal;
    const double mean_rank = (double)at.below + ((double)at.equal + 1) / 2;
    return (lode_rank){
        .rank = 1 + (direction == LODE_HIGHER_IS_BETTER ? above : at.below),
        .mean_rank = mean_rank,
        .percentile = 100 * mean_rank / (double)n,
        .n = n,
    };
}

lode_status lode_rank_group(const double *values, size_t n, lode_direction direction,
                            lode_rank *ranks, lode_error *error) {
    const lode_status status = lode_check_finite("value", values, n, error);
    if (status != LODE_OK)
        return status;

    size_t *places = lode_sorted_places(values, n);
    for (size_t start = 0, end; start < n; start = end) {
        end = start + 1;
        while (end < n && values[places[end]] == values[places[start]])
            end++;
        const lode_rank shared = rank_at((position){start, end - start}, n, direction);
        for (size_t i = start; i < end; i++)
            ranks[places[i]] = shared;
    }
    free(places);
    return LODE_OK;
}

static lode_status count_position(double value, const double *group, size_t n, position *at,
                                  lode_error *error) {
    lode_status status = lode_check_finite("value", group, n, error);
    if (status == LODE_OK && !isfinite(value))
        status = lode_fail(error, LODE_DATA, "the value to rank is not a finite number");
    *at = (position){0, 0};
    for (size_t i = 0; i < n && status == LODE_OK; i++) {
        at->below += group[i] < value;
        at->equal += group[i] == value;
    }
    return status;
}

lode_status lode_rank_member(double value, const double *group, size_t n, lode_direction direction,
                             lode_rank *out, lode_error *error) {
    position at;
    const lode_status status = count_position(value, group, n, &at, error);
    if (status != LODE_OK)
        return status;
    if (at.equal == 0)
        return lode_fail(error, LODE_DATA, "%g is not one of the %zu values it is ranked among",
                         value, n);
    *out = rank_at(at, n, direction);
    return LODE_OK;
}

lode_status lode_rank_joining(double value, const double *others, size_t n,
                              lode_direction direction, lode_rank *out, lode_error *error) {
    position at;
    const lode_status status = count_position(value, others, n, &at, error);
    if (status != LODE_OK)
        return status;
    at.equal++;
    *out = rank_at(at, n + 1, direction);
    return LODE_OK;
}
