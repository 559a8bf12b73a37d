#include "lode/funnel.h"

#include "checks.h"
#include "lode/memory.h"
#include "lode/quantile.h"
#include "sort.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_randist.h>
#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

/* ---- exact ---- */

/* A distribution of counts: of n with a chance, or n = 0 of so many expected. */
typedef struct {
    double chance;
    unsigned n;
} counts;

static double below(counts c, unsigned r) {
    return c.n ? gsl_cdf_binomial_P(r, c.chance, c.n) : gsl_cdf_poisson_P(r, c.chance);
}

static double above(counts c, unsigned r) {
    return c.n ? gsl_cdf_binomial_Q(r, c.chance, c.n) : gsl_cdf_poisson_Q(r, c.chance);
}

static double at(counts c, unsigned r) {
    return c.n ? gsl_ran_binomial_pdf(r, c.chance, c.n) : gsl_ran_poisson_pdf(r, c.chance);
}

/* The smallest count up to which a share p lies: doubled until it is passed, then halved. */
static unsigned smallest(counts c, double p) {
    unsigned high = 1, low = 0;
    while (below(c, high) < p && (c.n == 0 || high < c.n))
        high = c.n && high > c.n / 2 ? c.n : 2 * high;
    while (low < high) {
        const unsigned middle = low + (high - low) / 2;
        if (below(c, middle) >= p)
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}

static double interpolated(counts c, double p) {
    const unsigned r = smallest(c, p);
    return fmax(0, r - (below(c, r) - p) / at(c, r));
}

double lode_funnel_share(double target, double n, double p) {
    return interpolated((counts){target, (unsigned)n}, p) / n;
}

double lode_funnel_ratio(double expected, double p) {
    return interpolated((counts){expected, 0}, p) / expected;
}

/* The same from above: the count from which on less than a share p lies. */
static double interpolated_above(counts c, double p) {
    unsigned low = 0, high = 1;
    while (above(c, high) >= p)
        high *= 2;
    while (low < high) {
        const unsigned middle = low + (high - low) / 2;
        if (above(c, middle) < p)
            high = middle;
        else
            low = middle + 1;
    }
    const double here = at(c, low);
    return low + (above(c, low) + here - p) / here;
}

/* From so many expected on either side on, a root of the count is as good as normal (limits are
 * within a thousandth of their distance), and the exact sums lose digits, or never end. */
static const double MANY = 1e5, MANY_PUPILS = 1e6;

static bool is_large_share(double target, double n) {
    return n > MANY_PUPILS && n * target > MANY && n * (1 - target) > MANY;
}

static double normal_far(double p) {
    return gsl_cdf_ugaussian_Qinv(p);
}

/* Of very many pupils of whom few are expected, those few decide. */
static bool is_rare(double target, double n) {
    return n > MANY_PUPILS && n * target <= MANY;
}

static lode_interval turned(lode_interval of_others) {
    return (lode_interval){1 - of_others.estimate, 1 - of_others.high, 1 - of_others.low};
}

lode_interval lode_funnel_share_limits(double target, double n, double p) {
    if (is_large_share(target, n))
        return lode_funnel_limits(LODE_FUNNEL_SHARE, target, n, normal_far(p), 0);
    if (is_rare(1 - target, n))
        return turned(lode_funnel_share_limits(1 - target, n, p));
    if (is_rare(target, n)) {
        const lode_interval ratio = lode_funnel_ratio_limits(n * target, p);
        return (lode_interval){target, target * ratio.low, target * ratio.high};
    }
    const unsigned all = (unsigned)n;
    const double low = interpolated((counts){target, all}, p);
    const double high = n - interpolated((counts){1 - target, all}, p);
    return (lode_interval){target, low / n, high / n};
}

lode_interval lode_funnel_ratio_limits(double expected, double p) {
    if (expected > MANY) {
        const double root = sqrt(expected), far = normal_far(p) / 2;
        return (lode_interval){1, pow(1 - far / root, 2), pow(1 + far / root, 2)};
    }
    const counts c = {expected, 0};
    return (lode_interval){1, interpolated(c, p) / expected, interpolated_above(c, p) / expected};
}

/* What lies below is the more accurate of the two, unless nearly all does: then its complement
 * would lose the digits of a small tail. */
static double tail(counts c, double middle, double count) {
    const double nearly_all = 0.9;
    const unsigned r = (unsigned)count;
    if (count < middle)
        return below(c, r);
    const double rest = r ? below(c, r - 1) : 0;
    return rest < nearly_all ? 1 - rest : above(c, r - 1);
}

double lode_funnel_share_tail(double target, double n, double count) {
    if (is_large_share(target, n))
        return gsl_cdf_ugaussian_Q(fabs(lode_funnel_z(LODE_FUNNEL_SHARE, target, n, count / n)));
    if (is_rare(1 - target, n))
        return lode_funnel_ratio_tail(n * (1 - target), n - count);
    if (is_rare(target, n))
        return lode_funnel_ratio_tail(n * target, count);
    return tail((counts){target, (unsigned)n}, target * n, count);
}

double lode_funnel_ratio_tail(double expected, double count) {
    if (expected > MANY)
        return gsl_cdf_ugaussian_Q(2 * fabs(sqrt(count) - sqrt(expected)));
    return tail((counts){expected, 0}, expected, count);
}

/* ---- scales ---- */

static double scaled(lode_funnel_scale scale, double figure) {
    return scale == LODE_FUNNEL_SHARE   ? asin(sqrt(figure))
           : scale == LODE_FUNNEL_RATIO ? log(figure)
                                        : figure;
}

static double variance(lode_funnel_scale scale, double size) {
    return scale == LODE_FUNNEL_SHARE ? 1 / (4 * size) : 1 / size;
}

double lode_funnel_z_adjusted(lode_funnel_scale scale, double target, double size, double figure,
                              double tau2) {
    return (scaled(scale, figure) - scaled(scale, target)) / sqrt(variance(scale, size) + tau2);
}

double lode_funnel_z(lode_funnel_scale scale, double target, double size, double figure) {
    return lode_funnel_z_adjusted(scale, target, size, figure, 0);
}

/* Back from the scale; a share beyond its ends is at them. */
static double unscaled(lode_funnel_scale scale, double value) {
    const double quarter = acos(-1) / 2;
    if (scale != LODE_FUNNEL_SHARE)
        return scale == LODE_FUNNEL_RATIO ? exp(value) : value;
    const double root = sin(fmin(fmax(value, 0), quarter));
    return root * root;
}

lode_interval lode_funnel_limits(lode_funnel_scale scale, double target, double size, double z,
                                 double tau2) {
    const double middle = scaled(scale, target), far = z * sqrt(variance(scale, size) + tau2);
    return (lode_interval){target, unscaled(scale, middle - far), unscaled(scale, middle + far)};
}

/* ---- over-dispersion ---- */

/* Squares of z after trimming, and weights; those left out weigh nothing. */
typedef struct {
    double *square, *weight;
    size_t left;
} trimmed;

static void truncate(const double *z, size_t n, double share, trimmed *t) {
    const size_t out = (size_t)floor((double)n * share);
    size_t *order = lode_sorted_places(z, n);
    for (size_t i = 0; i < n; i++)
        if (i < out || i >= n - out)
            t->weight[order[i]] = 0;
    t->left = n - 2 * out;
    free(order);
}

static lode_status winsorise(double *z, size_t n, double share, lode_error *error) {
    const double p[2] = {share, 1 - share};
    double limit[2];
    const lode_status status = lode_quantiles(z, n, LODE_QUANTILE_TYPE_DEFAULT, p, 2, limit, error);
    for (size_t i = 0; i < n && status == LODE_OK; i++)
        z[i] = fmin(fmax(z[i], limit[0]), limit[1]);
    return status;
}

static lode_overdispersion from_trimmed(const trimmed *t, size_t n) {
    double squares = 0, weights = 0, weights2 = 0;
    for (size_t i = 0; i < n; i++) {
        squares += t->weight[i] > 0 ? t->square[i] : 0;
        weights += t->weight[i];
        weights2 += t->weight[i] * t->weight[i];
    }
    const double left = (double)t->left, excess = squares - (left - 1);
    return (lode_overdispersion){.phi = squares / left,
                                 .tau2 = excess > 0 ? excess / (weights - weights2 / weights) : 0};
}

lode_status lode_funnel_overdispersion(lode_funnel_scale scale, const double *z, const double *size,
                                       size_t n, lode_funnel_trim trim, double share,
                                       lode_overdispersion *out, lode_error *error) {
    lode_status status = lode_check_finite("z", z, n, error);
    if (status == LODE_OK && !(share >= 0 && share < 0.5))
        status = lode_fail(error, LODE_USAGE, "a share to trim lies from 0 to below 1/2");
    if (status == LODE_OK && n < 2)
        status = lode_fail(error, LODE_REFUSED, "over-dispersion takes two institutions");
    if (status != LODE_OK)
        return status;
    trimmed t = {lode_allocate(n, sizeof *t.square), lode_allocate(n, sizeof *t.weight), n};
    for (size_t i = 0; i < n; i++) {
        t.square[i] = z[i];
        t.weight[i] = 1 / variance(scale, size[i]);
    }
    if (trim == LODE_FUNNEL_TRUNCATE)
        truncate(z, n, share, &t);
    else
        status = winsorise(t.square, n, share, error);
    for (size_t i = 0; i < n; i++)
        t.square[i] *= t.square[i];
    if (status == LODE_OK && t.left < 2)
        status = lode_fail(error, LODE_REFUSED, "over-dispersion takes two institutions");
    if (status == LODE_OK)
        *out = from_trimmed(&t, n);
    free(t.square);
    free(t.weight);
    return status;
}
