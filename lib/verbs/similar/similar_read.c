/* From the rows of the input to those that can be compared, in the order of their keys. */
#include "similar_parts.h"

#include "lode/measures.h"
#include "lode/number.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

/* ---- cells ---- */

/* Words that stand for a number nobody has: the codes of every kind of file. */
static lode_status read_codes(similar *s, lode_names *codes) {
    static const char *const names[] = {"code"};
    const lode_table *table;
    int column;
    lode_status status = lode_reference_table(s->reference, "codes", &table, s->error);
    if (status == LODE_OK)
        status = lode_reference_columns(table, names, 1, &column, s->error);
    for (size_t i = 0; status == LODE_OK && i < lode_table_rows(table); i++)
        lode_names_add(codes, lode_trim(lode_table_text(table, i, (size_t)column)));
    return status;
}

typedef struct {
    similar *s;
    lode_names *codes;
    bool wrong;
} reading;

/* The number in a cell; nan where there is none. */
static double number_at(reading *r, size_t row, int column) {
    const similar *s = r->s;
    const lode_slice text = similar_cell(s, row, column);
    lode_number number;
    if (lode_number_read(text, &number))
        return number.value;
    if (text.n > 0 && !lode_is_status(text) && lode_names_find(r->codes, text) == LODE_UNKNOWN) {
        lode_fail(s->error, LODE_DATA, "'%.*s' is neither a number nor a known code",
                  LODE_ARG(text));
        lode_table_fail_at(s->table, row, (size_t)column, s->error);
        lode_problem(s->report, s->error, "values that are neither numbers nor codes");
        r->wrong = true;
    }
    return NAN;
}

/* ---- keys ---- */

/* Rows of one school each; the others are counted. */
static void check_units(reading *r) {
    similar *s = r->s;
    const size_t rows = lode_table_rows(s->table);
    size_t without = 0;
    s->units = lode_names_new();
    s->unit_row = lode_allocate(rows, sizeof *s->unit_row);
    for (size_t row = 0; row < rows; row++) {
        const lode_slice unit = similar_cell(s, row, s->unit);
        const uint32_t known = lode_names_count(s->units);
        const uint32_t number = unit.n ? lode_names_add(s->units, unit) : LODE_UNKNOWN;
        without += unit.n == 0;
        if (number == known)
            s->unit_row[known] = (uint32_t)row;
        if (unit.n == 0 || number == known)
            continue;
        lode_fail(s->error, LODE_DATA, "%s '%.*s' stands in line %zu too",
                  s->areas ? "the area" : "the school", LODE_ARG(unit),
                  lode_table_line(s->table, s->unit_row[number]));
        lode_fail_hint(s->error, "lode-similar reads one row for each: one time period, one list");
        lode_table_fail_at(s->table, row, (size_t)s->unit, s->error);
        lode_problem(s->report, s->error,
                     s->areas ? "areas that stand twice" : "schools that stand twice");
        r->wrong = true;
    }
    lode_left_out(s->report, s->areas ? "without a code" : "without a URN", without);
}

/* Numbers by what they are, other keys as text. */
static int key_order(lode_slice a, lode_slice b) {
    if (a.n != b.n && lode_number_is_whole(a) && lode_number_is_whole(b))
        return a.n < b.n ? -1 : 1;
    return lode_order(a, b);
}

typedef struct {
    lode_slice key;
    size_t from; /* which of those chosen */
} keyed;

static int by_key(const void *a, const void *b) {
    return key_order(((const keyed *)a)->key, ((const keyed *)b)->key);
}

/* As it stands in the input, which is sooner written than what has to be looked at for quotes. */
static lode_cell key_cell(const similar *s, lode_slice key, uint32_t row) {
    const lode_cell cell = lode_table_cell(s->table, row, (size_t)s->unit);
    return lode_same(cell.raw, key) ? lode_cell_plain(key) : lode_cell_of(key);
}

/* ---- who can be compared ---- */

/* What a row lacks, as a column; -1 if it lacks nothing. */
static int lacks(reading *r, size_t row, double *value) {
    const similar *s = r->s;
    int lacking = -1;
    for (size_t t = 0; t < s->recipe.n; t++) {
        value[t] = number_at(r, row, s->term[t]);
        if (isnan(value[t]) && lacking < 0)
            lacking = s->term[t];
    }
    for (size_t i = 0; i < s->n_within && lacking < 0; i++)
        if (similar_cell(s, row, s->within[i]).n == 0)
            lacking = s->within[i];
    return lacking;
}

/* Counts of rows by the column they lack. */
static void tell_lacking(const similar *s, const size_t *count) {
    for (size_t c = 0; c < lode_table_columns(s->table); c++) {
        char reason[256];
        if (count[c] == 0)
            continue;
        const lode_slice name = lode_table_name(s->table, c);
        snprintf(reason, sizeof reason, "without %.*s", LODE_ARG(name));
        lode_left_out(s->report, reason, count[c]);
        lode_notice(s->report, "%zu of %u %s have no %.*s: unmatched, and nobody's comparator",
                    count[c], lode_names_count(s->units), s->areas ? "areas" : "schools",
                    LODE_ARG(name));
    }
}

/* Those that lack nothing, in the order of the input. */
typedef struct {
    uint32_t *row; /* [n] */
    double *value; /* [n][terms] */
    size_t n;
} chosen;

static chosen choose(reading *r) {
    const similar *s = r->s;
    const size_t units = lode_names_count(s->units);
    size_t *lacking = lode_allocate(lode_table_columns(s->table), sizeof *lacking);
    chosen c = {.row = lode_allocate(units, sizeof *c.row),
                .value = lode_allocate(units * s->recipe.n, sizeof *c.value)};
    for (uint32_t u = 0; u < units; u++) {
        const int column = lacks(r, s->unit_row[u], c.value + c.n * s->recipe.n);
        if (column >= 0)
            lacking[column]++;
        else
            c.row[c.n++] = s->unit_row[u];
    }
    if (!r->wrong)
        tell_lacking(s, lacking);
    free(lacking);
    return c;
}

static void put_in_order(similar *s, const chosen *c) {
    const size_t terms = s->recipe.n;
    keyed *all = lode_allocate(c->n, sizeof *all);
    s->n = c->n;
    s->row = lode_allocate(c->n, sizeof *s->row);
    s->key = lode_allocate(c->n, sizeof *s->key);
    s->value = lode_allocate(c->n * terms, sizeof *s->value);
    for (size_t i = 0; i < c->n; i++)
        all[i] = (keyed){similar_cell(s, c->row[i], s->unit), i};
    if (c->n > 1)
        qsort(all, c->n, sizeof *all, by_key);
    for (size_t i = 0; i < c->n; i++) {
        s->row[i] = c->row[all[i].from];
        s->key[i] = key_cell(s, all[i].key, s->row[i]);
        memcpy(s->value + i * terms, c->value + all[i].from * terms, terms * sizeof *s->value);
    }
    free(all);
}

static void number_places(similar *s) {
    s->place = lode_allocate(lode_table_rows(s->table), sizeof *s->place);
    for (size_t row = 0; row < lode_table_rows(s->table); row++)
        s->place[row] = LODE_UNKNOWN;
    for (size_t i = 0; i < s->n; i++)
        s->place[s->row[i]] = (uint32_t)i;
}

static void read_calipers(reading *r) {
    const similar *s = r->s;
    for (size_t c = 0; c < s->caliper.n; c++) {
        similar_condition *caliper = &s->caliper.item[c];
        caliper->number = lode_allocate(s->n, sizeof *caliper->number);
        for (size_t i = 0; i < s->n; i++)
            caliper->number[i] = number_at(r, s->row[i], caliper->column);
    }
}

lode_status similar_read(similar *s) {
    reading r = {.s = s, .codes = lode_names_new()};
    lode_status status = read_codes(s, r.codes);
    if (status == LODE_OK) {
        check_units(&r);
        chosen c = choose(&r);
        put_in_order(s, &c);
        free(c.row);
        free(c.value);
        number_places(s);
        read_calipers(&r);
        similar_group(s);
        status = r.wrong ? LODE_DATA : LODE_OK;
    }
    lode_names_free(r.codes);
    return status;
}
