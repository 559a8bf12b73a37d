/* The uncertainty of a proportion.
 *
 * Method: the score interval of E. B. Wilson (1927), Probable inference, the law of succession, and
 * statistical inference, Journal of the American Statistical Association 22, 209-212, without
 * continuity correction. Unlike the textbook p +- 1.96 se it stays within 0 and 1, keeps a length
 * at 0% and 100%, and holds its level for the cohorts of 10 to 30 that schools have. */
#ifndef LODE_PROPORTION_H
#define LODE_PROPORTION_H

#include "lode/interval.h"
#include "lode/status.h"

/* The interval of x out of n at a confidence level.
 *   x       how many are counted, 0 <= x <= n; need not be whole, because a count recovered from a
 *           published percentage is not
 *   n       out of how many, n > 0; need not be whole, so that an effective sample size will do
 *   level   0 < level < 1; LODE_LEVEL_DEFAULT is 0.95
 *   out     x/n and its limits on 0..1 (not percent); written only when LODE_OK is returned.
 *           low is exactly 0 at x = 0, high exactly 1 at x = n.
 * LODE_REFUSED if n is 0. LODE_DATA if x or n is not finite or out of range. LODE_USAGE if level
 * is out of range. */
lode_status lode_proportion_wilson(double x, double n, double level, lode_interval *out,
                                   lode_error *error);

/* The same of n out of a population of so many, INFINITY where that is not known: n becomes
 * n (population - 1) / (population - n), which is n over the square of the finite-population
 * correction, and x in proportion (W. G. Cochran, 1977, Sampling Techniques, 3rd ed., chapters 2
 * and 3). Of everybody, n = population, the limits are the share: nothing is left to chance.
 * LODE_DATA also if the population is smaller than n. */
lode_status lode_proportion_wilson_finite(double x, double n, double population, double level,
                                          lode_interval *out, lode_error *error);

/* The same by other methods, for readers who ask for them; x and n as above.
 *
 *   normal         p -+ z root of p (1 - p) / n (Wald), which leaves 0..1 and is too short for few
 *   exact          C. J. Clopper & E. S. Pearson (1934), Biometrika 26, 404-413: never too short
 *   jeffreys       quantiles of Beta(x + 1/2, n - x + 1/2), 0 at x = 0 and 1 at x = n (L. D. Brown,
 *                  T. T. Cai & A. DasGupta, 2001, Statistical Science 16, 101-133)
 *   agresti_coull  Wald's about the middle of Wilson's, which leaves 0..1 (A. Agresti & B. A.
 *                  Coull, 1998, The American Statistician 52, 119-126)
 *   continuity     Wilson's with a correction of at most 1/2, as R's prop.test has it */
lode_status lode_proportion_normal(double x, double n, double level, lode_interval *out,
                                   lode_error *error);
lode_status lode_proportion_exact(double x, double n, double level, lode_interval *out,
                                  lode_error *error);
lode_status lode_proportion_jeffreys(double x, double n, double level, lode_interval *out,
                                     lode_error *error);
lode_status lode_proportion_agresti_coull(double x, double n, double level, lode_interval *out,
                                          lode_error *error);
lode_status lode_proportion_continuity(double x, double n, double level, lode_interval *out,
                                       lode_error *error);

#endif
