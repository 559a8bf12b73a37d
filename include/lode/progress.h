/* Progress: what pupils reached beside all pupils who began where they did.
 *
 * A pupil's score is the outcome less the mean outcome of all pupils, the pupil included, with the
 * same prior attainment; a school's is the mean of its pupils', with limits from the standard
 * deviation of the scores of all pupils, not of its own. Department for Education, Secondary
 * accountability measures, and Primary school accountability: technical guides to Progress 8 and
 * key stage 2 progress. Their least score of a pupil and the division by ten of Progress 8 are for
 * whoever calls. The figures of a national cohort are the expectations; of fewer pupils they are
 * expectations among those. */
#ifndef LODE_PROGRESS_H
#define LODE_PROGRESS_H

#include "lode/interval.h"
#include "lode/status.h"

#include <stddef.h>

/* The Department's, in place of 1.959964. */
#define LODE_PROGRESS_Z 1.96

typedef struct {
    double prior;
    size_t pupils;
    double expected; /* their mean outcome */
} lode_prior_band;

/* What is expected at each prior of prior[n], finite, by outcome[n], finite. Priors are the same if
 * the numbers are, so they are rounded first to what makes a band.
 *   bands    rising in prior; owned by the caller (free). Written only when LODE_OK is returned
 * LODE_REFUSED: no pupils. LODE_DATA: what is not finite. */
lode_status lode_progress_bands(const double *prior, const double *outcome, size_t n,
                                lode_prior_band **bands, size_t *n_bands, lode_error *error);

/* Scores of pupils, those of the bands or others. LODE_REFUSED: a prior that no band has, told with
 * the pupil. LODE_DATA: what is not finite.
 *   score    [n] in the unit of outcomes */
lode_status lode_progress_scores(const lode_prior_band *bands, size_t n_bands, const double *prior,
                                 const double *outcome, size_t n, double *score, lode_error *error);

typedef struct {
    lode_interval score;
    int sign; /* 1 if the interval is above 0, -1 if it is below, 0 otherwise */
} lode_progress;

/* A school by its pupils' score[n], finite, and the standard deviation of all pupils' scores
 * (spread.h); z is LODE_PROGRESS_Z or another.
 * LODE_REFUSED: no pupils. LODE_DATA: a score that is not finite. LODE_USAGE: a deviation or z that
 * is not above 0. */
lode_status lode_progress_of(const double *score, size_t n, double national_sd, double z,
                             lode_progress *progress, lode_error *error);

#endif
