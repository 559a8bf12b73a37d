/* The picture of a dumbbell. */
#include "../series.h"
#include "../style.h"
#include "plot_dumbbell_parts.h"

#include <math.h>

static const char *const mark[2] = {"pt 7 ps 1.1 lc rgb '" LODE_DARK_BLUE "'",
                                    "pt 13 ps 1.4 lc rgb '" LODE_ORANGE "'"};

/* "-12", or the codes that stand in its way. */
static const char *words_at_end(const dumbbell *d, const bell *b) {
    if (dumbbell_has_gap(b))
        return lode_subject_gap(&d->sheet, &d->subject, b->gap);
    return lode_arena_print(d->sheet.arena, "%.*s%s%.*s", LODE_ARG(b->status[0]),
                            b->status[0].n && b->status[1].n ? ", " : "", LODE_ARG(b->status[1]));
}

static void make_axis(dumbbell *d) {
    double low = HUGE_VAL, high = -HUGE_VAL;
    for (size_t i = 0; i < d->n; i++)
        for (int end = 0; end < 2; end++) {
            if (d->bells[i].status[end].n)
                continue;
            low = fmin(low, d->bells[i].end[end]);
            high = fmax(high, d->bells[i].end[end]);
        }
    d->x = lode_axis_for(low, high, d->subject.unit, d->subject.decimals);
}

static void lay_out(dumbbell *d) {
    lode_canvas *canvas = &d->canvas;
    lode_arena *arena = d->sheet.arena;
    double widest = 0;
    make_axis(d);
    d->rows =
        (lode_rows){lode_arena_take(arena, (d->n + 1) * sizeof(char *)), d->n, d->n > 40 ? 15 : 20};
    for (size_t i = 0; i < d->n; i++) {
        d->rows.name[i] = d->bells[i].figure->name;
        const lode_slice end = lode_text(words_at_end(d, &d->bells[i]));
        widest = fmax(widest, lode_text_width(end, LODE_TEXT_SIZE));
    }
    lode_canvas_texts(canvas, arena, lode_title_or(&d->sheet, dumbbell_title_of(d)),
                      dumbbell_subtitle(d), lode_caption_before(&d->sheet, dumbbell_caption(d)), 0);
    lode_rows_fit(&d->rows, canvas, arena);
    canvas->right = LODE_FIGURE_WIDTH - 8 - 14 - widest;
    lode_canvas_fit(canvas, 34, (double)d->n * d->rows.pitch, 38);
}

static lode_series sticks(const dumbbell *d) {
    lode_series series = {.name = "Gaps",
                          .drawn = "using 1:2 with lines lc rgb '" LODE_RULE "' lw 4"};
    for (size_t i = 0; i < d->n; i++) {
        if (!dumbbell_has_gap(&d->bells[i]))
            continue;
        if (series.block.rows.n)
            lode_data_gap(&series.block);
        for (int end = 0; end < 2; end++) {
            lode_data_number(&series.block, d->bells[i].end[end]);
            lode_data_number(&series.block, (double)i);
            lode_data_end_row(&series.block);
        }
    }
    return series;
}

static lode_series ends(const dumbbell *d, int end) {
    lode_series series = {
        .name = d->name[end],
        .drawn = lode_arena_print(d->sheet.arena, "using 1:2 with points %s", mark[end])};
    for (size_t i = 0; i < d->n; i++) {
        if (d->bells[i].status[end].n)
            continue;
        lode_data_number(&series.block, d->bells[i].end[end]);
        lode_data_number(&series.block, (double)i);
        lode_data_end_row(&series.block);
    }
    return series;
}

void dumbbell_draw(dumbbell *d, lode_script *script) {
    const lode_canvas *canvas = &d->canvas;
    lay_out(d);
    lode_canvas_begin(canvas, lode_figure_name(&d->sheet, "dumbbell", &d->choice[0], &d->units),
                      lode_title_or(&d->sheet, dumbbell_title_of(d)), dumbbell_alt(d),
                      d->sheet.options->made_by, script);
    LODE_SCRIPT_PUT(script, "unset grid\n");
    lode_axis_put_x(&d->x, d->sheet.arena, script);
    lode_rows_put(&d->rows, canvas, d->sheet.arena, script);
    for (size_t i = 0; i < d->n; i++)
        lode_canvas_put_line(canvas, lode_text(words_at_end(d, &d->bells[i])), LODE_TEXT,
                             LODE_RIGHT, LODE_FIGURE_WIDTH - 10, lode_rows_y(&d->rows, canvas, i),
                             script);
    const lode_key key[] = {{mark[0], lode_text(d->name[0])}, {mark[1], lode_text(d->name[1])}};
    lode_canvas_put_key(canvas, key, 2, canvas->left, canvas->top - 14, script);
    lode_series series[] = {sticks(d), ends(d, 0), ends(d, 1)};
    lode_series_put(series, 3, "value, row", script);
    dumbbell_put_table(d, script);
    lode_script_end(script);
}
