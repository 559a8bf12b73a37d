/* The names of statistics, and what they need. */
#include "agg_statistics.h"

#include "lode/memory.h"
#include "lode/quantile.h"

#include <math.h>
#include <stdlib.h>

typedef enum { OF_ROWS, OF_VALUES, OF_FIGURE, OF_PUPILS, OF_UNITS, OF_PAIRS } source;

static const struct {
    const char *name;
    agg_kind kind;
    source source;
} known[] = {
    {"count", AGG_COUNT, OF_ROWS},
    {"missing", AGG_MISSING, OF_ROWS},
    {"coverage", AGG_COVERAGE, OF_ROWS},
    {"codes", AGG_CODES_SEEN, OF_ROWS},
    {"units", AGG_UNITS, OF_UNITS},
    {"value", AGG_VALUE, OF_FIGURE},
    {"n", AGG_N, OF_FIGURE},
    {"mean", AGG_MEAN, OF_VALUES},
    {"sum", AGG_TOTAL, OF_VALUES},
    {"min", AGG_MIN, OF_VALUES},
    {"max", AGG_MAX, OF_VALUES},
    {"sd", AGG_SD, OF_VALUES},
    {"median", AGG_QUANTILE, OF_VALUES},
    {"part", AGG_PART, OF_VALUES},
    {"dissimilarity", AGG_DISSIMILARITY, OF_PUPILS},
    {"gorard", AGG_GORARD, OF_PUPILS},
    {"isolation", AGG_ISOLATION, OF_PUPILS},
    {"pairs", AGG_PAIRED, OF_PAIRS},
    {"pearson", AGG_PEARSON, OF_PAIRS},
    {"pearson_ci_low", AGG_PEARSON_LOW, OF_PAIRS},
    {"pearson_ci_high", AGG_PEARSON_HIGH, OF_PAIRS},
    {"spearman", AGG_SPEARMAN, OF_PAIRS},
};

enum { KNOWN = sizeof known / sizeof *known };

/* ---- reading them ---- */

static bool begins(lode_slice text, const char *with) {
    const size_t n = strlen(with);
    return text.n >= n && lode_same_bytes(text.p, with, n);
}

/* "p2.5": the quantile below which 2.5% of the values lie. */
static bool read_quantile(lode_slice name, double *p) {
    lode_number percent;
    if (name.n < 2 || name.p[0] != 'p' || name.p[1] < '0' || name.p[1] > '9' ||
        !lode_number_read((lode_slice){name.p + 1, name.n - 1}, &percent) || !percent.exact)
        return false;
    *p = (double)percent.units / pow(10, percent.scale + 2);
    return *p > 0 && *p < 1;
}

/* "share>=60" */
static bool read_share(lode_slice name, agg_statistic *s) {
    static const struct {
        const char *word;
        agg_relation relation;
    } relations[] = {{"share>=", AGG_AT_LEAST},
                     {"share<=", AGG_AT_MOST},
                     {"share>", AGG_MORE},
                     {"share<", AGG_LESS},
                     {"share=", AGG_EQUAL}};
    for (size_t i = 0; i < sizeof relations / sizeof *relations; i++) {
        const size_t n = strlen(relations[i].word);
        lode_number bound;
        if (!begins(name, relations[i].word) ||
            !lode_number_read((lode_slice){name.p + n, name.n - n}, &bound))
            continue;
        s->kind = AGG_SHARE;
        s->relation = relations[i].relation;
        s->bound = bound.value;
        return true;
    }
    return false;
}

/* "part:COLUMN" */
static bool read_part(lode_slice name, agg_statistic *s) {
    enum { PREFIX = 5 };
    if (!begins(name, "part:") || name.n == PREFIX)
        return false;
    s->kind = AGG_PART;
    s->within = (lode_slice){name.p + PREFIX, name.n - PREFIX};
    return true;
}

static lode_status unknown(lode_slice name, lode_error *error) {
    lode_slice names[KNOWN];
    for (size_t i = 0; i < KNOWN; i++)
        names[i] = lode_text(known[i].name);
    const int meant = lode_suggest(name, names, KNOWN);
    lode_fail(error, LODE_USAGE, "no statistic is called '%.*s'", LODE_ARG(name));
    if (begins(name, "share"))
        return lode_fail_hint(error, "write the condition on the values: 'share>=60', 'share<90', "
                                     "'share=100'; part is a group's share of the whole");
    if (meant >= 0)
        return lode_fail_hint(error, "did you mean '%s'?", known[meant].name);
    return lode_fail_hint(error,
                          "there are value, n, count, missing, coverage, codes, units, mean, "
                          "sum, min, max, sd, median, p1 to p99 (also p2.5), 'share>=60', "
                          "part, dissimilarity, gorard, isolation, and with --beside "
                          "pairs, pearson, pearson_ci_low, pearson_ci_high, spearman");
}

static lode_status read_one(agg_statistic *s, lode_slice name, lode_error *error) {
    *s = (agg_statistic){.kind = AGG_QUANTILE, .name = name, .p = 0.5};
    for (size_t i = 0; i < KNOWN; i++)
        if (lode_is(name, known[i].name)) {
            s->kind = known[i].kind;
            return LODE_OK;
        }
    return read_quantile(name, &s->p) || read_share(name, s) || read_part(name, s)
               ? LODE_OK
               : unknown(name, error);
}

static lode_status check_once(const agg_statistics *s, size_t i, lode_error *error) {
    for (size_t k = 0; k < i; k++)
        if (lode_same(s->item[k].name, s->item[i].name))
            return lode_fail(error, LODE_USAGE, "the statistic '%.*s' is named twice",
                             LODE_ARG(s->item[i].name));
    return LODE_OK;
}

lode_status agg_statistics_read(agg_statistics *s, const lode_words *names, lode_words usual,
                                lode_error *error) {
    const lode_words asked = names->n ? *names : usual;
    s->item = lode_allocate(asked.n, sizeof *s->item);
    s->p = lode_allocate(asked.n, sizeof *s->p);
    lode_status status = LODE_OK;
    for (size_t i = 0; i < asked.n && status == LODE_OK; i++) {
        status = read_one(&s->item[i], lode_text(asked.item[i]), error);
        if (status == LODE_OK)
            status = check_once(s, i, error);
        if (s->item[i].kind == AGG_QUANTILE)
            s->p[s->quantiles++] = s->item[i].p;
        s->n = i + 1;
    }
    return status;
}

void agg_statistics_free(agg_statistics *s) {
    free(s->item);
    free(s->p);
}

bool agg_has_statistic(const agg_statistics *s, agg_kind kind) {
    for (size_t i = 0; i < s->n; i++)
        if (s->item[i].kind == kind)
            return true;
    return false;
}

/* ---- what they need ---- */

static source source_of(agg_kind kind) {
    for (size_t i = 0; i < KNOWN; i++)
        if (known[i].kind == kind)
            return known[i].source;
    return OF_VALUES; /* a share */
}

bool agg_is_of_pairs(agg_kind kind) {
    return source_of(kind) == OF_PAIRS;
}

static lode_status check_beside(const agg_needs *needs, bool beside, lode_error *error) {
    if (needs->beside == beside)
        return LODE_OK;
    if (beside) {
        lode_fail(error, LODE_USAGE, "--beside names a column that --stat has no use for");
        return lode_fail_hint(error, "it goes with pearson, spearman and pairs");
    }
    lode_fail(error, LODE_USAGE, "correlations are of two columns: the values and --beside");
    return lode_fail_hint(error, "--beside spend_per_pupil --stat pairs,pearson,spearman");
}

lode_status agg_statistics_need(const agg_statistics *s, bool weighted, bool beside,
                                agg_needs *needs, lode_error *error) {
    bool any_weighted = false;
    for (size_t i = 0; i < s->n; i++) {
        const source from = source_of(s->item[i].kind);
        needs->pool |= from == OF_FIGURE;
        needs->pupils |= from == OF_PUPILS;
        needs->units |= from == OF_UNITS;
        needs->beside |= from == OF_PAIRS;
        needs->values |= from == OF_VALUES || from == OF_ROWS;
        any_weighted |= from == OF_VALUES;
    }
    if (check_beside(needs, beside, error) != LODE_OK)
        return LODE_USAGE;
    if (!weighted)
        return LODE_OK;
    needs->weighted = true;
    if (needs->beside) {
        lode_fail(error, LODE_USAGE,
                  "--weight does not go with --beside: correlations have no "
                  "weights, every pair counts once");
        return lode_fail_hint(error, "ask for the two in runs of their own");
    }
    if (any_weighted)
        return LODE_OK;
    lode_fail(error, LODE_USAGE, "--weight weighs nothing that --stat asks for");
    return lode_fail_hint(error, "it goes with mean, sum, sd, quantiles, shares and part; 'value' "
                                 "is weighted by n as it is");
}
