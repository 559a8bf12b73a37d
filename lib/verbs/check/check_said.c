/* Tests of what the dictionary says of a column: its type, its values, its limits. */
#include "check_tests.h"

static bool has(const lode_names *names, lode_slice text) {
    return names && lode_names_find(names, text) != LODE_UNKNOWN;
}

bool check_is_code(const check_column *column, lode_slice text) {
    return has(column->missing, text) || has(column->file->codes, text);
}

/* What lode-tidy makes of a cell before it asks whether it is what it should be. */
static lode_slice recoded(const check_cell *cell) {
    const lode_described *d = cell->column->described;
    return d && d->recode.n ? lode_recoded(cell->text, d->recode) : cell->text;
}

/* ---- types ---- */

static bool is_typed(const check_column *c) {
    const bool number_of_figure = check_is_figure(c) && c->holds == LODE_HOLDS_NUMBER;
    return c->holds > LODE_HOLDS_TEXT && !c->by_name && !number_of_figure;
}

/* Text in a figure is a code or none, whatever its type: another test. */
static bool is_of_other_type(const check_cell *cell) {
    const check_column *c = cell->column;
    const lode_slice text = recoded(cell);
    if (text.n == 0 || check_is_code(c, cell->text) || (check_is_figure(c) && !cell->is_number))
        return false;
    return !check_holds(c->file, c->holds, text);
}

/* Of several rows that a record makes, one without what it needs is not made, and that is all. */
static bool is_required(const check_column *c) {
    return c->described && c->described->required && c->described->part.n == 0;
}

static bool is_missing(const check_cell *cell) {
    return recoded(cell).n == 0;
}

/* ---- values ---- */

static bool has_values(const check_column *c) {
    return c->values != NULL;
}

/* What stands first in *rest of a list: [a, b] or a|b. */
static bool next_part(lode_slice *rest, lode_slice *part) {
    const bool bars = rest->n && memchr(rest->p, '|', rest->n);
    return lode_split(rest, bars ? '|' : ',', part);
}

static lode_slice without_brackets(lode_slice text) {
    const bool closed = text.n >= 2 && text.p[0] == '[' && text.p[text.n - 1] == ']';
    return closed ? (lode_slice){text.p + 1, text.n - 2} : text;
}

/* In files whose layout Lode knows the case of letters does not matter. */
static bool is_value(const check_column *c, lode_slice text) {
    return has(c->values, text) || (c->file->layout && lode_is_any(text, c->described->values));
}

/* The text, or the first part of a list, that is not among the values; empty if all are. */
static lode_slice stranger(const check_cell *cell) {
    const check_column *c = cell->column;
    const lode_slice text = recoded(cell);
    lode_slice rest = without_brackets(text), part;
    if (c->holds != LODE_HOLDS_LIST)
        return is_value(c, text) ? (lode_slice){NULL, 0} : text;
    while (next_part(&rest, &part))
        if (!is_value(c, part))
            return part;
    return (lode_slice){NULL, 0};
}

static bool is_stranger(const check_cell *cell) {
    return cell->text.n > 0 && !check_is_code(cell->column, cell->text) && stranger(cell).n > 0;
}

static void explain_stranger(const check_cell *cell, lode_error *error) {
    enum { MOST = 256 };
    const check_column *c = cell->column;
    lode_slice values[MOST];
    size_t n = lode_names_count(c->values);
    n = n < MOST ? n : MOST;
    for (size_t i = 0; i < n; i++)
        values[i] = lode_names_get(c->values, (uint32_t)i);
    const bool secret = check_is_secret(c, cell->text);
    const lode_slice part = secret ? cell->shown : stranger(cell);
    const int meant = secret ? -1 : lode_suggest(part, values, n);
    lode_fail(error, LODE_DATA, "'%.*s' is not one of the values", LODE_ARG(part));
    if (meant >= 0)
        lode_fail_hint(error, "did you mean '%.*s'?", LODE_ARG(values[meant]));
    else if (!secret)
        lode_fail_hint(error, "they are %.*s", LODE_ARG(c->described->values));
}

/* ---- limits ---- */

static bool is_limited(const check_column *c) {
    return c->has_least || c->has_most;
}

static bool is_below(const check_cell *cell) {
    return cell->column->has_least && cell->number.value < cell->column->least.value;
}

static bool is_out_of_range(const check_cell *cell) {
    const check_column *c = cell->column;
    return cell->is_number &&
           (is_below(cell) || (c->has_most && cell->number.value > c->most.value));
}

static void explain_range(const check_cell *cell, lode_error *error) {
    const lode_described *d = cell->column->described;
    const bool below = is_below(cell);
    lode_fail(error, LODE_DATA, "%.*s is %s than %.*s", LODE_ARG(cell->shown),
              below ? "less" : "more", LODE_ARG(below ? d->least : d->most));
}

static bool has_decimals(const check_column *c) {
    return c->decimals >= 0 && check_is_figure(c);
}

static bool is_too_fine(const check_cell *cell) {
    return cell->is_number && cell->number.exact && cell->number.scale > cell->column->decimals;
}

static void explain_decimals(const check_cell *cell, lode_error *error) {
    const int said = cell->column->decimals;
    lode_fail(error, LODE_DATA, "%.*s has %d decimal%s, not %d", LODE_ARG(cell->shown),
              cell->number.scale, cell->number.scale == 1 ? "" : "s", said);
}

const check_test check_said_tests[] = {
    {CHECK_TYPES, true, is_typed, is_of_other_type, check_explain_type},
    {CHECK_REQUIRED, false, is_required, is_missing, check_explain_blank},
    {CHECK_VALUES, true, has_values, is_stranger, explain_stranger},
    {CHECK_RANGE, true, is_limited, is_out_of_range, explain_range},
    {CHECK_DECIMALS, true, has_decimals, is_too_fine, explain_decimals},
    {.kind = CHECKS},
};
