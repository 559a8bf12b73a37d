/* Variances and shares in the data's own units, with standard errors by the delta method. */
#include "lode/memory.h"
#include "mixed_parts.h"

#include <gsl/gsl_cdf.h>
#include <stdlib.h>
#include <string.h>

/* The figures that are functions of the parameters and log s. */
typedef enum { COVARIANCE, UNIT, AREA, RESIDUAL, UNIT_SHARE, AREA_SHARE, REST_SHARE, SAME } figure;

static double covariance_of(const mixed_sums *s, const double *theta, size_t i, size_t j) {
    double sum = 0;
    for (size_t a = 0; a < s->q; a++)
        for (size_t b = 0; b < s->q; b++)
            sum += mixed_turned(s, i, a) * mixed_relative(theta, a, b) * mixed_turned(s, j, b);
    return sum;
}

/* i and j are for the covariance. */
static double figure_at(const mixed_sums *s, const double *at, figure what, size_t i, size_t j) {
    const size_t n = mixed_parameters(s);
    const double y = s->scale[s->m - 1], scale = exp(at[n]) * y * y;
    const double unit = mixed_relative(at, 0, 0), area = s->areas ? at[n - 1] * at[n - 1] : 0;
    const double all = unit + area + 1;
    switch (what) {
    case COVARIANCE:
        return scale * covariance_of(s, at, i, j);
    case UNIT:
        return scale * unit;
    case AREA:
        return scale * area;
    case RESIDUAL:
        return scale;
    case UNIT_SHARE:
        return unit / all;
    case AREA_SHARE:
        return area / all;
    case REST_SHARE:
        return 1 / all;
    case SAME:
        return (unit + area) / all;
    }
    return NAN;
}

typedef struct {
    const mixed_sums *sums;
    double at[MIXED_PARAMETERS_MOST + 1]; /* the parameters, log s */
    const double *covariance;
    double z;
} answering;

/* By central differences of what is a polynomial in the parameters, or nearly. */
static double standard_error(const answering *a, figure what, size_t i, size_t j) {
    const size_t size = mixed_parameters(a->sums) + 1;
    double moved[MIXED_PARAMETERS_MOST + 1], slope[MIXED_PARAMETERS_MOST + 1], sum = 0;
    memcpy(moved, a->at, sizeof moved);
    for (size_t k = 0; k < size; k++) {
        const double step = 1e-5 * fmax(fabs(a->at[k]), 0.05);
        moved[k] = a->at[k] + step;
        const double up = figure_at(a->sums, moved, what, i, j);
        moved[k] = a->at[k] - step;
        slope[k] = (up - figure_at(a->sums, moved, what, i, j)) / (2 * step);
        moved[k] = a->at[k];
    }
    for (size_t k = 0; k < size; k++)
        for (size_t l = 0; l < size; l++)
            sum += slope[k] * a->covariance[k * size + l] * slope[l];
    return sqrt(sum);
}

typedef enum { PLAIN, LOGARITHM, LOGIT } scale;

static void limits(lode_mixed_part *p, scale on, double z) {
    const double x = p->estimate, far = z * p->se;
    if (on == PLAIN) {
        p->low = x - far;
        p->high = x + far;
    } else if (on == LOGARITHM) {
        p->low = x * exp(-far / x);
        p->high = x * exp(far / x);
    } else {
        const double odds = x / (1 - x), spread = exp(far / (x * (1 - x)));
        p->low = odds / spread / (1 + odds / spread);
        p->high = odds * spread / (1 + odds * spread);
    }
}

static lode_mixed_part part_of(const answering *a, figure what, size_t i, size_t j, scale on,
                               bool known) {
    lode_mixed_part p = {figure_at(a->sums, a->at, what, i, j), NAN, NAN, NAN};
    if (!known || !(p.estimate > 0 || on == PLAIN))
        return p;
    p.se = standard_error(a, what, i, j);
    limits(&p, on, a->z);
    return p;
}

static lode_mixed_part no_part(void) {
    return (lode_mixed_part){NAN, NAN, NAN, NAN};
}

static bool any_boundary(const mixed_sums *s, const mixed_state *state, size_t from, size_t to) {
    for (size_t i = from; i < to; i++)
        if (i < mixed_parameters(s) && state->boundary[i])
            return true;
    return false;
}

/* Covariances of which one is on the boundary have no standard error, none of them. */
static void answer_covariance(const answering *a, bool known, lode_mixed *fit) {
    const size_t q = a->sums->q;
    for (size_t i = 0; i < q * q; i++)
        fit->covariance[i] =
            part_of(a, COVARIANCE, i / q, i % q, i / q == i % q ? LOGARITHM : PLAIN, known);
}

void mixed_answer_variances(const mixed_sums *s, const mixed_state *state, const double *covariance,
                            double level, lode_mixed *fit) {
    const size_t n = mixed_parameters(s), own = n - (s->areas > 0);
    const bool three = s->areas > 0, sound = covariance != NULL;
    const bool units = sound && !any_boundary(s, state, 0, own);
    answering a = {
        .sums = s, .covariance = covariance, .z = gsl_cdf_ugaussian_Pinv((1 + level) / 2)};
    mixed_likelihood at = mixed_likelihood_new(s);
    mixed_likelihood_at(s, state->theta, 0, &at);
    memcpy(a.at, state->theta, n * sizeof *a.at);
    a.at[n] = log(mixed_residual_variance(s, &at));
    mixed_likelihood_free(&at);
    answer_covariance(&a, units, fit);
    fit->variance.unit = part_of(&a, UNIT, 0, 0, LOGARITHM, units);
    fit->variance.area = three ? part_of(&a, AREA, 0, 0, LOGARITHM, sound) : no_part();
    fit->variance.residual = part_of(&a, RESIDUAL, 0, 0, LOGARITHM, sound);
    fit->share.unit = part_of(&a, UNIT_SHARE, 0, 0, LOGIT, units);
    fit->share.area = three ? part_of(&a, AREA_SHARE, 0, 0, LOGIT, sound) : no_part();
    const bool some = figure_at(s, a.at, SAME, 0, 0) > 0;
    fit->share.residual = part_of(&a, REST_SHARE, 0, 0, LOGIT, sound && some);
    fit->same_unit = part_of(&a, SAME, 0, 0, LOGIT, sound && some);
    fit->singular = any_boundary(s, state, 0, n);
}
