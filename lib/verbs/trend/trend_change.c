/* The figures of a series: change with its interval, slope, test. */
#include "trend_periods.h"

#include "lode/difference.h"
#include "lode/figure_interval.h"
#include "lode/trend_stats.h"

/* The intervals of both figures by one method: as published, or else by Wilson. */
static bool intervals(const trend_data *data, size_t first, size_t last, lode_interval *a,
                      lode_interval *b) {
    const lode_measures *m = data->measures;
    const lode_meaning *meaning = data->meaning[lode_measures_facet(m, last)->measure];
    return (lode_figure_published(m, last, a) && lode_figure_published(m, first, b)) ||
           (lode_figure_wilson(m, last, meaning, a) && lode_figure_wilson(m, first, meaning, b));
}

void lode_trend_change(const trend_data *data, uint32_t first, uint32_t last,
                       trend_figures *figures) {
    const lode_number then = lode_measures_value(data->measures, first);
    const lode_number now = lode_measures_value(data->measures, last);
    lode_interval a, b, change;
    lode_difference_text(&now, &then, figures->change, NULL);
    if (!intervals(data, first, last, &a, &b) ||
        lode_difference_interval(&a, &b, &change, NULL) != LODE_OK)
        return;
    lode_number_text(change.low, figures->low);
    lode_number_text(change.high, figures->high);
    const lode_meaning *meaning = data->meaning[lode_measures_facet(data->measures, last)->measure];
    if (meaning)
        figures->better = lode_figure_better(meaning->polarity, change.low, change.high);
}

static void write_signed(int64_t n, char *out) {
    *out = '-';
    lode_whole_text(n < 0 ? -(uint64_t)n : (uint64_t)n, out + (n < 0));
}

void lode_trend_slope(const trend_data *data, const trend_series *series, trend_points *points,
                      trend_figures *figures) {
    const size_t n = series->n_used;
    for (size_t i = 0; i < n; i++) {
        points->times[i] = trend_year(data, series->used[i]);
        points->numbers[i] = lode_measures_value(data->measures, series->used[i]);
    }
    const double power = lode_numbers_scaled(points->numbers, n, points->values);
    lode_interval slope;
    lode_mann_kendall test;
    if (lode_trend_theil_sen_interval(points->times, points->values, n, LODE_LEVEL_DEFAULT, &slope,
                                      NULL) == LODE_OK) {
        lode_number_text(slope.estimate / power, figures->slope);
        lode_number_text(slope.low / power, figures->slope_low);
        lode_number_text(slope.high / power, figures->slope_high);
    }
    if (lode_trend_mann_kendall(points->times, points->values, n, &test, NULL) == LODE_OK) {
        write_signed(test.s, figures->s);
        lode_number_text(test.p, figures->p);
    }
}
