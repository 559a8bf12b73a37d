/* The uncertainty of a difference, from the intervals of its two sides.
 *
 * Method: variance estimates recovery (MOVER). Each limit of an estimate tells what the estimate's
 * variance would be if the truth lay at that limit; the limits of the difference a - b put together
 * the variances at the ends that matter:
 *     low  = (a - b) - sqrt((a - a.low)^2 + (b.high - b)^2)
 *     high = (a - b) + sqrt((a.high - a)^2 + (b - b.low)^2)
 * G. Y. Zou & A. Donner (2008), Construction of confidence limits about effect measures: a general
 * approach, Statistics in Medicine 27, 1693-1702. With Wilson's limits for both proportions this is
 * the hybrid score interval, method 10 of R. G. Newcombe (1998), Interval estimation for the
 * difference between independent proportions, Statistics in Medicine 17, 873-890. With symmetric
 * limits it is the usual root of the summed squares. */
#ifndef LODE_DIFFERENCE_H
#define LODE_DIFFERENCE_H

#include "lode/interval.h"
#include "lode/status.h"

#include <stddef.h>

/* The interval of a - b at the level the two intervals have, which must be the same one.
 *   a, b    independent estimates in the same unit. A school and the local authority it is part of
 *           are not quite independent; the interval is then a little too wide or too narrow, and
 *           whoever prints it should say so.
 *   out     written only when LODE_OK is returned; may point to a or b
 * LODE_DATA if a value is not finite, or an estimate lies outside its own interval, or the
 * difference is too large for a double. */
lode_status lode_difference_interval(const lode_interval *a, const lode_interval *b,
                                     lode_interval *out, lode_error *error);

/* The interval of a - constant, for a constant known without error, such as a target: a, shifted.
 * Errors and out as above. */
lode_status lode_difference_from_constant(const lode_interval *a, double constant,
                                          lode_interval *out, lode_error *error);

/* The interval of sum(weight[i] part[i]) by the same recovery of variances: the share of a group
 * made to the mix of another, each part with the other's weight.
 *   part[n]    independent estimates in one unit, at one level
 *   weight[n]  finite, not below 0
 * LODE_DATA as above, and for a weight that is none. LODE_REFUSED: n is 0. */
lode_status lode_weighted_interval(const lode_interval *part, const double *weight, size_t n,
                                   lode_interval *out, lode_error *error);

#endif
