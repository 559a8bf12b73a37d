/* A table in memory: the blocks of its files, as they were read.
 *
 * Memory: the bytes of the file and 4 a row; 4 a cell and 4 a row more in blocks whose cells it
 * took libcsv to find, or whose records do not follow each other at one distance (some blank
 * lines), and in tables from text in memory, which are small and asked often. A plain file in UTF-8
 * is in memory as a whole, a large one (above 4 MB) mapped; such must not be changed as long as the
 * table is there. */
#ifndef LODE_TABLE_H
#define LODE_TABLE_H

#include "lode/reader.h"

#include <stdint.h>

typedef struct lode_table lode_table;

/* Somebody who looks at the rows of a table while it is read, each block once, while it is near the
 * processor. What is seen of a table that cannot be read is of no use. */
typedef struct {
    void *context;
    /* The columns are known; before any row. */
    void (*begin)(void *context, const lode_table *table);
    /* Records of the table's length; order as lode_table_record gives it. Called by several workers
     * at once. */
    void (*see)(void *context, unsigned worker, const lode_block *block, const size_t *order);
    /* What the worker saw last are the next n rows. Called by one at a time, in their order. */
    void (*added)(void *context, unsigned worker, size_t n);
} lode_table_watch;

/* Read every file of input into one table. watch may be NULL. Files after the first must have the
 * same columns, in any order. Every record must be as long as the header. Uses the threads that
 * input->read asks for. On success *table is owned by the caller. report hears of folded line
 * breaks, and of each record of the wrong length as a problem (LODE_DATA is then returned at the
 * end). LODE_SYSTEM, LODE_DATA as lode_reader_open. */
lode_status lode_table_read(lode_table **table, const lode_input *input,
                            const lode_table_watch *watch, lode_report *report, lode_error *error);
/* The records that reader still has, with only the columns given (n places in its header, in the
 * order they will have here). What is not kept takes no memory. The rest as lode_table_read; reader
 * stays the caller's. */
lode_status lode_table_read_columns(lode_table **table, lode_reader *reader, const size_t *columns,
                                    size_t n, lode_report *report, lode_error *error);
/* The same from CSV text in memory, which is copied; name is for messages. */
lode_status lode_table_parse(lode_table **table, lode_slice csv, const char *name,
                             lode_error *error);
/* The same without a copy (built-in reference data): text that stays as long as the table, and
 * LODE_BEHIND readable bytes after it. */
lode_status lode_table_parse_lent(lode_table **table, lode_slice csv, const char *name,
                                  lode_error *error);
void lode_table_free(lode_table *table);

size_t lode_table_rows(const lode_table *table);
size_t lode_table_columns(const lode_table *table);
/* The name of a column; borrowed from the table. */
lode_slice lode_table_name(const lode_table *table, size_t column);
/* The names of all columns, borrowed from the table; the array is to be freed with free(). */
lode_slice *lode_table_names(const lode_table *table);
/* The column called name, or -1. */
int lode_table_find(const lode_table *table, lode_slice name);

/* row < rows, column < columns. The slices live as long as the table. */
lode_cell lode_table_cell(const lode_table *table, size_t row, size_t column);
lode_slice lode_table_text(const lode_table *table, size_t row, size_t column);
/* What a row has in n columns: text[i] of column[i], empty where that is negative. */
void lode_table_texts(const lode_table *table, size_t row, const int *column, size_t n,
                      lode_slice *text);
/* A row as it was read. Where its file has the columns in another order than the table, column c of
 * the table is cell order[c] of the record; else order is NULL. */
lode_record lode_table_record(const lode_table *table, size_t row, const size_t **order);

/* The same for who asks row after row: where it stands, from {0}. Each thread has its own. */
typedef struct {
    const lode_block *block; /* that has the rows [first, first + block->n) */
    size_t first;
    const size_t *order;
} lode_table_walk;

/* Fills record and returns the order, as lode_table_record. */
const size_t *lode_table_walk_on(const lode_table *table, lode_table_walk *walk, size_t row,
                                 lode_record *record);

/* Keep only the rows whose keep[row] is true; the others are gone and the rows renumbered. */
void lode_table_keep(lode_table *table, const bool *keep);

/* Where a row came from, for messages; the file of a table without rows is the first read. */
const char *lode_table_file(const lode_table *table, size_t row);
size_t lode_table_line(const lode_table *table, size_t row);

/* error with the place of a cell: file, line and the column's position. */
lode_status lode_table_fail_at(const lode_table *table, size_t row, size_t column,
                               lode_error *error);

/* Fill error for a record that is not as long as the header, which has so many columns. Returns
 * LODE_DATA. */
lode_status lode_wrong_length(const char *file, const lode_record *record, size_t columns,
                              lode_error *error);

/* Fill error for a column that is not there: says what was looked for, suggests the nearest name,
 * lists the columns. Returns LODE_DATA. */
lode_status lode_no_column(const char *file, const lode_slice *names, size_t n, lode_slice wanted,
                           lode_error *error);

#endif
