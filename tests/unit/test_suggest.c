/* "Did you mean": what a person would say was meant. */
#include "lode/text.h"

#include "../support/close.h"

static const char *const columns[] = {"time_period", "school_urn", "measure", "value",
                                      "la_name",     "breakdown",  "n",       "rank"};
enum { COLUMNS = sizeof columns / sizeof *columns };

static void assert_meant(const char *word, const char *expected) {
    lode_slice candidates[COLUMNS];
    for (size_t i = 0; i < COLUMNS; i++)
        candidates[i] = lode_text(columns[i]);
    const int meant = lode_suggest(lode_text(word), candidates, COLUMNS);
    if (strcmp(meant < 0 ? "nothing" : columns[meant], expected) != 0)
        fail_msg("'%s' gives %s, not %s", word, meant < 0 ? "nothing" : columns[meant], expected);
}

static void up_to_two_slips_are_forgiven(void **state) {
    (void)state;
    assert_meant("meassure", "measure");
    assert_meant("masure", "measure");
    assert_meant("neasute", "measure");
    assert_meant("vlaeu", "value"); /* two swaps */
    assert_meant("breakdwon", "breakdown");
    assert_meant("value", "value");
    assert_meant("wxlxy", "nothing");
}

static void case_and_separators_do_not_count(void **state) {
    (void)state;
    assert_meant("SchoolURN", "school_urn");
    assert_meant("time-period", "time_period");
    assert_meant("LA NAME", "la_name");
    assert_meant("N", "n");
}

static void short_words_are_allowed_one_slip(void **state) {
    (void)state;
    static const lode_slice areas[] = {{"la", 2}, {"all", 3}};
    assert_int_equal(lode_suggest(lode_text("lla"), areas, 2), 0);
    assert_int_equal(lode_suggest(lode_text("alk"), areas, 2), 1);
    assert_int_equal(lode_suggest(lode_text("xyl"), areas, 2), -1);
}

static void a_single_other_letter_says_nothing(void **state) {
    (void)state;
    assert_meant("m", "nothing");
}

static void a_beginning_is_enough(void **state) {
    (void)state;
    assert_meant("break", "breakdown");
    assert_meant("value_percent", "value");
    assert_meant("school", "school_urn");
    assert_meant("br", "nothing");
}

static void the_nearest_wins_and_ties_take_the_earlier(void **state) {
    (void)state;
    static const lode_slice measures[] = {
        {"att8_scores_x", 13}, {"att8_scorf", 10}, {"att8_scorg", 10}, {"att8_score", 10}};
    assert_int_equal(lode_suggest(lode_text("att8_score"), measures, 4), 3);
    assert_int_equal(lode_suggest(lode_text("att8_score"), measures, 3), 1);
}

static void a_column_without_a_name_is_never_meant(void **state) {
    (void)state;
    static const lode_slice unnamed[] = {{"", 0}, {NULL, 0}, {"__", 2}};
    assert_int_equal(lode_suggest(lode_text("x"), unnamed, 3), -1);
    assert_int_equal(lode_suggest(lode_text("URN"), unnamed, 3), -1);
}

static void nothing_is_suggested_for_nothing(void **state) {
    (void)state;
    assert_meant("", "nothing");
    assert_meant("_-", "nothing");
    assert_int_equal(lode_suggest(lode_text("value"), NULL, 0), -1);
}

static void words_of_any_length_are_compared(void **state) {
    (void)state;
    char word[1000];
    memset(word, 'a', sizeof word);
    const lode_slice candidates[] = {{word, 500}, {word, 3}};
    assert_int_equal(lode_suggest((lode_slice){word, 1000}, candidates, 2), 0);
    assert_int_equal(lode_suggest((lode_slice){word, 1000}, candidates + 1, 1), 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(up_to_two_slips_are_forgiven),
        cmocka_unit_test(case_and_separators_do_not_count),
        cmocka_unit_test(short_words_are_allowed_one_slip),
        cmocka_unit_test(a_single_other_letter_says_nothing),
        cmocka_unit_test(a_beginning_is_enough),
        cmocka_unit_test(the_nearest_wins_and_ties_take_the_earlier),
        cmocka_unit_test(a_column_without_a_name_is_never_meant),
        cmocka_unit_test(nothing_is_suggested_for_nothing),
        cmocka_unit_test(words_of_any_length_are_compared),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
