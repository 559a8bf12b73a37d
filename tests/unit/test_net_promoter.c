/* Net promoter scores by hand, by their definition, and what a known population takes off. */
#include "lode/net_promoter.h"

#include "../support/close.h"

#include <math.h>

static lode_net_promoter of(const double *points, size_t n, double population) {
    lode_net_promoter out;
    assert_int_equal(lode_net_promoter_of(points, n, population, 0.95, &out, NULL), LODE_OK);
    return out;
}

/* 9 and 10 promote, 0 to 6 do not, 7 and 8 are neither; nothing else is an answer. */
static void answers_count_as_defined(void **state) {
    (void)state;
    static const double should[] = {-100, -100, -100, -100, -100, -100, -100, 0, 0, 100, 100};
    double points = 0;
    for (int answer = 0; answer <= 10; answer++) {
        assert_int_equal(lode_promoter_points(answer, &points, NULL), LODE_OK);
        assert_close(points, should[answer], 0);
    }
    assert_int_equal(lode_promoter_points(11, &points, NULL), LODE_DATA);
    assert_int_equal(lode_promoter_points(-1, &points, NULL), LODE_DATA);
    assert_int_equal(lode_promoter_points(8.5, &points, NULL), LODE_DATA);
    assert_int_equal(lode_promoter_points(NAN, &points, NULL), LODE_DATA);
}

/* 3 promoters, 1 detractor of 5: score 40, variance (0.6 + 0.2 - 0.16) / 5. */
static void figures_by_hand(void **state) {
    (void)state;
    static const double points[] = {100, 0, 100, -100, 100};
    const lode_net_promoter all = of(points, 5, INFINITY);
    assert_close(all.score.estimate, 40, 1e-15);
    assert_close(all.se, 100 * sqrt(0.64 / 5), 1e-14);
    assert_close(all.score.high, 40 + 1.959963984540054 * 100 * sqrt(0.64 / 5), 1e-14);
    const lode_net_promoter most = of(points, 5, 9);
    assert_close(most.se, all.se * sqrt(4. / 8), 1e-14);
    assert_close(of(points, 5, 5).se, 0, 0);
    assert_close(of(points, 1, 1).se, 0, 0);
}

static void what_cannot_be_is_refused(void **state) {
    (void)state;
    static const double points[] = {100, 0, 250};
    lode_net_promoter out;
    assert_int_equal(lode_net_promoter_of(points, 0, INFINITY, 0.95, &out, NULL), LODE_REFUSED);
    assert_int_equal(lode_net_promoter_of(points, 2, 1, 0.95, &out, NULL), LODE_DATA);
    assert_int_equal(lode_net_promoter_of(points, 2, NAN, 0.95, &out, NULL), LODE_DATA);
    assert_int_equal(lode_net_promoter_of(points, 3, 9, 0.95, &out, NULL), LODE_DATA);
    assert_int_equal(lode_net_promoter_of(points, 2, 9, 1, &out, NULL), LODE_USAGE);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(answers_count_as_defined),
        cmocka_unit_test(figures_by_hand),
        cmocka_unit_test(what_cannot_be_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
