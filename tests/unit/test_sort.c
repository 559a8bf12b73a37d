/* The sort behind ranks and quantiles, against the C library's. */
#include "../../lib/stats/sort.h"
#include "../support/close.h"

#include <float.h>
#include <stdlib.h>
#include <string.h>

enum { MANY = 1008 };

/* Values of every size and both signs, with ties, in no order. */
static void fill(double *values, size_t n) {
    for (size_t i = 0; i < n; i++) {
        const double place = (double)((i * 389) % 641);
        values[i] = ldexp(place - 320, (int)(i % 7) * 40 - 120);
    }
}

static int by_value(const void *a, const void *b) {
    const double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static void any_number_of_values_comes_out_as_from_qsort(void **state) {
    (void)state;
    double values[MANY], expected[MANY];
    for (size_t n = 1; n <= MANY; n += n < 300 ? 1 : 233) {
        fill(values, n);
        memcpy(expected, values, sizeof values);
        qsort(expected, n, sizeof *expected, by_value);
        double *sorted = lode_sorted_copy(values, n);
        assert_memory_equal(sorted, expected, n * sizeof *expected);
        free(sorted);
    }
}

static void the_smallest_and_largest_doubles_keep_their_places(void **state) {
    (void)state;
    const double values[] = {DBL_MAX, -DBL_TRUE_MIN, 0, -DBL_MAX, DBL_TRUE_MIN, -1, 1};
    const double expected[] = {-DBL_MAX, -1, -DBL_TRUE_MIN, 0, DBL_TRUE_MIN, 1, DBL_MAX};
    double *sorted = lode_sorted_copy(values, 7);
    assert_memory_equal(sorted, expected, sizeof expected);
    free(sorted);
}

static void minus_zero_is_zero(void **state) {
    (void)state;
    double *sorted = lode_sorted_copy((const double[]){0.0, -0.0, 0.0}, 3);
    assert_memory_equal(sorted, ((const double[]){0.0, 0.0, 0.0}), 3 * sizeof(double));
    free(sorted);
}

/* Places of n values, of which every seventh has the same value. */
static void check_places(size_t n) {
    double values[MANY] = {0};
    for (size_t i = 0; i < n; i++)
        values[i] = (double)((i * 5) % 7);
    size_t *places = lode_sorted_places(values, n);
    for (size_t i = 1; i < n; i++) {
        const size_t before = places[i - 1], here = places[i];
        assert_true(values[before] < values[here] ||
                    (values[before] == values[here] && before < here));
    }
    free(places);
}

static void equal_values_keep_their_order(void **state) {
    (void)state;
    check_places(30);
    check_places(MANY);
}

/* The values differ in one byte only, so the radix sort moves them once. */
static void values_that_are_nearly_alike_are_sorted(void **state) {
    (void)state;
    double values[MANY];
    for (size_t i = 0; i < MANY; i++)
        values[i] = 1 + (double)((i * 7) % 16) / 16;
    double *sorted = lode_sorted_copy(values, MANY);
    for (size_t i = 0; i < MANY; i++)
        assert_close(sorted[i], 1 + (double)(i * 16 / MANY) / 16, 0);
    free(sorted);
}

static void nothing_sorts_to_nothing(void **state) {
    (void)state;
    free(lode_sorted_copy(NULL, 0));
    free(lode_sorted_places(NULL, 0));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(any_number_of_values_comes_out_as_from_qsort),
        cmocka_unit_test(the_smallest_and_largest_doubles_keep_their_places),
        cmocka_unit_test(minus_zero_is_zero),
        cmocka_unit_test(equal_values_keep_their_order),
        cmocka_unit_test(values_that_are_nearly_alike_are_sorted),
        cmocka_unit_test(nothing_sorts_to_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
