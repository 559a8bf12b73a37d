/* What the parts of rater agreement share. Private to lib/verbs/grades. */
#ifndef LODE_GRADES_RATINGS_H
#define LODE_GRADES_RATINGS_H

#include "grades_parts.h"

#include "lode/agreement.h"

/* Things rated on one scale. */
typedef struct {
    lode_slice framework, aspect; /* empty of columns of raters */
    uint32_t *rating;             /* [units][raters] below categories, or LODE_NOT_RATED */
    size_t units, raters, categories;
    double *value; /* [categories] rank or number, rising; NULL: they are only words */
    size_t rated;  /* ratings there are */
} ratings;

typedef struct {
    grades *g;
    ratings *set; /* [n] */
    size_t n, capacity;
} ratings_sets;

/* Of judgements by the column of raters, a set for each framework and aspect; of columns of raters
 * one set. LODE_DATA: a column that is not there, a word that is no grade, a rater who rates one
 * thing twice (each told). */
lode_status ratings_read(ratings_sets *sets);
lode_status ratings_read_columns(ratings_sets *sets);
/* Number the categories that occur by their values: texts[units][raters] of words that are empty
 * where there is no rating; number says what a word stands for, NAN where it is only a word. */
void ratings_number(ratings *set, const lode_slice *texts, const double *number);
void ratings_free(ratings_sets *sets);

lode_status ratings_write(ratings_sets *sets);

#endif
