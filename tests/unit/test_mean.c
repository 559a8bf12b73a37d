/* Means against certified and exact answers, and the promise that order cannot change a bit. */
#include "lode/mean.h"

#include "../support/close.h"
#include "lode/number.h"
#include "lode/random.h"

#include <float.h>

enum { MANY = 1000 };

static double mean_of(const double *values, size_t n) {
    double mean;
    assert_int_equal(lode_mean(values, n, &mean, NULL), LODE_OK);
    return mean;
}

static double weighted(const double *values, const double *weights, size_t n) {
    double mean;
    assert_int_equal(lode_mean_weighted(values, weights, n, &mean, NULL), LODE_OK);
    return mean;
}

/* NIST StRD, NumAcc1 (certified mean 10000002) and NumAcc3 (1001 values, certified 1000000.2). */
static void means_are_the_certified_ones(void **state) {
    (void)state;
    assert_close(mean_of((const double[]){10000001, 10000003, 10000002}, 3), 10000002, 0);
    double values[1001] = {1000000.2};
    for (size_t i = 1; i < 1001; i++)
        values[i] = i % 2 ? 1000000.1 : 1000000.3;
    assert_close(mean_of(values, 1001), 1000000.2, 1e-16);
}

static void values_that_cancel_leave_what_is_small(void **state) {
    (void)state;
    assert_close(mean_of((const double[]){1e16, 1, -1e16}, 3), 1.0 / 3, 0);
    assert_close(weighted((const double[]){1e16, 1, -1e16}, (const double[]){2, 3, 2}, 3), 3.0 / 7,
                 0);
}

/* Adding up 0.1 ten times gives 0.9999999999999999. */
static void the_mean_of_equal_values_is_that_value(void **state) {
    (void)state;
    double values[50], weights[50];
    for (int tenths = 1; tenths < 1000; tenths++) {
        for (size_t i = 0; i < 50; i++) {
            values[i] = tenths / 10.0;
            weights[i] = 0.1 + (double)(i % 7);
        }
        for (size_t n = 1; n <= 50; n += 7) {
            assert_close(mean_of(values, n), values[0], 0);
            assert_close(weighted(values, weights, n), values[0], 0);
        }
    }
}

/* R 4.2.2, Hmisc 4.8.0, wtd.mean: point scores of seven schools, by pupils. */
static void the_weighted_mean_is_that_of_hmisc(void **state) {
    (void)state;
    const double scores[] = {4.2, 5.1, 3.9, 4.8, 5.5, 4.4, 4.9};
    const double pupils[] = {30, 25, 60, 12, 45, 28, 51};
    assert_close(weighted(scores, pupils, 7), 4.64422310756972, 1e-14);
}

/* 3 of 4, 1 of 2 and 10 of 10 pupils are 14 of 16. */
static void percentages_weighted_by_pupils_give_back_the_percentage_of_all(void **state) {
    (void)state;
    assert_close(weighted((const double[]){75, 50, 100}, (const double[]){4, 2, 10}, 3), 87.5, 0);
}

static void equal_weights_change_nothing(void **state) {
    (void)state;
    const double values[] = {57.9, 61, 40.3, 66.6}, weights[] = {0.3, 0.3, 0.3, 0.3};
    assert_close(weighted(values, weights, 4), mean_of(values, 4), 0);
}

static void a_weight_of_zero_leaves_its_value_out(void **state) {
    (void)state;
    const double values[] = {57.9, 1e300, 40.3}, weights[] = {1, 0, 1};
    assert_close(weighted(values, weights, 3), mean_of((const double[]){57.9, 40.3}, 2), 0);
}

static void order_cannot_change_a_bit(void **state) {
    (void)state;
    double values[MANY], weights[MANY], shuffled[MANY], shuffled_weights[MANY];
    for (size_t i = 0; i < MANY; i++) {
        values[i] = ldexp((double)(i * 389 % 641) - 320.1, (int)(i % 11) * 9);
        weights[i] = (double)(i * 7 % 31) / 10;
    }
    for (size_t stride = 3; stride < MANY; stride += 90) { /* prime to MANY */
        for (size_t i = 0; i < MANY; i++) {
            shuffled[i] = values[i * stride % MANY];
            shuffled_weights[i] = weights[i * stride % MANY];
        }
        assert_close(mean_of(shuffled, MANY), mean_of(values, MANY), 0);
        assert_close(weighted(shuffled, shuffled_weights, MANY), weighted(values, weights, MANY),
                     0);
    }
}

static void nothing_has_no_mean(void **state) {
    (void)state;
    double mean;
    lode_error error;
    assert_int_equal(lode_mean(NULL, 0, &mean, &error), LODE_REFUSED);
    assert_string_equal(error.text, "the mean of no values is not defined");
    assert_int_equal(lode_mean_weighted(NULL, NULL, 0, &mean, NULL), LODE_REFUSED);
}

static void no_weight_gives_no_mean(void **state) {
    (void)state;
    double mean;
    lode_error error;
    const double values[] = {1, 2}, weights[] = {0, 0};
    assert_int_equal(lode_mean_weighted(values, weights, 2, &mean, &error), LODE_REFUSED);
    assert_string_equal(error.text, "a mean without any weight is not defined");
}

static void a_negative_weight_is_refused_by_place(void **state) {
    (void)state;
    double mean;
    lode_error error;
    const double values[] = {1, 2}, weights[] = {1, -0.5};
    assert_int_equal(lode_mean_weighted(values, weights, 2, &mean, &error), LODE_DATA);
    assert_string_equal(error.text, "weight 2 of 2 is negative: -0.5");
}

static void what_is_not_finite_is_refused(void **state) {
    (void)state;
    double mean;
    const double good[] = {1, 2}, bad[] = {1, NAN};
    assert_int_equal(lode_mean(bad, 2, &mean, NULL), LODE_DATA);
    assert_int_equal(lode_mean_weighted(bad, good, 2, &mean, NULL), LODE_DATA);
    assert_int_equal(lode_mean_weighted(good, bad, 2, &mean, NULL), LODE_DATA);
}

static void a_sum_beyond_a_double_is_refused(void **state) {
    (void)state;
    double mean;
    const double huge[] = {DBL_MAX, DBL_MAX}, ones[] = {1, 1}, twos[] = {2, 2};
    assert_int_equal(lode_mean(huge, 2, &mean, NULL), LODE_DATA);
    assert_int_equal(lode_mean_weighted(huge, ones, 2, &mean, NULL), LODE_DATA);
    assert_int_equal(lode_mean_weighted(huge, twos, 2, &mean, NULL), LODE_DATA);
    assert_int_equal(lode_mean_weighted(ones, huge, 2, &mean, NULL), LODE_DATA);
    assert_int_equal(lode_mean_weighted((const double[]){1e-9, 1e-9}, huge, 2, &mean, NULL),
                     LODE_DATA);
}

/* As the header defines it: exact sum, rounded quotient, exact remainder. */
static double mean_by_definition(const double *values, size_t n) {
    lode_sum sum;
    lode_sum_start(&sum);
    for (size_t i = 0; i < n; i++)
        lode_sum_add(&sum, values[i]);
    const double quotient = lode_sum_value(&sum) / (double)n;
    lode_sum_add(&sum, -(quotient * (double)n));
    lode_sum_add(&sum, -fma(quotient, (double)n, -(quotient * (double)n)));
    return quotient + lode_sum_value(&sum) / (double)n;
}

/* Up to most in magnitude, sometimes with a fraction among them. */
static void whole_numbers_have_the_mean_of_the_definition(void **state) {
    (void)state;
    static const double most[] = {1, 10, 1000, 1e6, 1e12, 0x1p52, 0x1p53, 0x1p54, 0x1p60};
    lode_random stream = lode_random_start(13, 0, 0);
    double values[MANY];
    for (size_t i = 0; i < 20000; i++) {
        const size_t n = 1 + lode_random_below(&stream, i % 50 ? 30 : MANY);
        const double within = most[i % 9], offset = i % 3 ? 0.5 : -0.5;
        for (size_t k = 0; k < n; k++)
            values[k] = nearbyint(2 * within * (lode_random_uniform(&stream) - offset));
        if (i % 7 == 0)
            values[n - 1] += 0.25;
        const double mean = mean_of(values, n), expected = mean_by_definition(values, n);
        assert_memory_equal(&mean, &expected, sizeof mean);
    }
}

static void the_mean_of_zeros_is_plus_zero(void **state) {
    (void)state;
    assert_false(signbit(mean_of((const double[]){-0.0, -0.0, -0.0}, 3)));
    assert_false(signbit(mean_of((const double[]){-1, -2, 3}, 3)));
    assert_false(signbit(mean_of((const double[]){-1.5, -2, 3.5}, 3)));
}

static void expect_counted(const double *values, const uint32_t *counts, size_t n) {
    static double out[MANY];
    size_t total = 0;
    double mean;
    for (size_t i = 0; i < n; i++)
        for (uint32_t k = 0; k < counts[i]; k++)
            out[total++] = values[i];
    assert_int_equal(lode_mean_counted(values, counts, n, &mean, NULL), LODE_OK);
    assert_close(mean, mean_of(out, total), 0);
}

static void counted_values_have_the_mean_of_those_written_out(void **state) {
    (void)state;
    const uint32_t counts[] = {3, 0, 100, 17, 1};
    expect_counted((const double[]){5, 8, -2, 0, 1001}, counts, 5);
    expect_counted((const double[]){0.1, 8, -0.2, 0.7, 57.9}, counts, 5);
    expect_counted((const double[]){9007199254740991, 1, 9007199254740989, 3, 2}, counts, 5);
    expect_counted((const double[]){1e300, 1, -1e-300, 3e17, 0.1}, counts, 5);
}

static void counted_values_refuse_what_others_do(void **state) {
    (void)state;
    double mean;
    const uint32_t none[] = {0, 0}, some[] = {1, 1};
    assert_int_equal(lode_mean_counted((const double[]){1, 2}, none, 2, &mean, NULL), LODE_REFUSED);
    assert_int_equal(lode_mean_counted(NULL, NULL, 0, &mean, NULL), LODE_REFUSED);
    assert_int_equal(lode_mean_counted((const double[]){1, NAN}, some, 2, &mean, NULL), LODE_DATA);
    assert_int_equal(lode_mean_counted((const double[]){DBL_MAX, DBL_MAX}, some, 2, &mean, NULL),
                     LODE_DATA);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(whole_numbers_have_the_mean_of_the_definition),
        cmocka_unit_test(the_mean_of_zeros_is_plus_zero),
        cmocka_unit_test(means_are_the_certified_ones),
        cmocka_unit_test(values_that_cancel_leave_what_is_small),
        cmocka_unit_test(the_mean_of_equal_values_is_that_value),
        cmocka_unit_test(the_weighted_mean_is_that_of_hmisc),
        cmocka_unit_test(percentages_weighted_by_pupils_give_back_the_percentage_of_all),
        cmocka_unit_test(equal_weights_change_nothing),
        cmocka_unit_test(a_weight_of_zero_leaves_its_value_out),
        cmocka_unit_test(order_cannot_change_a_bit),
        cmocka_unit_test(nothing_has_no_mean),
        cmocka_unit_test(no_weight_gives_no_mean),
        cmocka_unit_test(a_negative_weight_is_refused_by_place),
        cmocka_unit_test(what_is_not_finite_is_refused),
        cmocka_unit_test(a_sum_beyond_a_double_is_refused),
        cmocka_unit_test(counted_values_have_the_mean_of_those_written_out),
        cmocka_unit_test(counted_values_refuse_what_others_do),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
