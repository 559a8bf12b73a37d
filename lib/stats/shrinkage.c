#include "lode/shrinkage.h"

#include "beta_quantile.h"
#include "checks.h"
#include "root.h"

#include <math.h>

/* ---- shares ---- */

lode_status lode_share_posterior(const lode_share_prior *prior, double x, double n, double level,
                                 lode_interval *out, lode_error *error) {
    if (!(level > 0 && level < 1))
        return lode_fail(error, LODE_USAGE, "a level lies between 0 and 1");
    if (!(x >= 0 && x <= n) || !isfinite(n))
        return lode_fail(error, LODE_DATA, "%g out of %g is not a share to shrink", x, n);
    if (prior->pooled) {
        *out = (lode_interval){prior->mean, prior->mean, prior->mean};
        return LODE_OK;
    }
    const double a = prior->alpha + x, b = prior->beta + (n - x), tail = (1 - level) / 2;
    *out = (lode_interval){a / (a + b), lode_beta_quantile(tail, a, b),
                           lode_beta_quantile_above(tail, a, b)};
    return LODE_OK;
}

/* ---- figures with standard errors ---- */

typedef struct {
    const double *value, *se;
    size_t n;
    double unit; /* what values and errors are divided by, so that their squares are in range */
} figures;

static double weight(const figures *f, size_t i, double tau2) {
    const double se = f->se[i] / f->unit;
    return 1 / (se * se + tau2);
}

/* The weighted mean of the figures, and the sum of the weights. */
static double mean_of(const figures *f, double tau2, double *weights) {
    double sum = 0;
    *weights = 0;
    for (size_t i = 0; i < f->n; i++) {
        const double w = weight(f, i, tau2);
        sum += w * ((f->value[i] - f->value[0]) / f->unit);
        *weights += w;
    }
    return sum / *weights;
}

/* What the figures differ beyond what they should at this tau2: it falls as tau2 rises. */
static double excess(double tau2, void *of) {
    const figures *f = of;
    double weights, sum = 0;
    const double mean = mean_of(f, tau2, &weights);
    for (size_t i = 0; i < f->n; i++) {
        const double off = (f->value[i] - f->value[0]) / f->unit - mean;
        sum += weight(f, i, tau2) * off * off;
    }
    return sum - (double)(f->n - 1);
}

/* The weighted squares are least about the weighted mean, so they are at most those about any other
 * value over tau2: at their mean square about the first, and beyond, nothing is in excess. */
static double most_tau2(const figures *f) {
    double sum = 0;
    for (size_t i = 1; i < f->n; i++) {
        const double off = (f->value[i] - f->value[0]) / f->unit;
        sum += off * off;
    }
    return sum / (double)(f->n - 1);
}

static lode_status check_figures(const double *value, const double *se, size_t units,
                                 lode_error *error) {
    lode_status status = lode_check_finite("value", value, units, error);
    if (status == LODE_OK && units < 2)
        status = lode_fail(error, LODE_REFUSED, "what is usual takes two units");
    for (size_t i = 0; i < units && status == LODE_OK; i++)
        if (!(se[i] > 0) || !isfinite(se[i]))
            status =
                lode_fail(error, LODE_DATA,
                          "standard error %zu of %zu is not above 0: its unit would outweigh all",
                          i + 1, units);
    return status;
}

lode_status lode_normal_prior_of(const double *value, const double *se, size_t units,
                                 lode_normal_prior *prior, lode_error *error) {
    const lode_status status = check_figures(value, se, units, error);
    if (status != LODE_OK)
        return status;
    figures f = {value, se, units, se[0]};
    const double most = most_tau2(&f), none = excess(0, &f);
    if (!isfinite(most) || !isfinite(none))
        return lode_fail(error, LODE_DATA, "values or standard errors are too far apart to square");
    const double tau2 = none > 0 ? lode_root(excess, &f, 0, most) : 0;
    double weights;
    const double mean = mean_of(&f, tau2, &weights);
    const lode_normal_prior found = {value[0] + mean * f.unit, f.unit / sqrt(weights),
                                     tau2 * f.unit * f.unit};
    if (!isfinite(found.mean) || !isfinite(found.mean_se) || !isfinite(found.tau2))
        return lode_fail(error, LODE_DATA, "values or standard errors are too large to square");
    *prior = found;
    return LODE_OK;
}

lode_shrunken lode_shrink(const lode_normal_prior *prior, double value, double se) {
    const double lambda = prior->tau2 / (prior->tau2 + se * se);
    return (lode_shrunken){lambda, prior->mean + lambda * (value - prior->mean),
                           hypot(sqrt(lambda) * se, (1 - lambda) * prior->mean_se)};
}
