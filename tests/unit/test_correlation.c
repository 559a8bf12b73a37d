/* Correlations: what is not defined, and that neither order nor scale changes them. That they are
 * right is held against R in tests/reference. */
#include "lode/correlation.h"

#include "../support/close.h"

#include <math.h>

static void a_line_is_one(void **state) {
    (void)state;
    const double x[] = {1, 2, 3, 4}, y[] = {10.1, 10.2, 10.3, 10.4}, down[] = {4, 3, 2, 1};
    lode_interval interval = {7, 7, 7};
    double r;
    assert_int_equal(lode_pearson(x, y, 4, &r, NULL), LODE_OK);
    assert_close(r, 1, 1e-12);
    assert_true(lode_is_on_a_line(r));
    assert_int_equal(lode_pearson(x, down, 4, &r, NULL), LODE_OK);
    assert_close(r, -1, 1e-15);
    assert_int_equal(lode_pearson_interval(-1, 4, 0.95, &interval, NULL), LODE_REFUSED);
    assert_close(interval.low, 7, 0);
    assert_false(lode_is_on_a_line(0.999999999));
    assert_false(lode_is_on_a_line(NAN));
}

/* Five pairs, of which two share an x and two a y: of ten, seven rise, one falls and two are tied,
 * so 6 over the root of 9 x 9. S has the variance (5 x 4 x 15 - 18 - 18) / 18 + 4 / 40. */
static void kendall_by_hand(void **state) {
    (void)state;
    const double x[] = {1, 2, 2, 3, 4}, y[] = {1, 3, 2, 2, 5}, same[] = {1, 1, 1, 1, 1};
    lode_kendall_tau k;
    assert_int_equal(lode_kendall(x, y, 5, &k, NULL), LODE_OK);
    assert_close(k.tau, 6. / 9, 1e-15);
    assert_close(k.z, 6 / sqrt(264. / 18 + 0.1), 1e-14);
    assert_close(k.p, erfc(k.z / sqrt(2)), 1e-12);
    assert_int_equal(lode_kendall(x, same, 5, &k, NULL), LODE_REFUSED);
    assert_int_equal(lode_kendall(x, y, 2, &k, NULL), LODE_REFUSED);
}

/* t is that of the slope: at r = 3/5 of 18 pairs 3/5 x 4 / (4/5). */
static void a_correlation_is_tested(void **state) {
    (void)state;
    double t, p;
    assert_int_equal(lode_correlation_test(0.6, 18, &t, &p, NULL), LODE_OK);
    assert_close(t, 3, 1e-14);
    assert_close(p, 0.00847949941965, 1e-11);
    assert_int_equal(lode_correlation_test(0.6, 2, &t, &p, NULL), LODE_REFUSED);
    assert_int_equal(lode_correlation_test(-1, 9, &t, &p, NULL), LODE_REFUSED);
    assert_int_equal(lode_correlation_test(NAN, 9, &t, &p, NULL), LODE_DATA);
}

static void digits_that_all_share_cost_none(void **state) {
    (void)state;
    const double x[] = {1, 2, 4, 8, 5}, y[] = {3, 1, 4, 1, 5};
    double far[5], near, r;
    for (int i = 0; i < 5; i++)
        far[i] = x[i] + 1e9;
    assert_int_equal(lode_pearson(x, y, 5, &near, NULL), LODE_OK);
    assert_int_equal(lode_pearson(far, y, 5, &r, NULL), LODE_OK);
    assert_close(r, near, 0);
}

static void order_does_not_matter(void **state) {
    (void)state;
    const double x[] = {0.1, 0.7, 0.2, 0.9, 0.4}, y[] = {3.3, 1.1, 4.7, 1.9, 5.2};
    const double u[] = {0.4, 0.9, 0.1, 0.2, 0.7}, v[] = {5.2, 1.9, 3.3, 4.7, 1.1};
    double one, other;
    assert_int_equal(lode_pearson(x, y, 5, &one, NULL), LODE_OK);
    assert_int_equal(lode_pearson(u, v, 5, &other, NULL), LODE_OK);
    assert_memory_equal(&one, &other, sizeof one);
    assert_int_equal(lode_spearman(x, y, 5, &one, NULL), LODE_OK);
    assert_int_equal(lode_spearman(u, v, 5, &other, NULL), LODE_OK);
    assert_memory_equal(&one, &other, sizeof one);
}

/* By hand: ranks 1, 2.5, 2.5, 4 against 1, 2, 3, 4; the sums of products about 2.5 are 4.5, 5 and
 * 4.5, so that rho is 4.5 / root of 22.5. */
static void ties_share_their_ranks(void **state) {
    (void)state;
    const double x[] = {1, 7, 7, 9}, y[] = {0.5, 0.6, 2, 100};
    double rho;
    assert_int_equal(lode_spearman(x, y, 4, &rho, NULL), LODE_OK);
    assert_close(rho, 4.5 / sqrt(22.5), 1e-15);
}

static void what_is_not_defined_is_refused(void **state) {
    (void)state;
    const double x[] = {1, 2, 3}, same[] = {5, 5, 5}, bad[] = {1, NAN, 2},
                 huge[] = {-1e300, 0, 1e300};
    lode_interval interval = {7, 7, 7};
    double r = 7;
    assert_int_equal(lode_pearson(x, x, 2, &r, NULL), LODE_REFUSED);
    assert_int_equal(lode_pearson(x, same, 3, &r, NULL), LODE_REFUSED);
    assert_int_equal(lode_spearman(same, x, 3, &r, NULL), LODE_REFUSED);
    assert_int_equal(lode_pearson(x, bad, 3, &r, NULL), LODE_DATA);
    assert_int_equal(lode_pearson(x, huge, 3, &r, NULL), LODE_DATA);
    assert_int_equal(lode_pearson_interval(0.5, 3, 0.95, &interval, NULL), LODE_REFUSED);
    assert_int_equal(lode_pearson_interval(1.5, 9, 0.95, &interval, NULL), LODE_DATA);
    assert_close(r, 7, 0);
    assert_close(interval.low, 7, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_line_is_one),
        cmocka_unit_test(kendall_by_hand),
        cmocka_unit_test(a_correlation_is_tested),
        cmocka_unit_test(digits_that_all_share_cost_none),
        cmocka_unit_test(order_does_not_matter),
        cmocka_unit_test(ties_share_their_ranks),
        cmocka_unit_test(what_is_not_defined_is_refused),
    };
    return cmocka_run_group_tests_name("correlation", tests, NULL, NULL);
}
