/* The picture of a heat map. */
#include "../series.h"
#include "../style.h"
#include "plot_heat_parts.h"

#include <math.h>

static const double HEAD_LINE = LODE_SMALL_SIZE * LODE_LINE_HEIGHT;

static const char *const shade_colour[SHADES] = {"#E4EEF7", LODE_LIGHT_BLUE, LODE_BLUE,
                                                 LODE_DARK_BLUE};

static double column_width(const heat *h) {
    return (h->canvas.right - h->canvas.left) / (double)h->n_columns;
}

static double column_x(const heat *h, size_t k) {
    return h->canvas.left + column_width(h) * ((double)k + 0.5);
}

/* The name of a column, with its period where columns differ in it. */
static lode_text_lines head_of(const heat *h, size_t k) {
    const lode_subject *s = &h->columns[k].subject;
    const char *text = heat_is_one_period(h)
                           ? s->label
                           : lode_arena_print(h->sheet.arena, "%s, %s", s->label, s->period);
    return lode_text_break(h->sheet.arena, lode_text(text), LODE_SMALL_SIZE, column_width(h) - 6,
                           HEAD_LINES);
}

static void lay_out(heat *h) {
    lode_canvas *canvas = &h->canvas;
    lode_arena *arena = h->sheet.arena;
    size_t lines = 0;
    h->rows =
        (lode_rows){lode_arena_take(arena, (h->units.n + 1) * sizeof(char *)), h->units.n, 22};
    for (size_t i = 0; i < h->units.n; i++)
        h->rows.name[i] = h->units.item[i].name;
    lode_canvas_texts(canvas, arena, lode_title_or(&h->sheet, heat_title(h)), heat_subtitle(h),
                      lode_caption_before(&h->sheet, heat_caption(h)), 0);
    lode_rows_fit(&h->rows, canvas, arena);
    canvas->right = fmin(LODE_FIGURE_WIDTH - 10, canvas->left + 120.0 * (double)h->n_columns);
    for (size_t k = 0; k < h->n_columns; k++)
        lines = head_of(h, k).n > lines ? head_of(h, k).n : lines;
    lode_canvas_fit(canvas, 18 + HEAD_LINE * (double)lines, (double)h->units.n * h->rows.pitch, 14);
}

static void put_heads(const heat *h, lode_script *script) {
    for (size_t k = 0; k < h->n_columns; k++) {
        const lode_text_lines head = head_of(h, k);
        for (size_t i = 0; i < head.n; i++)
            lode_canvas_put_line(&h->canvas, head.line[i], LODE_SMALL, LODE_CENTRE, column_x(h, k),
                                 h->canvas.top - 8 - HEAD_LINE * (double)(head.n - 1 - i), script);
    }
}

static void put_cells(const heat *h, lode_script *script) {
    for (size_t i = 0; i < h->units.n; i++)
        for (size_t k = 0; k < h->n_columns; k++) {
            const lode_text_look look =
                heat_is_dark(heat_shade_of(h, i, k)) ? LODE_TEXT_LIGHT : LODE_TEXT_FRONT;
            lode_canvas_put_line(&h->canvas, lode_text(heat_cell_text(h, i, k)), look, LODE_CENTRE,
                                 column_x(h, k), lode_rows_y(&h->rows, &h->canvas, i), script);
        }
}

static lode_series boxes(const heat *h, size_t shade, const char *name) {
    lode_series series = {.name = name,
                          .drawn = lode_arena_print(h->sheet.arena,
                                                    "using ($1):($2):($1-0.48):($1+0.48):($2-0.46)"
                                                    ":($2+0.46) with boxxyerror fs solid noborder "
                                                    "lc rgb '%s'",
                                                    shade_colour[shade])};
    for (size_t i = 0; i < h->units.n; i++)
        for (size_t k = 0; k < h->n_columns; k++) {
            if (heat_shade_of(h, i, k) != shade)
                continue;
            lode_data_number(&series.block, (double)k);
            lode_data_number(&series.block, (double)i);
            lode_data_number(&series.block, heat_cell_of(h, i, k)->value);
            lode_data_end_row(&series.block);
        }
    return series;
}

static void put_series(const heat *h, lode_script *script) {
    static const char *const quarters[SHADES] = {"Lowest quarter", "Third quarter",
                                                 "Second quarter", "Best quarter"};
    static const char *const words[SHADES] = {"Worse", "Same", "", "Better"};
    lode_series series[SHADES];
    for (size_t i = 0; i < SHADES; i++)
        series[i] = boxes(h, i, (h->shading == BY_BETTER ? words : quarters)[i]);
    lode_series_put(series, SHADES, "column, row, value", script);
}

void heat_draw(heat *h, lode_script *script) {
    lay_out(h);
    lode_canvas_begin(
        &h->canvas, lode_figure_name(&h->sheet, "heat", &h->columns[0].choice, &h->units),
        lode_title_or(&h->sheet, heat_title(h)), heat_alt(h), h->sheet.options->made_by, script);
    LODE_SCRIPT_PUT(script, "unset grid\nunset border\nunset xtics\nset xrange [-0.5:");
    lode_script_number(script, (double)h->n_columns - 0.5);
    LODE_SCRIPT_PUT(script, "]\n");
    lode_rows_put(&h->rows, &h->canvas, h->sheet.arena, script);
    put_heads(h, script);
    put_cells(h, script);
    put_series(h, script);
    heat_put_table(h, script);
    lode_script_end(script);
}
