/* What the chance of a figure rests on: a count out of so many, or a standard error. */
#include "bench_closer.h"

#include "lode/figure_interval.h"
#include "lode/random.h"

#include <math.h>

/* The standard error of a mean: of its published limits, else of pupils nationally. */
static double standard_error(const bench *b, size_t row, bool has_n, double n) {
    lode_interval limits;
    if (lode_figure_published(b->measures, row, &limits))
        return (limits.high - limits.low) / (2 * lode_normal_quantile(0.975));
    const lode_measures *m = b->measures;
    const lode_facet *facet = lode_measures_facet(m, row);
    const double sigma =
        lode_pupil_spread_find(b->closer->spread, lode_names_get(m->measures, facet->measure),
                               lode_measures_period(m, facet->period));
    return has_n ? sigma / sqrt(n) : 0;
}

/* Of a count of n; what no count can be, below 0 or a share above all, has no chance that is known.
 */
static bench_chance chance_of_count(const bench_look *look, lode_kind kind) {
    const bool share = kind == LODE_KIND_PROPORTION;
    if (look->size < 1 || look->count < 0 || (share && look->count > look->size))
        return BENCH_UNKNOWN;
    return share ? BENCH_SHARE : BENCH_RATIO;
}

/* Whether squares of both can be worked with. */
static bool is_ordinary(double value, double error) {
    const double most = 1e100;
    return error > 1 / most && error < most && fabs(value) < most;
}

void bench_see_chance(const bench *b, bench_look *look) {
    lode_number n;
    const bool has_n = lode_measures_number(b->measures, look->row, LODE_COL_N, &n) && n.value > 0;
    const lode_kind kind = look->meaning ? look->meaning->kind : LODE_KIND_OTHER;
    if (has_n && lode_kind_is_percentage(kind)) {
        look->size = nearbyint(n.value);
        look->count = nearbyint(lode_figure_count(b->measures, look->row, n.value));
        look->chance = chance_of_count(look, kind);
        return;
    }
    look->size = kind == LODE_KIND_COUNT ? 0 : standard_error(b, look->row, has_n, n.value);
    look->chance = is_ordinary(look->value, look->size) ? BENCH_SCORE : BENCH_UNKNOWN;
}
