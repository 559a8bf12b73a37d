#include "lode/net_promoter.h"

#include "lode/mean.h"
#include "lode/number.h"

#include <gsl/gsl_cdf.h>
#include <math.h>

enum { MOST = 10, PROMOTER = 9, DETRACTOR = 6 };

lode_status lode_promoter_points(double answer, double *points, lode_error *error) {
    if (!(answer >= 0 && answer <= MOST) || answer != floor(answer))
        return lode_fail(error, LODE_DATA, "%g is not a whole number from 0 to %d", answer, MOST);
    *points = answer >= PROMOTER ? 100 : answer <= DETRACTOR ? -100 : 0;
    return LODE_OK;
}

static lode_status check(const double *points, size_t n, double population, double level,
                         lode_error *error) {
    if (!(level > 0 && level < 1))
        return lode_fail(error, LODE_USAGE, "a level lies between 0 and 1");
    if (n == 0)
        return lode_fail(error, LODE_REFUSED, "a net promoter score of no answers is not defined");
    if (!(population >= (double)n))
        return lode_fail(error, LODE_DATA, "%zu out of a population of %g cannot be", n,
                         population);
    for (size_t i = 0; i < n; i++)
        if (!(fabs(points[i]) <= 100))
            return lode_fail(error, LODE_DATA, "%g points are not between -100 and 100", points[i]);
    return LODE_OK;
}

/* Divided by n: of answers it is (p + d - (p - d)^2) / n. */
static double variance_of_mean(const double *points, size_t n, double mean) {
    lode_sum squares;
    lode_sum_start(&squares);
    for (size_t i = 0; i < n; i++)
        lode_sum_add_product(&squares, points[i] - mean, points[i] - mean);
    return lode_sum_value(&squares) / (double)n / (double)n;
}

lode_status lode_net_promoter_of(const double *points, size_t n, double population, double level,
                                 lode_net_promoter *out, lode_error *error) {
    double mean = 0;
    lode_status status = check(points, n, population, level, error);
    if (status == LODE_OK)
        status = lode_mean(points, n, &mean, error);
    if (status != LODE_OK)
        return status;
    const double left = isinf(population) ? 1
                        : n == 1          ? population > 1
                                          : (population - (double)n) / (population - 1),
                 se = sqrt(variance_of_mean(points, n, mean) * left),
                 far = se * gsl_cdf_ugaussian_Qinv((1 - level) / 2);
    *out = (lode_net_promoter){{mean, mean - far, mean + far}, se};
    return LODE_OK;
}
