#include "lode/period.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

enum { FIRST_YEAR = 1990, LAST_YEAR = 2099 };

static size_t digits_at(const char *p) {
    return strspn(p, "0123456789");
}

static int number_of(const char *p, size_t n) {
    int number = 0;
    while (n-- > 0)
        number = 10 * number + (*p++ - '0');
    return number;
}

static bool plausible(int year) {
    return year >= FIRST_YEAR && year <= LAST_YEAR;
}

static void write_academic(int end_year, char period[LODE_PERIOD_TEXT]) {
    snprintf(period, LODE_PERIOD_TEXT, "%04d%02d", end_year - 1, end_year % 100);
}

/* The year in which 201718 ends, from its six digits; 0 if they are not consecutive years. */
static int end_of_six(const char *p) {
    int start = number_of(p, 4), end = number_of(p + 4, 2);
    return plausible(start) && (start + 1) % 100 == end ? start + 1 : 0;
}

/* The end year written at p, and how many bytes it takes: 201718, 2017-18, 2017/18, 2017-2018 (also
 * with _), or a lone 2018. 0 if there is none. */
static int year_at(const char *p, size_t *used) {
    size_t n = digits_at(p);
    *used = n;
    if (n == 6)
        return end_of_six(p);
    if (n != 4 || !plausible(number_of(p, 4)))
        return 0;
    int year = number_of(p, 4);
    size_t more = p[4] && strchr("-/_", p[4]) ? digits_at(p + 5) : 0;
    bool two = more == 2 && p[4] != '_' && number_of(p + 5, 2) == (year + 1) % 100;
    bool four = more == 4 && number_of(p + 5, 4) == year + 1;
    if (!two && !four)
        return year;
    *used = 5 + more;
    return year + 1;
}

bool lode_period_of_file(const char *path, char period[LODE_PERIOD_TEXT]) {
    const char *slash = strrchr(path, '/');
    int found = 0;
    for (const char *p = slash ? slash + 1 : path; *p;) {
        size_t used = 0;
        int year = digits_at(p) ? year_at(p, &used) : 0;
        if (year && found && year != found)
            return false;
        if (year)
            found = year;
        p += used ? used : 1;
    }
    if (found)
        write_academic(found, period);
    return found != 0;
}

bool lode_period_read(lode_slice text, char period[LODE_PERIOD_TEXT]) {
    char copy[LODE_PERIOD_TEXT];
    size_t used;
    text = lode_trim(text);
    if (!text.n || text.n >= sizeof copy)
        return false;
    memcpy(copy, text.p, text.n);
    copy[text.n] = '\0';
    int year = year_at(copy, &used);
    if (!year || used != text.n)
        return false;
    write_academic(year, period);
    return true;
}

static bool all_digits(lode_slice text) {
    for (size_t i = 0; i < text.n; i++)
        if (text.p[i] < '0' || text.p[i] > '9')
            return false;
    return true;
}

int lode_period_year(lode_slice period) {
    if (!all_digits(period))
        return 0;
    if (period.n == 6)
        return end_of_six(period.p);
    int year = period.n == 4 ? number_of(period.p, 4) : 0;
    return plausible(year) ? year : 0;
}

bool lode_period_before(lode_slice period, int years, char before[LODE_PERIOD_TEXT]) {
    const int year = lode_period_year(period);
    if (year == 0 || !plausible(year - years))
        return false;
    if (period.n == 6)
        write_academic(year - years, before);
    else
        snprintf(before, LODE_PERIOD_TEXT, "%04d", year - years);
    return true;
}

bool lode_period_is_academic(lode_slice period) {
    return period.n == 6 && lode_period_year(period) != 0;
}

void lode_period_label(lode_slice period, char label[LODE_PERIOD_TEXT]) {
    if (lode_period_is_academic(period))
        snprintf(label, LODE_PERIOD_TEXT, "%.4s/%.2s", period.p, period.p + 4);
    else
        snprintf(label, LODE_PERIOD_TEXT, "%.*s", LODE_ARG(period));
}
