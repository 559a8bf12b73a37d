/* What the public edition may not show: who a person is, which school was flagged or supported,
 * figures of so few that somebody could be known by them. */
#include "review_parts.h"

#include "lode/columns.h"
#include "lode/identifiers.h"
#include "lode/measures.h"
#include "lode/number.h"

enum {
    FEWEST_PUPILS = 11, /* behind a figure */
    SMALL_COUNT = 5,    /* the largest that is hidden */
    FEWEST_ANSWERS = 5, /* behind an estimate */
    FEWEST_SCHOOLS = 3, /* that they come from, in a survey */
};

/* "Date of birth" as date_of_birth. */
static bool same_name(lode_slice a, lode_slice b) {
    if (a.n != b.n)
        return false;
    for (size_t i = 0; i < a.n; i++) {
        const char x = a.p[i] == ' ' ? '_' : lode_small(a.p[i]);
        if (x != b.p[i])
            return false;
    }
    return true;
}

/* The first column of the table that is one of those listed for a sort of secret; -1 if none is. */
static int find_secret(const lode_table *table, const lode_table *listed, const int *at,
                       const char *of, lode_slice *what) {
    for (size_t i = 0; i < lode_table_rows(listed); i++) {
        if (!lode_is(lode_table_text(listed, i, (size_t)at[1]), of))
            continue;
        for (size_t c = 0; c < lode_table_columns(table); c++)
            if (same_name(lode_table_name(table, c), lode_table_text(listed, i, (size_t)at[0]))) {
                *what = lode_table_text(listed, i, (size_t)at[2]);
                return (int)c;
            }
    }
    return -1;
}

/* The first row in which a column says something; the number of rows if there is none. */
static size_t first_said(const lode_table *table, int column) {
    size_t row = 0;
    while (row < lode_table_rows(table) &&
           lode_trim(lode_table_text(table, row, (size_t)column)).n == 0)
        row++;
    return row;
}

/* Whether a school is named anywhere. */
static lode_status find_school(review *r, const lode_table *table, const char *name, bool *named) {
    static const char *const columns[] = {"school_urn", "school_laestab", "school_name"};
    lode_status status = LODE_OK;
    *named = false;
    for (size_t i = 0; i < 3 && status == LODE_OK; i++) {
        int column = -1;
        status = lode_table_look_for(table, name, lode_text(columns[i]), r->reference, &column,
                                     r->error);
        *named |= column >= 0 && first_said(table, column) < lode_table_rows(table);
    }
    return status;
}

static lode_status check_pupil_numbers(review *r, const lode_table *table, const char *name,
                                       size_t line) {
    char letter;
    for (size_t row = 0; row < lode_table_rows(table); row++)
        for (size_t c = 0; c < lode_table_columns(table); c++) {
            const lode_slice text = lode_trim(lode_table_text(table, row, c));
            if (text.n != 13 || lode_upn_kind_of(text, &letter) == LODE_UPN_WRONG_FORM)
                continue;
            review_fail(r, line, LODE_REFUSED, "%s has a pupil's number in line %zu", name,
                        lode_table_line(table, row));
            return lode_fail_hint(r->error, "pupils are put together first: lode-agg");
        }
    return LODE_OK;
}

lode_status review_guard_table(review *r, const lode_table *table, const char *name, size_t line) {
    static const char *const columns[] = {"column", "of", "what"};
    const lode_table *listed;
    lode_slice what;
    int at[3];
    bool named;
    lode_status status = lode_reference_table(r->reference, "not_public", &listed, r->error);
    if (status == LODE_OK)
        status = lode_reference_columns(listed, columns, 3, at, r->error);
    if (status == LODE_OK)
        status = find_school(r, table, name, &named);
    if (status != LODE_OK)
        return status;
    int column = find_secret(table, listed, at, "person", &what);
    if (column >= 0) {
        review_fail(r, line, LODE_REFUSED, "%s has a row for each person: column '%.*s'", name,
                    LODE_ARG(lode_table_name(table, (size_t)column)));
        return lode_fail_hint(r->error, "a public page shows what many have in common: lode-agg, "
                                        "lode-survey");
    }
    column = named ? find_secret(table, listed, at, "support", &what) : -1;
    if (column >= 0) {
        review_fail(r, line, LODE_REFUSED, "%s names schools beside %.*s: column '%.*s'", name,
                    LODE_ARG(what), LODE_ARG(lode_table_name(table, (size_t)column)));
        return lode_fail_hint(r->error, "a public page says how many there are, not which");
    }
    return check_pupil_numbers(r, table, name, line);
}

/* The number in a row of a column, if the table has it and it is one. */
static bool number_of(const lode_table *table, size_t row, const char *name, double *x) {
    lode_number number;
    const int column = lode_table_find(table, lode_text(name));
    if (column < 0 ||
        !lode_number_read(lode_trim(lode_table_text(table, row, (size_t)column)), &number))
        return false;
    *x = number.value;
    return true;
}

static lode_slice measure_of(const lode_table *table, size_t row) {
    const int column = lode_table_find(table, lode_text("measure"));
    return column < 0 ? (lode_slice){"", 0}
                      : lode_trim(lode_table_text(table, row, (size_t)column));
}

/* A count of pupils, not of schools or sessions. */
static bool counts_pupils(review *r, lode_slice measure) {
    const lode_meaning *meaning = lode_dictionary_find(r->dictionary, measure);
    return meaning && meaning->kind == LODE_KIND_COUNT && lode_is(meaning->unit, "pupils");
}

/* Whether a measure is of judgements, of which each is about a school and published. */
static lode_status is_of_schools(review *r, lode_slice measure, bool *is) {
    static const char *const name[] = {"prefix"};
    const lode_table *frameworks;
    int at;
    lode_status status =
        lode_reference_table(r->reference, "grade_frameworks", &frameworks, r->error);
    if (status == LODE_OK)
        status = lode_reference_columns(frameworks, name, 1, &at, r->error);
    *is = false;
    for (size_t i = 0; status == LODE_OK && i < lode_table_rows(frameworks) && !*is; i++) {
        const lode_slice prefix = lode_table_text(frameworks, i, (size_t)at);
        *is = prefix.n > 0 && measure.n > prefix.n && measure.p[prefix.n] == '_' &&
              memcmp(measure.p, prefix.p, prefix.n) == 0;
    }
    return status;
}

static bool is_small(double count) {
    return count >= 1 && count <= SMALL_COUNT;
}

/* Why a figure of a measure table may not be shown; NULL if it may. */
static const char *too_few_pupils(review *r, const lode_table *table, size_t row, double value) {
    double n, numerator;
    const bool has_n = number_of(table, row, "n", &n);
    if (has_n && n < FEWEST_PUPILS)
        return "a figure of fewer than 11 pupils";
    if (number_of(table, row, "numerator", &numerator) &&
        (is_small(numerator) || (has_n && is_small(n - numerator))))
        return "a figure that 1 to 5 pupils make";
    return counts_pupils(r, measure_of(table, row)) && is_small(value) ? "a count of 1 to 5 pupils"
                                                                       : NULL;
}

/* The same of an estimate table. Who answered at all, of how many, is no secret. */
static const char *too_few_answers(const lode_table *table, size_t row) {
    double units, answers;
    const int term = lode_table_find(table, lode_text("term"));
    if (!number_of(table, row, "n_units", &units) ||
        (term >= 0 && lode_is(lode_table_text(table, row, (size_t)term), "response_rate")))
        return NULL;
    if (!number_of(table, row, "respondents", &answers))
        return units < FEWEST_ANSWERS ? "an estimate of fewer than 5" : NULL;
    return answers < FEWEST_ANSWERS || units < FEWEST_SCHOOLS
               ? "what fewer than 5 people or 3 schools answered"
               : NULL;
}

lode_status review_guard_row(review *r, const lode_table *table, size_t row, size_t line) {
    double value;
    const char *why = NULL;
    bool of_schools;
    const lode_status status = is_of_schools(r, measure_of(table, row), &of_schools);
    if (status != LODE_OK || of_schools)
        return status;
    if (number_of(table, row, "value", &value))
        why = too_few_pupils(r, table, row, value);
    else if (number_of(table, row, "estimate", &value))
        why = too_few_answers(table, row);
    if (!why)
        return LODE_OK;
    review_fail(r, line, LODE_REFUSED, "%s:%zu: %s", lode_table_file(table, row),
                lode_table_line(table, row), why);
    return lode_fail_hint(r->error, "hide what is small, and what gives it away: lode-suppress");
}
