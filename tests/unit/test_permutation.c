/* Tests by assigning anew: by hand, against the number of ways, turned round, drawn beside all. */
#include "lode/permutation.h"

#include "../support/close.h"

#include <math.h>

static lode_permutation test_of(const double *values, const bool *treated, size_t n, double most,
                                size_t draws) {
    lode_permutation p;
    assert_int_equal(lode_permutation_test(values, treated, n, most, draws, 1, &p, NULL), LODE_OK);
    return p;
}

/* 1 2 3 4 with 3 and 4 treated: 2 is the largest of the six differences 2, 1, 0, 0, -1, -2. */
static void six_ways_by_hand(void **state) {
    (void)state;
    static const double values[] = {1, 2, 3, 4};
    const lode_permutation p = test_of(values, (bool[]){0, 0, 1, 1}, 4, 6, 0);
    assert_true(p.all);
    assert_close(p.difference, 2, 0);
    assert_close(p.assignments, 6, 0);
    assert_close(p.p_two_sided, 2. / 6, 1e-15);
    assert_close(p.p_upper, 1. / 6, 1e-15);
}

/* Tenths that no double holds are as large as each other all the same. */
static void ties_of_decimals_count(void **state) {
    (void)state;
    static const double values[] = {0.1, 0.2, 0.3, 0.4, 0.7};
    const lode_permutation p = test_of(values, (bool[]){1, 0, 0, 0, 1}, 5, 100, 0);
    /* Sums 0.8 are those of 0.1+0.7; as large upwards: 0.8, 0.9, 1.0, 1.1; downwards the sum must
     * be as far below 0.68 as 0.8 is above it, 0.56: 0.3, 0.4, 0.5, 0.5. */
    assert_close(p.p_upper, 4. / 10, 1e-15);
    assert_close(p.p_two_sided, 8. / 10, 1e-15);
}

static void turned_round_it_is_the_same(void **state) {
    (void)state;
    static const double values[] = {3, 1, 4, 1, 5, 9, 2, 6};
    static const bool some[] = {1, 0, 1, 0, 0, 1, 0, 0}, others[] = {0, 1, 0, 1, 1, 0, 1, 1};
    const lode_permutation p = test_of(values, some, 8, 1e6, 0);
    const lode_permutation q = test_of(values, others, 8, 1e6, 0);
    assert_close(p.difference, -q.difference, 1e-14);
    assert_close(p.p_two_sided, q.p_two_sided, 1e-15);
    assert_close(p.assignments, 56, 0);
}

/* Four standard errors of a share from 20,000 draws. */
static void drawn_it_is_near_that_of_all(void **state) {
    (void)state;
    double values[16];
    bool treated[16];
    for (size_t i = 0; i < 16; i++) {
        values[i] = sin((double)(i * i)) + (i % 2 ? 0.5 : 0);
        treated[i] = i % 2;
    }
    const lode_permutation all = test_of(values, treated, 16, 1e6, 0);
    const lode_permutation drawn = test_of(values, treated, 16, 10, 20000);
    assert_true(all.all && !drawn.all);
    assert_close(all.assignments, 12870, 0);
    assert_true(fabs(drawn.p_two_sided - all.p_two_sided) <
                4 * sqrt(all.p_two_sided * (1 - all.p_two_sided) / 20000));
}

static void what_says_nothing_is_refused(void **state) {
    (void)state;
    static const double same[] = {2, 2, 2}, values[] = {1, 2, NAN};
    lode_permutation p;
    assert_int_equal(lode_permutation_test(same, (bool[]){1, 0, 0}, 3, 9, 0, 1, &p, NULL),
                     LODE_REFUSED);
    assert_int_equal(lode_permutation_test(values, (bool[]){1, 1}, 2, 9, 0, 1, &p, NULL),
                     LODE_REFUSED);
    assert_int_equal(lode_permutation_test(values, (bool[]){0, 0}, 2, 9, 0, 1, &p, NULL),
                     LODE_REFUSED);
    assert_int_equal(lode_permutation_test(values, (bool[]){1, 0, 0}, 3, 9, 0, 1, &p, NULL),
                     LODE_DATA);
    assert_int_equal(lode_permutation_test(values, (bool[]){1, 0}, 2, 1, 0, 1, &p, NULL),
                     LODE_DATA);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(six_ways_by_hand),
        cmocka_unit_test(ties_of_decimals_count),
        cmocka_unit_test(turned_round_it_is_the_same),
        cmocka_unit_test(drawn_it_is_near_that_of_all),
        cmocka_unit_test(what_says_nothing_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
