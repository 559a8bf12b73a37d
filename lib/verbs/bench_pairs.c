/* Similar schools, from a table of pairs: who is compared with whom is somebody else's decision. */
#include "bench_parts.h"

#include <stdlib.h>

typedef struct {
    uint32_t school, comparator;
} pair;

typedef struct {
    uint32_t figure, school;
} result_key;

struct bench_pairs {
    lode_names *schools;  /* URNs */
    uint32_t *comparator; /* URN numbers: those of school s are [start[s] .. start[s + 1]) */
    size_t *start;
    size_t most;
    lode_names *results; /* figure and school of the rows with a value */
    uint32_t *row;       /* [results] */
};

/* ---- the file ---- */

/* The column called name or by one of its aliases, as the reference table "columns" has them. */
static int find_column(const lode_table *table, const lode_table *columns, const int *at,
                       const char *name) {
    const int found = lode_table_find(table, lode_text(name));
    for (size_t r = 0; found < 0 && r < lode_table_rows(columns); r++) {
        if (!lode_is(lode_table_text(columns, r, (size_t)at[0]), name))
            continue;
        lode_slice aliases = lode_table_text(columns, r, (size_t)at[1]), alias;
        while (lode_split(&aliases, '|', &alias)) {
            const int other = lode_table_find(table, alias);
            if (other >= 0)
                return other;
        }
    }
    return found;
}

static lode_status missing_column(const lode_table *table, const char *file, const char *name,
                                  lode_error *error) {
    const size_t n = lode_table_columns(table);
    lode_slice *names = lode_allocate(n, sizeof *names);
    for (size_t c = 0; c < n; c++)
        names[c] = lode_table_name(table, c);
    const lode_status status = lode_no_column(file, names, n, lode_text(name), error);
    free(names);
    return status;
}

static lode_status find_columns(const lode_table *table, const char *file,
                                lode_reference *reference, int column[2], lode_error *error) {
    static const char *const wanted[] = {"school_urn", "comparator_urn"};
    static const char *const parts[] = {"column", "aliases"};
    const lode_table *columns;
    int at[2];
    lode_status status = lode_reference_table(reference, "columns", &columns, error);
    if (status == LODE_OK)
        status = lode_reference_columns(columns, parts, 2, at, error);
    for (size_t i = 0; i < 2 && status == LODE_OK; i++) {
        column[i] = find_column(table, columns, at, wanted[i]);
        if (column[i] < 0)
            status = missing_column(table, file, wanted[i], error);
    }
    return status;
}

/* ---- the pairs ---- */

/* The different pairs of the table; those left out are counted. */
static pair *take_pairs(bench_pairs *p, const lode_table *table, const int column[2], size_t *n,
                        size_t *left_out) {
    const size_t rows = lode_table_rows(table);
    pair *pairs = lode_allocate(rows, sizeof *pairs);
    lode_names *seen = lode_names_new();
    *n = *left_out = 0;
    for (size_t r = 0; r < rows; r++) {
        const lode_slice school = lode_trim(lode_table_text(table, r, (size_t)column[0]));
        const lode_slice other = lode_trim(lode_table_text(table, r, (size_t)column[1]));
        const pair new = {lode_names_add(p->schools, school), lode_names_add(p->schools, other)};
        const lode_slice bytes = {(const char *)&new, sizeof new};
        if (school.n == 0 || other.n == 0 || new.school == new.comparator ||
            lode_names_add(seen, bytes) < *n)
            ++*left_out;
        else
            pairs[(*n)++] = new;
    }
    lode_names_free(seen);
    return pairs;
}

static void file_by_school(bench_pairs *p, const pair *pairs, size_t n) {
    const size_t schools = lode_names_count(p->schools);
    p->start = lode_allocate(schools + 2, sizeof *p->start);
    p->comparator = lode_allocate(n, sizeof *p->comparator);
    for (size_t i = 0; i < n; i++)
        p->start[pairs[i].school + 2]++;
    for (size_t s = 2; s < schools + 2; s++) {
        p->most = p->start[s] > p->most ? p->start[s] : p->most;
        p->start[s] += p->start[s - 1];
    }
    /* start[s + 1] moves from where s begins to where it ends, which is where s + 1 begins. */
    for (size_t i = 0; i < n; i++)
        p->comparator[p->start[pairs[i].school + 1]++] = pairs[i].comparator;
}

static uint32_t school_of(const bench *b, const bench_pairs *p, size_t row) {
    const lode_slice urn = lode_trim(lode_measures_text(b->measures, row, LODE_COL_SCHOOL_URN));
    return urn.n ? lode_names_find(p->schools, urn) : LODE_UNKNOWN;
}

static void index_results(const bench *b, bench_pairs *p) {
    size_t n = 0, capacity = 0;
    p->results = lode_names_new();
    for (size_t r = 0; r < b->measures->rows; r++) {
        const lode_measure_row row = lode_measures_row(b->measures, r);
        if (row.level != LODE_LEVEL_SCHOOL || !row.has_value)
            continue;
        const result_key key = {lode_bench_figure(b, r), school_of(b, p, r)};
        if (key.school == LODE_UNKNOWN ||
            lode_names_add(p->results, (lode_slice){(const char *)&key, sizeof key}) < n)
            continue;
        LODE_GROW(p->row, n, capacity);
        p->row[n++] = (uint32_t)r;
    }
}

lode_status lode_bench_read_pairs(bench *b, const lode_input *input, lode_reference *reference,
                                  lode_error *error) {
    const char *const path[] = {b->options->pairs};
    const lode_input file = {
        path, 1, {.digest = input->read.digest, .threads = input->read.threads}};
    lode_table *table;
    lode_status status = lode_table_read(&table, &file, NULL, b->report, error);
    if (status != LODE_OK)
        return status;
    int column[2];
    status = find_columns(table, path[0], reference, column, error);
    if (status == LODE_OK) {
        size_t n, left_out;
        b->pairs = lode_allocate(1, sizeof *b->pairs);
        b->pairs->schools = lode_names_new();
        pair *pairs = take_pairs(b->pairs, table, column, &n, &left_out);
        file_by_school(b->pairs, pairs, n);
        free(pairs);
        index_results(b, b->pairs);
        if (left_out > 0)
            lode_notice(b->report,
                        "%s: %zu pairs left out: repeated, of a school with itself, or "
                        "without a URN",
                        path[0], left_out);
    }
    lode_table_free(table);
    return status;
}

void lode_bench_free_pairs(bench_pairs *pairs) {
    if (!pairs)
        return;
    lode_names_free(pairs->schools);
    lode_names_free(pairs->results);
    free(pairs->comparator);
    free(pairs->start);
    free(pairs->row);
    free(pairs);
}

size_t lode_bench_most_similar(const bench_pairs *pairs) {
    return pairs->most;
}

bool lode_bench_similar(const bench *b, size_t row, uint32_t *rows, size_t *n) {
    const bench_pairs *p = b->pairs;
    const uint32_t school = school_of(b, p, row);
    *n = 0;
    if (school == LODE_UNKNOWN || p->start[school] == p->start[school + 1])
        return false;
    for (size_t i = p->start[school]; i < p->start[school + 1]; i++) {
        const result_key key = {lode_bench_figure(b, row), p->comparator[i]};
        const uint32_t found =
            lode_names_find(p->results, (lode_slice){(const char *)&key, sizeof key});
        if (found != LODE_UNKNOWN)
            rows[(*n)++] = p->row[found];
    }
    return true;
}
