/* How rows look: CSV, TSV, JSON, JSON lines, Markdown, aligned text. Text in, bytes out; nothing is
 * opened or written here. */
#ifndef LODE_FORMAT_H
#define LODE_FORMAT_H

#include "lode/output.h"

/* Bytes waiting to be written. */
typedef struct {
    char *p;
    size_t n, capacity;
} lode_bytes;

typedef struct {
    lode_to to;
    bool excel;
    const lode_slice *names;
    const bool *number; /* may be NULL */
    size_t columns;
    size_t rows; /* formatted so far */
} lode_layout;

void lode_format_header(lode_layout *layout, lode_bytes *out);
void lode_format_row(lode_layout *layout, const lode_cell *cells, lode_bytes *out);
void lode_format_end(lode_layout *layout, lode_bytes *out);

/* Aligned text needs every row first: widths[columns] are the widest cells in characters. */
void lode_format_widen(const lode_layout *layout, const lode_cell *cells, size_t *widths);
void lode_format_aligned(const lode_layout *layout, const lode_cell *cells, const size_t *widths,
                         lode_bytes *out);

#endif
