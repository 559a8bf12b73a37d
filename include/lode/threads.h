/* Several processors on one job, with results that do not depend on how many there were.
 *
 * Two shapes are enough. A relay: pieces are taken in order by one worker at a time, worked on by
 * all at once, and delivered in the order they were taken. A share: places 0 .. n - 1 of an array,
 * each worked on alone. Workers are numbered from 0, so that each can have memory of its own; the
 * caller is worker 0. */
#ifndef LODE_THREADS_H
#define LODE_THREADS_H

#include <stdbool.h>
#include <stddef.h>

enum { LODE_MOST_WORKERS = 16 };

/* How many workers to use where so many are asked for: 0 means as many as there are processors to
 * run on; never more than LODE_MOST_WORKERS. */
unsigned lode_workers(unsigned asked);

typedef enum { LODE_NOTHING_MORE, LODE_TAKEN, LODE_TAKEN_THE_LAST } lode_taken;

typedef struct {
    void *context;
    /* Take the next piece. Called by one worker at a time, in the order of the pieces. */
    lode_taken (*take)(void *context, unsigned worker);
    /* Work on the piece this worker has taken. Called by several workers at once. */
    void (*work)(void *context, unsigned worker);
    /* Hand on the piece this worker has worked on. Called by one worker at a time, in the order of
     * the pieces, and beside takes. False: stop; no further piece is delivered. */
    bool (*deliver)(void *context, unsigned worker);
} lode_relay;

/* Returns when every piece is delivered, or one was not. A worker has one piece at a time. */
void lode_relay_run(const lode_relay *relay, unsigned workers);

/* work(context, worker, i) for each i below n, in no order. */
void lode_share(size_t n, unsigned workers, void (*work)(void *context, unsigned worker, size_t i),
                void *context);

#endif
