/* A wide table on its way out: several workers each make a run of rows ready. */
#include "lode/threads.h"
#include "wide_parts.h"

#include <stdlib.h>

/* One column of the output after the identity. */
typedef struct {
    uint32_t measure;
    size_t part;
} wide_column;

/* What stands before the measures: the unit, then these; the last two only where there are trusts.
 */
enum { TOPIC, BREAKDOWN, RELEASE, TRUST, BESIDE_UNIT = TRUST + WIDE_TRUST_COLUMNS };

static const char *const beside_unit[BESIDE_UNIT] = {"breakdown_topic", "breakdown", "release",
                                                     "trust_id", "trust_name"};

enum { RUN = 2048 };

typedef struct {
    _Alignas(LODE_APART) lode_page *page;
    size_t first; /* row of the run at hand */
    uint32_t face;
    bool has_face;
    lode_cell unit[WIDE_UNIT_COLUMNS];
    lode_bytes bytes; /* of the unit */
    lode_part part[2];
    lode_cell *cell; /* what stands beside the unit, then the columns */
} writer;

typedef struct {
    const lode_wide *wide;
    const wide_column *column;
    size_t columns;
    size_t beside;               /* columns between the unit and the measures */
    size_t (*place)[WIDE_PARTS]; /* of each measure: which column its parts are, or NOWHERE */
    lode_output *output;
    writer *writer;
    size_t next; /* the first row that is in no run yet */
    lode_status status;
    lode_error *error;
} writing;

static const size_t NOWHERE = SIZE_MAX;

/* ---- columns ---- */

/* Values first, then what goes with each. */
static size_t list_columns(const lode_wide *w, wide_column *columns) {
    size_t n = 0;
    for (uint32_t m = 0; m < w->n_measures; m++)
        columns[n++] = (wide_column){m, 0};
    for (uint32_t m = 0; m < w->n_measures; m++)
        for (size_t p = 1; p < WIDE_PARTS; p++)
            if (w->measure[m].has[p])
                columns[n++] = (wide_column){m, p};
    return n;
}

/* A measure called as an identity column, or as what goes with another measure. */
static lode_status check_names(const lode_slice *names, size_t n, lode_error *error) {
    lode_names *seen = lode_names_new();
    lode_status status = LODE_OK;
    for (size_t i = 0; i < n && status == LODE_OK; i++) {
        if (lode_names_find(seen, names[i]) != LODE_UNKNOWN) {
            lode_fail(error, LODE_DATA, "two columns of the wide table would be called '%.*s'",
                      LODE_ARG(names[i]));
            status = lode_fail_hint(error, "a measure has the name of another column: leave one "
                                           "out with -m");
        }
        lode_names_add(seen, names[i]);
    }
    lode_names_free(seen);
    return status;
}

static lode_slice identity_name(size_t i) {
    return lode_text(i < WIDE_UNIT_COLUMNS ? lode_measure_column_name((lode_measure_column)i)
                                           : beside_unit[i - WIDE_UNIT_COLUMNS]);
}

static bool is_number_part(size_t part) {
    return part < WIDE_SOURCE_CODE;
}

static lode_status write_header(const writing *w, lode_error *error) {
    const size_t identity = WIDE_UNIT_COLUMNS + w->beside, n = identity + w->columns;
    lode_arena *arena = lode_arena_new();
    lode_slice *names = lode_allocate(n, sizeof *names);
    bool *number = lode_allocate(n, sizeof *number);
    for (size_t i = 0; i < identity; i++)
        names[i] = identity_name(i);
    for (size_t i = 0; i < w->columns; i++) {
        const wide_column *column = &w->column[i];
        names[identity + i] = lode_text(lode_arena_print(
            arena, "%.*s%s", LODE_ARG(lode_names_get(w->wide->measures, column->measure)),
            wide_parts[column->part].suffix));
        number[identity + i] = is_number_part(column->part);
    }
    lode_status status = check_names(names, n, error);
    if (status == LODE_OK)
        status = lode_output_header(w->output, names, number, n, error);
    free(names);
    free(number);
    lode_arena_free(arena);
    return status;
}

/* ---- rows ---- */

/* The columns that say whom the row is about; many rows share them. */
static void show_face(const writing *w, writer *to, const wide_row *row) {
    if (to->has_face && to->face == row->face)
        return;
    lode_slice texts[WIDE_FACE];
    wide_face_texts(lode_names_get(w->wide->faces, row->face), texts);
    for (size_t i = 0; i < WIDE_UNIT_COLUMNS; i++)
        to->unit[i] = lode_cell_of(texts[i]);
    to->cell[RELEASE] = lode_cell_of(texts[WIDE_RELEASE]);
    for (size_t k = 0; TRUST + k < w->beside; k++)
        to->cell[TRUST + k] = lode_cell_of(texts[WIDE_TRUST + k]);
    to->part[0].ready = (lode_slice){NULL, 0};
    lode_output_ready(w->output, &to->part[0], &to->bytes);
    to->face = row->face;
    to->has_face = true;
}

static void show_breakdown(const writing *w, writer *to, const wide_row *row) {
    const lode_slice both = lode_names_get(w->wide->breakdowns, row->breakdown);
    const char *end = memchr(both.p, '\0', both.n);
    const size_t n = (size_t)(end - both.p);
    to->cell[TOPIC] = lode_cell_of((lode_slice){both.p, n});
    to->cell[BREAKDOWN] = lode_cell_of((lode_slice){end + 1, both.n - n - 2});
}

/* What one measure says of the row, into the columns it has. */
static void show_cell(const char *held, const size_t place[WIDE_PARTS], lode_cell *cells) {
    lode_slice text[WIDE_PARTS];
    wide_cell_texts(held, text);
    for (size_t p = 0; p < WIDE_PARTS; p++)
        if (place[p] != NOWHERE)
            cells[place[p]] = lode_cell_of(text[p]);
}

static void work(void *context, unsigned worker) {
    const writing *w = context;
    const lode_wide *wide = w->wide;
    writer *to = &w->writer[worker];
    const size_t end = to->first + RUN < wide->rows ? to->first + RUN : wide->rows;
    const lode_row row = {to->part, 2};
    for (size_t r = to->first; r < end; r++) {
        show_face(w, to, &wide->row[r]);
        show_breakdown(w, to, &wide->row[r]);
        for (size_t m = 0; m < wide->n_measures; m++)
            show_cell(wide_cell(&wide->measure[m], r), w->place[m], to->cell + w->beside);
        lode_page_put(to->page, &row);
    }
}

static lode_taken take(void *context, unsigned worker) {
    writing *w = context;
    if (w->next >= w->wide->rows)
        return LODE_NOTHING_MORE;
    w->writer[worker].first = w->next;
    w->next += RUN;
    return w->next >= w->wide->rows ? LODE_TAKEN_THE_LAST : LODE_TAKEN;
}

static bool deliver(void *context, unsigned worker) {
    writing *w = context;
    w->status = lode_output_take(w->output, w->writer[worker].page, w->error);
    return w->status == LODE_OK;
}

static lode_status write_rows(writing *w, unsigned workers) {
    const lode_relay relay = {w, take, work, deliver};
    w->writer = lode_allocate_apart(workers, sizeof *w->writer);
    lode_output_pages(w->output, workers);
    for (unsigned k = 0; k < workers; k++) {
        writer *to = &w->writer[k];
        to->page = lode_output_page(w->output, k);
        to->cell = lode_allocate_apart(w->beside + w->columns, sizeof *to->cell);
        to->part[0] = (lode_part){.made = to->unit, .n = WIDE_UNIT_COLUMNS};
        to->part[1] = (lode_part){.made = to->cell, .n = w->beside + w->columns};
    }
    lode_relay_run(&relay, workers);
    for (unsigned k = 0; k < workers; k++) {
        free(w->writer[k].bytes.p);
        free(w->writer[k].cell);
    }
    free(w->writer);
    return w->status;
}

lode_status lode_wide_write(const lode_wide *wide, unsigned threads, lode_output *output,
                            lode_error *error) {
    wide_column *columns = lode_allocate(WIDE_PARTS * wide->n_measures, sizeof *columns);
    writing w = {.wide = wide, .column = columns, .output = output, .error = error};
    w.columns = list_columns(wide, columns);
    w.beside = wide->has_trust ? BESIDE_UNIT : TRUST;
    w.place = lode_allocate(wide->n_measures, sizeof *w.place);
    for (size_t m = 0; m < wide->n_measures; m++)
        for (size_t p = 0; p < WIDE_PARTS; p++)
            w.place[m][p] = NOWHERE;
    for (size_t i = 0; i < w.columns; i++)
        w.place[columns[i].measure][columns[i].part] = i;
    lode_status status = write_header(&w, error);
    if (status == LODE_OK)
        status = write_rows(&w, lode_workers(threads));
    free(columns);
    free(w.place);
    return status;
}
