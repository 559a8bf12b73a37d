/* What the parts of the profile share. Private to lib/verbs/grades. */
#ifndef LODE_GRADES_PROFILE_H
#define LODE_GRADES_PROFILE_H

#include "grades_parts.h"

typedef struct {
    size_t schools;   /* all that are known */
    size_t n;         /* with a grade */
    size_t meets;     /* of these, the standard */
    size_t inherited; /* whose grade is that of a predecessor */
} profile_count;

/* An aspect on a day. */
typedef struct {
    const lode_graded_aspect *is;
    uint32_t of;
    int32_t day;
    lode_slice standard;
    int standard_rank; /* 0: it has none */
} profile_of;

typedef struct {
    grades *g;
    grades_face face;
    int32_t *day; /* [n_days] */
    size_t n_days;
    lode_names *parts; /* of --split: Total, then what the column says */
    uint32_t *part;    /* [schools] */
    size_t n_parts;
    const grades_judgement **standing, **denominator; /* [schools] */
    profile_count *count;                             /* [units][n_parts] */
    size_t *of_grade;                                 /* [units][n_parts][grades] */
    size_t *of_all;                                   /* [grades] in all units of the level */
} profile;

/* ---- grades_profile_days.c ---- */

/* The days of --as-of, else that of the latest judgement. LODE_USAGE: one is none, or two lie in
 * one school year. LODE_REFUSED: there is no day. */
lode_status profile_read_days(profile *p);
/* Whether an aspect is looked at on a day; *on is the last one of a framework that ended before. */
bool profile_can_look(const profile *p, const grades_aspect *a, size_t which, int32_t *on);
/* Notices: days later than every judgement, and of each framework those when it was not there. */
void profile_tell_days(const profile *p);

/* ---- grades_profile_write.c, grades_findings.c ---- */

/* The rows of an aspect that has been counted, unit by unit. */
lode_status profile_write_aspect(profile *p, const profile_of *of);
/* Findings up to a day: how many of each framework and theme, and of how many schools. */
lode_status profile_write_findings(profile *p, int32_t day);

#endif
