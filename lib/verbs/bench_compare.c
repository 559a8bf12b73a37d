/* One row with one comparator. */
#include "bench_parts.h"
#include "lode/rank.h"

#include <stdio.h>
#include <stdlib.h>

static void set_reason(bench_comparison *out, const char *reason) {
    snprintf(out->reason, sizeof out->reason, "%s", reason);
}

static bool is_of_area(const bench_against *against) {
    return against->who == BENCH_NATIONAL || against->who == BENCH_REGION ||
           against->who == BENCH_LA;
}

/* ---- the comparator's figure: each returns false with a reason where there is none ---- */

static bool take_published(const bench *b, uint32_t published, bench_comparison *out,
                           lode_number *figure) {
    const lode_measures *m = b->measures;
    out->name = lode_measures_unit_name(m, published);
    out->basis = lode_text("published");
    out->breakdown = lode_measures_breakdown(m, lode_measures_facet(m, published)->breakdown);
    if (lode_measures_has(m, published)) {
        out->value = lode_trim(lode_measures_text(m, published, LODE_COL_VALUE));
        *figure = lode_measures_value(m, published);
        return true;
    }
    const lode_slice status = lode_measures_status(m, published);
    const lode_slice code = lode_measures_text(m, published, LODE_COL_SOURCE_CODE);
    snprintf(out->reason, sizeof out->reason, "%.*s is %s (%.*s%s%.*s)", LODE_ARG(out->name),
             lode_status_words(status), LODE_ARG(status), code.n ? ", " : "", LODE_ARG(code));
    return false;
}

/* A mean of schools; others is how many besides the school itself it rests on. */
static bool take_mean(const bench *b, double mean, size_t used, size_t others, bool weighted,
                      bench_comparison *out, lode_number *figure) {
    out->basis = lode_text(weighted ? "weighted" : "unweighted");
    lode_whole_text(used, out->n_comparators);
    if (others < b->options->min_schools) {
        if (others == 0)
            set_reason(out, "no other school to compare with");
        else
            snprintf(out->reason, sizeof out->reason, "only %zu other school%s to compare with",
                     others, others == 1 ? "" : "s");
        return false;
    }
    /* The comparator is the number that is printed, so that the columns agree to the last digit. */
    out->value.p = out->value_text;
    out->value.n = lode_number_text(mean, out->value_text);
    return lode_number_read(out->value, figure);
}

static bool take_pool(const bench *b, size_t row, const bench_pool *pool, bench_comparison *out,
                      lode_number *figure) {
    const bool weighted = b->options->computed == LODE_BENCH_WEIGHTED;
    out->name = pool->name;
    out->breakdown =
        lode_measures_breakdown(b->measures, lode_measures_facet(b->measures, row)->breakdown);
    if (pool->n > 0 && pool->used == 0) {
        out->basis = lode_text("weighted");
        set_reason(out, "no denominators to weight by");
        return false;
    }
    const bool itself =
        lode_measures_has(b->measures, row) && (!weighted || lode_bench_has_weight(b, row));
    return take_mean(b, pool->mean, pool->used, pool->used - itself, weighted, out, figure);
}

static bool take_area(const bench *b, size_t row, const bench_against *against,
                      bench_comparison *out, lode_number *figure) {
    const bench_standing *at = &against->standing[row];
    lode_measure_column column;
    lode_slice area;
    if (at->published != BENCH_NO_ROW)
        return take_published(b, at->published, out, figure);
    if (!lode_bench_area(b, row, against->level, &column, &area)) {
        set_reason(out, against->who == BENCH_LA ? "no local authority" : "no region");
        return false;
    }
    const bool derivable = lode_bench_why_unpublished(b, row, against->level, out->reason);
    if (!derivable || b->options->computed == LODE_BENCH_PUBLISHED || at->pool == BENCH_NO_POOL)
        return false;
    out->reason[0] = '\0';
    return take_pool(b, row, &against->pool[at->pool], out, figure);
}

static bool take_group(const bench *b, size_t row, const bench_against *against,
                       bench_comparison *out, lode_number *figure) {
    const uint32_t pool = against->standing[row].pool;
    if (pool != BENCH_NO_POOL)
        return take_pool(b, row, &against->pool[pool], out, figure);
    snprintf(out->reason, sizeof out->reason, "no %s", strchr(against->word, ':') + 1);
    return false;
}

/* ---- rank and percentile ---- */

static void set_rank(bench_comparison *out, size_t rank, double percentile) {
    if (rank > 0)
        lode_whole_text(rank, out->rank);
    lode_number_text(percentile, out->percentile);
}

static void take_standing(const bench *b, size_t row, const bench_against *against,
                          bench_comparison *out) {
    const bench_standing *at = &against->standing[row];
    if (at->pool == BENCH_NO_POOL)
        return;
    if (!out->n_comparators[0])
        lode_whole_text(against->pool[at->pool].n, out->n_comparators);
    if (lode_measures_has(b->measures, row))
        set_rank(out, at->rank, at->percentile);
}

static lode_status rank_among(const bench *b, size_t row, const uint32_t *rows, size_t n,
                              bench_comparison *out, lode_error *error) {
    const lode_meaning *meaning = lode_bench_meaning(b, row);
    const lode_polarity polarity = meaning ? meaning->polarity : LODE_NEITHER;
    double *values = lode_allocate(n, sizeof *values);
    for (size_t i = 0; i < n; i++)
        values[i] = b->measures->value[rows[i]];
    lode_rank rank;
    const lode_status status = lode_rank_joining(
        b->measures->value[row], values, n,
        polarity == LODE_LOW_IS_GOOD ? LODE_LOWER_IS_BETTER : LODE_HIGHER_IS_BETTER, &rank, error);
    if (status == LODE_OK)
        set_rank(out, polarity == LODE_NEITHER ? 0 : rank.rank, rank.percentile);
    free(values);
    return status;
}

/* Similar schools: the school itself is not among them, so mean and number are theirs alone. */
static lode_status take_similar(const bench *b, size_t row, bench_comparison *out,
                                lode_number *figure, bool *found, lode_error *error) {
    uint32_t *rows = lode_allocate(lode_bench_most_similar(b->pairs), sizeof *rows);
    const bool weighted = b->options->computed == LODE_BENCH_WEIGHTED;
    lode_status status = LODE_OK;
    size_t n, used;
    double mean;
    *found = false;
    out->name = lode_text("similar schools");
    out->breakdown =
        lode_measures_breakdown(b->measures, lode_measures_facet(b->measures, row)->breakdown);
    if (!lode_bench_similar(b, row, rows, &n)) {
        set_reason(out, "no similar schools listed");
    } else {
        status = lode_bench_mean(b, rows, n, weighted, &used, &mean, error);
        if (n > 0 && used == 0)
            set_reason(out, "no denominators to weight by");
        *found = status == LODE_OK && (n == 0 || used > 0) &&
                 take_mean(b, mean, used, used, weighted, out, figure);
        if (*found && lode_measures_has(b->measures, row))
            status = rank_among(b, row, rows, n, out, error);
    }
    free(rows);
    return status;
}

/* ---- the comparison ---- */

static const char *judge(double low, double high, lode_polarity polarity) {
    if (polarity == LODE_NEITHER)
        return "";
    if (low <= 0 && high >= 0)
        return "same";
    return (low > 0) == (polarity == LODE_HIGH_IS_GOOD) ? "better" : "worse";
}

static void set_difference(const bench *b, size_t row, const lode_number *figure,
                           bench_comparison *out) {
    const lode_meaning *meaning = lode_bench_meaning(b, row);
    double low, high, difference;
    const lode_number value = lode_measures_value(b->measures, row);
    lode_difference_text(&value, figure, out->difference, &difference);
    if (!lode_bench_interval(b, row, figure, out, &low, &high))
        low = high = difference;
    out->better = judge(low, high, meaning ? meaning->polarity : LODE_NEITHER);
    out->compared = true;
}

/* What the availability table says against the comparison, or NULL. */
static const lode_availability_entry *find_bar(const bench *b, size_t row,
                                               const bench_against *against) {
    const lode_availability_entry *bar =
        lode_bench_barred(b, row, lode_measures_facet(b->measures, row)->level);
    return !bar && is_of_area(against) ? lode_bench_barred(b, row, against->level) : bar;
}

static void start(const bench_against *against, bench_comparison *out) {
    const lode_slice nothing = {"", 0};
    out->comparator = lode_text(against->word);
    out->name = out->basis = out->breakdown = out->value = nothing;
    out->n_comparators[0] = out->difference[0] = out->ci_low[0] = out->ci_high[0] = '\0';
    out->rank[0] = out->percentile[0] = out->reason[0] = '\0';
    out->ci_method = out->better = "";
    out->compared = false;
}

lode_status lode_bench_compare(const bench *b, size_t row, const bench_against *against,
                               bench_comparison *out, lode_error *error) {
    const lode_measure_row own = lode_measures_row(b->measures, row);
    lode_number figure;
    lode_status status = LODE_OK;
    bool found;
    start(against, out);
    const lode_availability_entry *bar = find_bar(b, row, against);
    if (bar) {
        snprintf(out->reason, sizeof out->reason, "%.*s%s%.*s", LODE_ARG(bar->reason),
                 bar->instead.n ? "; " : "", LODE_ARG(bar->instead));
        return LODE_OK;
    }
    if (against->who == BENCH_SIMILAR) {
        status = take_similar(b, row, out, &figure, &found, error);
    } else {
        found = is_of_area(against) ? take_area(b, row, against, out, &figure)
                                    : take_group(b, row, against, out, &figure);
        if (found)
            take_standing(b, row, against, out);
    }
    if (status != LODE_OK || !found)
        return status;
    if (own.has_value)
        set_difference(b, row, &figure, out);
    else
        snprintf(out->reason, sizeof out->reason, "no value (%.*s)",
                 LODE_ARG(lode_measures_status(b->measures, row)));
    return LODE_OK;
}
