/* Dates: expected numbers of days from `date -u -d DAY +%s` divided by 86400. */
#include "close.h"
#include "lode/date.h"

#include <stdio.h>

static void assert_date(const char *text, const char *iso, int32_t number) {
    lode_date date;
    char out[LODE_DATE_TEXT];
    assert_true(lode_date_read(lode_text(text), &date));
    lode_date_text(date, out);
    assert_string_equal(out, iso);
    assert_int_equal(lode_date_number(date), number);
}

static void every_way_registers_write_a_day_is_read(void **state) {
    (void)state;
    assert_date("2024-09-01", "2024-09-01", 19967);
    assert_date("01/09/2024", "2024-09-01", 19967);
    assert_date("01-09-2024", "2024-09-01", 19967);
    assert_date("20240901", "2024-09-01", 19967);
    assert_date("1970-01-01", "1970-01-01", 0);
    assert_date("31-12-1969", "1969-12-31", -1);
    assert_date("01-01-1900", "1900-01-01", -25567);
    assert_date("29/02/2000", "2000-02-29", 11016);
    assert_date("01/03/2000", "2000-03-01", 11017);
}

static void a_day_that_does_not_exist_is_none(void **state) {
    (void)state;
    static const char *const none[] = {"",           "2024",       "2024-9-1",   "31/06/2024",
                                       "29/02/2023", "29/02/1900", "2024-13-01", "01/00/2024",
                                       "00/01/2024", "2024-09/01", "01.09.2024", "1st of May",
                                       "2024090x",   "01/09/24",   "2024-09-01 "};
    lode_date date;
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        assert_false(lode_date_read(lode_text(none[i]), &date));
}

static void days_follow_each_other(void **state) {
    (void)state;
    int32_t last = lode_date_number((lode_date){1899, 12, 31});
    for (int year = 1900; year < 2100; year++)
        for (int month = 1; month <= 12; month++)
            for (int day = 1; day <= 31; day++) {
                char text[LODE_DATE_TEXT];
                lode_date date;
                lode_date_text((lode_date){year, month, day}, text);
                if (lode_date_read(lode_text(text), &date))
                    assert_int_equal(lode_date_number(date), ++last);
            }
    assert_int_equal(last, lode_date_number((lode_date){2099, 12, 31}));
}

static void assert_years(int32_t days, const char *expected) {
    char out[LODE_YEARS_TEXT];
    assert_int_equal(lode_years_text(days, out), strlen(expected));
    assert_string_equal(out, expected);
}

/* Expected: days / 365.25 to two decimals, by bc. */
static void days_are_years_of_365_and_a_quarter(void **state) {
    (void)state;
    assert_years(0, "0.00");
    assert_years(1, "0.00");
    assert_years(2, "0.01");
    assert_years(180, "0.49");
    assert_years(183, "0.50");
    assert_years(364, "1.00");
    assert_years(363, "0.99");
    assert_years(1000, "2.74");
    assert_years(73048, "199.99");
    assert_years(73049, "200.00");
}

static void an_anniversary_is_a_whole_number_of_years(void **state) {
    (void)state;
    for (int year = 1900; year < 2100; year++)
        for (int later = year; later < 2100; later++) {
            char expected[LODE_YEARS_TEXT];
            const int32_t first = lode_date_number((lode_date){year, 3, 1});
            snprintf(expected, sizeof expected, "%d.00", later - year);
            assert_years(lode_date_number((lode_date){later, 3, 1}) - first, expected);
        }
}

static void assert_after(const char *from, int months, const char *iso) {
    lode_date date;
    char out[LODE_DATE_TEXT];
    assert_true(lode_date_read(lode_text(from), &date));
    lode_date_text(lode_date_after(date, months), out);
    assert_string_equal(out, iso);
}

/* As the documentation of java.time.LocalDate.plusMonths has it: 2007-03-31 plus one month would be
 * the invalid 2007-04-31, so it is the last day of that month; the others by calendar. */
static void a_day_that_a_later_month_lacks_is_its_last(void **state) {
    (void)state;
    assert_after("2007-03-31", 1, "2007-04-30");
    assert_after("2023-10-31", 4, "2024-02-29");
    assert_after("2022-10-31", 4, "2023-02-28");
    assert_after("2024-09-01", 4, "2025-01-01");
    assert_after("2024-12-15", 12, "2025-12-15");
    assert_after("2024-01-31", 11, "2024-12-31");
    assert_after("2024-05-05", 0, "2024-05-05");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_way_registers_write_a_day_is_read),
        cmocka_unit_test(a_day_that_does_not_exist_is_none),
        cmocka_unit_test(days_follow_each_other),
        cmocka_unit_test(days_are_years_of_365_and_a_quarter),
        cmocka_unit_test(an_anniversary_is_a_whole_number_of_years),
        cmocka_unit_test(a_day_that_a_later_month_lacks_is_its_last),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
