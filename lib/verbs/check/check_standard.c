/* Tests of the open-data standard that a cell can fail by itself. */
#include "check_tests.h"

#include "lode/period.h"

static bool is_filter(const check_column *c) {
    return c->role == CHECK_FILTER;
}

static bool is_time_or_place(const check_column *c) {
    return c->file->open_data &&
           (c->role == CHECK_TIME || c->role == CHECK_LEVEL || c->role == CHECK_PLACE);
}

static bool is_total(const check_cell *cell) {
    return check_is_one_of(cell->text, "Total|total|All|all");
}

static void explain_total(const check_cell *cell, lode_error *error) {
    lode_fail(error, LODE_DATA, "'%.*s' in '%.*s', which says when or where", LODE_ARG(cell->shown),
              LODE_ARG(cell->column->name));
}

/* ---- time ---- */

static bool is_time_period(const check_column *c) {
    return c->file->time_period == (int)c->position;
}

static bool is_time_identifier(const check_column *c) {
    return c->file->time_identifier == (int)c->position;
}

static bool are_digits(lode_slice text) {
    for (size_t i = 0; i < text.n; i++)
        if (text.p[i] < '0' || text.p[i] > '9')
            return false;
    return true;
}

static bool is_no_period(const check_cell *cell) {
    return !(are_digits(cell->text) && (cell->text.n == 4 || cell->text.n == 6));
}

static void explain_period(const check_cell *cell, lode_error *error) {
    char period[LODE_PERIOD_TEXT];
    lode_fail(error, LODE_DATA, "'%.*s' is not four or six digits", LODE_ARG(cell->shown));
    if (lode_period_read(cell->text, period))
        lode_fail_hint(error, "write %s", period);
    else
        lode_fail_hint(error, "201718 is 2017/18, 2018 a year or the year of a week or month");
}

static bool is_no_pair_of_years(const check_cell *cell) {
    const char *p = cell->text.p;
    if (cell->text.n != 6 || !are_digits(cell->text))
        return false;
    const int first = 10 * (p[2] - '0') + p[3] - '0', second = 10 * (p[4] - '0') + p[5] - '0';
    return (first + 1) % 100 != second;
}

static void explain_years(const check_cell *cell, lode_error *error) {
    lode_fail(error, LODE_DATA, "the years of '%.*s' do not follow each other",
              LODE_ARG(cell->shown));
}

static bool is_no_identifier(const check_cell *cell) {
    return !lode_ees_find_identifier(cell->column->file->run->ees, cell->text);
}

static void explain_identifier(const check_cell *cell, lode_error *error) {
    check_explain_word(cell, "a kind of period",
                       lode_ees_suggest_identifier(cell->column->file->run->ees, cell->text),
                       error);
}

/* ---- levels ---- */

static bool is_level_of_standard(const check_column *c) {
    return c->role == CHECK_LEVEL && c->file->open_data;
}

static bool is_no_level(const check_cell *cell) {
    return lode_ees_find_level(cell->column->file->run->ees, cell->text) < 0;
}

static void explain_level(const check_cell *cell, lode_error *error) {
    check_explain_word(cell, "a geographic level",
                       lode_ees_suggest_level(cell->column->file->run->ees, cell->text), error);
}

/* ---- lengths ---- */

/* The limit on the length of the column's cells; NULL where there is none. */
static const char *limit_of(const check_column *c) {
    if (c->role == CHECK_FILTER || (c->role == CHECK_PLACE && c->part == LODE_EES_NAME))
        return "item";
    return c->role == CHECK_PLACE ? "location_code" : NULL;
}

static bool has_limit(const check_column *c) {
    return limit_of(c) != NULL;
}

size_t check_characters(lode_slice text) {
    size_t n = 0;
    for (size_t i = 0; i < text.n; i++)
        n += ((unsigned char)text.p[i] & 0xc0) != 0x80;
    return n;
}

static bool is_too_long(const check_cell *cell) {
    return check_characters(cell->text) >
           lode_ees_limit(cell->column->file->run->ees, limit_of(cell->column));
}

static void explain_length(const check_cell *cell, lode_error *error) {
    lode_fail(error, LODE_DATA, "%zu characters, where the API takes %zu",
              check_characters(cell->text),
              lode_ees_limit(cell->column->file->run->ees, limit_of(cell->column)));
}

const check_test check_standard_tests[] = {
    {CHECK_FILTER_BLANK, false, is_filter, check_is_blank, check_explain_blank},
    {CHECK_LENGTHS, false, has_limit, is_too_long, explain_length},
    {CHECK_TOTAL_IN_PLACE, false, is_time_or_place, is_total, explain_total},
    {CHECK_TIME_PERIOD, false, is_time_period, is_no_period, explain_period},
    {CHECK_TIME_YEARS, false, is_time_period, is_no_pair_of_years, explain_years},
    {CHECK_TIME_IDENTIFIER, false, is_time_identifier, is_no_identifier, explain_identifier},
    {CHECK_LEVELS, false, is_level_of_standard, is_no_level, explain_level},
    {.kind = CHECKS},
};
