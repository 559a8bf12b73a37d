/* Where the likelihood is at its maximum.
 *
 * The deviance is an even function of each column of L and of the areas' root, smooth where a
 * variance is 0: so nothing is bounded, and a variance of 0 is a minimum like others. Only, that
 * place is stationary whether it is a minimum or not, so no start has a variance of 0. */
#include "lode/memory.h"
#include "mixed_parts.h"

#include <gsl/gsl_errno.h>
#include <gsl/gsl_linalg.h>
#include <stdlib.h>
#include <string.h>

enum { STEPS_MOST = 200 };

typedef struct {
    const mixed_sums *sums;
    mixed_likelihood at;
    size_t n; /* parameters */
} search;

/* The deviance less constants, and its derivative along a parameter. */
static dual deviance(search *s, const double *theta, size_t along) {
    mixed_likelihood_at(s->sums, theta, along, &s->at);
    const dual squares = dual_scaled(dual_log(s->at.squares), mixed_freedom(s->sums));
    return dual_plus(s->at.determinant, squares);
}

static double gradient(search *s, const double *theta, double *slope) {
    double value = 0;
    for (size_t i = 0; i < s->n; i++) {
        const dual d = deviance(s, theta, i);
        value = d.v;
        slope[i] = d.d;
    }
    return value;
}

/* ---- starts ---- */

static bool is_diagonal(const search *s, size_t place) {
    for (size_t k = 0; k < s->sums->q; k++)
        if (place == mixed_place(k, k))
            return true;
    return s->sums->areas && place == s->n - 1;
}

/* The best of a grid along each diagonal parameter in turn, twice, from the best common value. */
static void find_start(search *s, double *theta) {
    static const double grid[] = {0.02, 0.05, 0.1, 0.2, 0.4, 0.8, 1.6, 3.2, 8, 25, 100};
    const size_t points = sizeof grid / sizeof *grid;
    double best = INFINITY, common = grid[0], trial[MIXED_PARAMETERS_MOST] = {0};
    for (size_t g = 0; g < points; g++) {
        for (size_t i = 0; i < s->n; i++)
            trial[i] = is_diagonal(s, i) ? grid[g] : 0;
        const double d = deviance(s, trial, 0).v;
        if (d < best) {
            best = d;
            common = grid[g];
        }
    }
    for (size_t i = 0; i < s->n; i++)
        theta[i] = is_diagonal(s, i) ? common : 0;
    for (size_t i = 0; i < 2 * s->n && s->n > 1; i++) {
        const size_t at = i % s->n;
        for (size_t g = 0; g < points && is_diagonal(s, at); g++) {
            memcpy(trial, theta, s->n * sizeof *trial);
            trial[at] = grid[g];
            const double d = deviance(s, trial, 0).v;
            if (d < best) {
                best = d;
                theta[at] = grid[g];
            }
        }
    }
}

/* ---- Newton ---- */

/* Second derivatives, by central differences of the first. */
static void curvature(search *s, const double *theta, gsl_matrix *hessian) {
    double at[MIXED_PARAMETERS_MOST], up[MIXED_PARAMETERS_MOST], down[MIXED_PARAMETERS_MOST];
    memcpy(at, theta, s->n * sizeof *at);
    for (size_t i = 0; i < s->n; i++) {
        const double h = 1e-5 * fmax(fabs(theta[i]), 0.05);
        at[i] = theta[i] + h;
        gradient(s, at, up);
        at[i] = theta[i] - h;
        gradient(s, at, down);
        at[i] = theta[i];
        for (size_t j = 0; j < s->n; j++)
            gsl_matrix_set(hessian, i, j, (up[j] - down[j]) / (2 * h));
    }
    for (size_t i = 0; i < s->n; i++)
        for (size_t j = 0; j < i; j++) {
            const double middle =
                (gsl_matrix_get(hessian, i, j) + gsl_matrix_get(hessian, j, i)) / 2;
            gsl_matrix_set(hessian, i, j, middle);
            gsl_matrix_set(hessian, j, i, middle);
        }
}

/* -(H + damping I)^-1 slope into step; false where that matrix is not positive definite. */
static bool solve(const gsl_matrix *hessian, double damping, const double *slope, double *step) {
    const size_t n = hessian->size1;
    gsl_matrix *factor = gsl_matrix_alloc(n, n);
    gsl_vector_view x = gsl_vector_view_array(step, n);
    gsl_error_handler_t *before = gsl_set_error_handler_off();
    gsl_matrix_memcpy(factor, hessian);
    for (size_t i = 0; i < n; i++) {
        step[i] = -slope[i];
        gsl_matrix_set(factor, i, i, gsl_matrix_get(factor, i, i) + damping);
    }
    const bool done = gsl_linalg_cholesky_decomp1(factor) == GSL_SUCCESS;
    if (done)
        gsl_linalg_cholesky_svx(factor, &x.vector);
    gsl_set_error_handler(before);
    gsl_matrix_free(factor);
    return done;
}

static double largest(const gsl_matrix *hessian) {
    double most = 1e-300;
    for (size_t i = 0; i < hessian->size1; i++)
        most = fmax(most, fabs(gsl_matrix_get(hessian, i, i)));
    return most;
}

/* How much lower the deviance would be if it were the quadratic. */
static double promised(const double *slope, const double *step, size_t n) {
    double sum = 0;
    for (size_t i = 0; i < n; i++)
        sum -= slope[i] * step[i];
    return sum;
}

/* A step that lowers the deviance, damped until there is one. False: there is none that rounding
 * leaves to be seen. */
static bool descend(search *s, const gsl_matrix *hessian, const double *slope, double *theta,
                    double *value) {
    const double least = 1e-6 * largest(hessian);
    double step[MIXED_PARAMETERS_MOST], trial[MIXED_PARAMETERS_MOST];
    for (double damping = 0; damping <= 1e18 * least; damping = damping > 0 ? 4 * damping : least) {
        if (!solve(hessian, damping, slope, step))
            continue;
        for (size_t i = 0; i < s->n; i++)
            trial[i] = theta[i] + step[i];
        const double d = deviance(s, trial, 0).v;
        if (d < *value) {
            memcpy(theta, trial, s->n * sizeof *theta);
            *value = d;
            return true;
        }
        if (promised(slope, step, s->n) < 1e-13 * fabs(*value))
            return false;
    }
    return false;
}

/* True at a place where the slope is 0: Newton's step promises less than rounding shows. The little
 * damping is for what has no curvature: the column of an effect whose variance is 0. */
static bool polish(search *s, double *theta, double *value) {
    const double little = 1e-6, nothing = 1e-9;
    gsl_matrix *hessian = gsl_matrix_alloc(s->n, s->n);
    double slope[MIXED_PARAMETERS_MOST], step[MIXED_PARAMETERS_MOST];
    bool arrived = false, moved = true;
    for (int i = 0; i < STEPS_MOST && moved && !arrived; i++) {
        *value = gradient(s, theta, slope);
        curvature(s, theta, hessian);
        arrived = solve(hessian, little * largest(hessian), slope, step) &&
                  promised(slope, step, s->n) < nothing;
        if (arrived)
            for (size_t k = 0; k < s->n; k++)
                theta[k] += step[k];
        else
            moved = descend(s, hessian, slope, theta, value);
    }
    gsl_matrix_free(hessian);
    return arrived;
}

/* ---- the boundary ---- */

/* Parameters that lower nothing: 0, whatever rounding has left of them. Where a diagonal one is 0
 * nothing in its column is told from 0. */
static void settle(search *s, mixed_state *state) {
    const double same = 1e-9 * fmax(1, fabs(state->deviance));
    for (size_t i = 0; i < s->n; i++) {
        const double was = state->theta[i];
        if (!is_diagonal(s, i) || fabs(was) > 1e-3)
            continue;
        state->theta[i] = 0;
        const double without = deviance(s, state->theta, 0).v;
        state->boundary[i] = without - state->deviance < same;
        if (!state->boundary[i])
            state->theta[i] = was;
    }
    state->deviance = deviance(s, state->theta, 0).v;
}

/* Signs of columns say nothing; the diagonal is positive. */
static void turn(search *s, double *theta) {
    const size_t q = s->sums->q;
    for (size_t j = 0; j < q; j++)
        for (size_t i = q; i-- > j && theta[mixed_place(j, j)] < 0;)
            theta[mixed_place(i, j)] = -theta[mixed_place(i, j)];
    if (s->sums->areas)
        theta[s->n - 1] = fabs(theta[s->n - 1]);
}

lode_status mixed_search(const mixed_sums *sums, mixed_state *state, lode_error *error) {
    search s = {sums, mixed_likelihood_new(sums), mixed_parameters(sums)};
    *state = (mixed_state){.deviance = 0};
    find_start(&s, state->theta);
    const bool found = polish(&s, state->theta, &state->deviance);
    if (found) {
        turn(&s, state->theta);
        settle(&s, state);
    }
    mixed_likelihood_free(&s.at);
    return found
               ? LODE_OK
               : lode_fail(error, LODE_REFUSED, "the likelihood has no maximum that can be found");
}
