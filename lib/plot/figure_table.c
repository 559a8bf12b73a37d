#include "lode/figure_table.h"

#include "clean.h"
#include "lode/number.h"

#include <assert.h>
#include <stdlib.h>

size_t lode_figure_table_rows(const lode_figure_table *table) {
    return table->columns ? table->n / table->columns - 1 : 0;
}

const char *lode_figure_table_heading(const lode_figure_table *table, size_t column) {
    return table->cell[column];
}

const char *lode_figure_table_text(const lode_figure_table *table, size_t row, size_t column) {
    return table->cell[(row + 1) * table->columns + column];
}

static const char *kept(lode_figure_table *table, lode_slice text) {
    const lode_slice clean = lode_clean(table->arena, text);
    return lode_arena_copy(table->arena, clean.p, clean.n);
}

void lode_figure_table_begin(lode_figure_table *table, lode_slice title, lode_slice subtitle,
                             lode_slice alt, lode_slice caption) {
    lode_figure_table_free(table);
    table->arena = lode_arena_new();
    table->title = kept(table, title);
    table->subtitle = kept(table, subtitle);
    table->alt = kept(table, alt);
    table->caption = kept(table, caption);
}

void lode_figure_table_cell(lode_figure_table *table, lode_slice text) {
    assert(!table->columns || table->in_row < table->columns);
    LODE_GROW(table->cell, table->n, table->capacity);
    table->cell[table->n++] = kept(table, text);
    table->in_row++;
}

void lode_figure_table_number(lode_figure_table *table, double x, int most) {
    char digits[LODE_NUMBER_TEXT];
    size_t n = lode_number_rounded(x, most, false, digits);
    while (most > 0 && (digits[n - 1] == '0' || digits[n - 1] == '.'))
        most = digits[--n] == '.' ? 0 : most;
    lode_figure_table_cell(table, (lode_slice){digits, n});
}

void lode_figure_table_end_row(lode_figure_table *table) {
    if (!table->columns)
        table->columns = table->in_row;
    while (table->in_row < table->columns)
        lode_figure_table_cell(table, lode_text(""));
    table->in_row = 0;
}

void lode_figure_table_free(lode_figure_table *table) {
    if (table->arena)
        lode_arena_free(table->arena);
    free((void *)table->cell);
    *table = (lode_figure_table){0};
}
