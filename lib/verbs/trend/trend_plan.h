/* Which rows of the input show what is told of a series, and what becomes of the others. Private to
 * lib/verbs/trend. */
#ifndef LODE_VERBS_TREND_PLAN_H
#define LODE_VERBS_TREND_PLAN_H

#include "trend_periods.h"

/* What is told: the step from used[from] to used[to] of a series. */
typedef struct {
    uint32_t series, from, to;
} trend_answer;

typedef struct {
    const trend_data *data;
    bool yearly; /* each step is told, not each series */
    trend_answer *answer;
    size_t n, capacity;
    uint32_t *at_row; /* by row of the input: its answer + 1, or 0 */
    size_t compared;  /* answers that have a change */
} trend_plan;

static inline const trend_series *trend_series_of(const trend_plan *plan, const trend_answer *a) {
    return &plan->data->series[a->series];
}

/* The row that shows an answer. */
static inline uint32_t trend_row_of(const trend_plan *plan, const trend_answer *a) {
    const trend_series *s = trend_series_of(plan, a);
    return s->n_used ? s->used[a->to] : s->period[s->n - 1];
}

/* Fill a plan whose data and yearly are set. */
void trend_plan_make(trend_plan *plan);
void trend_plan_free(trend_plan *plan);
/* Tell the report of the rows that show nothing, and why. */
void trend_plan_account(const trend_plan *plan, lode_report *report);

#endif
