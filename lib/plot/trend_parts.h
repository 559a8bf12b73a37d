/* What the parts of a trend chart know of each other. Places are in SVG pixels from the top left
 * corner of the figure; gnuplot counts from the bottom, see lode_put_screen. */
#ifndef LODE_TREND_CHART_PARTS_H
#define LODE_TREND_CHART_PARTS_H

#include "lode/memory.h"
#include "lode/trend_chart.h"
#include "typeset.h"

typedef struct {
    double low, high, step;
    double top;   /* where the plot ends: above high where data stand at it */
    int decimals; /* of the tic labels */
} lode_axis;

/* The name of a line at its end. */
typedef struct {
    const lode_trend_line *line;
    const lode_trend_point *last; /* its last value */
    lode_text_lines text;
    double middle; /* y of its middle, after labels were moved apart */
} lode_end_label;

/* A band or a break with its text above the plot. */
typedef struct {
    double from, to; /* years; a break is where from == to */
    int year;        /* of a break: the first under the new definition */
    lode_slice words;
    lode_text_lines text;
    double x; /* centre of a band's text, left edge of a break's */
} lode_note;

typedef struct {
    const lode_trend_chart *chart;
    lode_arena *arena;
    int first_year, last_year;
    double year_low, year_high; /* ends of the x-axis */
    lode_axis y;
    lode_text_lines title, subtitle, caption;
    lode_note *notes;
    size_t n_notes;
    lode_end_label labels[LODE_MOST_BOXES];
    size_t n_labels;
    double left, right, top, bottom; /* the plot */
    double height;                   /* of the figure */
} lode_trend_layout;

/* trend_check.c */
lode_status lode_trend_check(const lode_trend_chart *chart, lode_error *error);
lode_slice lode_unit_noun(const lode_trend_chart *chart);
bool lode_point_has_value(const lode_trend_point *point);
/* The first or last value of a line; NULL if it has none. */
const lode_trend_point *lode_line_first(const lode_trend_line *line);
const lode_trend_point *lode_line_last(const lode_trend_line *line);
const lode_trend_point *lode_line_at(const lode_trend_line *line, int year);
bool lode_line_has_interval(const lode_trend_line *line);
/* Whether values of the line in two years stand on different sides of a break. */
bool lode_break_between(const lode_trend_chart *chart, const lode_trend_line *line, int from,
                        int to);

/* trend_axis.c */
void lode_trend_axes(lode_trend_layout *layout);
/* Place the years between left and right, which for a single year come closer. */
void lode_trend_fit_years(lode_trend_layout *layout);
double lode_year_x(const lode_trend_layout *layout, double year);
double lode_value_y(const lode_trend_layout *layout, double value);
void lode_trend_put_axes(const lode_trend_layout *layout, lode_script *script);
double lode_tic_width(const lode_trend_layout *layout);

/* trend_words.c: cleaned, owned by the arena */
const char *lode_year_text(lode_arena *arena, int year);
const char *lode_value_text(lode_arena *arena, const lode_trend_chart *chart, double value,
                            int decimals);
const char *lode_trend_title(lode_arena *arena, const lode_trend_chart *chart);
const char *lode_trend_subtitle(const lode_trend_layout *layout);

/* trend_alt.c */
const char *lode_trend_alt(const lode_trend_layout *layout);
const char *lode_trend_caption(const lode_trend_layout *layout);

/* trend_labels.c */
void lode_trend_make_labels(lode_trend_layout *layout);
void lode_trend_place_labels(lode_trend_layout *layout);
void lode_trend_put_labels(const lode_trend_layout *layout, lode_script *script);

/* trend_notes.c */
void lode_trend_make_notes(lode_trend_layout *layout);
void lode_trend_place_notes(lode_trend_layout *layout);
/* Whether the code of a point that has no value stands at the foot of the plot: not in years that
 * are shaded anyway. */
bool lode_shows_code(const lode_trend_layout *layout, const lode_trend_point *point);
void lode_trend_put_notes(const lode_trend_layout *layout, lode_script *script);

/* trend_series.c */
void lode_trend_put_lines(const lode_trend_layout *layout, lode_script *script);
/* How far a line is moved sideways, in years, so that intervals do not hide each other. */
double lode_line_shift(const lode_trend_layout *layout, const lode_trend_line *line);

/* trend_axis.c: a share of the figure; " screen X, screen Y" of a place in it, and the same after
 * " at" */
void lode_put_share(lode_script *script, double share);
void lode_put_place(const lode_trend_layout *layout, double x, double y, lode_script *script);
void lode_put_screen(const lode_trend_layout *layout, double x, double y, lode_script *script);

#endif
