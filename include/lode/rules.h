/* Rules of lode-flag, from a table: which figures should make somebody look. */
#ifndef LODE_RULES_H
#define LODE_RULES_H

#include "lode/number.h"
#include "lode/report.h"
#include "lode/table.h"

typedef enum {
    LODE_WHEN_BELOW,            /* value < threshold */
    LODE_WHEN_ABOVE,            /* value > threshold */
    LODE_WHEN_BELOW_COMPARATOR, /* value less comparator value < -threshold */
    LODE_WHEN_ABOVE_COMPARATOR, /* value less comparator value > threshold */
    LODE_WHEN_FALLING,          /* each period's value below that of the period before */
    LODE_WHEN_RISING,           /* each period's value above that of the period before */
    LODE_WHEN_BOTTOM_PERCENT,   /* among the worst threshold percent of the comparator's schools */
    LODE_WHEN_MISSING,          /* no value */
    LODE_WHENS,
} lode_when;

/* Slices are borrowed from the table. */
typedef struct {
    lode_slice name, measure;
    lode_slice topic, breakdown; /* topic is empty unless written TOPIC:LABEL; "Total" by default */
    lode_slice comparator;       /* empty where when needs none */
    lode_slice weight;           /* a number as written, "1" by default */
    lode_slice reason;
    lode_when when;
    lode_number threshold; /* 0 where the rule has none and needs none */
    lode_slice threshold_text;
    size_t periods; /* how many of the latest must all satisfy; of falling, that are looked at */
    double min_n;   /* the smallest n that is judged, where n is known; 0: any */
    lode_slice min_n_text;
    bool certain;                   /* the whole interval must lie beyond the threshold */
    lode_slice establishment_types; /* the kinds of school it is for, split by |; empty: all */
    size_t row;                     /* of the table */
} lode_rule;

typedef struct {
    const lode_table *table; /* borrowed */
    lode_rule *rule;
    size_t n;
} lode_rules;

/* Read the rules of a table with the columns rule, measure, when and optionally breakdown,
 * comparator, threshold, periods, weight, reason, min_n, certain, establishment_type; further
 * columns are ignored. table must outlive *rules, which is owned by the caller on success.
 *
 * LODE_DATA, for every row that cannot be carried out (told to report with file, line and column):
 * a name, measure or when that is empty; a name used twice; a when or comparator nobody knows; a
 * threshold that is missing, not a number, negative where it is a distance, not between 0 and 100
 * for bottom_percent, or given to falling, rising or missing; a comparator that is missing or has
 * no meaning; periods that are not a whole number from 1 to 20, or 1 for falling and rising; a
 * weight that is not a number from 0 up; a min_n that is not a number from 1 up, or stands beside
 * missing; a certain that is neither yes nor empty, or yes where the condition has no interval (all
 * but below, above and those of a comparator's value). Also for a missing or misspelt column, and
 * no rules. */
lode_status lode_rules_read(lode_rules **rules, const lode_table *table, lode_report *report,
                            lode_error *error);
void lode_rules_free(lode_rules *rules);

/* Whether the rule is for schools of this establishment_type (case ignored; empty: not known). */
bool lode_rule_is_for(const lode_rule *rule, lode_slice establishment_type);

#endif
