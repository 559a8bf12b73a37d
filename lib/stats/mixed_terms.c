/* Coefficients in the data's own units, with their standard errors and degrees of freedom. */
#include "lode/memory.h"
#include "mixed_parts.h"

#include <gsl/gsl_cdf.h>
#include <stdlib.h>
#include <string.h>

/* Which combination of the scaled columns' coefficients term t is. */
static void combination(const mixed_sums *s, size_t t, double *l) {
    const size_t terms = s->m - 1;
    const double y = s->scale[s->m - 1];
    memset(l, 0, terms * sizeof *l);
    l[t] = y / s->scale[t];
    for (size_t c = 1; t == 0 && c < terms; c++)
        l[c] = -y * s->centre[c] / s->scale[c];
}

/* The coefficients of the scaled columns: L' b = the last row of the factor. */
static void solve(const mixed_sums *s, const dual *factor, double *b) {
    const size_t m = s->m, terms = m - 1;
    for (size_t i = terms; i-- > 0;) {
        b[i] = factor[terms * m + i].v;
        for (size_t k = i + 1; k < terms; k++)
            b[i] -= factor[k * m + i].v * b[k];
        b[i] /= factor[i * m + i].v;
    }
}

/* l' (X' V^-1 X)^-1 l, V relative to the residual variance. */
static dual relative_variance(const mixed_sums *s, const dual *factor, const double *l) {
    const size_t m = s->m, terms = m - 1;
    dual w[terms], sum = {0, 0};
    for (size_t i = 0; i < terms; i++) {
        w[i] = dual_constant(l[i]);
        for (size_t k = 0; k < i; k++)
            w[i] = dual_minus(w[i], dual_times(factor[i * m + k], w[k]));
        w[i] = dual_over(w[i], factor[i * m + i]);
        sum = dual_plus(sum, dual_times(w[i], w[i]));
    }
    return sum;
}

/* Satterthwaite: twice the squared variance over the variance of its estimate. slope[n + 1] is its
 * derivative by the parameters and log s. */
static double freedom(const double *slope, const double *covariance, size_t size, double variance) {
    double sum = 0;
    for (size_t i = 0; i < size; i++)
        for (size_t j = 0; j < size; j++)
            sum += slope[i] * covariance[i * size + j] * slope[j];
    return 2 * variance * variance / sum;
}

static void interval(lode_mixed_term *t, double level) {
    const double far = gsl_cdf_tdist_Pinv((1 + level) / 2, t->df) * t->se;
    t->low = t->estimate - far;
    t->high = t->estimate + far;
    t->p = 2 * gsl_cdf_tdist_Q(fabs(t->estimate) / t->se, t->df);
}

void mixed_answer_terms(const mixed_sums *s, const mixed_state *state, const double *covariance,
                        double level, lode_mixed *fit) {
    const size_t terms = s->m - 1, n = mixed_parameters(s);
    double *b = lode_allocate(terms, sizeof *b), *l = lode_allocate(terms, sizeof *l);
    double *slope = lode_allocate(terms * (n + 1), sizeof *slope);
    mixed_likelihood at = mixed_likelihood_new(s);
    for (size_t i = n; i-- > 0;) {
        mixed_likelihood_at(s, state->theta, i, &at);
        const double residual = mixed_residual_variance(s, &at);
        for (size_t t = 0; t < terms; t++) {
            combination(s, t, l);
            const dual variance = relative_variance(s, at.factor, l);
            slope[t * (n + 1) + i] = residual * variance.d;
            slope[t * (n + 1) + n] = residual * variance.v;
        }
    }
    solve(s, at.factor, b);
    for (size_t t = 0; t < terms; t++) {
        const double variance = slope[t * (n + 1) + n];
        combination(s, t, l);
        fit->term[t].estimate = t == 0 ? s->centre[s->m - 1] : 0;
        for (size_t c = 0; c < terms; c++)
            fit->term[t].estimate += l[c] * b[c];
        fit->term[t].se = sqrt(variance);
        fit->term[t].df = freedom(slope + t * (n + 1), covariance, n + 1, variance);
        interval(&fit->term[t], level);
    }
    mixed_likelihood_free(&at);
    free(b);
    free(l);
    free(slope);
}
