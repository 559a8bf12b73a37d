/* Selection among few values, against the C library's sort. */
#include "../../lib/stats/nth.h"
#include "../support/close.h"

#include <float.h>
#include <stdlib.h>
#include <string.h>

enum { MOST = 60 };

static int by_value(const void *a, const void *b) {
    const double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* Every step-th place of n values, from the first or the second on. */
static void check_places(const double *values, size_t n, size_t first, size_t step) {
    double sorted[MOST], found[MOST], before[MOST];
    lode_nth wanted[MOST];
    size_t n_wanted = 0;
    memcpy(before, values, n * sizeof *values);
    memcpy(sorted, values, n * sizeof *values);
    qsort(sorted, n, sizeof *sorted, by_value);
    for (size_t place = first; place < n; place += step, n_wanted++)
        wanted[n_wanted] = (lode_nth){place, &found[n_wanted]};
    lode_find_nth(values, n, wanted, n_wanted);
    for (size_t i = 0; i < n_wanted; i++) {
        const double expected = sorted[wanted[i].place] + 0.0; /* no -0 */
        assert_memory_equal(&found[i], &expected, sizeof expected);
    }
    assert_memory_equal(values, before, n * sizeof *values);
}

static void check(const double *values, size_t n) {
    for (size_t first = 0; first < n; first++) {
        check_places(values, n, first, 1);
        check_places(values, n, first, 7);
        check_places(values, n, first, MOST);
    }
}

/* Of so many different values, both signs, in no order. */
static void fill(double *values, size_t n, size_t different) {
    for (size_t i = 0; i < n; i++)
        values[i] = ((double)(i * 389 % 641 % different) - (double)(different / 2)) / 3;
}

static void any_number_of_values_is_as_from_qsort(void **state) {
    (void)state;
    double values[MOST];
    for (size_t n = 1; n <= MOST; n++) {
        fill(values, n, 641);
        check(values, n);
    }
}

static void values_that_repeat_are_as_from_qsort(void **state) {
    (void)state;
    double values[MOST];
    for (size_t n = 1; n <= MOST; n++)
        for (size_t different = 1; different <= 8; different++) {
            fill(values, n, different);
            check(values, n);
        }
}

static void values_in_order_are_as_from_qsort(void **state) {
    (void)state;
    double rising[MOST], falling[MOST];
    for (size_t i = 0; i < MOST; i++) {
        rising[i] = (double)i;
        falling[i] = -(double)i;
    }
    check(rising, 48);
    check(falling, 48);
}

static void the_smallest_and_largest_doubles_keep_their_places(void **state) {
    (void)state;
    const double values[] = {DBL_MAX,       -DBL_TRUE_MIN, 0.0, -DBL_MAX, DBL_TRUE_MIN, -1, 1,
                             -0.0,          DBL_MAX,       0.0, -DBL_MAX, -0.0,         -1, 1,
                             -DBL_TRUE_MIN, DBL_TRUE_MIN};
    check(values, sizeof values / sizeof *values);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(any_number_of_values_is_as_from_qsort),
        cmocka_unit_test(values_that_repeat_are_as_from_qsort),
        cmocka_unit_test(values_in_order_are_as_from_qsort),
        cmocka_unit_test(the_smallest_and_largest_doubles_keep_their_places),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
