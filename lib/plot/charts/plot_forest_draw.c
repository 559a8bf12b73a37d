/* The picture of a forest chart. */
#include "../series.h"
#include "../style.h"
#include "plot_forest_parts.h"

#include <math.h>

static const double BETWEEN = 14; /* of the columns at the right */

static const char *units_of(const forest *f, size_t i) {
    return lode_effects_clean(&f->effects, f->effects.item[i].row, LODE_BY_UNITS);
}

static double widest(const forest *f, bool units) {
    double width = 0;
    for (size_t i = 0; i < f->effects.n; i++) {
        const char *text =
            units ? units_of(f, i) : lode_effect_words(&f->effects, &f->effects.item[i]);
        width = fmax(width, lode_text_width(lode_text(text), LODE_TEXT_SIZE));
    }
    return width;
}

static void lay_out(forest *f) {
    lode_canvas *canvas = &f->canvas;
    const lode_effects *e = &f->effects;
    f->x = lode_effects_axis(e, f->differences);
    f->rows =
        (lode_rows){lode_arena_take(e->arena, e->n * sizeof(char *)), e->n, e->n > 40 ? 15 : 20};
    for (size_t i = 0; i < e->n; i++)
        f->rows.name[i] = forest_label(f, i);
    lode_canvas_texts(canvas, e->arena, lode_effects_title_or(e, forest_title(f)),
                      forest_subtitle(f), lode_effects_caption_before(e, forest_caption(f)), 0);
    lode_rows_fit(&f->rows, canvas, e->arena);
    const double units = widest(f, true);
    canvas->right =
        LODE_FIGURE_WIDTH - 10 - (units > 0 ? units + BETWEEN : 0) - widest(f, false) - 8;
    lode_canvas_fit(canvas, 28, (double)e->n * f->rows.pitch, 38);
}

static lode_series bars(const forest *f) {
    lode_series series = {.name = "95% intervals",
                          .drawn =
                              "using 1:2:3:4 with xerrorbars ps 0 lw 1.8 lc rgb '" LODE_BLUE "'"};
    for (size_t i = 0; i < f->effects.n; i++) {
        const lode_effect *effect = &f->effects.item[i];
        if (!effect->has_interval)
            continue;
        lode_data_number(&series.block, effect->value);
        lode_data_number(&series.block, (double)i);
        lode_data_number(&series.block, effect->low);
        lode_data_number(&series.block, effect->high);
        lode_data_end_row(&series.block);
    }
    return series;
}

static lode_series points(const forest *f) {
    lode_series series = {.name = "Estimates",
                          .drawn = "using 1:2 with points pt 5 ps 0.9 lc rgb '" LODE_DARK_BLUE "'"};
    for (size_t i = 0; i < f->effects.n; i++) {
        if (!f->effects.item[i].has)
            continue;
        lode_data_number(&series.block, f->effects.item[i].value);
        lode_data_number(&series.block, (double)i);
        lode_data_end_row(&series.block);
    }
    return series;
}

/* The reason of a row without a mark, as much of it as there is room for: clear of the line at 0,
 * on its wider side. */
static void put_why(const forest *f, size_t i, lode_script *script) {
    const lode_canvas *canvas = &f->canvas;
    const double end = canvas->right + 8 + widest(f, false);
    const double zero =
        f->differences ? lode_canvas_x(canvas, 0, f->x.low, f->x.top) : canvas->left;
    const bool before = zero - canvas->left > end - zero;
    const double room = (before ? zero - canvas->left : end - zero) - 12;
    const lode_text_lines lines = lode_text_break(
        f->effects.arena, lode_text(f->effects.item[i].why), LODE_SMALL_SIZE, room, 1);
    if (lines.n)
        lode_canvas_put_line(canvas, lines.line[0], LODE_SMALL, LODE_LEFT,
                             (before ? canvas->left : zero) + 6, lode_rows_y(&f->rows, canvas, i),
                             script);
}

/* The axis rules 0 itself where it has values on both sides, and has a tic that says "0". */
static void put_nothing(const forest *f, lode_script *script) {
    const lode_slice own = lode_text(forest_nothing(f));
    const lode_slice name = lode_is(own, "0") ? lode_text("") : own;
    if (f->x.low < 0 && f->x.high > 0)
        lode_canvas_put_line(&f->canvas, name, LODE_TEXT, LODE_CENTRE,
                             lode_canvas_x(&f->canvas, 0, f->x.low, f->x.top), f->canvas.top - 10,
                             script);
    else
        lode_canvas_put_x_rule(&f->canvas, 0, f->x.low, f->x.top, name.p, script);
}

static void put_columns(const forest *f, lode_script *script) {
    const lode_canvas *canvas = &f->canvas;
    for (size_t i = 0; i < f->effects.n; i++) {
        const double y = lode_rows_y(&f->rows, canvas, i);
        put_why(f, i, script);
        lode_canvas_put_line(canvas, lode_text(lode_effect_words(&f->effects, &f->effects.item[i])),
                             LODE_TEXT, LODE_LEFT, canvas->right + 8, y, script);
        lode_canvas_put_line(canvas, lode_text(units_of(f, i)), LODE_TEXT, LODE_RIGHT,
                             LODE_FIGURE_WIDTH - 10, y, script);
    }
    if (widest(f, true) > 0)
        lode_canvas_put_line(canvas, lode_text("n"), LODE_SMALL, LODE_RIGHT, LODE_FIGURE_WIDTH - 10,
                             canvas->top - 10, script);
}

static void put_table(const forest *f, lode_figure_table *table) {
    static const char *const heads[] = {"Estimate of", "Estimate", "From", "To", "n"};
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
        lode_figure_table_cell(table, lode_text(heads[i]));
    lode_figure_table_end_row(table);
    for (size_t i = 0; i < f->effects.n; i++) {
        const lode_effect *effect = &f->effects.item[i];
        lode_figure_table_cell(table, lode_text(forest_label(f, i)));
        if (effect->has)
            lode_effects_put_cell(&f->effects, true, effect->value, table);
        else
            lode_figure_table_cell(table, lode_text(effect->why));
        lode_effects_put_cell(&f->effects, effect->has_interval, effect->low, table);
        lode_effects_put_cell(&f->effects, effect->has_interval, effect->high, table);
        lode_figure_table_cell(table, lode_text(units_of(f, i)));
        lode_figure_table_end_row(table);
    }
}

void forest_draw(forest *f, lode_script *script) {
    const lode_effects *e = &f->effects;
    lay_out(f);
    lode_canvas_begin(&f->canvas, lode_effects_figure_name(e, "forest"),
                      lode_effects_title_or(e, forest_title(f)), forest_alt(f), e->options->made_by,
                      script);
    LODE_SCRIPT_PUT(script, "unset grid\n");
    lode_axis_put_x(&f->x, e->arena, script);
    lode_rows_put(&f->rows, &f->canvas, e->arena, script);
    put_columns(f, script);
    if (f->differences)
        put_nothing(f, script);
    lode_series series[] = {bars(f), points(f)};
    lode_series_put(series, 2, "value, row, interval low and high", script);
    put_table(f, &script->table);
    lode_script_end(script);
}
