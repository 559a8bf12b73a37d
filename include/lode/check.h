/* lode-check: what is wrong with a file, and what a new release of it changes.
 *
 * A check is one sentence that should hold of a file: "no figure is empty". The reference table
 * "check_rules" lists them, says how bad it is where one does not hold (an error, a warning, a
 * note; "off" leaves it out) and what to do. */
#ifndef LODE_CHECK_H
#define LODE_CHECK_H

#include "lode/output.h"
#include "lode/reference.h"

#include <stdbool.h>

/* Everything is borrowed. */
typedef struct {
    const char *dictionary; /* a file that describes the columns; NULL: the metadata beside each
                               file, else the published layout it has */
    bool ees;               /* hold the files to the open-data standard too */
    bool all;               /* tell every finding, not the first of a kind and a count */
    lode_words skip;        /* names of checks that are left out */
    lode_words key;         /* columns that together tell two rows apart; none: by dictionary or
                               contract */
    lode_words fail_if;     /* "error", "warning" (which is errors too), "note"; with a comparison
                               what happened to a cell */
} lode_check_options;

/* Check every file of input, each by itself, and write a row for each check carried out, and below
 * it rows for what it found: file, line, column, check, result, value, message, hint. Of a kind (a
 * check in a column) the first five findings are told and then their number, unless options->all.
 * report hears a summary of each file.
 *
 * Memory: 32 to 96 bytes a row, to find rows that are about the same; where parts are added up, for
 * each group and each total 16 bytes a figure and about 100 more; the texts of columns that have
 * few; with all, what is written.
 *
 * LODE_FINDINGS: done, and something that fail_if names was found. LODE_USAGE: a word of skip or
 * fail_if that nobody knows. LODE_DATA: a file that is not CSV; a dictionary that cannot be read; a
 * column of key that is not there. LODE_SYSTEM: a file cannot be read or the output not written. */
lode_status lode_check(const lode_check_options *options, const lode_input *input,
                       lode_output *output, lode_reference *reference, lode_report *report,
                       lode_error *error);

/* Begin a dictionary for the columns of the first file of input, as lode-dictionary(5) describes
 * it: a row for each column. What only a person can know is marked unfinished, and so is what is
 * guessed. LODE_DATA: as lode_check; a record of another length. LODE_SYSTEM as lode_check. */
lode_status lode_check_draft(const lode_input *input, lode_output *output,
                             lode_reference *reference, lode_report *report, lode_error *error);

/* Compare the first file of input with old, an earlier release of it, cell by cell, row by row by
 * their keys, and write a row for each cell, row or column that differs: file, line, column, key,
 * before, after, what, difference.
 *
 * what is revised (a number became another), added, removed, suppressed (newly), released (from
 * suppression) or recoded (another code or text).
 *
 * Memory: old as lode_table_read, and 32 to 96 bytes a row of both.
 *
 * LODE_FINDINGS: done, and fail_if names something that happened. LODE_USAGE: as lode_check.
 * LODE_DATA: no key can be found; two rows of one file have the same key; a record of another
 * length; as lode_check. */
lode_status lode_check_against(const lode_check_options *options, const char *old,
                               const lode_input *input, lode_output *output,
                               lode_reference *reference, lode_report *report, lode_error *error);

#endif
