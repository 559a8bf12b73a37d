#include "lode/did.h"

#include "checks.h"
#include "lode/cluster_robust.h"
#include "lode/mean.h"
#include "lode/memory.h"
#include "lode/regression.h"
#include "lode/spread.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdlib.h>

static lode_status find_cell(const double *values, const bool *treated, const bool *after, size_t n,
                             int group, int time, lode_did *did, lode_error *error) {
    double *own = lode_allocate(n, sizeof *own), sd = 0;
    lode_did_cell *cell = &did->cell[group][time];
    for (size_t i = 0; i < n; i++)
        if (treated[i] == group && after[i] == time)
            own[cell->n++] = values[i];
    lode_status status = LODE_OK;
    if (cell->n < 2)
        status =
            lode_fail(error, LODE_REFUSED, "there are %zu values of those %streated %s; it takes 2",
                      cell->n, group ? "" : "not ", time ? "after" : "before");
    if (status == LODE_OK)
        status = lode_mean(own, cell->n, &cell->mean, error);
    if (status == LODE_OK)
        status = lode_sd(own, cell->n, &sd, error);
    cell->se = sd / sqrt((double)cell->n);
    free(own);
    return status;
}

static lode_status find_cells(const double *values, const bool *treated, const bool *after,
                              size_t n, lode_did *did, lode_error *error) {
    lode_status status = lode_check_finite("value", values, n, error);
    for (int group = 0; group < 2; group++)
        for (int time = 0; time < 2 && status == LODE_OK; time++) {
            status = find_cell(values, treated, after, n, group, time, did, error);
            did->se_means = hypot(did->se_means, did->cell[group][time].se);
        }
    if (status == LODE_OK && !(did->se_means > 0))
        return lode_fail(error, LODE_REFUSED,
                         "values do not differ within the four cells: there is no error");
    return status;
}

/* The effect is the coefficient of both: treated and after. */
enum { COLUMNS = 3, EFFECT = 3 };

static lode_status fit_cells(const double *values, const bool *treated, const bool *after, size_t n,
                             lode_regression *fit, lode_error *error) {
    double *x = lode_allocate(n * COLUMNS, sizeof *x);
    for (size_t i = 0; i < n; i++) {
        x[i * COLUMNS] = treated[i];
        x[i * COLUMNS + 1] = after[i];
        x[i * COLUMNS + 2] = treated[i] && after[i];
    }
    const lode_status status = lode_regression_fit(x, values, n, COLUMNS, true, fit, NULL, error);
    free(x);
    return status;
}

static lode_status find_error(const lode_regression *fit, const uint32_t *cluster, size_t clusters,
                              lode_cluster_correction correction, double *se, double *df,
                              lode_error *error) {
    lode_robust robust;
    const lode_status status =
        lode_cluster_robust(fit, cluster, clusters, correction, &robust, error);
    if (status != LODE_OK)
        return status;
    *se = robust.se[EFFECT];
    *df = robust.df[EFFECT];
    lode_robust_free(&robust);
    return LODE_OK;
}

static lode_status find_errors(const lode_regression *fit, const uint32_t *cluster, size_t clusters,
                               lode_did *did, lode_error *error) {
    double df;
    did->effect = fit->coefficient[EFFECT];
    did->se_classical = fit->se[EFFECT];
    did->se_cr1s = did->se_cr2 = did->df_cr2 = NAN;
    lode_status status = find_error(fit, NULL, 0, LODE_CR1S, &did->se_hc1, &df, error);
    if (status == LODE_OK && cluster)
        status = find_error(fit, cluster, clusters, LODE_CR1S, &did->se_cr1s, &df, error);
    if (status == LODE_OK && cluster)
        status = find_error(fit, cluster, clusters, LODE_CR2, &did->se_cr2, &did->df_cr2, error);
    return status;
}

lode_status lode_did_2x2(const double *values, const bool *treated, const bool *after, size_t n,
                         const uint32_t *cluster, size_t clusters, lode_did *did,
                         lode_error *error) {
    lode_did found = {0};
    lode_regression fit;
    lode_status status = find_cells(values, treated, after, n, &found, error);
    if (status == LODE_OK)
        status = fit_cells(values, treated, after, n, &fit, error);
    if (status != LODE_OK)
        return status;
    status = find_errors(&fit, cluster, clusters, &found, error);
    if (status == LODE_OK)
        *did = found;
    lode_regression_free(&fit);
    return status;
}

lode_status lode_did_by_cluster(const lode_did *did, size_t clusters,
                                lode_cluster_correction correction, double level,
                                lode_did_effect *effect, lode_error *error) {
    const bool reduced = correction == LODE_CR2;
    const double se = reduced ? did->se_cr2 : did->se_cr1s;
    const double df = reduced ? did->df_cr2 : (double)clusters - 1;
    if (!reduced && correction != LODE_CR1S)
        return lode_fail(error, LODE_USAGE, "errors by cluster are CR1S or CR2");
    if (!(se > 0) || !(df > 0))
        return lode_fail(error, LODE_REFUSED, "there are no clusters");
    const double half = gsl_cdf_tdist_Qinv((1 - level) / 2, df) * se;
    *effect = (lode_did_effect){did->effect,
                                se,
                                df,
                                did->effect - half,
                                did->effect + half,
                                2 * gsl_cdf_tdist_Q(fabs(did->effect) / se, df)};
    return LODE_OK;
}
