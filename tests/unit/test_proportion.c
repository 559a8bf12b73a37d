/* Wilson's interval against published limits, 50-digit arithmetic, and its own symmetry. */
#include "lode/proportion.h"

#include "../support/close.h"

#include <gsl/gsl_cdf.h>

static lode_interval wilson(double x, double n, double level) {
    lode_interval interval;
    assert_int_equal(lode_proportion_wilson(x, n, level, &interval, NULL), LODE_OK);
    return interval;
}

/* R. G. Newcombe (1998), Two-sided confidence intervals for the single proportion, Statistics in
 * Medicine 17, 857-872, table I, method 3, printed to four decimals. */
static void limits_are_the_published_ones(void **state) {
    (void)state;
    static const struct {
        double x, n, low, high;
    } printed[] = {
        {81, 263, 0.2553, 0.3662},
        {15, 148, 0.0624, 0.1605},
        {0, 20, 0, 0.1611},
        {1, 29, 0.0061, 0.1718},
    };
    for (size_t i = 0; i < sizeof printed / sizeof *printed; i++) {
        const lode_interval p = wilson(printed[i].x, printed[i].n, LODE_LEVEL_DEFAULT);
        assert_within(p.low, printed[i].low, 0.00005);
        assert_within(p.high, printed[i].high, 0.00005);
    }
}

/* The textbook form of the formula in 50-digit decimal arithmetic. */
static void limits_are_right_to_the_last_digits(void **state) {
    (void)state;
    lode_interval p = wilson(81, 263, 0.95);
    assert_close(p.estimate, 0.30798479087452471483, 1e-15);
    assert_close(p.low, 0.25528851987827422577, 1e-14);
    assert_close(p.high, 0.36620957698280007015, 1e-14);
    p = wilson(81, 263, 0.99);
    assert_close(p.low, 0.24013690268760769189, 1e-14);
    assert_close(p.high, 0.38528250231822984767, 1e-14);
}

/* 87.4% of 44 is 38.456 pupils; the textbook form in 50-digit decimal arithmetic. */
static void a_count_from_a_rounded_percentage_need_not_be_whole(void **state) {
    (void)state;
    const lode_interval p = wilson(38.456, 44, 0.95);
    assert_close(p.estimate, 0.874, 1e-15);
    assert_close(p.low, 0.74525618596476468956, 1e-14);
    assert_close(p.high, 0.94268270242389176153, 1e-14);
}

/* As above: x of 1e-9 out of a million. */
static void a_tiny_count_loses_no_digits_of_the_lower_limit(void **state) {
    (void)state;
    assert_close(wilson(1e-9, 1e6, 0.95).low, 2.6031777149147498462e-25, 1e-14);
}

static void none_and_all_reach_the_ends_exactly(void **state) {
    (void)state;
    for (double n = 1; n < 1e9; n *= 3) {
        assert_close(wilson(0, n, 0.95).low, 0, 0);
        assert_close(wilson(n, n, 0.95).high, 1, 0);
        assert_true(wilson(0, n, 0.95).high > 0);
        assert_true(wilson(n, n, 0.95).low < 1);
    }
}

static void successes_mirror_failures(void **state) {
    (void)state;
    for (double x = 0; x <= 29; x += 0.5) {
        const lode_interval p = wilson(x, 29, 0.95), q = wilson(29 - x, 29, 0.95);
        assert_within(p.low, 1 - q.high, 4e-16);
        assert_within(p.high, 1 - q.low, 4e-16);
    }
}

static void the_interval_holds_its_estimate_and_stays_within_0_and_1(void **state) {
    (void)state;
    for (double level = 1e-17; level < 1; level = level * 3 + 1e-3) {
        for (double x = 0; x <= 30; x += 0.3) {
            const lode_interval p = wilson(x, 30, level);
            assert_true(0 <= p.low && p.low <= p.estimate);
            assert_true(p.estimate <= p.high && p.high <= 1);
        }
    }
}

static void more_pupils_or_a_lower_level_narrow_the_interval(void **state) {
    (void)state;
    const lode_interval p = wilson(12, 30, 0.95), more = wilson(120, 300, 0.95),
                        lower = wilson(12, 30, 0.9);
    assert_true(more.low > p.low && more.high < p.high);
    assert_true(lower.low > p.low && lower.high < p.high);
}

/* Every size has exact limits, with half of what the level leaves beyond each. GSL's own search
 * finds none of 2650 out of 2789, among others. */
static void every_size_has_exact_limits(void **state) {
    (void)state;
    for (double n = 2; n < 5e4; n *= 1.37)
        for (int k = 0; k <= 20; k++) {
            const double of = floor(n), x = floor(of * k / 20);
            lode_interval p;
            assert_int_equal(lode_proportion_exact(x, of, 0.95, &p, NULL), LODE_OK);
            if (x > 0)
                assert_close(gsl_cdf_beta_P(p.low, x, of - x + 1), 0.025, 1e-9);
            if (x < of)
                assert_close(gsl_cdf_beta_Q(p.high, x + 1, of - x), 0.025, 1e-9);
        }
}

static void a_proportion_of_nobody_is_refused(void **state) {
    (void)state;
    lode_interval p;
    lode_error error;
    assert_int_equal(lode_proportion_wilson(0, 0, 0.95, &p, &error), LODE_REFUSED);
    assert_string_equal(error.text, "a proportion of nobody is not defined");
}

static void impossible_counts_are_refused(void **state) {
    (void)state;
    lode_interval p;
    assert_int_equal(lode_proportion_wilson(-1, 10, 0.95, &p, NULL), LODE_DATA);
    assert_int_equal(lode_proportion_wilson(11, 10, 0.95, &p, NULL), LODE_DATA);
    assert_int_equal(lode_proportion_wilson(1, -10, 0.95, &p, NULL), LODE_DATA);
    assert_int_equal(lode_proportion_wilson(NAN, 10, 0.95, &p, NULL), LODE_DATA);
    assert_int_equal(lode_proportion_wilson(1, INFINITY, 0.95, &p, NULL), LODE_DATA);
    assert_int_equal(lode_proportion_wilson(1, NAN, 0.95, &p, NULL), LODE_DATA);
}

static void impossible_levels_are_refused(void **state) {
    (void)state;
    lode_interval p;
    const double levels[] = {0, 1, 95, -0.95, NAN};
    for (size_t i = 0; i < 5; i++)
        assert_int_equal(lode_proportion_wilson(1, 10, levels[i], &p, NULL), LODE_USAGE);
}

/* 38 of 44, of 80 in all: worked out by hand from the formula with 44 x 79 / 36 for n. Few of many
 * are as if drawn from no end of them; everybody has no interval. */
static void a_known_population_shortens_the_interval(void **state) {
    (void)state;
    lode_interval p, whole = wilson(38, 44, 0.95);
    assert_int_equal(lode_proportion_wilson_finite(38, 44, 80, 0.95, &p, NULL), LODE_OK);
    assert_within(p.low, 0.7812, 0.00005);
    assert_within(p.high, 0.9183, 0.00005);
    assert_int_equal(lode_proportion_wilson_finite(38, 44, 1e12, 0.95, &p, NULL), LODE_OK);
    assert_close(p.low, whole.low, 1e-9);
    assert_close(p.high, whole.high, 1e-9);
    assert_int_equal(lode_proportion_wilson_finite(38, 44, INFINITY, 0.95, &p, NULL), LODE_OK);
    assert_close(p.low, whole.low, 0);
    assert_int_equal(lode_proportion_wilson_finite(1, 1, 1, 0.95, &p, NULL), LODE_OK);
    assert_close(p.low, 1, 0);
    assert_close(p.high, 1, 0);
    assert_int_equal(lode_proportion_wilson_finite(0, 7, 7, 0.95, &p, NULL), LODE_OK);
    assert_close(p.high, 0, 0);
}

static void more_than_the_population_is_refused(void **state) {
    (void)state;
    lode_interval p;
    assert_int_equal(lode_proportion_wilson_finite(3, 9, 8, 0.95, &p, NULL), LODE_DATA);
    assert_int_equal(lode_proportion_wilson_finite(3, 9, NAN, 0.95, &p, NULL), LODE_DATA);
    assert_int_equal(lode_proportion_wilson_finite(0, 0, 8, 0.95, &p, NULL), LODE_REFUSED);
    assert_int_equal(lode_proportion_wilson_finite(3, 9, 9, 2, &p, NULL), LODE_USAGE);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_known_population_shortens_the_interval),
        cmocka_unit_test(more_than_the_population_is_refused),
        cmocka_unit_test(limits_are_the_published_ones),
        cmocka_unit_test(limits_are_right_to_the_last_digits),
        cmocka_unit_test(a_count_from_a_rounded_percentage_need_not_be_whole),
        cmocka_unit_test(a_tiny_count_loses_no_digits_of_the_lower_limit),
        cmocka_unit_test(none_and_all_reach_the_ends_exactly),
        cmocka_unit_test(successes_mirror_failures),
        cmocka_unit_test(the_interval_holds_its_estimate_and_stays_within_0_and_1),
        cmocka_unit_test(more_pupils_or_a_lower_level_narrow_the_interval),
        cmocka_unit_test(every_size_has_exact_limits),
        cmocka_unit_test(a_proportion_of_nobody_is_refused),
        cmocka_unit_test(impossible_counts_are_refused),
        cmocka_unit_test(impossible_levels_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
