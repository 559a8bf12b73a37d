/* Quantiles of the beta distribution, and of F, which is one in disguise. GSL's own search finds
 * none for some shares as plain as 2650 of 2789, or does not end. For lib/stats only. */
#ifndef LODE_STATS_BETA_QUANTILE_H
#define LODE_STATS_BETA_QUANTILE_H

/* Where Beta(a, b), both above 0, has p below it, 0 < p <= 1/2; and where it has p above it. */
double lode_beta_quantile(double p, double a, double b);
double lode_beta_quantile_above(double p, double a, double b);
/* Where F with df1 and df2 has p above it. */
double lode_f_quantile_above(double p, double df1, double df2);

#endif
