#include "lode/bench.h"

#include "bench_parts.h"

#include <stdlib.h>

static lode_status read_knowledge(bench *b, lode_reference *reference, lode_error *error) {
    lode_status status = lode_dictionary_read(&b->dictionary, reference, error);
    if (status == LODE_OK)
        status = lode_availability_read(&b->availability, reference, error);
    if (status == LODE_OK)
        status = lode_establishments_read(&b->establishments, reference, error);
    return status;
}

static void tell_unknown_measures(const bench *b) {
    const lode_names *measures = b->measures->measures;
    for (uint32_t i = 0; i < lode_names_count(measures); i++)
        if (!b->meaning[i])
            lode_notice(b->report,
                        "measure '%.*s' is not in the dictionary: no rank and no better or worse",
                        LODE_ARG(lode_names_get(measures, i)));
}

/* Everything a comparison looks up. */
static lode_status prepare(bench *b, const lode_input *input, lode_reference *reference,
                           lode_error *error) {
    b->arena = lode_arena_new();
    b->reasons = lode_bench_new_reasons();
    lode_status status = read_knowledge(b, reference, error);
    if (status == LODE_OK)
        status = lode_measures_read(&b->measures, input, &b->options->rows, b->report, error);
    if (status == LODE_OK)
        status = lode_bench_find_groups(b, error);
    if (status != LODE_OK)
        return status;
    lode_bench_number_figures(b);
    tell_unknown_measures(b);
    b->published = lode_bench_index_published(b);
    if (b->options->pairs)
        status = lode_bench_read_pairs(b, input, reference, error);
    for (size_t i = 0; i < b->n_against && status == LODE_OK; i++)
        if (b->against[i].who != BENCH_SIMILAR)
            status = lode_bench_fill_pools(b, &b->against[i], error);
    return status;
}

/* The reasons met on the way to the first comparison will be met again when rows are written. */
static lode_status forget_reasons(bench *b, lode_status status) {
    lode_bench_free_reasons(b->reasons);
    b->reasons = lode_bench_new_reasons();
    return status;
}

/* Whether anything at all can be compared, or nothing was asked: look until something is found. */
static lode_status check_any(bench *b, lode_error *error) {
    bool asked = false;
    for (size_t r = 0; r < b->measures->rows; r++)
        for (size_t i = 0; i < b->n_against; i++) {
            if (!lode_bench_applies(b, &b->against[i], r))
                continue;
            bench_comparison comparison;
            const lode_status status = lode_bench_compare(b, r, &b->against[i], &comparison, error);
            if (status != LODE_OK || comparison.compared)
                return forget_reasons(b, status);
            lode_bench_note(b, r, comparison.reason);
            asked = true;
        }
    return asked ? lode_bench_refuse(b, error) : LODE_OK;
}

typedef struct {
    bench *b;
    lode_output *output;
    const size_t *chosen;
    size_t n;
} writer;

/* One row beside each comparator above it, or once beside nothing. */
static lode_status write_row(const writer *w, size_t row, lode_error *error) {
    bench_comparison comparison;
    bool written = false;
    for (size_t i = 0; i < w->b->n_against; i++) {
        const bench_against *against = &w->b->against[i];
        if (!lode_bench_applies(w->b, against, row))
            continue;
        lode_status status = lode_bench_compare(w->b, row, against, &comparison, error);
        if (status == LODE_OK)
            status =
                lode_bench_write_row(w->b, row, &comparison, w->chosen, w->n, w->output, error);
        if (status != LODE_OK)
            return status;
        if (comparison.reason[0])
            lode_bench_note(w->b, row, comparison.reason);
        written = true;
    }
    if (written)
        return LODE_OK;
    const bench_comparison nothing = {.ci_method = "", .better = ""};
    return lode_bench_write_row(w->b, row, &nothing, w->chosen, w->n, w->output, error);
}

static lode_status write_all(bench *b, const size_t *chosen, size_t n, lode_output *output,
                             lode_error *error) {
    lode_status status = lode_bench_write_header(b, chosen, n, output, error);
    if (status != LODE_OK)
        return status;
    const writer w = {b, output, chosen, n};
    for (size_t r = 0; r < b->measures->rows && status == LODE_OK; r++)
        status = write_row(&w, r, error);
    return status;
}

static void free_bench(bench *b) {
    for (size_t i = 0; i < b->n_against; i++) {
        free(b->against[i].standing);
        free(b->against[i].pool);
    }
    free(b->against);
    lode_bench_free_pairs(b->pairs);
    lode_bench_free_published(b->published);
    lode_bench_free_reasons(b->reasons);
    lode_names_free(b->figures);
    free(b->figure);
    free(b->figure_any_release);
    free(b->barred);
    free(b->meaning);
    if (b->measures)
        lode_measures_free(b->measures);
    if (b->establishments)
        lode_establishments_free(b->establishments);
    if (b->availability)
        lode_availability_free(b->availability);
    if (b->dictionary)
        lode_dictionary_free(b->dictionary);
    lode_arena_free(b->arena);
}

lode_status lode_bench(const lode_bench_options *options, const lode_input *input,
                       lode_output *output, lode_reference *reference, lode_report *report,
                       lode_error *error) {
    bench b = {.options = options, .report = report};
    size_t *chosen = NULL, n = 0;
    lode_status status = lode_bench_read_against(&b, error);
    if (status == LODE_OK)
        status = lode_bench_choose_columns(options, &chosen, &n, error);
    if (status == LODE_OK)
        status = prepare(&b, input, reference, error);
    if (status == LODE_OK)
        status = check_any(&b, error);
    if (status == LODE_OK)
        status = write_all(&b, chosen, n, output, error);
    if (status == LODE_OK)
        lode_bench_tell(&b);
    free(chosen);
    free_bench(&b);
    return status;
}
