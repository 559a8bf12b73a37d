#include "lode/progress.h"

#include "checks.h"
#include "lode/mean.h"
#include "lode/memory.h"
#include "sort.h"

#include <math.h>
#include <stdlib.h>

static lode_status check_pupils(const double *prior, const double *outcome, size_t n,
                                lode_error *error) {
    const lode_status status = lode_check_finite("prior attainment", prior, n, error);
    return status == LODE_OK ? lode_check_finite("outcome", outcome, n, error) : status;
}

lode_status lode_progress_bands(const double *prior, const double *outcome, size_t n,
                                lode_prior_band **bands, size_t *n_bands, lode_error *error) {
    lode_status status = check_pupils(prior, outcome, n, error);
    if (status == LODE_OK && n == 0)
        status = lode_fail(error, LODE_REFUSED, "nothing is expected of nobody");
    if (status != LODE_OK)
        return status;
    size_t *places = lode_sorted_places(prior, n), count = 0, capacity = 0;
    double *outcomes = lode_allocate(n, sizeof *outcomes);
    lode_prior_band *found = NULL;
    for (size_t i = 0; i < n; i++)
        outcomes[i] = outcome[places[i]];
    for (size_t start = 0, end; start < n && status == LODE_OK; start = end) {
        const double here = prior[places[start]];
        for (end = start + 1; end < n && prior[places[end]] == here;)
            end++;
        LODE_GROW(found, count, capacity);
        found[count] = (lode_prior_band){here, end - start, 0};
        status = lode_mean(outcomes + start, end - start, &found[count++].expected, error);
    }
    free(places);
    free(outcomes);
    if (status == LODE_OK) {
        *bands = found;
        *n_bands = count;
    } else
        free(found);
    return status;
}

static int by_prior(const void *key, const void *element) {
    const double a = *(const double *)key, b = ((const lode_prior_band *)element)->prior;
    return (a > b) - (a < b);
}

lode_status lode_progress_scores(const lode_prior_band *bands, size_t n_bands, const double *prior,
                                 const double *outcome, size_t n, double *score,
                                 lode_error *error) {
    const lode_status status = check_pupils(prior, outcome, n, error);
    if (status != LODE_OK)
        return status;
    for (size_t i = 0; i < n; i++) {
        const lode_prior_band *band = bsearch(&prior[i], bands, n_bands, sizeof *bands, by_prior);
        if (!band)
            return lode_fail(error, LODE_REFUSED,
                             "nothing is known to be expected of pupil %zu of %zu, whose prior "
                             "attainment is %g",
                             i + 1, n, prior[i]);
        score[i] = outcome[i] - band->expected;
    }
    return LODE_OK;
}

lode_status lode_progress_of(const double *score, size_t n, double national_sd, double z,
                             lode_progress *progress, lode_error *error) {
    double mean = 0;
    if (!(national_sd > 0 && z > 0) || !isfinite(national_sd) || !isfinite(z))
        return lode_fail(error, LODE_USAGE, "the national deviation and z are above 0");
    const lode_status status = lode_mean(score, n, &mean, error);
    if (status != LODE_OK)
        return status;
    const double far = z * national_sd / sqrt((double)n);
    *progress =
        (lode_progress){{mean, mean - far, mean + far}, (mean - far > 0) - (mean + far < 0)};
    return LODE_OK;
}
