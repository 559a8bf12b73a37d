#include "rows.h"

#include "style.h"

#include <math.h>

static const double NAME_WIDEST = 270, NAME_ROOM = 10;

lode_status lode_rows_check(size_t n, lode_error *error) {
    if (n <= LODE_MOST_ROWS)
        return LODE_OK;
    lode_fail(error, LODE_USAGE, "%zu rows are more than a picture can hold, which is %d", n,
              LODE_MOST_ROWS);
    return lode_fail_hint(
        error,
        "draw a part of them, as of one cluster with --where cluster=... of the tool before");
}

static lode_slice fitting(const lode_rows *rows, size_t i, lode_arena *arena) {
    const lode_text_lines lines =
        lode_text_break(arena, lode_text(rows->name[i]), LODE_TEXT_SIZE, NAME_WIDEST, 1);
    return lines.n ? lines.line[0] : lode_text("");
}

void lode_rows_fit(const lode_rows *rows, lode_canvas *canvas, lode_arena *arena) {
    double widest = 0;
    for (size_t i = 0; i < rows->n; i++)
        widest = fmax(widest, lode_text_width(fitting(rows, i, arena), LODE_TEXT_SIZE));
    canvas->left = LODE_LEFT_EDGE + widest + NAME_ROOM;
}

double lode_rows_y(const lode_rows *rows, const lode_canvas *canvas, size_t i) {
    return canvas->top + rows->pitch * ((double)i + 0.5);
}

void lode_rows_put(const lode_rows *rows, const lode_canvas *canvas, lode_arena *arena,
                   lode_script *script) {
    LODE_SCRIPT_PUT(script, "set yrange [");
    lode_script_number(script, (double)rows->n - 0.5);
    LODE_SCRIPT_PUT(script, ":-0.5]\nunset ytics\n");
    for (size_t i = 0; i < rows->n; i++)
        lode_canvas_put_line(canvas, fitting(rows, i, arena), LODE_TEXT, LODE_RIGHT,
                             canvas->left - NAME_ROOM, lode_rows_y(rows, canvas, i), script);
}

void lode_rows_put_code(const lode_rows *rows, const lode_canvas *canvas, size_t i, lode_slice code,
                        lode_script *script) {
    lode_canvas_put_line(canvas, code, LODE_SMALL, LODE_LEFT, canvas->left + 4,
                         lode_rows_y(rows, canvas, i), script);
}
