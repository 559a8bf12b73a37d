/* Whitening: the distances of Mahalanobis, by hand; units must not matter; what says the same twice
 * is refused. */
#include "lode/whiten.h"

#include "../support/close.h"

#include <math.h>

static const double points[] = {-2, -1, -1, -2, 0, 0, 1, 2, 2, 1};

static double apart(const double *out, int a, int b) {
    return hypot(out[2 * a] - out[2 * b], out[2 * a + 1] - out[2 * b + 1]);
}

/* Covariance [2.5 2; 2 2.5], its inverse [10 -8; -8 10] / 9: d'S^-1 d of (2, 1) is 2, of (1, -1) is
 * 4, of (3, 3) is 4. */
static void distances_by_hand(void **state) {
    (void)state;
    double out[10], inverse[4];
    assert_int_equal(lode_whiten(points, 5, 2, out, inverse, NULL), LODE_OK);
    assert_close(apart(out, 2, 4), sqrt(2), 1e-15);
    assert_close(apart(out, 4, 3), 2, 1e-15);
    assert_close(apart(out, 0, 3), 2, 1e-15);
    assert_close(inverse[0], 10.0 / 9, 1e-15);
    assert_close(inverse[1], -8.0 / 9, 1e-15);
    assert_close(inverse[3], 10.0 / 9, 1e-15);
}

static void units_do_not_matter(void **state) {
    (void)state;
    double other[10], out[10], inverse[4];
    for (int i = 0; i < 5; i++) {
        other[2 * i] = 1e6 + 1000 * points[2 * i];
        other[2 * i + 1] = points[2 * i + 1] / 512;
    }
    assert_int_equal(lode_whiten(other, 5, 2, out, inverse, NULL), LODE_OK);
    assert_close(apart(out, 2, 4), sqrt(2), 1e-12);
}

static void what_has_no_inverse_is_refused(void **state) {
    (void)state;
    const double twice[] = {40, 60, 50, 50, 55, 45, 61, 39, 70, 30};
    const double same[] = {1, 7, 2, 7, 3, 7, 4, 7, 6, 7};
    double out[10], inverse[4];
    assert_int_equal(lode_whiten(twice, 5, 2, out, inverse, NULL), LODE_REFUSED);
    assert_int_equal(lode_whiten(same, 5, 2, out, inverse, NULL), LODE_REFUSED);
    assert_int_equal(lode_whiten(points, 3, 2, out, inverse, NULL), LODE_REFUSED);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(distances_by_hand),
        cmocka_unit_test(units_do_not_matter),
        cmocka_unit_test(what_has_no_inverse_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
