/* Pools: the schools a school is compared with, ranked and averaged together.
 *
 * Schools compared with the same published figure form one pool, so nobody is ranked among schools
 * that are measured against something else. Where no figure is published, schools of one kind in
 * one area do. The pools of group:COLUMN and all are what their words say. */
#include "bench_filling.h"
#include "lode/mean.h"
#include "lode/threads.h"

#include <stdlib.h>

/* ---- ranks and means ---- */

static bool needs_mean(const bench_filling *f, const bench_pool *pool) {
    return !pool->published && f->b->options->computed != LODE_BENCH_PUBLISHED;
}

/* The values of gathered schools as whole numbers of steps of 1 / power, exact, as
 * lode_numbers_scaled makes them; false unless all are short decimals. */
static bool count_steps(const double *value, const uint8_t *scale, size_t n, double *steps,
                        double *power) {
    const double furthest = 0x1p50; /* from 0 that bench_steps can count exactly */
    uint8_t most = 0;
    for (size_t i = 0; i < n; i++)
        most = scale[i] > most ? scale[i] : most;
    if (most > BENCH_MOST_SCALE)
        return false;
    *power = lode_power_of_ten[most];
    bool near = true;
    for (size_t i = 0; i < n; i++) {
        near &= value[i] * *power > -furthest && value[i] * *power < furthest;
        steps[i] = near ? (double)bench_steps(value[i], *power) : 0;
    }
    return near;
}

/* Where the schools count equally, all that their mean needs is at hand. */
static bool average_steps(const bench_filling *f, size_t p, lode_status *status,
                          lode_error *error) {
    bench_pool *pool = &f->against->pool[p];
    double *steps = lode_reallocate(NULL, pool->n, sizeof *steps), power;
    const bool counted =
        f->b->options->computed != LODE_BENCH_WEIGHTED &&
        count_steps(f->value + f->place[p], f->scale + f->place[p], pool->n, steps, &power);
    if (counted) {
        *status = lode_mean(steps, pool->n, &pool->mean, error);
        pool->mean /= power;
        pool->used = pool->n;
    }
    free(steps);
    return counted;
}

static lode_status average_gathered(const bench_filling *f, size_t p, lode_error *error) {
    bench_pool *pool = &f->against->pool[p];
    const size_t start = f->place[p];
    const uint32_t *members = f->member + start;
    lode_status status;
    if (average_steps(f, p, &status, error))
        return status;
    lode_number *numbers = lode_reallocate(NULL, pool->n, sizeof *numbers);
    for (size_t i = 0; i < pool->n; i++)
        if (!lode_measures_decimal(f->value[start + i], f->scale[start + i], &numbers[i]))
            numbers[i] = lode_measures_value(f->b->measures, members[i]);
    status = lode_bench_average(f->b, members, numbers, pool->n,
                                f->b->options->computed == LODE_BENCH_WEIGHTED, &pool->used,
                                &pool->mean, error);
    free(numbers);
    return status;
}

static lode_status rank_gathered(const bench_filling *f, size_t p, lode_error *error) {
    bench_pool *pool = &f->against->pool[p];
    const size_t start = f->place[p];
    uint32_t *different = lode_reallocate(NULL, pool->n, sizeof *different);
    const lode_status status = lode_rank_standings(f->value + start, pool->n, different,
                                                   &f->standings[p], &pool->n_standings, error);
    for (size_t i = 0; i < pool->n && status == LODE_OK; i++)
        f->against->standing[f->member[start + i]] = different[i];
    free(different);
    return status;
}

static lode_status work_out_gathered(const bench_filling *f, size_t p, lode_error *error) {
    const bench_pool *pool = &f->against->pool[p];
    if (pool->n == 0)
        return LODE_OK;
    const lode_status status = rank_gathered(f, p, error);
    return status == LODE_OK && needs_mean(f, pool) ? average_gathered(f, p, error) : status;
}

static void unite_counts(const bench_filling *f, const bench_pool *pool) {
    uint32_t *on = f->on + pool->first_standing;
    for (unsigned w = 1; w < f->workers; w++)
        for (size_t i = 0; i < pool->n_standings; i++)
            on[i] += on[w * f->steps + i];
}

static lode_status work_out_ladder(const bench_filling *f, bench_pool *pool, lode_error *error) {
    unite_counts(f, pool);
    if (!needs_mean(f, pool))
        return LODE_OK;
    double *units = lode_reallocate(NULL, pool->n_standings, sizeof *units);
    for (size_t i = 0; i < pool->n_standings; i++)
        units[i] = (double)(pool->least + (int64_t)i);
    const lode_status status = lode_mean_counted(units, f->on + pool->first_standing,
                                                 pool->n_standings, &pool->mean, error);
    pool->mean /= pool->power;
    pool->used = pool->n;
    free(units);
    return status;
}

static void work_out_pool(void *data, unsigned worker, size_t p) {
    (void)worker;
    const bench_filling *f = data;
    bench_pool *pool = &f->against->pool[p];
    lode_error error;
    pool->failed =
        pool->power > 0 ? work_out_ladder(f, pool, &error) : work_out_gathered(f, p, &error);
}

/* The first pool that failed, worked out again for its words. */
static lode_status first_failure(const bench_filling *f, lode_error *error) {
    for (size_t p = 0; p < f->against->pools; p++)
        if (f->against->pool[p].failed != LODE_OK)
            return work_out_gathered(f, p, error);
    return LODE_OK;
}

/* ---- the standings of all pools, side by side ---- */

static void stand_on_steps(const uint32_t *on, lode_standing *to, size_t n) {
    uint32_t below = 0;
    for (size_t i = 0; i < n; i++) {
        to[i] = (lode_standing){below, on[i]};
        below += on[i];
    }
}

/* Percentiles that many rows share are written down once. The least there can be, one row of 2^32,
 * has 12 digits behind 9 zeros and a point. */
static void write_percentiles(const bench_against *against, const bench_pool *pool) {
    for (size_t i = pool->first_standing; i < pool->first_standing + pool->n_standings; i++) {
        if (against->standings[i].equal == 0)
            continue;
        char text[LODE_NUMBER_TEXT];
        const lode_rank rank = lode_rank_of(against->standings[i], pool->n, LODE_HIGHER_IS_BETTER);
        const size_t n = lode_number_text(rank.percentile, text);
        against->percentile[i].n = (uint8_t)n;
        memcpy(against->percentile[i].p, text, n);
    }
}

static void place_standings(void *data, unsigned worker, size_t p) {
    (void)worker;
    const bench_filling *f = data;
    const bench_against *against = f->against;
    const bench_pool *pool = &against->pool[p];
    lode_standing *to = against->standings + pool->first_standing;
    if (pool->power > 0)
        stand_on_steps(f->on + pool->first_standing, to, pool->n_standings);
    else if (pool->n > 0)
        memcpy(to, f->standings[p], pool->n_standings * sizeof *to);
    if (against->percentile)
        write_percentiles(against, pool);
}

static void unite_standings(bench_filling *f) {
    enum { ROWS_A_TEXT = 4 };
    bench_against *against = f->against;
    size_t n = f->steps, schools = 0;
    for (size_t p = 0; p < against->pools; p++) {
        bench_pool *pool = &against->pool[p];
        schools += pool->n;
        if (pool->power > 0)
            continue;
        pool->first_standing = n;
        n += pool->n_standings;
    }
    against->standings = lode_reallocate(NULL, n, sizeof *against->standings);
    if (n * ROWS_A_TEXT <= schools)
        against->percentile = lode_allocate(n, sizeof *against->percentile);
    lode_share(against->pools, f->workers, place_standings, f);
}

static void find_footings(const bench_filling *f) {
    bench_against *against = f->against;
    against->footing = lode_allocate(against->classes, sizeof *against->footing);
    for (size_t c = 0; c < against->classes; c++) {
        const uint32_t p = against->class[c].pool;
        const bench_pool *pool = p == BENCH_NO_POOL ? NULL : &against->pool[p];
        against->footing[c] =
            pool ? (bench_footing){pool->power, (int64_t)pool->first_standing -
                                                    (pool->power > 0 ? pool->least : 0)}
                 : (bench_footing){0, BENCH_NO_BASE};
    }
}

/* ---- all of it ---- */

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

static void free_filling(bench_filling *f) {
    for (size_t p = 0; p < f->against->pools; p++)
        free(f->standings[p]);
    free(f->standings);
    bench_ungather(f);
}

lode_status lode_bench_fill_pools(bench *b, bench_against *against, lode_error *error) {
    const size_t pools = against->pools;
    bench_filling f = {.b = b, .against = against, .workers = lode_workers(b->measures->threads)};
    f.standings = lode_allocate(pools, sizeof *f.standings);
    bench_gather(&f);
    lode_share(pools, f.workers, work_out_pool, &f);
    const lode_status status = first_failure(&f, error);
    if (status == LODE_OK) {
        unite_standings(&f);
        find_footings(&f);
    }
    for (size_t p = 0; p < pools && status == LODE_OK; p++)
        write_pool(b, &against->pool[p]);
    free_filling(&f);
    if (status == LODE_OK)
        tell_unweighted(b, against);
    return status;
}
