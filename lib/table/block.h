/* What a block is made of, for the rooms that make one: feed.c lays the text, block.c splits it,
 * careful.c splits what the scan will not vouch for. */
#ifndef LODE_BLOCK_H
#define LODE_BLOCK_H

#include "lode/memory.h"
#include "lode/record.h"
#include "lode/status.h"
#include "scan.h"

/* A cell that says something else than the bytes between its quotes. */
typedef struct {
    uint32_t cell;
    bool folded;
    size_t text, n; /* in the scratch */
} odd_cell;

struct lode_block_room {
    char *text; /* LODE_SCAN_STEP more bytes than capacity */
    bool lent;  /* text lies in a file held whole: not to be written, moved or freed */
    size_t n, capacity;
    size_t line; /* of text[0] */
    bool last;   /* the file ends here: the last record may lack its line break */
    lode_ends ends;
    uint32_t *start, *first, *lines;
    size_t places; /* room of the arrays above: records they can describe */
    size_t cells;  /* room of ends.end */
    odd_cell *odd; /* rising */
    size_t odds, odds_capacity;
    char *scratch;
    size_t scratch_n, scratch_capacity;
};

/* Room for n bytes of text, keeping what is there. */
void lode_block_make_room(lode_block *block, size_t n);

/* Split the text laid in block->room into records. name is for messages.
 * LODE_DATA: not CSV, not text, or a quote that is never closed. */
lode_status lode_block_split(lode_block *block, char separator, const char *name,
                             lode_error *error);

/* Whether the text laid so far, which may end in the midst of a record, keeps to the grammar. */
bool lode_block_is_vouched(lode_block *block, char separator);

/* Copy all that is needed to read the block into arena; every record of it has so many columns. 0:
 * they may differ, or the end of each cell is to be kept, that none need be found again. */
void lode_block_keep(const lode_block *from, size_t columns, lode_arena *arena, lode_block *to);
/* The same with n of the cells of each record, every one of which has them, in this order. */
void lode_block_keep_columns(const lode_block *from, const size_t *columns, size_t n,
                             lode_arena *arena, lode_block *to);

/* The cell as an odd one, or NULL. */
const odd_cell *lode_record_odd(const lode_record *r, size_t c);

/* ---- between block.c and careful.c ---- */

/* Put down that a cell says text; line breaks become spaces as it is copied. */
void lode_block_add_odd(struct lode_block_room *room, uint32_t cell, const char *text, size_t n);

/* As lode_scan_ends, by libcsv, whatever the text is: fills room->ends and room->odd.
 * LODE_DATA with file, line and column. */
lode_status lode_split_carefully(struct lode_block_room *room, char separator, const char *name,
                                 lode_error *error);

#endif
