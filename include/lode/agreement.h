/* Do raters who judge the same things agree, beyond what chance would make them?
 *
 * Ratings are categories numbered from 0, in their order where they have one; LODE_NOT_RATED where
 * a rater gave none. 1 is agreement throughout, 0 what chance would give, less than 0 is worse than
 * chance.
 *
 * Krippendorff's alpha takes any number of raters, missing ratings and a scale: K. Krippendorff
 * (2011), Computing Krippendorff's alpha-reliability, University of Pennsylvania. Cohen's kappa is
 * of two raters, weighted where a near miss counts for something: J. Cohen (1968), Psychological
 * Bulletin 70, 213-220; its errors J. L. Fleiss, J. Cohen & B. S. Everitt (1969), Psychological
 * Bulletin 72, 323-327. Fleiss' kappa is of as many raters, who need not be the same persons, for
 * each thing: J. L. Fleiss (1971), Psychological Bulletin 76, 378-382; its error J. L. Fleiss,
 * J. C. M. Nee & J. R. Landis (1979), Psychological Bulletin 86, 974-977. */
#ifndef LODE_AGREEMENT_H
#define LODE_AGREEMENT_H

#include "lode/status.h"

#include <stddef.h>
#include <stdint.h>

#define LODE_NOT_RATED UINT32_MAX

typedef enum {
    LODE_SCALE_NOMINAL,  /* the same or not */
    LODE_SCALE_ORDINAL,  /* in the order of their numbers */
    LODE_SCALE_INTERVAL, /* by the difference of their values */
    LODE_SCALE_RATIO,    /* by their difference over their sum; values are not below 0 */
} lode_rating_scale;

/* Krippendorff's alpha of rating[units][raters], each below categories.
 *   value  [categories] what they stand for on an interval or ratio scale; else NULL
 *   alpha  at most 1; written only when LODE_OK is returned
 * A unit with fewer than two ratings says nothing. LODE_REFUSED: no unit has two; all ratings are
 * the same, so that chance would agree too. LODE_DATA: a value that cannot be used. */
lode_status lode_krippendorff(const uint32_t *rating, size_t units, size_t raters,
                              size_t categories, const double *value, lode_rating_scale scale,
                              double *alpha, lode_error *error);

typedef enum {
    LODE_KAPPA_UNWEIGHTED,
    LODE_KAPPA_LINEAR,    /* 1 - |i - j| / (categories - 1) */
    LODE_KAPPA_QUADRATIC, /* 1 - ((i - j) / (categories - 1))^2 */
} lode_kappa_weights;

typedef struct {
    double kappa;
    double agreement, expected; /* shares, weighted */
    double se;                  /* of kappa; NAN of Fleiss' */
    double se_null;             /* if there were no agreement beyond chance */
} lode_kappa;

/* Cohen's kappa of a[n] and b[n]; what one of the two did not rate is left out. categories are
 * those that occur, as weights depend on how many there are. LODE_REFUSED: nothing rated by both;
 * one category only. */
lode_status lode_cohen_kappa(const uint32_t *a, const uint32_t *b, size_t n, size_t categories,
                             lode_kappa_weights weights, lode_kappa *kappa, lode_error *error);

/* Fleiss' kappa of rating[units][raters], all of which must be there.
 *   of_category  [categories] the kappa of each against the others, NAN of one nobody gave; may be
 *                NULL
 * LODE_REFUSED: a missing rating, fewer than two raters, one category only. */
lode_status lode_fleiss_kappa(const uint32_t *rating, size_t units, size_t raters,
                              size_t categories, lode_kappa *kappa, double *of_category,
                              lode_error *error);

/* ---- ratings that are numbers: rating[things][raters], finite, none missing ---- */

typedef struct {
    double raw;          /* of the ratings as they are; at most 1 */
    double standardised; /* of ratings put on one spread; NAN if one of the raters has none */
} lode_cronbach;

/* How well the sum of the ratings stands for what all measure, or of the items of a scale: L. J.
 * Cronbach (1951), Coefficient alpha and the internal structure of tests, Psychometrika 16,
 * 297-334. LODE_REFUSED: fewer than three things or two raters; sums that are all the same.
 * LODE_DATA: a rating that is not finite or too large to square. */
lode_status lode_cronbach_alpha(const double *rating, size_t things, size_t raters,
                                lode_cronbach *alpha, lode_error *error);

typedef struct {
    double w;       /* 0 to 1, corrected for ties */
    double w_plain; /* not corrected */
    double chi2, p; /* raters (things - 1) w, of things - 1 degrees of freedom */
} lode_concordance;

/* Do raters put things in the same order? M. G. Kendall & B. Babington Smith (1939), The problem of
 * m rankings, Annals of Mathematical Statistics 10, 275-287. LODE_REFUSED: fewer than two things or
 * raters; no rater who tells things apart. LODE_DATA: a rating that is not finite. */
lode_status lode_kendall_w(const double *rating, size_t things, size_t raters, lode_concordance *w,
                           lode_error *error);

#endif
