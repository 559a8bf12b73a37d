/* Rank and percentile of a row, as they are written. Private to lib/verbs/bench*.c. */
#ifndef LODE_BENCH_STANDING_H
#define LODE_BENCH_STANDING_H

#include "bench_parts.h"

static inline lode_direction bench_direction(const lode_meaning *meaning) {
    return meaning && meaning->polarity == LODE_LOW_IS_GOOD ? LODE_LOWER_IS_BETTER
                                                            : LODE_HIGHER_IS_BETTER;
}

/* Where nobody knows which way is good there is no rank. */
static inline bool bench_has_rank(const bench_comparison *comparison) {
    return comparison->meaning && comparison->meaning->polarity != LODE_NEITHER;
}

static inline void bench_set_rank(size_t rank, bench_comparison *out) {
    bench_say(out, BENCH_RANK, (lode_slice){out->rank, lode_whole_text(rank, out->rank)});
}

static inline void bench_set_percentile(double percentile, bench_comparison *out) {
    bench_say(out, BENCH_PERCENTILE,
              (lode_slice){out->percentile, lode_number_text(percentile, out->percentile)});
}

#endif
