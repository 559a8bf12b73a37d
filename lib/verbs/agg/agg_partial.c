/* Writing a part. */
#include "agg_records.h"

#include "lode/memory.h"

#include <stdio.h>
#include <stdlib.h>

typedef struct {
    agg_run *run;
    size_t keys;     /* columns for what keys say */
    lode_cell *cell; /* [AGG_FILE_KEYS + keys] */
    char group[LODE_WHOLE_TEXT];
    char item[LODE_NUMBER_TEXT], amount[LODE_NUMBER_TEXT];
    size_t records;
    lode_status status;
} writer;

/* ---- records ---- */

static void begin(writer *w, agg_rec rec) {
    for (size_t i = 0; i < AGG_FILE_KEYS + w->keys; i++)
        w->cell[i] = lode_cell_of((lode_slice){"", 0});
    w->cell[AGG_FILE_WHAT] = lode_cell_of(lode_text(agg_rec_word(rec)));
}

static void put(writer *w) {
    if (w->status == LODE_OK)
        w->status = lode_output_row(w->run->output, w->cell, w->run->error);
    w->records++;
}

static void say_whole(writer *w, int column, char *room, size_t whole) {
    w->cell[column] = lode_cell_of((lode_slice){room, lode_whole_text(whole, room)});
}

static void begin_of(writer *w, agg_rec rec, const agg_group *group) {
    begin(w, rec);
    say_whole(w, AGG_FILE_GROUP, w->group, group->number);
}

static void say_key(writer *w, lode_slice key, size_t parts) {
    for (size_t i = 0; i < parts; i++)
        w->cell[AGG_FILE_KEYS + i] = lode_cell_of(agg_key_part(key, i));
}

/* A named number of a group. */
static void put_named(writer *w, agg_rec rec, const agg_group *group, const char *name,
                      lode_slice amount) {
    begin_of(w, rec, group);
    w->cell[AGG_FILE_ITEM] = lode_cell_of(lode_text(name));
    w->cell[AGG_FILE_AMOUNT] = lode_cell_of(amount);
    put(w);
}

static void put_count(writer *w, agg_rec rec, const agg_group *group, const char *name,
                      size_t count) {
    if (count > 0)
        put_named(w, rec, group, name, (lode_slice){w->amount, lode_whole_text(count, w->amount)});
}

static void put_total(writer *w, agg_rec rec, const agg_group *group, const char *name,
                      const agg_total *total) {
    if (!agg_total_is_zero(total))
        put_named(w, rec, group, name, (lode_slice){w->amount, agg_total_text(total, w->amount)});
}

/* So many digits that the same double is read again. */
static lode_slice all_digits(double x, char *room) {
    return (lode_slice){room, (size_t)snprintf(room, LODE_NUMBER_TEXT, "%.17g", x)};
}

static void put_pairs(writer *w, agg_rec rec, const agg_group *group, const agg_pairs *pairs) {
    for (size_t i = 0; i < pairs->n; i++) {
        begin_of(w, rec, group);
        w->cell[AGG_FILE_ITEM] = lode_cell_of(all_digits(pairs->pair[i].first, w->item));
        w->cell[AGG_FILE_AMOUNT] = lode_cell_of(all_digits(pairs->pair[i].second, w->amount));
        put(w);
    }
}

/* ---- a group ---- */

typedef struct {
    writer *w;
    const agg_group *group;
} teller;

static void put_value(void *context, const lode_number *number, size_t times) {
    const lode_number nothing = {0, 0, 0, true};
    const teller *t = context;
    writer *w = t->w;
    begin_of(w, AGG_REC_VALUE, t->group);
    w->cell[AGG_FILE_ITEM] = lode_cell_of(
        number->exact ? (lode_slice){w->item, lode_difference_text(number, &nothing, w->item, NULL)}
                      : all_digits(number->value, w->item));
    say_whole(w, AGG_FILE_AMOUNT, w->amount, times);
    put(w);
}

static void put_pool(writer *w, const agg_group *group) {
    agg_pool *pool = group->pool;
    for (int i = 0; i < AGG_POOL_TOTALS; i++)
        put_total(w, AGG_REC_POOL, group, agg_pool_total_names[i], agg_pool_total(pool, i));
    for (int i = 0; i < AGG_POOL_COUNTS; i++)
        put_count(w, AGG_REC_POOL, group, agg_pool_count_names[i], *agg_pool_count(pool, i));
    if (pool->valued != 1)
        return;
    const lode_number printed = {0, pool->last.units, pool->last.scale, true},
                      nothing = {0, 0, 0, true};
    const size_t n = lode_difference_text(&printed, &nothing, w->amount, NULL);
    put_named(w, AGG_REC_POOL, group, "last", (lode_slice){w->amount, n});
}

static void put_group(writer *w, const agg_group *group) {
    begin_of(w, AGG_REC_GROUP, group);
    say_whole(w, AGG_FILE_AMOUNT, w->amount, group->mixed);
    say_key(w, group->key, w->run->groups.n);
    put(w);
    begin_of(w, AGG_REC_KIND, group);
    say_key(w, group->kind, w->run->kinds.n);
    put(w);
    put_count(w, AGG_REC_COUNT, group, "values", group->count);
    for (int code = 0; code < AGG_CODES; code++)
        put_count(w, AGG_REC_CODED, group, agg_code_word((agg_code)code), group->coded[code]);
    if (group->store.loose)
        put_named(w, AGG_REC_LOOSE, group, "", (lode_slice){"", 0});
    teller t = {w, group};
    agg_store_tell(&group->store, put_value, &t);
    if (group->pool)
        put_pool(w, group);
    if (group->weighted) {
        put_total(w, AGG_REC_WEIGHTED, group, "sum", &group->weighted->sum);
        put_total(w, AGG_REC_WEIGHTED, group, "weight", &group->weighted->weight);
        put_count(w, AGG_REC_WEIGHTED, group, "without", group->weighted->without);
        put_pairs(w, AGG_REC_PAIR, group, &group->weighted->pairs);
    }
    if (group->pupils)
        put_pairs(w, AGG_REC_PUPILS, group, group->pupils);
    if (group->beside)
        put_pairs(w, AGG_REC_BESIDE, group, group->beside);
}

/* ---- all of it ---- */

static lode_status put_option(void *context, const char *name, lode_slice word) {
    writer *w = context;
    begin(w, AGG_REC_OPTION);
    w->cell[AGG_FILE_ITEM] = lode_cell_of(lode_text(name));
    w->cell[AGG_FILE_AMOUNT] = lode_cell_of(word);
    put(w);
    return w->status;
}

/* Kinds of rows that no group has may have been asked for, and nobody can tell here. */
static void put_kinds(writer *w) {
    for (unsigned k = 0; k < w->run->workers; k++)
        for (uint32_t i = 0; i < w->run->worker[k].n_sorts; i++) {
            begin(w, AGG_REC_KIND);
            say_key(w, agg_keys_text(w->run->worker[k].kinds, i), w->run->kinds.n);
            put(w);
        }
}

static void put_units(writer *w) {
    for (uint32_t i = 0; w->run->units && i < lode_names_count(w->run->units); i++) {
        const lode_slice unit = lode_names_get(w->run->units, i);
        uint32_t group;
        memcpy(&group, unit.p, sizeof group);
        begin(w, AGG_REC_UNIT);
        say_whole(w, AGG_FILE_GROUP, w->group, group);
        w->cell[AGG_FILE_ITEM] =
            lode_cell_of((lode_slice){unit.p + sizeof group, unit.n - sizeof group});
        put(w);
    }
}

static void put_published(writer *w) {
    for (size_t i = 0; i < w->run->n_published; i++) {
        begin(w, AGG_REC_PUBLISHED);
        for (size_t c = 0; c < w->run->n_face; c++)
            w->cell[AGG_FILE_KEYS + c] = lode_cell_of(w->run->published[i][c]);
        put(w);
    }
}

static lode_status write_header(const writer *w) {
    const size_t n = AGG_FILE_KEYS + w->keys;
    lode_slice *names = lode_allocate(n, sizeof *names);
    char(*key)[LODE_WHOLE_TEXT + 1] = lode_allocate(w->keys, sizeof *key);
    for (size_t i = 0; i < n; i++) {
        const size_t k = i - AGG_FILE_KEYS;
        if (i >= AGG_FILE_KEYS)
            snprintf(key[k], sizeof *key, "k%zu", k + 1);
        names[i] = lode_text(i < AGG_FILE_KEYS ? agg_file_names[i] : key[k]);
    }
    const lode_status status = lode_output_header(w->run->output, names, NULL, n, w->run->error);
    free(names);
    free(key);
    return status;
}

static size_t most_of(size_t a, size_t b) {
    return a > b ? a : b;
}

lode_status agg_write_part(agg_run *run, size_t number, size_t of) {
    writer w = {.run = run};
    w.keys = most_of(most_of(run->groups.n, run->kinds.n), run->n_face);
    w.cell = lode_allocate(AGG_FILE_KEYS + w.keys, sizeof *w.cell);
    w.status = write_header(&w);
    begin(&w, AGG_REC_PART);
    if (of > 0) {
        say_whole(&w, AGG_FILE_ITEM, w.item, number);
        say_whole(&w, AGG_FILE_AMOUNT, w.amount, of);
    }
    put(&w);
    agg_recipe_tell(run->options, put_option, &w);
    put_kinds(&w);
    for (size_t i = 0; i < run->n_groups; i++)
        put_group(&w, run->group[i]);
    put_units(&w);
    put_published(&w);
    begin(&w, AGG_REC_END);
    say_whole(&w, AGG_FILE_AMOUNT, w.amount, w.records);
    put(&w);
    free(w.cell);
    return w.status;
}
