/* The levels that rows are put together to, as people ask for them: --as LEVEL, LEVEL:COLUMN,
 * LEVEL=NAME. */
#ifndef LODE_LEVELS_ASKED_H
#define LODE_LEVELS_ASKED_H

#include "lode/measures.h"

/* Slices are borrowed from the words, but for England's name. */
typedef struct {
    lode_level level;
    lode_slice column; /* of LEVEL:COLUMN; empty: those of the level */
    lode_slice name;   /* of LEVEL=NAME, of the unit that all are in; of National "England" */
} lode_level_asked;

/* The levels in asked, the smallest first, and how many. "la", "region", "england" and
 * "combined_authority" are what they say, in any case of letters.
 * LODE_USAGE: a level nobody knows (suggesting the nearest), one named twice, a name or column that
 * is missing, or any for England. */
lode_status lode_read_levels_asked(lode_words asked, lode_level_asked levels[LODE_LEVELS],
                                   size_t *n, lode_error *error);

#endif
