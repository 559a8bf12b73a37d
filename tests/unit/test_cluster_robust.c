/* Errors by cluster: the mean of clusters by hand, what corrections have in common, what is
 * refused. Beside R they are held in tests/reference. */
#include "lode/cluster_robust.h"

#include "../support/close.h"

#include <math.h>

enum { N = 24, CLUSTERS = 6 };

static uint32_t of_cluster[N];

/* The number of a cluster's members changes from one to another. */
static lode_regression invented(void) {
    double x[2 * N], y[N];
    lode_regression fit = {0};
    for (int i = 0; i < N; i++) {
        of_cluster[i] = (uint32_t)(i < CLUSTERS ? i : i * i % 7 % CLUSTERS);
        x[2 * i] = of_cluster[i] % 2;
        x[2 * i + 1] = sin(i * 1.7);
        y[i] = 3 + x[2 * i] + 2 * x[2 * i + 1] + cos(of_cluster[i] * 2.0) + cos(i * 2.3);
    }
    assert_int_equal(lode_regression_fit(x, y, N, 2, true, &fit, NULL, NULL), LODE_OK);
    return fit;
}

static lode_robust errors_of(const lode_regression *fit, const uint32_t *cluster, size_t clusters,
                             lode_cluster_correction correction) {
    lode_robust robust = {0};
    assert_int_equal(lode_cluster_robust(fit, cluster, clusters, correction, &robust, NULL),
                     LODE_OK);
    return robust;
}

/* A mean of three clusters of two with sums of residuals 3, -1 and -2: CR0 is the root of 14
 * over 6. Clusters alike in size hold a third each, so that CR2 is CR1, with two degrees of
 * freedom. */
static void the_mean_of_clusters_by_hand(void **state) {
    (void)state;
    const double y[] = {12, 11, 10, 9, 8, 10};
    const uint32_t cluster[] = {0, 0, 1, 1, 2, 2};
    lode_regression fit = {0};
    assert_int_equal(lode_regression_fit(NULL, y, 6, 0, true, &fit, NULL, NULL), LODE_OK);
    lode_robust plain = errors_of(&fit, cluster, 3, LODE_CR0),
                one = errors_of(&fit, cluster, 3, LODE_CR1),
                two = errors_of(&fit, cluster, 3, LODE_CR2),
                three = errors_of(&fit, cluster, 3, LODE_CR3);
    assert_close(plain.se[0], sqrt(14) / 6, 1e-14);
    assert_close(one.se[0], sqrt(14 * 1.5) / 6, 1e-14);
    assert_close(two.se[0], one.se[0], 1e-14);
    assert_close(two.df[0], 2, 1e-13);
    assert_close(three.se[0], sqrt(14) * 1.5 / 6, 1e-14);
    lode_robust_free(&plain);
    lode_robust_free(&one);
    lode_robust_free(&two);
    lode_robust_free(&three);
    lode_regression_free(&fit);
}

/* Each correction adds to the one before it, whichever the coefficient; degrees of freedom are
 * fewer than clusters. */
static void corrections_are_in_their_order(void **state) {
    (void)state;
    lode_regression fit = invented();
    double before[3] = {0, 0, 0};
    for (int c = LODE_CR0; c <= LODE_CR1S; c++) {
        lode_robust r = errors_of(&fit, of_cluster, CLUSTERS, (lode_cluster_correction)c);
        for (int j = 0; j < 3; j++) {
            assert_true(r.se[j] > before[j]);
            before[j] = r.se[j];
        }
        lode_robust_free(&r);
    }
    lode_robust two = errors_of(&fit, of_cluster, CLUSTERS, LODE_CR2),
                three = errors_of(&fit, of_cluster, CLUSTERS, LODE_CR3);
    for (int j = 0; j < 3; j++) {
        assert_true(three.se[j] > two.se[j]);
        assert_true(two.df[j] > 0 && two.df[j] < CLUSTERS);
        assert_close(three.df[j], CLUSTERS - 1, 0);
    }
    lode_robust_free(&two);
    lode_robust_free(&three);
    lode_regression_free(&fit);
}

/* Every observation by itself is the same as no clusters. */
static void a_cluster_of_one_is_an_observation(void **state) {
    (void)state;
    lode_regression fit = invented();
    uint32_t each[N];
    for (int i = 0; i < N; i++)
        each[i] = (uint32_t)(N - 1 - i);
    for (int c = LODE_CR0; c <= LODE_CR3; c++) {
        lode_robust a = errors_of(&fit, each, N, (lode_cluster_correction)c),
                    b = errors_of(&fit, NULL, 0, (lode_cluster_correction)c);
        for (int j = 0; j < 9; j++)
            assert_close(b.covariance[j], a.covariance[j], 1e-11);
        lode_robust_free(&a);
        lode_robust_free(&b);
    }
    lode_regression_free(&fit);
}

/* An indicator of one cluster is determined by it alone: CR2 has an answer for the others, CR3
 * none. */
static void what_has_no_errors_is_refused(void **state) {
    (void)state;
    double x[N], y[N];
    lode_regression fit = invented(), other = {0}, exact = {0};
    lode_robust r = {0};
    uint32_t outside[N] = {7}, gap[N] = {2};
    for (int i = 0; i < N; i++) {
        x[i] = of_cluster[i] == 0;
        y[i] = sin(i * 1.9);
    }
    assert_int_equal(lode_regression_fit(x, y, N, 1, true, &other, NULL, NULL), LODE_OK);
    assert_int_equal(lode_cluster_robust(&other, of_cluster, CLUSTERS, LODE_CR3, &r, NULL),
                     LODE_REFUSED);
    assert_int_equal(lode_cluster_robust(&other, of_cluster, CLUSTERS, LODE_CR2, &r, NULL),
                     LODE_OK);
    assert_true(isfinite(r.se[0]));
    lode_robust_free(&r);
    assert_int_equal(lode_cluster_robust(&fit, of_cluster, 1, LODE_CR2, &r, NULL), LODE_REFUSED);
    assert_int_equal(lode_cluster_robust(&fit, outside, 3, LODE_CR2, &r, NULL), LODE_DATA);
    assert_int_equal(lode_cluster_robust(&fit, gap, 3, LODE_CR2, &r, NULL), LODE_REFUSED);
    for (int i = 0; i < N; i++)
        y[i] = 1 + 2 * x[i];
    assert_int_equal(lode_regression_fit(x, y, N, 1, true, &exact, NULL, NULL), LODE_OK);
    assert_int_equal(lode_cluster_robust(&exact, of_cluster, CLUSTERS, LODE_CR1, &r, NULL),
                     LODE_REFUSED);
    assert_null(r.se);
    lode_regression_free(&fit);
    lode_regression_free(&other);
    lode_regression_free(&exact);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_mean_of_clusters_by_hand),
        cmocka_unit_test(corrections_are_in_their_order),
        cmocka_unit_test(a_cluster_of_one_is_an_observation),
        cmocka_unit_test(what_has_no_errors_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
