/* Writing tables: one way out for every tool.
 *
 * Rows pass --where, wait for --sort if asked, and are written as CSV, TSV, JSON, JSON lines,
 * Markdown or aligned text. To a file the output appears whole or not at all (written beside, then
 * renamed); to a pipe a run that fails after the first bytes left ends them with an unterminated
 * quoted record, so that no reader takes the beginning for the whole. */
#ifndef LODE_OUTPUT_H
#define LODE_OUTPUT_H

#include "lode/memory.h"
#include "lode/record.h"
#include "lode/status.h"

#include <stdbool.h>
#include <stddef.h>

typedef enum {
    LODE_TO_CSV,
    LODE_TO_TSV,
    LODE_TO_JSON,
    LODE_TO_JSONL,
    LODE_TO_MD,
    LODE_TO_PRETTY,
} lode_to;

/* The format called name ("csv", ...) or -1. */
int lode_to_find(const char *name);

typedef struct {
    const char *path; /* NULL or "-": standard output */
    lode_to to;
    bool excel;         /* byte order mark and CRLF, for spreadsheets; CSV and TSV only */
    bool dry;           /* write nothing at all */
    lode_words where;   /* conditions, all of which a row must meet: COL=VALUE, also != < <= >
                                   >= and ~ (POSIX extended regular expression); names, values and
                                   cells are trimmed; a number is compared with numbers only */
    lode_words sort;    /* COL or COL:desc, most important first; numbers before text, either
                                   way round; equal numbers in the order of their text, equal rows in
                                   that of the input */
    lode_words columns; /* write only these, in this order; none: all */
} lode_output_options;

typedef struct lode_output lode_output;

/* Nothing is opened or written before the header. options are borrowed until close. */
lode_output *lode_output_new(const lode_output_options *options);

/* Name the columns and open the destination. Call once, before any row; names are copied.
 * number[i] says that column i holds numbers (bare in JSON, right-aligned in aligned text); NULL
 * for none. LODE_USAGE: a condition that cannot be read. LODE_DATA: a column of --where or --sort
 * that is not there. LODE_SYSTEM: the file cannot be written. */
lode_status lode_output_header(lode_output *output, const lode_slice *names, const bool *number,
                               size_t n, lode_error *error);

/* A row to be written is parts side by side: cells of a record, passed on as they are, or cells
 * that a tool has made. */
typedef struct {
    const lode_record *record; /* its cells from first on; NULL: made ones */
    const size_t *order;       /* [n] which of its cells each is; NULL: as they stand */
    size_t first;
    const lode_cell *made; /* [n]; NULL: empty cells */
    size_t n;
    lode_slice ready; /* how all of it is written, see lode_output_ready; p NULL: not known */
} lode_part;

typedef struct {
    const lode_part *part;
    size_t n;
} lode_row;

static inline lode_cell lode_part_cell(const lode_part *part, size_t c) {
    if (part->record)
        return lode_record_cell(part->record, part->order ? part->order[c] : part->first + c);
    return part->made ? part->made[c] : lode_cell_of((lode_slice){"", 0});
}

/* Cell c of the whole row; c is below the number of its cells. */
static inline lode_cell lode_row_cell(const lode_row *row, size_t c) {
    const lode_part *part = row->part;
    while (c >= part->n)
        c -= (part++)->n;
    return lode_part_cell(part, c);
}

static inline lode_slice lode_row_text(const lode_row *row, size_t c) {
    const lode_part *part = row->part;
    while (c >= part->n)
        c -= (part++)->n;
    if (part->record)
        return lode_record_text(part->record, part->order ? part->order[c] : part->first + c);
    return part->made ? part->made[c].text : (lode_slice){"", 0};
}

/* Write one row of as many cells as the header named. Cells with raw bytes are copied as they are
 * (CSV to CSV); the others are quoted where CSV needs it, line breaks become spaces.
 * LODE_SYSTEM: the write failed. */
lode_status lode_output_put(lode_output *output, const lode_row *row, lode_error *error);
/* The same of cells that are all made. */
lode_status lode_output_row(lode_output *output, const lode_cell *cells, lode_error *error);

/* Work out once how a part looks that many rows have: sets part->ready. bytes is room for it, which
 * grows and stays the caller's. Call after the header. */
void lode_output_ready(const lode_output *output, lode_part *part, lode_bytes *bytes);

/* A page: rows that one of several threads makes ready, to be written in their turn. */
typedef struct lode_page lode_page;

/* The page of a worker, from 0; owned by output. Call lode_output_pages(output, workers) once,
 * after the header and before the threads begin. */
void lode_output_pages(lode_output *output, size_t workers);
lode_page *lode_output_page(lode_output *output, size_t worker);
/* Make one row ready; touches nothing but the page. */
void lode_page_put(lode_page *page, const lode_row *row);
/* Forget the rows of the page. */
void lode_page_clear(lode_page *page);
/* Write the rows of the page and empty it: one page at a time, in the order of their rows. */
lode_status lode_output_take(lode_output *output, lode_page *page, lode_error *error);

/* A paragraph that says in plain words what the table says; of Markdown only, below the table, in
 * the order in which they come. Call after the header; the text is copied. */
void lode_output_paragraph(lode_output *output, lode_slice text);

/* Write what is waiting, flush, rename into place. Frees output in any case. */
lode_status lode_output_close(lode_output *output, lode_error *error);
/* Give up: the file is not made; a pipe that has seen bytes ends in an unterminated record. Frees.
 */
void lode_output_abandon(lode_output *output);

size_t lode_output_rows(const lode_output *output);     /* rows written (or waiting) */
size_t lode_output_left_out(const lode_output *output); /* rows that --where kept back */

#endif
