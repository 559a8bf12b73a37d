/* How closely two numbers of the same schools go together.
 *
 * Pearson's r is the covariance of n pairs over the product of their standard deviations;
 * Spearman's rho is Pearson's r of their ranks, in which tied values share the mean of the ranks
 * they cover; Kendall's tau-b counts the pairs of schools that both numbers put in the same order
 * against those they do not. Sums are exact (number.h), so the order of the pairs cannot change a
 * bit. That two numbers go together does not say that one makes the other.
 *
 * Sources: K. Pearson (1895), Proceedings of the Royal Society of London 58, 240-242; C. Spearman
 * (1904), The American Journal of Psychology 15, 72-101; M. G. Kendall (1945), Biometrika 33,
 * 239-251, and Rank Correlation Methods (4th ed. 1970), chapter 3; the interval by the
 * transformation of R. A. Fisher (1921), Metron 1, 3-32: tanh(atanh r +- z / root of (n - 3)). */
#ifndef LODE_CORRELATION_H
#define LODE_CORRELATION_H

#include "lode/interval.h"
#include "lode/status.h"

#include <stdbool.h>
#include <stddef.h>

/* Fewer pairs always lie on a line. */
enum { LODE_CORRELATION_PAIRS = 3 };

/* Pearson's r of x[n] with y[n], finite: -1 to 1.
 *   r       written only when LODE_OK is returned
 * LODE_REFUSED if n is below LODE_CORRELATION_PAIRS, or all x or all y are the same. LODE_DATA if a
 * value is not finite or the squares are too large for a double. */
lode_status lode_pearson(const double *x, const double *y, size_t n, double *r, lode_error *error);

/* Spearman's rho, likewise. */
lode_status lode_spearman(const double *x, const double *y, size_t n, double *rho,
                          lode_error *error);

typedef struct {
    double tau;  /* -1 to 1 */
    double z, p; /* two-sided by the normal distribution, with the variance of ties */
} lode_kendall_tau;

/* Kendall's tau-b, likewise. Takes time in proportion to n squared. */
lode_status lode_kendall(const double *x, const double *y, size_t n, lode_kendall_tau *out,
                         lode_error *error);

/* Whether r, Pearson's or Spearman's of n pairs, is other than 0: t of n - 2 degrees of freedom,
 * and the two-sided p. Of ranks it is near enough from ten pairs on. LODE_REFUSED if n is below
 * LODE_CORRELATION_PAIRS, or all pairs lie on a line. LODE_DATA if r is no correlation. */
lode_status lode_correlation_test(double r, size_t n, double *t, double *p, lode_error *error);

/* Whether r says that all pairs lie on a line, but for what doubles are off. */
bool lode_is_on_a_line(double r);

/* The interval of Pearson's r of n pairs at this level, 0 to 1, for pairs from a bivariate normal
 * distribution.
 * LODE_REFUSED if n is below 4, or the pairs lie on a line: the transformation is infinite there,
 * and an interval of no length would claim what no few pairs can show. LODE_DATA if r or level is
 * not in its range. */
lode_status lode_pearson_interval(double r, size_t n, double level, lode_interval *interval,
                                  lode_error *error);

#endif
