/* Standard errors of a regression whose errors go together within clusters (pupils of a school) or
 * vary unlike each other: the sandwich.
 *
 * K.-Y. Liang & S. L. Zeger (1986), Biometrika 73, 13-22, with corrections for few clusters. R. M.
 * Bell & D. F. McCaffrey (2002), Survey Methodology 28, 169-181, is the one to use: its bias
 * reduction and degrees of freedom hold the level from a dozen clusters on, where the others are
 * too sure; J. E. Pustejovsky & E. Tipton (2018), Journal of Business & Economic Statistics 36,
 * 672-683, for a cluster that determines a coefficient alone. The working model is of independent
 * errors. */
#ifndef LODE_CLUSTER_ROBUST_H
#define LODE_CLUSTER_ROBUST_H

#include "lode/regression.h"
#include "lode/status.h"

#include <stddef.h>
#include <stdint.h>

/* With every observation a cluster: HC0, -, HC1, HC2, HC3. */
typedef enum {
    LODE_CR0,
    LODE_CR1,  /* times G / (G - 1) */
    LODE_CR1S, /* times (n - 1) / (n - k) as well, as Stata has it */
    LODE_CR2,  /* bias-reduced, with Satterthwaite's degrees of freedom */
    LODE_CR3,  /* near to leaving out each cluster in turn */
} lode_cluster_correction;

typedef struct {
    size_t k, clusters;
    double *covariance; /* [k][k] of the coefficients */
    double *se;         /* [k] */
    double *df;         /* [k] of CR2 its own; of the others clusters - 1, or n - k where every
                           observation is one */
    double *p;          /* [k] two-sided, that the coefficient is 0 */
} lode_robust;

/* Standard errors of a fit.
 *   cluster  [n] numbers below clusters; NULL: every observation is one
 *   robust   written only when LODE_OK is returned; free with lode_robust_free
 * LODE_REFUSED: fewer than two clusters, a cluster without observations, a fit that leaves nothing,
 * by CR3 a cluster that determines a coefficient alone. LODE_DATA: a number of no cluster. */
lode_status lode_cluster_robust(const lode_regression *fit, const uint32_t *cluster,
                                size_t clusters, lode_cluster_correction correction,
                                lode_robust *robust, lode_error *error);

void lode_robust_free(lode_robust *robust);

#endif
