/* The picture of a stack of bars. */
#include "../series.h"
#include "../style.h"
#include "../words.h"
#include "plot_stack_parts.h"

#include <math.h>

static const char *const colour[MOST_SEGMENTS] = {LODE_DARK_BLUE, LODE_BLUE, LODE_LIGHT_BLUE,
                                                  "#C6DCF0", "#E3E3E3"};
static const char *const key_mark[MOST_SEGMENTS] = {
    "pt 5 ps 1.3 lc rgb '" LODE_DARK_BLUE "'", "pt 5 ps 1.3 lc rgb '" LODE_BLUE "'",
    "pt 5 ps 1.3 lc rgb '" LODE_LIGHT_BLUE "'", "pt 5 ps 1.3 lc rgb '#C6DCF0'",
    "pt 5 ps 1.3 lc rgb '#E3E3E3'"};

/* Each panel is a head, a key, its bars and room below. */
static void number_rows(stack *s) {
    size_t row = 0, next = 0;
    s->rows.name = lode_arena_take(s->sheet.arena, (s->n + 3 * s->n_panels) * sizeof(char *));
    for (size_t i = 0; i < s->n_panels; i++) {
        s->panel[i].first_row = row + 2;
        s->rows.name[row++] = "";
        s->rows.name[row++] = "";
        for (; next < s->n && s->bars[next].panel == &s->panel[i]; next++) {
            s->bars[next].row = row;
            s->rows.name[row++] = s->bars[next].unit->name;
        }
        if (i + 1 < s->n_panels)
            s->rows.name[row++] = "";
    }
    s->rows.n = row;
    s->rows.pitch = 24;
}

static void lay_out(stack *s) {
    lode_canvas *canvas = &s->canvas;
    number_rows(s);
    lode_canvas_texts(canvas, s->sheet.arena, lode_title_or(&s->sheet, stack_title(s)),
                      stack_subtitle(s), lode_caption_before(&s->sheet, stack_caption(s)), 0);
    lode_rows_fit(&s->rows, canvas, s->sheet.arena);
    canvas->right = LODE_FIGURE_WIDTH - 70;
    lode_canvas_fit(canvas, 4, (double)s->rows.n * s->rows.pitch, 38);
}

static void put_heads(const stack *s, lode_script *script) {
    for (size_t i = 0; i < s->n_panels; i++) {
        const panel *p = &s->panel[i];
        lode_key key[MOST_SEGMENTS];
        double width = 0;
        for (size_t k = 0; k < p->n; k++) {
            key[k] = (lode_key){key_mark[k], lode_text(p->segment[k].name)};
            width += 34 + lode_text_width(key[k].text, LODE_TEXT_SIZE);
        }
        const char *head =
            lode_arena_print(s->sheet.arena, "%s%s%s", p->name, *p->name ? ", " : "", p->period);
        const double y = lode_rows_y(&s->rows, &s->canvas, p->first_row - 2);
        lode_canvas_put_line(&s->canvas, lode_text(head), LODE_TEXT, LODE_LEFT, LODE_LEFT_EDGE, y,
                             script);
        lode_canvas_put_key(&s->canvas, key, p->n,
                            fmax(LODE_LEFT_EDGE, fmin(s->canvas.left, LODE_FIGURE_WIDTH - width)),
                            y + s->rows.pitch, script);
    }
}

/* The number behind a bar, at its end: "n 106". */
static void put_n(const stack *s, const bar *b, lode_script *script) {
    lode_number n;
    if (b->status.n || !lode_measures_number(s->sheet.measures, b->unit->row, LODE_COL_N, &n))
        return;
    const char *text = lode_arena_print(s->sheet.arena, "n %s",
                                        lode_value_text(s->sheet.arena, lode_text(""), n.value, 0));
    lode_canvas_put_line(&s->canvas, lode_text(text), LODE_TEXT, LODE_LEFT, s->canvas.right + 4,
                         lode_rows_y(&s->rows, &s->canvas, b->row), script);
}

static void put_values(const stack *s, lode_script *script) {
    enum { LEAST = 5 }; /* a narrower part has no room for its number */
    for (size_t i = 0; i < s->n; i++) {
        const bar *b = &s->bars[i];
        put_n(s, b, script);
        double from = 0;
        lode_rows_put_code(&s->rows, &s->canvas, b->row, b->status, script);
        for (size_t k = 0; k < b->panel->n && !b->status.n; k++) {
            const double middle = from + b->value[k] / 2;
            from += b->value[k];
            if (b->value[k] >= LEAST)
                lode_canvas_put_line(&s->canvas, lode_text(stack_percent(s, b->value[k])),
                                     k < 2 ? LODE_TEXT_LIGHT : LODE_TEXT_FRONT, LODE_CENTRE,
                                     lode_canvas_x(&s->canvas, middle, 0, 101),
                                     lode_rows_y(&s->rows, &s->canvas, b->row), script);
        }
    }
}

/* All k-th parts of all panels; names of the parts differ by panel. */
static lode_series parts(const stack *s, size_t k) {
    lode_series series = {
        .name = lode_arena_print(s->sheet.arena, "Part %zu", k + 1),
        .drawn = lode_arena_print(s->sheet.arena,
                                  "using (($1+$2)/2):3:1:2:($3-0.42):($3+0.42) with boxxyerror fs "
                                  "solid border lc rgb '#FFFFFF' fc rgb '%s'",
                                  colour[k])};
    for (size_t i = 0; i < s->n; i++) {
        const bar *b = &s->bars[i];
        double from = 0;
        if (b->status.n || k >= b->panel->n)
            continue;
        for (size_t before = 0; before < k; before++)
            from += b->value[before];
        lode_data_number(&series.block, from);
        lode_data_number(&series.block, from + b->value[k]);
        lode_data_number(&series.block, (double)b->row);
        lode_data_text(&series.block, lode_text(b->panel->segment[k].name));
        lode_data_end_row(&series.block);
    }
    return series;
}

void stack_draw(stack *s, lode_script *script) {
    lode_series series[MOST_SEGMENTS];
    lay_out(s);
    lode_canvas_begin(&s->canvas,
                      lode_figure_name(&s->sheet, "stack", &s->panel[0].segment[0].choice,
                                       &s->panel[0].segment[0].figures),
                      lode_title_or(&s->sheet, stack_title(s)), stack_alt(s),
                      s->sheet.options->made_by, script);
    LODE_SCRIPT_PUT(script, "unset grid\nset xrange [0:");
    lode_script_number(script, 101);
    LODE_SCRIPT_PUT(script,
                    "]\nset xtics ('0%%' 0, '25%%' 25, '50%%' 50, '75%%' 75, '100%%' 100)\n");
    lode_rows_put(&s->rows, &s->canvas, s->sheet.arena, script);
    put_heads(s, script);
    put_values(s, script);
    for (size_t k = 0; k < MOST_SEGMENTS; k++)
        series[k] = parts(s, k);
    lode_series_put(series, MOST_SEGMENTS, "from, to, row, part", script);
    stack_put_table(s, script);
    lode_script_end(script);
}
