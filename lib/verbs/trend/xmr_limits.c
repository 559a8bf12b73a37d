/* Stretches of a series, their limits, and what their points signal. */
#include "xmr_parts.h"

#include "lode/memory.h"

#include <math.h>
#include <stdlib.h>

/* The change of definition between two rows, or NULL. */
static const lode_availability_entry *broken_between(const xmr_run *r, uint32_t before,
                                                     uint32_t row) {
    const lode_availability_entry *latest = xmr_about(r, row)->broken;
    return latest && latest->first_year > lode_measures_facet(r->measures, before)->year ? latest
                                                                                         : NULL;
}

static bool is_rebased(const xmr_run *r, uint32_t before, uint32_t row) {
    const uint32_t *facet = r->measures->facet;
    for (size_t i = 0; i < r->options->rebase.n; i++) {
        const xmr_rebase *b = &r->rebase[i];
        if (b->family.n > 0 && !lode_same(b->family, r->family[facet[row]]))
            continue;
        if (xmr_order(r->time[facet[before]], b->time) < 0 &&
            xmr_order(r->time[facet[row]], b->time) >= 0)
            return true;
    }
    return false;
}

/* ---- one stretch ---- */

/* Room for the points of the longest series. */
typedef struct {
    uint32_t *row;
    lode_number *number;
    double *value;
    lode_xmr_signal *signal;
    size_t n;
} points;

static void end_stretch(xmr_run *r, points *p) {
    xmr_stretch *stretch = &r->stretch[r->n_stretches - 1];
    stretch->points = p->n;
    stretch->power = lode_numbers_scaled(p->number, p->n, p->value);
    stretch->limited =
        lode_xmr_limits(p->value, p->n, LODE_XMR_FACTOR, true, &stretch->xmr, NULL) == LODE_OK;
    r->limited += stretch->limited;
    if (stretch->limited)
        lode_xmr_signals(p->value, p->n, &stretch->xmr, p->signal);
    for (size_t i = 0; i < p->n; i++) {
        xmr_point *point = &r->point[p->row[i]];
        point->stretch = (uint32_t)r->n_stretches - 1;
        point->range = i ? fabs(p->value[i] - p->value[i - 1]) / stretch->power : NAN;
        if (stretch->limited)
            point->signal = p->signal[i];
    }
    p->n = 0;
}

static void begin_stretch(xmr_run *r, const lode_availability_entry *broken) {
    LODE_GROW(r->stretch, r->n_stretches, r->capacity);
    r->stretch[r->n_stretches++] = (xmr_stretch){.broken = broken};
}

static void chart_series(xmr_run *r, size_t s, points *p) {
    for (size_t i = r->start[s]; i < r->start[s + 1]; i++) {
        const uint32_t row = r->row[i];
        if (r->repeats[row] || !lode_measures_has(r->measures, row) || xmr_about(r, row)->barred)
            continue;
        const uint32_t before = p->n ? p->row[p->n - 1] : row;
        const lode_availability_entry *broken = p->n ? broken_between(r, before, row) : NULL;
        if (p->n > 0 && (broken || is_rebased(r, before, row)))
            end_stretch(r, p);
        if (p->n == 0)
            begin_stretch(r, broken);
        p->row[p->n] = row;
        p->number[p->n++] = lode_measures_value(r->measures, row);
    }
    if (p->n > 0)
        end_stretch(r, p);
}

void xmr_find_limits(xmr_run *r) {
    size_t most = 0;
    for (size_t s = 0; s < r->n_series; s++)
        if (r->start[s + 1] - r->start[s] > most)
            most = r->start[s + 1] - r->start[s];
    points p = {.row = lode_allocate(most, sizeof *p.row),
                .number = lode_allocate(most, sizeof *p.number),
                .value = lode_allocate(most, sizeof *p.value),
                .signal = lode_allocate(most, sizeof *p.signal)};
    r->point = lode_allocate(r->measures->rows, sizeof *r->point);
    for (size_t row = 0; row < r->measures->rows; row++)
        r->point[row] = (xmr_point){.stretch = LODE_UNKNOWN, .range = NAN};
    for (size_t s = 0; s < r->n_series; s++)
        chart_series(r, s, &p);
    free(p.row);
    free(p.number);
    free(p.value);
    free(p.signal);
}
