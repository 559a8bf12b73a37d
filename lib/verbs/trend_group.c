/* Which rows make a series. */
#include "trend_periods.h"

#include <stdlib.h>

static uint32_t number_key(lode_names *names, const uint32_t *key, size_t n) {
    return lode_names_add(names, (lode_slice){(const char *)key, n * sizeof *key});
}

/* By facet, the number of what it shares with others of a series, period and release aside. */
static uint32_t *number_kinds(const lode_measures *m) {
    lode_names *kinds = lode_names_new(), *identifiers = lode_names_new();
    uint32_t *kind_of = lode_allocate(m->n_facets, sizeof *kind_of);
    for (size_t f = 0; f < m->n_facets; f++)
        kind_of[f] = LODE_UNKNOWN;
    for (size_t row = 0; row < m->rows; row++) {
        uint32_t *kind = &kind_of[m->facet[row]];
        const lode_facet *f = lode_measures_facet(m, row);
        if (*kind != LODE_UNKNOWN)
            continue;
        /* A school is one unit whatever kind a year's file takes it for, or leaves unsaid. */
        const uint32_t key[] = {
            f->level == LODE_LEVEL_SCHOOL ? LODE_UNKNOWN : f->kind, f->breakdown, f->measure,
            lode_names_add(identifiers, lode_measures_text(m, row, LODE_COL_TIME_IDENTIFIER))};
        *kind = number_key(kinds, key, sizeof key / sizeof *key);
    }
    lode_names_free(identifiers);
    lode_names_free(kinds);
    return kind_of;
}

/* base[row]: what a series is, its release aside. Returns how many there are. */
static size_t number_bases(const lode_measures *m, uint32_t *base) {
    uint32_t *kind_of = number_kinds(m);
    lode_names *bases = lode_names_new();
    for (size_t row = 0; row < m->rows; row++) {
        const uint32_t whose[] = {m->unit[row], kind_of[m->facet[row]]};
        base[row] = number_key(bases, whose, 2);
    }
    const size_t n = lode_names_count(bases);
    lode_names_free(bases);
    free(kind_of);
    return n;
}

/* For each base whether one of its periods comes in several releases. */
static bool *find_several(const lode_measures *m, const uint32_t *base, size_t bases) {
    lode_names *seen = lode_names_new(); /* base and period */
    uint32_t *release = lode_allocate(m->rows, sizeof *release);
    bool *several = lode_allocate(bases, sizeof *several);
    for (size_t row = 0; row < m->rows; row++) {
        const uint32_t key[] = {base[row], lode_measures_facet(m, row)->period};
        const uint32_t before = lode_names_count(seen), id = number_key(seen, key, 2);
        if (id == before)
            release[id] = lode_measures_facet(m, row)->release;
        else if (release[id] != lode_measures_facet(m, row)->release)
            several[base[row]] = true;
    }
    free(release);
    lode_names_free(seen);
    return several;
}

/* series[row]; returns how many there are. */
static size_t number_series(const lode_measures *m, uint32_t *series) {
    const size_t bases = number_bases(m, series);
    if (lode_names_count(m->releases) < 2)
        return bases;
    bool *several = find_several(m, series, bases);
    lode_names *names = lode_names_new();
    for (size_t row = 0; row < m->rows; row++) {
        const uint32_t base = series[row];
        const uint32_t release = lode_measures_facet(m, row)->release;
        const uint32_t key[] = {base, several[base] ? release : LODE_UNKNOWN};
        series[row] = number_key(names, key, 2);
    }
    const size_t n = lode_names_count(names);
    lode_names_free(names);
    free(several);
    return n;
}

static int by_time(const void *a, const void *b, void *measures) {
    const lode_measures *m = measures;
    const size_t x = *(const size_t *)a, y = *(const size_t *)b;
    const int first = lode_measures_facet(m, x)->year, second = lode_measures_facet(m, y)->year;
    return first != second ? (first > second) - (first < second) : (x > y) - (x < y);
}

void lode_trend_group(const lode_measures *m, trend_groups *groups) {
    uint32_t *series = lode_allocate(m->rows, sizeof *series);
    groups->n = number_series(m, series);
    groups->row = lode_allocate(m->rows, sizeof *groups->row);
    groups->start = lode_allocate(groups->n + 2, sizeof *groups->start);
    /* Counted one place ahead, so that placing the rows moves every start where it belongs. */
    for (size_t row = 0; row < m->rows; row++)
        groups->start[series[row] + 2]++;
    for (size_t s = 2; s <= groups->n; s++)
        groups->start[s] += groups->start[s - 1];
    for (size_t row = 0; row < m->rows; row++)
        groups->row[groups->start[series[row] + 1]++] = row;
    for (size_t s = 0; s < groups->n; s++)
        qsort_r(groups->row + groups->start[s], groups->start[s + 1] - groups->start[s],
                sizeof *groups->row, by_time, (void *)m);
    free(series);
}

void lode_trend_groups_free(trend_groups *groups) {
    free(groups->row);
    free(groups->start);
}
