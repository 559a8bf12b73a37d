/* What the parts of lode_flag share. Private to lib/verbs/flag*.c. */
#ifndef LODE_VERBS_FLAG_PARTS_H
#define LODE_VERBS_FLAG_PARTS_H

#include "lode/availability.h"
#include "lode/dictionary.h"
#include "lode/measures.h"
#include "lode/memory.h"
#include "lode/period.h"
#include "lode/rules.h"

#define FLAG_NO_ROW SIZE_MAX

/* The columns lode_bench adds that rules look at. */
typedef enum {
    FLAG_COMPARATOR,
    FLAG_COMPARATOR_VALUE,
    FLAG_DIFFERENCE,
    FLAG_DIFFERENCE_CI_LOW,
    FLAG_DIFFERENCE_CI_HIGH,
    FLAG_PERCENTILE,
    FLAG_WHY_NOT, /* reason */
    FLAG_COLUMNS
} flag_column;

typedef struct {
    lode_measures *measures;
    lode_availability *availability;
    lode_dictionary *dictionary;
    int column[FLAG_COLUMNS]; /* or -1 */
    uint32_t *school;         /* by unit: the number of the school, or LODE_UNKNOWN */
    size_t *latest;           /* by school: its row of the latest year */
    size_t schools;
} flag_data;

/* What the input says about one school in one period of a rule: rows, or FLAG_NO_ROW. */
typedef struct {
    size_t own;     /* the first row with the figure */
    size_t against; /* the first that compares it as the rule asks */
    size_t clash;   /* one with another figure than own */
} flag_cell;

typedef enum { FLAG_HAS_DATA, FLAG_NO_FIGURE, FLAG_NO_COMPARISON, FLAG_OTHER_KINDS } flag_state;

/* A rule and what the input has for it. */
typedef struct {
    const lode_rule *rule;
    flag_state state;
    uint32_t measure;                /* its number, or LODE_UNKNOWN where no row has it */
    const lode_meaning *meaning;     /* of the measure; NULL where unknown */
    lode_slice time_period;          /* the latest, as the input writes it */
    int *year;                       /* [rule->periods], the latest first */
    char (*label)[LODE_PERIOD_TEXT]; /* the same for people */
    flag_cell *cell;                 /* [schools][rule->periods] */
    bool *has_measure;               /* by school: a row of the measure in any period */
    bool *other_kind;                /* by school: of a kind the rule is not for */
    lode_slice topic;                /* of its breakdown */
    size_t latest;                   /* a row of the latest year */
    char *barred;                    /* by facet: whether its figures are barred, once asked */
} flag_view;

typedef enum { FLAG_NO, FLAG_YES, FLAG_UNKNOWN } flag_fired;

typedef struct {
    flag_fired fired;
    const char *evidence; /* a sentence with the figures */
} flag_verdict;

typedef struct {
    double low, high;
} flag_interval;

/* ---- flag_data.c: schools ---- */

/* Read the input and number its schools. */
lode_status lode_flag_read(flag_data *data, const lode_input *input, lode_reference *reference,
                           lode_report *report, lode_error *error);
void lode_flag_free(flag_data *data);
lode_slice lode_flag_cell(const flag_data *data, size_t row, flag_column column);
bool lode_flag_is_provisional(const flag_data *data, size_t row);

/* ---- flag_view.c: what the input has for a rule ---- */

flag_view *lode_flag_views(const flag_data *data, const lode_rules *rules);
/* What the availability table is asked of the figures of a rule that are like the row. */
lode_availability_of lode_flag_asked(const flag_data *data, const flag_view *view, size_t row);
void lode_flag_views_free(flag_view *views, size_t n);
/* Tell which rules the input has no data for. */
void lode_flag_tell(const flag_data *data, const lode_rules *rules, const flag_view *views,
                    lode_report *report);
/* Tell which rows no rule looked at, and which answers were not sought. */
void lode_flag_account(const flag_data *data, const flag_view *views, size_t n, bool all_rules,
                       lode_report *report);

/* ---- flag_judge.c: whether a rule fires for a school ---- */

/* Evidence is text in arena. */
flag_verdict lode_flag_judge(const flag_data *data, const flag_view *view, size_t school,
                             lode_arena *arena);
/* The interval that decides a rule that must be certain: of the difference where the rule compares,
 * else of the value. */
bool lode_flag_interval(const flag_data *data, const flag_view *view, const flag_cell *cell,
                        flag_interval *interval);

/* ---- flag_words.c: evidence ---- */

/* "Attainment 8 score", or "Attainment 8 score (Disadvantaged)"; the measure's name where its label
 * is not known or too long for a sentence. */
const char *lode_flag_figure(const flag_view *view, lode_arena *arena);
/* "suppressed (c)": what a code instead of a value says. */
const char *lode_flag_code(lode_slice status, lode_arena *arena);
/* "6 pupils", or "n 6" where nobody says that the measure counts pupils. */
const char *lode_flag_people(const flag_view *view, lode_slice n, lode_arena *arena);
/* "Attainment 8 score: 41.5 in 2022/23": the figure of period k. */
const char *lode_flag_value(const flag_data *data, const flag_view *view, const flag_cell *cell,
                            size_t k, lode_arena *arena);
/* The evidence of a rule that could be judged, from rows that all have what it needs. */
const char *lode_flag_evidence(const flag_data *data, const flag_view *view, const flag_cell *cells,
                               lode_arena *arena);

#endif
