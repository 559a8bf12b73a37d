/* Published school files to measure tables: one number a row, with what it is about. */
#ifndef LODE_TIDY_H
#define LODE_TIDY_H

#include "lode/output.h"
#include "lode/reference.h"

#include <stdbool.h>

/* What is written: a measure table; one row for each unit, period and breakdown with a column for
 * each measure; the same as an open-data file with its metadata. */
typedef enum { LODE_TIDY_LONG, LODE_TIDY_WIDE, LODE_TIDY_EES } lode_tidy_to;

/* Everything is borrowed. */
typedef struct {
    const char *dictionary; /* a file that describes the columns of every file; NULL */
    const char *as;         /* layout of every file, see lode_formats_recognise; NULL: by header */
    const char *period;     /* as people write it; NULL: from each file's name */
    const char *release;    /* in place of the layout's; NULL */
    lode_words measure;     /* names, aliases, published columns or "all"; none: headlines */
    lode_words breakdown;   /* labels or topic:label; none: every one */
    lode_tidy_to to;
    lode_output_options meta; /* with LODE_TIDY_EES: where the metadata go */
} lode_tidy_options;

/* Read every file of input, each recognised by its own header, and write a measure table: all
 * contract columns, records in input order, within a record the order of the layout. A measure
 * table passes through, its further columns at the end (those of the first file; a later file may
 * lack some but not bring others). Header and rows go to output, which is not closed.
 *
 * Published rows for areas that an earlier file of the same layout, period and kind held are left
 * out when every cell written is the same.
 *
 * Memory: 48 to 96 bytes a record, to know it again; with wide, about 25 bytes a cell
 * beside its text and 25 a row of the wide table.
 *
 * report hears, per file, what was recognised, of short records, of line breaks folded and of
 * measures the file lacks; and of each problem in a cell or a record.
 * LODE_USAGE: a file whose academic year neither its name nor period tells; a period, layout,
 * measure or breakdown nobody knows; no file has any of the measures.
 * LODE_DATA: a header of no known layout; a cell that is neither a number nor a code; a record of
 * unknown type, without URN, or longer than the header; a school twice; area rows that contradict.
 * LODE_SYSTEM: a file cannot be read or the output not written. */
lode_status lode_tidy(const lode_tidy_options *options, const lode_input *input,
                      lode_output *output, lode_reference *reference, lode_report *report,
                      lode_error *error);

#endif
