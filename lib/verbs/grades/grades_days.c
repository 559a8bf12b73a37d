/* Days, as options and output have them. */
#include "grades_parts.h"

#include "lode/number.h"

static lode_date date_of(int32_t day) {
    lode_date date = {1970 + (int)(day / 366.0) - 2, 1, 1};
    while (lode_date_number((lode_date){date.year + 1, 1, 1}) <= day)
        date.year++;
    while (date.month < 12 && lode_date_number((lode_date){date.year, date.month + 1, 1}) <= day)
        date.month++;
    date.day = 1 + (int)(day - lode_date_number(date));
    return date;
}

lode_slice grades_day_text(const grades *g, int32_t day) {
    char text[LODE_DATE_TEXT];
    lode_date_text(date_of(day), text);
    return lode_text(lode_arena_copy(g->arena, text, strlen(text)));
}

lode_slice grades_year_of(const grades *g, int32_t day) {
    const lode_date date = date_of(day);
    const int first = date.month >= 9 ? date.year : date.year - 1;
    return grades_format(g, "%d%02d", first, (first + 1) % 100);
}

/* A lone year is the last day of the school year that ends in it. */
static bool read_year(lode_slice text, lode_date *date) {
    lode_number number;
    if (text.n != 4 || !lode_number_is_whole(text) || !lode_number_read(text, &number))
        return false;
    *date = (lode_date){(int)number.value, 8, 31};
    return date->year >= 1900 && date->year <= 2099;
}

lode_status grades_day(grades *g, const char *option, const char *text, int32_t *day) {
    const lode_slice trimmed = lode_trim(lode_text(text));
    lode_date date;
    if (lode_date_read(trimmed, &date) || read_year(trimmed, &date)) {
        *day = lode_date_number(date);
        return LODE_OK;
    }
    lode_fail(g->error, LODE_USAGE, "%s takes days, not '%s'", option, text);
    return lode_fail_hint(g->error, "write 2024-08-31, or 2024 for that day");
}
