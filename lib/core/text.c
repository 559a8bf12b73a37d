#include "lode/text.h"

#include "words.h"

bool lode_same_folded(lode_slice a, lode_slice b) {
    if (a.n != b.n)
        return false;
    for (size_t i = 0; i < a.n; i++)
        if (lode_small(a.p[i]) != lode_small(b.p[i]))
            return false;
    return true;
}

int lode_order(lode_slice a, lode_slice b) {
    size_t n = a.n < b.n ? a.n : b.n;
    int order = n ? memcmp(a.p, b.p, n) : 0;
    return order ? order : (a.n > b.n) - (a.n < b.n);
}

/* Bytes of white space at the start of s: 1 for space and tab, 2 for U+00A0, else 0. */
static size_t space_at_start(lode_slice s) {
    if (s.n && (s.p[0] == ' ' || s.p[0] == '\t'))
        return 1;
    return s.n > 1 && memcmp(s.p, "\xc2\xa0", 2) == 0 ? 2 : 0;
}

static size_t space_at_end(lode_slice s) {
    if (s.n && (s.p[s.n - 1] == ' ' || s.p[s.n - 1] == '\t'))
        return 1;
    return s.n > 1 && memcmp(s.p + s.n - 2, "\xc2\xa0", 2) == 0 ? 2 : 0;
}

lode_slice lode_trim_blanks(lode_slice s) {
    size_t space;
    while ((space = space_at_start(s)) > 0) {
        s.p += space;
        s.n -= space;
    }
    while ((space = space_at_end(s)) > 0)
        s.n -= space;
    return s;
}

bool lode_split(lode_slice *rest, char separator, lode_slice *part) {
    if (!rest->n)
        return false;
    const char *end = memchr(rest->p, separator, rest->n);
    size_t n = end ? (size_t)(end - rest->p) : rest->n;
    *part = lode_trim((lode_slice){rest->p, n});
    size_t used = end ? n + 1 : n;
    rest->p += used;
    rest->n -= used;
    return true;
}

/* The last n % 8 bytes as one number, the first of them highest. */
static inline uint64_t tail_of(const char *p, size_t n) {
    if (n >= 8) /* the word that ends the text, less what came before */
        return __builtin_bswap64(lode_load_64(p + n - 8)) & (((uint64_t)1 << n % 8 * 8) - 1);
    if (n >= 4) /* two halves that overlap */
        return (uint64_t)__builtin_bswap32((uint32_t)lode_load_32(p)) << 8 * (n - 4) |
               __builtin_bswap32((uint32_t)lode_load_32(p + n - 4));
    uint64_t tail = 0;
    for (size_t i = 0; i < n; i++)
        tail = tail << 8 | (unsigned char)p[i];
    return tail;
}

uint64_t lode_hash(lode_slice s) {
    uint64_t hash = 0x9e3779b97f4a7c15u ^ s.n;
    for (size_t i = 0; i + 8 <= s.n; i += 8) {
        hash = (hash ^ lode_load_64(s.p + i)) * 0xff51afd7ed558ccdu;
        hash ^= hash >> 32;
    }
    hash = (hash ^ tail_of(s.p, s.n)) * 0xc4ceb9fe1a85ec53u;
    return hash ^ hash >> 29;
}

static bool continues(const char *p) {
    return ((unsigned char)*p & 0xc0) == 0x80;
}

size_t lode_utf8_length(const char *p, size_t n) {
    if (!n)
        return 0;
    unsigned char a = (unsigned char)p[0], b = n > 1 ? (unsigned char)p[1] : 0;
    if (a < 0x80)
        return 1;
    if (a >= 0xc2 && a <= 0xdf)
        return n > 1 && continues(p + 1) ? 2 : 0;
    if (a >= 0xe0 && a <= 0xef) {
        bool overlong = a == 0xe0 && b < 0xa0, surrogate = a == 0xed && b > 0x9f;
        return n > 2 && continues(p + 1) && continues(p + 2) && !overlong && !surrogate ? 3 : 0;
    }
    if (a >= 0xf0 && a <= 0xf4) {
        bool overlong = a == 0xf0 && b < 0x90, beyond = a == 0xf4 && b > 0x8f;
        return n > 3 && continues(p + 1) && continues(p + 2) && continues(p + 3) && !overlong &&
                       !beyond
                   ? 4
                   : 0;
    }
    return 0;
}
