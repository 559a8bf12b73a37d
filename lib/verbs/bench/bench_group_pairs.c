/* Who is similar to a trust, cluster, alliance or partnership: the schools listed for its schools
 * that are not in it themselves, each once. */
#include "bench_parts.h"

#include "lode/pairs.h"

#include <stdio.h>
#include <stdlib.h>

/* A group is known by its level and what names it: no URN looks like that. */
bool lode_bench_group_key(const bench *b, size_t row, lode_level level, char key[BENCH_GROUP_KEY]) {
    const lode_measures *m = b->measures;
    for (size_t i = 0; i < 3; i++) {
        const int column = m->identifier[level][i];
        const lode_slice name = column < 0
                                    ? (lode_slice){"", 0}
                                    : lode_trim(lode_table_text(m->table, row, (size_t)column));
        if (name.n == 0)
            continue;
        snprintf(key, BENCH_GROUP_KEY, "%s: %.*s", lode_level_name(level), LODE_ARG(name));
        return true;
    }
    return false;
}

bool lode_bench_is_group(lode_level level) {
    return level > LODE_LEVEL_SCHOOL && level <= LODE_LEVEL_PARTNERSHIP;
}

typedef struct {
    uint32_t group, school;
} membership;

typedef struct {
    lode_names *groups; /* that have rows of their own */
    lode_names *seen;   /* memberships; later those and the pairs of groups */
    membership *member; /* [n] */
    size_t n, capacity;
} group_pairs;

static bool add_once(lode_names *seen, uint32_t a, uint32_t b) {
    const uint32_t key[2] = {a, b};
    const uint32_t n = lode_names_count(seen);
    return lode_names_add(seen, (lode_slice){(const char *)key, sizeof key}) == n;
}

static void find_groups(const bench *b, group_pairs *g) {
    char key[BENCH_GROUP_KEY];
    for (size_t r = 0; r < b->measures->rows; r++) {
        const lode_level level = lode_measures_facet(b->measures, r)->level;
        if (lode_bench_is_group(level) && lode_bench_group_key(b, r, level, key))
            lode_names_add(g->groups, lode_text(key));
    }
}

/* A school that was in a group in any period is not among those it is compared with. */
static void find_members(const bench *b, const lode_pairs *file, group_pairs *g) {
    char key[BENCH_GROUP_KEY];
    for (size_t r = 0; r < b->measures->rows; r++) {
        if (lode_measures_facet(b->measures, r)->level != LODE_LEVEL_SCHOOL)
            continue;
        const uint32_t school = lode_names_find(
            file->units, lode_trim(lode_measures_text(b->measures, r, LODE_COL_SCHOOL_URN)));
        for (lode_level level = LODE_LEVEL_TRUST;
             school != LODE_UNKNOWN && level <= LODE_LEVEL_PARTNERSHIP; level++) {
            const uint32_t group = lode_bench_group_key(b, r, level, key)
                                       ? lode_names_find(g->groups, lode_text(key))
                                       : LODE_UNKNOWN;
            if (group == LODE_UNKNOWN || !add_once(g->seen, group, school))
                continue;
            LODE_GROW(g->member, g->n, g->capacity);
            g->member[g->n++] = (membership){group, school};
        }
    }
}

/* The pairs of groups, after those of schools. */
static void add_pairs(lode_pairs *file, const group_pairs *g) {
    const size_t units = lode_names_count(file->units), schools = file->n;
    size_t capacity = file->n, *start = lode_allocate(units + 2, sizeof *start);
    uint32_t *of_unit = lode_allocate(schools + 1, sizeof *of_unit);
    for (size_t i = 0; i < schools; i++)
        start[file->pair[i].unit + 2]++;
    for (size_t u = 2; u < units + 2; u++)
        start[u] += start[u - 1];
    for (size_t i = 0; i < schools; i++)
        of_unit[start[file->pair[i].unit + 1]++] = (uint32_t)i;
    for (size_t i = 0; i < g->n; i++) {
        const membership m = g->member[i];
        const uint32_t unit = lode_names_add(file->units, lode_names_get(g->groups, m.group));
        for (size_t p = start[m.school]; p < start[m.school + 1]; p++) {
            const lode_pair of_school = file->pair[of_unit[p]];
            if (!add_once(g->seen, m.group, of_school.comparator))
                continue;
            LODE_GROW(file->pair, file->n, capacity);
            file->pair[file->n++] = (lode_pair){unit, of_school.comparator, of_school.row};
        }
    }
    free(start);
    free(of_unit);
}

void lode_bench_pair_groups(const bench *b, lode_pairs *file) {
    group_pairs g = {.groups = lode_names_new(), .seen = lode_names_new()};
    if (file->of == LODE_PAIRS_OF_SCHOOLS)
        find_groups(b, &g);
    if (lode_names_count(g.groups) > 0) {
        find_members(b, file, &g);
        add_pairs(file, &g);
    }
    lode_names_free(g.groups);
    lode_names_free(g.seen);
    free(g.member);
}
