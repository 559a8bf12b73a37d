#include "lode/figure_table.h"

#include "lode/output.h"

#include <stdlib.h>

static lode_status write_row(lode_output *output, const lode_figure_table *table, size_t row,
                             lode_cell *cells, lode_error *error) {
    for (size_t c = 0; c < table->columns; c++)
        cells[c] = lode_cell_of(lode_text(lode_figure_table_text(table, row, c)));
    return lode_output_row(output, cells, error);
}

lode_status lode_figure_table_write(const lode_figure_table *table, const char *path,
                                    lode_error *error) {
    const lode_output_options to = {.path = path};
    lode_output *output = lode_output_new(&to);
    lode_slice *names = lode_allocate(table->columns, sizeof *names);
    lode_cell *cells = lode_allocate(table->columns, sizeof *cells);
    for (size_t c = 0; c < table->columns; c++)
        names[c] = lode_text(lode_figure_table_heading(table, c));
    lode_status status = lode_output_header(output, names, NULL, table->columns, error);
    for (size_t row = 0; row < lode_figure_table_rows(table) && status == LODE_OK; row++)
        status = write_row(output, table, row, cells, error);
    free(names);
    free(cells);
    if (status == LODE_OK)
        return lode_output_close(output, error);
    lode_output_abandon(output);
    return status;
}
