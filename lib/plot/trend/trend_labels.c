/* Names at the ends of the lines, in place of a legend: in the margin, at the height of the line's
 * last value, moved apart where they would touch. */
#include "../style.h"
#include "trend_parts.h"

#include "../clean.h"
#include "../words.h"

#include <math.h>

static const double LABEL_WIDEST = 230; /* a longer name takes two lines */
static const double LABEL_ROOM = 6;     /* from the plot to the labels */
static const double POINT_ROOM = 6;     /* from the last point to where its connector begins */
static const double BESIDE = 8;         /* a label this near to its point's height needs none */
static const double RIGHT_MARGIN = 8;
enum { LABEL_LINES = 2 };

/* "66%", with the year where it is not the chart's last. */
static const char *value_words(const lode_trend_layout *layout, const lode_trend_point *last) {
    lode_arena *arena = layout->arena;
    const char *value =
        lode_value_text(arena, layout->chart->unit, last->value, layout->chart->decimals);
    if (last->year == layout->last_year)
        return value;
    return lode_arena_print(arena, "%s (%s)", value, lode_year_text(arena, last->year));
}

/* The value always stays; only a name that is too long loses its end. */
static lode_text_lines label_text(lode_trend_layout *layout, const lode_trend_line *line,
                                  const lode_trend_point *last) {
    lode_arena *arena = layout->arena;
    lode_slice name = lode_clean(arena, line->label);
    const char *value = value_words(layout, last);
    double room = 2 * LABEL_WIDEST - lode_text_width(lode_text(value), LODE_TEXT_SIZE) - 60;
    lode_text_lines cut = lode_text_break(arena, name, LODE_TEXT_SIZE, room, 1);
    name = cut.n ? cut.line[0] : name;
    const char *whole = lode_arena_print(arena, "%.*s %s", LODE_ARG(name), value);
    return lode_text_break(arena, lode_text(whole), LODE_TEXT_SIZE, LABEL_WIDEST, LABEL_LINES);
}

void lode_trend_make_labels(lode_trend_layout *layout) {
    double widest = 0;
    layout->n_labels = 0;
    for (size_t i = 0; i < layout->chart->n_lines && layout->n_labels < LODE_MOST_BOXES; i++) {
        const lode_trend_line *line = &layout->chart->lines[i];
        const lode_trend_point *last = lode_line_last(line);
        if (!last)
            continue;
        lode_end_label *label = &layout->labels[layout->n_labels++];
        *label = (lode_end_label){line, last, label_text(layout, line, last), 0};
        widest = fmax(widest, label->text.width);
    }
    layout->canvas.right = LODE_FIGURE_WIDTH - RIGHT_MARGIN - widest - LABEL_ROOM;
}

void lode_trend_place_labels(lode_trend_layout *layout) {
    double middle[LODE_MOST_BOXES], height[LODE_MOST_BOXES];
    for (size_t i = 0; i < layout->n_labels; i++) {
        const lode_end_label *label = &layout->labels[i];
        middle[i] = lode_value_y(layout, label->last->value);
        height[i] = (double)label->text.n * LODE_TEXT_SIZE * LODE_LINE_HEIGHT;
    }
    lode_spread(middle, height, layout->n_labels, layout->canvas.top - LODE_TEXT_SIZE / 2.0,
                layout->canvas.bottom + LODE_TEXT_SIZE / 2.0);
    for (size_t i = 0; i < layout->n_labels; i++)
        layout->labels[i].middle = middle[i];
}

/* From the last point to a label that had to move away from it. A line that ended earlier has none,
 * as it would look like more of the line; nor have characters, where it would hide the data. */
static void put_connector(const lode_trend_layout *layout, const lode_end_label *label,
                          lode_script *script) {
    const double x = lode_year_x(layout, label->last->year + lode_line_shift(layout, label->line));
    const double y = lode_value_y(layout, label->last->value);
    if (label->last->year != layout->last_year || fabs(y - label->middle) <= BESIDE)
        return;
    lode_canvas_put_leader(&layout->canvas, x + POINT_ROOM, y,
                           layout->canvas.right + LABEL_ROOM - 3, label->middle, script);
}

static void put_label(const lode_trend_layout *layout, const lode_end_label *label,
                      lode_script *script) {
    const double line_height = LODE_TEXT_SIZE * LODE_LINE_HEIGHT;
    const double y = label->middle - line_height * (double)(label->text.n - 1) / 2;
    for (size_t i = 0; i < label->text.n; i++)
        lode_canvas_put_line(&layout->canvas, label->text.line[i], LODE_TEXT, LODE_LEFT,
                             layout->canvas.right + LABEL_ROOM, y + line_height * (double)i,
                             script);
}

void lode_trend_put_labels(const lode_trend_layout *layout, lode_script *script) {
    for (size_t i = 0; i < layout->n_labels; i++) {
        put_connector(layout, &layout->labels[i], script);
        put_label(layout, &layout->labels[i], script);
    }
}
