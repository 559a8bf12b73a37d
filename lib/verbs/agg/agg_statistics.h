/* What is worked out for a group, by the names that --stat knows. */
#ifndef LODE_AGG_STATISTICS_H
#define LODE_AGG_STATISTICS_H

#include "agg_group.h"

#include "lode/text.h"

typedef enum {
    AGG_COUNT,
    AGG_MISSING,
    AGG_COVERAGE,
    AGG_CODES_SEEN,
    AGG_UNITS,
    AGG_VALUE,
    AGG_N,
    AGG_MEAN,
    AGG_TOTAL,
    AGG_MIN,
    AGG_MAX,
    AGG_SD,
    AGG_QUANTILE,
    AGG_SHARE,
    AGG_PART,
    AGG_DISSIMILARITY,
    AGG_GORARD,
    AGG_ISOLATION,
    AGG_PAIRED,
    AGG_PEARSON,
    AGG_PEARSON_LOW,
    AGG_PEARSON_HIGH,
    AGG_SPEARMAN,
} agg_kind;

/* How a value must stand to the one in "share>=60". */
typedef enum { AGG_LESS, AGG_AT_MOST, AGG_EQUAL, AGG_AT_LEAST, AGG_MORE } agg_relation;

typedef struct {
    agg_kind kind;
    lode_slice name; /* as it was asked for, and as its column is called */
    double p;        /* of a quantile */
    agg_relation relation;
    double bound;      /* of a share */
    lode_slice within; /* of "part:COLUMN": the column; else empty */
} agg_statistic;

typedef struct {
    agg_statistic *item;
    size_t n;
    double *p; /* [quantiles] of the quantiles among them */
    size_t quantiles;
    int quantile_type;
    bool unweighted; /* figures: every row counts once */
} agg_statistics;

/* Read their names; none: those of usual. LODE_USAGE: one that nobody knows, or one named twice. */
lode_status agg_statistics_read(agg_statistics *statistics, const lode_words *names,
                                lode_words usual, lode_error *error);
void agg_statistics_free(agg_statistics *statistics);

bool agg_has_statistic(const agg_statistics *statistics, agg_kind kind);

/* Add to needs what they need; weighted: their values have weights; beside: there is a column to
 * set beside them. LODE_USAGE: nothing that can be weighted; no use for that column, or none of it.
 */
lode_status agg_statistics_need(const agg_statistics *statistics, bool weighted, bool beside,
                                agg_needs *needs, lode_error *error);

/* Whether a statistic is text, and not a number. */
static inline bool agg_is_text(const agg_statistic *statistic) {
    return statistic->kind == AGG_CODES_SEEN;
}

/* Whether it is about the pairs of --beside. */
bool agg_is_of_pairs(agg_kind kind);

/* How the pairs of a group go together; nan where that is not defined. */
typedef struct {
    double pearson, pearson_low, pearson_high, spearman;
    bool on_a_line; /* and so without limits */
} agg_correlation;

/* pairs may be NULL (agg_correlate.c). */
agg_correlation agg_correlate(const agg_pairs *pairs);

/* Work all of them out, into out[n]: nan where one is not defined, for AGG_PART the sum, which is
 * to be divided by the whole. Empties the store of the group.
 * LODE_DATA: a sum is too large for a double. LODE_REFUSED: a quantile of a type that weights with
 * decimals do not have. */
lode_status agg_statistics_of(const agg_statistics *statistics, agg_group *group, double *out,
                              lode_error *error);

#endif
