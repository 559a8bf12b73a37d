/* Tests of figures: numbers, or codes in place of one. */
#include "check_tests.h"

/* A number as people and published tables write it: 1,234 or 56%. */
static bool is_number_for_people(lode_slice text) {
    char digits[64];
    size_t n = 0;
    if (text.n && text.p[text.n - 1] == '%')
        text.n--;
    for (size_t i = 0; i < text.n; i++) {
        if (text.p[i] == ',' && i > 0 && text.n - i > 3)
            continue;
        if (n == sizeof digits)
            return false;
        digits[n++] = text.p[i];
    }
    lode_number number;
    return lode_number_read(lode_trim((lode_slice){digits, n}), &number);
}

/* What another check tells is not told twice. */
static bool is_told_otherwise(const check_cell *cell) {
    const check_file *f = cell->column->file;
    return (check_is_on(f, CHECK_FIGURE_SYMBOLS) && check_is_symbol(cell)) ||
           (check_is_on(f, CHECK_NULL_WORDS) && check_is_null_word(cell));
}

/* lode-tidy reads percent signs and thousands commas in published layouts. */
static bool is_unknown_code(const check_cell *cell) {
    const check_file *f = cell->column->file;
    return !cell->is_number && cell->text.n > 0 && !check_is_code(cell->column, cell->text) &&
           !is_told_otherwise(cell) && !(f->layout && is_number_for_people(cell->text));
}

enum { MOST_CODES = 128 };

static void add_codes(const lode_names *names, lode_slice codes[MOST_CODES], size_t *n) {
    for (uint32_t i = 0; names && i < lode_names_count(names) && *n < MOST_CODES; i++)
        codes[(*n)++] = lode_names_get(names, i);
}

static void explain_code(const check_cell *cell, lode_error *error) {
    lode_slice codes[MOST_CODES];
    size_t n = 0;
    add_codes(cell->column->missing, codes, &n);
    add_codes(cell->column->file->codes, codes, &n);
    const int meant = lode_suggest(cell->text, codes, n);
    lode_fail(error, LODE_DATA, "'%.*s' is neither a number nor a known code",
              LODE_ARG(cell->shown));
    if (is_number_for_people(cell->text))
        lode_fail_hint(error, "write digits only: no commas, no %% sign");
    else if (meant >= 0)
        lode_fail_hint(error, "did you mean '%.*s'?", LODE_ARG(codes[meant]));
    else
        lode_fail_hint(error, "codes are c z x low k u; a dictionary may name others in 'missing'");
}

const check_test check_figure_tests[] = {
    {CHECK_CODES, false, check_is_figure, is_unknown_code, explain_code},
    {CHECK_FIGURE_BLANK, false, check_is_figure, check_is_blank, check_explain_blank},
    {CHECK_FIGURE_SYMBOLS, false, check_is_figure, check_is_symbol, check_explain_symbol},
    {.kind = CHECKS},
};
