/* Which schools should somebody look at, by rules that can be read. */
#ifndef LODE_FLAG_H
#define LODE_FLAG_H

#include "lode/measures.h"

typedef enum { LODE_FLAG_ONLY_ALL, LODE_FLAG_ONLY_FIRED, LODE_FLAG_ONLY_UNKNOWN } lode_flag_only;

typedef struct {
    const char *rules; /* a file of rules; NULL: the reference table "flag_rules" */
    lode_flag_only only;
    bool all_rules;     /* rows also for rules the input, or a school, has no data for */
    bool fail_if_fired; /* LODE_FINDINGS if a rule fired */
} lode_flag_options;

/* Read measure tables, or what lode_bench writes, and write one row for each school (in the order
 * of the input) and rule (in theirs) with the columns school_urn, school_laestab, school_name,
 * old_la_code, la_name, rule, fired (yes, no, unknown), time_period, measure, breakdown, value,
 * comparator, comparator_value, evidence, weight, reason. There is no score.
 *
 * A rule looks at the latest period that rows of schools have for its measure, and the periods
 * before it, years that the availability table bars passed over: all must satisfy it. fired is
 * unknown where a value or comparison of one of these periods is missing, where a break in
 * definition lies between periods that falling or rising compares, where n is known and less than
 * the rule's min_n, and where a rule that must be certain finds no interval. What each condition
 * means is in lode/rules.h.
 *
 * There is no row for a school of a kind the rule is not for, and none, unless all_rules is set,
 * for a school without any row of the measure; both are counted as left out.
 *
 * Rules whose measure, breakdown or comparator no school has are told in a notice.
 *
 * LODE_DATA: as lode_measures_read and lode_rules_read.
 * LODE_REFUSED: every answer is unknown (an input without rows is no refusal). LODE_FINDINGS: as
 * asked. LODE_SYSTEM: a file cannot be read, a write failed. */
lode_status lode_flag(const lode_flag_options *options, const lode_input *input,
                      lode_output *output, lode_reference *reference, lode_report *report,
                      lode_error *error);

#endif
