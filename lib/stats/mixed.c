#include "lode/mixed.h"

#include "lode/memory.h"
#include "mixed_parts.h"

#include <stdlib.h>

static lode_status check(const lode_mixed_data *data, lode_error *error) {
    if (!(data->level > 0 && data->level < 1))
        return lode_fail(error, LODE_USAGE, "a level lies between 0 and 1");
    if (data->pupils->q > MIXED_EFFECTS_MOST)
        return lode_fail(error, LODE_USAGE, "at most %d slopes", MIXED_EFFECTS_MOST - 1);
    if (data->pupils->n == 0)
        return lode_fail(error, LODE_REFUSED, "no pupils");
    return LODE_OK;
}

static lode_mixed *new_fit(mixed_sums *sums) {
    lode_mixed *fit = lode_allocate(1, sizeof *fit);
    fit->n = sums->n;
    fit->units = sums->units;
    fit->areas = sums->areas;
    fit->terms = sums->m - 1;
    fit->effects = sums->q;
    fit->term = lode_allocate(fit->terms, sizeof *fit->term);
    fit->covariance = lode_allocate(fit->effects * fit->effects, sizeof *fit->covariance);
    fit->sums = sums;
    fit->state = lode_allocate(1, sizeof *fit->state);
    return fit;
}

/* With the constants, of the data's own units. */
static double whole_deviance(const mixed_sums *s, double deviance) {
    const double freedom = mixed_freedom(s), y = s->scale[s->m - 1], pi = acos(-1);
    double all = deviance + freedom * (1 + log(2 * pi / freedom) + 2 * log(y));
    for (size_t c = 1; c + 1 < s->m && !s->ml; c++)
        all += 2 * log(s->scale[c]);
    return all;
}

/* Of the model without covariates: variances of areas, units, residuals. */
static lode_status empty_variances(const mixed_sums *full, double variance[3], lode_error *error) {
    mixed_sums sums = mixed_sums_without_covariates(full);
    mixed_state state;
    const lode_status status = mixed_search(&sums, &state, error);
    if (status == LODE_OK) {
        mixed_likelihood at = mixed_likelihood_new(&sums);
        mixed_likelihood_at(&sums, state.theta, 0, &at);
        variance[2] = mixed_residual_variance(&sums, &at) * sums.scale[1] * sums.scale[1];
        variance[1] = variance[2] * state.theta[0] * state.theta[0];
        variance[0] = sums.areas ? variance[2] * state.theta[1] * state.theta[1] : NAN;
        mixed_likelihood_free(&at);
    }
    mixed_sums_free(&sums);
    return status;
}

static lode_status explain(lode_mixed *fit, lode_error *error) {
    double empty[3] = {NAN, NAN, NAN};
    const double left[3] = {fit->variance.area.estimate, fit->variance.unit.estimate,
                            fit->variance.residual.estimate};
    const lode_status status = fit->terms > 1 ? empty_variances(fit->sums, empty, error) : LODE_OK;
    for (int i = 0; i < 3; i++)
        fit->explained[i] = empty[i] > 0 ? 1 - left[i] / empty[i] : NAN;
    return status;
}

static lode_status answer(lode_mixed *fit, double level, lode_error *error) {
    const size_t size = mixed_parameters(fit->sums) + 1;
    lode_status status = mixed_search(fit->sums, fit->state, error);
    if (status != LODE_OK)
        return status;
    double *covariance = lode_allocate(size * size, sizeof *covariance);
    const bool sharp = mixed_information(fit->sums, fit->state, covariance);
    if (sharp) {
        mixed_answer_terms(fit->sums, fit->state, covariance, level, fit);
        mixed_answer_variances(fit->sums, fit->state, covariance, level, fit);
        fit->deviance = whole_deviance(fit->sums, fit->state->deviance);
        status = explain(fit, error);
    } else
        status = lode_fail(error, LODE_REFUSED,
                           "the likelihood is flat: the data do not tell the variances apart");
    free(covariance);
    return status;
}

lode_status lode_mixed_fit(const lode_mixed_data *data, lode_mixed **fit,
                           lode_mixed_culprit *culprit, lode_error *error) {
    lode_mixed_culprit nobody;
    culprit = culprit ? culprit : &nobody;
    *culprit = (lode_mixed_culprit){SIZE_MAX, false};
    lode_status status = check(data, error);
    if (status != LODE_OK)
        return status;
    mixed_sums *sums = lode_allocate(1, sizeof *sums);
    status = mixed_sums_of(data, sums, error);
    if (status == LODE_OK)
        status = mixed_refuse(sums, culprit, error);
    lode_mixed *made = new_fit(sums);
    if (status == LODE_OK)
        status = answer(made, data->level, error);
    if (status == LODE_OK)
        *fit = made;
    else
        lode_mixed_free(made);
    return status;
}

void lode_mixed_free(lode_mixed *fit) {
    if (!fit)
        return;
    mixed_sums_free(fit->sums);
    free(fit->sums);
    free(fit->state);
    free(fit->term);
    free(fit->covariance);
    free(fit);
}
