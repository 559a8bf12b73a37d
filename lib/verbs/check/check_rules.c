/* The checks there are, and how bad it is where one does not hold: from "check_rules". */
#include "check_parts.h"

static const char *const names[CHECKS] = {"file_name",       "file_case",
                                          "metadata",        "encoding",
                                          "separator",       "record_length",
                                          "record_ends",     "line_breaks",
                                          "empty_rows",      "columns_required",
                                          "columns_present", "columns_described",
                                          "column_unnamed",  "column_spaces",
                                          "column_case",     "empty_columns",
                                          "unfinished",      "dictionary",
                                          "meta_columns",    "meta_names",
                                          "meta_types",      "meta_standard",
                                          "meta_places",     "meta_labels",
                                          "meta_indicators", "meta_units",
                                          "meta_decimals",   "meta_decimals_given",
                                          "meta_groups",     "meta_groups_described",
                                          "meta_mixed",      "meta_characteristic",
                                          "white_space",     "null_words",
                                          "old_symbols",     "types",
                                          "identifiers",     "required",
                                          "values",          "range",
                                          "decimals",        "codes",
                                          "dates_in_order",  "figure_blank",
                                          "figure_symbols",  "percentages",
                                          "filter_blank",    "filter_single",
                                          "filter_total",    "filter_items",
                                          "group_items",     "group_names",
                                          "lengths",         "total_in_place",
                                          "time_period",     "time_years",
                                          "time_identifier", "time_digits",
                                          "time_mixed",      "period_gaps",
                                          "levels",          "level_columns",
                                          "level_completed", "level_exceeded",
                                          "countries",       "regions",
                                          "authorities",     "authority_periods",
                                          "region_given",    "not_available",
                                          "place_names",     "ignored_rows",
                                          "mixed_levels",    "measures_known",
                                          "units",           "status",
                                          "releases",        "counts",
                                          "numerators",      "proportions",
                                          "intervals",       "duplicate_keys",
                                          "duplicate_rows",  "totals",
                                          "area_totals"};

static const char *const results[CHECK_RESULTS] = {"off", "pass", "note", "warning", "error"};

const char *check_result_name(check_result result) {
    return results[result];
}

enum { NAME, RESULT, EES, ABOUT, HINT, COLUMNS };

static lode_slice cell(const lode_table *table, size_t row, int column) {
    return lode_trim(lode_table_text(table, row, (size_t)column));
}

static lode_status no_rule(const lode_table *table, check_kind kind, lode_error *error) {
    lode_fail(error, LODE_DATA, "no row for the check '%s'", names[kind]);
    lode_fail_hint(error, "copy the row from the table that is built in; to leave a check out, "
                          "write off as its result");
    return lode_fail_at(error, lode_table_file(table, 0), 0, 0);
}

static lode_status read_result(const lode_table *table, size_t row, int column,
                               check_result *result, lode_error *error) {
    const lode_slice word = cell(table, row, column);
    *result = CHECK_OFF;
    for (int i = 0; i < CHECK_RESULTS; i++)
        if (word.n == 0 || (i != CHECK_PASS && lode_is(word, results[i]))) {
            *result = word.n == 0 ? CHECK_OFF : (check_result)i;
            return LODE_OK;
        }
    lode_fail(error, LODE_DATA, "'%.*s' is not error, warning, note or off", LODE_ARG(word));
    return lode_table_fail_at(table, row, (size_t)column, error);
}

static size_t find_rule(const lode_table *table, int column, check_kind kind) {
    size_t row = 0;
    while (row < lode_table_rows(table) && !lode_is(cell(table, row, column), names[kind]))
        row++;
    return row;
}

static lode_status read_rule(const check_run *run, const lode_table *table, const int *column,
                             check_kind kind, check_rule *rule, lode_error *error) {
    const size_t row = find_rule(table, column[NAME], kind);
    if (row == lode_table_rows(table))
        return no_rule(table, kind, error);
    check_result ees;
    rule->name = lode_text(names[kind]);
    rule->about = cell(table, row, column[ABOUT]);
    rule->hint = cell(table, row, column[HINT]);
    lode_status status = read_result(table, row, column[RESULT], &rule->result, error);
    if (status == LODE_OK)
        status = read_result(table, row, column[EES], &ees, error);
    if (status == LODE_OK && run->options->ees && cell(table, row, column[EES]).n > 0)
        rule->result = ees;
    return status;
}

static lode_status skip_rule(check_run *run, const char *word, lode_error *error) {
    lode_slice all[CHECKS];
    for (int i = 0; i < CHECKS; i++) {
        all[i] = lode_text(names[i]);
        if (strcmp(word, names[i]) == 0) {
            run->rule[i].result = CHECK_OFF;
            return LODE_OK;
        }
    }
    const int meant = lode_suggest(lode_text(word), all, CHECKS);
    lode_fail(error, LODE_USAGE, "no check '%s'", word);
    return meant >= 0 ? lode_fail_hint(error, "did you mean '%s'?", names[meant])
                      : lode_fail_hint(error, "lode-check(1) lists them");
}

lode_status check_read_rules(check_run *run, lode_error *error) {
    static const char *const columns[COLUMNS] = {"check", "result", "ees", "about", "hint"};
    const lode_table *table;
    int column[COLUMNS];
    lode_status status = lode_reference_table(run->reference, "check_rules", &table, error);
    if (status == LODE_OK)
        status = lode_reference_columns(table, columns, COLUMNS, column, error);
    for (int i = 0; i < CHECKS && status == LODE_OK; i++)
        status = read_rule(run, table, column, (check_kind)i, &run->rule[i], error);
    for (size_t i = 0; i < run->options->skip.n && status == LODE_OK; i++)
        status = skip_rule(run, run->options->skip.item[i], error);
    return status;
}
