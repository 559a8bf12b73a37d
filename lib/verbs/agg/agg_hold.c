/* Measure tables read whole: a row that stands in them twice would count twice. */
#include "agg_parts.h"

#include "lode/memory.h"

#include <stdlib.h>

typedef struct {
    agg_run *run;
    lode_measures *measures;
    const lode_block *block; /* whose columns run->at has */
    lode_slice *names;       /* of the columns of a record */
    int face[AGG_MOST_FACE]; /* where a record has each column of the face; or -1 */
} holder;

/* ---- where a file has its columns ---- */

static void find_face(holder *h, size_t columns) {
    for (size_t i = 0; i < h->run->n_face; i++) {
        h->face[i] = -1;
        for (size_t c = 0; c < columns; c++)
            if (lode_same(h->names[c], h->run->face[i]))
                h->face[i] = (int)c;
    }
}

/* Files may have their columns in different orders; blocks of one file have one. */
static lode_status turn_to(holder *h, const lode_block *block, const size_t *order,
                           const char *file) {
    const lode_table *table = h->measures->table;
    const size_t n = lode_table_columns(table);
    if (block == h->block)
        return LODE_OK;
    h->block = block;
    for (size_t c = 0; c < n; c++)
        h->names[order ? order[c] : c] = lode_table_name(table, c);
    const agg_header header = {h->names, n, file};
    const lode_status status = agg_find_columns(h->run, &header);
    find_face(h, n);
    agg_keys_begin(h->run->worker[0].groups);
    agg_keys_begin(h->run->worker[0].kinds);
    return status;
}

/* ---- rows of areas ---- */

static lode_slice copy(agg_run *run, lode_slice text) {
    return text.n ? (lode_slice){lode_arena_copy(run->arena, text.p, text.n), text.n}
                  : (lode_slice){"", 0};
}

static lode_slice usual(size_t column) {
    return column < LODE_MEASURE_COLUMNS ? lode_measures_usual((lode_measure_column)column)
                                         : (lode_slice){"", 0};
}

static void keep_published(holder *h, const lode_record *record, lode_level level) {
    agg_run *run = h->run;
    lode_slice *text = lode_arena_take(run->arena, run->n_face * sizeof *text);
    for (size_t i = 0; i < run->n_face; i++) {
        const lode_slice says = lode_record_at(record, h->face[i]);
        text[i] = copy(run, says.n ? says : usual(i));
    }
    text[LODE_COL_GEOGRAPHIC_LEVEL] = lode_text(lode_level_name(level));
    LODE_GROW(run->published, run->n_published, run->published_capacity);
    run->published[run->n_published++] = text;
}

static bool is_area(lode_level level) {
    return level == LODE_LEVEL_LA || level == LODE_LEVEL_REGIONAL || level == LODE_LEVEL_NATIONAL;
}

/* ---- all rows ---- */

static lode_status tell_trouble(holder *h, const lode_record *record, const char *file) {
    agg_run *run = h->run;
    run->worker[0].trouble = false;
    if (agg_refuse_record(run, record) == LODE_OK)
        return LODE_OK;
    lode_fail_at(run->error, file, run->error->line, run->error->column);
    lode_problem(run->report, run->error, "cells that cannot be used");
    return run->wrong = LODE_DATA;
}

static size_t rows_skipped(const agg_worker *w) {
    return w->skipped[AGG_NOT_ASKED] + w->skipped[AGG_NOT_COMPARED];
}

static lode_status take_rows(holder *h) {
    agg_run *run = h->run;
    const lode_measures *m = h->measures;
    lode_table_walk walk = {0};
    for (size_t row = 0; row < m->rows; row++) {
        lode_record record;
        const size_t *order = lode_table_walk_on(m->table, &walk, row, &record);
        const lode_status status = turn_to(h, walk.block, order, lode_table_file(m->table, row));
        if (status != LODE_OK)
            return status;
        const size_t skipped = rows_skipped(&run->worker[0]);
        agg_take_row(run, &run->worker[0], &record);
        if (run->worker[0].trouble)
            tell_trouble(h, &record, lode_table_file(m->table, row));
        const lode_level level = lode_measures_facet(m, row)->level;
        if (is_area(level) && rows_skipped(&run->worker[0]) == skipped)
            keep_published(h, &record, level);
    }
    return run->wrong;
}

lode_status agg_hold_rows(agg_run *run, const lode_input *input) {
    holder h = {.run = run};
    const bool partial = run->options->partial != NULL; /* others may have what is asked for */
    const lode_measures_options rows =
        partial ? (lode_measures_options){.repeats = false} : run->options->rows;
    lode_status status = lode_measures_read(&h.measures, input, &rows, run->report, run->error);
    agg_start_workers(run, 1);
    if (status != LODE_OK)
        return status;
    h.names = lode_allocate(lode_table_columns(h.measures->table), sizeof *h.names);
    status = take_rows(&h);
    lode_measures_free(h.measures);
    free(h.names);
    return status;
}
