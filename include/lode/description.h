/* What the columns of a file are: a table with a row for each of them.
 *
 * Three things are such a table, and are read alike: the column table of a published layout
 * ("formats/ks4"), the metadata published beside an open-data file (NAME.meta.csv: col_name,
 * col_type, label, ...), and the dictionary a user writes for a file of their own (lode-check
 * --draft begins one). Only the name of the column is needed; lode-dictionary(5) has the rest. */
#ifndef LODE_DESCRIPTION_H
#define LODE_DESCRIPTION_H

#include "lode/reference.h"

#include <stdbool.h>

/* What a column is for. */
typedef enum {
    LODE_ROLE_INDICATOR, /* a figure; the default */
    LODE_ROLE_FILTER,    /* says which part of the unit a figure is about: a pupil group, a kind */
    LODE_ROLE_KEY,       /* says which unit, period or kind a record is about */
    LODE_ROLE_TEXT,      /* anything else: not read as any of these */
} lode_role;

/* What its cells hold. */
typedef enum {
    LODE_HOLDS_ANYTHING, /* not said */
    LODE_HOLDS_TEXT,
    LODE_HOLDS_NUMBER,
    LODE_HOLDS_WHOLE, /* a whole number */
    LODE_HOLDS_DATE,  /* 2024-09-01, 01/09/2024, 01-09-2024 or 20240901 */
    LODE_HOLDS_PERIOD,
    LODE_HOLDS_YES_NO,
    LODE_HOLDS_LIST, /* several, in square brackets or parted by | */
    LODE_HOLDS_URN,
    LODE_HOLDS_LAESTAB,
    LODE_HOLDS_UPN,
    LODE_HOLDS_UKPRN,
    LODE_HOLDS_LA_CODE,
    LODE_HOLDINGS,
} lode_holding;

/* What the cell of a question says. */
typedef enum { LODE_UNSAID, LODE_NO, LODE_YES } lode_answer;

/* One row. Slices are trimmed, borrowed from the table, and empty where nothing is said; a column
 * of the file is named by alternatives, A|B, of which the first one present is meant. */
typedef struct {
    lode_slice column;
    lode_role role;
    lode_holding holds;
    lode_slice label, hint;
    size_t row; /* of the table, for messages */

    /* keys, and what other tables than measure tables are made of */
    lode_slice becomes; /* the column of the table that is written */
    lode_slice part;    /* of several rows that one record makes: which */
    lode_slice text;    /* what stands there in every record, in place of a column */
    lode_slice recode;  /* A=B|C=D: cells that are put down otherwise */
    lode_slice usual;   /* what stands where the cell is empty: COLUMN|COLUMN + N months */

    /* filters */
    lode_slice topic;        /* what groups are split by; a column of the file in square brackets */
    lode_slice total;        /* cells that mean every part together: A|B */
    lode_slice group_column; /* filter_grouping_column */

    /* indicators */
    lode_slice measure, breakdown_topic, breakdown;
    lode_slice kind; /* the establishment_type that the figure is about */
    lode_slice denominator, numerator, ci_low, ci_high; /* columns of the file */
    lode_slice when;                                    /* COLUMN=TEXT: only in such records */
    int years_before; /* the figure is of a period so many years before that of the file */
    bool headline;
    lode_slice grouping, unit, polarity;
    int decimals; /* -1: not said */

    /* what is allowed */
    lode_slice least, most; /* numbers */
    lode_slice values;      /* A|B|C */
    lode_slice missing;     /* A=c|B=z: what stands in place of a value, and its status */
    bool required;          /* never empty */
    bool dispensable;       /* required, but a file need not have the column */
    bool in_key;            /* part of what tells two records apart */
    lode_answer adds_up;    /* of a filter: its items make up its total; of a figure: so do its
                               parts */
} lode_described;

typedef struct {
    const lode_table *table; /* borrowed, or owned by the description */
    lode_described *column;  /* [n], as the table has them */
    size_t n;
    lode_table *own; /* private */
} lode_description;

/* The table must outlive the description. On success *description is owned by the caller.
 * LODE_DATA: no column called column or col_name; a row without a name (unless text is set); a
 * word that is no role, no holding; a number or yes/no that is none; each with its place. */
lode_status lode_description_of(lode_description **description, const lode_table *table,
                                lode_error *error);
/* The same of a file. LODE_SYSTEM, LODE_DATA as lode_table_read. */
lode_status lode_description_read(lode_description **description, const char *path,
                                  lode_error *error);
void lode_description_free(lode_description *description);

/* Whether a header is that of a description: it has column or col_name, and col_type or measure. */
bool lode_description_is(const lode_header *header);

/* The metadata that stand beside a file of data: its name with ".meta.csv" in place of ".csv",
 * whether compressed or not. NULL if there is none; to be freed. */
char *lode_description_beside(const char *path);

/* The row about a column of that name (letters' case ignored), or NULL. */
const lode_described *lode_description_find(const lode_description *description, lode_slice name);

/* Whether a trimmed cell is unfinished: it is "todo", or begins with it. *guess is what follows,
 * which holds until somebody settles it; the cell itself where it is finished. */
bool lode_description_todo(lode_slice cell, lode_slice *guess);

/* The words for roles and holdings, as the columns col_type and type have them. */
const char *lode_role_name(lode_role role);
const char *lode_holding_name(lode_holding holding);

#endif
