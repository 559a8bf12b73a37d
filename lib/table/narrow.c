/* A block with fewer columns: what a table keeps of a wide file. */
#include "block.h"
#include "lode/memory.h"

#include <stdlib.h>

static size_t narrow_size(const lode_block *block, const size_t *columns, size_t n) {
    size_t size = block->n * n;
    for (size_t i = 0; i < block->n; i++) {
        const lode_record record = lode_block_record(block, i);
        for (size_t c = 0; c < n; c++)
            size += lode_record_bytes(&record, columns[c]).n;
    }
    return size;
}

static void keep_odd(struct lode_block_room *to, const struct lode_block_room *from,
                     const odd_cell *odd) {
    const odd_cell kept = {(uint32_t)to->ends.ends, odd->folded, to->scratch_n, odd->n};
    LODE_GROW(to->odd, to->odds, to->odds_capacity);
    to->odd[to->odds++] = kept;
    memcpy(to->scratch + to->scratch_n, from->scratch + odd->text, odd->n);
    to->scratch_n += odd->n;
}

static void add_record(struct lode_block_room *to, const lode_record *record, const size_t *columns,
                       size_t n) {
    const struct lode_block_room *from = record->block->room;
    to->start[record->index] = (uint32_t)to->n;
    to->first[record->index] = (uint32_t)to->ends.ends;
    for (size_t c = 0; c < n; c++) {
        const lode_slice bytes = lode_record_bytes(record, columns[c]);
        const odd_cell *odd = from->odds ? lode_record_odd(record, columns[c]) : NULL;
        if (odd)
            keep_odd(to, from, odd);
        memcpy(to->text + to->n, bytes.p, bytes.n);
        to->n += bytes.n;
        to->ends.end[to->ends.ends++] = (uint32_t)to->n;
        to->text[to->n++] = record->block->separator;
    }
}

void lode_block_narrow(const lode_block *from, const size_t *columns, size_t n, lode_block *to) {
    struct lode_block_room *room = lode_allocate(1, sizeof *room);
    room->text = lode_reallocate(NULL, narrow_size(from, columns, n), 1);
    room->ends.end = lode_reallocate(NULL, from->n * n, sizeof *room->ends.end);
    room->start = lode_reallocate(NULL, from->n, sizeof *room->start);
    room->first = lode_reallocate(NULL, from->n + 1, sizeof *room->first);
    if (from->room->odds)
        room->scratch = lode_reallocate(NULL, from->room->scratch_n, 1);
    for (size_t i = 0; i < from->n; i++) {
        const lode_record record = lode_block_record(from, i);
        add_record(room, &record, columns, n);
    }
    room->first[from->n] = (uint32_t)room->ends.ends;
    if (from->lines) {
        room->lines = lode_reallocate(NULL, from->n, sizeof *room->lines);
        memcpy(room->lines, from->lines, from->n * sizeof *room->lines);
    }
    *to = *from;
    to->text = room->text;
    to->end = room->ends.end;
    to->start = room->start;
    to->first = room->first;
    to->lines = room->lines;
    to->room = room;
}
