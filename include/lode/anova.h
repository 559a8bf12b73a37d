/* Do groups differ by more than their members do among themselves?
 *
 * Analysis of variance of one factor: R. A. Fisher (1925), Statistical Methods for Research
 * Workers, Oliver & Boyd, chapter VII. Where groups do not vary alike, B. L. Welch (1951), On the
 * comparison of several mean values, Biometrika 38, 330-336. By ranks alone, W. H. Kruskal & W. A.
 * Wallis (1952), Journal of the American Statistical Association 47, 583-621, corrected for ties.
 * Effect sizes: eta squared, and omega squared of W. L. Hays (1963), Statistics for Psychologists.
 *
 * Values are taken from the least of them and sums are exact, so that the digits all values share
 * cost none, and the order of the values cannot change a bit.
 *
 * Throughout: values[n], finite, of which the i-th is in group[i], below groups. */
#ifndef LODE_ANOVA_H
#define LODE_ANOVA_H

#include "lode/status.h"

#include <stddef.h>
#include <stdint.h>

typedef struct {
    size_t df_between, df_within;
    double ss_between, ss_within; /* sums of squares; over their df they are mean squares */
    double ms_between, ms_within;
    double f, p;
    double eta2;   /* share of the squares that is between groups, R squared */
    double omega2; /* the same of the population; below 0 where groups differ less than chance */
    double residual_sd; /* within groups */
} lode_anova;

/* The analysis of variance, written only when LODE_OK is returned.
 * LODE_REFUSED: fewer than two groups, a group without values, no group with two, values that do
 * not differ within any group. LODE_DATA: a value that is not finite or too large to square. */
lode_status lode_anova_of(const double *values, const uint32_t *group, size_t n, size_t groups,
                          lode_anova *anova, lode_error *error);

typedef struct {
    double f, df1, df2, p;
} lode_anova_welch;

/* Welch's, likewise. LODE_REFUSED also of a group with fewer than two values, or without variance.
 */
lode_status lode_anova_welch_of(const double *values, const uint32_t *group, size_t n,
                                size_t groups, lode_anova_welch *welch, lode_error *error);

typedef struct {
    double h; /* compared with chi-squared of df */
    size_t df;
    double p;
} lode_kruskal_wallis;

/* Kruskal and Wallis's, of fewer than 2^32 values. LODE_REFUSED: fewer than two groups, a group
 * without values, values that are all the same. LODE_DATA: a value that is not finite. */
lode_status lode_kruskal_wallis_of(const double *values, const uint32_t *group, size_t n,
                                   size_t groups, lode_kruskal_wallis *kruskal, lode_error *error);

#endif
