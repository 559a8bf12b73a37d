/* Days as registers of schools write them, and as ISO 8601 does. */
#ifndef LODE_DATE_H
#define LODE_DATE_H

#include "lode/text.h"

#include <stdint.h>

typedef struct {
    int year, month, day; /* 1900 to 2099, 1 to 12, 1 to the month's last */
} lode_date;

enum { LODE_DATE_TEXT = 11, LODE_YEARS_TEXT = 12 };

/* Read 2024-09-01, 01/09/2024, 01-09-2024 or 20240901 (day before month), all of text. False for
 * anything else, and for a day that does not exist. */
bool lode_date_read(lode_slice text, lode_date *date);

/* "2024-09-01", NUL-terminated. */
void lode_date_text(lode_date date, char out[LODE_DATE_TEXT]);

/* Days since 1 January 1970, of the Gregorian calendar; negative before. */
int32_t lode_date_number(lode_date date);

/* The same day so many months later, or the last of that month where it is shorter: 31 October and
 * 4 months is 28 or 29 February. The year must stay within 1900 to 2099. */
lode_date lode_date_after(lode_date date, int months);

/* So many days (0 to the length of two centuries) as years of 365.25 days, rounded to two decimals:
 * "3.00", "0.49". A whole number of calendar years is always that number. Returns the length of
 * the NUL-terminated text. */
size_t lode_years_text(int32_t days, char out[LODE_YEARS_TEXT]);

#endif
