/* Columns by the names that other people's files give them. From the reference table "columns". */
#ifndef LODE_COLUMNS_H
#define LODE_COLUMNS_H

#include "lode/reference.h"

/* The position of the column called name (case ignored), or of the first present of A|B|...; -1. */
int lode_header_find_any(const lode_header *header, lode_slice names);

/* The first of the names A|B|..., by which a message calls a column. */
lode_slice lode_first_name(lode_slice names);

typedef struct lode_columns lode_columns;

/* On success *columns is owned by the caller; it borrows from reference, which must outlive it.
 * LODE_SYSTEM, LODE_DATA as lode_reference_table and lode_reference_columns. */
lode_status lode_columns_read(lode_columns **columns, lode_reference *reference, lode_error *error);
void lode_columns_free(lode_columns *columns);

/* Where a header has the column called name: by that name, else by the first alias in the order of
 * the table, letters' case ignored; -1 if it has none of them. */
int lode_columns_find(const lode_columns *columns, const lode_header *header, lode_slice name);

/* ---- a column that somebody named ---- */

/* The header of one file. */
typedef struct {
    const char *file; /* for messages; borrowed */
    const lode_slice *name;
    size_t n;
} lode_column_names;

/* The column that word means: the one of exactly this name; else the one that differs in the case
 * of letters; else the one that the reference table "columns" knows as the same. Unlike
 * lode_columns_find, which knows what it looks for, it refuses a header in which several are meant.
 * *column is -1 if there is none. LODE_DATA if there are several; LODE_SYSTEM, LODE_DATA as
 * lode_reference_table. */
lode_status lode_column_find(const lode_column_names *header, lode_slice word,
                             lode_reference *reference, int *column, lode_error *error);

/* The same of a table whose first file is file; lode_table_need also refuses a column that is not
 * there, with LODE_DATA. */
lode_status lode_table_look_for(const lode_table *table, const char *file, lode_slice word,
                                lode_reference *reference, int *column, lode_error *error);
lode_status lode_table_need(const lode_table *table, const char *file, lode_slice word,
                            lode_reference *reference, int *column, lode_error *error);

#endif
