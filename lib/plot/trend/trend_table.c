/* The numbers of a trend chart: a row for each year between the first and the last, as years stand
 * at their true distance; a column for each line, with its interval where it has one; and what must
 * be known before two years are compared. */
#include "../words.h"
#include "trend_parts.h"

static void put_heading(const lode_trend_layout *layout, lode_figure_table *table) {
    const lode_trend_chart *chart = layout->chart;
    lode_figure_table_cell(table, lode_text("Year"));
    for (size_t i = 0; i < chart->n_lines; i++) {
        const lode_slice label = chart->lines[i].label;
        lode_figure_table_cell(table, label);
        if (!lode_line_has_interval(&chart->lines[i]))
            continue;
        for (int end = 0; end < 2; end++)
            lode_figure_table_cell(
                table, lode_text(lode_arena_print(layout->arena, "%.*s, interval %s",
                                                  LODE_ARG(label), end ? "high" : "low")));
    }
    if (layout->n_notes)
        lode_figure_table_cell(table, lode_text("Note"));
    lode_figure_table_end_row(table);
}

static const lode_trend_point *point_at(const lode_trend_line *line, int year) {
    for (size_t i = 0; i < line->n_points; i++)
        if (line->points[i].year == year)
            return &line->points[i];
    return NULL;
}

static void put_value(const lode_trend_layout *layout, const lode_trend_point *point,
                      lode_figure_table *table) {
    if (!point)
        lode_figure_table_cell(table, lode_text(""));
    else if (!lode_point_has_value(point))
        lode_figure_table_cell(table, point->status);
    else if (point->printed.n)
        lode_figure_table_cell(table, point->printed);
    else
        lode_figure_table_number(table, point->value, layout->chart->decimals);
}

static void put_interval(const lode_trend_layout *layout, const lode_trend_point *point,
                         lode_figure_table *table) {
    const bool has = point && lode_point_has_value(point) && point->has_interval;
    for (int end = 0; end < 2; end++)
        if (has)
            lode_figure_table_number(table, end ? point->ci_high : point->ci_low,
                                     layout->chart->decimals + 2);
        else
            lode_figure_table_cell(table, lode_text(""));
}

/* "not comparable" of a shaded year, "new: ..." of the first after a change of definition. */
static const char *note_of(const lode_trend_layout *layout, int year) {
    const char *text = "";
    for (size_t i = 0; i < layout->n_notes; i++) {
        const lode_note *note = &layout->notes[i];
        const bool band = note->from < note->to;
        if (band ? note->from < year && year < note->to : note->year == year)
            text = lode_arena_print(layout->arena, "%s%s%.*s%s", text, *text ? "; " : "",
                                    LODE_ARG(note->words),
                                    band ? "" : ": not to be compared with the years before");
    }
    return text;
}

void lode_trend_put_table(const lode_trend_layout *layout, lode_script *script) {
    const lode_trend_chart *chart = layout->chart;
    lode_figure_table *table = &script->table;
    put_heading(layout, table);
    for (int year = layout->first_year; year <= layout->last_year; year++) {
        lode_figure_table_cell(table, lode_text(lode_year_text(layout->arena, year)));
        for (size_t i = 0; i < chart->n_lines; i++) {
            const lode_trend_point *point = point_at(&chart->lines[i], year);
            put_value(layout, point, table);
            if (lode_line_has_interval(&chart->lines[i]))
                put_interval(layout, point, table);
        }
        if (layout->n_notes)
            lode_figure_table_cell(table, lode_text(note_of(layout, year)));
        lode_figure_table_end_row(table);
    }
}
