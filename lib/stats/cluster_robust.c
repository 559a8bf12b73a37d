/* All in the coordinates in which the columns are orthonormal: b = root' x for a row x. A cluster
 * with rows B has the share S = B'B of them, and the scores t = B'e of its residuals. The
 * correction of its residuals by a power of I - BB' is, on B, that power of I - S (k by k), here F.
 */
#include "lode/cluster_robust.h"

#include "lode/memory.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_eigen.h>
#include <math.h>
#include <stdlib.h>

/* An eigenvalue of I - S below this is nothing: the cluster determines a coefficient alone. */
static const double nothing = 1e-12;

typedef struct {
    const lode_regression *fit;
    lode_cluster_correction correction;
    size_t k;
    size_t *places, *ends;               /* the observations by cluster; where those of each end */
    double *row, *share, *score, *power; /* b, S, t and F of the cluster at hand */
    double *meat;                        /* [k][k] the sum of F t t' F */
    double *squares, *both, *cross, *trace; /* what the degrees of freedom take, by coefficient */
    gsl_matrix *matrix, *vectors;
    gsl_vector *values;
    gsl_eigen_symmv_workspace *eigen;
} work;

static work start(const lode_regression *fit, lode_cluster_correction correction, size_t clusters) {
    const size_t k = fit->k;
    work w = {.fit = fit, .correction = correction, .k = k};
    w.places = lode_allocate(fit->n, sizeof *w.places);
    w.ends = lode_allocate(clusters + 1, sizeof *w.ends);
    w.row = lode_allocate(5 * k + (3 + k) * k * k, sizeof(double));
    w.score = w.row + k;
    w.squares = w.score + k;
    w.both = w.squares + k;
    w.trace = w.both + k;
    w.share = w.trace + k;
    w.power = w.share + k * k;
    w.meat = w.power + k * k;
    w.cross = w.meat + k * k;
    w.matrix = gsl_matrix_alloc(k, k);
    w.vectors = gsl_matrix_alloc(k, k);
    w.values = gsl_vector_alloc(k);
    w.eigen = gsl_eigen_symmv_alloc(k);
    return w;
}

static void free_work(work *w) {
    free(w->places);
    free(w->ends);
    free(w->row);
    gsl_matrix_free(w->matrix);
    gsl_matrix_free(w->vectors);
    gsl_vector_free(w->values);
    gsl_eigen_symmv_free(w->eigen);
}

/* ---- clusters ---- */

/* Sort the observations by cluster, by counting. */
static lode_status sort_clusters(work *w, const uint32_t *cluster, size_t clusters,
                                 lode_error *error) {
    const size_t n = w->fit->n;
    for (size_t i = 0; i < n; i++) {
        if (cluster && cluster[i] >= clusters)
            return lode_fail(error, LODE_DATA, "observation %zu of %zu is in no cluster", i + 1, n);
        w->ends[(cluster ? cluster[i] : i) + 1]++;
    }
    for (size_t g = 0; g < clusters; g++) {
        if (w->ends[g + 1] == 0)
            return lode_fail(error, LODE_REFUSED, "cluster %zu of %zu has no observations", g + 1,
                             clusters);
        w->ends[g + 1] += w->ends[g];
    }
    /* ends[g] is where cluster g begins, until its observations have moved it to where they end. */
    for (size_t i = 0; i < n; i++)
        w->places[w->ends[cluster ? cluster[i] : i]++] = i;
    return LODE_OK;
}

static void take_cluster(work *w, size_t first, size_t end) {
    const size_t k = w->k;
    memset(w->share, 0, k * k * sizeof(double));
    memset(w->score, 0, k * sizeof(double));
    for (size_t place = first; place < end; place++) {
        const size_t i = w->places[place];
        for (size_t l = 0; l < k; l++) {
            w->row[l] = 0;
            for (size_t j = 0; j <= l; j++)
                w->row[l] += w->fit->root[j * k + l] * w->fit->x[i * k + j];
        }
        for (size_t l = 0; l < k; l++) {
            w->score[l] += w->row[l] * w->fit->residual[i];
            for (size_t j = 0; j < k; j++)
                w->share[l * k + j] += w->row[l] * w->row[j];
        }
    }
}

/* The power of an eigenvalue of I - S; 0 of one that is nothing. */
static double raised(const work *w, double left) {
    return left < nothing ? 0 : pow(left, w->correction == LODE_CR2 ? -0.5 : -1);
}

static void add_direction(work *w, double factor, const double *v, size_t stride) {
    for (size_t i = 0; i < w->k; i++)
        for (size_t j = 0; j < w->k; j++)
            w->power[i * w->k + j] += factor * v[i * stride] * v[j * stride];
}

static void be_one(work *w) {
    memset(w->power, 0, w->k * w->k * sizeof(double));
    for (size_t j = 0; j < w->k; j++)
        w->power[j * w->k + j] = 1;
}

/* Of a lone observation S has one direction, its row, which is still there. */
static double power_of_one(work *w) {
    double length2 = 0;
    for (size_t j = 0; j < w->k; j++)
        length2 += w->row[j] * w->row[j];
    be_one(w);
    if (length2 > 0)
        add_direction(w, (raised(w, 1 - length2) - 1) / length2, w->row, 1);
    return 1 - length2;
}

static double power_of_many(work *w) {
    const size_t k = w->k;
    double least = 1;
    memcpy(w->matrix->data, w->share, k * k * sizeof(double));
    gsl_eigen_symmv(w->matrix, w->values, w->vectors, w->eigen);
    memset(w->power, 0, k * k * sizeof(double));
    for (size_t v = 0; v < k; v++) {
        const double left = 1 - gsl_vector_get(w->values, v);
        least = fmin(least, left);
        add_direction(w, raised(w, left), w->vectors->data + v, k); /* a column of the vectors */
    }
    return least;
}

/* Find F; false if there is none. */
static bool find_power(work *w, size_t size) {
    if (w->correction != LODE_CR2 && w->correction != LODE_CR3) {
        be_one(w);
        return true;
    }
    const double least = size == 1 ? power_of_one(w) : power_of_many(w);
    return least >= nothing || w->correction == LODE_CR2;
}

static void multiply(const double *matrix, const double *vector, size_t k, double *out) {
    for (size_t i = 0; i < k; i++) {
        out[i] = 0;
        for (size_t j = 0; j < k; j++)
            out[i] += matrix[i * k + j] * vector[j];
    }
}

static double dot(const double *a, const double *b, size_t k) {
    double sum = 0;
    for (size_t i = 0; i < k; i++)
        sum += a[i] * b[i];
    return sum;
}

/* ---- sums over clusters ---- */

static void add_meat(work *w) {
    const size_t k = w->k;
    multiply(w->power, w->score, k, w->row);
    for (size_t i = 0; i < k; i++)
        for (size_t j = 0; j < k; j++)
            w->meat[i * k + j] += w->row[i] * w->row[j];
}

/* The estimate of a variance is a sum of squares, one a cluster, whose covariances under
 * independent errors are s's (if it is one cluster) less q'q: s = B F a and q = S F a, where a is
 * the row of root of the coefficient. */
static void add_to_df(work *w) {
    const size_t k = w->k;
    double *q = w->score; /* no longer wanted */
    for (size_t c = 0; c < k; c++) {
        multiply(w->power, w->fit->root + c * k, k, w->row);
        multiply(w->share, w->row, k, q);
        const double s2 = dot(w->row, q, k), q2 = dot(q, q, k);
        w->trace[c] += s2 - q2;
        w->squares[c] += s2 * s2;
        w->both[c] += s2 * q2;
        for (size_t i = 0; i < k; i++)
            for (size_t j = 0; j < k; j++)
                w->cross[c * k * k + i * k + j] += q[i] * q[j];
    }
}

static double satterthwaite(const work *w, size_t c) {
    const size_t k2 = w->k * w->k;
    const double *cross = w->cross + c * k2;
    const double sum = w->squares[c] - 2 * w->both[c] + dot(cross, cross, k2);
    return w->trace[c] * w->trace[c] / sum;
}

/* ---- results ---- */

static double factor_of(const work *w, size_t clusters) {
    const double g = (double)clusters, n = (double)w->fit->n, k = (double)w->k;
    return w->correction == LODE_CR1    ? g / (g - 1)
           : w->correction == LODE_CR1S ? g / (g - 1) * ((n - 1) / (n - k))
                                        : 1;
}

static void settle(const work *w, bool alone, lode_robust *r) {
    const size_t k = w->k;
    const double factor = factor_of(w, r->clusters), *root = w->fit->root;
    for (size_t i = 0; i < k; i++)
        for (size_t j = 0; j < k; j++) {
            double sum = 0;
            for (size_t l = i; l < k; l++)
                for (size_t m = j; m < k; m++)
                    sum += root[i * k + l] * w->meat[l * k + m] * root[j * k + m];
            r->covariance[i * k + j] = factor * sum;
        }
    for (size_t c = 0; c < k; c++) {
        r->se[c] = sqrt(r->covariance[c * k + c]);
        r->df[c] = w->correction == LODE_CR2 ? satterthwaite(w, c)
                   : alone                   ? (double)(w->fit->n - k)
                                             : (double)(r->clusters - 1);
        r->p[c] = 2 * gsl_cdf_tdist_Q(fabs(w->fit->coefficient[c]) / r->se[c], r->df[c]);
    }
}

static lode_status sum_clusters(work *w, size_t clusters, lode_error *error) {
    for (size_t g = 0, first = 0; g < clusters; first = w->ends[g++]) {
        take_cluster(w, first, w->ends[g]);
        if (!find_power(w, w->ends[g] - first))
            return lode_fail(error, LODE_REFUSED,
                             "cluster %zu of %zu determines a coefficient alone", g + 1, clusters);
        add_meat(w);
        if (w->correction == LODE_CR2)
            add_to_df(w);
    }
    for (size_t c = 0; c < w->k; c++)
        if (!(w->meat[c * w->k + c] > 0))
            return lode_fail(error, LODE_REFUSED,
                             "the fit leaves nothing, in each observation or in the sum of each "
                             "cluster: there are no errors");
    return LODE_OK;
}

lode_status lode_cluster_robust(const lode_regression *fit, const uint32_t *cluster,
                                size_t clusters, lode_cluster_correction correction,
                                lode_robust *robust, lode_error *error) {
    const size_t k = fit->k, g = cluster ? clusters : fit->n;
    if (g < 2)
        return lode_fail(error, LODE_REFUSED, "errors by cluster take two of them");
    work w = start(fit, correction, g);
    lode_status status = sort_clusters(&w, cluster, g, error);
    if (status == LODE_OK)
        status = sum_clusters(&w, g, error);
    if (status == LODE_OK) {
        *robust = (lode_robust){.k = k, .clusters = g};
        robust->covariance = lode_allocate(k * k, sizeof(double));
        robust->se = lode_allocate(k, sizeof(double));
        robust->df = lode_allocate(k, sizeof(double));
        robust->p = lode_allocate(k, sizeof(double));
        settle(&w, !cluster, robust);
    }
    free_work(&w);
    return status;
}

void lode_robust_free(lode_robust *robust) {
    free(robust->covariance);
    free(robust->se);
    free(robust->df);
    free(robust->p);
    *robust = (lode_robust){0};
}
