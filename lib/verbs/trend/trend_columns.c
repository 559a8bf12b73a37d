#include "trend_columns.h"

#include "lode/memory.h"

#include <stdlib.h>

static bool is_added(const trend_columns *t, lode_slice name) {
    for (size_t i = 0; i < t->n_added; i++)
        if (lode_is(name, t->added[i]))
            return true;
    return false;
}

void trend_columns_start(trend_columns *t, const lode_measures *measures, const char *const *added,
                         size_t n_added) {
    const size_t n = lode_table_columns(measures->table);
    *t = (trend_columns){.measures = measures, .added = added, .n_added = n_added};
    t->kept = lode_allocate(n, sizeof *t->kept);
    t->order = lode_allocate(n, sizeof *t->order);
    for (size_t c = 0; c < n; c++)
        if (!is_added(t, lode_table_name(measures->table, c)))
            t->kept[t->n_kept++] = c;
}

void trend_columns_free(trend_columns *t) {
    free(t->kept);
    free(t->order);
}

lode_status trend_columns_header(const trend_columns *t, lode_output *output, lode_error *error) {
    const size_t n = t->n_kept + t->n_added;
    lode_slice *names = lode_allocate(n, sizeof *names);
    bool *number = lode_allocate(n, sizeof *number);
    for (size_t i = 0; i < n; i++) {
        names[i] = i < t->n_kept ? lode_table_name(t->measures->table, t->kept[i])
                                 : lode_text(t->added[i - t->n_kept]);
        number[i] = lode_is_number_column(names[i]);
    }
    const lode_status status = lode_output_header(output, names, number, n, error);
    free(names);
    free(number);
    return status;
}

/* The input's cells that stay. */
static lode_part part_of_input(trend_columns *t, size_t row) {
    lode_part part = {0};
    lode_measures_part(t->measures, &t->walk, row, &t->record, &part);
    if (part.n == t->n_kept)
        return part;
    for (size_t i = 0; i < t->n_kept; i++)
        t->order[i] = part.order ? part.order[t->kept[i]] : t->kept[i];
    part.order = t->order;
    part.n = t->n_kept;
    return part;
}

lode_status trend_columns_put(trend_columns *t, size_t row, const lode_cell *more,
                              lode_output *output, lode_error *error) {
    const lode_part part[] = {part_of_input(t, row), {.made = more, .n = t->n_added}};
    return lode_output_put(output, &(lode_row){part, 2}, error);
}
