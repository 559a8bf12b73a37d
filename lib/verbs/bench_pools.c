/* Pools: the schools a school is compared with, ranked and averaged together.
 *
 * Schools compared with the same published figure form one pool, so nobody is ranked among schools
 * that are measured against something else. Where no figure is published, schools of one kind in
 * one area do. The pools of group:COLUMN and all are what their words say. */
#include "bench_parts.h"
#include "lode/mean.h"
#include "lode/rank.h"

#include <stdlib.h>

enum { BY_PUBLISHED_ROW = LODE_MEASURE_COLUMNS + 1, BY_GROUP };

typedef struct {
    uint32_t figure, by, which, kind;
} pool_key;

/* What it takes to number the pools of one comparator. */
typedef struct {
    lode_names *pools, *texts;
    size_t capacity;
} numbering;

bool lode_bench_has_weight(const bench *b, size_t row) {
    lode_number n;
    return lode_measures_number(b->measures, row, LODE_COL_N, &n) && n.value > 0;
}

/* Sum 100 x numerator (a percentage's count) or value x n, and n, over the rows with an n. values
 * are the rows' own times power. */
static size_t sum_weighted(const bench *b, const uint32_t *rows, size_t n, const double *values,
                           double power, lode_sum *total, lode_sum *weight) {
    const lode_measures *m = b->measures;
    size_t used = 0;
    for (size_t i = 0; i < n; i++) {
        const size_t r = rows[i];
        const lode_meaning *meaning = lode_bench_meaning(b, r);
        const bool share = meaning && meaning->kind == LODE_KIND_PROPORTION;
        lode_number of, count;
        if (!lode_measures_number(m, r, LODE_COL_N, &of) || of.value <= 0)
            continue;
        if (share && lode_measures_number(m, r, LODE_COL_NUMERATOR, &count))
            lode_sum_add_product(total, 100 * power, count.value);
        else
            lode_sum_add_product(total, values[i], of.value);
        lode_sum_add(weight, of.value);
        used++;
    }
    return used;
}

static size_t weighted_mean(const bench *b, const uint32_t *rows, size_t n, const double *values,
                            double power, double *mean) {
    lode_sum total, weight;
    lode_sum_start(&total);
    lode_sum_start(&weight);
    const size_t used = sum_weighted(b, rows, n, values, power, &total, &weight);
    *mean = used ? lode_sum_value(&total) / lode_sum_value(&weight) : 0;
    return used;
}

lode_status lode_bench_mean(const bench *b, const uint32_t *rows, size_t n, bool weighted,
                            size_t *used, double *mean, lode_error *error) {
    *used = n;
    if (n == 0)
        return LODE_OK;
    lode_number *numbers = lode_allocate(n, sizeof *numbers);
    double *values = lode_allocate(n, sizeof *values);
    for (size_t i = 0; i < n; i++)
        numbers[i] = lode_measures_value(b->measures, rows[i]);
    const double power = lode_numbers_scaled(numbers, n, values);
    lode_status status = LODE_OK;
    if (weighted)
        *used = weighted_mean(b, rows, n, values, power, mean);
    else
        status = lode_mean(values, n, mean, error);
    *mean /= power;
    free(values);
    free(numbers);
    return status;
}

/* ---- who belongs together ---- */

static uint32_t number_pool(bench_against *against, numbering *n, const pool_key *key) {
    const uint32_t pool = lode_names_add(n->pools, (lode_slice){(const char *)key, sizeof *key});
    if (pool == against->pools) {
        LODE_GROW(against->pool, against->pools, n->capacity);
        against->pool[against->pools++] = (bench_pool){0};
    }
    return pool;
}

/* The name of an area whose figure is derived says so: it is not the published one. */
static lode_slice derived_name(const bench *b, size_t row, bench_who who, lode_slice area) {
    const lode_slice la = lode_measures_text(b->measures, row, LODE_COL_LA_NAME);
    const lode_slice region = lode_measures_text(b->measures, row, LODE_COL_REGION_NAME);
    lode_slice name = who == BENCH_NATIONAL ? lode_text("England") : who == BENCH_LA ? la : region;
    if (name.n == 0)
        name = area;
    return lode_text(lode_arena_print(b->arena, "%.*s (schools here)", LODE_ARG(name)));
}

static uint32_t pool_of_area(const bench *b, bench_against *against, numbering *n, size_t row) {
    const uint32_t published = lode_bench_find_published(b, row, against->level);
    against->standing[row].published = published;
    if (published != BENCH_NO_ROW) {
        const pool_key key = {b->figure[row], BY_PUBLISHED_ROW, published, 0};
        return number_pool(against, n, &key);
    }
    lode_measure_column column;
    lode_slice area;
    if (!lode_bench_area(b, row, against->level, &column, &area))
        return BENCH_NO_POOL;
    const pool_key key = {b->figure[row], column, lode_names_add(n->texts, area),
                          lode_names_add(n->texts, lode_bench_kind_of(b, row))};
    const uint32_t pool = number_pool(against, n, &key);
    if (!against->pool[pool].name.p)
        against->pool[pool].name = derived_name(b, row, against->who, area);
    return pool;
}

static uint32_t pool_of_group(const bench *b, bench_against *against, numbering *n, size_t row) {
    const lode_slice group =
        against->who == BENCH_ALL
            ? lode_text("all schools here")
            : lode_trim(lode_table_text(b->measures->table, row, (size_t)against->column));
    if (group.n == 0)
        return BENCH_NO_POOL;
    const pool_key key = {b->figure[row], BY_GROUP, lode_names_add(n->texts, group), 0};
    const uint32_t pool = number_pool(against, n, &key);
    against->pool[pool].name = group;
    return pool;
}

static void find_pools(bench *b, bench_against *against) {
    const bool area = against->who != BENCH_GROUP && against->who != BENCH_ALL;
    numbering n = {.pools = lode_names_new(), .texts = lode_names_new()};
    for (size_t r = 0; r < b->measures->rows; r++) {
        const lode_measure_row row = lode_measures_row(b->measures, r);
        bench_standing *standing = &against->standing[r];
        *standing = (bench_standing){.published = BENCH_NO_ROW, .pool = BENCH_NO_POOL};
        if (!lode_bench_applies(b, against, r))
            continue;
        if (row.level == LODE_LEVEL_SCHOOL)
            standing->pool =
                area ? pool_of_area(b, against, &n, r) : pool_of_group(b, against, &n, r);
        else
            standing->published = lode_bench_find_published(b, r, against->level);
        if (standing->pool != BENCH_NO_POOL && row.has_value)
            against->pool[standing->pool].n++;
    }
    lode_names_free(n.pools);
    lode_names_free(n.texts);
}

/* ---- rank and mean ---- */

/* The rows with values, pool by pool: those of pool p are members[start[p] .. start[p + 1]). */
static uint32_t *gather_members(const bench *b, const bench_against *against, size_t *start) {
    size_t n = 0;
    for (size_t p = 0; p < against->pools; p++) {
        start[p] = n;
        n += against->pool[p].n;
    }
    start[against->pools] = n;
    uint32_t *members = lode_allocate(n, sizeof *members);
    size_t *next = lode_allocate(against->pools, sizeof *next);
    for (size_t p = 0; p < against->pools; p++)
        next[p] = start[p];
    for (size_t r = 0; r < b->measures->rows; r++) {
        const uint32_t pool = against->standing[r].pool;
        if (pool != BENCH_NO_POOL && lode_measures_has(b->measures, r))
            members[next[pool]++] = (uint32_t)r;
    }
    free(next);
    return members;
}

static lode_status rank_pool(const bench *b, bench_against *against, const uint32_t *members,
                             size_t n, lode_error *error) {
    const lode_meaning *meaning = lode_bench_meaning(b, members[0]);
    const lode_polarity polarity = meaning ? meaning->polarity : LODE_NEITHER;
    double *values = lode_allocate(n, sizeof *values);
    lode_rank *ranks = lode_allocate(n, sizeof *ranks);
    for (size_t i = 0; i < n; i++)
        values[i] = b->measures->value[members[i]];
    const lode_status status = lode_rank_group(
        values, n, polarity == LODE_LOW_IS_GOOD ? LODE_LOWER_IS_BETTER : LODE_HIGHER_IS_BETTER,
        ranks, error);
    for (size_t i = 0; i < n && status == LODE_OK; i++) {
        bench_standing *standing = &against->standing[members[i]];
        standing->rank = polarity == LODE_NEITHER ? 0 : (uint32_t)ranks[i].rank;
        standing->percentile = ranks[i].percentile;
    }
    free(values);
    free(ranks);
    return status;
}

static lode_status work_out_pool(const bench *b, bench_against *against, bench_pool *pool,
                                 const uint32_t *members, lode_error *error) {
    if (pool->n == 0)
        return LODE_OK;
    const lode_status status = rank_pool(b, against, members, pool->n, error);
    const bool published = against->standing[members[0]].published != BENCH_NO_ROW;
    if (status != LODE_OK || published || b->options->computed == LODE_BENCH_PUBLISHED)
        return status;
    return lode_bench_mean(b, members, pool->n, b->options->computed == LODE_BENCH_WEIGHTED,
                           &pool->used, &pool->mean, error);
}

static void tell_unweighted(const bench *b, const bench_against *against) {
    size_t without = 0;
    if (b->options->computed != LODE_BENCH_WEIGHTED)
        return;
    for (size_t p = 0; p < against->pools; p++)
        if (against->pool[p].used > 0)
            without += against->pool[p].n - against->pool[p].used;
    if (without > 0)
        lode_notice(b->report, "%s: %zu row%s without n not in the weighted means", against->word,
                    without, without == 1 ? "" : "s");
}

lode_status lode_bench_fill_pools(bench *b, bench_against *against, lode_error *error) {
    against->standing = lode_allocate(b->measures->rows, sizeof *against->standing);
    find_pools(b, against);
    size_t *start = lode_allocate(against->pools + 1, sizeof *start);
    uint32_t *members = gather_members(b, against, start);
    lode_status status = LODE_OK;
    for (size_t p = 0; p < against->pools && status == LODE_OK; p++)
        status = work_out_pool(b, against, &against->pool[p], members + start[p], error);
    free(start);
    free(members);
    if (status == LODE_OK)
        tell_unweighted(b, against);
    return status;
}
