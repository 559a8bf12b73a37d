/* The rows of a measure table, understood block by block as the table reads them, by several
 * workers and numbered as by one.
 *
 * Each worker numbers what it sees for itself; at its turn what is new is given the number it has
 * in the whole table, which is that of first sight in the order of the rows, whoever saw it. */
#include "lode/memory.h"
#include "lode/period.h"
#include "lode/recall.h"
#include "lode/threads.h"
#include "measures_key.h"

#include <math.h>
#include <stdlib.h>

/* The texts a facet is made of. */
static const lode_measure_column facet_columns[] = {
    LODE_COL_TIME_PERIOD,      LODE_COL_TIME_IDENTIFIER,
    LODE_COL_GEOGRAPHIC_LEVEL, LODE_COL_ESTABLISHMENT_TYPE,
    LODE_COL_BREAKDOWN_TOPIC,  LODE_COL_BREAKDOWN,
    LODE_COL_MEASURE,          LODE_COL_RELEASE};
enum { PERIOD, IDENTIFIER, LEVEL, KIND, TOPIC, BREAKDOWN, MEASURE, RELEASE, FACET_COLUMNS };

/* The number columns that are read only to see whether they can be. */
static const lode_measure_column checked_columns[] = {LODE_COL_N, LODE_COL_NUMERATOR,
                                                      LODE_COL_CI_LOW, LODE_COL_CI_HIGH};
enum { CHECKED = sizeof checked_columns / sizeof *checked_columns };

/* The numbers of these texts. */
typedef struct {
    uint32_t text[FACET_COLUMNS];
} combination;

/* A facet as one worker knows it. */
typedef struct {
    combination texts;
    int level; /* -1: no level has that name */
    bool year; /* its period is one */
    bool asked;
} local_facet;

/* Names of units. Rows come in patterns: the same name again, or the one that followed this name
 * before; so these two are tried before any table is. */
typedef struct {
    lode_names *names;
    uint32_t last;  /* LODE_UNKNOWN at first */
    uint32_t *next; /* of each name: the one that came after it last time, or LODE_UNKNOWN */
    size_t known, capacity;
} vocabulary;

/* A unit as one worker knows it. */
typedef struct {
    lode_level level;
    uint32_t name; /* in unit[level] */
} local_unit;

/* Rows side by side, as lode_measures has them. */
typedef struct {
    uint32_t *unit, *facet;
    double *value;
    uint8_t *scale;
    size_t n, capacity;
} columns;

typedef struct {
    lode_names *column[FACET_COLUMNS], *combinations;
    lode_recall *recall; /* facets by the bytes that say them */
    local_facet *facet;
    size_t facets, facets_capacity;
    vocabulary unit[LODE_LEVELS];
    uint32_t *unit_at[LODE_LEVELS]; /* by name: the local unit */
    size_t unit_at_capacity[LODE_LEVELS], names_known[LODE_LEVELS];
    local_unit *units;
    size_t n_units, units_capacity;
    /* What the numbers are in the whole table, as far as delivered. */
    uint32_t *global_unit, *global_facet;
    size_t told_units, told_facets, global_units_capacity, global_facets_capacity;
    /* The block at hand. */
    bool begun;
    const size_t *order;          /* of its file */
    lode_slice said[LODE_LEVELS]; /* the first identifier of the last unit of each level, where it
                                     stands; and its number */
    uint32_t said_unit[LODE_LEVELS];
    int value; /* where it is in that */
    struct {
        int position;
        bool may_be_negative;
    } check[CHECKED + 1]; /* the other numbers, those that are there */
    size_t checks;
    columns rows; /* those asked for, in local numbers */
    bool *taken;  /* [records] whether they are; only where there is a choice */
    size_t taken_capacity;
    bool trouble; /* something in it cannot be used */
} apprentice;

/* Rows of the table some of which cannot be used. */
typedef struct {
    size_t first, n;
} stretch;

struct lode_numbering {
    lode_measures *m;
    lode_choice *choice;
    bool usable; /* the columns are there */
    apprentice worker[LODE_MOST_WORKERS];
    lode_names *combinations; /* facets of the whole table: the bytes of a lode_facet */
    size_t facets_capacity, rows_capacity;
    bool *taken; /* [table rows], only where there is a choice */
    size_t seen, taken_capacity;
    stretch *trouble;
    size_t troubles, troubles_capacity;
};

/* ---- what a worker knows ---- */

static uint32_t look_up(vocabulary *v, lode_slice text) {
    const uint32_t id = lode_names_add(v->names, text);
    if (id == v->known) {
        LODE_GROW(v->next, v->known, v->capacity);
        v->next[v->known++] = LODE_UNKNOWN;
    }
    return id;
}

static uint32_t number(vocabulary *v, lode_slice text) {
    if (v->last == LODE_UNKNOWN)
        return v->last = look_up(v, text);
    if (lode_same(lode_names_get(v->names, v->last), text))
        return v->last;
    const uint32_t likely = v->next[v->last];
    if (likely != LODE_UNKNOWN && lode_same(lode_names_get(v->names, likely), text))
        return v->last = likely;
    const uint32_t id = look_up(v, text);
    v->next[v->last] = id;
    return v->last = id;
}

static uint32_t unit_number(apprentice *a, lode_level level, lode_slice text) {
    const uint32_t name = number(&a->unit[level], text);
    if (name == a->names_known[level]) {
        LODE_GROW(a->unit_at[level], a->names_known[level], a->unit_at_capacity[level]);
        LODE_GROW(a->units, a->n_units, a->units_capacity);
        a->unit_at[level][a->names_known[level]++] = (uint32_t)a->n_units;
        a->units[a->n_units++] = (local_unit){level, name};
    }
    return a->unit_at[level][name];
}

static lode_slice text_of(const apprentice *a, const combination *c, int i) {
    return lode_names_get(a->column[i], c->text[i]);
}

static lode_facet_texts says(const apprentice *a, const combination *c) {
    return (lode_facet_texts){text_of(a, c, MEASURE), text_of(a, c, BREAKDOWN),
                              text_of(a, c, TOPIC), text_of(a, c, PERIOD)};
}

static void add_facet(const lode_numbering *n, apprentice *a, const combination *c) {
    const lode_facet_texts texts = says(a, c);
    LODE_GROW(a->facet, a->facets, a->facets_capacity);
    a->facet[a->facets++] = (local_facet){.texts = *c,
                                          .level = lode_level_find(text_of(a, c, LEVEL)),
                                          .year = lode_period_year(texts.period) != 0,
                                          .asked = lode_choice_takes(n->choice, &texts)};
}

static uint32_t facet_of(const lode_numbering *n, apprentice *a, const lode_record *r) {
    const uint32_t known = lode_recall_find(a->recall, r);
    if (known != LODE_UNKNOWN)
        return known;
    combination c;
    for (int i = 0; i < FACET_COLUMNS; i++)
        c.text[i] =
            lode_names_add(a->column[i], lode_measures_cell(n->m, r, a->order, facet_columns[i]));
    const uint32_t id = lode_names_add(a->combinations, (lode_slice){(const char *)&c, sizeof c});
    if (id == a->facets)
        add_facet(n, a, &c);
    lode_recall_put(a->recall, id);
    return id;
}

/* ---- one row ---- */

/* Whether a number column of the row holds a number, a code or nothing. */
static bool is_usable(lode_slice text, bool may_be_negative) {
    lode_number number;
    if (lode_number_is_whole(text))
        return true;
    if (lode_number_read(text, &number))
        return may_be_negative || number.value >= 0;
    return text.n == 0 || lode_is_status(text);
}

static bool are_usable(const apprentice *a, const lode_record *r) {
    for (size_t i = 0; i < a->checks; i++)
        if (!is_usable(lode_record_at(r, a->check[i].position), a->check[i].may_be_negative))
            return false;
    return true;
}

/* The unit of the row: of many rows after each other the same. False if none is named. */
static bool read_unit(const lode_measures *m, apprentice *a, lode_level level, const lode_record *r,
                      uint32_t *unit) {
    const int first = m->identifier[level][0];
    lode_slice said = {NULL, 0};
    if (first >= 0)
        said = lode_record_bytes(r, a->order ? a->order[first] : (size_t)first);
    if (said.n && lode_same(said, a->said[level])) {
        *unit = a->said_unit[level];
        return true;
    }
    const lode_slice name = lode_measures_unit_of(m, r, a->order, level);
    if (!name.n)
        return false;
    *unit = unit_number(a, level, name);
    if (said.n && lode_is_visible_ascii(said.p[0]) && said.p[0] != '"') { /* so it is the name */
        a->said[level] = said;
        a->said_unit[level] = *unit;
    }
    return true;
}

static bool read_value(lode_slice text, double *value, uint8_t *scale) {
    lode_number number;
    if (lode_number_read(text, &number)) {
        *value = number.value;
        *scale = lode_measures_scale(&number);
        return true;
    }
    *value = NAN;
    *scale = 0;
    return text.n == 0 || lode_is_status(text);
}

/* Put a row of that facet behind the others of the block. False if anything is wrong with it. */
static bool read_row(const lode_measures *m, apprentice *a, uint32_t facet, const lode_record *r) {
    const local_facet *f = &a->facet[facet];
    const size_t i = a->rows.n++;
    a->rows.facet[i] = facet;
    if (f->level < 0 || !f->year)
        return false;
    return read_unit(m, a, (lode_level)f->level, r, &a->rows.unit[i]) &&
           read_value(lode_record_at(r, a->value), &a->rows.value[i], &a->rows.scale[i]) &&
           are_usable(a, r);
}

/* ---- one block ---- */

static void make_room(uint32_t **unit, uint32_t **facet, double **value, uint8_t **scale, size_t n,
                      size_t *capacity) {
    enum { LEAST = 16384 }; /* what is not touched costs nothing, what is moved does */
    if (n <= *capacity)
        return;
    *capacity = 2 * n > LEAST ? 2 * n : LEAST;
    *unit = lode_reallocate(*unit, *capacity, sizeof **unit);
    *facet = lode_reallocate(*facet, *capacity, sizeof **facet);
    *value = lode_reallocate(*value, *capacity, sizeof **value);
    *scale = lode_reallocate(*scale, *capacity, sizeof **scale);
}

static void start_worker(apprentice *a) {
    for (int i = 0; i < FACET_COLUMNS; i++)
        a->column[i] = lode_names_new();
    a->combinations = lode_names_new();
    a->recall = lode_recall_new();
    for (int level = 0; level < LODE_LEVELS; level++)
        a->unit[level] = (vocabulary){.names = lode_names_new(), .last = LODE_UNKNOWN};
}

/* Where a column is in the files of that order, or -1. */
static int position_of(const lode_measures *m, lode_measure_column column, const size_t *order) {
    const int c = m->column[column];
    return c < 0 || !order ? c : (int)order[c];
}

/* The columns of another file may stand in other places. */
static void begin_file(const lode_measures *m, apprentice *a, const size_t *order) {
    int position[FACET_COLUMNS];
    if (!a->begun)
        start_worker(a);
    for (int i = 0; i < FACET_COLUMNS; i++)
        position[i] = position_of(m, facet_columns[i], order);
    lode_recall_begin(a->recall, position, FACET_COLUMNS);
    a->value = position_of(m, LODE_COL_VALUE, order);
    a->checks = 0;
    for (int i = 0; i < CHECKED; i++) {
        a->check[a->checks].position = position_of(m, checked_columns[i], order);
        a->check[a->checks].may_be_negative = checked_columns[i] != LODE_COL_N;
        a->checks += a->check[a->checks].position >= 0;
    }
    a->order = order;
    a->begun = true;
}

static void begin_block(const lode_numbering *n, apprentice *a, size_t records,
                        const size_t *order) {
    if (!a->begun || a->order != order)
        begin_file(n->m, a, order);
    make_room(&a->rows.unit, &a->rows.facet, &a->rows.value, &a->rows.scale, records,
              &a->rows.capacity);
    if (n->choice && records > a->taken_capacity) {
        a->taken_capacity = 2 * records;
        a->taken = lode_reallocate(a->taken, a->taken_capacity, sizeof *a->taken);
    }
    memset(a->said, 0, sizeof a->said); /* the block they stand in is gone */
    a->rows.n = 0;
    a->trouble = false;
}

static void see(void *context, unsigned worker, const lode_block *block, const size_t *order) {
    const lode_numbering *n = context;
    apprentice *a = &((lode_numbering *)context)->worker[worker];
    if (!n->usable)
        return;
    begin_block(n, a, block->n, order);
    for (size_t i = 0; i < block->n; i++) {
        const lode_record r = lode_block_record(block, i);
        const uint32_t facet = facet_of(n, a, &r);
        const bool asked = a->facet[facet].asked;
        if (asked && !read_row(n->m, a, facet, &r))
            a->trouble = true;
        if (n->choice)
            a->taken[i] = asked;
    }
}

/* ---- in the order of the rows ---- */

/* A facet in the numbers of the whole table. */
static lode_facet translate(lode_measures *m, const apprentice *a, const local_facet *local) {
    const combination *c = &local->texts;
    const lode_slice period = text_of(a, c, PERIOD), identifier = text_of(a, c, IDENTIFIER);
    lode_facet f;
    memset(&f, 0, sizeof f); /* its bytes are a key: no gaps between its parts */
    f.period = lode_is(identifier, "Academic year")
                   ? lode_names_add(m->periods, period)
                   : lode_measures_number_pair(m->periods, period, identifier);
    f.kind = lode_names_add(m->kinds, text_of(a, c, KIND));
    f.breakdown =
        lode_measures_number_pair(m->breakdowns, text_of(a, c, TOPIC), text_of(a, c, BREAKDOWN));
    f.measure = lode_names_add(m->measures, text_of(a, c, MEASURE));
    f.release = lode_names_add(m->releases, text_of(a, c, RELEASE));
    f.level = local->level < 0 ? LODE_LEVEL_SCHOOL : (lode_level)local->level;
    f.year = lode_period_year(period);
    return f;
}

static uint32_t number_facet(lode_numbering *n, const apprentice *a, const local_facet *local) {
    lode_measures *m = n->m;
    const lode_facet f = translate(m, a, local);
    const uint32_t id = lode_names_add(n->combinations, (lode_slice){(const char *)&f, sizeof f});
    if (id == m->n_facets) {
        LODE_GROW(m->facets, m->n_facets, n->facets_capacity);
        m->facets[m->n_facets++] = f;
    }
    return id;
}

/* What is not asked for has no number: its names are not to be met with among the others. */
static void number_facets(lode_numbering *n, apprentice *a) {
    for (; a->told_facets < a->facets; a->told_facets++) {
        const local_facet *local = &a->facet[a->told_facets];
        const lode_facet_texts texts = says(a, &local->texts);
        lode_choice_meet(n->choice, &texts);
        LODE_GROW(a->global_facet, a->told_facets, a->global_facets_capacity);
        a->global_facet[a->told_facets] = local->asked ? number_facet(n, a, local) : LODE_UNKNOWN;
    }
}

static void number_units(const lode_measures *m, apprentice *a) {
    for (; a->told_units < a->n_units; a->told_units++) {
        const local_unit *u = &a->units[a->told_units];
        LODE_GROW(a->global_unit, a->told_units, a->global_units_capacity);
        a->global_unit[a->told_units] =
            lode_measures_number_pair(m->units, lode_text(lode_level_name(u->level)),
                                      lode_names_get(a->unit[u->level].names, u->name));
    }
}

/* A row that cannot be used may have no unit; it has no number then, nor is it looked at. */
static void add_rows(lode_numbering *n, const apprentice *a) {
    lode_measures *m = n->m;
    const columns *rows = &a->rows;
    const size_t to = m->rows;
    if (rows->n == 0)
        return;
    make_room(&m->unit, &m->facet, &m->value, &m->scale, to + rows->n, &n->rows_capacity);
    for (size_t i = 0; i < rows->n; i++)
        m->facet[to + i] = a->global_facet[rows->facet[i]];
    for (size_t i = 0; i < rows->n && !a->trouble; i++)
        m->unit[to + i] = a->global_unit[rows->unit[i]];
    memcpy(m->value + to, rows->value, rows->n * sizeof *rows->value);
    memcpy(m->scale + to, rows->scale, rows->n * sizeof *rows->scale);
    m->rows += rows->n;
}

static void note_taken(lode_numbering *n, const bool *taken, size_t records) {
    if (n->seen + records > n->taken_capacity) {
        n->taken_capacity = 2 * (n->seen + records);
        n->taken = lode_reallocate(n->taken, n->taken_capacity, sizeof *n->taken);
    }
    memcpy(n->taken + n->seen, taken, records * sizeof *taken);
}

static void added(void *context, unsigned worker, size_t records) {
    lode_numbering *n = context;
    apprentice *a = &n->worker[worker];
    if (!n->usable)
        return;
    number_facets(n, a);
    number_units(n->m, a);
    add_rows(n, a);
    if (n->choice)
        note_taken(n, a->taken, records);
    if (a->trouble) {
        LODE_GROW(n->trouble, n->troubles, n->troubles_capacity);
        n->trouble[n->troubles++] = (stretch){n->seen, records};
    }
    n->seen += records;
}

/* ---- all of it ---- */

static void begin(void *context, const lode_table *table) {
    lode_numbering *n = context;
    n->usable = lode_measures_find_columns(n->m, table);
}

lode_numbering *lode_numbering_new(lode_measures *m, lode_choice *choice) {
    lode_numbering *n = lode_allocate(1, sizeof *n);
    n->m = m;
    n->choice = choice;
    n->combinations = lode_names_new();
    return n;
}

lode_table_watch lode_numbering_watch(lode_numbering *n) {
    return (lode_table_watch){n, begin, see, added};
}

static lode_status tell_trouble(const lode_numbering *n, const stretch *s, lode_report *report,
                                lode_error *error) {
    lode_status worst = LODE_OK;
    for (size_t row = s->first; row < s->first + s->n; row++) {
        lode_error wrong;
        if (n->choice && !n->taken[row])
            continue;
        const lode_status status = lode_measures_check_row(n->m, row, &wrong);
        if (status == LODE_OK)
            continue;
        worst = status;
        lode_problem(report, &wrong, "cells or rows that cannot be used");
        if (error)
            *error = wrong;
    }
    return worst;
}

static void drop_others(const lode_numbering *n, lode_report *report) {
    lode_measures_left_out(report, n->seen - n->m->rows);
    lode_table_keep(n->m->table, n->taken);
}

lode_status lode_numbering_settle(lode_numbering *n, lode_report *report, lode_error *error) {
    lode_status status = lode_choice_check(n->choice, n->m, error);
    lode_status worst = status;
    for (size_t i = 0; i < n->troubles && status == LODE_OK; i++)
        if (tell_trouble(n, &n->trouble[i], report, error) != LODE_OK)
            worst = LODE_DATA;
    if (n->choice)
        drop_others(n, report);
    return worst;
}

static void free_worker(apprentice *a) {
    for (int i = 0; i < FACET_COLUMNS; i++)
        lode_names_free(a->column[i]);
    lode_names_free(a->combinations);
    lode_recall_free(a->recall);
    for (int level = 0; level < LODE_LEVELS; level++) {
        lode_names_free(a->unit[level].names);
        free(a->unit[level].next);
        free(a->unit_at[level]);
    }
    free(a->facet);
    free(a->units);
    free(a->global_unit);
    free(a->global_facet);
    free(a->rows.unit);
    free(a->rows.facet);
    free(a->rows.value);
    free(a->rows.scale);
    free(a->taken);
}

void lode_numbering_free(lode_numbering *n) {
    for (unsigned w = 0; w < LODE_MOST_WORKERS; w++)
        if (n->worker[w].begun)
            free_worker(&n->worker[w]);
    lode_names_free(n->combinations);
    free(n->taken);
    free(n->trouble);
    free(n);
}
