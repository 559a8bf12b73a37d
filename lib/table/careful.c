/* Records by libcsv, the authority on the grammar: for the blocks that the scan does not vouch for,
 * nearly all of which are refused here, with the place.
 *
 * libcsv tells what a cell says but not where it stood, so it is fed piece by piece: runs of
 * ordinary bytes, then each byte that can end a cell alone. Whatever it reports while it is given
 * that byte ended there. */
#include "block.h"

#include "lode/memory.h"

#include <csv.h>

enum { CSV_BLOCK = 1024 * 1024 }; /* by libcsv's own 128 bytes, long cells take ages */

typedef struct {
    struct lode_block_room *room;
    const char *name;
    struct csv_parser parser;
    char separator;
    size_t position;   /* the byte libcsv is being given */
    size_t cell_start; /* where the cell being read begins */
    bool in_record;
    size_t line, record_line; /* of the next byte; of the record being read */
    bool after_cr;
} careful;

static int no_space(unsigned char c) {
    (void)c;
    return 0;
}

/* libcsv has the text of a cell; its bytes are those from cell_start up to the byte being given. */
static void take_cell(void *text, size_t n, void *data) {
    careful *s = data;
    lode_ends *ends = &s->room->ends;
    const char *raw = s->room->text + s->cell_start;
    const size_t raw_n = s->position - s->cell_start;
    const bool plain_quotes =
        raw_n == n + 2 && !memchr(raw, '\n', raw_n) && !memchr(raw, '\r', raw_n);
    if (raw_n != n && !plain_quotes)
        lode_block_add_odd(s->room, (uint32_t)ends->ends, text, n);
    ends->end[ends->ends++] = (uint32_t)s->position;
    s->cell_start = s->position + 1;
}

static void take_record(int terminator, void *data) {
    (void)terminator;
    careful *s = data;
    lode_ends *ends = &s->room->ends;
    s->in_record = false;
    ends->last[ends->records++] = (uint32_t)ends->ends;
}

static size_t cells_of_record(const careful *s) {
    const lode_ends *ends = &s->room->ends;
    return ends->ends - (ends->records ? ends->last[ends->records - 1] : 0);
}

static lode_status not_csv(const careful *s, lode_error *error) {
    lode_fail(error, LODE_DATA, "a quote that neither opens nor closes a cell");
    lode_fail_hint(error, "a cell is quoted as a whole, and quotes inside it are doubled: "
                          "\"The \"\"Old\"\" School\"");
    return lode_fail_at(error, s->name, s->line, cells_of_record(s) + 1);
}

static lode_status not_text(const careful *s, lode_error *error) {
    lode_fail(error, LODE_DATA, "not a text file: it contains a zero byte");
    lode_fail_hint(error, "save the file as CSV first; spreadsheets (.xlsx, .ods) are not read");
    return lode_fail_at(error, s->name, s->line, 0);
}

static lode_status not_closed(const careful *s, lode_error *error) {
    lode_fail(error, LODE_DATA, "a quote is opened in this record and never closed");
    lode_fail_hint(error, "the file is cut short or a quote is missing; in a pipe, the command "
                          "before this one failed and says why above");
    return lode_fail_at(error, s->name, s->record_line, 0);
}

/* Give libcsv the bytes [from, to), which end at most one cell, at their last byte. */
static bool give(careful *s, size_t from, size_t to) {
    s->position = to - 1;
    return from == to || csv_parse(&s->parser, s->room->text + from, to - from, take_cell,
                                   take_record, s) == to - from;
}

/* Bytes at which libcsv must be stopped, and the zero byte, which text does not have. */
static size_t ordinary_run(const careful *s, size_t from) {
    const char *text = s->room->text;
    size_t i = from;
    while (i < s->room->n && text[i] != s->separator && text[i] != '"' && text[i] != '\n' &&
           text[i] != '\r' && text[i] != '\0')
        i++;
    return i;
}

/* Of an empty line libcsv says nothing; the scan takes it for a record of nothing. */
static void take_empty_line(careful *s, char c) {
    lode_ends *ends = &s->room->ends;
    if (c == '\n' && s->after_cr)
        return;
    ends->end[ends->ends++] = (uint32_t)s->position;
    ends->last[ends->records++] = (uint32_t)ends->ends;
}

static void count_line(careful *s, char c) {
    s->line += c == '\r' || (c == '\n' && !s->after_cr);
    s->after_cr = c == '\r';
}

static lode_status parse(careful *s, lode_error *error) {
    const size_t n = s->room->n;
    for (size_t at = 0; at < n;) {
        const size_t special = ordinary_run(s, at);
        const char c = special < n ? s->room->text[special] : 'x';
        if (c == '\0')
            return not_text(s, error);
        if (!s->in_record && (special > at || (c != '\n' && c != '\r'))) {
            s->in_record = true;
            s->cell_start = at;
            s->record_line = s->line;
        }
        if (special > at)
            s->after_cr = false;
        if (!give(s, at, special))
            return not_csv(s, error);
        at = special;
        if (special < n) {
            const bool between = !s->in_record;
            if (!give(s, special, special + 1))
                return not_csv(s, error);
            if (between)
                take_empty_line(s, c);
            count_line(s, c);
            at = special + 1;
        }
    }
    s->position = n;
    return csv_fini(&s->parser, take_cell, take_record, s) == 0 ? LODE_OK : not_closed(s, error);
}

lode_status lode_split_carefully(struct lode_block_room *room, char separator, const char *name,
                                 lode_error *error) {
    careful s = {.room = room, .name = name, .separator = separator};
    s.line = s.record_line = room->line;
    room->ends.ends = room->ends.records = room->ends.odds = 0;
    room->ends.returns = true;
    csv_init(&s.parser, CSV_STRICT | CSV_STRICT_FINI); /* fails only without a parser */
    csv_set_space_func(&s.parser, no_space);
    csv_set_blk_size(&s.parser, CSV_BLOCK);
    csv_set_delim(&s.parser, (unsigned char)separator);
    const lode_status status = parse(&s, error);
    csv_free(&s.parser);
    return status;
}
