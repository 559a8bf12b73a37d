/* {{table FILE}}: rows of a file. */
#include "review_parts.h"

#include "lode/columns.h"

#include <strings.h>

lode_status review_column(review *r, const lode_table *table, const char *name, lode_slice wanted,
                          size_t line, int *column) {
    const lode_status status = lode_table_need(table, name, wanted, r->reference, column, r->error);
    return status == LODE_OK ? LODE_OK : lode_fail_at(r->error, r->text_path, line, 0);
}

/* The columns that are shown, and how they are headed: COLUMN or COLUMN:HEAD. */
typedef struct {
    int *at;
    const char **head;
    size_t n;
} shown_columns;

static lode_status choose_columns(review *r, const review_directive *d, const review_source *source,
                                  shown_columns *shown) {
    const lode_words asked = review_options(r, d, "columns", true);
    const size_t n = asked.n ? asked.n : lode_table_columns(source->table);
    *shown = (shown_columns){lode_arena_take(r->arena, n * sizeof(int)),
                             lode_arena_take(r->arena, n * sizeof(char *)), n};
    lode_status status = LODE_OK;
    for (size_t i = 0; i < n && status == LODE_OK; i++) {
        lode_slice name = asked.n ? lode_text(asked.item[i]) : lode_table_name(source->table, i);
        const char *colon = asked.n ? memchr(name.p, ':', name.n) : NULL;
        shown->head[i] = colon ? colon + 1 : lode_arena_copy(r->arena, name.p, name.n);
        if (colon)
            name.n = (size_t)(colon - name.p);
        status = review_column(r, source->table, source->name, name, d->line, &shown->at[i]);
    }
    return status;
}

/* Numbers that are names: nobody adds them up. */
static bool is_name(lode_slice column) {
    static const char *const ends[] = {"urn", "laestab", "code"};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        const size_t n = strlen(ends[i]);
        if (column.n >= n && strncasecmp(column.p + column.n - n, ends[i], n) == 0)
            return true;
    }
    return false;
}

static lode_status fill(review *r, const review_directive *d, const review_source *source,
                        const size_t *rows, size_t n, review_grid *grid) {
    shown_columns shown;
    int decimals;
    lode_status status = review_decimals(r, d, &decimals);
    if (status == LODE_OK)
        status = choose_columns(r, d, source, &shown);
    if (status != LODE_OK)
        return status;
    review_grid_start(r, grid, shown.n);
    for (size_t c = 0; c < shown.n; c++)
        grid->head[c] = shown.head[c];
    for (size_t i = 0; i < n && status == LODE_OK; i++) {
        const char **row = review_grid_row(grid);
        status = review_guard_row(r, source->table, rows[i], d->line);
        for (size_t c = 0; c < shown.n; c++)
            row[c] = review_cell(r, source->table, rows[i], (size_t)shown.at[c], decimals);
    }
    review_grid_align(grid);
    for (size_t c = 0; c < shown.n; c++)
        grid->number[c] &= !is_name(lode_table_name(source->table, (size_t)shown.at[c]));
    return status;
}

const char *review_as_block(review *r, const review_grid *grid, const char *caption) {
    lode_prose out = {0};
    (r->options->markdown ? review_markdown_table : review_html_table)(&out, grid, caption);
    const char *block = lode_arena_copy(r->arena, out.bytes.p, out.bytes.n);
    lode_prose_free(&out);
    return block;
}

lode_status review_put_table(review *r, const review_directive *d, const char **block) {
    static const review_syntax syntax = {1, 1, "FILE",
                                         "columns where period sort decimals caption"};
    review_source source;
    review_grid grid = {0};
    size_t *rows, n;
    lode_status status = review_check_directive(r, d, &syntax);
    if (status == LODE_OK)
        status = review_table(r, review_plain(d, 0), d->line, &source);
    if (status == LODE_OK)
        status = review_select(r, d, source.table, &rows, &n);
    if (status == LODE_OK && n == 0)
        status = review_fail(r, d->line, LODE_DATA, "no row of %s is so", source.name);
    if (status == LODE_OK)
        status = fill(r, d, &source, rows, n, &grid);
    if (status == LODE_OK)
        *block = review_as_block(r, &grid, review_option(r, d, "caption"));
    review_grid_free(&grid);
    return status;
}

lode_status review_put_sources(review *r, const review_directive *d, const char **block) {
    static const review_syntax syntax = {0, 0, "", "caption"};
    review_grid grid = {0};
    const lode_status status = review_check_directive(r, d, &syntax);
    if (status == LODE_OK) {
        review_list_sources(r, &grid);
        *block = review_as_block(r, &grid, review_option(r, d, "caption"));
    }
    review_grid_free(&grid);
    return status;
}
