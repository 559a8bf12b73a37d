#include "lode/bench.h"

#include "bench_parts.h"
#include "lode/threads.h"

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
    status = lode_bench_number_figures(b, reference, error);
    if (status != LODE_OK)
        return status;
    lode_bench_find_few(b);
    tell_unknown_measures(b);
    b->published = lode_bench_index_published(b);
    if (b->options->pairs.n > 0)
        status = lode_bench_read_pairs(b, input, reference, error);
    if (status == LODE_OK && b->options->targets)
        status = lode_bench_read_targets(b, input, reference, error);
    for (size_t i = 0; i < b->n_against && status == LODE_OK; i++) {
        bench_against *against = &b->against[i];
        if (against->who == BENCH_PREVIOUS)
            against->previous = lode_bench_index_previous(b);
        if (bench_is_per_row(against))
            continue;
        lode_bench_find_classes(b, against);
        status = lode_bench_fill_pools(b, against, error);
        if (status == LODE_OK)
            lode_bench_settle_classes(b, against);
    }
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
            uint32_t place;
            lode_bench_places(b, &b->against[i], r, 1, &place);
            const lode_status status =
                lode_bench_compare(b, r, &b->against[i], place, &comparison, error);
            if (status != LODE_OK || comparison.compared)
                return forget_reasons(b, status);
            lode_bench_note(b, b->reasons, r, comparison.cell[BENCH_REASON].text);
            asked = true;
        }
    if (asked && lode_bench_has_own_words(b))
        return forget_reasons(b, LODE_OK);
    return asked ? lode_bench_refuse(b, error) : LODE_OK;
}

/* ---- writing: pieces of rows by several workers ---- */

/* A piece goes to the file in one write: long ones are dearer to hold, short ones to write. */
enum { LEAST_ROWS = 1024, MOST_ROWS = 8192, PIECES = 256 };
enum { ROWS_AHEAD = 8 /* so many rows stay near the processor */ };

typedef struct {
    _Alignas(LODE_APART) lode_page *page;
    bench_line line;
    bench_reasons *reasons; /* of the piece at hand */
    size_t piece;
    uint32_t *place; /* [n_against x rows] of each row of the piece */
    bench_comparison comparison;
    lode_status status;
    lode_error error;
} writer;

typedef struct {
    bench *b;
    lode_output *output;
    writer *worker;
    size_t rows; /* of a piece; the last may have fewer */
    size_t pieces, next;
    lode_status status;
    lode_error *error;
} writing;

/* One row beside each comparator above it, or once beside nothing. place is that of the row beside
 * the first of them. */
static lode_status put_row(const writing *all, writer *w, size_t row, const uint32_t *place) {
    const bench *b = all->b;
    bool written = false;
    for (size_t i = 0; i < b->n_against; i++, place += all->rows) {
        const bench_against *against = &b->against[i];
        if (!lode_bench_applies(b, against, row))
            continue;
        const lode_status status =
            lode_bench_compare(b, row, against, *place, &w->comparison, &w->error);
        if (status != LODE_OK)
            return status;
        if (b->closer)
            lode_bench_take_closer(b, row, i, &w->comparison);
        lode_bench_put_row(b, &w->line, row, &w->comparison, w->page);
        if (!w->comparison.compared)
            lode_bench_note(b, w->reasons, row, w->comparison.cell[BENCH_REASON].text);
        written = true;
    }
    if (written)
        return LODE_OK;
    lode_bench_empty(&w->comparison);
    if (b->closer)
        lode_bench_empty_closer(&w->comparison);
    lode_bench_put_row(b, &w->line, row, &w->comparison, w->page);
    return LODE_OK;
}

static lode_taken take(void *context, unsigned worker) {
    writing *all = context;
    if (all->next == all->pieces)
        return LODE_NOTHING_MORE;
    all->worker[worker].piece = all->next++;
    return all->next == all->pieces ? LODE_TAKEN_THE_LAST : LODE_TAKEN;
}

static void look_ahead(const writing *all, const writer *w, size_t i) {
    for (size_t k = 0; k < all->b->n_against; k++)
        lode_bench_look_ahead(&all->b->against[k], w->place[k * all->rows + i]);
}

static void work(void *context, unsigned worker) {
    const writing *all = context;
    const bench *b = all->b;
    writer *w = &all->worker[worker];
    const size_t first = w->piece * all->rows, left = b->measures->rows - first;
    const size_t n = left < all->rows ? left : all->rows;
    for (size_t k = 0; k < b->n_against; k++)
        lode_bench_places(b, &b->against[k], first, n, w->place + k * all->rows);
    w->status = LODE_OK;
    for (size_t i = 0; i < n && w->status == LODE_OK; i++) {
        if (i + ROWS_AHEAD < n)
            look_ahead(all, w, i + ROWS_AHEAD);
        w->status = put_row(all, w, first + i, w->place + i);
    }
}

static bool deliver(void *context, unsigned worker) {
    writing *all = context;
    writer *w = &all->worker[worker];
    lode_bench_add_reasons(all->b->reasons, w->reasons);
    if (w->status == LODE_OK)
        w->status = lode_output_take(all->output, w->page, &w->error);
    all->status = w->status;
    if (w->status != LODE_OK && all->error)
        *all->error = w->error;
    return w->status == LODE_OK;
}

static size_t rows_of_a_piece(size_t rows) {
    const size_t n = rows / PIECES;
    return n < LEAST_ROWS ? LEAST_ROWS : n > MOST_ROWS ? MOST_ROWS : n;
}

static lode_status write_all(bench *b, lode_output *output, lode_error *error) {
    lode_status status = lode_bench_write_header(b, output, error);
    if (status != LODE_OK)
        return status;
    for (size_t i = 0; i < b->n_against; i++)
        lode_bench_ready_faces(b, &b->against[i], output);
    const unsigned workers = lode_workers(b->measures->threads);
    writing all = {.b = b, .output = output, .error = error};
    all.worker = lode_allocate_apart(workers, sizeof *all.worker);
    all.rows = rows_of_a_piece(b->measures->rows);
    all.pieces = (b->measures->rows + all.rows - 1) / all.rows;
    lode_output_pages(output, workers);
    for (unsigned i = 0; i < workers; i++) {
        all.worker[i].page = lode_output_page(output, i);
        all.worker[i].reasons = lode_bench_new_reasons();
        all.worker[i].place = lode_allocate_apart(b->n_against * all.rows, sizeof(uint32_t));
    }
    const lode_relay relay = {&all, take, work, deliver};
    lode_relay_run(&relay, workers);
    for (unsigned i = 0; i < workers; i++) {
        lode_bench_free_reasons(all.worker[i].reasons);
        free(all.worker[i].place);
    }
    free(all.worker);
    return all.status;
}

static void free_bench(bench *b) {
    for (size_t i = 0; i < b->n_against; i++)
        lode_bench_free_against(&b->against[i]);
    lode_bench_free_closer(b);
    lode_bench_free_few(b->few);
    lode_bench_free_targets(b->targets);
    free(b->against);
    free(b->chosen);
    lode_bench_free_published(b->published);
    lode_bench_free_reasons(b->reasons);
    lode_names_free(b->figures);
    free(b->figure_of);
    free(b->figure_any_release);
    free(b->figure_sought);
    free(b->sought);
    free(b->unsought);
    free(b->barred);
    free(b->barred_of);
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
    lode_status status = lode_bench_read_against(&b, error);
    if (status == LODE_OK)
        status = lode_bench_choose_columns(&b, error);
    if (status == LODE_OK)
        status = prepare(&b, input, reference, error);
    if (status == LODE_OK)
        status = check_any(&b, error);
    if (status == LODE_OK)
        status = lode_bench_look_closer(&b, reference, error);
    if (status == LODE_OK)
        status = write_all(&b, output, error);
    if (status == LODE_OK)
        lode_bench_tell(&b);
    free_bench(&b);
    return status;
}
