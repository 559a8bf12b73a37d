/* The open-data standard, as the analysts' guide of the Department for Education and its screener
 * (eesyscreener) have it. */
#include "lode/ees.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static lode_reference *reference;
static lode_ees *ees;

static int set_up(void **state) {
    (void)state;
    lode_error error;
    reference = lode_reference_new(NULL, NULL, NULL);
    return lode_ees_read(&ees, reference, &error) == LODE_OK ? 0 : -1;
}

static int tear_down(void **state) {
    (void)state;
    lode_ees_free(ees);
    lode_reference_free(reference);
    return 0;
}

static void a_level_has_its_columns(void **state) {
    (void)state;
    const int number = lode_ees_find_level(ees, lode_text("Local authority"));
    assert_true(number >= 0);
    const lode_ees_level *level = lode_ees_level_at(ees, (size_t)number);
    assert_true(lode_is(level->column[LODE_EES_CODE], "new_la_code"));
    assert_true(lode_is(level->column[LODE_EES_NAME], "la_name"));
    assert_true(lode_is(level->column[LODE_EES_SECOND], "old_la_code"));
    assert_true(lode_is(level->may_be_empty, "new_la_code"));
    assert_int_equal(level->table_tool, LODE_EES_SHOWN);
    assert_int_equal(lode_ees_levels(ees), 18);
    assert_int_equal(lode_ees_find_level(ees, lode_text("local authority")), -1);
    assert_true(lode_is(lode_ees_suggest_level(ees, lode_text("Nationl")), "National"));
}

static void a_column_is_that_of_a_level(void **state) {
    (void)state;
    size_t level;
    lode_ees_part part;
    assert_true(lode_ees_find_column(ees, lode_text("school_laestab"), &level, &part));
    assert_true(lode_is(lode_ees_level_at(ees, level)->name, "School"));
    assert_int_equal(part, LODE_EES_SECOND);
    assert_int_equal(lode_ees_level_at(ees, level)->table_tool, LODE_EES_SHOWN_ALONE);
    assert_false(lode_ees_find_column(ees, lode_text("headcount"), &level, &part));
    assert_false(lode_ees_find_column(ees, lode_text(""), &level, &part));
}

static void kinds_of_period_have_a_length_and_company(void **state) {
    (void)state;
    const lode_ees_identifier *year = lode_ees_find_identifier(ees, lode_text("Academic year")),
                              *week = lode_ees_find_identifier(ees, lode_text("Week 52")),
                              *first = lode_ees_find_identifier(ees, lode_text("Week 1"));
    assert_int_equal(year->digits, 6);
    assert_int_equal(week->digits, 4);
    assert_true(lode_same(week->mixes, first->mixes));
    assert_false(lode_same(week->mixes, year->mixes));
    assert_null(lode_ees_find_identifier(ees, lode_text("Week 53")));
    assert_true(
        lode_is(lode_ees_suggest_identifier(ees, lode_text("Acadmic year")), "Academic year"));
}

static void codes_and_names_of_places_belong_together(void **state) {
    (void)state;
    const lode_slice country = lode_text("country_code"), region = lode_text("region_code");
    assert_true(lode_ees_is_place(ees, country, lode_text("E92000001"), lode_text("England")));
    assert_false(lode_ees_is_place(ees, country, lode_text("E92000001"), lode_text("Wales")));
    assert_false(lode_ees_is_place(ees, region, lode_text("E92000001"), lode_text("England")));
    assert_true(lode_ees_is_place(ees, region, lode_text("z"), lode_text("Unknown")));
    assert_true(lode_is(lode_ees_place_name(ees, region, lode_text("E12000003")),
                        "Yorkshire and The Humber"));
    assert_int_equal(lode_ees_place_name(ees, region, lode_text("E12")).n, 0);
    assert_true(lode_is(lode_ees_place_code(ees, region, lode_text("London")), "E12000007"));
    assert_int_equal(lode_ees_place_code(ees, region, lode_text("Londn")).n, 0);
}

static void columns_may_sound_like_places(void **state) {
    (void)state;
    assert_true(lode_ees_sounds_like_place(lode_text("la_code")));
    assert_true(lode_ees_sounds_like_place(lode_text("School")));
    assert_true(lode_ees_sounds_like_place(lode_text("provider_ukprn")));
    assert_false(lode_ees_sounds_like_place(lode_text("school_type")));
    assert_false(lode_ees_sounds_like_place(lode_text("sex")));
}

static void limits_are_those_of_the_api(void **state) {
    (void)state;
    assert_int_equal(lode_ees_limit(ees, "filter_items"), 25000);
    assert_int_equal(lode_ees_limit(ees, "label"), 100);
    assert_true(lode_ees_limit(ees, "nothing") == SIZE_MAX);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_level_has_its_columns),
        cmocka_unit_test(a_column_is_that_of_a_level),
        cmocka_unit_test(kinds_of_period_have_a_length_and_company),
        cmocka_unit_test(codes_and_names_of_places_belong_together),
        cmocka_unit_test(columns_may_sound_like_places),
        cmocka_unit_test(limits_are_those_of_the_api),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
