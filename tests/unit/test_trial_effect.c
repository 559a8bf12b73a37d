/* The effect of a trial: clusters of one size by hand, pupils beside a published case, what is
 * refused. Beside eefAnalytics they are held in tests/reference and tests/cases/lode-trial. */
#include "lode/trial_effect.h"

#include "../support/close.h"

#include <math.h>

static const bool alternating[] = {true, false, true, false};

/* Four clusters of 10, two an arm: with n = 10 and m = 2 the factor is sqrt(1 - icc (2 n - 2) /
 * (N - 2)), L. V. Hedges (2007), equation 14. Without correlation both sizes are the difference in
 * standard deviations, with the standard error of independent pupils. */
static void clusters_of_one_size(void **state) {
    (void)state;
    const double size[] = {10, 10, 10, 10};
    lode_cluster_sizes s;
    assert_int_equal(lode_trial_size_of_clusters(3, 2, 8, size, alternating, 4, &s, NULL), 0);
    assert_close(s.icc, 0.2, 1e-15);
    assert_close(s.total.estimate, 3 / sqrt(10) * sqrt(1 - 0.2 * 18 / 38), 1e-14);
    assert_close(s.within.estimate, 3 / sqrt(8), 1e-14);
    const double se_within = sqrt(0.1 * (1 + 9 * 0.2) / 0.8 + 9. / 8 / (2 * 36));
    assert_close(s.within.high, 3 / sqrt(8) + 1.96 * se_within, 1e-14);
    assert_int_equal(lode_trial_size_of_clusters(3, 0, 9, size, alternating, 4, &s, NULL), 0);
    assert_close(s.total.estimate, 1, 1e-15);
    assert_close(s.total.low, 1 - 1.96 * sqrt(0.1 + 1. / (2 * 38)), 1e-14);
}

/* J for two arms of 40: df 78, 0.99035. */
static void pupils_are_corrected_for_bias(void **state) {
    (void)state;
    lode_interval g;
    assert_int_equal(lode_trial_size_of_pupils(10, 10, 40, 40, &g, NULL), LODE_OK);
    assert_within(g.estimate, 0.99035, 5e-6);
    assert_close(g.high - g.estimate, 1.96 * g.estimate * sqrt(1. / 20 + 1. / 160), 1e-13);
}

/* Without covariates the effect is the difference of the means, and its HC2 error that of unequal
 * variances: sqrt(s1^2 / n1 + s0^2 / n0). */
static void the_difference_of_means(void **state) {
    (void)state;
    const double x[] = {1, 1, 1, 0, 0, 0, 0}, y[] = {4, 6, 8, 1, 2, 3, 6};
    const lode_trial_data data = {
        .n = 7, .columns = 1, .x = x, .outcome = y, .correction = LODE_CR2, .level = 0.95};
    lode_trial_term term[2];
    assert_int_equal(lode_trial_fit(&data, term, NULL, NULL, NULL), LODE_OK);
    assert_close(term[0].estimate, 3, 1e-14);
    assert_close(term[1].estimate, 3, 1e-14);
    assert_close(term[1].se, sqrt(4. / 3 + 14. / 3 / 4), 1e-13);
    assert_close(term[1].df, 5, 0);
    assert_close(term[1].high - term[1].estimate, 2.570581835636 * term[1].se, 1e-11);
}

static void what_says_nothing_is_refused(void **state) {
    (void)state;
    const double size[] = {10, 10, 10, 10}, ones[] = {1, 1, 1, 1};
    const bool lone[] = {true, false, false, false};
    const double x[] = {1, 0, 1, 0}, y[] = {5, 5, 5, 5};
    const lode_trial_data same = {
        .n = 4, .columns = 1, .x = x, .outcome = y, .correction = LODE_CR2, .level = 0.95};
    lode_trial_term term[2];
    lode_cluster_sizes s;
    lode_interval g;
    assert_int_equal(lode_trial_size_of_clusters(1, 1, 1, size, lone, 4, &s, NULL), LODE_REFUSED);
    assert_int_equal(lode_trial_size_of_clusters(1, 1, 1, ones, alternating, 4, &s, NULL),
                     LODE_REFUSED);
    assert_int_equal(lode_trial_size_of_clusters(1, 1, 0, size, alternating, 4, &s, NULL),
                     LODE_REFUSED);
    assert_int_equal(lode_trial_size_of_pupils(1, 1, 1, 9, &g, NULL), LODE_REFUSED);
    assert_int_equal(lode_trial_size_of_pupils(1, 0, 9, 9, &g, NULL), LODE_REFUSED);
    assert_int_equal(lode_trial_fit(&same, term, NULL, NULL, NULL), LODE_REFUSED);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(clusters_of_one_size),
        cmocka_unit_test(pupils_are_corrected_for_bias),
        cmocka_unit_test(the_difference_of_means),
        cmocka_unit_test(what_says_nothing_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
