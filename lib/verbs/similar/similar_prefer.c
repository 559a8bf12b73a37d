/* Of the nearest, those that are preferred come first: same region, same kind of contract. */
#include "similar_parts.h"

#include <stdlib.h>

static bool is_one_of(lode_slice cell, lode_slice values) {
    lode_slice one;
    while (lode_split(&values, '|', &one))
        if (lode_same_folded(cell, one))
            return true;
    return false;
}

/* With a value, both have it; without, both have the same. */
static bool is_preferred(const similar *s, const similar_condition *c, uint32_t of, uint32_t who) {
    const lode_slice own = similar_cell(s, s->row[of], c->column),
                     other = similar_cell(s, s->row[who], c->column);
    if (c->value.n > 0)
        return is_one_of(own, c->value) && is_one_of(other, c->value);
    return own.n > 0 && lode_same(own, other);
}

/* Each once, though several preferences may fit it: those of the first preference, of the second,
 * ..., then the rest; the nearest first among them. */
void similar_prefer(similar *s, uint32_t of) {
    lode_neighbour *found = s->found + of * s->pool;
    size_t n = s->count[of], done = 0;
    for (size_t p = 0; p < s->prefer.n; p++)
        for (size_t i = done; i < n; i++) {
            const lode_neighbour here = found[i];
            if (!is_preferred(s, &s->prefer.item[p], of, here.point))
                continue;
            memmove(found + done + 1, found + done, (i - done) * sizeof *found);
            found[done++] = here;
        }
    s->count[of] = n < s->k ? n : s->k;
}
