/* The keys of a right-hand table and the rows that have them. */
#include "merge_follow.h"
#include "merge_latest.h"

#include "lode/memory.h"

#include <stdlib.h>

static merge_fill fill_of(const lode_slice *part, size_t n) {
    size_t filled = 0;
    for (size_t i = 0; i < n; i++)
        filled += part[i].n > 0;
    return filled == 0 ? MERGE_KEY_EMPTY : filled < n ? MERGE_KEY_PARTLY : MERGE_KEY_WHOLE;
}

/* Put the n parts into one text, which for one part needs no copy. */
static merge_fill join_parts(merge_key *key, size_t n, lode_slice *text) {
    merge_fill fill = fill_of(key->part, n);
    *text = key->part[0];
    if (n == 1)
        return fill;
    size_t length = n;
    for (size_t i = 0; i < n; i++)
        length += key->part[i].n;
    if (length > key->capacity) {
        key->capacity = 2 * length;
        key->bytes = lode_reallocate(key->bytes, key->capacity, 1);
    }
    char *end = key->bytes;
    for (size_t i = 0; i < n; i++) {
        if (i > 0)
            *end++ = MERGE_PART_END;
        if (key->part[i].n > 0)
            memcpy(end, key->part[i].p, key->part[i].n);
        end += key->part[i].n;
    }
    *text = (lode_slice){key->bytes, (size_t)(end - key->bytes)};
    return fill;
}

/* The parts of a key as they are today. Whether any of them was another is returned. */
static bool follow_parts(const merge_right *right, merge_key *key, bool lies_in) {
    bool moved = false;
    for (size_t i = 0; i < right->n_pairs; i++) {
        const lode_slice today =
            lode_merge_follow_part(right->follow, right->followed[i], key->part[i], lies_in);
        moved |= !lode_same(today, key->part[i]);
        key->part[i] = today;
    }
    return moved;
}

merge_fill lode_merge_left_key(const merge_right *right, merge_key *key, const lode_row *row,
                               lode_slice *text) {
    for (size_t i = 0; i < right->n_pairs; i++)
        key->part[i] = lode_trim(lode_row_text(row, right->pair[i].left));
    key->moved = right->follow && follow_parts(right, key, lode_merge_lies_in(right->follow, row));
    return join_parts(key, right->n_pairs, text);
}

static merge_fill right_key(const merge_right *right, merge_key *key, size_t row, lode_slice *text,
                            bool *moved) {
    for (size_t i = 0; i < right->n_pairs; i++)
        key->part[i] = lode_trim(lode_table_text(right->table, row, right->pair[i].right));
    *moved = right->follow && follow_parts(right, key, lode_merge_right_lies_in(right, row));
    return join_parts(key, right->n_pairs, text);
}

void lode_merge_show_key(lode_slice key, char out[96]) {
    size_t n = 0;
    for (size_t i = 0; i < key.n && n < 92; i++) {
        if (key.p[i] == MERGE_PART_END) {
            out[n++] = ',';
            out[n++] = ' ';
        } else {
            out[n++] = key.p[i];
        }
    }
    out[n] = '\0';
}

/* Rows by their key. Of rows whose key was followed to that of today only those count whose school
 * has no row by itself: a list has predecessors beside their successors. Not so where the latest
 * are wanted, of a school and its predecessors alike. */
static void number_keys(merge_right *right, size_t rows, bool *moved) {
    merge_key room = {.part = lode_allocate(right->n_pairs, sizeof *room.part)};
    bool *by_itself = NULL;
    for (size_t row = 0; row < rows; row++) {
        lode_slice text;
        const bool empty = right_key(right, &room, row, &text, &moved[row]) == MERGE_KEY_EMPTY;
        right->key_of[row] = empty ? LODE_UNKNOWN : lode_names_add(right->keys, text);
        right->moved += moved[row];
    }
    free(room.part);
    free(room.bytes);
    if (right->moved == 0 || right->latest)
        return;
    by_itself = lode_allocate(lode_names_count(right->keys), sizeof *by_itself);
    right->aside = lode_allocate(rows, sizeof *right->aside);
    for (size_t row = 0; row < rows; row++)
        if (right->key_of[row] != LODE_UNKNOWN && !moved[row])
            by_itself[right->key_of[row]] = true;
    for (size_t row = 0; row < rows; row++) {
        right->aside[row] = moved[row] && by_itself[right->key_of[row]];
        right->asides += right->aside[row];
    }
    free(by_itself);
}

/* Chain the rows of each key, in their order. */
static void chain_rows(merge_right *right, size_t rows) {
    const uint32_t keys = lode_names_count(right->keys);
    for (uint32_t key = 0; key < keys; key++)
        right->first[key] = LODE_UNKNOWN;
    for (size_t row = rows; row-- > 0;) { /* backwards, so that each chain runs forwards */
        const uint32_t key = right->key_of[row];
        right->next[row] = LODE_UNKNOWN;
        if (key == LODE_UNKNOWN || lode_merge_is_aside(right, row))
            continue;
        right->next[row] = right->first[key];
        right->first[key] = (uint32_t)row;
    }
}

void lode_merge_index(merge_right *right) {
    const size_t rows = lode_table_rows(right->table);
    bool *moved = lode_allocate(rows, sizeof *moved);
    right->keys = lode_names_new();
    right->key_of = lode_allocate(rows, sizeof *right->key_of);
    right->next = lode_allocate(rows, sizeof *right->next);
    number_keys(right, rows, moved);
    free(moved);
    const uint32_t keys = lode_names_count(right->keys);
    right->first = lode_allocate(keys, sizeof *right->first);
    right->met = lode_allocate(keys, sizeof *right->met);
    right->told = lode_allocate(keys, sizeof *right->told);
    chain_rows(right, rows);
    if (right->latest)
        lode_merge_latest_choose(right);
}

size_t lode_merge_count(const merge_right *right, uint32_t key) {
    size_t n = 0;
    for (uint32_t row = right->first[key]; row != LODE_UNKNOWN; row = right->next[row])
        n++;
    return n;
}

bool lode_merge_is_met(const merge_right *right, size_t row) {
    uint32_t key = right->key_of[row];
    return key != LODE_UNKNOWN && right->met[key];
}

size_t lode_merge_see(merge_seen *seen, lode_slice key, size_t line) {
    if (!seen->key)
        seen->key = lode_names_new();
    uint32_t id = lode_names_add(seen->key, key);
    if (id < seen->lines)
        return seen->line[id];
    LODE_GROW(seen->line, seen->lines, seen->capacity);
    seen->line[seen->lines++] = line;
    return 0;
}

void lode_merge_right_free(merge_right *right) {
    lode_reader_close(right->reader);
    lode_table_free(right->table);
    free(right->header.name);
    free(right->stem);
    free(right->pair);
    lode_names_free(right->keys);
    free(right->first);
    free(right->met);
    free(right->told);
    free(right->key_of);
    free(right->next);
    free(right->followed);
    lode_merge_watch_free(right->watch);
    lode_merge_latest_free(right->latest);
    free(right->aside);
    lode_names_free(right->seen.key);
    free(right->seen.line);
    lode_names_free(right->near.rough);
    free(right->taken);
    free(right->called);
    free(right->fill);
}
