/* Statuses and error values: the one way the library says no.
 *
 * Every function that can fail returns a lode_status and, when it is not LODE_OK, fills the
 * lode_error it was given. The numbers are the exit codes of the tools, so a status travels from
 * the deepest room to the shell unchanged. The library never prints and never exits. */
#ifndef LODE_STATUS_H
#define LODE_STATUS_H

#include <stddef.h>

typedef enum {
    LODE_OK = 0,
    LODE_FINDINGS = 1, /* done, and what --fail-if asked about was found */
    LODE_USAGE = 2,    /* the command line cannot be carried out */
    LODE_DATA = 3,     /* the input cannot be used as asked */
    LODE_REFUSED = 4,  /* refused on statistical grounds, nothing answered */
    LODE_SYSTEM = 5,   /* the system failed: memory, files, a write */
} lode_status;

enum { LODE_ERROR_TEXT = 640, LODE_ERROR_FILE = 256 };

/* Where, what, and what to do about it. line and column count from 1; 0 means "not known".
 * file is empty where there is none. */
typedef struct {
    lode_status status;
    char file[LODE_ERROR_FILE];
    size_t line, column;
    char text[LODE_ERROR_TEXT];
    char hint[LODE_ERROR_TEXT];
} lode_error;

/* Fill error (which may be NULL) with a message and no place and no hint; returns status, so that
 * `return lode_fail(error, LODE_DATA, ...)` is the whole story. Long messages are cut. */
__attribute__((format(printf, 3, 4))) lode_status lode_fail(lode_error *error, lode_status status,
                                                            const char *format, ...);

/* Add the place (file is copied, NULL for none), or the hint, to an error already filled; return
 * its status. */
lode_status lode_fail_at(lode_error *error, const char *file, size_t line, size_t column);
__attribute__((format(printf, 2, 3))) lode_status lode_fail_hint(lode_error *error,
                                                                 const char *format, ...);

#endif
