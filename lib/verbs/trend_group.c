/* Which rows make a series. */
#include "trend_periods.h"

#include <stdlib.h>

static uint32_t number_key(lode_names *names, const uint32_t *key, size_t n) {
    return lode_names_add(names, (lode_slice){(const char *)key, n * sizeof *key});
}

/* The number of what a row shares with its series, release aside. */
static uint32_t number_base(const lode_measures *m, size_t row, lode_names *bases,
                            lode_names *identifiers) {
    const lode_measure_row r = lode_measures_row(m, row);
    uint32_t identifier =
        lode_names_add(identifiers, lode_measures_text(m, row, LODE_COL_TIME_IDENTIFIER));
    /* A school is one unit whatever kind a year's file takes it for, or leaves unsaid. */
    const uint32_t kind = r.level == LODE_LEVEL_SCHOOL ? LODE_UNKNOWN : r.kind;
    const uint32_t key[] = {r.unit, kind, r.breakdown, r.measure, identifier};
    return number_key(bases, key, sizeof key / sizeof *key);
}

/* base[row]; and for each base whether one of its periods comes in several releases. */
static void number_bases(const lode_measures *m, uint32_t *base, bool *several) {
    lode_names *bases = lode_names_new(), *identifiers = lode_names_new();
    lode_names *seen = lode_names_new(); /* base and period */
    uint32_t *release = lode_allocate(m->rows, sizeof *release);
    for (size_t row = 0; row < m->rows; row++) {
        base[row] = number_base(m, row, bases, identifiers);
        const uint32_t key[] = {base[row], lode_measures_facet(m, row)->period};
        uint32_t before = lode_names_count(seen), id = number_key(seen, key, 2);
        if (id == before)
            release[id] = lode_measures_facet(m, row)->release;
        else if (release[id] != lode_measures_facet(m, row)->release)
            several[base[row]] = true;
    }
    free(release);
    lode_names_free(seen);
    lode_names_free(identifiers);
    lode_names_free(bases);
}

/* series[row]; returns how many there are. */
static size_t number_series(const lode_measures *m, uint32_t *series) {
    uint32_t *base = lode_allocate(m->rows, sizeof *base);
    bool *several = lode_allocate(m->rows, sizeof *several);
    lode_names *names = lode_names_new();
    number_bases(m, base, several);
    for (size_t row = 0; row < m->rows; row++) {
        const uint32_t key[] = {base[row], several[base[row]] ? lode_measures_facet(m, row)->release
                                                              : LODE_UNKNOWN};
        series[row] = number_key(names, key, 2);
    }
    size_t n = lode_names_count(names);
    lode_names_free(names);
    free(several);
    free(base);
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
