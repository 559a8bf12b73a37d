/* The numbers of a figure as a table of words, in reading order: for who cannot see the picture,
 * and for who wants its numbers. The first column says what a row is about. */
#ifndef LODE_FIGURE_TABLE_H
#define LODE_FIGURE_TABLE_H

#include "lode/memory.h"
#include "lode/text.h"

#include <stdbool.h>

/* From {0}. Cells are clean UTF-8; one of a figure that is not known is its code, of nothing "". */
typedef struct {
    lode_arena *arena;
    const char **head; /* [columns] */
    size_t columns, head_capacity;
    const char **cell; /* [rows][columns] */
    size_t cells, capacity;
} lode_figure_table;

void lode_figure_table_free(lode_figure_table *table);

/* A further column; all of them before the first cell. Texts are copied. */
void lode_figure_table_head(lode_figure_table *table, lode_slice text);
/* The next cell, row by row. */
void lode_figure_table_cell(lode_figure_table *table, lode_slice text);

static inline size_t lode_figure_table_rows(const lode_figure_table *table) {
    return table->columns ? table->cells / table->columns : 0;
}
static inline const char *lode_figure_table_at(const lode_figure_table *table, size_t row,
                                               size_t column) {
    return table->cell[row * table->columns + column];
}

#endif
