/* lode-merge: tables put side by side by a key.
 *
 * The first input, LEFT, is streamed: its cells pass through byte for byte and it may be of any
 * size. Of each further input, a RIGHT, the columns that are wanted are held in memory (lode_table,
 * and about 50 bytes beside the text of the key for each row). The output has LEFT's columns in
 * place, then those each RIGHT brings: all but its key, or those of `take`. A name that is there
 * already becomes COLUMN.STEM, STEM being the file's name without folders and extension, then
 * COLUMN.STEM.2 and so on.
 *
 * Keys are compared as trimmed text, never as numbers. A key whose parts are all empty matches
 * nothing and breaks no expectation. */
#ifndef LODE_MERGE_H
#define LODE_MERGE_H

#include "lode/output.h"
#include "lode/reader.h"
#include "lode/reference.h"
#include "lode/report.h"
#include "lode/status.h"
#include "lode/succession.h"

/* Which rows are written. LEFT: every left row. INNER: those that match in every RIGHT. FULL: every
 * left row, then the rows of each RIGHT that nothing met, with the key in the left's columns.
 * ANTI: left rows with a key that no RIGHT has; no columns are added. */
typedef enum {
    LODE_MERGE_LEFT,
    LODE_MERGE_INNER,
    LODE_MERGE_FULL,
    LODE_MERGE_ANTI
} lode_merge_type;

/* How often a key may stand in LEFT and in a RIGHT. The four that can be asked for hold for the
 * whole files, whether or not the key is met on the other side; UNSAID refuses only what would
 * write a left row twice: a key of LEFT that stands more than once in a RIGHT.
 * Memory: ONE_TO_... keep every distinct key of LEFT, about 50 bytes and its text each. */
typedef enum {
    LODE_EXPECT_UNSAID,
    LODE_EXPECT_ONE_TO_ONE,
    LODE_EXPECT_MANY_TO_ONE,
    LODE_EXPECT_ONE_TO_MANY,
    LODE_EXPECT_MANY_TO_MANY,
} lode_merge_expect;

/* The type called "left", "inner", "full" or "anti"; the expectation called "1:1", "n:1", "1:n",
 * "n:n", or "" for none said. -1 if there is none of that name. */
int lode_merge_type_find(const char *word);
int lode_merge_expect_find(const char *word);

/* What becomes of the figures of schools (or authorities) that have become one: their values are
 * left out and the row says so, or they are added up through their numerators and denominators. */
typedef enum { LODE_AMALGAMATE_REFUSE, LODE_AMALGAMATE_SUM } lode_amalgamate;

/* The way called "refuse" or "sum"; -1 if there is none of that name. */
int lode_amalgamate_find(const char *word);

typedef struct {
    lode_words key;  /* COLUMN, or LEFTCOLUMN=RIGHTCOLUMN; all parts together are the key; none: it
                        is found, see lode-merge(1) */
    lode_words take; /* COLUMN, or STEM.COLUMN: what the rights bring; none: all but their keys */
    lode_words fill; /* columns of LEFT whose empty cells a matching row of a RIGHT fills */
    lode_merge_type type;
    lode_merge_expect expect;
    const char *links;   /* a file of links between schools to follow; NULL: none */
    const char *schools; /* a register for the rules of succession; NULL: none */
    lode_succession_rule rule;
    const char *changes; /* lode_merge_changes: the register of before */
    bool areas;          /* follow local authorities to those of today */
    lode_amalgamate amalgamate;
    const char *latest; /* COLUMN or COLUMN:N: of the rows with one key of each RIGHT that has this
                           column of dates only the N (1) latest are matched; NULL: all are */
    const char *as_of;  /* with latest: a date, after which nothing was known; NULL: none */
    /* Where the left rows go, as CSV, whose key a RIGHT lacks; path NULL: nowhere. */
    lode_output_options unmatched;
} lode_merge_options;

/* Merge input->path[0] with each of the others, if there are any, into output.
 *
 * With links, school_urn of LEFT becomes the URN of today, and so do the URNs of a RIGHT where they
 * are its key; the columns urn_at_time, urn_current, urn_rule and urn_reason come last. Of the rows
 * of a RIGHT that come under one key so, that of the school itself is used and those of its
 * predecessors are not. With areas the codes and the name of the local authority become those of
 * today in the same way, and la_at_time, la_current, la_rule and la_reason are added.
 *
 * If LEFT is a measure table (school_urn or an authority's code, time_period, measure, value) it is
 * then held in memory: rows of one figure that come from several schools or authorities become one
 * row, in the place of the first, as amalgamate says; `note` gets "inherited", "inherited in part",
 * "derived" or "amalgamated", see lode-merge(1).
 *
 * With latest the columns `latest` (1 is the last) and, with as_of, `years_since` follow those of
 * each RIGHT that has the column; where its key has a URN also latest_urn, the URN that the row was
 * about at the time, and `predecessor`, whether that is another than today's. With links, the rows
 * of a RIGHT about a school and its predecessors are then one history: none goes before another.
 *
 * report hears which key was found, which columns were renamed, how many rows matched; of records
 * of the wrong length and broken expectations as problems; of rows left out.
 * LODE_USAGE: latest or as_of cannot be read.
 * LODE_DATA: a column that is not there or could be one of several, no key to be found, an
 * expectation broken, a record of the wrong length, input that is not CSV, what
 * lode_succession_read and lode_area_changes_read refuse; two rows of one school for one figure;
 * a date that is none.
 * LODE_SYSTEM: a file cannot be read or written. */
lode_status lode_merge(const lode_merge_options *options, const lode_input *input,
                       lode_output *output, lode_reference *reference, lode_report *report,
                       lode_error *error);

/* What changed from the register options->changes to the one in input->path[0]: one row a school
 * and change (school_urn, school_name, what, before, after, note), in the order of the latter, then
 * the schools that are in the former only. `what` is opened, closed, listed (not there before, and
 * not open), gone, or a thing that the reference table "register_changes" compares. With links the
 * note of a school that opened or closed names its predecessor or successor. Of the options only
 * changes, links, schools and rule count. Both registers are held, as register.h says.
 * LODE_DATA, LODE_SYSTEM as lode_register_read and lode_succession_read. */
lode_status lode_merge_changes(const lode_merge_options *options, const lode_input *input,
                               lode_output *output, lode_reference *reference, lode_report *report,
                               lode_error *error);

#endif
