/* The rows of a measure table, understood by several workers and numbered as by one.
 *
 * Each worker numbers what it sees for itself; at its turn what is new is given the number it has
 * in the whole table, which is that of first sight in the order of the rows, whoever saw it. */
#include "lode/memory.h"
#include "lode/period.h"
#include "lode/threads.h"
#include "measures_key.h"

#include <math.h>
#include <stdlib.h>

enum { ROWS_A_PIECE = 8192, ROWS_FOR_THREADS = 50000 /* fewer are done before a thread is */ };

/* The texts a facet is made of. */
static const lode_measure_column facet_columns[] = {
    LODE_COL_TIME_PERIOD,      LODE_COL_TIME_IDENTIFIER,
    LODE_COL_GEOGRAPHIC_LEVEL, LODE_COL_ESTABLISHMENT_TYPE,
    LODE_COL_BREAKDOWN_TOPIC,  LODE_COL_BREAKDOWN,
    LODE_COL_MEASURE,          LODE_COL_RELEASE};
enum { PERIOD, IDENTIFIER, LEVEL, KIND, TOPIC, BREAKDOWN, MEASURE, RELEASE, FACET_COLUMNS };

/* The numbers of these texts. */
typedef struct {
    uint32_t text[FACET_COLUMNS];
} combination;

/* The names of one column. Rows come in patterns: the same name again, or the one that followed
 * this name before; so these two are tried before any table is. */
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

typedef struct {
    vocabulary column[FACET_COLUMNS];
    combination now;      /* of the row at hand; of columns that are not there, their default */
    combination *facet;   /* [facets] */
    uint32_t last_facet;  /* of the row before; LODE_UNKNOWN at first */
    uint32_t *next_facet; /* [facets] the one that came after it last time, or LODE_UNKNOWN */
    int *level;           /* [facets] -1: no level has that name */
    uint32_t *slot;       /* facet + 1 by hash, or 0 */
    size_t facets, facets_capacity, levels_capacity, next_capacity, slots;
    vocabulary unit[LODE_LEVELS];
    uint32_t *unit_at[LODE_LEVELS]; /* by name: the local unit */
    size_t unit_at_capacity[LODE_LEVELS], names_known[LODE_LEVELS];
    local_unit *units;
    size_t n_units, units_capacity;
    /* What the numbers are in the whole table, as far as delivered. */
    uint32_t *global_unit, *global_facet;
    size_t told_units, told_facets, global_units_capacity, global_facets_capacity;
    lode_table_walk walk;
    size_t piece; /* at hand */
    bool trouble; /* something in it cannot be used */
} apprentice;

typedef struct {
    lode_measures *m;
    lode_report *report;
    apprentice worker[LODE_MOST_WORKERS];
    uint8_t *by; /* of each piece: who numbered it */
    size_t pieces, next;
    lode_names *combinations; /* facets of the whole table: the bytes of a lode_facet */
    size_t facets_capacity;
    lode_status worst;
    lode_error last; /* of the last row that cannot be used */
} numbering;

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

static size_t hash_of(const combination *c) {
    uint64_t hash = 0;
    for (int i = 0; i < FACET_COLUMNS; i++)
        hash = (hash ^ c->text[i]) * 0x9e3779b97f4a7c15u;
    return (size_t)(hash ^ hash >> 31);
}

static uint32_t *slot_of(const apprentice *a, const combination *c) {
    size_t at = hash_of(c) & (a->slots - 1);
    while (a->slot[at] && memcmp(&a->facet[a->slot[at] - 1], c, sizeof *c) != 0)
        at = (at + 1) & (a->slots - 1);
    return &a->slot[at];
}

static void widen(apprentice *a) {
    free(a->slot);
    a->slots = a->slots ? 2 * a->slots : 256;
    a->slot = lode_allocate(a->slots, sizeof *a->slot);
    for (size_t i = 0; i < a->facets; i++)
        *slot_of(a, &a->facet[i]) = (uint32_t)i + 1;
}

static uint32_t find_facet(apprentice *a, const combination *c) {
    if (a->slots < 2 * (a->facets + 1))
        widen(a);
    uint32_t *slot = slot_of(a, c);
    if (!*slot) {
        LODE_GROW(a->facet, a->facets, a->facets_capacity);
        LODE_GROW(a->level, a->facets, a->levels_capacity);
        LODE_GROW(a->next_facet, a->facets, a->next_capacity);
        a->next_facet[a->facets] = LODE_UNKNOWN;
        a->level[a->facets] =
            lode_level_find(lode_names_get(a->column[LEVEL].names, c->text[LEVEL]));
        a->facet[a->facets] = *c;
        *slot = (uint32_t)++a->facets;
    }
    return *slot - 1;
}

static uint32_t facet_of(apprentice *a, const combination *c) {
    const uint32_t last = a->last_facet, likely = last == LODE_UNKNOWN ? last : a->next_facet[last];
    if (likely != LODE_UNKNOWN && memcmp(&a->facet[likely], c, sizeof *c) == 0)
        return a->last_facet = likely;
    a->last_facet = find_facet(a, c);
    if (last != LODE_UNKNOWN)
        a->next_facet[last] = a->last_facet;
    return a->last_facet;
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

/* ---- one row ---- */

/* Whether a number column of the row holds a number, a code or nothing. */
static bool is_usable(const lode_measures *m, const lode_record *r, const size_t *order,
                      lode_measure_column column) {
    lode_number number;
    if (m->column[column] < 0)
        return true;
    const lode_slice text = lode_measures_cell(m, r, order, column);
    if (lode_number_read(text, &number))
        return column != LODE_COL_N || number.value >= 0;
    return text.n == 0 || lode_is_status(text);
}

static bool read_value(lode_measures *m, size_t row, const lode_record *r, const size_t *order) {
    const lode_slice text = lode_measures_cell(m, r, order, LODE_COL_VALUE);
    lode_number number;
    if (lode_number_read(text, &number)) {
        m->value[row] = number.value;
        m->scale[row] = lode_measures_scale(&number);
        return true;
    }
    m->value[row] = NAN;
    m->scale[row] = 0;
    return text.n == 0 || lode_is_status(text);
}

/* False if there is anything wrong with the row. */
static bool read_row(lode_measures *m, apprentice *a, size_t row) {
    const size_t *order;
    const lode_record r = lode_table_walk_on(m->table, &a->walk, row, &order);
    for (int i = 0; i < FACET_COLUMNS; i++)
        if (m->column[facet_columns[i]] >= 0)
            a->now.text[i] =
                number(&a->column[i], lode_measures_cell(m, &r, order, facet_columns[i]));
    m->facet[row] = facet_of(a, &a->now);
    const int level = a->level[m->facet[row]];
    if (level < 0)
        return false;
    const lode_slice unit = lode_measures_unit_of(m, &r, order, (lode_level)level);
    if (!unit.n)
        return false;
    m->unit[row] = unit_number(a, (lode_level)level, unit);
    return read_value(m, row, &r, order) && is_usable(m, &r, order, LODE_COL_N) &&
           is_usable(m, &r, order, LODE_COL_NUMERATOR) &&
           is_usable(m, &r, order, LODE_COL_CI_LOW) && is_usable(m, &r, order, LODE_COL_CI_HIGH);
}

static size_t first_of(size_t piece) {
    return piece * ROWS_A_PIECE;
}

static size_t end_of(const lode_measures *m, size_t piece) {
    const size_t end = (piece + 1) * ROWS_A_PIECE;
    return end < m->rows ? end : m->rows;
}

static lode_taken take(void *context, unsigned worker) {
    numbering *n = context;
    if (n->next == n->pieces)
        return LODE_NOTHING_MORE;
    n->by[n->next] = (uint8_t)worker;
    n->worker[worker].piece = n->next++;
    return n->next == n->pieces ? LODE_TAKEN_THE_LAST : LODE_TAKEN;
}

static void work(void *context, unsigned worker) {
    numbering *n = context;
    apprentice *a = &n->worker[worker];
    a->trouble = false;
    for (size_t row = first_of(a->piece); row < end_of(n->m, a->piece); row++)
        if (!read_row(n->m, a, row))
            a->trouble = true;
}

/* ---- in the order of the rows ---- */

static lode_slice text_of(const apprentice *a, const combination *c, int i) {
    return lode_names_get(a->column[i].names, c->text[i]);
}

/* A facet in the numbers of the whole table. False if its period is no year. */
static bool translate(lode_measures *m, const apprentice *a, size_t local, lode_facet *f) {
    const combination *c = &a->facet[local];
    const lode_slice period = text_of(a, c, PERIOD), identifier = text_of(a, c, IDENTIFIER);
    memset(f, 0, sizeof *f); /* its bytes are a key: no gaps between its parts */
    f->period = lode_is(identifier, "Academic year")
                    ? lode_names_add(m->periods, period)
                    : lode_measures_number_pair(m->periods, period, identifier);
    f->kind = lode_names_add(m->kinds, text_of(a, c, KIND));
    f->breakdown =
        lode_measures_number_pair(m->breakdowns, text_of(a, c, TOPIC), text_of(a, c, BREAKDOWN));
    f->measure = lode_names_add(m->measures, text_of(a, c, MEASURE));
    f->release = lode_names_add(m->releases, text_of(a, c, RELEASE));
    f->level = a->level[local] < 0 ? LODE_LEVEL_SCHOOL : (lode_level)a->level[local];
    f->year = lode_period_year(period);
    return f->year != 0;
}

static bool number_facets(numbering *n, apprentice *a) {
    lode_measures *m = n->m;
    bool years = true;
    for (; a->told_facets < a->facets; a->told_facets++) {
        lode_facet f;
        years &= translate(m, a, a->told_facets, &f);
        const uint32_t id =
            lode_names_add(n->combinations, (lode_slice){(const char *)&f, sizeof f});
        if (id == m->n_facets) {
            LODE_GROW(m->facets, m->n_facets, n->facets_capacity);
            m->facets[m->n_facets++] = f;
        }
        LODE_GROW(a->global_facet, a->told_facets, a->global_facets_capacity);
        a->global_facet[a->told_facets] = id;
    }
    return years;
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

static void tell_trouble(numbering *n, size_t piece) {
    lode_error error;
    for (size_t row = first_of(piece); row < end_of(n->m, piece); row++) {
        const lode_status status = lode_measures_check_row(n->m, row, &error);
        if (status == LODE_OK)
            continue;
        n->worst = status;
        n->last = error;
        lode_problem(n->report, &error, "cells or rows that cannot be used");
    }
}

static bool deliver(void *context, unsigned worker) {
    numbering *n = context;
    apprentice *a = &n->worker[worker];
    const bool years = number_facets(n, a);
    number_units(n->m, a);
    if (a->trouble || !years)
        tell_trouble(n, a->piece);
    return true;
}

/* From the numbers of whoever read a piece to those of the whole table. */
static void renumber(void *context, unsigned worker, size_t piece) {
    (void)worker;
    numbering *n = context;
    const apprentice *a = &n->worker[n->by[piece]];
    for (size_t row = first_of(piece); row < end_of(n->m, piece); row++) {
        n->m->facet[row] = a->global_facet[n->m->facet[row]];
        n->m->unit[row] = a->global_unit[n->m->unit[row]];
    }
}

static bool is_identity(const uint32_t *map, size_t n) {
    for (size_t i = 0; i < n; i++)
        if (map[i] != i)
            return false;
    return true;
}

static bool all_alike(const numbering *n) {
    for (unsigned w = 0; w < LODE_MOST_WORKERS; w++)
        if (!is_identity(n->worker[w].global_unit, n->worker[w].told_units) ||
            !is_identity(n->worker[w].global_facet, n->worker[w].told_facets))
            return false;
    return true;
}

/* ---- all of it ---- */

static vocabulary new_vocabulary(void) {
    return (vocabulary){.names = lode_names_new(), .last = LODE_UNKNOWN};
}

static void free_vocabulary(vocabulary *v) {
    lode_names_free(v->names);
    free(v->next);
}

static void start_worker(const lode_measures *m, apprentice *a) {
    for (int i = 0; i < FACET_COLUMNS; i++) {
        a->column[i] = new_vocabulary();
        if (m->column[facet_columns[i]] < 0)
            a->now.text[i] = number(&a->column[i], lode_measures_usual(facet_columns[i]));
    }
    for (int level = 0; level < LODE_LEVELS; level++)
        a->unit[level] = new_vocabulary();
    a->last_facet = LODE_UNKNOWN;
}

static void free_worker(apprentice *a) {
    for (int i = 0; i < FACET_COLUMNS; i++)
        free_vocabulary(&a->column[i]);
    for (int level = 0; level < LODE_LEVELS; level++) {
        free_vocabulary(&a->unit[level]);
        free(a->unit_at[level]);
    }
    free(a->facet);
    free(a->level);
    free(a->next_facet);
    free(a->slot);
    free(a->units);
    free(a->global_unit);
    free(a->global_facet);
}

static void make_room(lode_measures *m) {
    m->rows = lode_table_rows(m->table);
    m->unit = lode_allocate(m->rows, sizeof *m->unit);
    m->facet = lode_allocate(m->rows, sizeof *m->facet);
    m->value = lode_allocate(m->rows, sizeof *m->value);
    m->scale = lode_allocate(m->rows, sizeof *m->scale);
}

lode_status lode_measures_number_rows(lode_measures *m, lode_report *report, lode_error *error) {
    make_room(m);
    if (m->rows < ROWS_FOR_THREADS)
        m->threads = 1;
    const unsigned workers = lode_workers(m->threads);
    numbering *n = lode_allocate(1, sizeof *n);
    n->m = m;
    n->report = report;
    n->pieces = (m->rows + ROWS_A_PIECE - 1) / ROWS_A_PIECE;
    n->by = lode_allocate(n->pieces, 1);
    n->combinations = lode_names_new();
    for (unsigned w = 0; w < workers; w++)
        start_worker(m, &n->worker[w]);
    const lode_relay relay = {n, take, work, deliver};
    lode_relay_run(&relay, workers);
    const lode_status status = n->worst;
    if (status != LODE_OK && error)
        *error = n->last;
    else if (!all_alike(n))
        lode_share(n->pieces, workers, renumber, n);
    for (unsigned w = 0; w < workers; w++)
        free_worker(&n->worker[w]);
    lode_names_free(n->combinations);
    free(n->by);
    free(n);
    return status;
}
