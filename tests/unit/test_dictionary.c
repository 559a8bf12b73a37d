/* The shipped dictionary and the kinds of establishment. */
#include "close.h"
#include "lode/dictionary.h"
#include "lode/establishment.h"

static lode_reference *reference;
static lode_dictionary *dictionary;
static lode_establishments *kinds;

static int read_tables(void **state) {
    (void)state;
    lode_error error;
    reference = lode_reference_new(NULL, NULL, NULL);
    return lode_dictionary_read(&dictionary, reference, &error) != LODE_OK ||
           lode_establishments_read(&kinds, reference, &error) != LODE_OK;
}

static int free_tables(void **state) {
    (void)state;
    lode_establishments_free(kinds);
    lode_dictionary_free(dictionary);
    lode_reference_free(reference);
    return 0;
}

static const lode_meaning *meaning(const char *measure) {
    return lode_dictionary_find(dictionary, lode_text(measure));
}

static void the_headline_measures_are_known(void **state) {
    (void)state;
    static const struct {
        const char *measure;
        lode_kind kind;
        lode_polarity polarity;
    } expected[] = {
        {"att8_score", LODE_KIND_MEAN, LODE_HIGH_IS_GOOD},
        {"p8_score", LODE_KIND_PROGRESS, LODE_HIGH_IS_GOOD},
        {"basics_94_percent", LODE_KIND_PROPORTION, LODE_HIGH_IS_GOOD},
        {"ks2_rwm_exp_percent", LODE_KIND_PROPORTION, LODE_HIGH_IS_GOOD},
        {"ks2_read_progress", LODE_KIND_PROGRESS, LODE_HIGH_IS_GOOD},
        {"absence_persistent_percent", LODE_KIND_PROPORTION, LODE_LOW_IS_GOOD},
        {"eal_percent", LODE_KIND_PROPORTION, LODE_NEITHER},
        {"pupils_count", LODE_KIND_COUNT, LODE_NEITHER},
    };
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++) {
        const lode_meaning *m = meaning(expected[i].measure);
        assert_non_null(m);
        assert_int_equal(m->kind, expected[i].kind);
        assert_int_equal(m->polarity, expected[i].polarity);
        assert_true(m->label.n > 0);
    }
}

static void a_measure_has_the_least_and_the_most_it_can_be(void **state) {
    (void)state;
    assert_true(lode_is(meaning("ks2_rwm_exp_percent")->least, "0"));
    assert_true(lode_is(meaning("ks2_rwm_exp_percent")->most, "100"));
    assert_true(lode_is(meaning("pupils_count")->least, "0"));
    assert_int_equal(meaning("pupils_count")->most.n, 0);
}

static void a_measure_is_found_by_its_published_name(void **state) {
    (void)state;
    assert_non_null(meaning("PTRWM_EXP"));
    assert_true(lode_is(meaning("ptrwm_exp")->measure, "ks2_rwm_exp_percent"));
    assert_true(lode_is(meaning("ks2_rwm_expected_pct")->measure, "ks2_rwm_exp_percent"));
    assert_null(meaning("happiness"));
}

static void a_misspelt_measure_is_recognised(void **state) {
    (void)state;
    assert_true(
        lode_is(lode_dictionary_suggest(dictionary, lode_text("atte8_score")), "att8_score"));
    assert_int_equal(lode_dictionary_suggest(dictionary, lode_text("zzzzzz")).n, 0);
}

static void who_reads_it_again_has_the_same(void **state) {
    (void)state;
    lode_dictionary *again;
    assert_int_equal(lode_dictionary_read(&again, reference, NULL), LODE_OK);
    assert_ptr_equal(lode_dictionary_find(again, lode_text("att8_score")), meaning("att8_score"));
    lode_dictionary_free(again);
    assert_non_null(meaning("att8_score"));
}

static void schools_are_compared_with_the_nearest_published_kind(void **state) {
    (void)state;
    assert_true(lode_is(lode_establishments_next(kinds, lode_text("")), "State-funded"));
    assert_true(lode_is(lode_establishments_next(kinds, lode_text("Special")), "State-funded"));
    assert_true(lode_is(lode_establishments_next(kinds, lode_text("Independent")), "All schools"));
    assert_int_equal(lode_establishments_next(kinds, lode_text("State-funded")).n, 0);
    assert_true(lode_is(lode_establishments_of_phase(kinds, lode_text("Middle deemed secondary")),
                        "Secondary"));
    assert_int_equal(lode_establishments_of_phase(kinds, lode_text("Not applicable")).n, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_headline_measures_are_known),
        cmocka_unit_test(a_measure_has_the_least_and_the_most_it_can_be),
        cmocka_unit_test(a_measure_is_found_by_its_published_name),
        cmocka_unit_test(a_misspelt_measure_is_recognised),
        cmocka_unit_test(who_reads_it_again_has_the_same),
        cmocka_unit_test(schools_are_compared_with_the_nearest_published_kind),
    };
    return cmocka_run_group_tests(tests, read_tables, free_tables);
}
