/* Schools of a programme beside similar ones, before and after: differences in differences, with
 * what regression to the mean alone would give. */
#ifndef LODE_SCHOOL_DID_H
#define LODE_SCHOOL_DID_H

#include "lode/cluster_robust.h"
#include "lode/output.h"
#include "lode/reader.h"
#include "lode/reference.h"

/* Fewer schools in a group, and the degrees of freedom of CR2 may be below 4, where its p-values no
 * longer hold the level: E. Tipton (2015), Psychological Methods 20, 375-393. They are never fewer
 * than the schools of the smaller group less one. */
enum { LODE_SCHOOL_DID_LEAST = 5 };

/* Everything is borrowed. */
typedef struct {
    const char *measure;            /* NULL: the only one of the input */
    const char *breakdown;          /* label or topic:label; NULL: Total, or the only one */
    const char *support;            /* the column of roles; must be given */
    const char *pairs;              /* a table of similar schools; NULL: all with neither role */
    const char *before, *after;     /* periods; must be given */
    lode_cluster_correction errors; /* LODE_CR2 or LODE_CR1S */
} lode_school_did_options;

/* Read a measure table with a column of roles, and write an estimate table (lode-table(5)) with,
 * after its columns, kind (effect, regression, change, mean, event, flow), comparison,
 * n_comparison, df, method, time_period, event_time, reason; in Markdown also paragraphs:
 * lode-did(1).
 *
 * A role is supported; supporting, supporter or lead; or nothing, none, neither, comparison. A
 * school counts that has a value in both periods; the others are counted by what is lacking.
 *
 * LODE_USAGE: an option that is missing or cannot be carried out, several measures or breakdowns of
 * which none is asked for, a period that no row has. LODE_DATA: as lode_measures_read; another
 * word, two roles or two figures of a school, a column that is not there. LODE_REFUSED: a period
 * that is not comparable; no school, no supported school, fewer than LODE_SCHOOL_DID_LEAST of them
 * or of those compared with; changes that are all the same. LODE_SYSTEM: a file cannot be read or
 * written. */
lode_status lode_school_did(const lode_school_did_options *options, const lode_input *input,
                            lode_output *output, lode_reference *reference, lode_report *report,
                            lode_error *error);

#endif
