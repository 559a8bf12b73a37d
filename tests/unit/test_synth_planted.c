/* What the planted data share: whatever tool reads them, the draws behind them must be these. */
#include "lib/verbs/synth/synth_planted.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* Every order of three is as likely as any other, or assignment would favour places in a file. */
static void a_shuffle_favours_no_order(void **state) {
    (void)state;
    enum { SEEDS = 60000, ORDERS = 27 };
    size_t count[ORDERS] = {0}, orders = 0;
    for (uint64_t seed = 0; seed < SEEDS; seed++) {
        size_t *order = lode_synth_shuffle(3, seed, PLANT_ASSIGN, 0);
        count[9 * order[0] + 3 * order[1] + order[2]]++;
        free(order);
    }
    for (size_t i = 0; i < ORDERS; i++) {
        if (count[i] == 0)
            continue;
        orders++;
        assert_in_range(count[i], SEEDS / 6 - 500, SEEDS / 6 + 500);
    }
    assert_int_equal(orders, 6);
}

static lode_status roster_of(synth_roster *roster, const char *schools, lode_error *error) {
    const lode_synth_options options = {.schools = schools};
    return lode_synth_roster(roster, &options, 5, 2, NULL, NULL, error);
}

/* URNs repeat nowhere and are those of no school, names repeat nowhere. */
static void invented_schools_differ(void **state) {
    (void)state;
    synth_roster roster;
    lode_error error;
    assert_int_equal(roster_of(&roster, "2000", &error), LODE_OK);
    assert_int_equal(roster.n, 2000);
    lode_names *names = lode_names_new();
    for (size_t i = 0; i < roster.n; i++) {
        assert_int_equal(roster.school[i].urn, 910001 + i);
        assert_int_equal(lode_names_add(names, lode_text(roster.school[i].name)), i);
    }
    lode_names_free(names);
    lode_synth_roster_free(&roster);
}

/* What was not asked for is said, and nothing is left to free. */
static void as_many_schools_as_asked_for(void **state) {
    (void)state;
    synth_roster roster;
    lode_error error;
    assert_int_equal(roster_of(&roster, NULL, &error), LODE_OK);
    assert_int_equal(roster.n, 5);
    lode_synth_roster_free(&roster);
    assert_int_equal(roster_of(&roster, "1", &error), LODE_USAGE);
    assert_int_equal(roster_of(&roster, "90000", &error), LODE_USAGE);
    assert_int_equal(roster_of(&roster, "no/such/file", &error), LODE_SYSTEM);
}

/* A stream of one thing must not be that of another: a pupil's score is not why it is missing. */
static void draws_for_different_things_differ(void **state) {
    (void)state;
    lode_random pupil = lode_synth_plant(1, 910001, PLANT_PUPIL, 7);
    lode_random missing = lode_synth_plant(1, 910001, PLANT_MISSING, 7);
    lode_random other = lode_synth_plant(1, 910001, PLANT_PUPIL, 8);
    const uint64_t bits = lode_random_bits(&pupil);
    assert_true(bits != lode_random_bits(&missing));
    assert_true(bits != lode_random_bits(&other));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_shuffle_favours_no_order),
        cmocka_unit_test(invented_schools_differ),
        cmocka_unit_test(as_many_schools_as_asked_for),
        cmocka_unit_test(draws_for_different_things_differ),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
