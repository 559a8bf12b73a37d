/* The schools of pools on their way to ranks and means. Private to bench_gather.c and
 * bench_pools.c.
 *
 * The values of large pools are mostly short decimals over a short range, as percentages are. Such
 * a pool is a ladder: how many schools stand on each of its steps says all there is to know, and no
 * list of them is made. The schools of other pools are gathered, and their values sorted. */
#ifndef LODE_BENCH_FILLING_H
#define LODE_BENCH_FILLING_H

#include "bench_parts.h"

enum { BENCH_MOST_SCALE = 6 }; /* decimals of a short one */

/* What one worker has seen of the values of a pool. */
typedef struct {
    double least, most;
    uint32_t n;
    uint8_t scale; /* decimals; of one that is no short decimal, very many */
} bench_sighting;

typedef struct {
    bench *b;
    bench_against *against;
    unsigned workers;
    size_t ranges;
    bench_sighting *seen; /* [workers x pools] */
    size_t steps;         /* of all ladders */
    uint32_t *on;         /* [workers x steps] schools on each; then [steps] by all workers */
    size_t *place;        /* [pools] of gathered ones: where its schools begin */
    uint32_t *next;       /* [ranges x pools] how many; then where the next of them goes */
    size_t gathered;      /* schools */
    /* [gathered] in the order of the rows, pool after pool */
    uint32_t *member; /* rows */
    double *value;
    uint8_t *scale;
    lode_standing **standings; /* [pools] of gathered ones */
} bench_filling;

/* Find which pools are ladders; count the schools on their steps, and gather those of the others.
 * b, against and workers are set. */
void bench_gather(bench_filling *f);
/* Free what bench_gather allocated. */
void bench_ungather(bench_filling *f);

#endif
