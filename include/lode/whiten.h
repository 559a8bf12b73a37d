/* Characteristics freed of what they say twice, for the distance of Mahalanobis.
 *
 * The distance of x and y is the root of (x - y)' S^-1 (x - y), where S is the sample covariance
 * (divided by n - 1). With S = L L' it is the Euclidean distance of L^-1 x and L^-1 y, which are
 * what this returns. Method: P. C. Mahalanobis (1936), On the generalised distance in statistics,
 * Proceedings of the National Institute of Sciences of India 2, 49-55; Cholesky factors by GSL, of
 * the correlations, so that units do not matter. */
#ifndef LODE_WHITEN_H
#define LODE_WHITEN_H

#include "lode/status.h"

#include <stddef.h>

/* value[n][terms], finite -> out[n][terms], and inverse[terms][terms], which is S^-1.
 * LODE_REFUSED: fewer points than terms + 2, a term that is the same for all, terms that are a
 * combination of each other (to a condition number of 1e12). */
lode_status lode_whiten(const double *value, size_t n, size_t terms, double *out, double *inverse,
                        lode_error *error);

#endif
