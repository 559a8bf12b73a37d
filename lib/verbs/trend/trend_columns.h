/* The table that comes out: rows of the input, then columns of our own. Private to
 * lib/verbs/trend. */
#ifndef LODE_VERBS_TREND_COLUMNS_H
#define LODE_VERBS_TREND_COLUMNS_H

#include "lode/measures.h"

typedef struct {
    const lode_measures *measures;
    const char *const *added; /* [n_added] */
    size_t n_added;
    size_t *kept; /* [n_kept] columns of the input that stay: those called like ours give way */
    size_t n_kept;
    /* of the row at hand */
    lode_table_walk walk;
    lode_record record;
    size_t *order; /* [n_kept] */
} trend_columns;

/* measures and added are borrowed. */
void trend_columns_start(trend_columns *columns, const lode_measures *measures,
                         const char *const *added, size_t n_added);
void trend_columns_free(trend_columns *columns);

lode_status trend_columns_header(const trend_columns *columns, lode_output *output,
                                 lode_error *error);
/* A row of the input, with more[n_added] after it. */
lode_status trend_columns_put(trend_columns *columns, size_t row, const lode_cell *more,
                              lode_output *output, lode_error *error);

#endif
