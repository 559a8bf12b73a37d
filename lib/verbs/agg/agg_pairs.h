/* Pairs of numbers of one group's rows: values with their weights, pupils counted with their n. */
#ifndef LODE_AGG_PAIRS_H
#define LODE_AGG_PAIRS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct {
    double first, second;
} agg_pair;

typedef struct {
    agg_pair *pair;
    size_t n, capacity;
} agg_pairs;

void agg_pairs_add(agg_pairs *pairs, double first, double second);
void agg_pairs_add_all(agg_pairs *pairs, const agg_pairs *others);
void agg_pairs_free(agg_pairs *pairs);

/* Put them in the order of their first numbers, then their second: whatever order they came in. */
void agg_pairs_sort(agg_pairs *pairs);
/* The first and second numbers side by side, to be freed by the caller. */
void agg_pairs_split(const agg_pairs *pairs, double **first, double **second);
/* The second numbers as counts; false if one of them is none. */
bool agg_pairs_counts(const agg_pairs *pairs, uint32_t **counts);

#endif
