/* The schools and areas of a held left, as they were and as they are today, and the rows that are
 * of one figure. */
#include "merge_units.h"

#include <stdlib.h>

merge_way lode_merge_held_way(const merge_run *m, size_t row, lode_record *record) {
    const size_t *order;
    *record = lode_table_record(m->held->table, row, &order);
    const lode_part whole = {.record = record, .n = record->n};
    return lode_merge_way(m->follow, &(lode_row){&whole, 1});
}

/* ---- units of rows ---- */

/* A school by its URN, an area by its code; a letter before tells which. */
static uint32_t number_unit(units *u, lode_names *names, char kind, lode_slice code) {
    u->text.n = 0;
    lode_bytes_add(&u->text, &kind, 1);
    lode_bytes_add(&u->text, code.p, code.n);
    return lode_names_add(names, (lode_slice){u->text.p, u->text.n});
}

/* The school of a row, whether or not links are followed. */
static lode_slice urn_of(const merge_run *m, const lode_record *record) {
    const lode_slice urn = lode_record_at(record, m->follow->urn);
    return lode_may_be_urn(urn) ? urn : (lode_slice){"", 0};
}

static void number_row(units *u, const merge_way *way, lode_slice urn, size_t row) {
    const bool is_area = way->has_area && !way->lies_in;
    u->of_row[row] = LODE_UNKNOWN;
    if (!is_area && !urn.n)
        return;
    const char kind = is_area ? 'A' : 'S';
    const lode_slice then_code = way->old_code.n ? way->old_code : way->new_code,
                     now_code =
                         way->area.old_la_code.n ? way->area.old_la_code : way->area.new_la_code,
                     current = way->urn.n ? way->current : urn;
    u->then_of[row] = number_unit(u, u->then, kind, is_area ? then_code : urn);
    u->of_row[row] = number_unit(u, u->now, kind, is_area ? now_code : current);
}

units lode_merge_find_units(const merge_run *m) {
    const size_t rows = m->held->rows;
    units u = {.now = lode_names_new(), .then = lode_names_new()};
    u.of_row = lode_allocate(rows, sizeof *u.of_row);
    u.then_of = lode_allocate(rows, sizeof *u.then_of);
    for (size_t row = 0; row < rows; row++) {
        lode_record record;
        const merge_way way = lode_merge_held_way(m, row, &record);
        number_row(&u, &way, urn_of(m, &record), row);
    }
    return u;
}

void lode_merge_free_units(units *u) {
    lode_names_free(u->now);
    lode_names_free(u->then);
    free(u->of_row);
    free(u->then_of);
    free(u->text.p);
}

/* ---- rows of one figure ---- */

static lode_slice cell_of(const merge_held *held, const lode_record *record, const size_t *order,
                          lode_measure_column column) {
    const int c = held->column[column];
    const lode_slice text = lode_record_at(record, order && c >= 0 ? (int)order[c] : c);
    return text.n ? text : lode_measures_usual(column);
}

/* What a row is about besides its unit: few texts, so that rows are told apart by two numbers. */
static lode_slice facet_of(const merge_held *held, const lode_record *record, const size_t *order,
                           lode_bytes *text) {
    static const lode_measure_column parts[] = {
        LODE_COL_TIME_PERIOD,      LODE_COL_TIME_IDENTIFIER,
        LODE_COL_GEOGRAPHIC_LEVEL, LODE_COL_ESTABLISHMENT_TYPE,
        LODE_COL_BREAKDOWN_TOPIC,  LODE_COL_BREAKDOWN,
        LODE_COL_MEASURE,          LODE_COL_RELEASE};
    text->n = 0;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        const lode_slice part = cell_of(held, record, order, parts[i]);
        lode_bytes_add(text, part.p, part.n);
        lode_bytes_add(text, "", 1);
    }
    return (lode_slice){text->p, text->n};
}

static void add_to_figure(figure_rows *f, uint32_t key, uint32_t row) {
    f->next[row] = LODE_UNKNOWN;
    if (key < f->n) {
        f->next[f->last[key]] = row;
        f->last[key] = row;
        return;
    }
    LODE_GROW(f->first, f->n, f->capacity);
    if (f->n >= f->last_capacity) {
        f->last_capacity = f->capacity;
        f->last = lode_reallocate(f->last, f->last_capacity, sizeof *f->last);
    }
    f->first[f->n] = f->last[f->n] = row;
    f->n++;
}

figure_rows lode_merge_find_rows(const merge_held *held, const units *u) {
    figure_rows f = {.keys = lode_names_new()};
    lode_names *facets = lode_names_new();
    lode_bytes text = {NULL, 0, 0};
    lode_table_walk walk = {0};
    f.next = lode_allocate(held->rows, sizeof *f.next);
    for (size_t row = 0; row < held->rows; row++) {
        lode_record record;
        const size_t *order = lode_table_walk_on(held->table, &walk, row, &record);
        if (u->of_row[row] == LODE_UNKNOWN)
            continue;
        const lode_slice facet = facet_of(held, &record, order, &text);
        const uint32_t key[] = {u->of_row[row], lode_names_add(facets, facet)};
        const lode_slice both = {(const char *)key, sizeof key};
        add_to_figure(&f, lode_names_add(f.keys, both), (uint32_t)row);
    }
    lode_names_free(facets);
    free(text.p);
    return f;
}

void lode_merge_free_rows(figure_rows *f) {
    lode_names_free(f->keys);
    free(f->first);
    free(f->last);
    free(f->next);
}
