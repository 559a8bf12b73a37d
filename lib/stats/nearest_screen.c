/* The loop is written once, for 8 floats at a time, and compiled for what the processor has. */
#include "nearest_screen.h"

#include "lode/memory.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#if defined(__x86_64__)
#include <immintrin.h>
#endif

enum { LANES = 8, SUMS = 8, TILE = LANES * SUMS };

typedef float lanes __attribute__((vector_size(LANES * sizeof(float))));
typedef int32_t marks __attribute__((vector_size(LANES * sizeof(float))));

/* One version: sum + apart apart. */
typedef void add_square_step(lanes *sum, const lanes *apart);

#define ALWAYS static inline __attribute__((always_inline))
#define EACH_SUM _Pragma("GCC unroll 8") for (int i = 0; i < SUMS; i++)

ALWAYS bool any_below(const lanes *sum, float bound) {
    marks low = sum[0] <= bound;
    uint64_t word[sizeof low / sizeof(uint64_t)];
    EACH_SUM
    low |= sum[i] <= bound;
    memcpy(word, &low, sizeof low);
    return (word[0] | word[1] | word[2] | word[3]) != 0;
}

ALWAYS size_t take_below(const lanes *sum, float bound, uint32_t first, uint32_t *which,
                         float *square) {
    float all[TILE];
    size_t n = 0;
    memcpy(all, sum, sizeof all);
    for (uint32_t i = 0; i < TILE; i++) { /* whoever does not belong is overwritten */
        which[n] = first + i;
        square[n] = all[i];
        n += all[i] <= bound;
    }
    return n;
}

ALWAYS void add_term(lanes *sum, const float *at, float own, add_square_step *add_square) {
    EACH_SUM {
        lanes apart;
        memcpy(&apart, at + i * LANES, sizeof apart);
        apart -= own;
        add_square(&sum[i], &apart);
    }
}

ALWAYS size_t pass_loop(const lode_screen *s, size_t point, size_t from, float bound,
                        uint32_t *which, float *square, add_square_step *add_square) {
    size_t n = 0;
    for (size_t tile = from; tile < from + SCREEN_BLOCK; tile += TILE) {
        const float *at = s->at + tile, *own = s->at + point;
        lanes sum[SUMS] = {{0}};
        for (size_t t = 0; t < s->terms; t++, at += s->room, own += s->room)
            add_term(sum, at, *own, add_square);
        if (any_below(sum, bound))
            n += take_below(sum, bound, (uint32_t)tile, which + n, square + n);
    }
    return n;
}

#define VERSION(name, target)                                                                      \
    target static size_t name##_pass(const lode_screen *s, size_t point, size_t from, float bound, \
                                     uint32_t *which, float *square) {                             \
        return pass_loop(s, point, from, bound, which, square, name##_add_square);                 \
    }

ALWAYS void plain_add_square(lanes *sum, const lanes *apart) {
    *sum += *apart * *apart;
}
VERSION(plain, )

#if defined(__x86_64__)
#define FMA __attribute__((target("avx2,fma")))
FMA ALWAYS void fma_add_square(lanes *sum, const lanes *apart) {
    *sum = (lanes)_mm256_fmadd_ps((__m256)*apart, (__m256)*apart, (__m256)*sum);
}
VERSION(fma, FMA)
#endif

size_t lode_screen_pass(const lode_screen *screen, size_t point, size_t from, float bound,
                        uint32_t *which, float *square) {
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"))
        return fma_pass(screen, point, from, bound, which, square);
#endif
    return plain_pass(screen, point, from, bound, which, square);
}

/* ---- making it ---- */

static void mean_of(const lode_points *p, double *mean) {
    for (size_t t = 0; t < p->terms; t++) {
        for (size_t i = 0; i < p->n; i++)
            mean[t] += p->value[i * p->terms + t] / (double)p->n;
    }
}

static double scaled(const lode_points *p, const double *mean, size_t i, size_t t) {
    return p->factor[t] * (p->value[i * p->terms + t] - mean[t]);
}

static double largest(const lode_points *p, const double *mean) {
    double most = 0;
    for (size_t i = 0; i < p->n; i++)
        for (size_t t = 0; t < p->terms; t++)
            most = fmax(most, fabs(scaled(p, mean, i, t)));
    return most;
}

/* Divided by the largest of them, so that no square can be too large for a float. */
void lode_screen_make(lode_screen *s, const lode_points *p) {
    const double unit = 0x1p-24;
    s->terms = p->terms;
    s->room = (p->n + SCREEN_BLOCK - 1) / SCREEN_BLOCK * SCREEN_BLOCK;
    s->at = lode_allocate(s->room * s->terms, sizeof *s->at);
    s->error = 2.02 * sqrt((double)s->terms) * unit;
    s->relative = (double)(s->terms + 4) * unit;
    double *mean = lode_allocate(s->terms, sizeof *mean);
    mean_of(p, mean);
    const double most = largest(p, mean);
    for (size_t t = 0; t < s->terms; t++) {
        float *at = s->at + t * s->room;
        for (size_t i = 0; i < p->n; i++)
            at[i] = most > 0 ? (float)(scaled(p, mean, i, t) / most) : 0;
        for (size_t i = p->n; i < s->room; i++)
            at[i] = INFINITY;
    }
    free(mean);
}

void lode_screen_free(lode_screen *screen) {
    free(screen->at);
}

float lode_screen_bound(const lode_screen *s, float square) {
    const double twelve_digits = 1e-11;
    const double most = (sqrt((double)square) * (1 + s->relative) + s->error) * (1 + twelve_digits);
    const double here = (most + s->error) / (1 - s->relative);
    return nextafterf((float)(here * here), INFINITY);
}
