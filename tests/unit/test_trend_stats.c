/* Slope and test of a series against hand calculation, R, and every order of a small series. */
#include "lode/trend_stats.h"

#include "../support/close.h"

static double slope_of(const double *times, const double *values, size_t n) {
    double slope;
    assert_int_equal(lode_trend_theil_sen(times, values, n, &slope, NULL), LODE_OK);
    return slope;
}

static lode_mann_kendall test_of(const double *times, const double *values, size_t n) {
    lode_mann_kendall result;
    assert_int_equal(lode_trend_mann_kendall(times, values, n, &result, NULL), LODE_OK);
    return result;
}

static const double six_years[] = {2014, 2015, 2016, 2017, 2018, 2019};
static const double six[] = {62, 61, 64, 66, 65, 69};

/* By hand: 13 pairs rise, 2 fall; 6 x 5 x 17 / 18 = 28.333; (11 - 1) / sqrt(28.333) = 1.8787. The
 * p from a table of the normal distribution. */
static void six_years_give_the_answers_of_hand_calculation(void **state) {
    (void)state;
    assert_close(slope_of(six_years, six, 6), 1.4, 1e-14);
    const lode_mann_kendall test = test_of(six_years, six, 6);
    assert_int_equal(test.s, 11);
    assert_close(test.variance, 510.0 / 18, 1e-15);
    assert_close(test.z, 1.8786728732554487, 1e-14);
    assert_close(test.p, 0.06028917399060213, 1e-13);
}

/* Fifteen years with ties; R 4.2.2 with own code for S, cor(method = "kendall") for tau, and
 * scipy.stats.theilslopes. */
static void ties_are_taken_out_of_the_variance(void **state) {
    (void)state;
    const double values[] = {61, 62, 62, 60, 63, 65, 65, 65, 64, 66, 66, 68, 67, 67, 70};
    double times[15];
    for (size_t i = 0; i < 15; i++)
        times[i] = 2008 + (double)i;
    assert_close(slope_of(times, values, 15), 0.5, 1e-15);
    const lode_mann_kendall test = test_of(times, values, 15);
    assert_int_equal(test.s, 83);
    assert_close(test.variance, 401.666666666667, 1e-14);
    assert_close(test.z, 4.0914849336953, 1e-13);
    assert_close(test.p, 4.28619796921285e-05, 1e-12);
}

/* The ten slopes sorted: -7/3, -3/2, -5/4, -4/5, -3/5, -1/6, 1, 2, 2, 3. On years 1 to 5 the median
 * would be -5/8. */
static void missing_years_count_as_the_time_they_took(void **state) {
    (void)state;
    const double times[] = {2017, 2018, 2019, 2022, 2023}, values[] = {61, 64, 65, 58, 60};
    assert_close(slope_of(times, values, 5), -23.0 / 60, 1e-15);
}

/* The nine slopes sorted: -2, 1, 1.5, 2, 2, 3, 3.5, 5, 6. */
static void points_at_the_same_time_have_no_slope(void **state) {
    (void)state;
    const double times[] = {1, 2, 2, 3, 4}, values[] = {0, 2, 5, 3, 9};
    assert_close(slope_of(times, values, 5), 2, 0);
}

/* By hand: less 1.4 for each year since 2014 the values are 62, 59.6, 61.2, 61.8, 59.4 and 62, the
 * middle of which is 61.5; the medians are 64.5 and 2016.5. S is 11 of 15 pairs. */
static void the_line_has_both_intercepts(void **state) {
    (void)state;
    lode_theil_sen_line line;
    assert_int_equal(lode_trend_theil_sen_line(six_years, six, 6, &line, NULL), LODE_OK);
    assert_close(line.slope, 1.4, 1e-14);
    assert_close(line.intercept, 61.5 - 1.4 * 2014, 1e-13);
    assert_close(line.intercept_of_medians, 64.5 - 1.4 * 2016.5, 1e-13);
    assert_int_equal(line.pairs, 15);
    assert_close(test_of(six_years, six, 6).tau_a, 11.0 / 15, 1e-15);
}

static int64_t s_of(const double *times, const double *values, size_t n) {
    int64_t s = 0;
    for (size_t i = 0; i < n; i++) {
        for (size_t j = i + 1; j < n; j++) {
            const double product = (times[j] - times[i]) * (values[j] - values[i]);
            s += (product > 0) - (product < 0);
        }
    }
    return s;
}

/* Add S squared over every order of values[k..n). */
static void sum_squares(const double *times, double *values, size_t k, size_t n, double *sum) {
    if (k == n) {
        const double s = (double)s_of(times, values, n);
        *sum += s * s;
        return;
    }
    for (size_t i = k; i < n; i++) {
        const double chosen = values[i], first = values[k];
        values[i] = first;
        values[k] = chosen;
        sum_squares(times, values, k + 1, n, sum);
        values[k] = first;
        values[i] = chosen;
    }
}

static void the_variance_is_that_of_s_over_every_order(void **state) {
    (void)state;
    static const struct {
        double times[7], values[7];
    } series[] = {
        {{1, 2, 3, 4, 5, 6, 7}, {1, 2, 3, 4, 5, 6, 7}},
        {{1, 2, 3, 4, 5, 6, 7}, {5, 5, 6, 7, 7, 7, 7}},
        {{1, 2, 2, 3, 4, 4, 4}, {5, 5, 6, 7, 7, 7, 9}},
        {{1, 1, 1, 2, 3, 4, 4}, {3, 3, 3, 3, 3, 3, 3}},
    };
    for (size_t i = 0; i < sizeof series / sizeof *series; i++) {
        double values[7], sum = 0;
        for (size_t k = 0; k < 7; k++)
            values[k] = series[i].values[k];
        sum_squares(series[i].times, values, 0, 7, &sum);
        const lode_mann_kendall test = test_of(series[i].times, series[i].values, 7);
        assert_within(test.variance, sum / 5040, 1e-13);
    }
}

static void a_level_series_shows_no_trend(void **state) {
    (void)state;
    const double values[] = {60.1, 60.1, 60.1, 60.1, 60.1, 60.1};
    assert_close(slope_of(six_years, values, 6), 0, 0);
    const lode_mann_kendall test = test_of(six_years, values, 6);
    assert_int_equal(test.s, 0);
    assert_close(test.z, 0, 0);
    assert_close(test.p, 1, 0);
}

static void order_cannot_change_a_bit(void **state) {
    (void)state;
    const double times[] = {2017, 2018, 2019, 2022, 2023, 2024, 2025};
    const double values[] = {61.3, 64.1, 65.7, 58.2, 60.9, 60.9, 63};
    const double slope = slope_of(times, values, 7);
    const lode_mann_kendall test = test_of(times, values, 7);
    for (size_t step = 2; step < 7; step++) {
        double moved_times[7], moved[7];
        for (size_t i = 0; i < 7; i++) {
            moved_times[i] = times[i * step % 7];
            moved[i] = values[i * step % 7];
        }
        assert_close(slope_of(moved_times, moved, 7), slope, 0);
        const lode_mann_kendall again = test_of(moved_times, moved, 7);
        assert_memory_equal(&again, &test, sizeof test);
    }
}

/* Powers of two and whole shifts, so that every step is exact. */
static void the_slope_follows_shifts_and_changes_of_unit(void **state) {
    (void)state;
    double times[6], values[6];
    for (size_t i = 0; i < 6; i++) {
        times[i] = 4 * (six_years[i] - 2000);
        values[i] = 100 - 8 * six[i];
    }
    assert_close(slope_of(times, values, 6), -2 * slope_of(six_years, six, 6), 0);
}

static void the_test_follows_order_only_and_turns_round_with_it(void **state) {
    (void)state;
    double bent[6], reversed[6];
    for (size_t i = 0; i < 6; i++) {
        bent[i] = exp(six[i]);
        reversed[i] = six[5 - i];
    }
    const lode_mann_kendall test = test_of(six_years, six, 6), same = test_of(six_years, bent, 6);
    const lode_mann_kendall back = test_of(six_years, reversed, 6);
    assert_memory_equal(&same, &test, sizeof test);
    assert_int_equal(back.s, -test.s);
    assert_close(back.z, -test.z, 0);
    assert_close(back.p, test.p, 0);
}

static void fewer_than_four_periods_are_refused(void **state) {
    (void)state;
    double slope;
    lode_mann_kendall test;
    lode_error error;
    const double times[] = {2017, 2018, 2018, 2019, 2017};
    for (size_t n = 0; n <= 5; n++) {
        assert_int_equal(lode_trend_theil_sen(times, six, n, &slope, &error), LODE_REFUSED);
        assert_int_equal(lode_trend_mann_kendall(times, six, n, &test, NULL), LODE_REFUSED);
    }
    assert_string_equal(error.text, "a trend needs 4 different times; there are 3");
    assert_close(slope_of(six_years, six, 4), 5.0 / 3, 1e-15);
}

static void what_is_not_finite_is_refused(void **state) {
    (void)state;
    double slope;
    lode_mann_kendall test;
    const double holed[] = {62, 61, NAN, 66};
    assert_int_equal(lode_trend_theil_sen(six_years, holed, 4, &slope, NULL), LODE_DATA);
    assert_int_equal(lode_trend_theil_sen(holed, six_years, 4, &slope, NULL), LODE_DATA);
    assert_int_equal(lode_trend_mann_kendall(six_years, holed, 4, &test, NULL), LODE_DATA);
    assert_int_equal(lode_trend_mann_kendall(holed, six_years, 4, &test, NULL), LODE_DATA);
}

static void a_slope_beyond_a_double_is_refused(void **state) {
    (void)state;
    double slope;
    const double values[] = {-1e308, 1e308, -1e308, 1e308};
    assert_int_equal(lode_trend_theil_sen(six_years, values, 4, &slope, NULL), LODE_DATA);
}

static void an_intercept_beyond_a_double_is_refused(void **state) {
    (void)state;
    lode_theil_sen_line line = {.pairs = 1};
    const double steep[] = {1e307, 2e307, 3e307, 4e307};
    assert_int_equal(lode_trend_theil_sen_line(six_years, steep, 4, &line, NULL), LODE_DATA);
    assert_int_equal(line.pairs, 1);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(six_years_give_the_answers_of_hand_calculation),
        cmocka_unit_test(ties_are_taken_out_of_the_variance),
        cmocka_unit_test(missing_years_count_as_the_time_they_took),
        cmocka_unit_test(points_at_the_same_time_have_no_slope),
        cmocka_unit_test(the_line_has_both_intercepts),
        cmocka_unit_test(the_variance_is_that_of_s_over_every_order),
        cmocka_unit_test(a_level_series_shows_no_trend),
        cmocka_unit_test(order_cannot_change_a_bit),
        cmocka_unit_test(the_slope_follows_shifts_and_changes_of_unit),
        cmocka_unit_test(the_test_follows_order_only_and_turns_round_with_it),
        cmocka_unit_test(fewer_than_four_periods_are_refused),
        cmocka_unit_test(what_is_not_finite_is_refused),
        cmocka_unit_test(a_slope_beyond_a_double_is_refused),
        cmocka_unit_test(an_intercept_beyond_a_double_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
