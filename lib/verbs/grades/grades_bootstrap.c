#include "grades_bootstrap.h"

#include "lode/memory.h"
#include "lode/quantile.h"
#include "lode/random.h"

#include <stdlib.h>

enum { BOOTSTRAP_DRAWS = 0x6b61 /* what these draws decide, beside those of other tools */ };

static void draw(const uint32_t *rating, size_t units, size_t raters, lode_random *stream,
                 uint32_t *drawn) {
    for (size_t i = 0; i < units; i++)
        memcpy(drawn + i * raters, rating + lode_random_below(stream, units) * raters,
               raters * sizeof *drawn);
}

lode_status ratings_bootstrap(ratings_statistic statistic, const void *context,
                              const uint32_t *rating, size_t units, size_t raters,
                              size_t replicates, uint64_t seed, lode_interval *out,
                              lode_error *error) {
    static const double tails[] = {0.025, 0.975};
    uint32_t *drawn = lode_allocate(units * raters + 1, sizeof *drawn);
    double *value = lode_allocate(replicates + 1, sizeof *value), limit[2];
    size_t n = 0;
    for (size_t r = 0; r < replicates; r++) {
        lode_random stream = lode_random_start(seed, r, BOOTSTRAP_DRAWS);
        draw(rating, units, raters, &stream, drawn);
        n += statistic(context, drawn, units, &value[n]) == LODE_OK;
    }
    lode_status status = LODE_OK;
    if (n == 0 || 20 * (replicates - n) > replicates)
        status = lode_fail(error, LODE_REFUSED, "too few units for an interval");
    else
        status = lode_quantiles(value, n, LODE_QUANTILE_TYPE_DEFAULT, tails, 2, limit, error);
    if (status == LODE_OK) {
        out->low = limit[0];
        out->high = limit[1];
    }
    free(drawn);
    free(value);
    return status;
}
