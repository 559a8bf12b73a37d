/* What the parts of lode_survey share. Private to lib/verbs/survey. */
#ifndef LODE_SURVEY_PARTS_H
#define LODE_SURVEY_PARTS_H

#include "lode/codes.h"
#include "lode/interval.h"
#include "lode/memory.h"
#include "lode/register.h"
#include "lode/survey.h"
#include "lode/table.h"

#include <math.h>
#include <stdlib.h>

/* Group 0 is everybody; the others are numbered from 1. */
enum { SURVEY_ALL = 0, SURVEY_GROUPS = 200, SURVEY_YEARS = 100, SURVEY_LEVELS = 100 };

typedef struct {
    double low, high;
    double top; /* the lowest answer of the top box */
} survey_scale;

/* A question: a column of the input. */
typedef struct {
    lode_slice name, label; /* label: empty if nobody gave one */
    int column;
    bool recommends;
} survey_item;

/* A row that counts; answer[items], NAN where there is none. */
typedef struct {
    size_t row;
    uint32_t school, year, group;
    const double *answer;
} survey_response;

typedef struct {
    lode_slice name;
    lode_register *list; /* of its members; NULL: none */
    double *members;     /* [groups + 1] how many there are; INFINITY: not known */
    size_t first, n;     /* its responses */
} survey_year;

/* A row to be written. Numbers that are NAN and texts that are NULL are left empty. */
typedef struct {
    const char *term;
    lode_slice outcome, label;
    size_t item;
    uint32_t group;
    int year, before; /* before: the year compared with, -1: none */
    double estimate, se, low, high, p;
    double n, respondents, population;
    const char *unit, *method, *reason, *note;
} survey_result;

typedef struct {
    const lode_survey_options *options;
    lode_reference *reference;
    lode_report *report;
    lode_error *error;
    lode_arena *arena;
    lode_names *codes;
    lode_table *table;
    survey_scale scale;
    int school, when, by, respondent; /* columns, -1: none; by: of the responses */
    lode_slice by_name;               /* empty: no groups */
    survey_item *item;
    size_t items;
    survey_year *year;
    size_t years;
    int before, after; /* the years compared, -1: none are */
    lode_slice *group; /* [groups + 1] their names; the first is everybody */
    size_t groups;
    lode_names *schools;
    survey_response *response; /* by year, then by school */
    double *answer;            /* [rows x items] */
    size_t responses;
    size_t strangers, nameless, dateless, blank; /* rows that do not count */
    survey_result *result;
    size_t results, room;
} survey;

/* What schools answered: each counts once, the mean of its respondents. */
typedef struct {
    size_t n, respondents, blank; /* blank: responses without an answer to this */
    uint32_t *school;             /* [n] ascending */
    uint32_t *of;                 /* [n] respondents */
    double *mean;                 /* [n] */
    double *top;                  /* [n] share of them in the top box */
    double *points;               /* [n] of promoters; of the item that recommends */
} survey_answers;

/* Read LOW:HIGH and what goes with it (survey_scale.c). */
lode_status survey_read_scale(survey *s);
/* Find items and the other columns (survey_items.c, survey_columns.c, survey_labels.c). */
lode_status survey_find_items(survey *s);
lode_status survey_find_columns(survey *s);
lode_status survey_read_labels(survey *s);
/* The years there are, and which are compared (survey_years.c). */
lode_status survey_find_years(survey *s);
lode_status survey_find_compared(survey *s);
int survey_year_called(const survey *s, lode_slice name); /* -1: none is */
/* Lists of members, groups, how many there are (survey_members.c, survey_groups.c). */
lode_status survey_read_members(survey *s);
lode_status survey_find_groups(survey *s);
void survey_count_members(survey *s);
/* The group of a response. */
uint32_t survey_group_of(const survey *s, size_t row, uint32_t year);
/* The answers (survey_take.c); respondents that are there twice (survey_repeats.c). */
lode_status survey_take(survey *s);
lode_status survey_check_repeats(survey *s);
/* What the schools of each group said to an item in a year, [groups + 1] (survey_answers.c). */
survey_answers *survey_answers_of(const survey *s, uint32_t year, size_t item);
void survey_answers_free(const survey *s, survey_answers *answers);
/* Why a group's figure is not shown, [groups + 1], where reason is not NULL before or of[] is too
 * small (survey_hide.c). */
typedef struct {
    size_t schools, respondents;
} survey_size;
void survey_hide(const survey *s, const survey_size *of, const char **reason);
const char **survey_hidden(const survey *s, const survey_answers *answers); /* to be freed */
/* Results (survey_results.c, survey_rates.c, survey_figures.c, survey_change.c), or all of them of
 * published means (survey_published.c). */
survey_result survey_result_of(const survey *s, const char *term, uint32_t year, size_t item,
                               uint32_t group);
void survey_put(survey *s, const survey_result *result);
lode_status survey_find_rates(survey *s);
lode_status survey_find_figures(survey *s);
lode_status survey_find_changes(survey *s);
lode_status survey_find_published(survey *s);
/* Write them (survey_write.c), in words (survey_words.c). */
lode_status survey_write(survey *s, lode_output *output);
void survey_tell(const survey *s, lode_output *output);

static inline lode_slice survey_cell(const survey *s, size_t row, int column) {
    return lode_trim(lode_table_text(s->table, row, (size_t)column));
}

/* What a column says of a row; empty where there is no column, or a code. */
static inline lode_slice survey_word(const survey *s, size_t row, int column) {
    const lode_slice text = column < 0 ? (lode_slice){"", 0} : survey_cell(s, row, column);
    return lode_says_nothing(s->codes, text) ? (lode_slice){"", 0} : text;
}

#endif
