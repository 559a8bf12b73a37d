#include "decoder.h"

#include "lode/memory.h"
#include "scan.h"

#include <errno.h>
#include <iconv.h>
#include <stdlib.h>
#include <strings.h>

enum { BLOCK = 64 * 1024 };

typedef enum { ASCII_SO_FAR, UTF8, SINGLE_BYTES, CONVERTED } mode;

/* What a byte above 127 is in UTF-8; n is 0 where it is nothing. */
typedef struct {
    char p[3];
    unsigned char n;
} character;

struct lode_decoder {
    lode_source *source;
    lode_report *report;
    const char *name;
    mode mode;
    const char *encoding; /* that is converted from; borrowed */
    iconv_t conversion;
    character *upper; /* [128], of SINGLE_BYTES */
    bool windows;     /* settled as windows-1252 by us */
    bool turned;      /* ... in the last read, and not yet told */
    size_t turned_at;
    bool begun, ended;
    bool handed_on; /* something has been */
    char *held;     /* bytes not yet handed on: held[used .. filled); room for capacity, and for
                       what the scan reads behind it */
    size_t used, filled, capacity;
};

/* ---- the encoding ---- */

static lode_status convert_from(lode_decoder *d, const char *encoding, lode_error *error) {
    d->conversion = iconv_open("UTF-8", encoding);
    if (d->conversion == (iconv_t)-1) {
        lode_fail(error, LODE_USAGE, "unknown encoding '%s'", encoding);
        return lode_fail_hint(
            error, "write utf-8, windows-1252, iso-8859-1 or utf-16 (iconv -l lists all)");
    }
    d->mode = CONVERTED;
    d->encoding = encoding;
    return LODE_OK;
}

/* What iconv makes of each byte above 127, so that the text itself need not pass through it. */
static lode_status convert_bytes_from(lode_decoder *d, const char *encoding, lode_error *error) {
    lode_status status = convert_from(d, encoding, error);
    if (status != LODE_OK)
        return status;
    d->mode = SINGLE_BYTES;
    d->upper = lode_allocate(128, sizeof *d->upper);
    for (int i = 0; i < 128; i++) {
        char byte = (char)(unsigned char)(128 + i), *in = &byte, *out = d->upper[i].p;
        size_t in_left = 1, out_left = sizeof d->upper[i].p;
        if (iconv(d->conversion, &in, &in_left, &out, &out_left) != (size_t)-1)
            d->upper[i].n = (unsigned char)(sizeof d->upper[i].p - out_left);
    }
    return LODE_OK;
}

static bool is_one_of(const char *encoding, const char *const *names) {
    for (; *names; names++)
        if (strcasecmp(encoding, *names) == 0)
            return true;
    return false;
}

static lode_status settle_given(lode_decoder *d, const char *encoding, lode_error *error) {
    static const char *const utf8[] = {"utf-8", "utf8", NULL};
    static const char *const single[] = {"windows-1252", "cp1252", "iso-8859-1", "latin1", NULL};
    if (is_one_of(encoding, single))
        return convert_bytes_from(d, encoding, error);
    if (!is_one_of(encoding, utf8))
        return convert_from(d, encoding, error);
    d->mode = UTF8;
    return LODE_OK;
}

lode_status lode_decoder_open(lode_decoder **decoder, lode_source *source, const char *encoding,
                              const char *name, lode_report *report, lode_error *error) {
    lode_decoder *d = lode_allocate(1, sizeof *d);
    d->source = source;
    d->report = report;
    d->name = name;
    d->conversion = (iconv_t)-1;
    const lode_status status = encoding ? settle_given(d, encoding, error) : LODE_OK;
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
    free(decoder->upper);
    free(decoder->held);
    free(decoder);
}

const char *lode_decoder_encoding(const lode_decoder *decoder) {
    return decoder->mode == ASCII_SO_FAR || decoder->mode == UTF8 ? "UTF-8" : decoder->encoding;
}

void lode_decoder_begun(lode_decoder *decoder, bool utf8) {
    decoder->begun = true;
    if (utf8)
        decoder->mode = UTF8;
}

/* ---- bytes held back ---- */

/* Hold bytes, to be read again before what is held already. */
static void hold(lode_decoder *d, const char *bytes, size_t n) {
    const size_t kept = d->filled - d->used;
    if (kept + n > d->capacity) {
        d->capacity = kept + n > BLOCK ? kept + n : BLOCK;
        d->held = lode_reallocate(d->held, d->capacity + LODE_SCAN_STEP, 1);
    }
    if (kept)
        memmove(d->held + n, d->held + d->used, kept);
    if (n)
        memcpy(d->held, bytes, n);
    d->used = 0;
    d->filled = kept + n;
}

/* More bytes than a character needs in held, unless the input ends. */
static lode_status fill_held(lode_decoder *d, lode_error *error) {
    if (d->ended || d->filled - d->used >= 16)
        return LODE_OK;
    hold(d, NULL, 0);
    if (!d->held) {
        d->capacity = BLOCK;
        d->held = lode_allocate(BLOCK + LODE_SCAN_STEP, 1);
    }
    size_t got = 0;
    const size_t room = d->capacity - d->filled;
    const lode_status status = lode_source_read(d->source, d->held + d->filled, room, &got, error);
    d->ended = got < room;
    d->filled += got;
    return status;
}

/* What is held, and as much as fits from the source itself. */
static lode_status take(lode_decoder *d, char *into, size_t room, size_t *got, lode_error *error) {
    size_t n = d->filled - d->used < room ? d->filled - d->used : room, more = 0;
    if (n)
        memcpy(into, d->held + d->used, n);
    d->used += n;
    lode_status status = LODE_OK;
    if (!d->ended && n < room) {
        status = lode_source_read(d->source, into + n, room - n, &more, error);
        d->ended = more < room - n;
    }
    *got = n + more;
    return status;
}

/* ---- the first bytes ---- */

static bool starts(const lode_decoder *d, const char *mark, size_t n) {
    return d->filled - d->used >= n && memcmp(d->held + d->used, mark, n) == 0;
}

/* UTF-8's own mark: whatever encoding was given, no other text begins like this. */
static void take_utf8_mark(lode_decoder *d) {
    d->used += 3;
    if (d->mode == CONVERTED || d->mode == SINGLE_BYTES)
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

/* ---- reading ---- */

static lode_status not_text(const lode_decoder *d, char byte, lode_error *error) {
    lode_fail(error, LODE_DATA, "byte 0x%02x is not %s", (unsigned char)byte,
              d->mode == UTF8 ? "UTF-8, as the text before it is"
              : d->windows    ? "text: neither UTF-8 nor windows-1252"
                              : "text in the given encoding");
    static const char no_windows[] = {'\x81', '\x8d', '\x8f', '\x90', '\x9d'};
    if (d->mode == UTF8 && !memchr(no_windows, byte, sizeof no_windows))
        lode_fail_hint(error, "say how the file is encoded: --encoding windows-1252");
    else
        lode_fail_hint(error, "it is in another encoding (--encoding NAME; iconv -l lists all), or "
                              "no text at all");
    return lode_fail_at(error, d->name, 1, 0); /* the line is counted by who has the text */
}

/* How many of n bytes are whole, valid characters. */
static size_t valid_utf8(const char *p, size_t n) {
    size_t i = 0, length;
    do {
        i += lode_scan_ascii(p + i, n - i);
        length = lode_utf8_length(p + i, n - i);
        i += length;
    } while (length > 0);
    return i;
}

/* Whether the bytes may be the beginning of a character that is cut. */
static bool may_be_cut(const lode_decoder *d, const char *p, size_t n) {
    return !d->ended && n < 4 && (unsigned char)p[0] >= 0xc2;
}

/* Keep valid text, hold back what follows it. */
static lode_status check_utf8(lode_decoder *d, char *into, size_t *got, lode_error *error) {
    const size_t n = valid_utf8(into, *got), left = *got - n;
    if (left == 0)
        return LODE_OK;
    if (n == 0 && !may_be_cut(d, into, left))
        return not_text(d, into[0], error);
    hold(d, into + n, left);
    *got = n;
    return LODE_OK;
}

/* The first byte above 127 settles it: UTF-8 if it begins a character, or else windows-1252. */
static lode_status settle_encoding(lode_decoder *d, char *into, size_t *got, lode_error *error) {
    const size_t ascii = lode_scan_ascii(into, *got), left = *got - ascii;
    if (left == 0)
        return LODE_OK;
    if (lode_utf8_length(into + ascii, left) > 0) {
        d->mode = UTF8;
        return check_utf8(d, into, got, error);
    }
    hold(d, into + ascii, left);
    *got = ascii;
    if (may_be_cut(d, into + ascii, left))
        return LODE_OK;
    d->windows = d->turned = true;
    d->turned_at = ascii;
    return convert_bytes_from(d, "windows-1252", error);
}

/* Runs of ASCII are copied, the bytes between them looked up. */
static lode_status translate(lode_decoder *d, char *into, size_t room, size_t *got,
                             lode_error *error) {
    enum { LONGEST = 3 };
    const char *in = d->held + d->used, *const end = d->held + d->filled;
    char *out = into, *const full = into + room - LONGEST;
    while (in < end && out < full) {
        const size_t left = (size_t)(end - in), fits = (size_t)(full - out);
        const size_t run = lode_scan_ascii(in, left < fits ? left : fits);
        memcpy(out, in, run);
        in += run;
        out += run;
        if (in == end || out == full || (unsigned char)*in < 128)
            continue;
        const character *c = &d->upper[(unsigned char)*in - 128];
        if (c->n == 0)
            break;
        memcpy(out, c->p, LONGEST);
        out += c->n;
        in++;
    }
    d->used = (size_t)(in - d->held);
    *got = (size_t)(out - into);
    return *got == 0 && in < end ? not_text(d, *in, error) : LODE_OK;
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
    d->used = d->filled - in_left;
    bool cut = result == (size_t)-1 && errno == EINVAL;
    if (result != (size_t)-1 || errno == E2BIG || (cut && !d->ended) || *got > 0)
        return LODE_OK;
    return not_text(d, d->held[d->used], error);
}

static lode_status read_once(lode_decoder *d, char *into, size_t room, size_t *got,
                             lode_error *error) {
    lode_status status;
    if (d->mode == CONVERTED || d->mode == SINGLE_BYTES) {
        status = fill_held(d, error);
        if (status != LODE_OK || d->used == d->filled)
            return status;
        return d->mode == CONVERTED ? convert(d, into, room, got, error)
                                    : translate(d, into, room, got, error);
    }
    status = take(d, into, room, got, error);
    if (status != LODE_OK || *got == 0)
        return status;
    return d->mode == UTF8 ? check_utf8(d, into, got, error) : settle_encoding(d, into, got, error);
}

static bool at_end(const lode_decoder *d) {
    return d->ended && d->used == d->filled;
}

lode_status lode_decoder_read(lode_decoder *d, char *into, size_t room, size_t *got,
                              lode_error *error) {
    *got = 0;
    lode_status status = LODE_OK;
    if (!d->begun) {
        status = fill_held(d, error);
        if (status == LODE_OK)
            status = settle_mark(d, error);
    }
    while (status == LODE_OK && *got == 0 && !at_end(d))
        status = read_once(d, into, room, got, error);
    return status;
}

bool lode_decoder_turned(lode_decoder *d, size_t *at) {
    const bool turned = d->turned;
    d->turned = false;
    *at = d->turned_at;
    return turned;
}
