/* Rows to groups: several workers, each with groups of its own. What must be known in the order of
 * the file, which rows came first and what is wrong with which, is seen to as blocks are delivered.
 */
#include "agg_parts.h"

#include "lode/memory.h"

#include <stdlib.h>

/* ---- rows that were asked for ---- */

static bool is_among(const agg_run *run, lode_words asked, lode_slice kind,
                     lode_measure_column column) {
    const lode_slice text = agg_kind_text(run, kind, column);
    const lode_slice topic = agg_kind_text(run, kind, LODE_COL_BREAKDOWN_TOPIC);
    for (size_t i = 0; i < asked.n; i++)
        if (lode_measures_is_asked(column, text, topic, asked.item[i]))
            return true;
    return asked.n == 0;
}

/* A gap is between two pupil groups, whatever others there are. */
static agg_skip why_skip(const agg_run *run, lode_slice kind) {
    const lode_measures_options *rows = &run->options->rows;
    if (!is_among(run, rows->measure, kind, LODE_COL_MEASURE) ||
        !is_among(run, rows->breakdown, kind, LODE_COL_BREAKDOWN) ||
        !is_among(run, rows->period, kind, LODE_COL_TIME_PERIOD))
        return AGG_NOT_ASKED;
    return is_among(run, run->options->gap, kind, LODE_COL_BREAKDOWN) ? AGG_TAKEN
                                                                      : AGG_NOT_COMPARED;
}

/* ---- one row, by any worker ---- */

enum { KINDS_MET = 64 }; /* so many ways to be alike a group can remember */

static void add_sort(const agg_run *run, agg_worker *w, uint32_t row) {
    LODE_GROW(w->sort, w->n_sorts, w->sort_capacity);
    const lode_slice kind = agg_keys_text(w->kinds, (uint32_t)w->n_sorts);
    const lode_slice watched = agg_key_start(kind, run->watched);
    w->sort[w->n_sorts++] = (agg_sort){row, lode_names_add(w->alike, watched), why_skip(run, kind)};
}

agg_group *agg_add_group(const agg_run *run, agg_worker *w) {
    LODE_GROW(w->group, w->n_groups, w->group_capacity);
    agg_group *group = &w->group[w->n_groups];
    *group = agg_group_new(&run->needs);
    group->key = agg_keys_text(w->groups, (uint32_t)w->n_groups);
    if (run->dictionary)
        group->meaning =
            lode_dictionary_find(run->dictionary, agg_key_part(group->key, (size_t)run->measure));
    w->n_groups++;
    return group;
}

uint32_t agg_take_kind(const agg_run *run, agg_worker *w, lode_slice joined) {
    const uint32_t kind = agg_keys_add(w->kinds, joined);
    if (kind == w->n_sorts)
        add_sort(run, w, (uint32_t)w->n_sorts);
    return kind;
}

/* A row of a kind that may be new to the group. */
static void meet_kind(const agg_run *run, const agg_worker *w, agg_group *group, uint32_t kind) {
    const uint32_t alike = w->sort[kind].alike;
    group->mixed |= agg_kinds_differ(run, group->kind, agg_keys_text(w->kinds, kind));
    if (alike < KINDS_MET)
        group->met |= (uint64_t)1 << alike;
}

/* A copy of its own where blocks are worked on, for it is done for each of millions of rows. */
__attribute__((always_inline)) static inline void take_row(const agg_run *run, agg_worker *w,
                                                           const lode_record *record) {
    if (record->n != run->columns) {
        w->trouble = true;
        return;
    }
    const uint32_t kind = agg_keys_find(w->kinds, record);
    if (kind != LODE_UNKNOWN && kind == w->n_sorts)
        add_sort(run, w, record->index);
    if (kind != LODE_UNKNOWN && w->sort[kind].skip) {
        w->skipped[w->sort[kind].skip]++;
        return;
    }
    const uint32_t key = agg_keys_find(w->groups, record);
    if (kind == LODE_UNKNOWN || key == LODE_UNKNOWN) {
        w->trouble = true;
        return;
    }
    if (key == w->n_groups)
        agg_add_group(run, w)->kind = agg_keys_text(w->kinds, kind);
    agg_group *group = &w->group[key];
    const uint32_t alike = w->sort[kind].alike;
    if (alike >= KINDS_MET || !(group->met >> alike & 1))
        meet_kind(run, w, group, kind);
    lode_number number;
    if (run->plain && lode_number_read(lode_record_bytes(record, (size_t)run->at.value), &number))
        agg_store_add(&group->store, &number);
    else
        agg_take_record(run, w, key, record);
}

void agg_take_row(const agg_run *run, agg_worker *w, const lode_record *record) {
    take_row(run, w, record);
}

static lode_status work(void *context, unsigned worker, lode_block *block, lode_error *error) {
    (void)error;
    agg_run *run = context;
    for (size_t i = 0; i < block->n; i++) {
        const lode_record record = lode_block_record(block, i);
        take_row(run, &run->worker[worker], &record);
    }
    return LODE_OK;
}

/* ---- in the order of the file ---- */

/* Until now a worker has known the places of first rows within its block only. */
static void place_first_rows(const agg_run *run, agg_worker *w) {
    for (; w->told_sorts < w->n_sorts; w->told_sorts++)
        w->sort[w->told_sorts].first += run->rows;
}

static lode_status deliver(void *context, unsigned worker, lode_block *block, lode_error *error) {
    agg_run *run = context;
    agg_worker *w = &run->worker[worker];
    place_first_rows(run, w);
    if (w->trouble)
        agg_tell_block(run, w, block);
    w->trouble = false;
    run->rows += block->n;
    if (run->rows > UINT32_MAX)
        return lode_fail(error, LODE_DATA, "more rows than can be counted in one run (%u)",
                         (unsigned)UINT32_MAX);
    return LODE_OK;
}

lode_status agg_read_rows(agg_run *run) {
    const lode_reading reading = {run, work, deliver};
    for (unsigned k = 0; k < run->workers; k++) {
        agg_keys_begin(run->worker[k].groups);
        agg_keys_begin(run->worker[k].kinds);
    }
    return lode_reader_each(run->reader, &reading, run->error);
}

void agg_start_workers(agg_run *run, unsigned workers) {
    run->workers = workers;
    run->worker = lode_allocate_apart(workers, sizeof *run->worker);
    for (unsigned k = 0; k < workers; k++) {
        run->worker[k].groups = agg_keys_new(&run->groups);
        run->worker[k].kinds = agg_keys_new(&run->kinds);
        run->worker[k].alike = lode_names_new();
        run->worker[k].units = run->needs.units ? lode_names_new() : NULL;
    }
}

void agg_free_workers(agg_run *run) {
    for (unsigned k = 0; k < run->workers; k++) {
        agg_worker *w = &run->worker[k];
        for (size_t i = 0; i < w->n_groups; i++)
            agg_group_free(&w->group[i]);
        agg_keys_free(w->groups);
        agg_keys_free(w->kinds);
        lode_names_free(w->alike);
        lode_names_free(w->units);
        free(w->room);
        free(w->group);
        free(w->sort);
    }
    free(run->worker);
}
