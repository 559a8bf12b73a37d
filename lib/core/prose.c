#include "lode/prose.h"

#include "lode/number.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

void lode_prose_say(lode_prose *prose, const char *format, ...) {
    va_list arguments, again;
    va_start(arguments, format);
    va_copy(again, arguments);
    const int n = vsnprintf(NULL, 0, format, arguments);
    if (n > 0) {
        lode_bytes_room(&prose->bytes, (size_t)n + 1);
        vsnprintf(prose->bytes.p + prose->bytes.n, (size_t)n + 1, format, again);
        prose->bytes.n += (size_t)n;
    }
    va_end(again);
    va_end(arguments);
}

static const char *keep(lode_prose *prose, const char *text, size_t n) {
    if (!prose->arena)
        prose->arena = lode_arena_new();
    return lode_arena_copy(prose->arena, text, n);
}

const char *lode_prose_number(lode_prose *prose, double x) {
    char text[LODE_NUMBER_TEXT];
    return keep(prose, text, lode_number_text(x, text));
}

const char *lode_prose_rounded(lode_prose *prose, double x, int decimals) {
    char text[LODE_NUMBER_TEXT];
    return keep(prose, text, lode_number_rounded(x, decimals, true, text));
}

void lode_prose_clear(lode_prose *prose) {
    prose->bytes.n = 0;
}

void lode_prose_free(lode_prose *prose) {
    free(prose->bytes.p);
    if (prose->arena)
        lode_arena_free(prose->arena);
    *prose = (lode_prose){0};
}
