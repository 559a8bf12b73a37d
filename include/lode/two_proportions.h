/* Two proportions, x1 of n1 and x2 of n2: whether they differ, and how many times one is the other.
 * How far apart they are, with an interval, is for proportion.h and difference.h.
 *
 * K. Pearson (1900), Philosophical Magazine 50, 157-175; F. Yates (1934), Supplement to the Journal
 * of the Royal Statistical Society 1, 217-235; R. A. Fisher (1935), Journal of the Royal
 * Statistical Society 98, 39-82. Limits of ratios by their logarithms: B. Woolf (1955), Annals of
 * Human Genetics 19, 251-253, of odds; D. Katz et al. (1978), Biometrics 34, 469-474, of risks.
 *
 * Throughout: 0 <= x <= n, n above 0. Results are written only when LODE_OK is returned. LODE_DATA:
 * a count out of its range. */
#ifndef LODE_TWO_PROPORTIONS_H
#define LODE_TWO_PROPORTIONS_H

#include "lode/interval.h"
#include "lode/status.h"

typedef struct {
    double chi2, p; /* Pearson's, of one degree of freedom */
    double p_yates; /* with a correction of at most 1/2 */
    double p_exact; /* Fisher's: all tables with these margins that are no likelier than this one */
} lode_two_proportions;

/* The tests, all two-sided. Counts are whole, n up to 10^8. LODE_REFUSED: nobody or everybody is
 * counted in both. */
lode_status lode_two_proportions_test(double x1, double n1, double x2, double n2,
                                      lode_two_proportions *test, lode_error *error);

/* The odds of the first over those of the second, and the share of the first over that of the
 * second, with limits of this level; counts need not be whole. LODE_REFUSED: a count the logarithm
 * has no error for: of odds, nobody or everybody in one; of shares, nobody in one. LODE_USAGE: a
 * level that is not between 0 and 1. */
lode_status lode_odds_ratio(double x1, double n1, double x2, double n2, double level,
                            lode_interval *ratio, lode_error *error);
lode_status lode_risk_ratio(double x1, double n1, double x2, double n2, double level,
                            lode_interval *ratio, lode_error *error);

#endif
