/* The neighbours of everybody, group by group. */
#include "similar_parts.h"

#include <stdlib.h>

/* One group, as lode_nearest takes it. */
typedef struct {
    const similar *s;
    const uint32_t *member; /* [n] in the order of their keys */
    size_t n;
    double *value; /* [n][terms] */
} group;

static group take_group(const similar *s, uint32_t number) {
    const size_t terms = s->recipe.n, from = s->first[number];
    const double *value = s->white ? s->white : s->value;
    group g = {.s = s, .member = s->member + from, .n = s->first[number + 1] - from};
    g.value = lode_allocate(g.n * terms, sizeof *g.value);
    for (size_t i = 0; i < g.n; i++)
        memcpy(g.value + i * terms, value + g.member[i] * terms, terms * sizeof *g.value);
    return g;
}

static bool may(const void *context, uint32_t a, uint32_t b) {
    const group *g = context;
    return similar_may(g->s, g->member[a], g->member[b]);
}

static bool has_parts(const similar *s) {
    return s->recipe.n > 0 && s->recipe.term[s->recipe.n - 1].part > s->recipe.term[0].part;
}

/* From the numbers in the group to those in the whole. */
static void hand_over(similar *s, const group *g, const lode_neighbour *found,
                      const size_t *count) {
    for (size_t i = 0; i < g->n; i++) {
        const uint32_t of = g->member[i];
        s->count[of] = count[i];
        for (size_t k = 0; k < count[i]; k++) {
            const lode_neighbour *one = &found[i * s->pool + k];
            s->found[of * s->pool + k] = (lode_neighbour){g->member[one->point], one->distance};
        }
    }
}

/* Where there is one group, its numbers are those of the whole. */
static void search_group(similar *s, const group *g, uint32_t number, const unsigned *part) {
    const size_t terms = s->recipe.n;
    const lode_points points = {.value = g->value,
                                .n = g->n,
                                .terms = terms,
                                .factor = s->factor + number * terms,
                                .part = part};
    const lode_nearest_options options = {.k = s->pool,
                                          .may = similar_has_conditions(s) ? may : NULL,
                                          .context = g,
                                          .threads = s->threads};
    lode_neighbour *found =
        s->groups == 1 ? s->found : lode_allocate(g->n * s->pool, sizeof *found);
    size_t *count = s->groups == 1 ? s->count : lode_allocate(g->n, sizeof *count);
    if (s->recipe.kind == LODE_SIMILAR_WINDOW)
        lode_nearest_window(&points, s->pool, found, count);
    else
        lode_nearest(&points, &options, found, count);
    if (s->groups == 1)
        return;
    hand_over(s, g, found, count);
    free(found);
    free(count);
}

static size_t at_most(size_t a, size_t b) {
    return a < b ? a : b;
}

static void tell_short(const similar *s) {
    size_t n = 0;
    for (size_t i = 0; i < s->n; i++)
        n += s->count[i] < s->k;
    if (n > 0)
        lode_notice(s->report, "%zu of %zu %s have fewer than %zu comparators", n, s->n,
                    s->areas ? "areas" : "schools", s->k);
}

lode_status similar_search(similar *s) {
    unsigned *part = lode_allocate(s->recipe.n, sizeof *part);
    const size_t wanted = s->prefer.n == 0 ? s->k : s->pool ? s->pool : 2 * s->k;
    s->pool = at_most(wanted < s->k ? s->k : wanted, s->n - 1);
    s->found = lode_allocate(s->n * s->pool, sizeof *s->found);
    s->count = lode_allocate(s->n, sizeof *s->count);
    for (size_t t = 0; t < s->recipe.n; t++)
        part[t] = s->recipe.term[t].part;
    for (uint32_t number = 0; number < s->groups; number++) {
        group g = take_group(s, number);
        search_group(s, &g, number, has_parts(s) ? part : NULL);
        free(g.value);
    }
    free(part);
    for (uint32_t of = 0; of < s->n; of++)
        similar_prefer(s, of);
    tell_short(s);
    return LODE_OK;
}
