/* How far the scores of pupils lie apart nationally, by measure and period. From the reference
 * table "pupil_sigmas". */
#ifndef LODE_PUPIL_SPREAD_H
#define LODE_PUPIL_SPREAD_H

#include "lode/reference.h"

typedef struct lode_pupil_spread lode_pupil_spread;

/* On success *spread is owned by the caller; it borrows from reference, which must outlive it.
 * LODE_DATA: a deviation that is no number above 0. LODE_SYSTEM, LODE_DATA as
 * lode_reference_table. */
lode_status lode_pupil_spread_read(lode_pupil_spread **spread, lode_reference *reference,
                                   lode_error *error);
void lode_pupil_spread_free(lode_pupil_spread *spread);

/* The national standard deviation of pupils' scores that stands behind the published limits of a
 * measure in a period: limits = score +- 1.96 sigma / root of n. 0 where it is not known. */
double lode_pupil_spread_find(const lode_pupil_spread *spread, lode_slice measure,
                              lode_slice period);

#endif
