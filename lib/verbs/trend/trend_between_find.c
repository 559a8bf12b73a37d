/* The rows of each period that are compared with the two benchmarks. */
#include "trend_between.h"

#include <stdlib.h>

static lode_slice cell(const trend_data *data, size_t row, int column) {
    return lode_trim(lode_table_text(data->measures->table, row, (size_t)column));
}

/* ---- what is asked for, and whether the table can say it ---- */

static lode_status read_words(trend_between *between, lode_words words, lode_error *error) {
    if (words.n != 2)
        lode_fail(error, LODE_USAGE, "--between takes two comparators, not %zu", words.n);
    else if (strcmp(words.item[0], words.item[1]) == 0)
        lode_fail(error, LODE_USAGE, "nothing lies between '%s' and itself", words.item[0]);
    else {
        between->word[0] = words.item[0];
        between->word[1] = words.item[1];
        return LODE_OK;
    }
    return lode_fail_hint(error, "as in --between national,region");
}

static int find_column(const trend_data *data, const char *name) {
    return lode_table_find(data->measures->table, lode_text(name));
}

static lode_status find_columns(trend_between *between, const trend_data *data, lode_error *error) {
    between->comparator = find_column(data, "comparator");
    between->name = find_column(data, "comparator_name");
    between->value = find_column(data, "comparator_value");
    between->difference = find_column(data, "difference");
    between->reason = find_column(data, "reason");
    if (between->comparator >= 0 && between->value >= 0)
        return LODE_OK;
    lode_fail(error, LODE_DATA, "no column '%s', which --between reads",
              between->comparator < 0 ? "comparator" : "comparator_value");
    lode_fail_hint(error, "it is for what lode-bench --against %s,%s writes", between->word[0],
                   between->word[1]);
    return lode_fail_at(error, lode_table_file(data->measures->table, 0), 0, 0);
}

static lode_status nobody_has(const lode_names *seen, const char *word, lode_error *error) {
    const uint32_t n = lode_names_count(seen);
    lode_slice *all = lode_allocate(n + 1, sizeof *all);
    for (uint32_t i = 0; i < n; i++)
        all[i] = lode_names_get(seen, i);
    const int meant = lode_suggest(lode_text(word), all, n);
    lode_fail(error, LODE_USAGE, "no row is compared with '%s', in --between", word);
    if (meant >= 0)
        lode_fail_hint(error, "did you mean '%.*s'?", LODE_ARG(all[meant]));
    else
        lode_fail_hint(error, "add it to lode-bench --against");
    free(all);
    return LODE_USAGE;
}

static lode_status check_words(const trend_between *between, const trend_data *data,
                               lode_error *error) {
    lode_names *seen = lode_names_new();
    lode_status status = LODE_OK;
    for (size_t row = 0; row < data->measures->rows; row++)
        if (cell(data, row, between->comparator).n)
            lode_names_add(seen, cell(data, row, between->comparator));
    for (int side = 0; side < 2 && status == LODE_OK; side++)
        if (lode_names_find(seen, lode_text(between->word[side])) == LODE_UNKNOWN)
            status = nobody_has(seen, between->word[side], error);
    lode_names_free(seen);
    return status;
}

/* ---- rows by period ---- */

static lode_status no_number(const trend_between *between, const trend_data *data, size_t row,
                             lode_error *error) {
    lode_fail(error, LODE_DATA, "'%.*s' is not a number in 'comparator_value'",
              LODE_ARG(cell(data, row, between->value)));
    return lode_table_fail_at(data->measures->table, row, (size_t)between->value, error);
}

static lode_status twice(const trend_between *between, const trend_data *data, size_t row,
                         size_t earlier, lode_error *error) {
    const lode_measures *m = data->measures;
    lode_fail(error, LODE_DATA, "another figure of '%.*s' than line %zu for %.*s, %.*s, %.*s",
              LODE_ARG(cell(data, row, between->comparator)), lode_table_line(m->table, earlier),
              LODE_ARG(lode_measures_unit_name(m, row)),
              LODE_ARG(lode_measures_text(m, row, LODE_COL_TIME_PERIOD)),
              LODE_ARG(lode_measures_text(m, row, LODE_COL_MEASURE)));
    lode_fail_hint(error, "a position needs one figure of each comparator in each period");
    return lode_table_fail_at(m->table, row, (size_t)between->value, error);
}

static lode_status take_row(trend_between *between, const trend_data *data, size_t row, int side,
                            lode_error *error) {
    uint32_t *place = &between->row[side][data->telling[row]];
    const lode_slice value = cell(data, row, between->value);
    lode_number number;
    if (value.n && !lode_number_read(value, &number))
        return no_number(between, data, row, error);
    if (*place == LODE_UNKNOWN)
        *place = (uint32_t)row;
    return lode_same(value, cell(data, *place, between->value))
               ? LODE_OK
               : twice(between, data, row, *place, error);
}

static lode_status take_rows(trend_between *between, const trend_data *data, lode_error *error) {
    const size_t rows = data->measures->rows;
    lode_status status = LODE_OK;
    for (int side = 0; side < 2; side++) {
        between->row[side] = lode_reallocate(NULL, rows, sizeof *between->row[side]);
        for (size_t row = 0; row < rows; row++)
            between->row[side][row] = LODE_UNKNOWN;
    }
    for (size_t row = 0; row < rows && status == LODE_OK; row++)
        for (int side = 0; side < 2 && status == LODE_OK; side++)
            if (lode_is(cell(data, row, between->comparator), between->word[side]))
                status = take_row(between, data, row, side, error);
    return status;
}

static lode_status check_both(const trend_between *between, const trend_data *data,
                              lode_error *error) {
    for (size_t row = 0; row < data->measures->rows; row++)
        if (between->row[0][row] != LODE_UNKNOWN && between->row[1][row] != LODE_UNKNOWN)
            return LODE_OK;
    lode_fail(error, LODE_REFUSED, "no period of any series is compared with both '%s' and '%s'",
              between->word[0], between->word[1]);
    return lode_fail_hint(error, "lode-bench --against %s,%s compares each figure with both",
                          between->word[0], between->word[1]);
}

lode_status trend_between_find(trend_between *between, const trend_data *data, lode_words words,
                               lode_error *error) {
    lode_status status = read_words(between, words, error);
    if (status == LODE_OK)
        status = find_columns(between, data, error);
    if (status != LODE_OK || data->measures->rows == 0)
        return status;
    status = check_words(between, data, error);
    if (status == LODE_OK)
        status = take_rows(between, data, error);
    return status == LODE_OK ? check_both(between, data, error) : status;
}

void trend_between_free(trend_between *between) {
    free(between->row[0]);
    free(between->row[1]);
}
