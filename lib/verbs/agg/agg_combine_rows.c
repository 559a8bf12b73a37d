/* The records of a part: its kinds, its groups, and what is kept of their rows. */
#include "agg_combine.h"

#include <stdlib.h>

lode_status agg_wrong_part(const agg_combiner *c, const char *what) {
    lode_fail(c->run->error, LODE_DATA, "%s", what);
    lode_fail_hint(c->run->error, "parts are what lode-agg --partial writes");
    return lode_fail_at(c->run->error, c->file, c->record ? lode_record_line(c->record) : 0, 0);
}

lode_status agg_no_part(const agg_combiner *c) {
    return agg_wrong_part(c, "this is no part of an aggregation");
}

/* ---- cells ---- */

lode_slice agg_cell_in(const agg_combiner *c, int column) {
    return lode_record_at(c->record, column);
}

bool agg_whole_in(const agg_combiner *c, int column, size_t *whole) {
    lode_number number;
    if (!lode_number_read(agg_cell_in(c, column), &number) || !number.exact || number.scale > 0 ||
        number.units < 0)
        return false;
    *whole = (size_t)number.units;
    return true;
}

/* The first parts of a key, from the columns for them. */
static lode_slice key_in(agg_combiner *c, size_t parts) {
    c->key.n = 0;
    for (size_t i = 0; i < parts; i++) {
        const lode_slice text = agg_cell_in(c, AGG_FILE_KEYS + (int)i);
        lode_bytes_add(&c->key, text.p, text.n);
        lode_bytes_add(&c->key, "", 1); /* AGG_PART_END */
    }
    return (lode_slice){c->key.p, c->key.n};
}

/* The group of a record; NULL: it has none that this part has told. */
static agg_group *group_in(const agg_combiner *c) {
    size_t number;
    if (!agg_whole_in(c, AGG_FILE_GROUP, &number) || number >= c->groups || c->group[number] == 0)
        return NULL;
    return &c->run->worker[0].group[c->group[number] - 1];
}

/* ---- kinds and groups ---- */

static uint32_t kind_in(agg_combiner *c) {
    agg_run *run = c->run;
    return agg_take_kind(run, &run->worker[0], key_in(c, run->kinds.n));
}

lode_status agg_combine_kind(agg_combiner *c) {
    const uint32_t kind = kind_in(c);
    agg_worker *w = &c->run->worker[0];
    if (agg_cell_in(c, AGG_FILE_GROUP).n == 0)
        return LODE_OK;
    agg_group *group = group_in(c);
    if (!group)
        return agg_no_part(c);
    const lode_slice text = agg_keys_text(w->kinds, kind);
    if (group->kind.p == NULL)
        group->kind = text;
    group->mixed |= agg_kinds_differ(c->run, group->kind, text);
    return LODE_OK;
}

lode_status agg_combine_group(agg_combiner *c) {
    agg_run *run = c->run;
    agg_worker *w = &run->worker[0];
    size_t number, mixed;
    if (!agg_whole_in(c, AGG_FILE_GROUP, &number) || !agg_whole_in(c, AGG_FILE_AMOUNT, &mixed) ||
        number > UINT32_MAX)
        return agg_no_part(c);
    const uint32_t key = agg_keys_add(w->groups, key_in(c, run->groups.n));
    if (key == w->n_groups)
        agg_add_group(run, w);
    w->group[key].mixed |= (uint32_t)mixed;
    if (number >= c->groups) {
        c->group = lode_reallocate(c->group, 2 * number + 16, sizeof *c->group);
        memset(c->group + c->groups, 0, (2 * number + 16 - c->groups) * sizeof *c->group);
        c->groups = 2 * number + 16;
    }
    c->group[number] = key + 1;
    return LODE_OK;
}

/* ---- what is kept of rows ---- */

static lode_status take_value(agg_combiner *c, agg_group *group) {
    lode_number value;
    size_t times;
    if (!lode_number_read(agg_cell_in(c, AGG_FILE_ITEM), &value) ||
        !agg_whole_in(c, AGG_FILE_AMOUNT, &times))
        return agg_no_part(c);
    agg_store_add_times(&group->store, &value, times);
    return LODE_OK;
}

static bool add_total(const agg_combiner *c, agg_total *total) {
    agg_total more;
    if (!agg_total_read(agg_cell_in(c, AGG_FILE_AMOUNT), &more))
        return false;
    agg_total_merge(total, &more);
    return true;
}

static bool add_count(const agg_combiner *c, size_t *count) {
    size_t more;
    if (!agg_whole_in(c, AGG_FILE_AMOUNT, &more))
        return false;
    *count += more;
    return true;
}

static bool take_last(const agg_combiner *c, agg_pool *pool) {
    lode_number number;
    return lode_number_read(agg_cell_in(c, AGG_FILE_AMOUNT), &number) &&
           agg_decimal_of(&number, &pool->last);
}

static bool take_pool(const agg_combiner *c, agg_pool *pool) {
    const lode_slice item = agg_cell_in(c, AGG_FILE_ITEM);
    for (int i = 0; i < AGG_POOL_TOTALS; i++)
        if (lode_is(item, agg_pool_total_names[i]))
            return add_total(c, agg_pool_total(pool, i));
    for (int i = 0; i < AGG_POOL_COUNTS; i++)
        if (lode_is(item, agg_pool_count_names[i]))
            return add_count(c, agg_pool_count(pool, i));
    return lode_is(item, "last") && take_last(c, pool);
}

static bool take_weighted(const agg_combiner *c, agg_weighted *weighted) {
    const lode_slice item = agg_cell_in(c, AGG_FILE_ITEM);
    if (lode_is(item, "sum"))
        return add_total(c, &weighted->sum);
    if (lode_is(item, "weight"))
        return add_total(c, &weighted->weight);
    return lode_is(item, "without") && add_count(c, &weighted->without);
}

static bool take_pair(const agg_combiner *c, agg_pairs *pairs) {
    lode_number first, second;
    if (!lode_number_read(agg_cell_in(c, AGG_FILE_ITEM), &first) ||
        !lode_number_read(agg_cell_in(c, AGG_FILE_AMOUNT), &second))
        return false;
    agg_pairs_add(pairs, first.value, second.value);
    return true;
}

static bool take_coded(const agg_combiner *c, agg_group *group) {
    size_t count;
    if (!agg_whole_in(c, AGG_FILE_AMOUNT, &count))
        return false;
    group->coded[agg_code_of(agg_cell_in(c, AGG_FILE_ITEM))] += (uint32_t)count;
    return true;
}

static bool take_unit(const agg_combiner *c, const agg_group *group) {
    agg_worker *w = &c->run->worker[0];
    if (!w->units)
        return false;
    agg_note_unit(w, (uint32_t)(group - w->group), agg_cell_in(c, AGG_FILE_ITEM));
    return true;
}

lode_status agg_combine_rows(agg_combiner *c, agg_rec rec) {
    agg_group *group = group_in(c);
    bool good = group != NULL;
    if (good && rec == AGG_REC_VALUE)
        return take_value(c, group);
    if (good && rec == AGG_REC_LOOSE)
        agg_store_loosen(&group->store);
    else if (good && rec == AGG_REC_COUNT)
        good = add_count(c, &group->count);
    else if (good && rec == AGG_REC_CODED)
        good = take_coded(c, group);
    else if (good && rec == AGG_REC_POOL)
        good = group->pool && take_pool(c, group->pool);
    else if (good && rec == AGG_REC_WEIGHTED)
        good = group->weighted && take_weighted(c, group->weighted);
    else if (good && rec == AGG_REC_PAIR)
        good = group->weighted && take_pair(c, &group->weighted->pairs);
    else if (good && rec == AGG_REC_PUPILS)
        good = group->pupils && take_pair(c, group->pupils);
    else if (good && rec == AGG_REC_BESIDE)
        good = group->beside && take_pair(c, group->beside);
    else if (good && rec == AGG_REC_UNIT)
        good = take_unit(c, group);
    return good ? LODE_OK : agg_no_part(c);
}

lode_status agg_combine_published(agg_combiner *c) {
    agg_run *run = c->run;
    lode_slice *text = lode_arena_take(run->arena, run->n_face * sizeof *text);
    for (size_t i = 0; i < run->n_face; i++) {
        const lode_slice says = agg_cell_in(c, AGG_FILE_KEYS + (int)i);
        text[i] = (lode_slice){lode_arena_copy(run->arena, says.n ? says.p : "", says.n), says.n};
    }
    LODE_GROW(run->published, run->n_published, run->published_capacity);
    run->published[run->n_published++] = text;
    return LODE_OK;
}
