/* Trials of two arms, by intention to treat. */
#ifndef LODE_TRIAL_H
#define LODE_TRIAL_H

#include "lode/cluster_robust.h"
#include "lode/output.h"
#include "lode/reader.h"
#include "lode/reference.h"

/* Everything is borrowed. */
typedef struct {
    const char *arm, *outcome; /* columns; must be given */
    const char *comparison;    /* the arm without the programme; NULL: 0, where the other is 1 */
    const char *cluster;       /* the column of what was assigned; NULL: pupils were */
    lode_words baseline;       /* covariates, measured before */
    lode_words category;       /* those that are categories though they are numbers */
    lode_cluster_correction errors;
    bool permute; /* test by assigning clusters (pupils without them) anew, too */
    size_t draws; /* where there are more than a million ways */
    size_t seed;
} lode_trial_options;

/* Read a table with a row for each pupil who was assigned, and write an estimate table
 * (lode-table(5)) with, after its columns, kind (effect, effect_size, icc, coefficient, balance,
 * flow), comparison, df, method; in Markdown also paragraphs: lode-trial(1).
 *
 * A pupil without a cluster, outcome or covariate (empty cells, known codes) is left out and
 * counted by arm; one without an arm was not assigned.
 *
 * LODE_USAGE: an option that cannot be carried out, arms of which it is not said which is compared
 * with. LODE_DATA: a column that is not there, text among numbers (told to report), a cluster in
 * both arms. LODE_REFUSED: not two arms, fewer than two clusters or pupils in one, an outcome or
 * covariate that is the same for all, as lode_trial_fit. LODE_SYSTEM: a file cannot be read or
 * written. */
lode_status lode_trial(const lode_trial_options *options, const lode_input *input,
                       lode_output *output, lode_reference *reference, lode_report *report,
                       lode_error *error);

#endif
