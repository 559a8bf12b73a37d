/* Funnel limits by hand, and what over-dispersion is where there is none. Limits, scores and spread
 * of whole funnels are held against FunnelPlotR in tests/reference. */
#include "lode/funnel.h"

#include "../support/close.h"

#include <math.h>
#include <stdbool.h>

/* Two pupils at a half: none, one and two of them 1/4, 1/2 and 1/4 of the time. */
static void two_pupils_by_hand(void **state) {
    (void)state;
    assert_close(lode_funnel_share(0.5, 2, 0.975), (2 - 0.025 / 0.25) / 2, 1e-14);
    assert_close(lode_funnel_share(0.5, 2, 0.5), (1 - 0.25 / 0.5) / 2, 1e-14);
    assert_close(lode_funnel_share(0.5, 2, 0.025), 0, 0);
    assert_close(lode_funnel_share_tail(0.5, 2, 2), 0.25, 1e-15);
    assert_close(lode_funnel_share_tail(0.5, 2, 0), 0.25, 1e-13);
}

/* One exclusion expected: none exp(-1) of the time. */
static void one_expected_by_hand(void **state) {
    (void)state;
    assert_close(lode_funnel_ratio_tail(1, 0), exp(-1), 1e-14);
    assert_close(lode_funnel_ratio_tail(1, 2), 1 - 2 * exp(-1), 1e-13);
    assert_close(lode_funnel_ratio(1, 0.5), 1 - (2 * exp(-1) - 0.5) / exp(-1), 1e-13);
}

/* A tail of 1e-30 keeps its digits: all of 100 pupils where half are expected. */
static void small_tails_keep_their_digits(void **state) {
    (void)state;
    assert_close(lode_funnel_share_tail(0.5, 100, 100), ldexp(1, -100), 1e-12);
}

/* The curve narrows to the target as schools grow. */
static void limits_close_in(void **state) {
    (void)state;
    double before = 1;
    for (double n = 10; n < 1e6; n *= 10) {
        const double width = lode_funnel_share(0.3, n, 0.999) - lode_funnel_share(0.3, n, 0.001);
        assert_true(width < before && width > 0);
        before = width;
    }
}

/* A count is drawn outside exactly where its tail says so: readers see the flag they are told. */
static void limits_and_tails_agree(void **state) {
    (void)state;
    const double target[] = {0.02, 0.3, 0.62, 0.99}, tail[] = {0.025, 0.001};
    for (int t = 0; t < 4; t++)
        for (int q = 0; q < 2; q++)
            for (double n = 1; n < 90; n += 4) {
                const lode_interval shares = lode_funnel_share_limits(target[t], n, tail[q]);
                const double expected = target[t] * n;
                const lode_interval ratios = lode_funnel_ratio_limits(expected, tail[q]);
                for (double count = 0; count <= n; count++) {
                    const bool out = count / n < shares.low || count / n > shares.high;
                    assert_int_equal(out, lode_funnel_share_tail(target[t], n, count) < tail[q]);
                    const double ratio = count / expected;
                    assert_int_equal(ratio < ratios.low || ratio > ratios.high,
                                     lode_funnel_ratio_tail(expected, count) < tail[q]);
                }
            }
}

/* By hand: of two pupils at a half one in four is both, so both lie beyond a tail of 0.3 only. */
static void limits_by_hand(void **state) {
    (void)state;
    const lode_interval limits = lode_funnel_share_limits(0.5, 2, 0.3);
    assert_close(limits.low, (1 - 0.45 / 0.5) / 2, 1e-14);
    assert_close(limits.high, 1 - (1 - 0.45 / 0.5) / 2, 1e-14);
    const double none = exp(-1);
    assert_close(lode_funnel_ratio_limits(1, 0.3).high, 1 + (1 - none - 0.3) / none, 1e-13);
}

/* A score is its own scale: limits are z standard errors, and what is common is added to these. */
static void scores_are_their_own_scale(void **state) {
    (void)state;
    const double se = 0.2, precision = 1 / (se * se);
    const lode_interval limits = lode_funnel_limits(LODE_FUNNEL_SCORE, -0.03, precision, 2, 0.05);
    assert_close(limits.low, -0.03 - 2 * 0.3, 1e-14);
    assert_close(limits.high, -0.03 + 2 * 0.3, 1e-14);
    assert_close(lode_funnel_z(LODE_FUNNEL_SCORE, -0.03, precision, 0.37), 2, 1e-14);
}

/* z of -1 and 1 have a mean square of 1, which is what chance makes: nothing is common to them. */
static void chance_alone_is_no_overdispersion(void **state) {
    (void)state;
    const double z[] = {-1, 1, -1, 1}, wide[] = {-3, 3, -3, 3}, size[] = {50, 50, 50, 50};
    lode_overdispersion spread;
    assert_int_equal(lode_funnel_overdispersion(LODE_FUNNEL_SHARE, z, size, 4,
                                                LODE_FUNNEL_WINSORISE, 0, &spread, NULL),
                     LODE_OK);
    assert_close(spread.phi, 1, 0);
    /* (4 - 3) / (800 - 4 x 200^2 / 800) is what one degree of freedom leaves */
    assert_close(spread.tau2, 1.0 / 600, 1e-16);
    assert_int_equal(lode_funnel_overdispersion(LODE_FUNNEL_SHARE, wide, size, 4,
                                                LODE_FUNNEL_WINSORISE, 0, &spread, NULL),
                     LODE_OK);
    assert_close(spread.phi, 9, 0);
    assert_close(spread.tau2, 33.0 / 600, 1e-15);
}

/* Ten scores of which a tenth is cut at either end: the far ones do not count. */
static void truncation_leaves_out_the_ends(void **state) {
    (void)state;
    const double z[] = {100, 1, -1, 1, -1, -100, 1, -1, 1, -1};
    const double size[] = {9, 9, 9, 9, 9, 9, 9, 9, 9, 9};
    lode_overdispersion spread;
    assert_int_equal(lode_funnel_overdispersion(LODE_FUNNEL_RATIO, z, size, 10,
                                                LODE_FUNNEL_TRUNCATE, 0.1, &spread, NULL),
                     LODE_OK);
    assert_close(spread.phi, 1, 0);
}

static void limits_of_shares_stay_shares(void **state) {
    (void)state;
    const lode_interval limits = lode_funnel_limits(LODE_FUNNEL_SHARE, 0.5, 1, 3, 1);
    assert_close(limits.low, 0, 0);
    assert_close(limits.high, 1, 0);
}

static void what_cannot_be_told_is_refused(void **state) {
    (void)state;
    const double z[] = {1, NAN}, size[] = {1, 1};
    lode_overdispersion spread;
    assert_int_equal(lode_funnel_overdispersion(LODE_FUNNEL_SHARE, z, size, 2,
                                                LODE_FUNNEL_WINSORISE, 0.1, &spread, NULL),
                     LODE_DATA);
    assert_int_equal(lode_funnel_overdispersion(LODE_FUNNEL_SHARE, z, size, 1,
                                                LODE_FUNNEL_WINSORISE, 0.1, &spread, NULL),
                     LODE_REFUSED);
    assert_int_equal(lode_funnel_overdispersion(LODE_FUNNEL_SHARE, z, size, 1,
                                                LODE_FUNNEL_WINSORISE, 0.5, &spread, NULL),
                     LODE_USAGE);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(two_pupils_by_hand),
        cmocka_unit_test(one_expected_by_hand),
        cmocka_unit_test(small_tails_keep_their_digits),
        cmocka_unit_test(limits_close_in),
        cmocka_unit_test(limits_and_tails_agree),
        cmocka_unit_test(limits_by_hand),
        cmocka_unit_test(scores_are_their_own_scale),
        cmocka_unit_test(chance_alone_is_no_overdispersion),
        cmocka_unit_test(truncation_leaves_out_the_ends),
        cmocka_unit_test(limits_of_shares_stay_shares),
        cmocka_unit_test(what_cannot_be_told_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
