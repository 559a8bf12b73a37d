#include "feed.h"

#include "decoder.h"
#include "lode/memory.h"

#include <stdlib.h>

enum { BLOCK = 256 * 1024, LONGEST_RECORD = 64 * 1024 * 1024 };

struct lode_feed {
    const char *name;
    lode_report *report;
    lode_source *source;
    lode_decoder *decoder;
    char separator; /* 0 until it is known */
    bool ended;
    size_t line; /* of the next text */
    char *carry; /* the beginning of the record that the last text was cut before */
    size_t carried, capacity;
};

lode_status lode_feed_open(lode_feed **feed, lode_source *source, const char *encoding,
                           const char *name, lode_report *report, lode_error *error) {
    lode_feed *f = lode_allocate(1, sizeof *f);
    f->name = name;
    f->report = report;
    f->source = source;
    f->line = 1;
    const lode_status status =
        lode_decoder_open(&f->decoder, source, encoding, name, report, error);
    if (status == LODE_OK)
        *feed = f;
    else
        lode_feed_close(f);
    return status;
}

void lode_feed_close(lode_feed *feed) {
    if (!feed)
        return;
    lode_decoder_close(feed->decoder);
    lode_source_close(feed->source);
    free(feed->carry);
    free(feed);
}

char lode_feed_separator(const lode_feed *feed) {
    return feed->separator;
}

const char *lode_feed_digest(const lode_feed *feed) {
    return lode_source_digest(feed->source);
}

static void choose_separator(lode_feed *f, const char *text, size_t n) {
    size_t start = 0, end;
    while (start < n && (text[start] == '\n' || text[start] == '\r'))
        start++;
    for (end = start; end < n && text[end] != '\n' && text[end] != '\r';)
        end++;
    const bool tabs =
        memchr(text + start, '\t', end - start) && !memchr(text + start, ',', end - start);
    f->separator = tabs ? '\t' : ',';
}

static size_t line_at(const lode_feed *f, const struct lode_block_room *room, size_t n) {
    return f->line + lode_scan_breaks(room->text, n);
}

/* Text behind what the block has; more of it, or the end. */
static lode_status read_more(lode_feed *f, struct lode_block_room *room, lode_error *error) {
    while (room->n < room->capacity - 16 && !f->ended) {
        size_t got = 0, turned;
        const lode_status status = lode_decoder_read(f->decoder, room->text + room->n,
                                                     room->capacity - room->n, &got, error);
        if (lode_decoder_turned(f->decoder, &turned))
            lode_notice(f->report, "%s: read as windows-1252 (line %zu is not UTF-8)", f->name,
                        line_at(f, room, room->n + turned));
        if (status != LODE_OK) {
            const bool has_line = error && error->line > 0;
            lode_fail_at(error, f->name, has_line ? line_at(f, room, room->n) : 0, 0);
            return status;
        }
        room->n += got;
        f->ended = got == 0;
    }
    return LODE_OK;
}

/* After the last carriage return outside quotes that more text follows; 0 if there is none. */
static size_t after_return(const struct lode_block_room *room) {
    size_t after = 0;
    bool inside = false;
    for (size_t i = 0; i + 1 < room->n; i++) {
        inside ^= room->text[i] == '"';
        if (!inside && room->text[i] == '\r')
            after = i + 1;
    }
    return after;
}

/* Whether the text so far breaks the grammar: then no more of it will mend it. */
static bool is_broken(lode_block *block, char separator) {
    lode_error ignored;
    const bool last = block->room->last;
    block->room->last = false;
    const lode_status status = lode_block_split(block, separator, "", &ignored);
    block->room->last = last;
    return status != LODE_OK && !block->room->ends.vouched;
}

static lode_status too_long(const lode_feed *f, lode_error *error) {
    lode_fail(error, LODE_DATA, "this record is longer than %d MiB",
              LONGEST_RECORD / (1024 * 1024));
    lode_fail_hint(error, "is a quote opened there and never closed?");
    return lode_fail_at(error, f->name, f->line, 0);
}

/* Read until the text holds a whole record: *whole is how far records are whole, *breaks how many
 * lines end in all of the text. */
static lode_status read_records(lode_feed *f, lode_block *block, size_t *whole, size_t *breaks,
                                lode_error *error) {
    struct lode_block_room *room = block->room;
    lode_extent extent = {0};
    size_t scanned = 0;
    for (;;) {
        const lode_status status = read_more(f, room, error);
        if (status != LODE_OK)
            return status;
        if (!f->separator)
            choose_separator(f, room->text, room->n);
        lode_scan_extent(room->text, scanned, room->n, &extent);
        scanned = room->n;
        *breaks = extent.breaks;
        *whole = extent.after_feed ? extent.after_feed : after_return(room);
        if (f->ended && !extent.inside)
            *whole = room->n;
        if (*whole > 0 || room->n == 0)
            return LODE_OK;
        if (f->ended || is_broken(block, f->separator)) {
            *whole = room->n;
            return LODE_OK;
        }
        if (room->capacity >= LONGEST_RECORD)
            return too_long(f, error);
        const size_t twice = 2 * room->capacity;
        lode_block_make_room(block, twice < LONGEST_RECORD ? twice : LONGEST_RECORD);
    }
}

static void carry_on(lode_feed *f, const char *bytes, size_t n) {
    if (n > f->capacity) {
        f->capacity = 2 * n;
        f->carry = lode_reallocate(f->carry, f->capacity, 1);
    }
    if (n)
        memcpy(f->carry, bytes, n);
    f->carried = n;
}

lode_status lode_feed_next(lode_feed *f, lode_block *block, lode_error *error) {
    lode_block_make_room(block, f->carried + 32 > BLOCK ? 2 * f->carried : BLOCK);
    struct lode_block_room *room = block->room;
    if (f->carried)
        memcpy(room->text, f->carry, f->carried);
    room->n = f->carried;
    room->line = f->line;
    room->last = false;
    size_t whole, breaks;
    const lode_status status = read_records(f, block, &whole, &breaks, error);
    if (status != LODE_OK)
        return status;
    f->line += breaks - lode_scan_breaks(room->text + whole, room->n - whole);
    carry_on(f, room->text + whole, room->n - whole);
    room->n = whole;
    room->last = f->ended && f->carried == 0;
    return LODE_OK;
}
