/* Numbers with their derivative in one direction: W. K. Clifford's dual numbers, by which a
 * function that is computed is differentiated as exactly as it is computed. For lib/stats only. */
#ifndef LODE_STATS_DUAL_H
#define LODE_STATS_DUAL_H

#include <math.h>

typedef struct {
    double v, d;
} dual;

static inline dual dual_constant(double v) {
    return (dual){v, 0};
}

static inline dual dual_plus(dual a, dual b) {
    return (dual){a.v + b.v, a.d + b.d};
}

static inline dual dual_minus(dual a, dual b) {
    return (dual){a.v - b.v, a.d - b.d};
}

static inline dual dual_times(dual a, dual b) {
    return (dual){a.v * b.v, a.d * b.v + a.v * b.d};
}

static inline dual dual_scaled(dual a, double by) {
    return (dual){a.v * by, a.d * by};
}

static inline dual dual_over(dual a, dual b) {
    const double v = a.v / b.v;
    return (dual){v, (a.d - v * b.d) / b.v};
}

static inline dual dual_root(dual a) {
    const double v = sqrt(a.v);
    return (dual){v, a.d / (2 * v)};
}

static inline dual dual_log(dual a) {
    return (dual){log(a.v), a.d / a.v};
}

#endif
