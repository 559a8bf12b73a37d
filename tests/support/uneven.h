/* Values for what sorts: lying evenly and as unevenly as they can, with and without ties. */
#ifndef LODE_TESTS_UNEVEN_H
#define LODE_TESTS_UNEVEN_H

#include "lode/random.h"

#include <float.h>
#include <math.h>
#include <stddef.h>
#include <stdlib.h>

enum { UNEVEN_KINDS = 13 };

static inline double uneven_value(lode_random *s, size_t i, int kind) {
    const double u = lode_random_uniform(s);
    const int e = (int)lode_random_below(s, 2000) - 1000;
    switch (kind) {
    case 0: /* percentages, -0 among them */
        return (i % 9 ? 1 : -1) * (double)lode_random_below(s, 1001) / 10;
    case 1: /* decimals of any length */
        return (double)lode_random_below(s, 100000) / pow(10, (double)(i % 5));
    case 2:
        return u * 100;
    case 3: /* every size of number alike */
        return ldexp(u - 0.5, e);
    case 4: /* all but a few together */
        return i % 50 ? u : ldexp(u, e);
    case 5: /* halving for ever: nearly all in the lowest part of any equal division */
        return ldexp(1, -(int)(i % 1000));
    case 6: /* a range beyond doubles */
        return i % 20 ? u : (u < 0.5 ? -DBL_MAX : DBL_MAX);
    case 7: /* a range too small to be divided */
        return ldexp((double)lode_random_below(s, 5), -1074);
    case 8: /* the same, with low bits that are all alike */
        return ldexp((double)lode_random_below(s, 7), -1060);
    case 9: /* neighbouring doubles */
        return 57.9 + (double)lode_random_below(s, 300) * DBL_EPSILON * 32;
    case 10: /* two values */
        return lode_random_below(s, 2) ? 1e300 : 0;
    case 11: /* one value, of either sign where it is 0 */
        return i % 2 ? 0.0 : -0.0;
    default: /* whole numbers of many digits */
        return (double)(int64_t)(lode_random_bits(s) >> 12) - 0x1p51;
    }
}

static inline void uneven_fill(double *values, size_t n, int kind, uint64_t unit) {
    lode_random stream = lode_random_start(77, unit, (uint32_t)kind);
    for (size_t i = 0; i < n; i++)
        values[i] = uneven_value(&stream, i, kind);
}

static inline int uneven_order(const void *a, const void *b) {
    const double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

#endif
