/* The picture of a quadrant. */
#include "../place.h"
#include "../series.h"
#include "../style.h"
#include "plot_quadrant_parts.h"

#include <math.h>

static void make_axis(quadrant *q, int axis) {
    side *s = &q->side[axis];
    double low = s->rule.value, high = low;
    for (size_t i = 0; i < q->n; i++) {
        low = fmin(low, q->points[i].value[axis]);
        high = fmax(high, q->points[i].value[axis]);
    }
    s->axis = lode_axis_for(low, high, s->subject.unit, s->subject.decimals);
}

static const char *rule_words(const quadrant *q, int axis) {
    const lode_rule *rule = &q->side[axis].rule;
    return lode_arena_print(q->sheet.arena, "%s %s", rule->name,
                            quadrant_value_text(q, axis, rule->value));
}

static void lay_out(quadrant *q) {
    lode_canvas *canvas = &q->canvas;
    lode_arena *arena = q->sheet.arena;
    make_axis(q, ACROSS);
    make_axis(q, UP);
    const lode_edge_label label = {.text = lode_text(rule_words(q, UP))};
    lode_canvas_texts(canvas, arena, lode_title_or(&q->sheet, quadrant_title(q)),
                      quadrant_subtitle(q), lode_caption_before(&q->sheet, quadrant_caption(q)),
                      LODE_FIGURE_HEIGHT + 80);
    canvas->left = LODE_LEFT_EDGE + lode_axis_width(&q->side[UP].axis, arena) + 8;
    canvas->right = LODE_FIGURE_WIDTH - fmax(lode_edge_width(&label, 1), 40);
    canvas->top = lode_canvas_head(canvas) + 28;
    canvas->bottom = lode_canvas_foot(canvas) - 4 * LODE_TEXT_SIZE;
}

static lode_spot spot_of(const quadrant *q, const point *p) {
    const lode_axis *x = &q->side[ACROSS].axis, *y = &q->side[UP].axis;
    return (lode_spot){lode_canvas_x(&q->canvas, p->value[ACROSS], x->low, x->top),
                       lode_canvas_y(&q->canvas, p->value[UP], y->low, y->top)};
}

static void put_names(const quadrant *q, lode_script *script) {
    lode_point_label label[LODE_MOST_BOXES];
    lode_spot *spots = lode_arena_take(q->sheet.arena, q->n * sizeof *spots);
    size_t n = 0;
    for (size_t i = 0; i < q->n; i++) {
        const point *p = &q->points[i];
        spots[i] = spot_of(q, p);
        if (p->part == ASKED && n < LODE_MOST_BOXES)
            label[n++] = (lode_point_label){.text = lode_text(p->figure->name), .point = spots[i]};
    }
    lode_place_labels(&q->canvas, label, n, spots, q->n);
    lode_put_point_labels(&q->canvas, label, n, script);
}

static void put_rules(const quadrant *q, lode_script *script) {
    const lode_axis *x = &q->side[ACROSS].axis, *y = &q->side[UP].axis;
    lode_edge_label label = {lode_text(rule_words(q, UP)),
                             lode_canvas_y(&q->canvas, q->side[UP].rule.value, y->low, y->top)};
    lode_canvas_put_x_rule(&q->canvas, q->side[ACROSS].rule.value, x->low, x->top,
                           rule_words(q, ACROSS), script);
    lode_canvas_put_y_rule(q->side[UP].rule.value, script);
    lode_put_edge_labels(&q->canvas, &label, 1, script);
}

static lode_series points_of(const quadrant *q, part wanted, const char *name, const char *drawn) {
    lode_series series = {.name = name, .drawn = drawn};
    for (size_t i = 0; i < q->n; i++) {
        const point *p = &q->points[i];
        if (p->part != wanted)
            continue;
        lode_data_number(&series.block, p->value[ACROSS]);
        lode_data_number(&series.block, p->value[UP]);
        lode_data_text(&series.block, lode_text(p->figure->name));
        lode_data_end_row(&series.block);
    }
    return series;
}

static void put_series(const quadrant *q, lode_script *script) {
    const bool about_one = quadrant_only_asked(q) != NULL;
    lode_series series[] = {
        points_of(q, OTHER, about_one ? "Others" : "All",
                  about_one ? "using 1:2 with points pt 6 ps 0.6 lc rgb '" LODE_RULE "'"
                            : "using 1:2 with points pt 6 ps 0.7 lc rgb '" LODE_BLUE "' lw 1.5"),
        points_of(q, SIMILAR, "Similar",
                  "using 1:2 with points pt 5 ps 0.8 lc rgb '" LODE_TURQUOISE "'"),
        points_of(q, ASKED, "Named",
                  "using 1:2 with points pt 13 ps 1.8 lc rgb '" LODE_DARK_BLUE "'"),
    };
    lode_series_put(series, sizeof series / sizeof *series, "across, upward, name", script);
}

void quadrant_draw(quadrant *q, lode_script *script) {
    lode_arena *arena = q->sheet.arena;
    const lode_canvas *canvas = &q->canvas;
    const side *x = &q->side[ACROSS];
    lay_out(q);
    lode_canvas_begin(canvas, lode_figure_name(&q->sheet, "quadrant", &x->choice, &x->figures),
                      lode_title_or(&q->sheet, quadrant_title(q)), quadrant_alt(q),
                      q->sheet.options->made_by, script);
    LODE_SCRIPT_PUT(script, "unset grid\nset border 3\n");
    lode_axis_put_y(&q->side[UP].axis, arena, script);
    lode_axis_put_x(&x->axis, arena, script);
    const char *name = lode_arena_print(arena, "%s, %s", x->subject.label, x->subject.period);
    const lode_text_lines lines =
        lode_text_break(arena, lode_text(name), LODE_TEXT_SIZE, LODE_TEXT_ROOM, 1);
    if (lines.n)
        lode_canvas_put_line(canvas, lines.line[0], LODE_TEXT, LODE_RIGHT,
                             fmax(canvas->right, LODE_LEFT_EDGE + lines.width),
                             canvas->bottom + 2.6 * LODE_TEXT_SIZE, script);
    put_rules(q, script);
    put_names(q, script);
    put_series(q, script);
    quadrant_put_table(q, script);
    lode_script_end(script);
}
