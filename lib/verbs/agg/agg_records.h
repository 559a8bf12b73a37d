/* Parts: what a run knows of its rows before anything is worked out, as a CSV table that others can
 * be put together with.
 *
 * A part is a run of records, the first column of which says what they are:
 *     part       its number and how many there are, if it has one
 *     option     what was asked for: the same in all parts that belong together
 *     kind       what rows say that are not grouped by but chosen or watched, in k1, k2, ...
 *     group      a group by its number: one of its kinds, how they are mixed, its key in k1, ...
 *     count, coded, value, loose, pool, weighted, pair, pupils, beside, unit
 *                what is kept of the rows of a group
 *     published  a row of an area that stays as it is, in k1, ...
 *     end        how many records there were, so that no beginning is taken for the whole
 * Everything in it adds up: parts may be put together in any order. */
#ifndef LODE_AGG_RECORDS_H
#define LODE_AGG_RECORDS_H

#include "agg_parts.h"

enum { AGG_FILE_WHAT, AGG_FILE_GROUP, AGG_FILE_ITEM, AGG_FILE_AMOUNT, AGG_FILE_KEYS };

extern const char *const agg_file_names[AGG_FILE_KEYS];

typedef enum {
    AGG_REC_PART,
    AGG_REC_OPTION,
    AGG_REC_KIND,
    AGG_REC_GROUP,
    AGG_REC_COUNT,
    AGG_REC_CODED,
    AGG_REC_LOOSE,
    AGG_REC_VALUE,
    AGG_REC_POOL,
    AGG_REC_WEIGHTED,
    AGG_REC_PAIR,
    AGG_REC_PUPILS,
    AGG_REC_BESIDE,
    AGG_REC_UNIT,
    AGG_REC_PUBLISHED,
    AGG_REC_END,
    AGG_RECS,
} agg_rec;

const char *agg_rec_word(agg_rec rec);
/* AGG_RECS if there is none of that name. */
agg_rec agg_rec_find(lode_slice word);

/* ---- the numbers of a pool, by name (agg_recipe.c) ---- */

enum { AGG_POOL_TOTALS = 5, AGG_POOL_COUNTS = 7 };

extern const char *const agg_pool_total_names[AGG_POOL_TOTALS];
extern const char *const agg_pool_count_names[AGG_POOL_COUNTS];

agg_total *agg_pool_total(agg_pool *pool, int which);
size_t *agg_pool_count(agg_pool *pool, int which);

/* ---- options (agg_recipe.c) ---- */

/* Call with each word of each option that was given, in an order that is always the same. */
typedef lode_status agg_told_option(void *context, const char *name, lode_slice word);
lode_status agg_recipe_tell(const lode_agg_options *options, agg_told_option *tell, void *context);

/* Take such a word; kept in the arena. False: there is no such option. */
bool agg_recipe_take(lode_agg_options *options, lode_slice name, lode_slice word,
                     lode_arena *arena);

/* Whether any is given but what everybody has. */
bool agg_recipe_is_empty(const lode_agg_options *options);

/* ---- writing and reading parts ---- */

/* Write all that run->group holds. */
lode_status agg_write_part(agg_run *run, size_t number, size_t of);

/* What follows from the options, once they are known. */
typedef lode_status agg_planner(agg_run *run);

/* Read parts into one worker. Their options are put into options, which are run's, and settled by
 * plan before anything else is read. LODE_DATA: something that is no part, or one of another
 * command; a part without its end, one that is there twice, or some that are missing. */
lode_status agg_read_parts(agg_run *run, lode_agg_options *options, agg_planner *plan,
                           const lode_input *input);

/* Settle which of how many: "3/8". LODE_USAGE: that is none. 0 of 0: it has no number. */
lode_status agg_read_number(const char *text, size_t *number, size_t *of, lode_error *error);

#endif
