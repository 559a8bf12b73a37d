/* Funnel limits: how far figures of institutions lie from a target by chance, the smaller the
 * farther.
 *
 * D. J. Spiegelhalter (2005), Funnel plots for comparing institutional performance, Statistics in
 * Medicine 24, 1185-1202: exact limits, interpolated between whole counts, are the curve; the exact
 * tail decides. Where institutions differ by more than chance throughout, the spread that is
 * common to them is added (over-dispersion; D. J. Spiegelhalter, 2005, Handling over-dispersion of
 * performance indicators, Quality and Safety in Health Care 14, 347-351). */
#ifndef LODE_FUNNEL_H
#define LODE_FUNNEL_H

#include "lode/interval.h"
#include "lode/status.h"

#include <stddef.h>

/* ---- exact ---- */

/* The share of n below which chance keeps a proportion p of institutions whose target share is
 * target: interpolated between counts, from 0 to 1.
 *   target  above 0, below 1;  n  whole, above 0;  p  between 0 and 1 */
double lode_funnel_share(double target, double n, double p);
/* The same of the ratio of a count to the expected one, above 0. */
double lode_funnel_ratio(double expected, double p);

/* The chance of a count as far from the target, or farther, on its own side. */
double lode_funnel_share_tail(double target, double n, double count);
double lode_funnel_ratio_tail(double expected, double count);

/* The limits that agree with the tail, as shares and as ratios: a count lies beyond one if its own
 * tail is less than `tail`, and within it otherwise. Interpolated between counts on both sides, so
 * that the upper limit is that of the complement, which Spiegelhalter's is not.
 * Beyond 1e5 expected (and as many not) of more than 1e6, the root of the count is taken as normal,
 * here and in the tails.
 *   tail  above 0, below 1/2: 0.025 and 0.001, mostly */
lode_interval lode_funnel_share_limits(double target, double n, double tail);
lode_interval lode_funnel_ratio_limits(double expected, double tail);

/* ---- on a scale where spread does not depend on the target ---- */

typedef enum {
    LODE_FUNNEL_SHARE, /* arc sine of the root of a share of `size` */
    LODE_FUNNEL_RATIO, /* logarithm of the ratio of a count to the expected one, which is `size` */
    LODE_FUNNEL_SCORE, /* any figure, as it is; `size` is 1 over the square of its standard error */
} lode_funnel_scale;

/* How many standard deviations a share, a ratio above 0 or a score lies from the target (of ratios
 * 1). */
double lode_funnel_z(lode_funnel_scale scale, double target, double size, double figure);

typedef enum {
    LODE_FUNNEL_WINSORISE, /* z beyond the type 7 quantiles of `share` and 1 - share become these */
    LODE_FUNNEL_TRUNCATE,  /* the lowest and highest share of z, by rank, are left out */
} lode_funnel_trim;

typedef struct {
    double phi;  /* the mean square of z: 1 by chance alone */
    double tau2; /* the variance that is common to institutions, on the scale; 0 if there is none */
} lode_overdispersion;

/* From z[n] and size[n] of institutions. share: 0 to below 1/2, mostly 0.1.
 * LODE_REFUSED: fewer than two are left. LODE_DATA: a z that is not finite. LODE_USAGE: a share
 * that is none. */
lode_status lode_funnel_overdispersion(lode_funnel_scale scale, const double *z, const double *size,
                                       size_t n, lode_funnel_trim trim, double share,
                                       lode_overdispersion *out, lode_error *error);

/* z with the spread that is common, and limits at z standard deviations with it, which for shares
 * are shares. estimate is the target. */
double lode_funnel_z_adjusted(lode_funnel_scale scale, double target, double size, double figure,
                              double tau2);
lode_interval lode_funnel_limits(lode_funnel_scale scale, double target, double size, double z,
                                 double tau2);

#endif
