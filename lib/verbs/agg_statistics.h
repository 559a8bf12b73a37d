/* What is worked out for a group. */
#ifndef LODE_AGG_STATISTICS_H
#define LODE_AGG_STATISTICS_H

#include "agg_store.h"

#include "lode/text.h"

typedef enum { AGG_COUNT, AGG_MISSING, AGG_MEAN, AGG_SUM, AGG_MIN, AGG_MAX, AGG_QUANTILE } agg_kind;

typedef struct {
    agg_kind kind;
    lode_slice name; /* as it was asked for, and as its column is called */
    double p;        /* of a quantile */
} agg_statistic;

typedef struct {
    agg_statistic *item;
    size_t n;
    double *p; /* [quantiles] of the quantiles among them */
    size_t quantiles;
} agg_statistics;

/* Read their names; none: count and mean. LODE_USAGE: one that nobody knows, or one named twice. */
lode_status agg_statistics_read(agg_statistics *statistics, const lode_words *names,
                                lode_error *error);
void agg_statistics_free(agg_statistics *statistics);

/* Work all of them out, into out[n]; empties the store. Those of no values are left alone, but for
 * AGG_COUNT and AGG_MISSING. LODE_DATA: a sum is too large for a double. */
lode_status agg_statistics_of(const agg_statistics *statistics, agg_store *store, size_t missing,
                              double *out, lode_error *error);

#endif
