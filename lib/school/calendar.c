#include "lode/calendar.h"

#include <stdio.h>

enum { FIRST_YEAR = 1600, LAST_YEAR = 2199 };

static bool is_leap(int year) {
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

static int days_in_month(int year, int month) {
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return days[month - 1] + (month == 2 && is_leap(year));
}

static int days_before_month(int year, int month) {
    int days = 0;
    for (int m = 1; m < month; m++)
        days += days_in_month(year, m);
    return days;
}

/* Days of the years from 1 to the one before. */
static int32_t days_before_year(int year) {
    const int y = year - 1;
    return 365 * y + y / 4 - y / 100 + y / 400;
}

/* The n digits at p as a number, or -1 if something else is among them. */
static int number_of(const char *p, size_t n) {
    int number = 0;
    for (size_t i = 0; i < n; i++) {
        if (p[i] < '0' || p[i] > '9')
            return -1;
        number = 10 * number + (p[i] - '0');
    }
    return number;
}

static bool make_day(int year, int month, int day_of_month, lode_day *day) {
    if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12)
        return false;
    if (day_of_month < 1 || day_of_month > days_in_month(year, month))
        return false;
    *day = days_before_year(year) - days_before_year(1970) + days_before_month(year, month) +
           day_of_month - 1;
    return true;
}

bool lode_day_read(lode_slice text, lode_day *day) {
    const lode_slice t = lode_trim(text);
    if (t.n == 8)
        return make_day(number_of(t.p, 4), number_of(t.p + 4, 2), number_of(t.p + 6, 2), day);
    if (t.n != 10)
        return false;
    const bool day_first = (t.p[2] == '-' || t.p[2] == '/') && t.p[5] == t.p[2];
    if (day_first)
        return make_day(number_of(t.p + 6, 4), number_of(t.p + 3, 2), number_of(t.p, 2), day);
    if (t.p[4] != '-' || t.p[7] != '-')
        return false;
    return make_day(number_of(t.p, 4), number_of(t.p + 5, 2), number_of(t.p + 8, 2), day);
}

lode_status lode_day_wrong(lode_slice text, lode_error *error) {
    lode_fail(error, LODE_DATA, "'%.*s' is not a date", LODE_ARG(text));
    return lode_fail_hint(error, "write the day as 31-08-2018, 31/08/2018 or 2018-08-31");
}

void lode_day_text(lode_day day, char out[LODE_DAY_TEXT]) {
    const int32_t days = day + days_before_year(1970);
    int year = (int)(days / 366) + 1, month = 1;
    while (days_before_year(year + 1) <= days)
        year++;
    int rest = (int)(days - days_before_year(year));
    while (rest >= days_in_month(year, month))
        rest -= days_in_month(year, month++);
    snprintf(out, LODE_DAY_TEXT, "%04u-%02u-%02u", (unsigned)year % 10000U, (unsigned)month % 100U,
             (unsigned)(rest + 1) % 100U);
}
