#include "lode/intraclass.h"

#include "beta_quantile.h"
#include "checks.h"
#include "lode/memory.h"

#include <stdlib.h>

/* Mean squares: between things, between raters, within things, and what is left of both. */
typedef struct {
    double n, k; /* things, raters */
    double things, raters, within, rest;
} squares;

static double square(double x) {
    return x * x;
}

static squares find_squares(const double *rating, size_t things, size_t raters) {
    const double n = (double)things, k = (double)raters;
    squares s = {.n = n, .k = k};
    double *of_thing = lode_allocate(things, sizeof *of_thing);
    double *of_rater = lode_allocate(raters, sizeof *of_rater);
    double all = 0;
    for (size_t i = 0; i < things * raters; i++) {
        of_thing[i / raters] += rating[i] / k;
        of_rater[i % raters] += rating[i] / n;
        all += rating[i] / (n * k);
    }
    for (size_t i = 0; i < things * raters; i++) {
        const double thing = of_thing[i / raters], rater = of_rater[i % raters];
        s.things += square(thing - all) / (n - 1);
        s.raters += square(rater - all) / (k - 1);
        s.within += square(rating[i] - thing) / (n * (k - 1));
        s.rest += square(rating[i] - thing - rater + all) / ((n - 1) * (k - 1));
    }
    free(of_thing);
    free(of_rater);
    return s;
}

static double of_f(double f, double k) {
    return (f - 1) / (f + k - 1);
}

/* Designs 1 and 3: the things against what varies within them. */
static lode_icc by_f(const squares *s, double error, double df2, double level) {
    const double df1 = s->n - 1, p = (1 - level) / 2;
    lode_icc icc = {.f = s->things / error, .df1 = (size_t)df1, .df2 = (size_t)df2};
    const double low = icc.f / lode_f_quantile_above(p, df1, df2),
                 high = icc.f * lode_f_quantile_above(p, df2, df1);
    icc.single = (lode_interval){of_f(icc.f, s->k), of_f(low, s->k), of_f(high, s->k)};
    icc.mean = icc.mean_as_irr = (lode_interval){1 - 1 / icc.f, 1 - 1 / low, 1 - 1 / high};
    return icc;
}

/* Limits of the mean of all in design 2. The degrees of freedom are Satterthwaite's, from odds: the
 * share of variance between things over the rest, for the mean. */
static lode_interval of_agreement(const squares *s, double mean, double odds, double level) {
    const double n = s->n, p = (1 - level) / 2, a = odds / n * s->raters,
                 b = (1 + odds * (n - 1) / n) * s->rest;
    const double df = square(a + b) / (square(a) / (s->k - 1) + square(b) / ((n - 1) * (s->k - 1)));
    const double f_low = lode_f_quantile_above(p, n - 1, df),
                 f_high = lode_f_quantile_above(p, df, n - 1);
    const double others = s->raters - s->rest;
    return (lode_interval){mean,
                           n * (s->things - f_low * s->rest) / (f_low * others + n * s->things),
                           n * (f_high * s->things - s->rest) / (others + n * f_high * s->things)};
}

/* One rating from the mean of k raters (Spearman and Brown). */
static double of_one(double mean, double k) {
    return mean / (k - (k - 1) * mean);
}

static lode_icc by_agreement(const squares *s, double level) {
    const double mean = (s->things - s->rest) / (s->things + (s->raters - s->rest) / s->n);
    const double odds = mean / (1 - mean);
    lode_icc icc = {.mean = of_agreement(s, mean, odds, level),
                    .mean_as_irr = of_agreement(s, mean, s->k * odds, level),
                    .f = s->things / s->rest,
                    .df1 = (size_t)(s->n - 1),
                    .df2 = (size_t)((s->n - 1) * (s->k - 1))};
    icc.single = (lode_interval){of_one(icc.mean.estimate, s->k), of_one(icc.mean.low, s->k),
                                 of_one(icc.mean.high, s->k)};
    return icc;
}

lode_status lode_intraclass(const double *rating, size_t things, size_t raters, double level,
                            lode_icc icc[LODE_ICC_DESIGNS], lode_error *error) {
    lode_status status = lode_check_finite("rating", rating, things * raters, error);
    if (status != LODE_OK)
        return status;
    if (!(level > 0 && level < 1))
        return lode_fail(error, LODE_USAGE, "a level lies between 0 and 1");
    if (things < 2 || raters < 2)
        return lode_fail(error, LODE_REFUSED, "agreement takes two raters of two things");
    const squares s = find_squares(rating, things, raters);
    if (!(s.things > 0) || !(s.rest > 0))
        return lode_fail(error, LODE_REFUSED, "%s: there is no correlation to speak of",
                         s.things > 0 ? "the ratings agree without exception"
                                      : "the things do not differ");
    icc[LODE_ICC_ONE_WAY] = by_f(&s, s.within, s.n * (s.k - 1), level);
    icc[LODE_ICC_AGREEMENT] = by_agreement(&s, level);
    icc[LODE_ICC_CONSISTENCY] = by_f(&s, s.rest, (s.n - 1) * (s.k - 1), level);
    return LODE_OK;
}
