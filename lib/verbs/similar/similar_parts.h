/* What the parts of lode_similar share. Private to lib/verbs/similar. */
#ifndef LODE_SIMILAR_PARTS_H
#define LODE_SIMILAR_PARTS_H

#include "lode/memory.h"
#include "lode/nearest.h"
#include "lode/pairs.h"
#include "lode/similar.h"
#include "lode/similar_recipe.h"
#include "lode/table.h"

/* A condition on a column: "COLUMN=VALUE" taken apart. */
typedef struct {
    int column;
    lode_slice value; /* A|B|C; empty: the same value as the unit itself */
    double amount;    /* of a caliper */
    bool percent;     /* of the larger of the two */
    double *number;   /* [n] of a caliper: what the units have there, nan for none */
} similar_condition;

typedef struct {
    similar_condition *item;
    size_t n;
} similar_conditions;

typedef struct {
    const lode_similar_options *options;
    lode_reference *reference;
    lode_report *report;
    lode_error *error;
    unsigned threads;
    lode_similar_recipe recipe;
    /* the input */
    lode_table *table;
    bool areas, by_new_code; /* areas, by the code of nine characters */
    int unit, name;          /* columns; name is -1 where there is none */
    int *term;               /* [recipe.n] columns */
    int *within;             /* [n_within] columns */
    size_t n_within;
    similar_conditions prefer, caliper, exclude;
    lode_names *units; /* of all rows with an identifier; number u is row unit_row[u] */
    uint32_t *unit_row;
    /* those that can be compared, in the order of their keys */
    size_t n;
    uint32_t *row;   /* [n] of the table */
    lode_cell *key;  /* [n] */
    uint32_t *place; /* [rows] of the table: which of those it is, or LODE_UNKNOWN */
    double *value;   /* [n][recipe.n] */
    double *white;   /* [n][recipe.n] of mahalanobis: what is measured instead */
    uint32_t *group; /* [n] */
    uint32_t groups;
    uint32_t *member, *first; /* those of group g: member[first[g]] .. member[first[g + 1] - 1] */
    double *factor;           /* [groups][recipe.n] */
    double *inverse;          /* of mahalanobis: [recipe.n][recipe.n] */
    /* the answer */
    size_t k, pool;        /* neighbours written, and looked for */
    lode_neighbour *found; /* [n][pool] */
    size_t *count;         /* [n] */
    lode_pairs *official;
    uint32_t *official_of; /* [its units] where its pairs begin + 1; 0: it has none */
    lode_table *weights;   /* has the names of terms */
} similar;

/* What a row says in a column; "" where the column is -1. */
static inline lode_slice similar_cell(const similar *s, size_t row, int column) {
    return column < 0 ? (lode_slice){"", 0}
                      : lode_trim(lode_table_text(s->table, row, (size_t)column));
}

static inline const double *similar_values(const similar *s, size_t i) {
    return s->value + i * s->recipe.n;
}

/* Settle the recipe: what the options say beside the reference (similar_settle.c,
 * similar_weights.c).
 */
lode_status similar_settle(similar *s);
bool similar_is_official_only(const similar *s);
lode_status similar_take_weights(similar *s);
/* Find the columns that the recipe and the options name (similar_columns.c). */
lode_status similar_find_columns(similar *s);
/* Read keys, groups and values of those that can be compared (similar_read.c); put them into groups
 * (similar_groups.c). */
lode_status similar_read(similar *s);
void similar_group(similar *s);
/* What the differences of each group are multiplied by (similar_scale.c). */
lode_status similar_scale(similar *s);
/* Whether a may have b for a comparator, by calipers and exclusions; context is a similar
 * (similar_conditions.c). */
bool similar_may(const void *context, uint32_t a, uint32_t b);
bool similar_has_conditions(const similar *s);
/* "COLUMN" or "COLUMN=..." of an option into column and value. */
lode_status similar_condition_read(similar *s, const char *option, lode_slice text,
                                   similar_condition *condition);
lode_status similar_calipers_read(similar *s);
/* Of the neighbours found those preferred first, k of them (similar_prefer.c). */
void similar_prefer(similar *s, uint32_t of);
/* Find the neighbours (similar_search.c). */
lode_status similar_search(similar *s);
/* Read the official list; the pairs of a unit, n of them, in the order of their ranks; what it says
 * of a distance (similar_official.c). */
lode_status similar_read_official(similar *s, const lode_read_options *read);
const lode_pair *similar_official_of(const similar *s, lode_slice unit, size_t *n);
lode_slice similar_official_distance(const similar *s, const lode_pair *pair);
/* The share of a characteristic in how far apart two are; nan where that is nothing
 * (similar_explain.c). */
double similar_share(const similar *s, uint32_t a, uint32_t b, size_t term);
/* Write the answer (similar_write.c). */
lode_status similar_write(similar *s, lode_output *output);

/* The column called name, or one that the reference table "columns" knows as the same; LODE_DATA
 * with the columns there are where it is missing. */
lode_status similar_need(similar *s, lode_slice name, int *column);
lode_status similar_look_for(similar *s, lode_slice names, int *column);

#endif
