/* What is allowed in the columns of a file of figures that are no figures themselves. */
#include "formats_parts.h"
#include "lode/memory.h"

void lode_recognised_words(lode_recognised *r, const lode_description *description) {
    r->word = lode_allocate(description->n + 1, sizeof *r->word);
    for (size_t i = 0; i < description->n; i++) {
        const lode_described *d = &description->column[i];
        const int position = lode_header_find_any(r->header, d->column);
        if (position < 0 || d->role == LODE_ROLE_INDICATOR || (d->values.n == 0 && !d->required))
            continue;
        r->word[r->words++] = (lode_mapped_word){position, d->recode, d->values, d->required};
    }
}
