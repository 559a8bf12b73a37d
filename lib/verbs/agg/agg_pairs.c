#include "agg_pairs.h"

#include "lode/memory.h"

#include <stdlib.h>

void agg_pairs_add(agg_pairs *pairs, double first, double second) {
    LODE_GROW(pairs->pair, pairs->n, pairs->capacity);
    pairs->pair[pairs->n++] = (agg_pair){first, second};
}

void agg_pairs_add_all(agg_pairs *pairs, const agg_pairs *others) {
    for (size_t i = 0; i < others->n; i++)
        agg_pairs_add(pairs, others->pair[i].first, others->pair[i].second);
}

void agg_pairs_free(agg_pairs *pairs) {
    free(pairs->pair);
    *pairs = (agg_pairs){0};
}

static int by_first(const void *a, const void *b) {
    const agg_pair *x = a, *y = b;
    if (x->first != y->first)
        return (x->first > y->first) - (x->first < y->first);
    return (x->second > y->second) - (x->second < y->second);
}

void agg_pairs_sort(agg_pairs *pairs) {
    if (pairs->n > 1)
        qsort(pairs->pair, pairs->n, sizeof *pairs->pair, by_first);
}

void agg_pairs_split(const agg_pairs *pairs, double **first, double **second) {
    *first = lode_allocate(pairs->n, sizeof **first);
    *second = lode_allocate(pairs->n, sizeof **second);
    for (size_t i = 0; i < pairs->n; i++) {
        (*first)[i] = pairs->pair[i].first;
        (*second)[i] = pairs->pair[i].second;
    }
}

bool agg_pairs_counts(const agg_pairs *pairs, uint32_t **counts) {
    *counts = lode_allocate(pairs->n, sizeof **counts);
    for (size_t i = 0; i < pairs->n; i++) {
        const double count = pairs->pair[i].second;
        if (!(count >= 0 && count <= UINT32_MAX && count == (double)(uint32_t)count))
            return false;
        (*counts)[i] = (uint32_t)count;
    }
    return true;
}
