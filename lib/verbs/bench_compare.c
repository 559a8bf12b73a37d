/* One row with one comparator. */
#include "bench_parts.h"

#include <stdio.h>
#include <stdlib.h>

static bool is_of_area(const bench_against *against) {
    return against->who == BENCH_NATIONAL || against->who == BENCH_REGION ||
           against->who == BENCH_LA;
}

/* Whether a mean rests on enough schools besides the one compared; if not, the reason. */
static bool has_enough(const bench *b, size_t others, bench_comparison *out) {
    if (others >= b->options->min_schools)
        return true;
    if (others == 0) {
        out->text[BENCH_REASON] = lode_text("no other school to compare with");
        return false;
    }
    snprintf(out->reason, sizeof out->reason, "only %zu other school%s to compare with", others,
             others == 1 ? "" : "s");
    out->text[BENCH_REASON] = lode_text(out->reason);
    return false;
}

static lode_slice basis_of(bool weighted) {
    return lode_text(weighted ? "weighted" : "unweighted");
}

/* ---- the comparator's figure: false with a reason where there is none ---- */

static bool take_pool(const bench *b, size_t row, const bench_pool *pool, bench_comparison *out,
                      lode_number *figure) {
    const bool weighted = b->options->computed == LODE_BENCH_WEIGHTED;
    out->text[BENCH_BASIS] = basis_of(weighted);
    if (pool->n > 0 && pool->used == 0) {
        out->text[BENCH_REASON] = lode_text("no denominators to weight by");
        return false;
    }
    out->text[BENCH_N] = pool->used_text;
    const bool itself =
        lode_measures_has(b->measures, row) && (!weighted || lode_bench_has_weight(b, row));
    if (!has_enough(b, pool->used - itself, out))
        return false;
    out->text[BENCH_VALUE] = pool->value;
    *figure = pool->figure;
    return true;
}

static bool take_class(const bench *b, size_t row, const bench_against *against,
                       const bench_class *class, bench_comparison *out, lode_number *figure) {
    out->text[BENCH_NAME] = class->name;
    out->text[BENCH_BASIS] = class->basis;
    out->text[BENCH_BREAKDOWN] = class->breakdown;
    if (class->with == BENCH_WITH_POOL)
        return take_pool(b, row, &against->pool[class->pool], out, figure);
    out->text[BENCH_VALUE] = class->value;
    out->text[BENCH_REASON] = class->reason;
    *figure = class->figure;
    return class->with == BENCH_WITH_FIGURE;
}

/* ---- rank and percentile ---- */

static lode_direction direction_of(const bench *b, size_t row) {
    const lode_meaning *meaning = lode_bench_meaning(b, row);
    return meaning && meaning->polarity == LODE_LOW_IS_GOOD ? LODE_LOWER_IS_BETTER
                                                            : LODE_HIGHER_IS_BETTER;
}

/* Where nobody knows which way is good there is no rank. */
static bool has_rank(const bench *b, size_t row) {
    const lode_meaning *meaning = lode_bench_meaning(b, row);
    return meaning && meaning->polarity != LODE_NEITHER;
}

static void set_rank(const bench *b, size_t row, const lode_rank *rank, bench_comparison *out) {
    if (has_rank(b, row))
        out->text[BENCH_RANK] = (lode_slice){out->rank, lode_whole_text(rank->rank, out->rank)};
    if (out->text[BENCH_PERCENTILE].n == 0)
        out->text[BENCH_PERCENTILE] =
            (lode_slice){out->percentile, lode_number_text(rank->percentile, out->percentile)};
}

static void take_standing(const bench *b, size_t row, const bench_against *against,
                          const bench_class *class, bench_comparison *out) {
    if (class->pool == BENCH_NO_POOL)
        return;
    const bench_pool *pool = &against->pool[class->pool];
    if (out->text[BENCH_N].n == 0)
        out->text[BENCH_N] = pool->n_text;
    if (!b->wants_standing || !lode_measures_has(b->measures, row))
        return;
    const uint32_t standing = against->standing[row];
    if (against->percentile) {
        const bench_text *percentile = &against->percentile[standing];
        out->text[BENCH_PERCENTILE] = (lode_slice){percentile->p, percentile->n};
        if (!has_rank(b, row))
            return;
    }
    const lode_rank rank = lode_rank_of(pool->standings[standing - pool->first_standing], pool->n,
                                        direction_of(b, row));
    set_rank(b, row, &rank, out);
}

static lode_status rank_among(const bench *b, size_t row, const uint32_t *rows, size_t n,
                              bench_comparison *out, lode_error *error) {
    double *values = lode_allocate(n, sizeof *values);
    for (size_t i = 0; i < n; i++)
        values[i] = b->measures->value[rows[i]];
    lode_rank rank;
    const lode_status status =
        lode_rank_joining(b->measures->value[row], values, n, direction_of(b, row), &rank, error);
    if (status == LODE_OK)
        set_rank(b, row, &rank, out);
    free(values);
    return status;
}

/* The mean of n schools as it is written, which is the number it is compared with. */
static bool take_mean(const bench *b, double mean, size_t n, bool weighted, bench_comparison *out,
                      lode_number *figure) {
    out->text[BENCH_BASIS] = basis_of(weighted);
    out->text[BENCH_N] = (lode_slice){out->n, lode_whole_text(n, out->n)};
    if (!has_enough(b, n, out))
        return false;
    out->text[BENCH_VALUE] = (lode_slice){out->value, lode_number_text(mean, out->value)};
    return lode_number_read(out->text[BENCH_VALUE], figure);
}

/* Similar schools: the school itself is not among them, so mean and number are theirs alone. */
static lode_status take_similar(const bench *b, size_t row, bench_comparison *out,
                                lode_number *figure, bool *found, lode_error *error) {
    uint32_t *rows = lode_allocate(lode_bench_most_similar(b->pairs), sizeof *rows);
    const bool weighted = b->options->computed == LODE_BENCH_WEIGHTED;
    lode_status status = LODE_OK;
    size_t n, used;
    double mean = 0;
    *found = false;
    out->text[BENCH_NAME] = lode_text("similar schools");
    out->text[BENCH_BREAKDOWN] =
        lode_measures_breakdown(b->measures, lode_measures_facet(b->measures, row)->breakdown);
    if (!lode_bench_similar(b, row, rows, &n)) {
        out->text[BENCH_REASON] = lode_text("no similar schools listed");
    } else {
        status = lode_bench_mean(b, rows, n, weighted, &used, &mean, error);
        if (n > 0 && used == 0)
            out->text[BENCH_REASON] = lode_text("no denominators to weight by");
        *found = status == LODE_OK && (n == 0 || used > 0) &&
                 take_mean(b, mean, used, weighted, out, figure);
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
    out->text[BENCH_DIFFERENCE] = (lode_slice){
        out->difference, lode_difference_text(&value, figure, out->difference, &difference)};
    if (!lode_bench_interval(b, row, figure, out, &low, &high))
        low = high = difference;
    out->text[BENCH_BETTER] =
        lode_text(judge(low, high, meaning ? meaning->polarity : LODE_NEITHER));
}

/* What the availability table says against the comparison, or empty. */
static lode_slice find_bar(const bench *b, size_t row, const bench_against *against) {
    const lode_level level = lode_measures_facet(b->measures, row)->level;
    const lode_slice bar = lode_bench_barred(b, row, level);
    return bar.n == 0 && is_of_area(against) ? lode_bench_barred(b, row, against->level) : bar;
}

static void start(const bench_against *against, bench_comparison *out) {
    lode_bench_empty(out);
    out->text[BENCH_COMPARATOR] = against->text;
}

static void no_value(const bench *b, size_t row, bench_comparison *out) {
    const lode_slice status = lode_measures_status(b->measures, row);
    snprintf(out->reason, sizeof out->reason, "no value (%.*s)", LODE_ARG(status));
    out->text[BENCH_REASON] = lode_text(out->reason);
}

void lode_bench_empty(bench_comparison *out) {
    for (int i = 0; i < BENCH_ADDED; i++)
        out->text[i] = (lode_slice){"", 0};
    out->compared = false;
}

void lode_bench_look_ahead(const bench *b, size_t row) {
    for (size_t i = 0; i < b->n_against; i++) {
        const bench_against *against = &b->against[i];
        if (against
                ->percentile) /* of a row without a pool the number is any, and so is the place */
            __builtin_prefetch(&against->percentile[against->standing[row]]);
    }
}

lode_status lode_bench_compare(const bench *b, size_t row, const bench_against *against,
                               bench_comparison *out, lode_error *error) {
    lode_number figure;
    lode_status status = LODE_OK;
    bool found;
    start(against, out);
    const lode_slice bar = find_bar(b, row, against);
    if (bar.n > 0) {
        out->text[BENCH_REASON] = bar;
        return LODE_OK;
    }
    if (against->who == BENCH_SIMILAR) {
        status = take_similar(b, row, out, &figure, &found, error);
    } else {
        const bench_class *class = &against->class[against->class_of[row]];
        found = take_class(b, row, against, class, out, &figure);
        if (found)
            take_standing(b, row, against, class, out);
    }
    if (status != LODE_OK || !found)
        return status;
    out->compared = lode_measures_has(b->measures, row);
    if (!out->compared)
        no_value(b, row, out);
    else if (b->wants_difference)
        set_difference(b, row, &figure, out);
    return LODE_OK;
}
