/* Tests of the contract of measure tables that a cell can fail by itself. */
#include "check_tests.h"

#include "lode/period.h"

static bool is_contract(const check_column *c, lode_measure_column column) {
    return c->contract == (int)column;
}

/* ---- periods and levels ---- */

static bool is_period(const check_column *c) {
    return is_contract(c, LODE_COL_TIME_PERIOD);
}

static bool is_no_year(const check_cell *cell) {
    return lode_period_year(cell->text) == 0;
}

static void explain_year(const check_cell *cell, lode_error *error) {
    lode_measures_wrong_period(cell->shown, error);
}

static bool is_level(const check_column *c) {
    return is_contract(c, LODE_COL_GEOGRAPHIC_LEVEL);
}

static bool is_no_level(const check_cell *cell) {
    return cell->text.n > 0 && lode_level_find(cell->text) < 0;
}

static void explain_level(const check_cell *cell, lode_error *error) {
    lode_measures_wrong_level(cell->shown, error);
}

/* ---- measures ---- */

static bool is_measure(const check_column *c) {
    return is_contract(c, LODE_COL_MEASURE);
}

static bool is_unknown_measure(const check_cell *cell) {
    return !lode_dictionary_find(cell->column->file->run->dictionary, cell->text);
}

static void explain_measure(const check_cell *cell, lode_error *error) {
    const lode_slice meant =
        lode_dictionary_suggest(cell->column->file->run->dictionary, cell->text);
    lode_fail(error, LODE_DATA, "nothing is known of the measure '%.*s'", LODE_ARG(cell->shown));
    if (meant.n)
        lode_fail_hint(error, "did you mean '%.*s'?", LODE_ARG(meant));
}

/* ---- words ---- */

static bool is_release(const check_column *c) {
    return is_contract(c, LODE_COL_RELEASE);
}

static bool is_no_release(const check_cell *cell) {
    return cell->text.n > 0 && lode_release_order(cell->text) == 0;
}

static void explain_release(const check_cell *cell, lode_error *error) {
    static const lode_slice words[] = {{"provisional", 11}, {"revised", 7}, {"final", 5}};
    const int meant = lode_suggest(cell->text, words, 3);
    check_explain_word(cell, "provisional, revised or final",
                       meant < 0 ? (lode_slice){NULL, 0} : words[meant], error);
}

static bool is_status(const check_column *c) {
    return is_contract(c, LODE_COL_STATUS);
}

static bool is_no_status(const check_cell *cell) {
    return cell->text.n > 0 && !lode_is_status(cell->text);
}

static void explain_status(const check_cell *cell, lode_error *error) {
    lode_fail(error, LODE_DATA, "'%.*s' is no status code", LODE_ARG(cell->shown));
    lode_fail_hint(error, "they are c z x low k u; the source's own token belongs in source_code");
}

/* ---- denominators ---- */

static bool is_n(const check_column *c) {
    return is_contract(c, LODE_COL_N);
}

static bool is_negative(const check_cell *cell) {
    return cell->is_number && cell->number.value < 0;
}

static void explain_negative(const check_cell *cell, lode_error *error) {
    lode_fail(error, LODE_DATA, "n is negative: %.*s", LODE_ARG(cell->shown));
}

const check_test check_contract_tests[] = {
    {CHECK_TYPES, true, is_period, is_no_year, explain_year},
    {CHECK_LEVELS, false, is_level, is_no_level, explain_level},
    {CHECK_MEASURES_KNOWN, false, is_measure, is_unknown_measure, explain_measure},
    {CHECK_RELEASES, false, is_release, is_no_release, explain_release},
    {CHECK_STATUS, false, is_status, is_no_status, explain_status},
    {CHECK_COUNTS, true, is_n, is_negative, explain_negative},
    {.kind = CHECKS},
};
