/* Is this week unlike the others, or do all differ so? The chart of single values (XmR), and the
 * cumulative sum, which finds a small change that lasts.
 *
 * Limits are centre +- factor x mean moving range, where the centre is the mean and the moving
 * ranges are what neighbours differ by: W. A. Shewhart (1931), Economic Control of Quality of
 * Manufactured Product; D. J. Wheeler (2000), Understanding Variation, 2nd ed., SPC Press. Moving
 * ranges of 3.267 times their mean and more are left out once and the mean taken again, as the
 * National Health Service does (NHSRplotthedots), unless screening is not wanted.
 *
 * Rules, the first that holds counts:
 *   outside  a point beyond a limit
 *   shift    7 points on end on one side of the centre
 *   trend    7 points on end each above, or each below, the one before
 *   near     2 of 3 points on end beyond two thirds of the way to a limit, on one side
 * All points of a shift or trend are told, of the last rule those beyond. */
#ifndef LODE_CONTROL_CHART_H
#define LODE_CONTROL_CHART_H

#include "lode/status.h"

#include <stdbool.h>
#include <stddef.h>

/* 3 / 1.128, the mean range of two draws from a normal distribution, as most print it. */
#define LODE_XMR_FACTOR 2.66
/* Limits from fewer points than these are on trial; from fewer than the second there are none. */
enum { LODE_XMR_POINTS = 12, LODE_XMR_POINTS_MIN = 4 };

typedef struct {
    double centre;
    double mean_range;          /* after screening */
    double low, high;           /* limits of points */
    double near_low, near_high; /* two thirds of the way */
    double range_high;          /* limit of moving ranges: 3.267 x mean_range */
    size_t screened;            /* moving ranges left out */
} lode_xmr;

typedef enum {
    LODE_XMR_NONE,
    LODE_XMR_OUTSIDE,
    LODE_XMR_SHIFT,
    LODE_XMR_TREND,
    LODE_XMR_NEAR,
} lode_xmr_rule;

typedef struct {
    lode_xmr_rule rule;
    bool above; /* the centre; of a trend: it rises */
} lode_xmr_signal;

/* Limits of values[n], finite, in order of time.
 *   factor  LODE_XMR_FACTOR, or 3 / 1.128 for those who do not round
 *   xmr     written only when LODE_OK is returned
 * LODE_REFUSED: fewer than LODE_XMR_POINTS_MIN values. LODE_DATA: a value is not finite. */
lode_status lode_xmr_limits(const double *values, size_t n, double factor, bool screen,
                            lode_xmr *xmr, lode_error *error);

/* What each of values[n] signals against limits, which may be those of other values. */
void lode_xmr_signals(const double *values, size_t n, const lode_xmr *xmr, lode_xmr_signal *signal);

/* "outside", "shift", "trend", "near"; "" for none. */
const char *lode_xmr_rule_name(lode_xmr_rule rule);

/* ---- cumulative sums ---- */

/* E. S. Page (1954), Continuous inspection schemes, Biometrika 41, 100-115; in the form of a table,
 * D. C. Montgomery, Introduction to Statistical Quality Control, chapter 9. */
typedef struct {
    double target, sd; /* what values should be, and what they vary by when they are */
    double slack; /* in sd: half of the change that is to be found; 0.5 where nothing is known */
    double limit; /* in sd: 4 or 5 */
} lode_cusum_plan;

typedef struct {
    size_t first_up, first_down; /* the places of the first signals from 0; n where there is none */
} lode_cusum_signals;

/* The sums of values[n], finite, in order of time.
 *   up, down  [n] in the unit of the values, 0 or more: how much has come together above the target
 *             and below it, less the slack at each. A sum beyond its limit signals, and goes on.
 * LODE_DATA: a value that is not finite. LODE_USAGE: a plan that is none. */
lode_status lode_cusum_of(const double *values, size_t n, const lode_cusum_plan *plan, double *up,
                          double *down, lode_cusum_signals *signals, lode_error *error);

#endif
