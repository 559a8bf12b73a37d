#include "lode/regression.h"

#include "checks.h"
#include "lode/mean.h"
#include "lode/memory.h"
#include "lode/number.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_linalg.h>
#include <math.h>
#include <stdlib.h>

/* How little of a column may be its own. Powers as high as NIST's tenth keep more than this; what
 * rounding leaves of one that has nothing is less, though it grows with the observations. */
static double least_of_its_own(size_t n) {
    return 1e-10 + 1e-15 * (double)n;
}

enum { REFINEMENTS = 3 };

/* The scaled columns, taken apart into an orthogonal and a triangular matrix. */
typedef struct {
    gsl_matrix *qr;
    gsl_vector *tau;
    double *scale; /* [k] what each column was multiplied by, a power of two */
} triangular;

static void free_triangular(triangular *t) {
    gsl_matrix_free(t->qr);
    gsl_vector_free(t->tau);
    free(t->scale);
}

static double scale_of(const double *x, size_t n, size_t k, size_t column) {
    double most = 0;
    for (size_t i = 0; i < n; i++)
        most = fmax(most, fabs(x[i * k + column]));
    return most > 0 ? ldexp(1, -ilogb(most)) : 1;
}

static triangular triangulate(const double *x, size_t n, size_t k) {
    triangular t = {gsl_matrix_alloc(n, k), gsl_vector_alloc(k), lode_allocate(k, sizeof(double))};
    for (size_t j = 0; j < k; j++)
        t.scale[j] = scale_of(x, n, k, j);
    for (size_t i = 0; i < n * k; i++)
        t.qr->data[i] = x[i] * t.scale[i % k]; /* rows of such a matrix lie one after the other */
    gsl_linalg_QR_decomp(t.qr, t.tau);
    return t;
}

/* The first column that those before it make up; k if there is none. */
static size_t find_aliased(const triangular *t, size_t k) {
    for (size_t j = 0; j < k; j++) {
        double length = 0;
        for (size_t i = 0; i <= j; i++)
            length = hypot(length, gsl_matrix_get(t->qr, i, j));
        if (!(fabs(gsl_matrix_get(t->qr, j, j)) > least_of_its_own(t->qr->size1) * length))
            return j;
    }
    return k;
}

/* ---- coefficients ---- */

static double residual_of(const double *row, double y, const double *coefficient, size_t k) {
    lode_sum sum;
    lode_sum_start(&sum);
    lode_sum_add(&sum, y);
    for (size_t j = 0; j < k; j++)
        lode_sum_add_product(&sum, -coefficient[j], row[j]);
    return lode_sum_value(&sum);
}

/* Each step fits what the one before left, exactly known. */
static void solve(const triangular *t, const double *y, lode_regression *fit) {
    const size_t n = fit->n, k = fit->k;
    gsl_vector *step = gsl_vector_alloc(k), *left = gsl_vector_alloc(n);
    gsl_vector_view residual = gsl_vector_view_array(fit->residual, n);
    memcpy(fit->residual, y, n * sizeof *y);
    for (int round = 0; round < REFINEMENTS; round++) {
        gsl_linalg_QR_lssolve(t->qr, t->tau, &residual.vector, step, left);
        for (size_t j = 0; j < k; j++)
            fit->coefficient[j] += gsl_vector_get(step, j) * t->scale[j];
        for (size_t i = 0; i < n; i++)
            fit->residual[i] = residual_of(fit->x + i * k, y[i], fit->coefficient, k);
    }
    gsl_vector_free(step);
    gsl_vector_free(left);
}

/* The inverse of R column by column, in the units of the columns; then that of R'R. */
static void invert(const triangular *t, lode_regression *fit) {
    const size_t k = fit->k;
    double *root = fit->root;
    for (size_t j = 0; j < k; j++)
        for (size_t i = j + 1; i-- > 0;) {
            double sum = i == j;
            for (size_t l = i + 1; l <= j; l++)
                sum -= gsl_matrix_get(t->qr, i, l) * root[l * k + j];
            root[i * k + j] = sum / gsl_matrix_get(t->qr, i, i);
        }
    for (size_t i = 0; i < k * k; i++)
        root[i] *= t->scale[i / k];
    for (size_t i = 0; i < k; i++)
        for (size_t j = 0; j < k; j++)
            for (size_t l = i > j ? i : j; l < k; l++)
                fit->unscaled[i * k + j] += root[i * k + l] * root[j * k + l];
}

/* ---- squares ---- */

static double sum_squares(const double *values, size_t n, double about) {
    lode_sum sum;
    lode_sum_start(&sum);
    for (size_t i = 0; i < n; i++)
        lode_sum_add_product(&sum, values[i] - about, values[i] - about);
    return lode_sum_value(&sum);
}

static void settle(const double *y, bool intercept, lode_regression *fit) {
    double mean = 0;
    if (intercept)
        lode_mean(y, fit->n, &mean, NULL);
    const double total = sum_squares(y, fit->n, mean);
    fit->df_regression = fit->k - intercept;
    fit->df_residual = fit->n - fit->k;
    fit->ss_residual = sum_squares(fit->residual, fit->n, 0);
    fit->ss_regression = fmax(0, total - fit->ss_residual);
    fit->residual_sd = sqrt(fit->ss_residual / (double)fit->df_residual);
    for (size_t j = 0; j < fit->k; j++)
        fit->se[j] = fit->residual_sd * sqrt(fit->unscaled[j * fit->k + j]);
    fit->r2 = fit->f = fit->p = NAN;
    if (!(total > 0))
        return;
    fit->r2 = fit->ss_regression / total;
    if (fit->df_regression == 0)
        return;
    const double df1 = (double)fit->df_regression, df2 = (double)fit->df_residual;
    fit->f = fit->ss_regression / df1 / (fit->ss_residual / df2);
    fit->p = isfinite(fit->f) ? gsl_cdf_fdist_Q(fit->f, df1, df2) : 0;
}

/* ---- the whole ---- */

static lode_status check(const double *x, const double *y, size_t n, size_t columns, size_t k,
                         lode_error *error) {
    lode_status status = lode_check_finite("value", y, n, error);
    if (status == LODE_OK)
        status = lode_check_finite("column value", x, n * columns, error);
    if (status == LODE_OK && k == 0)
        status = lode_fail(error, LODE_REFUSED, "there are no coefficients to find");
    if (status == LODE_OK && n <= k)
        status = lode_fail(
            error, LODE_REFUSED,
            "%zu observations do not leave any over for the error of %zu coefficients", n, k);
    const double large = 1e150;
    for (size_t i = 0; i < n && status == LODE_OK; i++) {
        bool fits = fabs(y[i]) < large;
        for (size_t j = 0; j < columns; j++)
            fits = fits && fabs(x[i * columns + j]) < large;
        if (!fits)
            status = lode_fail(error, LODE_DATA, "observation %zu of %zu is too large to square",
                               i + 1, n);
    }
    return status;
}

static lode_regression start(const double *x, size_t n, size_t columns, bool intercept) {
    const size_t k = columns + intercept;
    lode_regression fit = {.n = n, .k = k};
    fit.coefficient = lode_allocate(k, sizeof(double));
    fit.se = lode_allocate(k, sizeof(double));
    fit.unscaled = lode_allocate(k * k, sizeof(double));
    fit.root = lode_allocate(k * k, sizeof(double));
    fit.residual = lode_allocate(n, sizeof(double));
    fit.x = lode_allocate(n * k, sizeof(double));
    for (size_t i = 0; i < n; i++) {
        fit.x[i * k] = 1;
        if (columns > 0)
            memcpy(fit.x + i * k + intercept, x + i * columns, columns * sizeof *x);
    }
    return fit;
}

lode_status lode_regression_fit(const double *x, const double *y, size_t n, size_t columns,
                                bool intercept, lode_regression *fit, size_t *aliased,
                                lode_error *error) {
    lode_status status = check(x, y, n, columns, columns + intercept, error);
    if (status != LODE_OK)
        return status;
    lode_regression found = start(x, n, columns, intercept);
    triangular t = triangulate(found.x, n, found.k);
    const size_t first = find_aliased(&t, found.k);
    if (first < found.k) {
        const size_t column = first - intercept;
        status =
            lode_fail(error, LODE_REFUSED,
                      "column %zu of %zu is made up of %sthose before it: it has no coefficient",
                      column + 1, columns, intercept ? "the intercept and " : "");
        if (aliased)
            *aliased = column;
        lode_regression_free(&found);
    } else {
        solve(&t, y, &found);
        invert(&t, &found);
        settle(y, intercept, &found);
        *fit = found;
    }
    free_triangular(&t);
    return status;
}

void lode_regression_free(lode_regression *fit) {
    free(fit->coefficient);
    free(fit->se);
    free(fit->unscaled);
    free(fit->root);
    free(fit->residual);
    free(fit->x);
    *fit = (lode_regression){0};
}
