/* Selection by distribution: the values in each part of their range are counted, and only those of
 * the parts that hold a wanted place are looked at again. */
#include "nth.h"

#include "division.h"
#include "lode/memory.h"
#include "sort.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>

/* Values may lie so that most of them share a part, level after level: then they are sorted. */
enum { FEW = 48, LEAST_PARTS = 16, MOST_PARTS = 1024, MOST_LEVELS = 4 };

/* What is wanted of values of which so many come before: wanted[].place less before is a place in
 * their own order. */
typedef struct {
    const lode_nth *wanted;
    size_t n, before;
} request;

static void take_sorted(const double *sorted, request r) {
    for (size_t i = 0; i < r.n; i++)
        *r.wanted[i].value = sorted[r.wanted[i].place - r.before] + 0.0; /* no -0 */
}

static void find_among_few(const double *values, size_t n, request r) {
    double sorted[FEW];
    for (size_t i = 0; i < n; i++) {
        size_t hole = i;
        for (; hole > 0 && sorted[hole - 1] > values[i]; hole--)
            sorted[hole] = sorted[hole - 1];
        sorted[hole] = values[i];
    }
    take_sorted(sorted, r);
}

static void find_by_sorting(const double *values, size_t n, request r) {
    double *sorted = lode_sorted_copy(values, n);
    take_sorted(sorted, r);
    free(sorted);
}

/* Takes from *r what is wanted of its next n values. */
static request take_next(request *r, size_t n) {
    request next = {r->wanted, 0, r->before};
    while (next.n < r->n && next.wanted[next.n].place - r->before < n)
        next.n++;
    *r = (request){r->wanted + next.n, r->n - next.n, r->before + n};
    return next;
}

static void find(const double *values, size_t n, request r, int level);

/* The values of the parts marked in next, which holds the place of each part's first in found. */
static void gather(const double *values, size_t n, const lode_division *d, size_t *next,
                   double *found) {
    for (size_t i = 0; i < n; i++) {
        const size_t part = lode_part_of(d, values[i]);
        if (next[part] != SIZE_MAX)
            found[next[part]++] = values[i];
    }
}

static void find_in_parts(const double *values, size_t n, const lode_division *d, request r,
                          int level) {
    size_t counts[MOST_PARTS] = {0}, next[MOST_PARTS], found = 0;
    for (size_t i = 0; i < n; i++)
        counts[lode_part_of(d, values[i])]++;
    request rest = r;
    for (size_t k = 0; k < d->parts; k++) {
        const bool holds = take_next(&rest, counts[k]).n > 0;
        next[k] = holds ? found : SIZE_MAX;
        found += holds ? counts[k] : 0;
    }
    double *gathered = lode_reallocate(NULL, found, sizeof *gathered), *of_part = gathered;
    gather(values, n, d, next, gathered);
    for (size_t k = 0; k < d->parts; k++) {
        const request here = take_next(&r, counts[k]);
        if (here.n == 0)
            continue;
        find(of_part, counts[k], here, level + 1);
        of_part += counts[k];
    }
    free(gathered);
}

static size_t parts_for(size_t n) {
    return n / 4 < LEAST_PARTS ? LEAST_PARTS : n / 4 > MOST_PARTS ? MOST_PARTS : n / 4;
}

static void find(const double *values, size_t n, request r, int level) {
    if (n <= FEW) {
        find_among_few(values, n, r);
        return;
    }
    const lode_division d = lode_divide(values, n, parts_for(n));
    if (d.least == d.most)
        for (size_t i = 0; i < r.n; i++)
            *r.wanted[i].value = d.least + 0.0;
    else if (d.parts == 0 || level == MOST_LEVELS)
        find_by_sorting(values, n, r);
    else
        find_in_parts(values, n, &d, r, level);
}

void lode_find_nth(const double *values, size_t n, const lode_nth *wanted, size_t n_wanted) {
    find(values, n, (request){wanted, n_wanted, 0}, 0);
}
