/* The figures of a series: change with its interval, slope, test. */
#include "trend_periods.h"

#include "lode/difference.h"
#include "lode/proportion.h"
#include "lode/trend_stats.h"

#include <stdio.h>
#include <stdlib.h>

/* A percentage of n, by Wilson, in percent. The count is taken back from the percentage, so that
 * the interval is around the figure that is shown. */
static bool wilson(const trend_data *data, const trend_period *period, lode_interval *out) {
    const lode_measure_row *r = &data->measures->row[period->row];
    const lode_meaning *meaning = data->meaning[r->measure];
    lode_number n;
    if (!meaning || meaning->kind != LODE_KIND_PROPORTION ||
        !lode_measures_number(data->measures, period->row, LODE_COL_N, &n))
        return false;
    if (lode_proportion_wilson(r->value.value / 100 * n.value, n.value, LODE_LEVEL_DEFAULT, out,
                               NULL) != LODE_OK)
        return false;
    *out = (lode_interval){100 * out->estimate, 100 * out->low, 100 * out->high};
    return true;
}

static bool published(const trend_data *data, const trend_period *period, lode_interval *out) {
    lode_number low, high;
    if (!lode_measures_number(data->measures, period->row, LODE_COL_CI_LOW, &low) ||
        !lode_measures_number(data->measures, period->row, LODE_COL_CI_HIGH, &high))
        return false;
    *out = (lode_interval){data->measures->row[period->row].value.value, low.value, high.value};
    return true;
}

void lode_trend_change(const trend_data *data, const trend_period *first, const trend_period *last,
                       trend_figures *figures) {
    const lode_measure_row *row = data->measures->row;
    lode_interval a, b, change;
    lode_difference_text(&row[last->row].value, &row[first->row].value, figures->change, NULL);
    bool known = (wilson(data, last, &a) && wilson(data, first, &b)) ||
                 (published(data, last, &a) && published(data, first, &b));
    if (!known || lode_difference_interval(&a, &b, &change, NULL) != LODE_OK)
        return;
    lode_number_text(change.low, figures->low);
    lode_number_text(change.high, figures->high);
}

void lode_trend_slope(const trend_data *data, const trend_series *series, trend_figures *figures) {
    double *times = lode_allocate(series->n_used, sizeof *times);
    double *values = lode_allocate(series->n_used, sizeof *values);
    for (size_t i = 0; i < series->n_used; i++) {
        times[i] = series->used[i].year;
        values[i] = data->measures->row[series->used[i].row].value.value;
    }
    double slope;
    lode_mann_kendall test;
    if (lode_trend_theil_sen(times, values, series->n_used, &slope, NULL) == LODE_OK)
        lode_number_text(slope, figures->slope);
    if (lode_trend_mann_kendall(times, values, series->n_used, &test, NULL) == LODE_OK) {
        snprintf(figures->s, sizeof figures->s, "%lld", (long long)test.s);
        lode_number_text(test.p, figures->p);
    }
    free(times);
    free(values);
}
