/* The sets of further columns: which are asked for, and what has them made. */
#include "bench_closer.h"

#include <math.h>
#include <stdlib.h>

typedef struct {
    const char *word;
    bench_column first, last;
    bool by_chance; /* says nothing where a figure has no denominator and no limits */
    bench_preparer *prepare;
    bench_taker *take;
} column_set;

static const column_set sets[] = {
    {"limits", BENCH_LIMIT95_LOW, BENCH_DISPERSION, true, bench_prepare_limits, bench_take_limits},
    {"tests", BENCH_Z, BENCH_TESTS, true, bench_prepare_tests, bench_take_tests},
    {"bands", BENCH_BAND, BENCH_BAND, false, bench_prepare_bands, bench_take_band},
    {"shrinkage", BENCH_SHRUNKEN, BENCH_RELIABILITY, true, bench_prepare_shrinkage,
     bench_take_shrinkage},
    {"ranks", BENCH_RANK_LOW, BENCH_RANK_HIGH, true, bench_prepare_ranks, bench_take_ranks},
    {"pupils", BENCH_PUPILS, BENCH_PUPILS, false, NULL, bench_take_pupils},
};
enum { SETS = sizeof sets / sizeof *sets };

static const column_set *set_called(const char *word) {
    for (size_t i = 0; i < SETS; i++)
        if (strcmp(sets[i].word, word) == 0)
            return &sets[i];
    return NULL;
}

lode_status lode_bench_read_sets(const bench *b, bool wanted[BENCH_ADDED], lode_error *error) {
    lode_slice words[SETS];
    for (size_t i = 0; i < SETS; i++)
        words[i] = lode_text(sets[i].word);
    for (size_t i = 0; i < b->options->with.n; i++) {
        const char *word = b->options->with.item[i];
        const column_set *set = set_called(word);
        for (size_t c = 0; set && c < BENCH_ADDED; c++)
            wanted[c] |= c >= set->first && c <= set->last;
        if (set)
            continue;
        lode_fail(error, LODE_USAGE, "--with does not know '%s'", word);
        const int meant = lode_suggest(lode_text(word), words, SETS);
        if (meant >= 0)
            return lode_fail_hint(error, "did you mean '%s'?", sets[meant].word);
        return lode_fail_hint(error, "it takes limits, tests, bands, shrinkage, ranks and pupils");
    }
    return LODE_OK;
}

/* Whether a column of the set is chosen. */
static bool is_wanted(const bench *b, const column_set *set) {
    for (size_t i = 0; i < b->n_chosen; i++)
        if (b->chosen[i] >= set->first && b->chosen[i] <= set->last)
            return true;
    return false;
}

/* An option that changes nothing of what is written was meant for something. */
lode_status lode_bench_check_sets(const bench *b, const bool wanted[BENCH_ADDED],
                                  lode_error *error) {
    const lode_bench_options *o = b->options;
    const struct {
        bool given;
        const char *option, *set;
    } needs[] = {{o->over_dispersion != LODE_BENCH_CHANCE_ALONE, "--over-dispersion", "limits"},
                 {o->adjust != LODE_BENCH_UNADJUSTED, "--adjust", "tests"},
                 {o->draws != LODE_BENCH_DRAWS, "--draws", "ranks"}};
    for (size_t i = 0; i < sizeof needs / sizeof *needs; i++) {
        const column_set *set = set_called(needs[i].set);
        bool written = !needs[i].given;
        for (size_t c = set->first; c <= set->last; c++)
            written |= wanted[c];
        if (written)
            continue;
        lode_fail(error, LODE_USAGE, "%s changes nothing without --with %s", needs[i].option,
                  set->word);
        return lode_fail_hint(error, "add %s to --with, or leave the option out", set->word);
    }
    return LODE_OK;
}

bool lode_bench_has_own_words(const bench *b) {
    return is_wanted(b, set_called("bands"));
}

/* ---- all rows ---- */

/* What nothing can be said of at all is refused: the reader would take empty columns for "within
 * the limits". */
static lode_status check_chance(const bench *b, lode_error *error) {
    size_t known = 0, compared = 0, without_n = 0;
    for (size_t i = 0; i < b->n_against; i++)
        for (size_t k = 0; k < b->closer->beside[i].n; k++) {
            const bench_look *look = &b->closer->beside[i].look[k];
            const bool percentage = look->meaning && lode_kind_is_percentage(look->meaning->kind);
            known += look->chance != BENCH_UNKNOWN;
            compared += !isnan(look->target) && b->against[i].who != BENCH_PREVIOUS;
            without_n += percentage && look->chance == BENCH_UNKNOWN;
        }
    if (known > 0 || compared == 0)
        return LODE_OK;
    lode_fail(error, LODE_REFUSED, "nothing is known of what chance could do to these figures: %s",
              without_n > 0 ? "percentages without denominators" : "no n and no published limits");
    return lode_fail_hint(error, "limits, tests, shrinkage and ranks take the column n (of how "
                                 "many), or ci_low and ci_high");
}

static bool wants(const bench *b, size_t set) {
    return b->closer->wanted >> set & 1;
}

/* The sets that rest on chance first make sure that something is known of it. */
static lode_status prepare_sets(const bench *b, lode_error *error) {
    lode_status status = LODE_OK;
    for (size_t s = 0; s < SETS && status == LODE_OK; s++)
        if (wants(b, s) && sets[s].by_chance)
            status = check_chance(b, error);
    for (size_t s = 0; s < SETS; s++)
        for (size_t i = 0; i < b->n_against && status == LODE_OK; i++)
            if (wants(b, s) && sets[s].prepare)
                status = sets[s].prepare(b, &b->closer->beside[i], error);
    return status;
}

lode_status lode_bench_look_closer(bench *b, lode_reference *reference, lode_error *error) {
    unsigned wanted = 0;
    for (size_t s = 0; s < SETS; s++)
        wanted |= (unsigned)is_wanted(b, &sets[s]) << s;
    if (wanted == 0)
        return LODE_OK;
    b->closer = lode_allocate(1, sizeof *b->closer);
    b->closer->wanted = wanted;
    b->closer->reference = reference;
    const lode_status status = bench_look_everywhere(b, error);
    return status == LODE_OK ? prepare_sets(b, error) : status;
}

/* ---- one row ---- */

void bench_say_number(bench_comparison *out, bench_column column, double number) {
    char *text = out->further[column - BENCH_USUAL];
    if (!isnan(number))
        bench_say(out, column, (lode_slice){text, lode_number_text(number, text)});
}

void bench_say_whole(bench_comparison *out, bench_column column, size_t number) {
    char *text = out->further[column - BENCH_USUAL];
    bench_say(out, column, (lode_slice){text, lode_whole_text(number, text)});
}

void lode_bench_empty_closer(bench_comparison *out) {
    for (size_t c = BENCH_USUAL; c < BENCH_ADDED; c++)
        out->cell[c] = lode_cell_plain(lode_text(""));
}

void lode_bench_take_closer(const bench *b, size_t row, size_t against, bench_comparison *out) {
    const bench_all_looks *all = &b->closer->beside[against];
    lode_bench_empty_closer(out);
    if (all->of_row[row] == BENCH_NO_ROW)
        return;
    for (size_t s = 0; s < SETS; s++)
        if (wants(b, s))
            sets[s].take(b, all, &all->look[all->of_row[row]], out);
}
