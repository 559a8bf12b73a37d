/* Standard deviations against certified and exact answers. */
#include "lode/spread.h"

#include "../support/close.h"
#include "../support/uneven.h"

#include <float.h>
#include <string.h>

static double sd_of(const double *values, size_t n) {
    double sd;
    assert_int_equal(lode_sd(values, n, &sd, NULL), LODE_OK);
    return sd;
}

/* NIST StRD: NumAcc1, certified 1; NumAcc2 (1001 values), 0.1; NumAcc3, 0.1; NumAcc4, 0.1. */
static void deviations_are_the_certified_ones(void **state) {
    (void)state;
    assert_close(sd_of((const double[]){10000001, 10000003, 10000002}, 3), 1, 0);
    static const double base[] = {1.2, 1000000.2, 10000000.2}, tolerance[] = {1e-14, 1e-9, 1e-8};
    for (size_t k = 0; k < 3; k++) {
        double values[1001] = {base[k]};
        for (size_t i = 1; i < 1001; i++)
            values[i] = i % 2 ? base[k] - 0.1 : base[k] + 0.1;
        assert_close(sd_of(values, 1001), 0.1, tolerance[k]);
    }
}

/* The same as whole tenths, which doubles hold exactly. */
static void digits_that_all_values_share_cost_none(void **state) {
    (void)state;
    double tenths[1001] = {100000002};
    for (size_t i = 1; i < 1001; i++)
        tenths[i] = i % 2 ? 100000001 : 100000003;
    assert_close(sd_of(tenths, 1001), 1, 1e-15);
    for (size_t i = 0; i < 1001; i++)
        tenths[i] += 1e15 - 100000002;
    assert_close(sd_of(tenths, 1001), 1, 1e-15);
}

static void equal_values_do_not_lie_apart(void **state) {
    (void)state;
    assert_close(sd_of((const double[]){0.1, 0.1, 0.1}, 3), 0, 0);
    assert_close(sd_of((const double[]){1e300, 1e300}, 2), 0, 0);
}

/* R: x <- c(4.2,5.1,3.9,4.8,5.5,4.4,4.9); w <- c(30,25,60,12,45,28,51);
 * sd(rep(x, w)) is 0.574801264807154. */
static void counted_values_are_those_written_out(void **state) {
    (void)state;
    static const double x[] = {4.2, 5.1, 3.9, 4.8, 5.5, 4.4, 4.9};
    static const uint32_t w[] = {30, 25, 60, 12, 45, 28, 51};
    double sd, out[300];
    size_t n = 0;
    for (size_t i = 0; i < 7; i++)
        for (uint32_t k = 0; k < w[i]; k++)
            out[n++] = x[i];
    assert_int_equal(lode_sd_counted(x, w, 7, &sd, NULL), LODE_OK);
    assert_close(sd, 0.574801264807154, 1e-14);
    assert_close(sd_of(out, n), sd, 0);
}

static void order_and_counting_change_no_bit(void **state) {
    (void)state;
    double values[200], reversed[200], out[600], counted;
    uint32_t times[200];
    int too_large = 0;
    for (int kind = 0; kind < UNEVEN_KINDS; kind++) {
        size_t n = 0;
        uneven_fill(values, 200, kind, 7);
        for (size_t i = 0; i < 200; i++) {
            reversed[i] = values[199 - i];
            times[i] = (uint32_t)(i % 4);
            for (uint32_t k = 0; k < times[i]; k++)
                out[n++] = values[i];
        }
        double sd = 0, again = 0, written = 0;
        counted = 0;
        const lode_status status = lode_sd(values, 200, &sd, NULL);
        too_large += status == LODE_DATA;
        assert_int_equal(lode_sd(reversed, 200, &again, NULL), status);
        assert_memory_equal(&sd, &again, sizeof sd);
        assert_int_equal(lode_sd_counted(values, times, 200, &counted, NULL),
                         lode_sd(out, n, &written, NULL));
        assert_memory_equal(&written, &counted, sizeof counted);
    }
    assert_true(too_large < UNEVEN_KINDS / 2);
}

static void what_has_no_deviation_is_refused(void **state) {
    (void)state;
    double sd = -1;
    lode_error error;
    assert_int_equal(lode_sd((const double[]){1}, 1, &sd, &error), LODE_REFUSED);
    assert_string_equal(error.text, "the standard deviation of one value is not defined");
    assert_int_equal(lode_sd(NULL, 0, &sd, NULL), LODE_REFUSED);
    assert_int_equal(
        lode_sd_counted((const double[]){1, 2}, (const uint32_t[]){1, 0}, 2, &sd, NULL),
        LODE_REFUSED);
    assert_int_equal(lode_sd((const double[]){1, NAN}, 2, &sd, NULL), LODE_DATA);
    assert_int_equal(lode_sd((const double[]){-1e200, 1e200}, 2, &sd, NULL), LODE_DATA);
    assert_close(sd, -1, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(deviations_are_the_certified_ones),
        cmocka_unit_test(digits_that_all_values_share_cost_none),
        cmocka_unit_test(equal_values_do_not_lie_apart),
        cmocka_unit_test(counted_values_are_those_written_out),
        cmocka_unit_test(order_and_counting_change_no_bit),
        cmocka_unit_test(what_has_no_deviation_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
