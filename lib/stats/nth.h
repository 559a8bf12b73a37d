/* Values by their place in the order, without sorting the rest. For lib/stats only. */
#ifndef LODE_STATS_NTH_H
#define LODE_STATS_NTH_H

#include <stddef.h>

/* The value wanted at a place of the sorted values, counted from 0, and where to write it. */
typedef struct {
    size_t place;
    double *value;
} lode_nth;

/* Find wanted[n_wanted], ascending by place, all below n, in the finite values[n], which are left
 * as they are. -0 becomes 0. Takes time in proportion to n and to n_wanted. */
void lode_find_nth(const double *values, size_t n, const lode_nth *wanted, size_t n_wanted);

#endif
