/* Which rows follow each other on a chart. */
#include "xmr_parts.h"

#include "lode/memory.h"

#include <stdlib.h>

static uint32_t number_series(const xmr_run *r, uint32_t *series) {
    const lode_measures *m = r->measures;
    lode_names *names = lode_names_new(), *families = lode_names_new();
    for (size_t row = 0; row < m->rows; row++) {
        const lode_facet *f = lode_measures_facet(m, row);
        const uint32_t key[] = {
            m->unit[row], f->level == LODE_LEVEL_SCHOOL ? LODE_UNKNOWN : f->kind,
            f->breakdown, f->measure,
            f->release,   lode_names_add(families, r->family[m->facet[row]])};
        series[row] = lode_names_add(names, (lode_slice){(const char *)key, sizeof key});
    }
    const uint32_t n = lode_names_count(names);
    lode_names_free(names);
    lode_names_free(families);
    return n;
}

static xmr_time time_at(const xmr_run *r, uint32_t row) {
    return r->time[r->measures->facet[row]];
}

static int by_time(const void *a, const void *b, void *run) {
    const uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    const int order = xmr_order(time_at(run, x), time_at(run, y));
    return order ? order : (x > y) - (x < y);
}

static void place_rows(xmr_run *r, const uint32_t *series) {
    const size_t rows = r->measures->rows;
    r->start = lode_allocate(r->n_series + 2, sizeof *r->start);
    r->row = lode_allocate(rows, sizeof *r->row);
    for (size_t row = 0; row < rows; row++)
        r->start[series[row] + 2]++;
    for (size_t s = 2; s < r->n_series + 2; s++)
        r->start[s] += r->start[s - 1];
    for (size_t row = 0; row < rows; row++)
        r->row[r->start[series[row] + 1]++] = (uint32_t)row;
    for (size_t s = 0; s < r->n_series; s++)
        qsort_r(r->row + r->start[s], r->start[s + 1] - r->start[s], sizeof *r->row, by_time, r);
}

lode_status xmr_find_series(xmr_run *r, lode_error *error) {
    const size_t rows = r->measures->rows;
    uint32_t *series = lode_allocate(rows, sizeof *series);
    r->repeats = lode_allocate(rows, sizeof *r->repeats);
    r->n_series = number_series(r, series);
    place_rows(r, series);
    free(series);
    for (size_t s = 0; s < r->n_series; s++)
        for (size_t i = r->start[s] + 1; i < r->start[s + 1]; i++) {
            const uint32_t here = r->row[i], before = r->row[i - 1];
            r->repeats[here] = xmr_order(time_at(r, here), time_at(r, before)) == 0;
            if (r->repeats[here] && !lode_measures_same_figure(r->measures, here, before))
                return lode_trend_disagreement(r->measures, here, before, error);
        }
    return LODE_OK;
}
