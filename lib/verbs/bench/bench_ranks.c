/* Between which ranks a figure may lie: all that are compared with the same are drawn again and
 * again around what they are, and ranked each time (H. Goldstein & D. J. Spiegelhalter, 1996,
 * League tables and their limitations, Journal of the Royal Statistical Society A 159, 385-443). A
 * draw is that of its unit and its repetition alone, whoever else is there. */
#include "bench_closer.h"

#include "lode/random.h"
#include "lode/threads.h"

#include <math.h>
#include <stdlib.h>

typedef struct {
    const bench *b;
    size_t n, draws;
    double *middle, *error; /* [n] of what is drawn; the higher the better */
    uint64_t *unit;         /* [n] keys of the draws */
    double *drawn;          /* [workers x n] */
    uint32_t *rank;         /* [n x draws] */
} lottery;

/* Of a share the error is that of two more counted and two more not (A. Agresti & B. A. Coull,
 * 1998), so that it is not 0 where all are alike. */
static double error_of(const bench_look *look) {
    const double n = look->size, share = (look->count + 2) / (n + 4);
    switch (look->chance) {
    case BENCH_SHARE:
        return 100 * sqrt(share * (1 - share) / (n + 4));
    case BENCH_RATIO:
        return 100 * sqrt(look->count + 0.5) / n;
    case BENCH_SCORE:
        return look->size;
    default:
        return NAN;
    }
}

/* ---- one repetition ---- */

static void draw_and_rank(void *context, unsigned worker, size_t draw) {
    const lottery *l = context;
    double *drawn = l->drawn + worker * l->n;
    for (size_t i = 0; i < l->n; i++) {
        lode_random stream =
            lode_random_start((uint64_t)l->b->options->seed, l->unit[i], (uint32_t)draw);
        drawn[i] = l->middle[i] + l->error[i] * lode_random_normal(&stream);
    }
    lode_rank *ranks = lode_reallocate(NULL, l->n, sizeof *ranks);
    if (lode_rank_group(drawn, l->n, LODE_HIGHER_IS_BETTER, ranks, NULL) == LODE_OK)
        for (size_t i = 0; i < l->n; i++)
            l->rank[i * l->draws + draw] = (uint32_t)ranks[i].rank;
    free(ranks);
}

static int by_rank(const void *a, const void *b) {
    const uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

/* As many repetitions lie below the lower rank as above the upper: 2.5% at most of each. */
static void take_ranks(const lottery *l, size_t i, bench_look *look) {
    uint32_t *ranks = l->rank + i * l->draws;
    const size_t outside = l->draws / 40;
    qsort(ranks, l->draws, sizeof *ranks, by_rank);
    look->rank_low = ranks[outside];
    look->rank_high = ranks[l->draws - 1 - outside];
}

/* ---- a group ---- */

static lode_slice key_text(const bench *b, size_t row) {
    return lode_names_get(b->measures->units, b->measures->unit[row]);
}

/* The members that can be drawn and ranked, side by side; who belongs to which look. */
static void enter(lottery *l, const bench_all_looks *all, const bench_group *group,
                  bench_look **look) {
    for (size_t i = 0; i < group->n; i++) {
        bench_look *one = &all->look[all->member[group->first + i]];
        const double error = error_of(one);
        if (isnan(error) || !one->meaning || one->meaning->polarity == LODE_NEITHER)
            continue;
        look[l->n] = one;
        l->middle[l->n] = one->meaning->polarity == LODE_LOW_IS_GOOD ? -one->value : one->value;
        l->error[l->n] = error;
        l->unit[l->n++] = lode_hash(key_text(l->b, one->row));
    }
}

static void rank_group(const bench *b, const bench_all_looks *all, const bench_group *group) {
    const unsigned workers = lode_workers(b->measures->threads);
    lottery l = {.b = b, .draws = b->options->draws};
    bench_look **look = lode_reallocate(NULL, group->n + 1, sizeof *look);
    l.middle = lode_reallocate(NULL, group->n + 1, sizeof *l.middle);
    l.error = lode_reallocate(NULL, group->n + 1, sizeof *l.error);
    l.unit = lode_reallocate(NULL, group->n + 1, sizeof *l.unit);
    enter(&l, all, group, look);
    l.drawn = lode_reallocate(NULL, workers * l.n + 1, sizeof *l.drawn);
    l.rank = lode_allocate(l.n * l.draws + 1, sizeof *l.rank);
    if (l.n > 1) {
        lode_share(l.draws, workers, draw_and_rank, &l);
        for (size_t i = 0; i < l.n; i++)
            take_ranks(&l, i, look[i]);
    }
    free(look);
    free(l.middle);
    free(l.error);
    free(l.unit);
    free(l.drawn);
    free(l.rank);
}

lode_status bench_prepare_ranks(const bench *b, bench_all_looks *all, lode_error *error) {
    (void)error;
    for (size_t g = 0; g < all->groups; g++)
        rank_group(b, all, &all->group[g]);
    return LODE_OK;
}

void bench_take_ranks(const bench *b, const bench_all_looks *all, const bench_look *look,
                      bench_comparison *out) {
    (void)b;
    (void)all;
    if (look->rank_low == 0)
        return;
    bench_say_whole(out, BENCH_RANK_LOW, look->rank_low);
    bench_say_whole(out, BENCH_RANK_HIGH, look->rank_high);
}
