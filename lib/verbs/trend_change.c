/* The figures of a series: change with its interval, slope, test. */
#include "trend_periods.h"

#include "figure_interval.h"
#include "lode/difference.h"
#include "lode/trend_stats.h"

#include <stdio.h>
#include <stdlib.h>

/* The intervals of both figures by one method: as published, or else by Wilson. */
static bool intervals(const trend_data *data, size_t first, size_t last, lode_interval *a,
                      lode_interval *b) {
    const lode_measures *m = data->measures;
    const lode_meaning *meaning = data->meaning[lode_measures_facet(m, last)->measure];
    return (lode_figure_published(m, last, a) && lode_figure_published(m, first, b)) ||
           (lode_figure_wilson(m, last, meaning, a) && lode_figure_wilson(m, first, meaning, b));
}

void lode_trend_change(const trend_data *data, const trend_period *first, const trend_period *last,
                       trend_figures *figures) {
    const lode_number then = lode_measures_value(data->measures, first->row);
    const lode_number now = lode_measures_value(data->measures, last->row);
    lode_interval a, b, change;
    lode_difference_text(&now, &then, figures->change, NULL);
    if (!intervals(data, first->row, last->row, &a, &b) ||
        lode_difference_interval(&a, &b, &change, NULL) != LODE_OK)
        return;
    lode_number_text(change.low, figures->low);
    lode_number_text(change.high, figures->high);
}

void lode_trend_slope(const trend_data *data, const trend_series *series, trend_figures *figures) {
    double *times = lode_allocate(series->n_used, sizeof *times);
    double *values = lode_allocate(series->n_used, sizeof *values);
    lode_number *numbers = lode_allocate(series->n_used, sizeof *numbers);
    for (size_t i = 0; i < series->n_used; i++) {
        times[i] = series->used[i].year;
        numbers[i] = lode_measures_value(data->measures, series->used[i].row);
    }
    const double power = lode_numbers_scaled(numbers, series->n_used, values);
    double slope;
    lode_mann_kendall test;
    if (lode_trend_theil_sen(times, values, series->n_used, &slope, NULL) == LODE_OK)
        lode_number_text(slope / power, figures->slope);
    if (lode_trend_mann_kendall(times, values, series->n_used, &test, NULL) == LODE_OK) {
        snprintf(figures->s, sizeof figures->s, "%lld", (long long)test.s);
        lode_number_text(test.p, figures->p);
    }
    free(times);
    free(values);
    free(numbers);
}
