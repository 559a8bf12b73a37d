/* The two axes: which years, which values, and where they lie in the figure. */
#include "../style.h"
#include "trend_parts.h"

#include "../words.h"

#include <math.h>

/* Free before the first and after the last year, in pixels: the names begin right after. */
static const double START_ROOM = 34, END_ROOM = 28;
/* A single year has no room to look like a trend. */
static const double SINGLE_YEAR = 110;

/* A value belongs to the years drawn, and so does one that was suppressed; a year in which nothing
 * exists does not widen the chart. */
static void find_years(lode_trend_layout *layout) {
    layout->first_year = 9999;
    layout->last_year = 0;
    for (size_t i = 0; i < layout->chart->n_lines; i++) {
        const lode_trend_line *line = &layout->chart->lines[i];
        for (size_t k = 0; k < line->n_points; k++) {
            const lode_trend_point *point = &line->points[k];
            if (lode_is(point->status, "x") || lode_is(point->status, "z"))
                continue;
            if (point->year < layout->first_year)
                layout->first_year = point->year;
            if (point->year > layout->last_year)
                layout->last_year = point->year;
        }
    }
}

static double four_decimals(double x) {
    return round(x * 1e4) / 1e4;
}

void lode_trend_fit_years(lode_trend_layout *layout) {
    const int years = layout->last_year - layout->first_year;
    if (years == 0) {
        layout->canvas.right = fmin(layout->canvas.right, layout->canvas.left + SINGLE_YEAR);
        layout->year_low = layout->first_year - 0.5;
        layout->year_high = layout->first_year + 0.5;
        return;
    }
    const double room =
        (layout->canvas.right - layout->canvas.left - START_ROOM - END_ROOM) / years;
    layout->year_low = four_decimals(layout->first_year - START_ROOM / room);
    layout->year_high = four_decimals(layout->last_year + END_ROOM / room);
}

static void extent(const lode_trend_chart *chart, double *low, double *high) {
    *low = HUGE_VAL;
    *high = -HUGE_VAL;
    for (size_t i = 0; i < chart->n_lines; i++) {
        const lode_trend_line *line = &chart->lines[i];
        for (size_t k = 0; k < line->n_points; k++) {
            const lode_trend_point *p = &line->points[k];
            if (!lode_point_has_value(p))
                continue;
            bool bars = p->has_interval && line->role == LODE_LINE_UNIT;
            *low = fmin(*low, bars ? fmin(p->value, p->ci_low) : p->value);
            *high = fmax(*high, bars ? fmax(p->value, p->ci_high) : p->value);
        }
    }
}

void lode_trend_axes(lode_trend_layout *layout) {
    double low, high;
    find_years(layout);
    extent(layout->chart, &low, &high);
    layout->y = lode_axis_for(low, high, layout->chart->unit, layout->chart->decimals);
}

double lode_year_x(const lode_trend_layout *layout, double year) {
    double share = (year - layout->year_low) / (layout->year_high - layout->year_low);
    return layout->canvas.left + share * (layout->canvas.right - layout->canvas.left);
}

double lode_value_y(const lode_trend_layout *layout, double value) {
    double share = (value - layout->y.low) / (layout->y.top - layout->y.low);
    return layout->canvas.bottom - share * (layout->canvas.bottom - layout->canvas.top);
}

/* Every year, or every second, third, ... back from the last one where they would touch. */
static void put_year_tics(const lode_trend_layout *layout, lode_script *script) {
    double room =
        (layout->canvas.right - layout->canvas.left) / (layout->year_high - layout->year_low);
    double wanted = lode_text_width(lode_text("2018/19 "), LODE_TEXT_SIZE);
    int every = room >= wanted ? 1 : (int)ceil(wanted / room);
    int first = layout->last_year - (layout->last_year - layout->first_year) / every * every;
    LODE_SCRIPT_PUT(script, "set xrange [");
    lode_script_number(script, layout->year_low);
    LODE_SCRIPT_PUT(script, ":");
    lode_script_number(script, layout->year_high);
    LODE_SCRIPT_PUT(script, "]\nset xtics (");
    for (int year = first; year <= layout->last_year; year += every) {
        if (year > first)
            LODE_SCRIPT_PUT(script, ", ");
        lode_script_tic_label(script, lode_text(lode_year_text(layout->arena, year)));
        LODE_SCRIPT_PUT(script, " ");
        lode_script_integer(script, year);
    }
    LODE_SCRIPT_PUT(script, ")\n");
}

void lode_trend_put_axes(const lode_trend_layout *layout, lode_script *script) {
    lode_axis_put_y(&layout->y, layout->arena, script);
    put_year_tics(layout, script);
}
