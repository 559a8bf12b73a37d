/* --latest: of the rows of a right with one key those of the last dates. Private to
 * lib/verbs/merge*.c. */
#ifndef LODE_MERGE_LATEST_H
#define LODE_MERGE_LATEST_H

#include "merge_parts.h"

struct merge_latest {
    int column;              /* of the right: the dates */
    lode_slice name;         /* of it, borrowed */
    int at_event;            /* its column of the URN of then, or -1 */
    int urn;                 /* the part of the key that is a URN, or -1 */
    merge_followed followed; /* how this part is followed */
    size_t most;             /* rows taken of one key */
    bool has_as_of;          /* otherwise all dates are known */
    int32_t as_of;
    char as_of_text[LODE_DATE_TEXT];
    size_t n_added;                /* columns */
    int32_t *day;                  /* by row, where it has one */
    uint32_t *rank;                /* by row: from 1; 0 if it is not taken */
    size_t undated, late, earlier; /* rows that are not taken: of no date, after as_of, others */
    bool *tied; /* by key: a date that several rows have decided which are taken, or how */
};

/* Settle run->latest from the options. LODE_USAGE: they cannot be read. */
lode_status lode_merge_latest_ask(merge_run *run);
/* Settle right->latest of all rights. LODE_DATA: none has the column, or one several that could be
 * it. */
lode_status lode_merge_latest_open(merge_run *run, lode_reference *reference);
void lode_merge_latest_free(merge_latest *latest);
/* Read the dates of a right before it is indexed; those of no use are aside then. What is no date
 * is told as a problem. */
lode_status lode_merge_latest_read(merge_run *run, merge_right *right);
/* Leave of the rows of each key those that are taken, the latest first. */
void lode_merge_latest_choose(merge_right *right);

/* The columns that are added: the i-th; and their cells for a row of the right, in meeting. */
const char *lode_merge_latest_name(const merge_latest *latest, size_t i);
lode_part lode_merge_latest_part(const merge_right *right, uint32_t row, merge_meeting *meeting);

/* What the user hears of rows that are not taken, and of dates that several rows have. */
void lode_merge_latest_tell(const merge_run *run, const merge_right *right);

/* That no key matches, since of those that would no row is taken. */
void lode_merge_latest_tell_none(const merge_run *run, const merge_right *right);

#endif
