/* Days: the dates of registers, as their publishers write them. */
#ifndef LODE_CALENDAR_H
#define LODE_CALENDAR_H

#include "lode/status.h"
#include "lode/text.h"

/* Days since 1 January 1970, in the Gregorian calendar. */
typedef int32_t lode_day;

enum { LODE_DAY_TEXT = 11 };

/* A date as 31-08-2018, 31/08/2018 (GIAS: the day first), 2018-08-31 or 20180831, white space
 * around it allowed. False for anything else, for a day no month has, and for years before 1600 or
 * after 2199. */
bool lode_day_read(lode_slice text, lode_day *day);

/* The error, without its place, of a text that is no date. Returns LODE_DATA. */
lode_status lode_day_wrong(lode_slice text, lode_error *error);

/* A day that lode_day_read gave, as 2018-08-31. */
void lode_day_text(lode_day day, char out[LODE_DAY_TEXT]);

#endif
