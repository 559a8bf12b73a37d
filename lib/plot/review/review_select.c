/* The rows that where= chooses, in the order of sort=. */
#include "review_parts.h"

#include "lode/period.h"
#include "lode/select.h"

#include <stdlib.h>

/* The latest of the periods of these rows; texts of periods order as time does. */
static lode_slice latest_of(const lode_table *table, int column, const size_t *rows, size_t n) {
    lode_slice latest = {"", 0};
    for (size_t i = 0; i < n; i++) {
        const lode_slice period = lode_trim(lode_table_text(table, rows[i], (size_t)column));
        if (lode_order(period, latest) > 0)
            latest = period;
    }
    return latest;
}

/* period=latest, or a period as people or files write it. */
static lode_status keep_period(review *r, const review_directive *d, const lode_table *table,
                               size_t *rows, size_t *n) {
    const char *asked = review_option(r, d, "period");
    const int column = lode_table_find(table, lode_text("time_period"));
    char text[LODE_PERIOD_TEXT];
    size_t kept = 0;
    if (!asked)
        return LODE_OK;
    if (column < 0)
        return review_fail(r, d->line, LODE_DATA, "%s has no column 'time_period'",
                           lode_table_file(table, 0));
    lode_slice wanted = lode_text(asked);
    if (lode_is(wanted, "latest"))
        wanted = latest_of(table, column, rows, *n);
    else if (lode_period_read(wanted, text))
        wanted = lode_text(text);
    for (size_t i = 0; i < *n; i++)
        if (lode_same(lode_trim(lode_table_text(table, rows[i], (size_t)column)), wanted))
            rows[kept++] = rows[i];
    *n = kept;
    return LODE_OK;
}

static bool row_meets(const lode_table *table, size_t row, const lode_condition *conditions) {
    const size_t *order;
    const lode_record record = lode_table_record(table, row, &order);
    const lode_part part = {.record = &record, .order = order, .n = lode_table_columns(table)};
    return lode_conditions_met(conditions, &(lode_row){&part, 1});
}

/* ---- order ---- */

typedef struct {
    const lode_table *table;
    const lode_sort_key *key;
    size_t n;
} ordering;

static int by_keys(const void *a, const void *b, void *context) {
    const ordering *o = context;
    const size_t x = *(const size_t *)a, y = *(const size_t *)b;
    for (size_t k = 0; k < o->n; k++) {
        const lode_sort_value u =
            lode_sort_value_of(lode_table_text(o->table, x, o->key[k].column));
        const lode_sort_value v =
            lode_sort_value_of(lode_table_text(o->table, y, o->key[k].column));
        const int order = lode_sort_order(&u, &v, o->key[k].descending);
        if (order != 0)
            return order;
    }
    return (x > y) - (x < y);
}

/* A condition or key that cannot be read is a mistake of the text, at its line. */
static lode_status at_line(review *r, const review_directive *d, lode_status status) {
    if (status != LODE_OK)
        lode_fail_at(r->error, r->text_path, d->line, 0);
    return status;
}

static lode_status sort_rows(review *r, const lode_output_options *options, const lode_table *table,
                             const lode_slice *names, size_t *rows, size_t n) {
    lode_sort_key *keys;
    const lode_status status =
        lode_sort_keys_read(&keys, options, names, lode_table_columns(table), r->error);
    ordering o = {table, keys, options->sort.n};
    if (status == LODE_OK && options->sort.n > 0)
        qsort_r(rows, n, sizeof *rows, by_keys, &o);
    if (status == LODE_OK)
        free(keys);
    return status;
}

lode_status review_select(review *r, const review_directive *d, const lode_table *table,
                          size_t **rows, size_t *n) {
    const lode_output_options options = {.where = review_options(r, d, "where", false),
                                         .sort = review_options(r, d, "sort", true)};
    lode_slice *names = lode_table_names(table);
    lode_condition *conditions = NULL;
    lode_status status =
        lode_conditions_read(&conditions, &options, names, lode_table_columns(table), r->error);
    *rows = lode_arena_take(r->arena, (lode_table_rows(table) + 1) * sizeof **rows);
    *n = 0;
    for (size_t row = 0; row < lode_table_rows(table) && status == LODE_OK; row++)
        if (row_meets(table, row, conditions))
            (*rows)[(*n)++] = row;
    lode_conditions_free(conditions);
    if (status == LODE_OK)
        status = keep_period(r, d, table, *rows, n);
    if (status == LODE_OK)
        status = sort_rows(r, &options, table, names, *rows, *n);
    free(names);
    return at_line(r, d, status);
}
