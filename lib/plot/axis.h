/* An axis of values: where it begins and ends, and its tics. */
#ifndef LODE_PLOT_AXIS_H
#define LODE_PLOT_AXIS_H

#include "lode/memory.h"
#include "lode/script.h"

typedef struct {
    lode_slice unit; /* "%", "£" or other words */
    double low, high, step;
    double top;   /* where the plot ends: above high where data stand at it */
    int decimals; /* of the tic labels */
} lode_axis;

/* An axis for values from low to high, decimals as they are printed.
 *
 * A tenth of the span is left free above and below. A span smaller than a reader should be shown
 * (ten percentage points, twenty times the last digit) is widened, or noise would look like news. A
 * percentage stays within 0 and 100, what is never negative above 0. */
lode_axis lode_axis_for(double low, double high, lode_slice unit, int decimals);

/* The same where limits say what is noise: no span is too small. */
lode_axis lode_axis_for_process(double low, double high, lode_slice unit, int decimals);

/* Let the axis end at top, with the tics below it. */
void lode_axis_end(lode_axis *axis, double top);

int lode_axis_tics(const lode_axis *axis);
double lode_axis_tic(const lode_axis *axis, int i);
/* Of the widest tic label, in pixels. */
double lode_axis_width(const lode_axis *axis, lode_arena *arena);

/* "axis from 570 to 600" where a reader might take the foot of the plot for 0, and for %; else
 * "". */
const char *lode_axis_words(const lode_axis *axis, lode_arena *arena);

/* Range, tics, and a line at 0 where values lie on both sides. */
void lode_axis_put_y(const lode_axis *axis, lode_arena *arena, lode_script *script);
void lode_axis_put_x(const lode_axis *axis, lode_arena *arena, lode_script *script);

#endif
