/* The figures of a series: change with its interval, slope, test. */
#include "trend_periods.h"

#include "lode/figure_interval.h"
#include "lode/trend_stats.h"

void lode_trend_change(const trend_data *data, uint32_t first, uint32_t last,
                       trend_figures *figures) {
    const lode_number then = lode_measures_value(data->measures, first);
    const lode_number now = lode_measures_value(data->measures, last);
    const lode_meaning *meaning = data->meaning[lode_measures_facet(data->measures, last)->measure];
    lode_interval change;
    bool published;
    lode_difference_text(&now, &then, figures->change, NULL);
    if (!lode_figure_change(data->measures, first, last, meaning, &change, &published))
        return;
    lode_number_text(change.low, figures->low);
    lode_number_text(change.high, figures->high);
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
