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
    /* a hair more, so that 7 pupils are not 6.999...: a comparator has 12 digits */
    const double pupils = n.value * (look->value - look->target) / 100;
    const double hair = copysign(1e-11 * (n.value + 1), pupils);
    bench_say_number(out, BENCH_PUPILS, trunc(pupils + hair) + 0.0);
}
