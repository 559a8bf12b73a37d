/* Quantiles against R 4.2.2, quantile(x, p, type = 1 to 9). */
#include "lode/quantile.h"

#include "../support/close.h"
#include "../support/uneven.h"

#include <float.h>
#include <string.h>

static const double twelve[] = {17, 12, 25, 9, 30, 22, 18, 11, 15, 27, 20, 14};
static const double eleven[] = {3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5};

static double quantile(const double *values, size_t n, double p) {
    double result;
    assert_int_equal(lode_quantile_type7(values, n, p, &result, NULL), LODE_OK);
    return result;
}

static double median(const double *values, size_t n) {
    double result;
    assert_int_equal(lode_median(values, n, &result, NULL), LODE_OK);
    return result;
}

static void quantiles_of_twelve_values_are_those_of_r(void **state) {
    (void)state;
    const double p[] = {0, 0.05, 0.1, 0.25, 1.0 / 3, 0.5, 0.75, 0.9, 0.95, 1};
    const double r[] = {9, 10.1, 11.1, 13.5, 14.666666666666666, 17.5, 22.75, 26.8, 28.35, 30};
    for (size_t i = 0; i < 10; i++)
        assert_close(quantile(twelve, 12, p[i]), r[i], 1e-14);
}

static void quantiles_of_eleven_values_with_ties_are_those_of_r(void **state) {
    (void)state;
    const double p[] = {0, 0.05, 0.25, 0.5, 0.75, 0.9, 0.95, 1};
    const double r[] = {1, 1, 2.5, 4, 5, 6, 7.5, 9};
    for (size_t i = 0; i < 8; i++)
        assert_close(quantile(eleven, 11, p[i]), r[i], 1e-14);
}

enum { TYPES = LODE_QUANTILE_TYPES, PLACES = 10 };

static const double places[PLACES] = {0, 0.05, 0.1, 0.25, 1.0 / 3, 0.5, 0.75, 0.9, 0.95, 1};

static void assert_types(const double *values, size_t n, const double (*r)[PLACES]) {
    double result[PLACES];
    for (int type = 1; type <= TYPES; type++) {
        assert_int_equal(lode_quantiles(values, n, type, places, PLACES, result, NULL), LODE_OK);
        for (size_t i = 0; i < PLACES; i++)
            assert_close(result[i], r[type - 1][i], 1e-14);
    }
}

static void all_nine_types_are_those_of_r(void **state) {
    (void)state;
    static const double of_twelve[TYPES][PLACES] = {
        {9, 9, 11, 12, 14, 17, 22, 27, 30, 30},
        {9, 9, 11, 13, 14.5, 17.5, 23.5, 27, 30, 30},
        {9, 9, 9, 12, 14, 17, 22, 27, 27, 30},
        {9, 9, 9.4, 12, 14, 17, 22, 26.6, 28.2, 30},
        {9, 9.2, 10.4, 13, 14.5, 17.5, 23.5, 27.9, 29.7, 30},
        {9, 9, 9.6, 12.5, 43.0 / 3, 17.5, 24.25, 29.1, 30, 30},
        {9, 10.1, 11.1, 13.5, 44.0 / 3, 17.5, 22.75, 26.8, 28.35, 30},
        {9, 9, 152.0 / 15, 77.0 / 6, 130.0 / 9, 17.5, 23.75, 28.3, 30, 30},
        {9, 9, 10.2, 12.875, 14.4583333333333333, 17.5, 23.6875, 28.2, 30, 30},
    };
    static const double of_eleven[TYPES][PLACES] = {
        {1, 1, 1, 2, 3, 4, 5, 6, 9, 9},         {1, 1, 1, 2, 3, 4, 5, 6, 9, 9},
        {1, 1, 1, 2, 3, 4, 5, 6, 6, 9},         {1, 1, 1, 1.75, 8.0 / 3, 3.5, 5, 5.9, 7.35, 9},
        {1, 1, 1, 2.25, 3, 4, 5, 7.2, 8.85, 9}, {1, 1, 1, 2, 3, 4, 5, 8.4, 9, 9},
        {1, 1, 1, 2.5, 3, 4, 5, 6, 7.5, 9},     {1, 1, 1, 13.0 / 6, 3, 4, 5, 7.6, 9, 9},
        {1, 1, 1, 2.1875, 3, 4, 5, 7.5, 9, 9},
    };
    assert_types(twelve, 12, of_twelve);
    assert_types(eleven, 11, of_eleven);
}

/* 0.1 x 10 is 1 in doubles, but 0.7 x 10 or 0.29 x 100 are not quite what they mean. */
static void steps_are_where_the_decimal_says(void **state) {
    (void)state;
    double values[100], result;
    for (int i = 0; i < 100; i++)
        values[i] = i + 1;
    for (int percent = 1; percent <= 100; percent++) {
        const double p = percent / 100.0;
        assert_int_equal(lode_quantiles(values, 100, 1, &p, 1, &result, NULL), LODE_OK);
        assert_close(result, percent, 0);
        assert_int_equal(lode_quantiles(values, 100, 2, &p, 1, &result, NULL), LODE_OK);
        assert_close(result, percent < 100 ? percent + 0.5 : 100, 0);
        assert_int_equal(lode_quantiles(values, 100, 3, &p, 1, &result, NULL), LODE_OK);
        assert_close(result, percent, 0);
    }
}

static void every_type_lies_within_the_values_and_rises(void **state) {
    (void)state;
    double result;
    for (int type = 1; type <= TYPES; type++)
        for (size_t n = 1; n <= 12; n++) {
            double least = 9, most = 9, before = 0;
            for (size_t i = 0; i < n; i++) {
                least = i ? fmin(least, twelve[i]) : twelve[i];
                most = i ? fmax(most, twelve[i]) : twelve[i];
            }
            for (int k = 0; k <= 40; k++) {
                const double p = k / 40.0;
                assert_int_equal(lode_quantiles(twelve, n, type, &p, 1, &result, NULL), LODE_OK);
                assert_true(result >= least && result <= most && result >= before);
                before = result;
            }
        }
}

/* R: w <- c(30,25,60,12,45,28,51) pupils of schools at x <- c(4.2,5.1,3.9,4.8,5.5,4.4,4.9); the
 * first value at which the weights reach p of all, and quantile(rep(x, w), p). */
static void weighted_quantiles_are_those_of_pupils(void **state) {
    (void)state;
    const double rising[] = {3.9, 4.2, 4.4, 4.8, 4.9, 5.1, 5.5},
                 weight[] = {60, 30, 28, 12, 51, 25, 45}, p[] = {0, 0.1, 0.25, 0.5, 0.75, 0.9, 1},
                 r[] = {3.9, 3.9, 4.2, 4.8, 5.1, 5.5, 5.5};
    const uint32_t times[] = {60, 30, 28, 12, 51, 25, 45};
    double result[7], tenth[7], equal[7];
    assert_int_equal(lode_quantiles_weighted(rising, weight, 7, p, 7, result, NULL), LODE_OK);
    for (size_t i = 0; i < 7; i++)
        assert_close(result[i], r[i], 0);
    assert_int_equal(lode_quantiles_counted(rising, times, 7, 1, p, 7, result, NULL), LODE_OK);
    for (size_t i = 0; i < 7; i++)
        assert_close(result[i], r[i], 0);
    assert_int_equal(lode_quantiles_counted(rising, times, 7, 7, p, 7, result, NULL), LODE_OK);
    for (size_t i = 0; i < 7; i++) {
        assert_close(result[i], r[i], 1e-15);
        tenth[i] = weight[i] / 10;
        equal[i] = 0.1;
    }
    assert_int_equal(lode_quantiles_weighted(rising, tenth, 7, p, 7, result, NULL), LODE_OK);
    for (size_t i = 0; i < 7; i++)
        assert_close(result[i], r[i], 0);
    for (int k = 0; k <= 70; k++) {
        const double at = k / 70.0;
        double weighted, type1;
        assert_int_equal(lode_quantiles_weighted(rising, equal, 7, &at, 1, &weighted, NULL),
                         LODE_OK);
        assert_int_equal(lode_quantiles(rising, 7, 1, &at, 1, &type1, NULL), LODE_OK);
        assert_close(weighted, type1, 0);
    }
}

static void values_without_weight_are_left_out(void **state) {
    (void)state;
    const double p[] = {0, 0.5, 1};
    double result[3];
    assert_int_equal(lode_quantiles_weighted((const double[]){1, 2, 3, 4},
                                             (const double[]){0, 1.5, 1.5, 0}, 4, p, 3, result,
                                             NULL),
                     LODE_OK);
    assert_close(result[0], 2, 0);
    assert_close(result[1], 2, 0);
    assert_close(result[2], 3, 0);
    const double none[] = {0, 0}, two[] = {1, 2};
    assert_int_equal(lode_quantiles_weighted(two, none, 2, p, 3, result, NULL), LODE_REFUSED);
    assert_int_equal(lode_quantiles_weighted(two, (const double[]){1, -1}, 2, p, 3, result, NULL),
                     LODE_DATA);
    assert_int_equal(lode_quantiles_weighted(two, (const double[]){1, NAN}, 2, p, 3, result, NULL),
                     LODE_DATA);
    assert_int_equal(lode_quantiles_weighted((const double[]){2, 1}, two, 2, p, 3, result, NULL),
                     LODE_DATA);
}

static void there_are_nine_types(void **state) {
    (void)state;
    double result;
    lode_error error;
    const double p = 0.5;
    assert_int_equal(lode_quantiles(twelve, 12, 0, &p, 1, &result, &error), LODE_USAGE);
    assert_string_equal(error.text, "quantiles are of types 1 to 9, not 0");
    assert_int_equal(lode_quantiles(twelve, 12, 10, &p, 1, &result, NULL), LODE_USAGE);
}

static void the_median_is_the_middle_or_half_way_between_two(void **state) {
    (void)state;
    assert_close(median(eleven, 11), 4, 0);
    assert_close(median(twelve, 12), 17.5, 0);
    assert_close(median((const double[]){-0.3}, 1), -0.3, 0);
}

static void half_way_between_huge_values_does_not_overflow(void **state) {
    (void)state;
    assert_close(median((const double[]){DBL_MAX, -DBL_MAX}, 2), 0, 0);
    assert_close(median((const double[]){DBL_MAX, DBL_MAX / 2}, 2), 0.75 * DBL_MAX, 0);
}

static void every_quantile_of_equal_values_is_that_value(void **state) {
    (void)state;
    const double same[] = {0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1};
    for (double p = 0; p <= 1; p += 0.01)
        assert_close(quantile(same, 7, p), 0.1, 0);
}

static void quantiles_rise_with_p_and_ignore_order(void **state) {
    (void)state;
    double reversed[12];
    for (size_t i = 0; i < 12; i++)
        reversed[i] = twelve[11 - i];
    double before = 9;
    for (double p = 0; p <= 1; p += 0.001) {
        const double here = quantile(twelve, 12, p);
        assert_true(here >= before);
        assert_close(quantile(reversed, 12, p), here, 0);
        before = here;
    }
}

static void the_values_are_left_as_they_are(void **state) {
    (void)state;
    double values[] = {3, 1, 2};
    assert_close(median(values, 3), 2, 0);
    assert_memory_equal(values, ((const double[]){3, 1, 2}), sizeof values);
}

static void no_values_have_no_quantile(void **state) {
    (void)state;
    double result;
    lode_error error;
    assert_int_equal(lode_quantile_type7(NULL, 0, 0.5, &result, &error), LODE_REFUSED);
    assert_string_equal(error.text, "a quantile of no values is not defined");
    assert_int_equal(lode_median(NULL, 0, &result, NULL), LODE_REFUSED);
}

static void what_is_not_finite_is_refused(void **state) {
    (void)state;
    double result;
    assert_int_equal(lode_median((const double[]){1, NAN}, 2, &result, NULL), LODE_DATA);
    assert_int_equal(lode_median((const double[]){-INFINITY, 1}, 2, &result, NULL), LODE_DATA);
}

static void p_outside_0_to_1_is_refused(void **state) {
    (void)state;
    double result;
    const double p[] = {-0.01, 1.01, 25, NAN};
    for (size_t i = 0; i < 4; i++)
        assert_int_equal(lode_quantile_type7(twelve, 12, p[i], &result, NULL), LODE_USAGE);
}

/* The definition, on values that qsort has put in order. */
static double by_definition(const double *sorted, size_t n, double p) {
    const double place = (double)(n - 1) * p, share = place - floor(place);
    const size_t below = (size_t)place;
    if (share == 0 || below + 1 >= n || sorted[below] == sorted[below + 1])
        return sorted[below] + 0.0;
    return (1 - share) * sorted[below] + share * sorted[below + 1];
}

enum { MOST = 6000, SEVERAL = 9 };

static void assert_all_as_defined(const double *values, size_t n) {
    static double sorted[MOST];
    const double p[SEVERAL] = {0.5, 0, 0.25, 0.75, 1, 0.05, 0.999, 0.25, 1.0 / 3};
    double several[SEVERAL];
    memcpy(sorted, values, n * sizeof *sorted);
    qsort(sorted, n, sizeof *sorted, uneven_order);
    assert_int_equal(lode_quantiles_type7(values, n, p, SEVERAL, several, NULL), LODE_OK);
    for (size_t i = 0; i < SEVERAL; i++) {
        const double one = quantile(values, n, p[i]), expected = by_definition(sorted, n, p[i]);
        assert_memory_equal(&one, &expected, sizeof one);
        assert_memory_equal(&several[i], &expected, sizeof one);
    }
}

static void quantiles_of_uneven_values_are_those_of_the_definition(void **state) {
    (void)state;
    static const size_t sizes[] = {1, 2, 3, 47, 48, 49, 50, 65, 100, 127, 500, 1000, 4100, MOST};
    static double values[MOST], before[MOST];
    for (int kind = 0; kind < UNEVEN_KINDS; kind++)
        for (size_t k = 0; k < sizeof sizes / sizeof *sizes; k++) {
            uneven_fill(values, sizes[k], kind, k);
            memcpy(before, values, sizeof values);
            assert_all_as_defined(values, sizes[k]);
            assert_memory_equal(values, before, sizeof values);
        }
}

static void several_quantiles_refuse_what_one_does(void **state) {
    (void)state;
    double result[2] = {-1, -1};
    lode_error error;
    assert_int_equal(
        lode_quantiles_type7(twelve, 12, (const double[]){0.5, 1.5}, 2, result, &error),
        LODE_USAGE);
    assert_string_equal(error.text, "a quantile lies between 0 and 1, not at 1.5");
    assert_int_equal(lode_quantiles_type7(NULL, 0, (const double[]){0.5}, 1, result, NULL),
                     LODE_REFUSED);
    assert_int_equal(
        lode_quantiles_type7((const double[]){1, NAN}, 2, (const double[]){0.5}, 1, result, NULL),
        LODE_DATA);
    assert_int_equal(lode_quantiles_type7(twelve, 12, NULL, 0, result, NULL), LODE_OK);
    assert_close(result[0] + result[1], -2, 0);
}

/* Eleven values with ties, as R has them above, and values of every kind, written out and counted.
 */
static void counted_values_have_the_quantiles_of_those_written_out(void **state) {
    (void)state;
    const double rising[] = {1, 2, 3, 4, 5, 6, 7, 9},
                 p[] = {0, 0.05, 0.25, 0.5, 0.75, 0.9, 0.95, 1}, r[] = {1, 1, 2.5, 4, 5, 6, 7.5, 9};
    const uint32_t counts[] = {2, 1, 2, 1, 3, 1, 0, 1};
    double result[8], expected[8], values[400], out[1200];
    uint32_t times[400];
    assert_int_equal(lode_quantiles_type7_counted(rising, counts, 8, p, 8, result, NULL), LODE_OK);
    for (size_t i = 0; i < 8; i++)
        assert_close(result[i], r[i], 1e-14);
    for (int kind = 0; kind < UNEVEN_KINDS; kind++) {
        size_t n = 0;
        uneven_fill(values, 400, kind, 400);
        qsort(values, 400, sizeof *values, uneven_order);
        for (size_t i = 0; i < 400; i++) {
            times[i] = (uint32_t)(i * 7 % 4);
            for (uint32_t k = 0; k < times[i]; k++)
                out[n++] = values[i];
        }
        assert_int_equal(lode_quantiles_type7(out, n, p, 8, expected, NULL), LODE_OK);
        assert_int_equal(lode_quantiles_type7_counted(values, times, 400, p, 8, result, NULL),
                         LODE_OK);
        assert_memory_equal(result, expected, sizeof result);
    }
}

static void counted_values_must_rise_and_be_there(void **state) {
    (void)state;
    double result;
    const double p = 0.5;
    assert_int_equal(lode_quantiles_type7_counted((const double[]){1, 2}, (const uint32_t[]){0, 0},
                                                  2, &p, 1, &result, NULL),
                     LODE_REFUSED);
    assert_int_equal(lode_quantiles_type7_counted((const double[]){2, 1}, (const uint32_t[]){1, 1},
                                                  2, &p, 1, &result, NULL),
                     LODE_DATA);
    assert_int_equal(lode_quantiles_type7_counted((const double[]){2, INFINITY},
                                                  (const uint32_t[]){1, 1}, 2, &p, 1, &result,
                                                  NULL),
                     LODE_DATA);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(quantiles_of_twelve_values_are_those_of_r),
        cmocka_unit_test(quantiles_of_eleven_values_with_ties_are_those_of_r),
        cmocka_unit_test(all_nine_types_are_those_of_r),
        cmocka_unit_test(steps_are_where_the_decimal_says),
        cmocka_unit_test(every_type_lies_within_the_values_and_rises),
        cmocka_unit_test(weighted_quantiles_are_those_of_pupils),
        cmocka_unit_test(values_without_weight_are_left_out),
        cmocka_unit_test(there_are_nine_types),
        cmocka_unit_test(the_median_is_the_middle_or_half_way_between_two),
        cmocka_unit_test(half_way_between_huge_values_does_not_overflow),
        cmocka_unit_test(every_quantile_of_equal_values_is_that_value),
        cmocka_unit_test(quantiles_rise_with_p_and_ignore_order),
        cmocka_unit_test(the_values_are_left_as_they_are),
        cmocka_unit_test(no_values_have_no_quantile),
        cmocka_unit_test(what_is_not_finite_is_refused),
        cmocka_unit_test(p_outside_0_to_1_is_refused),
        cmocka_unit_test(quantiles_of_uneven_values_are_those_of_the_definition),
        cmocka_unit_test(several_quantiles_refuse_what_one_does),
        cmocka_unit_test(counted_values_have_the_quantiles_of_those_written_out),
        cmocka_unit_test(counted_values_must_rise_and_be_there),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
