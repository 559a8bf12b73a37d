/* What the parts of lode_variance share. Private to lib/verbs/variance.
 *
 * Pupils go into the model as they are read, if all its columns turn out to hold numbers. If one
 * has words, or the model has products, the categories are known only at the end: the table is gone
 * through once more then. */
#ifndef LODE_VARIANCE_PARTS_H
#define LODE_VARIANCE_PARTS_H

#include "lode/memory.h"
#include "lode/mixed.h"
#include "lode/table.h"
#include "lode/threads.h"
#include "lode/variance.h"

#include <math.h>
#include <stdlib.h>

enum { VARIANCE_LEVELS = 2, VARIANCE_CATEGORIES = 200, VARIANCE_FACTORS = 4 };

/* A column that the model is made of. */
typedef struct {
    lode_slice name;
    int column;            /* of the table */
    bool numbers, words;   /* whether it has any; forced ones have words only */
    bool category, forced; /* forced: by --category */
    lode_slice reference;  /* the category that has no indicator; empty: the first */
    lode_slice *level;     /* [levels] categories, the reference first */
    size_t levels;
    lode_names *names; /* of the words */
    double *number;    /* [names] which level each is */
} variance_source;

/* A term of the model: one source, or the product of several. */
typedef struct {
    lode_slice text;
    size_t source[VARIANCE_FACTORS];
    size_t n;
    size_t first, columns; /* of the design */
} variance_term;

/* What a worker makes of the block it has. A cell is nan where there is nothing, infinite where
 * there is a word. */
typedef struct {
    double *cell;                     /* [rows][sources] */
    uint32_t *group[VARIANCE_LEVELS]; /* [rows] numbers in its own names, or LODE_UNKNOWN */
    lode_names *names[VARIANCE_LEVELS];
    uint32_t *number[VARIANCE_LEVELS]; /* of its names in the whole table */
    size_t known[VARIANCE_LEVELS], number_capacity[VARIANCE_LEVELS];
    size_t capacity;
    bool *numbers;     /* [sources] whether it has seen any */
    lode_names **word; /* [sources] the words it has seen */
} variance_worker;

typedef struct {
    const lode_variance_options *options;
    lode_reference *reference;
    lode_report *report;
    lode_error *error;
    lode_arena *arena;
    lode_names *codes;
    /* columns */
    lode_table *table;
    lode_status status; /* of finding them */
    size_t levels;      /* 1 or 2 */
    int group[VARIANCE_LEVELS], unit_name;
    lode_slice group_name[VARIANCE_LEVELS];
    variance_source *source; /* the outcome is the last */
    size_t sources;
    variance_term *term;
    size_t terms;
    size_t *slope; /* [options->slope.n] terms */
    /* while it is read */
    lode_names *names[VARIANCE_LEVELS]; /* of all groups */
    variance_worker worker[LODE_MOST_WORKERS];
    size_t rows;
    /* the design */
    size_t covariates;
    lode_slice *coefficient; /* [covariates] their names */
    double *design;          /* [covariates + 1] room for a row of it */
    /* pupils that are used, and their groups, numbered in the order of the rows */
    lode_mixed_pupils *pupils;
    size_t *lacking;                        /* [levels + sources] rows, by what they lack first */
    uint32_t *place[VARIANCE_LEVELS];       /* [names] or LODE_UNKNOWN: which group it is */
    size_t place_capacity[VARIANCE_LEVELS]; /* names that have one */
    size_t groups[VARIANCE_LEVELS];
    size_t group_capacity[VARIANCE_LEVELS];
    uint32_t *group_row[VARIANCE_LEVELS]; /* [groups] the first row of each */
    uint32_t *area;                       /* [groups of level 0] with two levels */
    size_t area_capacity;
    size_t conflict, conflict_unit; /* row + 1 of a group that is in another area; 0: none */
    lode_mixed *fit;
} variance;

/* Find the columns that the options name in a table that has no rows yet, or again where that
 * failed (variance_columns.c). */
lode_status variance_find_columns(variance *v, const lode_table *table);
void variance_forget_sources(variance *v);
/* Read the table, and its pupils if they are numbers (variance_read.c). */
lode_status variance_read(variance *v, const lode_input *input);
/* Whether the columns of the model are sources as they stand, as far as is known. */
bool variance_is_plain(const variance *v);
/* Settle which columns are of categories, and number those (variance_categories.c). */
lode_status variance_settle_kinds(variance *v);
/* Name the columns of the model (variance_design.c). */
lode_status variance_lay_out(variance *v);
/* A row of them from cell[sources]. */
const double *variance_design_row(variance *v, const double *cell);
/* Begin with no pupils; add a row that has group[levels], numbers in v->names, and cell[sources]
 * (variance_take.c). */
void variance_begin(variance *v);
void variance_take(variance *v, size_t row, const uint32_t *group, const double *cell);
/* Go through the table again (variance_again.c). */
void variance_take_all(variance *v);
/* Tell who was left out; LODE_DATA for a group in two areas, LODE_REFUSED if nobody is left. */
lode_status variance_account(variance *v);
/* Fit the model (variance_fit.c). */
lode_status variance_fit(variance *v);
/* Write the answer (variance_write.c, variance_residuals.c). */
lode_status variance_write(variance *v, lode_output *output);
lode_status variance_write_residuals(variance *v, lode_output *output);

/* Figures of the model are certain to this many significant digits, whatever the machine and the
 * order of the rows: there the search ends. What rests on second differences has fewer: degrees of
 * freedom and what follows from them, standard errors of variances. */
enum { VARIANCE_DIGITS = 8, VARIANCE_DIGITS_OF_LIMITS = 6 };

/* 0 where rounding is all that x is, beside something of its unit. */
static inline double variance_cleared(double x, double beside) {
    return fabs(x) < 1e-9 * beside ? 0 : x;
}

static inline lode_slice variance_outcome(const variance *v) {
    return v->source[v->sources - 1].name;
}

#endif
