/* The rows of a merge: each row of the left beside the rows of the rights that have its key.
 *
 * Several workers put rows beside each other; what must be told, counted or remembered in order is
 * done when a worker delivers its rows. */
#include "merge_parts.h"

#include "lode/memory.h"

#include <stdlib.h>

/* What the keys of a row of the left found. */
typedef struct {
    bool any, lacking, empty, refused;
} findings;

static bool left_is_unique(const merge_run *m) {
    return m->options->expect == LODE_EXPECT_ONE_TO_ONE ||
           m->options->expect == LODE_EXPECT_ONE_TO_MANY;
}

/* ---- rows that match ---- */

void lode_merge_take_row(const merge_run *m, merge_worker *w, size_t i, uint32_t row) {
    merge_meeting *meeting = &w->meeting[i];
    lode_part *part = &w->part[1 + i];
    const size_t *in_order;
    meeting->at = row;
    *part = (lode_part){.n = m->right[i].n_taken};
    if (row == LODE_UNKNOWN)
        return;
    meeting->record = lode_table_record(m->right[i].table, row, &in_order);
    part->record = &meeting->record;
}

/* Move the rights from this one on to their next combination of matching rows, the last right's
 * changing fastest. */
static bool next_combination(const merge_run *m, merge_worker *w, size_t from) {
    for (size_t i = m->rights; i-- > from;) {
        const merge_right *right = &m->right[i];
        merge_meeting *meeting = &w->meeting[i];
        uint32_t next = meeting->at == LODE_UNKNOWN ? LODE_UNKNOWN : right->next[meeting->at];
        if (next == LODE_UNKNOWN && meeting->at == meeting->start)
            continue;
        lode_merge_take_row(m, w, i, next == LODE_UNKNOWN ? meeting->start : next);
        if (next != LODE_UNKNOWN)
            return true;
    }
    return false;
}

void lode_merge_write(merge_run *m, merge_worker *w, const lode_record *record, size_t from) {
    const lode_row row = {w->part, 1 + m->rights};
    w->part[0] = (lode_part){.record = record, .made = w->cells, .n = m->left.n};
    for (size_t i = from; i < m->rights; i++)
        lode_merge_take_row(m, w, i, w->meeting[i].start);
    do {
        if (m->fills)
            lode_merge_fill(m, w);
        lode_page_put(w->page, &row);
    } while (next_combination(m, w, from));
}

bool lode_merge_is_refused(const merge_run *m, const merge_right *right, uint32_t key) {
    return m->options->expect == LODE_EXPECT_UNSAID && m->options->type != LODE_MERGE_ANTI &&
           right->next[right->first[key]] != LODE_UNKNOWN;
}

/* ---- one row, by any worker ---- */

/* The key of the row in one right: found, lacking or empty. */
static void look_up(const merge_run *m, size_t i, const lode_row *row, merge_worker *w,
                    findings *found) {
    const merge_right *right = &m->right[i];
    merge_meeting *meeting = &w->meeting[i];
    lode_slice text;
    meeting->start = LODE_UNKNOWN;
    const merge_fill fill = lode_merge_left_key(right, &meeting->key, row, &text);
    if (fill == MERGE_KEY_EMPTY) {
        meeting->empty++;
        found->empty = true;
        return;
    }
    const uint32_t key = lode_names_find(right->keys, text);
    if (key == LODE_UNKNOWN) {
        meeting->unmatched++;
        found->lacking = true;
        return;
    }
    found->any = true;
    meeting->start = right->first[key];
    meeting->matched++;
    meeting->partly += fill == MERGE_KEY_PARTLY;
    atomic_store_explicit(&right->met[key], true, memory_order_relaxed);
    found->refused |= lode_merge_is_refused(m, right, key);
}

static bool is_wanted(const merge_run *m, const findings *found, merge_worker *w) {
    switch (m->options->type) {
    case LODE_MERGE_INNER:
        w->without_key += found->empty;
        w->without_match += !found->empty && found->lacking;
        return !found->empty && !found->lacking;
    case LODE_MERGE_ANTI:
        w->with_match += found->any;
        w->without_key += !found->any && !found->lacking;
        return !found->any && found->lacking;
    default:
        return true;
    }
}

static void merge_row(merge_run *m, merge_worker *w, const lode_record *record) {
    if (record->n != m->left.n) {
        w->trouble = true;
        return;
    }
    const lode_part whole = {.record = record, .n = record->n};
    const lode_row row = {&whole, 1};
    findings found = {0};
    for (size_t i = 0; i < m->rights; i++)
        look_up(m, i, &row, w, &found);
    if (w->unmatched && found.lacking)
        lode_page_put(w->unmatched, &row);
    w->trouble |= found.refused;
    if (found.refused || !is_wanted(m, &found, w))
        return;
    for (size_t c = 0; c < record->n && m->fills; c++)
        w->cells[c] = w->own[c] = lode_record_cell(record, c);
    lode_merge_write(m, w, m->fills ? NULL : record, 0);
}

static lode_status work(void *context, unsigned worker, lode_block *block, lode_error *error) {
    (void)error;
    merge_run *m = context;
    for (size_t i = 0; i < block->n; i++) {
        const lode_record record = lode_block_record(block, i);
        merge_row(m, &m->worker[worker], &record);
    }
    return LODE_OK;
}

/* ---- what needs the order of the file ---- */

/* Tell what is wrong with the key of a row in one right, and note what later rows depend on. */
static void tell_key(merge_run *m, merge_right *right, merge_key *room, const lode_record *record) {
    const lode_part whole = {.record = record, .n = record->n};
    const lode_row row = {&whole, 1};
    lode_slice text;
    if (lode_merge_left_key(right, room, &row, &text) == MERGE_KEY_EMPTY)
        return;
    const size_t line = lode_record_line(record);
    const size_t before = left_is_unique(m) ? lode_merge_see(&right->seen, text, line) : 0;
    if (before > 0)
        lode_merge_tell_left_repeat(m, right, text, before, line);
    const uint32_t key = lode_names_find(right->keys, text);
    if (key == LODE_UNKNOWN && right->matched == 0)
        lode_merge_look_near(right, text);
    else if (key != LODE_UNKNOWN && lode_merge_is_refused(m, right, key))
        lode_merge_tell_met_repeat(m, right, key, m->left.file, line);
}

static void tell_rows(merge_run *m, merge_worker *w, const lode_block *block) {
    for (size_t r = 0; r < block->n; r++) {
        const lode_record record = lode_block_record(block, r);
        if (record.n != m->left.n) {
            lode_merge_tell_length(m, &record);
            continue;
        }
        for (size_t i = 0; i < m->rights; i++)
            tell_key(m, &m->right[i], &w->meeting[i].key, &record);
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
    w->without_match = w->without_key = w->with_match = w->filled = 0;
}

static lode_status deliver(void *context, unsigned worker, lode_block *block, lode_error *error) {
    merge_run *m = context;
    merge_worker *w = &m->worker[worker];
    m->rows += block->n;
    add_up(m, w);
    if (w->trouble || left_is_unique(m) || nothing_matches(m))
        tell_rows(m, w, block);
    w->trouble = false;
    lode_status status = lode_output_take(m->output, w->page, error);
    if (status == LODE_OK && w->unmatched)
        status = lode_output_take(m->unmatched, w->unmatched, error);
    return status;
}

lode_status lode_merge_left_rows(merge_run *m) {
    const lode_reading reading = {m, work, deliver};
    return lode_reader_each(m->reader, &reading, m->error);
}

void lode_merge_start_workers(merge_run *m) {
    m->workers = lode_reader_workers(m->reader);
    m->worker = lode_allocate(m->workers, sizeof *m->worker);
    lode_output_pages(m->output, m->workers);
    if (m->unmatched)
        lode_output_pages(m->unmatched, m->workers);
    for (unsigned k = 0; k < m->workers; k++) {
        merge_worker *w = &m->worker[k];
        w->part = lode_allocate(1 + m->rights, sizeof *w->part);
        w->cells = lode_allocate(m->left.n, sizeof *w->cells);
        w->own = lode_allocate(m->left.n, sizeof *w->own);
        w->meeting = lode_allocate(m->rights, sizeof *w->meeting);
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
        free(w->part);
        free(w->cells);
        free(w->own);
    }
    free(m->worker);
}
