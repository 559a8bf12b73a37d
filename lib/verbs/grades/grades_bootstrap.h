/* Intervals of agreement by drawing the things rated anew. Private to lib/verbs/grades. */
#ifndef LODE_GRADES_BOOTSTRAP_H
#define LODE_GRADES_BOOTSTRAP_H

#include "lode/interval.h"
#include "lode/status.h"

#include <stdint.h>

/* What is worked out of rating[units][raters]; not LODE_OK where it is not defined. */
typedef lode_status (*ratings_statistic)(const void *context, const uint32_t *rating, size_t units,
                                         double *value);

/* The 2.5% and 97.5% quantiles (type 7) of a statistic of units drawn with replacement, replicates
 * times; out->estimate is left as it is. Draws are keyed by seed and replicate (lode/random.h), so
 * that they are the same whatever else is drawn. LODE_REFUSED, with the reason: more than one in
 * twenty replicates has no such statistic. */
lode_status ratings_bootstrap(ratings_statistic statistic, const void *context,
                              const uint32_t *rating, size_t units, size_t raters,
                              size_t replicates, uint64_t seed, lode_interval *out,
                              lode_error *error);

#endif
