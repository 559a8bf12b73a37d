/* Further figures of one sample: by hand, what a shift, a scale or a far value does to them, what
 * is refused. Beside R they are held in tests/reference. */
#include "lode/summary.h"

#include "../support/close.h"

#include <math.h>

static const double values[] = {4, 1, 2, 16, 2};

/* Mean 5, squares 16 + 9 + 121 + 1 + 9 = 156, cubes -1 - 64 - 27 - 27 + 1331 = 1212, fourths 1 +
 * 256 + 81 + 81 + 14641 = 15060, each over 5. Median 2, distances 2 1 0 14 0. */
static void five_values_by_hand(void **state) {
    (void)state;
    lode_interval mean;
    lode_shape shape;
    double mad, trimmed, geometric;
    assert_int_equal(lode_mean_interval(values, 5, 0.95, &mean, NULL), LODE_OK);
    assert_close(mean.estimate, 5, 0);
    assert_close(mean.high - 5, 2.7764451051977987 * sqrt(156. / 20), 1e-12);
    assert_close(5 - mean.low, mean.high - 5, 1e-14);
    assert_int_equal(lode_shape_of(values, 5, &shape, NULL), LODE_OK);
    assert_close(shape.g1, 242.4 / pow(31.2, 1.5), 1e-14);
    assert_close(shape.g2, 3012 / (31.2 * 31.2) - 3, 1e-13);
    assert_close(shape.skewness, shape.g1 * sqrt(20) / 3, 1e-14);
    assert_close(shape.kurtosis, 4. / 6 * (6 * shape.g2 + 6), 1e-14);
    assert_int_equal(lode_mad(values, 5, &mad, NULL), LODE_OK);
    assert_close(mad, 1, 0);
    assert_int_equal(lode_mean_trimmed(values, 5, 0.2, &trimmed, NULL), LODE_OK);
    assert_close(trimmed, 8. / 3, 1e-15);
    assert_int_equal(lode_mean_geometric(values, 5, &geometric, NULL), LODE_OK);
    assert_close(geometric, pow(256, 0.2), 1e-14);
}

/* Shape has no unit: a shift or scale leaves it, a turn changes the sign of the skewness. */
static void shape_has_no_unit(void **state) {
    (void)state;
    double other[5], turned[5];
    lode_shape a, b, c;
    for (int i = 0; i < 5; i++) {
        other[i] = 1e12 + values[i] * 1024;
        turned[i] = -values[i];
    }
    assert_int_equal(lode_shape_of(values, 5, &a, NULL), LODE_OK);
    assert_int_equal(lode_shape_of(other, 5, &b, NULL), LODE_OK);
    assert_int_equal(lode_shape_of(turned, 5, &c, NULL), LODE_OK);
    assert_close(b.skewness, a.skewness, 1e-14);
    assert_close(b.kurtosis, a.kurtosis, 1e-14);
    assert_close(c.skewness, -a.skewness, 1e-14);
}

/* The largest may go as far as it likes. */
static void a_far_value_moves_neither(void **state) {
    (void)state;
    const double far[] = {4, 1, 2, 1e15, 2};
    double a, b;
    assert_int_equal(lode_mad(far, 5, &a, NULL), LODE_OK);
    assert_close(a, 1, 0);
    assert_int_equal(lode_mean_trimmed(far, 5, 0.25, &a, NULL), LODE_OK);
    assert_int_equal(lode_mean_trimmed(values, 5, 0.25, &b, NULL), LODE_OK);
    assert_close(a, b, 0);
}

static void what_has_no_figure_is_refused(void **state) {
    (void)state;
    const double same[] = {2, 2, 2, 2}, bad[] = {1, 2, NAN, 3}, none[] = {1, 2, 0, 3};
    lode_interval mean;
    lode_shape shape;
    double out;
    assert_int_equal(lode_mean_interval(values, 1, 0.95, &mean, NULL), LODE_REFUSED);
    assert_int_equal(lode_mean_interval(bad, 4, 0.95, &mean, NULL), LODE_DATA);
    assert_int_equal(lode_mean_interval(values, 5, 95, &mean, NULL), LODE_USAGE);
    assert_int_equal(lode_shape_of(values, 3, &shape, NULL), LODE_REFUSED);
    assert_int_equal(lode_shape_of(same, 4, &shape, NULL), LODE_REFUSED);
    assert_int_equal(lode_shape_of(bad, 4, &shape, NULL), LODE_DATA);
    assert_int_equal(lode_mad(values, 0, &out, NULL), LODE_REFUSED);
    assert_int_equal(lode_mad(bad, 4, &out, NULL), LODE_DATA);
    assert_int_equal(lode_mean_trimmed(values, 0, 0.1, &out, NULL), LODE_REFUSED);
    assert_int_equal(lode_mean_trimmed(values, 5, 0.5, &out, NULL), LODE_USAGE);
    assert_int_equal(lode_mean_trimmed(bad, 4, 0.1, &out, NULL), LODE_DATA);
    assert_int_equal(lode_mean_geometric(none, 4, &out, NULL), LODE_REFUSED);
    assert_int_equal(lode_mean_geometric(values, 0, &out, NULL), LODE_REFUSED);
    assert_int_equal(lode_mean_geometric(bad, 4, &out, NULL), LODE_DATA);
}

/* The same five out of 21, of whom (21 - 5) / 20 = 4 / 5 did not answer; and out of themselves. */
static void a_known_population_shortens_the_interval(void **state) {
    (void)state;
    lode_interval mean;
    assert_int_equal(lode_mean_interval_finite(values, 5, 21, 0.95, &mean, NULL), LODE_OK);
    assert_close(mean.estimate, 5, 0);
    assert_close(mean.high - 5, 2.7764451051977987 * sqrt(156. / 20 * 0.8), 1e-12);
    assert_close(5 - mean.low, mean.high - 5, 1e-14);
    double se;
    assert_int_equal(lode_mean_interval_of(5, sqrt(39), 5, 21, 0.95, &mean, &se, NULL), LODE_OK);
    assert_close(se, sqrt(156. / 20 * 0.8), 1e-14);
    assert_close(mean.high - 5, 2.7764451051977987 * se, 1e-12);
    assert_int_equal(lode_mean_interval_of(5, -1, 5, 21, 0.95, &mean, &se, NULL), LODE_DATA);
    assert_int_equal(lode_mean_interval_of(5, 1, 1, 21, 0.95, &mean, &se, NULL), LODE_REFUSED);
    assert_int_equal(lode_mean_interval_finite(values, 5, 5, 0.95, &mean, NULL), LODE_OK);
    assert_close(mean.low, 5, 0);
    assert_close(mean.high, 5, 0);
    assert_int_equal(lode_mean_interval_finite(values, 5, 4, 0.95, &mean, NULL), LODE_DATA);
    assert_int_equal(lode_mean_interval_finite(values, 5, INFINITY, 0.95, &mean, NULL), LODE_OK);
    assert_close(mean.high - 5, 2.7764451051977987 * sqrt(156. / 20), 1e-12);
    assert_int_equal(lode_mean_interval_finite(values, 5, NAN, 0.95, &mean, NULL), LODE_DATA);
    assert_int_equal(lode_mean_interval_finite(values, 1, 1, 0.95, &mean, NULL), LODE_REFUSED);
    assert_int_equal(lode_mean_interval_finite(values, 5, 9, 1, &mean, NULL), LODE_USAGE);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_known_population_shortens_the_interval),
        cmocka_unit_test(five_values_by_hand),
        cmocka_unit_test(shape_has_no_unit),
        cmocka_unit_test(a_far_value_moves_neither),
        cmocka_unit_test(what_has_no_figure_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
