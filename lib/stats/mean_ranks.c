#include "mean_ranks.h"

#include "lode/memory.h"
#include "lode/rank.h"
#include "sort.h"

#include <stdlib.h>

lode_status lode_mean_ranks(const double *values, size_t n, double *ranks, lode_error *error) {
    lode_rank *rank = lode_allocate(n, sizeof *rank);
    const lode_status status = lode_rank_group(values, n, LODE_HIGHER_IS_BETTER, rank, error);
    for (size_t i = 0; i < n && status == LODE_OK; i++)
        ranks[i] = rank[i].mean_rank;
    free(rank);
    return status;
}

double lode_tied_cubes(const double *ranks, size_t n) {
    double *sorted = lode_sorted_copy(ranks, n), sum = 0;
    for (size_t start = 0, end; start < n; start = end) {
        end = start + 1;
        while (end < n && sorted[end] == sorted[start])
            end++;
        const double t = (double)(end - start);
        sum += t * (t * t - 1);
    }
    free(sorted);
    return sum;
}
