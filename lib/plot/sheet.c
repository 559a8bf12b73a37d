#include "sheet.h"
#include "clean.h"

#include <stdlib.h>

int lode_sheet_column(const lode_sheet *sheet, const char *name) {
    return lode_table_find(sheet->measures->table, lode_text(name));
}

static void find_columns(lode_sheet *sheet) {
    sheet->comparator = lode_sheet_column(sheet, "comparator");
    sheet->comparator_name = lode_sheet_column(sheet, "comparator_name");
    sheet->comparator_value = lode_sheet_column(sheet, "comparator_value");
    sheet->difference_low = lode_sheet_column(sheet, "difference_ci_low");
    sheet->difference_high = lode_sheet_column(sheet, "difference_ci_high");
    sheet->ci_method = lode_sheet_column(sheet, "ci_method");
}

lode_status lode_sheet_open(lode_sheet *sheet, const lode_plot_options *options,
                            const lode_input *input, lode_reference *reference, lode_report *report,
                            lode_error *error) {
    const lode_measures_options rows = {.repeats = true};
    *sheet = (lode_sheet){.options = options, .report = report, .arena = lode_arena_new()};
    lode_status status = lode_measures_read(&sheet->measures, input, &rows, report, error);
    if (status == LODE_OK)
        status = lode_dictionary_read(&sheet->dictionary, reference, error);
    if (status == LODE_OK)
        status = lode_availability_read(&sheet->availability, reference, error);
    if (status != LODE_OK)
        return status;
    find_columns(sheet);
    if (sheet->measures->rows == 0)
        return lode_fail(error, LODE_REFUSED, "nothing to draw: the input has no rows");
    /* Read whole and chosen from then, so that names come from every row. */
    status = lode_measures_choose(sheet->measures, &options->rows, report, error);
    sheet->used = lode_allocate(sheet->measures->rows, sizeof *sheet->used);
    return status;
}

void lode_sheet_account(const lode_sheet *sheet) {
    size_t unused = 0;
    for (size_t row = 0; row < sheet->measures->rows; row++)
        unused += !sheet->used[row];
    lode_left_out(sheet->report, "not in the chart", unused);
}

void lode_sheet_close(lode_sheet *sheet) {
    free(sheet->used);
    lode_measures_free(sheet->measures);
    lode_dictionary_free(sheet->dictionary);
    lode_availability_free(sheet->availability);
    lode_arena_free(sheet->arena);
}

lode_status lode_sheet_need(const lode_sheet *sheet, const char *const *names, size_t n,
                            int *columns, const char *by, lode_error *error) {
    const lode_table *table = sheet->measures->table;
    for (size_t i = 0; i < n; i++) {
        columns[i] = lode_sheet_column(sheet, names[i]);
        if (columns[i] >= 0)
            continue;
        lode_fail(error, LODE_USAGE, "there is no column '%s'", names[i]);
        lode_fail_at(error, lode_table_file(table, 0), 0, 0);
        return lode_fail_hint(error, "%s", by);
    }
    return LODE_OK;
}

lode_slice lode_sheet_text(const lode_sheet *sheet, size_t row, int column) {
    if (column < 0)
        return (lode_slice){NULL, 0};
    return lode_trim(lode_table_text(sheet->measures->table, row, (size_t)column));
}

bool lode_sheet_number(const lode_sheet *sheet, size_t row, int column, double *number) {
    lode_number read;
    if (!lode_number_read(lode_sheet_text(sheet, row, column), &read))
        return false;
    *number = read.value;
    return true;
}

const char *lode_sheet_clean(const lode_sheet *sheet, lode_slice text) {
    const lode_slice clean = lode_clean(sheet->arena, text);
    return lode_arena_print(sheet->arena, "%.*s", LODE_ARG(clean));
}
