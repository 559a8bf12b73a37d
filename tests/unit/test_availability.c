/* The shipped availability table, asked what the field's documents say. */
#include "close.h"
#include "lode/availability.h"

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
    const lode_availability_entry *e =
        lode_availability_at(availability, lode_text(measure), lode_text(level), year);
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
    return lode_availability_break(availability, lode_text(measure), lode_text("School"), from, to);
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
        assert_non_null(lode_availability_break(availability, lode_text(gaps[i]),
                                                lode_text("School"), 2017, 2018));
        assert_null(lode_availability_break(availability, lode_text(gaps[i]), lode_text("School"),
                                            2018, 2019));
    }
    assert_int_equal(kind_at("_gap_within", "School", 2025), LODE_AVAILABLE);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_key_stage_2_was_taken_in_2020_and_2021),
        cmocka_unit_test(progress_has_its_own_gaps),
        cmocka_unit_test(grades_given_by_schools_are_not_comparable),
        cmocka_unit_test(progress_8_changed_in_2018_and_says_what_to_use_instead),
        cmocka_unit_test(a_gap_is_as_comparable_as_its_measure),
        cmocka_unit_test(attainment_8_changed_its_points_in_2017),
        cmocka_unit_test(the_early_years_profile_has_no_figures_for_two_years_and_breaks),
        cmocka_unit_test(closed_schools_suspend_few),
    };
    return cmocka_run_group_tests(tests, read_table, free_table);
}
