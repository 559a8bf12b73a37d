/* Small multiples: a panel for each unit, with what they are compared with, on the same axes. The
 * axes of the picture are its pixels, and each panel brings its years and values to its place, so
 * that all of it is one plot. */
#include "../clean.h"
#include "../style.h"
#include "../words.h"
#include "trend_parts.h"

#include <math.h>

static const double PANEL = 124, HEAD = 32, BETWEEN = 14; /* heights, and between columns */
static const double START = 10, END = 40; /* before the first, after the last year */

typedef struct {
    lode_trend_layout all; /* years, values and texts of the whole */
    size_t units, columns;
    double width; /* of a panel */
} multiples;

/* One panel: a chart of its unit and the comparators. */
static lode_trend_layout panel_of(const multiples *m, size_t unit, lode_trend_chart *chart) {
    const lode_trend_chart *all = m->all.chart;
    lode_trend_line *lines = lode_arena_take(m->all.arena, (all->n_lines + 1) * sizeof *lines);
    size_t n = 0, seen = 0;
    for (size_t i = 0; i < all->n_lines; i++)
        if (all->lines[i].role != LODE_LINE_UNIT || seen++ == unit)
            lines[n++] = all->lines[i];
    *chart = *all;
    chart->lines = lines;
    chart->n_lines = n;
    lode_trend_layout panel = m->all;
    panel.chart = chart;
    const double row = (double)(unit / m->columns), column = (double)(unit % m->columns);
    panel.canvas.left = m->all.canvas.left + column * (m->width + BETWEEN);
    panel.canvas.right = panel.canvas.left + m->width;
    panel.canvas.top = m->all.canvas.top + row * (PANEL + HEAD) + HEAD;
    panel.canvas.bottom = panel.canvas.top + PANEL - HEAD;
    return panel;
}

/* ---- words ---- */

static const char *const dash[] = {
    [LODE_LINE_NATIONAL] = "Dashed",
    [LODE_LINE_LA] = "Dotted",
    [LODE_LINE_SIMILAR] = "Dash and dot",
    [LODE_LINE_OTHER] = "Long dashes",
};

/* " Dashed: England, 61% in 2023/24." for what units are compared with; " Shaded: not comparable."
 */
static const char *marks_sentence(const lode_trend_layout *all) {
    lode_arena *arena = all->arena;
    const char *text = "", *shaded = "";
    for (size_t i = 0; i < all->chart->n_lines; i++) {
        const lode_trend_line *line = &all->chart->lines[i];
        const lode_trend_point *last = lode_line_last(line);
        if (line->role == LODE_LINE_UNIT || !last)
            continue;
        const lode_slice label = lode_clean(arena, line->label);
        text = lode_arena_print(
            arena, "%s %s: %.*s, %s in %s.", text, dash[line->role], LODE_ARG(label),
            lode_value_text(arena, all->chart->unit, last->value, all->chart->decimals),
            lode_year_text(arena, last->year));
    }
    for (size_t i = 0; i < all->n_notes; i++) {
        const lode_slice words = lode_clean(arena, all->notes[i].words);
        const char *word = lode_arena_print(arena, "%.*s", LODE_ARG(words));
        if (all->notes[i].from < all->notes[i].to && !strstr(shaded, word))
            shaded = lode_arena_print(arena, "%s%s%s", shaded, *shaded ? ", " : "", word);
    }
    return *shaded ? lode_arena_print(arena, "%s Shaded: %s.", text, shaded) : text;
}

static const char *caption(const lode_trend_layout *all) {
    const char *text =
        lode_arena_print(all->arena, "%s%s", lode_trend_caption(all), marks_sentence(all));
    return *text == ' ' ? text + 1 : text;
}

/* ---- layout ---- */

static void fit_years(multiples *m) {
    lode_trend_layout *all = &m->all;
    const int years = all->last_year - all->first_year;
    const double pixels = (m->width - START - END) / (years ? years : 1);
    all->year_low = all->first_year - (years ? START : m->width / 2) / pixels;
    all->year_high = all->last_year + (years ? END : m->width / 2) / pixels;
}

static void lay_out(multiples *m) {
    lode_trend_layout *all = &m->all;
    lode_canvas *canvas = &all->canvas;
    for (size_t i = 0; i < all->chart->n_lines; i++)
        m->units += all->chart->lines[i].role == LODE_LINE_UNIT;
    m->columns = m->units <= 3 ? m->units : m->units <= 4 ? 2 : m->units <= 9 ? 3 : 4;
    lode_trend_axes(all);
    lode_trend_make_notes(all);
    lode_canvas_texts(canvas, all->arena, lode_trend_title(all->arena, all->chart),
                      lode_trend_subtitle(all), caption(all), 0);
    canvas->left = LODE_LEFT_EDGE + lode_axis_width(&all->y, all->arena) + 8;
    canvas->right = LODE_FIGURE_WIDTH - 8;
    const double columns = (double)m->columns, rows = ceil((double)m->units / columns);
    m->width = (canvas->right - canvas->left - BETWEEN * (columns - 1)) / columns;
    lode_canvas_fit(canvas, 10, rows * (PANEL + HEAD), 8);
    fit_years(m);
}

/* ---- behind the lines ---- */

static void put_rule(const lode_canvas *canvas, double x1, double y1, double x2, double y2,
                     const char *drawn, lode_script *script) {
    LODE_SCRIPT_PUT(script, "if (fmt ne 'dumb') { set arrow from");
    lode_put_place(canvas, x1, y1, script);
    LODE_SCRIPT_PUT(script, " to");
    lode_put_place(canvas, x2, y2, script);
    LODE_SCRIPT_PUT(script, " nohead back ");
    lode_script_append(script, drawn);
    LODE_SCRIPT_PUT(script, " }\n");
}

static void put_band(const lode_trend_layout *p, const lode_note *note, lode_script *script) {
    LODE_SCRIPT_PUT(script, "set object rectangle from");
    lode_put_place(&p->canvas, lode_year_x(p, note->from), p->canvas.bottom, script);
    LODE_SCRIPT_PUT(script, " to");
    lode_put_place(&p->canvas, lode_year_x(p, note->to), p->canvas.top, script);
    LODE_SCRIPT_PUT(script, " behind fc rgb '" LODE_SHADE "' fs solid noborder\n");
}

static void put_ground(const lode_trend_layout *p, bool first_column, lode_script *script) {
    const lode_canvas *canvas = &p->canvas;
    const double end = lode_year_x(p, p->last_year) + 6; /* the last value stands beyond */
    for (size_t i = 0; i < p->n_notes; i++) {
        const double at = lode_year_x(p, p->notes[i].from);
        if (p->notes[i].from < p->notes[i].to)
            put_band(p, &p->notes[i], script);
        else
            put_rule(canvas, at, canvas->bottom, at, canvas->top,
                     "lc rgb '" LODE_GREY "' lw 1 dt (3,3)", script);
    }
    for (int i = 0; i < lode_axis_tics(&p->y); i++) {
        const double value = lode_axis_tic(&p->y, i), y = lode_value_y(p, value);
        put_rule(canvas, canvas->left, y, end, y,
                 i ? "lc rgb '#E3E3E3' lw 1" : "lc rgb '" LODE_RULE "' lw 1", script);
        if (first_column && i % 2 == 0)
            lode_canvas_put_line(
                canvas, lode_text(lode_value_text(p->arena, p->chart->unit, value, p->y.decimals)),
                LODE_TEXT, LODE_RIGHT, canvas->left - 6, y, script);
    }
}

/* First and last year, below each panel. */
static void put_years(const lode_trend_layout *p, lode_script *script) {
    const double y = p->canvas.bottom + 10;
    const int years[] = {p->first_year, p->last_year};
    for (int i = p->first_year == p->last_year; i < 2; i++) {
        const lode_slice text = lode_text(lode_year_text(p->arena, years[i]));
        const double half = lode_text_width(text, LODE_SMALL_SIZE) / 2;
        const double x = fmax(lode_year_x(p, years[i]), p->canvas.left + half);
        lode_canvas_put_line(&p->canvas, text, LODE_SMALL, LODE_CENTRE, x, y, script);
    }
}

static void put_codes(const lode_trend_layout *p, const lode_trend_line *unit,
                      lode_script *script) {
    for (size_t i = 0; i < unit->n_points; i++)
        if (lode_shows_code(p, &unit->points[i]))
            lode_canvas_put_line(&p->canvas, unit->points[i].status, LODE_SMALL, LODE_CENTRE,
                                 lode_year_x(p, unit->points[i].year), p->canvas.bottom - 7,
                                 script);
}

static const lode_trend_line *unit_of(const lode_trend_chart *chart) {
    for (size_t i = 0; i < chart->n_lines; i++)
        if (chart->lines[i].role == LODE_LINE_UNIT)
            return &chart->lines[i];
    return NULL;
}

static void put_names(const lode_trend_layout *p, lode_script *script) {
    const lode_trend_line *unit = unit_of(p->chart);
    const lode_trend_point *last = lode_line_last(unit);
    const lode_text_lines name = lode_text_break(p->arena, unit->label, LODE_SMALL_SIZE,
                                                 p->canvas.right - p->canvas.left, 2);
    for (size_t i = 0; i < name.n; i++)
        lode_canvas_put_line(&p->canvas, name.line[i], LODE_SMALL, LODE_LEFT, p->canvas.left,
                             p->canvas.top - 8 -
                                 LODE_SMALL_SIZE * LODE_LINE_HEIGHT * (double)(name.n - 1 - i),
                             script);
    if (last && last->year == p->last_year)
        lode_canvas_put_line(
            &p->canvas,
            lode_text(lode_value_text(p->arena, p->chart->unit, last->value, p->chart->decimals)),
            LODE_TEXT, LODE_LEFT, lode_year_x(p, last->year) + 7, lode_value_y(p, last->value),
            script);
    put_codes(p, unit, script);
}

/* ---- the lines ---- */

/* "(a+b*$1)": where a year or value of the data stands. */
static const char *placed(const lode_trend_layout *p, char axis, int column) {
    const bool x = axis == 'x';
    const double at_0 = x ? lode_year_x(p, 0) : lode_value_y(p, 0);
    const double step = (x ? lode_year_x(p, 1) : lode_value_y(p, 1)) - at_0;
    lode_script text = {0};
    LODE_SCRIPT_PUT(&text, "(");
    lode_script_number(&text, round(at_0 * 1e4) / 1e4);
    LODE_SCRIPT_PUT(&text, "+(");
    lode_script_number(&text, round(step * 1e7) / 1e7);
    LODE_SCRIPT_PUT(&text, ")*$");
    lode_script_integer(&text, column);
    LODE_SCRIPT_PUT(&text, ")");
    const char *copy = lode_arena_copy(p->arena, text.text, text.n);
    lode_script_free(&text);
    return copy;
}

static void put_using(const lode_trend_layout *p, bool bars, int number, lode_script *script) {
    LODE_SCRIPT_PUT(script, "$d");
    lode_script_integer(script, number);
    LODE_SCRIPT_PUT(script, " using ");
    lode_script_append(script, placed(p, 'x', 1));
    for (int column = 2; column <= (bars ? 4 : 2); column++) {
        LODE_SCRIPT_PUT(script, ":");
        lode_script_append(script, placed(p, 'y', column));
    }
}

static void put_line_plot(const lode_trend_layout *p, const lode_trend_line *line, int number,
                          lode_script *script) {
    put_using(p, false, number, script);
    LODE_SCRIPT_PUT(script, " with linespoints ls ");
    lode_script_integer(script, lode_line_style(p->chart, line));
    if (line->role == LODE_LINE_UNIT)
        LODE_SCRIPT_PUT(script, " ps 0.6 title ");
    else
        LODE_SCRIPT_PUT(script, " lw 1.5 ps 0.3 title ");
    lode_script_quoted(script, line->label);
}

static void put_bars_plot(const lode_trend_layout *p, int number, lode_script *script) {
    put_using(p, true, number, script);
    LODE_SCRIPT_PUT(script, " with yerrorbars ls 1 lw 1 ps 0 notitle");
}

/* What is to be done with each line, the comparators first, as theirs come after the units' in a
 * chart. block numbers the data, plot the parts of the plot command: a unit with intervals has two.
 */
typedef void (*for_line)(const lode_trend_layout *panel, size_t line, int block, int *plot,
                         lode_script *script);

static void each_line(const multiples *m, for_line what, lode_script *script) {
    lode_trend_chart chart;
    int block = 0, plot = 0;
    for (size_t unit = 0; unit < m->units; unit++) {
        const lode_trend_layout p = panel_of(m, unit, &chart);
        for (size_t i = chart.n_lines; i > 0; i--)
            what(&p, i - 1, ++block, &plot, script);
    }
}

static void put_data(const lode_trend_layout *p, size_t line, int block, int *plot,
                     lode_script *script) {
    (void)plot;
    lode_trend_put_block(p, line, block, script);
}

static void put_series_names(const lode_trend_layout *p, size_t line, int block, int *plot,
                             lode_script *script) {
    (void)block;
    const lode_slice label = p->chart->lines[line].label;
    const char *key = lode_arena_print(p->arena, "Series %d", ++*plot);
    if (lode_line_has_interval(&p->chart->lines[line])) {
        const char *bars = lode_arena_print(p->arena, "%.*s, interval", LODE_ARG(label));
        lode_script_comment(script, key, lode_text(bars));
        key = lode_arena_print(p->arena, "Series %d", ++*plot);
    }
    lode_script_comment(script, key, label);
}

static void put_plots(const lode_trend_layout *p, size_t line, int block, int *plot,
                      lode_script *script) {
    const lode_trend_line *here = &p->chart->lines[line];
    lode_script_append(script, (*plot)++ ? ", " : "plot ");
    if (lode_line_has_interval(here)) {
        put_bars_plot(p, block, script);
        LODE_SCRIPT_PUT(script, ", ");
    }
    put_line_plot(p, here, block, script);
}

static void put_lines(const multiples *m, lode_script *script) {
    LODE_SCRIPT_PUT(script, "# Columns: year, value, interval low and high, code.\n");
    each_line(m, put_data, script);
    each_line(m, put_series_names, script);
    each_line(m, put_plots, script);
    LODE_SCRIPT_PUT(script, "\n");
}

static void put_axes(const lode_canvas *canvas, lode_script *script) {
    lode_canvas whole = *canvas;
    whole.left = whole.top = 0;
    whole.right = LODE_FIGURE_WIDTH;
    whole.bottom = whole.height;
    lode_canvas_put_margins(&whole, script);
    LODE_SCRIPT_PUT(script, "unset grid\nunset border\nunset tics\nset xrange [0:");
    lode_script_integer(script, LODE_FIGURE_WIDTH);
    LODE_SCRIPT_PUT(script, "]\nset yrange [");
    lode_script_number(script, canvas->height);
    LODE_SCRIPT_PUT(script, ":0]\n");
}

lode_status lode_trend_multiples_script(const lode_trend_chart *chart, lode_script *script,
                                        lode_error *error) {
    const lode_status status = lode_trend_check(chart, LODE_MOST_PANELS, error);
    if (status != LODE_OK)
        return status;
    multiples m = {.all = {.chart = chart, .arena = lode_arena_new()}};
    lode_trend_chart one;
    lay_out(&m);
    const char *alt = lode_trend_alt(&m.all);
    lode_trend_begin(&m.all,
                     lode_arena_print(m.all.arena, "%zu small %s on the same axes. %s", m.units,
                                      m.units == 1 ? "chart" : "charts", alt),
                     script);
    put_axes(&m.all.canvas, script);
    lode_canvas_put_texts(&m.all.canvas, script);
    for (size_t unit = 0; unit < m.units; unit++) {
        const lode_trend_layout p = panel_of(&m, unit, &one);
        put_ground(&p, unit % m.columns == 0, script);
        put_years(&p, script);
        put_names(&p, script);
    }
    put_lines(&m, script);
    lode_trend_put_table(&m.all, script);
    lode_script_end(script);
    lode_arena_free(m.all.arena);
    return LODE_OK;
}
