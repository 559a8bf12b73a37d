#include "lode/trial_effect.h"

#include "lode/memory.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdlib.h>

/* ---- the difference ---- */

/* The errors, and where pupils were assigned the degrees of freedom of the fit: Satterthwaite's are
 * for few clusters. */
static lode_status fill_terms(const lode_trial_data *d, const lode_regression *fit,
                              lode_trial_term *term, lode_error *error) {
    lode_robust robust;
    const lode_status status = lode_cluster_robust(fit, d->cluster, d->cluster ? d->clusters : d->n,
                                                   d->correction, &robust, error);
    if (status != LODE_OK)
        return status;
    for (size_t i = 0; i < fit->k; i++) {
        const double estimate = fit->coefficient[i], se = robust.se[i];
        const double df = d->cluster ? robust.df[i] : (double)fit->df_residual;
        const double half = gsl_cdf_tdist_Qinv((1 - d->level) / 2, df) * se;
        term[i] = (lode_trial_term){estimate,
                                    se,
                                    df,
                                    estimate - half,
                                    estimate + half,
                                    2 * gsl_cdf_tdist_Q(fabs(estimate) / se, df)};
    }
    lode_robust_free(&robust);
    return LODE_OK;
}

lode_status lode_trial_fit(const lode_trial_data *d, lode_trial_term *term, double *residual_sd,
                           size_t *aliased, lode_error *error) {
    lode_regression fit;
    bool varies = false;
    for (size_t i = 1; i < d->n && !varies; i++)
        varies = d->outcome[i] != d->outcome[0];
    if (aliased)
        *aliased = SIZE_MAX;
    if (!varies)
        return lode_fail(error, LODE_REFUSED, "the outcome is the same for all");
    lode_status status =
        lode_regression_fit(d->x, d->outcome, d->n, d->columns, true, &fit, aliased, error);
    if (status != LODE_OK)
        return status;
    status = fill_terms(d, &fit, term, error);
    if (status == LODE_OK && residual_sd)
        *residual_sd = fit.residual_sd;
    lode_regression_free(&fit);
    return status;
}

/* ---- in standard deviations ---- */

/* The quantile that the package and most reports have. */
static lode_interval around(double estimate, double se) {
    return (lode_interval){estimate, estimate - 1.96 * se, estimate + 1.96 * se};
}

lode_status lode_trial_size_of_pupils(double difference, double sd, size_t treated,
                                      size_t comparison, lode_interval *g, lode_error *error) {
    const double t = (double)treated, c = (double)comparison, n = t + c;
    if (treated < 2 || comparison < 2)
        return lode_fail(error, LODE_REFUSED, "an arm of fewer than two pupils");
    if (!(sd > 0))
        return lode_fail(error, LODE_REFUSED, "a standard deviation of 0");
    const double d = difference / sd, j = 1 - 3 / (4 * (n - 2) - 1);
    *g = around(j * d, j * sqrt(n / (t * c) + d * d / (2 * n)));
    return LODE_OK;
}

/* An arm by the sums of powers of the sizes of its clusters. */
typedef struct {
    double clusters, n, squares, cubes;
} arm;

static arm sum_arm(const double *size, const bool *treated, size_t clusters, bool which) {
    arm a = {0, 0, 0, 0};
    for (size_t i = 0; i < clusters; i++)
        if (treated[i] == which) {
            a.clusters++;
            a.n += size[i];
            a.squares += size[i] * size[i];
            a.cubes += size[i] * size[i] * size[i];
        }
    return a;
}

/* The size that clusters would have if they were alike. */
static double size_alike(const arm *a) {
    return (a->n * a->n - a->squares) / (a->n * (a->clusters - 1));
}

static double spread_of_sizes(const arm *a) {
    return (a->n * a->n * a->squares + a->squares * a->squares - 2 * a->n * a->cubes) /
           (a->n * a->n);
}

/* 1 / n of both arms, larger by what clusters have in common. */
static double between_arms(const arm *t, const arm *c, double icc) {
    const double n = t->n + c->n;
    const double size = c->n * t->squares / (t->n * n) + t->n * c->squares / (c->n * n);
    return n / (t->n * c->n) * (1 + (size - 1) * icc);
}

static lode_interval total_size(double difference, double variance, double icc, const arm *t,
                                const arm *c) {
    const double left = t->n + c->n - 2, alike_t = size_alike(t), alike_c = size_alike(c);
    const double shrink =
        (t->n + c->n - alike_t * t->clusters - alike_c * c->clusters) + alike_t + alike_c - 2;
    const double d = difference / sqrt(variance) * sqrt(1 - icc * shrink / left);
    const double b = alike_t * (t->clusters - 1) + alike_c * (c->clusters - 1),
                 a = spread_of_sizes(t) + spread_of_sizes(c);
    const double of_variance =
        left * (1 - icc) * (1 - icc) + a * icc * icc + 2 * b * icc * (1 - icc);
    const double se2 =
        between_arms(t, c, icc) + of_variance * d * d / (2 * left * (left - icc * (left - b)));
    return around(d, sqrt(se2));
}

static lode_interval within_size(double difference, double variance, double icc, const arm *t,
                                 const arm *c) {
    const double d = difference / sqrt(variance);
    const double left = t->n + c->n - t->clusters - c->clusters;
    return around(d, sqrt(between_arms(t, c, icc) / (1 - icc) + d * d / (2 * left)));
}

lode_status lode_trial_size_of_clusters(double difference, double between, double within,
                                        const double *size, const bool *treated, size_t clusters,
                                        lode_cluster_sizes *sizes, lode_error *error) {
    const arm t = sum_arm(size, treated, clusters, true),
              c = sum_arm(size, treated, clusters, false);
    if (t.clusters < 2 || c.clusters < 2)
        return lode_fail(error, LODE_REFUSED, "an arm of fewer than two clusters");
    if (!(t.n + c.n > t.clusters + c.clusters))
        return lode_fail(error, LODE_REFUSED, "every cluster has one pupil");
    if (!(within > 0))
        return lode_fail(error, LODE_REFUSED, "pupils of a cluster do not differ");
    const double icc = between / (between + within);
    sizes->icc = icc;
    sizes->total = total_size(difference, between + within, icc, &t, &c);
    sizes->within = within_size(difference, within, icc, &t, &c);
    return LODE_OK;
}
