/* The interval of a difference: that of the row's own value, moved by the comparator, which is
 * taken to be known without error; but the unit's own figure of a period before is of other pupils,
 * of whom no more are known. */
#include "bench_parts.h"
#include "lode/difference.h"
#include "lode/figure_interval.h"
#include "lode/proportion.h"

/* The texts of the limits are in place, so long. */
static void set_limits(bench_comparison *out, size_t n_low, size_t n_high, const char *method) {
    bench_say(out, BENCH_CI_LOW, (lode_slice){out->ci_low, n_low});
    bench_say(out, BENCH_CI_HIGH, (lode_slice){out->ci_high, n_high});
    bench_say(out, BENCH_CI_METHOD, lode_text(method));
}

static bool from_published(const bench *b, size_t row, const lode_number *comparator,
                           bench_comparison *out, double *low, double *high) {
    lode_number limit[2];
    if (!lode_measures_number(b->measures, row, LODE_COL_CI_LOW, &limit[0]) ||
        !lode_measures_number(b->measures, row, LODE_COL_CI_HIGH, &limit[1]))
        return false;
    const size_t n_low = lode_difference_text(&limit[0], comparator, out->ci_low, low);
    const size_t n_high = lode_difference_text(&limit[1], comparator, out->ci_high, high);
    set_limits(out, n_low, n_high, "published");
    return true;
}

/* The ways a share can have an interval, as lode_bench_interval_method has them. */
static const struct {
    const char *name;
    lode_share_interval *find;
} ways[] = {
    [LODE_BENCH_WILSON] = {"wilson", lode_proportion_wilson},
    [LODE_BENCH_EXACT] = {"exact", lode_proportion_exact},
    [LODE_BENCH_NORMAL] = {"normal", lode_proportion_normal},
};

static bool of_share(const bench *b, size_t row, const lode_number *comparator,
                     bench_comparison *out, double *low, double *high) {
    lode_interval percent;
    if (!lode_figure_share(b->measures, row, out->meaning, ways[b->options->interval].find,
                           &percent) ||
        lode_difference_from_constant(&percent, comparator->value, &percent, NULL) != LODE_OK)
        return false;
    *low = percent.low;
    *high = percent.high;
    const size_t n_low = lode_number_text(*low, out->ci_low);
    const size_t n_high = lode_number_text(*high, out->ci_high);
    set_limits(out, n_low, n_high, ways[b->options->interval].name);
    return true;
}

bool lode_bench_interval(const bench *b, size_t row, const lode_number *comparator,
                         bench_comparison *out, double *low, double *high) {
    return from_published(b, row, comparator, out, low, high) ||
           of_share(b, row, comparator, out, low, high);
}

bool lode_bench_change_interval(const bench *b, size_t row, bench_comparison *out, double *low,
                                double *high) {
    lode_interval change;
    bool published;
    if (!lode_figure_change(b->measures, out->before, row, out->meaning, &change, &published))
        return false;
    *low = change.low;
    *high = change.high;
    const size_t n_low = lode_number_text(*low, out->ci_low);
    const size_t n_high = lode_number_text(*high, out->ci_high);
    set_limits(out, n_low, n_high, published ? "published" : "newcombe");
    return true;
}
