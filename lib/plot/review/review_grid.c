/* Tables of words, as they are shown. */
#include "review_parts.h"

#include "lode/number.h"

#include <stdlib.h>

void review_grid_start(review *r, review_grid *grid, size_t columns) {
    *grid = (review_grid){
        .columns = columns,
        .head = lode_arena_take(r->arena, columns * sizeof *grid->head),
        .number = lode_arena_take(r->arena, columns * sizeof *grid->number),
    };
    for (size_t c = 0; c < columns; c++) {
        grid->head[c] = "";
        grid->number[c] = false;
    }
}

const char **review_grid_row(review_grid *grid) {
    if (grid->rows == grid->capacity) {
        grid->capacity = grid->capacity ? 2 * grid->capacity : 16;
        grid->cell =
            lode_reallocate(grid->cell, grid->capacity * grid->columns, sizeof *grid->cell);
    }
    const char **row = grid->cell + grid->rows++ * grid->columns;
    for (size_t c = 0; c < grid->columns; c++)
        row[c] = "";
    return row;
}

/* A number, perhaps with thousands, a sign in front or one of percent behind. */
static bool is_number(const char *text) {
    bool digits = false;
    for (const char *p = text; *p; p++) {
        digits |= *p >= '0' && *p <= '9';
        if (!strchr("0123456789.,+-%", *p))
            return false;
    }
    return digits;
}

void review_grid_align(review_grid *grid) {
    for (size_t c = 0; c < grid->columns; c++) {
        bool any = false, only = true;
        for (size_t i = 0; i < grid->rows; i++) {
            const char *text = grid->cell[i * grid->columns + c];
            const bool number = is_number(text);
            any |= number;
            only &= number || strlen(text) <= 3; /* nothing, or a code */
        }
        grid->number[c] = any && only;
    }
}

void review_grid_free(review_grid *grid) {
    free(grid->cell);
}
