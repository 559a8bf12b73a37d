/* The spread of pupils' scores: the figures of the Department's own files. */
#include "lode/pupil_spread.h"

#include "../support/close.h"

static double sigma(const char *measure, const char *period) {
    lode_reference *reference = lode_reference_new(NULL, NULL, NULL);
    lode_pupil_spread *spread = NULL;
    assert_int_equal(lode_pupil_spread_read(&spread, reference, NULL), LODE_OK);
    const double found = lode_pupil_spread_find(spread, lode_text(measure), lode_text(period));
    lode_pupil_spread_free(spread);
    lode_reference_free(reference);
    return found;
}

/* p8_stdev_file_named.csv of the key stage 4 ready reckoner; the key stage 2 method of 2018/19. */
static void published_deviations_are_found(void **state) {
    (void)state;
    assert_close(sigma("p8_score", "202324"), 1.41628, 0);
    assert_close(sigma("ks2_read_progress", "201819"), 6.17358373, 0);
}

static void what_is_not_known_is_0(void **state) {
    (void)state;
    assert_close(sigma("p8_score", "202122"), 0, 0);
    assert_close(sigma("att8_score", "202324"), 0, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(published_deviations_are_found),
        cmocka_unit_test(what_is_not_known_is_0),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
