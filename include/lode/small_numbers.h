/* Below which numbers somebody could be known: what lode-suppress hides, lode-survey does not show
 * and a public page refuses, unless asked otherwise. Small counts are those that the department
 * hides in most of its tables; practice differs by dataset, so the tools that hide take others. */
#ifndef LODE_SMALL_NUMBERS_H
#define LODE_SMALL_NUMBERS_H

enum {
    LODE_SMALL_COUNT = 5,    /* the largest count of pupils that is hidden */
    LODE_FEWEST_PUPILS = 11, /* behind a percentage or mean */
    LODE_FEWEST_ANSWERS = 5, /* behind what a survey says */
    LODE_FEWEST_SCHOOLS = 3, /* that they come from */
};

#endif
