/* Rows on their way out, and problems met with them. */
#include "tidy_parts.h"

#include <stdlib.h>

void tidy_set(lode_cell *row, lode_measure_column column, lode_slice text) {
    row[column] = lode_cell_of(text);
}

void tidy_problem(tidy_file *file, size_t column, const char *kind, lode_error *error) {
    lode_fail_at(error, file->name, file->line, column);
    lode_problem(file->run->report, error, kind);
    file->run->problems++;
    file->run->last = *error;
}

lode_status tidy_start_output(tidy_run *run, lode_error *error) {
    if (run->started || run->wide)
        return LODE_OK;
    size_t n = LODE_MEASURE_COLUMNS + run->extras;
    lode_slice *names = lode_allocate(n, sizeof *names);
    bool *number = lode_allocate(n, sizeof *number);
    for (size_t i = 0; i < n; i++) {
        names[i] = i < LODE_MEASURE_COLUMNS
                       ? lode_text(lode_measure_column_name((lode_measure_column)i))
                       : run->extra[i - LODE_MEASURE_COLUMNS];
        number[i] = lode_is_number_column(names[i]);
    }
    lode_status status = lode_output_header(run->output, names, number, n, error);
    run->started = status == LODE_OK;
    free(names);
    free(number);
    return status;
}

lode_status tidy_write(tidy_file *file, const lode_cell *cells, lode_error *error) {
    tidy_run *run = file->run;
    if (run->wide)
        return lode_wide_add(run->wide, cells, file->name, file->line, error);
    if (run->extras == 0 || cells != file->row)
        return lode_output_row(run->output, cells, error);
    lode_cell *longer = lode_allocate(LODE_MEASURE_COLUMNS + run->extras, sizeof *longer);
    memcpy(longer, cells, LODE_MEASURE_COLUMNS * sizeof *longer);
    lode_status status = lode_output_row(run->output, longer, error);
    free(longer);
    return status;
}
