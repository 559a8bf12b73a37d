/* The figure of a group worked out from those of its rows: percentages from the pupils behind them,
 * means weighted by pupils, counts added up. */
#ifndef LODE_AGG_POOL_H
#define LODE_AGG_POOL_H

#include "agg_total.h"

#include "lode/dictionary.h"

/* What a row says, as far as it says it. */
typedef struct {
    agg_decimal value, n, numerator;
    bool has_value, has_n, has_numerator;
} agg_row;

/* How it is known how many pupils a percentage counts. */
typedef enum {
    AGG_COUNT_PUBLISHED, /* the numerator says so */
    AGG_COUNT_ONLY,      /* one whole number of pupils gives the percentage as it is printed */
    AGG_COUNT_ROUNDED,   /* no whole number, or several: the percentage of n stands for it */
} agg_route;

/* The pupils a percentage counts, of a row that has a value and an n above 0; *count is written
 * but for AGG_COUNT_ROUNDED. A numerator that does not give the printed percentage counts something
 * else and is passed over. */
agg_route agg_count_of(const agg_row *row, agg_decimal *count);

typedef struct {
    agg_total counted; /* pupils behind percentages, where that many are known */
    agg_total weighed; /* value x n of the other rows that have both */
    agg_total n;       /* of the rows in these two */
    agg_total values;  /* of all rows with a value */
    agg_total n_all;   /* of all rows with an n, whether they have a value or not */
    size_t valued;     /* rows with a value */
    size_t routes[3];  /* rows of a percentage, by agg_route */
    size_t means;      /* rows of anything else, weighed */
    size_t refuted;    /* numerators passed over */
    size_t beyond;     /* proportions of more pupils than n */
    agg_decimal last;  /* the value of the only row, if it is the only one */
} agg_pool;

void agg_pool_take(agg_pool *pool, lode_kind kind, const agg_row *row);
void agg_pool_unite(agg_pool *pool, const agg_pool *other);
/* Rows that have a value, and an n to weigh it by. */
size_t agg_pool_weighed(const agg_pool *pool);

/* ---- the figure ---- */

typedef enum {
    AGG_NO_FIGURE,
    AGG_PRINTED,     /* of a single row with a value: what it says */
    AGG_COUNTS,      /* a percentage of pupils counted */
    AGG_PERCENTAGES, /* the same, some of them not counted but worked out of their percentage */
    AGG_WEIGHTED,    /* a mean weighted by n */
    AGG_SUM,         /* of counts */
    AGG_UNWEIGHTED,  /* a mean in which every row counts once */
} agg_basis;

/* For people and for the column basis; "" of no figure. */
const char *agg_basis_word(agg_basis basis);

typedef struct {
    agg_basis basis;
    double value;
    lode_number printed; /* of AGG_PRINTED */
    double n;            /* pupils in it; 0 where they are not known */
    bool has_numerator;
    double numerator;
    size_t rows;     /* in it */
    const char *why; /* of AGG_NO_FIGURE: in a few words */
} agg_figure;

/* How it is written: as it was printed, or in 12 digits. Writes a NUL-terminated text and returns
 * its length. */
size_t agg_figure_text(const agg_figure *figure, char out[LODE_NUMBER_TEXT]);

/* The figure of rows of one kind; unweighted: every row counts once, whatever its n. */
agg_figure agg_pool_figure(const agg_pool *pool, lode_kind kind, bool unweighted);

/* Pools of several years, each with a weight from 1 to 1000. */
typedef struct {
    agg_pool pool;     /* its totals each times the weight of their year */
    agg_total rows;    /* with a value, times their weight */
    agg_total n_twice; /* n times the weight, times the weight */
    bool weighted;     /* some weight is not 1 */
} agg_blend;

void agg_blend_add(agg_blend *blend, const agg_pool *pool, uint32_t weight);
/* n is then the number of pupils of one weight who would say as much: the square of the weighted
 * sum over the sum of squares (Kish 1965). Weighted counts have no figure. */
agg_figure agg_blend_figure(const agg_blend *blend, lode_kind kind, bool unweighted);

#endif
