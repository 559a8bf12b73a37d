/* Two groups: figures by hand, what turning the groups round does, what digits all share cost, what
 * is refused. Beside R they are held in tests/reference. */
#include "lode/two_groups.h"

#include "../support/close.h"

#include <math.h>

static const double a[] = {2, 4, 6, 8}, b[] = {1, 2, 3};

/* Means 5 and 2, variances 20/3 and 1; Welch's error is the root of 5/3 + 1/3, which is half the
 * square of 2: df 4 / (25/27 + 1/18). Together 22 over 5 df. J is the gamma of 5/2, 3/4 of the root
 * of pi, over the root of 5/2. Of 12 pairs 10 are above and one is tied. */
static void figures_by_hand(void **state) {
    (void)state;
    lode_t_test test;
    lode_effect_size effect;
    lode_mann_whitney ranks;
    double distance;
    assert_int_equal(lode_t_test_welch(a, 4, b, 3, 0.95, &test, NULL), LODE_OK);
    assert_close(test.t, 3 / sqrt(2), 1e-14);
    assert_close(test.se, sqrt(2), 1e-14);
    assert_close(test.df, 4 / (25. / 27 + 1. / 18), 1e-14);
    assert_int_equal(lode_t_test_student(a, 4, b, 3, 0.95, &test, NULL), LODE_OK);
    assert_close(test.t, 3 / sqrt(22. / 5 * (1. / 4 + 1. / 3)), 1e-14);
    assert_int_equal(lode_effect_size_of(a, 4, b, 3, &effect, NULL), LODE_OK);
    assert_close(effect.cohen_d, 3 / sqrt(22. / 5), 1e-14);
    assert_close(effect.glass_delta, 3, 1e-14);
    assert_close(effect.hedges_g, effect.cohen_d * 0.75 * sqrt(acos(-1) / 2.5), 1e-14);
    assert_close(effect.hedges_g_approx, effect.cohen_d * (1 - 3. / 19), 1e-14);
    assert_int_equal(lode_mann_whitney_of(a, 4, b, 3, &ranks, NULL), LODE_OK);
    assert_close(ranks.u, 10.5, 0);
    assert_close(ranks.above, 10.5 / 12, 1e-15);
    assert_int_equal(lode_smirnov_distance(a, 4, b, 3, &distance, NULL), LODE_OK);
    assert_close(distance, 0.75, 1e-15);
}

static void turned_round_they_are_the_same(void **state) {
    (void)state;
    lode_t_test one, other;
    lode_mann_whitney ranks, turned;
    double distance, back;
    assert_int_equal(lode_t_test_welch(a, 4, b, 3, 0.9, &one, NULL), LODE_OK);
    assert_int_equal(lode_t_test_welch(b, 3, a, 4, 0.9, &other, NULL), LODE_OK);
    assert_close(other.t, -one.t, 0);
    assert_close(other.p, one.p, 0);
    assert_close(other.difference.low, -one.difference.high, 0);
    assert_int_equal(lode_mann_whitney_of(a, 4, b, 3, &ranks, NULL), LODE_OK);
    assert_int_equal(lode_mann_whitney_of(b, 3, a, 4, &turned, NULL), LODE_OK);
    assert_close(turned.u, 12 - ranks.u, 0);
    assert_close(turned.p, ranks.p, 0);
    assert_int_equal(lode_smirnov_distance(a, 4, b, 3, &distance, NULL), LODE_OK);
    assert_int_equal(lode_smirnov_distance(b, 3, a, 4, &back, NULL), LODE_OK);
    assert_close(back, distance, 0);
}

/* The interval of the difference ends at 0 where its level is what p leaves. */
static void interval_and_p_say_the_same(void **state) {
    (void)state;
    lode_t_test test, at;
    assert_int_equal(lode_t_test_welch(a, 4, b, 3, 0.95, &test, NULL), LODE_OK);
    assert_int_equal(lode_t_test_welch(a, 4, b, 3, 1 - test.p, &at, NULL), LODE_OK);
    assert_within(at.difference.low, 0, 1e-9);
}

static void digits_that_all_share_cost_none(void **state) {
    (void)state;
    double far_a[4], far_b[3];
    lode_t_test near, far;
    for (int i = 0; i < 4; i++)
        far_a[i] = a[i] + 1e15;
    for (int i = 0; i < 3; i++)
        far_b[i] = b[i] + 1e15;
    assert_int_equal(lode_t_test_student(a, 4, b, 3, 0.95, &near, NULL), LODE_OK);
    assert_int_equal(lode_t_test_student(far_a, 4, far_b, 3, 0.95, &far, NULL), LODE_OK);
    assert_close(far.t, near.t, 0);
}

/* Two groups alike: nothing apart, half above, p no more than 1. */
static void the_same_group_twice(void **state) {
    (void)state;
    lode_mann_whitney ranks;
    double distance;
    assert_int_equal(lode_mann_whitney_of(a, 4, a, 4, &ranks, NULL), LODE_OK);
    assert_close(ranks.above, 0.5, 0);
    assert_close(ranks.p, 1, 0);
    assert_int_equal(lode_smirnov_distance(a, 4, a, 4, &distance, NULL), LODE_OK);
    assert_close(distance, 0, 0);
}

static void what_cannot_be_compared_is_refused(void **state) {
    (void)state;
    const double same[] = {3, 3, 3}, bad[] = {1, NAN, 2}, huge[] = {-1e200, 1e200, 0};
    lode_t_test test;
    lode_effect_size effect;
    lode_mann_whitney ranks;
    double distance;
    assert_int_equal(lode_t_test_welch(a, 1, b, 3, 0.95, &test, NULL), LODE_REFUSED);
    assert_int_equal(lode_t_test_welch(a, 4, b, 0, 0.95, &test, NULL), LODE_REFUSED);
    assert_int_equal(lode_t_test_student(same, 3, same, 3, 0.95, &test, NULL), LODE_REFUSED);
    assert_int_equal(lode_t_test_welch(a, 4, same, 3, 0.95, &test, NULL), LODE_OK);
    assert_int_equal(lode_t_test_welch(a, 4, b, 3, 95, &test, NULL), LODE_USAGE);
    assert_int_equal(lode_t_test_welch(a, 4, bad, 3, 0.95, &test, NULL), LODE_DATA);
    assert_int_equal(lode_t_test_welch(a, 4, huge, 3, 0.95, &test, NULL), LODE_DATA);
    assert_int_equal(lode_effect_size_of(a, 4, same, 3, &effect, NULL), LODE_REFUSED);
    assert_int_equal(lode_mann_whitney_of(same, 3, same, 3, &ranks, NULL), LODE_REFUSED);
    assert_int_equal(lode_mann_whitney_of(same, 0, same, 3, &ranks, NULL), LODE_REFUSED);
    assert_int_equal(lode_mann_whitney_of(bad, 3, same, 3, &ranks, NULL), LODE_DATA);
    assert_int_equal(lode_smirnov_distance(a, 0, b, 3, &distance, NULL), LODE_REFUSED);
}

/* Extra hours of sleep by two drugs, Student's own example, as R's t.test prints it for paired
 * data; and what has no answer. */
static void pairs_are_students_own(void **state) {
    (void)state;
    static const double one[] = {0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0},
                        two[] = {1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4};
    lode_t_test test;
    assert_int_equal(lode_t_test_paired(one, two, 10, 0.95, &test, NULL), LODE_OK);
    assert_within(test.t, -4.0621, 5e-5);
    assert_close(test.df, 9, 0);
    assert_within(test.p, 0.002833, 5e-7);
    assert_within(test.difference.estimate, -1.58, 1e-12);
    assert_within(test.difference.low, -2.4598858, 5e-8);
    assert_within(test.difference.high, -0.7001142, 5e-8);
    assert_int_equal(lode_t_test_paired(one, two, 1, 0.95, &test, NULL), LODE_REFUSED);
    assert_int_equal(lode_t_test_paired(one, one, 10, 0.95, &test, NULL), LODE_REFUSED);
    assert_int_equal(lode_t_test_paired(one, two, 10, 0, &test, NULL), LODE_USAGE);
}

/* The groups of before, of which only mean, spread and size are known. */
static void figures_of_groups_do_as_well(void **state) {
    (void)state;
    const lode_sample of_a = {5, sqrt(20. / 3), 4}, of_b = {2, 1, 3}, one = {5, 1, 1},
                      no = {5, -1, 4}, constant = {5, 0, 4};
    lode_t_test test;
    assert_int_equal(lode_t_test_welch_of(&of_a, &of_b, 0.95, &test, NULL), LODE_OK);
    assert_close(test.t, 3 / sqrt(2), 1e-14);
    assert_close(test.df, 4 / (25. / 27 + 1. / 18), 1e-14);
    assert_int_equal(lode_t_test_welch_of(&of_a, &one, 0.95, &test, NULL), LODE_REFUSED);
    assert_int_equal(lode_t_test_welch_of(&constant, &constant, 0.95, &test, NULL), LODE_REFUSED);
    assert_int_equal(lode_t_test_welch_of(&of_a, &no, 0.95, &test, NULL), LODE_DATA);
    assert_int_equal(lode_t_test_welch_of(&of_a, &of_b, 1, &test, NULL), LODE_USAGE);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(figures_of_groups_do_as_well),
        cmocka_unit_test(pairs_are_students_own),
        cmocka_unit_test(figures_by_hand),
        cmocka_unit_test(turned_round_they_are_the_same),
        cmocka_unit_test(interval_and_p_say_the_same),
        cmocka_unit_test(digits_that_all_share_cost_none),
        cmocka_unit_test(the_same_group_twice),
        cmocka_unit_test(what_cannot_be_compared_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
