/* Reading parts: what several runs know of their rows becomes what one run would. */
#include "agg_parts_file.h"

#include "lode/memory.h"

#include <stdio.h>
#include <stdlib.h>

typedef struct {
    agg_run *run;
    lode_agg_options *options; /* of the parts; the run's own */
    agg_planner *plan;
    bool planned;
    lode_bytes recipe; /* the options of the first part, and of the one at hand */
    lode_bytes here;
    lode_bytes key;
    size_t *numbers; /* of the parts that have one, + 1 */
    size_t n_parts, capacity, of;
    /* of the part at hand */
    bool open, settled;
    size_t line, records;
    uint32_t *group; /* by its number there: which group it is here, + 1 */
    size_t groups;
    /* of the record at hand */
    const lode_record *record;
    const char *file;
} combiner;

/* ---- what is wrong ---- */

static lode_status wrong(const combiner *c, const char *what) {
    lode_fail(c->run->error, LODE_DATA, "%s", what);
    lode_fail_hint(c->run->error, "parts are what lode-agg --partial writes");
    return lode_fail_at(c->run->error, c->file, c->record ? lode_record_line(c->record) : 0, 0);
}

static lode_status no_part(const combiner *c) {
    return wrong(c, "this is no part of an aggregation");
}

static lode_status cut_short(const combiner *c) {
    lode_fail(c->run->error, LODE_DATA, "the part that begins here has no end");
    lode_fail_hint(c->run->error, "the command that wrote it failed, or its output was cut");
    return lode_fail_at(c->run->error, c->file, c->line, 0);
}

/* ---- cells ---- */

static lode_slice cell(const combiner *c, int column) {
    return lode_record_at(c->record, column);
}

static bool whole_in(const combiner *c, int column, size_t *whole) {
    lode_number number;
    if (!lode_number_read(cell(c, column), &number) || !number.exact || number.scale > 0 ||
        number.units < 0)
        return false;
    *whole = (size_t)number.units;
    return true;
}

/* The first parts of a key, from the columns for them. */
static lode_slice key_in(combiner *c, size_t parts) {
    c->key.n = 0;
    for (size_t i = 0; i < parts; i++) {
        const lode_slice text = cell(c, AGG_FILE_KEYS + (int)i);
        lode_bytes_add(&c->key, text.p, text.n);
        lode_bytes_add(&c->key, "", 1); /* AGG_PART_END */
    }
    return (lode_slice){c->key.p, c->key.n};
}

/* The group of a record; NULL: it has none that this part has told. */
static agg_group *group_in(const combiner *c) {
    size_t number;
    if (!whole_in(c, AGG_FILE_GROUP, &number) || number >= c->groups || c->group[number] == 0)
        return NULL;
    return &c->run->worker[0].group[c->group[number] - 1];
}

/* ---- the beginning and the end of a part ---- */

static lode_status of_another_number(const combiner *c, size_t of) {
    if (of == 0)
        lode_fail(c->run->error, LODE_DATA, "a part without a number, after parts of %zu", c->of);
    else if (c->of == 0)
        lode_fail(c->run->error, LODE_DATA, "a part of %zu, after parts without numbers", of);
    else
        lode_fail(c->run->error, LODE_DATA, "a part of %zu, after parts of %zu", of, c->of);
    return lode_fail_at(c->run->error, c->file, c->line, 0);
}

static lode_status begin_part(combiner *c) {
    size_t number = 0, of = 0;
    if (c->open)
        return cut_short(c);
    if (cell(c, AGG_FILE_ITEM).n > 0 &&
        (!whole_in(c, AGG_FILE_ITEM, &number) || !whole_in(c, AGG_FILE_AMOUNT, &of)))
        return no_part(c);
    c->line = lode_record_line(c->record);
    if (c->n_parts > 0 && of != c->of)
        return of_another_number(c, of);
    for (size_t i = 0; i < c->n_parts && of > 0; i++)
        if (c->numbers[i] == number) {
            lode_fail(c->run->error, LODE_DATA, "part %zu of %zu is there twice", number, of);
            return lode_fail_at(c->run->error, c->file, c->line, 0);
        }
    LODE_GROW(c->numbers, c->n_parts, c->capacity);
    c->numbers[c->n_parts++] = number;
    c->of = of;
    c->open = true;
    c->settled = false;
    c->records = c->groups = c->here.n = 0;
    return LODE_OK;
}

static lode_status take_option(combiner *c) {
    const lode_slice name = cell(c, AGG_FILE_ITEM), word = cell(c, AGG_FILE_AMOUNT);
    lode_bytes_add(&c->here, name.p, name.n);
    lode_bytes_add(&c->here, "", 1);
    lode_bytes_add(&c->here, word.p, word.n);
    lode_bytes_add(&c->here, "", 1);
    if (c->n_parts == 1 && !agg_recipe_take(c->options, name, word, c->run->arena))
        return no_part(c);
    return LODE_OK;
}

/* All its options are told: they are those of the first part, from which all else follows. */
static lode_status settle_options(combiner *c) {
    if (c->settled)
        return LODE_OK;
    c->settled = true;
    if (c->n_parts > 1 &&
        !lode_same((lode_slice){c->here.p, c->here.n}, (lode_slice){c->recipe.p, c->recipe.n})) {
        lode_fail(c->run->error, LODE_DATA, "this part was made by another command than the first");
        lode_fail_hint(c->run->error, "parts of one aggregation have the same options");
        return lode_fail_at(c->run->error, c->file, c->line, 0);
    }
    if (c->planned)
        return LODE_OK;
    lode_bytes_add(&c->recipe, c->here.p, c->here.n);
    c->planned = true;
    const lode_status status = c->plan(c->run);
    if (status == LODE_OK)
        agg_start_workers(c->run, 1);
    return status;
}

static lode_status end_part(combiner *c) {
    size_t records;
    if (!whole_in(c, AGG_FILE_AMOUNT, &records) || records != c->records)
        return wrong(c, "records of this part are missing");
    c->open = false;
    return LODE_OK;
}

/* ---- kinds and groups ---- */

static uint32_t kind_in(combiner *c) {
    agg_run *run = c->run;
    return agg_take_kind(run, &run->worker[0], key_in(c, run->kinds.n));
}

static lode_status take_kind(combiner *c) {
    const uint32_t kind = kind_in(c);
    agg_worker *w = &c->run->worker[0];
    if (cell(c, AGG_FILE_GROUP).n == 0)
        return LODE_OK;
    agg_group *group = group_in(c);
    if (!group)
        return no_part(c);
    const lode_slice text = agg_keys_text(w->kinds, kind);
    if (group->kind.p == NULL)
        group->kind = text;
    group->mixed |= agg_kinds_differ(c->run, group->kind, text);
    return LODE_OK;
}

static lode_status take_group(combiner *c) {
    agg_run *run = c->run;
    agg_worker *w = &run->worker[0];
    size_t number, mixed;
    if (!whole_in(c, AGG_FILE_GROUP, &number) || !whole_in(c, AGG_FILE_AMOUNT, &mixed) ||
        number > UINT32_MAX)
        return no_part(c);
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

static lode_status take_value(combiner *c, agg_group *group) {
    lode_number value;
    size_t times;
    if (!lode_number_read(cell(c, AGG_FILE_ITEM), &value) || !whole_in(c, AGG_FILE_AMOUNT, &times))
        return no_part(c);
    agg_store_add_times(&group->store, &value, times);
    return LODE_OK;
}

static bool add_total(const combiner *c, agg_total *total) {
    agg_total more;
    if (!agg_total_read(cell(c, AGG_FILE_AMOUNT), &more))
        return false;
    agg_total_merge(total, &more);
    return true;
}

static bool add_count(const combiner *c, size_t *count) {
    size_t more;
    if (!whole_in(c, AGG_FILE_AMOUNT, &more))
        return false;
    *count += more;
    return true;
}

static bool take_last(const combiner *c, agg_pool *pool) {
    lode_number number;
    return lode_number_read(cell(c, AGG_FILE_AMOUNT), &number) &&
           agg_decimal_of(&number, &pool->last);
}

static bool take_pool(const combiner *c, agg_pool *pool) {
    const lode_slice item = cell(c, AGG_FILE_ITEM);
    for (int i = 0; i < AGG_POOL_TOTALS; i++)
        if (lode_is(item, agg_pool_total_names[i]))
            return add_total(c, agg_pool_total(pool, i));
    for (int i = 0; i < AGG_POOL_COUNTS; i++)
        if (lode_is(item, agg_pool_count_names[i]))
            return add_count(c, agg_pool_count(pool, i));
    return lode_is(item, "last") && take_last(c, pool);
}

static bool take_weighted(const combiner *c, agg_weighted *weighted) {
    const lode_slice item = cell(c, AGG_FILE_ITEM);
    if (lode_is(item, "sum"))
        return add_total(c, &weighted->sum);
    if (lode_is(item, "weight"))
        return add_total(c, &weighted->weight);
    return lode_is(item, "without") && add_count(c, &weighted->without);
}

static bool take_pair(const combiner *c, agg_pairs *pairs) {
    lode_number first, second;
    if (!lode_number_read(cell(c, AGG_FILE_ITEM), &first) ||
        !lode_number_read(cell(c, AGG_FILE_AMOUNT), &second))
        return false;
    agg_pairs_add(pairs, first.value, second.value);
    return true;
}

static bool take_coded(const combiner *c, agg_group *group) {
    size_t count;
    if (!whole_in(c, AGG_FILE_AMOUNT, &count))
        return false;
    group->coded[agg_code_of(cell(c, AGG_FILE_ITEM))] += (uint32_t)count;
    return true;
}

static bool take_unit(const combiner *c, const agg_group *group) {
    agg_worker *w = &c->run->worker[0];
    if (!w->units)
        return false;
    agg_note_unit(w, (uint32_t)(group - w->group), cell(c, AGG_FILE_ITEM));
    return true;
}

static lode_status take_of_group(combiner *c, agg_rec rec) {
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
    else if (good && rec == AGG_REC_UNIT)
        good = take_unit(c, group);
    return good ? LODE_OK : no_part(c);
}

static lode_status take_published(combiner *c) {
    agg_run *run = c->run;
    lode_slice *text = lode_arena_take(run->arena, run->n_face * sizeof *text);
    for (size_t i = 0; i < run->n_face; i++) {
        const lode_slice says = cell(c, AGG_FILE_KEYS + (int)i);
        text[i] = (lode_slice){lode_arena_copy(run->arena, says.n ? says.p : "", says.n), says.n};
    }
    LODE_GROW(run->published, run->n_published, run->published_capacity);
    run->published[run->n_published++] = text;
    return LODE_OK;
}

/* ---- all records ---- */

/* Parts that were written one after the other each have a header. */
static bool is_header(const combiner *c) {
    for (int i = 0; i < AGG_FILE_KEYS; i++)
        if (!lode_is(cell(c, i), agg_file_names[i]))
            return false;
    return true;
}

static lode_status take_record(combiner *c) {
    const agg_rec rec = agg_rec_find(cell(c, AGG_FILE_WHAT));
    lode_status status = LODE_OK;
    if (is_header(c))
        return LODE_OK;
    if (rec == AGG_REC_PART)
        status = begin_part(c);
    else if (rec == AGG_RECS || !c->open || (rec == AGG_REC_OPTION && c->settled))
        return no_part(c);
    else if (rec == AGG_REC_OPTION)
        status = take_option(c);
    else
        status = settle_options(c);
    if (status == LODE_OK && rec == AGG_REC_END)
        return end_part(c);
    c->records++;
    if (status != LODE_OK || rec == AGG_REC_PART || rec == AGG_REC_OPTION)
        return status;
    if (rec == AGG_REC_KIND)
        return take_kind(c);
    if (rec == AGG_REC_GROUP)
        return take_group(c);
    return rec == AGG_REC_PUBLISHED ? take_published(c) : take_of_group(c, rec);
}

static lode_status read_file(combiner *c, const char *path, const lode_read_options *options) {
    lode_reader *reader;
    const lode_block *block;
    lode_status status = lode_reader_open(&reader, path, options, c->run->report, c->run->error);
    if (status != LODE_OK)
        return status;
    c->file = lode_reader_name(reader);
    c->record = NULL;
    const lode_header *header = lode_reader_header(reader);
    for (int i = 0; i < AGG_FILE_KEYS && status == LODE_OK; i++)
        if (lode_header_find(header, lode_text(agg_file_names[i])) != i)
            status = no_part(c);
    while (status == LODE_OK) {
        status = lode_reader_next(reader, &block, c->run->error);
        if (status != LODE_OK || block->n == 0)
            break;
        for (size_t i = 0; i < block->n && status == LODE_OK; i++) {
            const lode_record record = lode_block_record(block, i);
            c->record = &record;
            status = take_record(c);
            c->record = NULL;
        }
    }
    if (status == LODE_OK && c->open)
        status = cut_short(c);
    lode_reader_close(reader);
    return status;
}

/* ---- are they all there ---- */

static lode_status missing_parts(const combiner *c) {
    char list[LODE_ERROR_TEXT / 2] = "";
    size_t n = 0, length = 0;
    for (size_t number = 1; number <= c->of; number++) {
        bool found = false;
        for (size_t i = 0; i < c->n_parts; i++)
            found |= c->numbers[i] == number;
        if (found)
            continue;
        if (length < sizeof list - 32)
            length += (size_t)snprintf(list + length, sizeof list - length, "%s%zu", n ? ", " : "",
                                       number);
        n++;
    }
    return lode_fail(c->run->error, LODE_DATA, "of %zu parts %zu %s missing: %s", c->of, n,
                     n == 1 ? "is" : "are", list);
}

static lode_status check_parts(const combiner *c) {
    if (c->of > c->n_parts)
        return missing_parts(c);
    if (c->of == 0 && c->n_parts > 0)
        lode_notice(c->run->report,
                    "%zu part%s put together, and nobody knows of how many: --partial=I/N numbers "
                    "them",
                    c->n_parts, c->n_parts == 1 ? "" : "s");
    return LODE_OK;
}

lode_status agg_read_parts(agg_run *run, lode_agg_options *options, agg_planner *plan,
                           const lode_input *input) {
    combiner c = {.run = run, .options = options, .plan = plan};
    lode_status status = LODE_OK;
    for (size_t i = 0; i < input->n && status == LODE_OK; i++)
        status = read_file(&c, input->path[i], &input->read);
    if (status == LODE_OK)
        status = check_parts(&c);
    if (status == LODE_OK && !c.planned)
        status = lode_fail(run->error, LODE_DATA, "there is no part to put together");
    free(c.recipe.p);
    free(c.here.p);
    free(c.key.p);
    free(c.numbers);
    free(c.group);
    return status;
}
