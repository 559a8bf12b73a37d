#include "lode/gap_index.h"

#include "checks.h"
#include "lode/memory.h"
#include "sort.h"

#include <stdbool.h>
#include <stdlib.h>

__extension__ typedef unsigned __int128 wide; /* sums of up to 2^32 ranks below 2^33 */

/* Ranks are counted in halves, so that the mean of tied ones is whole. */
typedef struct {
    wide rank_sum; /* in halves */
    uint64_t n;
} side;

static lode_status settle(const side *disadvantaged, const side *others, lode_gap_index *out,
                          lode_error *error) {
    if (disadvantaged->n == 0 || others->n == 0)
        return lode_fail(error, LODE_REFUSED,
                         "a gap index needs pupils of both groups: there are %zu disadvantaged and "
                         "%zu others",
                         (size_t)disadvantaged->n, (size_t)others->n);
    const double d = (double)disadvantaged->rank_sum / 2 / (double)disadvantaged->n;
    const double o = (double)others->rank_sum / 2 / (double)others->n;
    const double n = (double)(disadvantaged->n + others->n);
    *out = (lode_gap_index){20 * (o - d) / n, d, o};
    return LODE_OK;
}

static void add(side *to, uint64_t rank_in_halves, uint64_t pupils) {
    to->rank_sum += (wide)rank_in_halves * pupils;
    to->n += pupils;
}

lode_status lode_gap_index_counted(const double *scores, const uint32_t *disadvantaged,
                                   const uint32_t *others, size_t n, lode_gap_index *out,
                                   lode_error *error) {
    side d = {0, 0}, o = {0, 0};
    uint64_t below = 0;
    const lode_status status = lode_check_finite("score", scores, n, error);
    if (status != LODE_OK)
        return status;
    for (size_t i = 0; i < n; i++) {
        if (i > 0 && !(scores[i] > scores[i - 1]))
            return lode_fail(error, LODE_DATA, "score %zu of %zu is not above the one before",
                             i + 1, n);
        const uint64_t here = (uint64_t)disadvantaged[i] + others[i];
        const uint64_t rank = 2 * below + here + 1; /* the mean of below + 1 ... below + here */
        add(&d, rank, disadvantaged[i]);
        add(&o, rank, others[i]);
        below += here;
    }
    return settle(&d, &o, out, error);
}

/* How many of sorted[n] from *at on equal score; *at moves past them. */
static uint32_t count_equal(const double *sorted, size_t n, size_t *at, double score) {
    const size_t first = *at;
    while (*at < n && sorted[*at] == score)
        ++*at;
    return (uint32_t)(*at - first);
}

lode_status lode_gap_index_of(const double *disadvantaged, size_t n_disadvantaged,
                              const double *others, size_t n_others, lode_gap_index *out,
                              lode_error *error) {
    lode_status status = lode_check_finite("score", disadvantaged, n_disadvantaged, error);
    if (status == LODE_OK)
        status = lode_check_finite("score", others, n_others, error);
    if (status != LODE_OK)
        return status;
    double *d = lode_sorted_copy(disadvantaged, n_disadvantaged);
    double *o = lode_sorted_copy(others, n_others);
    const size_t most = n_disadvantaged + n_others;
    double *scores = lode_allocate(most, sizeof *scores);
    uint32_t *counts = lode_allocate(most, 2 * sizeof *counts);
    size_t n = 0;
    for (size_t i = 0, k = 0; i < n_disadvantaged || k < n_others; n++) {
        const bool from_d = k == n_others || (i < n_disadvantaged && d[i] <= o[k]);
        scores[n] = from_d ? d[i] : o[k];
        counts[n] = count_equal(d, n_disadvantaged, &i, scores[n]);
        counts[most + n] = count_equal(o, n_others, &k, scores[n]);
    }
    status = lode_gap_index_counted(scores, counts, counts + most, n, out, error);
    free(d);
    free(o);
    free(scores);
    free(counts);
    return status;
}
