/* What a trial of two arms says: the difference that the programme makes, by least squares with
 * covariates and errors that may go together within what was assigned, and the same in standard
 * deviations.
 *
 * Errors: lode/cluster_robust.h. Effect sizes of pupils: L. V. Hedges (1981), Journal of
 * Educational Statistics 6, 107-128; of clusters that differ in size: L. V. Hedges (2007), Effect
 * sizes in cluster-randomized designs, Journal of Educational and Behavioral Statistics 32,
 * 341-370, as the R package eefAnalytics has them, with which trials for the Education Endowment
 * Foundation are reported. */
#ifndef LODE_TRIAL_EFFECT_H
#define LODE_TRIAL_EFFECT_H

#include "lode/cluster_robust.h"
#include "lode/interval.h"
#include "lode/status.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Everything is borrowed. */
typedef struct {
    size_t n, columns, clusters;
    const double *x;         /* [n][columns] 1 in the programme and 0 beside it; the covariates */
    const double *outcome;   /* [n] */
    const uint32_t *cluster; /* [n] below clusters; NULL: pupils were assigned */
    lode_cluster_correction correction;
    double level; /* of intervals, between 0 and 1 */
} lode_trial_data;

/* A coefficient; interval and two-sided p-value by t with df: with CR2 of clusters Satterthwaite's,
 * with other corrections clusters - 1, of pupils n - coefficients. */
typedef struct {
    double estimate, se, df, low, high, p;
} lode_trial_term;

/* Fit the outcome by x and an intercept.
 *   term         [columns + 1], the intercept first; written only when LODE_OK is returned
 *   residual_sd  what the fit leaves; may be NULL
 *   aliased      may be NULL; as lode_regression_fit
 * LODE_REFUSED, LODE_DATA: as lode_regression_fit and lode_cluster_robust; an outcome that is the
 * same for all. */
lode_status lode_trial_fit(const lode_trial_data *data, lode_trial_term *term, double *residual_sd,
                           size_t *aliased, lode_error *error);

/* Hedges' g of a difference of arms of so many pupils, in the standard deviation sd: times 1 - 3 /
 * (4 (n - 2) - 1), interval 1.96 standard errors to either side. LODE_REFUSED: fewer than two in an
 * arm, a standard deviation of 0. */
lode_status lode_trial_size_of_pupils(double difference, double sd, size_t treated,
                                      size_t comparison, lode_interval *g, lode_error *error);

/* The same of clusters, in the variance within them, and in all of it; without that factor, which
 * is next to 1 there. */
typedef struct {
    lode_interval within, total;
    double icc; /* between / (between + within) */
} lode_cluster_sizes;

/* size[clusters] pupils of each, 1 or more; treated[clusters]. LODE_REFUSED: fewer than two
 * clusters in an arm; no more pupils than clusters; no variance within clusters. */
lode_status lode_trial_size_of_clusters(double difference, double between, double within,
                                        const double *size, const bool *treated, size_t clusters,
                                        lode_cluster_sizes *sizes, lode_error *error);

#endif
