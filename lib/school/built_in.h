/* The reference data compiled in; the definition is made by lib/school/embed-reference. */
#ifndef LODE_BUILT_IN_H
#define LODE_BUILT_IN_H

#include "lode/reader.h"

typedef struct {
    const char *name; /* "dictionary", "formats/ks4"; NULL ends the list */
    const char *text; /* LODE_BEHIND readable bytes after it */
    size_t n;
} lode_built_in_file;

extern const lode_built_in_file lode_built_in[];

#endif
