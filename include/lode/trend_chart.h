/* A trend chart: one or several units (schools, or a partnership's own line) over academic years,
 * with what they are compared with. Described by a plain struct, written as a gnuplot script.
 *
 * What is promised to the reader of the picture: years stand at their true distance; a year without
 * a value is a gap, never a line drawn across; nothing is joined across a change of definition; a
 * coded value leaves its code at the foot of the chart and its meaning in the caption; every line
 * is named where it ends; lines differ by more than colour. */
#ifndef LODE_TREND_CHART_H
#define LODE_TREND_CHART_H

#include "lode/script.h"
#include "lode/status.h"

#include <stdbool.h>

/* One value, or the code that stands in its place. */
typedef struct {
    int year;          /* in which the academic year ends: 2019 is 2018/19; 1901 to 2199 */
    double value;      /* finite; not looked at when status is set */
    lode_slice status; /* empty, or c z x low k u: there is no value */
    bool has_interval; /* then ci_low <= ci_high, both finite; drawn for units only */
    double ci_low, ci_high;
    lode_slice printed; /* the value as its source printed it; made from value when empty */
} lode_trend_point;

typedef enum {
    LODE_LINE_UNIT,
    LODE_LINE_NATIONAL,
    LODE_LINE_LA,
    LODE_LINE_SIMILAR, /* similar schools */
    LODE_LINE_OTHER,   /* any other comparator */
} lode_line_role;

typedef struct {
    lode_slice label; /* as readers know it: "Oak Primary", "England" */
    lode_line_role role;
    const lode_trend_point *points; /* years strictly rising; years may be absent */
    size_t n_points;
    const int *breaks; /* years that begin a new stretch of this line alone, such as a school's
                          first as an academy; may be NULL */
    size_t n_breaks;
} lode_trend_line;

/* Years shaded because there is nothing to show, both ends included: {2020, 2021, "no published
 * results"}. Only the part between the first and last year drawn is shaded. */
typedef struct {
    int from, to;
    lode_slice text;
} lode_trend_band;

/* A change of definition: year is the first under the new one. Drawn as a thin vertical line before
 * it; no line of the chart crosses it. */
typedef struct {
    int year;
    lode_slice text;
} lode_trend_break;

/* Everything is borrowed and only read. Texts may be empty unless it says otherwise, and may hold
 * any bytes. */
typedef struct {
    lode_slice name;      /* of the figure, see lode_figure; not empty */
    lode_slice title;     /* generated when empty */
    lode_slice measure;   /* "Pupils meeting the expected standard in ..."; not empty */
    lode_slice unit;      /* "%", "£", or words for the subtitle such as "points" */
    int decimals;         /* of values in the text: 0 to 6 */
    lode_slice caption;   /* source, population, period: a sentence or two */
    lode_slice made_by;   /* the command line, for the script's header */
    lode_slice interval;  /* what the bars are: "95% interval"; "the interval of each value" when
                             empty */
    lode_slice unit_noun; /* what several units are called: "schools" when empty */
    const lode_trend_line *lines;
    size_t n_lines;
    const lode_trend_band *bands;
    size_t n_bands;
    const lode_trend_break *breaks;
    size_t n_breaks;
} lode_trend_chart;

/* Write the chart's script at the end of script.
 *
 * The y-axis covers values and drawn intervals with some space; it starts at zero only where the
 * data come near it, and the subtitle states its range where it does not include 0 or the unit is
 * %. A title that is not given says, in at most ten words, the last value of the unit and England's
 * of the same year, or for several units the range of their last values and how many have one. The
 * alt text says first what may not be compared and which years are not shown, then first and last
 * value of every line, or where that would be more than 500 characters the last values only. The
 * caption is never cut: the figure grows with it.
 *
 * LODE_USAGE    more than four units (use several charts); two comparators of one role
 * LODE_DATA     a point out of range or out of order, an interval upside down
 * LODE_REFUSED  not one value to draw
 * On error script is as it was. */
lode_status lode_trend_chart_script(const lode_trend_chart *chart, lode_script *script,
                                    lode_error *error);

/* The same as small multiples: a panel for each of up to 24 units, with the comparators in each, on
 * the same axes. */
enum { LODE_MOST_PANELS = 24 };
lode_status lode_trend_multiples_script(const lode_trend_chart *chart, lode_script *script,
                                        lode_error *error);

#endif
