/* Records from text, with libcsv as the authority on the grammar.
 *
 * libcsv tells what a cell says but not where it stood, so it is fed piece by piece: runs of
 * ordinary bytes, then each byte that can end a cell alone. Whatever it reports while it is given
 * that byte ended there. */
#include "lode/reader.h"

#include "decoder.h"
#include "lode/memory.h"

#include <csv.h>
#include <stdlib.h>

enum {
    BLOCK = 256 * 1024,
    LONGEST_RECORD = 64 * 1024 * 1024,
};

/* A cell by offsets, since the buffer moves: raw in the buffer, text there or in the scratch. */
typedef struct {
    size_t raw_start, raw_n;
    size_t text_start, text_n;
    bool raw_kept, text_in_scratch;
} span;

struct lode_reader {
    char *name;
    lode_source *source;
    lode_decoder *decoder;
    lode_report *report;
    struct csv_parser parser;
    char separator;
    bool ended, announced; /* announced: the report has heard of the end */

    char *buffer; /* text not yet handed out: [0, filled), parsed up to parsed */
    size_t filled, parsed, capacity;
    size_t cell_start;   /* where the cell being read begins */
    size_t record_start; /* where the record being read begins */
    bool in_record;
    size_t position; /* the byte libcsv is being given */

    char *scratch; /* text of cells that differ from their bytes */
    size_t scratch_n, scratch_capacity;

    span *span; /* cells of the batch and of the record being read */
    size_t spans, span_capacity;
    size_t *ends; /* spans up to the end of each whole record */
    size_t *lines;
    size_t records, ends_capacity, lines_capacity;

    lode_cell *cells;
    lode_record *record;
    size_t cells_capacity, record_capacity;

    size_t line, record_line; /* of the next byte; of the record being read */
    bool after_cr;
    size_t rows, folded;

    lode_arena *header_arena;
    lode_record header;
    size_t handed_out; /* records of the batch already given: 1 after the header */
};

static bool line_break(char c) {
    return c == '\n' || c == '\r';
}

static int no_space(unsigned char c) {
    (void)c;
    return 0;
}

static char *scratch_room(lode_reader *r, size_t n) {
    if (r->scratch_n + n > r->scratch_capacity) {
        r->scratch_capacity = 2 * (r->scratch_n + n) + 256;
        r->scratch = lode_reallocate(r->scratch, r->scratch_capacity, 1);
    }
    return r->scratch + r->scratch_n;
}

/* Copy text into the scratch, each line break (CRLF is one) becoming one space. */
static size_t copy_folded(lode_reader *r, const char *text, size_t n, bool *folded) {
    char *out = scratch_room(r, n);
    size_t length = 0;
    *folded = false;
    for (size_t i = 0; i < n; i++) {
        if (text[i] == '\r' && i + 1 < n && text[i + 1] == '\n')
            continue;
        bool fold = line_break(text[i]);
        out[length++] = fold ? ' ' : text[i];
        *folded |= fold;
    }
    r->scratch_n += length;
    return length;
}

/* libcsv has the text of a cell; its bytes are those from cell_start up to the byte being given. */
static void take_cell(void *text, size_t n, void *reader) {
    lode_reader *r = reader;
    LODE_GROW(r->span, r->spans, r->span_capacity);
    size_t raw_n = r->position - r->cell_start;
    span *s = &r->span[r->spans++];
    *s = (span){r->cell_start, raw_n, r->cell_start, n, r->separator == ',', false};
    r->cell_start = r->position + 1;
    if (raw_n == n)
        return;
    const char *raw = r->buffer + s->raw_start;
    bool plain_quotes = raw_n == n + 2 && !memchr(raw, '\n', raw_n) && !memchr(raw, '\r', raw_n);
    if (plain_quotes) {
        s->text_start++;
        return;
    }
    bool folded;
    s->text_start = r->scratch_n;
    s->text_n = copy_folded(r, text, n, &folded);
    s->text_in_scratch = true;
    if (folded) {
        s->raw_kept = false;
        r->folded++;
    }
}

static void take_record(int terminator, void *reader) {
    (void)terminator;
    lode_reader *r = reader;
    size_t first = r->records ? r->ends[r->records - 1] : 0;
    bool blank =
        r->spans == first + 1 &&
        lode_trim((lode_slice){r->buffer + r->span[first].raw_start, r->span[first].raw_n}).n == 0;
    r->in_record = false;
    r->record_start = r->position + 1;
    if (blank) { /* a line of nothing, not a record of one empty cell */
        r->spans = first;
        return;
    }
    LODE_GROW(r->ends, r->records, r->ends_capacity);
    LODE_GROW(r->lines, r->records, r->lines_capacity);
    r->ends[r->records] = r->spans;
    r->lines[r->records++] = r->record_line;
}

static void count_line(lode_reader *r, char c) {
    if (c == '\r' || (c == '\n' && !r->after_cr))
        r->line++;
    r->after_cr = c == '\r';
}

static lode_status not_csv(lode_reader *r, lode_error *error) {
    size_t first = r->records ? r->ends[r->records - 1] : 0;
    lode_fail(error, LODE_DATA, "a quote that neither opens nor closes a cell");
    lode_fail_hint(error, "a cell is quoted as a whole, and quotes inside it are doubled: "
                          "\"The \"\"Old\"\" School\"");
    return lode_fail_at(error, r->name, r->line, r->spans - first + 1);
}

static lode_status not_text(lode_reader *r, lode_error *error) {
    lode_fail(error, LODE_DATA, "not a text file: it contains a zero byte");
    lode_fail_hint(error, "save the file as CSV first; spreadsheets (.xlsx, .ods) are not read");
    return lode_fail_at(error, r->name, r->line, 0);
}

/* Give libcsv the bytes [from, to), which end at most one cell, at their last byte. */
static bool give(lode_reader *r, size_t from, size_t to) {
    r->position = to - 1;
    return from == to || csv_parse(&r->parser, r->buffer + from, to - from, take_cell, take_record,
                                   r) == to - from;
}

/* Bytes at which libcsv must be stopped, and the zero byte, which text does not have. */
static size_t ordinary_run(const lode_reader *r, size_t from) {
    char separator = r->separator;
    size_t i = from;
    for (; i < r->filled; i++) {
        char c = r->buffer[i];
        if (c == separator || c == '"' || c == '\n' || c == '\r' || c == '\0')
            break;
    }
    return i;
}

static lode_status parse(lode_reader *r, lode_error *error) {
    while (r->parsed < r->filled) {
        size_t special = ordinary_run(r, r->parsed);
        char c = special < r->filled ? r->buffer[special] : 'x';
        if (c == '\0')
            return not_text(r, error);
        if (!r->in_record && (special > r->parsed || !line_break(c))) {
            r->in_record = true;
            r->record_start = r->cell_start = r->parsed;
            r->record_line = r->line;
        }
        if (special > r->parsed)
            r->after_cr = false;
        if (!give(r, r->parsed, special))
            return not_csv(r, error);
        if (special < r->filled) {
            if (!give(r, special, special + 1))
                return not_csv(r, error);
            count_line(r, c);
            special++;
        }
        r->parsed = special;
    }
    return LODE_OK;
}

static lode_status finish_parse(lode_reader *r, lode_error *error) {
    r->position = r->filled;
    if (csv_fini(&r->parser, take_cell, take_record, r) == 0)
        return LODE_OK;
    lode_fail(error, LODE_DATA, "a quote is opened in this record and never closed");
    lode_fail_hint(error, "the file is cut short or a quote is missing; in a pipe, the command "
                          "before this one failed and says why above");
    return lode_fail_at(error, r->name, r->record_line, 0);
}

/* Forget what the last batch handed out; keep the beginning of the record being read. */
static void drop_batch(lode_reader *r) {
    size_t used = r->in_record ? r->record_start : r->parsed;
    size_t first = r->records ? r->ends[r->records - 1] : 0, kept = r->spans - first;
    if (used == 0)
        return; /* the buffer holds one unfinished record from its start */
    memmove(r->buffer, r->buffer + used, r->filled - used);
    r->filled -= used;
    r->parsed -= used;
    r->record_start = 0;
    r->cell_start = r->cell_start > used ? r->cell_start - used : 0;
    size_t scratch_from = r->scratch_n;
    for (size_t i = 0; i < kept; i++)
        if (r->span[first + i].text_in_scratch && r->span[first + i].text_start < scratch_from)
            scratch_from = r->span[first + i].text_start;
    if (r->scratch_n > scratch_from)
        memmove(r->scratch, r->scratch + scratch_from, r->scratch_n - scratch_from);
    r->scratch_n -= scratch_from;
    for (size_t i = 0; i < kept; i++) {
        span s = r->span[first + i];
        s.raw_start -= used;
        s.text_start -= s.text_in_scratch ? scratch_from : used;
        r->span[i] = s;
    }
    r->spans = kept;
    r->records = 0;
}

static lode_status fill(lode_reader *r, lode_error *error) {
    if (r->capacity - r->filled < 16) {
        if (r->capacity >= LONGEST_RECORD) {
            lode_fail(error, LODE_DATA, "this record is longer than %d MiB",
                      LONGEST_RECORD / (1024 * 1024));
            lode_fail_hint(error, "is a quote opened there and never closed?");
            return lode_fail_at(error, r->name, r->record_line, 0);
        }
        r->capacity *= 2;
        r->buffer = lode_reallocate(r->buffer, r->capacity, 1);
    }
    size_t got = 0;
    lode_status status =
        lode_decoder_read(r->decoder, r->buffer + r->filled, r->capacity - r->filled, &got, error);
    if (status != LODE_OK) {
        lode_fail_at(error, r->name, error ? error->line : 0, 0);
        return status;
    }
    r->filled += got;
    r->ended = got == 0;
    return LODE_OK;
}

/* Offsets to slices, now that the buffer stays where it is until the next call. */
static void publish(lode_reader *r, size_t from, lode_batch *batch) {
    size_t n = r->ends[r->records - 1];
    if (n > r->cells_capacity) {
        r->cells_capacity = 2 * n;
        r->cells = lode_reallocate(r->cells, r->cells_capacity, sizeof *r->cells);
    }
    if (r->records > r->record_capacity) {
        r->record_capacity = 2 * r->records;
        r->record = lode_reallocate(r->record, r->record_capacity, sizeof *r->record);
    }
    for (size_t i = 0; i < n; i++) {
        span s = r->span[i];
        const char *text = s.text_in_scratch ? r->scratch : r->buffer;
        r->cells[i].text = (lode_slice){text + s.text_start, s.text_n};
        r->cells[i].raw =
            s.raw_kept ? (lode_slice){r->buffer + s.raw_start, s.raw_n} : (lode_slice){NULL, 0};
    }
    for (size_t i = 0, first = 0; i < r->records; first = r->ends[i++])
        r->record[i] = (lode_record){r->cells + first, r->ends[i] - first, r->lines[i]};
    *batch = (lode_batch){r->record + from, r->records - from};
}

static void choose_separator(lode_reader *r) {
    size_t start = 0, end;
    while (start < r->filled && line_break(r->buffer[start]))
        start++;
    for (end = start; end < r->filled && !line_break(r->buffer[end]);)
        end++;
    const char *line = r->buffer + start;
    bool tabs = memchr(line, '\t', end - start) && !memchr(line, ',', end - start);
    r->separator = tabs ? '\t' : ',';
    csv_set_delim(&r->parser, (unsigned char)r->separator);
}

static lode_status next_records(lode_reader *r, lode_error *error) {
    drop_batch(r);
    while (r->records == 0 && !r->ended) {
        lode_status status = fill(r, error);
        if (status == LODE_OK && r->filled > 0 && r->separator == '\0')
            choose_separator(r);
        if (status == LODE_OK)
            status = r->ended ? finish_parse(r, error) : parse(r, error);
        if (status != LODE_OK)
            return status;
        if (r->records == 0)
            drop_batch(r); /* empty lines need no room */
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

static lode_status read_header(lode_reader *r, lode_error *error) {
    lode_status status = next_records(r, error);
    if (status != LODE_OK)
        return status;
    if (r->records == 0) {
        lode_fail(error, LODE_DATA, "nothing in it, not even a header");
        lode_fail_hint(error, "in a pipe, the command before this one failed and says why above");
        return lode_fail_at(error, r->name, 0, 0);
    }
    lode_batch batch;
    publish(r, 0, &batch);
    lode_record first = batch.record[0];
    lode_cell *cells = lode_arena_take(r->header_arena, first.n * sizeof *cells);
    for (size_t i = 0; i < first.n; i++) {
        lode_slice raw = first.cell[i].raw, text = lode_trim(first.cell[i].text);
        cells[i].text = (lode_slice){lode_arena_copy(r->header_arena, text.p, text.n), text.n};
        cells[i].raw = raw;
        if (raw.p)
            cells[i].raw.p = lode_arena_copy(r->header_arena, raw.p, raw.n);
    }
    r->header = (lode_record){cells, first.n, first.line};
    r->handed_out = 1;
    return check_header(r, error);
}

static lode_status start(lode_reader *r, const lode_read_options *options, lode_error *error) {
    r->capacity = BLOCK;
    r->buffer = lode_allocate(r->capacity, 1);
    r->header_arena = lode_arena_new();
    r->line = r->record_line = 1;
    if (csv_init(&r->parser, CSV_STRICT | CSV_STRICT_FINI) != 0)
        return lode_fail(error, LODE_SYSTEM, "cannot start the CSV parser");
    csv_set_space_func(&r->parser, no_space);
    csv_set_blk_size(&r->parser,
                     LONGEST_RECORD / 64); /* by its own 128 bytes, long cells take ages */
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
    r->name = strdup(name);
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
    const char *name = strcmp(path, "-") == 0 ? "standard input" : path;
    return open_on(reader, source, name, options, report, error);
}

lode_status lode_reader_open_text(lode_reader **reader, lode_slice csv, const char *name,
                                  lode_error *error) {
    return open_on(reader, lode_source_memory(csv), name, NULL, NULL, error);
}

void lode_reader_close(lode_reader *r) {
    if (!r)
        return;
    csv_free(&r->parser);
    lode_decoder_close(r->decoder);
    lode_source_close(r->source);
    lode_arena_free(r->header_arena);
    free(r->name);
    free(r->buffer);
    free(r->scratch);
    free(r->span);
    free(r->ends);
    free(r->lines);
    free(r->cells);
    free(r->record);
    free(r);
}

const lode_record *lode_reader_header(const lode_reader *reader) {
    return &reader->header;
}

const char *lode_reader_name(const lode_reader *reader) {
    return reader->name;
}

lode_status lode_reader_next(lode_reader *r, lode_batch *batch, lode_error *error) {
    *batch = (lode_batch){NULL, 0};
    if (r->handed_out == r->records) {
        r->handed_out = 0;
        lode_status status = next_records(r, error);
        if (status != LODE_OK)
            return status;
    }
    if (r->records > 0) {
        publish(r, r->handed_out, batch);
        r->handed_out = r->records;
        r->rows += batch->n;
    } else if (!r->announced && r->report && r->report->input) {
        r->announced = true;
        r->report->input(r->report, r->name, r->rows, lode_source_digest(r->source));
    }
    return LODE_OK;
}

size_t lode_reader_rows(const lode_reader *reader) {
    return reader->rows;
}

size_t lode_reader_folded(const lode_reader *reader) {
    return reader->folded;
}

const char *lode_reader_digest(const lode_reader *reader) {
    return lode_source_digest(reader->source);
}

int lode_header_find(const lode_record *header, lode_slice name) {
    for (size_t i = 0; i < header->n; i++)
        if (lode_same(header->cell[i].text, name))
            return (int)i;
    return -1;
}
