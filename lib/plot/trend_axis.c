/* The two axes: which years, which values, and where they lie in the figure. */
#include "style.h"
#include "trend_parts.h"

#include "lode/number.h"

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
        layout->right = fmin(layout->right, layout->left + SINGLE_YEAR);
        layout->year_low = layout->first_year - 0.5;
        layout->year_high = layout->first_year + 0.5;
        return;
    }
    const double room = (layout->right - layout->left - START_ROOM - END_ROOM) / years;
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

/* 1, 2 or 5 times a power of ten, so that about five steps cover span. Returns the decimals. */
static int choose_step(double span, double *step) {
    int power = (int)floor(log10(span / 6));
    double times = span / 6 / pow(10, power);
    *step = (times <= 1 ? 1 : times <= 2 ? 2 : times <= 5 ? 5 : 10) * pow(10, power);
    if (times > 5)
        power++;
    return power < 0 ? -power : 0;
}

/* The k-th tic, computed by division where the step is a fraction so that no error adds up. */
static double tic(const lode_axis *axis, double k) {
    double scale = pow(10, axis->decimals);
    return k * round(axis->step * scale) / scale;
}

/* A tenth of the span is left free above and below. A span smaller than a reader should be shown
 * (ten percentage points, twenty times the last digit) is widened, or noise would look like news.
 */
static void choose_range(lode_trend_layout *layout) {
    const lode_trend_chart *chart = layout->chart;
    bool percent = lode_is(chart->unit, "%");
    double low, high;
    extent(chart, &low, &high);
    double least = percent ? 10 : 20 * pow(10, -chart->decimals);
    double widen = fmax(0, least - (high - low)) / 2 + 0.08 * fmax(least, high - low);
    lode_axis *y = &layout->y;
    y->decimals = choose_step(high - low + 2 * widen, &y->step);
    y->low = tic(y, floor((low - widen) / y->step));
    y->high = tic(y, ceil((high + widen) / y->step));
    if (low >= 0 && y->low < 0)
        y->low = 0;
    if (percent && high <= 100 && y->high > 100)
        y->high = 100;
    /* Points at the upper end stay clear of the notes above the plot. */
    const double clear = 0.05 * (y->high - y->low);
    y->top = high > y->high - clear ? y->high + clear : y->high;
}

void lode_trend_axes(lode_trend_layout *layout) {
    find_years(layout);
    choose_range(layout);
}

/* A ten-thousandth of the figure is finer than any eye; more digits would only be noise. */
void lode_put_share(lode_script *script, double share) {
    lode_script_number(script, round(share * 1e4) / 1e4);
}

void lode_put_place(const lode_trend_layout *layout, double x, double y, lode_script *script) {
    LODE_SCRIPT_PUT(script, " screen ");
    lode_put_share(script, x / LODE_FIGURE_WIDTH);
    LODE_SCRIPT_PUT(script, ", screen ");
    lode_put_share(script, 1 - y / layout->height);
}

void lode_put_screen(const lode_trend_layout *layout, double x, double y, lode_script *script) {
    LODE_SCRIPT_PUT(script, " at");
    lode_put_place(layout, x, y, script);
}

double lode_year_x(const lode_trend_layout *layout, double year) {
    double share = (year - layout->year_low) / (layout->year_high - layout->year_low);
    return layout->left + share * (layout->right - layout->left);
}

double lode_value_y(const lode_trend_layout *layout, double value) {
    double share = (value - layout->y.low) / (layout->y.top - layout->y.low);
    return layout->bottom - share * (layout->bottom - layout->top);
}

static const char *tic_text(const lode_trend_layout *layout, double value) {
    return lode_value_text(layout->arena, layout->chart, value, layout->y.decimals);
}

/* How many tics the axis has; each is counted, since adding 1 to a large number may not change it.
 */
static int count_tics(const lode_axis *y) {
    return (int)lround((y->high - y->low) / y->step) + 1;
}

static double nth_tic(const lode_axis *y, int i) {
    return fmin(tic(y, round(y->low / y->step) + i), y->high);
}

double lode_tic_width(const lode_trend_layout *layout) {
    double width = 0;
    for (int i = 0; i < count_tics(&layout->y); i++) {
        const char *text = tic_text(layout, nth_tic(&layout->y, i));
        width = fmax(width, lode_text_width(lode_text(text), LODE_TEXT_SIZE));
    }
    return width;
}

static void put_value_tics(const lode_trend_layout *layout, lode_script *script) {
    const lode_axis *y = &layout->y;
    LODE_SCRIPT_PUT(script, "set yrange [");
    lode_script_number(script, y->low);
    LODE_SCRIPT_PUT(script, ":");
    lode_script_number(script, y->top);
    LODE_SCRIPT_PUT(script, "]\nset ytics (");
    for (int i = 0; i < count_tics(y); i++) {
        if (i > 0)
            LODE_SCRIPT_PUT(script, ", ");
        lode_script_tic_label(script, lode_text(tic_text(layout, nth_tic(y, i))));
        LODE_SCRIPT_PUT(script, " ");
        lode_script_number(script, nth_tic(y, i));
    }
    LODE_SCRIPT_PUT(script, ")\nset ytics scale 0\n");
    if (y->low < 0 && y->high > 0)
        LODE_SCRIPT_PUT(script, "set arrow from graph 0, first 0 to graph 1, first 0 nohead back "
                                "lc rgb '" LODE_INK "' lw 1\n");
}

/* Every year, or every second, third, ... back from the last one where they would touch. */
static void put_year_tics(const lode_trend_layout *layout, lode_script *script) {
    double room = (layout->right - layout->left) / (layout->year_high - layout->year_low);
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
    put_value_tics(layout, script);
    put_year_tics(layout, script);
}
