/* Time periods: what file names and people say, read as the open-data standard writes it. */
#include "close.h"
#include "lode/period.h"

static void assert_file(const char *path, const char *expected) {
    char period[LODE_PERIOD_TEXT] = "";
    bool found = lode_period_of_file(path, period);
    assert_string_equal(found ? period : "", expected);
}

static void the_year_of_a_published_file_is_in_its_name(void **state) {
    (void)state;
    assert_file("815_2018_ks4final.csv", "201718");
    assert_file("data/2017-2018_850_ks4final.csv", "201718");
    assert_file("2022-2023_england_census.csv", "202223");
    assert_file("2018_2019_ks4_final_meta.csv", "201819");
    assert_file("abs_202223.csv", "202223");
    assert_file("1999-2000_a.csv", "199900");
}

static void a_name_without_one_year_tells_nothing(void **state) {
    (void)state;
    assert_file("ks4final.csv", "");
    assert_file("2018/ks4final.csv", ""); /* a folder is not the file */
    assert_file("2017_to_2019.csv", "");  /* two years that disagree */
    assert_file("850_4164.csv", "");      /* an authority and a school */
    assert_file("-", "");
    assert_file("20180101.csv", ""); /* a date */
}

static void assert_read(const char *text, const char *expected) {
    char period[LODE_PERIOD_TEXT] = "";
    bool read = lode_period_read(lode_text(text), period);
    assert_string_equal(read ? period : "", expected);
}

static void a_period_is_read_as_people_write_it(void **state) {
    (void)state;
    const char *same[] = {"201718",    "2017/18", "2017-18", "2017-2018",
                          "2017/2018", "2018",    " 2018 "};
    for (size_t i = 0; i < sizeof same / sizeof *same; i++)
        assert_read(same[i], "201718");
}

static void what_is_not_a_year_is_refused(void **state) {
    (void)state;
    const char *bad[] = {"",     "201719", "2017/19",   "17/18",
                         "1850", "2018x",  "last year", "20172018"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_read(bad[i], "");
}

static void periods_have_a_calendar_year_and_a_label(void **state) {
    (void)state;
    char label[LODE_PERIOD_TEXT];
    assert_int_equal(lode_period_year(lode_text("201718")), 2018);
    assert_int_equal(lode_period_year(lode_text("199900")), 2000);
    assert_int_equal(lode_period_year(lode_text("2018")), 2018);
    assert_int_equal(lode_period_year(lode_text("201712")), 0);
    assert_int_equal(lode_period_year(lode_text("2024W12")), 0);
    lode_period_label(lode_text("201718"), label);
    assert_string_equal(label, "2017/18");
    lode_period_label(lode_text("2018"), label);
    assert_string_equal(label, "2018");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_year_of_a_published_file_is_in_its_name),
        cmocka_unit_test(a_name_without_one_year_tells_nothing),
        cmocka_unit_test(a_period_is_read_as_people_write_it),
        cmocka_unit_test(what_is_not_a_year_is_refused),
        cmocka_unit_test(periods_have_a_calendar_year_and_a_label),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
