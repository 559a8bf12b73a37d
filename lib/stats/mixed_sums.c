/* From pupils to what each unit brings to the likelihood, in scaled columns: after it nothing costs
 * more than the number of units. */
#include "lode/memory.h"
#include "lode/threads.h"
#include "mixed_parts.h"

#include <stdlib.h>
#include <string.h>

enum { PIECE = 8192 /* pupils that a worker takes at a time */ };

/* ---- where the middle is ---- */

typedef struct {
    const lode_mixed_data *data;
    size_t width;
    double *sum; /* [pieces][width] */
} averaging;

static void add_rows(void *context, unsigned worker, size_t i) {
    (void)worker;
    const averaging *a = context;
    const size_t from = i * PIECE, to = from + PIECE < a->data->n ? from + PIECE : a->data->n;
    double *sum = a->sum + i * a->width;
    const double *value = a->data->value + from * a->width;
    for (size_t row = from; row < to; row++, value += a->width)
        for (size_t c = 0; c < a->width; c++)
            sum[c] += value[c];
}

static void find_centres(const lode_mixed_data *data, mixed_sums *s) {
    const size_t pieces = (data->n + PIECE - 1) / PIECE;
    averaging a = {data, data->covariates + 1, NULL};
    a.sum = lode_allocate(pieces * a.width, sizeof *a.sum);
    lode_share(pieces, lode_workers(data->threads), add_rows, &a);
    for (size_t i = 0; i < pieces; i++)
        for (size_t c = 0; c < a.width; c++)
            s->centre[c + 1] += a.sum[i * a.width + c] / (double)data->n;
    free(a.sum);
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
    const size_t m = data->covariates + 2;
    *sums = new_sums(data->units, m, data->slopes + 1);
    sums->n = data->n;
    sums->ml = data->ml;
    take_areas(sums, data->area, data->areas);
    for (size_t k = 0; k < data->slopes; k++)
        sums->z[k + 1] = data->slope[k] + 1;
    find_centres(data, sums);
    mixed_gather(data, sums);
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
