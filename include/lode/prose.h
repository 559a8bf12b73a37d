/* Sentences put together from words and figures. */
#ifndef LODE_PROSE_H
#define LODE_PROSE_H

#include "lode/memory.h"
#include "lode/text.h"

/* From {0}; what was said lives until lode_prose_free. */
typedef struct {
    lode_arena *arena;
    lode_bytes bytes;
} lode_prose;

/* printf at the end of what was said. */
__attribute__((format(printf, 2, 3))) void lode_prose_say(lode_prose *prose, const char *format,
                                                          ...);
/* x in full (12 significant digits), or with so many decimals; "" of what is not finite. */
const char *lode_prose_number(lode_prose *prose, double x);
const char *lode_prose_rounded(lode_prose *prose, double x, int decimals);
static inline lode_slice lode_prose_text(const lode_prose *prose) {
    return (lode_slice){prose->bytes.p, prose->bytes.n};
}
void lode_prose_clear(lode_prose *prose); /* begin anew */
void lode_prose_free(lode_prose *prose);

#endif
