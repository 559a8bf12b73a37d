/* Figures that are not to be compared, because they are of too few pupils or leave too many out: by
 * the rules of the dictionary, or of --min-n. */
#include "bench_parts.h"

#include <stdlib.h>

/* Whose coverage a row is: the unit, and what else tells it apart but the measure. */
typedef struct {
    uint32_t unit, period, kind, breakdown, release, measure;
} coverage_key;

struct bench_few {
    lode_names *keys;
    uint32_t *row;         /* [keys] of coverages */
    uint32_t *coverage_of; /* [measures] the measure of its coverage, or LODE_UNKNOWN */
    double *min_n;         /* [measures] 0: no rule */
    lode_slice *words;     /* [measures] "fewer than 11 pupils" */
};

static coverage_key key_of(const bench *b, size_t row, uint32_t measure) {
    const lode_facet *f = lode_measures_facet(b->measures, row);
    return (coverage_key){b->measures->unit[row], f->period,  f->kind,
                          f->breakdown,           f->release, measure};
}

static lode_slice bytes_of(const coverage_key *key) {
    return (lode_slice){(const char *)key, sizeof *key};
}

static void index_coverages(const bench *b, bench_few *few, const bool *is_coverage) {
    size_t n = 0, capacity = 0;
    for (size_t r = 0; r < b->measures->rows; r++) {
        const uint32_t measure = lode_measures_facet(b->measures, r)->measure;
        if (!is_coverage[measure] || !lode_measures_has(b->measures, r))
            continue;
        const coverage_key key = key_of(b, r, measure);
        if (lode_names_add(few->keys, bytes_of(&key)) < n)
            continue;
        LODE_GROW(few->row, n, capacity);
        few->row[n++] = (uint32_t)r;
    }
}

void lode_bench_free_few(bench_few *few) {
    if (!few)
        return;
    lode_names_free(few->keys);
    free(few->row);
    free(few->coverage_of);
    free(few->min_n);
    free(few->words);
    free(few);
}

void lode_bench_find_few(bench *b) {
    const lode_names *measures = b->measures->measures;
    const uint32_t n = lode_names_count(measures);
    const size_t asked = b->options->min_n;
    bench_few *few = b->few = lode_allocate(1, sizeof *few);
    const bool has_n = b->measures->column[LODE_COL_N] >= 0;
    bool *is_coverage = lode_allocate(n, sizeof *is_coverage), any = false, any_n = false;
    few->keys = lode_names_new();
    few->coverage_of = lode_allocate(n, sizeof *few->coverage_of);
    few->min_n = lode_allocate(n, sizeof *few->min_n);
    few->words = lode_allocate(n, sizeof *few->words);
    for (uint32_t i = 0; i < n; i++) {
        const lode_meaning *meaning = b->meaning[i];
        few->min_n[i] = asked != LODE_BENCH_MIN_N ? (double)asked : meaning ? meaning->min_n : 0;
        any_n |= has_n && few->min_n[i] > 0;
        few->words[i] = lode_text(
            lode_arena_print(b->arena, "n is below %g: too few to compare", few->min_n[i]));
        few->coverage_of[i] = meaning && meaning->coverage.n > 0
                                  ? lode_names_find(measures, meaning->coverage)
                                  : LODE_UNKNOWN;
        if (few->coverage_of[i] != LODE_UNKNOWN)
            is_coverage[few->coverage_of[i]] = any = true;
    }
    if (any)
        index_coverages(b, few, is_coverage);
    free(is_coverage);
    if (any || any_n)
        return;
    lode_bench_free_few(few);
    b->few = NULL;
}

/* What percentage of pupils is in the figure of a row; 100 where nobody says. */
static double coverage_of(const bench *b, size_t row, uint32_t measure) {
    const coverage_key key = key_of(b, row, b->few->coverage_of[measure]);
    if (key.measure == LODE_UNKNOWN)
        return 100;
    const uint32_t found = lode_names_find(b->few->keys, bytes_of(&key));
    return found == LODE_UNKNOWN ? 100 : b->measures->value[b->few->row[found]];
}

lode_slice lode_bench_too_few(const bench *b, size_t row) {
    const uint32_t measure = lode_measures_facet(b->measures, row)->measure;
    const double least = b->few->min_n[measure];
    const lode_meaning *meaning = b->meaning[measure];
    lode_number n;
    if (least > 0 && lode_measures_number(b->measures, row, LODE_COL_N, &n) && n.value < least)
        return b->few->words[measure];
    if (meaning && meaning->min_coverage > 0 &&
        coverage_of(b, row, measure) < meaning->min_coverage)
        return lode_text("too few of the pupils are in it");
    return lode_text("");
}
