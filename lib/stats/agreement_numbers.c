/* Agreement of ratings that are numbers: Cronbach's alpha, Kendall's W. */
#include "lode/agreement.h"

#include "checks.h"
#include "lode/correlation.h"
#include "lode/memory.h"
#include "lode/spread.h"
#include "mean_ranks.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdlib.h>

static lode_status check(const double *rating, size_t things, size_t raters, size_t least,
                         lode_error *error) {
    const lode_status status = lode_check_finite("rating", rating, things * raters, error);
    if (status == LODE_OK && (things < least || raters < 2))
        return lode_fail(error, LODE_REFUSED, "agreement takes two raters of %s things",
                         least == 2 ? "two" : "three");
    return status;
}

/* All ratings of one rater. */
static void take_rater(const double *rating, size_t things, size_t raters, size_t r, double *out) {
    for (size_t i = 0; i < things; i++)
        out[i] = rating[i * raters + r];
}

/* ---- Cronbach ---- */

/* The mean correlation of two raters; NAN if one of them has none. */
static double mean_correlation(const double *rating, size_t things, size_t raters) {
    double *a = lode_allocate(things, 2 * sizeof *a), *b = a + things, sum = 0;
    for (size_t r = 0; r < raters; r++) {
        take_rater(rating, things, raters, r, a);
        for (size_t s = 0; s < r; s++) {
            double correlation = NAN;
            take_rater(rating, things, raters, s, b);
            lode_pearson(a, b, things, &correlation, NULL);
            sum += correlation;
        }
    }
    free(a);
    return sum / ((double)raters * (double)(raters - 1) / 2);
}

static lode_status find_variances(const double *rating, size_t things, size_t raters, double *each,
                                  double *together, lode_error *error) {
    double *values = lode_allocate(things, 2 * sizeof *values), *sums = values + things, sd = 0;
    lode_status status = LODE_OK;
    *each = 0;
    for (size_t r = 0; r < raters && status == LODE_OK; r++) {
        take_rater(rating, things, raters, r, values);
        status = lode_sd(values, things, &sd, error);
        *each += sd * sd;
        for (size_t i = 0; i < things; i++)
            sums[i] += values[i];
    }
    if (status == LODE_OK)
        status = lode_sd(sums, things, &sd, error);
    *together = sd * sd;
    free(values);
    return status;
}

lode_status lode_cronbach_alpha(const double *rating, size_t things, size_t raters,
                                lode_cronbach *alpha, lode_error *error) {
    double each = 0, together = 0;
    lode_status status = check(rating, things, raters, 3, error);
    if (status == LODE_OK)
        status = find_variances(rating, things, raters, &each, &together, error);
    if (status != LODE_OK)
        return status;
    if (!(together > 0))
        return lode_fail(error, LODE_REFUSED, "the sums of the ratings are all the same");
    const double k = (double)raters, r = mean_correlation(rating, things, raters);
    *alpha = (lode_cronbach){k / (k - 1) * (1 - each / together), k * r / (1 + (k - 1) * r)};
    return LODE_OK;
}

/* ---- Kendall ---- */

/* Sums of ranks over the raters, and the cubes of their ties. */
static lode_status sum_ranks(const double *rating, size_t things, size_t raters, double *sums,
                             double *ties, lode_error *error) {
    double *values = lode_allocate(things, 2 * sizeof *values), *ranks = values + things;
    lode_status status = LODE_OK;
    for (size_t r = 0; r < raters && status == LODE_OK; r++) {
        take_rater(rating, things, raters, r, values);
        status = lode_mean_ranks(values, things, ranks, error);
        *ties += lode_tied_cubes(ranks, things);
        for (size_t i = 0; i < things; i++)
            sums[i] += ranks[i];
    }
    free(values);
    return status;
}

lode_status lode_kendall_w(const double *rating, size_t things, size_t raters, lode_concordance *w,
                           lode_error *error) {
    lode_status status = check(rating, things, raters, 2, error);
    if (status != LODE_OK)
        return status;
    const double n = (double)things, m = (double)raters;
    double *sums = lode_allocate(things, sizeof *sums), ties = 0, squares = 0;
    status = sum_ranks(rating, things, raters, sums, &ties, error);
    for (size_t i = 0; i < things; i++)
        squares += (sums[i] - m * (n + 1) / 2) * (sums[i] - m * (n + 1) / 2);
    free(sums);
    const double most = m * m * n * (n * n - 1);
    if (status == LODE_OK && !(most > m * ties))
        status = lode_fail(error, LODE_REFUSED, "no rater tells the things apart");
    if (status != LODE_OK)
        return status;
    const double corrected = 12 * squares / (most - m * ties), chi2 = m * (n - 1) * corrected;
    *w = (lode_concordance){corrected, 12 * squares / most, chi2, gsl_cdf_chisq_Q(chi2, n - 1)};
    return LODE_OK;
}
