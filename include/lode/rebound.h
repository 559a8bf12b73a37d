/* Regression to the mean: those who are chosen because a figure is low are on average less low the
 * next time, whatever is done. The change to be expected of those whose mean before was x is
 *     (1 - r) (mu - x),
 * where mu is the mean before, and r the correlation of before with after, of those beside whom
 * they are seen: nothing if figures keep (r = 1) or the chosen are as the others (x = mu).
 *
 * F. Galton (1886), Journal of the Anthropological Institute 15, 246-263; C. E. Davis (1976),
 * American Journal of Epidemiology 104, 493-498; A. G. Barnett, J. C. van der Pols & A. J. Dobson
 * (2005), International Journal of Epidemiology 34, 215-220. It takes figures to vary as much after
 * as before, and to go together along a line. */
#ifndef LODE_REBOUND_H
#define LODE_REBOUND_H

#include "lode/interval.h"
#include "lode/status.h"

#include <stddef.h>

typedef struct {
    double mean, r;         /* mu and r */
    lode_interval expected; /* the change; its limits are those of r, by Fisher's transformation, mu
                               and x taken as they are */
} lode_rebound;

/* What is expected of those with the mean x, beside others with before[n] and after[n], finite.
 *   level    of the interval, between 0 and 1
 *   rebound  written only when LODE_OK is returned
 * LODE_REFUSED: fewer than 4 others, all the same before or after, or on one line. LODE_DATA: a
 * value that is not finite, or too large to square. */
lode_status lode_rebound_expected(const double *before, const double *after, size_t n, double x,
                                  double level, lode_rebound *rebound, lode_error *error);

#endif
