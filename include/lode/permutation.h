/* What the difference of two groups would be if others had been in them: the test of an experiment
 * by the ways in which it could have been assigned, which needs no distribution and no number of
 * units.
 *
 * R. A. Fisher (1935), The Design of Experiments; P. Good (2005), Permutation, Parametric and
 * Bootstrap Tests of Hypotheses, 3rd edition. */
#ifndef LODE_PERMUTATION_H
#define LODE_PERMUTATION_H

#include "lode/status.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { LODE_PERMUTATION_UNITS = 100000 };

typedef struct {
    double difference;  /* mean of the treated less mean of the others, each unit counting once */
    double assignments; /* that were looked at: all, or those drawn */
    bool all;
    double p_two_sided; /* share of them with a difference as large, either way; of those drawn with
                           the observed one counted in both: (x + 1) / (draws + 1) */
    double p_upper;     /* the same of differences as large or larger */
} lode_permutation;

/* The test of values[n], finite, units of which treated[n] says who had it. All assignments of as
 * many treated are looked at if they are no more than most; else draws of them, by seed: draw i is
 * the same whatever the number of draws. A difference within 1e-9 of the observed one, relative to
 * the largest value, is as large. n is at most LODE_PERMUTATION_UNITS.
 *
 * LODE_REFUSED: nobody treated, or everybody; all values the same. LODE_DATA: a value that is not
 * finite, too many units, no draws where draws are needed. */
lode_status lode_permutation_test(const double *values, const bool *treated, size_t n, double most,
                                  size_t draws, uint64_t seed, lode_permutation *result,
                                  lode_error *error);

#endif
