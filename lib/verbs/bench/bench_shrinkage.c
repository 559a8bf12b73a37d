/* What is to be believed of each figure, given all that are compared with the same: empirical
 * Bayes, as lode/shrinkage.h has it. Of events that may happen twice to a pupil nothing is said. */
#include "bench_closer.h"

#include "lode/random.h"
#include "lode/shrinkage.h"

#include <math.h>
#include <stdlib.h>

/* The members of a group of one kind of chance, side by side. */
typedef struct {
    bench_look **look;
    double *figure, *size;
    size_t n;
} side_by_side;

static side_by_side members_with(const bench_all_looks *all, const bench_group *group,
                                 bench_chance chance) {
    side_by_side s = {lode_reallocate(NULL, group->n + 1, sizeof *s.look),
                      lode_reallocate(NULL, group->n + 1, sizeof *s.figure),
                      lode_reallocate(NULL, group->n + 1, sizeof *s.size), 0};
    for (size_t i = 0; i < group->n; i++) {
        bench_look *look = &all->look[all->member[group->first + i]];
        if (look->chance != chance || (chance == BENCH_SHARE && look->size > LODE_SHRINKAGE_MOST))
            continue;
        s.look[s.n] = look;
        s.figure[s.n] = chance == BENCH_SHARE ? look->count : look->value;
        s.size[s.n++] = look->size;
    }
    return s;
}

static void put_away(side_by_side *s) {
    free(s->look);
    free(s->figure);
    free(s->size);
}

static lode_status shrink_share(const lode_share_prior *prior, bench_look *look,
                                lode_error *error) {
    lode_interval believed;
    const lode_status status =
        lode_share_posterior(prior, look->count, look->size, LODE_LEVEL_DEFAULT, &believed, error);
    if (status != LODE_OK)
        return status;
    look->shrunken = 100 * believed.estimate;
    look->shrunken_low = 100 * believed.low;
    look->shrunken_high = 100 * believed.high;
    look->reliability = prior->pooled ? 0 : look->size / (look->size + prior->alpha + prior->beta);
    return LODE_OK;
}

/* A group of whom no prior can be told is left as it is: empty. */
static lode_status shrink_shares(const bench_all_looks *all, const bench_group *group,
                                 lode_error *error) {
    side_by_side s = members_with(all, group, BENCH_SHARE);
    lode_share_prior prior;
    lode_status status =
        lode_share_prior_of(s.figure, s.size, s.n, LODE_PRIOR_LIKELIHOOD, &prior, error);
    for (size_t i = 0; i < s.n && status == LODE_OK; i++)
        status = shrink_share(&prior, s.look[i], error);
    put_away(&s);
    return status == LODE_REFUSED ? LODE_OK : status;
}

static void shrink_score(const lode_normal_prior *prior, bench_look *look) {
    const lode_shrunken believed = lode_shrink(prior, look->value, look->size);
    const double far = lode_normal_quantile(0.975) * believed.se;
    look->shrunken = believed.value;
    look->shrunken_low = believed.value - far;
    look->shrunken_high = believed.value + far;
    look->reliability = believed.lambda;
}

static lode_status shrink_scores(const bench_all_looks *all, const bench_group *group,
                                 lode_error *error) {
    side_by_side s = members_with(all, group, BENCH_SCORE);
    lode_normal_prior prior;
    const lode_status status = lode_normal_prior_of(s.figure, s.size, s.n, &prior, error);
    for (size_t i = 0; i < s.n && status == LODE_OK; i++)
        shrink_score(&prior, s.look[i]);
    put_away(&s);
    return status == LODE_REFUSED ? LODE_OK : status;
}

lode_status bench_prepare_shrinkage(const bench *b, bench_all_looks *all, lode_error *error) {
    (void)b;
    lode_status status = LODE_OK;
    for (size_t g = 0; g < all->groups && status == LODE_OK; g++) {
        status = shrink_shares(all, &all->group[g], error);
        if (status == LODE_OK)
            status = shrink_scores(all, &all->group[g], error);
    }
    return status;
}

void bench_take_shrinkage(const bench *b, const bench_all_looks *all, const bench_look *look,
                          bench_comparison *out) {
    (void)b;
    (void)all;
    if (isnan(look->shrunken))
        return;
    bench_say_number(out, BENCH_SHRUNKEN, look->shrunken);
    bench_say_number(out, BENCH_SHRUNKEN_LOW, look->shrunken_low);
    bench_say_number(out, BENCH_SHRUNKEN_HIGH, look->shrunken_high);
    bench_say_number(out, BENCH_RELIABILITY, look->reliability);
}
