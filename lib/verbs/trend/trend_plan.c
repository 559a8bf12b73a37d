#include "trend_plan.h"

#include <stdlib.h>

static void add_answer(trend_plan *p, trend_answer a) {
    LODE_GROW(p->answer, p->n, p->capacity);
    p->answer[p->n++] = a;
    p->at_row[trend_row_of(p, &a)] = (uint32_t)p->n;
    p->compared += a.from < a.to;
}

void trend_plan_make(trend_plan *p) {
    p->at_row = lode_allocate(p->data->measures->rows, sizeof *p->at_row);
    for (uint32_t i = 0; i < p->data->n_series; i++) {
        const uint32_t n = p->data->series[i].n_used, last = n ? n - 1 : 0;
        if (!p->yearly || n < 2)
            add_answer(p, (trend_answer){i, 0, last});
        else
            for (uint32_t to = 1; to <= last; to++)
                add_answer(p, (trend_answer){i, to - 1, to});
    }
}

void trend_plan_free(trend_plan *p) {
    free(p->answer);
    free(p->at_row);
}

/* ---- the account ---- */

static const char *why_left_out(const trend_data *data, const trend_series *series,
                                uint32_t period) {
    if (trend_about(data, period)->barred)
        return "of periods that cannot be compared";
    if (!lode_measures_has(data->measures, period))
        return "without a value";
    if (trend_is_cut(data, series, period))
        return "before a change of definition";
    if (data->baseline && trend_year(data, period) < data->baseline)
        return "before the baseline";
    if (trend_is_baseless(data, series))
        return "without a figure in the baseline";
    return "summarised in the row of their series";
}

/* Rows left out in a row for the same reason are told together. */
void trend_plan_account(const trend_plan *p, lode_report *report) {
    const trend_data *data = p->data;
    const char *reason = NULL;
    size_t periods = 0, rows = 0;
    for (size_t i = 0; i < data->n_series; i++) {
        const trend_series *s = &data->series[i];
        periods += s->n;
        for (size_t k = 0; k < s->n; k++) {
            if (p->at_row[s->period[k]])
                continue;
            const char *here = why_left_out(data, s, s->period[k]);
            if (here != reason) {
                lode_left_out(report, reason, rows);
                reason = here;
                rows = 0;
            }
            rows++;
        }
    }
    lode_left_out(report, reason, rows);
    lode_left_out(report, "repeating a period", data->measures->rows - periods);
}
