/* Comparators that somebody listed for each school or authority: those similar to it. */
#include "bench_standing.h"

#include <stdio.h>
#include <stdlib.h>

static lode_status rank_among(const bench *b, size_t row, const uint32_t *rows, size_t n,
                              bench_comparison *out, lode_error *error) {
    double *values = lode_allocate(n, sizeof *values);
    for (size_t i = 0; i < n; i++)
        values[i] = b->measures->value[rows[i]];
    lode_rank rank;
    const lode_status status = lode_rank_joining(b->measures->value[row], values, n,
                                                 bench_direction(out->meaning), &rank, error);
    if (status == LODE_OK && bench_has_rank(out))
        bench_set_rank(rank.rank, out);
    if (status == LODE_OK)
        bench_set_percentile(rank.percentile, out);
    free(values);
    return status;
}

/* The mean of n units as it is written, which is the number it is compared with. */
static void take_mean(const bench *b, const bench_against *against, double mean, size_t n,
                      bench_comparison *out) {
    bench_face *face = &out->own;
    face->text[BENCH_N] = (lode_slice){out->n, lode_whole_text(n, out->n)};
    if (!lode_bench_has_enough(b, n, bench_unit(against), out->reason)) {
        face->reason = lode_text(out->reason);
        return;
    }
    face->text[BENCH_VALUE] = (lode_slice){out->value, lode_number_text(mean, out->value)};
    lode_number_read(face->text[BENCH_VALUE], &face->figure);
}

enum { KINDS = 8 /* of codes, one is told at most */ };

/* How many of the rows without a value have each code, as in "1 c, 2 z". */
static size_t count_codes(const bench *b, const uint32_t *rows, size_t n, char *text, size_t room) {
    lode_slice code[KINDS];
    size_t count[KINDS] = {0}, kinds = 0, length = 0;
    for (size_t i = 0; i < n; i++) {
        const lode_slice status = lode_measures_status(b->measures, rows[i]);
        size_t k = 0;
        while (k < kinds && !lode_same(code[k], status))
            k++;
        if (k == kinds && kinds < KINDS)
            code[kinds++] = status;
        count[k < KINDS ? k : KINDS - 1]++;
    }
    for (size_t k = 0; k < kinds && length < room; k++)
        length += (size_t)snprintf(text + length, room - length, "%s%zu %.*s", k ? ", " : "",
                                   count[k], LODE_ARG(code[k]));
    return length;
}

/* "2 of 10 similar areas left out: 1 c, 1 not in the input", which is no reason against comparing.
 */
static void say_left_out(const bench *b, const bench_against *against, const bench_listed *listed,
                         bench_comparison *out) {
    const size_t coded = listed->all - listed->first_coded, room = sizeof out->reason;
    const size_t n = coded + listed->absent;
    if (n == 0)
        return;
    size_t length = (size_t)snprintf(out->reason, room, "%zu of %zu similar %ss left out: ", n,
                                     listed->all + listed->absent, bench_unit(against));
    length += count_codes(b, listed->row + listed->first_coded, coded, out->reason + length,
                          room - length);
    if (listed->absent > 0)
        snprintf(out->reason + length, room - length, "%s%zu not in the input", coded ? ", " : "",
                 listed->absent);
    out->cell[BENCH_REASON] = lode_cell_of(lode_text(out->reason));
}

/* The row itself is not among them, so mean and number are theirs alone. */
static lode_status meet(const bench *b, size_t row, const bench_against *against,
                        const bench_listed *listed, bench_comparison *out, lode_error *error) {
    const bool group = lode_bench_is_group(lode_measures_facet(b->measures, row)->level);
    /* The figure of a group is one of its pupils, so that beside it is, too. */
    const bool weighted = group ? b->options->computed != LODE_BENCH_UNWEIGHTED
                                : b->options->computed == LODE_BENCH_WEIGHTED;
    bench_face *face = &out->own;
    size_t used;
    double mean = 0;
    lode_status status =
        lode_bench_mean(b, listed->row, listed->first_coded, weighted, &used, &mean, error);
    if (status != LODE_OK)
        return status;
    if (listed->first_coded > 0 && used == 0) {
        face->reason = lode_text("no denominators to weight by");
        return LODE_OK;
    }
    face->text[BENCH_BASIS] = lode_text(weighted ? "weighted" : "unweighted");
    take_mean(b, against, mean, used, out);
    if (face->reason.n > 0 || !lode_measures_has(b->measures, row))
        return LODE_OK;
    say_left_out(b, against, listed, out);
    /* Nobody is ranked among others, and no group among schools. */
    if (group || lode_bench_sought(b, row) != lode_bench_figure(b, row))
        return LODE_OK;
    return rank_among(b, row, listed->row, listed->first_coded, out, error);
}

lode_status lode_bench_take_listed(const bench *b, size_t row, const bench_against *against,
                                   bench_comparison *out, lode_error *error) {
    const bool areas = against->who == BENCH_AREAS;
    bench_face *face = &out->own;
    *face = lode_bench_no_face(against);
    out->face = face;
    out->meaning = lode_bench_meaning(b, row);
    const lode_slice bar = lode_bench_bar(b, row, against);
    if (bar.n > 0) {
        face->reason = bar;
        return LODE_OK;
    }
    face->text[BENCH_NAME] = lode_text(areas ? "similar areas" : "similar schools");
    face->text[BENCH_BREAKDOWN] = lode_measures_breakdown(
        b->measures, b->sought[lode_measures_facet(b->measures, row)->breakdown]);
    bench_listed listed = {
        .row = lode_allocate(lode_bench_most_listed(against->pairs), sizeof *listed.row)};
    lode_status status = LODE_OK;
    if (lode_bench_find_listed(b, against->pairs, row, &listed))
        status = meet(b, row, against, &listed, out, error);
    else
        face->reason = lode_text(areas ? "no similar areas listed" : "no similar schools listed");
    free(listed.row);
    return status;
}
