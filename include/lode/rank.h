/* Where a value stands in a group.
 *
 * Two rankings, because two questions are asked. The rank says who is best: 1 is best, ties share
 * the smallest rank, and the ranks after a tie are left free (1, 2, 2, 4; "standard competition
 * ranking"). The percentile says how far up the scale a value is: 100 x mean ascending rank / n,
 * where tied values share the mean of the ranks they cover (midranks: E. L. Lehmann, 1975,
 * Nonparametrics, Holden-Day, section 1.4). It follows the value, not the direction, so a high
 * absence rate has a high percentile and a high (bad) rank. */
#ifndef LODE_RANK_H
#define LODE_RANK_H

#include "lode/status.h"

#include <stddef.h>
#include <stdint.h>

typedef enum {
    LODE_HIGHER_IS_BETTER,
    LODE_LOWER_IS_BETTER,
} lode_direction;

typedef struct {
    size_t rank;       /* 1 to n, 1 is best, ties share the smallest */
    double mean_rank;  /* 1 to n, ascending in value, ties share the mean */
    double percentile; /* 100 mean_rank / n: above 0, at most 100 */
    size_t n;          /* how many were ranked, the value itself included */
} lode_rank;

/* Where a value stands among others, of which there are fewer than 2^32 here and below: how many
 * lie below it, and how many equal it, itself included. */
typedef struct {
    uint32_t below, equal;
} lode_standing;

/* The ranks that a standing among n values gives. */
static inline lode_rank lode_rank_of(lode_standing at, size_t n, lode_direction direction) {
    const size_t above = n - at.below - at.equal;
    const double mean_rank = (double)at.below + ((double)at.equal + 1) / 2;
    return (lode_rank){
        .rank = 1 + (direction == LODE_HIGHER_IS_BETTER ? above : at.below),
        .mean_rank = mean_rank,
        .percentile = 100 * mean_rank / (double)n,
        .n = n,
    };
}

/* Find the different values of a group, and which each is. Takes time and room in proportion to n.
 *   values[n]       finite, in any order
 *   different[n]    different[i] is the number of values[i] among the different ones, ascending
 *   standings       of each different value; owned by the caller (free). NULL if n is 0
 *   n_standings     how many they are
 * LODE_DATA if a value is not finite. */
lode_status lode_rank_standings(const double *values, size_t n, uint32_t *different,
                                lode_standing **standings, size_t *n_standings, lode_error *error);

/* Rank every value of a group. Takes time and room in proportion to n.
 *   values[n]  finite, in any order; n may be 0
 *   ranks[n]   ranks[i] belongs to values[i]; written only when LODE_OK is returned
 * LODE_DATA if a value is not finite. */
lode_status lode_rank_group(const double *values, size_t n, lode_direction direction,
                            lode_rank *ranks, lode_error *error);

/* Rank one value of a group, as lode_rank_group would.
 *   value     one of group[n]
 *   out       written only when LODE_OK is returned
 * LODE_DATA if a value is not finite, or value is not in the group. */
lode_status lode_rank_member(double value, const double *group, size_t n, lode_direction direction,
                             lode_rank *out, lode_error *error);

/* Rank a value among others it is not one of, such as a school among its similar schools: its rank
 * in the group of n + 1 that it makes with them.
 *   others[n]  finite; n may be 0, which gives rank 1 of 1
 *   out        written only when LODE_OK is returned
 * LODE_DATA if a value is not finite. */
lode_status lode_rank_joining(double value, const double *others, size_t n,
                              lode_direction direction, lode_rank *out, lode_error *error);

#endif
