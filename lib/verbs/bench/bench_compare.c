/* One row with one comparator. */
#include "bench_standing.h"

#include "lode/figure_interval.h"

#include <stdio.h>
#include <stdlib.h>

/* ---- rank and percentile ---- */

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
        bench_set_percentile(lode_rank_of(*at, n, LODE_HIGHER_IS_BETTER).percentile, out);
    }
    if (b->wants_rank && bench_has_rank(out))
        bench_set_rank(lode_rank_of(*at, n, bench_direction(out->meaning)).rank, out);
}

/* ---- the comparison ---- */

static bool find_interval(const bench *b, size_t row, const lode_number *figure,
                          bench_comparison *out, double *low, double *high) {
    if (!lode_bench_may_have_interval(b, out->meaning))
        return false;
    return out->before != BENCH_NO_ROW ? lode_bench_change_interval(b, row, out, low, high)
                                       : lode_bench_interval(b, row, figure, out, low, high);
}

/* Publishers leave out zeros at the end: 5 is 5.0 of a measure with one decimal. */
static double half_a_digit(const lode_number *number, const lode_meaning *meaning) {
    const int printed = number->exact ? number->scale : 0;
    return 0.5 / lode_power_of_ten[printed > meaning->decimals ? printed : meaning->decimals];
}

/* How far rounding alone can part two figures as they are printed; counts and means worked out here
 * are not rounded. */
static double rounding(const lode_number *value, const lode_number *figure,
                       const bench_comparison *out) {
    if (!out->meaning || out->meaning->kind == LODE_KIND_COUNT)
        return 0;
    const bool printed = lode_is(out->face->text[BENCH_BASIS], "published");
    return half_a_digit(value, out->meaning) + (printed ? half_a_digit(figure, out->meaning) : 0);
}

static void set_difference(const bench *b, size_t row, const lode_number *figure,
                           bench_comparison *out) {
    double low, high, difference;
    const lode_number value = lode_measures_value(b->measures, row);
    const size_t n = lode_difference_text(&value, figure, out->difference, &difference);
    bench_say(out, BENCH_DIFFERENCE, (lode_slice){out->difference, n});
    if (!find_interval(b, row, figure, out, &low, &high)) {
        const double most = rounding(&value, figure, out);
        low = difference - most;
        high = difference + most;
    }
    if (out->meaning)
        bench_say(out, BENCH_BETTER,
                  lode_text(lode_figure_better(out->meaning->polarity, low, high)));
}

/* Why a row with a value is not compared; its rank, which is in place, goes as well. */
static void leave_out(bench_comparison *out, lode_slice reason) {
    out->compared = false;
    out->cell[BENCH_RANK] = out->cell[BENCH_PERCENTILE] = lode_cell_plain(lode_text(""));
    out->cell[BENCH_REASON] = lode_cell_of(reason);
}

/* Of the row, or of the same unit before. */
static lode_slice why_too_few(const bench *b, size_t row, const bench_comparison *out) {
    const lode_slice why = lode_bench_too_few(b, row);
    return why.n > 0 || out->before == BENCH_NO_ROW ? why : lode_bench_too_few(b, out->before);
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
    for (size_t c = BENCH_OF_ROW; c < BENCH_USUAL; c++) {
        out->cell[c].text.n = 0;
        out->cell[c].raw = (lode_slice){NULL, 0};
    }
    out->compared = false;
    out->before = BENCH_NO_ROW;
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
    lode_slice few;
    empty(out);
    if (bench_is_listed(against))
        status = lode_bench_take_listed(b, row, against, out, error);
    else if (against->who == BENCH_PREVIOUS)
        lode_bench_take_previous(b, row, against, out);
    else if (against->who == BENCH_TARGET)
        lode_bench_take_target(b, row, against, out);
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
    else if (b->few && (few = why_too_few(b, row, out)).n > 0)
        leave_out(out, few);
    else if (b->wants_difference)
        set_difference(b, row, &out->face->figure, out);
    return LODE_OK;
}
