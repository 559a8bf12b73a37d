/* What changed between two registers of schools: --changes. Private to lib/verbs/merge_changes*.c.
 */
#ifndef LODE_MERGE_CHANGES_H
#define LODE_MERGE_CHANGES_H

#include "lode/memory.h"
#include "lode/merge.h"
#include "lode/register.h"

/* Columns of both registers that every comparison reads; those of the table "register_changes" come
 * after them. */
enum {
    CHANGES_NAME,
    CHANGES_STATUS,
    CHANGES_OPENED,
    CHANGES_CLOSED,
    CHANGES_WHY_OPENED,
    CHANGES_WHY_CLOSED,
    CHANGES_OF_BOTH,
};

typedef enum { CHANGES_TEXT, CHANGES_NUMBER, CHANGES_PERCENT } changes_how;

/* One thing that is compared: a row of "register_changes". */
typedef struct {
    lode_slice what;
    changes_how how;
    size_t *column; /* [n] in the registers */
    size_t n;       /* columns, of which those that a register lacks are gone once both are read */
    size_t wanted;  /* columns there were at first */
    size_t changed; /* schools of which it has */
} compared;

typedef struct {
    lode_arena *arena;
    const char **name; /* [columns] of the registers */
    size_t columns, columns_capacity;
    compared *thing;
    size_t n;
    lode_register_words words;
    lode_register *before, *after;
    lode_succession *links; /* NULL: none given */
    lode_output *output;
    size_t opened, closed, listed, gone, in_both;
    lode_bytes old_text, new_text, note; /* of the row being written */
} changes_run;

/* ---- merge_changes_table.c ---- */

/* Settle what is compared, and the columns it takes. LODE_DATA for a `how` nobody knows. */
lode_status lode_changes_read_table(changes_run *c, lode_reference *reference, lode_error *error);
/* Forget the columns that one of the registers lacks; report hears what is not compared. */
void lode_changes_drop_missing(changes_run *c, lode_report *report);

/* ---- merge_changes.c ---- */

/* Add text to what is there, with something between them; an empty text adds nothing. */
void lode_changes_add(lode_bytes *bytes, const char *between, lode_slice text);
/* Forget the texts of the last row; write the row that they make. */
void lode_changes_start_row(changes_run *c);
lode_status lode_changes_put(changes_run *c, lode_slice urn, lode_slice name, lode_slice what,
                             lode_error *error);
/* A cell as GIAS would say it. */
lode_slice lode_changes_plain(const changes_run *c, const lode_register *r, size_t row,
                              size_t column);

/* ---- merge_changes_events.c ---- */

/* Write that a school that is in both registers has opened or closed since; *told if it has. */
lode_status lode_changes_state(changes_run *c, uint32_t old, size_t row, bool *told,
                               lode_error *error);
/* Write that a school was not there before: it opened, or is listed though it is not open. */
lode_status lode_changes_new(changes_run *c, size_t row, lode_error *error);
/* Write that a school is not there any more. */
lode_status lode_changes_gone(changes_run *c, size_t row, lode_error *error);

#endif
