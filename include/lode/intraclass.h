/* Intraclass correlations: how much of the differences between ratings is between the things rated,
 * for ratings on a scale of numbers that every rater gave to everything.
 *
 * The six of P. E. Shrout & J. L. Fleiss (1979), Intraclass correlations: uses in assessing rater
 * reliability, Psychological Bulletin 86, 420-428, by their names: the first digit is the design,
 * the second whether one rating is meant or the mean of all raters. Limits from the F distribution,
 * as there; those of the second design by K. O. McGraw & S. P. Wong (1996), Forming inferences
 * about some intraclass correlation coefficients, Psychological Methods 1, 30-46. */
#ifndef LODE_INTRACLASS_H
#define LODE_INTRACLASS_H

#include "lode/interval.h"
#include "lode/status.h"

#include <stddef.h>

typedef enum {
    LODE_ICC_ONE_WAY,     /* 1: each thing has raters of its own */
    LODE_ICC_AGREEMENT,   /* 2: raters are a sample; that one is stricter counts against them */
    LODE_ICC_CONSISTENCY, /* 3: these raters; that one is stricter does not count */
    LODE_ICC_DESIGNS,
} lode_icc_design;

typedef struct {
    lode_interval single, mean; /* of one rating, and of the mean of all; limits may be below 0 */
    lode_interval mean_as_irr;  /* the same, of design 2 with the limits of the R packages irr and
                                   psych, which differ: their degrees of freedom take the correlation
                                   of the mean for that of one rating */
    double f;                   /* the test that it is 0 */
    size_t df1;
    size_t df2;
} lode_icc;

/* Of rating[things][raters], finite.
 *   level  of the limits, between 0 and 1
 *   icc    [LODE_ICC_DESIGNS], written only when LODE_OK is returned
 * LODE_REFUSED: fewer than two things or raters; things that do not differ, or ratings that agree
 * without exception, for which F is not defined. LODE_DATA: a rating that is not finite.
 * LODE_USAGE: a level that is none. */
lode_status lode_intraclass(const double *rating, size_t things, size_t raters, double level,
                            lode_icc icc[LODE_ICC_DESIGNS], lode_error *error);

#endif
