/* What one worker makes of the rows of a measure table: units, facets and values, in numbers of its
 * own. measures_rows.c gives them those of the whole table. */
#ifndef LODE_MEASURES_APPRENTICE_H
#define LODE_MEASURES_APPRENTICE_H

#include "lode/recall.h"
#include "measures_key.h"

/* The texts a facet is made of. */
enum { PERIOD, IDENTIFIER, LEVEL, KIND, TOPIC, BREAKDOWN, MEASURE, RELEASE, FACET_COLUMNS };

/* The number columns that are read only to see whether they can be. */
enum { CHECKED = 4 };

/* The numbers of these texts. */
typedef struct {
    uint32_t text[FACET_COLUMNS];
} lode_combination;

/* A facet as one worker knows it. */
typedef struct {
    lode_combination texts;
    int level; /* -1: no level has that name */
    bool year; /* its period is one */
    bool asked;
} lode_local_facet;

/* Names of units. Rows come in patterns: the same name again, or the one that followed this name
 * before; so these two are tried before any table is. */
typedef struct {
    lode_names *names;
    uint32_t last;  /* LODE_UNKNOWN at first */
    uint32_t *next; /* of each name: the one that came after it last time, or LODE_UNKNOWN */
    size_t known, capacity;
} lode_vocabulary;

/* A unit as one worker knows it. */
typedef struct {
    lode_level level;
    uint32_t name; /* in unit[level] */
} lode_local_unit;

/* Rows side by side, as lode_measures has them. */
typedef struct {
    uint32_t *unit, *facet;
    double *value;
    uint8_t *scale;
    size_t n, capacity;
} lode_measure_rows;

/* Zeroed before its first block. */
typedef struct {
    lode_names *column[FACET_COLUMNS], *combinations;
    lode_recall *recall; /* facets by the bytes that say them */
    lode_local_facet *facet;
    size_t facets, facets_capacity;
    lode_vocabulary unit[LODE_LEVELS];
    uint32_t *unit_at[LODE_LEVELS]; /* by name: the local unit */
    size_t unit_at_capacity[LODE_LEVELS], names_known[LODE_LEVELS];
    lode_local_unit *units;
    size_t n_units, units_capacity;
    /* What the numbers are in the whole table, as far as delivered. */
    uint32_t *global_unit, *global_facet;
    size_t told_units, told_facets, global_units_capacity, global_facets_capacity;
    /* The block at hand. */
    bool begun;
    const size_t *order;          /* of its file */
    lode_slice said[LODE_LEVELS]; /* the first identifier of the last unit of each level, where it
                                     stands; and its number */
    uint32_t said_unit[LODE_LEVELS];
    int identifier[LODE_LEVELS]; /* where the first of each level is in that, or -1 */
    int value;                   /* where it is */
    struct {
        int position;
        bool may_be_negative;
    } check[CHECKED + 1]; /* the other numbers, those that are there */
    size_t checks;
    lode_measure_rows rows; /* those asked for, in local numbers */
    bool *taken;            /* [records] whether they are; only where there is a choice */
    size_t taken_capacity;
    bool trouble; /* something in it cannot be used */
} lode_apprentice;

/* Understand the records of a block; a->rows, and where there is a choice a->taken, tell of them.
 * order is as lode_table_record gives it. */
void lode_apprentice_see(lode_apprentice *a, const lode_measures *m, const lode_choice *choice,
                         const lode_block *block, const size_t *order);
/* With the room it was allocated in. */
void lode_apprentice_free(lode_apprentice *a);

/* One of the texts a facet is made of. */
static inline lode_slice lode_apprentice_text(const lode_apprentice *a, const lode_combination *c,
                                              int i) {
    return lode_names_get(a->column[i], c->text[i]);
}

/* What a facet says to a choice. */
static inline lode_facet_texts lode_apprentice_says(const lode_apprentice *a,
                                                    const lode_combination *c) {
    return (lode_facet_texts){
        lode_apprentice_text(a, c, MEASURE), lode_apprentice_text(a, c, BREAKDOWN),
        lode_apprentice_text(a, c, TOPIC), lode_apprentice_text(a, c, PERIOD)};
}

/* Room for n rows, keeping those that are there. */
void lode_measure_rows_room(uint32_t **unit, uint32_t **facet, double **value, uint8_t **scale,
                            size_t n, size_t *capacity);

#endif
