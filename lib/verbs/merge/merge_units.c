/* The schools and areas of a held left, as they were and as they are today, and the rows that these
 * have in common. */
#include "merge_units.h"

#include <stdlib.h>

merge_way lode_merge_held_way(const merge_run *m, size_t row, lode_record *record) {
    const size_t *order;
    *record = lode_table_record(m->held->table, row, &order);
    const lode_part whole = {.record = record, .n = record->n};
    return lode_merge_way(m->follow, &(lode_row){&whole, 1});
}

/* ---- which units of today have rows of several of then ---- */

static uint32_t add_unit(units *u, uint32_t then) {
    LODE_GROW(u->first, u->n, u->capacity);
    if (u->n >= u->shared_capacity) {
        u->shared_capacity = u->capacity;
        u->shared = lode_reallocate(u->shared, u->shared_capacity, sizeof *u->shared);
    }
    u->first[u->n] = then;
    u->shared[u->n] = false;
    return (uint32_t)u->n++;
}

/* A school by its URN, an area by its code; a letter before tells which. */
static uint32_t number_unit(units *u, lode_names *names, char kind, lode_slice code) {
    u->text.n = 0;
    lode_bytes_add(&u->text, &kind, 1);
    lode_bytes_add(&u->text, code.p, code.n);
    return lode_names_add(names, (lode_slice){u->text.p, u->text.n});
}

static void number_row(units *u, const merge_way *way, size_t row) {
    const bool is_area = way->has_area && !way->lies_in;
    if (!way->urn.n && !is_area) {
        u->of_row[row] = LODE_UNKNOWN;
        return;
    }
    const char kind = is_area ? 'A' : 'S';
    const lode_slice then_code = way->old_code.n ? way->old_code : way->new_code,
                     now_code =
                         way->area.old_la_code.n ? way->area.old_la_code : way->area.new_la_code;
    const uint32_t then = number_unit(u, u->then, kind, is_area ? then_code : way->urn);
    uint32_t now = number_unit(u, u->now, kind, is_area ? now_code : way->current);
    if (now == u->n)
        now = add_unit(u, then);
    u->shared[now] |= u->first[now] != then;
    u->of_row[row] = now;
    u->then_of[row] = then;
}

units lode_merge_find_units(const merge_run *m) {
    const size_t rows = m->held->rows;
    units u = {.now = lode_names_new(), .then = lode_names_new()};
    u.of_row = lode_allocate(rows, sizeof *u.of_row);
    u.then_of = lode_allocate(rows, sizeof *u.then_of);
    for (size_t row = 0; row < rows; row++) {
        lode_record record;
        const merge_way way = lode_merge_held_way(m, row, &record);
        number_row(&u, &way, row);
    }
    return u;
}

void lode_merge_free_units(units *u) {
    lode_names_free(u->now);
    lode_names_free(u->then);
    free(u->of_row);
    free(u->then_of);
    free(u->first);
    free(u->shared);
    free(u->text.p);
}

/* ---- rows of one figure ---- */

static lode_slice key_of(const merge_held *held, size_t row, uint32_t unit, lode_bytes *text) {
    static const lode_measure_column parts[] = {
        LODE_COL_TIME_PERIOD,      LODE_COL_TIME_IDENTIFIER,
        LODE_COL_GEOGRAPHIC_LEVEL, LODE_COL_ESTABLISHMENT_TYPE,
        LODE_COL_BREAKDOWN_TOPIC,  LODE_COL_BREAKDOWN,
        LODE_COL_MEASURE,          LODE_COL_RELEASE};
    text->n = 0;
    lode_bytes_add(text, (const char *)&unit, sizeof unit);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        const lode_slice part = lode_merge_held_text(held, row, parts[i]);
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
    lode_bytes text = {NULL, 0, 0};
    f.next = lode_allocate(held->rows, sizeof *f.next);
    for (size_t row = 0; row < held->rows; row++) {
        const uint32_t unit = u->of_row[row];
        if (unit != LODE_UNKNOWN && u->shared[unit])
            add_to_figure(&f, lode_names_add(f.keys, key_of(held, row, unit, &text)),
                          (uint32_t)row);
    }
    free(text.p);
    return f;
}

void lode_merge_free_rows(figure_rows *f) {
    lode_names_free(f->keys);
    free(f->first);
    free(f->last);
    free(f->next);
}
