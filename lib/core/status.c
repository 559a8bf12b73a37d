#include "lode/status.h"

#include <stdarg.h>
#include <stdio.h>

lode_status lode_fail(lode_error *error, lode_status status, const char *format, ...) {
    if (!error)
        return status;
    error->status = status;
    error->file[0] = '\0';
    error->line = error->column = 0;
    error->hint[0] = '\0';
    va_list args;
    va_start(args, format);
    vsnprintf(error->text, sizeof error->text, format, args);
    va_end(args);
    return status;
}

lode_status lode_fail_at(lode_error *error, const char *file, size_t line, size_t column) {
    if (!error)
        return LODE_DATA;
    snprintf(error->file, sizeof error->file, "%s", file ? file : "");
    error->line = line;
    error->column = column;
    return error->status;
}

lode_status lode_fail_hint(lode_error *error, const char *format, ...) {
    if (!error)
        return LODE_DATA;
    va_list args;
    va_start(args, format);
    vsnprintf(error->hint, sizeof error->hint, format, args);
    va_end(args);
    return error->status;
}
