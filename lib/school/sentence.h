/* A sentence for people, put together piece by piece; what does not fit is cut. */
#ifndef LODE_SCHOOL_SENTENCE_H
#define LODE_SCHOOL_SENTENCE_H

#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>

typedef struct {
    char *text; /* NUL-terminated */
    size_t n, room;
} sentence;

__attribute__((format(printf, 2, 3))) static inline void say(sentence *s, const char *format, ...) {
    va_list arguments;
    if (s->n + 1 >= s->room)
        return;
    va_start(arguments, format);
    const int n = vsnprintf(s->text + s->n, s->room - s->n, format, arguments);
    va_end(arguments);
    s->n += n > 0 ? (size_t)n : 0;
    if (s->n >= s->room)
        s->n = s->room - 1;
}

#endif
