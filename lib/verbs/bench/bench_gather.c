/* Which schools belong together: put on the steps of ladders, or gathered. */
#include "bench_filling.h"
#include "lode/threads.h"

#include <math.h>
#include <stdlib.h>

enum { ROWS_A_RANGE = 1 << 16 };

/* What is asked of every row, side by side. */
typedef struct {
    const double *value;
    const uint8_t *scale;
    const uint32_t *class_of;
    const bench_class *class;
} asked_rows;

static inline asked_rows rows_of(const bench_filling *f) {
    const lode_measures *m = f->b->measures;
    return (asked_rows){m->value, m->scale, f->against->class_of, f->against->class};
}

/* The pool of a row that has a value, or BENCH_NO_POOL. */
static inline uint32_t pool_of(const asked_rows *rows, size_t row) {
    const double value = rows->value[row];
    return value == value ? rows->class[rows->class_of[row]].pool : BENCH_NO_POOL;
}

static size_t end_of_range(const bench_filling *f, size_t range) {
    const size_t rows = f->b->measures->rows, end = (range + 1) * ROWS_A_RANGE;
    return end < rows ? end : rows;
}

/* ---- which pools are ladders ---- */

static void see(bench_sighting *seen, double value, uint8_t scale) {
    if (seen->n++ == 0)
        seen->least = seen->most = value;
    seen->least = value < seen->least ? value : seen->least;
    seen->most = value > seen->most ? value : seen->most;
    seen->scale = scale > seen->scale ? scale : seen->scale;
}

static void survey_range(void *data, unsigned worker, size_t range) {
    const bench_filling *f = data;
    const asked_rows rows = rows_of(f);
    const size_t end = end_of_range(f, range);
    bench_sighting *seen = f->seen + worker * f->against->pools;
    uint32_t *count = f->next + range * f->against->pools;
    for (size_t r = range * ROWS_A_RANGE; r < end; r++) {
        const uint32_t pool = pool_of(&rows, r);
        if (pool == BENCH_NO_POOL)
            continue;
        see(&seen[pool], rows.value[r], rows.scale[r]);
        count[pool]++;
    }
}

static bench_sighting seen_by_all(const bench_filling *f, size_t p) {
    bench_sighting all = {.n = 0};
    for (unsigned w = 0; w < f->workers; w++) {
        const bench_sighting *seen = &f->seen[w * f->against->pools + p];
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
static bool find_ladder(const bench_filling *f, const bench_sighting *seen, bench_pool *pool) {
    const double furthest = 0x1p50; /* from 0 that bench_step_of can count exactly */
    if (f->b->options->computed == LODE_BENCH_WEIGHTED || seen->scale > BENCH_MOST_SCALE)
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

static void settle_shapes(bench_filling *f) {
    for (size_t p = 0; p < f->against->pools; p++) {
        bench_pool *pool = &f->against->pool[p];
        const bench_sighting seen = seen_by_all(f, p);
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

static void step_range(void *data, unsigned worker, size_t range) {
    const bench_filling *f = data;
    const asked_rows rows = rows_of(f);
    const bench_pool *pools = f->against->pool;
    const size_t end = end_of_range(f, range);
    uint32_t *on = f->on + worker * f->steps;
    for (size_t r = range * ROWS_A_RANGE; r < end; r++) {
        const uint32_t p = pool_of(&rows, r);
        if (p == BENCH_NO_POOL)
            continue;
        const bench_pool *pool = &pools[p];
        if (pool->power > 0)
            on[(int64_t)pool->first_standing + bench_steps(rows.value[r], pool->power) -
               pool->least]++;
    }
}

/* Counts become places: those of a pool begin at its start, range after range. */
static void find_places(bench_filling *f) {
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
    const bench_filling *f = data;
    const asked_rows rows = rows_of(f);
    const bench_pool *pools = f->against->pool;
    const size_t end = end_of_range(f, range);
    uint32_t *next = f->next + range * f->against->pools, *member = f->member;
    double *value = f->value;
    uint8_t *scale = f->scale;
    for (size_t r = range * ROWS_A_RANGE; r < end; r++) {
        const uint32_t pool = pool_of(&rows, r);
        if (pool == BENCH_NO_POOL || pools[pool].power > 0)
            continue;
        const uint32_t at = next[pool]++;
        member[at] = (uint32_t)r;
        value[at] = rows.value[r];
        scale[at] = rows.scale[r];
    }
}

static void gather_others(bench_filling *f) {
    f->against->standing =
        lode_reallocate(NULL, f->b->measures->rows, sizeof *f->against->standing);
    f->member = lode_reallocate(NULL, f->gathered, sizeof *f->member);
    f->value = lode_reallocate(NULL, f->gathered, sizeof *f->value);
    f->scale = lode_reallocate(NULL, f->gathered, sizeof *f->scale);
    lode_share(f->ranges, f->workers, gather_range, f);
}

void bench_gather(bench_filling *f) {
    const size_t pools = f->against->pools;
    f->ranges = (f->b->measures->rows + ROWS_A_RANGE - 1) / ROWS_A_RANGE;
    f->seen = lode_allocate(f->workers * pools, sizeof *f->seen);
    f->place = lode_allocate(pools, sizeof *f->place);
    f->next = lode_allocate(f->ranges * pools, sizeof *f->next);
    lode_share(f->ranges, f->workers, survey_range, f);
    settle_shapes(f);
    f->on = lode_allocate(f->workers * f->steps, sizeof *f->on);
    if (f->steps > 0)
        lode_share(f->ranges, f->workers, step_range, f);
    find_places(f);
    if (f->gathered > 0)
        gather_others(f);
}

void bench_ungather(bench_filling *f) {
    free(f->seen);
    free(f->on);
    free(f->place);
    free(f->next);
    free(f->member);
    free(f->value);
    free(f->scale);
}
