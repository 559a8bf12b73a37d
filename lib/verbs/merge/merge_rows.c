/* The rows of a merge: each row of the left beside the rows of the rights that have its key. */
#include "merge_follow.h"
#include "merge_latest.h"

#include "lode/memory.h"

#include <stdlib.h>

/* What the keys of a row of the left found. */
typedef struct {
    bool any, lacking, empty, refused;
} findings;

/* ---- rows that match ---- */

void lode_merge_take_row(const merge_run *m, merge_worker *w, size_t i, uint32_t row) {
    merge_meeting *meeting = &w->meeting[i];
    lode_part *part = &w->part[m->right[i].part];
    const size_t *in_order;
    meeting->at = row;
    *part = (lode_part){.n = m->right[i].n_taken};
    if (m->right[i].latest)
        part[1] = lode_merge_latest_part(&m->right[i], row, meeting);
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
    const lode_row row = {w->part, m->parts};
    w->part[0] = (lode_part){.record = record, .made = w->cells, .n = m->left.n};
    for (size_t i = from; i < m->rights; i++)
        lode_merge_take_row(m, w, i, w->meeting[i].start);
    if (m->follow)
        w->part[m->parts - 1] = (lode_part){.made = w->added, .n = m->n_added};
    do {
        if (m->fills)
            lode_merge_fill(m, w);
        lode_page_put(w->page, &row);
    } while (next_combination(m, w, from));
}

bool lode_merge_is_refused(const merge_run *m, const merge_right *right, uint32_t key) {
    return m->options->expect == LODE_EXPECT_UNSAID && m->options->type != LODE_MERGE_ANTI &&
           !right->latest && right->next[right->first[key]] != LODE_UNKNOWN;
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
                found->key = lode_merge_find_taken(right, text);
        }
    }
}

/* The same of one row, made what it is today. */
static void find_row_keys(const merge_run *m, merge_worker *w, const lode_record *record) {
    const lode_part whole = {.record = record, .made = w->own, .n = m->left.n};
    const lode_row row = {&whole, 1};
    for (size_t k = 0; k < m->rights; k++) {
        const merge_right *right = &m->right[k];
        merge_found *found = &w->found[k];
        lode_slice text;
        *found = (merge_found){LODE_UNKNOWN, MERGE_KEY_EMPTY};
        found->fill = lode_merge_left_key(right, &w->meeting[k].key, &row, &text);
        if (found->fill != MERGE_KEY_EMPTY)
            found->key = lode_merge_find_taken(right, text);
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

/* Put a row beside those it has found in the rights. as_read: NULL if its cells are in w->own. */
static void put_row(merge_run *m, merge_worker *w, const lode_record *record, const merge_found *at,
                    bool as_read) {
    const lode_part whole = {.record = record, .n = record->n};
    const lode_row row = {&whole, 1};
    findings found = {0};
    for (size_t i = 0; i < m->rights; i++)
        meet(m, i, &at[i], w, &found);
    if (w->unmatched && found.lacking)
        lode_page_put(w->unmatched, &row);
    w->trouble |= found.refused;
    if (found.refused || !is_wanted(m, &found, w))
        return;
    for (size_t c = 0; c < record->n && as_read && m->fills; c++)
        w->own[c] = lode_record_cell(record, c);
    if (!as_read || m->fills)
        memcpy(w->cells, w->own, m->left.n * sizeof *w->cells);
    lode_merge_write(m, w, as_read && !m->fills ? record : NULL, 0);
}

static void merge_row(merge_run *m, merge_worker *w, const lode_record *record) {
    if (record->n == m->left.n)
        put_row(m, w, record, &w->found[record->index * m->rights], true);
    else
        w->trouble = true;
}

void lode_merge_followed_row(merge_run *m, merge_worker *w, const lode_record *record,
                             size_t which) {
    if (record->n != m->left.n) {
        w->trouble = true;
        return;
    }
    const merge_row_state state = lode_merge_follow_row(m, w, record, which);
    if (state == MERGE_ROW_DROPPED)
        return;
    const bool as_read = state == MERGE_ROW_AS_READ;
    find_row_keys(m, w, as_read ? record : NULL);
    lode_merge_explain_lacking(m, w);
    put_row(m, w, record, w->found, as_read);
}

void lode_merge_block(merge_run *m, merge_worker *w, const lode_block *block) {
    if (!m->follow)
        find_keys(m, w, block);
    for (size_t i = 0; i < block->n; i++) {
        const lode_record record = lode_block_record(block, i);
        if (m->follow) {
            lode_merge_followed_row(m, w, &record, 0);
            continue;
        }
        if (i + ROWS_AHEAD < block->n)
            look_ahead(m, w, i + ROWS_AHEAD);
        merge_row(m, w, &record);
    }
}
