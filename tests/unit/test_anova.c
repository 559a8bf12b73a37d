/* Groups compared: what is exact by hand, what a shift, a scale or another order leaves as it is,
 * what two groups have in common with a t test, what is refused. Beside NIST's certified figures
 * and R they are held in tests/reference. */
#include "lode/anova.h"

#include "../support/close.h"

#include <math.h>

static const double values[] = {1, 2, 3, 2, 4, 6, 6, 7, 11};
static const uint32_t group[] = {0, 0, 0, 1, 1, 1, 2, 2, 2};

/* Means 2, 4, 8 about 14/3: three times 64/9 + 4/9 + 100/9 is 56; within 2 + 8 + 14 is 24; F is 28
 * over 4. Ranks 1, 2.5, 4, 2.5, 5, 6.5, 6.5, 8, 9: sums 7.5, 14 and 23.5 about 15. */
static void nine_values_by_hand(void **state) {
    (void)state;
    lode_anova a;
    lode_kruskal_wallis k;
    assert_int_equal(lode_anova_of(values, group, 9, 3, &a, NULL), LODE_OK);
    assert_close(a.ss_between, 56, 1e-14);
    assert_close(a.ss_within, 24, 1e-14);
    assert_close(a.f, 7, 1e-14);
    assert_close(a.p, 27. / 1000, 1e-12); /* (1 + 2 F / 6)^-3 */
    assert_close(a.eta2, 0.7, 1e-14);
    assert_close(a.omega2, 48. / 84, 1e-14);
    assert_int_equal(lode_kruskal_wallis_of(values, group, 9, 3, &k, NULL), LODE_OK);
    assert_close(k.h, 8 * ((7.5 * 7.5 + 1 + 8.5 * 8.5) / 3) / 59, 1e-14);
    assert_close(k.p, exp(-k.h / 2), 1e-12);
}

/* Digits that all values share cost none: whole numbers about 10^15 have the same figures. */
static void a_shift_changes_nothing(void **state) {
    (void)state;
    double far[9];
    lode_anova a, b;
    lode_anova_welch w, v;
    for (int i = 0; i < 9; i++)
        far[i] = values[i] + 1e15;
    assert_int_equal(lode_anova_of(values, group, 9, 3, &a, NULL), LODE_OK);
    assert_int_equal(lode_anova_of(far, group, 9, 3, &b, NULL), LODE_OK);
    assert_close(b.f, a.f, 0);
    assert_int_equal(lode_anova_welch_of(values, group, 9, 3, &w, NULL), LODE_OK);
    assert_int_equal(lode_anova_welch_of(far, group, 9, 3, &v, NULL), LODE_OK);
    assert_close(v.f, w.f, 0);
}

static void the_order_changes_no_bit(void **state) {
    (void)state;
    double x[9], turned[9];
    uint32_t of[9];
    lode_anova a, b;
    for (int i = 0; i < 9; i++)
        x[i] = sqrt(values[i]) * 1e7;
    for (int i = 0; i < 9; i++) {
        turned[i] = x[(4 * i + 5) % 9];
        of[i] = group[(4 * i + 5) % 9];
    }
    assert_int_equal(lode_anova_of(x, group, 9, 3, &a, NULL), LODE_OK);
    assert_int_equal(lode_anova_of(turned, of, 9, 3, &b, NULL), LODE_OK);
    assert_memory_equal(&a, &b, sizeof a);
}

/* Of two groups Welch's F is the square of his t, with the same degrees of freedom. */
static void two_groups_are_a_t_test(void **state) {
    (void)state;
    const uint32_t two[] = {0, 0, 0, 1, 1, 1, 1, 1, 1};
    lode_anova_welch w;
    const double a = 1. / 3, b = 9.2 / 6, t = (6 - 2) / sqrt(a + b);
    assert_int_equal(lode_anova_welch_of(values, two, 9, 2, &w, NULL), LODE_OK);
    assert_close(w.f, t * t, 1e-13);
    assert_close(w.df2, (a + b) * (a + b) / (a * a / 2 + b * b / 5), 1e-13);
}

static void what_cannot_be_compared_is_refused(void **state) {
    (void)state;
    const double flat[] = {1, 1, 2, 2}, bad[] = {1, NAN, 2, 2}, huge[] = {1e200, -1e200, 1, 2},
                 same[] = {3, 3, 3, 3};
    const uint32_t pairs[] = {0, 0, 1, 1}, outside[] = {0, 0, 1, 2}, each[] = {0, 1, 2, 3};
    lode_anova a;
    lode_anova_welch w;
    lode_kruskal_wallis k;
    assert_int_equal(lode_anova_of(values, group, 0, 2, &a, NULL), LODE_REFUSED);
    assert_int_equal(lode_anova_of(values, group, 3, 1, &a, NULL), LODE_REFUSED);
    assert_int_equal(lode_anova_of(values, group, 3, 2, &a, NULL), LODE_REFUSED);
    assert_int_equal(lode_anova_of(flat, pairs, 4, 2, &a, NULL), LODE_REFUSED);
    assert_int_equal(lode_anova_of(values, each, 4, 4, &a, NULL), LODE_REFUSED);
    assert_int_equal(lode_anova_of(bad, pairs, 4, 2, &a, NULL), LODE_DATA);
    assert_int_equal(lode_anova_of(huge, pairs, 4, 2, &a, NULL), LODE_DATA);
    assert_int_equal(lode_anova_of(values, outside, 4, 2, &a, NULL), LODE_DATA);
    assert_int_equal(lode_anova_welch_of(flat, pairs, 4, 2, &w, NULL), LODE_REFUSED);
    assert_int_equal(lode_anova_welch_of(values, each, 4, 4, &w, NULL), LODE_REFUSED);
    assert_int_equal(lode_kruskal_wallis_of(same, pairs, 4, 2, &k, NULL), LODE_REFUSED);
    assert_int_equal(lode_kruskal_wallis_of(bad, pairs, 4, 2, &k, NULL), LODE_DATA);
    assert_int_equal(lode_kruskal_wallis_of(flat, pairs, 4, 2, &k, NULL), LODE_OK);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nine_values_by_hand),
        cmocka_unit_test(a_shift_changes_nothing),
        cmocka_unit_test(the_order_changes_no_bit),
        cmocka_unit_test(two_groups_are_a_t_test),
        cmocka_unit_test(what_cannot_be_compared_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
