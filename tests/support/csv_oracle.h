/* The reader against libcsv itself: the same records, or both refuse.
 *
 * The oracle gives libcsv one byte at a time, so that the bytes of every cell are known without any
 * of the reader's cleverness. Used by the unit tests and by the fuzz target. */
#ifndef LODE_TESTS_CSV_ORACLE_H
#define LODE_TESTS_CSV_ORACLE_H

#include "lode/memory.h"
#include "lode/reader.h"

#include <csv.h>
#include <stdio.h>
#include <stdlib.h>

typedef struct {
    lode_arena *arena;
    const char *bytes;
    size_t at, cell_start; /* of the byte libcsv has; of the cell it is in */
    bool in_record;
    lode_cell *cell;
    size_t cells, cells_capacity;
    size_t *end, *start; /* of each record: cells up to its end; the line it starts on */
    size_t records, records_capacity, starts_capacity;
    size_t line; /* of the record libcsv is in */
    bool refused;
} csv_oracle;

static void oracle_cell(void *text, size_t n, void *data) {
    csv_oracle *o = data;
    LODE_GROW(o->cell, o->cells, o->cells_capacity);
    o->cell[o->cells++] = (lode_cell){{lode_arena_copy(o->arena, text, n), n},
                                      {o->bytes + o->cell_start, o->at - o->cell_start}};
    o->cell_start = o->at + 1;
}

static void oracle_record(int terminator, void *data) {
    (void)terminator;
    csv_oracle *o = data;
    const size_t first = o->records ? o->end[o->records - 1] : 0;
    o->in_record = false;
    if (o->cells == first + 1 && lode_trim(o->cell[first].raw).n == 0) {
        o->cells = first; /* an empty line */
        return;
    }
    LODE_GROW(o->end, o->records, o->records_capacity);
    LODE_GROW(o->start, o->records, o->starts_capacity);
    o->start[o->records] = o->line;
    o->end[o->records++] = o->cells;
}

static int oracle_no_space(unsigned char c) {
    (void)c;
    return 0;
}

static void oracle_read(csv_oracle *o, const char *bytes, size_t n) {
    *o = (csv_oracle){.arena = lode_arena_new(), .bytes = bytes};
    struct csv_parser parser;
    csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI);
    csv_set_space_func(&parser, oracle_no_space);
    size_t line = 1;
    for (o->at = 0; o->at < n && !o->refused; o->at++) {
        const char c = bytes[o->at];
        if (!o->in_record && c != '\n' && c != '\r') {
            o->in_record = true;
            o->cell_start = o->at;
            o->line = line;
        }
        line += c == '\n' || (c == '\r' && (o->at + 1 == n || bytes[o->at + 1] != '\n'));
        o->refused = csv_parse(&parser, bytes + o->at, 1, oracle_cell, oracle_record, o) != 1;
    }
    if (!o->refused)
        o->refused = csv_fini(&parser, oracle_cell, oracle_record, o) != 0;
    csv_free(&parser);
}

static void oracle_free(csv_oracle *o) {
    lode_arena_free(o->arena);
    free(o->cell);
    free(o->end);
    free(o->start);
}

/* The text with its line breaks folded is what the reader says. */
static bool oracle_same_folded(lode_slice folded, lode_slice text) {
    size_t k = 0;
    for (size_t i = 0; i < text.n; i++) {
        if (text.p[i] == '\r' && i + 1 < text.n && text.p[i + 1] == '\n')
            continue;
        const bool fold = text.p[i] == '\n' || text.p[i] == '\r';
        if (k == folded.n || folded.p[k++] != (fold ? ' ' : text.p[i]))
            return false;
    }
    return k == folded.n;
}

static const char *oracle_compare_cell(const lode_cell *read, const lode_cell *expected) {
    const lode_slice text = expected->text;
    const bool folds = text.n && (memchr(text.p, '\n', text.n) || memchr(text.p, '\r', text.n));
    if (!oracle_same_folded(read->text, text))
        return "a cell says something else";
    if (folds)
        return read->raw.p ? "a cell with a line break keeps its bytes" : NULL;
    return lode_same(read->raw, expected->raw) && read->raw.p ? NULL : "a cell has other bytes";
}

static const char *oracle_compare_nth_cell(const lode_record *read, size_t i,
                                           const lode_cell *expected) {
    const lode_cell cell = lode_record_cell(read, i);
    if (!lode_same(cell.text, lode_record_text(read, i)))
        return "a cell alone says something else than with its bytes";
    return oracle_compare_cell(&cell, expected);
}

/* Record number `record` of the oracle; NULL if it is the same. */
static const char *oracle_compare_record(const csv_oracle *o, size_t record,
                                         const lode_record *read) {
    if (record >= o->records)
        return "more records than libcsv gives";
    const size_t first = record ? o->end[record - 1] : 0;
    if (read->n != o->end[record] - first)
        return "a record of another length";
    const char *difference = NULL;
    for (size_t i = 0; i < read->n && !difference; i++)
        difference = oracle_compare_nth_cell(read, i, &o->cell[first + i]);
    if (!difference && lode_record_line(read) != o->start[record])
        return "a record on another line";
    return difference;
}

/* The records after the header, up to the end or the first difference. */
static const char *oracle_compare_rows(const csv_oracle *o, lode_reader *reader) {
    lode_error error;
    const lode_block *block;
    lode_status status;
    const char *difference = NULL;
    size_t record = 1;
    while ((status = lode_reader_next(reader, &block, &error)) == LODE_OK && block->n > 0)
        for (size_t i = 0; i < block->n && !difference; i++) {
            const lode_record read = lode_block_record(block, i);
            difference = oracle_compare_record(o, record++, &read);
        }
    if (difference)
        return difference;
    if ((status != LODE_OK) != o->refused)
        return o->refused ? "what libcsv refuses is read" : "what libcsv reads is refused";
    return status == LODE_OK && record != o->records ? "fewer records than libcsv gives" : NULL;
}

/* The text copied block by block, or held where it lies, with something behind it. */
static const char *oracle_compare_read(const csv_oracle *o, lode_slice text, bool hold) {
    const lode_read_options options = {.hold = hold};
    lode_reader *reader;
    lode_error error;
    const lode_status status = lode_reader_open_text(&reader, text, "soup", &options, &error);
    if (status != LODE_OK)
        return o->refused ? NULL : "what libcsv reads is refused";
    const char *difference = oracle_compare_rows(o, reader);
    lode_reader_close(reader);
    return difference;
}

/* Read bytes, which are UTF-8 without zero bytes and begin with a header of two names, both ways.
 * NULL if the two agree, else how they differ. */
static const char *oracle_compare(const char *bytes, size_t n) {
    csv_oracle oracle;
    oracle_read(&oracle, bytes, n);
    const char *difference = oracle_compare_read(&oracle, (lode_slice){bytes, n}, false);
    char *lent = lode_reallocate(NULL, n + LODE_BEHIND, 1);
    if (n)
        memcpy(lent, bytes, n);
    memset(lent + n, '"', LODE_BEHIND);
    if (!difference)
        difference = oracle_compare_read(&oracle, (lode_slice){lent, n}, true);
    free(lent);
    oracle_free(&oracle);
    return difference;
}

#endif
