/* What the files about published layouts share. */
#ifndef LODE_FORMATS_PARTS_H
#define LODE_FORMATS_PARTS_H

#include "lode/formats.h"

enum lode_formats_column {
    FORMAT_NAME,
    FORMAT_FAMILY,
    FORMAT_LABEL,
    FORMAT_RELEASE,
    FORMAT_CODES,
    FORMAT_SIGNATURE,
    FORMAT_WITHOUT,
    FORMAT_RECORD_TYPE,
    FORMAT_URN,
    FORMAT_LA,
    FORMAT_ESTAB,
    FORMAT_LAESTAB,
    FORMAT_SCHOOL,
    FORMAT_SCHOOL_TYPE,
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

/* A reference table with the positions of the columns used. */
typedef struct {
    const lode_table *table;
    int column[16];
} lode_lookup;

struct lode_formats {
    lode_reference *reference;
    lode_lookup formats, levels, types, codes;
};

/* formats.c */
lode_status lode_lookup_read(lode_lookup *lookup, lode_reference *reference, const char *name,
                             const char *const *columns, size_t n, lode_error *error);
size_t lode_lookup_rows(const lode_lookup *lookup);
lode_slice lode_lookup_text(const lode_lookup *lookup, size_t row, int column);

/* recognise.c: the row of formats/formats that a header has. */
lode_status lode_formats_choose(const lode_formats *formats, const lode_header *header,
                                const char *as, const char *file, size_t *row, lode_error *error);

#endif
