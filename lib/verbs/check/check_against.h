/* What the files of a comparison share: the new release is streamed, the old one held. Private to
 * lib/verbs/check_against*.c. */
#ifndef LODE_CHECK_AGAINST_H
#define LODE_CHECK_AGAINST_H

#include "check_parts.h"

#include <stdatomic.h>

/* What happened to a cell, a row or a column. */
typedef enum {
    AGAINST_SAME,
    AGAINST_REWRITTEN, /* the same number in other digits: counted, not told */
    AGAINST_REVISED,
    AGAINST_ADDED,
    AGAINST_REMOVED,
    AGAINST_SUPPRESSED,
    AGAINST_RELEASED,
    AGAINST_RECODED,
    AGAINST_KINDS,
} against_what;

const char *against_word(against_what what);

/* A cell as a comparison sees it. */
typedef struct {
    enum { AGAINST_BLANK, AGAINST_NUMBER, AGAINST_CODE, AGAINST_TEXT } is;
    lode_slice text, status; /* the status of a code */
    lode_number number;
} against_cell;

typedef struct {
    check_file *file; /* the new release */
    lode_table *old;
    int *column;        /* [columns] where the old one has each column of the new one, or -1 */
    check_prints *rows; /* rows of the old one by their keys */
    atomic_bool *met;   /* [rows of old] */
    check_prints *seen; /* keys of the new one, with their lines */
    lode_names *tokens; /* that stand in place of values, ... */
    lode_slice *status; /* [tokens] ... and what they mean */
    size_t tokens_capacity;
    struct against_hand *hand; /* [workers] */
    size_t *count;             /* [columns + 2][AGAINST_KINDS] cells; then rows, then columns */
    lode_status wrong;         /* LODE_DATA: two rows with one key were told */
    lode_error last;           /* the last that were */
} against_run;

/* What one worker has in hand. */
typedef struct against_hand {
    _Alignas(LODE_APART) lode_page *page;
    check_print *part;  /* [keys] */
    check_print *print; /* [records of the block] */
    size_t room;
    size_t *count;  /* as in the run, of the block at hand */
    lode_bytes key; /* text of the row at hand; empty until it is needed */
    bool trouble;   /* a record of another length */
} against_hand;

/* What became of something. */
typedef struct {
    const char *file;
    size_t line;
    lode_slice column, key, before, after;
    against_what what;
    const lode_number *from, *to; /* NULL unless both are numbers */
} against_change;

/* check_against_write.c */
void against_put(against_hand *hand, const against_change *c);
static inline size_t *against_count(size_t *count, size_t column, against_what what) {
    return &count[column * AGAINST_KINDS + what];
}
/* The columns that only one of the releases has; the rows that only the old one has. */
lode_status against_write_columns(against_run *a, lode_error *error);
lode_status against_write_removed(against_run *a, lode_error *error);

/* check_against_key.c: the columns of the key, once the old release is read. */
lode_status against_settle_key(against_run *a, lode_error *error);

/* check_against_cells.c: the tokens of the run; a cell; what became of one. */
lode_status against_read_tokens(against_run *a, lode_error *error);
against_cell against_cell_of(const against_run *a, const check_column *column, lode_slice text);
against_what against_compare(const against_cell *before, const against_cell *after);

/* check_against_rows.c: the rows of the new release, then those that only the old one has. */
lode_status against_read_rows(against_run *a, lode_error *error);
/* A row of a file is about the same as that of an earlier line; at as in check_cell_at. */
void against_tell_repeat(against_run *a, const char *file, const lode_record *record, const int *at,
                         size_t line);
void against_free_hands(against_run *a);

#endif
