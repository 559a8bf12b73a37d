/* Tests of a figure against its comparator, as RAISEonline made them: z of a share or a mean of
 * pupils who might have been drawn from all of them. With many tests some are significant by chance
 * alone, so that their number is said beside them. */
#include "bench_closer.h"

#include "lode/multiple_testing.h"

#include <math.h>
#include <stdlib.h>

static double z_of(const bench_look *look) {
    const double share = look->target / 100, n = look->size;
    switch (look->chance) {
    case BENCH_SHARE:
        return share > 0 && share < 1 ? (look->count / n - share) / sqrt(share * (1 - share) / n)
                                      : NAN;
    case BENCH_RATIO:
        return share > 0 ? (look->count - share * n) / sqrt(share * n) : NAN;
    case BENCH_SCORE:
        return (look->value - look->target) / look->size;
    default:
        return NAN;
    }
}

static lode_adjustment adjustment(const bench *b) {
    static const lode_adjustment of[] = {
        [LODE_BENCH_BH] = LODE_ADJUST_BH,
        [LODE_BENCH_BY] = LODE_ADJUST_BY,
        [LODE_BENCH_HOLM] = LODE_ADJUST_HOLM,
        [LODE_BENCH_HOCHBERG] = LODE_ADJUST_HOCHBERG,
        [LODE_BENCH_BONFERRONI] = LODE_ADJUST_BONFERRONI,
    };
    return of[b->options->adjust];
}

static lode_status adjust(const bench *b, bench_all_looks *all, lode_error *error) {
    double *p = lode_reallocate(NULL, all->tests + 1, sizeof *p);
    size_t n = 0;
    for (size_t i = 0; i < all->n; i++)
        if (!isnan(all->look[i].p))
            p[n++] = all->look[i].p;
    const lode_status status = lode_adjust(p, n, adjustment(b), p, error);
    n = 0;
    for (size_t i = 0; i < all->n && status == LODE_OK; i++)
        if (!isnan(all->look[i].p))
            all->look[i].adjusted = p[n++];
    free(p);
    return status;
}

/* The adjusted p where one was asked for. */
static double decisive(const bench_look *look) {
    return isnan(look->adjusted) ? look->p : look->adjusted;
}

static const double level = 0.05;

static void tell_how_many(const bench *b, const bench_all_looks *all) {
    size_t significant = 0;
    for (size_t i = 0; i < all->n; i++)
        significant += decisive(&all->look[i]) < level;
    if (all->tests == 0)
        return;
    if (b->options->adjust != LODE_BENCH_UNADJUSTED)
        lode_notice(b->report, "%s: %zu of %zu tests significant after adjustment",
                    all->against->word, significant, all->tests);
    else
        lode_notice(b->report, "%s: %zu of %zu tests significant at 5%%; chance alone makes %.0f",
                    all->against->word, significant, all->tests, level * (double)all->tests);
}

lode_status bench_prepare_tests(const bench *b, bench_all_looks *all, lode_error *error) {
    lode_status status = LODE_OK;
    for (size_t i = 0; i < all->n; i++) {
        bench_look *look = &all->look[i];
        look->z = isnan(look->target) ? NAN : z_of(look);
        look->p = erfc(fabs(look->z) / sqrt(2));
        all->tests += isnan(look->z) ? 0 : 1;
    }
    if (b->options->adjust != LODE_BENCH_UNADJUSTED)
        status = adjust(b, all, error);
    if (status == LODE_OK)
        tell_how_many(b, all);
    return status;
}

void bench_take_tests(const bench *b, const bench_all_looks *all, const bench_look *look,
                      bench_comparison *out) {
    (void)b;
    if (isnan(look->z))
        return;
    bench_say_number(out, BENCH_Z, look->z);
    bench_say_number(out, BENCH_P, look->p);
    bench_say_number(out, BENCH_P_ADJUSTED, look->adjusted);
    bench_say(out, BENCH_SIGNIFICANCE,
              lode_text(decisive(look) >= level ? "none"
                        : look->z > 0           ? "sig+"
                                                : "sig-"));
    bench_say_whole(out, BENCH_TESTS, all->tests);
}
