#include "feed.h"

#include "decoder.h"
#include "lode/memory.h"

#include <stdlib.h>
#include <string.h>

/* A small file is read in small blocks: what they need is soon there and seldom wasted. */
enum { SMALL_BLOCK = 64 * 1024, BLOCK = 256 * 1024, SMALL_FILE = 1024 * 1024 };
enum { LONGEST_RECORD = 64 * 1024 * 1024 };

struct lode_feed {
    const char *name;
    lode_report *report;
    lode_source *source;
    lode_decoder *decoder;
    char separator; /* 0 until it is known */
    bool ended;
    size_t first;     /* bytes of a text while little has been read */
    size_t laid;      /* bytes so far */
    bool small;       /* no text is to be larger than the first */
    size_t line;      /* of the next text */
    lode_slice whole; /* all of it; p is NULL if it is read bit by bit */
    size_t at;        /* in it: the next text */
    bool utf8;        /* some of it was beyond ASCII */
    char *carry;      /* the beginning of the record that the last text was cut before */
    size_t carried, capacity;
};

/* Whether text begins in a way that only the decoder understands. */
static bool is_marked(lode_slice text) {
    return text.n >= 2 &&
           (memcmp(text.p, "\xff\xfe", 2) == 0 || memcmp(text.p, "\xfe\xff", 2) == 0);
}

/* Text that needs no decoding can be taken where it lies. */
static void hold_source(lode_feed *f) {
    static const char mark[] = "\xef\xbb\xbf";
    if (!lode_source_whole(f->source, &f->whole))
        return;
    if (is_marked(f->whole)) {
        lode_source_let_go(lode_source_give_up_whole(f->source));
        f->whole = (lode_slice){NULL, 0};
        return;
    }
    if (f->whole.n >= 3 && memcmp(f->whole.p, mark, 3) == 0) {
        f->at = 3;
        f->utf8 = true;
    }
}

lode_status lode_feed_open(lode_feed **feed, lode_source *source, const lode_read_options *options,
                           const char *name, lode_report *report, lode_error *error) {
    lode_feed *f = lode_allocate(1, sizeof *f);
    f->name = name;
    f->report = report;
    f->source = source;
    f->line = 1;
    if (options->hold && !options->encoding)
        hold_source(f);
    f->first = lode_source_size(source) < SMALL_BLOCK ? lode_source_size(source) + 32 : SMALL_BLOCK;
    const lode_status status =
        lode_decoder_open(&f->decoder, source, options->encoding, name, report, error);
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

void lode_feed_small_blocks(lode_feed *feed) {
    feed->small = true;
}

char lode_feed_separator(const lode_feed *feed) {
    return feed->separator;
}

const char *lode_feed_encoding(const lode_feed *feed) {
    return lode_decoder_encoding(feed->decoder);
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
        memset(room->text + room->n, 0, LODE_SCAN_STEP); /* the scan looks there, if only to see */
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
        /* What breaks the grammar is not mended by more text. */
        if (f->ended || !lode_block_is_vouched(block, f->separator)) {
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

/* How long the next text is to be, unless a record is longer. */
static size_t block_size(const lode_feed *f) {
    return f->small || f->laid < SMALL_FILE ? f->first : BLOCK;
}

/* ---- a file that is held whole ---- */

/* Whether the text is; notes if any of it is beyond ASCII. */
static bool is_utf8(lode_feed *f, const char *text, size_t n) {
    for (size_t i = 0, length; i < n; i += length) {
        i += lode_scan_ascii(text + i, n - i);
        length = lode_utf8_length(text + i, n - i);
        if (i < n && length == 0)
            return false;
        f->utf8 |= i < n;
    }
    return true;
}

/* How many bytes from at on are whole records, none if the file has to be read from there: its text
 * is not UTF-8, or a record is of more than a block. */
static size_t records_in_whole(lode_feed *f, size_t *breaks) {
    const char *text = f->whole.p + f->at;
    const size_t left = f->whole.n - f->at, size = block_size(f), n = left < size ? left : size;
    lode_extent extent = {0};
    lode_scan_extent(text, 0, n, &extent);
    const size_t whole = n == left && !extent.inside ? n : extent.after_feed;
    *breaks = extent.breaks - lode_scan_breaks(text + whole, n - whole);
    return extent.beyond_ascii && !is_utf8(f, text, whole) ? 0 : whole;
}

/* Read on from here as if the file had never been held. */
static void leave_whole(lode_feed *f) {
    lode_source_go_on(f->source, f->at);
    f->whole.p = NULL;
    lode_decoder_begun(f->decoder, f->utf8);
}

static void lend(lode_feed *f, lode_block *block, size_t n) {
    struct lode_block_room *room = block->room;
    if (!room->lent)
        free(room->text);
    room->lent = true;
    room->text = (char *)(uintptr_t)(f->whole.p + f->at); /* lent, so nobody writes to it */
    room->n = room->capacity = n;
    room->line = f->line;
    room->last = f->at + n == f->whole.n;
    f->at += n;
    f->laid += n;
}

/* False if the file has to be read from here on. */
static bool next_of_whole(lode_feed *f, lode_block *block) {
    size_t breaks;
    const size_t n = records_in_whole(f, &breaks);
    if (n == 0 && f->at < f->whole.n) {
        leave_whole(f);
        return false;
    }
    if (!block->room)
        block->room = lode_allocate(1, sizeof *block->room);
    if (!f->separator)
        choose_separator(f, f->whole.p + f->at, n);
    lend(f, block, n);
    f->line += breaks;
    return true;
}

lode_slice lode_feed_take_whole(lode_feed *feed) {
    return lode_source_give_up_whole(feed->source);
}

/* ---- the next text ---- */

lode_status lode_feed_next(lode_feed *f, lode_block *block, lode_error *error) {
    if (f->whole.p && next_of_whole(f, block))
        return LODE_OK;
    const size_t wanted = block_size(f);
    lode_block_make_room(block, f->carried + 32 > wanted ? 2 * f->carried + 64 : wanted);
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
    f->laid += whole;
    room->last = f->ended && f->carried == 0;
    return LODE_OK;
}
