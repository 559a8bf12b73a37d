/* Quantiles, by definitions that have a number.
 *
 * The types 1 to 9 of R. J. Hyndman & Y. Fan (1996), Sample quantiles in statistical packages, The
 * American Statistician 50, 361-365, for n values sorted and counted from 1:
 *   1     the first value at or below which a share p of the values lies
 *   2     the same, half-way to the next value where exactly that share does
 *   3     the value at the place nearest to n p, the even one of two
 *   4-9   on straight lines between neighbouring values, at place m + n p, where m is
 *         4: 0    5: 1/2    6: p    7: 1 - p    8: (p + 1)/3    9: p/4 + 3/8
 * Type 7 is the default of R and the inclusive percentile of spreadsheets; SPSS and Minitab (type
 * 6) and SAS (type 2) give other answers on small groups. */
#ifndef LODE_QUANTILE_H
#define LODE_QUANTILE_H

#include "lode/status.h"

#include <stddef.h>
#include <stdint.h>

enum { LODE_QUANTILE_TYPES = 9, LODE_QUANTILE_TYPE_DEFAULT = 7 };

/* The quantiles of a type, 1 to 9, at p[n_p], in any order, of values[n].
 *   values          finite, in any order; left as they are
 *   p               each from 0 to 1
 *   quantiles[n_p]  written only when LODE_OK is returned
 * LODE_REFUSED if n is 0. LODE_DATA if a value is not finite. LODE_USAGE if there is no such type
 * or a p is out of range.
 *
 * What lies within a few roundings of a place is taken to lie on it, so that a p such as 0.7, which
 * no double is, does not miss the seventh of ten values. */
lode_status lode_quantiles(const double *values, size_t n, int type, const double *p, size_t n_p,
                           double *quantiles, lode_error *error);

/* The same of values that repeat: values[n], rising, each of which stands counts[i] times, which is
 * also how whole weights weigh. To the last bit what lode_quantiles gives for them written out.
 * LODE_REFUSED if all counts are 0; LODE_DATA also if the values do not rise. */
lode_status lode_quantiles_counted(const double *values, const uint32_t *counts, size_t n, int type,
                                   const double *p, size_t n_p, double *quantiles,
                                   lode_error *error);

/* Quantiles of values[n], rising, with weights[n] that need not be whole: the first value at which
 * the weights added up so far are at least p times all of them. With equal weights this is type 1;
 * no other type has one agreed form for weights. A weight of 0 leaves its value out.
 * LODE_REFUSED if no weight is above 0; LODE_DATA if a weight is negative or not finite; the rest
 * as above. */
lode_status lode_quantiles_weighted(const double *values, const double *weights, size_t n,
                                    const double *p, size_t n_p, double *quantiles,
                                    lode_error *error);

/* ---- type 7 ---- */

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
