/* Sorting finite doubles in time proportional to their number. For lib/stats only. */
#ifndef LODE_STATS_SORT_H
#define LODE_STATS_SORT_H

#include <stddef.h>

/* A copy of values[n] in ascending order; free with free(). -0 becomes 0, so that the copy depends
 * on the values alone. */
double *lode_sorted_copy(const double *values, size_t n);

/* The places of values[n] in ascending order of value: values[places[0]] is the smallest. Equal
 * values keep the order they have. Free with free(). */
size_t *lode_sorted_places(const double *values, size_t n);

#endif
