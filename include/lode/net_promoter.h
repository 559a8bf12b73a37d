/* The net promoter score: the share of answers of 9 and 10 less that of answers of 0 to 6, times
 * 100, to the question whether somebody would recommend something.
 *
 * F. F. Reichheld (2003), The one number you need to grow, Harvard Business Review 81(12), 46-54.
 * It is defined on 0 to 10 only: on 1 to 10 those who are no promoters lose a point of the scale,
 * so that the scores of the two cannot be compared. Its error is that of the difference of two
 * shares of the same answers, root of ((p + d - (p - d)^2) / n). */
#ifndef LODE_NET_PROMOTER_H
#define LODE_NET_PROMOTER_H

#include "lode/interval.h"
#include "lode/status.h"

#include <stddef.h>

/* What an answer counts: 100 of a promoter, -100 of a detractor, 0 of those between; written only
 * when LODE_OK is returned. LODE_DATA: not a whole number from 0 to 10. */
lode_status lode_promoter_points(double answer, double *points, lode_error *error);

typedef struct {
    lode_interval
        score; /* from -100 to 100; the limits by the normal distribution may lie beyond */
    double se;
} lode_net_promoter;

/* The mean of points[n], of an answer each, or of units that each count once, the mean of their
 * answers. population is how many there are in all, INFINITY where that is not known: the error is
 * shorter by the root of (population - n) / (population - 1). Written only when LODE_OK is
 * returned. LODE_REFUSED: no answers. LODE_DATA: points outside -100 to 100; a population smaller
 * than n. LODE_USAGE: a level that is not between 0 and 1. */
lode_status lode_net_promoter_of(const double *points, size_t n, double population, double level,
                                 lode_net_promoter *out, lode_error *error);

#endif
