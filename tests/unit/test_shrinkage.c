/* Shrinkage: what published analyses print, what is exact by hand, what shrinks and what does not,
 * what is refused. The beta prior by likelihood is held against R in tests/reference. */
#include "lode/shrinkage.h"

#include "../support/close.h"

#include <math.h>

/* ---- shares ---- */

static const double of_ten[] = {10, 10, 10, 10, 10, 10, 10, 10};

static lode_share_prior prior_of(const double *x, const double *n, size_t units,
                                 lode_prior_method method) {
    lode_share_prior prior = {.mean = NAN};
    assert_int_equal(lode_share_prior_of(x, n, units, method, &prior, NULL), LODE_OK);
    return prior;
}

/* 2, 4, 6 and 8 of ten: each ten times the square of its share less 1/2 is 2, of which chance has
 * 3/4; there is room for 40 - 10 - 3 times 1/4. So 1.25 / 6.75 is 5/27, and alpha + beta 22/5. */
static void moments_by_hand(void **state) {
    (void)state;
    const double x[] = {2, 4, 6, 8};
    const lode_share_prior prior = prior_of(x, of_ten, 4, LODE_PRIOR_MOMENTS);
    assert_close(prior.alpha, 2.2, 1e-14);
    assert_close(prior.beta, 2.2, 1e-14);
    lode_interval eight;
    assert_int_equal(lode_share_posterior(&prior, 8, 10, 0.95, &eight, NULL), LODE_OK);
    assert_close(eight.estimate, 10.2 / 14.4, 1e-14);
}

/* No other prior near it has a likelihood as large. */
static double likelihood(const double *x, size_t units, double a, double b) {
    double sum = 0;
    for (size_t i = 0; i < units; i++)
        sum += lgamma(a + x[i]) + lgamma(b + 10 - x[i]) - lgamma(a + b + 10) - lgamma(a) -
               lgamma(b) + lgamma(a + b);
    return sum;
}

static void the_likelihood_is_greatest_there(void **state) {
    (void)state;
    const double x[] = {1, 4, 5, 8, 9, 3, 0, 10};
    const lode_share_prior prior = prior_of(x, of_ten, 8, LODE_PRIOR_LIKELIHOOD);
    const double most = likelihood(x, 8, prior.alpha, prior.beta);
    assert_close(prior.log_likelihood, most, 1e-12);
    for (int i = -2; i <= 2; i++)
        for (int k = -2; k <= 2; k++)
            assert_true(likelihood(x, 8, prior.alpha * (1 + i * 1e-3),
                                   prior.beta * (1 + k * 1e-3)) <= most + 1e-12);
}

/* What is less apart than chance would have it is one share; nothing of the units' own is left. */
static void the_same_share_everywhere_is_pooled(void **state) {
    (void)state;
    const double x[] = {3, 3, 3, 3, 3, 3, 3, 3};
    for (int method = LODE_PRIOR_LIKELIHOOD; method <= LODE_PRIOR_MOMENTS; method++) {
        const lode_share_prior prior = prior_of(x, of_ten, 8, (lode_prior_method)method);
        lode_interval one;
        assert_true(prior.pooled && isinf(prior.alpha) && isinf(prior.beta));
        assert_close(prior.mean, 0.3, 1e-15);
        assert_close(prior.log_likelihood, 8 * (3 * log(0.3) + 7 * log(0.7)), 1e-14);
        assert_int_equal(lode_share_posterior(&prior, 9, 10, 0.95, &one, NULL), LODE_OK);
        assert_close(one.estimate, prior.mean, 0);
        assert_close(one.low, one.high, 0);
    }
}

/* Counted and not counted may change places; the order of the units says nothing. */
static void sides_and_order_do_not_matter(void **state) {
    (void)state;
    const double x[] = {1, 14, 5, 2, 9}, n[] = {3, 20, 11, 30, 10}, others[] = {2, 6, 6, 28, 1},
                 turned[] = {9, 2, 5, 14, 1}, of[] = {10, 30, 11, 20, 3};
    const lode_share_prior prior = prior_of(x, n, 5, LODE_PRIOR_LIKELIHOOD),
                           side = prior_of(others, n, 5, LODE_PRIOR_LIKELIHOOD),
                           order = prior_of(turned, of, 5, LODE_PRIOR_LIKELIHOOD);
    assert_close(side.alpha, prior.beta, 1e-7);
    assert_close(side.beta, prior.alpha, 1e-7);
    assert_close(order.alpha, prior.alpha, 1e-7);
}

/* A posterior lies between the share and the prior, nearer to the share of the larger unit. */
static void the_small_move_further(void **state) {
    (void)state;
    const double x[] = {1, 4, 5, 8, 9, 3, 0, 10};
    const lode_share_prior prior = prior_of(x, of_ten, 8, LODE_PRIOR_LIKELIHOOD);
    lode_interval small, large, none;
    assert_int_equal(lode_share_posterior(&prior, 9, 10, 0.95, &small, NULL), LODE_OK);
    assert_int_equal(lode_share_posterior(&prior, 90, 100, 0.95, &large, NULL), LODE_OK);
    assert_int_equal(lode_share_posterior(&prior, 0, 0, 0.95, &none, NULL), LODE_OK);
    assert_close(none.estimate, prior.mean, 1e-15);
    assert_true(prior.mean < small.estimate && small.estimate < large.estimate);
    assert_true(large.estimate < 0.9 && large.high - large.low < small.high - small.low);
}

/* At every size limits are found, on both sides of the mean, and they narrow. */
static void every_size_has_limits(void **state) {
    (void)state;
    for (double a = 1e-3; a < 1e10; a *= 10) {
        double width = 1;
        for (double n = 10; n < 1e10; n *= 10) {
            const lode_share_prior prior = {.alpha = a, .beta = 3 * a};
            lode_interval out;
            assert_int_equal(lode_share_posterior(&prior, n / 4, n, 0.95, &out, NULL), LODE_OK);
            assert_true(0 < out.low && out.low < out.estimate && out.estimate < out.high);
            assert_true(out.high - out.low < width);
            width = out.high - out.low;
        }
    }
}

/* Half a count is half way between; the prior moves with it without a jump. */
static void counts_need_not_be_whole(void **state) {
    (void)state;
    const double low[] = {1, 4, 7}, half[] = {1, 4, 7.5}, high[] = {1, 4, 8};
    const double a = prior_of(low, of_ten, 3, LODE_PRIOR_LIKELIHOOD).mean,
                 b = prior_of(half, of_ten, 3, LODE_PRIOR_LIKELIHOOD).mean,
                 c = prior_of(high, of_ten, 3, LODE_PRIOR_LIKELIHOOD).mean;
    assert_true(a < b && b < c);
}

static void shares_without_a_prior_are_refused(void **state) {
    (void)state;
    const double none[] = {0, 0}, all[] = {10, 10}, either[] = {0, 10}, bad[] = {11, 1},
                 ones[] = {1, 1}, huge[] = {1e9, 10};
    lode_share_prior prior;
    for (int m = LODE_PRIOR_LIKELIHOOD; m <= LODE_PRIOR_MOMENTS; m++) {
        const lode_prior_method by = (lode_prior_method)m;
        assert_int_equal(lode_share_prior_of(none, of_ten, 2, by, &prior, NULL), LODE_REFUSED);
        assert_int_equal(lode_share_prior_of(all, of_ten, 2, by, &prior, NULL), LODE_REFUSED);
        assert_int_equal(lode_share_prior_of(either, of_ten, 2, by, &prior, NULL), LODE_REFUSED);
        assert_int_equal(lode_share_prior_of(ones, of_ten, 1, by, &prior, NULL), LODE_REFUSED);
        assert_int_equal(lode_share_prior_of(bad, of_ten, 2, by, &prior, NULL), LODE_DATA);
        assert_int_equal(lode_share_prior_of(ones, none, 2, by, &prior, NULL), LODE_DATA);
        assert_int_equal(lode_share_prior_of(ones, huge, 2, by, &prior, NULL), LODE_DATA);
    }
    const lode_share_prior some = {.mean = .5, .alpha = 1, .beta = 1};
    lode_interval out;
    assert_int_equal(lode_share_posterior(&some, 3, 2, 0.95, &out, NULL), LODE_DATA);
    assert_int_equal(lode_share_posterior(&some, 1, 2, 95, &out, NULL), LODE_USAGE);
}

/* ---- figures with standard errors ---- */

/* Thirteen trials of a vaccine, log relative risks and their variances, from the counts G. A.
 * Colditz et al. (1994), Journal of the American Medical Association 271, 698-702, print. The R
 * package metafor prints tau^2 0.3181 by this method. */
static void the_vaccine_trials(void **state) {
    (void)state;
    static const double counts[13][4] = {
        {4, 119, 11, 128},       {6, 300, 29, 274},        {3, 228, 11, 209},
        {62, 13536, 248, 12619}, {33, 5036, 47, 5761},     {180, 1361, 372, 1079},
        {8, 2537, 10, 619},      {505, 87886, 499, 87892}, {29, 7470, 45, 7232},
        {17, 1699, 65, 1600},    {186, 50448, 141, 27197}, {5, 2493, 3, 2338},
        {27, 16886, 29, 17825}};
    double value[13], se[13];
    for (int i = 0; i < 13; i++) {
        const double *c = counts[i], treated = c[0] + c[1], control = c[2] + c[3];
        value[i] = log(c[0] / treated / (c[2] / control));
        se[i] = sqrt(1 / c[0] - 1 / treated + 1 / c[2] - 1 / control);
    }
    lode_normal_prior prior;
    assert_int_equal(lode_normal_prior_of(value, se, 13, &prior, NULL), LODE_OK);
    assert_within(prior.tau2, 0.3181, 5e-5);
    assert_within(prior.mean, -0.7150, 5e-5);
    assert_within(prior.mean_se, 0.1809, 5e-5);
}

/* D. B. Rubin (1981), Journal of Educational Statistics 6, 377-401: coaching in eight schools. They
 * differ less than chance would have it; the common effect is printed as 7.7 with error 4.1. */
static void the_eight_schools_are_one(void **state) {
    (void)state;
    const double value[] = {28, 8, -3, 7, -1, 1, 18, 12}, se[] = {15, 10, 16, 11, 9, 11, 10, 18};
    lode_normal_prior prior;
    assert_int_equal(lode_normal_prior_of(value, se, 8, &prior, NULL), LODE_OK);
    assert_close(prior.tau2, 0, 0);
    assert_within(prior.mean, 7.7, 0.05);
    assert_within(prior.mean_se, 4.1, 0.05);
    const lode_shrunken first = lode_shrink(&prior, 28, 15);
    assert_close(first.lambda, 0, 0);
    assert_close(first.value, prior.mean, 0);
    assert_close(first.se, prior.mean_se, 1e-15);
}

/* 0, 2, 4 with errors of 1: the squares 8 over 1 + tau2 are 2, so that tau2 is 3; lambda 3/4; the
 * mean has error 2 over the root of 3, of which a quarter is left beside the root of 3/4. */
static void equal_errors_by_hand(void **state) {
    (void)state;
    const double value[] = {0, 2, 4}, se[] = {1, 1, 1};
    lode_normal_prior prior;
    assert_int_equal(lode_normal_prior_of(value, se, 3, &prior, NULL), LODE_OK);
    assert_close(prior.tau2, 3, 1e-14);
    assert_close(prior.mean_se, 2 / sqrt(3), 1e-14);
    const lode_shrunken most = lode_shrink(&prior, 4, 1);
    assert_close(most.lambda, 0.75, 1e-14);
    assert_close(most.value, 3.5, 1e-14);
    assert_close(most.se, sqrt(0.75 + 1. / 12), 1e-14);
}

/* Percentages or fractions, pence or millions: the same units shrink alike. */
static void units_of_measurement_do_not_matter(void **state) {
    (void)state;
    const double value[] = {61.5, 70.25, 48, 66, 59.75}, se[] = {3, 7, 2.5, 4, 8};
    lode_normal_prior prior, scaled;
    assert_int_equal(lode_normal_prior_of(value, se, 5, &prior, NULL), LODE_OK);
    for (int power = -400; power <= 400; power += 80) {
        double values[5], errors[5];
        for (int i = 0; i < 5; i++) {
            values[i] = ldexp(value[i], power);
            errors[i] = ldexp(se[i], power);
        }
        assert_int_equal(lode_normal_prior_of(values, errors, 5, &scaled, NULL), LODE_OK);
        assert_close(scaled.mean, ldexp(prior.mean, power), 1e-13);
        assert_close(scaled.tau2, ldexp(prior.tau2, 2 * power), 1e-12);
    }
}

static void figures_without_errors_are_refused(void **state) {
    (void)state;
    const double value[] = {1, 2}, none[] = {1, 0}, bad[] = {NAN, 1}, endless[] = {1, INFINITY},
                 huge[] = {1e300, -1e300}, one[] = {1, 1};
    lode_normal_prior prior;
    assert_int_equal(lode_normal_prior_of(value, one, 1, &prior, NULL), LODE_REFUSED);
    assert_int_equal(lode_normal_prior_of(value, one, 0, &prior, NULL), LODE_REFUSED);
    assert_int_equal(lode_normal_prior_of(value, none, 2, &prior, NULL), LODE_DATA);
    assert_int_equal(lode_normal_prior_of(value, bad, 2, &prior, NULL), LODE_DATA);
    assert_int_equal(lode_normal_prior_of(value, endless, 2, &prior, NULL), LODE_DATA);
    assert_int_equal(lode_normal_prior_of(bad, one, 2, &prior, NULL), LODE_DATA);
    assert_int_equal(lode_normal_prior_of(huge, one, 2, &prior, NULL), LODE_DATA);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(moments_by_hand),
        cmocka_unit_test(the_likelihood_is_greatest_there),
        cmocka_unit_test(the_same_share_everywhere_is_pooled),
        cmocka_unit_test(sides_and_order_do_not_matter),
        cmocka_unit_test(the_small_move_further),
        cmocka_unit_test(every_size_has_limits),
        cmocka_unit_test(counts_need_not_be_whole),
        cmocka_unit_test(shares_without_a_prior_are_refused),
        cmocka_unit_test(the_vaccine_trials),
        cmocka_unit_test(the_eight_schools_are_one),
        cmocka_unit_test(equal_errors_by_hand),
        cmocka_unit_test(units_of_measurement_do_not_matter),
        cmocka_unit_test(figures_without_errors_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
