#include "lode/figure_interval.h"

#include "lode/difference.h"
#include "lode/proportion.h"

#include <math.h>

bool lode_figure_published(const lode_measures *measures, size_t row, lode_interval *interval) {
    lode_number low, high;
    if (!lode_measures_number(measures, row, LODE_COL_CI_LOW, &low) ||
        !lode_measures_number(measures, row, LODE_COL_CI_HIGH, &high))
        return false;
    *interval = (lode_interval){measures->value[row], low.value, high.value};
    return true;
}

double lode_figure_count(const lode_measures *measures, size_t row, double n) {
    const lode_number value = lode_measures_value(measures, row);
    const double half_a_digit = 0.5 * pow(10, -value.scale) + 1e-9;
    lode_number numerator;
    if (lode_measures_number(measures, row, LODE_COL_NUMERATOR, &numerator) &&
        fabs(100 * numerator.value / n - value.value) <= half_a_digit)
        return numerator.value;
    return value.value * n / 100;
}

bool lode_figure_share(const lode_measures *measures, size_t row, const lode_meaning *meaning,
                       lode_share_interval *how, lode_interval *interval) {
    lode_number n;
    lode_interval share;
    if (!meaning || meaning->kind != LODE_KIND_PROPORTION ||
        !lode_measures_number(measures, row, LODE_COL_N, &n) || n.value <= 0 ||
        how(lode_figure_count(measures, row, n.value), n.value, LODE_LEVEL_DEFAULT, &share, NULL) !=
            LODE_OK)
        return false;
    *interval = (lode_interval){100 * share.estimate, 100 * share.low, 100 * share.high};
    return true;
}

bool lode_figure_wilson(const lode_measures *measures, size_t row, const lode_meaning *meaning,
                        lode_interval *interval) {
    return lode_figure_share(measures, row, meaning, lode_proportion_wilson, interval);
}

bool lode_figure_both(const lode_measures *measures, size_t first, size_t last,
                      const lode_meaning *meaning, lode_interval *then, lode_interval *now,
                      bool *published) {
    *published =
        lode_figure_published(measures, last, now) && lode_figure_published(measures, first, then);
    return *published || (lode_figure_wilson(measures, last, meaning, now) &&
                          lode_figure_wilson(measures, first, meaning, then));
}

bool lode_figure_change(const lode_measures *measures, size_t first, size_t last,
                        const lode_meaning *meaning, lode_interval *change, bool *published) {
    lode_interval now, then;
    return lode_figure_both(measures, first, last, meaning, &then, &now, published) &&
           lode_difference_interval(&now, &then, change, NULL) == LODE_OK;
}

const char *lode_figure_better(lode_polarity polarity, double low, double high) {
    if (polarity == LODE_NEITHER)
        return "";
    if (low <= 0 && high >= 0)
        return "same";
    return (low > 0) == (polarity == LODE_HIGH_IS_GOOD) ? "better" : "worse";
}
