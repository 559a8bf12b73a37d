/* Further figures of one sample: the interval of its mean, its shape, and middles and spreads that
 * a few far values do not move.
 *
 * Student (1908), Biometrika 6, 1-25; skewness and kurtosis in the forms of D. N. Joanes & C. A.
 * Gill (1998), The Statistician 47, 183-189; F. R. Hampel (1974), Journal of the American
 * Statistical Association 69, 383-393, of the median distance from the median; J. W. Tukey (1962),
 * Annals of Mathematical Statistics 33, 1-67, of trimmed means.
 *
 * Throughout: values[n], finite, in any order. Results are written only when LODE_OK is returned.
 * LODE_DATA: a value that is not finite or is too large to compute with. */
#ifndef LODE_SUMMARY_H
#define LODE_SUMMARY_H

#include "lode/interval.h"
#include "lode/status.h"

#include <stddef.h>

/* The mean with limits by Student's t of n - 1 degrees of freedom. LODE_REFUSED: fewer than two
 * values. LODE_USAGE: a level that is not between 0 and 1. */
lode_status lode_mean_interval(const double *values, size_t n, double level, lode_interval *mean,
                               lode_error *error);

/* The same of n values out of a population of so many, INFINITY where that is not known: the error
 * is shorter by the root of (population - n) / (population - 1), the finite-population correction
 * (W. G. Cochran, 1977, Sampling Techniques, 3rd ed., chapter 2, who divides by the population for
 * a variance with n - 1, which is shorter by a hair). Of everybody, n = population, the limits are
 * the mean. LODE_DATA also if the population is smaller than n. */
lode_status lode_mean_interval_finite(const double *values, size_t n, double population,
                                      double level, lode_interval *mean, lode_error *error);

/* The same of a mean, a standard deviation and how many values they are of, where the values are
 * not known; and its standard error. LODE_REFUSED: n below 2. LODE_DATA: a figure that is not
 * finite, a negative sd, a population smaller than n. */
lode_status lode_mean_interval_of(double mean, double sd, double n, double population, double level,
                                  lode_interval *interval, double *se, lode_error *error);

typedef struct {
    double skewness, kurtosis; /* G1 and G2, which have no bias in normal samples; most programs */
    double g1, g2;             /* of the moments alone */
} lode_shape;

/* LODE_REFUSED: fewer than four values, values that are all the same. */
lode_status lode_shape_of(const double *values, size_t n, lode_shape *shape, lode_error *error);

/* What makes the median distance from the median a standard deviation of normal samples. */
#define LODE_MAD_SCALE 1.4826

/* The median distance from the median, as it is. LODE_REFUSED: no values. */
lode_status lode_mad(const double *values, size_t n, double *mad, lode_error *error);

/* The mean without the least and the largest floor(share x n) values. LODE_REFUSED: no values.
 * LODE_USAGE: a share that is not from 0 to below 1/2. */
lode_status lode_mean_trimmed(const double *values, size_t n, double share, double *mean,
                              lode_error *error);

/* The n-th root of the product. LODE_REFUSED: no values, a value that is not above 0. */
lode_status lode_mean_geometric(const double *values, size_t n, double *mean, lode_error *error);

#endif
