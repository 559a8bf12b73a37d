/* The left on its way through a merge, streamed or held. Several workers put its rows beside those
 * of the rights; what must be told, counted or remembered in order is done when a worker delivers
 * its rows. */
#include "merge_follow.h"

#include "lode/memory.h"
#include "lode/threads.h"

#include <stdlib.h>

static bool left_is_unique(const merge_run *m) {
    return m->options->expect == LODE_EXPECT_ONE_TO_ONE ||
           m->options->expect == LODE_EXPECT_ONE_TO_MANY;
}

/* Tell what is wrong with the key of a row in one right, and note what later rows depend on. */
static void tell_key(merge_run *m, merge_right *right, merge_key *room, const lode_record *record) {
    const lode_part whole = {.record = record, .n = record->n};
    lode_slice text;
    if (lode_merge_left_key(right, room, &(lode_row){&whole, 1}, &text) == MERGE_KEY_EMPTY)
        return;
    const size_t line = lode_record_line(record);
    right->left_moved |= room->moved;
    const size_t before = left_is_unique(m) ? lode_merge_see(&right->seen, text, line) : 0;
    if (before > 0)
        lode_merge_tell_left_repeat(m, right, text, before, line);
    const uint32_t key = lode_merge_find_taken(right, text);
    if (key == LODE_UNKNOWN && right->matched == 0)
        lode_merge_look_near(right, text);
    else if (key != LODE_UNKNOWN && lode_merge_is_refused(m, right, key))
        lode_merge_tell_met_repeat(m, right, key, m->left.file, line);
}

/* Rows of a block, or of a left that is held. */
typedef struct {
    const lode_block *block; /* NULL: held */
    size_t first, n;
} stretch;

static lode_record record_of(const merge_run *m, const stretch *rows, size_t i) {
    const size_t *order;
    return rows->block ? lode_block_record(rows->block, i)
                       : lode_table_record(m->held->table, rows->first + i, &order);
}

static void tell_rows(merge_run *m, merge_worker *w, const stretch *rows) {
    for (size_t r = 0; r < rows->n; r++) {
        const lode_record record = record_of(m, rows, r);
        if (record.n != m->left.n) {
            lode_merge_tell_length(m, &record);
            continue;
        }
        if (m->follow)
            lode_merge_tell_way(m, &record);
        if (m->held && lode_merge_is_dropped(m->held, rows->first + r))
            continue;
        for (size_t i = 0; i < m->rights; i++)
            tell_key(m, &m->right[i], &w->meeting[i].key, &record);
    }
}

/* Look at the codes of areas that are no longer what they were. */
static void watch_rows(merge_run *m, merge_worker *w, const stretch *rows) {
    for (size_t i = 0; i < m->rights; i++) {
        const merge_right *right = &m->right[i];
        for (size_t r = 0; r < rows->n && right->watch; r++) {
            const lode_record record = record_of(m, rows, r);
            if (record.n == m->left.n)
                lode_merge_watch_row(right, &w->meeting[i].key, &record);
        }
    }
}

/* Whether nothing has matched so far: then a key that is only written otherwise is looked for. */
static bool nothing_matches(const merge_run *m) {
    for (size_t i = 0; i < m->rights; i++)
        if (m->right[i].matched == 0)
            return true;
    return false;
}

static void add_up(merge_run *m, merge_worker *w) {
    for (size_t i = 0; i < m->rights; i++) {
        merge_meeting *meeting = &w->meeting[i];
        m->right[i].matched += meeting->matched;
        m->right[i].unmatched += meeting->unmatched;
        m->right[i].empty += meeting->empty;
        m->right[i].partly += meeting->partly;
        meeting->matched = meeting->unmatched = meeting->empty = meeting->partly = 0;
    }
    m->without_match += w->without_match;
    m->without_key += w->without_key;
    m->with_match += w->with_match;
    m->filled += w->filled;
    m->dropped += w->dropped;
    w->without_match = w->without_key = w->with_match = w->filled = w->dropped = 0;
}

static lode_status hand_on(merge_run *m, merge_worker *w, const stretch *rows, lode_error *error) {
    m->rows += rows->n;
    add_up(m, w);
    if (w->trouble || left_is_unique(m) || nothing_matches(m))
        tell_rows(m, w, rows);
    watch_rows(m, w, rows);
    w->trouble = false;
    lode_status status = lode_output_take(m->output, w->page, error);
    if (status == LODE_OK && w->unmatched)
        status = lode_output_take(m->unmatched, w->unmatched, error);
    return status;
}

static lode_status work(void *context, unsigned worker, lode_block *block, lode_error *error) {
    (void)error;
    merge_run *m = context;
    lode_merge_block(m, &m->worker[worker], block);
    return LODE_OK;
}

static lode_status deliver(void *context, unsigned worker, lode_block *block, lode_error *error) {
    merge_run *m = context;
    const stretch rows = {block, 0, block->n};
    return hand_on(m, &m->worker[worker], &rows, error);
}

/* ---- a left that is held ---- */

enum { ROWS_AT_A_TIME = 4096 };

typedef struct {
    merge_run *m;
    size_t next; /* row */
    lode_status status;
} held_relay;

static lode_taken take_held(void *context, unsigned worker) {
    held_relay *relay = context;
    merge_worker *w = &relay->m->worker[worker];
    const size_t left = relay->m->held->rows - relay->next;
    if (left == 0)
        return LODE_NOTHING_MORE;
    w->first = relay->next;
    w->n = left < ROWS_AT_A_TIME ? left : ROWS_AT_A_TIME;
    relay->next += w->n;
    return relay->next == relay->m->held->rows ? LODE_TAKEN_THE_LAST : LODE_TAKEN;
}

static void work_held(void *context, unsigned worker) {
    held_relay *relay = context;
    merge_run *m = relay->m;
    merge_worker *w = &m->worker[worker];
    lode_table_walk walk = {0};
    for (size_t row = w->first; row < w->first + w->n; row++) {
        lode_record record;
        lode_table_walk_on(m->held->table, &walk, row, &record);
        lode_merge_followed_row(m, w, &record, row);
    }
}

static bool deliver_held(void *context, unsigned worker) {
    held_relay *relay = context;
    merge_worker *w = &relay->m->worker[worker];
    const stretch rows = {NULL, w->first, w->n};
    relay->status = hand_on(relay->m, w, &rows, relay->m->error);
    return relay->status == LODE_OK;
}

lode_status lode_merge_left_rows(merge_run *m) {
    if (!m->held) {
        const lode_reading reading = {m, work, deliver};
        return lode_reader_each(m->reader, &reading, m->error);
    }
    held_relay state = {m, 0, LODE_OK};
    const lode_relay relay = {&state, take_held, work_held, deliver_held};
    lode_relay_run(&relay, m->workers);
    return state.status;
}

void lode_merge_start_workers(merge_run *m) {
    m->workers = lode_reader_workers(m->reader);
    m->worker = lode_allocate_apart(m->workers, sizeof *m->worker);
    lode_output_pages(m->output, m->workers);
    if (m->unmatched)
        lode_output_pages(m->unmatched, m->workers);
    for (unsigned k = 0; k < m->workers; k++) {
        merge_worker *w = &m->worker[k];
        w->part = lode_allocate_apart(m->parts, sizeof *w->part);
        w->cells = lode_allocate_apart(m->left.n, sizeof *w->cells);
        w->own = lode_allocate_apart(m->left.n, sizeof *w->own);
        w->meeting = lode_allocate_apart(m->rights, sizeof *w->meeting);
        if (m->follow)
            w->found = lode_allocate(m->rights, sizeof *w->found);
        w->page = lode_output_page(m->output, k);
        w->unmatched = m->unmatched ? lode_output_page(m->unmatched, k) : NULL;
        for (size_t i = 0; i < m->rights; i++)
            w->meeting[i].key.part = lode_allocate(m->right[i].n_pairs, sizeof(lode_slice));
    }
}

void lode_merge_free_workers(merge_run *m) {
    for (unsigned k = 0; k < m->workers; k++) {
        merge_worker *w = &m->worker[k];
        for (size_t i = 0; i < m->rights; i++) {
            free(w->meeting[i].key.part);
            free(w->meeting[i].key.bytes);
        }
        free(w->meeting);
        free(w->found);
        free(w->part);
        free(w->cells);
        free(w->own);
        free(w->text.p);
    }
    free(m->worker);
}
