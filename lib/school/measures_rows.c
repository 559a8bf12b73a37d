/* The rows of a measure table, understood block by block as the table reads them, by several
 * workers and numbered as by one.
 *
 * Each worker numbers what it sees for itself; at its turn what is new is given the number it has
 * in the whole table, which is that of first sight in the order of the rows, whoever saw it. */
#include "lode/memory.h"
#include "lode/period.h"
#include "lode/threads.h"
#include "measures_apprentice.h"

#include <stdlib.h>

/* Rows of the table some of which cannot be used. */
typedef struct {
    size_t first, n;
} stretch;

struct lode_numbering {
    lode_measures *m;
    lode_choice *choice;
    bool usable;                                /* the columns are there */
    lode_apprentice *worker[LODE_MOST_WORKERS]; /* from its first block on */
    lode_names *combinations; /* facets of the whole table: the bytes of a lode_facet */
    size_t facets_capacity, rows_capacity;
    bool *taken; /* [table rows], only where there is a choice */
    size_t seen, taken_capacity;
    stretch *trouble;
    size_t troubles, troubles_capacity;
};

static void see(void *context, unsigned worker, const lode_block *block, const size_t *order) {
    lode_numbering *n = context;
    if (!n->usable)
        return;
    if (!n->worker[worker])
        n->worker[worker] = lode_allocate(1, sizeof *n->worker[worker]);
    lode_apprentice_see(n->worker[worker], n->m, n->choice, block, order);
}

/* ---- in the order of the rows ---- */

/* A facet in the numbers of the whole table. */
static lode_facet translate(lode_measures *m, const lode_apprentice *a,
                            const lode_local_facet *local) {
    const lode_combination *c = &local->texts;
    const lode_slice period = lode_apprentice_text(a, c, PERIOD),
                     identifier = lode_apprentice_text(a, c, IDENTIFIER);
    lode_facet f;
    memset(&f, 0, sizeof f); /* its bytes are a key: no gaps between its parts */
    f.period = lode_is(identifier, "Academic year")
                   ? lode_names_add(m->periods, period)
                   : lode_measures_number_pair(m->periods, period, identifier);
    f.kind = lode_names_add(m->kinds, lode_apprentice_text(a, c, KIND));
    f.breakdown = lode_measures_number_pair(m->breakdowns, lode_apprentice_text(a, c, TOPIC),
                                            lode_apprentice_text(a, c, BREAKDOWN));
    f.measure = lode_names_add(m->measures, lode_apprentice_text(a, c, MEASURE));
    f.release = lode_names_add(m->releases, lode_apprentice_text(a, c, RELEASE));
    f.level = local->level < 0 ? LODE_LEVEL_SCHOOL : (lode_level)local->level;
    f.year = lode_period_year(period);
    return f;
}

static uint32_t number_facet(lode_numbering *n, const lode_apprentice *a,
                             const lode_local_facet *local) {
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
static void number_facets(lode_numbering *n, lode_apprentice *a) {
    for (; a->told_facets < a->facets; a->told_facets++) {
        const lode_local_facet *local = &a->facet[a->told_facets];
        const lode_facet_texts texts = lode_apprentice_says(a, &local->texts);
        lode_choice_meet(n->choice, &texts);
        LODE_GROW(a->global_facet, a->told_facets, a->global_facets_capacity);
        a->global_facet[a->told_facets] = local->asked ? number_facet(n, a, local) : LODE_UNKNOWN;
    }
}

static void number_units(const lode_measures *m, lode_apprentice *a) {
    for (; a->told_units < a->n_units; a->told_units++) {
        const lode_local_unit *u = &a->units[a->told_units];
        LODE_GROW(a->global_unit, a->told_units, a->global_units_capacity);
        a->global_unit[a->told_units] =
            lode_measures_number_pair(m->units, lode_text(lode_level_name(u->level)),
                                      lode_names_get(a->unit[u->level].names, u->name));
    }
}

/* A row that cannot be used may have no unit; it has no number then, nor is it looked at. */
static void add_rows(lode_numbering *n, const lode_apprentice *a) {
    lode_measures *m = n->m;
    const lode_measure_rows *rows = &a->rows;
    const size_t to = m->rows;
    if (rows->n == 0)
        return;
    lode_measure_rows_room(&m->unit, &m->facet, &m->value, &m->scale, to + rows->n,
                           &n->rows_capacity);
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
    lode_apprentice *a = n->worker[worker];
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

void lode_numbering_free(lode_numbering *n) {
    for (unsigned w = 0; w < LODE_MOST_WORKERS; w++)
        lode_apprentice_free(n->worker[w]);
    lode_names_free(n->combinations);
    free(n->taken);
    free(n->trouble);
    free(n);
}
