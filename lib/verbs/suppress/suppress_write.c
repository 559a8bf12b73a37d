/* The table with its hidden figures empty. */
#include "suppress_parts.h"

#include <stdlib.h>

static bool is_hidden(const suppress *s, size_t row, suppress_role role) {
    const size_t cell = s->of[row][role];
    return cell != SUPPRESS_NONE && s->cell[cell].hidden;
}

/* What would give a hidden figure away: its numbers, and those that other tools made of them. */
static bool is_emptied(const suppress *s, size_t row, int column) {
    const int *contract = s->measures->column;
    if (column == contract[LODE_COL_N])
        return is_hidden(s, row, SUPPRESS_N);
    return column == contract[LODE_COL_VALUE] ||
           lode_is_number_column(lode_table_name(s->measures->table, (size_t)column));
}

static lode_status write_hidden(suppress *s, size_t row, const lode_part *part, size_t columns,
                                lode_cell *cell) {
    const int status = s->measures->column[LODE_COL_STATUS];
    for (size_t c = 0; c < part->n; c++)
        cell[c] =
            is_emptied(s, row, (int)c) ? lode_cell_plain(lode_text("")) : lode_part_cell(part, c);
    cell[status >= 0 ? (size_t)status : columns - 1] = lode_cell_plain(lode_text("c"));
    return lode_output_row(s->output, cell, s->error);
}

lode_status suppress_write_table(suppress *s) {
    static const char *const more[] = {"status"};
    const lode_measures *m = s->measures;
    const bool adds = m->column[LODE_COL_STATUS] < 0;
    const size_t columns = lode_table_columns(m->table) + adds;
    lode_cell *cell = lode_allocate(columns, sizeof *cell);
    lode_table_walk walk = {0};
    lode_status status = lode_measures_header(m, s->output, more, adds, s->error);
    for (size_t row = 0; row < m->rows && status == LODE_OK; row++) {
        lode_record record;
        lode_part part[2] = {{0}, {.n = adds}};
        const lode_row line = {part, 2};
        lode_measures_part(m, &walk, row, &record, &part[0]);
        status = is_hidden(s, row, SUPPRESS_COUNT) || is_hidden(s, row, SUPPRESS_N)
                     ? write_hidden(s, row, &part[0], columns, cell)
                     : lode_output_put(s->output, &line, s->error);
    }
    free(cell);
    return status;
}
