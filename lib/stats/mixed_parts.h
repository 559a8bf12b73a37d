/* What the files of the mixed model share. For lib/stats/mixed*.c only.
 *
 * Columns of the data are 1, the covariates, the outcome: m of them, centred and scaled so that all
 * but the first have mean 0 and variance 1 (to rounding, which does not matter: any numbers near
 * those do). A unit with the design Z_g = [1, slopes] enters by R_g = Q_g' [1, X, y], the q rows
 * that its own decomposition Z_g = Q_g (triangle) leaves of its columns; what is orthogonal to Z_g
 * adds up over units, in `within`. */
#ifndef LODE_STATS_MIXED_PARTS_H
#define LODE_STATS_MIXED_PARTS_H

#include "dual.h"
#include "lode/mixed.h"

typedef struct mixed_sums {
    size_t n, units, areas; /* areas is 0 with two levels */
    size_t m, q;            /* columns; random effects of a unit */
    size_t *z;              /* [q] the columns of Z: 0, then those of the slopes */
    double *centre, *scale; /* [m] 0 and 1 of the first; scale 0: the same for all */
    double *row;            /* [units][q][m] R_g */
    double *within;         /* [m][m] */
    double *spread;         /* [m] squares within units, slopes included */
    double *count;          /* [units] pupils */
    uint32_t *area;         /* [units]; NULL with two levels */
    bool ml;
} mixed_sums;

/* What has been added of pupils (mixed_pupils.c). */
struct lode_mixed_pupils {
    size_t m, q; /* columns and effects, as above */
    size_t *z;   /* [q] */
    size_t n, units, capacity;
    double *count;  /* [units] */
    double *mean;   /* [units][m] of the columns; the first is not used */
    double *slope;  /* [units][q][m] products of the columns z with all; the first is not used */
    double *within; /* [m][m] products about the means of units, lower half */
};

/* The sums of the pupils (mixed_sums.c). LODE_DATA: not finite. */
lode_status mixed_sums_of(const lode_mixed_data *data, mixed_sums *sums, lode_error *error);
/* The same data without covariates and slopes. */
mixed_sums mixed_sums_without_covariates(const mixed_sums *sums);
void mixed_sums_free(mixed_sums *sums);
/* Refuse what cannot be fitted (mixed_refuse.c). */
lode_status mixed_refuse(const mixed_sums *sums, lode_mixed_culprit *culprit, lode_error *error);

static inline const double *mixed_rows(const mixed_sums *s, size_t unit) {
    return s->row + unit * s->q * s->m;
}

/* Parameters: the factor L of the units' covariance relative to the residual variance, L L', lower
 * triangle by rows; then the root of the areas' relative variance. */
static inline size_t mixed_parameters(const mixed_sums *s) {
    return s->q * (s->q + 1) / 2 + (s->areas > 0);
}

/* The parameter in row i and column j of L. */
static inline size_t mixed_place(size_t i, size_t j) {
    return i * (i + 1) / 2 + j;
}

/* Row i, column j of L L'. */
static inline double mixed_relative(const double *theta, size_t i, size_t j) {
    double sum = 0;
    for (size_t k = 0; k <= (i < j ? i : j); k++)
        sum += theta[mixed_place(i, k)] * theta[mixed_place(j, k)];
    return sum;
}

/* Effect i of the data's own columns has this much of scaled effect k: slopes are per unit of their
 * column, the intercept is where columns are 0 and not at their means. */
static inline double mixed_turned(const mixed_sums *s, size_t i, size_t k) {
    if (i > 0)
        return i == k ? 1 / s->scale[s->z[i]] : 0;
    return k == 0 ? 1 : -s->centre[s->z[k]] / s->scale[s->z[k]];
}

/* The degrees of freedom of the residual variance. */
static inline double mixed_freedom(const mixed_sums *s) {
    return (double)(s->ml ? s->n : s->n - (s->m - 1));
}

/* The likelihood at one place, each part with its derivative in one direction (mixed_likelihood.c).
 */
typedef struct {
    dual determinant; /* log |V|, REML: + log |X' V^-1 X|, V relative to the residual variance */
    dual squares;     /* (y - X b)' V^-1 (y - X b) */
    dual *factor;     /* [m][m] lower Cholesky factor of [X y]' V^-1 [X y] */
    dual *room;       /* private */
} mixed_likelihood;

mixed_likelihood mixed_likelihood_new(const mixed_sums *s);
void mixed_likelihood_free(mixed_likelihood *l);
/* At theta; the derivative is by theta[along]. */
void mixed_likelihood_at(const mixed_sums *s, const double *theta, size_t along,
                         mixed_likelihood *l);

/* Of a unit at theta: k[q][q], lower, with K K' = I + B B', B being the triangle of its rows times
 * L. Returns log |K K'|. along as above; SIZE_MAX: no derivative. */
dual mixed_unit_factor(const mixed_sums *s, size_t unit, const double *theta, size_t along,
                       dual *k);

enum { MIXED_EFFECTS_MOST = 8, MIXED_PARAMETERS_MOST = 37 };

/* The maximum. */
typedef struct mixed_state {
    double theta[MIXED_PARAMETERS_MOST];
    bool boundary[MIXED_PARAMETERS_MOST]; /* parameters that are 0 because nothing less is possible
                                           */
    double deviance;                      /* of the scaled columns, less constants */
} mixed_state;

/* Find it (mixed_search.c). */
lode_status mixed_search(const mixed_sums *s, mixed_state *state, lode_error *error);

/* The covariance of the parameters and of the logarithm of the residual variance, which comes last:
 * twice the inverse of the second derivatives of the deviance (mixed_information.c).
 * covariance[n + 1][n + 1] is 0 for parameters on the boundary. False where there is no inverse. */
bool mixed_information(const mixed_sums *s, const mixed_state *state, double *covariance);

/* From the maximum to the answer in the data's own units (mixed_terms.c, mixed_variances.c).
 * covariance as above; NULL: there is none. */
void mixed_answer_terms(const mixed_sums *s, const mixed_state *state, const double *covariance,
                        double level, lode_mixed *fit);
void mixed_answer_variances(const mixed_sums *s, const mixed_state *state, const double *covariance,
                            double level, lode_mixed *fit);
/* The residual variance of the scaled columns. */
double mixed_residual_variance(const mixed_sums *s, const mixed_likelihood *at);

#endif
