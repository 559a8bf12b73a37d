/* What cannot be fitted, said before anything else goes wrong with it. */
#include "lode/memory.h"
#include "mixed_parts.h"

#include <stdlib.h>
#include <string.h>

/* ---- numbers of units ---- */

/* Coefficients, the intercept among them, of what is the same for all pupils of a unit. */
static size_t count_between(const mixed_sums *s) {
    const double nothing = 1e-14;
    size_t n = 1;
    for (size_t c = 1; c + 1 < s->m; c++)
        n += s->spread[c] < nothing * (double)s->n;
    return n;
}

static lode_status refuse_units(const mixed_sums *s, lode_error *error) {
    const size_t between = count_between(s), least = (between > s->q ? between : s->q) + 1;
    if (s->units == 1)
        lode_fail(error, LODE_REFUSED, "all pupils are in one group: nothing lies between groups");
    else if (s->units < least && between > s->q)
        lode_fail(error, LODE_REFUSED,
                  "there are %zu groups; with %zu coefficients at their level, the intercept among "
                  "them, the model needs %zu",
                  s->units, between, least);
    else if (s->units < least)
        lode_fail(error, LODE_REFUSED,
                  "there are %zu groups; with %zu effects of each the model needs %zu", s->units,
                  s->q, least);
    else if (s->units * s->q >= s->n && s->q == 1)
        lode_fail(error, LODE_REFUSED,
                  "every pupil is the only one of a group: what lies between "
                  "groups is not told from what lies within");
    else if (s->units * s->q >= s->n)
        lode_fail(error, LODE_REFUSED, "%zu effects in each of %zu groups, and %zu pupils", s->q,
                  s->units, s->n);
    else if (s->n <= s->m - 1)
        lode_fail(error, LODE_REFUSED, "%zu coefficients of %zu pupils", s->m - 1, s->n);
    else
        return LODE_OK;
    return LODE_REFUSED;
}

static lode_status refuse_areas(const mixed_sums *s, lode_error *error) {
    if (!s->area)
        return LODE_OK;
    if (s->areas < 2)
        return lode_fail(error, LODE_REFUSED,
                         "all groups are in one area: nothing lies between areas");
    if (s->areas == s->units)
        return lode_fail(error, LODE_REFUSED,
                         "every group is the only one of an area: what lies "
                         "between areas is not told from what lies within");
    return LODE_OK;
}

/* ---- columns ---- */

/* Products of the scaled columns over all pupils, as if there were no groups. */
static double *all_products(const mixed_sums *s) {
    const size_t m = s->m;
    double *a = lode_allocate(m * m, sizeof *a);
    memcpy(a, s->within, m * m * sizeof *a);
    for (size_t i = 0; i < s->units * s->q; i++)
        for (size_t j = 0; j < m; j++)
            for (size_t k = 0; k <= j; k++)
                a[j * m + k] += s->row[i * m + j] * s->row[i * m + k];
    return a;
}

/* The first column that those before it leave nothing of, relative to n; 0 if there is none. Its
 * square is then 1 - R^2. */
static size_t find_alias(const mixed_sums *s) {
    const double nothing = 1e-10 * (double)s->n;
    const size_t m = s->m;
    double *a = all_products(s);
    size_t alias = 0;
    for (size_t i = 0; i < m && !alias; i++) {
        for (size_t j = 0; j <= i; j++) {
            for (size_t k = 0; k < j; k++)
                a[i * m + j] -= a[i * m + k] * a[j * m + k];
            if (j < i)
                a[i * m + j] /= a[j * m + j];
        }
        if (a[i * m + i] < nothing)
            alias = i;
        a[i * m + i] = sqrt(a[i * m + i]);
    }
    free(a);
    return alias;
}

static lode_status refuse_outcome(const mixed_sums *s, lode_error *error) {
    const size_t y = s->m - 1;
    if (s->scale[y] == 0)
        return lode_fail(error, LODE_REFUSED, "the outcome is the same for all");
    if (s->within[y * s->m + y] < 1e-12 * (double)s->n)
        return lode_fail(error, LODE_REFUSED,
                         "of the outcome's variance less than 1e-12 lies within groups: its pupils "
                         "are all alike");
    return LODE_OK;
}

lode_status mixed_refuse(const mixed_sums *s, lode_mixed_culprit *culprit, lode_error *error) {
    lode_status status = refuse_units(s, error);
    if (status == LODE_OK)
        status = refuse_areas(s, error);
    if (status == LODE_OK)
        status = refuse_outcome(s, error);
    for (size_t c = 1; c + 1 < s->m && status == LODE_OK; c++) {
        if (s->scale[c] > 0)
            continue;
        *culprit = (lode_mixed_culprit){c - 1, true};
        status = lode_fail(error, LODE_REFUSED, "covariate %zu is the same for all", c);
    }
    const size_t alias = status == LODE_OK ? find_alias(s) : 0;
    if (alias == s->m - 1)
        return lode_fail(error, LODE_REFUSED, "the covariates say the outcome to the last digit");
    if (alias) {
        *culprit = (lode_mixed_culprit){alias - 1, false};
        status = lode_fail(error, LODE_REFUSED,
                           "covariate %zu is a combination of the covariates before it", alias);
    }
    return status;
}
