/* What the parts of a trend chart know of each other. */
#ifndef LODE_TREND_CHART_PARTS_H
#define LODE_TREND_CHART_PARTS_H

#include "../axis.h"
#include "../canvas.h"
#include "lode/memory.h"
#include "lode/trend_chart.h"

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
    lode_canvas canvas;
    lode_note *notes;
    size_t n_notes;
    lode_end_label labels[LODE_MOST_BOXES];
    size_t n_labels;
} lode_trend_layout;

/* trend_check.c */
/* most is how many units there may be. */
lode_status lode_trend_check(const lode_trend_chart *chart, int most, lode_error *error);
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

/* trend_chart.c */
void lode_trend_begin(const lode_trend_layout *layout, const char *alt, lode_script *script);

/* trend_axis.c */
void lode_trend_axes(lode_trend_layout *layout);
/* Place the years between left and right, which for a single year come closer. */
void lode_trend_fit_years(lode_trend_layout *layout);
double lode_year_x(const lode_trend_layout *layout, double year);
double lode_value_y(const lode_trend_layout *layout, double value);
void lode_trend_put_axes(const lode_trend_layout *layout, lode_script *script);

/* trend_words.c: cleaned, owned by the arena */
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
/* The data of the i-th line, as block number. */
void lode_trend_put_block(const lode_trend_layout *layout, size_t i, int number,
                          lode_script *script);
/* The number of its style in style.h. */
int lode_line_style(const lode_trend_chart *chart, const lode_trend_line *line);
/* How far a line is moved sideways, in years, so that intervals do not hide each other. */
double lode_line_shift(const lode_trend_layout *layout, const lode_trend_line *line);

/* trend_table.c */
/* A row for each year drawn, a column for each line; notes behind them. */
void lode_trend_put_table(const lode_trend_layout *layout, lode_script *script);

#endif
