/* Pools: the schools a school is compared with, ranked and averaged together.
 *
 * Schools compared with the same published figure form one pool, so nobody is ranked among schools
 * that are measured against something else. Where no figure is published, schools of one kind in
 * one area do. The pools of group:COLUMN and all are what their words say.
 *
 * The values of large pools are mostly short decimals over a short range, as percentages are. Such
 * a pool is a ladder: how many schools stand on each of its steps says all there is to know, and no
 * list of them is made. The schools of other pools are gathered, and their values sorted. */
#include "bench_parts.h"
#include "lode/mean.h"
#include "lode/threads.h"

#include <math.h>
#include <stdlib.h>

enum { ROWS_A_RANGE = 1 << 16 };

/* What one worker has seen of the values of a pool. */
typedef struct {
    double least, most;
    uint32_t n;
    uint8_t scale; /* decimals; above MOST_SCALE: some value is no short decimal */
} sighting;

enum { MOST_SCALE = 6 };

typedef struct {
    bench *b;
    bench_against *against;
    unsigned workers;
    size_t ranges;
    sighting *seen;  /* [workers x pools] */
    size_t steps;    /* of all ladders */
    uint32_t *on;    /* [workers x steps] schools on each; then [steps] by all workers */
    size_t *place;   /* [pools] of gathered ones: where its schools begin */
    uint32_t *next;  /* [ranges x pools] how many; then where the next of them goes */
    size_t gathered; /* schools */
    /* [gathered] in the order of the rows, pool after pool */
    uint32_t *member; /* rows */
    double *value;
    uint8_t *scale;
    lode_standing **standings; /* [pools] of gathered ones */
} filling;

/* The pool of a row that has a value, or BENCH_NO_POOL. */
static uint32_t pool_of(const filling *f, size_t row) {
    return lode_measures_has(f->b->measures, row)
               ? f->against->class[f->against->class_of[row]].pool
               : BENCH_NO_POOL;
}

static size_t end_of_range(const filling *f, size_t range) {
    const size_t rows = f->b->measures->rows, end = (range + 1) * ROWS_A_RANGE;
    return end < rows ? end : rows;
}

/* ---- which pools are ladders ---- */

static void see(sighting *seen, double value, uint8_t scale) {
    if (seen->n++ == 0)
        seen->least = seen->most = value;
    seen->least = value < seen->least ? value : seen->least;
    seen->most = value > seen->most ? value : seen->most;
    seen->scale = scale > seen->scale ? scale : seen->scale;
}

static void survey_range(void *data, unsigned worker, size_t range) {
    const filling *f = data;
    const lode_measures *m = f->b->measures;
    sighting *seen = f->seen + worker * f->against->pools;
    for (size_t r = range * ROWS_A_RANGE; r < end_of_range(f, range); r++) {
        const uint32_t pool = pool_of(f, r);
        if (pool != BENCH_NO_POOL)
            see(&seen[pool], m->value[r], m->scale[r]);
    }
}

static sighting seen_by_all(const filling *f, size_t p) {
    sighting all = {.n = 0};
    for (unsigned w = 0; w < f->workers; w++) {
        const sighting *seen = &f->seen[w * f->against->pools + p];
        if (seen->n == 0)
            continue;
        const uint32_t n = all.n + seen->n;
        see(&all, seen->least, seen->scale);
        see(&all, seen->most, seen->scale);
        all.n = n;
    }
    return all;
}

/* So many schools a step at least, on average, lest there be more steps than schools. */
enum { SCHOOLS_A_STEP = 4 };

/* A weighted mean needs to know each school, so nothing is gained by a ladder. */
static bool find_ladder(const filling *f, const sighting *seen, bench_pool *pool) {
    const double furthest = 0x1p50; /* from 0 that bench_step_of can count exactly */
    if (f->b->options->computed == LODE_BENCH_WEIGHTED || seen->scale > MOST_SCALE)
        return false;
    const double power = lode_power_of_ten[seen->scale];
    const double least = rint(seen->least * power), most = rint(seen->most * power);
    if (least <= -furthest || most >= furthest || most - least >= seen->n / SCHOOLS_A_STEP)
        return false;
    pool->power = power;
    pool->least = (int64_t)least;
    pool->n_standings = (size_t)(most - least) + 1;
    return true;
}

static void settle_shapes(filling *f) {
    for (size_t p = 0; p < f->against->pools; p++) {
        bench_pool *pool = &f->against->pool[p];
        const sighting seen = seen_by_all(f, p);
        pool->n = seen.n;
        pool->power = 0;
        if (find_ladder(f, &seen, pool)) {
            pool->first_standing = f->steps;
            f->steps += pool->n_standings;
        } else {
            f->gathered += pool->n;
        }
    }
}

/* ---- schools put on steps, or gathered ---- */

static void count_range(void *data, unsigned worker, size_t range) {
    const filling *f = data;
    const lode_measures *m = f->b->measures;
    uint32_t *on = f->on + worker * f->steps, *count = f->next + range * f->against->pools;
    for (size_t r = range * ROWS_A_RANGE; r < end_of_range(f, range); r++) {
        const uint32_t p = pool_of(f, r);
        if (p == BENCH_NO_POOL)
            continue;
        const bench_pool *pool = &f->against->pool[p];
        if (pool->power > 0)
            on[(int64_t)pool->first_standing + bench_steps(m->value[r], pool->power) -
               pool->least]++;
        else
            count[p]++;
    }
}

/* Counts become places: those of a pool begin at its start, range after range. */
static void find_places(filling *f) {
    size_t next = 0;
    for (size_t p = 0; p < f->against->pools; p++) {
        f->place[p] = next;
        for (size_t range = 0; range < f->ranges && f->against->pool[p].power == 0; range++) {
            uint32_t *count = &f->next[range * f->against->pools + p];
            const uint32_t n = *count;
            *count = (uint32_t)next;
            next += n;
        }
    }
}

static void gather_range(void *data, unsigned worker, size_t range) {
    (void)worker;
    const filling *f = data;
    uint32_t *next = f->next + range * f->against->pools;
    for (size_t r = range * ROWS_A_RANGE; r < end_of_range(f, range); r++) {
        const uint32_t pool = pool_of(f, r);
        if (pool == BENCH_NO_POOL || f->against->pool[pool].power > 0)
            continue;
        const uint32_t at = next[pool]++;
        f->member[at] = (uint32_t)r;
        f->value[at] = f->b->measures->value[r];
        f->scale[at] = f->b->measures->scale[r];
    }
}

static void gather(filling *f) {
    f->against->standing = lode_allocate(f->b->measures->rows, sizeof *f->against->standing);
    f->member = lode_reallocate(NULL, f->gathered, sizeof *f->member);
    f->value = lode_reallocate(NULL, f->gathered, sizeof *f->value);
    f->scale = lode_reallocate(NULL, f->gathered, sizeof *f->scale);
    lode_share(f->ranges, f->workers, gather_range, f);
}

/* ---- ranks and means ---- */

static bool needs_mean(const filling *f, const bench_pool *pool) {
    return !pool->published && f->b->options->computed != LODE_BENCH_PUBLISHED;
}

static lode_status average_gathered(const filling *f, size_t p, lode_error *error) {
    bench_pool *pool = &f->against->pool[p];
    const size_t start = f->place[p];
    const uint32_t *members = f->member + start;
    lode_number *numbers = lode_reallocate(NULL, pool->n, sizeof *numbers);
    for (size_t i = 0; i < pool->n; i++)
        if (!lode_measures_decimal(f->value[start + i], f->scale[start + i], &numbers[i]))
            numbers[i] = lode_measures_value(f->b->measures, members[i]);
    const lode_status status = lode_bench_average(f->b, members, numbers, pool->n,
                                                  f->b->options->computed == LODE_BENCH_WEIGHTED,
                                                  &pool->used, &pool->mean, error);
    free(numbers);
    return status;
}

static lode_status rank_gathered(const filling *f, size_t p, lode_error *error) {
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

static lode_status work_out_gathered(const filling *f, size_t p, lode_error *error) {
    const bench_pool *pool = &f->against->pool[p];
    if (pool->n == 0)
        return LODE_OK;
    const lode_status status = rank_gathered(f, p, error);
    return status == LODE_OK && needs_mean(f, pool) ? average_gathered(f, p, error) : status;
}

static void unite_counts(const filling *f, const bench_pool *pool) {
    uint32_t *on = f->on + pool->first_standing;
    for (unsigned w = 1; w < f->workers; w++)
        for (size_t i = 0; i < pool->n_standings; i++)
            on[i] += on[w * f->steps + i];
}

static lode_status work_out_ladder(const filling *f, bench_pool *pool, lode_error *error) {
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
    const filling *f = data;
    bench_pool *pool = &f->against->pool[p];
    lode_error error;
    pool->failed =
        pool->power > 0 ? work_out_ladder(f, pool, &error) : work_out_gathered(f, p, &error);
}

/* The first pool that failed, worked out again for its words. */
static lode_status first_failure(const filling *f, lode_error *error) {
    for (size_t p = 0; p < f->against->pools; p++)
        if (f->against->pool[p].failed != LODE_OK)
            return work_out_gathered(f, p, error);
    return LODE_OK;
}

/* ---- the standings of all pools, side by side ---- */

static void stand_on_steps(const uint32_t *on, lode_standing *to, size_t n) {
    size_t below = 0;
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
    const filling *f = data;
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

static void unite_standings(filling *f) {
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
    against->standings = lode_allocate(n, sizeof *against->standings);
    if (n * ROWS_A_TEXT <= schools)
        against->percentile = lode_allocate(n, sizeof *against->percentile);
    lode_share(against->pools, f->workers, place_standings, f);
}

static void find_footings(const filling *f) {
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

static void fill(filling *f) {
    const size_t pools = f->against->pools;
    lode_share(f->ranges, f->workers, survey_range, f);
    settle_shapes(f);
    f->on = lode_allocate(f->workers * f->steps, sizeof *f->on);
    f->next = lode_allocate(f->ranges * pools, sizeof *f->next);
    lode_share(f->ranges, f->workers, count_range, f);
    find_places(f);
    if (f->gathered > 0)
        gather(f);
    lode_share(pools, f->workers, work_out_pool, f);
}

static void free_filling(filling *f) {
    for (size_t p = 0; p < f->against->pools; p++)
        free(f->standings[p]);
    free(f->standings);
    free(f->seen);
    free(f->on);
    free(f->place);
    free(f->next);
    free(f->member);
    free(f->value);
    free(f->scale);
}

lode_status lode_bench_fill_pools(bench *b, bench_against *against, lode_error *error) {
    const size_t rows = b->measures->rows, pools = against->pools;
    filling f = {.b = b, .against = against, .workers = lode_workers(b->measures->threads)};
    f.ranges = (rows + ROWS_A_RANGE - 1) / ROWS_A_RANGE;
    f.seen = lode_allocate(f.workers * pools, sizeof *f.seen);
    f.place = lode_allocate(pools, sizeof *f.place);
    f.standings = lode_allocate(pools, sizeof *f.standings);
    fill(&f);
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
