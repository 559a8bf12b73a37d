/* What the public edition may not show: figures of so few that somebody could be known by them. */
#include "review_parts.h"

#include "lode/measures.h"
#include "lode/number.h"
#include "lode/small_numbers.h"

/* The number in a row of a column, in whatever case of letters, if the table has it and it is one.
 */
static bool number_of(const lode_table *table, size_t row, const char *name, double *x) {
    lode_number number;
    for (size_t c = 0; c < lode_table_columns(table); c++)
        if (lode_same_folded(lode_table_name(table, c), lode_text(name)) &&
            lode_number_read(lode_trim(lode_table_text(table, row, c)), &number)) {
            *x = number.value;
            return true;
        }
    return false;
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
    return count >= 1 && count <= LODE_SMALL_COUNT;
}

/* Whether a row has no more than a few pupils behind it. A number of 6 to 10 gives nothing away
 * while the figure itself is hidden. */
static bool is_of_few(const lode_table *table, size_t row, const char *count, const char *figure) {
    double n, x;
    return number_of(table, row, count, &n) &&
           (is_small(n) || (n < LODE_FEWEST_PUPILS && number_of(table, row, figure, &x)));
}

/* Why a row of a measure table may not be shown; NULL if it may. */
static const char *too_few_pupils(review *r, const lode_table *table, size_t row) {
    double n, numerator, value;
    const bool has_n = number_of(table, row, "n", &n);
    if (is_of_few(table, row, "n", "value") || is_of_few(table, row, "n", "numerator") ||
        is_of_few(table, row, "first_n", "first_value") ||
        is_of_few(table, row, "second_n", "second_value"))
        return "a figure of fewer than 11 pupils";
    if (number_of(table, row, "numerator", &numerator) &&
        (is_small(numerator) || (has_n && is_small(n - numerator))))
        return "a figure that 1 to 5 pupils make";
    return number_of(table, row, "value", &value) && counts_pupils(r, measure_of(table, row)) &&
                   is_small(value)
               ? "a count of 1 to 5 pupils"
               : NULL;
}

/* Measure tables have a value, whatever else they have. */
static bool has_values(const lode_table *table) {
    static const char *const names[] = {"value", "numerator", "first_value"};
    for (size_t c = 0; c < lode_table_columns(table); c++)
        for (size_t i = 0; i < sizeof names / sizeof *names; i++)
            if (lode_same_folded(lode_table_name(table, c), lode_text(names[i])))
                return true;
    return false;
}

/* The same of an estimate table. Who answered at all, of how many, is no secret. */
static const char *too_few_answers(const lode_table *table, size_t row) {
    double units, answers;
    const int term = lode_table_find(table, lode_text("term"));
    if (!number_of(table, row, "n_units", &units) ||
        (term >= 0 && lode_is(lode_table_text(table, row, (size_t)term), "response_rate")))
        return NULL;
    if (!number_of(table, row, "respondents", &answers))
        return units < LODE_FEWEST_ANSWERS ? "an estimate of fewer than 5" : NULL;
    return answers < LODE_FEWEST_ANSWERS || units < LODE_FEWEST_SCHOOLS
               ? "what fewer than 5 people or 3 schools answered"
               : NULL;
}

lode_status review_guard_row(review *r, const lode_table *table, size_t row, size_t line) {
    double estimate;
    const char *why = NULL;
    bool of_schools;
    const lode_status status = is_of_schools(r, measure_of(table, row), &of_schools);
    if (status != LODE_OK || of_schools)
        return status;
    if (has_values(table))
        why = too_few_pupils(r, table, row);
    else if (number_of(table, row, "estimate", &estimate))
        why = too_few_answers(table, row);
    if (!why)
        return LODE_OK;
    review_fail(r, line, LODE_REFUSED, "%s:%zu: %s", lode_table_file(table, row),
                lode_table_line(table, row), why);
    return lode_fail_hint(r->error, "hide what is small, and what gives it away: lode-suppress");
}
