/* What is to be believed of one unit, given its figure and those of all the others: the figure of a
 * small unit moves most of the way to what is usual (empirical Bayes).
 *
 * A prior is estimated from all units and then taken as known; each unit's posterior follows.
 * Shares have a beta prior and are counts of a binomial: J. E. Griffiths (1973), Maximum likelihood
 * estimation for the beta-binomial distribution, Biometrics 29, 637-648; by moments J. C. Kleinman
 * (1973), Proportions with extraneous variance, Journal of the American Statistical Association 68,
 * 46-54. Other figures have a normal prior and known standard errors; the variance between units is
 * that of R. C. Paule & J. Mandel (1982), Consensus values and weighting factors, Journal of
 * Research of the National Bureau of Standards 87, 377-385, which is also the empirical Bayes
 * estimate of C. N. Morris (1983), Journal of the American Statistical Association 78, 47-55.
 *
 * Shrunken figures are for comparing many units and for expectations of the next year. They hide an
 * outlier, so that what is far from the others is found by figures as they are (funnel.h). */
#ifndef LODE_SHRINKAGE_H
#define LODE_SHRINKAGE_H

#include "lode/interval.h"
#include "lode/status.h"

#include <stdbool.h>
#include <stddef.h>

/* ---- shares ---- */

typedef enum {
    LODE_PRIOR_LIKELIHOOD, /* by maximum likelihood */
    LODE_PRIOR_MOMENTS,    /* by moments, each unit weighing as it is large */
} lode_prior_method;

enum { LODE_SHRINKAGE_MOST = 1000000 }; /* in one unit */

typedef struct {
    bool pooled;           /* units differ no more than by chance: all have one share */
    double mean;           /* alpha / (alpha + beta); the one share where pooled */
    double alpha, beta;    /* infinite where pooled */
    double log_likelihood; /* without binomial coefficients */
} lode_share_prior;

/* The prior of x[units] out of n[units].
 *   x, n   0 <= x <= n, 0 < n <= LODE_SHRINKAGE_MOST; need not be whole: the likelihood then goes
 *          evenly from that of one count to that of the next
 *   prior  written only when LODE_OK is returned
 * LODE_REFUSED: fewer than two units; nobody or everybody counted; every unit all or nothing, which
 * no beta prior describes. LODE_DATA: x out of n that is none, or too large. */
lode_status lode_share_prior_of(const double *x, const double *n, size_t units,
                                lode_prior_method method, lode_share_prior *prior,
                                lode_error *error);

/* The share of a unit with x out of n, one of those of the prior or another: mean and equal-tailed
 * interval of Beta(alpha + x, beta + n - x). What the prior leaves uncertain is not in it; where
 * pooled the interval has no length. n may be 0: then it is the prior's.
 * LODE_DATA: x out of n that is none. LODE_USAGE: a level that is not between 0 and 1. */
lode_status lode_share_posterior(const lode_share_prior *prior, double x, double n, double level,
                                 lode_interval *out, lode_error *error);

/* ---- figures with standard errors ---- */

typedef struct {
    double mean, mean_se; /* of all, each weighing 1 / (se^2 + tau2) */
    double tau2;          /* variance between units; 0 if they differ no more than by chance */
} lode_normal_prior;

/* The prior of value[units], in one unit of measurement, with standard errors se[units], above 0. A
 * figure whose error is put at 0, as 0 of 12 by the textbook has it, has no place among them.
 *   prior  written only when LODE_OK is returned
 * LODE_REFUSED: fewer than two units. LODE_DATA: a value that is not finite, a standard error that
 * is not above 0, or too large or small to square. */
lode_status lode_normal_prior_of(const double *value, const double *se, size_t units,
                                 lode_normal_prior *prior, lode_error *error);

typedef struct {
    double lambda; /* 0 to 1: how much of the unit's distance from the mean is believed */
    double value;  /* mean + lambda x (value - mean) */
    double se;     /* root of lambda se^2 + (1 - lambda)^2 mean_se^2; that tau2 is estimated is not
                      in it */
} lode_shrunken;

/* A unit with this value and standard error, as above, of one of those of the prior. */
lode_shrunken lode_shrink(const lode_normal_prior *prior, double value, double se);

#endif
