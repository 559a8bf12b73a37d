/* Ordinary least squares: the coefficients by which columns x make up y with the least squares
 * left.
 *
 * By Householder's orthogonal triangulation (G. Golub, 1965, Numerische Mathematik 7, 206-216) of
 * columns scaled by powers of two, refined with exact residuals (A. Bjorck, 1967, BIT 7, 257-278):
 * powers of one column and columns that nearly go together, of which the normal equations make
 * nothing, keep their digits. Standard errors here are those of independent errors of one variance;
 * others, such as of pupils in schools, are made of what the fit keeps. */
#ifndef LODE_REGRESSION_H
#define LODE_REGRESSION_H

#include "lode/status.h"

#include <stdbool.h>
#include <stddef.h>

typedef struct {
    size_t n, k;              /* observations, coefficients; the intercept, if any, is the first */
    double *coefficient, *se; /* [k] */
    double *unscaled;         /* [k][k] the inverse of X'X: times residual_sd^2 their covariances */
    double *root;             /* [k][k] upper triangular; times its transpose it is unscaled */
    double *x;        /* [n][k] the columns as they were, a first one of ones for an intercept */
    double *residual; /* [n] y less what is fitted */
    size_t df_regression, df_residual;
    double ss_regression, ss_residual; /* about the mean of y with an intercept, about 0 without */
    double residual_sd;
    double r2;   /* ss_regression of both; NAN if y does not vary */
    double f, p; /* all coefficients but the intercept are 0; infinite and 0 if nothing is left, NAN
                    if there are none or y does not vary */
} lode_regression;

/* Fit y[n] by x[n][columns], finite, a row an observation.
 *   intercept  whether there is one, before the columns
 *   fit        written only when LODE_OK is returned; free with lode_regression_free
 *   aliased    may be NULL; where a column is refused, its number from 0, columns being counted
 *              without the intercept
 * LODE_REFUSED: not more observations than coefficients, no coefficients, a column that the
 * intercept and the columns before it make up but for a part in 10^10 of it, a constant one beside
 * an intercept included. LODE_DATA: what is not finite or is too large to square. */
lode_status lode_regression_fit(const double *x, const double *y, size_t n, size_t columns,
                                bool intercept, lode_regression *fit, size_t *aliased,
                                lode_error *error);

void lode_regression_free(lode_regression *fit);

#endif
