/* Differences against Newcombe's published limits and right-angled triangles. */
#include "lode/difference.h"

#include "../support/close.h"
#include "lode/proportion.h"

#include <float.h>

static lode_interval wilson(double x, double n) {
    lode_interval p;
    assert_int_equal(lode_proportion_wilson(x, n, LODE_LEVEL_DEFAULT, &p, NULL), LODE_OK);
    return p;
}

static lode_interval difference(lode_interval a, lode_interval b) {
    lode_interval d;
    assert_int_equal(lode_difference_interval(&a, &b, &d, NULL), LODE_OK);
    return d;
}

/* R. G. Newcombe (1998), Statistics in Medicine 17, 873-890, table II, method 10, 95%, cases (a) to
 * (h), printed to four decimals. */
static void differences_of_wilson_intervals_are_newcombes(void **state) {
    (void)state;
    static const struct {
        double x1, n1, x2, n2, low, high;
    } printed[] = {
        {56, 70, 48, 80, 0.0524, 0.3339}, {9, 10, 3, 10, 0.1705, 0.8090},
        {6, 7, 2, 7, 0.0582, 0.8062},     {5, 56, 0, 29, -0.0381, 0.1926},
        {0, 10, 0, 20, -0.1611, 0.2775},  {0, 10, 0, 10, -0.2775, 0.2775},
        {10, 10, 0, 20, 0.6791, 1.0000},  {10, 10, 0, 10, 0.6075, 1.0000},
    };
    for (size_t i = 0; i < sizeof printed / sizeof *printed; i++) {
        const lode_interval d =
            difference(wilson(printed[i].x1, printed[i].n1), wilson(printed[i].x2, printed[i].n2));
        assert_within(d.low, printed[i].low, 0.0000501);
        assert_within(d.high, printed[i].high, 0.0000501);
    }
}

/* Legs 3 and 4 below, 5 and 12 above. */
static void each_limit_takes_the_two_ends_that_matter(void **state) {
    (void)state;
    const lode_interval d = difference((lode_interval){10, 7, 15}, (lode_interval){4, -8, 8});
    assert_close(d.estimate, 6, 0);
    assert_close(d.low, 1, 1e-15);
    assert_close(d.high, 19, 1e-15);
}

static void swapping_the_sides_turns_the_interval_round(void **state) {
    (void)state;
    const lode_interval a = wilson(13, 31), b = wilson(20.3, 29);
    const lode_interval d = difference(a, b), swapped = difference(b, a);
    assert_close(swapped.estimate, -d.estimate, 0);
    assert_close(swapped.low, -d.high, 0);
    assert_close(swapped.high, -d.low, 0);
}

static void the_interval_holds_the_difference_and_stays_within_minus_1_and_1(void **state) {
    (void)state;
    for (double x = 0; x <= 12; x += 0.5) {
        for (double y = 0; y <= 9; y += 0.5) {
            const lode_interval d = difference(wilson(x, 12), wilson(y, 9));
            assert_true(d.low < d.estimate || d.estimate == -1);
            assert_true(d.estimate < d.high || d.estimate == 1);
            assert_true(d.low >= -1 - 1e-15 && d.high <= 1 + 1e-15);
        }
    }
}

static void a_difference_to_a_constant_is_a_shift(void **state) {
    (void)state;
    const lode_interval a = {57.5, 50.25, 64};
    lode_interval d;
    assert_int_equal(lode_difference_from_constant(&a, 61, &d, NULL), LODE_OK);
    assert_close(d.estimate, -3.5, 0);
    assert_close(d.low, -10.75, 0);
    assert_close(d.high, 3, 0);
}

static void a_constant_is_an_estimate_without_uncertainty(void **state) {
    (void)state;
    const lode_interval a = wilson(13, 31);
    lode_interval shifted;
    assert_int_equal(lode_difference_from_constant(&a, 0.6, &shifted, NULL), LODE_OK);
    const lode_interval d = difference(a, (lode_interval){0.6, 0.6, 0.6});
    assert_close(shifted.estimate, d.estimate, 0);
    assert_within(shifted.low, d.low, 1e-15);
    assert_within(shifted.high, d.high, 1e-15);
}

static void the_result_may_replace_an_operand(void **state) {
    (void)state;
    lode_interval a = {10, 7, 15};
    const lode_interval b = {4, -8, 8};
    assert_int_equal(lode_difference_interval(&a, &b, &a, NULL), LODE_OK);
    assert_close(a.low, 1, 1e-15);
    assert_close(a.high, 19, 1e-15);
}

static void an_estimate_outside_its_interval_is_refused(void **state) {
    (void)state;
    const lode_interval good = {0, -1, 1}, bad = {2, -1, 1}, low = {-2, -1, 1};
    lode_interval d;
    lode_error error;
    assert_int_equal(lode_difference_interval(&good, &bad, &d, &error), LODE_DATA);
    assert_string_equal(error.text, "the estimate 2 lies outside its interval -1 to 1");
    assert_int_equal(lode_difference_interval(&bad, &good, &d, NULL), LODE_DATA);
    assert_int_equal(lode_difference_interval(&low, &good, &d, NULL), LODE_DATA);
    assert_int_equal(lode_difference_from_constant(&bad, 0, &d, NULL), LODE_DATA);
}

static void what_is_not_finite_is_refused(void **state) {
    (void)state;
    const lode_interval good = {0, -1, 1}, open = {0, -INFINITY, 1}, none = {NAN, -1, 1},
                        above = {0, -1, INFINITY};
    lode_interval d;
    lode_error error;
    assert_int_equal(lode_difference_interval(&good, &open, &d, NULL), LODE_DATA);
    assert_int_equal(lode_difference_interval(&none, &good, &d, NULL), LODE_DATA);
    assert_int_equal(lode_difference_interval(&above, &good, &d, &error), LODE_DATA);
    assert_string_equal(error.text, "an estimate or limit is not a finite number");
    assert_int_equal(lode_difference_from_constant(&good, NAN, &d, NULL), LODE_DATA);
}

static void a_difference_beyond_a_double_is_refused(void **state) {
    (void)state;
    const lode_interval huge = {DBL_MAX, DBL_MAX, DBL_MAX};
    const lode_interval low = {-DBL_MAX, -DBL_MAX, -DBL_MAX};
    lode_interval d;
    assert_int_equal(lode_difference_interval(&huge, &low, &d, NULL), LODE_DATA);
    assert_int_equal(lode_difference_from_constant(&huge, -DBL_MAX, &d, NULL), LODE_DATA);
}

/* One part of weight 1 is that part; two of weight 1 and limits alike go by the root of the
 * squares. */
static void weighted_parts_add_up_by_their_squares(void **state) {
    (void)state;
    const lode_interval part[] = {{0.5, 0.2, 0.9}, {0.25, 0.15, 0.35}};
    const double one = 1, both[] = {1, 2};
    lode_interval sum;
    assert_int_equal(lode_weighted_interval(part, &one, 1, &sum, NULL), LODE_OK);
    assert_close(sum.low, 0.2, 1e-15);
    assert_close(sum.high, 0.9, 1e-15);
    assert_int_equal(lode_weighted_interval(part, both, 2, &sum, NULL), LODE_OK);
    assert_close(sum.estimate, 1, 1e-15);
    assert_close(sum.low, 1 - sqrt(0.09 + 0.04), 1e-14);
    assert_close(sum.high, 1 + sqrt(0.16 + 0.04), 1e-14);
    assert_int_equal(lode_weighted_interval(part, both, 0, &sum, NULL), LODE_REFUSED);
    const double below = -1;
    assert_int_equal(lode_weighted_interval(part, &below, 1, &sum, NULL), LODE_DATA);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(weighted_parts_add_up_by_their_squares),
        cmocka_unit_test(differences_of_wilson_intervals_are_newcombes),
        cmocka_unit_test(each_limit_takes_the_two_ends_that_matter),
        cmocka_unit_test(swapping_the_sides_turns_the_interval_round),
        cmocka_unit_test(the_interval_holds_the_difference_and_stays_within_minus_1_and_1),
        cmocka_unit_test(a_difference_to_a_constant_is_a_shift),
        cmocka_unit_test(a_constant_is_an_estimate_without_uncertainty),
        cmocka_unit_test(the_result_may_replace_an_operand),
        cmocka_unit_test(an_estimate_outside_its_interval_is_refused),
        cmocka_unit_test(what_is_not_finite_is_refused),
        cmocka_unit_test(a_difference_beyond_a_double_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
