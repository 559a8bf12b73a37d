#include "decoder.h"

#include "lode/memory.h"

#include <errno.h>
#include <iconv.h>
#include <stdlib.h>
#include <strings.h>

enum { BLOCK = 256 * 1024 };

typedef enum { ASCII_SO_FAR, UTF8, CONVERTED } mode;

struct lode_decoder {
    lode_source *source;
    lode_report *report;
    const char *name;
    mode mode;
    iconv_t conversion;
    bool windows; /* settled as windows-1252 by us */
    bool begun, ended;
    bool handed_on; /* something has been */
    char *held;     /* bytes not yet handed on: held[used .. filled) */
    size_t used, filled;
    size_t line; /* of held[used], from 1 */
    bool after_cr;
};

static lode_status convert_from(lode_decoder *d, const char *encoding, lode_error *error) {
    d->conversion = iconv_open("UTF-8", encoding);
    if (d->conversion == (iconv_t)-1) {
        lode_fail(error, LODE_USAGE, "unknown encoding '%s'", encoding);
        return lode_fail_hint(
            error, "write utf-8, windows-1252, iso-8859-1 or utf-16 (iconv -l lists all)");
    }
    d->mode = CONVERTED;
    return LODE_OK;
}

lode_status lode_decoder_open(lode_decoder **decoder, lode_source *source, const char *encoding,
                              const char *name, lode_report *report, lode_error *error) {
    lode_decoder *d = lode_allocate(1, sizeof *d);
    d->source = source;
    d->report = report;
    d->name = name;
    d->conversion = (iconv_t)-1;
    d->held = lode_allocate(BLOCK, 1);
    d->line = 1;
    bool utf8 =
        encoding && (strcasecmp(encoding, "utf-8") == 0 || strcasecmp(encoding, "utf8") == 0);
    lode_status status = LODE_OK;
    if (utf8)
        d->mode = UTF8;
    else if (encoding)
        status = convert_from(d, encoding, error);
    if (status == LODE_OK)
        *decoder = d;
    else
        lode_decoder_close(d);
    return status;
}

void lode_decoder_close(lode_decoder *decoder) {
    if (!decoder)
        return;
    if (decoder->conversion != (iconv_t)-1)
        iconv_close(decoder->conversion);
    free(decoder->held);
    free(decoder);
}

static lode_status fill(lode_decoder *d, lode_error *error) {
    memmove(d->held, d->held + d->used, d->filled - d->used);
    d->filled -= d->used;
    d->used = 0;
    size_t got = 0;
    if (d->ended)
        return LODE_OK;
    lode_status status =
        lode_source_read(d->source, d->held + d->filled, BLOCK - d->filled, &got, error);
    d->ended = d->filled + got < BLOCK;
    d->filled += got;
    return status;
}

static bool starts(const lode_decoder *d, const char *mark, size_t n) {
    return d->filled - d->used >= n && memcmp(d->held + d->used, mark, n) == 0;
}

/* UTF-8's own mark: whatever encoding was given, no other text begins like this. */
static void take_utf8_mark(lode_decoder *d) {
    d->used += 3;
    if (d->mode == CONVERTED)
        lode_notice(d->report,
                    "%s: read as UTF-8, as its byte order mark says, whatever --encoding", d->name);
    d->mode = UTF8;
}

static lode_status settle_mark(lode_decoder *d, lode_error *error) {
    d->begun = true;
    if (starts(d, "\xef\xbb\xbf", 3)) {
        take_utf8_mark(d);
    } else if (d->mode == ASCII_SO_FAR && starts(d, "\xff\xfe", 2)) {
        d->used += 2;
        return convert_from(d, "UTF-16LE", error);
    } else if (d->mode == ASCII_SO_FAR && starts(d, "\xfe\xff", 2)) {
        d->used += 2;
        return convert_from(d, "UTF-16BE", error);
    }
    return LODE_OK;
}

/* How many bytes from p are below 128. */
static size_t ascii_run(const char *p, size_t n) {
    size_t i = 0;
    for (uint64_t eight; i + 8 <= n; i += 8) {
        memcpy(&eight, p + i, 8);
        if (eight & 0x8080808080808080u)
            break;
    }
    while (i < n && (unsigned char)p[i] < 0x80)
        i++;
    return i;
}

/* How many of the held bytes are valid UTF-8; a character cut by the end of the block counts as
 * not (yet) read, unless the input ends there. */
static size_t valid_utf8(const lode_decoder *d) {
    size_t i = d->used, n;
    do {
        i += ascii_run(d->held + i, d->filled - i);
        n = lode_utf8_length(d->held + i, d->filled - i);
        i += n;
    } while (n > 0);
    return i - d->used;
}

/* Step over n bytes; CRLF, LF and CR end a line each. */
static void count_lines(lode_decoder *d, const char *p, size_t n) {
    for (size_t i = 0; i < n; i++) {
        d->line += p[i] == '\r' || (p[i] == '\n' && !d->after_cr);
        d->after_cr = p[i] == '\r';
    }
}

/* The first byte above 127 settles it: UTF-8 if it begins a character, or else windows-1252. One
 * that may be cut by the end of the block has to wait. */
static lode_status settle_encoding(lode_decoder *d, lode_error *error) {
    size_t ascii = ascii_run(d->held + d->used, d->filled - d->used);
    const char *first = d->held + d->used + ascii;
    size_t left = d->filled - d->used - ascii;
    if (lode_utf8_length(first, left) > 0)
        d->mode = UTF8;
    if (d->mode == UTF8 || left == 0 || (left < 4 && !d->ended))
        return LODE_OK;
    lode_decoder here = *d;
    count_lines(&here, d->held + d->used, ascii);
    d->windows = true;
    lode_notice(d->report, "%s: read as windows-1252 (line %zu is not UTF-8)", d->name, here.line);
    return convert_from(d, "WINDOWS-1252", error);
}

static lode_status not_text(lode_decoder *d, lode_error *error) {
    unsigned byte = (unsigned char)d->held[d->used];
    lode_fail(error, LODE_DATA, "byte 0x%02x is not %s", byte,
              d->mode == UTF8 ? "UTF-8, as the text before it is"
              : d->windows    ? "text: neither UTF-8 nor windows-1252"
                              : "text in the given encoding");
    lode_fail_hint(error, "say how the file is encoded: --encoding windows-1252");
    return lode_fail_at(error, d->name, d->line, 0);
}

static lode_status pass_utf8(lode_decoder *d, char *into, size_t room, size_t *got,
                             lode_error *error) {
    size_t n = valid_utf8(d);
    if (!n)
        return d->used < d->filled ? not_text(d, error) : LODE_OK;
    if (n > room) {
        n = room;
        while (((unsigned char)d->held[d->used + n] & 0xc0) == 0x80) /* cut between characters */
            n--;
    }
    memcpy(into, d->held + d->used, n);
    count_lines(d, into, n);
    d->used += n;
    *got = n;
    return LODE_OK;
}

static lode_status convert(lode_decoder *d, char *into, size_t room, size_t *got,
                           lode_error *error) {
    char *in = d->held + d->used, *out = into;
    size_t in_left = d->filled - d->used, out_left = room;
    size_t result = iconv(d->conversion, &in, &in_left, &out, &out_left);
    *got = room - out_left;
    if (!d->handed_on && *got >= 3 && memcmp(into, "\xef\xbb\xbf", 3) == 0) {
        *got -= 3; /* the mark of an encoding that was given */
        memmove(into, into + 3, *got);
    }
    d->handed_on = true;
    count_lines(d, into, *got);
    d->used = d->filled - in_left;
    bool cut = result == (size_t)-1 && errno == EINVAL;
    if (result != (size_t)-1 || errno == E2BIG || (cut && !d->ended) || *got > 0)
        return LODE_OK;
    return not_text(d, error);
}

lode_status lode_decoder_read(lode_decoder *d, char *into, size_t room, size_t *got,
                              lode_error *error) {
    *got = 0;
    lode_status status = LODE_OK;
    while (status == LODE_OK && *got == 0) {
        if (d->filled - d->used < 16 || !d->begun)
            status = fill(d, error);
        if (status == LODE_OK && !d->begun)
            status = settle_mark(d, error);
        if (status != LODE_OK || (d->used == d->filled && d->ended))
            break;
        if (d->mode == ASCII_SO_FAR)
            status = settle_encoding(d, error);
        if (status == LODE_OK)
            status = d->mode == CONVERTED ? convert(d, into, room, got, error)
                                          : pass_utf8(d, into, room, got, error);
    }
    return status;
}
