/* A table of Markdown is held to what the same table as a file is held to. */
#include "review_parts.h"

#include <stdlib.h>

static void say_cell(lode_bytes *csv, const char *text, char end) {
    lode_bytes_add(csv, "\"", 1);
    for (const char *p = text; *p; p++)
        lode_bytes_add(csv, *p == '"' ? "\"\"" : p, *p == '"' ? 2 : 1);
    lode_bytes_add(csv, "\"", 1);
    lode_bytes_add(csv, &end, 1);
}

/* A heading is one of a file's columns: none is empty, none is there twice. */
static void say_head(review *r, lode_bytes *csv, const review_grid *grid) {
    lode_names *seen = lode_names_new();
    for (size_t c = 0; c < grid->columns; c++) {
        const char *name = grid->head[c];
        if (!*name || lode_names_find(seen, lode_text(name)) != LODE_UNKNOWN)
            name = lode_arena_print(r->arena, "%s (column %zu)", name, c + 1);
        lode_names_add(seen, lode_text(name));
        say_cell(csv, name, c + 1 < grid->columns ? ',' : '\n');
    }
    lode_names_free(seen);
}

lode_status review_guard_grid(review *r, const review_grid *grid, const char *name, size_t line) {
    lode_bytes csv = {0};
    lode_table *table = NULL;
    say_head(r, &csv, grid);
    for (size_t i = 0; i < grid->rows * grid->columns; i++)
        say_cell(&csv, grid->cell[i], (i + 1) % grid->columns ? ',' : '\n');
    lode_status status = lode_table_parse(&table, (lode_slice){csv.p, csv.n}, name, r->error);
    if (status == LODE_OK)
        status = review_guard_table(r, table, name, line);
    for (size_t row = 0; status == LODE_OK && row < lode_table_rows(table); row++)
        status = review_guard_row(r, table, row, line);
    lode_table_free(table);
    free(csv.p);
    return status;
}
