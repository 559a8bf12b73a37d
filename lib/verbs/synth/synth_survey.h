/* A survey of the members, settled before it is written. Private to lib/verbs/synth/. */
#ifndef LODE_SYNTH_SURVEY_H
#define LODE_SYNTH_SURVEY_H

#include "synth_planted.h"

enum { SURVEY_ITEMS = 7, SURVEY_YEARS = 2, SURVEY_ROLES = 3 };

extern const int lode_synth_survey_year[SURVEY_YEARS];

typedef struct {
    const synth_one *school;
    bool is_member, responds[SURVEY_YEARS];
} survey_school;

typedef struct {
    const lode_synth_survey_plan *plan;
    const lode_synth_options *options;
    survey_school *school; /* [n] */
    size_t n, members;
} synth_survey;

/* ---- synth_survey_answers.c ---- */

/* Whether the school has somebody in that role who would answer in that year. */
bool lode_synth_survey_has(const synth_survey *survey, const synth_one *school, int year, int role);
/* What that one would answer, 1 to 10. */
int lode_synth_survey_answer(const synth_survey *survey, const synth_one *school, int year,
                             int role, int item);
/* The mean over all members of the mean of a school's answers. */
double lode_synth_survey_mean(const synth_survey *survey, int year, int item);

/* ---- synth_survey_write.c ---- */

/* members.csv, survey.csv and truth.csv. */
lode_status lode_synth_survey_write(const synth_survey *survey, lode_error *error);

#endif
