/* How the outcomes of pupils vary: within schools, between them, between areas; and what each
 * school adds. */
#ifndef LODE_VARIANCE_H
#define LODE_VARIANCE_H

#include "lode/output.h"
#include "lode/reader.h"
#include "lode/reference.h"

/* Everything is borrowed. */
typedef struct {
    const char *outcome; /* the column; must be given */
    lode_words fixed; /* covariates: COLUMN, or A:B for the product of columns that are named too */
    lode_words category;   /* COLUMN or COLUMN=REFERENCE: categories, even where they are numbers */
    lode_words group;      /* the columns of the second and third level; none: school_urn */
    lode_words slope;      /* of the fixed columns, those whose slopes differ between groups */
    bool ml;               /* full instead of restricted likelihood */
    const char *residuals; /* write residuals instead: a column of group; "": the first */
    bool pairwise;         /* intervals of residuals for comparing two of them */
    const char *period;    /* the time period of residuals; NULL: none is written */
} lode_variance_options;

/* Read a table with a row for each pupil, fit a model (lode/mixed.h), and write an estimate table
 * (lode-table(5)) with, after its columns, kind (fixed, variance, share, icc, explained, fit),
 * level, df, method; or the residuals of each group, as measure rows: the group's column, where it
 * is school_urn and the input has it school_name, measure, value, n, ci_low, ci_high, se, raw_mean,
 * reliability, interval. Groups come in the order of the input.
 *
 * A pupil without a group, an outcome or a covariate (empty cells, known codes) is left out and
 * counted by what is lacking. A column of words is one of categories, an indicator for each but the
 * first in alphabetical order. A column of words and numbers is refused unless it is in category.
 *
 * LODE_USAGE: an option that cannot be carried out. LODE_DATA: a column that is not there, text in
 * a column of numbers (each told to report), a group in two areas. LODE_REFUSED: as lode_mixed_fit,
 * in the names of the columns. LODE_SYSTEM: a file cannot be read or written. */
lode_status lode_variance(const lode_variance_options *options, const lode_input *input,
                          lode_output *output, lode_reference *reference, lode_report *report,
                          lode_error *error);

#endif
