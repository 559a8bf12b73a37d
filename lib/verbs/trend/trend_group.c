/* Which rows make a series. */
#include "trend_periods.h"

#include <stdlib.h>

static uint32_t number_key(lode_names *names, const uint32_t *key, size_t n) {
    return lode_names_add(names, (lode_slice){(const char *)key, n * sizeof *key});
}

/* row[]: the rows by a number below n that each has, those of one number as they stand. Returns
 * where those of each number begin, and where the last end. */
static uint32_t *place_rows(const uint32_t *number, size_t rows, size_t n, uint32_t *row) {
    /* Counted one place ahead, so that placing the rows moves every start where it belongs. */
    uint32_t *start = lode_allocate(n + 2, sizeof *start);
    for (size_t r = 0; r < rows; r++)
        start[number[r] + 2]++;
    for (size_t i = 2; i <= n; i++)
        start[i] += start[i - 1];
    for (size_t r = 0; r < rows; r++)
        row[start[number[r] + 1]++] = (uint32_t)r;
    return start;
}

/* By facet, the number of what it shares with others of a series, period and release aside; *n is
 * how many there are. */
static uint32_t *number_kinds(const lode_measures *m, size_t *n) {
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
    *n = lode_names_count(kinds);
    lode_names_free(identifiers);
    lode_names_free(kinds);
    return kind_of;
}

/* number[row], below n, becomes the place of that number in the order of first sight. */
static void renumber(uint32_t *number, size_t rows, size_t n) {
    uint32_t *place = lode_allocate(n, sizeof *place), next = 0; /* + 1, or 0 where unseen */
    for (size_t row = 0; row < rows; row++) {
        uint32_t *here = &place[number[row]];
        if (!*here)
            *here = ++next;
        number[row] = *here - 1;
    }
    free(place);
}

/* base[row]: what a series is, its release aside. Returns how many there are. room is for a number
 * a row. Unit by unit, for then a table by kind tells whether the unit has it already. */
static size_t number_bases(const lode_measures *m, uint32_t *base, uint32_t *room) {
    const size_t units = lode_names_count(m->units);
    size_t kinds, n = 0;
    uint32_t *kind_of = number_kinds(m, &kinds);
    uint32_t *start = place_rows(m->unit, m->rows, units, room);
    uint32_t *latest = lode_allocate(kinds, sizeof *latest); /* base of the kind, + 1 */
    for (size_t unit = 0; unit < units; unit++) {
        const size_t before = n;
        for (size_t i = start[unit]; i < start[unit + 1]; i++) {
            uint32_t *here = &latest[kind_of[m->facet[room[i]]]];
            if (*here <= before)
                *here = (uint32_t)++n;
            base[room[i]] = *here - 1;
        }
    }
    free(latest);
    free(start);
    free(kind_of);
    renumber(base, m->rows, n);
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

/* series[row]; returns how many there are. room is for a number a row. */
static size_t number_series(const lode_measures *m, uint32_t *series, uint32_t *room) {
    const size_t bases = number_bases(m, series, room);
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
    const uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    const int first = lode_measures_facet(m, x)->year, second = lode_measures_facet(m, y)->year;
    return first != second ? (first > second) - (first < second) : (x > y) - (x < y);
}

/* Files mostly come one year after the other. */
static void put_in_order(const lode_measures *m, uint32_t *row, size_t n) {
    for (size_t i = 1; i < n; i++)
        if (lode_measures_facet(m, row[i])->year < lode_measures_facet(m, row[i - 1])->year) {
            qsort_r(row, n, sizeof *row, by_time, (void *)m);
            return;
        }
}

void lode_trend_group(const lode_measures *m, trend_groups *groups) {
    uint32_t *series = lode_reallocate(NULL, m->rows, sizeof *series);
    groups->row = lode_reallocate(NULL, m->rows, sizeof *groups->row);
    groups->n = number_series(m, series, groups->row);
    groups->start = place_rows(series, m->rows, groups->n, groups->row);
    for (size_t s = 0; s < groups->n; s++)
        put_in_order(m, groups->row + groups->start[s], groups->start[s + 1] - groups->start[s]);
    free(series);
}
