/* Mixed models: pupils in schools, where wanted schools in areas.
 *
 * The outcome of a pupil is an intercept, the pupil's covariates times their coefficients, an
 * effect of the school (an intercept and where wanted slopes of covariates, normal with any
 * covariance), an effect of the area (an intercept), and a residual, all normal and independent
 * between levels. Below "unit" is the second level, "area" the third.
 *
 * Estimates are those of maximum likelihood, restricted (REML) or full (ML), of the likelihood with
 * everything but the relative covariances of the random effects profiled out: D. Bates, M.
 * Maechler, B. Bolker & S. Walker (2015), Fitting linear mixed-effects models using lme4, Journal
 * of Statistical Software 67(1); each unit enters by the triangle of its own orthogonal
 * decomposition, made once: J. C. Pinheiro & D. M. Bates (2000), Mixed-effects models in S and
 * S-PLUS, Springer, section 2.2. The maximum is found by Newton's method on exact first
 * derivatives, from the best of a grid of starts.
 *
 * Standard errors of coefficients are sqrt(diag((X' V^-1 X)^-1)) at the estimated variances, as
 * lme4 prints them. Degrees of freedom: Satterthwaite, as A. Kuznetsova, P. Brockhoff & R.
 * Christensen (2017), lmerTest package, Journal of Statistical Software 82(13). */
#ifndef LODE_MIXED_H
#define LODE_MIXED_H

#include "lode/status.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Pupils, added one after the other: of each unit its means and how its pupils lie about them, so
 * that memory grows with the units only. Sums of squares are updated as by B. P. Welford (1962),
 * Note on a method for calculating corrected sums of squares and products, Technometrics 4,
 * 419-420. */
typedef struct lode_mixed_pupils lode_mixed_pupils;

/* slope[slopes]: covariates, each once, whose slopes differ between units. Copied. */
lode_mixed_pupils *lode_mixed_pupils_new(size_t covariates, const size_t *slope, size_t slopes);
void lode_mixed_pupils_free(lode_mixed_pupils *pupils);
/* value[covariates + 1], finite: the covariates, then the outcome. Units are numbered 0, 1, ... in
 * the order in which they come first. */
void lode_mixed_pupils_add(lode_mixed_pupils *pupils, uint32_t unit, const double *value);
size_t lode_mixed_pupils_count(const lode_mixed_pupils *pupils);

/* What is fitted. Everything is borrowed, for the call only. */
typedef struct {
    const lode_mixed_pupils *pupils;
    const uint32_t *area; /* [units] below areas, each of which has a unit; NULL: two levels */
    size_t areas;
    bool ml;      /* full instead of restricted likelihood */
    double level; /* of intervals, between 0 and 1 */
} lode_mixed_data;

/* A coefficient; the interval and the two-sided p-value (of being 0) are those of t with df. */
typedef struct {
    double estimate, se, df, low, high, p;
} lode_mixed_term;

/* A variance, covariance or share. se by the delta method from the observed information of all
 * variance parameters; limits of variances on the log scale, of shares on the logit scale, of
 * covariances on their own. On the boundary (estimate 0, correlation 1) se and limits are nan. */
typedef struct {
    double estimate, se, low, high;
} lode_mixed_part;

/* What a level explains of the outcome's variance; of areas all nan with two levels. Units' effects
 * are taken where the covariates with slopes are at their means. */
typedef struct {
    lode_mixed_part area, unit, residual;
} lode_mixed_levels;

typedef struct {
    size_t n, units, areas, terms, effects; /* terms, effects: with the intercept, which is first */
    lode_mixed_term *term;                  /* [terms] */
    lode_mixed_part *covariance;            /* [effects][effects] of the units' effects */
    lode_mixed_levels variance;
    lode_mixed_levels share;   /* of the sum of the variances */
    lode_mixed_part same_unit; /* intraclass correlation: of two pupils of the same unit */
    double explained[3]; /* of area, unit, residual: 1 - variance / variance in the model without
                            covariates and slopes; may be below 0; nan without covariates, and where
                            that variance is 0 */
    double deviance;     /* -2 log likelihood with all constants; REML: without log |X'X| */
    bool singular;       /* a variance is 0, or a correlation of effects is at 1 or -1 */
    struct mixed_sums *sums;   /* private */
    struct mixed_state *state; /* private */
} lode_mixed;

/* The covariate that is to blame for a refusal: the same for all, or a combination of those before
 * it. */
typedef struct {
    size_t covariate; /* SIZE_MAX: none is */
    bool constant;
} lode_mixed_culprit;

/* On success *fit is owned by the caller. culprit is written in any case; it may be NULL.
 * LODE_DATA: values that are not finite or too large for the squares. LODE_REFUSED: fewer than two
 * units (areas), or not more than their random effects or coefficients take; as many random effects
 * as pupils; as many areas as units; an outcome that is the same for all, or all within units; a
 * covariate that is the same for all or a combination of others (to 1 - R^2 of 1e-10); no maximum.
 */
lode_status lode_mixed_fit(const lode_mixed_data *data, lode_mixed **fit,
                           lode_mixed_culprit *culprit, lode_error *error);
void lode_mixed_free(lode_mixed *fit);

/* What is left of a unit or an area when the coefficients are taken off. */
typedef struct {
    size_t n;           /* pupils */
    double raw;         /* mean of outcome less prediction by the coefficients alone */
    double effect;      /* the prediction of the random effect: shrunken */
    double se;          /* comparative: the conditional standard deviation of the effect, given the
                           coefficients and the variances; 0 where the variance is 0 */
    double reliability; /* 1 - se^2 / variance: what raw is multiplied by, with two levels and no
                           slopes; nan where the variance is 0 */
} lode_mixed_residual;

/* residual[units][effects]; raw is that of the unit in each. */
void lode_mixed_unit_residuals(const lode_mixed *fit, lode_mixed_residual *residual);
/* residual[areas]; for three levels. */
void lode_mixed_area_residuals(const lode_mixed *fit, lode_mixed_residual *residual);

#endif
