/* The rows of a held left that have a part in one figure of today, and that figure. */
#include "merge_follow.h"

#include "lode/memory.h"

#include <stdlib.h>

static merge_way way_of_row(const merge_run *m, size_t row, lode_record *record) {
    const size_t *order;
    *record = lode_table_record(m->held->table, row, &order);
    const lode_part whole = {.record = record, .n = record->n};
    return lode_merge_way(m->follow, &(lode_row){&whole, 1});
}

/* ---- which units of today have rows of several of then ---- */

/* Numbers of the units of rows, as they are today and as they were. */
typedef struct {
    lode_names *now, *then;
    uint32_t *of_row;  /* [rows] today's; LODE_UNKNOWN: the row is of neither school nor area */
    uint32_t *then_of; /* [rows] */
    uint32_t *first;   /* [units of today] the first of then that was met */
    bool *shared;      /* [units of today] several of then were */
    size_t n, capacity, shared_capacity;
    lode_bytes text; /* room for a name */
} units;

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

static units find_units(const merge_run *m) {
    const size_t rows = m->held->rows;
    units u = {.now = lode_names_new(), .then = lode_names_new()};
    u.of_row = lode_allocate(rows, sizeof *u.of_row);
    u.then_of = lode_allocate(rows, sizeof *u.then_of);
    for (size_t row = 0; row < rows; row++) {
        lode_record record;
        const merge_way way = way_of_row(m, row, &record);
        number_row(&u, &way, row);
    }
    return u;
}

static void free_units(units *u) {
    lode_names_free(u->now);
    lode_names_free(u->then);
    free(u->of_row);
    free(u->then_of);
    free(u->first);
    free(u->shared);
    free(u->text.p);
}

/* ---- rows of one figure ---- */

/* Rows by the figure of today that they have a part in: chains, in the order of the rows. */
typedef struct {
    lode_names *keys;
    uint32_t *first, *last; /* [keys] */
    uint32_t *next;         /* [rows] */
    size_t n, capacity, last_capacity;
} figure_rows;

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

static figure_rows find_figures(const merge_held *held, const units *u) {
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

static void free_figures(figure_rows *f) {
    lode_names_free(f->keys);
    free(f->first);
    free(f->last);
    free(f->next);
}

/* ---- what a row has ---- */

static lode_status read_number(const merge_held *held, size_t row, lode_measure_column column,
                               bool *has, lode_number *number, lode_error *error) {
    const lode_slice text = lode_merge_held_cell(held, row, column);
    *has = lode_number_read(text, number);
    if (*has || text.n == 0 || lode_is_status(text))
        return LODE_OK;
    lode_measures_wrong_cell(column, text, error);
    return lode_table_fail_at(held->table, row, (size_t)held->column[column], error);
}

static lode_status read_member(const merge_run *m, uint32_t row, merge_member *member) {
    const merge_held *held = m->held;
    lode_record record;
    const merge_way way = way_of_row(m, row, &record);
    const lode_slice value = lode_merge_held_cell(held, row, LODE_COL_VALUE),
                     status = lode_merge_held_cell(held, row, LODE_COL_STATUS);
    const lode_slice code = way.old_code.n ? way.old_code : way.new_code;
    *member = (merge_member){.row = row,
                             .school = way.urn.n ? way.school : LODE_UNKNOWN,
                             .unit = way.urn.n ? way.urn : code};
    lode_status read =
        read_number(held, row, LODE_COL_VALUE, &member->has_value, &member->value, m->error);
    if (read == LODE_OK)
        read = read_number(held, row, LODE_COL_N, &member->has_n, &member->n, m->error);
    if (read == LODE_OK)
        read = read_number(held, row, LODE_COL_NUMERATOR, &member->has_numerator,
                           &member->numerator, m->error);
    member->status = value.n ? value : status.n ? status : lode_text("x");
    return read;
}

/* A school of then has one row for a figure. */
static lode_status check_once(const merge_run *m, const units *u, const merge_member *member,
                              size_t n) {
    const merge_held *held = m->held;
    for (size_t i = 0; i + 1 < n; i++) {
        const size_t row = member[n - 1].row, before = member[i].row;
        if (u->then_of[row] != u->then_of[before])
            continue;
        lode_fail(m->error, LODE_DATA, "two rows for one figure of %.*s: lines %zu and %zu",
                  (int)lode_names_get(u->then, u->then_of[row]).n - 1,
                  lode_names_get(u->then, u->then_of[row]).p + 1,
                  lode_table_line(held->table, before), lode_table_line(held->table, row));
        lode_fail_hint(m->error, "the same time_period, breakdown, measure and release: links "
                                 "cannot be followed before one of them is left out");
        return lode_fail_at(m->error, m->left.file, lode_table_line(held->table, row), 0);
    }
    return LODE_OK;
}

/* ---- figures ---- */

static lode_slice list_units(const units *u, const merge_figure *figure, lode_arena *arena) {
    const char *list = "";
    for (size_t i = 0; i < figure->n_rows; i++) {
        const lode_slice then = lode_names_get(u->then, u->then_of[figure->rows[i]]);
        list = lode_arena_print(arena, "%s%s%.*s", list, i ? "|" : "", (int)then.n - 1, then.p + 1);
    }
    return lode_text(list);
}

static lode_kind kind_of(const merge_held *held, size_t row, const lode_dictionary *dictionary) {
    const lode_meaning *meaning =
        lode_dictionary_find(dictionary, lode_merge_held_text(held, row, LODE_COL_MEASURE));
    return meaning ? meaning->kind : LODE_KIND_OTHER;
}

static lode_status read_members(merge_run *m, const units *u, const figure_rows *f, uint32_t key,
                                merge_member *member, size_t *n) {
    lode_status status = LODE_OK;
    *n = 0;
    for (uint32_t row = f->first[key]; row != LODE_UNKNOWN && status == LODE_OK;
         row = f->next[row]) {
        status = read_member(m, row, &member[(*n)++]);
        if (status == LODE_OK)
            status = check_once(m, u, member, *n);
    }
    return status;
}

static void make_figure(merge_run *m, const units *u, const figure_rows *f, uint32_t key,
                        const lode_dictionary *dictionary, merge_member *member, size_t n) {
    merge_held *held = m->held;
    const uint32_t id = (uint32_t)held->n_figures++;
    merge_figure *figure = &held->figures[id];
    const figure_request asked = {kind_of(held, member[0].row, dictionary), m->options->amalgamate,
                                  m->follow->succession, held->arena};
    lode_merge_amalgamate(member, n, &asked, figure);
    figure->at_time = list_units(u, figure, held->arena);
    for (uint32_t row = f->first[key]; row != LODE_UNKNOWN; row = f->next[row])
        held->figure[row] = id;
}

static size_t longest(const figure_rows *f) {
    size_t most = 0;
    for (uint32_t key = 0; key < f->n; key++) {
        size_t n = 0;
        for (uint32_t row = f->first[key]; row != LODE_UNKNOWN; row = f->next[row])
            n++;
        most = n > most ? n : most;
    }
    return most;
}

static lode_status make_figures(merge_run *m, const units *u, const figure_rows *f,
                                const lode_dictionary *dictionary) {
    merge_member *member = lode_allocate(longest(f), sizeof *member);
    lode_status worst = LODE_OK;
    m->held->figures = lode_allocate(f->n, sizeof *m->held->figures);
    for (uint32_t key = 0; key < f->n; key++) {
        size_t n;
        if (f->next[f->first[key]] == LODE_UNKNOWN)
            continue;
        if (read_members(m, u, f, key, member, &n) == LODE_OK) {
            make_figure(m, u, f, key, dictionary, member, n);
            continue;
        }
        lode_problem(m->report, m->error, "cells or rows that cannot be used");
        worst = LODE_DATA;
    }
    free(member);
    return worst;
}

lode_status lode_merge_find_figures(merge_run *m, lode_reference *reference) {
    lode_dictionary *dictionary;
    lode_status status = lode_dictionary_read(&dictionary, reference, m->error);
    if (status != LODE_OK)
        return status;
    units u = find_units(m);
    figure_rows f = find_figures(m->held, &u);
    status = make_figures(m, &u, &f, dictionary);
    free_figures(&f);
    free_units(&u);
    lode_dictionary_free(dictionary);
    return status;
}
