/* What became of a cell from one release to the next. */
#include "check_against.h"

static const char *const words[AGAINST_KINDS] = {"same",    "rewritten",  "revised",  "added",
                                                 "removed", "suppressed", "released", "recoded"};

const char *against_word(against_what what) {
    return words[what];
}

/* ---- tokens ---- */

static void add_token(against_run *a, lode_slice token, lode_slice status) {
    const uint32_t known = lode_names_count(a->tokens);
    const uint32_t number = lode_names_add(a->tokens, token);
    if (number < known)
        return; /* the first meaning counts */
    if (number >= a->tokens_capacity) {
        a->tokens_capacity = 2 * (size_t)number + 16;
        a->status = lode_reallocate(a->status, a->tokens_capacity, sizeof *a->status);
    }
    a->status[number] = status;
}

/* A=c|B=z */
static void add_missing(against_run *a, lode_slice missing) {
    lode_slice rest = missing, one;
    while (lode_split(&rest, '|', &one)) {
        const char *equals = one.n ? memchr(one.p, '=', one.n) : NULL;
        const size_t n = equals ? (size_t)(equals - one.p) : one.n;
        const lode_slice status =
            equals ? lode_trim((lode_slice){equals + 1, one.n - n - 1}) : lode_text("x");
        add_token(a, lode_trim((lode_slice){one.p, n}), status);
    }
}

/* Those of the standard, of the dictionary, and of every published layout. */
lode_status against_read_tokens(against_run *a, lode_error *error) {
    static const char *const now[] = {"c", "z", "x", "low", "k", "u"};
    static const char *const names[] = {"code", "status"};
    const lode_description *d = a->file->description;
    const lode_table *table;
    int at[2];
    a->tokens = lode_names_new();
    for (size_t i = 0; i < sizeof now / sizeof *now; i++)
        add_token(a, lode_text(now[i]), lode_text(now[i]));
    for (size_t i = 0; d && i < d->n; i++)
        add_missing(a, d->column[i].missing);
    lode_status status = lode_reference_table(a->file->run->reference, "codes", &table, error);
    if (status == LODE_OK)
        status = lode_reference_columns(table, names, 2, at, error);
    for (size_t i = 0; status == LODE_OK && i < lode_table_rows(table); i++)
        if (lode_table_text(table, i, (size_t)at[0]).n > 0)
            add_token(a, lode_table_text(table, i, (size_t)at[0]),
                      lode_table_text(table, i, (size_t)at[1]));
    return status;
}

/* ---- cells ---- */

/* Nobody computes with what identifies or names something. */
static bool holds_words(const check_column *c) {
    const bool number = c->holds == LODE_HOLDS_NUMBER || c->holds == LODE_HOLDS_WHOLE;
    if (c->role == CHECK_FIGURE)
        return false;
    if (c->role == CHECK_OTHER)
        return c->holds != LODE_HOLDS_ANYTHING && !number;
    return c->role != CHECK_TEXT || !number;
}

static bool begins_with_zero(lode_slice text) {
    return text.n > 1 && text.p[0] == '0' && text.p[1] >= '0' && text.p[1] <= '9';
}

against_cell against_cell_of(const against_run *a, const check_column *column, lode_slice text) {
    against_cell cell = {.is = AGAINST_TEXT, .text = lode_trim(text)};
    if (cell.text.n == 0) {
        cell.is = AGAINST_BLANK;
    } else if (holds_words(column) || begins_with_zero(cell.text)) {
        cell.is = AGAINST_TEXT;
    } else if (lode_number_read(cell.text, &cell.number)) {
        cell.is = AGAINST_NUMBER;
    } else {
        const uint32_t token = lode_names_find(a->tokens, cell.text);
        if (token != LODE_UNKNOWN) {
            cell.is = AGAINST_CODE;
            cell.status = a->status[token];
        }
    }
    return cell;
}

static bool is_suppressed(const against_cell *cell) {
    return cell->is == AGAINST_CODE && lode_is(cell->status, "c");
}

/* Nothing is known of the figure. */
static bool is_absent(const against_cell *cell) {
    return cell->is == AGAINST_BLANK || (cell->is == AGAINST_CODE && lode_is(cell->status, "x"));
}

static bool is_same_number(const lode_number *a, const lode_number *b) {
    char text[LODE_NUMBER_TEXT];
    double difference;
    if (!a->exact || !b->exact)
        return a->value == b->value;
    lode_difference_text(a, b, text, &difference);
    return difference == 0;
}

against_what against_compare(const against_cell *before, const against_cell *after) {
    const bool number_before = before->is == AGAINST_NUMBER,
               number_after = after->is == AGAINST_NUMBER;
    if (lode_same(before->text, after->text))
        return AGAINST_SAME;
    if (number_before && number_after)
        return is_same_number(&before->number, &after->number) ? AGAINST_REWRITTEN
                                                               : AGAINST_REVISED;
    if (is_suppressed(after))
        return is_suppressed(before) ? AGAINST_RECODED : AGAINST_SUPPRESSED;
    if (is_suppressed(before) && number_after)
        return AGAINST_RELEASED;
    if (before->is == AGAINST_BLANK || (number_after && is_absent(before)))
        return AGAINST_ADDED;
    if (after->is == AGAINST_BLANK || (number_before && is_absent(after)))
        return AGAINST_REMOVED;
    return AGAINST_RECODED;
}
