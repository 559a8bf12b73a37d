/* Means whose value does not depend on the order of the data.
 *
 * Sums are exact (lode_sum), and the quotient is corrected by its exact remainder, so a mean is the
 * mathematical one rounded to a double: neither order nor partition can change a bit, the mean of
 * equal values is that value, and no mean lies outside its data.
 *
 * Method: the long accumulator of U. Kulisch & W. Miranker (1981), Computer Arithmetic in Theory
 * and Practice, Academic Press; one step of iterative refinement, N. J. Higham (2002), Accuracy and
 * Stability of Numerical Algorithms, 2nd ed., SIAM, chapter 12. */
#ifndef LODE_MEAN_H
#define LODE_MEAN_H

#include "lode/status.h"

#include <stddef.h>
#include <stdint.h>

/* The mean of values[n], finite, in their own unit.
 *   mean    written only when LODE_OK is returned
 * LODE_REFUSED if n is 0. LODE_DATA if a value is not finite or the sum is too large for a
 * double. */
lode_status lode_mean(const double *values, size_t n, double *mean, lode_error *error);

/* The mean of values that repeat: values[n], each of which stands counts[i] times. To the last bit
 * what lode_mean gives for them written out; LODE_REFUSED if all counts are 0, the rest as there.
 */
lode_status lode_mean_counted(const double *values, const uint32_t *counts, size_t n, double *mean,
                              lode_error *error);

/* The mean of values[n] weighted by weights[n], sum(weight x value) / sum(weight). A weight of 0
 * leaves its value out. For percentages weigh by the denominator, which gives back the percentage
 * of the numerators.
 *   mean    written only when LODE_OK is returned
 * LODE_REFUSED if n is 0 or no weight is above 0. LODE_DATA if a value or weight is not finite, a
 * weight is negative, or a product or sum is too large for a double. Products nearer 0 than 1e-290
 * lose digits. */
lode_status lode_mean_weighted(const double *values, const double *weights, size_t n, double *mean,
                               lode_error *error);

#endif
