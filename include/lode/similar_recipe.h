/* Recipes of similar schools: which characteristics make a school like another, and how much each
 * counts. From the reference tables "similar_recipes" and "similar_terms". */
#ifndef LODE_SIMILAR_RECIPE_H
#define LODE_SIMILAR_RECIPE_H

#include "lode/reference.h"

typedef enum {
    LODE_SIMILAR_DISTANCE,    /* weighted differences (lode/nearest.h) */
    LODE_SIMILAR_MAHALANOBIS, /* differences freed of what they say twice (lode/whiten.h) */
    LODE_SIMILAR_WINDOW,      /* as many above as below in the order of one estimate */
} lode_similar_kind;

/* What the difference of two values is divided by. */
typedef enum {
    LODE_SIMILAR_GIVEN, /* scale */
    LODE_SIMILAR_SD,    /* the sample standard deviation of all schools that can be compared */
    LODE_SIMILAR_RANGE, /* the range of those of the same group */
} lode_similar_divisor;

typedef struct {
    lode_slice name;    /* pupil_premium_percent */
    lode_slice label;   /* for people */
    lode_slice columns; /* A|B|C that have it, beside a column of its name */
    double weight;      /* of its square, not below 0 */
    lode_similar_divisor divisor;
    double scale;   /* above 0 */
    unsigned part;  /* roots of which part it stands under, from 1, not falling */
    bool estimated; /* the weight is not a published one */
} lode_similar_term;

typedef struct {
    lode_slice name;
    lode_similar_kind kind;
    size_t k;          /* how many neighbours */
    size_t pool;       /* the nearest from which those preferred are taken first; 0: none are */
    lode_slice within; /* A|B: a column whose value they share; empty: none */
    lode_slice prefer; /* ENTRY;...: see --prefer of lode-similar(1); may not be there */
    lode_slice label;
    lode_similar_term *term; /* [n]; none where the user names them */
    size_t n;
} lode_similar_recipe;

/* The recipe called name. On success recipe->term is the caller's, to be freed with free(); the
 * rest borrows from reference. LODE_USAGE: nobody knows it (suggesting the nearest, or listing
 * them). LODE_DATA: the tables cannot be used. LODE_SYSTEM, LODE_DATA as lode_reference_table. */
lode_status lode_similar_recipe_read(lode_similar_recipe *recipe, const char *name,
                                     lode_reference *reference, lode_error *error);

/* Read one cell of such a table: a number above 0, "sd" or "range". False if it is none. */
bool lode_similar_divisor_read(lode_slice text, lode_similar_term *term);

#endif
