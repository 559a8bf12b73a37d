/* A pupil into the model: what it lacks, its groups, its row. */
#include "variance_parts.h"

#include <stdio.h>

void variance_begin(variance *v) {
    const size_t slopes = v->options->slope.n;
    size_t *slope = lode_allocate(slopes, sizeof *slope);
    for (size_t i = 0; i < slopes; i++)
        slope[i] = v->design ? v->term[v->slope[i]].first : v->slope[i];
    lode_mixed_pupils_free(v->pupils);
    v->pupils = lode_mixed_pupils_new(v->design ? v->covariates : v->terms, slope, slopes);
    free(slope);
    free(v->lacking);
    v->lacking = lode_allocate(v->levels + v->sources, sizeof *v->lacking);
    v->conflict = 0;
    for (size_t l = 0; l < v->levels; l++)
        v->groups[l] = v->place_capacity[l] = 0;
}

/* ---- groups ---- */

/* The number of a group that has a pupil, from that of its name. */
static uint32_t place_group(variance *v, size_t l, uint32_t name, size_t row) {
    if (name >= v->place_capacity[l]) {
        const size_t from = v->place_capacity[l], n = 2 * ((size_t)name + 32);
        v->place[l] = lode_reallocate(v->place[l], n, sizeof *v->place[l]);
        memset(v->place[l] + from, 0xff, (n - from) * sizeof *v->place[l]);
        v->place_capacity[l] = n;
    }
    uint32_t *place = &v->place[l][name];
    if (*place == LODE_UNKNOWN) {
        LODE_GROW(v->group_row[l], v->groups[l], v->group_capacity[l]);
        v->group_row[l][v->groups[l]] = (uint32_t)row;
        *place = (uint32_t)v->groups[l]++;
    }
    return *place;
}

static void nest(variance *v, uint32_t unit, uint32_t area, bool fresh, size_t row) {
    if (fresh) {
        LODE_GROW(v->area, unit, v->area_capacity);
        v->area[unit] = area;
    } else if (v->area[unit] != area && !v->conflict) {
        v->conflict = row + 1;
        v->conflict_unit = unit;
    }
}

/* ---- rows ---- */

/* What the row lacks first, as a number below levels + sources; as many if nothing. */
static size_t first_lacking(const variance *v, const uint32_t *group, const double *cell) {
    for (size_t l = 0; l < v->levels; l++)
        if (group[l] == LODE_UNKNOWN)
            return l;
    for (size_t s = 0; s < v->sources; s++)
        if (isnan(cell[s]))
            return v->levels + s;
    return v->levels + v->sources;
}

void variance_take(variance *v, size_t row, const uint32_t *group, const double *cell) {
    const size_t lacking = first_lacking(v, group, cell), known = v->groups[0];
    if (lacking < v->levels + v->sources) {
        v->lacking[lacking]++;
        return;
    }
    const uint32_t unit = place_group(v, 0, group[0], row);
    if (v->levels == 2)
        nest(v, unit, place_group(v, 1, group[1], row), v->groups[0] > known, row);
    lode_mixed_pupils_add(v->pupils, unit, v->design ? variance_design_row(v, cell) : cell);
}

/* ---- what became of them ---- */

static void tell_lacking(const variance *v) {
    for (size_t i = 0; i < v->levels + v->sources; i++) {
        char reason[256];
        const lode_slice name = i < v->levels ? v->group_name[i] : v->source[i - v->levels].name;
        if (v->lacking[i] == 0)
            continue;
        snprintf(reason, sizeof reason, "without %.*s", LODE_ARG(name));
        lode_left_out(v->report, reason, v->lacking[i]);
        lode_notice(v->report, "%zu of %zu pupils have no %.*s and are left out", v->lacking[i],
                    v->rows, LODE_ARG(name));
    }
}

static void tell_groups(const variance *v) {
    for (size_t l = 0; l < v->levels; l++) {
        const size_t all = lode_names_count(v->names[l]);
        if (v->groups[l] < all)
            lode_notice(v->report, "%zu of %zu groups by %.*s have no pupil that can be used",
                        all - v->groups[l], all, LODE_ARG(v->group_name[l]));
    }
}

static lode_slice name_at(const variance *v, size_t l, size_t row) {
    return lode_trim(lode_table_text(v->table, row, (size_t)v->group[l]));
}

static lode_status two_areas(variance *v) {
    const size_t row = v->conflict - 1, first = v->group_row[0][v->conflict_unit];
    lode_fail(v->error, LODE_DATA, "%.*s '%.*s' is in %.*s '%.*s', and in '%.*s' in line %zu",
              LODE_ARG(v->group_name[0]), LODE_ARG(name_at(v, 0, row)), LODE_ARG(v->group_name[1]),
              LODE_ARG(name_at(v, 1, row)), LODE_ARG(name_at(v, 1, first)),
              lode_table_line(v->table, first));
    lode_fail_hint(v->error,
                   "groups lie in one another; if several have the same name, a column of "
                   "both names tells them apart");
    return lode_table_fail_at(v->table, row, (size_t)v->group[1], v->error);
}

lode_status variance_account(variance *v) {
    if (v->conflict)
        return two_areas(v);
    tell_lacking(v);
    tell_groups(v);
    if (lode_mixed_pupils_count(v->pupils) > 0)
        return LODE_OK;
    return lode_fail(v->error, LODE_REFUSED,
                     v->rows ? "no pupil has all that the model takes" : "the input has no pupils");
}
