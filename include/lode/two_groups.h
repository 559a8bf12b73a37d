/* Two groups of values: how far apart their means are, and how sure that is; how often one of the
 * first is above one of the second.
 *
 * Student (1908), The probable error of a mean, Biometrika 6, 1-25, for groups that vary alike; B.
 * L. Welch (1947), Biometrika 34, 28-35, for those that need not, which is the one to use. Effect
 * sizes: J. Cohen (1988), Statistical Power Analysis for the Behavioral Sciences, 2nd ed.; L. V.
 * Hedges (1981), Journal of Educational Statistics 6, 107-128; G. V. Glass (1976), Educational
 * Researcher 5(10), 3-8. By ranks: H. B. Mann & D. R. Whitney (1947), Annals of Mathematical
 * Statistics 18, 50-60. The largest distance of shares: N. V. Smirnov (1939), Bulletin of Moscow
 * University 2, 3-16.
 *
 * Throughout: a[n_a] and b[n_b], finite, in one unit; differences are a less b. Results are written
 * only when LODE_OK is returned. LODE_DATA: a value that is not finite or is too large to square.
 */
#ifndef LODE_TWO_GROUPS_H
#define LODE_TWO_GROUPS_H

#include "lode/interval.h"
#include "lode/status.h"

#include <stddef.h>

typedef struct {
    lode_interval difference; /* of the means */
    double t, df, p;          /* p two-sided */
    double se;
} lode_t_test;

/* The tests, with an interval of this level. LODE_REFUSED: a group of fewer than two; groups
 * neither of which varies. LODE_USAGE: a level that is not between 0 and 1. */
lode_status lode_t_test_welch(const double *a, size_t n_a, const double *b, size_t n_b,
                              double level, lode_t_test *test, lode_error *error);
lode_status lode_t_test_student(const double *a, size_t n_a, const double *b, size_t n_b,
                                double level, lode_t_test *test, lode_error *error);

/* Welch's of groups whose values are not known, but mean, standard deviation and how many there
 * are. LODE_DATA: a figure that is not finite, a negative standard deviation. The rest as above. */
typedef struct {
    double mean, sd, n;
} lode_sample;

lode_status lode_t_test_welch_of(const lode_sample *a, const lode_sample *b, double level,
                                 lode_t_test *test, lode_error *error);

/* The test of pairs: a[n] and b[n] are of the same units, looked at twice, and each of its own is
 * compared (Student). LODE_REFUSED: fewer than two pairs; pairs that all differ by the same. */
lode_status lode_t_test_paired(const double *a, const double *b, size_t n, double level,
                               lode_t_test *test, lode_error *error);

/* The difference in standard deviations. */
typedef struct {
    double cohen_d;         /* of both groups together */
    double hedges_g;        /* the same without bias: times J, by gamma functions */
    double hedges_g_approx; /* with 1 - 3 / (4 df - 1) for J, as most programs have it */
    double glass_delta;     /* of b */
} lode_effect_size;

/* LODE_REFUSED: as above, or a b that does not vary. */
lode_status lode_effect_size_of(const double *a, size_t n_a, const double *b, size_t n_b,
                                lode_effect_size *effect, lode_error *error);

typedef struct {
    double u;          /* pairs in which a is above b, ties counting half */
    double above;      /* their share: the chance that one of a is above one of b */
    double p, p_plain; /* two-sided by the normal distribution with the variance of ties, with and
                          without a correction of 1/2 */
} lode_mann_whitney;

/* Of fewer than 2^32 values. LODE_REFUSED: a group of none; values that are all the same. */
lode_status lode_mann_whitney_of(const double *a, size_t n_a, const double *b, size_t n_b,
                                 lode_mann_whitney *test, lode_error *error);

/* The largest difference between the shares of a and of b that are at or below any value: 0 to 1.
 * LODE_REFUSED: a group of none. */
lode_status lode_smirnov_distance(const double *a, size_t n_a, const double *b, size_t n_b,
                                  double *distance, lode_error *error);

#endif
