/* Two proportions: Fisher's own table, figures by hand, what turning them round does, what is
 * refused. Beside R they are held in tests/reference. */
#include "lode/two_proportions.h"

#include "../support/close.h"

#include <math.h>

static lode_two_proportions test_of(double x1, double n1, double x2, double n2) {
    lode_two_proportions test = {NAN, NAN, NAN, NAN};
    assert_int_equal(lode_two_proportions_test(x1, n1, x2, n2, &test, NULL), LODE_OK);
    return test;
}

/* R. A. Fisher (1935), The Design of Experiments, chapter II: of four cups with milk first the lady
 * finds three. 1, 16, 36, 16, 1 ways of 70: 34 are no likelier than hers. */
static void the_lady_and_the_tea(void **state) {
    (void)state;
    assert_close(test_of(3, 4, 1, 4).p_exact, 34. / 70, 1e-12);
    assert_close(test_of(4, 4, 0, 4).p_exact, 2. / 70, 1e-12);
    assert_close(test_of(2, 4, 2, 4).p_exact, 1, 1e-12);
}

/* 30 of 50 and 20 of 50: each cell 5 from 25, so 25 x 4 / 25 is 4, corrected 4.5 squared x 4 / 25.
 * Odds 1.5 over 2/3; shares 3 to 2. */
static void figures_by_hand(void **state) {
    (void)state;
    const lode_two_proportions test = test_of(30, 50, 20, 50);
    lode_interval odds, risk;
    assert_close(test.chi2, 4, 1e-14);
    assert_close(test.p, erfc(2 / sqrt(2)), 1e-12);
    assert_close(test.p_yates, erfc(1.8 / sqrt(2)), 1e-12);
    assert_int_equal(lode_odds_ratio(30, 50, 20, 50, 0.95, &odds, NULL), LODE_OK);
    assert_close(odds.estimate, 2.25, 1e-14);
    assert_close(log(odds.high / odds.estimate), 1.959963984540054 * sqrt(1. / 6), 1e-12);
    assert_int_equal(lode_risk_ratio(30, 50, 20, 50, 0.95, &risk, NULL), LODE_OK);
    assert_close(risk.estimate, 1.5, 1e-14);
    assert_close(log(risk.estimate / risk.low),
                 1.959963984540054 * sqrt(1. / 30 + 1. / 20 - 2. / 50), 1e-12);
}

/* Which is first, and whether those counted or the others are meant, changes no test. */
static void sides_do_not_matter(void **state) {
    (void)state;
    for (int x1 = 0; x1 <= 7; x1++)
        for (int x2 = 1; x2 <= 11; x2++) {
            const lode_two_proportions one = test_of(x1, 7, x2, 12),
                                       turned = test_of(x2, 12, x1, 7),
                                       others = test_of(7 - x1, 7, 12 - x2, 12);
            assert_within(turned.chi2, one.chi2, 1e-13);
            assert_within(others.chi2, one.chi2, 1e-13);
            assert_within(turned.p_exact, one.p_exact, 1e-13);
            assert_within(others.p_exact, one.p_exact, 1e-13);
            assert_true(one.p_yates >= one.p && one.p_exact <= 1);
        }
}

static void what_has_no_ratio_is_refused(void **state) {
    (void)state;
    lode_two_proportions test;
    lode_interval ratio;
    assert_int_equal(lode_two_proportions_test(0, 5, 0, 9, &test, NULL), LODE_REFUSED);
    assert_int_equal(lode_two_proportions_test(5, 5, 9, 9, &test, NULL), LODE_REFUSED);
    assert_int_equal(lode_two_proportions_test(6, 5, 1, 9, &test, NULL), LODE_DATA);
    assert_int_equal(lode_two_proportions_test(NAN, 5, 1, 9, &test, NULL), LODE_DATA);
    assert_int_equal(lode_two_proportions_test(1, 0, 1, 9, &test, NULL), LODE_DATA);
    assert_int_equal(lode_two_proportions_test(1.5, 5, 1, 9, &test, NULL), LODE_DATA);
    assert_int_equal(lode_two_proportions_test(1, 1e12, 1, 9, &test, NULL), LODE_DATA);
    assert_int_equal(lode_odds_ratio(0, 5, 1, 9, 0.95, &ratio, NULL), LODE_REFUSED);
    assert_int_equal(lode_odds_ratio(1, 5, 9, 9, 0.95, &ratio, NULL), LODE_REFUSED);
    assert_int_equal(lode_odds_ratio(1, 5, 1, 9, 95, &ratio, NULL), LODE_USAGE);
    assert_int_equal(lode_risk_ratio(0, 5, 1, 9, 0.95, &ratio, NULL), LODE_REFUSED);
    assert_int_equal(lode_risk_ratio(5, 5, 9, 9, 0.95, &ratio, NULL), LODE_OK);
    assert_int_equal(lode_risk_ratio(1, 5, -1, 9, 0.95, &ratio, NULL), LODE_DATA);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_lady_and_the_tea),
        cmocka_unit_test(figures_by_hand),
        cmocka_unit_test(sides_do_not_matter),
        cmocka_unit_test(what_has_no_ratio_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
