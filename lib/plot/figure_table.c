#include "lode/figure_table.h"

#include "clean.h"

#include <stdlib.h>

void lode_figure_table_free(lode_figure_table *table) {
    if (table->arena)
        lode_arena_free(table->arena);
    free(table->head);
    free(table->cell);
    *table = (lode_figure_table){0};
}

static const char *keep(lode_figure_table *table, lode_slice text) {
    if (!table->arena)
        table->arena = lode_arena_new();
    const lode_slice clean = lode_clean(table->arena, text);
    return lode_arena_copy(table->arena, clean.n ? clean.p : "", clean.n);
}

void lode_figure_table_head(lode_figure_table *table, lode_slice text) {
    LODE_GROW(table->head, table->columns, table->head_capacity);
    table->head[table->columns++] = keep(table, text);
}

void lode_figure_table_cell(lode_figure_table *table, lode_slice text) {
    LODE_GROW(table->cell, table->cells, table->capacity);
    table->cell[table->cells++] = keep(table, text);
}
