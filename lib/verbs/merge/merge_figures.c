/* The figures of today of a held left, each from the rows that have a part in it. */
#include "merge_units.h"

#include <stdlib.h>

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
    const merge_way way = lode_merge_held_way(m, row, &record);
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
        lode_fail_hint(m->error, "the same time_period, breakdown, measure and release: which of "
                                 "them is meant cannot be told; leave one out");
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

/* How many figures have several rows, and how many rows at most. */
static size_t count_several(const figure_rows *f, size_t *most) {
    size_t several = 0;
    *most = 0;
    for (uint32_t key = 0; key < f->n; key++) {
        size_t n = 0;
        for (uint32_t row = f->first[key]; row != LODE_UNKNOWN; row = f->next[row])
            n++;
        *most = n > *most ? n : *most;
        several += n > 1;
    }
    return several;
}

static lode_status make_figures(merge_run *m, const units *u, const figure_rows *f,
                                const lode_dictionary *dictionary) {
    size_t most;
    lode_status worst = LODE_OK;
    m->held->figures = lode_allocate(count_several(f, &most), sizeof *m->held->figures);
    merge_member *member = lode_allocate(most, sizeof *member);
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
    units u = lode_merge_find_units(m);
    figure_rows f = lode_merge_find_rows(m->held, &u);
    status = make_figures(m, &u, &f, dictionary);
    lode_merge_free_rows(&f);
    lode_merge_free_units(&u);
    lode_dictionary_free(dictionary);
    return status;
}
