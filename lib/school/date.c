#include "lode/date.h"

#include <stdio.h>

static int number_of(lode_slice text, size_t first, size_t n) {
    int number = 0;
    for (size_t i = first; i < first + n; i++) {
        if (text.p[i] < '0' || text.p[i] > '9')
            return -1;
        number = 10 * number + (text.p[i] - '0');
    }
    return number;
}

static bool is_leap(int year) {
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

static int days_in(int year, int month) {
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return days[month - 1] + (month == 2 && is_leap(year));
}

static bool exists(lode_date d) {
    return d.year >= 1900 && d.year <= 2099 && d.month >= 1 && d.month <= 12 && d.day >= 1 &&
           d.day <= days_in(d.year, d.month);
}

static bool parted_by(lode_slice text, size_t first, size_t second) {
    const char c = text.p[first];
    return (c == '-' || c == '/') && text.p[second] == c;
}

bool lode_date_read(lode_slice text, lode_date *date) {
    if (text.n == 8)
        *date = (lode_date){number_of(text, 0, 4), number_of(text, 4, 2), number_of(text, 6, 2)};
    else if (text.n == 10 && parted_by(text, 4, 7))
        *date = (lode_date){number_of(text, 0, 4), number_of(text, 5, 2), number_of(text, 8, 2)};
    else if (text.n == 10 && parted_by(text, 2, 5))
        *date = (lode_date){number_of(text, 6, 4), number_of(text, 3, 2), number_of(text, 0, 2)};
    else
        return false;
    return exists(*date);
}

static char *put_digits(char *out, int number, int digits) {
    for (int i = digits - 1; i >= 0; i--, number /= 10)
        out[i] = (char)('0' + number % 10);
    return out + digits;
}

void lode_date_text(lode_date date, char out[LODE_DATE_TEXT]) {
    out = put_digits(out, date.year, 4);
    *out++ = '-';
    out = put_digits(out, date.month, 2);
    *out++ = '-';
    *put_digits(out, date.day, 2) = '\0';
}

lode_date lode_date_after(lode_date date, int months) {
    const int month = 12 * date.year + date.month - 1 + months;
    lode_date after = {month / 12, month % 12 + 1, date.day};
    const int last = days_in(after.year, after.month);
    if (after.day > last)
        after.day = last;
    return after;
}

/* Years are counted from March, so that a leap day is the last of its year. */
int32_t lode_date_number(lode_date date) {
    const int year = date.month <= 2 ? date.year - 1 : date.year;
    const int month = (date.month + 9) % 12; /* March is 0 */
    const int before_year = 365 * year + year / 4 - year / 100 + year / 400;
    const int before_month = (153 * month + 2) / 5;
    return before_year + before_month + date.day - 1 - 719468;
}

/* Four years are 1461 days, so that hundredths of a year are 400 / 1461 a day; none lies halfway
 * between two. */
size_t lode_years_text(int32_t days, char out[LODE_YEARS_TEXT]) {
    const uint32_t hundredths = (800 * (uint32_t)days + 1461) / (2 * 1461);
    return (size_t)snprintf(out, LODE_YEARS_TEXT, "%u.%02u", hundredths / 100, hundredths % 100);
}
