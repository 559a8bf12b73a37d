/* Tables of Markdown, as the tools write them: | between cells, a line of --- under the head. */
#include "review_parts.h"

#include <stdlib.h>

/* A line's next cell, without the backslashes that Markdown wants. */
static bool take_cell(review *r, lode_slice *line, const char **cell) {
    size_t n = 0;
    if (line->n == 0)
        return false;
    while (n < line->n && line->p[n] != '|')
        n += line->p[n] == '\\' && n + 1 < line->n ? 2 : 1;
    const lode_slice text = lode_trim((lode_slice){line->p, n});
    char *copy = lode_arena_copy(r->arena, text.n ? text.p : "", text.n);
    size_t kept = 0;
    for (size_t i = 0; i < text.n; i++) {
        if (text.p[i] == '\\' && i + 1 < text.n)
            i++;
        copy[kept++] = text.p[i];
    }
    copy[kept] = '\0';
    *cell = copy;
    n += n < line->n;
    *line = (lode_slice){line->p + n, line->n - n};
    return true;
}

/* What stands between the outer bars; empty if the line has none. */
static lode_slice inside_bars(lode_slice line) {
    line = lode_trim(line);
    if (line.n < 2 || line.p[0] != '|')
        return (lode_slice){0};
    const size_t last = line.p[line.n - 1] == '|';
    return (lode_slice){line.p + 1, line.n - 1 - last};
}

static size_t count_cells(review *r, lode_slice line) {
    const char *cell;
    size_t n = 0;
    while (take_cell(r, &line, &cell))
        n++;
    return n;
}

/* A line of dashes and colons. */
static bool is_rule(lode_slice line) {
    for (size_t i = 0; i < line.n; i++)
        if (!strchr("-:| ", line.p[i]))
            return false;
    return line.n > 0;
}

static lode_slice next_line(lode_slice *rest) {
    const char *end = rest->n ? memchr(rest->p, '\n', rest->n) : NULL;
    const lode_slice line = {rest->p, end ? (size_t)(end - rest->p) : rest->n};
    const size_t taken = line.n + (end != NULL);
    *rest = (lode_slice){rest->p + taken, rest->n - taken};
    return line;
}

/* False if the lines are no table. */
static bool read_table(review *r, lode_slice lines, review_grid *grid) {
    lode_slice head = inside_bars(next_line(&lines));
    if (head.n == 0 || !is_rule(inside_bars(next_line(&lines))))
        return false;
    review_grid_start(r, grid, count_cells(r, head));
    for (size_t c = 0; c < grid->columns; c++)
        take_cell(r, &head, &grid->head[c]);
    while (lines.n) {
        lode_slice line = inside_bars(next_line(&lines));
        const char **row = review_grid_row(grid);
        for (size_t c = 0; c < grid->columns && take_cell(r, &line, &row[c]);)
            c++;
    }
    review_grid_align(grid);
    return true;
}

static lode_status put_table(review *r, const review_directive *d, cmark_node *node,
                             const review_grid *grid) {
    const char *name =
        lode_arena_print(r->arena, "%.*s (table of line %d)", LODE_ARG(review_plain(d, 0)),
                         cmark_node_get_start_line(node));
    const lode_status status = review_guard_grid(r, grid, name, d->line);
    if (status == LODE_OK)
        cmark_node_insert_before(node, review_block(review_as_block(r, grid, NULL), ""));
    return status;
}

lode_status review_take_tables(review *r, const review_directive *d, lode_slice text,
                               cmark_node *root, bool keep) {
    lode_status status = LODE_OK;
    cmark_node *node = cmark_node_first_child(root);
    for (cmark_node *next; node && status == LODE_OK; node = next) {
        review_grid grid = {0};
        next = cmark_node_next(node);
        if (cmark_node_get_type(node) != CMARK_NODE_PARAGRAPH ||
            !read_table(r,
                        review_lines(text, (size_t)cmark_node_get_start_line(node),
                                     (size_t)cmark_node_get_end_line(node)),
                        &grid))
            continue;
        if (keep)
            status = put_table(r, d, node, &grid);
        cmark_node_unlink(node);
        cmark_node_free(node);
        review_grid_free(&grid);
    }
    return status;
}
