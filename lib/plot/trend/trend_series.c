/* The lines themselves: a data block for each, and the plot command. */
#include "../style.h"
#include "trend_parts.h"

#include <math.h>

static const double SHIFT = 7; /* pixels from one unit's bars to the next one's */

int lode_line_style(const lode_trend_chart *chart, const lode_trend_line *line) {
    switch (line->role) {
    case LODE_LINE_NATIONAL:
        return LODE_STYLE_NATIONAL;
    case LODE_LINE_LA:
        return LODE_STYLE_LA;
    case LODE_LINE_SIMILAR:
        return LODE_STYLE_SIMILAR;
    case LODE_LINE_OTHER:
        return LODE_STYLE_OTHER;
    case LODE_LINE_UNIT:
        break;
    }
    int style = LODE_STYLE_UNIT;
    for (const lode_trend_line *l = chart->lines; l < line; l++)
        style += l->role == LODE_LINE_UNIT;
    return style;
}

double lode_line_shift(const lode_trend_layout *layout, const lode_trend_line *line) {
    const lode_trend_chart *chart = layout->chart;
    int units = 0;
    bool bars = false;
    for (size_t i = 0; i < chart->n_lines; i++) {
        units += chart->lines[i].role == LODE_LINE_UNIT;
        bars = bars || lode_line_has_interval(&chart->lines[i]);
    }
    if (line->role != LODE_LINE_UNIT || units < 2 || !bars)
        return 0;
    const double place = lode_line_style(chart, line) - LODE_STYLE_UNIT - (units - 1) / 2.0;
    const double years =
        (layout->year_high - layout->year_low) / (layout->canvas.right - layout->canvas.left);
    return round(SHIFT * place * years * 1e4) / 1e4;
}

/* Points are joined only from one year to the next, both with a value, under one definition. */
static bool joined(const lode_trend_chart *chart, const lode_trend_line *line, size_t i) {
    const lode_trend_point *point = &line->points[i];
    return lode_point_has_value(point) && lode_point_has_value(&point[-1]) &&
           point[-1].year + 1 == point->year &&
           !lode_break_between(chart, line, point[-1].year, point->year);
}

static void put_row(const lode_trend_layout *layout, const lode_trend_line *line, size_t i,
                    lode_data_block *block) {
    const lode_trend_point *point = &line->points[i];
    lode_data_number(block, point->year + lode_line_shift(layout, line));
    if (lode_point_has_value(point))
        lode_data_number(block, point->value);
    else
        lode_data_missing(block);
    if (lode_point_has_value(point) && point->has_interval) {
        lode_data_number(block, point->ci_low);
        lode_data_number(block, point->ci_high);
    } else {
        lode_data_missing(block);
        lode_data_missing(block);
    }
    if (point->status.n)
        lode_data_text(block, point->status);
    lode_data_end_row(block);
}

void lode_trend_put_block(const lode_trend_layout *layout, size_t i, int number,
                          lode_script *script) {
    const lode_trend_chart *chart = layout->chart;
    const lode_trend_line *line = &chart->lines[i];
    lode_data_block block = {0};
    for (size_t k = 0; k < line->n_points; k++) {
        if (k > 0 && !joined(chart, line, k))
            lode_data_gap(&block);
        put_row(layout, line, k, &block);
    }
    lode_script_comment(script, "Data", line->label);
    lode_script_data(script, number, &block);
    lode_data_block_free(&block);
}

/* One part of the plot command; "# Series N" names it for the renderer. */
typedef struct {
    size_t line;
    bool bars;
} series;

static size_t list_series(const lode_trend_layout *layout, series *list) {
    size_t n = 0;
    for (size_t i = 0; i < layout->chart->n_lines; i++)
        if (lode_line_has_interval(&layout->chart->lines[i]))
            list[n++] = (series){i, true};
    for (size_t i = layout->chart->n_lines; i > 0; i--)
        if (lode_line_first(&layout->chart->lines[i - 1]))
            list[n++] = (series){i - 1, false};
    return n;
}

static void put_series_name(const lode_trend_layout *layout, const series *s, size_t number,
                            lode_script *script) {
    lode_slice label = layout->chart->lines[s->line].label;
    const char *key = lode_arena_print(layout->arena, "Series %zu", number);
    const char *name =
        lode_arena_print(layout->arena, "%.*s%s", LODE_ARG(label), s->bars ? ", interval" : "");
    lode_script_comment(script, key, lode_text(name));
}

static void put_series(const lode_trend_layout *layout, const series *s, lode_script *script) {
    const lode_trend_line *line = &layout->chart->lines[s->line];
    LODE_SCRIPT_PUT(script, "$d");
    lode_script_integer(script, (long)s->line + 1);
    if (s->bars)
        LODE_SCRIPT_PUT(script, " using 1:2:3:4 with yerrorbars ls ");
    else
        LODE_SCRIPT_PUT(script, " using 1:2 with linespoints ls ");
    lode_script_integer(script, lode_line_style(layout->chart, line));
    if (s->bars) {
        LODE_SCRIPT_PUT(script, " lw 1 ps 0 notitle");
        return;
    }
    LODE_SCRIPT_PUT(script, " title ");
    lode_script_quoted(script, line->label);
}

void lode_trend_put_lines(const lode_trend_layout *layout, lode_script *script) {
    series *list = lode_arena_take(layout->arena, 2 * layout->chart->n_lines * sizeof *list);
    size_t n = list_series(layout, list);
    LODE_SCRIPT_PUT(script, "# Columns: year, value, interval low and high, code.\n");
    for (size_t i = 0; i < layout->chart->n_lines; i++)
        lode_trend_put_block(layout, i, (int)i + 1, script);
    for (size_t i = 0; i < n; i++)
        put_series_name(layout, &list[i], i + 1, script);
    LODE_SCRIPT_PUT(script, "plot ");
    for (size_t i = 0; i < n; i++) {
        if (i > 0)
            LODE_SCRIPT_PUT(script, ", ");
        put_series(layout, &list[i], script);
    }
    LODE_SCRIPT_PUT(script, "\n");
}
