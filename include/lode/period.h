/* Time periods as the open-data standard writes them: 202324 is the academic year 2023/24; a lone
 * year (2024) is a calendar or reporting year. */
#ifndef LODE_PERIOD_H
#define LODE_PERIOD_H

#include "lode/text.h"

enum { LODE_PERIOD_TEXT = 16 };

/* The academic year a published file is for, by its name: "815_2018_ks4final.csv" and
 * "2017-2018_850_ks4final.csv" are both 201718 (a lone year is the one in which the academic year
 * ends). False if the name has no year between 1990 and 2099, or years that disagree. */
bool lode_period_of_file(const char *path, char period[LODE_PERIOD_TEXT]);

/* An academic year as people write it: 201718, 2017/18, 2017-18, 2017-2018, 2018. False for
 * anything else. */
bool lode_period_read(lode_slice text, char period[LODE_PERIOD_TEXT]);

/* The period so many years before: 201718 is two before 201920, 2017 one before 2018. False if text
 * is neither. */
bool lode_period_before(lode_slice period, int years, char before[LODE_PERIOD_TEXT]);

/* The calendar year in which the period ends: 2018 for 201718 and for 2018; 0 if text is neither.
 */
int lode_period_year(lode_slice period);

/* Whether text is an academic year of the standard: 202324, not 2024. */
bool lode_period_is_academic(lode_slice period);

/* For people: "2017/18" for 201718; other periods as they are. */
void lode_period_label(lode_slice period, char label[LODE_PERIOD_TEXT]);

#endif
