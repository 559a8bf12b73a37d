/* The further columns of lode_bench, which take more than a row and its comparator: what chance
 * could do to a figure, and all rows that are compared with the same. Private to
 * lib/verbs/bench/bench_sets.c and what it calls. */
#ifndef LODE_BENCH_CLOSER_H
#define LODE_BENCH_CLOSER_H

#include "bench_parts.h"
#include "lode/pupil_spread.h"

#define BENCH_NO_GROUP UINT32_MAX

/* What the chance of a figure rests on. */
typedef enum {
    BENCH_UNKNOWN, /* no denominator, and no published limits */
    BENCH_SHARE,   /* count of size pupils */
    BENCH_RATIO,   /* count of events where size pupils (sessions, ...) could have them */
    BENCH_SCORE,   /* a mean whose standard error is size */
} bench_chance;

/* A row beside one comparator. */
typedef struct {
    double value, target; /* as printed: shares in percent; no target (nan) where not compared */
    double count, size;
    bench_chance chance;
    uint32_t row;
    uint32_t group; /* rows of a level compared with the same figure, or BENCH_NO_GROUP */
    const lode_meaning *meaning;
    /* What the sets find. nan, 0 or NULL where nothing can be said. */
    double z, p, adjusted;
    double shrunken, shrunken_low, shrunken_high, reliability;
    uint32_t rank_low, rank_high;
    const char *band;
} bench_look;

/* Rows that are compared with the same figure, of which something is common. */
typedef struct {
    size_t first, n;     /* of members */
    double phi, tau2;    /* over-dispersion; nan where it cannot be told */
    bench_chance chance; /* of the rows that these two are of: most of them */
} bench_group;

/* All rows beside one comparator. */
typedef struct {
    const bench_against *against;
    bench_look *look; /* [n] of the rows that have a value and it is above, in their order */
    size_t n;
    uint32_t *of_row; /* [rows] or BENCH_NO_ROW */
    bench_group *group;
    size_t groups;
    uint32_t *member; /* looks, group after group */
    size_t tests;     /* how many rows were tested */
} bench_all_looks;

struct bench_closer {
    unsigned wanted;         /* a bit for each set */
    bench_all_looks *beside; /* [n_against] */
    lode_pupil_spread *spread;
    lode_reference *reference; /* while preparing */
};

/* Words for columns: numbers to 12 digits, nothing where they are nan. */
void bench_say_number(bench_comparison *out, bench_column column, double number);
void bench_say_whole(bench_comparison *out, bench_column column, size_t number);

/* ---- bench_closer.c, bench_chance.c ---- */

/* Fill b->closer but for what the sets find. */
lode_status bench_look_everywhere(bench *b, lode_error *error);
/* Settle chance, count and size of a look. */
void bench_see_chance(const bench *b, bench_look *look);

/* ---- the sets, a file each: prepare works on all rows, take says it of one ---- */

typedef lode_status bench_preparer(const bench *b, bench_all_looks *all, lode_error *error);
typedef void bench_taker(const bench *b, const bench_all_looks *all, const bench_look *look,
                         bench_comparison *out);

bench_preparer bench_prepare_limits, bench_prepare_tests, bench_prepare_bands,
    bench_prepare_shrinkage, bench_prepare_ranks;
bench_taker bench_take_limits, bench_take_tests, bench_take_band, bench_take_shrinkage,
    bench_take_ranks, bench_take_pupils;

#endif
