/* Reading a file: bytes are decoded, split into records, and handed out a batch at a time. */
#include "lode/reader.h"

#include "decoder.h"
#include "lode/memory.h"
#include "splitter.h"

#include <stdlib.h>

static const char STANDARD_INPUT[] = "standard input";

struct lode_reader {
    char *name;
    lode_source *source;
    lode_decoder *decoder;
    lode_splitter *splitter;
    lode_report *report;
    bool ended, announced; /* announced: the report has heard of the end */
    lode_arena *arena;     /* the header */
    lode_record header;
    bool after_header; /* the present records begin with the header, already taken */
    size_t rows;
};

static lode_status read_text(lode_reader *r, lode_error *error) {
    char *room;
    size_t n, got = 0;
    lode_status status = lode_splitter_room(r->splitter, &room, &n, error);
    if (status != LODE_OK)
        return status;
    status = lode_decoder_read(r->decoder, room, n, &got, error);
    if (status != LODE_OK) {
        lode_fail_at(error, r->name, error ? error->line : 0, 0);
        return status;
    }
    r->ended = got == 0;
    return r->ended ? lode_splitter_end(r->splitter, error)
                    : lode_splitter_take(r->splitter, got, error);
}

/* The next whole records, at least one unless the input has ended. */
static lode_status next_records(lode_reader *r, lode_batch *batch, lode_error *error) {
    lode_splitter_drop(r->splitter);
    *batch = (lode_batch){NULL, 0};
    while (batch->n == 0 && !r->ended) {
        lode_status status = read_text(r, error);
        if (status != LODE_OK)
            return status;
        *batch = lode_splitter_records(r->splitter);
    }
    return LODE_OK;
}

static lode_status check_header(lode_reader *r, lode_error *error) {
    lode_names *seen = lode_names_new();
    lode_status status = LODE_OK;
    for (size_t i = 0; i < r->header.n && status == LODE_OK; i++) {
        lode_slice name = r->header.cell[i].text;
        if (name.n && lode_names_find(seen, name) != LODE_UNKNOWN) {
            lode_fail(error, LODE_DATA, "two columns are called '%.*s'", LODE_ARG(name));
            lode_fail_hint(error, "rename one of them in the header");
            status = lode_fail_at(error, r->name, r->header.line, i + 1);
        }
        lode_names_add(seen, name);
    }
    lode_names_free(seen);
    return status;
}

static lode_slice keep(lode_reader *r, lode_slice s) {
    return s.p ? (lode_slice){lode_arena_copy(r->arena, s.p, s.n), s.n} : s;
}

static lode_status read_header(lode_reader *r, lode_error *error) {
    lode_batch batch;
    lode_status status = next_records(r, &batch, error);
    if (status != LODE_OK)
        return status;
    if (batch.n == 0) {
        lode_fail(error, LODE_DATA, "nothing in it, not even a header");
        if (strcmp(r->name, STANDARD_INPUT) == 0)
            lode_fail_hint(error, "the command before this one failed and says why above");
        return lode_fail_at(error, r->name, 0, 0);
    }
    const lode_record first = batch.record[0];
    lode_cell *cells = lode_arena_take(r->arena, first.n * sizeof *cells);
    for (size_t i = 0; i < first.n; i++)
        cells[i] = (lode_cell){keep(r, lode_trim(first.cell[i].text)), keep(r, first.cell[i].raw)};
    r->header = (lode_record){cells, first.n, first.line};
    r->after_header = true;
    return check_header(r, error);
}

static lode_status start(lode_reader *r, const lode_read_options *options, lode_error *error) {
    r->arena = lode_arena_new();
    r->splitter = lode_splitter_new(r->name);
    lode_status status =
        lode_decoder_open(&r->decoder, r->source, options->encoding, r->name, r->report, error);
    return status == LODE_OK ? read_header(r, error) : status;
}

static lode_status open_on(lode_reader **reader, lode_source *source, const char *name,
                           const lode_read_options *options, lode_report *report,
                           lode_error *error) {
    static const lode_read_options usual;
    lode_reader *r = lode_allocate(1, sizeof *r);
    r->source = source;
    r->report = report;
    r->name = lode_copy_string(name);
    lode_status status = start(r, options ? options : &usual, error);
    if (status == LODE_OK)
        *reader = r;
    else
        lode_reader_close(r);
    return status;
}

lode_status lode_reader_open(lode_reader **reader, const char *path,
                             const lode_read_options *options, lode_report *report,
                             lode_error *error) {
    lode_source *source;
    lode_status status = lode_source_open(&source, path, options && options->digest, error);
    if (status != LODE_OK)
        return status;
    const char *name = strcmp(path, "-") == 0 ? STANDARD_INPUT : path;
    return open_on(reader, source, name, options, report, error);
}

lode_status lode_reader_open_text(lode_reader **reader, lode_slice csv, const char *name,
                                  lode_error *error) {
    return open_on(reader, lode_source_memory(csv), name, NULL, NULL, error);
}

void lode_reader_close(lode_reader *r) {
    if (!r)
        return;
    lode_splitter_free(r->splitter);
    lode_decoder_close(r->decoder);
    lode_source_close(r->source);
    lode_arena_free(r->arena);
    free(r->name);
    free(r);
}

const lode_record *lode_reader_header(const lode_reader *reader) {
    return &reader->header;
}

const char *lode_reader_name(const lode_reader *reader) {
    return reader->name;
}

/* The records that came with the header, without it. */
static lode_batch rest_of_first(lode_reader *r) {
    const lode_batch batch = lode_splitter_records(r->splitter);
    r->after_header = false;
    return (lode_batch){batch.record + 1, batch.n - 1};
}

lode_status lode_reader_next(lode_reader *r, lode_batch *batch, lode_error *error) {
    *batch = r->after_header ? rest_of_first(r) : (lode_batch){NULL, 0};
    if (batch->n == 0) {
        lode_status status = next_records(r, batch, error);
        if (status != LODE_OK)
            return status;
    }
    r->rows += batch->n;
    if (batch->n == 0 && !r->announced && r->report && r->report->input) {
        r->announced = true;
        r->report->input(r->report, r->name, r->rows, lode_source_digest(r->source));
    }
    return LODE_OK;
}

size_t lode_reader_rows(const lode_reader *reader) {
    return reader->rows;
}

size_t lode_reader_folded(const lode_reader *reader) {
    return lode_splitter_folded(reader->splitter);
}

int lode_header_find(const lode_record *header, lode_slice name) {
    for (size_t i = 0; i < header->n; i++)
        if (lode_same(header->cell[i].text, name))
            return (int)i;
    return -1;
}
