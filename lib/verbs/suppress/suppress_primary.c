/* Which counts are small, and what hiding another one costs. */
#include "suppress_parts.h"

#include <math.h>

static bool is_small(const suppress *s, double count) {
    return (count >= 1 && count <= (double)s->options->threshold) ||
           (s->options->zeros && count == 0);
}

static void hide(suppress *s, size_t cell) {
    if (cell != SUPPRESS_NONE)
        s->cell[cell].primary = true;
}

/* A figure is hidden by its count; by its n where it has none. */
static void hide_figure(suppress *s, size_t row) {
    const size_t count = s->of[row][SUPPRESS_COUNT];
    hide(s, count != SUPPRESS_NONE ? count : s->of[row][SUPPRESS_N]);
}

static void judge(suppress *s, const suppress_cell *c) {
    const bool of_few =
        c->role == SUPPRESS_N && c->value >= 1 && c->value < (double)s->options->rates;
    if (c->role == SUPPRESS_REST && is_small(s, c->value))
        hide(s, (size_t)(c - s->cell));
    else if (c->role != SUPPRESS_REST && (is_small(s, c->value) || of_few))
        hide_figure(s, c->row);
    if (c->role == SUPPRESS_N && is_small(s, c->value) && c->value > 0)
        hide(s, s->of[c->row][SUPPRESS_N]);
}

/* The dearer, the more readers miss it: a total, a figure of a higher level, a denominator. */
static double weight_of(const suppress *s, const suppress_cell *c) {
    const lode_facet *f = lode_measures_facet(s->measures, c->row);
    const bool total = lode_is(lode_measures_topic(s->measures, f->breakdown), "Total");
    return (1 + 2 * total) *
           (1 + 3 * (f->level > LODE_LEVEL_SCHOOL) + 9 * (f->level >= LODE_LEVEL_LA) +
            90 * (f->level == LODE_LEVEL_NATIONAL)) *
           (c->role == SUPPRESS_N ? 2 : 1);
}

/* A 0 of some is hidden only where nothing else does; that a group has nobody is no secret that
 * could hide another. */
static bool may_be_hidden(const suppress *s, const suppress_cell *c) {
    const size_t n = s->of[c->row][SUPPRESS_N];
    return c->value > 0 ||
           (c->role == SUPPRESS_COUNT && n != SUPPRESS_NONE && !(s->cell[n].value <= 0));
}

/* Fewer figures first, of as many the smaller ones. Nobody shows complements and rests. */
static double cost_of(const suppress *s, const suppress_cell *c) {
    if (c->role == SUPPRESS_COMPLEMENT || c->role == SUPPRESS_REST)
        return 0;
    if (!may_be_hidden(s, c))
        return INFINITY;
    return weight_of(s, c) * (c->value > 0 ? 1 + c->value / (c->value + 1e4) : 1000);
}

void suppress_find_primary(suppress *s) {
    for (size_t i = 0; i < s->cells; i++) {
        suppress_cell *c = &s->cell[i];
        c->cost = isnan(c->value) ? 1 : cost_of(s, c);
        if (isnan(c->value))
            c->primary = c->role == SUPPRESS_COUNT || c->role == SUPPRESS_N;
        else if (!s->options->as_is)
            judge(s, c);
    }
}
