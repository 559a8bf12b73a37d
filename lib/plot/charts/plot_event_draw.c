/* The picture of an event chart. */
#include "../series.h"
#include "../style.h"
#include "plot_event_parts.h"

#include <math.h>

static const double PLOT_HEIGHT = 230, NAME_ROOM = 150;
static const double START = -0.5; /* between the last period before and the first of support */

typedef struct {
    const char *bars, *points, *hollow, *key;
} look;

static const look looks[EVENT_LINES] = {
    {"using 1:2:3:4 with yerrorbars ps 0 lw 1.8 lc rgb '" LODE_DARK_BLUE "'",
     "using 1:2 with points pt 7 ps 0.9 lc rgb '" LODE_DARK_BLUE "'",
     "using 1:2 with points pt 6 ps 0.9 lw 1.5 lc rgb '" LODE_DARK_BLUE "'",
     "pt 7 ps 0.9 lc rgb '" LODE_DARK_BLUE "'"},
    {"using 1:2:3:4 with yerrorbars ps 0 lw 1.8 lc rgb '" LODE_TURQUOISE "'",
     "using 1:2 with points pt 5 ps 0.9 lc rgb '" LODE_TURQUOISE "'",
     "using 1:2 with points pt 4 ps 0.9 lw 1.5 lc rgb '" LODE_TURQUOISE "'",
     "pt 5 ps 0.9 lc rgb '" LODE_TURQUOISE "'"},
};

static double low_of(const event_chart *c) {
    return c->first - 0.6;
}

static double high_of(const event_chart *c) {
    return c->last + 0.6;
}

/* Two lines stand beside each other, a few pixels apart. */
static double place_of(const event_chart *c, size_t line, int time) {
    const double unit = (c->canvas.right - c->canvas.left) / (high_of(c) - low_of(c));
    return c->n_lines < 2 ? time : round(1e3 * (time + (line ? 5 : -5) / unit)) / 1e3;
}

/* ---- names beside the last points ---- */

static lode_slice name_of(const event_chart *c, size_t line) {
    const lode_text_lines lines = lode_text_break(c->effects.arena, lode_text(c->line[line].name),
                                                  LODE_TEXT_SIZE, NAME_ROOM, 1);
    return lines.n ? lines.line[0] : lode_text("");
}

static double names_width(const event_chart *c) {
    double width = 0;
    for (size_t i = 0; i < c->n_lines && c->n_lines > 1; i++)
        width = fmax(width, lode_text_width(name_of(c, i), LODE_TEXT_SIZE));
    return width > 0 ? 8 + 16 + width + 10 : 24;
}

static double last_value(const event_line *line) {
    double value = 0;
    for (size_t i = 0; i < line->n; i++)
        if (line->moment[i].effect->has)
            value = line->moment[i].effect->value;
    return value;
}

static void put_names(const event_chart *c, lode_script *script) {
    const lode_canvas *canvas = &c->canvas;
    double y[EVENT_LINES], height[EVENT_LINES];
    size_t order[EVENT_LINES] = {0, 1};
    if (c->n_lines < 2)
        return;
    if (last_value(&c->line[0]) < last_value(&c->line[1]))
        order[0] = 1, order[1] = 0;
    for (size_t i = 0; i < EVENT_LINES; i++) {
        y[i] = lode_canvas_y(canvas, last_value(&c->line[order[i]]), c->y.low, c->y.top);
        height[i] = LODE_TEXT_SIZE * LODE_LINE_HEIGHT;
    }
    lode_spread(y, height, EVENT_LINES, canvas->top, canvas->bottom);
    for (size_t i = 0; i < EVENT_LINES; i++) {
        const lode_key key = {looks[order[i]].key, name_of(c, order[i])};
        lode_canvas_put_key(canvas, &key, 1, canvas->right + 8, y[i], script);
    }
}

/* ---- the axis of time ---- */

static void put_times(const event_chart *c, lode_script *script) {
    enum { MOST_TICS = 12 };
    const lode_canvas *canvas = &c->canvas;
    const int step = (c->last - c->first) / MOST_TICS + 1;
    const char *between = "";
    LODE_SCRIPT_PUT(script, "set xrange [");
    lode_script_number(script, low_of(c));
    LODE_SCRIPT_PUT(script, ":");
    lode_script_number(script, high_of(c));
    LODE_SCRIPT_PUT(script, "]\nset xtics (");
    for (int time = c->first; time <= c->last; time++) {
        if (time % step != 0)
            continue;
        lode_script_append(script, between);
        lode_script_tic_label(script, lode_text(event_time_words(c, time)));
        LODE_SCRIPT_PUT(script, " ");
        lode_script_integer(script, time);
        between = ", ";
    }
    LODE_SCRIPT_PUT(script, ")\n");
    for (int time = c->first; time <= c->last; time++)
        if (time % step == 0)
            lode_canvas_put_line(canvas, lode_text(event_period(c, time)), LODE_SMALL, LODE_CENTRE,
                                 lode_canvas_x(canvas, time, low_of(c), high_of(c)),
                                 canvas->bottom + 36, script);
}

/* ---- the estimates ---- */

static lode_series bars(const event_chart *c, size_t line) {
    lode_series series = {
        .name = lode_arena_print(c->effects.arena, "95%% intervals: %s", c->line[line].name),
        .drawn = looks[line].bars};
    for (size_t i = 0; i < c->line[line].n; i++) {
        const event_moment *m = &c->line[line].moment[i];
        if (!m->effect->has_interval)
            continue;
        lode_data_number(&series.block, place_of(c, line, m->time));
        lode_data_number(&series.block, m->effect->value);
        lode_data_number(&series.block, m->effect->low);
        lode_data_number(&series.block, m->effect->high);
        lode_data_end_row(&series.block);
    }
    return series;
}

static lode_series points(const event_chart *c, size_t line, bool base) {
    lode_series series = {.name = lode_arena_print(c->effects.arena, "%s: %s",
                                                   base ? "Base" : "Estimates", c->line[line].name),
                          .drawn = base ? looks[line].hollow : looks[line].points};
    for (size_t i = 0; i < c->line[line].n; i++) {
        const event_moment *m = &c->line[line].moment[i];
        if (!m->effect->has || event_is_base(m) != base)
            continue;
        lode_data_number(&series.block, place_of(c, line, m->time));
        lode_data_number(&series.block, m->effect->value);
        lode_data_end_row(&series.block);
    }
    return series;
}

static void put_series(const event_chart *c, lode_script *script) {
    lode_series series[3 * EVENT_LINES];
    size_t n = 0;
    for (size_t i = 0; i < c->n_lines; i++) {
        series[n++] = bars(c, i);
        series[n++] = points(c, i, false);
        series[n++] = points(c, i, true);
    }
    lode_series_put(series, n, "event time, value, interval low and high", script);
}

/* ---- the numbers ---- */

static void put_row(const event_chart *c, const event_line *line, const event_moment *m,
                    lode_figure_table *table) {
    const lode_effect *effect = m->effect;
    lode_figure_table_cell(table, lode_text(event_time_words(c, m->time)));
    lode_figure_table_cell(table, lode_text(lode_effects_period(&c->effects, effect->row)));
    if (c->n_lines > 1)
        lode_figure_table_cell(table, lode_text(line->name));
    lode_figure_table_cell(
        table,
        lode_text(effect->has ? lode_effects_value(&c->effects, effect->value) : effect->why));
    lode_effects_put_cell(&c->effects, effect->has_interval, effect->low, table);
    lode_effects_put_cell(&c->effects, effect->has_interval, effect->high, table);
    lode_figure_table_end_row(table);
}

static void put_table(const event_chart *c, lode_figure_table *table) {
    static const char *const heads[] = {"Event time", "Period", "Subgroup",
                                        "Estimate",   "From",   "To"};
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
        if (i != 2 || c->n_lines > 1)
            lode_figure_table_cell(table, lode_text(heads[i]));
    lode_figure_table_end_row(table);
    for (size_t i = 0; i < c->n_lines; i++)
        for (size_t k = 0; k < c->line[i].n; k++)
            put_row(c, &c->line[i], &c->line[i].moment[k], table);
}

static void lay_out(event_chart *c) {
    const lode_effects *e = &c->effects;
    c->y = lode_effects_axis(e, true);
    lode_canvas_texts(&c->canvas, e->arena, lode_effects_title_or(e, event_title(c)),
                      event_subtitle(c), lode_effects_caption_before(e, event_caption(c)), 0);
    c->canvas.left = LODE_LEFT_EDGE + lode_axis_width(&c->y, e->arena) + 8;
    c->canvas.right = LODE_FIGURE_WIDTH - names_width(c);
    lode_canvas_fit(&c->canvas, 28, PLOT_HEIGHT, 54);
}

void event_draw(event_chart *c, lode_script *script) {
    const lode_effects *e = &c->effects;
    lay_out(c);
    lode_canvas_begin(&c->canvas, lode_effects_figure_name(e, "event"),
                      lode_effects_title_or(e, event_title(c)), event_alt(c), e->options->made_by,
                      script);
    lode_axis_put_y(&c->y, e->arena, script);
    if (c->y.low >= 0 || c->y.high <= 0)
        lode_canvas_put_y_rule(0, script);
    put_times(c, script);
    if (c->first < 0 && c->last >= 0)
        lode_canvas_put_x_rule(&c->canvas, START, low_of(c), high_of(c), "start", script);
    put_names(c, script);
    put_series(c, script);
    put_table(c, &script->table);
    lode_script_end(script);
}
