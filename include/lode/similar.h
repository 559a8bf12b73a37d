/* Similar schools, or areas: who is like whom, and why. */
#ifndef LODE_SIMILAR_H
#define LODE_SIMILAR_H

#include "lode/output.h"
#include "lode/reader.h"
#include "lode/reference.h"

/* Everything is borrowed. */
typedef struct {
    const char *recipe;  /* a recipe of lode/similar_recipe.h; NULL: euclidean, where there is `on`
                            or `weights` */
    lode_words on;       /* characteristics, COLUMN or COLUMN=WEIGHT, instead of the recipe's */
    const char *weights; /* a CSV file: characteristic, weight, and where wanted scale */
    size_t k, pool;      /* 0: the recipe's */
    lode_words within;   /* columns whose values neighbours share; "none": not even the recipe's */
    lode_words prefer;   /* columns, COLUMN or COLUMN=VALUE, in which those alike come first */
    lode_words caliper;  /* COLUMN=AMOUNT or COLUMN=AMOUNT%: how far apart neighbours may be */
    lode_words exclude;  /* columns whose value neighbours must not share */
    const char *pairs;   /* an official table of pairs (lode/pairs.h): it outranks the recipe */
    bool explain;        /* a row for each characteristic of each pair, with its share */
} lode_similar_options;

/* Read a table with a row for each school (school_urn) or area (old_la_code, else new_la_code) and
 * write its neighbours: school_urn, comparator_urn, rank, distance (areas: old_la_code or
 * new_la_code, comparator_la_code); with pairs also source (official, computed); with explain also
 * the names, where the input has them, and characteristic, value, comparator_value, share. Units
 * come in the order of the input, neighbours nearest first.
 *
 * Everybody is measured against everybody: distances by lode/nearest.h. The share of a
 * characteristic is in percent of the distance (of its square where there is one root).
 *
 * Who lacks a characteristic is neither compared nor a comparator; they are counted as left out, by
 * what they lack.
 *
 * LODE_USAGE: an option that cannot be carried out. LODE_DATA: a column that is not there, a unit
 * that stands twice (both lines are named), a value that is neither a number nor a code (each told
 * to report). LODE_REFUSED: nobody can be compared; a characteristic without spread where that is
 * divided by; as lode_whiten. LODE_SYSTEM: a file cannot be read or written. */
lode_status lode_similar(const lode_similar_options *options, const lode_input *input,
                         lode_output *output, lode_reference *reference, lode_report *report,
                         lode_error *error);

#endif
