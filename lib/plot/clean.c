#include "clean.h"

#include <ctype.h>

/* The code point of a valid UTF-8 character of the given length. */
static uint32_t code_point(const char *p, size_t length) {
    static const uint8_t lead_mask[] = {0, 0x7F, 0x1F, 0x0F, 0x07};
    uint32_t code = (uint8_t)p[0] & lead_mask[length];
    for (size_t i = 1; i < length; i++)
        code = code << 6 | ((uint8_t)p[i] & 0x3F);
    return code;
}

/* Line ends of any alphabet, and what changes the direction of the text after it: a name must
 * neither end a line nor make a line read differently from what it says. */
static bool is_control(uint32_t code) {
    return code < 0x20 || (code >= 0x7F && code < 0xA0) || (code >= 0x2028 && code <= 0x202E) ||
           (code >= 0x2066 && code <= 0x2069);
}

/* The byte order mark, and U+FFFE and U+FFFF, which XML 1.0 forbids. */
static bool is_dropped(uint32_t code) {
    return code == 0xFEFF || code == 0xFFFE || code == 0xFFFF;
}

bool lode_next_clean(lode_slice *rest, lode_slice *character) {
    while (rest->n) {
        const char *p = rest->p;
        size_t length = lode_utf8_length(p, rest->n);
        size_t step = length ? length : 1;
        *rest = (lode_slice){p + step, rest->n - step};
        if (length == 0)
            continue;
        uint32_t code = code_point(p, length);
        if (is_dropped(code))
            continue;
        *character = is_control(code) ? lode_text(" ") : (lode_slice){p, length};
        return true;
    }
    return false;
}

lode_slice lode_clean(lode_arena *arena, lode_slice text) {
    char *copy = lode_arena_take(arena, text.n + 1);
    size_t n = 0;
    for (lode_slice c; lode_next_clean(&text, &c); n += c.n)
        memcpy(copy + n, c.p, c.n);
    return lode_trim((lode_slice){copy, n});
}

const char *lode_capital(lode_arena *arena, const char *text) {
    if (!islower((unsigned char)text[0]) || !islower((unsigned char)text[1]))
        return text;
    char *copy = lode_arena_copy(arena, text, strlen(text) + 1);
    copy[0] = (char)toupper((unsigned char)copy[0]);
    return copy;
}
