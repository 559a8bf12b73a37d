/* Similar schools and areas, from tables of pairs: who is compared with whom is somebody else's
 * decision. */
#include "bench_parts.h"

#include <stdlib.h>

/* An area may have figures of several kinds of school. */
typedef struct {
    uint32_t figure, kind, unit;
} result_key;

struct bench_pairs {
    bench_who who;        /* BENCH_SIMILAR or BENCH_AREAS */
    lode_names *units;    /* URNs, or codes of authorities, old and new */
    uint32_t *comparator; /* unit numbers: those of unit u are [start[u] .. start[u + 1]) */
    size_t *start;
    size_t most;
    lode_names *results; /* figure, kind and unit of the rows about them */
    uint32_t *row;       /* [results] */
};

/* ---- the pairs ---- */

static void file_by_unit(bench_pairs *p, const lode_pair *pairs, size_t n) {
    const size_t units = lode_names_count(p->units);
    p->start = lode_allocate(units + 2, sizeof *p->start);
    p->comparator = lode_allocate(n, sizeof *p->comparator);
    for (size_t i = 0; i < n; i++)
        p->start[pairs[i].unit + 2]++;
    for (size_t s = 2; s < units + 2; s++) {
        p->most = p->start[s] > p->most ? p->start[s] : p->most;
        p->start[s] += p->start[s - 1];
    }
    /* start[s + 1] moves from where s begins to where it ends, which is where s + 1 begins. */
    for (size_t i = 0; i < n; i++)
        p->comparator[p->start[pairs[i].unit + 1]++] = pairs[i].comparator;
}

/* The number of whom a row is about, by whichever code the pairs use. */
static uint32_t unit_of(const bench *b, const bench_pairs *p, size_t row) {
    static const lode_measure_column columns[][2] = {{LODE_COL_SCHOOL_URN, LODE_COL_SCHOOL_URN},
                                                     {LODE_COL_OLD_LA_CODE, LODE_COL_NEW_LA_CODE}};
    const lode_level level = lode_measures_facet(b->measures, row)->level;
    char key[BENCH_GROUP_KEY];
    uint32_t unit = LODE_UNKNOWN;
    if (p->who == BENCH_SIMILAR && lode_bench_is_group(level))
        return lode_bench_group_key(b, row, level, key) ? lode_names_find(p->units, lode_text(key))
                                                        : LODE_UNKNOWN;
    for (size_t i = 0; i < 2 && unit == LODE_UNKNOWN; i++) {
        const lode_measure_column c = columns[p->who == BENCH_AREAS][i];
        const lode_slice code = lode_trim(lode_measures_text(b->measures, row, c));
        if (code.n > 0)
            unit = lode_names_find(p->units, code);
    }
    return unit;
}

/* A figure about a unit, of the kind of schools that a row is of. */
static result_key key_of(const bench *b, const bench_pairs *p, size_t row, uint32_t figure,
                         uint32_t unit) {
    const uint32_t kind = lode_measures_facet(b->measures, row)->kind;
    return (result_key){figure, p->who == BENCH_AREAS ? kind : 0, unit};
}

static lode_slice bytes_of(const result_key *key) {
    return (lode_slice){(const char *)key, sizeof *key};
}

static void index_results(const bench *b, bench_pairs *p) {
    const lode_level level = p->who == BENCH_AREAS ? LODE_LEVEL_LA : LODE_LEVEL_SCHOOL;
    size_t n = 0, capacity = 0;
    p->results = lode_names_new();
    for (size_t r = 0; r < b->measures->rows; r++) {
        if (lode_measures_facet(b->measures, r)->level != level)
            continue;
        const result_key key = key_of(b, p, r, lode_bench_figure(b, r), unit_of(b, p, r));
        if (key.unit == LODE_UNKNOWN || lode_names_add(p->results, bytes_of(&key)) < n)
            continue;
        LODE_GROW(p->row, n, capacity);
        p->row[n++] = (uint32_t)r;
    }
}

/* Takes the names of the units from file. */
static bench_pairs *make_pairs(const bench *b, lode_pairs *file) {
    bench_pairs *p = lode_allocate(1, sizeof *p);
    p->who = file->of == LODE_PAIRS_OF_AREAS ? BENCH_AREAS : BENCH_SIMILAR;
    p->units = file->units;
    file->units = lode_names_new();
    file_by_unit(p, file->pair, file->n);
    index_results(b, p);
    return p;
}

/* The comparator that the pairs are for. */
static lode_status find_against(const bench *b, const char *file, lode_pairs_of of,
                                bench_against **against, lode_error *error) {
    const bench_who who = of == LODE_PAIRS_OF_AREAS ? BENCH_AREAS : BENCH_SIMILAR;
    const char *const what = who == BENCH_AREAS ? "areas" : "similar";
    *against = NULL;
    for (size_t i = 0; i < b->n_against; i++)
        if (b->against[i].who == who)
            *against = &b->against[i];
    if (!*against) {
        lode_fail(error, LODE_USAGE, "--pairs %s is of --against %s, which is not asked for", file,
                  what);
        return lode_fail_hint(error, "add %s to --against", what);
    }
    return (*against)->pairs
               ? lode_fail(error, LODE_USAGE, "--pairs %s is the second list for --against %s",
                           file, what)
               : LODE_OK;
}

static lode_status read_file(bench *b, const char *path, const lode_input *input,
                             lode_reference *reference, lode_error *error) {
    lode_pairs *file = NULL;
    bench_against *against;
    lode_status status = lode_pairs_read(&file, path, &input->read, reference, b->report, error);
    if (status == LODE_OK)
        status = find_against(b, path, file->of, &against, error);
    if (status == LODE_OK) {
        lode_bench_pair_groups(b, file);
        against->pairs = make_pairs(b, file);
    }
    lode_pairs_free(file);
    return status;
}

lode_status lode_bench_read_pairs(bench *b, const lode_input *input, lode_reference *reference,
                                  lode_error *error) {
    const lode_words paths = b->options->pairs;
    lode_status status = LODE_OK;
    for (size_t i = 0; i < paths.n && status == LODE_OK; i++)
        status = read_file(b, paths.item[i], input, reference, error);
    for (size_t i = 0; i < b->n_against && status == LODE_OK; i++)
        if (bench_is_listed(&b->against[i]) && !b->against[i].pairs)
            status =
                lode_fail(error, LODE_USAGE, "--against %s needs a list of its own: --pairs FILE",
                          b->against[i].word);
    return status;
}

void lode_bench_free_pairs(bench_pairs *pairs) {
    if (!pairs)
        return;
    lode_names_free(pairs->units);
    lode_names_free(pairs->results);
    free(pairs->comparator);
    free(pairs->start);
    free(pairs->row);
    free(pairs);
}

size_t lode_bench_most_listed(const bench_pairs *pairs) {
    return pairs->most;
}

/* The row about a comparator, or BENCH_NO_ROW. */
static uint32_t result_of(const bench *b, const bench_pairs *p, size_t row, uint32_t comparator) {
    const result_key key = key_of(b, p, row, lode_bench_sought(b, row), comparator);
    const uint32_t found = lode_names_find(p->results, bytes_of(&key));
    return found == LODE_UNKNOWN ? BENCH_NO_ROW : p->row[found];
}

bool lode_bench_find_listed(const bench *b, const bench_pairs *p, size_t row,
                            bench_listed *listed) {
    const uint32_t unit = unit_of(b, p, row);
    if (unit == LODE_UNKNOWN || p->start[unit] == p->start[unit + 1])
        return false;
    listed->first_coded = listed->all = listed->absent = 0;
    for (size_t i = p->start[unit]; i < p->start[unit + 1]; i++) {
        const uint32_t found = result_of(b, p, row, p->comparator[i]);
        if (found == BENCH_NO_ROW) {
            listed->absent++;
        } else if (!lode_measures_has(b->measures, found)) {
            listed->row[listed->all++] = found;
        } else { /* the first without a value makes room */
            listed->row[listed->all++] = listed->row[listed->first_coded];
            listed->row[listed->first_coded++] = found;
        }
    }
    return true;
}
