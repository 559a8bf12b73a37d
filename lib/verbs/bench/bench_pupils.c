/* How many pupils a gap comes to, as schools say it: whole ones, of whom less than one is none. */
#include "bench_closer.h"

#include <math.h>

void bench_take_pupils(const bench *b, const bench_all_looks *all, const bench_look *look,
                       bench_comparison *out) {
    (void)all;
    lode_number n;
    if (isnan(look->target) || !look->meaning || look->meaning->kind != LODE_KIND_PROPORTION ||
        !lode_measures_number(b->measures, look->row, LODE_COL_N, &n))
        return;
    /* a hair more, so that 7 pupils are not 6.999... */
    const double pupils = n.value * (look->value - look->target) / 100;
    bench_say_number(out, BENCH_PUPILS, trunc(pupils * (1 + 1e-12)) + 0.0);
}
