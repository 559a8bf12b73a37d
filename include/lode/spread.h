/* How far values lie apart: the sample standard deviation, whatever the order of the data.
 *
 * The root of the sum of squared distances from the mean, divided by n - 1. Method: two passes, the
 * second corrected for what rounding left of the mean (T. F. Chan, G. H. Golub & R. J. LeVeque,
 * 1983, Algorithms for computing the sample variance, The American Statistician 37, 242-247), both
 * sums exact; so the digits that all values share cost none, and neither order nor partition can
 * change a bit. */
#ifndef LODE_SPREAD_H
#define LODE_SPREAD_H

#include "lode/status.h"

#include <stddef.h>
#include <stdint.h>

/* The standard deviation of values[n], finite, in their own unit.
 *   sd      written only when LODE_OK is returned
 * LODE_REFUSED if n is below 2. LODE_DATA if a value is not finite or the squares are too large for
 * a double. */
lode_status lode_sd(const double *values, size_t n, double *sd, lode_error *error);

/* The same of values that repeat: values[n], each of which stands counts[i] times, so that the
 * divisor is the sum of counts less 1. That is right for whole weights that count, such as pupils;
 * sampling weights need another divisor. To the last bit what lode_sd gives for them written out.
 * LODE_REFUSED if the counts add up to less than 2, the rest as there. */
lode_status lode_sd_counted(const double *values, const uint32_t *counts, size_t n, double *sd,
                            lode_error *error);

#endif
