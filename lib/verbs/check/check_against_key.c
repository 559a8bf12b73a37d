/* By which columns the rows of two releases are found in each other. */
#include "check_against.h"

#include <stdlib.h>

/* Whether a column of the old release holds words and nothing else, as a filter does. */
static bool is_words(const against_run *a, const check_column *column) {
    const size_t at = (size_t)a->column[column->position];
    for (size_t row = 0; row < lode_table_rows(a->old); row++) {
        const lode_slice text = lode_table_text(a->old, row, at);
        if (against_cell_of(a, column, text).is != AGAINST_TEXT)
            return false;
    }
    return true;
}

/* Open data without metadata: time, codes of places, and the columns that hold nothing but words.
 * Names of places may be corrected, so that they are no key where there is a code. */
static void key_of_open_data(against_run *a) {
    check_file *f = a->file;
    for (size_t c = 0; c < f->columns; c++) {
        const check_column *column = &f->column[c];
        const bool named_by_code = column->role == CHECK_PLACE && column->part == LODE_EES_NAME &&
                                   f->place[column->level][LODE_EES_CODE] >= 0;
        const bool filter =
            column->role == CHECK_FILTER || (column->role == CHECK_OTHER && a->column[c] >= 0 &&
                                             !f->description && is_words(a, column));
        if (filter || column->role == CHECK_TIME || column->role == CHECK_LEVEL ||
            (column->role == CHECK_PLACE && !named_by_code))
            check_add_key(f, c);
    }
}

/* Any other file: what it calls as the identifiers of lode-table(5) are called. */
static void key_by_names(check_file *f) {
    static const char *const names[] = {"time_period",  "time_identifier",    "geographic_level",
                                        "school_urn",   "school_laestab",     "old_la_code",
                                        "estab_number", "new_la_code",        "region_code",
                                        "trust_id",     "establishment_type", "release"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const int position = lode_columns_find(f->run->columns, f->header, lode_text(names[i]));
        if (position >= 0)
            check_add_key(f, (size_t)position);
    }
}

/* Whether a dictionary says what the key is. */
static bool is_described(const check_file *f) {
    for (size_t c = 0; c < f->columns; c++)
        if (f->column[c].described && f->column[c].described->in_key)
            return true;
    return false;
}

static bool tells_old_rows_apart(const against_run *a) {
    check_print *part = lode_allocate(a->file->keys, sizeof *part);
    check_prints *prints = check_prints_new();
    bool fresh = true;
    for (size_t row = 0; fresh && row < lode_table_rows(a->old); row++) {
        const size_t *order;
        const lode_record record = lode_table_record(a->old, row, &order);
        check_prints_put(prints, check_print_of(a->file, &record, a->column, part), row, &fresh);
    }
    check_prints_free(prints);
    free(part);
    return fresh;
}

/* Provisional figures are followed by revised ones: a column that says which they are is no part of
 * the key, unless one file holds several releases of the same figures. */
static void leave_release_out(against_run *a) {
    check_file *f = a->file;
    const int release = lode_columns_find(f->run->columns, f->header, lode_text("release"));
    size_t i = 0;
    while (i < f->keys && f->key[i] != release)
        i++;
    if (i == f->keys || f->keys == 1)
        return;
    const size_t behind = (--f->keys - i) * sizeof *f->key;
    memmove(f->key + i, f->key + i + 1, behind);
    if (tells_old_rows_apart(a))
        return;
    memmove(f->key + i + 1, f->key + i, behind);
    f->key[i] = release;
    f->keys++;
}

static void tell_key(const check_file *f) {
    char text[LODE_ERROR_TEXT / 2] = "";
    size_t length = 0;
    for (size_t i = 0; i < f->keys && length < sizeof text; i++)
        length += (size_t)snprintf(text + length, sizeof text - length, "%s%.*s", i ? ", " : "",
                                   LODE_ARG(f->column[f->key[i]].name));
    lode_notice(f->run->report, "%s: rows are compared by %s%s", f->name,
                f->keyed_by_unit ? "unit, " : "", text);
}

/* Columns of a measure table that are not there say what is usual. */
static bool may_be_absent(const check_file *f, int column) {
    const int contract = f->column[column].contract;
    return f->keyed_by_unit && contract >= 0 && contract != LODE_COL_TIME_PERIOD &&
           contract != LODE_COL_MEASURE;
}

lode_status against_settle_key(against_run *a, lode_error *error) {
    check_file *f = a->file;
    const bool asked = f->run->options->key.n > 0;
    if (f->keys == 0 && f->open_data)
        key_of_open_data(a);
    if (f->keys == 0)
        key_by_names(f);
    if (f->keys == 0) {
        lode_fail(error, LODE_DATA, "cannot tell which columns tell rows apart");
        lode_fail_hint(error, "-k COL,... names them");
        return lode_fail_at(error, f->name, f->header->line, 0);
    }
    for (size_t i = 0; i < f->keys; i++)
        if (a->column[f->key[i]] < 0 && !may_be_absent(f, f->key[i])) {
            lode_fail(error, LODE_DATA, "the key '%.*s' is not in %s",
                      LODE_ARG(f->column[f->key[i]].name), lode_table_file(a->old, 0));
            return lode_fail_at(error, f->name, f->header->line, (size_t)f->key[i] + 1);
        }
    if (!asked && !is_described(f))
        leave_release_out(a);
    if (!asked)
        tell_key(f);
    return LODE_OK;
}
