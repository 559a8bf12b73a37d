/* The rows of a table that is no measure table: a list of schools, judgements, pairs, ... */
#include "tidy_parts.h"

#include "lode/date.h"

/* ---- what a cell says ---- */

static bool problem(tidy_hand *hand, const lode_mapped_cell *c, const char *kind,
                    lode_error *error) {
    tidy_problem(hand, (size_t)(c->position + 1), kind, error);
    return false;
}

static bool wrong(tidy_hand *hand, const lode_mapped_cell *c, lode_slice text, const char *what,
                  const char *hint) {
    lode_error error;
    const lode_slice shown = tidy_shown(text);
    lode_fail(&error, LODE_DATA, "'%.*s' is not %s in column '%.*s'", LODE_ARG(shown), what,
              LODE_ARG(hand->file->header->cell[c->position].text));
    lode_fail_hint(&error, "%s", hint);
    return problem(hand, c, "cells that do not hold what they should", &error);
}

/* Text that belongs to the hand until the next record. */
static lode_slice keep(tidy_hand *hand, const char *text, size_t n) {
    return (lode_slice){lode_arena_copy(hand->arena, text, n), n};
}

static bool read_date(tidy_hand *hand, const lode_mapped_cell *c, lode_slice *text) {
    lode_date date;
    char iso[LODE_DATE_TEXT];
    if (!lode_date_read(*text, &date))
        return wrong(hand, c, *text, "a date", "write 2024-09-01 or 01/09/2024, the day first");
    lode_date_text(date, iso);
    *text = keep(hand, iso, LODE_DATE_TEXT - 1);
    return true;
}

static bool read_number(tidy_hand *hand, const lode_record *record, const lode_mapped_cell *c,
                        lode_slice *text) {
    const tidy_cell *cell = c->holds == LODE_HOLDS_WHOLE
                                ? tidy_parse_whole(hand, record, c->position)
                                : tidy_parse(hand, record, c->position);
    *text = cell->kind == TIDY_NUMBER ? cell->number : (lode_slice){NULL, 0};
    return cell->kind != TIDY_BAD;
}

/* Digits and no more. Programs that take an identifier for a number write 142472.0. */
static bool read_digits(tidy_hand *hand, const lode_mapped_cell *c, size_t least, size_t most,
                        const char *what, const char *hint, lode_slice *text) {
    lode_slice digits = *text;
    if (digits.n > 2 && digits.p[digits.n - 1] == '0' && digits.p[digits.n - 2] == '.')
        digits.n -= 2;
    if (digits.n < least || digits.n > most || !tidy_is_digits(digits))
        return wrong(hand, c, *text, what, hint);
    *text = digits;
    return true;
}

static bool read_urn(tidy_hand *hand, const lode_mapped_cell *c, lode_slice *text) {
    return read_digits(hand, c, TIDY_URN_LEAST, TIDY_URN_MOST, "a URN", tidy_urn_hint, text);
}

static bool read_ukprn(tidy_hand *hand, const lode_mapped_cell *c, lode_slice *text) {
    return read_digits(hand, c, 8, 8, "a UKPRN",
                       "the number of a provider of education, eight digits", text);
}

/* A whole number may have been written with decimals, as long as they are zeros. */
static bool read_whole(tidy_hand *hand, const lode_record *record, const lode_mapped_cell *c,
                       lode_slice *text) {
    if (!read_number(hand, record, c, text))
        return false;
    const char *point = text->n > 0 ? memchr(text->p, '.', text->n) : NULL;
    if (point)
        text->n = (size_t)(point - text->p);
    return true;
}

static lode_slice laestab(tidy_hand *hand, const lode_record *record, const lode_mapped_cell *c,
                          lode_slice estab) {
    char digits[TIDY_LAESTAB];
    if (c->beside >= 0)
        return keep(hand, digits, tidy_laestab(lode_record_at(record, c->beside), estab, digits));
    const lode_slice plain = tidy_laestab_plain(estab, digits);
    return plain.p == digits ? keep(hand, digits, plain.n) : estab;
}

/* The text of a cell as it is put down; false after a problem. */
static bool read_cell(tidy_hand *hand, const lode_record *record, const lode_mapped_cell *c,
                      lode_slice *text) {
    if (c->position < 0) {
        *text = c->text;
        return true;
    }
    *text = lode_record_at(record, c->position);
    if (lode_recognised_code(hand->file->format, *text))
        *text = (lode_slice){NULL, 0};
    *text = lode_recoded(*text, c->recode);
    if (text->n == 0)
        return true;
    if (c->holds == LODE_HOLDS_DATE)
        return read_date(hand, c, text);
    if (c->holds == LODE_HOLDS_NUMBER)
        return read_number(hand, record, c, text);
    if (c->holds == LODE_HOLDS_WHOLE)
        return read_whole(hand, record, c, text);
    if (c->holds == LODE_HOLDS_URN)
        return read_urn(hand, c, text);
    if (c->holds == LODE_HOLDS_UKPRN)
        return read_ukprn(hand, c, text);
    if (c->holds == LODE_HOLDS_LAESTAB)
        *text = laestab(hand, record, c, *text);
    *text = lode_spelt(*text, c->values);
    return tidy_check_word(hand, c->position, c->values, c->recode, *text);
}

/* ---- rows ---- */

/* The cells of a row. False if it is not made: after a problem, or because one of several parts has
 * nothing to say. */
static bool fill_row(tidy_hand *hand, const lode_record *record, const lode_mapped_row *row) {
    const lode_recognised *format = hand->file->format;
    const lode_slice none = {NULL, 0};
    for (size_t c = 0; c < format->table_columns; c++)
        hand->cell[c] = lode_cell_of(none);
    for (size_t i = 0; i < row->cells; i++) {
        const lode_mapped_cell *c = &row->cell[i];
        lode_slice text;
        if (hand->cell[c->column].text.n > 0 || !lode_recognised_holds(&c->when, record, none))
            continue;
        if (!read_cell(hand, record, c, &text))
            return false;
        if (text.n == 0 && c->required)
            return row->part.n == 0 && tidy_check_given(hand, c->position, text);
        hand->cell[c->column] = lode_cell_of(text);
    }
    tidy_fill_empty(hand, row);
    return true;
}

static void put_row(tidy_hand *hand) {
    const lode_part part = {.made = hand->cell, .n = hand->file->format->table_columns};
    const lode_row row = {&part, 1};
    lode_page_put(hand->page, &row);
}

/* The cell of a row that holds a list, or NULL. */
static const lode_mapped_cell *list_of(const lode_mapped_row *row) {
    for (size_t i = 0; i < row->cells; i++)
        if (row->cell[i].holds == LODE_HOLDS_LIST && row->cell[i].position >= 0)
            return &row->cell[i];
    return NULL;
}

/* Where a cell says #, the number of the item in its list. */
static void number_item(tidy_hand *hand, const lode_mapped_row *row, size_t n) {
    char number[LODE_WHOLE_TEXT];
    for (size_t i = 0; i < row->cells; i++)
        if (row->cell[i].position < 0 && lode_is(row->cell[i].text, "#"))
            hand->cell[row->cell[i].column] =
                lode_cell_of(keep(hand, number, lode_whole_text(n, number)));
}

/* "[1, 2, 3]" or "1|2|3": a row for each. */
static void put_list(tidy_hand *hand, const lode_mapped_row *row, const lode_mapped_cell *list) {
    lode_slice rest = hand->cell[list->column].text, item;
    const bool brackets = rest.n > 1 && rest.p[0] == '[' && rest.p[rest.n - 1] == ']';
    if (brackets)
        rest = (lode_slice){rest.p + 1, rest.n - 2};
    for (size_t n = 1; lode_split(&rest, brackets ? ',' : '|', &item); n++) {
        hand->cell[list->column] = lode_cell_of(item);
        number_item(hand, row, n);
        put_row(hand);
    }
}

static void put_rows(tidy_hand *hand, const lode_mapped_row *row) {
    const lode_mapped_cell *list = list_of(row);
    if (list)
        put_list(hand, row, list);
    else
        put_row(hand);
}

lode_status tidy_table_record(tidy_hand *hand, const lode_record *record, lode_error *error) {
    const lode_recognised *format = hand->file->format;
    (void)error;
    hand->record++;
    hand->line = lode_record_line(record);
    hand->short_records += record->n < hand->file->header->n;
    if (!tidy_check_length(hand, record))
        return LODE_OK; /* told as a problem */
    lode_arena_free(hand->arena);
    hand->arena = lode_arena_new();
    size_t made = 0;
    for (size_t i = 0; i < format->rows; i++)
        if (fill_row(hand, record, &format->row[i])) {
            put_rows(hand, &format->row[i]);
            made++;
        }
    hand->silent += made == 0 && format->row[0].part.n > 0;
    return LODE_OK;
}

void tidy_table_start_hand(tidy_hand *hand) {
    const tidy_file *file = hand->file;
    hand->parsed = lode_allocate(file->header->n, sizeof *hand->parsed);
    hand->arena = lode_arena_new();
    hand->filled = lode_allocate(file->format->table_columns, sizeof *hand->filled);
}

/* ---- what goes with what ---- */

static lode_status not_for_tables(const tidy_file *file, const char *option, lode_error *error) {
    return lode_fail(error, LODE_USAGE,
                     "%s chooses figures, but %s becomes a table of the kind '%.*s'", option,
                     file->name, LODE_ARG(file->format->table));
}

lode_status tidy_table_check(const tidy_file *file, lode_error *error) {
    const tidy_run *run = file->run;
    const lode_tidy_options *options = run->options;
    const bool of_figures = lode_is(file->format->table, "measure");
    if (run->table.n > 0 && !lode_same(run->table, file->format->table)) {
        lode_fail(error, LODE_DATA,
                  "becomes a table of the kind '%.*s', the files before it one of the kind '%.*s'",
                  LODE_ARG(file->format->table), LODE_ARG(run->table));
        lode_fail_hint(error, "tables of different kinds need a run each");
        return lode_fail_at(error, file->name, 0, 0);
    }
    if (of_figures)
        return LODE_OK;
    if (options->measure.n > 0)
        return not_for_tables(file, "--measure", error);
    if (options->breakdown.n > 0)
        return not_for_tables(file, "--breakdown", error);
    if (options->to != LODE_TIDY_LONG)
        return not_for_tables(file, options->to == LODE_TIDY_WIDE ? "--to wide" : "--to ees",
                              error);
    return LODE_OK;
}
