#include "lode/whiten.h"

#include "lode/mean.h"
#include "lode/memory.h"
#include "lode/spread.h"

#include <gsl/gsl_blas.h>
#include <gsl/gsl_errno.h>
#include <gsl/gsl_linalg.h>
#include <stdbool.h>
#include <stdlib.h>

/* Of each term its mean and standard deviation, and the points in those units. */
static lode_status standardise(const double *value, size_t n, size_t terms, double *sd, double *out,
                               lode_error *error) {
    double *column = lode_allocate(n, sizeof *column);
    lode_status status = LODE_OK;
    for (size_t t = 0; t < terms && status == LODE_OK; t++) {
        double mean = 0;
        for (size_t i = 0; i < n; i++)
            column[i] = value[i * terms + t];
        status = lode_mean(column, n, &mean, error);
        if (status == LODE_OK)
            status = lode_sd(column, n, &sd[t], error);
        if (status == LODE_OK && !(sd[t] > 0))
            status =
                lode_fail(error, LODE_REFUSED, "characteristic %zu is the same for all", t + 1);
        for (size_t i = 0; i < n && status == LODE_OK; i++)
            out[i * terms + t] = (column[i] - mean) / sd[t];
    }
    free(column);
    return status;
}

static gsl_matrix *correlations(const double *standard, size_t n, size_t terms) {
    gsl_matrix *r = gsl_matrix_alloc(terms, terms);
    for (size_t a = 0; a < terms; a++)
        for (size_t b = 0; b <= a; b++) {
            double sum = 0;
            for (size_t i = 0; i < n; i++)
                sum += standard[i * terms + a] * standard[i * terms + b];
            gsl_matrix_set(r, a, b, sum / (double)(n - 1));
            gsl_matrix_set(r, b, a, sum / (double)(n - 1));
        }
    return r;
}

static lode_status factorise(gsl_matrix *r, lode_error *error) {
    const double least = 1e-12;
    double condition = 0; /* reciprocal */
    gsl_error_handler_t *before = gsl_set_error_handler_off();
    gsl_vector *work = gsl_vector_alloc(3 * r->size1);
    const bool done = gsl_linalg_cholesky_decomp1(r) == GSL_SUCCESS &&
                      gsl_linalg_cholesky_rcond(r, &condition, work) == GSL_SUCCESS;
    gsl_vector_free(work);
    gsl_set_error_handler(before);
    if (done && condition >= least)
        return LODE_OK;
    lode_fail(error, LODE_REFUSED, "the characteristics are a combination of each other");
    lode_fail_hint(error, "leave one out: percentages that add up to 100 say the last twice");
    return LODE_REFUSED;
}

/* out: from standardised points to L^-1 of them; inverse: S^-1. */
static void solve(gsl_matrix *factor, const double *sd, size_t n, double *out, double *inverse) {
    const size_t terms = factor->size1;
    for (size_t i = 0; i < n; i++) {
        gsl_vector_view x = gsl_vector_view_array(out + i * terms, terms);
        gsl_blas_dtrsv(CblasLower, CblasNoTrans, CblasNonUnit, factor, &x.vector);
    }
    gsl_linalg_cholesky_invert(factor);
    for (size_t a = 0; a < terms; a++)
        for (size_t b = 0; b < terms; b++)
            inverse[a * terms + b] = gsl_matrix_get(factor, a, b) / (sd[a] * sd[b]);
}

lode_status lode_whiten(const double *value, size_t n, size_t terms, double *out, double *inverse,
                        lode_error *error) {
    if (n < terms + 2)
        return lode_fail(error, LODE_REFUSED, "%zu characteristics take %zu schools, not %zu",
                         terms, terms + 2, n);
    double *sd = lode_allocate(terms, sizeof *sd);
    lode_status status = standardise(value, n, terms, sd, out, error);
    if (status == LODE_OK) {
        gsl_matrix *r = correlations(out, n, terms);
        status = factorise(r, error);
        if (status == LODE_OK)
            solve(r, sd, n, out, inverse);
        gsl_matrix_free(r);
    }
    free(sd);
    return status;
}
