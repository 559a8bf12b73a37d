/* Published file layouts: recognising a file by its header, and what its columns, codes and record
 * types mean. From the reference tables "formats/formats" (one row per layout), "formats/FAMILY"
 * (one row per published figure), "formats/levels", "formats/school_types" and "codes"; their
 * columns are described in the README.md beside them.
 *
 * Column names are compared without regard to case. Where a table writes A|B, the first of them
 * that the file has is meant. */
#ifndef LODE_FORMATS_H
#define LODE_FORMATS_H

#include "lode/reference.h"

#include <stdbool.h>

typedef struct lode_formats lode_formats;

/* On success *formats is owned by the caller; it borrows from reference, which must outlive it, as
 * does everything recognised with it. LODE_SYSTEM, LODE_DATA as lode_reference_table and
 * lode_reference_columns. */
lode_status lode_formats_read(lode_formats **formats, lode_reference *reference, lode_error *error);
void lode_formats_free(lode_formats *formats);

/* One figure of a layout. Positions are in the file's header; -1 where the file has no such column
 * (value is always there). */
typedef struct {
    lode_slice measure, breakdown_topic, breakdown;
    bool headline; /* given when no measure is asked for */
    int value, n, numerator, ci_low, ci_high;
} lode_mapped_column;

/* A token that stands in a cell instead of a number. */
typedef struct {
    lode_slice code, status;
    bool fills_record; /* a record may stop after it: the missing cells mean the same */
} lode_code;

/* What a record is about. */
typedef struct {
    lode_slice geographic_level;   /* "School", "Local authority", "National" */
    lode_slice establishment_type; /* may be empty */
} lode_record_level;

/* A record type that a file may have; a row of "formats/levels" for its family. */
typedef struct {
    size_t row;
    lode_slice code, detail_code;
    int position, detail_position; /* of its columns in the header, or -1 */
    bool has_detail;
    lode_record_level level;
} lode_record_type;

/* A file understood. Positions as above; slices are borrowed from the reference tables. */
typedef struct {
    bool measure_table; /* already one number a row: format, family and label say so, and none of
                           what follows them is set */
    lode_slice format, family, label;
    lode_slice release;
    int urn, la, estab, laestab, name, school_type;
    lode_mapped_column *column; /* [columns], in the order of formats/FAMILY */
    size_t columns;
    size_t known; /* columns of the file that are used: mapped, beside a mapped one, or keys */
    lode_code *code;
    size_t codes;
    bool begins_code[256]; /* whether a code that is not blank begins with this byte */
    lode_record_type *type;
    size_t types;
    lode_code *kind; /* [kinds] of schools: codes, and what they mean as status */
    size_t kinds;
    const lode_formats *formats;
    const lode_header *header; /* borrowed from the caller */
} lode_recognised;

/* Recognise a file by its header, which must outlive *recognised. file is for messages.
 *   as  NULL: exactly one layout must fit. The name of a format ("ks4-final"): that one, though
 *       its "without" columns may be there. The name of a family ("ks4"): the format of it that
 *       fits best. "measure": a measure table.
 * On success *recognised is owned by the caller (lode_recognised_free).
 * LODE_USAGE: as is no format and no family. LODE_DATA: no layout fits (the nearest are named with
 * the columns they miss), several do, or the one asked for lacks columns; two columns of the file
 * become the same measure and breakdown. LODE_SYSTEM: a reference table is missing. */
lode_status lode_formats_recognise(const lode_formats *formats, const lode_header *header,
                                   const char *as, const char *file, lode_recognised **recognised,
                                   lode_error *error);
void lode_recognised_free(lode_recognised *recognised);

/* The code that the trimmed text of a cell is (blank is one), or NULL. */
const lode_code *lode_recognised_code(const lode_recognised *recognised, lode_slice text);
/* The code people most likely meant, or an empty slice. */
lode_slice lode_recognised_suggest_code(const lode_recognised *recognised, lode_slice text);

/* What a record is about, by its record type. LODE_DATA with the column (not file and line) for a
 * type that "formats/levels" does not list for the family. */
lode_status lode_recognised_level(const lode_recognised *recognised, const lode_record *record,
                                  lode_record_level *level, lode_error *error);

/* What a school's own type column means ("CYS" is "Special"); empty if unknown. */
lode_slice lode_recognised_school_type(const lode_recognised *recognised, lode_slice type);

/* The position of the column called name (case ignored), or of the first present of A|B|...; -1. */
int lode_header_find_any(const lode_header *header, lode_slice names);

#endif
