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

/* ---- the keys of a block, by any worker ---- */

/* So many rows ahead memory is asked for what they will need: the keys and rows of a right lie all
 * over it. */
enum { ROWS_AHEAD = 8 };

static merge_fill key_text(const merge_right *right, merge_key *key, const lode_record *record,
                           lode_slice *text) {
    const lode_part whole = {.record = record, .n = record->n};
    const lode_row row = {&whole, 1};
    return lode_merge_left_key(right, key, &row, text);
}

static void expect_key(const merge_right *right, merge_key *key, const lode_block *block, size_t i,
                       size_t columns) {
    if (i >= block->n)
        return;
    const lode_record record = lode_block_record(block, i);
    lode_slice text;
    if (record.n == columns && key_text(right, key, &record, &text) != MERGE_KEY_EMPTY)
        lode_names_look_ahead(right->keys, text);
}

/* Look the keys of every row up in every right. */
static void find_keys(const merge_run *m, merge_worker *w, const lode_block *block) {
    if (block->n * m->rights > w->found_capacity) {
        w->found_capacity = 2 * block->n * m->rights;
        w->found = lode_reallocate(w->found, w->found_capacity, sizeof *w->found);
    }
    for (size_t k = 0; k < m->rights; k++) {
        const merge_right *right = &m->right[k];
        merge_key *key = &w->meeting[k].key;
        for (size_t i = 0; i < block->n; i++) {
            const lode_record record = lode_block_record(block, i);
            merge_found *found = &w->found[i * m->rights + k];
            lode_slice text;
            expect_key(right, key, block, i + ROWS_AHEAD, m->left.n);
            *found = (merge_found){LODE_UNKNOWN, MERGE_KEY_EMPTY};
            if (record.n != m->left.n)
                continue;
            found->fill = key_text(right, key, &record, &text);
            if (found->fill != MERGE_KEY_EMPTY)
                found->key = lode_names_find(right->keys, text);
        }
    }
}

/* ---- one row, by any worker ---- */

/* What the key of the row found in one right. */
static void meet(const merge_run *m, size_t i, const merge_found *at, merge_worker *w,
                 findings *found) {
    const merge_right *right = &m->right[i];
    merge_meeting *meeting = &w->meeting[i];
    meeting->start = LODE_UNKNOWN;
    if (at->fill == MERGE_KEY_EMPTY) {
        meeting->empty++;
        found->empty = true;
        return;
    }
    if (at->key == LODE_UNKNOWN) {
        meeting->unmatched++;
        found->lacking = true;
        return;
    }
    found->any = true;
    meeting->start = right->first[at->key];
    meeting->matched++;
    meeting->partly += at->fill == MERGE_KEY_PARTLY;
    atomic_store_explicit(&right->met[at->key], true, memory_order_relaxed);
    found->refused |= lode_merge_is_refused(m, right, at->key);
}

/* Ask for the rows of the rights that a row will be beside. */
static void look_ahead(const merge_run *m, const merge_worker *w, size_t i) {
    for (size_t k = 0; k < m->rights; k++) {
        const uint32_t key = w->found[i * m->rights + k].key;
        const size_t *order;
        if (key == LODE_UNKNOWN)
            continue;
        const lode_record record =
            lode_table_record(m->right[k].table, m->right[k].first[key], &order);
        __builtin_prefetch(record.end);
        __builtin_prefetch(record.block->text + record.start);
    }
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
        meet(m, i, &w->found[record->index * m->rights + i], w, &found);
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
    merge_worker *w = &m->worker[worker];
    find_keys(m, w, block);
    for (size_t i = 0; i < block->n; i++) {
        const lode_record record = lode_block_record(block, i);
        if (i + ROWS_AHEAD < block->n)
            look_ahead(m, w, i + ROWS_AHEAD);
        merge_row(m, w, &record);
    }
    return LODE_OK;
}

/* ---- what needs the order of the file ---- */

/* Tell what is wrong with the key of a row in one right, and note what later rows depend on. */
static void tell_key(merge_run *m, merge_right *right, merge_key *room, const lode_record *record) {
    lode_slice text;
    if (key_text(right, room, record, &text) == MERGE_KEY_EMPTY)
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
        free(w->found);
        free(w->part);
        free(w->cells);
        free(w->own);
    }
    free(m->worker);
}
