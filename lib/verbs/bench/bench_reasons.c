/* What could not be compared, by reason and measure. */
#include "bench_parts.h"

#include <stdio.h>
#include <stdlib.h>

enum { TOLD = 10 /* reasons told one by one */ };

typedef struct {
    uint32_t reason; /* in texts */
    uint32_t measure;
    size_t rows, last_row;
} tally;

typedef struct {
    uint32_t reason, measure;
} tally_key;

struct bench_reasons {
    lode_names *texts, *keys;
    tally *tallies; /* [keys] */
    size_t n, capacity;
};

bench_reasons *lode_bench_new_reasons(void) {
    bench_reasons *reasons = lode_allocate(1, sizeof *reasons);
    reasons->texts = lode_names_new();
    reasons->keys = lode_names_new();
    return reasons;
}

void lode_bench_free_reasons(bench_reasons *reasons) {
    if (!reasons)
        return;
    lode_names_free(reasons->texts);
    lode_names_free(reasons->keys);
    free(reasons->tallies);
    free(reasons);
}

static tally *tally_of(bench_reasons *r, lode_slice reason, uint32_t measure) {
    const tally_key key = {lode_names_add(r->texts, reason), measure};
    const uint32_t id = lode_names_add(r->keys, (lode_slice){(const char *)&key, sizeof key});
    if (id == r->n) {
        LODE_GROW(r->tallies, r->n, r->capacity);
        r->tallies[r->n++] = (tally){key.reason, key.measure, 0, SIZE_MAX};
    }
    return &r->tallies[id];
}

void lode_bench_note(const bench *b, bench_reasons *reasons, size_t row, lode_slice reason) {
    tally *t = tally_of(reasons, reason, lode_measures_facet(b->measures, row)->measure);
    if (t->last_row != row)
        t->rows++;
    t->last_row = row;
}

void lode_bench_add_reasons(bench_reasons *all, bench_reasons *later) {
    for (size_t i = 0; i < later->n; i++) {
        const tally *t = &later->tallies[i];
        tally_of(all, lode_names_get(later->texts, t->reason), t->measure)->rows += t->rows;
    }
    if (later->n == 0)
        return;
    lode_names_free(later->texts);
    lode_names_free(later->keys);
    later->texts = lode_names_new();
    later->keys = lode_names_new();
    later->n = 0;
}

/* A row without a value of its own is no fault of the comparator: such rows are counted together.
 */
static const char no_value[] = "no value", no_similar[] = "no similar ";

static bool begins(lode_slice reason, const char *with) {
    const size_t n = strlen(with);
    return reason.n >= n && memcmp(reason.p, with, n) == 0;
}

enum { NAMED = 3 }; /* measures named beside a reason */

/* One reason over all its measures: how many rows, of which measures. */
static void tell_reason(const bench *b, size_t first) {
    const bench_reasons *r = b->reasons;
    size_t rows = 0, measures = 0, length = 0;
    char names[LODE_ERROR_TEXT / 2] = "";
    for (size_t i = first; i < r->n; i++) {
        const tally *t = &r->tallies[i];
        if (t->reason != r->tallies[first].reason)
            continue;
        rows += t->rows;
        if (measures++ < NAMED && length < sizeof names)
            length += (size_t)snprintf(names + length, sizeof names - length, "%s%.*s",
                                       measures > 1 ? ", " : "",
                                       LODE_ARG(lode_names_get(b->measures->measures, t->measure)));
    }
    char more[48] = "";
    if (measures > NAMED)
        snprintf(more, sizeof more, " and %zu more", measures - NAMED);
    lode_notice(b->report, "%.*s: %zu row%s of %s%s",
                LODE_ARG(lode_names_get(r->texts, r->tallies[first].reason)), rows,
                rows == 1 ? "" : "s", names, more);
}

static bool is_first(const bench_reasons *r, size_t i) {
    for (size_t k = 0; k < i; k++)
        if (r->tallies[k].reason == r->tallies[i].reason)
            return false;
    return true;
}

void lode_bench_tell(const bench *b) {
    const bench_reasons *r = b->reasons;
    size_t told = 0, untold = 0, without = 0;
    for (size_t i = 0; i < r->n; i++) {
        if (begins(lode_names_get(r->texts, r->tallies[i].reason), no_value))
            without += r->tallies[i].rows;
        else if (is_first(r, i) && told++ < TOLD)
            tell_reason(b, i);
        else if (is_first(r, i))
            untold++;
    }
    if (untold > 0)
        lode_notice(b->report, "and %zu more reasons: see the column reason", untold);
    if (without > 0)
        lode_notice(b->report, "no value to compare: %zu row%s", without, without == 1 ? "" : "s");
}

/* What to do about a reason. */
static const char *advice(const bench *b, lode_slice reason) {
    static const struct {
        const char *with, *hint;
    } known[] = {
        {"several published rows", "lode-merge -k school_urn --take phase - SCHOOLS"},
        {"no published figure", "give the published row (England, the local authority) in the same "
                                "table, or derive one with --computed"},
        {"published only for", "merge phase, or derive a figure with --computed"},
        {"no denominators",
         "the column n is empty: --computed=unweighted counts every school once"},
        {"n is below", "--min-n changes from how many on figures are compared"},
        {"only ", "--min-schools changes how many others it takes"},
        {no_value, "the rows have codes where values should be: see status"},
        {"no figure for", "give the tables of both periods in one run; -t takes the one before "
                          "away, --where time_period=PERIOD does not"},
        {"no similar schools", "do the URNs of --pairs belong to these schools?"},
        {"no similar areas", "do the codes of --pairs belong to these authorities?"},
    };
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (begins(reason, known[i].with))
            return i == 0 && b->phase >= 0 ? "fill the column phase" : known[i].hint;
    return NULL;
}

/* A list is mostly of a few, so that most rows are in it for nobody: any other reason says more. */
static bool says_more(const bench_reasons *r, size_t i, size_t than) {
    const bool unlisted = begins(lode_names_get(r->texts, r->tallies[i].reason), no_similar);
    const bool other = begins(lode_names_get(r->texts, r->tallies[than].reason), no_similar);
    return unlisted == other ? r->tallies[i].rows > r->tallies[than].rows : other;
}

lode_status lode_bench_refuse(const bench *b, lode_error *error) {
    const bench_reasons *r = b->reasons;
    size_t commonest = 0;
    for (size_t i = 1; i < r->n; i++)
        if (says_more(r, i, commonest))
            commonest = i;
    const lode_slice reason = lode_names_get(r->texts, r->tallies[commonest].reason);
    lode_fail(error, LODE_REFUSED, "nothing could be compared: %.*s", LODE_ARG(reason));
    const char *hint = advice(b, reason);
    return hint ? lode_fail_hint(error, "%s", hint) : LODE_REFUSED;
}
