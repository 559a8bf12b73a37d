/* Grades: what the words of judgements mean, in which order they stand, and when they were given.
 * From the reference tables "grade_frameworks" and "grades".
 *
 * A framework judges aspects; an aspect has a scale, and the scale its grades. Grades of one scale
 * can be put in order; those of different frameworks are never compared. */
#ifndef LODE_GRADE_SCALES_H
#define LODE_GRADE_SCALES_H

#include "lode/reference.h"

/* Slices are borrowed from the reference tables. */
typedef struct {
    lode_slice grade, aliases; /* "Good"; "2" */
    lode_slice standard;       /* what this grade and better ones are together: "good_or_better" */
    lode_slice implies;        /* the grade that stands after such an outcome, or empty */
    int rank;                  /* 1 is best; 0: no order. Two words may have one rank */
    bool is_none;              /* it says that there is no grade, as "Not judged" does */
} lode_grade;

typedef struct {
    lode_slice framework, aspect, label;
    lode_slice family;     /* frameworks of one follow each other, as those of Ofsted; or empty */
    lode_slice prefix;     /* of the names of its measures: "ofsted_oe" */
    lode_slice of;         /* the aspect whose schools are the denominator, and whose next judgement
                              ends this one; empty: itself */
    lode_slice stands_for; /* the aspect whose grade an outcome implies, or empty */
    const lode_grade *grade; /* [n] */
    size_t n;
    size_t place; /* in the order of the table */
    bool has_first, has_last;
    int32_t first_day, last_day; /* since 1970: in which it was given */
} lode_graded_aspect;

typedef struct lode_grade_scales lode_grade_scales;

/* On success *scales is owned by the caller; it borrows from reference. LODE_DATA, with its place:
 * a day that is none, a scale without grades, a rank that is none. LODE_SYSTEM, LODE_DATA as
 * lode_reference_table and lode_reference_columns. */
lode_status lode_grade_scales_read(lode_grade_scales **scales, lode_reference *reference,
                                   lode_error *error);
void lode_grade_scales_free(lode_grade_scales *scales);

/* The aspect of a framework, letters' case ignored; one that the table lists as "*" is made for
 * every word that is asked for. NULL if there is none. It lives as long as scales. */
const lode_graded_aspect *lode_graded_aspect_find(lode_grade_scales *scales, lode_slice framework,
                                                  lode_slice aspect);
/* A scale by its name, as an aspect of that name that is no framework's. LODE_USAGE: there is none.
 */
lode_status lode_grade_scale_find(const lode_grade_scales *scales, lode_slice name,
                                  lode_graded_aspect *aspect, lode_error *error);
/* Whether some aspect belongs to the framework. */
bool lode_framework_is_known(const lode_grade_scales *scales, lode_slice framework);
/* The name of a framework or aspect nearest to a misspelt one, or an empty slice. An empty
 * framework asks for a framework. */
lode_slice lode_graded_suggest(const lode_grade_scales *scales, lode_slice framework,
                               lode_slice word);

/* The grade of that name or alias, letters' case ignored, or NULL. */
const lode_grade *lode_grade_find(const lode_graded_aspect *aspect, lode_slice word);
/* Whether every grade of the aspect has its place in the order. */
bool lode_grades_are_ordered(const lode_graded_aspect *aspect);
/* The last rank that meets the standard of the aspect, whose name is *name; 0 if it has none. */
int lode_grade_standard(const lode_graded_aspect *aspect, lode_slice *name);

#endif
