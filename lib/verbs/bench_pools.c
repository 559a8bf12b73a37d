/* Pools: the schools a school is compared with, ranked and averaged together.
 *
 * Schools compared with the same published figure form one pool, so nobody is ranked among schools
 * that are measured against something else. Where no figure is published, schools of one kind in
 * one area do. The pools of group:COLUMN and all are what their words say. */
#include "bench_parts.h"
#include "lode/mean.h"
#include "lode/threads.h"

#include <stdio.h>
#include <stdlib.h>

bool lode_bench_counts(const bench *b, size_t row) {
    lode_number n;
    if (!lode_measures_has(b->measures, row))
        return false;
    return b->options->computed != LODE_BENCH_WEIGHTED ||
           (lode_measures_number(b->measures, row, LODE_COL_N, &n) && n.value > 0);
}

bool lode_bench_has_enough(const bench *b, size_t others, char reason[LODE_ERROR_TEXT]) {
    if (others >= b->options->min_schools)
        return true;
    if (others == 0)
        snprintf(reason, LODE_ERROR_TEXT, "no other school to compare with");
    else
        snprintf(reason, LODE_ERROR_TEXT, "only %zu other school%s to compare with", others,
                 others == 1 ? "" : "s");
    return false;
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

static lode_status average(const bench *b, const uint32_t *rows, const lode_number *numbers,
                           size_t n, bool weighted, size_t *used, double *mean, lode_error *error) {
    double *values = lode_reallocate(NULL, n, sizeof *values);
    *used = n;
    const double power = lode_numbers_scaled(numbers, n, values);
    lode_status status = LODE_OK;
    if (weighted)
        *used = weighted_mean(b, rows, n, values, power, mean);
    else
        status = lode_mean(values, n, mean, error);
    *mean /= power;
    free(values);
    return status;
}

lode_status lode_bench_mean(const bench *b, const uint32_t *rows, size_t n, bool weighted,
                            size_t *used, double *mean, lode_error *error) {
    *used = n;
    if (n == 0)
        return LODE_OK;
    lode_number *numbers = lode_reallocate(NULL, n, sizeof *numbers);
    for (size_t i = 0; i < n; i++)
        numbers[i] = lode_measures_value(b->measures, rows[i]);
    const lode_status status = average(b, rows, numbers, n, weighted, used, mean, error);
    free(numbers);
    return status;
}

/* ---- who belongs together ---- */

enum { ROWS_A_RANGE = 1 << 16 };

/* The rows with values of every pool, side by side; gathered by ranges of rows, so that several can
 * be put in place at once, in the order of the rows. */
typedef struct {
    bench *b;
    bench_against *against;
    size_t ranges;
    uint32_t *count;  /* [ranges x pools] how many; then where the next of them goes */
    size_t *start;    /* [pools + 1] */
    uint32_t *member; /* [start[pools]] rows */
    double *value;    /* [start[pools]] theirs */
    uint8_t *scale;
    lode_status status;
    lode_error error;
} gathering;

static uint32_t pool_of(const gathering *g, size_t row) {
    return lode_measures_has(g->b->measures, row)
               ? g->against->class[g->against->class_of[row]].pool
               : BENCH_NO_POOL;
}

static size_t end_of_range(const gathering *g, size_t range) {
    const size_t rows = g->b->measures->rows, end = (range + 1) * ROWS_A_RANGE;
    return end < rows ? end : rows;
}

static void count_range(void *data, unsigned worker, size_t range) {
    (void)worker;
    const gathering *g = data;
    uint32_t *count = g->count + range * g->against->pools;
    for (size_t r = range * ROWS_A_RANGE; r < end_of_range(g, range); r++) {
        const uint32_t pool = pool_of(g, r);
        if (pool != BENCH_NO_POOL)
            count[pool]++;
    }
}

/* Counts become places: those of a pool begin at its start, range after range. */
static void find_starts(gathering *g) {
    size_t next = 0;
    for (size_t p = 0; p < g->against->pools; p++) {
        g->start[p] = next;
        for (size_t range = 0; range < g->ranges; range++) {
            uint32_t *count = &g->count[range * g->against->pools + p];
            const uint32_t n = *count;
            *count = (uint32_t)next;
            next += n;
        }
        g->against->pool[p].n = next - g->start[p];
    }
    g->start[g->against->pools] = next;
}

static void place_range(void *data, unsigned worker, size_t range) {
    (void)worker;
    const gathering *g = data;
    uint32_t *next = g->count + range * g->against->pools;
    for (size_t r = range * ROWS_A_RANGE; r < end_of_range(g, range); r++) {
        const uint32_t pool = pool_of(g, r);
        if (pool == BENCH_NO_POOL)
            continue;
        const uint32_t at = next[pool]++;
        g->member[at] = (uint32_t)r;
        g->value[at] = g->b->measures->value[r];
        g->scale[at] = g->b->measures->scale[r];
    }
}

/* ---- rank and mean ---- */

/* Percentiles that many rows share are written down once. The least there can be, one row of 2^32,
 * has 12 digits behind 9 zeros and a point. */
static void write_percentiles(const bench_pool *pool, bench_text *to) {
    for (size_t i = 0; i < pool->n_standings; i++) {
        char text[LODE_NUMBER_TEXT];
        const lode_rank rank = lode_rank_of(pool->standings[i], pool->n, LODE_HIGHER_IS_BETTER);
        const size_t n = lode_number_text(rank.percentile, text);
        to[i].n = (uint8_t)n;
        memcpy(to[i].p, text, n);
    }
}

/* From the number within its pool to that within the comparator. */
static void number_standings(void *data, unsigned worker, size_t p) {
    (void)worker;
    const gathering *g = data;
    const bench_pool *pool = &g->against->pool[p];
    for (size_t i = g->start[p]; i < g->start[p] + pool->n; i++)
        g->against->standing[g->member[i]] += (uint32_t)pool->first_standing;
    if (g->against->percentile)
        write_percentiles(pool, g->against->percentile + pool->first_standing);
}

static void unite_standings(gathering *g, unsigned workers) {
    enum { ROWS_A_TEXT = 4 };
    bench_against *against = g->against;
    size_t n = 0;
    for (size_t p = 0; p < against->pools; p++) {
        against->pool[p].first_standing = n;
        n += against->pool[p].n_standings;
    }
    if (n * ROWS_A_TEXT <= g->start[against->pools])
        against->percentile = lode_allocate(n, sizeof *against->percentile);
    lode_share(against->pools, workers, number_standings, g);
}

static lode_status rank_pool(const gathering *g, bench_pool *pool, const uint32_t *members,
                             const double *values, lode_error *error) {
    uint32_t *different = lode_reallocate(NULL, pool->n, sizeof *different);
    const lode_status status = lode_rank_standings(values, pool->n, different, &pool->standings,
                                                   &pool->n_standings, error);
    for (size_t i = 0; i < pool->n && status == LODE_OK; i++)
        g->against->standing[members[i]] = different[i];
    free(different);
    return status;
}

static lode_status average_pool(const gathering *g, bench_pool *pool, size_t start,
                                lode_error *error) {
    const bench *b = g->b;
    const uint32_t *members = g->member + start;
    const bool published =
        g->against->class[g->against->class_of[members[0]]].published != BENCH_NO_ROW;
    if (published || b->options->computed == LODE_BENCH_PUBLISHED)
        return LODE_OK;
    lode_number *numbers = lode_reallocate(NULL, pool->n, sizeof *numbers);
    for (size_t i = 0; i < pool->n; i++)
        if (!lode_measures_decimal(g->value[start + i], g->scale[start + i], &numbers[i]))
            numbers[i] = lode_measures_value(b->measures, members[i]);
    const lode_status status =
        average(b, members, numbers, pool->n, b->options->computed == LODE_BENCH_WEIGHTED,
                &pool->used, &pool->mean, error);
    free(numbers);
    return status;
}

static void work_out_pool(void *data, unsigned worker, size_t p) {
    (void)worker;
    gathering *g = data;
    bench_pool *pool = &g->against->pool[p];
    const uint32_t *members = g->member + g->start[p];
    lode_error error;
    if (pool->n == 0)
        return;
    lode_status status = rank_pool(g, pool, members, g->value + g->start[p], &error);
    if (status == LODE_OK)
        status = average_pool(g, pool, g->start[p], &error);
    pool->failed = status;
}

static lode_slice whole_text(lode_arena *arena, size_t n) {
    char text[LODE_WHOLE_TEXT];
    const size_t length = lode_whole_text(n, text);
    return (lode_slice){lode_arena_copy(arena, text, length), length};
}

/* What is written of a pool, once for all its rows. The comparator is the number that is printed,
 * so that the columns agree to the last digit. */
static void write_pool(const bench *b, bench_pool *pool) {
    char text[LODE_NUMBER_TEXT];
    pool->n_text = whole_text(b->arena, pool->n);
    pool->used_text = whole_text(b->arena, pool->used);
    if (pool->used > 0) {
        const size_t n = lode_number_text(pool->mean, text);
        pool->value = (lode_slice){lode_arena_copy(b->arena, text, n), n};
        lode_number_read(pool->value, &pool->figure);
    }
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

/* The first pool that failed, worked out again for its words. */
static lode_status first_failure(gathering *g, lode_error *error) {
    for (size_t p = 0; p < g->against->pools; p++) {
        bench_pool *pool = &g->against->pool[p];
        if (pool->failed != LODE_OK)
            return average_pool(g, pool, g->start[p], error);
    }
    return LODE_OK;
}

lode_status lode_bench_fill_pools(bench *b, bench_against *against, lode_error *error) {
    const size_t rows = b->measures->rows;
    const unsigned workers = lode_workers(b->measures->threads);
    gathering g = {.b = b, .against = against};
    against->standing = lode_allocate(rows, sizeof *against->standing);
    g.ranges = (rows + ROWS_A_RANGE - 1) / ROWS_A_RANGE;
    g.count = lode_allocate(g.ranges * against->pools, sizeof *g.count);
    g.start = lode_allocate(against->pools + 1, sizeof *g.start);
    lode_share(g.ranges, workers, count_range, &g);
    find_starts(&g);
    g.member = lode_reallocate(NULL, g.start[against->pools], sizeof *g.member);
    g.value = lode_reallocate(NULL, g.start[against->pools], sizeof *g.value);
    g.scale = lode_reallocate(NULL, g.start[against->pools], sizeof *g.scale);
    lode_share(g.ranges, workers, place_range, &g);
    lode_share(against->pools, workers, work_out_pool, &g);
    const lode_status status = first_failure(&g, error);
    if (status == LODE_OK)
        unite_standings(&g, workers);
    for (size_t p = 0; p < against->pools && status == LODE_OK; p++)
        write_pool(b, &against->pool[p]);
    free(g.count);
    free(g.start);
    free(g.member);
    free(g.value);
    free(g.scale);
    if (status == LODE_OK)
        tell_unweighted(b, against);
    return status;
}
