/* What the files about published layouts share. */
#ifndef LODE_FORMATS_PARTS_H
#define LODE_FORMATS_PARTS_H

#include "lode/columns.h"
#include "lode/formats.h"

enum lode_formats_column {
    FORMAT_NAME,
    FORMAT_FAMILY,
    FORMAT_LABEL,
    FORMAT_TABLE,
    FORMAT_RELEASE,
    FORMAT_CODES,
    FORMAT_SIGNATURE,
    FORMAT_WITHOUT,
    FORMAT_LEVEL,
    FORMAT_YEARS_BEFORE,
    FORMAT_OVERFLOW,
    FORMAT_COLUMNS,
};

enum lode_levels_column {
    LEVEL_FAMILY,
    LEVEL_COLUMN,
    LEVEL_CODE,
    LEVEL_DETAIL_COLUMN,
    LEVEL_DETAIL_CODE,
    LEVEL_NAME,
    LEVEL_TYPE,
    LEVEL_COLUMNS,
};

enum lode_types_column { TYPE_FAMILY, TYPE_CODE, TYPE_MEANING, TYPE_COLUMNS };

enum lode_codes_column { CODE_SET, CODE_TEXT, CODE_STATUS, CODE_FILLS, CODE_COLUMNS };

enum lode_tables_column { TABLE_NAME, TABLE_COLUMN, TABLE_COLUMNS };

/* A reference table with the positions of the columns used. */
typedef struct {
    const lode_table *table;
    int column[16];
} lode_lookup;

struct lode_formats {
    lode_reference *reference;
    lode_columns *columns;
    lode_lookup formats, levels, types, codes, tables;
};

/* formats.c */
lode_status lode_lookup_read(lode_lookup *lookup, lode_reference *reference, const char *name,
                             const char *const *columns, size_t n, lode_error *error);
size_t lode_lookup_rows(const lode_lookup *lookup);
lode_slice lode_lookup_text(const lode_lookup *lookup, size_t row, int column);

/* recognise.c: the row of formats/formats that a header has. LODE_DATA if none has: with
 * *row = the number of rows where nothing was asked for and nothing fits. */
lode_status lode_formats_choose(const lode_formats *formats, const lode_header *header,
                                const char *as, const char *file, size_t *row, lode_error *error);

/* format_codes.c: the codes of a set, and the kinds of school of the family. */
void lode_recognised_codes(lode_recognised *recognised, lode_slice set);
/* format_levels.c: the record types of the family. */
void lode_recognised_types(lode_recognised *recognised);

/* format_keys.c: keys and filters, by the description and by what the columns are called. */
lode_status lode_recognised_keys(lode_recognised *recognised, const lode_description *description,
                                 lode_error *error);

/* format_words.c: which words the columns that are no figures may hold. */
void lode_recognised_words(lode_recognised *recognised, const lode_description *description);

/* format_when.c: read COLUMN=A|B;COLUMN=C. LODE_DATA: it is not that, or there is no such column.
 */
lode_status lode_when_read(const lode_recognised *recognised, const lode_description *description,
                           const lode_described *described, lode_conditions *when,
                           lode_error *error);
/* Whether a record could meet both. */
bool lode_when_overlap(const lode_conditions *a, const lode_conditions *b);

/* format_columns.c: the figures. LODE_DATA: two are alike; a condition that cannot be read. */
lode_status lode_recognised_columns(lode_recognised *recognised,
                                    const lode_description *description, lode_error *error);
/* format_lacking.c: what the layout describes and the file lacks. */
void lode_recognised_lacking(lode_recognised *recognised, const lode_description *description);
/* The figures of a wide table. */
void lode_recognised_wide(lode_recognised *recognised);

/* format_rows.c: the rows of another table than measures. */
lode_status lode_recognised_rows(lode_recognised *recognised, const lode_description *description,
                                 lode_error *error);
/* The column of the table that is written, or -1. */
int lode_recognised_table_column(const lode_recognised *recognised, lode_slice name);

/* format_default.c: what stands in a cell that would be empty. LODE_DATA: it cannot be read, or
 * names a column that the table does not have. */
lode_status lode_default_read(const lode_recognised *recognised,
                              const lode_description *description, const lode_described *described,
                              lode_mapped_cell *cell, lode_error *error);

#endif
