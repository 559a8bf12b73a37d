/* Text as slices: a pointer and a length, borrowed from whoever holds the bytes.
 * Bytes are UTF-8; comparison and order are bytewise and never depend on the locale. */
#ifndef LODE_TEXT_H
#define LODE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

typedef struct {
    const char *p; /* not NUL-terminated; may be NULL when n is 0 */
    size_t n;
} lode_slice;

/* Words in an order: the values of a repeatable option. Borrowed. */
typedef struct {
    const char *const *item;
    size_t n;
} lode_words;

/* For printf: printf("%.*s", LODE_ARG(s)). */
#define LODE_ARG(s) (int)(s).n, ((s).n ? (s).p : "")

static inline lode_slice lode_text(const char *string) {
    return (lode_slice){string, string ? strlen(string) : 0};
}

/* memcmp(a, b, n) == 0 for the short texts of tables, where the call would cost more than the work.
 * Words that overlap do for every length. */
static inline bool lode_same_bytes(const char *a, const char *b, size_t n) {
    uint64_t x, y;
    uint32_t first_x, first_y, last_x, last_y;
    if (n >= 8) {
        for (size_t i = 0; i + 8 < n; i += 8) {
            memcpy(&x, a + i, 8);
            memcpy(&y, b + i, 8);
            if (x != y)
                return false;
        }
        memcpy(&x, a + n - 8, 8);
        memcpy(&y, b + n - 8, 8);
        return x == y;
    }
    if (n >= 4) {
        memcpy(&first_x, a, 4);
        memcpy(&first_y, b, 4);
        memcpy(&last_x, a + n - 4, 4);
        memcpy(&last_y, b + n - 4, 4);
        return ((first_x ^ first_y) | (last_x ^ last_y)) == 0;
    }
    return n == 0 || (a[0] == b[0] && a[n / 2] == b[n / 2] && a[n - 1] == b[n - 1]);
}

static inline bool lode_same(lode_slice a, lode_slice b) {
    return a.n == b.n && lode_same_bytes(a.p, b.p, a.n);
}

static inline bool lode_is(lode_slice a, const char *b) {
    return lode_same(a, lode_text(b));
}

/* A letter A-Z as a-z, any other byte as it is. */
static inline char lode_small(char c) {
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* As lode_same, letters A-Z and a-z taken as equal. */
bool lode_same_folded(lode_slice a, lode_slice b);

/* Bytewise order: negative, 0 or positive. */
int lode_order(lode_slice a, lode_slice b);

/* For lode_trim only. */
lode_slice lode_trim_blanks(lode_slice s);

static inline bool lode_is_visible_ascii(char c) {
    return (unsigned char)(c - '!') <= '~' - '!';
}

/* Without white space (space, tab, no-break space U+00A0) at either end. */
static inline lode_slice lode_trim(lode_slice s) {
    if (s.n == 0 || (lode_is_visible_ascii(s.p[0]) && lode_is_visible_ascii(s.p[s.n - 1])))
        return s;
    return lode_trim_blanks(s);
}

/* The next part of *rest up to separator, trimmed; *rest moves past it. False when nothing is
 * left. "a,,b" gives "a", "", "b"; "" gives nothing. */
bool lode_split(lode_slice *rest, char separator, lode_slice *part);

/* 64-bit hash of the bytes; the same on every machine. */
uint64_t lode_hash(lode_slice s);

/* Of the candidates the one a reader most likely meant by word: Damerau-Levenshtein distance of at
 * most 2 (1 for words of up to 3 letters), case and _ - and spaces ignored; or one that starts with
 * word, or that word starts with. -1 if none. Ties take the earlier. */
int lode_suggest(lode_slice word, const lode_slice *candidates, size_t n);

/* Length of the valid UTF-8 character at p (1 to 4), or 0 if the bytes are not UTF-8. */
size_t lode_utf8_length(const char *p, size_t n);

/* Strings seen, numbered 0, 1, 2, ... in order of first sight. */
typedef struct lode_names lode_names;

#define LODE_UNKNOWN UINT32_MAX /* the number of no string */

lode_names *lode_names_new(void);
void lode_names_free(lode_names *names);
/* The number of s, new if not seen before; the bytes are copied. */
uint32_t lode_names_add(lode_names *names, lode_slice s);
/* The number of s, or LODE_UNKNOWN. */
uint32_t lode_names_find(const lode_names *names, lode_slice s);
/* Have what a later lode_names_find of s looks at first on its way from memory. */
void lode_names_look_ahead(const lode_names *names, lode_slice s);
lode_slice lode_names_get(const lode_names *names, uint32_t id);
uint32_t lode_names_count(const lode_names *names);

#endif
