/* Rows on their way out, and problems met with them. */
#include "tidy_parts.h"

#include <stdlib.h>

void tidy_set(tidy_hand *hand, lode_measure_column column, lode_slice text) {
    hand->cell[column] = lode_cell_of(text);
}

void tidy_problem(tidy_hand *hand, size_t column, const char *kind, lode_error *error) {
    tidy_run *run = hand->file->run;
    hand->trouble = true;
    if (!hand->telling)
        return;
    lode_fail_at(error, hand->file->name, hand->line, column);
    lode_problem(run->report, error, kind);
    run->problems++;
    run->last = *error;
}

/* The columns of the output: those of the contract and the further ones, or of the other table. */
static size_t count_columns(const tidy_file *file) {
    return file->format->rows ? file->format->table_columns
                              : LODE_MEASURE_COLUMNS + file->run->extras;
}

static lode_slice name_column(const tidy_file *file, size_t i) {
    if (file->format->rows)
        return file->format->table_column[i];
    return i < LODE_MEASURE_COLUMNS ? lode_text(lode_measure_column_name((lode_measure_column)i))
                                    : file->run->extra[i - LODE_MEASURE_COLUMNS];
}

lode_status tidy_start_output(const tidy_file *file, lode_error *error) {
    tidy_run *run = file->run;
    if (run->started || run->wide)
        return LODE_OK;
    const size_t n = count_columns(file);
    lode_slice *names = lode_allocate(n, sizeof *names);
    bool *number = lode_allocate(n, sizeof *number);
    for (size_t i = 0; i < n; i++) {
        names[i] = name_column(file, i);
        number[i] = lode_is_number_column(names[i]);
    }
    lode_status status = lode_output_header(run->output, names, number, n, error);
    run->started = status == LODE_OK;
    free(names);
    free(number);
    return status;
}

lode_status tidy_put(tidy_hand *hand, uint32_t measure, uint32_t breakdown, lode_error *error) {
    if (!hand->sheet) {
        const lode_row row = {hand->part, hand->parts};
        lode_page_put(hand->page, &row);
        return LODE_OK;
    }
    wide_sheet_put(hand->sheet, measure, breakdown, hand->cell, hand->line);
    return hand->telling ? wide_take(hand->file->run->wide, hand->sheet, error) : LODE_OK;
}
