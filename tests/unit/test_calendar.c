/* Dates of registers. The day numbers are those of `date -u -d DATE +%s` divided by 86,400 (GNU
 * coreutils 9.1). */
#include "lode/calendar.h"

#include "close.h"

#include <string.h>

static void assert_day(const char *text, lode_day expected) {
    lode_day day;
    assert_true(lode_day_read(lode_text(text), &day));
    assert_int_equal(day, expected);
}

static void a_date_is_read_as_registers_write_it(void **state) {
    (void)state;
    const char *same[] = {"31-08-2018", "31/08/2018", "2018-08-31", "20180831", " 31-08-2018 "};
    for (size_t i = 0; i < sizeof same / sizeof *same; i++)
        assert_day(same[i], 17774);
}

static void days_are_counted_from_1970(void **state) {
    (void)state;
    assert_day("1970-01-01", 0);
    assert_day("1969-12-31", -1);
    assert_day("2000-02-29", 11016);
    assert_day("2000-03-01", 11017);
    assert_day("1900-03-01", -25508);
    assert_day("2100-03-01", 47541);
}

static void what_is_no_date_is_refused(void **state) {
    (void)state;
    const char *bad[] = {"",           "2018",       "31-02-2018", "29-02-2019", "2018-13-01",
                         "00-01-2018", "31-08-18",   "08-31-2018", "31.08.2018", "31-08/2018",
                         "29021900",   "2018-08-3x", "1599-01-01", "31 August"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        lode_day day;
        if (lode_day_read(lode_text(bad[i]), &day))
            fail_msg("'%s' was read as a date", bad[i]);
    }
}

static void every_day_has_the_text_it_is_read_from(void **state) {
    (void)state;
    char text[LODE_DAY_TEXT];
    lode_day first, last, day;
    assert_true(lode_day_read(lode_text("1600-01-01"), &first));
    assert_true(lode_day_read(lode_text("2199-12-31"), &last));
    assert_int_equal(last - first + 1, 219146); /* 600 years, 146 of them leap years */
    for (lode_day d = first; d <= last; d++) {
        lode_day_text(d, text);
        assert_true(lode_day_read(lode_text(text), &day));
        assert_int_equal(day, d);
    }
    lode_day_text(17774, text);
    assert_string_equal(text, "2018-08-31");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_date_is_read_as_registers_write_it),
        cmocka_unit_test(days_are_counted_from_1970),
        cmocka_unit_test(what_is_no_date_is_refused),
        cmocka_unit_test(every_day_has_the_text_it_is_read_from),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
