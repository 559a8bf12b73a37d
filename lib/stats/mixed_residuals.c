/* Predictions of the random effects, and how far they are to be trusted. */
#include "lode/memory.h"
#include "mixed_parts.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
    const mixed_sums *sums;
    const double *theta;
    double *b;         /* [m - 1] coefficients of the scaled columns */
    double sigma2;     /* residual variance of the scaled outcome */
    double *effect;    /* [areas] of the scaled outcome */
    double *precision; /* [areas] sum over units of z' V^-1 z of the areas' column */
} predicting;

/* What the coefficients leave of the unit's rows: e[q]. */
static void leave(const predicting *p, size_t unit, double *e) {
    const mixed_sums *s = p->sums;
    const double *row = mixed_rows(s, unit);
    for (size_t i = 0; i < s->q; i++) {
        e[i] = row[i * s->m + s->m - 1];
        for (size_t c = 0; c + 1 < s->m; c++)
            e[i] -= row[i * s->m + c] * p->b[c];
    }
}

/* K^-1 x in place, K[q][q] lower. */
static void forward(const dual *k, size_t q, double *x) {
    for (size_t i = 0; i < q; i++) {
        for (size_t j = 0; j < i; j++)
            x[i] -= k[i * q + j].v * x[j];
        x[i] /= k[i * q + i].v;
    }
}

/* ---- areas ---- */

static double area_variance(const predicting *p) {
    const double root = p->theta[mixed_parameters(p->sums) - 1];
    return root * root;
}

static void predict_areas(predicting *p) {
    const mixed_sums *s = p->sums;
    const size_t q = s->q;
    const double variance = area_variance(p);
    for (size_t u = 0; u < s->units; u++) {
        dual k[q * q];
        double e[q], z[q];
        mixed_unit_factor(s, u, p->theta, SIZE_MAX, k);
        leave(p, u, e);
        for (size_t i = 0; i < q; i++)
            z[i] = mixed_rows(s, u)[i * s->m];
        forward(k, q, e);
        forward(k, q, z);
        for (size_t i = 0; i < q; i++) {
            p->effect[s->area[u]] += z[i] * e[i];
            p->precision[s->area[u]] += z[i] * z[i];
        }
    }
    for (size_t a = 0; a < s->areas; a++)
        p->effect[a] *= variance / (1 + variance * p->precision[a]);
}

/* ---- units ---- */

/* Of a unit, scaled effects and their covariance relative to sigma2. With P = L L' and the triangle
 * R, G = P R' (K K')^-1, effect = G (e - z area), covariance = P - G R P + what the area's adds. */
typedef struct {
    double effect[MIXED_EFFECTS_MOST];
    double covariance[MIXED_EFFECTS_MOST][MIXED_EFFECTS_MOST];
} prediction;

/* G[q][q], which makes effects of what is left. */
static void gain(const predicting *p, size_t unit, double *g) {
    const mixed_sums *s = p->sums;
    const size_t q = s->q;
    dual k[q * q];
    mixed_unit_factor(s, unit, p->theta, SIZE_MAX, k);
    const double *row = mixed_rows(s, unit);
    for (size_t i = 0; i < q; i++) {
        double x[q];
        for (size_t j = 0; j < q; j++) {
            x[j] = 0;
            for (size_t c = 0; c < q; c++)
                x[j] += mixed_relative(p->theta, i, c) * row[j * s->m + s->z[c]];
        }
        forward(k, q, x);
        for (size_t j = q; j-- > 0;) {
            for (size_t l = j + 1; l < q; l++)
                x[j] -= k[l * q + j].v * x[l];
            x[j] /= k[j * q + j].v;
        }
        memcpy(g + i * q, x, q * sizeof *x);
    }
}

static void predict_unit(const predicting *p, size_t unit, prediction *out) {
    const mixed_sums *s = p->sums;
    const size_t q = s->q;
    const double *row = mixed_rows(s, unit);
    const double area = s->areas ? p->effect[s->area[unit]] : 0;
    double g[q * q], e[q], of_area[q], spread = 0;
    if (s->areas) {
        const double variance = area_variance(p);
        spread = variance / (1 + variance * p->precision[s->area[unit]]);
    }
    gain(p, unit, g);
    leave(p, unit, e);
    for (size_t i = 0; i < q; i++) {
        out->effect[i] = of_area[i] = 0;
        for (size_t j = 0; j < q; j++) {
            out->effect[i] += g[i * q + j] * (e[j] - row[j * s->m] * area);
            of_area[i] += g[i * q + j] * row[j * s->m];
        }
    }
    for (size_t i = 0; i < q; i++)
        for (size_t j = 0; j < q; j++) {
            out->covariance[i][j] =
                mixed_relative(p->theta, i, j) + of_area[i] * spread * of_area[j];
            for (size_t k = 0; k < q; k++)
                for (size_t c = 0; c < q; c++)
                    out->covariance[i][j] -=
                        g[i * q + k] * row[k * s->m + s->z[c]] * mixed_relative(p->theta, c, j);
        }
}

/* ---- in the data's own units ---- */

static predicting begin(const lode_mixed *fit) {
    const mixed_sums *s = fit->sums;
    predicting p = {.sums = s,
                    .theta = fit->state->theta,
                    .b = lode_allocate(s->m - 1, sizeof(double)),
                    .effect = lode_allocate(s->areas, sizeof(double)),
                    .precision = lode_allocate(s->areas, sizeof(double))};
    const double y = s->scale[s->m - 1];
    p.b[0] = (fit->term[0].estimate - s->centre[s->m - 1]) / y;
    for (size_t c = 1; c + 1 < s->m; c++) {
        p.b[c] = fit->term[c].estimate * s->scale[c] / y;
        p.b[0] += fit->term[c].estimate * s->centre[c] / y;
    }
    p.sigma2 = fit->variance.residual.estimate / (y * y);
    if (s->areas)
        predict_areas(&p);
    return p;
}

static void end(predicting *p) {
    free(p->b);
    free(p->effect);
    free(p->precision);
}

static double reliability(double variance_left, double variance) {
    return variance > 0 ? 1 - variance_left / variance : NAN;
}

void lode_mixed_unit_residuals(const lode_mixed *fit, lode_mixed_residual *residual) {
    const mixed_sums *s = fit->sums;
    const size_t q = s->q;
    const double y = s->scale[s->m - 1];
    predicting p = begin(fit);
    for (size_t u = 0; u < s->units; u++) {
        prediction one;
        double e[q];
        predict_unit(&p, u, &one);
        leave(&p, u, e);
        for (size_t i = 0; i < q; i++) {
            double effect = 0, left = 0;
            for (size_t a = 0; a < q; a++) {
                effect += mixed_turned(s, i, a) * one.effect[a];
                for (size_t b = 0; b < q; b++)
                    left += mixed_turned(s, i, a) * one.covariance[a][b] * mixed_turned(s, i, b);
            }
            left = fmax(left * p.sigma2 * y * y, 0);
            residual[u * q + i] = (lode_mixed_residual){
                (size_t)s->count[u], y * e[0] / sqrt(s->count[u]), y * effect, sqrt(left),
                reliability(left, fit->covariance[i * q + i].estimate)};
        }
    }
    end(&p);
}

void lode_mixed_area_residuals(const lode_mixed *fit, lode_mixed_residual *residual) {
    const mixed_sums *s = fit->sums;
    const double y = s->scale[s->m - 1];
    predicting p = begin(fit);
    const double variance = area_variance(&p);
    memset(residual, 0, s->areas * sizeof *residual);
    for (size_t u = 0; u < s->units; u++) {
        double e[s->q];
        lode_mixed_residual *r = &residual[s->area[u]];
        leave(&p, u, e);
        r->n += (size_t)s->count[u];
        r->raw += y * e[0] * sqrt(s->count[u]);
    }
    for (size_t a = 0; a < s->areas; a++) {
        const double left = variance / (1 + variance * p.precision[a]) * p.sigma2 * y * y;
        residual[a].raw /= (double)residual[a].n;
        residual[a].effect = y * p.effect[a];
        residual[a].se = sqrt(left);
        residual[a].reliability = reliability(left, fit->variance.area.estimate);
    }
    end(&p);
}
