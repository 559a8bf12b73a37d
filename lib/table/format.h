/* How rows look: CSV, TSV, JSON, JSON lines, Markdown, aligned text. Text in, bytes out; nothing is
 * opened or written here. */
#ifndef LODE_FORMAT_H
#define LODE_FORMAT_H

#include "lode/memory.h"
#include "lode/output.h"

typedef struct {
    lode_to to;
    bool excel;
    size_t columns;          /* that are written */
    const lode_slice *names; /* [columns] */
    const bool *number;      /* [columns], may be NULL */
    const size_t *shown;     /* [columns] which cell of a row each is; NULL: as they come */
} lode_layout;

void lode_format_header(const lode_layout *layout, lode_bytes *out);
/* Cells side by side, as CSV that several columns have. */
void lode_format_part(const lode_part *part, lode_bytes *out);
/* Each JSON row begins with a comma; the first in the array goes without. */
void lode_format_row(const lode_layout *layout, const lode_row *row, lode_bytes *out);
/* A paragraph of Markdown, after an empty line. */
void lode_format_paragraph(lode_slice text, lode_bytes *out);
void lode_format_end(const lode_layout *layout, size_t rows, lode_bytes *out);

/* Aligned text needs every row first. Until then a row is put down with tabs between its cells,
 * which have none themselves; widths[columns] become the widest in characters. */
void lode_format_tabbed(const lode_layout *layout, const lode_row *row, size_t *widths,
                        lode_bytes *out);
/* tabbed, aligned. */
void lode_format_aligned(const lode_layout *layout, lode_slice tabbed, const size_t *widths,
                         lode_bytes *out);

#endif
