/* One pass over the pupils, unit by unit: the rows each unit keeps of them, and what is left
 * within.
 */
#include "lode/memory.h"
#include "lode/threads.h"
#include "mixed_parts.h"

#include <stdlib.h>
#include <string.h>

enum { PIECE = 8192 /* pupils that a worker takes at a time, or one unit */ };

/* Units [from, to), and what they add to the sums over all. */
typedef struct {
    size_t from, to;
    double *within, *spread;
} piece;

typedef struct {
    const lode_mixed_data *data;
    mixed_sums *sums;
    size_t *first;   /* [units + 1] of each unit, in order */
    uint32_t *order; /* [n] the pupils by unit */
    piece *pieces;
    size_t n_pieces;
    double *room; /* [workers][room_each] */
    size_t room_each;
} gathering;

/* ---- who is where ---- */

static void sort_by_unit(gathering *g) {
    const lode_mixed_data *d = g->data;
    g->first = lode_allocate(d->units + 2, sizeof *g->first);
    g->order = lode_allocate(d->n, sizeof *g->order);
    for (size_t i = 0; i < d->n; i++)
        g->first[d->unit[i] + 2]++;
    for (size_t u = 2; u <= d->units; u++)
        g->first[u] += g->first[u - 1];
    for (size_t i = 0; i < d->n; i++)
        g->order[g->first[d->unit[i] + 1]++] = (uint32_t)i;
}

static void cut(gathering *g) {
    const mixed_sums *s = g->sums;
    g->pieces = lode_allocate(s->n / PIECE + 2, sizeof *g->pieces);
    for (size_t from = 0, to = 0; from < s->units; from = to) {
        while (to < s->units && (to == from || g->first[to + 1] - g->first[from] <= PIECE))
            to++;
        if (g->n_pieces > s->n / PIECE + 1)
            g->pieces = lode_reallocate(g->pieces, g->n_pieces + 1, sizeof *g->pieces);
        g->pieces[g->n_pieces++] = (piece){from, to, lode_allocate(s->m * s->m, sizeof(double)),
                                           lode_allocate(s->m, sizeof(double))};
    }
}

/* ---- a unit ---- */

/* The means of the unit's pupils about the centres. */
static void find_means(const gathering *g, size_t unit, double *mean) {
    const size_t width = g->sums->m - 1, from = g->first[unit], to = g->first[unit + 1];
    const double *centre = g->sums->centre + 1;
    memset(mean, 0, width * sizeof *mean);
    for (size_t i = from; i < to; i++) {
        const double *value = g->data->value + g->order[i] * width;
        for (size_t c = 0; c < width; c++)
            mean[c] += value[c] - centre[c];
    }
    for (size_t c = 0; c < width; c++)
        mean[c] /= (double)(to - from);
}

/* Products of distances from those means: among all into within [m][m], its lower half, and of
 * those with slopes into slope[q - 1][m]. */
static void add_products(const gathering *g, size_t unit, const double *mean, double *within,
                         double *slope, double *away) {
    const mixed_sums *s = g->sums;
    const size_t width = s->m - 1, m = s->m;
    const double *centre = s->centre + 1;
    for (size_t i = g->first[unit]; i < g->first[unit + 1]; i++) {
        const double *value = g->data->value + g->order[i] * width;
        for (size_t c = 0; c < width; c++)
            away[c + 1] = value[c] - centre[c] - mean[c];
        for (size_t a = 1; a < m; a++)
            for (size_t b = 1; b <= a; b++)
                within[a * m + b] += away[a] * away[b];
        for (size_t k = 1; k < s->q; k++)
            for (size_t c = 1; c < m; c++)
                slope[(k - 1) * m + c] += away[s->z[k]] * away[c];
    }
}

/* The rows of the slopes from their products, one after the other (Gram and Schmidt); a slope that
 * the unit's pupils do not show has a row of 0. What the rows take is no longer within. */
static void orthogonalise(const mixed_sums *s, const double *slope, double *row, double *within) {
    const double nothing = 1e-10;
    const size_t m = s->m;
    for (size_t k = 1; k < s->q; k++) {
        double *r = row + k * m;
        memcpy(r, slope + (k - 1) * m, m * sizeof *r);
        for (size_t i = 1; i < k; i++) {
            const double share = row[i * m + s->z[k]];
            for (size_t c = 1; c < m; c++)
                r[c] -= share * row[i * m + c];
        }
        const double left = r[s->z[k]];
        const bool seen = left > nothing * slope[(k - 1) * m + s->z[k]];
        for (size_t c = 1; c < m; c++)
            r[c] = seen ? r[c] / sqrt(left) : 0;
        for (size_t a = 1; a < m; a++)
            for (size_t b = 1; b <= a; b++)
                within[a * m + b] -= r[a] * r[b];
    }
}

static void gather_unit(const gathering *g, size_t unit, piece *p, double *room) {
    const mixed_sums *s = g->sums;
    const size_t m = s->m;
    double *row = s->row + unit * s->q * m, *away = room, *slope = room + m,
           *within = slope + s->q * m;
    const double root = sqrt(s->count[unit]);
    memset(room, 0, g->room_each * sizeof *room);
    find_means(g, unit, row + 1);
    add_products(g, unit, row + 1, within, slope, away);
    for (size_t c = 1; c < m; c++) {
        row[c] *= root;
        p->spread[c] += within[c * m + c];
    }
    row[0] = root;
    orthogonalise(s, slope, row, within);
    for (size_t i = 0; i < m * m; i++)
        p->within[i] += within[i];
}

static void gather_piece(void *context, unsigned worker, size_t i) {
    gathering *g = context;
    piece *p = &g->pieces[i];
    for (size_t unit = p->from; unit < p->to; unit++)
        gather_unit(g, unit, p, g->room + worker * g->room_each);
}

/* ---- all of it ---- */

/* In their order, so that the sums do not depend on the number of workers. */
static void add_pieces(gathering *g) {
    mixed_sums *s = g->sums;
    for (size_t i = 0; i < g->n_pieces; i++) {
        for (size_t k = 0; k < s->m * s->m; k++)
            s->within[k] += g->pieces[i].within[k];
        for (size_t c = 0; c < s->m; c++)
            s->spread[c] += g->pieces[i].spread[c];
        free(g->pieces[i].within);
        free(g->pieces[i].spread);
    }
}

void mixed_gather(const lode_mixed_data *data, mixed_sums *s) {
    const unsigned workers = lode_workers(data->threads);
    gathering g = {.data = data, .sums = s};
    sort_by_unit(&g);
    for (size_t u = 0; u < s->units; u++)
        s->count[u] = (double)(g.first[u + 1] - g.first[u]);
    cut(&g);
    g.room_each = s->m + s->q * s->m + s->m * s->m;
    g.room = lode_allocate(workers * g.room_each, sizeof *g.room);
    lode_share(g.n_pieces, workers, gather_piece, &g);
    add_pieces(&g);
    free(g.first);
    free(g.order);
    free(g.pieces);
    free(g.room);
}
