/* Intervals of counts: published limits, the ends, what is refused. */
#include "lode/count_interval.h"

#include "../support/close.h"

#include <gsl/gsl_cdf.h>
#include <math.h>

/* Garwood's table, as printed: 0 to 3.69 for 0, 4.80 to 18.39 for 10; the first upper one is -log
 * of 0.025. */
static void limits_as_printed(void **state) {
    (void)state;
    lode_interval limits;
    assert_int_equal(lode_count_exact(0, 0.95, &limits, NULL), LODE_OK);
    assert_close(limits.low, 0, 0);
    assert_close(limits.high, -log(0.025), 1e-10);
    assert_int_equal(lode_count_exact(10, 0.95, &limits, NULL), LODE_OK);
    assert_true(fabs(limits.low - 4.80) < .005 && fabs(limits.high - 18.39) < .005);
}

static void byar_is_near_the_exact_one(void **state) {
    (void)state;
    for (double count = 5; count <= 200; count *= 2) {
        lode_interval exact, byar;
        assert_int_equal(lode_count_exact(count, 0.95, &exact, NULL), LODE_OK);
        assert_int_equal(lode_count_byar(count, 0.95, &byar, NULL), LODE_OK);
        assert_true(fabs(byar.low / exact.low - 1) < .02 && fabs(byar.high / exact.high - 1) < .01);
    }
}

/* Every count has exact limits, 1736 among them, and the largest without a step. */
static void every_count_has_limits(void **state) {
    (void)state;
    double length = 0;
    for (double count = 1; count < 1e12; count = count < 3000 ? count + 7 : floor(count * 1.03)) {
        lode_interval exact;
        assert_int_equal(lode_count_exact(count, 0.95, &exact, NULL), LODE_OK);
        assert_true(exact.low < count && count < exact.high && exact.high - exact.low > length);
        length = exact.high - exact.low;
        if (count < 1e5) {
            assert_close(gsl_cdf_gamma_P(exact.low, count, 1), 0.025, 1e-8);
            assert_close(gsl_cdf_gamma_Q(exact.high, count + 1, 1), 0.025, 1e-8);
        }
    }
}

static void what_is_no_count_is_refused(void **state) {
    (void)state;
    lode_interval limits;
    assert_int_equal(lode_count_exact(-1, 0.95, &limits, NULL), LODE_DATA);
    assert_int_equal(lode_count_byar(NAN, 0.95, &limits, NULL), LODE_DATA);
    assert_int_equal(lode_count_exact(3, 95, &limits, NULL), LODE_USAGE);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(limits_as_printed),
        cmocka_unit_test(byar_is_near_the_exact_one),
        cmocka_unit_test(every_count_has_limits),
        cmocka_unit_test(what_is_no_count_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
