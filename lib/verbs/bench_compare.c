/* One row with one comparator. */
#include "bench_parts.h"

#include <stdio.h>
#include <stdlib.h>

/* ---- rank and percentile ---- */

static lode_direction direction_of(const lode_meaning *meaning) {
    return meaning && meaning->polarity == LODE_LOW_IS_GOOD ? LODE_LOWER_IS_BETTER
                                                            : LODE_HIGHER_IS_BETTER;
}

/* Where nobody knows which way is good there is no rank. */
static bool has_rank(const bench_comparison *comparison) {
    return comparison->meaning && comparison->meaning->polarity != LODE_NEITHER;
}

static inline void set_rank(size_t rank, bench_comparison *out) {
    bench_say(out, BENCH_RANK, (lode_slice){out->rank, lode_whole_text(rank, out->rank)});
}

static inline void set_percentile(double percentile, bench_comparison *out) {
    bench_say(out, BENCH_PERCENTILE,
              (lode_slice){out->percentile, lode_number_text(percentile, out->percentile)});
}

void lode_bench_places(const bench *b, const bench_against *against, size_t first, size_t n,
                       uint32_t *place) {
    const double *value = b->measures->value;
    for (size_t i = 0; i < n; i++) {
        const size_t row = first + i;
        place[i] = BENCH_NO_PLACE;
        if (!against->footing || !(value[row] == value[row]))
            continue;
        const bench_footing *on = &against->footing[against->class_of[row]];
        if (on->base == BENCH_NO_BASE)
            continue;
        const int64_t own =
            on->power > 0 ? bench_steps(value[row], on->power) : against->standing[row];
        place[i] = (uint32_t)(on->base + own);
    }
}

static void take_standing(const bench *b, const bench_against *against, size_t n, uint32_t place,
                          bench_comparison *out) {
    const lode_standing *at = &against->standings[place];
    if (against->percentile) {
        const bench_text *percentile = &against->percentile[place];
        bench_say(out, BENCH_PERCENTILE, (lode_slice){percentile->p, percentile->n});
    } else {
        set_percentile(lode_rank_of(*at, n, LODE_HIGHER_IS_BETTER).percentile, out);
    }
    if (b->wants_rank && has_rank(out))
        set_rank(lode_rank_of(*at, n, direction_of(out->meaning)).rank, out);
}

static lode_status rank_among(const bench *b, size_t row, const uint32_t *rows, size_t n,
                              bench_comparison *out, lode_error *error) {
    double *values = lode_allocate(n, sizeof *values);
    for (size_t i = 0; i < n; i++)
        values[i] = b->measures->value[rows[i]];
    lode_rank rank;
    const lode_status status = lode_rank_joining(b->measures->value[row], values, n,
                                                 direction_of(out->meaning), &rank, error);
    if (status == LODE_OK && has_rank(out))
        set_rank(rank.rank, out);
    if (status == LODE_OK)
        set_percentile(rank.percentile, out);
    free(values);
    return status;
}

/* ---- similar schools: a comparator for each school ---- */

/* The mean of n schools as it is written, which is the number it is compared with. */
static void take_mean(const bench *b, double mean, size_t n, bench_comparison *out) {
    bench_face *face = &out->own;
    face->text[BENCH_N] = (lode_slice){out->n, lode_whole_text(n, out->n)};
    if (!lode_bench_has_enough(b, n, out->reason)) {
        face->reason = lode_text(out->reason);
        return;
    }
    face->text[BENCH_VALUE] = (lode_slice){out->value, lode_number_text(mean, out->value)};
    lode_number_read(face->text[BENCH_VALUE], &face->figure);
}

/* The school itself is not among them, so mean and number are theirs alone. */
static lode_status meet_similar(const bench *b, size_t row, const uint32_t *rows, size_t n,
                                bench_comparison *out, lode_error *error) {
    const bool weighted = b->options->computed == LODE_BENCH_WEIGHTED;
    bench_face *face = &out->own;
    size_t used;
    double mean = 0;
    lode_status status = lode_bench_mean(b, rows, n, weighted, &used, &mean, error);
    if (status != LODE_OK)
        return status;
    if (n > 0 && used == 0) {
        face->reason = lode_text("no denominators to weight by");
        return LODE_OK;
    }
    face->text[BENCH_BASIS] = lode_text(weighted ? "weighted" : "unweighted");
    take_mean(b, mean, used, out);
    if (face->reason.n == 0 && lode_measures_has(b->measures, row))
        status = rank_among(b, row, rows, n, out, error);
    return status;
}

static lode_status take_similar(const bench *b, size_t row, const bench_against *against,
                                bench_comparison *out, lode_error *error) {
    bench_face *face = &out->own;
    *face = lode_bench_no_face(against);
    out->face = face;
    out->meaning = lode_bench_meaning(b, row);
    const lode_slice bar = lode_bench_bar(b, row, against);
    if (bar.n > 0) {
        face->reason = bar;
        return LODE_OK;
    }
    face->text[BENCH_NAME] = lode_text("similar schools");
    face->text[BENCH_BREAKDOWN] =
        lode_measures_breakdown(b->measures, lode_measures_facet(b->measures, row)->breakdown);
    uint32_t *rows = lode_allocate(lode_bench_most_similar(b->pairs), sizeof *rows);
    lode_status status = LODE_OK;
    size_t n;
    if (lode_bench_similar(b, row, rows, &n))
        status = meet_similar(b, row, rows, n, out, error);
    else
        face->reason = lode_text("no similar schools listed");
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
    double low, high, difference;
    const lode_number value = lode_measures_value(b->measures, row);
    const size_t n = lode_difference_text(&value, figure, out->difference, &difference);
    bench_say(out, BENCH_DIFFERENCE, (lode_slice){out->difference, n});
    if (!lode_bench_may_have_interval(b, out->meaning) ||
        !lode_bench_interval(b, row, figure, out, &low, &high))
        low = high = difference;
    if (out->meaning)
        bench_say(out, BENCH_BETTER, lode_text(judge(low, high, out->meaning->polarity)));
}

static void no_value(const bench *b, size_t row, bench_comparison *out) {
    const lode_slice status = lode_measures_status(b->measures, row);
    snprintf(out->reason, sizeof out->reason, "no value (%.*s)", LODE_ARG(status));
    out->cell[BENCH_REASON] = lode_cell_of(lode_text(out->reason));
}

bench_face lode_bench_no_face(const bench_against *against) {
    const lode_slice nothing = {"", 0};
    bench_face face = {.reason = nothing};
    for (size_t i = 0; i < BENCH_OF_ROW; i++)
        face.text[i] = nothing;
    if (against)
        face.text[BENCH_COMPARATOR] = against->text;
    return face;
}

static inline void empty(bench_comparison *out) {
#pragma GCC unroll 16
    for (size_t c = BENCH_OF_ROW; c < BENCH_ADDED; c++) {
        out->cell[c].text.n = 0;
        out->cell[c].raw = (lode_slice){NULL, 0};
    }
    out->compared = false;
}

void lode_bench_empty(bench_comparison *out) {
    empty(out);
    out->own = lode_bench_no_face(NULL);
    out->face = &out->own;
}

static void take_class(const bench *b, size_t row, const bench_against *against, uint32_t place,
                       bench_comparison *out) {
    const bench_class *class = &against->class[against->class_of[row]];
    out->meaning = class->meaning;
    const bool apart = class->outside != &class->face && !lode_bench_counts(b, row);
    out->face = apart ? class->outside : &class->face;
    if (out->face->reason.n == 0 && place != BENCH_NO_PLACE && b->wants_standing)
        take_standing(b, against, against->pool[class->pool].n, place, out);
}

lode_status lode_bench_compare(const bench *b, size_t row, const bench_against *against,
                               uint32_t place, bench_comparison *out, lode_error *error) {
    lode_status status = LODE_OK;
    empty(out);
    if (against->who == BENCH_SIMILAR)
        status = take_similar(b, row, against, out, error);
    else
        take_class(b, row, against, place, out);
    if (status != LODE_OK)
        return status;
    if (out->face->reason.n > 0) {
        out->cell[BENCH_REASON] = lode_cell_of(out->face->reason);
        return LODE_OK;
    }
    out->compared = lode_measures_has(b->measures, row);
    if (!out->compared)
        no_value(b, row, out);
    else if (b->wants_difference)
        set_difference(b, row, &out->face->figure, out);
    return LODE_OK;
}
