/* The numbers of a trend chart: a row for each year, a column for each line. */
#include "trend_parts.h"

#include "../words.h"

/* Two columns more, where the interval of a line is drawn. */
static void head_line(const lode_trend_layout *layout, const lode_trend_line *line,
                      lode_figure_table *table) {
    static const char *const ends[] = {"from", "to"};
    lode_figure_table_head(table, line->label);
    for (size_t i = 0; i < 2 && lode_line_has_interval(line); i++)
        lode_figure_table_head(table, lode_text(lode_arena_print(layout->arena, "%.*s, %s",
                                                                 LODE_ARG(line->label), ends[i])));
}

/* The point of a year, with a value or the code of none; NULL if there is none. */
static const lode_trend_point *point_of(const lode_trend_line *line, int year) {
    for (size_t i = 0; i < line->n_points; i++)
        if (line->points[i].year == year)
            return &line->points[i];
    return NULL;
}

static void put_number(const lode_trend_layout *layout, double value, lode_figure_table *table) {
    const lode_trend_chart *chart = layout->chart;
    lode_figure_table_cell(
        table, lode_text(lode_value_text(layout->arena, chart->unit, value, chart->decimals)));
}

static void put_point(const lode_trend_layout *layout, const lode_trend_line *line, int year,
                      lode_figure_table *table) {
    const lode_trend_point *point = point_of(line, year);
    const bool has = point && lode_point_has_value(point);
    if (has)
        put_number(layout, point->value, table);
    else
        lode_figure_table_cell(table, point && lode_shows_code(layout, point) ? point->status
                                                                              : lode_text(""));
    if (!lode_line_has_interval(line))
        return;
    if (has && point->has_interval) {
        put_number(layout, point->ci_low, table);
        put_number(layout, point->ci_high, table);
        return;
    }
    lode_figure_table_cell(table, lode_text(""));
    lode_figure_table_cell(table, lode_text(""));
}

/* Whether any line has something to say of the year. */
static bool is_told(const lode_trend_layout *layout, int year) {
    for (size_t i = 0; i < layout->chart->n_lines; i++) {
        const lode_trend_point *point = point_of(&layout->chart->lines[i], year);
        if (point && (lode_point_has_value(point) || lode_shows_code(layout, point)))
            return true;
    }
    return false;
}

void lode_trend_put_table(const lode_trend_layout *layout, lode_figure_table *table) {
    const lode_trend_chart *chart = layout->chart;
    int first = 9999, last = 0;
    lode_figure_table_head(table, lode_text("Year"));
    for (size_t i = 0; i < chart->n_lines; i++) {
        const lode_trend_line *line = &chart->lines[i];
        head_line(layout, line, table);
        if (line->n_points && line->points[0].year < first)
            first = line->points[0].year;
        if (line->n_points && line->points[line->n_points - 1].year > last)
            last = line->points[line->n_points - 1].year;
    }
    for (int year = first; year <= last; year++) {
        if (!is_told(layout, year))
            continue;
        lode_figure_table_cell(table, lode_text(lode_year_text(layout->arena, year)));
        for (size_t i = 0; i < chart->n_lines; i++)
            put_point(layout, &chart->lines[i], year, table);
    }
}
