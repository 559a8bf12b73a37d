/* Reading measure tables: columns found, rows understood and numbered, keys checked. */
#include "lode/measures.h"

#include "lode/memory.h"
#include "lode/period.h"
#include "measures_key.h"

#include <stdio.h>
#include <stdlib.h>

static const char *const identifier_names[LODE_LEVELS][3] = {
    [LODE_LEVEL_SCHOOL] = {"school_urn", "school_laestab", "school_name"},
    [LODE_LEVEL_TRUST] = {"trust_id", NULL, "trust_name"},
    [LODE_LEVEL_CLUSTER] = {"cluster"},
    [LODE_LEVEL_ALLIANCE] = {"alliance"},
    [LODE_LEVEL_PARTNERSHIP] = {"partnership"},
    [LODE_LEVEL_LA] = {"old_la_code", "new_la_code", "la_name"},
    [LODE_LEVEL_COMBINED_AUTHORITY] = {"combined_authority"},
    [LODE_LEVEL_REGIONAL] = {"region_code", NULL, "region_name"},
};

const char *lode_level_identifier(lode_level level, int i) {
    return identifier_names[level][i];
}

lode_status lode_measures_no_column(const char *file, const lode_slice *names, size_t n,
                                    lode_slice wanted, lode_error *error) {
    const lode_status status = lode_no_column(file, names, n, wanted, error);
    if (lode_suggest(wanted, names, n) < 0)
        lode_fail_hint(error, "this is not a measure table; lode-tidy makes one from a published "
                              "file");
    return status;
}

static lode_status need_column(const lode_table *table, const char *name, const char *file,
                               lode_error *error) {
    if (lode_table_find(table, lode_text(name)) >= 0)
        return LODE_OK;
    lode_slice *names = lode_table_names(table);
    const lode_status status =
        lode_measures_no_column(file, names, lode_table_columns(table), lode_text(name), error);
    free(names);
    return status;
}

static const char *const needed[] = {"time_period", "measure", "value"};

enum { NEEDED = sizeof needed / sizeof *needed };

static bool names_units(const lode_measures *m) {
    const int *school = m->identifier[LODE_LEVEL_SCHOOL];
    return school[0] >= 0 || school[1] >= 0 || school[2] >= 0 ||
           m->column[LODE_COL_GEOGRAPHIC_LEVEL] >= 0;
}

bool lode_measures_find_columns(lode_measures *m, const lode_table *table) {
    for (int c = 0; c < LODE_MEASURE_COLUMNS; c++)
        m->column[c] =
            lode_table_find(table, lode_text(lode_measure_column_name((lode_measure_column)c)));
    for (int level = 0; level < LODE_LEVELS; level++)
        for (int i = 0; i < 3; i++) {
            const char *name = identifier_names[level][i];
            m->identifier[level][i] = name ? lode_table_find(table, lode_text(name)) : -1;
        }
    bool all = names_units(m);
    for (size_t i = 0; i < NEEDED; i++)
        all &= lode_table_find(table, lode_text(needed[i])) >= 0;
    return all;
}

static lode_status need_columns(const lode_measures *m, const char *file, lode_error *error) {
    lode_status status = LODE_OK;
    for (size_t i = 0; i < NEEDED && status == LODE_OK; i++)
        status = need_column(m->table, needed[i], file, error);
    if (status == LODE_OK && !names_units(m))
        status = need_column(m->table, "school_urn", file, error);
    return status;
}

lode_status lode_measures_wrong_cell(lode_measure_column column, lode_slice text,
                                     lode_error *error) {
    lode_fail(error, LODE_DATA, "'%.*s' is not a number or a known code in '%s'", LODE_ARG(text),
              lode_measure_column_name(column));
    return lode_fail_hint(error, "codes are c z x low k u; lode-tidy turns those of published "
                                 "files into 'status'");
}

static lode_status wrong_cell(const lode_measures *m, size_t row, lode_measure_column column,
                              lode_error *error) {
    lode_measures_wrong_cell(column, lode_measures_text(m, row, column), error);
    return lode_table_fail_at(m->table, row, (size_t)m->column[column], error);
}

lode_status lode_measures_wrong_level(lode_slice text, lode_error *error) {
    lode_slice names[LODE_LEVELS];
    for (int i = 0; i < LODE_LEVELS; i++)
        names[i] = lode_text(lode_level_name((lode_level)i));
    int meant = lode_suggest(text, names, LODE_LEVELS);
    lode_fail(error, LODE_DATA, "'%.*s' is not a geographic level", LODE_ARG(text));
    if (meant >= 0)
        return lode_fail_hint(error, "did you mean '%s'?", lode_level_name((lode_level)meant));
    return lode_fail_hint(error, "levels are School, Local authority, Regional, National, ...");
}

static lode_status no_level(const lode_measures *m, size_t row, lode_error *error) {
    lode_measures_wrong_level(lode_measures_text(m, row, LODE_COL_GEOGRAPHIC_LEVEL), error);
    return lode_table_fail_at(m->table, row, (size_t)m->column[LODE_COL_GEOGRAPHIC_LEVEL], error);
}

static lode_status no_unit(const lode_measures *m, size_t row, lode_level level,
                           lode_error *error) {
    lode_fail(error, LODE_DATA, "no %s to say whose figure this is",
              identifier_names[level][0] ? identifier_names[level][0] : "unit");
    lode_fail_hint(error, "a row of level '%s' needs one of its identifiers",
                   lode_level_name(level));
    return lode_fail_at(error, lode_table_file(m->table, row), lode_table_line(m->table, row), 0);
}

static lode_status check_value(const lode_measures *m, size_t row, lode_error *error) {
    const lode_slice text = lode_measures_text(m, row, LODE_COL_VALUE);
    lode_number number;
    return text.n && !lode_number_read(text, &number) && !lode_is_status(text)
               ? wrong_cell(m, row, LODE_COL_VALUE, error)
               : LODE_OK;
}

static lode_status check_numbers(const lode_measures *m, size_t row, lode_error *error) {
    static const lode_measure_column numbers[] = {LODE_COL_N, LODE_COL_NUMERATOR, LODE_COL_CI_LOW,
                                                  LODE_COL_CI_HIGH};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        lode_slice text = lode_measures_text(m, row, numbers[i]);
        lode_number number;
        if (text.n && !lode_number_read(text, &number) && !lode_is_status(text))
            return wrong_cell(m, row, numbers[i], error);
    }
    return LODE_OK;
}

/* A published numerator may exceed its n (census rows count by other dates); n is never negative.
 */
static lode_status check_n(const lode_measures *m, size_t row, lode_error *error) {
    lode_number n;
    if (!lode_measures_number(m, row, LODE_COL_N, &n) || n.value >= 0)
        return LODE_OK;
    lode_fail(error, LODE_DATA, "n is negative: %.*s",
              LODE_ARG(lode_measures_text(m, row, LODE_COL_N)));
    return lode_table_fail_at(m->table, row, (size_t)m->column[LODE_COL_N], error);
}

lode_status lode_measures_wrong_period(lode_slice text, lode_error *error) {
    lode_fail(error, LODE_DATA, "'%.*s' is not a year", LODE_ARG(text));
    return lode_fail_hint(error, "write an academic year as 202324, a calendar year as 2024");
}

/* What is not a year cannot be placed in time nor asked of the availability table. */
static lode_status no_year(const lode_measures *m, size_t row, lode_error *error) {
    lode_measures_wrong_period(lode_measures_text(m, row, LODE_COL_TIME_PERIOD), error);
    return lode_table_fail_at(m->table, row, (size_t)m->column[LODE_COL_TIME_PERIOD], error);
}

lode_status lode_measures_check_row(const lode_measures *m, size_t row, lode_error *error) {
    const int level = lode_level_find(lode_measures_text(m, row, LODE_COL_GEOGRAPHIC_LEVEL));
    if (level < 0)
        return no_level(m, row, error);
    const size_t *order;
    const lode_record record = lode_table_record(m->table, row, &order);
    if (!lode_measures_unit_of(m, &record, order, (lode_level)level).n)
        return no_unit(m, row, (lode_level)level, error);
    if (!lode_period_year(lode_measures_text(m, row, LODE_COL_TIME_PERIOD)))
        return no_year(m, row, error);
    lode_status status = check_value(m, row, error);
    if (status == LODE_OK)
        status = check_numbers(m, row, error);
    return status == LODE_OK ? check_n(m, row, error) : status;
}

static lode_measures *new_measures(void) {
    lode_measures *m = lode_allocate(1, sizeof *m);
    m->units = lode_names_new();
    m->periods = lode_names_new();
    m->kinds = lode_names_new();
    m->breakdowns = lode_names_new();
    m->measures = lode_names_new();
    m->releases = lode_names_new();
    return m;
}

enum { ROWS_FOR_THREADS = 50000 /* fewer are done before a thread is */ };

static lode_status read_rows(lode_measures *m, const lode_input *input, lode_choice *choice,
                             lode_report *report, lode_error *error) {
    const char *file = strcmp(input->path[0], "-") == 0 ? "standard input" : input->path[0];
    lode_numbering *numbering = lode_numbering_new(m, choice);
    const lode_table_watch watch = lode_numbering_watch(numbering);
    lode_status status = lode_table_read(&m->table, input, &watch, report, error);
    if (status == LODE_OK)
        status = need_columns(m, file, error);
    if (status == LODE_OK)
        status = lode_numbering_settle(numbering, report, error);
    lode_numbering_free(numbering);
    m->threads = m->rows < ROWS_FOR_THREADS ? 1 : input->read.threads;
    return status;
}

lode_status lode_measures_read(lode_measures **measures, const lode_input *input,
                               const lode_measures_options *options, lode_report *report,
                               lode_error *error) {
    lode_measures *m = new_measures();
    lode_choice *choice = lode_choice_new(options);
    lode_status status = read_rows(m, input, choice, report, error);
    lode_choice_free(choice);
    if (status == LODE_OK)
        lode_measures_find_names(m);
    if (status == LODE_OK)
        status = lode_measures_check_keys(m, options->repeats, report, error);
    if (status == LODE_OK)
        *measures = m;
    else
        lode_measures_free(m);
    return status;
}

void lode_measures_free(lode_measures *m) {
    if (!m)
        return;
    lode_table_free(m->table);
    free(m->unit);
    free(m->facet);
    free(m->value);
    free(m->scale);
    free(m->facets);
    free(m->unit_name);
    lode_names_free(m->units);
    lode_names_free(m->periods);
    lode_names_free(m->kinds);
    lode_names_free(m->breakdowns);
    lode_names_free(m->measures);
    lode_names_free(m->releases);
    free(m);
}
