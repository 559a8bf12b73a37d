#include "lode/agreement.h"

#include "lode/memory.h"

#include <math.h>
#include <stdlib.h>

static double square(double x) {
    return x * x;
}

/* ---- Krippendorff ---- */

/* How often each pair of categories stands in one unit, a unit of m ratings counting m times. */
static double *coincidences(const uint32_t *rating, size_t units, size_t raters, size_t k) {
    double *pair = lode_allocate(k * k, sizeof *pair);
    double *count = lode_allocate(k, sizeof *count);
    for (size_t u = 0; u < units; u++) {
        double rated = 0;
        memset(count, 0, k * sizeof *count);
        for (size_t r = 0; r < raters; r++)
            if (rating[u * raters + r] != LODE_NOT_RATED) {
                count[rating[u * raters + r]]++;
                rated++;
            }
        for (size_t a = 0; a < k && rated > 1; a++)
            for (size_t b = 0; b < k; b++)
                pair[a * k + b] += count[a] * (count[b] - (a == b)) / (rated - 1);
    }
    free(count);
    return pair;
}

/* How far apart two categories are, given how often each is there. */
static double apart(size_t a, size_t b, const double *margin, const double *value,
                    lode_rating_scale scale) {
    if (a == b)
        return 0;
    if (scale == LODE_SCALE_NOMINAL)
        return 1;
    if (scale == LODE_SCALE_INTERVAL)
        return square(value[a] - value[b]);
    if (scale == LODE_SCALE_RATIO)
        return square((value[a] - value[b]) / (value[a] + value[b]));
    double between = -(margin[a] + margin[b]) / 2;
    for (size_t g = a < b ? a : b; g <= (a < b ? b : a); g++)
        between += margin[g];
    return square(between);
}

static lode_status check_values(const double *value, size_t k, lode_rating_scale scale,
                                lode_error *error) {
    if (scale != LODE_SCALE_INTERVAL && scale != LODE_SCALE_RATIO)
        return LODE_OK;
    for (size_t i = 0; i < k; i++)
        if (!isfinite(value[i]) || (scale == LODE_SCALE_RATIO && value[i] < 0))
            return lode_fail(error, LODE_DATA,
                             "the value of category %zu cannot be used on this scale", i + 1);
    return LODE_OK;
}

static lode_status alpha_of(const double *pair, size_t k, const double *value,
                            lode_rating_scale scale, double *alpha, lode_error *error) {
    double *margin = lode_allocate(k, sizeof *margin);
    double all = 0, observed = 0, expected = 0;
    for (size_t i = 0; i < k * k; i++) {
        margin[i / k] += pair[i];
        all += pair[i];
    }
    for (size_t a = 0; a < k; a++)
        for (size_t b = 0; b < k; b++) {
            const double far = apart(a, b, margin, value, scale);
            observed += pair[a * k + b] * far;
            expected += margin[a] * margin[b] * far / (all - 1);
        }
    free(margin);
    if (all == 0)
        return lode_fail(error, LODE_REFUSED, "agreement takes two ratings of one thing");
    if (!(expected > 0))
        return lode_fail(error, LODE_REFUSED,
                         "all ratings are the same: agreement beyond chance is not defined");
    *alpha = 1 - observed / expected;
    return LODE_OK;
}

lode_status lode_krippendorff(const uint32_t *rating, size_t units, size_t raters,
                              size_t categories, const double *value, lode_rating_scale scale,
                              double *alpha, lode_error *error) {
    lode_status status = check_values(value, categories, scale, error);
    if (status != LODE_OK)
        return status;
    double *pair = coincidences(rating, units, raters, categories);
    status = alpha_of(pair, categories, value, scale, alpha, error);
    free(pair);
    return status;
}

/* ---- Cohen ---- */

/* Shares of pairs, and of what each of the two gave. */
typedef struct {
    size_t k;
    double n;
    double *cell, *row, *column;
} crossed;

static crossed cross(const uint32_t *a, const uint32_t *b, size_t n, size_t k) {
    crossed x = {.k = k};
    x.cell = lode_allocate(k * k, sizeof *x.cell);
    x.row = lode_allocate(k, sizeof *x.row);
    x.column = lode_allocate(k, sizeof *x.column);
    for (size_t i = 0; i < n; i++)
        if (a[i] != LODE_NOT_RATED && b[i] != LODE_NOT_RATED) {
            x.cell[a[i] * k + b[i]]++;
            x.n++;
        }
    for (size_t i = 0; i < k * k && x.n > 0; i++) {
        x.cell[i] /= x.n;
        x.row[i / k] += x.cell[i];
        x.column[i % k] += x.cell[i];
    }
    return x;
}

static void free_crossed(crossed *x) {
    free(x->cell);
    free(x->row);
    free(x->column);
}

static double weight(size_t i, size_t j, size_t k, lode_kappa_weights weights) {
    const double far = fabs((double)i - (double)j) / (double)(k - 1);
    return weights == LODE_KAPPA_UNWEIGHTED ? i == j
           : weights == LODE_KAPPA_LINEAR   ? 1 - far
                                            : 1 - far * far;
}

/* What a category of one is worth on average beside those of the other, and the other way. */
static double mean_weight(const crossed *x, size_t i, size_t j, lode_kappa_weights weights) {
    double sum = 0;
    for (size_t g = 0; g < x->k; g++)
        sum += x->column[g] * weight(i, g, x->k, weights) + x->row[g] * weight(g, j, x->k, weights);
    return sum;
}

static void find_shares(const crossed *x, lode_kappa_weights weights, lode_kappa *kappa) {
    kappa->agreement = kappa->expected = 0;
    for (size_t i = 0; i < x->k; i++)
        for (size_t j = 0; j < x->k; j++) {
            const double w = weight(i, j, x->k, weights);
            kappa->agreement += w * x->cell[i * x->k + j];
            kappa->expected += w * x->row[i] * x->column[j];
        }
}

static void find_errors(const crossed *x, lode_kappa_weights weights, lode_kappa *kappa) {
    const double po = kappa->agreement, pe = kappa->expected;
    double sum = 0, null = 0;
    for (size_t i = 0; i < x->k; i++)
        for (size_t j = 0; j < x->k; j++) {
            const double w = weight(i, j, x->k, weights), mean = mean_weight(x, i, j, weights);
            sum += x->cell[i * x->k + j] * square(w * (1 - pe) - mean * (1 - po));
            null += x->row[i] * x->column[j] * square(w - mean);
        }
    kappa->se = sqrt(fmax(0, sum - square(po * pe - 2 * pe + po)) / x->n) / square(1 - pe);
    kappa->se_null = sqrt(fmax(0, null - square(pe)) / x->n) / (1 - pe);
}

lode_status lode_cohen_kappa(const uint32_t *a, const uint32_t *b, size_t n, size_t categories,
                             lode_kappa_weights weights, lode_kappa *kappa, lode_error *error) {
    if (categories < 2)
        return lode_fail(error, LODE_REFUSED,
                         "one category only: agreement beyond chance is not defined");
    crossed x = cross(a, b, n, categories);
    lode_kappa found = {0};
    lode_status status = LODE_OK;
    find_shares(&x, weights, &found);
    if (x.n == 0)
        status = lode_fail(error, LODE_REFUSED, "nothing was rated by both");
    else if (!(found.expected < 1))
        status = lode_fail(error, LODE_REFUSED,
                           "both gave one category only: agreement beyond chance is not defined");
    if (status == LODE_OK) {
        find_errors(&x, weights, &found);
        found.kappa = (found.agreement - found.expected) / (1 - found.expected);
        *kappa = found;
    }
    free_crossed(&x);
    return status;
}

/* ---- Fleiss ---- */

/* Sums over the units, and shares of the categories. */
typedef struct {
    double *share;    /* [k] */
    double *disagree; /* [k] ordered pairs of raters of whom one only gave the category */
    double agree;     /* ordered pairs that agree */
} fleiss_sums;

static lode_status sum_units(const uint32_t *rating, size_t units, size_t raters, size_t k,
                             fleiss_sums *s, lode_error *error) {
    const double r = (double)raters;
    double *count = lode_allocate(k, sizeof *count);
    lode_status status = LODE_OK;
    for (size_t u = 0; u < units && status == LODE_OK; u++) {
        memset(count, 0, k * sizeof *count);
        for (size_t i = 0; i < raters && status == LODE_OK; i++) {
            const uint32_t given = rating[u * raters + i];
            if (given == LODE_NOT_RATED)
                status = lode_fail(error, LODE_REFUSED,
                                   "Fleiss' kappa takes every rating; one of "
                                   "unit %zu is missing",
                                   u + 1);
            else
                count[given]++;
        }
        for (size_t c = 0; c < k; c++) {
            s->share[c] += count[c] / ((double)units * r);
            s->disagree[c] += count[c] * (r - count[c]);
            s->agree += count[c] * (count[c] - 1);
        }
    }
    free(count);
    return status;
}

static void find_fleiss(const fleiss_sums *s, double pairs, size_t k, lode_kappa *kappa,
                        double *of_category) {
    double spread = 0, skew = 0;
    *kappa = (lode_kappa){.agreement = s->agree / pairs, .se = NAN};
    for (size_t c = 0; c < k; c++) {
        const double p = s->share[c], q = 1 - p;
        kappa->expected += p * p;
        spread += p * q;
        skew += p * q * (q - p);
        if (of_category)
            of_category[c] = p > 0 && q > 0 ? 1 - s->disagree[c] / (pairs * p * q) : NAN;
    }
    kappa->kappa = (kappa->agreement - kappa->expected) / (1 - kappa->expected);
    kappa->se_null = sqrt(2 / pairs) / spread * sqrt(fmax(0, square(spread) - skew));
}

lode_status lode_fleiss_kappa(const uint32_t *rating, size_t units, size_t raters,
                              size_t categories, lode_kappa *kappa, double *of_category,
                              lode_error *error) {
    if (units == 0 || raters < 2)
        return lode_fail(error, LODE_REFUSED, "agreement takes two ratings of one thing");
    fleiss_sums s = {.share = lode_allocate(categories, sizeof *s.share),
                     .disagree = lode_allocate(categories, sizeof *s.disagree)};
    lode_status status = sum_units(rating, units, raters, categories, &s, error);
    for (size_t c = 0; c < categories && status == LODE_OK; c++)
        if (!(s.share[c] < 1))
            status = lode_fail(error, LODE_REFUSED,
                               "one category only: agreement beyond chance is not defined");
    if (status == LODE_OK)
        find_fleiss(&s, (double)units * (double)raters * (double)(raters - 1), categories, kappa,
                    of_category);
    free(s.share);
    free(s.disagree);
    return status;
}
