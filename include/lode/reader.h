/* Reading CSV: batches of records, each cell a slice of the bytes as they came.
 *
 * What is read: one file, standard input ("-"), plain, gzip or zstd (told by their first bytes), in
 * UTF-8 with or without byte order mark, UTF-16 with one, or windows-1252 (settled at the first
 * byte above 127, with a notice naming its line; what comes later must keep to it). Records follow
 * RFC 4180 strictly, spaces kept: a quote may stand only around a whole field, doubled inside. LF,
 * CRLF and CR end a record; lines of nothing but blanks are skipped. The separator is a comma, or a
 * tab if the first line that is not empty has tabs and no comma.
 *
 * A line break inside a quoted cell becomes one space as it is read, and is counted, so that one
 * record is one line ever after.
 *
 * Behind this interface stands libcsv (lib/table/splitter.c is the only file that knows it). */
#ifndef LODE_READER_H
#define LODE_READER_H

#include "lode/report.h"
#include "lode/status.h"
#include "lode/text.h"

#include <stdbool.h>
#include <stddef.h>

/* A cell: what it says, and the bytes that said it (quotes included), to pass through untouched.
 * raw.p is NULL for cells made by a program, which the writer quotes where needed. */
typedef struct {
    lode_slice text;
    lode_slice raw;
} lode_cell;

/* A cell that says string (borrowed). */
static inline lode_cell lode_cell_of(lode_slice text) {
    return (lode_cell){text, {NULL, 0}};
}

typedef struct {
    const lode_cell *cell;
    size_t n;
    size_t line; /* physical line on which the record starts, from 1 */
} lode_record;

typedef struct {
    const lode_record *record;
    size_t n;
} lode_batch;

typedef struct {
    const char *encoding; /* NULL: settled from the bytes; else a name iconv knows */
    bool digest;          /* keep a SHA-256 of the bytes as they lie on disk */
} lode_read_options;

/* What a tool reads: files one after the other. */
typedef struct {
    const char *const *path;
    size_t n;
    lode_read_options read;
} lode_input;

typedef struct lode_reader lode_reader;

/* Open path and read its header. options may be NULL. report (may be NULL, must outlive the reader)
 * hears of a windows-1252 file. On success *reader is owned by the caller (lode_reader_close).
 * LODE_SYSTEM: cannot be opened or read. LODE_DATA: empty, not text, not CSV, two columns of the
 * same name. */
lode_status lode_reader_open(lode_reader **reader, const char *path,
                             const lode_read_options *options, lode_report *report,
                             lode_error *error);
/* The same on CSV text in memory, which is copied; name is for messages. */
lode_status lode_reader_open_text(lode_reader **reader, lode_slice csv, const char *name,
                                  lode_error *error);
void lode_reader_close(lode_reader *reader);

/* The header record; valid until the reader is closed. */
const lode_record *lode_reader_header(const lode_reader *reader);

/* The name for messages: the path, or "standard input". Valid until the reader is closed. */
const char *lode_reader_name(const lode_reader *reader);

/* The next records, at least one; batch->n is 0 at the end. Records and their cells are valid until
 * the next call. Records may be shorter or longer than the header: who reads decides.
 * LODE_DATA with the line for what is not CSV; an unterminated quote is reported at the line where
 * its record starts. */
lode_status lode_reader_next(lode_reader *reader, lode_batch *batch, lode_error *error);

/* Counts so far. */
size_t lode_reader_rows(const lode_reader *reader);
size_t lode_reader_folded(const lode_reader *reader); /* cells whose line breaks became spaces */

/* The column called name (exactly), or -1. */
int lode_header_find(const lode_record *header, lode_slice name);

#endif
