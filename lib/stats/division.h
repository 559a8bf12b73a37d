/* The range of some values cut into equal parts, for sorting by address calculation: E. J. Isaac &
 * R. C. Singleton (1956), Journal of the ACM 3, 169-174. The part is a rising function of the value
 * however it is rounded, so the order of the parts is that of the values, and the least and the
 * most never share one. For lib/stats only. */
#ifndef LODE_STATS_DIVISION_H
#define LODE_STATS_DIVISION_H

#include <math.h>
#include <stddef.h>
#include <stdint.h>

typedef struct {
    double least, most, scale;
    size_t parts; /* 0 if the range cannot be cut: it is nothing, or beyond doubles */
} lode_division;

/* The range of values[n], finite, n at least 1, in so many parts, at least 2. */
static inline lode_division lode_divide(const double *values, size_t n, size_t parts) {
    double least = values[0], most = values[0];
    for (size_t i = 1; i < n; i++) {
        least = values[i] < least ? values[i] : least;
        most = values[i] > most ? values[i] : most;
    }
    const double width = most - least, scale = (double)(parts - 1) / width;
    const int apart = isfinite(width) && isfinite(scale);
    return (lode_division){least, most, scale, apart ? parts : 0};
}

static inline size_t lode_part_of(const lode_division *d, double value) {
    return (size_t)(int64_t)((value - d->least) * d->scale);
}

#endif
