#include "agg_pool.h"

#include <stdlib.h>

__extension__ typedef __int128 wide;

static const agg_decimal hundred = {100, 0};

/* ---- the count behind a percentage ---- */

/* A whole number as such; false for others. */
static bool whole_of(agg_decimal d, int64_t *whole) {
    const int64_t power = lode_whole_power_of_ten[d.scale];
    *whole = d.units / power;
    return d.units % power == 0;
}

static wide floor_divide(wide a, wide b) {
    return a / b - (a % b < 0);
}

/* A count of k gives the percentage if 100 k / n is at most half of its last digit away from it:
 * 2 |100 x 10^scale k - units n| <= n. Both ends count, whichever way a publisher rounds. */
typedef struct {
    wide step, target, slack;
} fit;

enum { MOST_PLACES = 12 }; /* of a percentage: with more it is not rounded to be read */

static fit fit_of(const agg_row *row, int64_t n) {
    return (fit){200 * (wide)lode_whole_power_of_ten[row->value.scale],
                 2 * (wide)row->value.units * n, n};
}

static bool fits(const fit *f, int64_t count) {
    const wide off = f->step * count - f->target;
    return off <= f->slack && -off <= f->slack;
}

/* The one whole number of pupils that gives the percentage, or -1. */
static int64_t only_count(const fit *f, int64_t n) {
    const wide low = -floor_divide(-(f->target - f->slack), f->step);
    const wide high = floor_divide(f->target + f->slack, f->step);
    return low == high && low >= 0 && low <= n ? (int64_t)low : -1;
}

agg_route agg_count_of(const agg_row *row, agg_decimal *count) {
    int64_t n, numerator;
    if (row->value.scale > MOST_PLACES || !whole_of(row->n, &n))
        return AGG_COUNT_ROUNDED;
    const fit f = fit_of(row, n);
    if (row->has_numerator && whole_of(row->numerator, &numerator) && fits(&f, numerator)) {
        *count = row->numerator;
        return AGG_COUNT_PUBLISHED;
    }
    const int64_t only = only_count(&f, n);
    *count = (agg_decimal){only, 0};
    return only < 0 ? AGG_COUNT_ROUNDED : AGG_COUNT_ONLY;
}

/* ---- rows ---- */

/* Of pupils no more can be counted than there are; a rate may be above 100. */
static bool is_beyond(const agg_row *row, agg_route route) {
    const double n = agg_decimal_value(row->n);
    return agg_decimal_value(row->value) > agg_decimal_value(hundred) ||
           (route == AGG_COUNT_PUBLISHED && agg_decimal_value(row->numerator) > n);
}

static void take_percentage(agg_pool *pool, lode_kind kind, const agg_row *row) {
    agg_decimal count;
    const agg_route route = agg_count_of(row, &count);
    pool->routes[route]++;
    pool->refuted += row->has_numerator && route != AGG_COUNT_PUBLISHED;
    pool->beyond += kind == LODE_KIND_PROPORTION && is_beyond(row, route);
    if (route == AGG_COUNT_ROUNDED)
        agg_total_add_product(&pool->weighed, row->value, row->n);
    else
        agg_total_add(&pool->counted, count);
}

void agg_pool_take(agg_pool *pool, lode_kind kind, const agg_row *row) {
    if (row->has_n)
        agg_total_add(&pool->n_all, row->n);
    if (!row->has_value)
        return;
    pool->valued++;
    pool->last = row->value;
    agg_total_add(&pool->values, row->value);
    if (!row->has_n || row->n.units <= 0)
        return;
    agg_total_add(&pool->n, row->n);
    if (lode_kind_is_percentage(kind)) {
        take_percentage(pool, kind, row);
    } else {
        agg_total_add_product(&pool->weighed, row->value, row->n);
        pool->means++;
    }
}

void agg_pool_unite(agg_pool *pool, const agg_pool *other) {
    agg_total_merge(&pool->counted, &other->counted);
    agg_total_merge(&pool->weighed, &other->weighed);
    agg_total_merge(&pool->n, &other->n);
    agg_total_merge(&pool->values, &other->values);
    agg_total_merge(&pool->n_all, &other->n_all);
    if (other->valued > 0)
        pool->last = other->last;
    pool->valued += other->valued;
    for (int route = 0; route < 3; route++)
        pool->routes[route] += other->routes[route];
    pool->means += other->means;
    pool->refuted += other->refuted;
    pool->beyond += other->beyond;
}

size_t agg_pool_weighed(const agg_pool *pool) {
    return pool->routes[AGG_COUNT_PUBLISHED] + pool->routes[AGG_COUNT_ONLY] +
           pool->routes[AGG_COUNT_ROUNDED] + pool->means;
}

/* ---- the figure ---- */

const char *agg_basis_word(agg_basis basis) {
    static const char *const words[] = {"",         "printed", "counts",    "percentages",
                                        "weighted", "sum",     "unweighted"};
    return words[basis];
}

void agg_blend_add(agg_blend *blend, const agg_pool *pool, uint32_t weight) {
    agg_pool part = *pool;
    agg_total rows = {{0}}, n_twice = pool->n;
    agg_total_multiply(&part.counted, weight);
    agg_total_multiply(&part.weighed, weight);
    agg_total_multiply(&part.n, weight);
    agg_total_multiply(&part.values, weight);
    agg_total_multiply(&n_twice, weight);
    agg_total_multiply(&n_twice, weight);
    agg_total_add(&rows, (agg_decimal){(int64_t)(pool->valued * weight), 0});
    agg_pool_unite(&blend->pool, &part);
    agg_total_merge(&blend->rows, &rows);
    agg_total_merge(&blend->n_twice, &n_twice);
    blend->weighted |= weight != 1;
}

static double ratio_to_n(const agg_pool *pool) {
    agg_total all = pool->weighed;
    agg_total hundredfold = pool->counted;
    agg_total_multiply(&hundredfold, (uint32_t)hundred.units);
    agg_total_merge(&all, &hundredfold);
    return agg_total_ratio(&all, &pool->n);
}

static void add_counts(const agg_blend *blend, lode_kind kind, agg_figure *figure) {
    const agg_pool *pool = &blend->pool;
    if (agg_total_is_zero(&pool->n))
        return;
    figure->n = agg_total_value(&pool->n);
    if (blend->weighted)
        figure->n *= agg_total_ratio(&pool->n, &blend->n_twice);
    figure->has_numerator =
        lode_kind_is_percentage(kind) && !blend->weighted && pool->routes[AGG_COUNT_ROUNDED] == 0;
    figure->numerator = agg_total_value(&pool->counted);
}

static agg_figure printed_figure(const agg_blend *blend, lode_kind kind) {
    const agg_decimal d = blend->pool.last;
    agg_figure figure = {.basis = AGG_PRINTED, .value = agg_decimal_value(d), .rows = 1};
    figure.printed = (lode_number){figure.value, d.units, d.scale, true};
    add_counts(blend, kind, &figure);
    return figure;
}

static agg_figure weighted_figure(const agg_blend *blend, lode_kind kind) {
    const agg_pool *pool = &blend->pool;
    agg_figure figure = {.basis = AGG_WEIGHTED, .rows = agg_pool_weighed(pool)};
    if (figure.rows == 0)
        return (agg_figure){.why = "no n to weigh by"};
    if (lode_kind_is_percentage(kind))
        figure.basis = pool->routes[AGG_COUNT_ROUNDED] ? AGG_PERCENTAGES : AGG_COUNTS;
    figure.value = ratio_to_n(pool);
    add_counts(blend, kind, &figure);
    return figure;
}

static agg_figure sum_figure(const agg_blend *blend) {
    if (blend->weighted)
        return (agg_figure){.why = "a count is not weighted by years"};
    return (agg_figure){.basis = AGG_SUM,
                        .value = agg_total_value(&blend->pool.values),
                        .rows = blend->pool.valued};
}

agg_figure agg_blend_figure(const agg_blend *blend, lode_kind kind, bool unweighted) {
    const agg_pool *pool = &blend->pool;
    if (pool->valued == 0)
        return (agg_figure){.why = "no value"};
    if (pool->valued == 1)
        return printed_figure(blend, kind);
    if (kind == LODE_KIND_COUNT)
        return sum_figure(blend);
    if (!unweighted)
        return weighted_figure(blend, kind);
    return (agg_figure){.basis = AGG_UNWEIGHTED,
                        .value = agg_total_ratio(&pool->values, &blend->rows),
                        .rows = pool->valued};
}

agg_figure agg_pool_figure(const agg_pool *pool, lode_kind kind, bool unweighted) {
    agg_blend blend = {.weighted = false};
    agg_blend_add(&blend, pool, 1);
    return agg_blend_figure(&blend, kind, unweighted);
}

size_t agg_figure_text(const agg_figure *figure, char out[LODE_NUMBER_TEXT]) {
    const lode_number nothing = {0, 0, 0, true};
    return figure->basis == AGG_PRINTED
               ? lode_difference_text(&figure->printed, &nothing, out, NULL)
               : lode_number_text(figure->value, out);
}
