/* Tests of any text: spaces, symbols for nothing, what a column of this name should hold. */
#include "check_tests.h"

static bool of_any(const check_column *c) {
    (void)c;
    return true;
}

bool check_is_one_of(lode_slice text, const char *words) {
    lode_slice rest = lode_text(words), word;
    while (lode_split(&rest, '|', &word))
        if (lode_same(text, word))
            return true;
    return false;
}

bool check_is_blank(const check_cell *cell) {
    return cell->text.n == 0;
}

void check_explain_blank(const check_cell *cell, lode_error *error) {
    lode_fail(error, LODE_DATA, "an empty cell in '%.*s'", LODE_ARG(cell->column->name));
}

void check_explain_word(const check_cell *cell, const char *what, lode_slice meant,
                        lode_error *error) {
    lode_fail(error, LODE_DATA, "'%.*s' is not %s", LODE_ARG(cell->shown), what);
    if (meant.n)
        lode_fail_hint(error, "did you mean '%.*s'?", LODE_ARG(meant));
}

/* ---- spaces ---- */

static bool has_white_space(const check_cell *cell) {
    return cell->raw.n != cell->text.n;
}

static void explain_white_space(const check_cell *cell, lode_error *error) {
    if (cell->text.n == 0)
        lode_fail(error, LODE_DATA, "nothing but spaces");
    else
        lode_fail(error, LODE_DATA, "a space at an end of '%.*s'", LODE_ARG(cell->shown));
    lode_fail_hint(error, "Lode trims it; other programs take it for another word");
}

/* ---- symbols for nothing ---- */

bool check_is_null_word(const check_cell *cell) {
    return check_is_one_of(cell->text, "NULL|Null|null|NA|na");
}

static void explain_null_word(const check_cell *cell, lode_error *error) {
    lode_fail(error, LODE_DATA, "'%.*s' is what a program writes where it has nothing",
              LODE_ARG(cell->shown));
}

bool check_is_symbol(const check_cell *cell) {
    return check_is_one_of(cell->text, "~|:|.|..|*|-|N/A|n/a");
}

void check_explain_symbol(const check_cell *cell, lode_error *error) {
    static const struct {
        const char *symbol, *code, *meaning;
    } now[] = {{":", "x", "not available"}, {"~", "low", "rounds to 0 but is not 0"}};
    lode_fail(error, LODE_DATA, "'%.*s' is an old symbol for no data", LODE_ARG(cell->shown));
    for (size_t i = 0; i < sizeof now / sizeof *now; i++)
        if (check_is_figure(cell->column) && lode_is(cell->text, now[i].symbol))
            lode_fail_hint(error, "it is now %s: %s", now[i].code, now[i].meaning);
}

static bool of_no_figures(const check_column *c) {
    return !check_is_figure(c);
}

/* ---- what the name of the column promises ---- */

static bool is_typed_by_name(const check_column *c) {
    return c->holds > LODE_HOLDS_TEXT && c->by_name;
}

static bool breaks_promise(const check_cell *cell) {
    const check_column *c = cell->column;
    return cell->text.n > 0 && !check_is_code(c, cell->text) &&
           !check_holds(c->file, c->holds, cell->text);
}

const check_test check_text_tests[] = {
    {CHECK_WHITE_SPACE, false, of_any, has_white_space, explain_white_space},
    {CHECK_NULL_WORDS, false, of_any, check_is_null_word, explain_null_word},
    {CHECK_OLD_SYMBOLS, false, of_no_figures, check_is_symbol, check_explain_symbol},
    {CHECK_IDENTIFIERS, false, is_typed_by_name, breaks_promise, check_explain_type},
    {.kind = CHECKS},
};
