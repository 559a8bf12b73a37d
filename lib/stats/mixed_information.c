/* How sharp the maximum is, in the parameters and the residual variance, which is no longer
 * profiled out: D = determinant + freedom log s + squares / s, by theta and log s. */
#include "lode/memory.h"
#include "mixed_parts.h"

#include <gsl/gsl_errno.h>
#include <gsl/gsl_linalg.h>
#include <stdlib.h>
#include <string.h>

/* The derivatives of D by each parameter where the residual variance is s; of the squares into
 * squares. */
static void slopes(const mixed_sums *sums, const double *theta, double s, mixed_likelihood *at,
                   double *slope, double *squares) {
    for (size_t i = 0; i < mixed_parameters(sums); i++) {
        mixed_likelihood_at(sums, theta, i, at);
        squares[i] = at->squares.d;
        slope[i] = at->determinant.d + at->squares.d / s;
    }
}

/* [n + 1][n + 1] */
static void second_derivatives(const mixed_sums *sums, const double *theta, double s,
                               mixed_likelihood *at, double *h) {
    const size_t n = mixed_parameters(sums), size = n + 1;
    double moved[MIXED_PARAMETERS_MOST], up[MIXED_PARAMETERS_MOST], down[MIXED_PARAMETERS_MOST],
        squares[MIXED_PARAMETERS_MOST];
    memcpy(moved, theta, n * sizeof *moved);
    for (size_t i = 0; i < n; i++) {
        const double step = 1e-5 * fmax(fabs(theta[i]), 0.05);
        moved[i] = theta[i] + step;
        slopes(sums, moved, s, at, up, squares);
        moved[i] = theta[i] - step;
        slopes(sums, moved, s, at, down, squares);
        moved[i] = theta[i];
        for (size_t j = 0; j < n; j++) {
            h[i * size + j] += (up[j] - down[j]) / (4 * step);
            h[j * size + i] += (up[j] - down[j]) / (4 * step);
        }
    }
    slopes(sums, theta, s, at, up, squares);
    for (size_t i = 0; i < n; i++)
        h[i * size + n] = h[n * size + i] = -squares[i] / s;
    h[n * size + n] = mixed_freedom(sums);
}

/* A parameter on the boundary stands still: its row and column say nothing of the others. */
static void hold(double *h, size_t size, size_t at) {
    for (size_t i = 0; i < size; i++)
        h[at * size + i] = h[i * size + at] = 0;
    h[at * size + at] = 1;
}

static bool invert(double *h, size_t size) {
    gsl_matrix_view matrix = gsl_matrix_view_array(h, size, size);
    gsl_error_handler_t *before = gsl_set_error_handler_off();
    const bool done = gsl_linalg_cholesky_decomp1(&matrix.matrix) == GSL_SUCCESS &&
                      gsl_linalg_cholesky_invert(&matrix.matrix) == GSL_SUCCESS;
    gsl_set_error_handler(before);
    return done;
}

double mixed_residual_variance(const mixed_sums *s, const mixed_likelihood *at) {
    return at->squares.v / mixed_freedom(s);
}

bool mixed_information(const mixed_sums *s, const mixed_state *state, double *covariance) {
    const size_t n = mixed_parameters(s), size = n + 1;
    mixed_likelihood at = mixed_likelihood_new(s);
    memset(covariance, 0, size * size * sizeof *covariance);
    mixed_likelihood_at(s, state->theta, 0, &at);
    second_derivatives(s, state->theta, mixed_residual_variance(s, &at), &at, covariance);
    mixed_likelihood_free(&at);
    for (size_t i = 0; i < n; i++)
        if (state->boundary[i])
            hold(covariance, size, i);
    const bool done = invert(covariance, size);
    for (size_t i = 0; i < size * size; i++)
        covariance[i] *= 2;
    for (size_t i = 0; i < n; i++)
        if (state->boundary[i])
            covariance[i * size + i] = 0;
    return done;
}
