/* Selection by distribution: the values in each part of their range are counted, and only those of
 * the parts that hold a wanted place are looked at again. */
#include "nth.h"

#include "division.h"
#include "lode/memory.h"
#include "sort.h"

#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>

/* Values may lie so that most of them share a part, level after level: then they are sorted. */
enum { FEW = 48, LEAST_PARTED = 8, LEAST_PARTS = 16, MOST_PARTS = 1024, MOST_LEVELS = 4 };

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

static void take_equal(double value, request r) {
    for (size_t i = 0; i < r.n; i++)
        *r.wanted[i].value = value + 0.0;
}

/* Takes from *r what is wanted of its next n values. */
static request take_next(request *r, size_t n) {
    request next = {r->wanted, 0, r->before};
    while (next.n < r->n && next.wanted[next.n].place - r->before < n)
        next.n++;
    *r = (request){r->wanted + next.n, r->n - next.n, r->before + n};
    return next;
}

/* Each value into one of two parts, those below the bound first; returns how many these are. Nobody
 * could foretell a branch, so each value is written to both parts, and the wrong one overwritten.
 */
static size_t part_at(double bound, const double *values, size_t n, double *parts) {
    double *lower = parts, *upper = parts + n;
    for (size_t i = 0; i < n; i++) {
        const double value = values[i];
        const size_t is_lower = value < bound;
        *lower = upper[-1] = value;
        lower += is_lower;
        upper -= 1 - is_lower;
    }
    return (size_t)(lower - parts);
}

static inline double lesser(double a, double b) {
    return a < b ? a : b;
}

static inline double greater(double a, double b) {
    return a > b ? a : b;
}

static double middle_of(double a, double b, double c) {
    return greater(lesser(a, b), lesser(greater(a, b), c));
}

static void take_least(const double *values, size_t n, request r) {
    double sorted[LEAST_PARTED];
    for (size_t i = 0; i < n; i++) {
        size_t hole = i;
        for (; hole > 0 && sorted[hole - 1] > values[i]; hole--)
            sorted[hole] = sorted[hole - 1];
        sorted[hole] = values[i];
    }
    take_sorted(sorted, r);
}

/* Quickselect, after C. A. R. Hoare (1961), Algorithm 65: find, Communications of the ACM 4. */
static void find_among_few(const double *values, size_t n, request r) {
    double parts[FEW];
    if (n <= LEAST_PARTED) {
        take_least(values, n, r);
        return;
    }
    const double pivot = middle_of(values[n / 4], values[n / 2], values[n - 1 - n / 4]);
    size_t lower = part_at(pivot, values, n, parts);
    const bool is_least = lower == 0; /* then those that equal it are a part that is done */
    if (is_least)
        lower = part_at(nextafter(pivot, INFINITY), values, n, parts);
    const request low = take_next(&r, lower);
    if (is_least)
        take_equal(pivot, low);
    else if (low.n > 0)
        find_among_few(parts, lower, low);
    if (r.n > 0)
        find_among_few(parts + lower, n - lower, r);
}

static void find_by_sorting(const double *values, size_t n, request r) {
    double *sorted = lode_sorted_copy(values, n);
    take_sorted(sorted, r);
    free(sorted);
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
        take_equal(d.least, r);
    else if (d.parts == 0 || level == MOST_LEVELS)
        find_by_sorting(values, n, r);
    else
        find_in_parts(values, n, &d, r, level);
}

void lode_find_nth(const double *values, size_t n, const lode_nth *wanted, size_t n_wanted) {
    find(values, n, (request){wanted, n_wanted, 0}, 0);
}
