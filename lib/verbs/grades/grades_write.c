/* Texts of the output that a run has to keep until it ends. */
#include "grades_parts.h"

#include "lode/number.h"

#include <stdarg.h>
#include <stdio.h>

lode_slice grades_number(const grades *g, double x) {
    char text[LODE_NUMBER_TEXT];
    const size_t n = lode_number_text(x, text);
    return (lode_slice){lode_arena_copy(g->arena, text, n), n};
}

lode_slice grades_format(const grades *g, const char *format, ...) {
    char text[512];
    va_list arguments;
    va_start(arguments, format);
    const int n = vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    const size_t length = n < 0 ? 0 : (size_t)n < sizeof text ? (size_t)n : sizeof text - 1;
    return (lode_slice){lode_arena_copy(g->arena, text, length), length};
}
