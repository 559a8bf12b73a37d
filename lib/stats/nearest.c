#include "lode/nearest.h"

#include "lode/memory.h"
#include "lode/number.h"
#include "lode/threads.h"
#include "nearest_screen.h"
#include "nth.h"
#include "sort.h"

#include <math.h>
#include <stdlib.h>

/* Points that meet a block one after the other while it is near. */
enum { BATCH = 32 };

/* Beyond this two distances cannot be the same to 12 significant digits. */
static const double twelve_digits = 1e-11;

/* Who may still be among the nearest of one point. */
typedef struct {
    uint32_t *which; /* [capacity] */
    float *square;   /* [capacity]; nothing where all are measured */
    size_t n, capacity;
    size_t enough; /* it is worth cutting back at */
    float bound;
} candidates;

/* What a worker works with. */
typedef struct {
    _Alignas(LODE_APART) candidates of[BATCH];
    double *number;            /* [capacity] */
    lode_neighbour *neighbour; /* [capacity] */
    size_t capacity;
} desk;

typedef struct {
    const lode_points *points;
    const lode_nearest_options *options;
    lode_screen screen;
    bool screened;
    desk *desk; /* [workers] */
    lode_neighbour *found;
    size_t *count;
} search;

/* ---- distances ---- */

double lode_points_apart(const lode_points *p, size_t a, size_t b) {
    const double *x = p->value + a * p->terms, *y = p->value + b * p->terms;
    double apart = 0, square = 0;
    for (size_t t = 0; t < p->terms; t++) {
        const double d = p->factor[t] * (x[t] - y[t]);
        if (p->part && t > 0 && p->part[t] != p->part[t - 1]) {
            apart += sqrt(square);
            square = 0;
        }
        square += d * d;
    }
    return apart + sqrt(square);
}

static bool may(const search *s, uint32_t a, uint32_t b) {
    const lode_nearest_options *o = s->options;
    return a != b && b < s->points->n && (!o->may || o->may(o->context, a, b));
}

/* ---- room ---- */

static void make_room(candidates *c, size_t more) {
    if (c->n + more <= c->capacity)
        return;
    c->capacity = 2 * (c->n + more);
    c->which = lode_reallocate(c->which, c->capacity, sizeof *c->which);
    c->square = lode_reallocate(c->square, c->capacity, sizeof *c->square);
}

static void make_desk_room(desk *d, size_t n) {
    if (n <= d->capacity)
        return;
    d->capacity = 2 * n;
    d->number = lode_reallocate(d->number, d->capacity, sizeof *d->number);
    d->neighbour = lode_reallocate(d->neighbour, d->capacity, sizeof *d->neighbour);
}

static void free_desk(desk *d) {
    for (size_t i = 0; i < BATCH; i++) {
        free(d->of[i].which);
        free(d->of[i].square);
    }
    free(d->number);
    free(d->neighbour);
}

/* ---- candidates ---- */

/* The k-th smallest of number[n]. */
static double smallest(const double *number, size_t n, size_t k) {
    double value;
    lode_find_nth(number, n, &(lode_nth){k - 1, &value}, 1);
    return value;
}

/* Leave those that can be among the k nearest. */
static void cut_back(const search *s, desk *d, candidates *c) {
    const size_t k = s->options->k;
    if (c->n <= k)
        return;
    make_desk_room(d, c->n);
    for (size_t i = 0; i < c->n; i++)
        d->number[i] = c->square[i];
    c->bound = lode_screen_bound(&s->screen, (float)smallest(d->number, c->n, k));
    size_t n = 0;
    for (size_t i = 0; i < c->n; i++) {
        c->which[n] = c->which[i];
        c->square[n] = c->square[i];
        n += c->square[i] <= c->bound;
    }
    c->n = n;
    c->enough = 2 * n + k;
}

static void meet_block(const search *s, uint32_t point, size_t from, desk *d, candidates *c) {
    make_room(c, SCREEN_BLOCK);
    const size_t first = c->n;
    const size_t n =
        lode_screen_pass(&s->screen, point, from, c->bound, c->which + first, c->square + first);
    for (size_t i = first; i < first + n; i++)
        if (may(s, point, c->which[i])) {
            c->which[c->n] = c->which[i];
            c->square[c->n++] = c->square[i];
        }
    if (c->n >= c->enough)
        cut_back(s, d, c);
}

static void take_everybody(const search *s, uint32_t point, candidates *c) {
    make_room(c, s->points->n);
    for (uint32_t i = 0; i < s->points->n; i++)
        if (may(s, point, i))
            c->which[c->n++] = i;
}

/* ---- nearest first ---- */

static int nearer(const void *a, const void *b) {
    const lode_neighbour *x = a, *y = b;
    if (x->distance != y->distance)
        return x->distance < y->distance ? -1 : 1;
    return x->point < y->point ? -1 : x->point > y->point;
}

static bool is_tie(double near, double far) {
    char a[LODE_NUMBER_TEXT], b[LODE_NUMBER_TEXT];
    if (far - near > twelve_digits * far)
        return false;
    const size_t n = lode_number_text(near, a);
    return lode_same((lode_slice){a, n}, (lode_slice){b, lode_number_text(far, b)});
}

/* Of points level to 12 digits the earlier goes first. */
static void settle_ties(lode_neighbour *neighbour, size_t n) {
    for (size_t i = 1; i < n; i++) {
        const lode_neighbour here = neighbour[i];
        size_t at = i;
        while (at > 0 && neighbour[at - 1].point > here.point &&
               is_tie(neighbour[at - 1].distance, here.distance)) {
            neighbour[at] = neighbour[at - 1];
            at--;
        }
        neighbour[at] = here;
    }
}

/* Measure the candidates and leave those that are not beyond the k-th; returns how many. */
static size_t measure(const search *s, uint32_t point, const candidates *c, desk *d) {
    const size_t k = s->options->k;
    double most = INFINITY;
    size_t n = 0;
    make_desk_room(d, c->n);
    for (size_t i = 0; i < c->n; i++)
        d->number[i] = lode_points_apart(s->points, point, c->which[i]);
    if (c->n > k)
        most = smallest(d->number, c->n, k) * (1 + twelve_digits);
    for (size_t i = 0; i < c->n; i++) {
        d->neighbour[n] = (lode_neighbour){c->which[i], d->number[i]};
        n += d->number[i] <= most;
    }
    return n;
}

static void sort_nearest_first(lode_neighbour *neighbour, size_t n) {
    qsort(neighbour, n, sizeof *neighbour, nearer);
    settle_ties(neighbour, n);
}

static void answer(const search *s, uint32_t point, const candidates *c, desk *d) {
    const size_t k = s->options->k, n = measure(s, point, c, d), count = n < k ? n : k;
    s->count[point] = count;
    if (count == 0)
        return;
    sort_nearest_first(d->neighbour, n);
    memcpy(s->found + point * k, d->neighbour, count * sizeof *d->neighbour);
}

/* ---- the search ---- */

static void search_batch(void *context, unsigned worker, size_t batch) {
    const search *s = context;
    desk *d = &s->desk[worker];
    const size_t first = batch * BATCH, left = s->points->n - first;
    const size_t n = left < BATCH ? left : BATCH;
    for (size_t i = 0; i < n; i++) {
        d->of[i].n = 0;
        d->of[i].bound = INFINITY;
        d->of[i].enough = 2 * s->options->k;
    }
    for (size_t from = 0; s->screened && from < s->screen.room; from += SCREEN_BLOCK)
        for (size_t i = 0; i < n; i++)
            meet_block(s, (uint32_t)(first + i), from, d, &d->of[i]);
    for (size_t i = 0; i < n; i++) {
        if (!s->screened)
            take_everybody(s, (uint32_t)(first + i), &d->of[i]);
        answer(s, (uint32_t)(first + i), &d->of[i], d);
    }
}

void lode_nearest(const lode_points *points, const lode_nearest_options *options,
                  lode_neighbour *found, size_t *count) {
    const unsigned workers = lode_workers(options->threads);
    search s = {.points = points,
                .options = options,
                .screened = !points->part, /* the screen knows no parts */
                .desk = lode_allocate_apart(workers, sizeof *s.desk),
                .found = found,
                .count = count};
    memset(count, 0, points->n * sizeof *count);
    if (s.screened)
        lode_screen_make(&s.screen, points);
    if (options->k > 0)
        lode_share((points->n + BATCH - 1) / BATCH, workers, search_batch, &s);
    for (unsigned w = 0; w < workers; w++)
        free_desk(&s.desk[w]);
    free(s.desk);
    lode_screen_free(&s.screen);
}

/* ---- a window ---- */

void lode_nearest_window(const lode_points *points, size_t k, lode_neighbour *found,
                         size_t *count) {
    const size_t n = points->n, size = k < n ? k : n - 1;
    size_t *order = lode_sorted_places(points->value, n);
    for (size_t place = 0; place < n; place++) {
        const size_t point = order[place], below = size - size / 2;
        size_t first = place < below ? 0 : place - below, taken = 0;
        first = first + size < n ? first : n - 1 - size;
        lode_neighbour *own = found + point * k;
        for (size_t i = first; i <= first + size; i++)
            if (i != place)
                own[taken++] = (lode_neighbour){(uint32_t)order[i],
                                                lode_points_apart(points, point, order[i])};
        sort_nearest_first(own, taken);
        count[point] = taken;
    }
    free(order);
}
