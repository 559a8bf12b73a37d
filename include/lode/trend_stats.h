/* Is a short series moving, and how fast? Two methods that one odd year cannot decide.
 *
 * Slope: the median of the slopes of all pairs of points, over the real time between them, so that
 * missing years do not bend it. H. Theil (1950), A rank-invariant method of linear and polynomial
 * regression analysis, Proceedings of the Royal Netherlands Academy of Sciences 53; P. K. Sen
 * (1968), Estimates of the regression coefficient based on Kendall's tau, Journal of the American
 * Statistical Association 63, 1379-1389.
 *
 * Test: H. B. Mann (1945), Nonparametric tests against trend, Econometrica 13, 245-259, and M. G.
 * Kendall (1975), Rank Correlation Methods, 4th ed., Griffin: S counts pairs that rise less pairs
 * that fall; its variance is corrected for ties; z = (S - sign S) / sd; the two-sided p is from
 * the normal distribution (at four points without ties it is 0.089 for a steady rise, where
 * counting all orders gives 0.083). Points are taken as independent: the p of a series whose years
 * share pupils is too small. */
#ifndef LODE_TREND_STATS_H
#define LODE_TREND_STATS_H

#include "lode/interval.h"
#include "lode/status.h"

#include <stddef.h>
#include <stdint.h>

/* Fewer different times than this is no series. */
enum { LODE_TREND_TIMES_MIN = 4 };

typedef struct {
    int64_t s;       /* pairs that rise less pairs that fall; a tie in time or value counts 0 */
    double variance; /* of s, if order did not matter */
    double tau_a;    /* s over the number of all pairs: -1 to 1. For tau-b see lode_kendall */
    double z;        /* continuity-corrected; 0 when s is 0 */
    double p;        /* two-sided, 0 to 1; 1 when s is 0 */
} lode_mann_kendall;

/* The Theil-Sen slope of values[n] on times[n], in units of value per unit of time.
 *   times, values  finite, in any order; pairs of points at the same time have no slope and are
 *                  left out. Takes time and room in proportion to n squared
 *   slope          written only when LODE_OK is returned
 * LODE_REFUSED if there are fewer than LODE_TREND_TIMES_MIN different times. LODE_DATA if a time or
 * value is not finite, or a slope is too large for a double. */
lode_status lode_trend_theil_sen(const double *times, const double *values, size_t n, double *slope,
                                 lode_error *error);

/* The slope with its interval: the slopes at the places round((N -+ z sd) / 2) of all N, sorted,
 * where sd is that of S without the ties in time and in value (Sen 1968, section 3; places as
 * scipy.stats.theilslopes takes them, halves to even). With four or five points that is from the
 * smallest slope to the largest.
 *   level  between 0 and 1
 * LODE_USAGE: a level that is not. The rest as lode_trend_theil_sen. */
lode_status lode_trend_theil_sen_interval(const double *times, const double *values, size_t n,
                                          double level, lode_interval *interval, lode_error *error);

/* The line through the series that has its slope. Two intercepts are in use, and they differ. */
typedef struct {
    double slope;
    double intercept;            /* the median of value - slope time (W. J. Conover 1980, Practical
                                    Nonparametric Statistics, 2nd ed.) */
    double intercept_of_medians; /* median value - slope median time, as scipy.stats.theilslopes
                                    has it unless asked otherwise */
    size_t pairs;                /* that have a slope */
} lode_theil_sen_line;

/* The arguments and errors of lode_trend_theil_sen; LODE_DATA also if an intercept is too large for
 * a double. */
lode_status lode_trend_theil_sen_line(const double *times, const double *values, size_t n,
                                      lode_theil_sen_line *line, lode_error *error);

/* The Mann-Kendall test of values[n] over times[n].
 *   times, values  finite, in any order. Takes time in proportion to n squared
 *   out            written only when LODE_OK is returned; equal values give s = 0 and p = 1
 * LODE_REFUSED if there are fewer than LODE_TREND_TIMES_MIN different times. LODE_DATA if a time or
 * value is not finite. */
lode_status lode_trend_mann_kendall(const double *times, const double *values, size_t n,
                                    lode_mann_kendall *out, lode_error *error);

#endif
