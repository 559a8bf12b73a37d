/* The rows of a file: several workers put their cells to the test; what is to be told, or depends
 * on the rows before, is seen to as blocks are delivered. */
#include "check_parts.h"

#include <stdlib.h>

/* ---- a block, by any worker ---- */

static void make_room(check_worker *w, size_t records) {
    if (records <= w->print_capacity || !w->file->prints)
        return;
    w->print_capacity = 2 * records;
    w->print = lode_reallocate(w->print, w->print_capacity, sizeof *w->print);
}

static lode_status work(void *context, unsigned worker, lode_block *block, lode_error *error) {
    (void)error;
    check_file *f = context;
    check_worker *w = &f->worker[worker];
    w->flaws = 0;
    make_room(w, block->n);
    if (f->prints && block->n)
        memset(w->print, 0, block->n * sizeof *w->print);
    if (f->sums)
        check_sums_begin(w, block);
    for (size_t i = 0; i < block->n; i++) {
        const lode_record record = lode_block_record(block, i);
        check_see_record(w, &record);
    }
    return LODE_OK;
}

/* ---- in the order of the file ---- */

static void explain_length(const check_file *f, const lode_record *record, lode_error *error) {
    lode_wrong_length(f->name, record, f->columns, error);
    if (f->columns == 1)
        lode_fail_hint(error, "is the first line a title? the header comes first");
}

static void explain_end(const check_file *f, const lode_record *record, lode_error *error) {
    lode_fail(error, LODE_DATA, "%zu cell%s where the header has %zu", record->n,
              record->n == 1 ? "" : "s", f->columns);
    if (record->n < f->columns)
        lode_fail_hint(error, "lode-tidy reads the missing cells as empty");
    else
        lode_fail_hint(error, "those beyond the header are empty");
}

static void explain(check_file *f, const check_flaw *flaw, const lode_record *record,
                    lode_error *error) {
    lode_fail(error, LODE_DATA, "%.*s", LODE_ARG(f->run->rule[flaw->kind].about));
    if (flaw->kind == CHECK_RECORD_LENGTH)
        explain_length(f, record, error);
    else if (flaw->kind == CHECK_RECORD_ENDS)
        explain_end(f, record, error);
    else if (flaw->kind == CHECK_EMPTY_ROWS)
        lode_fail(error, LODE_DATA, "nothing but separators");
    else if (flaw->kind == CHECK_DATES_IN_ORDER)
        check_explain_dates(f, flaw->column, record, error);
    else if (flaw->of_row && f->measures)
        check_explain_measure(f, flaw->kind, record, error);
    else if (flaw->of_row)
        check_explain_place(f, flaw->kind, flaw->column, record, error);
    else
        check_explain_cell(f, &f->column[flaw->column], flaw->kind,
                           check_text_of(record, flaw->column), error);
}

static void tell_flaw(check_file *f, const check_flaw *flaw, const lode_block *block) {
    const lode_record record = lode_block_record(block, flaw->record);
    check_place place = {
        .kind = flaw->kind, .line = lode_record_line(&record), .column = flaw->column};
    lode_error error;
    if (!check_found(f, &place))
        return;
    if (flaw->column >= 0)
        place.value = check_text_of(&record, flaw->column);
    explain(f, flaw, &record, &error);
    check_tell(f, &place, &error);
}

static void tell_repeat(check_file *f, const lode_record *record, size_t before) {
    const check_kind kind = f->keys > 0 ? CHECK_DUPLICATE_KEYS : CHECK_DUPLICATE_ROWS;
    check_place place = {.kind = kind, .line = lode_record_line(record), .column = -1};
    lode_error error;
    if (!check_found(f, &place))
        return;
    lode_bytes key = {NULL, 0, 0};
    check_add_key_text(f, record, NULL, &key);
    place.value = (lode_slice){key.p, key.n};
    lode_fail(&error, LODE_DATA,
              f->keys > 0 ? "about the same as line %zu" : "the same as line %zu, cell by cell",
              before);
    check_tell(f, &place, &error);
    free(key.p);
}

/* So many rows ahead memory is asked for what they will need. */
enum { ROWS_AHEAD = 8 };

/* A row about the same as an earlier one is left out of what follows. */
static void compare_rows(check_file *f, check_worker *w, const lode_block *block) {
    static const check_print none;
    for (size_t i = 0; i < block->n; i++) {
        const check_print print = w->print[i];
        if (i + ROWS_AHEAD < block->n)
            check_look_ahead(f->prints, w->print[i + ROWS_AHEAD]);
        if (print.a == none.a && print.b == none.b)
            continue;
        const lode_record record = lode_block_record(block, i);
        bool fresh;
        const size_t line = check_prints_put(f->prints, print, lode_record_line(&record), &fresh);
        if (fresh)
            continue;
        tell_repeat(f, &record, line);
        w->print[i] = none;
    }
}

static lode_status deliver(void *context, unsigned worker, lode_block *block, lode_error *error) {
    (void)error;
    check_file *f = context;
    check_worker *w = &f->worker[worker];
    for (size_t i = 0; i < w->flaws; i++)
        tell_flaw(f, &w->flaw[i], block);
    if (f->prints)
        compare_rows(f, w, block);
    if (f->sums)
        check_sums_deliver(w, block);
    return LODE_OK;
}

/* ---- workers ---- */

static void start_workers(check_file *f) {
    f->workers = lode_reader_workers(f->reader);
    f->worker = lode_allocate_apart(f->workers, sizeof *f->worker);
    for (unsigned k = 0; k < f->workers; k++) {
        check_worker *w = &f->worker[k];
        w->file = f;
        w->seen = lode_allocate_apart(f->columns, sizeof *w->seen);
        for (size_t c = 0; c < f->columns; c++)
            lode_habit_start(&w->seen[c].words);
        w->part = lode_allocate(f->keys, sizeof *w->part);
        if (f->open_data)
            check_start_spots(w);
        if (f->sums)
            check_sums_start(w);
    }
}

void check_free_workers(check_file *f) {
    for (unsigned k = 0; k < f->workers; k++) {
        check_worker *w = &f->worker[k];
        for (size_t c = 0; c < f->columns; c++) {
            lode_habit_free(&w->seen[c].words);
            free(w->seen[c].verdict);
            free(w->seen[c].item);
        }
        free(w->seen);
        free(w->flaw);
        free(w->print);
        free(w->part);
        check_free_spots(w);
        check_sums_stop(w);
    }
    free(f->worker);
}

lode_status check_read_rows(check_file *f, lode_error *error) {
    const lode_reading reading = {f, work, deliver};
    check_carried_out(f, CHECK_RECORD_LENGTH);
    check_carried_out(f, CHECK_EMPTY_ROWS);
    if (f->layout)
        check_carried_out(f, CHECK_RECORD_ENDS);
    if (f->dates)
        check_carried_out(f, CHECK_DATES_IN_ORDER);
    if (f->prints)
        check_carried_out(f, f->keys > 0 ? CHECK_DUPLICATE_KEYS : CHECK_DUPLICATE_ROWS);
    start_workers(f);
    return lode_reader_each(f->reader, &reading, error);
}
