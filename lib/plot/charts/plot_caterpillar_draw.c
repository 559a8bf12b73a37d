/* The picture of a caterpillar. */
#include "../series.h"
#include "../style.h"
#include "plot_caterpillar_parts.h"

#include <math.h>

/* "66%", and the ranks that the unit may have where lode-bench says them. */
static const char *words_at_end(const caterpillar *c, const bar *b) {
    const lode_slice low = lode_sheet_text(&c->sheet, b->figure->row, c->rank_low);
    const lode_slice high = lode_sheet_text(&c->sheet, b->figure->row, c->rank_high);
    if (b->figure->status.n)
        return "";
    if (!low.n || !high.n)
        return caterpillar_value_text(c, b->figure->value);
    return lode_arena_print(c->sheet.arena, "%s, rank %.*s to %.*s",
                            caterpillar_value_text(c, b->figure->value), LODE_ARG(low),
                            LODE_ARG(high));
}

static void make_axis(caterpillar *c) {
    double low, high;
    caterpillar_find_range(c, &low, &high);
    if (c->rule.is) {
        low = fmin(low, c->rule.value);
        high = fmax(high, c->rule.value);
    }
    for (size_t i = 0; i < c->n; i++) {
        if (!c->bars[i].has_interval)
            continue;
        low = fmin(low, c->bars[i].low);
        high = fmax(high, c->bars[i].high);
    }
    c->x = lode_axis_for(low, high, c->subject.unit, c->subject.decimals);
}

static void lay_out(caterpillar *c) {
    lode_canvas *canvas = &c->canvas;
    lode_arena *arena = c->sheet.arena;
    double widest = 0;
    make_axis(c);
    c->rows =
        (lode_rows){lode_arena_take(arena, (c->n + 1) * sizeof(char *)), c->n, c->n > 40 ? 15 : 19};
    for (size_t i = 0; i < c->n; i++) {
        c->rows.name[i] = c->bars[i].figure->name;
        const lode_slice end = lode_text(words_at_end(c, &c->bars[i]));
        widest = fmax(widest, lode_text_width(end, LODE_TEXT_SIZE));
    }
    lode_canvas_texts(canvas, arena, lode_title_or(&c->sheet, caterpillar_title(c)),
                      caterpillar_subtitle(c),
                      lode_caption_before(&c->sheet, caterpillar_caption(c)), 0);
    lode_rows_fit(&c->rows, canvas, arena);
    canvas->right = LODE_FIGURE_WIDTH - 8 - 8 - widest;
    lode_canvas_fit(canvas, c->rule.is ? 28 : 14, (double)c->n * c->rows.pitch, 38);
}

static lode_series bars_of(const caterpillar *c, bool asked, const char *name, const char *drawn) {
    lode_series series = {.name = name, .drawn = drawn};
    for (size_t i = 0; i < c->n; i++) {
        const bar *b = &c->bars[i];
        if (!b->has_interval || b->figure->asked != asked)
            continue;
        lode_data_number(&series.block, b->figure->value);
        lode_data_number(&series.block, (double)i);
        lode_data_number(&series.block, b->low);
        lode_data_number(&series.block, b->high);
        lode_data_end_row(&series.block);
    }
    return series;
}

static lode_series points_of(const caterpillar *c, bool asked, const char *name,
                             const char *drawn) {
    lode_series series = {.name = name, .drawn = drawn};
    for (size_t i = 0; i < c->n; i++) {
        const lode_unit_figure *figure = c->bars[i].figure;
        if (figure->status.n || figure->asked != asked)
            continue;
        lode_data_number(&series.block, figure->value);
        lode_data_number(&series.block, (double)i);
        lode_data_end_row(&series.block);
    }
    return series;
}

#define BARS "using 1:2:3:4 with xerrorbars ps 0 "
#define POINTS "using 1:2 with points "

static void put_series(const caterpillar *c, lode_script *script) {
    lode_series series[] = {
        bars_of(c, false, "Intervals", BARS "lw 1.5 lc rgb '" LODE_BLUE "'"),
        bars_of(c, true, "Intervals of those asked for", BARS "lw 2.5 lc rgb '" LODE_DARK_PINK "'"),
        points_of(c, false, "Figures", POINTS "pt 7 ps 0.7 lc rgb '" LODE_DARK_BLUE "'"),
        points_of(c, true, "Figures of those asked for",
                  POINTS "pt 13 ps 1.4 lc rgb '" LODE_DARK_PINK "'"),
    };
    lode_series_put(series, sizeof series / sizeof *series, "value, row, interval low and high",
                    script);
}

void caterpillar_draw(caterpillar *c, lode_script *script) {
    lode_arena *arena = c->sheet.arena;
    const lode_canvas *canvas = &c->canvas;
    lay_out(c);
    lode_canvas_begin(canvas, lode_figure_name(&c->sheet, "caterpillar", &c->choice, &c->figures),
                      lode_title_or(&c->sheet, caterpillar_title(c)), caterpillar_alt(c),
                      c->sheet.options->made_by, script);
    LODE_SCRIPT_PUT(script, "unset grid\n");
    lode_axis_put_x(&c->x, arena, script);
    lode_rows_put(&c->rows, canvas, arena, script);
    for (size_t i = 0; i < c->n; i++) {
        lode_rows_put_code(&c->rows, canvas, i, c->bars[i].figure->status, script);
        lode_canvas_put_line(canvas, lode_text(words_at_end(c, &c->bars[i])), LODE_TEXT, LODE_LEFT,
                             canvas->right + 8, lode_rows_y(&c->rows, canvas, i), script);
    }
    if (c->rule.is)
        lode_canvas_put_x_rule(canvas, c->rule.value, c->x.low, c->x.top,
                               lode_arena_print(arena, "%s %s", c->rule.name,
                                                caterpillar_value_text(c, c->rule.value)),
                               script);
    put_series(c, script);
    caterpillar_put_table(c, script);
    lode_script_end(script);
}
