/* Parts of a total by level: schools of a cluster, clusters of an authority, ... */
#include "suppress_parts.h"

#include <stdlib.h>

static lode_level level_of(const suppress *s, size_t row) {
    return lode_measures_facet(s->measures, row)->level;
}

/* Units of these levels have a place of their own and do not overlap. */
static bool can_be_part(lode_level level) {
    return level == LODE_LEVEL_SCHOOL || level == LODE_LEVEL_CLUSTER || level == LODE_LEVEL_LA ||
           level == LODE_LEVEL_REGIONAL;
}

/* Where a row is, at a level, by its i-th identifier: a key, or an empty slice. */
static lode_slice key_of(suppress *s, size_t row, lode_level level, int i, uint32_t kind) {
    const lode_measures *m = s->measures;
    const lode_facet *f = lode_measures_facet(m, row);
    const int column = m->identifier[level][i];
    lode_slice text = {"", 0};
    if (column >= 0)
        text = lode_trim(lode_table_text(m->table, row, (size_t)column));
    if (text.n == 0 && !(level == LODE_LEVEL_NATIONAL && i == 0))
        return (lode_slice){"", 0};
    return lode_text(lode_arena_print(s->arena, "%d|%d|%u|%u|%u|%u|%u|%.*s", (int)level, i,
                                      f->period, kind, f->breakdown, f->measure, f->release,
                                      LODE_ARG(text)));
}

/* Figures of all schools, whatever kind a school is of. */
static bool is_of_all(const suppress *s, uint32_t kind) {
    const lode_slice name = lode_names_get(s->measures->kinds, kind);
    return name.n == 0 || lode_same_folded(name, lode_text("State-funded")) ||
           lode_same_folded(name, lode_text("All schools"));
}

static bool suits(const suppress *s, size_t part, uint32_t kind) {
    return kind == lode_measures_facet(s->measures, part)->kind ||
           (level_of(s, part) == LODE_LEVEL_SCHOOL && is_of_all(s, kind));
}

typedef struct {
    lode_names *keys;
    size_t *row; /* [keys] */
    size_t room;
} totals;

static void add_total(suppress *s, totals *t, size_t row) {
    const lode_facet *f = lode_measures_facet(s->measures, row);
    for (int i = 0; i < 3; i++) {
        const lode_slice key = key_of(s, row, f->level, i, f->kind);
        const size_t number = lode_names_count(t->keys);
        if (key.n == 0 || lode_names_add(t->keys, key) != number)
            continue;
        LODE_GROW(t->row, number, t->room);
        t->row[number] = row;
    }
}

static void add_totals_of(suppress *s, const totals *t, size_t row, lode_level level, uint32_t kind,
                          suppress_pairs *pairs) {
    for (int i = 0; i < 3; i++) {
        const lode_slice key = key_of(s, row, level, i, kind);
        const uint32_t found = key.n ? lode_names_find(t->keys, key) : LODE_UNKNOWN;
        if (found == LODE_UNKNOWN)
            continue;
        suppress_add_pair(pairs,
                          (suppress_part){t->row[found], row,
                                          lode_text(lode_level_name(level_of(s, row))), true});
        return;
    }
}

void suppress_find_levels(suppress *s, suppress_pairs *pairs) {
    const lode_measures *m = s->measures;
    totals t = {.keys = lode_names_new()};
    for (size_t row = 0; row < m->rows; row++)
        if (level_of(s, row) != LODE_LEVEL_SCHOOL)
            add_total(s, &t, row);
    for (size_t row = 0; row < m->rows; row++)
        for (int level = (int)level_of(s, row) + 1;
             can_be_part(level_of(s, row)) && level < LODE_LEVELS; level++)
            for (uint32_t kind = 0; kind < lode_names_count(m->kinds); kind++)
                if (suits(s, row, kind))
                    add_totals_of(s, &t, row, (lode_level)level, kind, pairs);
    lode_names_free(t.keys);
    free(t.row);
}
