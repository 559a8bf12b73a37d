/* How unevenly a group of pupils is spread over the schools of an area.
 *
 * With x of t pupils of a school in the group, X and T over all schools, P = X/T:
 *   dissimilarity   half the sum of |x/X - (t - x)/(T - X)|: the share of the group that would have
 *                   to change schools, others changing in return, to be spread evenly
 *   gorard          half the sum of |x/X - t/T|: the same without return; dissimilarity x (1 - P)
 *   isolation       the sum of x/X x/t: the share of the group in the school of one of its members
 *   eta_squared     (isolation - P) / (1 - P): isolation, corrected for the size of the group
 *   theil_h         the mean over pupils of how much less mixed than the area their school is, as a
 *                   share of the area's entropy
 *   gini            the mean difference of x/t between two pupils' schools over 2 P (1 - P)
 * All are 0 where the group is spread evenly; isolation is then P, its least. All but gorard (whose
 * most is 1 - P) are 1 where schools are all group or none.
 *
 * D. S. Massey & N. A. Denton (1988), The dimensions of residential segregation, Social Forces 67,
 * 281-315; S. Gorard & C. Taylor (2002), What is segregation? A comparison of measures in terms of
 * strong and weak compositional invariance, Sociology 36, 875-895. */
#ifndef LODE_SEGREGATION_H
#define LODE_SEGREGATION_H

#include "lode/status.h"

#include <stddef.h>

typedef struct {
    double dissimilarity, gorard, isolation, eta_squared, theil_h, gini;
    double share; /* P */
} lode_segregation;

/* The segregation of schools of which group[i] of total[i] pupils are in the group.
 *   group, total   [n] finite, 0 <= group[i] <= total[i]; a school without pupils counts for
 * nothing out            written only when LODE_OK is returned LODE_REFUSED if nobody, or
 * everybody, is in the group. LODE_DATA if a number is out of range. */
lode_status lode_segregation_of(const double *group, const double *total, size_t n,
                                lode_segregation *out, lode_error *error);

#endif
