/* The interval of a difference: that of the row's own value, moved by the comparator, which is
 * taken to be known without error. */
#include "bench_parts.h"
#include "lode/difference.h"
#include "lode/proportion.h"

static bool from_published(const bench *b, size_t row, const lode_number *comparator,
                           bench_comparison *out, double *low, double *high) {
    lode_number limit[2];
    if (!lode_measures_number(b->measures, row, LODE_COL_CI_LOW, &limit[0]) ||
        !lode_measures_number(b->measures, row, LODE_COL_CI_HIGH, &limit[1]))
        return false;
    lode_difference_text(&limit[0], comparator, out->ci_low, low);
    lode_difference_text(&limit[1], comparator, out->ci_high, high);
    out->ci_method = "published";
    return true;
}

/* The count behind a percentage: as published, else recovered from the percentage. */
static double count_of(const bench *b, size_t row, double n) {
    lode_number numerator;
    if (lode_measures_number(b->measures, row, LODE_COL_NUMERATOR, &numerator))
        return numerator.value;
    return b->measures->row[row].value.value * n / 100;
}

static bool by_wilson(const bench *b, size_t row, const lode_number *comparator,
                      bench_comparison *out, double *low, double *high) {
    const lode_meaning *meaning = lode_bench_meaning(b, row);
    lode_number n;
    if (!meaning || meaning->kind != LODE_KIND_PROPORTION ||
        !lode_measures_number(b->measures, row, LODE_COL_N, &n))
        return false;
    lode_interval share, percent;
    const double count = count_of(b, row, n.value);
    if (lode_proportion_wilson(count, n.value, LODE_LEVEL_DEFAULT, &share, NULL) != LODE_OK)
        return false;
    percent = (lode_interval){100 * share.estimate, 100 * share.low, 100 * share.high};
    if (lode_difference_from_constant(&percent, comparator->value, &percent, NULL) != LODE_OK)
        return false;
    *low = percent.low;
    *high = percent.high;
    lode_number_text(*low, out->ci_low);
    lode_number_text(*high, out->ci_high);
    out->ci_method = "wilson";
    return true;
}

bool lode_bench_interval(const bench *b, size_t row, const lode_number *comparator,
                         bench_comparison *out, double *low, double *high) {
    return from_published(b, row, comparator, out, low, high) ||
           by_wilson(b, row, comparator, out, low, high);
}
