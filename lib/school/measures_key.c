/* The keys of measure rows: what they are made of, and none to be had twice. */
#include "measures_key.h"

#include "lode/memory.h"

#include <stdio.h>
#include <stdlib.h>

static const char SEPARATOR = '\x1f'; /* between the parts of a key; no text has it */

/* The number of two texts joined. */
uint32_t lode_measures_number_pair(lode_names *names, lode_slice a, lode_slice b) {
    char small[512], *joined = small;
    size_t n = a.n + 1 + b.n;
    if (n > sizeof small)
        joined = lode_allocate(n, 1);
    if (a.n)
        memcpy(joined, a.p, a.n);
    joined[a.n] = SEPARATOR;
    if (b.n)
        memcpy(joined + a.n + 1, b.p, b.n);
    uint32_t id = lode_names_add(names, (lode_slice){joined, n});
    if (joined != small)
        free(joined);
    return id;
}

lode_slice lode_measures_unit_of(const lode_measures *m, const lode_record *record,
                                 const size_t *order, lode_level level) {
    for (int i = 0; i < 3; i++) {
        const int column = m->identifier[level][i];
        if (column < 0)
            continue;
        const size_t c = (size_t)column;
        const lode_slice text = lode_trim(lode_record_text(record, order ? order[c] : c));
        if (text.n)
            return text;
    }
    return level == LODE_LEVEL_NATIONAL ? lode_text("England") : (lode_slice){NULL, 0};
}

static lode_slice part_of(lode_slice joined, bool first) {
    const char *at = joined.n ? memchr(joined.p, SEPARATOR, joined.n) : NULL;
    size_t n = at ? (size_t)(at - joined.p) : joined.n;
    return first ? (lode_slice){joined.p, n} : (lode_slice){joined.p + n + 1, joined.n - n - 1};
}

lode_slice lode_measures_topic(const lode_measures *m, uint32_t breakdown) {
    return part_of(lode_names_get(m->breakdowns, breakdown), true);
}

lode_slice lode_measures_breakdown(const lode_measures *m, uint32_t breakdown) {
    return part_of(lode_names_get(m->breakdowns, breakdown), false);
}

lode_slice lode_measures_period(const lode_measures *m, uint32_t period) {
    return part_of(lode_names_get(m->periods, period), true);
}

lode_slice lode_measures_identifier(const lode_measures *m, uint32_t period) {
    const lode_slice joined = lode_names_get(m->periods, period);
    return lode_measures_period(m, period).n < joined.n ? part_of(joined, false)
                                                        : (lode_slice){NULL, 0};
}

/* The key of a row is its unit and its facet. */
static uint64_t key_of(const lode_measures *m, size_t row) {
    return (uint64_t)m->unit[row] << 32 | m->facet[row];
}

static size_t spread(uint64_t key) {
    key = (key ^ key >> 32) * 0x9e3779b97f4a7c15u;
    return (size_t)(key ^ key >> 29);
}

bool lode_measures_same_figure(const lode_measures *m, size_t a, size_t b) {
    const bool has = lode_measures_has(m, a);
    if (has != lode_measures_has(m, b))
        return false;
    return has ? m->value[a] == m->value[b]
               : lode_same(lode_measures_status(m, a), lode_measures_status(m, b));
}

static lode_status twice(const lode_measures *m, size_t row, size_t earlier, bool repeats,
                         lode_error *error) {
    const char *here = lode_table_file(m->table, row);
    const char *there = lode_table_file(m->table, earlier);
    bool same_file = strcmp(here, there) == 0;
    lode_fail(error, LODE_DATA,
              "%sthe same unit, period, measure and breakdown as line %zu%s%s: "
              "'%.*s', %.*s, %.*s",
              repeats ? "another figure for " : "", lode_table_line(m->table, earlier),
              same_file ? "" : " of ", same_file ? "" : there,
              LODE_ARG(lode_measures_unit_name(m, row)),
              LODE_ARG(lode_measures_text(m, row, LODE_COL_TIME_PERIOD)),
              LODE_ARG(lode_measures_text(m, row, LODE_COL_MEASURE)));
    if (repeats) {
        lode_fail_hint(error, "keep the row that is meant");
        return lode_table_fail_at(m->table, row, (size_t)m->column[LODE_COL_VALUE], error);
    }
    if (lode_table_find(m->table, lode_text("comparator")) >= 0)
        lode_fail_hint(error, "this is what lode-bench wrote, a row for each comparator; read the "
                              "table it was made from");
    else
        lode_fail_hint(error,
                       "was a file read twice, or merged with a table that has a key twice?");
    return lode_fail_at(error, here, lode_table_line(m->table, row), 0);
}

/* Where the table is nearly full of the keys there could be, a bit for each tells whether one is
 * there twice. False: that would take more room than it is worth, or a key is. */
static bool all_differ(const lode_measures *m) {
    enum { BITS_A_ROW = 64 };
    const uint64_t bits = (uint64_t)lode_names_count(m->units) * m->n_facets;
    if (bits > (uint64_t)m->rows * BITS_A_ROW)
        return false;
    uint64_t *seen = lode_allocate((size_t)(bits / 64) + 1, sizeof *seen);
    bool differ = true;
    for (size_t row = 0; row < m->rows && differ; row++) {
        const uint64_t at = (uint64_t)m->unit[row] * m->n_facets + m->facet[row];
        const uint64_t bit = (uint64_t)1 << at % 64;
        differ = !(seen[at / 64] & bit);
        seen[at / 64] |= bit;
    }
    free(seen);
    return differ;
}

lode_status lode_measures_check_keys(lode_measures *m, bool repeats, lode_report *report,
                                     lode_error *error) {
    size_t slots = 64;
    if (all_differ(m))
        return LODE_OK;
    while (slots < 2 * m->rows)
        slots *= 2;
    uint32_t *slot = lode_allocate(slots, sizeof *slot); /* row + 1, or 0 */
    lode_status worst = LODE_OK;
    for (size_t row = 0; row < m->rows; row++) {
        const uint64_t key = key_of(m, row);
        size_t at = spread(key) & (slots - 1);
        while (slot[at] && key_of(m, slot[at] - 1) != key)
            at = (at + 1) & (slots - 1);
        if (!slot[at])
            slot[at] = (uint32_t)row + 1;
        else if (!repeats || !lode_measures_same_figure(m, slot[at] - 1, row)) {
            worst = twice(m, row, slot[at] - 1, repeats, error);
            lode_problem(report, error, "rows with a key had before");
        }
    }
    free(slot);
    return worst;
}
