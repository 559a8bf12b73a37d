/* How many series (or steps) get better, stay the same and get worse. Private to lib/verbs/trend.
 */
#ifndef LODE_VERBS_TREND_COUNT_H
#define LODE_VERBS_TREND_COUNT_H

#include "lode/output.h"
#include "lode/report.h"
#include "trend_periods.h"

typedef struct trend_count_group trend_count_group;

typedef struct {
    const lode_measures *measures;
    int *column; /* [n] of the table; -1: the level, which the table may not have */
    size_t n;
    lode_names *texts, *keys;
    trend_count_group *group;
    size_t groups, capacity;
    uint32_t *key; /* [n] room */
} trend_count;

/* Count by these columns, and by geographic_level, which stands first if it is not among them.
 * LODE_USAGE: a column named twice. LODE_DATA: one that is not there. count is to be freed in any
 * case. */
lode_status trend_count_start(trend_count *count, const lode_measures *measures, lode_words by,
                              lode_error *error);
void trend_count_free(trend_count *count);
/* One more, shown by row; changed: it has a change at all. */
void trend_count_add(trend_count *count, uint32_t row, bool changed, const trend_figures *figures);
/* A row for each group, in order of first sight. */
lode_status trend_count_write(const trend_count *count, lode_output *output, lode_error *error);
/* A notice where pupils are counted more than once. */
void trend_count_tell(const trend_count *count, lode_report *report);

#endif
