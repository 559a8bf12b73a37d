/* Regression to the mean: a figure by hand with its limits, what is nothing, what a shift and a
 * change of unit do, what is refused. */
#include "lode/rebound.h"

#include "../support/close.h"

enum { N = 5 };

static const double before[N] = {1, 2, 3, 4, 5}, after[N] = {2, 1, 4, 3, 5};

static lode_rebound expected_at(double x) {
    lode_rebound rebound;
    assert_int_equal(lode_rebound_expected(before, after, N, x, 0.95, &rebound, NULL), LODE_OK);
    return rebound;
}

/* Products 8 of squares 10 and 10: r is 0.8, of which atanh is log 3; those 2 below the mean of 3
 * come up by 0.2 of that. */
static void five_by_hand(void **state) {
    (void)state;
    const lode_rebound at = expected_at(1);
    const double half = 1.959963984540054 / sqrt(2);
    assert_close(at.mean, 3, 0);
    assert_close(at.r, 0.8, 1e-15);
    assert_close(at.expected.estimate, 0.4, 1e-14);
    assert_close(at.expected.low, 2 * (1 - tanh(log(3) + half)), 1e-13);
    assert_close(at.expected.high, 2 * (1 - tanh(log(3) - half)), 1e-13);
}

/* Those above the mean are expected to fall, by as much as those below to rise. */
static void above_it_is_a_fall(void **state) {
    (void)state;
    const lode_rebound up = expected_at(1), down = expected_at(5), none = expected_at(3);
    assert_close(down.expected.estimate, -up.expected.estimate, 1e-14);
    assert_close(down.expected.low, -up.expected.high, 1e-14);
    assert_close(none.expected.estimate, 0, 0);
    assert_close(none.expected.high, 0, 0);
}

/* What all gained is no rebound; in another unit it is as much larger. */
static void shift_and_unit(void **state) {
    (void)state;
    double b[N], a[N];
    lode_rebound rebound;
    for (int i = 0; i < N; i++) {
        b[i] = 10 * before[i];
        a[i] = 10 * after[i] + 7;
    }
    assert_int_equal(lode_rebound_expected(b, a, N, 10, 0.95, &rebound, NULL), LODE_OK);
    assert_close(rebound.expected.estimate, 4, 1e-14);
}

static void what_has_no_correlation_is_refused(void **state) {
    (void)state;
    const double same[N] = {2, 2, 2, 2, 2}, bad[N] = {1, NAN, 3, 4, 5};
    lode_rebound r;
    assert_int_equal(lode_rebound_expected(before, after, 3, 1, 0.95, &r, NULL), LODE_REFUSED);
    assert_int_equal(lode_rebound_expected(before, same, N, 1, 0.95, &r, NULL), LODE_REFUSED);
    assert_int_equal(lode_rebound_expected(same, after, N, 1, 0.95, &r, NULL), LODE_REFUSED);
    assert_int_equal(lode_rebound_expected(before, before, N, 1, 0.95, &r, NULL), LODE_REFUSED);
    assert_int_equal(lode_rebound_expected(before, bad, N, 1, 0.95, &r, NULL), LODE_DATA);
    assert_int_equal(lode_rebound_expected(before, after, N, NAN, 0.95, &r, NULL), LODE_DATA);
    assert_int_equal(lode_rebound_expected(before, after, N, 1, 1, &r, NULL), LODE_DATA);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(five_by_hand),
        cmocka_unit_test(above_it_is_a_fall),
        cmocka_unit_test(shift_and_unit),
        cmocka_unit_test(what_has_no_correlation_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
