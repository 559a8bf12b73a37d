#include "lode/power.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_randist.h>
#include <math.h>
#include <stdbool.h>

/* Of M, for a test at 5% with a power of 80%. */
static const double rounded_multiplier = 2.8;

static bool is_share(double x) {
    return x >= 0 && x < 1;
}

static lode_status check(const lode_trial_plan *p, lode_error *error) {
    if (!(p->alpha > 0 && p->alpha < 1 && p->power > p->alpha && p->power < 1))
        return lode_fail(error, LODE_USAGE,
                         "alpha lies between 0 and 1, and the power between alpha and 1");
    if (!(p->share_treated > 0 && p->share_treated < 1))
        return lode_fail(error, LODE_USAGE, "the share treated lies between 0 and 1");
    if (!(p->pupils > 0 && p->covariates >= 0) || !isfinite(p->pupils + p->covariates))
        return lode_fail(error, LODE_USAGE, "there are pupils, and 0 or more covariates");
    if (!is_share(p->r2_pupil))
        return lode_fail(error, LODE_USAGE, "what covariates explain is 0 or more and below 1");
    return LODE_OK;
}

static lode_status check_schools(const lode_trial_plan *p, lode_error *error) {
    const lode_status status = check(p, error);
    if (status != LODE_OK)
        return status;
    if (!(p->schools > 0) || !isfinite(p->schools))
        return lode_fail(error, LODE_USAGE, "there are schools");
    if (!is_share(p->icc))
        return lode_fail(error, LODE_USAGE, "an intraclass correlation is 0 or more and below 1");
    return LODE_OK;
}

/* What the designs end in: a variance and its degrees of freedom. */
static lode_status settle(const lode_trial_plan *p, double variance, double df,
                          double design_effect, lode_trial_power *out, lode_error *error) {
    if (!(df >= 1))
        return lode_fail(error, LODE_REFUSED,
                         "so few leave %g degrees of freedom: a trial takes one", df);
    const double se = sqrt(variance);
    const double m = gsl_cdf_tdist_Qinv(p->alpha / 2, df) + gsl_cdf_tdist_Pinv(p->power, df);
    const double z = gsl_cdf_ugaussian_Qinv(p->alpha / 2) + gsl_cdf_ugaussian_Pinv(p->power);
    *out = (lode_trial_power){se, df, m * se, z * se, rounded_multiplier * se, design_effect};
    return LODE_OK;
}

/* The variance of a difference of arms, for a variance of 1 of each of n. */
static double between_arms(const lode_trial_plan *p, double n) {
    return 1 / (p->share_treated * (1 - p->share_treated) * n);
}

lode_status lode_power_of_pupils(const lode_trial_plan *p, lode_trial_power *out,
                                 lode_error *error) {
    const lode_status status = check(p, error);
    if (status != LODE_OK)
        return status;
    return settle(p, (1 - p->r2_pupil) * between_arms(p, p->pupils), p->pupils - p->covariates - 2,
                  1, out, error);
}

lode_status lode_power_of_schools(const lode_trial_plan *p, lode_trial_power *out,
                                  lode_error *error) {
    const lode_status status = check_schools(p, error);
    if (status != LODE_OK)
        return status;
    if (!is_share(p->r2_school))
        return lode_fail(error, LODE_USAGE, "what covariates explain is 0 or more and below 1");
    const double between = p->icc * (1 - p->r2_school),
                 within = (1 - p->icc) * (1 - p->r2_pupil) / p->pupils;
    return settle(p, (between + within) * between_arms(p, p->schools),
                  p->schools - p->covariates - 2, 1 + (p->pupils - 1) * p->icc, out, error);
}

lode_status lode_power_of_sites(const lode_trial_plan *p, lode_trial_power *out,
                                lode_error *error) {
    const lode_status status = check_schools(p, error);
    if (status != LODE_OK)
        return status;
    if (!(p->omega >= 0) || !isfinite(p->omega) || !is_share(p->r2_effect))
        return lode_fail(error, LODE_USAGE,
                         "omega is 0 or more, and what covariates explain below 1");
    const double effects = p->icc * p->omega * (1 - p->r2_effect) / p->schools;
    const double within =
        (1 - p->icc) * (1 - p->r2_pupil) * between_arms(p, p->schools * p->pupils);
    return settle(p, effects + within, p->schools - p->covariates - 1, 1, out, error);
}

/* ---- power ---- */

/* The square of a noncentral t is a noncentral F: a mixture of beta distributions by the Poisson
 * distribution of half the square of what it is off (A. F. Lenth, 1989, Applied Statistics 38,
 * 185-189). What it has within the limits is what a trial does not find. */
static double not_found(double off, double df, double limit) {
    const double mean = off * off / 2, spread = 10 * sqrt(mean) + 40;
    const double x = limit * limit / (df + limit * limit), first = floor(fmax(0, mean - spread));
    double sum = 0;
    for (double j = first; j <= mean + spread; j++)
        sum += (mean > 0 ? gsl_ran_poisson_pdf((unsigned)j, mean) : j == 0) *
               gsl_cdf_beta_P(x, j + 0.5, df / 2);
    return sum;
}

lode_status lode_power_at(double effect, double se, double df, double alpha, double *chance,
                          lode_error *error) {
    if (!(se > 0 && df >= 1 && alpha >= LODE_POWER_ALPHA_MIN && alpha < 1) || !isfinite(effect) ||
        !isfinite(se) || !isfinite(df))
        return lode_fail(
            error, LODE_USAGE,
            "power is of an effect, with a standard error above 0, 1 degree of freedom "
            "or more and alpha from %g to below 1",
            LODE_POWER_ALPHA_MIN);
    const double limit = gsl_cdf_tdist_Qinv(alpha / 2, df), off = fabs(effect) / se;
    const double sure = 40 + 10 * limit; /* beyond this nothing is left */
    *chance = off > sure ? 1 : fmin(1, fmax(0, 1 - not_found(off, df, limit)));
    return LODE_OK;
}
