/* Charts with one row for each unit: names at the left, the plot to their right. Row i stands at i
 * of the y-axis, the first on top. */
#ifndef LODE_PLOT_ROWS_H
#define LODE_PLOT_ROWS_H

#include "canvas.h"

#include "lode/status.h"

typedef struct {
    const char **name; /* cleaned */
    size_t n;
    double pitch; /* from one row to the next, in pixels */
} lode_rows;

/* The most rows that one picture can hold. */
enum { LODE_MOST_ROWS = 80 };
lode_status lode_rows_check(size_t n, lode_error *error);

/* Begin the plot where the names end. */
void lode_rows_fit(const lode_rows *rows, lode_canvas *canvas, lode_arena *arena);
double lode_rows_y(const lode_rows *rows, const lode_canvas *canvas, size_t i);
/* The y-axis and the names. */
void lode_rows_put(const lode_rows *rows, const lode_canvas *canvas, lode_arena *arena,
                   lode_script *script);
/* A code in place of a mark, where the plot begins. */
void lode_rows_put_code(const lode_rows *rows, const lode_canvas *canvas, size_t i, lode_slice code,
                        lode_script *script);

#endif
