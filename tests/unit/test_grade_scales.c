/* The scales that are compiled in, and what is asked of them: every aspect has one, orders hold,
 * words are found by any name, and frameworks stay apart. */
#include "lode/grade_scales.h"

#include "../support/close.h"

static lode_reference *reference;
static lode_grade_scales *scales;

static int open_scales(void **state) {
    (void)state;
    reference = lode_reference_new(NULL, NULL, NULL);
    return lode_grade_scales_read(&scales, reference, NULL);
}

static int close_scales(void **state) {
    (void)state;
    lode_grade_scales_free(scales);
    lode_reference_free(reference);
    return 0;
}

static const lode_graded_aspect *aspect(const char *framework, const char *name) {
    return lode_graded_aspect_find(scales, lode_text(framework), lode_text(name));
}

static const lode_graded_aspect *overall(void) {
    const lode_graded_aspect *a =
        aspect("graded with overall effectiveness", "OVERALL EFFECTIVENESS");
    assert_non_null(a);
    return a;
}

static void grades_are_found_by_any_of_their_names(void **state) {
    (void)state;
    const lode_grade *good = lode_grade_find(overall(), lode_text("Good"));
    assert_non_null(good);
    assert_ptr_equal(good, lode_grade_find(overall(), lode_text("2")));
    assert_ptr_equal(good, lode_grade_find(overall(), lode_text("gOOD")));
    assert_int_equal(good->rank, 2);
    assert_null(lode_grade_find(overall(), lode_text("Strong standard")));
}

static void codes_that_say_there_is_none_are_no_grades(void **state) {
    (void)state;
    static const char *const none[] = {"0", "8", "9", "Not judged", "NULL"};
    for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
        const lode_grade *grade = lode_grade_find(overall(), lode_text(none[i]));
        assert_non_null(grade);
        assert_true(grade->is_none);
        assert_int_equal(grade->rank, 0);
    }
}

static void only_the_first_framework_has_overall_effectiveness(void **state) {
    (void)state;
    assert_null(aspect("Graded without overall effectiveness", "Overall effectiveness"));
    assert_null(aspect("Report card", "Overall effectiveness"));
    assert_ptr_not_equal(aspect("Graded with overall effectiveness", "Quality of education"),
                         aspect("Graded without overall effectiveness", "Quality of education"));
    assert_true(overall()->has_last && !overall()->has_first);
}

static void report_cards_are_never_good_or_better(void **state) {
    (void)state;
    lode_slice standard;
    assert_int_equal(lode_grade_standard(overall(), &standard), 2);
    assert_true(lode_is(standard, "good_or_better"));
    assert_int_equal(lode_grade_standard(aspect("Report card", "Inclusion"), &standard), 3);
    assert_true(lode_is(standard, "expected_or_better"));
    assert_null(lode_grade_find(aspect("Report card", "Inclusion"), lode_text("Good")));
}

static void outcomes_without_an_order_say_so(void **state) {
    (void)state;
    assert_true(lode_grades_are_ordered(overall()));
    assert_false(
        lode_grades_are_ordered(aspect("Graded with overall effectiveness", "Ungraded outcome")));
}

static void a_framework_of_any_aspect_makes_each_once(void **state) {
    (void)state;
    const lode_graded_aspect *a = aspect("CASL maturity", "Strategy and vision!");
    assert_non_null(a);
    assert_true(lode_is(a->prefix, "casl_strategy_and_vision"));
    assert_ptr_equal(a, aspect("CASL maturity", "strategy and vision!"));
    assert_null(aspect("CASL maturity", ""));
}

static void misspelt_words_are_guessed(void **state) {
    (void)state;
    const lode_slice nothing = {"", 0}, card = lode_text("Report card");
    assert_true(
        lode_is(lode_graded_suggest(scales, nothing, lode_text("Report crad")), "Report card"));
    assert_true(lode_is(lode_graded_suggest(scales, card, lode_text("Achievment")), "Achievement"));
    assert_int_equal(lode_graded_suggest(scales, nothing, lode_text("Weather")).n, 0);
    lode_graded_aspect scale;
    assert_int_equal(lode_grade_scale_find(scales, lode_text("casl"), &scale, NULL), LODE_OK);
    assert_int_equal(scale.n, 4);
    assert_int_equal(lode_grade_scale_find(scales, lode_text("cals"), &scale, NULL), LODE_USAGE);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(grades_are_found_by_any_of_their_names),
        cmocka_unit_test(codes_that_say_there_is_none_are_no_grades),
        cmocka_unit_test(only_the_first_framework_has_overall_effectiveness),
        cmocka_unit_test(report_cards_are_never_good_or_better),
        cmocka_unit_test(outcomes_without_an_order_say_so),
        cmocka_unit_test(a_framework_of_any_aspect_makes_each_once),
        cmocka_unit_test(misspelt_words_are_guessed),
    };
    return cmocka_run_group_tests(tests, open_scales, close_scales);
}
