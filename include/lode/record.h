/* Records as they lie in the text of a file: cells are slices of its bytes, found but not copied.
 *
 * A block is a run of whole records. It knows where each cell ends (four bytes a cell, eight a
 * record beside the text) and nothing else; what a cell says is worked out when somebody asks. One
 * that is kept for later may know only where each record starts (four bytes a record): then where
 * a cell ends is found when somebody asks, too. */
#ifndef LODE_RECORD_H
#define LODE_RECORD_H

#include "lode/text.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A cell: what it says, and the bytes that said it (quotes included), to pass through untouched.
 * raw.p is NULL for cells made by a program and for those whose bytes must not go on (a line break
 * in them, another separator than a comma): the writer quotes them where needed. */
typedef struct {
    lode_slice text;
    lode_slice raw;
} lode_cell;

/* A cell that says text (borrowed). */
static inline lode_cell lode_cell_of(lode_slice text) {
    return (lode_cell){text, {NULL, 0}};
}

/* A cell of a program's own that CSV never quotes: a number, a code. */
static inline lode_cell lode_cell_plain(lode_slice text) {
    return (lode_cell){text, text};
}

/* Records and where their cells end. Read the parts by the functions below. */
typedef struct lode_block {
    const char *text;
    const uint32_t *end;   /* of each cell: the byte after it; NULL: found when asked for */
    const uint32_t *start; /* [n] of each record: its first byte; without end [n + 1], the last of
                              them where another record would start */
    const uint32_t *first; /* [n + 1] of each record: its first cell; without end NULL */
    size_t n;              /* records */
    size_t columns;        /* without end: cells of every record */
    uint32_t gap;          /* without end: bytes between two records */
    const uint32_t *lines; /* [n] lines between the first of the block and each record; NULL: one
                              each */
    size_t line;           /* on which record 0 starts (with lines: on which the text starts) */
    size_t folded;         /* cells whose line breaks became spaces */
    size_t careful;        /* records that libcsv read, because the scan would not vouch for them */
    char separator;
    struct lode_block_room *room; /* private: what the above point into */
} lode_block;

/* One record of a block; valid as long as the block stays as it is. */
typedef struct {
    const lode_block *block;
    const uint32_t *end; /* of its cells; NULL: found when asked for */
    uint32_t start;
    uint32_t index; /* in the block */
    size_t n;       /* cells */
} lode_record;

static inline lode_record lode_block_record(const lode_block *block, size_t i) {
    if (!block->end)
        return (lode_record){block, NULL, block->start[i], (uint32_t)i, block->columns};
    const uint32_t first = block->first[i];
    return (lode_record){block, block->end + first, block->start[i], (uint32_t)i,
                         block->first[i + 1] - first};
}

/* For lode_record_run and lode_record_span only. */
lode_slice lode_record_find(const lode_record *r, size_t first, size_t last);
bool lode_record_folds(const lode_record *r, size_t first, size_t n);

/* The bytes of the cells from first to last with the separators between them; last < r->n. */
static inline lode_slice lode_record_run(const lode_record *r, size_t first, size_t last) {
    const lode_block *block = r->block;
    if (r->end) {
        const uint32_t start = first ? r->end[first - 1] + 1 : r->start;
        return (lode_slice){block->text + start, r->end[last] - start};
    }
    if (first > 0 || last + 1 < r->n)
        return lode_record_find(r, first, last);
    return (lode_slice){block->text + r->start, block->start[r->index + 1] - block->gap - r->start};
}

/* The bytes of a cell; c < r->n. */
static inline lode_slice lode_record_bytes(const lode_record *r, size_t c) {
    return lode_record_run(r, c, c);
}

/* What a cell with quotes says. */
lode_slice lode_record_unquoted(const lode_record *r, size_t c, lode_slice bytes);

/* What a cell says; c < r->n. */
static inline lode_slice lode_record_text(const lode_record *r, size_t c) {
    const lode_slice bytes = lode_record_bytes(r, c);
    return bytes.n && bytes.p[0] == '"' ? lode_record_unquoted(r, c, bytes) : bytes;
}

/* The same, trimmed; empty where the record has no such cell (position negative or past the end).
 */
static inline lode_slice lode_record_at(const lode_record *r, int position) {
    return position < 0 || (size_t)position >= r->n
               ? (lode_slice){NULL, 0}
               : lode_trim(lode_record_text(r, (size_t)position));
}

/* A cell with its bytes, as the writer takes it. */
lode_cell lode_record_cell(const lode_record *r, size_t c);

/* The bytes of n > 0 cells from first on with the separators between them, to pass through as they
 * are. False if they must not be: a cell has a line break in it, or the separator is no comma. */
static inline bool lode_record_span(const lode_record *r, size_t first, size_t n,
                                    lode_slice *bytes) {
    if (r->block->separator != ',' || (r->block->folded > 0 && lode_record_folds(r, first, n)))
        return false;
    *bytes = lode_record_run(r, first, first + n - 1);
    return true;
}

/* The physical line on which the record starts, from 1. */
static inline size_t lode_record_line(const lode_record *r) {
    return r->block->line + (r->block->lines ? r->block->lines[r->index] : r->index);
}

/* What a block holds beside its text and this struct; leaves it empty. */
void lode_block_free(lode_block *block);

#endif
