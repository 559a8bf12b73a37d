/* Changes of paired shares against published examples, the definition's bounds, and its mirror. */
#include "lode/paired.h"

#include "../support/close.h"

static lode_interval change(double both, double first, double second, double neither) {
    lode_interval out;
    const lode_paired_counts counts = {both, first, second, neither};
    assert_int_equal(lode_paired_difference(&counts, LODE_LEVEL_DEFAULT, &out, NULL), LODE_OK);
    return out;
}

/* Complete response before and after consolidation (Cavo 2012), as M. W. Fagerland, S. Lydersen &
 * P. Laake (2017), Statistical Analysis of Contingency Tables, chapter 8, and their R package
 * contingencytables print it, the earlier less the later: -0.0621 (-0.1186 to -0.0046) there. */
static void the_published_example_comes_out(void **state) {
    (void)state;
    const lode_interval c = change(59, 6, 16, 80);
    assert_within(c.estimate, 0.0621, 5e-5);
    assert_within(c.low, 0.0046, 5e-5);
    assert_within(c.high, 0.1186, 5e-5);
}

/* Worked out by an awk program on the paper's formulas: phi above n/2, below 0, undefined. */
static void every_branch_of_phi_is_the_papers(void **state) {
    (void)state;
    lode_interval c = change(14, 5, 0, 22);
    assert_within(c.low, -0.226493, 5e-7);
    assert_within(c.high, -0.011483, 5e-7);
    c = change(36, 2, 12, 0);
    assert_within(c.low, 0.056930, 5e-7);
    assert_within(c.high, 0.340428, 5e-7);
    c = change(20, 0, 0, 0);
    assert_close(c.estimate, 0, 0);
    assert_true(c.low < 0 && c.high > 0);
}

static void swapping_the_dates_turns_the_interval_round(void **state) {
    (void)state;
    for (double both = 0; both < 6; both++)
        for (double first = 0; first < 6; first++)
            for (double second = 0; second < 6; second++) {
                const lode_interval a = change(both, first, second, 3),
                                    b = change(both, second, first, 3);
                assert_within(a.low, -b.high, 1e-12);
                assert_within(a.high, -b.low, 1e-12);
                assert_true(a.low <= a.estimate && a.estimate <= a.high);
                assert_true(a.low >= -1 && a.high <= 1);
            }
}

static void what_is_no_table_of_units_is_refused(void **state) {
    (void)state;
    lode_interval out;
    const lode_paired_counts none = {0}, below = {.both = -1, .neither = 4},
                             odd = {.both = NAN, .neither = 4}, good = {.both = 1};
    assert_int_equal(lode_paired_difference(&none, 0.95, &out, NULL), LODE_REFUSED);
    assert_int_equal(lode_paired_difference(&below, 0.95, &out, NULL), LODE_DATA);
    assert_int_equal(lode_paired_difference(&odd, 0.95, &out, NULL), LODE_DATA);
    assert_int_equal(lode_paired_difference(&good, 1, &out, NULL), LODE_USAGE);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_published_example_comes_out),
        cmocka_unit_test(every_branch_of_phi_is_the_papers),
        cmocka_unit_test(swapping_the_dates_turns_the_interval_round),
        cmocka_unit_test(what_is_no_table_of_units_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
