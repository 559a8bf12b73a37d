/* Least squares: what is exact by hand, what the residuals of any fit have in common, what is left
 * when columns are scaled or in another order, which column is refused. NIST's certified figures
 * are in tests/reference. */
#include "lode/regression.h"

#include "../support/close.h"

#include <math.h>
#include <stdlib.h>

static lode_regression fit_of(const double *x, const double *y, size_t n, size_t columns,
                              bool intercept) {
    lode_regression fit = {0};
    assert_int_equal(lode_regression_fit(x, y, n, columns, intercept, &fit, NULL, NULL), LODE_OK);
    return fit;
}

/* Through 1, 2, 4, 5 at 0 to 3: slope 14/10, half way up at 3; left are 0.1, -0.3, 0.3, -0.1. */
static void a_line_by_hand(void **state) {
    (void)state;
    const double x[] = {0, 1, 2, 3}, y[] = {1, 2, 4, 5};
    lode_regression fit = fit_of(x, y, 4, 1, true);
    assert_close(fit.coefficient[0], 0.9, 1e-14);
    assert_close(fit.coefficient[1], 1.4, 1e-14);
    assert_close(fit.ss_residual, 0.2, 1e-13);
    assert_close(fit.ss_regression, 9.8, 1e-13);
    assert_close(fit.residual_sd, sqrt(0.1), 1e-13);
    assert_close(fit.se[1], sqrt(0.1 / 5), 1e-13);
    assert_close(fit.se[0], sqrt(0.1 * (1. / 4 + 2.25 / 5)), 1e-13);
    assert_close(fit.r2, 0.98, 1e-14);
    assert_close(fit.f, 98, 1e-12);
    assert_close(fit.p, 0.010050506338833, 1e-11); /* r is the root of 0.98: 1 - r for 2 df */
    lode_regression_free(&fit);
}

/* Observations of three columns that have nothing to do with each other. */
enum { N = 40, K = 3 };

static void invent(double x[N * K], double y[N]) {
    for (int i = 0; i < N; i++) {
        x[i * K] = sin(i * 1.7) * 30;
        x[i * K + 1] = fmod(i * 0.618, 1) + 1e4;
        x[i * K + 2] = i % 3 == 0;
        y[i] = 5 + 0.3 * x[i * K] - 4 * x[i * K + 1] + 2 * x[i * K + 2] + cos(i * 2.3);
    }
}

static void residuals_have_nothing_of_the_columns(void **state) {
    (void)state;
    double x[N * K], y[N];
    invent(x, y);
    lode_regression fit = fit_of(x, y, N, K, true);
    for (int j = 0; j < K + 1; j++) {
        double sum = 0, size = 0;
        for (int i = 0; i < N; i++) {
            sum += fit.x[i * (K + 1) + j] * fit.residual[i];
            size += fabs(fit.x[i * (K + 1) + j] * fit.residual[i]);
        }
        assert_true(fabs(sum) < 1e-11 * size);
    }
    lode_regression_free(&fit);
}

/* Columns in other units or in another order have their coefficients so. */
static void units_and_order_go_through(void **state) {
    (void)state;
    double x[N * K], other[N * K], y[N];
    invent(x, y);
    for (int i = 0; i < N; i++) {
        other[i * K] = x[i * K + 2];
        other[i * K + 1] = x[i * K] / 1e7;
        other[i * K + 2] = x[i * K + 1] * 1e9;
    }
    lode_regression a = fit_of(x, y, N, K, true), b = fit_of(other, y, N, K, true);
    assert_close(b.coefficient[2], a.coefficient[1] * 1e7, 1e-11);
    assert_close(b.se[3], a.se[2] / 1e9, 1e-11);
    assert_close(b.coefficient[1], a.coefficient[3], 1e-11);
    assert_close(b.f, a.f, 1e-11);
    lode_regression_free(&a);
    lode_regression_free(&b);
}

/* The unscaled covariances are the inverse of X'X. */
static void covariances_are_the_inverse(void **state) {
    (void)state;
    double x[N * K], y[N];
    invent(x, y);
    lode_regression fit = fit_of(x, y, N, K, false);
    for (int a = 0; a < K; a++)
        for (int b = 0; b < K; b++) {
            double sum = 0;
            for (int i = 0; i < N; i++)
                for (int c = 0; c < K; c++)
                    sum += fit.unscaled[a * K + c] * x[i * K + c] * x[i * K + b];
            assert_true(fabs(sum - (a == b)) < 1e-7);
        }
    lode_regression_free(&fit);
}

static void what_fits_exactly_leaves_nothing(void **state) {
    (void)state;
    const double x[] = {1, 2, 3, 4}, y[] = {3, 5, 7, 9}, flat[] = {2, 2, 2, 2};
    lode_regression fit = fit_of(x, y, 4, 1, true);
    assert_close(fit.coefficient[1], 2, 0);
    assert_close(fit.ss_residual, 0, 0);
    assert_true(isinf(fit.f) && fit.p == 0);
    lode_regression_free(&fit);
    fit = fit_of(x, flat, 4, 1, true);
    assert_true(isnan(fit.r2) && isnan(fit.f));
    lode_regression_free(&fit);
    fit = fit_of(NULL, y, 4, 0, true);
    assert_close(fit.coefficient[0], 6, 0);
    assert_true(isnan(fit.f));
    lode_regression_free(&fit);
}

static void a_column_made_of_others_is_named(void **state) {
    (void)state;
    double x[N * K], y[N];
    lode_regression fit;
    size_t aliased = 9;
    lode_error error;
    invent(x, y);
    for (int i = 0; i < N; i++)
        x[i * K + 2] = 3 * x[i * K] - x[i * K + 1] / 7 + 11;
    assert_int_equal(lode_regression_fit(x, y, N, K, true, &fit, &aliased, &error), LODE_REFUSED);
    assert_int_equal(aliased, 2);
    assert_string_equal(error.text,
                        "column 3 of 3 is made up of the intercept and those before it: "
                        "it has no coefficient");
    for (int i = 0; i < N; i++)
        x[i * K + 1] = 0.1;
    assert_int_equal(lode_regression_fit(x, y, N, K, true, &fit, &aliased, NULL), LODE_REFUSED);
    assert_int_equal(aliased, 1);
    for (int i = 0; i < N; i++)
        x[i * K] = 0;
    assert_int_equal(lode_regression_fit(x, y, N, K, false, &fit, &aliased, NULL), LODE_REFUSED);
    assert_int_equal(aliased, 0);
}

/* Indicators of all groups make up the intercept, however many observations there are to round. */
static void a_full_set_of_indicators_is_refused(void **state) {
    (void)state;
    enum { MOST = 50000, GROUPS = 20 };
    double *x = calloc(MOST * GROUPS, sizeof *x), *y = calloc(MOST, sizeof *y);
    lode_regression fit;
    for (int i = 0; i < MOST; i++) {
        x[i * GROUPS + i % GROUPS] = 1;
        y[i] = sin(i);
    }
    for (size_t n = 50; n <= MOST; n *= 10) {
        size_t aliased = 0;
        assert_int_equal(lode_regression_fit(x, y, n, GROUPS, true, &fit, &aliased, NULL),
                         LODE_REFUSED);
        assert_int_equal(aliased, GROUPS - 1);
        assert_int_equal(lode_regression_fit(x, y, n, GROUPS, false, &fit, &aliased, NULL),
                         LODE_OK);
        lode_regression_free(&fit);
    }
    free(x);
    free(y);
}

static void what_cannot_be_fitted_is_refused(void **state) {
    (void)state;
    const double x[] = {1, 2, 3}, y[] = {1, 3, 2}, bad[] = {1, NAN, 2}, huge[] = {1, 1e200, 2};
    lode_regression fit;
    assert_int_equal(lode_regression_fit(x, y, 2, 1, true, &fit, NULL, NULL), LODE_REFUSED);
    assert_int_equal(lode_regression_fit(x, y, 0, 1, true, &fit, NULL, NULL), LODE_REFUSED);
    assert_int_equal(lode_regression_fit(x, y, 3, 0, false, &fit, NULL, NULL), LODE_REFUSED);
    assert_int_equal(lode_regression_fit(bad, y, 3, 1, true, &fit, NULL, NULL), LODE_DATA);
    assert_int_equal(lode_regression_fit(x, bad, 3, 1, true, &fit, NULL, NULL), LODE_DATA);
    assert_int_equal(lode_regression_fit(huge, y, 3, 1, true, &fit, NULL, NULL), LODE_DATA);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_line_by_hand),
        cmocka_unit_test(residuals_have_nothing_of_the_columns),
        cmocka_unit_test(units_and_order_go_through),
        cmocka_unit_test(covariances_are_the_inverse),
        cmocka_unit_test(what_fits_exactly_leaves_nothing),
        cmocka_unit_test(a_column_made_of_others_is_named),
        cmocka_unit_test(a_full_set_of_indicators_is_refused),
        cmocka_unit_test(what_cannot_be_fitted_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
