/* Segregation indices against figures worked out elsewhere, and the identities between them. */
#include "lode/segregation.h"

#include "../support/close.h"

#include <string.h>

static lode_segregation of(const double *group, const double *total, size_t n) {
    lode_segregation s;
    assert_int_equal(lode_segregation_of(group, total, n, &s, NULL), LODE_OK);
    return s;
}

static const double group[] = {12, 30, 5, 44, 0, 25, 70, 8};
static const double total[] = {100, 120, 90, 150, 60, 80, 110, 200};

/* Two schools by hand: 30 of 100 and 10 of 100, so P is 1/5. */
static void two_schools_are_as_worked_out_by_hand(void **state) {
    (void)state;
    const lode_segregation s = of((const double[]){30, 10}, (const double[]){100, 100}, 2);
    assert_close(s.share, 0.2, 1e-15);
    assert_close(s.dissimilarity, 0.3125, 1e-15); /* (|3/4 - 7/16| + |1/4 - 9/16|) / 2 */
    assert_close(s.gorard, 0.25, 1e-15);
    assert_close(s.isolation, 0.25, 1e-15); /* 3/4 x 0.3 + 1/4 x 0.1 */
    assert_close(s.eta_squared, 0.0625, 1e-14);
    assert_close(s.gini, 0.3125, 1e-15);                 /* 2 x 0.2 x 1/4 / (2 x 0.2 x 0.8) */
    assert_close(s.theil_h, 0.06480541318270061, 1e-13); /* 1 - (E(0.3) + E(0.1)) / 2 E(0.2) */
}

/* Gini by its definition: all pairs of schools. */
static double gini_by_pairs(size_t n, double p) {
    double sum = 0, all = 0;
    for (size_t i = 0; i < n; i++) {
        all += total[i];
        for (size_t k = 0; k < n; k++)
            sum += total[i] * total[k] * fabs(group[i] / total[i] - group[k] / total[k]);
    }
    return sum / (2 * all * all * p * (1 - p));
}

/* Closed forms worked out with R for these eight schools. */
static void eight_schools_are_as_worked_out_elsewhere(void **state) {
    (void)state;
    const lode_segregation s = of(group, total, 8);
    assert_close(s.dissimilarity, 0.46470943961297007, 1e-14);
    assert_close(s.gorard, 0.36563951512405113, 1e-14);
    assert_close(s.isolation, 0.3855793762365927, 1e-14);
    assert_close(s.eta_squared, 0.2191022798537701, 1e-13);
    assert_close(s.theil_h, 0.2160841108536461, 1e-13);
    assert_close(s.gini, 0.6027904164026954, 1e-14);
    assert_close(s.gini, gini_by_pairs(8, s.share), 1e-13);
    assert_close(s.gorard, s.dissimilarity * (1 - s.share), 1e-14);
}

static void evenly_spread_is_0_and_wholly_apart_is_1(void **state) {
    (void)state;
    lode_segregation s = of((const double[]){10, 20, 30}, (const double[]){40, 80, 120}, 3);
    assert_within(s.dissimilarity, 0, 1e-15);
    assert_within(s.gini, 0, 1e-15);
    assert_within(s.theil_h, 0, 1e-15);
    assert_close(s.isolation, 0.25, 1e-15);
    s = of((const double[]){50, 0, 0}, (const double[]){50, 100, 50}, 3);
    assert_close(s.dissimilarity, 1, 1e-15);
    assert_close(s.gorard, 0.75, 1e-15);
    assert_close(s.isolation, 1, 1e-15);
    assert_close(s.eta_squared, 1, 1e-15);
    assert_close(s.theil_h, 1, 1e-15);
    assert_close(s.gini, 1, 1e-15);
}

static void schools_without_pupils_count_for_nothing(void **state) {
    (void)state;
    const lode_segregation with = of((const double[]){0, 30, 10}, (const double[]){0, 100, 100}, 3);
    const lode_segregation without = of((const double[]){30, 10}, (const double[]){100, 100}, 2);
    assert_close(with.dissimilarity, without.dissimilarity, 0);
    assert_close(with.theil_h, without.theil_h, 0);
    assert_close(with.gini, without.gini, 1e-15);
}

static void what_is_not_defined_is_refused(void **state) {
    (void)state;
    lode_segregation s;
    lode_error error;
    const double t[] = {10, 10};
    assert_int_equal(lode_segregation_of((const double[]){0, 0}, t, 2, &s, &error), LODE_REFUSED);
    assert_string_equal(error.text, "segregation of no pupils is not defined");
    assert_int_equal(lode_segregation_of(t, t, 2, &s, &error), LODE_REFUSED);
    assert_string_equal(error.text, "segregation of all pupils is not defined");
    assert_int_equal(lode_segregation_of((const double[]){11, 0}, t, 2, &s, NULL), LODE_DATA);
    assert_int_equal(lode_segregation_of((const double[]){-1, 2}, t, 2, &s, NULL), LODE_DATA);
    assert_int_equal(lode_segregation_of((const double[]){NAN, 2}, t, 2, &s, NULL), LODE_DATA);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(two_schools_are_as_worked_out_by_hand),
        cmocka_unit_test(eight_schools_are_as_worked_out_elsewhere),
        cmocka_unit_test(evenly_spread_is_0_and_wholly_apart_is_1),
        cmocka_unit_test(schools_without_pupils_count_for_nothing),
        cmocka_unit_test(what_is_not_defined_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
