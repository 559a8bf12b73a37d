/* From the groups of each worker to those of the input; and what only all of the input can tell. */
#include "agg_parts.h"

#include "lode/memory.h"

#include <stdlib.h>

uint32_t agg_kinds_differ(const agg_run *run, lode_slice a, lode_slice b) {
    uint32_t differ = 0;
    for (size_t i = 0; i < run->watched; i++)
        if (!lode_same(agg_key_part(a, i), agg_key_part(b, i)))
            differ |= (uint32_t)1 << i;
    return differ;
}

/* ---- one group of each key ---- */

static void unite_group(const agg_run *run, agg_group *group, agg_group *other) {
    group->mixed |= agg_kinds_differ(run, group->kind, other->kind);
    agg_group_unite(group, other);
}

/* Which comes first cannot depend on which row did, for then it would on how the rows are shared
 * out. */
static int by_key(const void *a, const void *b, void *parts) {
    const agg_group *const *x = a, *const *y = b;
    return agg_keys_order(parts, (*x)->key, (*y)->key);
}

/* The groups of one worker, which gives each its number among those of all. */
static void take_groups(agg_run *run, agg_worker *w, lode_names *keys, uint32_t *number) {
    for (size_t i = 0; i < w->n_groups; i++) {
        agg_group *group = &w->group[i];
        if (run->plain)
            group->count = group->store.n;
        group->number = number[i] = lode_names_add(keys, group->key);
        if (number[i] < run->n_groups)
            unite_group(run, run->group[number[i]], group);
        else
            run->group[run->n_groups++] = group;
    }
}

/* A unit that several workers have met in a group is one. */
static void count_units(const agg_run *run, const agg_worker *w, const uint32_t *number) {
    lode_bytes room = {0};
    for (uint32_t i = 0; w->units && i < lode_names_count(w->units); i++) {
        const lode_slice unit = lode_names_get(w->units, i);
        uint32_t group;
        memcpy(&group, unit.p, sizeof group);
        room.n = 0;
        lode_bytes_add(&room, (const char *)&number[group], sizeof *number);
        lode_bytes_add(&room, unit.p + sizeof group, unit.n - sizeof group);
        const uint32_t known = lode_names_count(run->units);
        if (lode_names_add(run->units, (lode_slice){room.p, room.n}) == known)
            run->group[number[group]]->units++;
    }
    free(room.p);
}

void agg_unite(agg_run *run) {
    size_t most = 0;
    for (unsigned k = 0; k < run->workers; k++)
        most += run->worker[k].n_groups;
    lode_names *keys = lode_names_new();
    run->units = lode_names_new();
    run->group = lode_allocate(most, sizeof *run->group);
    for (unsigned k = 0; k < run->workers; k++) {
        uint32_t *number = lode_allocate(run->worker[k].n_groups, sizeof *number);
        take_groups(run, &run->worker[k], keys, number);
        count_units(run, &run->worker[k], number);
        free(number);
    }
    lode_names_free(keys);
    if (run->n_targets == 0) /* else they are put together before they have an order */
        qsort_r(run->group, run->n_groups, sizeof *run->group, by_key, &run->groups);
}

/* ---- levels ---- */

static lode_level level_of(const agg_run *run, const agg_group *group) {
    return (lode_level)lode_level_find(agg_key_part(group->key, run->groups.n - 1));
}

static size_t keep(agg_run *run, lode_level level) {
    size_t kept = 0, dropped = 0;
    for (size_t i = 0; i < run->n_groups; i++) {
        agg_group *group = run->group[i];
        if (level_of(run, group) == level)
            run->group[kept++] = group;
        else
            dropped += group->count + agg_group_missing(group);
    }
    run->n_groups = kept;
    return dropped;
}

static lode_status several_levels(const agg_run *run, lode_level a, lode_level b) {
    lode_fail(run->error, LODE_REFUSED,
              "rows of level '%s' and of level '%s' cannot be put together", lode_level_name(a),
              lode_level_name(b));
    return lode_fail_hint(run->error, "keep them apart: add geographic_level to -g");
}

/* Groups are in the order of their levels if that comes first in their keys, else not. */
static lode_level smallest_level(const agg_run *run, bool *several) {
    lode_level smallest = level_of(run, run->group[0]);
    *several = false;
    for (size_t i = 0; i < run->n_groups; i++) {
        const lode_level level = level_of(run, run->group[i]);
        *several |= level != smallest;
        smallest = level < smallest ? level : smallest;
    }
    return smallest;
}

static lode_level other_level(const agg_run *run, lode_level than) {
    size_t i = 0;
    while (level_of(run, run->group[i]) == than)
        i++;
    return level_of(run, run->group[i]);
}

static void tell_level(const agg_run *run, lode_level level) {
    if (level != LODE_LEVEL_SCHOOL)
        lode_notice(run->report, "no rows of level School; those of level %s are put together",
                    lode_level_name(level));
}

/* Rows of levels above are left as they were published, if they are those of areas. */
static lode_status keep_for_targets(agg_run *run, lode_level source) {
    const lode_level target = run->target[0].level;
    size_t left = keep(run, source);
    for (size_t i = 0; i < run->n_published; i++)
        left -= lode_level_find(run->published[i][LODE_COL_GEOGRAPHIC_LEVEL]) != (int)source;
    lode_left_out(run->report, "of a level that is neither put together nor published", left);
    run->source = source;
    tell_level(run, source);
    if (source <= target)
        return LODE_OK;
    lode_fail(run->error, LODE_REFUSED, "rows of level '%s' cannot be put together as %s",
              lode_level_name(source), lode_level_name(target));
    return lode_fail_hint(run->error, "there are no rows of a smaller level in the input");
}

lode_status agg_keep_level(agg_run *run) {
    bool several;
    if (run->shown == run->groups.n || run->n_groups == 0 || agg_is_of_pupils(run))
        return LODE_OK;
    const lode_level smallest = smallest_level(run, &several);
    if (run->n_targets > 0)
        return keep_for_targets(run, smallest);
    if (several && smallest != LODE_LEVEL_SCHOOL)
        return several_levels(run, smallest, other_level(run, smallest));
    lode_left_out(run->report, "not of level School, and geographic_level is not in -g",
                  keep(run, smallest));
    tell_level(run, smallest);
    return LODE_OK;
}

/* ---- what was asked for and is not there ---- */

typedef struct {
    size_t first;
    lode_slice kind;
} sighting;

static int by_sight(const void *a, const void *b) {
    const sighting *x = a, *y = b;
    return (x->first > y->first) - (x->first < y->first);
}

/* The kinds of all workers in the order of their first rows; some may stand several times. */
static sighting *all_kinds(const agg_run *run, size_t *n) {
    *n = 0;
    for (unsigned k = 0; k < run->workers; k++)
        *n += run->worker[k].n_sorts;
    sighting *all = lode_allocate(*n, sizeof *all);
    size_t i = 0;
    for (unsigned k = 0; k < run->workers; k++)
        for (size_t s = 0; s < run->worker[k].n_sorts; s++)
            all[i++] = (sighting){run->worker[k].sort[s].first,
                                  agg_keys_text(run->worker[k].kinds, (uint32_t)s)};
    qsort(all, *n, sizeof *all, by_sight);
    return all;
}

static bool somebody_has(const agg_run *run, const sighting *kinds, size_t n,
                         lode_measure_column column, const char *asked) {
    for (size_t i = 0; i < n; i++)
        if (lode_measures_is_asked(column, agg_kind_text(run, kinds[i].kind, column),
                                   agg_kind_text(run, kinds[i].kind, LODE_COL_BREAKDOWN_TOPIC),
                                   asked))
            return true;
    return false;
}

static lode_status check_words(const agg_run *run, const sighting *kinds, size_t n,
                               lode_words asked, lode_measure_column column) {
    for (size_t i = 0; i < asked.n; i++) {
        if (somebody_has(run, kinds, n, column, asked.item[i]))
            continue;
        lode_names *seen = lode_names_new();
        for (size_t k = 0; k < n; k++)
            lode_names_add(seen, agg_kind_text(run, kinds[k].kind, column));
        const lode_status status =
            lode_measures_nobody_has(column, asked.item[i], seen, run->error);
        lode_names_free(seen);
        return status;
    }
    return LODE_OK;
}

lode_status agg_check_asked(const agg_run *run) {
    const lode_measures_options *rows = &run->options->rows;
    size_t n;
    sighting *kinds = all_kinds(run, &n);
    lode_status status = LODE_OK;
    if (n > 0)
        status = check_words(run, kinds, n, rows->measure, LODE_COL_MEASURE);
    if (n > 0 && status == LODE_OK)
        status = check_words(run, kinds, n, rows->breakdown, LODE_COL_BREAKDOWN);
    if (n > 0 && status == LODE_OK)
        status = check_words(run, kinds, n, run->options->gap, LODE_COL_BREAKDOWN);
    if (n > 0 && status == LODE_OK)
        status = check_words(run, kinds, n, rows->period, LODE_COL_TIME_PERIOD);
    free(kinds);
    return status;
}
