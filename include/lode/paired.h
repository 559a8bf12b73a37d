/* Two proportions of the same units: how much a share changed between two dates, each unit being
 * looked at twice.
 *
 * Method: the score interval of the difference of paired proportions, method 10 of R. G. Newcombe
 * (1998), Improved confidence intervals for the difference between binomial proportions based on
 * paired data, Statistics in Medicine 17, 2635-2650: Wilson's limits of both shares, put together
 * with their correlation phi, which is corrected for continuity where it is above 0. */
#ifndef LODE_PAIRED_H
#define LODE_PAIRED_H

#include "lode/interval.h"
#include "lode/status.h"

/* How many units have it at which date. */
typedef struct {
    double both, first_only, second_only, neither; /* whole numbers from 0 up */
} lode_paired_counts;

/* The share at the second date less that at the first, on -1..1; written only when LODE_OK is
 * returned.
 *   level  0 < level < 1
 * LODE_REFUSED: no units. LODE_DATA: a count that is not finite, or below 0. LODE_USAGE: a level
 * that is none. */
lode_status lode_paired_difference(const lode_paired_counts *counts, double level,
                                   lode_interval *out, lode_error *error);

#endif
