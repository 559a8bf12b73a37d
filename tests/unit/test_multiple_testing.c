/* Adjusted p-values by hand: each method on three tests, ties, order, what is refused. That they
 * are right is held against R in tests/reference. */
#include "lode/multiple_testing.h"

#include "../support/close.h"

#include <math.h>

static void assert_adjusted(lode_adjustment how, const double *p, size_t n,
                            const double *expected) {
    double adjusted[8];
    assert_int_equal(lode_adjust(p, n, how, adjusted, NULL), LODE_OK);
    for (size_t i = 0; i < n; i++)
        assert_close(adjusted[i], expected[i], 1e-14);
}

/* Sorted 0.01, 0.03, 0.04: BH 0.03, 0.045 to 0.04, 0.04; Holm 0.03, 0.06, 0.04 to 0.06; Hochberg
 * 0.03, 0.06 to 0.04, 0.04; BY is BH times 1 + 1/2 + 1/3. */
static void three_tests_by_hand(void **state) {
    (void)state;
    const double p[] = {0.04, 0.01, 0.03}, h = 11.0 / 6;
    assert_adjusted(LODE_ADJUST_BH, p, 3, (const double[]){0.04, 0.03, 0.04});
    assert_adjusted(LODE_ADJUST_BY, p, 3, (const double[]){0.04 * h, 0.03 * h, 0.04 * h});
    assert_adjusted(LODE_ADJUST_HOLM, p, 3, (const double[]){0.06, 0.03, 0.06});
    assert_adjusted(LODE_ADJUST_HOCHBERG, p, 3, (const double[]){0.04, 0.03, 0.04});
    assert_adjusted(LODE_ADJUST_BONFERRONI, p, 3, (const double[]){0.12, 0.03, 0.09});
}

static void equal_ones_stay_equal_and_none_is_above_1(void **state) {
    (void)state;
    const double p[] = {0.5, 0.02, 0.5, 0.02};
    for (int how = LODE_ADJUST_BH; how <= LODE_ADJUST_BONFERRONI; how++) {
        double adjusted[4];
        assert_int_equal(lode_adjust(p, 4, (lode_adjustment)how, adjusted, NULL), LODE_OK);
        assert_close(adjusted[0], adjusted[2], 0);
        assert_close(adjusted[1], adjusted[3], 0);
        assert_true(adjusted[0] <= 1 && adjusted[1] >= 0.02);
    }
}

static void one_test_is_left_as_it_is(void **state) {
    (void)state;
    const double p[] = {0.2};
    for (int how = LODE_ADJUST_BH; how <= LODE_ADJUST_BONFERRONI; how++)
        assert_adjusted((lode_adjustment)how, p, 1, p);
}

static void what_is_no_p_is_refused(void **state) {
    (void)state;
    const double above[] = {0.1, 1.2}, missing[] = {0.1, NAN};
    double adjusted[2];
    assert_int_equal(lode_adjust(above, 2, LODE_ADJUST_BH, adjusted, NULL), LODE_DATA);
    assert_int_equal(lode_adjust(missing, 2, LODE_ADJUST_BH, adjusted, NULL), LODE_DATA);
    assert_int_equal(lode_adjust(above, 0, LODE_ADJUST_BH, adjusted, NULL), LODE_OK);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(three_tests_by_hand),
        cmocka_unit_test(equal_ones_stay_equal_and_none_is_above_1),
        cmocka_unit_test(one_test_is_left_as_it_is),
        cmocka_unit_test(what_is_no_p_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
