#include "lode/pairs.h"

#include "lode/columns.h"
#include "lode/memory.h"

#include <stdlib.h>

/* The columns a table of pairs may have: the comparator, and the words for the one compared. */
static const struct {
    lode_pairs_of of;
    const char *comparator, *unit[3];
} known[] = {{LODE_PAIRS_OF_SCHOOLS, "comparator_urn", {"school_urn"}},
             {LODE_PAIRS_OF_AREAS, "comparator_la_code", {"old_la_code", "new_la_code"}}};

/* Whom a table is about, and where. */
typedef struct {
    lode_pairs_of of;
    int unit, comparator, rank, distance;
} pair_columns;

/* The first of words that the header has. */
static lode_status find_first(const lode_column_names *header, const char *const *words, size_t n,
                              lode_reference *reference, int *column, lode_error *error) {
    lode_status status = LODE_OK;
    *column = -1;
    for (size_t i = 0; i < n && words[i] && *column < 0 && status == LODE_OK; i++)
        status = lode_column_find(header, lode_text(words[i]), reference, column, error);
    return status;
}

static lode_status choose_columns(const lode_column_names *header, lode_reference *reference,
                                  pair_columns *found, lode_error *error) {
    const char *missing = known[0].unit[0];
    for (size_t k = 0; k < 2; k++) {
        *found = (pair_columns){known[k].of, -1, -1, -1, -1};
        lode_status status = find_first(header, known[k].unit, 3, reference, &found->unit, error);
        if (status == LODE_OK)
            status =
                find_first(header, &known[k].comparator, 1, reference, &found->comparator, error);
        if (status != LODE_OK || (found->unit >= 0 && found->comparator >= 0))
            return status;
        if (found->unit >= 0) {
            missing = known[k].comparator;
            break;
        }
    }
    return lode_no_column(header->file, header->name, header->n, lode_text(missing), error);
}

static lode_status find_columns(const lode_table *table, const char *file,
                                lode_reference *reference, pair_columns *found, lode_error *error) {
    static const char *const rank = "rank", *const distance = "distance";
    lode_slice *names = lode_table_names(table);
    const lode_column_names header = {file, names, lode_table_columns(table)};
    lode_status status = choose_columns(&header, reference, found, error);
    if (status == LODE_OK)
        status = find_first(&header, &rank, 1, reference, &found->rank, error);
    if (status == LODE_OK)
        status = find_first(&header, &distance, 1, reference, &found->distance, error);
    free(names);
    return status;
}

/* Returns how many rows are no pairs, or pairs that stand before. */
static size_t take_pairs(lode_pairs *p, const pair_columns *column) {
    const size_t rows = lode_table_rows(p->table);
    p->pair = lode_allocate(rows, sizeof *p->pair);
    lode_names *seen = lode_names_new();
    for (size_t r = 0; r < rows; r++) {
        const lode_slice unit = lode_trim(lode_table_text(p->table, r, (size_t)column->unit));
        const lode_slice other =
            lode_trim(lode_table_text(p->table, r, (size_t)column->comparator));
        const uint32_t key[2] = {lode_names_add(p->units, unit), lode_names_add(p->units, other)};
        const lode_slice bytes = {(const char *)key, sizeof key};
        if (unit.n > 0 && other.n > 0 && key[0] != key[1] && lode_names_add(seen, bytes) == p->n)
            p->pair[p->n++] = (lode_pair){key[0], key[1], (uint32_t)r};
    }
    lode_names_free(seen);
    return rows - p->n;
}

lode_status lode_pairs_read(lode_pairs **pairs, const char *path, const lode_read_options *read,
                            lode_reference *reference, lode_report *report, lode_error *error) {
    const lode_input file = {&path, 1, {.digest = read->digest, .threads = read->threads}};
    lode_table *table;
    pair_columns column;
    lode_status status = lode_table_read(&table, &file, NULL, report, error);
    if (status != LODE_OK)
        return status;
    status = find_columns(table, path, reference, &column, error);
    if (status != LODE_OK) {
        lode_table_free(table);
        return status;
    }
    lode_pairs *p = lode_allocate(1, sizeof *p);
    *p = (lode_pairs){.of = column.of,
                      .units = lode_names_new(),
                      .table = table,
                      .rank = column.rank,
                      .distance = column.distance};
    const size_t left_out = take_pairs(p, &column);
    if (left_out > 0)
        lode_notice(report, "%s: %zu pairs left out: repeated, of %s with itself, or without a %s",
                    path, left_out, p->of == LODE_PAIRS_OF_AREAS ? "an area" : "a school",
                    p->of == LODE_PAIRS_OF_AREAS ? "code" : "URN");
    *pairs = p;
    return LODE_OK;
}

void lode_pairs_free(lode_pairs *pairs) {
    if (!pairs)
        return;
    lode_names_free(pairs->units);
    lode_table_free(pairs->table);
    free(pairs->pair);
    free(pairs);
}
