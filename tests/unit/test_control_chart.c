/* Control charts: limits by hand and by NHSRplotthedots, each rule alone and in its order. */
#include "lode/control_chart.h"

#include "../support/close.h"

#include <math.h>

static lode_xmr limits_of(const double *values, size_t n, bool screen) {
    lode_xmr xmr;
    assert_int_equal(lode_xmr_limits(values, n, LODE_XMR_FACTOR, screen, &xmr, NULL), LODE_OK);
    return xmr;
}

/* Twelve months of attendance; NHSRplotthedots gives 91.975, 89.99209 and 93.95791, and screens
 * nothing. */
static void twelve_months(void **state) {
    (void)state;
    const double values[] = {91.2, 91.9, 92.4, 91.5, 92.0, 92.8,
                             92.1, 91.7, 92.3, 92.6, 91.0, 92.2};
    const lode_xmr xmr = limits_of(values, 12, true);
    assert_close(xmr.centre, 91.975, 1e-14);
    assert_close(xmr.mean_range, 8.2 / 11, 1e-13);
    assert_close(xmr.low, 89.992090909, 1e-10);
    assert_close(xmr.high, 93.957909091, 1e-10);
    assert_close(xmr.near_high, 91.975 + 2.66 * 2 / 3 * 8.2 / 11, 1e-13);
    assert_close(xmr.range_high, 3.267 * 8.2 / 11, 1e-13);
    assert_int_equal(xmr.screened, 0);
}

/* Moving ranges 1 1 1 1 1 1 1 1 20 20 1 1: their mean is 50 / 12 = 4.17, and 20 is beyond 3.267
 * times that; without the two it is 1. Once only: nothing is left out a second time. */
static void ranges_are_screened_once(void **state) {
    (void)state;
    const double values[] = {1, 2, 1, 2, 1, 2, 1, 2, 1, 21, 1, 2, 1};
    lode_xmr xmr = limits_of(values, 13, true);
    assert_int_equal(xmr.screened, 2);
    assert_close(xmr.mean_range, 1, 1e-15);
    assert_close(xmr.centre, 38.0 / 13, 1e-15);
    xmr = limits_of(values, 13, false);
    assert_int_equal(xmr.screened, 0);
    assert_close(xmr.mean_range, 50.0 / 12, 1e-15);
}

/* Limits 3 away from 0, near limits 2 away. */
static const lode_xmr three = {.centre = 0, .low = -3, .high = 3, .near_low = -2, .near_high = 2};

static void assert_rules(const double *values, size_t n, const char *expected) {
    lode_xmr_signal signal[32];
    char found[32] = "";
    lode_xmr_signals(values, n, &three, signal);
    for (size_t i = 0; i < n; i++) /* o s t n above, O S T N below */
        found[i] = (signal[i].above ? ".ostn" : ".OSTN")[signal[i].rule];
    assert_string_equal(found, expected);
}

static void beyond_a_limit_not_on_it(void **state) {
    (void)state;
    const double values[] = {3, 0, 0, 3.1, 0, 0, -3, 0, 0, -3.1};
    assert_rules(values, 10, "...o.....O");
}

static void seven_on_one_side_not_six(void **state) {
    (void)state;
    const double six[] = {1, .5, 1, .5, 1, .5, -1}, seven[] = {1, .5, 1, .5, 1, .5, 1, -1},
                 centre[] = {-1, -.5, -1, 0, -1, -.5, -1, -.5};
    assert_rules(six, 7, ".......");
    assert_rules(seven, 8, "sssssss.");
    assert_rules(centre, 8, "........");
}

static void six_moves_one_way_not_five(void **state) {
    (void)state;
    const double five[] = {-1, -.6, -.2, .1, .5, .9, .2},
                 six[] = {1, .6, .2, -.1, -.5, -.9, -1.5, 0},
                 level[] = {-1, -.6, -.2, -.2, .5, .9, 1, 1.1};
    assert_rules(five, 7, ".......");
    assert_rules(six, 8, "TTTTTTT.");
    assert_rules(level, 8, "........");
}

static void two_of_three_near_one_limit(void **state) {
    (void)state;
    const double same[] = {0, 2.5, 0, 2.5, 0, 0}, other[] = {0, 2.5, -2.5, 0, 0, 2.5},
                 apart[] = {2.5, 0, 0, 2.5};
    assert_rules(same, 6, ".n.n..");
    assert_rules(other, 6, "......");
    assert_rules(apart, 4, "....");
}

static void the_first_rule_counts(void **state) {
    (void)state;
    const double values[] = {1, 1, 1, 1, 1, 5, 2.5, 2.5};
    assert_rules(values, 8, "sssssoss");
}

static void few_points_have_no_limits(void **state) {
    (void)state;
    const double values[] = {1, 2, 3, NAN};
    lode_xmr xmr;
    assert_int_equal(lode_xmr_limits(values, 3, LODE_XMR_FACTOR, true, &xmr, NULL), LODE_REFUSED);
    assert_int_equal(lode_xmr_limits(values, 4, LODE_XMR_FACTOR, true, &xmr, NULL), LODE_DATA);
}

/* All the same: the limits lie on the centre, and nothing is beyond them. */
static void what_never_moves_signals_nothing(void **state) {
    (void)state;
    const double values[] = {7, 7, 7, 7, 7, 7, 7, 7};
    lode_xmr_signal signal[8];
    const lode_xmr xmr = limits_of(values, 8, true);
    lode_xmr_signals(values, 8, &xmr, signal);
    for (int i = 0; i < 8; i++)
        assert_int_equal(signal[i].rule, LODE_XMR_NONE);
}

/* Target 10, slack 0.5, limit 5, all in deviations of 2 from 20: 3 over is 2 a time, of which the
 * sixth makes 12 beyond 10; 3 under takes the other sum the same way. */
static void a_lasting_change_comes_together(void **state) {
    (void)state;
    const lode_cusum_plan plan = {.target = 20, .sd = 2, .slack = 0.5, .limit = 5};
    double values[8], up[8], down[8];
    lode_cusum_signals signals;
    for (int i = 0; i < 8; i++)
        values[i] = 23;
    assert_int_equal(lode_cusum_of(values, 8, &plan, up, down, &signals, NULL), LODE_OK);
    for (int i = 0; i < 8; i++) {
        assert_close(up[i], 2 * (i + 1), 0);
        assert_close(down[i], 0, 0);
    }
    assert_int_equal(signals.first_up, 5);
    assert_int_equal(signals.first_down, 8);
    for (int i = 0; i < 8; i++)
        values[i] = 17;
    assert_int_equal(lode_cusum_of(values, 8, &plan, up, down, &signals, NULL), LODE_OK);
    assert_int_equal(signals.first_up, 8);
    assert_int_equal(signals.first_down, 5);
}

/* What comes and goes within the slack never comes together; what is at the limit does not signal.
 */
static void what_does_not_last_does_not_signal(void **state) {
    (void)state;
    const lode_cusum_plan plan = {.target = 0, .sd = 1, .slack = 0.5, .limit = 5};
    const double swing[] = {3, -3, 3, -3, 3, -3}, to_it[] = {5.5, 0};
    double up[6], down[6];
    lode_cusum_signals signals;
    assert_int_equal(lode_cusum_of(swing, 6, &plan, up, down, &signals, NULL), LODE_OK);
    assert_true(signals.first_up == 6 && signals.first_down == 6);
    assert_int_equal(lode_cusum_of(to_it, 2, &plan, up, down, &signals, NULL), LODE_OK);
    assert_close(up[0], 5, 0);
    assert_int_equal(signals.first_up, 2);
}

static void a_plan_that_is_none_is_refused(void **state) {
    (void)state;
    const double values[] = {1, NAN};
    const lode_cusum_plan good = {0, 1, 0.5, 5}, bad[] = {
                                                     {NAN, 1, 0.5, 5},
                                                     {0, 0, 0.5, 5},
                                                     {0, 1, -1, 5},
                                                     {0, 1, 0.5, 0},
                                                 };
    double up[2], down[2];
    lode_cusum_signals signals;
    for (int i = 0; i < 4; i++)
        assert_int_equal(lode_cusum_of(values, 1, &bad[i], up, down, &signals, NULL), LODE_USAGE);
    assert_int_equal(lode_cusum_of(values, 2, &good, up, down, &signals, NULL), LODE_DATA);
    assert_int_equal(lode_cusum_of(values, 0, &good, up, down, &signals, NULL), LODE_OK);
    assert_int_equal(signals.first_up, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(twelve_months),
        cmocka_unit_test(ranges_are_screened_once),
        cmocka_unit_test(beyond_a_limit_not_on_it),
        cmocka_unit_test(seven_on_one_side_not_six),
        cmocka_unit_test(six_moves_one_way_not_five),
        cmocka_unit_test(two_of_three_near_one_limit),
        cmocka_unit_test(the_first_rule_counts),
        cmocka_unit_test(few_points_have_no_limits),
        cmocka_unit_test(what_never_moves_signals_nothing),
        cmocka_unit_test(a_lasting_change_comes_together),
        cmocka_unit_test(what_does_not_last_does_not_signal),
        cmocka_unit_test(a_plan_that_is_none_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
