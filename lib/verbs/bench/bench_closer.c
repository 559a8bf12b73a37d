/* The further columns: which are asked for, and all that they share. */
#include "bench_closer.h"

#include "lode/figure_interval.h"
#include "lode/random.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

/* ---- which ---- */

typedef struct {
    const char *word;
    bench_column first, last;
    bool by_chance; /* says nothing where a figure has no denominator and no limits */
    lode_status (*prepare)(const bench *b, bench_all_looks *all, lode_error *error);
    void (*take)(const bench *b, const bench_all_looks *all, const bench_look *look,
                 bench_comparison *out);
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
static_assert((int)SETS == (int)BENCH_SETS, "a place in bench_closer for each set");

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

/* ---- what chance could do to a figure ---- */

/* Of a count out of n: the numerator where it is known, else what the percentage comes to. */
static double whole_count(const bench *b, size_t row, double n) {
    lode_number count;
    if (lode_measures_number(b->measures, row, LODE_COL_NUMERATOR, &count) &&
        fabs(100 * count.value / n - b->measures->value[row]) < 1)
        return nearbyint(count.value);
    return nearbyint(b->measures->value[row] * n / 100);
}

/* The standard error of a mean: of its published limits, else of pupils nationally. */
static double standard_error(const bench *b, size_t row, bool has_n, double n) {
    lode_interval limits;
    if (lode_figure_published(b->measures, row, &limits))
        return (limits.high - limits.low) / (2 * lode_normal_quantile(0.975));
    const lode_measures *m = b->measures;
    const lode_facet *facet = lode_measures_facet(m, row);
    const double sigma =
        lode_pupil_spread_find(b->closer->spread, lode_names_get(m->measures, facet->measure),
                               lode_measures_period(m, facet->period));
    return has_n ? sigma / sqrt(n) : 0;
}

/* Of a count of n; what no count can be, below 0 or a share above all, has no chance that is known.
 */
static bench_chance chance_of_count(const bench_look *look, lode_kind kind) {
    const bool share = kind == LODE_KIND_PROPORTION;
    if (look->size < 1 || look->count < 0 || (share && look->count > look->size))
        return BENCH_UNKNOWN;
    return share ? BENCH_SHARE : BENCH_RATIO;
}

/* Whether squares of both can be worked with. */
static bool is_ordinary(double value, double error) {
    const double most = 1e100;
    return error > 1 / most && error < most && fabs(value) < most;
}

static void see_chance(const bench *b, bench_look *look) {
    lode_number n;
    const bool has_n = lode_measures_number(b->measures, look->row, LODE_COL_N, &n) && n.value > 0;
    const lode_kind kind = look->meaning ? look->meaning->kind : LODE_KIND_OTHER;
    if (has_n && lode_kind_is_percentage(kind)) {
        look->size = nearbyint(n.value);
        look->count = whole_count(b, look->row, n.value);
        look->chance = chance_of_count(look, kind);
        return;
    }
    look->size = kind == LODE_KIND_COUNT ? 0 : standard_error(b, look->row, has_n, n.value);
    look->chance = is_ordinary(look->value, look->size) ? BENCH_SCORE : BENCH_UNKNOWN;
}

/* ---- looks and groups ---- */

typedef struct {
    uint32_t figure, level, name, value, whose;
} group_key;

/* What it takes to number the groups of one comparator. */
typedef struct {
    lode_names *groups, *texts;
    size_t capacity;
} numbering;

/* The published row or the pool that a row is compared with: figures of two kinds of school may be
 * equal by chance. */
static uint32_t whose_figure(const bench_against *against, size_t row) {
    if (bench_is_per_row(against))
        return 0;
    const bench_class *class = &against->class[against->class_of[row]];
    return class->published != BENCH_NO_ROW ? class->published : class->pool;
}

/* Those listed for a school, and the period before, are compared with by one row alone. */
static uint32_t group_of(const bench *b, bench_all_looks *all, numbering *n, size_t row,
                         const bench_face *face) {
    if (bench_is_listed(all->against) || all->against->who == BENCH_PREVIOUS)
        return BENCH_NO_GROUP;
    const group_key key = {
        lode_bench_figure(b, row), (uint32_t)lode_measures_facet(b->measures, row)->level,
        lode_names_add(n->texts, face->text[BENCH_NAME]),
        lode_names_add(n->texts, face->text[BENCH_VALUE]), whose_figure(all->against, row)};
    const uint32_t id = lode_names_add(n->groups, (lode_slice){(const char *)&key, sizeof key});
    if (id == all->groups) {
        LODE_GROW(all->group, all->groups, n->capacity);
        all->group[all->groups++] = (bench_group){.phi = NAN, .tau2 = NAN};
    }
    return id;
}

static lode_status look_at(const bench *b, bench_all_looks *all, numbering *n, size_t row,
                           lode_error *error) {
    bench_comparison comparison;
    uint32_t place;
    lode_bench_places(b, all->against, row, 1, &place);
    const lode_status status = lode_bench_compare(b, row, all->against, place, &comparison, error);
    if (status != LODE_OK)
        return status;
    const bench_face *face = comparison.face;
    bench_look *look = &all->look[all->n];
    *look = (bench_look){.value = b->measures->value[row],
                         .row = (uint32_t)row,
                         .meaning = comparison.meaning,
                         .group = BENCH_NO_GROUP,
                         .target = NAN,
                         .z = NAN,
                         .p = NAN,
                         .adjusted = NAN,
                         .shrunken = NAN,
                         .reliability = NAN};
    all->of_row[row] = (uint32_t)all->n++;
    if (!comparison.compared)
        return LODE_OK;
    look->target = face->figure.value;
    look->group = group_of(b, all, n, row, face);
    if (all->against->who != BENCH_PREVIOUS)
        see_chance(b, look);
    return LODE_OK;
}

static void gather_members(bench_all_looks *all) {
    for (size_t i = 0; i < all->n; i++)
        if (all->look[i].group != BENCH_NO_GROUP)
            all->group[all->look[i].group].n++;
    size_t next = 0;
    for (size_t g = 0; g < all->groups; g++) {
        all->group[g].first = next;
        next += all->group[g].n;
        all->group[g].n = 0;
    }
    all->member = lode_reallocate(NULL, next + 1, sizeof *all->member);
    for (size_t i = 0; i < all->n; i++) {
        if (all->look[i].group == BENCH_NO_GROUP)
            continue;
        bench_group *group = &all->group[all->look[i].group];
        all->member[group->first + group->n++] = (uint32_t)i;
    }
}

static lode_status look_beside(const bench *b, const bench_against *against, bench_all_looks *all,
                               lode_error *error) {
    const size_t rows = b->measures->rows;
    numbering n = {.groups = lode_names_new(), .texts = lode_names_new()};
    lode_status status = LODE_OK;
    all->against = against;
    all->of_row = lode_reallocate(NULL, rows + 1, sizeof *all->of_row);
    all->look = lode_reallocate(NULL, rows + 1, sizeof *all->look);
    for (size_t r = 0; r < rows && status == LODE_OK; r++) {
        all->of_row[r] = BENCH_NO_ROW;
        if (lode_bench_applies(b, against, r) && lode_measures_has(b->measures, r))
            status = look_at(b, all, &n, r, error);
    }
    lode_names_free(n.groups);
    lode_names_free(n.texts);
    gather_members(all);
    return status;
}

/* ---- all of it ---- */

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

static lode_status look_everywhere(bench *b, lode_error *error) {
    lode_status status = LODE_OK;
    for (size_t i = 0; i < b->n_against && status == LODE_OK; i++)
        status = look_beside(b, &b->against[i], &b->closer->beside[i], error);
    bool by_chance = false;
    for (size_t s = 0; s < SETS; s++)
        by_chance |= sets[s].by_chance && is_wanted(b, &sets[s]);
    return status == LODE_OK && by_chance ? check_chance(b, error) : status;
}

lode_status lode_bench_look_closer(bench *b, lode_reference *reference, lode_error *error) {
    if (b->n_chosen == 0 || b->chosen[b->n_chosen - 1] < BENCH_USUAL)
        return LODE_OK;
    b->closer = lode_allocate(1, sizeof *b->closer);
    b->closer->beside = lode_allocate(b->n_against, sizeof *b->closer->beside);
    b->closer->reference = reference;
    for (size_t s = 0; s < SETS; s++)
        b->closer->wants[s] = is_wanted(b, &sets[s]);
    lode_status status = lode_pupil_spread_read(&b->closer->spread, reference, error);
    if (status == LODE_OK)
        status = look_everywhere(b, error);
    for (size_t s = 0; s < SETS; s++)
        for (size_t i = 0; i < b->n_against && status == LODE_OK; i++)
            if (sets[s].prepare && is_wanted(b, &sets[s]))
                status = sets[s].prepare(b, &b->closer->beside[i], error);
    return status;
}

void lode_bench_free_closer(bench *b) {
    if (!b->closer)
        return;
    for (size_t i = 0; i < b->n_against; i++) {
        bench_all_looks *all = &b->closer->beside[i];
        free(all->look);
        free(all->of_row);
        free(all->group);
        free(all->member);
    }
    free(b->closer->beside);
    if (b->closer->spread)
        lode_pupil_spread_free(b->closer->spread);
    free(b->closer);
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
        if (b->closer->wants[s])
            sets[s].take(b, all, &all->look[all->of_row[row]], out);
}
