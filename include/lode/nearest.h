/* The points nearest to each of many, by exact search.
 *
 * A point has a value in each of several terms. Two points lie apart by
 *
 *     sum over the parts of  sqrt( sum over the terms of a part of  (factor (x - y))^2 )
 *
 * which with one part is a weighted Euclidean distance: weight w and standard deviation s make the
 * factor sqrt(w) / s. Two parts are what the Department for Education's financial benchmarking uses
 * for special schools.
 *
 * Every pair is looked at: of a dozen terms a tree is slower. Differences in single precision,
 * whose error is bounded (N. J. Higham, 2002, Accuracy and Stability of Numerical Algorithms, SIAM,
 * section 3.1), rule out who cannot be near; the rest are measured in double precision, so the
 * answer is that of measuring all. */
#ifndef LODE_NEAREST_H
#define LODE_NEAREST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Everything is borrowed; values and factors are finite. n is below 2^32. */
typedef struct {
    const double *value; /* [n][terms] */
    size_t n, terms;
    const double *factor; /* [terms] */
    const unsigned *part; /* [terms] of each term the number of its part; NULL: one part */
} lode_points;

/* How far two points lie apart. */
double lode_points_apart(const lode_points *points, size_t a, size_t b);

typedef struct {
    uint32_t point;
    double distance;
} lode_neighbour;

typedef struct {
    size_t k;
    /* Whether a may have b for a neighbour; asked of some pairs only, by several threads at once.
     * NULL: everybody but itself. */
    bool (*may)(const void *context, uint32_t a, uint32_t b);
    const void *context;
    unsigned threads; /* as lode_workers takes them; the answer does not depend on it */
} lode_nearest_options;

/* The k nearest to each point: those of point i are found[i k], found[i k + 1] ..., nearest first,
 * and count[i] says how many there are: k, unless fewer may be. Distances that are the same to 12
 * significant digits are a tie, in which the earlier point comes first; the list is cut at k
 * whatever comes level with its last. found has n k places, count n. */
void lode_nearest(const lode_points *points, const lode_nearest_options *options,
                  lode_neighbour *found, size_t *count);

/* Of points with one term, part and options left aside: as many above as below in the order of
 * their values, k in all (k - k / 2 below if k is odd); at the ends of the order the window moves
 * so that it keeps its size. The rest as lode_nearest. Method: Department for Education, KS4
 * Similar Schools Technical Note. */
void lode_nearest_window(const lode_points *points, size_t k, lode_neighbour *found, size_t *count);

#endif
