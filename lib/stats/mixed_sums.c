/* From pupils to what each unit brings to the likelihood, in scaled columns: after it nothing costs
 * more than the number of units. */
#include "lode/memory.h"
#include "mixed_parts.h"

#include <stdlib.h>
#include <string.h>

/* ---- rows of units ---- */

static void find_centres(const lode_mixed_pupils *p, mixed_sums *s) {
    for (size_t u = 0; u < s->units; u++)
        for (size_t c = 1; c < s->m; c++)
            s->centre[c] += p->mean[u * s->m + c] * (p->count[u] / (double)p->n);
}

/* The rows of the slopes from their products, one after the other (Gram and Schmidt); a slope that
 * the unit's pupils do not show has a row of 0. What the rows take is no longer within. */
static void orthogonalise(const mixed_sums *s, const double *slope, double *row, double *within) {
    const double nothing = 1e-10;
    const size_t m = s->m;
    for (size_t k = 1; k < s->q; k++) {
        double *r = row + k * m;
        memcpy(r, slope + k * m, m * sizeof *r);
        for (size_t i = 1; i < k; i++) {
            const double share = row[i * m + s->z[k]];
            for (size_t c = 1; c < m; c++)
                r[c] -= share * row[i * m + c];
        }
        const double left = r[s->z[k]];
        const bool seen = left > nothing * slope[k * m + s->z[k]];
        for (size_t c = 1; c < m; c++)
            r[c] = seen ? r[c] / sqrt(left) : 0;
        for (size_t a = 1; a < m; a++)
            for (size_t b = 1; b <= a; b++)
                within[a * m + b] -= r[a] * r[b];
    }
}

static void take_unit(const lode_mixed_pupils *p, mixed_sums *s, size_t unit) {
    double *row = s->row + unit * s->q * s->m;
    row[0] = sqrt(p->count[unit]);
    for (size_t c = 1; c < s->m; c++)
        row[c] = row[0] * (p->mean[unit * s->m + c] - s->centre[c]);
    if (s->q > 1)
        orthogonalise(s, p->slope + unit * s->q * s->m, row, s->within);
    s->count[unit] = p->count[unit];
}

/* ---- scales ---- */

/* The squares about the centre of column c, over all. */
static double squares_of(const mixed_sums *s, size_t c) {
    double squares = s->spread[c];
    for (size_t u = 0; u < s->units; u++)
        squares += mixed_rows(s, u)[c] * mixed_rows(s, u)[c];
    return squares;
}

/* The standard deviations; 0 where it is no more than rounding makes of a value that is the same
 * for all. */
static void find_scales(mixed_sums *s) {
    const double nothing = 1e-12;
    s->scale[0] = 1;
    for (size_t c = 1; c < s->m; c++) {
        const double sd = sqrt(squares_of(s, c) / (double)s->n);
        s->scale[c] = sd <= nothing * fabs(s->centre[c]) ? 0 : sd;
    }
}

/* In those units. */
static void rescale(mixed_sums *s) {
    const size_t m = s->m, rows = s->units * s->q;
    double by[m];
    for (size_t c = 0; c < m; c++) {
        by[c] = s->scale[c] > 0 ? s->scale[c] : 1;
        s->spread[c] /= by[c] * by[c];
    }
    for (size_t i = 0; i < rows; i++)
        for (size_t c = 0; c < m; c++)
            s->row[i * m + c] /= by[c];
    for (size_t a = 0; a < m; a++)
        for (size_t b = 0; b <= a; b++) {
            s->within[a * m + b] /= by[a] * by[b];
            s->within[b * m + a] = s->within[a * m + b];
        }
}

/* ---- all of it ---- */

static mixed_sums new_sums(size_t units, size_t m, size_t q) {
    return (mixed_sums){.units = units,
                        .m = m,
                        .q = q,
                        .z = lode_allocate(q, sizeof(size_t)),
                        .centre = lode_allocate(m, sizeof(double)),
                        .scale = lode_allocate(m, sizeof(double)),
                        .row = lode_allocate(units * q * m, sizeof(double)),
                        .within = lode_allocate(m * m, sizeof(double)),
                        .spread = lode_allocate(m, sizeof(double)),
                        .count = lode_allocate(units, sizeof(double))};
}

static void take_areas(mixed_sums *s, const uint32_t *area, size_t areas) {
    s->areas = area ? areas : 0;
    if (!area)
        return;
    s->area = lode_allocate(s->units, sizeof *s->area);
    memcpy(s->area, area, s->units * sizeof *s->area);
}

lode_status mixed_sums_of(const lode_mixed_data *data, mixed_sums *sums, lode_error *error) {
    const lode_mixed_pupils *p = data->pupils;
    const size_t m = p->m;
    *sums = new_sums(p->units, m, p->q);
    sums->n = p->n;
    sums->ml = data->ml;
    take_areas(sums, data->area, data->areas);
    memcpy(sums->z, p->z, p->q * sizeof *p->z);
    memcpy(sums->within, p->within, m * m * sizeof *p->within);
    for (size_t c = 1; c < m; c++)
        sums->spread[c] = p->within[c * m + c];
    find_centres(p, sums);
    for (size_t u = 0; u < sums->units; u++)
        take_unit(p, sums, u);
    find_scales(sums);
    rescale(sums);
    for (size_t c = 1; c < m; c++)
        if (!isfinite(sums->centre[c]) || !isfinite(sums->scale[c]))
            return lode_fail(error, LODE_DATA, "values too large to compute with, or no numbers");
    return LODE_OK;
}

mixed_sums mixed_sums_without_covariates(const mixed_sums *full) {
    const size_t m = full->m, y = m - 1;
    mixed_sums s = new_sums(full->units, 2, 1);
    s.n = full->n;
    s.ml = full->ml;
    take_areas(&s, full->area, full->areas);
    s.centre[1] = full->centre[y];
    s.scale[0] = 1;
    s.scale[1] = full->scale[y];
    s.within[3] = s.spread[1] = full->spread[y];
    for (size_t u = 0; u < s.units; u++) {
        s.row[2 * u] = mixed_rows(full, u)[0];
        s.row[2 * u + 1] = mixed_rows(full, u)[y];
        s.count[u] = full->count[u];
    }
    return s;
}

void mixed_sums_free(mixed_sums *s) {
    free(s->z);
    free(s->centre);
    free(s->scale);
    free(s->row);
    free(s->within);
    free(s->spread);
    free(s->count);
    free(s->area);
}
