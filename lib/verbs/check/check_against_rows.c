/* The rows of a new release beside those of the old one, by several workers. */
#include "check_against.h"

#include <stdlib.h>

/* ---- one row ---- */

/* What a row is about, worked out when it is first needed. */
static lode_slice key_of(const against_run *a, against_hand *hand, const lode_record *record) {
    if (hand->key.n == 0)
        check_add_key_text(a->file, record, NULL, &hand->key);
    return (lode_slice){hand->key.p, hand->key.n};
}

static lode_slice old_text(const against_run *a, size_t row, size_t column) {
    return a->column[column] < 0 ? (lode_slice){NULL, 0}
                                 : lode_table_text(a->old, row, (size_t)a->column[column]);
}

/* Of a measure table the status stands in for a value that is not there. */
static bool is_value(const check_file *f, size_t column) {
    return f->measures && f->column[column].contract == LODE_COL_VALUE;
}

static void take_status(const against_run *a, const lode_record *record, size_t row,
                        lode_slice *before, lode_slice *after) {
    const int status = a->file->contract[LODE_COL_STATUS];
    if (status < 0)
        return;
    if (after->n == 0)
        *after = lode_record_at(record, status);
    if (before->n == 0)
        *before = lode_trim(old_text(a, row, (size_t)status));
}

static lode_slice shown(const against_run *a, size_t column, lode_slice text) {
    return check_is_secret(&a->file->column[column], text) ? lode_text("(pupil number)") : text;
}

static void compare_cell(const against_run *a, against_hand *hand, const lode_record *record,
                         size_t row, size_t column) {
    const check_file *f = a->file;
    lode_slice before = lode_trim(old_text(a, row, column)),
               after = lode_trim(lode_record_text(record, column));
    if (is_value(f, column))
        take_status(a, record, row, &before, &after);
    if (lode_same(before, after))
        return;
    const against_cell from = against_cell_of(a, &f->column[column], before),
                       to = against_cell_of(a, &f->column[column], after);
    const against_what what = against_compare(&from, &to);
    const bool numbers = from.is == AGAINST_NUMBER && to.is == AGAINST_NUMBER;
    ++*against_count(hand->count, column, what);
    if (what <= AGAINST_REWRITTEN)
        return;
    const against_change c = {f->name,
                              lode_record_line(record),
                              f->column[column].name,
                              key_of(a, hand, record),
                              shown(a, column, before),
                              shown(a, column, after),
                              what,
                              numbers ? &from.number : NULL,
                              numbers ? &to.number : NULL};
    against_put(hand, &c);
}

/* Cells of the key agree, or say the same by other words. */
static bool is_compared(const against_run *a, size_t column) {
    const check_file *f = a->file;
    for (size_t i = 0; i < f->keys; i++)
        if (f->key[i] == (int)column)
            return false;
    const bool stands_in = f->measures && f->column[column].contract == LODE_COL_STATUS &&
                           f->contract[LODE_COL_VALUE] >= 0;
    return a->column[column] >= 0 && !stands_in;
}

static void compare_row(against_run *a, against_hand *hand, const lode_record *record,
                        check_print print) {
    const check_file *f = a->file;
    size_t row;
    hand->key.n = 0;
    if (!check_prints_find(a->rows, print, &row)) {
        const against_change c = {.file = f->name,
                                  .line = lode_record_line(record),
                                  .key = key_of(a, hand, record),
                                  .what = AGAINST_ADDED};
        ++*against_count(hand->count, f->columns, AGAINST_ADDED);
        against_put(hand, &c);
        return;
    }
    atomic_store_explicit(&a->met[row], true, memory_order_relaxed);
    for (size_t column = 0; column < f->columns; column++)
        if (is_compared(a, column))
            compare_cell(a, hand, record, row, column);
}

/* ---- blocks ---- */

enum { ROWS_AHEAD = 8 };

static void find_prints(const against_run *a, against_hand *hand, const lode_block *block) {
    if (block->n > hand->room) {
        hand->room = 2 * block->n;
        hand->print = lode_reallocate(hand->print, hand->room, sizeof *hand->print);
    }
    for (size_t i = 0; i < block->n; i++) {
        const lode_record record = lode_block_record(block, i);
        hand->trouble |= record.n != a->file->columns;
        if (record.n == a->file->columns)
            hand->print[i] = check_print_of(a->file, &record, NULL, hand->part);
    }
}

static lode_status work(void *context, unsigned worker, lode_block *block, lode_error *error) {
    (void)error;
    against_run *a = context;
    against_hand *hand = &a->hand[worker];
    memset(hand->count, 0, (a->file->columns + 2) * AGAINST_KINDS * sizeof *hand->count);
    hand->trouble = false;
    find_prints(a, hand, block);
    for (size_t i = 0; i < block->n && !hand->trouble; i++) {
        const lode_record record = lode_block_record(block, i);
        if (i + ROWS_AHEAD < block->n)
            check_look_ahead(a->rows, hand->print[i + ROWS_AHEAD]);
        compare_row(a, hand, &record, hand->print[i]);
    }
    return LODE_OK;
}

static void tell_length(against_run *a, const lode_record *record) {
    a->wrong = lode_wrong_length(a->file->name, record, a->file->columns, &a->last);
    lode_problem(a->file->run->report, &a->last, "records of another length");
}

/* Two rows about the same cannot both be compared with one. */
void against_tell_repeat(against_run *a, const char *file, const lode_record *record, const int *at,
                         size_t line) {
    lode_bytes key = {NULL, 0, 0};
    check_add_key_text(a->file, record, at, &key);
    a->wrong =
        lode_fail(&a->last, LODE_DATA, "about the same as line %zu: %.*s", line, (int)key.n, key.p);
    lode_fail_hint(&a->last, "-k COL,... names the columns that tell rows apart");
    lode_fail_at(&a->last, file, lode_record_line(record), 0);
    lode_problem(a->file->run->report, &a->last, "repeated keys");
    free(key.p);
}

static void look_for_repeats(against_run *a, const against_hand *hand, const lode_block *block) {
    for (size_t i = 0; i < block->n; i++) {
        const lode_record record = lode_block_record(block, i);
        bool fresh;
        if (record.n != a->file->columns) {
            tell_length(a, &record);
            continue;
        }
        const size_t line =
            check_prints_put(a->seen, hand->print[i], lode_record_line(&record), &fresh);
        if (!fresh)
            against_tell_repeat(a, a->file->name, &record, NULL, line);
    }
}

static lode_status deliver(void *context, unsigned worker, lode_block *block, lode_error *error) {
    against_run *a = context;
    against_hand *hand = &a->hand[worker];
    look_for_repeats(a, hand, block);
    for (size_t i = 0; i < (a->file->columns + 2) * AGAINST_KINDS; i++)
        a->count[i] += hand->count[i];
    return lode_output_take(a->file->run->output, hand->page, error);
}

/* ---- the whole ---- */

static void start_hands(against_run *a) {
    check_file *f = a->file;
    f->workers = lode_reader_workers(f->reader);
    a->hand = lode_allocate_apart(f->workers, sizeof *a->hand);
    lode_output_pages(f->run->output, f->workers);
    for (unsigned k = 0; k < f->workers; k++) {
        a->hand[k].page = lode_output_page(f->run->output, k);
        a->hand[k].part = lode_allocate(f->keys, sizeof *a->hand[k].part);
        a->hand[k].count =
            lode_allocate((f->columns + 2) * AGAINST_KINDS, sizeof *a->hand[k].count);
    }
}

void against_free_hands(against_run *a) {
    for (unsigned k = 0; a->hand && k < a->file->workers; k++) {
        free(a->hand[k].part);
        free(a->hand[k].print);
        free(a->hand[k].count);
        free(a->hand[k].key.p);
    }
    free(a->hand);
    a->file->workers = 0;
}

lode_status against_read_rows(against_run *a, lode_error *error) {
    const lode_reading reading = {a, work, deliver};
    start_hands(a);
    lode_status status = against_write_columns(a, error);
    if (status == LODE_OK)
        status = lode_reader_each(a->file->reader, &reading, error);
    if (status == LODE_OK && a->wrong != LODE_OK) {
        *error = a->last;
        return a->wrong;
    }
    return status == LODE_OK ? against_write_removed(a, error) : status;
}
