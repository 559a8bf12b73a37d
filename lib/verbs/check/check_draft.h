/* What the files of a draft share: what was learnt of a column. Private to check_draft*.c. */
#ifndef LODE_CHECK_DRAFT_H
#define LODE_CHECK_DRAFT_H

#include "check_parts.h"

enum { DRAFT_MOST_VALUES = 20 /* as many texts are listed as the values of a column */ };

typedef struct {
    const check_column *column;
    size_t cells, blank, numbers;
    bool whole;          /* every number is */
    bool zeros_in_front; /* of one: it is no number but a code */
    size_t digits;       /* every number is so many digits and nothing else; 0: not so */
    int decimals;        /* of the number with most */
    lode_number least, most;
    lode_names *texts;  /* every text that is not blank, ... */
    lode_names *tokens; /* ... and those that are no number, as many as are of interest */
    bool many_texts, many_tokens;
    bool fits;                   /* every text is what the column holds by its name */
    bool dates, answers, pupils; /* every text is a date; yes or no; a pupil number */
} draft_learnt;

/* The columns of a draft. */
enum {
    DRAFT_COL_NAME,
    DRAFT_COL_TYPE,
    DRAFT_LABEL,
    DRAFT_BECOMES,
    DRAFT_TYPE,
    DRAFT_REQUIRED,
    DRAFT_KEY,
    DRAFT_VALUES,
    DRAFT_LEAST,
    DRAFT_MOST,
    DRAFT_MISSING,
    DRAFT_UNIT,
    DRAFT_DECIMALS,
    DRAFT_POLARITY,
    DRAFT_CELLS
};

/* A draft, and the row at hand. */
typedef struct {
    check_file *file;
    draft_learnt *learnt; /* [columns] */
    lode_names *tokens;   /* known tokens, ... */
    lode_slice *status;   /* ... and what they mean */
    check_prints *rows;   /* by what is certainly a key */
    check_print *part;
    bool keyed;   /* there are such columns */
    bool repeats; /* two rows were about the same */
    lode_slice cell[DRAFT_CELLS];
} draft;

/* check_draft_columns.c: settle the cells of the row on a column. */
void draft_column(draft *d, const draft_learnt *l);

/* check_draft_learn.c */
void draft_learn(draft_learnt *l, lode_slice text);
void draft_start(draft_learnt *l, const check_column *column);
void draft_free(draft_learnt *l);

#endif
