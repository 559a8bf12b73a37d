#include "lode/trend_chart.h"

#include "../style.h"
#include "trend_parts.h"

static double height_of_notes(const lode_trend_layout *layout) {
    size_t most = 0;
    for (size_t i = 0; i < layout->n_notes; i++)
        most = layout->notes[i].text.n > most ? layout->notes[i].text.n : most;
    return (double)most * LODE_SMALL_SIZE * LODE_LINE_HEIGHT;
}

/* From outside in: texts above and below, names to the right, tics to the left; the plot has what
 * is left. */
static void lay_out(lode_trend_layout *layout) {
    lode_arena *arena = layout->arena;
    lode_canvas *canvas = &layout->canvas;
    lode_trend_axes(layout);
    lode_trend_make_notes(layout);
    lode_canvas_texts(canvas, arena, lode_trend_title(arena, layout->chart),
                      lode_trend_subtitle(layout), lode_trend_caption(layout), LODE_FIGURE_HEIGHT);
    lode_trend_make_labels(layout);
    canvas->left = LODE_LEFT_EDGE + lode_axis_width(&layout->y, arena) + 8;
    lode_trend_fit_years(layout);
    lode_trend_place_notes(layout);
    canvas->top = lode_canvas_head(canvas) + height_of_notes(layout) + 14;
    canvas->bottom = lode_canvas_foot(canvas) - 2 * LODE_TEXT_SIZE - 6;
    lode_trend_place_labels(layout);
}

void lode_trend_begin(const lode_trend_layout *layout, const char *alt, lode_script *script) {
    const lode_figure figure = {
        .name = layout->chart->name,
        .title = lode_text(lode_trend_title(layout->arena, layout->chart)),
        .alt = lode_text(alt),
        .made_by = layout->chart->made_by,
        .height = (int)layout->canvas.height,
        .subtitle = lode_text(layout->canvas.whole_subtitle),
        .caption = lode_text(layout->canvas.whole_caption),
    };
    lode_script_begin(script, &figure);
}

lode_status lode_trend_chart_script(const lode_trend_chart *chart, lode_script *script,
                                    lode_error *error) {
    lode_status status = lode_trend_check(chart, LODE_MOST_UNITS, error);
    if (status != LODE_OK)
        return status;
    lode_trend_layout layout = {.chart = chart, .arena = lode_arena_new()};
    lay_out(&layout);
    lode_trend_begin(&layout, lode_trend_alt(&layout), script);
    lode_canvas_put_margins(&layout.canvas, script);
    lode_canvas_put_texts(&layout.canvas, script);
    lode_trend_put_axes(&layout, script);
    lode_trend_put_notes(&layout, script);
    lode_trend_put_labels(&layout, script);
    lode_trend_put_lines(&layout, script);
    lode_trend_put_table(&layout, script);
    lode_script_end(script);
    lode_arena_free(layout.arena);
    return LODE_OK;
}
