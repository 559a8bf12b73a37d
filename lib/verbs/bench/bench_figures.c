#include "bench_parts.h"

#include "lode/threads.h"

#include <stdlib.h>

typedef struct {
    uint32_t period, measure, breakdown, release;
} figure_key;

static lode_slice key_bytes(const figure_key *key) {
    return (lode_slice){(const char *)key, sizeof *key};
}

/* Number the figure of every facet; keys[figure] is what it is made of. */
static figure_key *number_facets(bench *b) {
    const lode_measures *m = b->measures;
    figure_key *keys = lode_allocate(m->n_facets, sizeof *keys);
    b->figure_of = lode_allocate(m->n_facets, sizeof *b->figure_of);
    for (size_t f = 0; f < m->n_facets; f++) {
        const lode_facet *facet = &m->facets[f];
        const figure_key key = {facet->period, facet->measure, facet->breakdown, facet->release};
        b->figure_of[f] = lode_names_add(b->figures, key_bytes(&key));
        keys[b->figure_of[f]] = key;
    }
    return keys;
}

/* The figure of every facet's comparator: the same of another pupil group, if so asked. */
static void find_sought(bench *b, const figure_key *keys) {
    const lode_measures *m = b->measures;
    b->figure_sought = lode_allocate(m->n_facets, sizeof *b->figure_sought);
    for (size_t f = 0; f < m->n_facets; f++) {
        figure_key key = keys[b->figure_of[f]];
        key.breakdown = b->sought[key.breakdown];
        b->figure_sought[f] = lode_names_find(b->figures, key_bytes(&key));
    }
}

static void find_any_release(bench *b, const figure_key *keys) {
    const uint32_t none = lode_names_find(b->measures->releases, lode_text(""));
    const size_t figures = lode_names_count(b->figures);
    b->figure_any_release = lode_allocate(figures, sizeof *b->figure_any_release);
    for (size_t f = 0; f < figures; f++) {
        figure_key key = keys[f];
        key.release = none;
        b->figure_any_release[f] =
            none == LODE_UNKNOWN ? LODE_UNKNOWN : lode_names_find(b->figures, key_bytes(&key));
    }
}

lode_slice lode_bench_words(const bench *b, const lode_availability_entry *bar) {
    if (!bar)
        return (lode_slice){"", 0};
    return lode_text(lode_arena_print(b->arena, "%.*s%s%.*s", LODE_ARG(bar->reason),
                                      bar->instead.n ? "; " : "", LODE_ARG(bar->instead)));
}

static bool is_published_alike(const lode_measures *m, const lode_facet *a, const lode_facet *b) {
    return a->measure == b->measure && a->period == b->period && a->kind == b->kind &&
           (a->breakdown == b->breakdown ||
            lode_same(lode_measures_topic(m, a->breakdown), lode_measures_topic(m, b->breakdown)));
}

/* Neighbouring facets are mostly alike in what counts here. */
static void find_barred(bench *b) {
    const lode_measures *m = b->measures;
    size_t n = 0;
    b->barred_of = lode_allocate(m->n_facets, sizeof *b->barred_of);
    b->barred = lode_allocate(m->n_facets * LODE_LEVELS, sizeof *b->barred);
    for (size_t i = 0; i < m->n_facets; i++) {
        const lode_facet *f = &m->facets[i];
        if (i > 0 && is_published_alike(m, f, f - 1)) {
            b->barred_of[i] = b->barred_of[i - 1];
            continue;
        }
        b->barred_of[i] = (uint32_t)n++;
        lode_slice *barred = b->barred + b->barred_of[i] * (size_t)LODE_LEVELS;
        lode_availability_of of = lode_measures_asked(m, f);
        for (int level = 0; level < LODE_LEVELS; level++) {
            of.level = lode_text(lode_level_name((lode_level)level));
            barred[level] =
                lode_bench_words(b, lode_availability_at(b->availability, &of, f->year));
        }
    }
}

static void find_meanings(bench *b) {
    const lode_names *measures = b->measures->measures;
    const uint32_t n = lode_names_count(measures);
    b->meaning = lode_allocate(n, sizeof *b->meaning);
    for (uint32_t i = 0; i < n; i++)
        b->meaning[i] = lode_dictionary_find(b->dictionary, lode_names_get(measures, i));
}

enum { ROWS_A_PIECE = 8192 };

/* A percentage of nobody is not a value, whatever was printed. */
static void drop_shares_of_nobody(void *data, unsigned worker, size_t piece) {
    (void)worker;
    const bench *b = data;
    lode_measures *m = b->measures;
    const size_t end = (piece + 1) * ROWS_A_PIECE < m->rows ? (piece + 1) * ROWS_A_PIECE : m->rows;
    for (size_t r = piece * ROWS_A_PIECE; r < end; r++) {
        const lode_meaning *meaning = lode_bench_meaning(b, r);
        lode_number n;
        if (meaning && lode_kind_is_percentage(meaning->kind) && lode_measures_has(m, r) &&
            lode_measures_number(m, r, LODE_COL_N, &n) && n.value == 0)
            lode_measures_void(m, r);
    }
}

static bool has_shares(const bench *b) {
    const uint32_t n = lode_names_count(b->measures->measures);
    for (uint32_t i = 0; i < n; i++)
        if (b->meaning[i] && lode_kind_is_percentage(b->meaning[i]->kind))
            return true;
    return false;
}

lode_status lode_bench_number_figures(bench *b, lode_reference *reference, lode_error *error) {
    const lode_status status = lode_bench_seek_breakdowns(b, reference, error);
    if (status != LODE_OK)
        return status;
    b->figures = lode_names_new();
    figure_key *keys = number_facets(b);
    find_sought(b, keys);
    find_any_release(b, keys);
    find_barred(b);
    free(keys);
    find_meanings(b);
    if (has_shares(b))
        lode_share((b->measures->rows + ROWS_A_PIECE - 1) / ROWS_A_PIECE,
                   lode_workers(b->measures->threads), drop_shares_of_nobody, b);
    b->phase = lode_table_find(b->measures->table, lode_text("phase"));
    b->has_limits =
        b->measures->column[LODE_COL_CI_LOW] >= 0 && b->measures->column[LODE_COL_CI_HIGH] >= 0;
    return LODE_OK;
}

uint32_t lode_bench_figure(const bench *b, size_t row) {
    return b->figure_of[b->measures->facet[row]];
}

lode_slice lode_bench_kind_of(const bench *b, size_t row) {
    const lode_measures *m = b->measures;
    const lode_slice kind = lode_measures_text(m, row, LODE_COL_ESTABLISHMENT_TYPE);
    if (kind.n > 0 || b->phase < 0 || lode_measures_facet(m, row)->level != LODE_LEVEL_SCHOOL)
        return kind;
    const lode_slice phase = lode_trim(lode_table_text(m->table, row, (size_t)b->phase));
    return lode_establishments_of_phase(b->establishments, phase);
}

lode_slice lode_bench_barred(const bench *b, size_t row, lode_level level) {
    const size_t facet = b->measures->facet[row];
    return b->barred[b->barred_of[facet] * (size_t)LODE_LEVELS + (size_t)level];
}

/* The period before and targets are of the same pupils always. */
static bool seeks_others(const bench_against *against) {
    return against->who != BENCH_PREVIOUS && against->who != BENCH_TARGET;
}

lode_slice lode_bench_bar(const bench *b, size_t row, const bench_against *against) {
    const lode_slice unsought = b->unsought[lode_measures_facet(b->measures, row)->breakdown];
    if (unsought.n > 0 && seeks_others(against))
        return unsought;
    const lode_slice bar = lode_bench_barred(b, row, lode_measures_facet(b->measures, row)->level);
    return bar.n == 0 && bench_is_of_area(against) ? lode_bench_barred(b, row, against->level)
                                                   : bar;
}

const lode_meaning *lode_bench_meaning(const bench *b, size_t row) {
    return b->meaning[lode_measures_facet(b->measures, row)->measure];
}
