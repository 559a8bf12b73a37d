/* Ranks for the methods that take them for values. For lib/stats only. */
#ifndef LODE_STATS_MEAN_RANKS_H
#define LODE_STATS_MEAN_RANKS_H

#include "lode/status.h"

#include <stddef.h>

/* The ranks of values[n], 1 the smallest, ties sharing the mean of those they cover. LODE_DATA if a
 * value is not finite. */
lode_status lode_mean_ranks(const double *values, size_t n, double *ranks, lode_error *error);

/* The sum of t^3 - t over the groups of t that share one of ranks[n]. */
double lode_tied_cubes(const double *ranks, size_t n);

#endif
