/* Columns by name: the names other people's files give to the columns of lode-table(5). From the
 * reference table "columns". */
#ifndef LODE_COLUMN_NAMES_H
#define LODE_COLUMN_NAMES_H

#include "lode/reference.h"

/* The header of one file. */
typedef struct {
    const char *file; /* for messages; borrowed */
    const lode_slice *name;
    size_t n;
} lode_column_names;

/* The column that word means: the one of exactly this name; else the one that differs in the case
 * of letters; else the one that the reference table "columns" knows as the same. *column is -1 if
 * there is none. LODE_DATA if there are several; LODE_SYSTEM, LODE_DATA as lode_reference_table. */
lode_status lode_column_find(const lode_column_names *header, lode_slice word,
                             lode_reference *reference, int *column, lode_error *error);

#endif
