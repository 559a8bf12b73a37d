/* Every row beside every comparator, and which rows are compared with the same figure. */
#include "bench_closer.h"

#include <math.h>
#include <stdlib.h>

typedef struct {
    uint32_t figure, level, whose;
} group_key;

/* What it takes to number the groups of one comparator. */
typedef struct {
    lode_names *groups, *targets;
    size_t capacity;
} numbering;

/* The published row or the pool that a row is compared with, or the target: two figures may be
 * equal by chance, and are not the same for it. */
static uint32_t whose_figure(const bench_against *against, size_t row, numbering *n,
                             const bench_face *face) {
    if (against->who == BENCH_TARGET)
        return lode_names_add(n->targets, face->text[BENCH_VALUE]);
    const bench_class *class = &against->class[against->class_of[row]];
    return class->published != BENCH_NO_ROW ? class->published : class->pool;
}

/* Those listed for a school, and the period before, are compared with by one row alone. */
static uint32_t group_of(const bench *b, bench_all_looks *all, numbering *n, size_t row,
                         const bench_face *face) {
    if (bench_is_listed(all->against) || all->against->who == BENCH_PREVIOUS)
        return BENCH_NO_GROUP;
    const group_key key = {lode_bench_figure(b, row),
                           (uint32_t)lode_measures_facet(b->measures, row)->level,
                           whose_figure(all->against, row, n, face)};
    const uint32_t id = lode_names_add(n->groups, (lode_slice){(const char *)&key, sizeof key});
    if (id == all->groups) {
        LODE_GROW(all->group, all->groups, n->capacity);
        all->group[all->groups++] = (bench_group){.phi = NAN, .tau2 = NAN};
    }
    return id;
}

static lode_status look_at(const bench *b, bench_all_looks *all, numbering *n, size_t row,
                           lode_error *error) {
    bench_comparison comparison;
    uint32_t place;
    lode_bench_places(b, all->against, row, 1, &place);
    const lode_status status = lode_bench_compare(b, row, all->against, place, &comparison, error);
    if (status != LODE_OK)
        return status;
    const bench_face *face = comparison.face;
    bench_look *look = &all->look[all->n];
    *look = (bench_look){.value = b->measures->value[row],
                         .row = (uint32_t)row,
                         .meaning = comparison.meaning,
                         .group = BENCH_NO_GROUP,
                         .target = NAN,
                         .z = NAN,
                         .p = NAN,
                         .adjusted = NAN,
                         .shrunken = NAN,
                         .reliability = NAN};
    all->of_row[row] = (uint32_t)all->n++;
    if (!comparison.compared)
        return LODE_OK;
    look->target = face->figure.value;
    look->group = group_of(b, all, n, row, face);
    if (all->against->who != BENCH_PREVIOUS)
        bench_see_chance(b, look);
    return LODE_OK;
}

static void gather_members(bench_all_looks *all) {
    for (size_t i = 0; i < all->n; i++)
        if (all->look[i].group != BENCH_NO_GROUP)
            all->group[all->look[i].group].n++;
    size_t next = 0;
    for (size_t g = 0; g < all->groups; g++) {
        all->group[g].first = next;
        next += all->group[g].n;
        all->group[g].n = 0;
    }
    all->member = lode_reallocate(NULL, next + 1, sizeof *all->member);
    for (size_t i = 0; i < all->n; i++) {
        if (all->look[i].group == BENCH_NO_GROUP)
            continue;
        bench_group *group = &all->group[all->look[i].group];
        all->member[group->first + group->n++] = (uint32_t)i;
    }
}

static lode_status look_beside(const bench *b, const bench_against *against, bench_all_looks *all,
                               lode_error *error) {
    const size_t rows = b->measures->rows;
    numbering n = {.groups = lode_names_new(), .targets = lode_names_new()};
    lode_status status = LODE_OK;
    all->against = against;
    all->of_row = lode_reallocate(NULL, rows + 1, sizeof *all->of_row);
    all->look = lode_reallocate(NULL, rows + 1, sizeof *all->look);
    for (size_t r = 0; r < rows && status == LODE_OK; r++) {
        all->of_row[r] = BENCH_NO_ROW;
        if (lode_bench_applies(b, against, r) && lode_measures_has(b->measures, r))
            status = look_at(b, all, &n, r, error);
    }
    lode_names_free(n.groups);
    lode_names_free(n.targets);
    gather_members(all);
    return status;
}

lode_status bench_look_everywhere(bench *b, lode_error *error) {
    lode_status status = lode_pupil_spread_read(&b->closer->spread, b->closer->reference, error);
    b->closer->beside = lode_allocate(b->n_against, sizeof *b->closer->beside);
    for (size_t i = 0; i < b->n_against && status == LODE_OK; i++)
        status = look_beside(b, &b->against[i], &b->closer->beside[i], error);
    return status;
}

void lode_bench_free_closer(bench *b) {
    if (!b->closer)
        return;
    for (size_t i = 0; i < b->n_against; i++) {
        bench_all_looks *all = &b->closer->beside[i];
        free(all->look);
        free(all->of_row);
        free(all->group);
        free(all->member);
    }
    free(b->closer->beside);
    if (b->closer->spread)
        lode_pupil_spread_free(b->closer->spread);
    free(b->closer);
}
