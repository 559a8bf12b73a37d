/* Agreement of raters: what is exact by hand, what is not defined. That the figures are right is
 * held against two programs and published ones in tests/reference. */
#include "lode/agreement.h"

#include "../support/close.h"

#include <math.h>

enum { NONE = LODE_NOT_RATED };

static double alpha_of(const uint32_t *rating, size_t units, size_t raters, size_t k,
                       lode_rating_scale scale) {
    const double value[] = {1, 2, 3, 4};
    double alpha = NAN;
    assert_int_equal(lode_krippendorff(rating, units, raters, k, value, scale, &alpha, NULL),
                     LODE_OK);
    return alpha;
}

static void who_agrees_throughout_has_one(void **state) {
    (void)state;
    const uint32_t same[] = {0, 0, 1, 1, 2, 2, 3, NONE};
    const uint32_t a[] = {0, 1, 2, 2}, of_three[] = {0, 0, 0, 1, 1, 1};
    lode_kappa kappa;
    for (int scale = LODE_SCALE_NOMINAL; scale <= LODE_SCALE_RATIO; scale++)
        assert_close(alpha_of(same, 4, 2, 4, (lode_rating_scale)scale), 1, 0);
    assert_int_equal(lode_cohen_kappa(a, a, 4, 3, LODE_KAPPA_LINEAR, &kappa, NULL), LODE_OK);
    assert_close(kappa.kappa, 1, 1e-15);
    assert_close(kappa.se, 0, 0);
    assert_int_equal(lode_fleiss_kappa(of_three, 2, 3, 2, &kappa, NULL, NULL), LODE_OK);
    assert_close(kappa.kappa, 1, 1e-15);
}

/* Two raters, four things, two categories: they agree on two. Krippendorff's pairs are 2, 4 and 2
 * of 8, margins 4 and 4: 1 - (4 / 8) / (32 / 56) = 1/8. Kappa: 1/2 against 1/2 by chance is 0. */
static void four_things_by_hand(void **state) {
    (void)state;
    const uint32_t rating[] = {0, 0, 1, 1, 0, 1, 1, 0};
    const uint32_t a[] = {0, 1, 0, 1}, b[] = {0, 1, 1, 0};
    lode_kappa kappa;
    assert_close(alpha_of(rating, 4, 2, 2, LODE_SCALE_NOMINAL), 0.125, 1e-15);
    assert_int_equal(lode_cohen_kappa(a, b, 4, 2, LODE_KAPPA_UNWEIGHTED, &kappa, NULL), LODE_OK);
    assert_close(kappa.kappa, 0, 0);
    assert_close(kappa.agreement, 0.5, 0);
}

/* A unit that one rater judged says nothing, whatever he said. */
static void a_single_rating_says_nothing(void **state) {
    (void)state;
    const uint32_t with[] = {0, 0, 1, 1, 0, 1, 3, NONE}, without[] = {0, 0, 1, 1, 0, 1};
    assert_close(alpha_of(with, 4, 2, 4, LODE_SCALE_ORDINAL),
                 alpha_of(without, 3, 2, 2, LODE_SCALE_ORDINAL), 0);
}

static void what_chance_cannot_tell_is_refused(void **state) {
    (void)state;
    const uint32_t same[] = {1, 1, 1, 1}, single[] = {0, NONE, NONE, 1}, none[] = {NONE, NONE};
    const double below[] = {-1, 1};
    double alpha;
    lode_kappa kappa;
    assert_int_equal(lode_krippendorff(same, 2, 2, 2, NULL, LODE_SCALE_NOMINAL, &alpha, NULL),
                     LODE_REFUSED);
    assert_int_equal(lode_krippendorff(single, 2, 2, 2, NULL, LODE_SCALE_NOMINAL, &alpha, NULL),
                     LODE_REFUSED);
    assert_int_equal(lode_krippendorff(same, 2, 2, 2, below, LODE_SCALE_RATIO, &alpha, NULL),
                     LODE_DATA);
    assert_int_equal(lode_cohen_kappa(none, same, 2, 2, LODE_KAPPA_UNWEIGHTED, &kappa, NULL),
                     LODE_REFUSED);
    assert_int_equal(lode_cohen_kappa(same, same, 4, 2, LODE_KAPPA_UNWEIGHTED, &kappa, NULL),
                     LODE_REFUSED);
    assert_int_equal(lode_fleiss_kappa(same, 2, 2, 2, &kappa, NULL, NULL), LODE_REFUSED);
    assert_int_equal(lode_fleiss_kappa(single, 2, 2, 2, &kappa, NULL, NULL), LODE_REFUSED);
}

/* Items 1 2 3 4, 2 1 4 3: each has variance 5/3, their sums 3 3 7 7 have 16/3: twice 1 - 10/16.
 * Their correlation is 3/5, and alpha of two items alike in spread is 2 r / (1 + r) either way. */
static void alpha_of_two_items_by_hand(void **state) {
    (void)state;
    const double rating[] = {1, 2, 2, 1, 3, 4, 4, 3}, uneven[] = {1, 20, 2, 10, 3, 40, 4, 30},
                 flat[] = {1, 2, 2, 2, 3, 2, 4, 2};
    lode_cronbach alpha;
    assert_int_equal(lode_cronbach_alpha(rating, 4, 2, &alpha, NULL), LODE_OK);
    assert_close(alpha.raw, 0.75, 1e-14);
    assert_close(alpha.standardised, 0.75, 1e-14);
    assert_int_equal(lode_cronbach_alpha(uneven, 4, 2, &alpha, NULL), LODE_OK);
    assert_close(alpha.standardised, 0.75, 1e-14);
    assert_true(alpha.raw < 0.75);
    assert_int_equal(lode_cronbach_alpha(flat, 4, 2, &alpha, NULL), LODE_OK);
    assert_true(isnan(alpha.standardised));
}

/* Three raters of three things: 1 2 3 twice and 3 2 1. Sums 5, 6, 7 are 1 0 1 from 6: 24 of 9 x 24.
 */
static void concordance_by_hand(void **state) {
    (void)state;
    const double rating[] = {1, 1, 3, 2, 2, 2, 3, 3, 1}, same[] = {10, 1, 20, 2, 30, 3};
    lode_concordance w;
    assert_int_equal(lode_kendall_w(rating, 3, 3, &w, NULL), LODE_OK);
    assert_close(w.w, 1. / 9, 1e-15);
    assert_close(w.w_plain, w.w, 0);
    assert_close(w.chi2, 6. / 9, 1e-15);
    assert_close(w.p, exp(-1. / 3), 1e-12);
    assert_int_equal(lode_kendall_w(same, 3, 2, &w, NULL), LODE_OK);
    assert_close(w.w, 1, 0);
}

static void numbers_that_say_nothing_are_refused(void **state) {
    (void)state;
    const double flat[] = {1, 2, 1, 2, 1, 2}, bad[] = {1, 2, NAN, 3, 4, 5},
                 against[] = {1, 3, 2, 2, 3, 1};
    lode_cronbach alpha;
    lode_concordance w;
    assert_int_equal(lode_cronbach_alpha(against, 3, 2, &alpha, NULL), LODE_REFUSED);
    assert_int_equal(lode_cronbach_alpha(against, 2, 2, &alpha, NULL), LODE_REFUSED);
    assert_int_equal(lode_cronbach_alpha(against, 6, 1, &alpha, NULL), LODE_REFUSED);
    assert_int_equal(lode_cronbach_alpha(bad, 3, 2, &alpha, NULL), LODE_DATA);
    assert_int_equal(lode_kendall_w(flat, 3, 2, &w, NULL), LODE_REFUSED);
    assert_int_equal(lode_kendall_w(against, 1, 2, &w, NULL), LODE_REFUSED);
    assert_int_equal(lode_kendall_w(bad, 3, 2, &w, NULL), LODE_DATA);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(who_agrees_throughout_has_one),
        cmocka_unit_test(four_things_by_hand),
        cmocka_unit_test(a_single_rating_says_nothing),
        cmocka_unit_test(what_chance_cannot_tell_is_refused),
        cmocka_unit_test(alpha_of_two_items_by_hand),
        cmocka_unit_test(concordance_by_hand),
        cmocka_unit_test(numbers_that_say_nothing_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
