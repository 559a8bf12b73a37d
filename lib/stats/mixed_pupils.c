/* Pupils on their way into the sums, one at a time. */
#include "lode/memory.h"
#include "mixed_parts.h"

#include <stdlib.h>
#include <string.h>

lode_mixed_pupils *lode_mixed_pupils_new(size_t covariates, const size_t *slope, size_t slopes) {
    lode_mixed_pupils *p = lode_allocate(1, sizeof *p);
    p->m = covariates + 2;
    p->q = slopes + 1;
    p->z = lode_allocate(p->q, sizeof *p->z);
    p->within = lode_allocate(p->m * p->m, sizeof *p->within);
    for (size_t k = 0; k < slopes; k++)
        p->z[k + 1] = slope[k] + 1;
    return p;
}

void lode_mixed_pupils_free(lode_mixed_pupils *p) {
    if (!p)
        return;
    free(p->z);
    free(p->count);
    free(p->mean);
    free(p->slope);
    free(p->within);
    free(p);
}

size_t lode_mixed_pupils_count(const lode_mixed_pupils *p) {
    return p->n;
}

static double *widen(double *old, size_t units, size_t capacity, size_t each) {
    double *all = lode_reallocate(old, capacity * each, sizeof *all);
    memset(all + units * each, 0, (capacity - units) * each * sizeof *all);
    return all;
}

static void add_unit(lode_mixed_pupils *p) {
    if (p->units == p->capacity) {
        p->capacity = p->capacity ? 2 * p->capacity : 64;
        p->count = widen(p->count, p->units, p->capacity, 1);
        p->mean = widen(p->mean, p->units, p->capacity, p->m);
        if (p->q > 1)
            p->slope = widen(p->slope, p->units, p->capacity, p->q * p->m);
    }
    p->units++;
}

static void add_slopes(lode_mixed_pupils *p, uint32_t unit, const double *away, double weight) {
    for (size_t k = 1; k < p->q; k++) {
        double *slope = p->slope + (unit * p->q + k) * p->m;
        const double z = weight * away[p->z[k]];
        for (size_t c = 1; c < p->m; c++)
            slope[c] += z * away[c];
    }
}

void lode_mixed_pupils_add(lode_mixed_pupils *p, uint32_t unit, const double *value) {
    if (unit == p->units)
        add_unit(p);
    const size_t m = p->m;
    const double n = ++p->count[unit], share = 1 / n, weight = 1 - share;
    double *mean = p->mean + unit * m, away[m];
    for (size_t c = 1; c < m; c++) {
        away[c] = value[c - 1] - mean[c];
        mean[c] += away[c] * share;
    }
    for (size_t a = 1; a < m; a++) {
        double *within = p->within + a * m;
        const double weighted = weight * away[a];
        for (size_t b = 1; b <= a; b++)
            within[b] += weighted * away[b];
    }
    add_slopes(p, unit, away, weight);
    p->n++;
}
