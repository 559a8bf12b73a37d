/* Reading CSV: blocks of records, each cell a slice of the bytes as they came.
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
 * Text is scanned 64 bytes at a time (lib/table/scan.c); a block with anything in it that the scan
 * does not vouch for is read by libcsv (lib/table/careful.c, the only file that knows it). The two
 * agree record for record: lode-table(5) has the grammar. */
#ifndef LODE_READER_H
#define LODE_READER_H

#include "lode/record.h"
#include "lode/report.h"
#include "lode/status.h"

typedef struct {
    const char *encoding; /* NULL: settled from the bytes; else a name iconv knows */
    bool digest;          /* keep a SHA-256 of the bytes as they lie on disk */
    bool hold;            /* the records will be kept: have a plain file in memory, all of it */
    bool rename;          /* a second column of a name becomes NAME.2, a third NAME.3, instead of
                             being refused */
    unsigned threads;     /* for what can be done by several; 0: as many as there are processors */
} lode_read_options;

/* What a tool reads: files one after the other. */
typedef struct {
    const char *const *path;
    size_t n;
    lode_read_options read;
} lode_input;

/* The first record of a file. */
typedef struct {
    const lode_cell *cell; /* trimmed */
    size_t n;
    size_t line;
    const bool *renamed; /* [n] whether it had the name of a column before it; NULL: none had */
} lode_header;

/* Fill error for a column, from 0, that has the name of one before it. Returns LODE_DATA. */
lode_status lode_header_repeats(const lode_header *header, size_t column, lode_slice name,
                                const char *file, lode_error *error);

/* The column called name (exactly), or -1. */
int lode_header_find(const lode_header *header, lode_slice name);

typedef struct lode_reader lode_reader;

/* Open path and read its header. options may be NULL. report (may be NULL, must outlive the reader)
 * hears of a windows-1252 file. On success *reader is owned by the caller (lode_reader_close).
 * LODE_SYSTEM: cannot be opened or read. LODE_DATA: empty, not text, not CSV, two columns of the
 * same name (see lode_header_repeats, unless options->rename). */
lode_status lode_reader_open(lode_reader **reader, const char *path,
                             const lode_read_options *options, lode_report *report,
                             lode_error *error);
/* The same on CSV text in memory, which is not copied and stays as long as it is read; with
 * options->hold as long as its records are used, and LODE_BEHIND readable bytes follow it, whatever
 * they are. name is for messages. */
enum { LODE_BEHIND = 64 };
lode_status lode_reader_open_text(lode_reader **reader, lode_slice csv, const char *name,
                                  const lode_read_options *options, lode_error *error);
void lode_reader_close(lode_reader *reader);

/* The header; valid until the reader is closed. */
const lode_header *lode_reader_header(const lode_reader *reader);

/* The name for messages: the path, or "standard input". Valid until the reader is closed. */
const char *lode_reader_name(const lode_reader *reader);

/* The next records, at least one; (*block)->n is 0 at the end. They are valid until the next call.
 * Records may be shorter or longer than the header: who reads decides.
 * LODE_DATA with the line for what is not CSV; an unterminated quote is reported at the line where
 * its record starts. */
lode_status lode_reader_next(lode_reader *reader, const lode_block **block, lode_error *error);

/* What is done with each block of a file. worker is below the number of threads. */
typedef struct {
    void *context;
    /* By several workers at once; may be NULL. The block is the worker's until it is delivered. */
    lode_status (*work)(void *context, unsigned worker, lode_block *block, lode_error *error);
    /* In the order of the file, one at a time. May take the block for its own and leave it empty.
     */
    lode_status (*deliver)(void *context, unsigned worker, lode_block *block, lode_error *error);
} lode_reading;

/* Read to the end, by as many threads as the options asked for. Returns the first status, in the
 * order of the file, that is not LODE_OK, with its error; nothing after it is delivered. */
lode_status lode_reader_each(lode_reader *reader, const lode_reading *reading, lode_error *error);
/* The file itself where its records lie in it, to be kept as long as they are and then given to
 * lode_reader_let_go; {NULL, 0} where they do not. */
lode_slice lode_reader_take_whole(lode_reader *reader);
void lode_reader_let_go(lode_slice whole);
/* The threads it will use. */
unsigned lode_reader_workers(const lode_reader *reader);

/* Hand on smaller blocks from here on, to keep memory in bounds where much is made of each record.
 */
void lode_reader_small_blocks(lode_reader *reader);

/* Counts so far. */
size_t lode_reader_rows(const lode_reader *reader);
size_t lode_reader_folded(const lode_reader *reader);  /* cells whose line breaks became spaces */
size_t lode_reader_careful(const lode_reader *reader); /* records that libcsv had to read */

/* How the text is written, as far as it has been read: "UTF-8" where it is that or nothing but
 * ASCII, "windows-1252", "UTF-16LE", "UTF-16BE", or what the options named; and what stands between
 * two cells. */
const char *lode_reader_encoding(const lode_reader *reader);
char lode_reader_separator(const lode_reader *reader);

#endif
