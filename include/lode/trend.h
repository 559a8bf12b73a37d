/* How figures move over time: change with its interval, slope and test, breaks respected. */
#ifndef LODE_TREND_H
#define LODE_TREND_H

#include "lode/measures.h"

typedef struct {
    lode_measures_options rows; /* which rows; repeats is set by the verb */
    bool yearly;                /* a row for each step from one period to the next */
    const char *baseline;       /* the period with which all are compared; NULL: the first */
    lode_words count; /* columns by which better, same and worse are counted; none: rows instead */
    lode_words between; /* two words of the column comparator, to tell positions; none: do not */
} lode_trend_options;

/* Read measure or comparison tables and write one row for each series: the input's cells of its
 * last period with a value, followed by first_period, last_period, change, change_ci_low,
 * change_ci_high, better, periods, slope, slope_ci_low, slope_ci_high, mk_s, mk_p, reason (columns
 * of the input that have one of these names give way). Rows follow the order of the rows shown.
 *
 * A series is what shares unit, establishment_type, breakdown, measure and time_identifier, and
 * release too if a period comes in several. Rows that repeat a period (one per comparator) count
 * once. Periods without a value, or barred by the availability table, are left out; after a break
 * in definition only the periods since the last one are used; reason says so, and names periods
 * whose figure is provisional.
 *
 *   change      last minus first value, exact
 *   change_ci_  its 95% interval, by MOVER (difference.h): from Wilson's intervals (proportion.h)
 *               where the measure is a proportion and both rows have n, from ci_low and ci_high
 *               where both rows have those, else empty
 *   better      whether the change is better, worse or the same, by its interval and the measure;
 *               empty where there is no interval, or neither is good
 *   periods     how many periods with a value were used
 *   slope, mk_  Theil-Sen slope per year with its 95% interval, Mann-Kendall S and two-sided p
 *               (trend_stats.h), from four periods on
 *
 *
 * With between, after these where the figures lie between those of the two comparators A and B:
 *
 *   position_first, position_last          (value - A) / (B - A); empty, with a reason, where A = B
 *                                          or the period is not compared with both
 *   position_change, position_change_ci_   last minus first; its 95% interval as that of change, A
 *                                          and B taken as known
 *   benchmark_a_first ... benchmark_b_last the figures of A and B
 *
 * With count, instead of all that, a row for each group of series (steps, with yearly) that share
 * the cells of these columns and of geographic_level: those cells, count, improving, same, worse,
 * not_told (a series without a change or without an interval, or a measure with no good side) and
 * the reason of the last. The groups come in order of first sight. Not together with between.
 *
 * LODE_DATA: as lode_measures_read; two rows of one period that disagree (both lines are named), in
 * their value or, with between, in the figure of a comparator; no comparators at all.
 * LODE_USAGE: as lode_measures_read; between that is not two words of the column. LODE_REFUSED: no
 * series has two periods to compare, or none is compared with both A and B (an input without rows
 * is no refusal). LODE_SYSTEM: a write failed. */
lode_status lode_trend(const lode_trend_options *options, const lode_input *input,
                       lode_output *output, lode_reference *reference, lode_report *report,
                       lode_error *error);

#endif
