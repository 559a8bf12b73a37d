/* The shipped availability table, asked what the field's documents say. */
#include "close.h"
#include "lode/availability.h"

#include <stdio.h>

static lode_reference *reference;
static lode_availability *availability;

static int read_table(void **state) {
    (void)state;
    lode_error error;
    reference = lode_reference_new(NULL, NULL, NULL);
    return lode_availability_read(&availability, reference, &error) != LODE_OK;
}

static int free_table(void **state) {
    (void)state;
    lode_availability_free(availability);
    lode_reference_free(reference);
    return 0;
}

static int kind_at(const char *measure, const char *level, int year) {
    const lode_availability_of of = {.measure = lode_text(measure), .level = lode_text(level)};
    const lode_availability_entry *e = lode_availability_at(availability, &of, year);
    return e ? (int)e->kind : (int)LODE_AVAILABLE;
}

/* methods.md section 3: no assessments in 2019/20 and 2020/21; KS2 2021/22 not by school. */
static void no_key_stage_2_was_taken_in_2020_and_2021(void **state) {
    (void)state;
    assert_int_equal(kind_at("ks2_rwm_exp_percent", "National", 2020), LODE_ABSENT);
    assert_int_equal(kind_at("ks2_rwm_exp_percent", "School", 2021), LODE_ABSENT);
    assert_int_equal(kind_at("ks2_rwm_exp_percent", "School", 2022), LODE_ABSENT);
    assert_int_equal(kind_at("ks2_rwm_exp_percent", "Local authority", 2022), LODE_AVAILABLE);
    assert_int_equal(kind_at("ks2_rwm_exp_percent", "School", 2019), LODE_AVAILABLE);
}

static void progress_has_its_own_gaps(void **state) {
    (void)state;
    assert_int_equal(kind_at("ks2_mat_progress", "School", 2024), LODE_ABSENT);
    assert_int_equal(kind_at("ks2_mat_progress", "School", 2025), LODE_ABSENT);
    assert_int_equal(kind_at("ks2_mat_progress", "School", 2023), LODE_AVAILABLE);
    assert_int_equal(kind_at("p8_score", "National", 2025), LODE_ABSENT);
    assert_int_equal(kind_at("p8_score", "National", 2026), LODE_ABSENT);
    assert_int_equal(kind_at("p8_score", "School", 2024), LODE_AVAILABLE);
}

static void grades_given_by_schools_are_not_comparable(void **state) {
    (void)state;
    assert_int_equal(kind_at("att8_score", "National", 2020), LODE_NOT_COMPARABLE);
    assert_int_equal(kind_at("att8_score", "School", 2021), LODE_ABSENT);
}

static const lode_availability_entry *break_in(const char *measure, int from, int to) {
    const lode_availability_of of = {.measure = lode_text(measure), .level = lode_text("School")};
    return lode_availability_break(availability, &of, from, to);
}

static void progress_8_changed_in_2018_and_says_what_to_use_instead(void **state) {
    (void)state;
    const lode_availability_entry *e = break_in("p8_score", 2017, 2018);
    assert_non_null(e);
    assert_int_equal(e->first_year, 2018);
    assert_non_null(memmem(e->instead.p, e->instead.n, "p8_score_unadjusted", 19));
    assert_null(break_in("p8_score", 2018, 2019));
    assert_null(break_in("p8_score_unadjusted", 2017, 2018));
    assert_non_null(break_in("p8_score", 2017, 2024));
}

static void attainment_8_changed_its_points_in_2017(void **state) {
    (void)state;
    assert_non_null(break_in("att8_score", 2016, 2017));
    assert_null(break_in("att8_score", 2017, 2024));
}

/* Announced by the DfE: both releases of the early years profile were cancelled, and its goals are
 * others from 2021/22 on. */
static void the_early_years_profile_has_no_figures_for_two_years_and_breaks(void **state) {
    (void)state;
    assert_int_equal(kind_at("eyfs_gld_percent", "Local authority", 2020), LODE_ABSENT);
    assert_int_equal(kind_at("eyfs_gld_percent", "National", 2021), LODE_ABSENT);
    assert_int_equal(kind_at("eyfs_gld_percent", "National", 2022), LODE_AVAILABLE);
    assert_non_null(break_in("eyfs_gld_percent", 2019, 2022));
    assert_null(break_in("eyfs_gld_percent", 2022, 2024));
}

/* DfE release of 2020/21: caution when comparing across years; A levels: not by school at all. */
static void closed_schools_suspend_few(void **state) {
    (void)state;
    assert_int_equal(kind_at("suspensions_count", "School", 2021), LODE_NOT_COMPARABLE);
    assert_int_equal(kind_at("suspended_pupils_count", "School", 2020), LODE_NOT_COMPARABLE);
    assert_int_equal(kind_at("permanent_exclusions_count", "National", 2019), LODE_AVAILABLE);
    assert_int_equal(kind_at("ks5_alev_score", "School", 2020), LODE_ABSENT);
    assert_int_equal(kind_at("ks5_alev_score", "National", 2020), LODE_NOT_COMPARABLE);
}

/* Gaps, as lode-agg calls them, are barred and broken where what they are gaps of is. */
static void a_gap_is_as_comparable_as_its_measure(void **state) {
    (void)state;
    static const char *const gaps[] = {"p8_score_gap_within", "p8_score_gap_national"};
    for (size_t i = 0; i < 2; i++) {
        assert_int_equal(kind_at(gaps[i], "School", 2025), LODE_ABSENT);
        assert_int_equal(kind_at(gaps[i], "School", 2024), LODE_AVAILABLE);
        assert_non_null(break_in(gaps[i], 2017, 2018));
        assert_null(break_in(gaps[i], 2018, 2019));
    }
    assert_int_equal(kind_at("_gap_within", "School", 2025), LODE_AVAILABLE);
}

/* Of the key stage 4 measures, what is known of the pupils whatever their grades are. */
static bool is_of_cohort(const char *measure) {
    static const char *const starts[] = {
        "ks4_dest_",  "ks4_prior_",         "ks4_ks2_",        "ks4_disadvantaged_",
        "ks4_roll_",  "ks4_pupils_",        "ks4_boys_",       "ks4_not_disadvantaged_",
        "ks4_girls_", "ks4_eal_",           "ks4_non_mobile_", "ks4_language_unclassified_",
        "ks4_sen_",   "ks4_english_first_", "ks4_statement_"};
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
        if (strncmp(measure, starts[i], strlen(starts[i])) == 0)
            return true;
    return false;
}

/* methods.md section 3: key stage 4 was graded by schools; every result of the dictionary is one.
 */
static void every_key_stage_4_result_of_the_dictionary_is_barred(void **state) {
    (void)state;
    static const char *const families[] = {"att8_", "basics_", "ebacc_", "gcse_", "ks4_"};
    const lode_table *table;
    lode_error error;
    size_t results = 0;
    assert_int_equal(lode_reference_table(reference, "dictionary", &table, &error), LODE_OK);
    for (size_t row = 0; row < lode_table_rows(table); row++) {
        char measure[128];
        const lode_slice cell = lode_table_text(table, row, 0);
        snprintf(measure, sizeof measure, "%.*s", LODE_ARG(cell));
        for (size_t i = 0; i < 5; i++) {
            if (strncmp(measure, families[i], strlen(families[i])) != 0 || is_of_cohort(measure))
                continue;
            results++;
            for (int year = 2020; year <= 2021; year++) {
                assert_int_equal(kind_at(measure, "Local authority", year), LODE_NOT_COMPARABLE);
                assert_int_equal(kind_at(measure, "School", year), LODE_ABSENT);
            }
        }
    }
    assert_true(results > 100);
    assert_int_equal(kind_at("ks4_pupils_count", "Local authority", 2020), LODE_AVAILABLE);
}

/* The same advice for schools and areas: the grades of 2021/22 lie midway. */
static void both_levels_advise_the_same_years(void **state) {
    (void)state;
    static const char *const levels[] = {"School", "National"};
    for (size_t i = 0; i < 2; i++) {
        const lode_availability_of of = {.measure = lode_text("att8_score"),
                                         .level = lode_text(levels[i])};
        assert_true(lode_is(lode_availability_at(availability, &of, 2020)->instead,
                            "compare 2018/19 with 2022/23"));
    }
}

/* The census counted special schools' pupils among primary and secondary ones; what children in
 * need are counted in is nothing of the kind. */
static void the_phase_totals_of_the_census_break_and_nothing_else(void **state) {
    (void)state;
    lode_availability_of of = {.measure = lode_text("ehc_plan_percent"),
                               .level = lode_text("Local authority")};
    assert_null(lode_availability_break(availability, &of, 2018, 2019));
    of.topic = lode_text("Social care group");
    assert_null(lode_availability_break(availability, &of, 2018, 2019));
    of.topic = lode_text("Total");
    of.kind = lode_text("Primary");
    assert_non_null(lode_availability_break(availability, &of, 2018, 2019));
    of.kind = lode_text("Special");
    assert_null(lode_availability_break(availability, &of, 2018, 2019));
}

static void progress_starts_anew_with_the_reception_baseline(void **state) {
    (void)state;
    assert_non_null(break_in("ks2_mat_progress", 2027, 2028));
    assert_null(break_in("ks2_mat_progress", 2026, 2027));
    assert_null(break_in("ks2_mat_exp_percent", 2027, 2028));
    assert_int_equal(kind_at("ks2_ks1_points", "National", 2028), LODE_ABSENT);
    assert_non_null(break_in("ks2_rwm_exp_percent", 2015, 2016));
    assert_null(break_in("ks2_pupils_count", 2015, 2016));
}

static int kind_in_part(const char *measure, const char *identifier) {
    const lode_availability_of of = {.measure = lode_text(measure),
                                     .level = lode_text("National"),
                                     .identifier = lode_text(identifier)};
    const lode_availability_entry *e = lode_availability_at(availability, &of, 2025);
    return e ? (int)e->kind : (int)LODE_AVAILABLE;
}

/* methods.md section 3.3: none for less than a term to date. The dashboard's share is one of the
 * year to date, so that a week of January has a term behind it. */
static void persistent_absence_needs_a_term(void **state) {
    (void)state;
    const int no = LODE_NOT_COMPARABLE, yes = LODE_AVAILABLE;
    assert_int_equal(kind_in_part("absence_persistent_percent", "Week 12"), no);
    assert_int_equal(kind_in_part("absence_persistent_percent", "January"), no);
    assert_int_equal(kind_in_part("absence_severe_percent", "week 12"), no);
    assert_int_equal(kind_in_part("absence_persistent_percent", "Autumn term"), yes);
    assert_int_equal(kind_in_part("absence_persistent_percent", "Academic year"), yes);
    assert_int_equal(kind_in_part("absence_persistent_percent", ""), yes);
    assert_int_equal(kind_in_part("absence_overall_percent", "Week 12"), yes);
    assert_int_equal(kind_in_part("attendance_persistent_percent", "Week 40"), no);
    assert_int_equal(kind_in_part("attendance_persistent_percent", "October"), no);
    assert_int_equal(kind_in_part("attendance_persistent_percent", "Week 4"), yes);
    assert_int_equal(kind_in_part("attendance_persistent_percent", "Week 30"), yes);
}

/* methods.md section 3.2: the groups are other ones when the earlier tests are. */
static void prior_attainment_groups_change_with_the_tests_they_rest_on(void **state) {
    (void)state;
    lode_availability_of of = {.measure = lode_text("att8_score"),
                               .level = lode_text("National"),
                               .topic = lode_text("Disadvantaged \xc3\x97 Prior attainment")};
    assert_non_null(lode_availability_break(availability, &of, 2019, 2022));
    assert_null(lode_availability_break(availability, &of, 2022, 2024));
    assert_int_equal(lode_availability_at(availability, &of, 2025)->kind, LODE_ABSENT);
    of.topic = lode_text("Disadvantaged");
    assert_null(lode_availability_break(availability, &of, 2019, 2022));
    assert_null(lode_availability_at(availability, &of, 2025));
    of.topic = lode_text("Prior attainment");
    of.measure = lode_text("ks2_read_score");
    assert_non_null(lode_availability_break(availability, &of, 2019, 2022));
    assert_int_equal(lode_availability_at(availability, &of, 2024)->kind, LODE_ABSENT);
}

/* methods.md section 3.5: overall effectiveness ended in September 2024, report cards began on 10
 * November 2025, and no figure of one framework stands in a year of another. */
static void each_of_ofsteds_frameworks_has_its_years(void **state) {
    (void)state;
    assert_int_equal(kind_at("ofsted_oe_good_or_better_percent", "National", 2019), LODE_AVAILABLE);
    assert_int_equal(kind_at("ofsted_oe_good_or_better_percent", "National", 2024), LODE_AVAILABLE);
    assert_int_equal(kind_at("ofsted_oe_good_or_better_percent", "National", 2025), LODE_ABSENT);
    assert_int_equal(kind_at("ofsted_2024_education_schools_percent", "School", 2024), LODE_ABSENT);
    assert_int_equal(kind_at("ofsted_2024_education_schools_percent", "School", 2025),
                     LODE_AVAILABLE);
    assert_int_equal(kind_at("ofsted_card_inclusion_schools_count", "Regional", 2025), LODE_ABSENT);
    assert_int_equal(kind_at("ofsted_card_inclusion_schools_count", "Regional", 2026),
                     LODE_AVAILABLE);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_of_ofsteds_frameworks_has_its_years),
        cmocka_unit_test(no_key_stage_2_was_taken_in_2020_and_2021),
        cmocka_unit_test(progress_has_its_own_gaps),
        cmocka_unit_test(grades_given_by_schools_are_not_comparable),
        cmocka_unit_test(progress_8_changed_in_2018_and_says_what_to_use_instead),
        cmocka_unit_test(a_gap_is_as_comparable_as_its_measure),
        cmocka_unit_test(attainment_8_changed_its_points_in_2017),
        cmocka_unit_test(the_early_years_profile_has_no_figures_for_two_years_and_breaks),
        cmocka_unit_test(closed_schools_suspend_few),
        cmocka_unit_test(every_key_stage_4_result_of_the_dictionary_is_barred),
        cmocka_unit_test(both_levels_advise_the_same_years),
        cmocka_unit_test(the_phase_totals_of_the_census_break_and_nothing_else),
        cmocka_unit_test(progress_starts_anew_with_the_reception_baseline),
        cmocka_unit_test(persistent_absence_needs_a_term),
        cmocka_unit_test(prior_attainment_groups_change_with_the_tests_they_rest_on),
    };
    return cmocka_run_group_tests(tests, read_table, free_table);
}
