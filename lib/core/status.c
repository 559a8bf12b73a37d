#include "lode/status.h"

#include "lode/text.h"

#include <stdarg.h>
#include <stdio.h>

/* vsnprintf that does not cut a character in two. */
static void print(char *into, size_t room, const char *format, va_list args) {
    int wanted = vsnprintf(into, room, format, args);
    if (wanted < 0 || (size_t)wanted < room)
        return;
    size_t lead = room - 1;
    while (lead > 0 && ((unsigned char)into[lead - 1] & 0xc0) == 0x80)
        lead--;
    if (lead > 0 && (unsigned char)into[lead - 1] >= 0xc0 &&
        !lode_utf8_length(into + lead - 1, room - lead))
        into[lead - 1] = '\0';
}

__attribute__((format(printf, 3, 4))) static void print_into(char *into, size_t room,
                                                             const char *format, ...) {
    va_list args;
    va_start(args, format);
    print(into, room, format, args);
    va_end(args);
}

lode_status lode_fail(lode_error *error, lode_status status, const char *format, ...) {
    if (!error)
        return status;
    error->status = status;
    error->file[0] = '\0';
    error->line = error->column = 0;
    error->hint[0] = '\0';
    va_list args;
    va_start(args, format);
    print(error->text, sizeof error->text, format, args);
    va_end(args);
    return status;
}

lode_status lode_fail_at(lode_error *error, const char *file, size_t line, size_t column) {
    if (!error)
        return LODE_DATA;
    print_into(error->file, sizeof error->file, "%s", file ? file : "");
    error->line = line;
    error->column = column;
    return error->status;
}

lode_status lode_fail_hint(lode_error *error, const char *format, ...) {
    if (!error)
        return LODE_DATA;
    va_list args;
    va_start(args, format);
    print(error->hint, sizeof error->hint, format, args);
    va_end(args);
    return error->status;
}
