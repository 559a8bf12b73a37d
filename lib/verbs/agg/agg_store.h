/* The values of one group, to be counted, added up and ordered in the end.
 *
 * Figures are mostly decimals of few places that lie close together, so that few of them differ:
 * they are held as a tally, how often each whole multiple of 10^-scale within a range stands. What
 * lies outside the range, or is too sparse for one, is held as a list. Both are what was read,
 * exactly, so that it makes no difference in which order or by how many workers it came. */
#ifndef LODE_AGG_STORE_H
#define LODE_AGG_STORE_H

#include "lode/number.h"
#include "lode/status.h"

typedef union {
    int64_t units;
    double value;
} agg_item;

typedef struct {
    uint32_t *tally; /* [width] how often low, low + 1, ... stands */
    int64_t low;
    uint32_t width;
    uint32_t scale; /* units are 10^-scale */
    bool loose;     /* not all are decimals that double can hold: the list has values, not units */
    agg_item *list;
    size_t listed, capacity;
    size_t n; /* values, at most UINT32_MAX */
} agg_store;

void agg_store_add_other(agg_store *store, const lode_number *number);

static inline void agg_store_add(agg_store *store, const lode_number *number) {
    const uint64_t place = (uint64_t)number->units - (uint64_t)store->low;
    if (place < store->width && (uint32_t)number->scale == store->scale && number->exact) {
        store->tally[place]++;
        store->n++;
    } else {
        agg_store_add_other(store, number);
    }
}

/* Add the values of another store, which stays as it is. */
void agg_store_add_all(agg_store *store, const agg_store *others);
void agg_store_free(agg_store *store);

/* Add a value so many times. */
void agg_store_add_times(agg_store *store, const lode_number *number, size_t times);
/* From here on all values are doubles, as one that is no decimal makes them. */
void agg_store_loosen(agg_store *store);
/* Tell each value and how often it stands; some may be told several times. */
typedef void agg_told_value(void *context, const lode_number *number, size_t times);
void agg_store_tell(const agg_store *store, agg_told_value *tell, void *context);

/* All values: units[i] / power stands counts[i] times, rising; or, counts being NULL, once, in any
 * order. The store is empty afterwards. */
typedef struct {
    double *units;
    uint32_t *counts;
    size_t n;
    double power;
} agg_values;

agg_values agg_store_pour(agg_store *store);
void agg_values_free(agg_values *values);

#endif
