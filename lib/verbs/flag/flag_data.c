/* The input of lode_flag and its schools. */
#include "flag_parts.h"

#include <stdlib.h>

static const char *const column_names[FLAG_COLUMNS] = {
    "comparator",         "comparator_value", "difference", "difference_ci_low",
    "difference_ci_high", "percentile",       "reason"};

/* Schools are numbered as they come; each keeps its row of the latest year. */
static void number_schools(flag_data *data) {
    const lode_measures *m = data->measures;
    uint32_t units = lode_names_count(m->units);
    data->school = lode_allocate(units, sizeof *data->school);
    data->latest = lode_allocate(units, sizeof *data->latest);
    for (uint32_t u = 0; u < units; u++)
        data->school[u] = LODE_UNKNOWN;
    for (size_t row = 0; row < m->rows; row++) {
        const lode_measure_row r = lode_measures_row(m, row);
        if (r.level != LODE_LEVEL_SCHOOL)
            continue;
        uint32_t *school = &data->school[r.unit];
        if (*school == LODE_UNKNOWN) {
            *school = (uint32_t)data->schools++;
            data->latest[*school] = row;
        } else if (r.year > lode_measures_facet(m, data->latest[*school])->year)
            data->latest[*school] = row;
    }
}

lode_status lode_flag_read(flag_data *data, const lode_input *input, lode_reference *reference,
                           lode_report *report, lode_error *error) {
    const lode_measures_options all = {.repeats = true};
    lode_status status = lode_measures_read(&data->measures, input, &all, report, error);
    if (status == LODE_OK)
        status = lode_availability_read(&data->availability, reference, error);
    if (status == LODE_OK)
        status = lode_dictionary_read(&data->dictionary, reference, error);
    if (status != LODE_OK)
        return status;
    for (int c = 0; c < FLAG_COLUMNS; c++)
        data->column[c] = lode_table_find(data->measures->table, lode_text(column_names[c]));
    number_schools(data);
    return LODE_OK;
}

void lode_flag_free(flag_data *data) {
    lode_measures_free(data->measures);
    lode_availability_free(data->availability);
    lode_dictionary_free(data->dictionary);
    free(data->school);
    free(data->latest);
}

lode_slice lode_flag_cell(const flag_data *data, size_t row, flag_column column) {
    if (data->column[column] < 0)
        return lode_text("");
    return lode_trim(lode_table_text(data->measures->table, row, (size_t)data->column[column]));
}

bool lode_flag_is_provisional(const flag_data *data, size_t row) {
    return lode_same_folded(lode_measures_text(data->measures, row, LODE_COL_RELEASE),
                            lode_text("provisional"));
}
