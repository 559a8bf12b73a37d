/* Progress scores: figures by hand, that they are nothing on average, what is refused. */
#include "lode/progress.h"

#include "lode/mean.h"

#include "../support/close.h"

#include <math.h>
#include <stdlib.h>

static const double prior[] = {4.1, 3.5, 4.1, 3.5, 4.1, 2}, outcome[] = {50, 30, 56, 40, 44, 7};

/* At 2 there is one, at 3.5 are 30 and 40, at 4.1 are 50, 56 and 44. */
static void six_pupils_by_hand(void **state) {
    (void)state;
    lode_prior_band *bands = NULL;
    size_t n_bands = 0;
    double score[6];
    assert_int_equal(lode_progress_bands(prior, outcome, 6, &bands, &n_bands, NULL), LODE_OK);
    assert_int_equal(n_bands, 3);
    assert_int_equal(bands[2].pupils, 3);
    assert_close(bands[0].expected, 7, 0);
    assert_close(bands[1].expected, 35, 0);
    assert_close(bands[2].expected, 50, 0);
    assert_int_equal(lode_progress_scores(bands, n_bands, prior, outcome, 6, score, NULL), LODE_OK);
    const double expected[] = {0, -5, 6, 5, -6, 0};
    for (int i = 0; i < 6; i++)
        assert_close(score[i], expected[i], 0);
    free(bands);
}

/* Four pupils 3 above, with a national deviation of 2: 3 less 1.96 is above 0; a tenth of that is
 * not.
 */
static void a_school_has_the_national_deviation(void **state) {
    (void)state;
    const double above[] = {3, 3, 3, 3}, little[] = {.3, .3, .3, .3}, below[] = {-3, -2, -4, -3};
    lode_progress p;
    assert_int_equal(lode_progress_of(above, 4, 2, LODE_PROGRESS_Z, &p, NULL), LODE_OK);
    assert_close(p.score.low, 1.04, 1e-14);
    assert_close(p.score.high, 4.96, 1e-14);
    assert_int_equal(p.sign, 1);
    assert_int_equal(lode_progress_of(little, 4, 2, LODE_PROGRESS_Z, &p, NULL), LODE_OK);
    assert_int_equal(p.sign, 0);
    assert_int_equal(lode_progress_of(below, 4, 2, LODE_PROGRESS_Z, &p, NULL), LODE_OK);
    assert_int_equal(p.sign, -1);
}

/* Whatever the pupils, their scores are nothing on average. */
static void all_pupils_make_no_progress(void **state) {
    (void)state;
    enum { N = 500 };
    double began[N], reached[N], score[N], mean;
    lode_prior_band *bands = NULL;
    size_t n_bands = 0;
    for (int i = 0; i < N; i++) {
        began[i] = floor(fmod(i * 0.618, 1) * 30) / 10;
        reached[i] = began[i] * 10 + sin(i * 1.3) * 8;
    }
    assert_int_equal(lode_progress_bands(began, reached, N, &bands, &n_bands, NULL), LODE_OK);
    assert_int_equal(lode_progress_scores(bands, n_bands, began, reached, N, score, NULL), LODE_OK);
    assert_int_equal(lode_mean(score, N, &mean, NULL), LODE_OK);
    assert_within(mean, 0, 1e-14);
    free(bands);
}

static void what_nobody_expects_is_refused(void **state) {
    (void)state;
    const double bad[] = {1, NAN, 2, 3, 4, 5}, other[] = {4.1, 3.6};
    lode_prior_band *bands = NULL;
    size_t n_bands = 0;
    double score[6];
    lode_progress p;
    lode_error error;
    assert_int_equal(lode_progress_bands(prior, outcome, 0, &bands, &n_bands, NULL), LODE_REFUSED);
    assert_int_equal(lode_progress_bands(bad, outcome, 6, &bands, &n_bands, NULL), LODE_DATA);
    assert_int_equal(lode_progress_bands(prior, bad, 6, &bands, &n_bands, NULL), LODE_DATA);
    assert_null(bands);
    assert_int_equal(lode_progress_bands(prior, outcome, 6, &bands, &n_bands, NULL), LODE_OK);
    assert_int_equal(lode_progress_scores(bands, n_bands, other, outcome, 2, score, &error),
                     LODE_REFUSED);
    assert_string_equal(error.text, "nothing is known to be expected of pupil 2 of 2, whose prior "
                                    "attainment is 3.6");
    free(bands);
    assert_int_equal(lode_progress_of(score, 0, 2, 1.96, &p, NULL), LODE_REFUSED);
    assert_int_equal(lode_progress_of(bad, 3, 2, 1.96, &p, NULL), LODE_DATA);
    assert_int_equal(lode_progress_of(outcome, 3, 0, 1.96, &p, NULL), LODE_USAGE);
    assert_int_equal(lode_progress_of(outcome, 3, NAN, 1.96, &p, NULL), LODE_USAGE);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(six_pupils_by_hand),
        cmocka_unit_test(a_school_has_the_national_deviation),
        cmocka_unit_test(all_pupils_make_no_progress),
        cmocka_unit_test(what_nobody_expects_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
