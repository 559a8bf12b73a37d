/* What is read of published means, and what is made of it. Private to lib/verbs/survey. */
#ifndef LODE_SURVEY_PUBLISHED_H
#define LODE_SURVEY_PUBLISHED_H

#include "lode/number.h"
#include "survey_parts.h"

enum {
    PUBLISHED_ITEM,
    PUBLISHED_WHEN,
    PUBLISHED_MEAN,
    PUBLISHED_N,
    PUBLISHED_SD,
    PUBLISHED_POPULATION,
    PUBLISHED_COLUMNS,
    PUBLISHED_NEEDED = PUBLISHED_N /* those before it must be there */
};

/* An item in a year; numbers that were not published are NAN. */
typedef struct {
    bool is;
    size_t row;
    lode_number mean;
    double n, sd, population;
} published;

typedef struct {
    survey *s;
    int column[PUBLISHED_COLUMNS]; /* -1: not there */
    published *cell;               /* [items][years] */
} published_sheet;

/* Find columns and items, then, when the years are known, the cells (survey_published_read.c). */
lode_status published_find_columns(published_sheet *t);
void published_find_items(published_sheet *t);
lode_status published_read_rows(published_sheet *t);

#endif
