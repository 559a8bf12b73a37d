/* The disadvantage gap index: how far apart two groups of pupils stand when all are ranked.
 *
 * All pupils of both groups are ranked by score, the lowest 1, ties sharing the mean of their
 * ranks. The index is
 *     20 x (mean rank of the others - mean rank of the disadvantaged) / number of pupils
 * so 10 where every disadvantaged pupil is below every other, 0 where they do not differ, negative
 * where they rank higher. It has no unit and does not change when scores are put on another scale
 * that keeps their order. It equals 10 (2 A - 1), A being the chance that an other pupil is above a
 * disadvantaged one, ties half.
 *
 * Method: Department for Education (2014), Measuring disadvantaged pupils' attainment gaps over
 * time, SFR 40/2014. The Department publishes it for England only. */
#ifndef LODE_GAP_INDEX_H
#define LODE_GAP_INDEX_H

#include "lode/status.h"

#include <stddef.h>
#include <stdint.h>

typedef struct {
    double index;                                     /* -10 to 10 */
    double mean_rank_disadvantaged, mean_rank_others; /* 1 to the number of pupils */
} lode_gap_index;

/* The index of pupils by their scores.
 *   disadvantaged[n_disadvantaged], others[n_others]   finite, in any order and any unit; together
 *                                                      fewer than 2^32
 *   out    written only when LODE_OK is returned
 * LODE_REFUSED if one of the groups has nobody. LODE_DATA if a score is not finite. */
lode_status lode_gap_index_of(const double *disadvantaged, size_t n_disadvantaged,
                              const double *others, size_t n_others, lode_gap_index *out,
                              lode_error *error);

/* The same of scores that repeat: scores[n], rising and different, each of which so many of the
 * disadvantaged and of the others have. LODE_DATA also if the scores do not rise. */
lode_status lode_gap_index_counted(const double *scores, const uint32_t *disadvantaged,
                                   const uint32_t *others, size_t n, lode_gap_index *out,
                                   lode_error *error);

#endif
