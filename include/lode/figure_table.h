/* A picture in words: what it says of itself, and the numbers behind it as a small table, in the
 * order in which the picture is read.
 *
 * Every chart fills it where it writes its data, so that table and picture are of one reading.
 * Cells are text: values as the source printed them (else with the digits of the picture), codes
 * where there is no value, headings and names as readers know them. All of it is made harmless as
 * in lode/script.h (no control characters, only UTF-8), but not escaped for any format. */
#ifndef LODE_FIGURE_TABLE_H
#define LODE_FIGURE_TABLE_H

#include "lode/memory.h"
#include "lode/status.h"
#include "lode/text.h"

/* Start from (lode_figure_table){0}. Texts are owned by the table, and NULL before a figure began;
 * none is NULL afterwards. */
typedef struct {
    const char *title, *subtitle, *alt, *caption; /* unbroken; the subtitle has measure and unit */
    size_t columns;                               /* of the heading; every row has as many */
    /* Private. */
    lode_arena *arena;
    const char **cell; /* row after row, the heading first */
    size_t n, capacity, in_row;
} lode_figure_table;

/* ---- for who reads ---- */

size_t lode_figure_table_rows(const lode_figure_table *table); /* without the heading */
/* column is below columns, row below the number of rows; "" where there is nothing. */
const char *lode_figure_table_heading(const lode_figure_table *table, size_t column);
const char *lode_figure_table_text(const lode_figure_table *table, size_t row, size_t column);

/* The table as CSV, to the file of that path, whole or not at all; NULL or "-" is standard output.
 * LODE_SYSTEM: it cannot be written. The figure must have begun and have a heading. */
lode_status lode_figure_table_write(const lode_figure_table *table, const char *path,
                                    lode_error *error);

/* ---- for who writes ---- */

/* Forget what was there, and begin with what the figure says of itself. */
void lode_figure_table_begin(lode_figure_table *table, lode_slice title, lode_slice subtitle,
                             lode_slice alt, lode_slice caption);
/* Cells of a row from left to right. The first row is the heading; a shorter row is filled with
 * empty cells, a longer one must not be. */
void lode_figure_table_cell(lode_figure_table *table, lode_slice text);
/* x, finite, with at most so many decimals. */
void lode_figure_table_number(lode_figure_table *table, double x, int most);
void lode_figure_table_end_row(lode_figure_table *table);
void lode_figure_table_free(lode_figure_table *table);

#endif
