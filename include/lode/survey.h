/* The survey of a partnership's members: one answer a school. */
#ifndef LODE_SURVEY_H
#define LODE_SURVEY_H

#include "lode/output.h"
#include "lode/reader.h"
#include "lode/reference.h"
#include "lode/small_numbers.h"

/* Everything is borrowed. */
typedef struct {
    lode_words items;       /* columns, or ranges FIRST-LAST by their place; must be given */
    const char *scale;      /* LOW:HIGH; must be given */
    lode_words members;     /* lists of members: FILE, or YEAR=FILE; none: see population */
    size_t population;      /* how many members there are; SIZE_MAX: not known */
    const char *by;         /* a column of the lists, else of the responses; NULL: no groups */
    const char *year;       /* NULL: time_period where there is one */
    lode_words compare;     /* two years; none: the two there are, if there are two */
    const char *respondent; /* the column that names a respondent; NULL: respondent, if there */
    const char *recommend;  /* the item that asks who would recommend; NULL: none does */
    const char *labels;     /* a file of item and label; NULL: none */
    lode_words dont_know;   /* words that are no answer */
    size_t top;             /* how many points of the scale the top box has */
    size_t min_responses, min_schools; /* results of fewer are not shown */
    bool levels;                       /* the share of each point of the scale, too */
    bool anonymous;                    /* no column says which school a response is from */
    bool published;                    /* the input has published means, not responses */
} lode_survey_options;

/* Read a table with a row for each response and write an estimate table (lode-table(5)) with, after
 * its columns, time_period, compared_with, label, unit, population, respondents, method, reason; in
 * Markdown also paragraphs: lode-survey(1). Or, with published, read item, time_period, mean and,
 * where they were published, n, sd, population.
 *
 * Responses of a school are averaged first. A response without a school or year, without any
 * answer, or from a school that is no member is left out and counted.
 *
 * LODE_USAGE: an option that cannot be carried out. LODE_DATA: a column that is not there, an
 * answer that is not on the scale, a respondent or member that stands twice (each told to report),
 * more schools than members. LODE_REFUSED: a recommendation not asked on 0 to 10, too many groups,
 * or nothing that may be shown. LODE_SYSTEM: a file cannot be read or written. */
lode_status lode_survey(const lode_survey_options *options, const lode_input *input,
                        lode_output *output, lode_reference *reference, lode_report *report,
                        lode_error *error);

#endif
