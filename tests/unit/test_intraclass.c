/* Intraclass correlations: Shrout and Fleiss's table 4 as printed, what strictness changes, what is
 * refused. To more digits they are held against R in tests/reference. */
#include "lode/intraclass.h"

#include "../support/close.h"

#include <math.h>

static const double judges[] = {9, 2, 5, 8, 6,  1, 3, 2, 8, 4, 6, 8,
                                7, 1, 2, 6, 10, 5, 6, 9, 6, 2, 4, 7};

/* Printed: .17 .29 .71 of one judge, .44 .62 .91 of four. */
static void the_printed_table(void **state) {
    (void)state;
    const double single[] = {.17, .29, .71}, mean[] = {.44, .62, .91};
    lode_icc icc[LODE_ICC_DESIGNS];
    assert_int_equal(lode_intraclass(judges, 6, 4, 0.95, icc, NULL), LODE_OK);
    for (int d = 0; d < LODE_ICC_DESIGNS; d++) {
        assert_true(fabs(icc[d].single.estimate - single[d]) < .005);
        assert_true(fabs(icc[d].mean.estimate - mean[d]) < .005);
        assert_true(icc[d].single.low < icc[d].single.estimate);
        assert_true(icc[d].single.high > icc[d].single.estimate);
    }
}

/* The limits of the mean are those of one judge stepped up (Spearman and Brown): 4 x 0.018787 /
 * (1 + 3 x 0.018787) is 0.07114, where irr has 0.03944. */
static void limits_of_the_mean_are_those_of_one_stepped_up(void **state) {
    (void)state;
    lode_icc icc[LODE_ICC_DESIGNS];
    assert_int_equal(lode_intraclass(judges, 6, 4, 0.95, icc, NULL), LODE_OK);
    for (int d = 0; d < LODE_ICC_DESIGNS; d++) {
        const double low = icc[d].single.low, high = icc[d].single.high;
        assert_close(icc[d].mean.low, 4 * low / (1 + 3 * low), 1e-12);
        assert_close(icc[d].mean.high, 4 * high / (1 + 3 * high), 1e-12);
    }
    assert_close(icc[LODE_ICC_AGREEMENT].mean_as_irr.low, 0.03944018, 1e-6);
}

/* A judge who is three points stricter throughout leaves consistency as it is, and harms agreement.
 */
static void strictness_counts_in_agreement_only(void **state) {
    (void)state;
    double stricter[24];
    lode_icc before[LODE_ICC_DESIGNS], after[LODE_ICC_DESIGNS];
    for (int i = 0; i < 24; i++)
        stricter[i] = judges[i] - (i % 4 == 1 ? 3 : 0);
    assert_int_equal(lode_intraclass(judges, 6, 4, 0.95, before, NULL), LODE_OK);
    assert_int_equal(lode_intraclass(stricter, 6, 4, 0.95, after, NULL), LODE_OK);
    assert_close(after[LODE_ICC_CONSISTENCY].single.estimate,
                 before[LODE_ICC_CONSISTENCY].single.estimate, 1e-13);
    assert_true(after[LODE_ICC_AGREEMENT].single.estimate <
                before[LODE_ICC_AGREEMENT].single.estimate);
}

static void what_has_no_f_is_refused(void **state) {
    (void)state;
    const double exact[] = {1, 1, 2, 2, 3, 3}, flat[] = {1, 2, 1, 2, 1, 2}, bad[] = {1, NAN, 2, 3};
    lode_icc icc[LODE_ICC_DESIGNS];
    assert_int_equal(lode_intraclass(exact, 3, 2, 0.95, icc, NULL), LODE_REFUSED);
    assert_int_equal(lode_intraclass(flat, 3, 2, 0.95, icc, NULL), LODE_REFUSED);
    assert_int_equal(lode_intraclass(exact, 1, 2, 0.95, icc, NULL), LODE_REFUSED);
    assert_int_equal(lode_intraclass(bad, 2, 2, 0.95, icc, NULL), LODE_DATA);
    assert_int_equal(lode_intraclass(judges, 6, 4, 95, icc, NULL), LODE_USAGE);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_printed_table),
        cmocka_unit_test(limits_of_the_mean_are_those_of_one_stepped_up),
        cmocka_unit_test(strictness_counts_in_agreement_only),
        cmocka_unit_test(what_has_no_f_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
