/* Exact decimals that are added up, and room for many of them. */
#include "check_amounts.h"

#include "lode/memory.h"
#include "lode/number.h"

#include <stdlib.h>

/* ---- amounts ---- */

/* units * 10^places; false if that is too long. */
static bool scaled(int64_t units, int places, int64_t *out) {
    return places <= 18 && !__builtin_mul_overflow(units, lode_whole_power_of_ten[places], out);
}

static bool align(const check_amount *a, const check_amount *b, int64_t *x, int64_t *y) {
    const int more = (int)a->scale - (int)b->scale;
    return scaled(a->units, more < 0 ? -more : 0, x) && scaled(b->units, more > 0 ? more : 0, y);
}

void check_amount_add(check_amount *to, const check_amount *part) {
    int64_t x, y;
    to->flags |= part->flags;
    if (!(part->flags & CHECK_HAS))
        return;
    to->slack += part->slack;
    if (to->scale == part->scale && !__builtin_add_overflow(to->units, part->units, &x)) {
        to->units = x;
        return;
    }
    if (!align(to, part, &x, &y) || __builtin_add_overflow(x, y, &to->units))
        to->flags |= CHECK_BROKEN;
    if (part->scale > to->scale)
        to->scale = part->scale;
}

bool check_amount_difference(const check_amount *a, const check_amount *b, int64_t *more,
                             int *scale) {
    int64_t x, y;
    *scale = a->scale > b->scale ? a->scale : b->scale;
    return align(a, b, &x, &y) && !__builtin_sub_overflow(x, y, more);
}

/* ---- piles ---- */

check_amount *check_pile_up(check_pile *pile, size_t figures) {
    const size_t i = pile->n++;
    if (i % CHECK_PIECE == 0) {
        const size_t pieces = i / CHECK_PIECE;
        if ((pieces & (pieces - 1)) == 0)
            pile->piece =
                lode_reallocate(pile->piece, pieces ? 2 * pieces : 1, sizeof *pile->piece);
        pile->piece[pieces] = lode_allocate(CHECK_PIECE * figures, sizeof **pile->piece);
    }
    return check_pile_at(pile, i, figures);
}

void check_pile_free(check_pile *pile) {
    for (size_t i = 0; i * CHECK_PIECE < pile->n; i++)
        free(pile->piece[i]);
    free(pile->piece);
}
