/* Two groups before and after: what changed where something was done, less what changed where it
 * was not. It says what was done if both would have changed alike without it, which no figure here
 * tells.
 *
 * J. Snow (1855), On the Mode of Communication of Cholera; O. Ashenfelter & D. Card (1985), Review
 * of Economics and Statistics 67, 648-660. Its errors go together within those seen twice: M.
 * Bertrand, E. Duflo & S. Mullainathan (2004), Quarterly Journal of Economics 119, 249-275. */
#ifndef LODE_DID_H
#define LODE_DID_H

#include "lode/cluster_robust.h"
#include "lode/status.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct {
    size_t n;
    double mean, se; /* of the mean */
} lode_did_cell;

/* The effect is the same however its error is taken. */
typedef struct {
    lode_did_cell cell[2][2]; /* [treated][after] */
    double effect;
    double se_means;     /* four samples, each with a variance of its own */
    double se_classical; /* one variance for all */
    double se_hc1;       /* of the regression, each observation a variance of its own */
    double se_cr1s; /* by cluster, as Stata has it, with clusters - 1 degrees of freedom; NAN if
                       there are none */
    double se_cr2;  /* by cluster, bias-reduced, with df_cr2; NAN if there are none */
    double df_cr2;
} lode_did;

/* The effect of values[n], finite, each of one treated or not, before or after.
 *   cluster  [n] numbers below clusters, of those that are seen twice or of what they belong to;
 *            may be NULL
 *   did      written only when LODE_OK is returned
 * LODE_REFUSED: a cell of fewer than two; values that do not differ within the cells; fewer than
 * two clusters or one without values. LODE_DATA: a value that is not finite or too large to square,
 * a number of no cluster. */
lode_status lode_did_2x2(const double *values, const bool *treated, const bool *after, size_t n,
                         const uint32_t *cluster, size_t clusters, lode_did *did,
                         lode_error *error);

/* The effect with its interval and two-sided p by t: by CR2 with its degrees of freedom, or by CR1S
 * with clusters - 1. */
typedef struct {
    double estimate, se, df, low, high, p;
} lode_did_effect;

/* LODE_USAGE: another correction. LODE_REFUSED: there were no clusters. */
lode_status lode_did_by_cluster(const lode_did *did, size_t clusters,
                                lode_cluster_correction correction, double level,
                                lode_did_effect *effect, lode_error *error);

#endif
