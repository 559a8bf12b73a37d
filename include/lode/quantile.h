/* Quantiles, by one named definition.
 *
 * Type 7 of R. J. Hyndman & Y. Fan (1996), Sample quantiles in statistical packages, The American
 * Statistician 50, 361-365: the values sorted, place (n - 1) p counted from 0, a straight line
 * between neighbouring places. It is the default of R and the inclusive percentile of spreadsheets;
 * SPSS, Minitab (type 6) and SAS (type 2) give other answers on small groups. */
#ifndef LODE_QUANTILE_H
#define LODE_QUANTILE_H

#include "lode/status.h"

#include <stddef.h>
#include <stdint.h>

/* The type 7 quantile at p of values[n].
 *   values    finite, in any order; left as they are. Takes time in proportion to n
 *   p         0 <= p <= 1; 0 gives the smallest value, 1 the largest
 *   quantile  written only when LODE_OK is returned
 * LODE_REFUSED if n is 0. LODE_DATA if a value is not finite. LODE_USAGE if p is out of range. */
lode_status lode_quantile_type7(const double *values, size_t n, double p, double *quantile,
                                lode_error *error);

/* Several type 7 quantiles of values[n] at once, at p[n_p] in any order, for little more than the
 * time of one: quantiles[i] is what lode_quantile_type7 gives at p[i], to the last bit. Neither
 * function copies or sorts the values, only the few that lie near the places asked for; so there is
 * nothing to gain from letting it reorder them.
 *   quantiles[n_p]  written only when LODE_OK is returned
 * Errors as lode_quantile_type7. */
lode_status lode_quantiles_type7(const double *values, size_t n, const double *p, size_t n_p,
                                 double *quantiles, lode_error *error);

/* The same of values that repeat: values[n], rising, each of which stands counts[i] times. To the
 * last bit what lode_quantiles_type7 gives for them written out. LODE_REFUSED if all counts are 0;
 * LODE_DATA also if the values do not rise. */
lode_status lode_quantiles_type7_counted(const double *values, const uint32_t *counts, size_t n,
                                         const double *p, size_t n_p, double *quantiles,
                                         lode_error *error);

/* The median: the middle value, or half-way between the two middle ones. The type 7 quantile at
 * 0.5, and errors as there. */
lode_status lode_median(const double *values, size_t n, double *median, lode_error *error);

#endif
