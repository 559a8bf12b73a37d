/* Judgements: how many schools have which grade, how grades moved, what came of the next
 * inspection, and whether those who judge agree. */
#ifndef LODE_GRADES_H
#define LODE_GRADES_H

#include "lode/output.h"
#include "lode/reader.h"
#include "lode/reference.h"
#include "lode/succession.h"

/* Everything is borrowed. */
typedef struct {
    lode_words as;        /* levels: LEVEL, LEVEL:COLUMN, LEVEL=NAME; none: those of areas that the
                             input has columns for */
    lode_words as_of;     /* days; none: that of the latest judgement */
    lode_words framework; /* only these */
    lode_words aspect;    /* only these */
    const char *split;    /* figures also for schools alike in this column, or NULL */
    bool any_visit;       /* an ungraded visit that leaves a grade standing counts as that grade */
    bool no_inheritance;  /* judgements of a predecessor do not count */
    const char *links;    /* which URN followed which, by rule, or NULL */
    lode_succession_rule rule;
    const char *schools;   /* a register that the rule asks, or NULL */
    lode_words between;    /* two days */
    lode_words entry;      /* grades at entry; none: any */
    lode_words outcome;    /* grades that count as the outcome; none: those of the standard */
    const char *supported; /* a file: school_urn, start_date; NULL: every school */
    const char *until;     /* the last day of an outcome; NULL: that of the latest judgement */
    const char *like;      /* the column in which supported and others are alike; NULL: phase, where
                              there is one */
    const char *rater;     /* the column with who judged; NULL: rater */
    lode_words raters;     /* the columns of raters, one row each thing, instead of judgements */
    const char *scale;     /* with raters: the scale of the reference table "grades", or NULL */
    size_t bootstrap;      /* replicates */
    size_t seed;
} lode_grades_options;

/* Each reads judgement tables (school_urn, event_date, framework, aspect, grade; event_type,
 * urn_at_event, school_name and columns of areas where they are there) and writes a table. A school
 * counts once: by its latest judgement of an aspect. Frameworks are never put together.
 *
 * LODE_USAGE: an option that cannot be carried out. LODE_DATA: a column that is not there, a date,
 * framework, aspect or grade that nobody knows (each told to report). LODE_REFUSED: nothing that
 * may be compared. LODE_SYSTEM: a file cannot be read or written. */

/* Rows of a measure table: for each level, unit, day, framework and aspect the schools with each
 * grade, in number and percent (lode/proportion.h), and those that meet its standard. */
lode_status lode_grades_profile(const lode_grades_options *options, const lode_input *input,
                                lode_output *output, lode_reference *reference, lode_report *report,
                                lode_error *error);
/* Of the schools with a grade on both days: how many improved, stayed, declined; from which grade
 * to which; the change in the percent that meets the standard (lode/paired.h). */
lode_status lode_grades_movement(const lode_grades_options *options, const lode_input *input,
                                 lode_output *output, lode_reference *reference,
                                 lode_report *report, lode_error *error);
/* Of the schools whose grade at entry is one of entry: how many had the outcome at the first
 * inspection after, with a like-for-like comparison group (lode/difference.h). */
lode_status lode_grades_next(const lode_grades_options *options, const lode_input *input,
                             lode_output *output, lode_reference *reference, lode_report *report,
                             lode_error *error);
/* Agreement of raters (lode/agreement.h, lode/intraclass.h), of each framework and aspect. */
lode_status lode_grades_agreement(const lode_grades_options *options, const lode_input *input,
                                  lode_output *output, lode_reference *reference,
                                  lode_report *report, lode_error *error);

#endif
