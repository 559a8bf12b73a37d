/* Cells of a table as readers see them. */
#include "review_parts.h"

#include "lode/measures.h"
#include "lode/number.h"
#include "lode/period.h"

/* What the dictionary knows of the row's measure; NULL if nothing. */
static const lode_meaning *meaning_of(review *r, const lode_table *table, size_t row) {
    static const char *const columns[] = {"measure", "outcome"};
    for (size_t i = 0; i < 2; i++) {
        const int column = lode_table_find(table, lode_text(columns[i]));
        if (column < 0)
            continue;
        const lode_slice name = lode_trim(lode_table_text(table, row, (size_t)column));
        const lode_meaning *meaning =
            lode_dictionary_find(r->dictionary, lode_measure_of_gap(name));
        if (meaning)
            return meaning;
    }
    return NULL;
}

/* Columns that are in the unit of the row's measure. */
static bool is_figure(lode_slice name) {
    static const char *const names[] = {
        "value",          "comparator_value",  "difference",
        "change",         "estimate",          "se",
        "ci_low",         "ci_high",           "change_ci_low",
        "change_ci_high", "difference_ci_low", "difference_ci_high"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (lode_is(name, names[i]))
            return true;
    return false;
}

static const char *rounded(review *r, lode_slice text, int decimals) {
    char out[LODE_NUMBER_TEXT];
    lode_number number;
    if (decimals < 0 || !lode_number_read(text, &number))
        return lode_arena_copy(r->arena, text.p, text.n);
    const size_t n = lode_number_rounded(number.value, decimals, true, out);
    return lode_arena_copy(r->arena, out, n);
}

/* The code of a figure that has no value. */
static lode_slice code_of(const lode_table *table, size_t row, lode_slice name) {
    const int status = lode_is(name, "value") ? lode_table_find(table, lode_text("status")) : -1;
    return status < 0 ? (lode_slice){"", 0}
                      : lode_trim(lode_table_text(table, row, (size_t)status));
}

/* "regression_to_the_mean" as "Regression to the mean". */
static const char *term_words(review *r, lode_slice text) {
    char *words = lode_arena_copy(r->arena, text.n ? text.p : "", text.n);
    for (char *p = words; *p; p++)
        if (*p == '_' || *p == '.')
            *p = ' ';
    if (*words >= 'a' && *words <= 'z')
        *words = (char)(*words - 'a' + 'A');
    return words;
}

const char *review_cell(review *r, const lode_table *table, size_t row, size_t column,
                        int decimals) {
    const lode_slice name = lode_table_name(table, column);
    lode_slice text = lode_trim(lode_table_text(table, row, column));
    const lode_meaning *meaning = meaning_of(r, table, row);
    char period[LODE_PERIOD_TEXT];
    if (text.n == 0)
        text = code_of(table, row, name);
    if (lode_is(name, "time_period") && text.n < LODE_PERIOD_TEXT) { /* a label would be cut */
        lode_period_label(text, period);
        return lode_arena_copy(r->arena, period, strlen(period));
    }
    if (meaning && (lode_is(name, "measure") || lode_is(name, "outcome")))
        return lode_arena_print(r->arena, "%s%.*s",
                                lode_measure_of_gap(text).n < text.n ? "Gap: " : "",
                                LODE_ARG(meaning->label));
    if (lode_is(name, "term"))
        return term_words(r, text);
    if (is_figure(name))
        return rounded(r, text, decimals >= 0 ? decimals : meaning ? meaning->decimals : -1);
    return rounded(r, text,
                   decimals >= 0 && memchr(text.p ? text.p : "", '.', text.n) ? decimals : -1);
}
