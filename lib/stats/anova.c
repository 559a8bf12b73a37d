#include "lode/anova.h"

#include "checks.h"
#include "lode/memory.h"
#include "lode/number.h"
#include "mean_ranks.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdlib.h>

/* Groups by their sizes, means from the least value on, and squares about those. */
typedef struct {
    size_t groups, n;
    double *size, *mean, *squares;
    double within, between, all_mean;
} grouped;

static void free_grouped(grouped *g) {
    free(g->size);
}

static lode_status check(const double *values, const uint32_t *group, size_t n, size_t groups,
                         double *least, lode_error *error) {
    const lode_status status = lode_check_finite("value", values, n, error);
    if (status != LODE_OK)
        return status;
    if (groups < 2 || n == 0)
        return lode_fail(error, LODE_REFUSED, "a comparison of groups takes two of them");
    double most = *least = values[0];
    for (size_t i = 0; i < n; i++) {
        if (group[i] >= groups)
            return lode_fail(error, LODE_DATA, "value %zu of %zu is in no group", i + 1, n);
        *least = fmin(*least, values[i]);
        most = fmax(most, values[i]);
    }
    const double range = most - *least;
    if (!isfinite(range * range * (double)n))
        return lode_fail(error, LODE_DATA, "values are too far apart to square");
    return LODE_OK;
}

static void find_means(grouped *g, const double *values, const uint32_t *group, double least) {
    lode_sum *sum = lode_allocate(g->groups, sizeof *sum), all;
    lode_sum_start(&all);
    for (size_t i = 0; i < g->n; i++) {
        lode_sum_add(&sum[group[i]], values[i] - least);
        g->size[group[i]]++;
    }
    for (size_t k = 0; k < g->groups; k++) {
        lode_sum_merge(&all, &sum[k]);
        g->mean[k] = lode_sum_value(&sum[k]) / g->size[k];
    }
    g->all_mean = lode_sum_value(&all) / (double)g->n;
    free(sum);
}

static void find_squares(grouped *g, const double *values, const uint32_t *group, double least) {
    lode_sum *sum = lode_allocate(g->groups, sizeof *sum), within, between;
    lode_sum_start(&within);
    lode_sum_start(&between);
    for (size_t i = 0; i < g->n; i++) {
        const double off = values[i] - least - g->mean[group[i]];
        lode_sum_add_product(&sum[group[i]], off, off);
    }
    for (size_t k = 0; k < g->groups; k++) {
        const double off = g->mean[k] - g->all_mean;
        lode_sum_add_product(&between, g->size[k] * off, off);
        lode_sum_merge(&within, &sum[k]);
        g->squares[k] = lode_sum_value(&sum[k]);
    }
    g->within = lode_sum_value(&within);
    g->between = lode_sum_value(&between);
    free(sum);
}

/* Free with free_grouped if LODE_OK is returned. */
static lode_status take_groups(const double *values, const uint32_t *group, size_t n, size_t groups,
                               grouped *g, lode_error *error) {
    double least = 0;
    const lode_status status = check(values, group, n, groups, &least, error);
    if (status != LODE_OK)
        return status;
    *g = (grouped){.groups = groups, .n = n, .size = lode_allocate(groups, 3 * sizeof(double))};
    g->mean = g->size + groups;
    g->squares = g->mean + groups;
    find_means(g, values, group, least);
    for (size_t k = 0; k < groups; k++)
        if (g->size[k] == 0) {
            free_grouped(g);
            return lode_fail(error, LODE_REFUSED, "group %zu of %zu has no values", k + 1, groups);
        }
    find_squares(g, values, group, least);
    return LODE_OK;
}

/* ---- analysis of variance ---- */

static lode_anova settle(const grouped *g) {
    lode_anova a = {.df_between = g->groups - 1,
                    .df_within = g->n - g->groups,
                    .ss_between = g->between,
                    .ss_within = g->within,
                    .eta2 = g->between / (g->between + g->within)};
    a.ms_between = a.ss_between / (double)a.df_between;
    a.ms_within = a.ss_within / (double)a.df_within;
    a.f = a.ms_between / a.ms_within;
    a.p = gsl_cdf_fdist_Q(a.f, (double)a.df_between, (double)a.df_within);
    a.omega2 = (a.ss_between - (double)a.df_between * a.ms_within) /
               (a.ss_between + a.ss_within + a.ms_within);
    a.residual_sd = sqrt(a.ms_within);
    return a;
}

lode_status lode_anova_of(const double *values, const uint32_t *group, size_t n, size_t groups,
                          lode_anova *anova, lode_error *error) {
    grouped g;
    lode_status status = take_groups(values, group, n, groups, &g, error);
    if (status != LODE_OK)
        return status;
    if (n == groups)
        status =
            lode_fail(error, LODE_REFUSED, "no group has two values to differ among themselves");
    else if (!(g.within > 0))
        status = lode_fail(error, LODE_REFUSED, "values do not differ within any group");
    else
        *anova = settle(&g);
    free_grouped(&g);
    return status;
}

/* ---- Welch ---- */

static lode_anova_welch settle_welch(const grouped *g) {
    double weights = 0, mean = 0, squares = 0, spread = 0, *weight = g->squares;
    const double k = (double)g->groups;
    for (size_t i = 0; i < g->groups; i++) {
        weight[i] = g->size[i] * (g->size[i] - 1) / g->squares[i];
        weights += weight[i];
        mean += weight[i] * g->mean[i];
    }
    mean /= weights;
    for (size_t i = 0; i < g->groups; i++) {
        const double off = g->mean[i] - mean, rest = 1 - weight[i] / weights;
        squares += weight[i] * off * off;
        spread += rest * rest / (g->size[i] - 1);
    }
    lode_anova_welch w = {.df1 = k - 1, .df2 = (k * k - 1) / (3 * spread)};
    w.f = squares / w.df1 / (1 + 2 * (k - 2) * spread / (k * k - 1));
    w.p = gsl_cdf_fdist_Q(w.f, w.df1, w.df2);
    return w;
}

lode_status lode_anova_welch_of(const double *values, const uint32_t *group, size_t n,
                                size_t groups, lode_anova_welch *welch, lode_error *error) {
    grouped g;
    lode_status status = take_groups(values, group, n, groups, &g, error);
    if (status != LODE_OK)
        return status;
    for (size_t k = 0; k < groups && status == LODE_OK; k++)
        if (!(g.squares[k] > 0))
            status = lode_fail(error, LODE_REFUSED, "the values of group %zu of %zu do not differ",
                               k + 1, groups);
    if (status == LODE_OK)
        *welch = settle_welch(&g);
    free_grouped(&g);
    return status;
}

/* ---- Kruskal and Wallis: the share of the squares of ranks that is between groups ---- */

lode_status lode_kruskal_wallis_of(const double *values, const uint32_t *group, size_t n,
                                   size_t groups, lode_kruskal_wallis *kruskal, lode_error *error) {
    grouped g;
    double *ranks = lode_allocate(n, sizeof *ranks);
    lode_status status = lode_mean_ranks(values, n, ranks, error);
    if (status == LODE_OK)
        status = take_groups(ranks, group, n, groups, &g, error);
    free(ranks);
    if (status != LODE_OK)
        return status;
    const double all = g.between + g.within;
    if (all > 0) {
        const double h = (double)(n - 1) * (g.between / all);
        *kruskal = (lode_kruskal_wallis){h, groups - 1, gsl_cdf_chisq_Q(h, (double)(groups - 1))};
    } else
        status = lode_fail(error, LODE_REFUSED, "values that are all the same have no order");
    free_grouped(&g);
    return status;
}
