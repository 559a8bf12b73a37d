/* From parts and totals to relations between their counts. */
#include "suppress_parts.h"

#include <math.h>
#include <stdlib.h>

void suppress_add_pair(suppress_pairs *pairs, suppress_part part) {
    LODE_GROW(pairs->item, pairs->n, pairs->room);
    pairs->item[pairs->n++] = part;
}

static int by_total(const void *a, const void *b) {
    const suppress_part *x = a, *y = b;
    if (x->total != y->total)
        return x->total < y->total ? -1 : 1;
    if (x->is_level != y->is_level)
        return x->is_level ? 1 : -1;
    const int order = lode_order(x->by, y->by);
    return order ? order : (x->part > y->part) - (x->part < y->part);
}

static bool overlaps(const suppress *s, lode_slice by) {
    for (size_t i = 0; i < s->options->overlap.n; i++)
        if (lode_same_folded(by, lode_text(s->options->overlap.item[i])))
            return true;
    return false;
}

static void tell_more(suppress *s, const suppress_part *part, double sum, double total,
                      suppress_role role) {
    const lode_measure_column column = role == SUPPRESS_N ? LODE_COL_N
                                       : s->measures->column[LODE_COL_NUMERATOR] >= 0
                                           ? LODE_COL_NUMERATOR
                                           : LODE_COL_VALUE;
    lode_fail(s->error, LODE_DATA, "the parts by '%.*s' are %.0f, more than their total of %.0f",
              LODE_ARG(part->by), sum, total);
    lode_fail_hint(s->error, "if they overlap, say so: --overlap '%.*s'", LODE_ARG(part->by));
    suppress_tell(s, part->total, column, "totals that do not add up");
}

/* ---- what parts leave over ---- */

/* Of one topic or level, over all its totals of which everything is known. */
typedef struct {
    bool adds_up, leaves_rest;
} habit;

typedef struct {
    suppress *s;
    lode_names *names; /* of topics and levels */
    habit *habit;      /* [names] */
    size_t room;
} sums;

static habit *habit_of(sums *all, const suppress_part *part) {
    const uint32_t number = lode_names_add(
        all->names,
        lode_text(lode_arena_print(all->s->arena, "%d %.*s", part->is_level, LODE_ARG(part->by))));
    if (number >= all->room) {
        const size_t before = all->room;
        LODE_GROW(all->habit, number, all->room);
        memset(all->habit + before, 0, (all->room - before) * sizeof *all->habit);
    }
    return &all->habit[number];
}

/* A total and its n parts, by one of their counts. False if one of them has none. */
typedef struct {
    const suppress_part *part;
    size_t n;
    suppress_role role;
    double rest, known; /* nan if one is not known; sum of the parts that are */
} group;

static bool weigh(const suppress *s, group *g) {
    const size_t total = s->of[g->part->total][g->role];
    double sum = 0;
    g->known = 0;
    for (size_t i = 0; i < g->n; i++) {
        const size_t cell = s->of[g->part[i].part][g->role];
        if (cell == SUPPRESS_NONE)
            return false;
        sum += s->cell[cell].value;
        g->known += isnan(s->cell[cell].value) ? 0 : s->cell[cell].value;
    }
    if (total != SUPPRESS_NONE)
        g->rest = s->cell[total].value - sum;
    return total != SUPPRESS_NONE;
}

static void learn(sums *all, const group *g) {
    habit *h = habit_of(all, g->part);
    const double total = all->s->cell[all->s->of[g->part->total][g->role]].value;
    h->adds_up |= g->rest == 0;
    h->leaves_rest |= g->rest > 0;
    if (g->known > total)
        tell_more(all->s, g->part, g->known, total, g->role);
}

/* Parts that leave nothing over add up; a rest is a count of its own. Where one is not known the
 * parts are taken to add up if those of the same topic do wherever that can be seen. */
static void relate(sums *all, const group *g) {
    suppress *s = all->s;
    const habit *h = habit_of(all, g->part);
    const bool adds_up = g->rest == 0 || (isnan(g->rest) && h->adds_up && !h->leaves_rest);
    for (size_t i = 0; i < g->n; i++)
        suppress_add_entry(s, s->of[g->part[i].part][g->role], 1);
    if (!adds_up)
        suppress_add_entry(s, suppress_add_cell(s, g->part->total, SUPPRESS_REST, g->rest), 1);
    suppress_add_entry(s, s->of[g->part->total][g->role], -1);
    suppress_end_relation(s);
}

/* ---- all of them ---- */

static bool is_same_group(const suppress_part *a, const suppress_part *b) {
    return a->total == b->total && a->is_level == b->is_level && lode_same(a->by, b->by);
}

static void for_each(sums *all, const suppress_pairs *pairs, void (*act)(sums *, const group *)) {
    for (size_t i = 0, n; i < pairs->n; i += n) {
        const suppress_part *first = &pairs->item[i];
        for (n = 1; i + n < pairs->n && is_same_group(first, first + n);)
            n++;
        for (int role = SUPPRESS_COUNT; role <= SUPPRESS_N && !overlaps(all->s, first->by);
             role++) {
            group g = {.part = first, .n = n, .role = (suppress_role)role};
            if (weigh(all->s, &g))
                act(all, &g);
        }
    }
}

void suppress_find_sums(suppress *s) {
    suppress_pairs pairs = {0};
    sums all = {.s = s, .names = lode_names_new()};
    suppress_find_breakdowns(s, &pairs);
    suppress_find_levels(s, &pairs);
    if (pairs.n)
        qsort(pairs.item, pairs.n, sizeof *pairs.item, by_total);
    for_each(&all, &pairs, learn);
    if (!s->wrong)
        for_each(&all, &pairs, relate);
    lode_names_free(all.names);
    free(all.habit);
    free(pairs.item);
}
