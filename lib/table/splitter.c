/* Records from text, with libcsv as the authority on the grammar.
 *
 * libcsv tells what a cell says but not where it stood, so it is fed piece by piece: runs of
 * ordinary bytes, then each byte that can end a cell alone. Whatever it reports while it is given
 * that byte ended there. */
#include "splitter.h"

#include "lode/memory.h"

#include <csv.h>
#include <stdlib.h>

enum {
    BLOCK = 256 * 1024,
    LONGEST_RECORD = 64 * 1024 * 1024,
    CSV_BLOCK = 1024 * 1024, /* by libcsv's own 128 bytes, long cells take ages */
};

/* A cell by offsets, since the buffer moves: raw in the buffer, text there or in the scratch. */
typedef struct {
    size_t raw_start, raw_n;
    size_t text_start, text_n;
    bool raw_kept, text_in_scratch;
} span;

struct lode_splitter {
    const char *name;
    struct csv_parser parser;
    char separator; /* 0 until it is known */

    char *buffer; /* text not yet dropped: [0, filled), parsed up to parsed */
    size_t filled, parsed, capacity;
    size_t cell_start;   /* where the cell being read begins */
    size_t record_start; /* where the record being read begins */
    bool in_record;
    size_t position; /* the byte libcsv is being given */

    char *scratch; /* text of cells that differ from their bytes */
    size_t scratch_n, scratch_capacity;

    span *span; /* cells of the whole records and of the one being read */
    size_t spans, span_capacity;
    size_t *ends; /* spans up to the end of each whole record */
    size_t *lines;
    size_t records, ends_capacity, lines_capacity;

    lode_cell *cells;
    lode_record *record;
    size_t cells_capacity, record_capacity;

    size_t line, record_line; /* of the next byte; of the record being read */
    bool after_cr;
    size_t folded;
};

static bool line_break(char c) {
    return c == '\n' || c == '\r';
}

static int no_space(unsigned char c) {
    (void)c;
    return 0;
}

static char *scratch_room(lode_splitter *s, size_t n) {
    if (s->scratch_n + n > s->scratch_capacity) {
        s->scratch_capacity = 2 * (s->scratch_n + n) + 256;
        s->scratch = lode_reallocate(s->scratch, s->scratch_capacity, 1);
    }
    return s->scratch + s->scratch_n;
}

/* Copy text into the scratch, each line break (CRLF is one) becoming one space. */
static size_t copy_folded(lode_splitter *s, const char *text, size_t n, bool *folded) {
    char *out = scratch_room(s, n);
    size_t length = 0;
    *folded = false;
    for (size_t i = 0; i < n; i++) {
        if (text[i] == '\r' && i + 1 < n && text[i + 1] == '\n')
            continue;
        bool fold = line_break(text[i]);
        out[length++] = fold ? ' ' : text[i];
        *folded |= fold;
    }
    s->scratch_n += length;
    return length;
}

/* libcsv has the text of a cell; its bytes are those from cell_start up to the byte being given. */
static void take_cell(void *text, size_t n, void *splitter) {
    lode_splitter *s = splitter;
    LODE_GROW(s->span, s->spans, s->span_capacity);
    size_t raw_n = s->position - s->cell_start;
    span *cell = &s->span[s->spans++];
    *cell = (span){s->cell_start, raw_n, s->cell_start, n, s->separator == ',', false};
    s->cell_start = s->position + 1;
    if (raw_n == n)
        return;
    const char *raw = s->buffer + cell->raw_start;
    bool plain_quotes = raw_n == n + 2 && !memchr(raw, '\n', raw_n) && !memchr(raw, '\r', raw_n);
    if (plain_quotes) {
        cell->text_start++;
        return;
    }
    bool folded;
    cell->text_start = s->scratch_n;
    cell->text_n = copy_folded(s, text, n, &folded);
    cell->text_in_scratch = true;
    if (folded) {
        cell->raw_kept = false;
        s->folded++;
    }
}

static void take_record(int terminator, void *splitter) {
    (void)terminator;
    lode_splitter *s = splitter;
    size_t first = s->records ? s->ends[s->records - 1] : 0;
    bool blank =
        s->spans == first + 1 &&
        lode_trim((lode_slice){s->buffer + s->span[first].raw_start, s->span[first].raw_n}).n == 0;
    s->in_record = false;
    s->record_start = s->position + 1;
    if (blank) { /* a line of nothing, not a record of one empty cell */
        s->spans = first;
        return;
    }
    LODE_GROW(s->ends, s->records, s->ends_capacity);
    LODE_GROW(s->lines, s->records, s->lines_capacity);
    s->ends[s->records] = s->spans;
    s->lines[s->records++] = s->record_line;
}

static void count_line(lode_splitter *s, char c) {
    if (c == '\r' || (c == '\n' && !s->after_cr))
        s->line++;
    s->after_cr = c == '\r';
}

static lode_status not_csv(lode_splitter *s, lode_error *error) {
    size_t first = s->records ? s->ends[s->records - 1] : 0;
    lode_fail(error, LODE_DATA, "a quote that neither opens nor closes a cell");
    lode_fail_hint(error, "a cell is quoted as a whole, and quotes inside it are doubled: "
                          "\"The \"\"Old\"\" School\"");
    return lode_fail_at(error, s->name, s->line, s->spans - first + 1);
}

static lode_status not_text(lode_splitter *s, lode_error *error) {
    lode_fail(error, LODE_DATA, "not a text file: it contains a zero byte");
    lode_fail_hint(error, "save the file as CSV first; spreadsheets (.xlsx, .ods) are not read");
    return lode_fail_at(error, s->name, s->line, 0);
}

/* Give libcsv the bytes [from, to), which end at most one cell, at their last byte. */
static bool give(lode_splitter *s, size_t from, size_t to) {
    s->position = to - 1;
    return from == to || csv_parse(&s->parser, s->buffer + from, to - from, take_cell, take_record,
                                   s) == to - from;
}

/* Bytes at which libcsv must be stopped, and the zero byte, which text does not have. */
static size_t ordinary_run(const lode_splitter *s, size_t from) {
    char separator = s->separator;
    size_t i = from;
    for (; i < s->filled; i++) {
        char c = s->buffer[i];
        if (c == separator || c == '"' || c == '\n' || c == '\r' || c == '\0')
            break;
    }
    return i;
}

static lode_status parse(lode_splitter *s, lode_error *error) {
    while (s->parsed < s->filled) {
        size_t special = ordinary_run(s, s->parsed);
        char c = special < s->filled ? s->buffer[special] : 'x';
        if (c == '\0')
            return not_text(s, error);
        if (!s->in_record && (special > s->parsed || !line_break(c))) {
            s->in_record = true;
            s->record_start = s->cell_start = s->parsed;
            s->record_line = s->line;
        }
        if (special > s->parsed)
            s->after_cr = false;
        if (!give(s, s->parsed, special))
            return not_csv(s, error);
        if (special < s->filled) {
            if (!give(s, special, special + 1))
                return not_csv(s, error);
            count_line(s, c);
            special++;
        }
        s->parsed = special;
    }
    return LODE_OK;
}

lode_status lode_splitter_end(lode_splitter *s, lode_error *error) {
    s->position = s->filled;
    if (csv_fini(&s->parser, take_cell, take_record, s) == 0)
        return LODE_OK;
    lode_fail(error, LODE_DATA, "a quote is opened in this record and never closed");
    lode_fail_hint(error, "the file is cut short or a quote is missing; in a pipe, the command "
                          "before this one failed and says why above");
    return lode_fail_at(error, s->name, s->record_line, 0);
}

/* Forget the whole records; keep the beginning of the record being read, moved to the front. */
static void drop_records(lode_splitter *s) {
    size_t used = s->in_record ? s->record_start : s->parsed;
    size_t first = s->records ? s->ends[s->records - 1] : 0, kept = s->spans - first;
    if (used == 0)
        return; /* the buffer holds one unfinished record from its start */
    memmove(s->buffer, s->buffer + used, s->filled - used);
    s->filled -= used;
    s->parsed -= used;
    s->record_start = 0;
    s->cell_start = s->cell_start > used ? s->cell_start - used : 0;
    size_t scratch_from = s->scratch_n;
    for (size_t i = 0; i < kept; i++)
        if (s->span[first + i].text_in_scratch && s->span[first + i].text_start < scratch_from)
            scratch_from = s->span[first + i].text_start;
    if (s->scratch_n > scratch_from)
        memmove(s->scratch, s->scratch + scratch_from, s->scratch_n - scratch_from);
    s->scratch_n -= scratch_from;
    for (size_t i = 0; i < kept; i++) {
        span cell = s->span[first + i];
        cell.raw_start -= used;
        cell.text_start -= cell.text_in_scratch ? scratch_from : used;
        s->span[i] = cell;
    }
    s->spans = kept;
    s->records = 0;
}

void lode_splitter_drop(lode_splitter *s) {
    drop_records(s);
}

lode_status lode_splitter_room(lode_splitter *s, char **room, size_t *n, lode_error *error) {
    if (s->records == 0)
        drop_records(s); /* empty lines need no room */
    if (s->capacity - s->filled < 16) {
        if (s->capacity >= LONGEST_RECORD) {
            lode_fail(error, LODE_DATA, "this record is longer than %d MiB",
                      LONGEST_RECORD / (1024 * 1024));
            lode_fail_hint(error, "is a quote opened there and never closed?");
            return lode_fail_at(error, s->name, s->record_line, 0);
        }
        s->capacity *= 2;
        s->buffer = lode_reallocate(s->buffer, s->capacity, 1);
    }
    *room = s->buffer + s->filled;
    *n = s->capacity - s->filled;
    return LODE_OK;
}

static void choose_separator(lode_splitter *s) {
    size_t start = 0, end;
    while (start < s->filled && line_break(s->buffer[start]))
        start++;
    for (end = start; end < s->filled && !line_break(s->buffer[end]);)
        end++;
    const char *line = s->buffer + start;
    bool tabs = memchr(line, '\t', end - start) && !memchr(line, ',', end - start);
    s->separator = tabs ? '\t' : ',';
    csv_set_delim(&s->parser, (unsigned char)s->separator);
}

lode_status lode_splitter_take(lode_splitter *s, size_t n, lode_error *error) {
    s->filled += n;
    if (s->separator == '\0')
        choose_separator(s);
    return parse(s, error);
}

/* Room for the slices of so many cells and records. */
static void make_room(lode_splitter *s, size_t cells) {
    if (cells > s->cells_capacity) {
        s->cells_capacity = 2 * cells;
        s->cells = lode_reallocate(s->cells, s->cells_capacity, sizeof *s->cells);
    }
    if (s->records > s->record_capacity) {
        s->record_capacity = 2 * s->records;
        s->record = lode_reallocate(s->record, s->record_capacity, sizeof *s->record);
    }
}

/* Offsets to slices, now that the buffer stays where it is until the next call. */
lode_batch lode_splitter_records(lode_splitter *s) {
    size_t n = s->records ? s->ends[s->records - 1] : 0;
    make_room(s, n);
    for (size_t i = 0; i < n; i++) {
        span cell = s->span[i];
        const char *text = cell.text_in_scratch ? s->scratch : s->buffer;
        s->cells[i].text = (lode_slice){text + cell.text_start, cell.text_n};
        s->cells[i].raw = cell.raw_kept ? (lode_slice){s->buffer + cell.raw_start, cell.raw_n}
                                        : (lode_slice){NULL, 0};
    }
    for (size_t i = 0, first = 0; i < s->records; first = s->ends[i++])
        s->record[i] = (lode_record){s->cells + first, s->ends[i] - first, s->lines[i]};
    return (lode_batch){s->record, s->records};
}

lode_splitter *lode_splitter_new(const char *name) {
    lode_splitter *s = lode_allocate(1, sizeof *s);
    s->name = name;
    s->capacity = BLOCK;
    s->buffer = lode_allocate(s->capacity, 1);
    s->line = s->record_line = 1;
    csv_init(&s->parser, CSV_STRICT | CSV_STRICT_FINI); /* fails only without a parser */
    csv_set_space_func(&s->parser, no_space);
    csv_set_blk_size(&s->parser, CSV_BLOCK);
    return s;
}

void lode_splitter_free(lode_splitter *s) {
    if (!s)
        return;
    csv_free(&s->parser);
    free(s->buffer);
    free(s->scratch);
    free(s->span);
    free(s->ends);
    free(s->lines);
    free(s->cells);
    free(s->record);
    free(s);
}

size_t lode_splitter_folded(const lode_splitter *splitter) {
    return splitter->folded;
}
