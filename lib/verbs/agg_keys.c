/* Neighbouring rows are about the same things, so the keys met last are remembered by the bytes
 * that said them: where a row has the same bytes, no cell of it need be unquoted, trimmed or
 * joined. */
#include "agg_keys.h"

#include "lode/measures.h"
#include "lode/memory.h"
#include "lode/period.h"

#include <stdlib.h>

enum { MOST_RUNS = 6, SLOT_BYTES = 112, SLOTS = 2048 };

/* A key and the bytes that said it, those of one run of columns after the other. */
typedef struct {
    uint32_t number; /* + 1; 0 where the slot is empty */
    uint16_t n[MOST_RUNS];
    char bytes[SLOT_BYTES];
} slot;

struct agg_keys {
    const agg_parts *parts;
    lode_names *names;
    struct {
        size_t first, last;
    } run[MOST_RUNS]; /* columns side by side in the file being read */
    size_t runs;      /* more than MOST_RUNS: nothing is remembered */
    slot *slot;       /* [SLOTS] */
    slot *latest;
    char *joined;
    size_t capacity;
};

agg_keys *agg_keys_new(const agg_parts *parts) {
    agg_keys *keys = lode_allocate(1, sizeof *keys);
    keys->parts = parts;
    keys->names = lode_names_new();
    keys->slot = lode_allocate(SLOTS, sizeof *keys->slot);
    return keys;
}

void agg_keys_free(agg_keys *keys) {
    if (!keys)
        return;
    lode_names_free(keys->names);
    free(keys->slot);
    free(keys->joined);
    free(keys);
}

/* ---- which bytes of a record ---- */

/* The first column of the key from a position on, or -1. */
static int next_position(const agg_parts *parts, int from) {
    int next = -1;
    for (size_t i = 0; i < parts->n; i++)
        if (parts->part[i].position >= from && (next < 0 || parts->part[i].position < next))
            next = parts->part[i].position;
    return next;
}

void agg_keys_begin(agg_keys *keys) {
    keys->runs = 0;
    for (int at = -1, next; (next = next_position(keys->parts, at + 1)) >= 0; at = next) {
        if (keys->runs > 0 && next == at + 1 && keys->runs <= MOST_RUNS)
            keys->run[keys->runs - 1].last = (size_t)next;
        else if (keys->runs++ < MOST_RUNS)
            keys->run[keys->runs - 1].first = keys->run[keys->runs - 1].last = (size_t)next;
    }
    memset(keys->slot, 0, SLOTS * sizeof *keys->slot);
    keys->latest = keys->slot;
}

static inline lode_slice run_bytes(const agg_keys *keys, const lode_record *record, size_t i) {
    const size_t first = keys->run[i].first;
    const uint32_t start = first ? record->end[first - 1] + 1 : record->start;
    return (lode_slice){record->block->text + start, record->end[keys->run[i].last] - start};
}

/* ---- what is remembered ---- */

static inline bool is_in(const slot *s, const lode_slice *run, size_t runs) {
    const char *at = s->bytes;
    for (size_t i = 0; i < runs; i++) {
        if (s->n[i] != run[i].n || !lode_same_bytes(at, run[i].p, run[i].n))
            return false;
        at += run[i].n;
    }
    return s->number > 0;
}

static inline slot *slot_of(const agg_keys *keys, const lode_slice *run) {
    uint64_t hash = 0;
    for (size_t i = 0; i < keys->runs; i++)
        hash = hash * 31 + lode_hash(run[i]);
    return &keys->slot[hash % SLOTS];
}

static void remember(agg_keys *keys, slot *s, const lode_slice *run, uint32_t number) {
    size_t length = 0;
    for (size_t i = 0; i < keys->runs; i++)
        length += run[i].n;
    if (length > SLOT_BYTES)
        return;
    char *at = s->bytes;
    for (size_t i = 0; i < keys->runs; i++) {
        s->n[i] = (uint16_t)run[i].n;
        if (run[i].n)
            memcpy(at, run[i].p, run[i].n);
        at += run[i].n;
    }
    s->number = number + 1;
    keys->latest = s;
}

/* ---- what a record says ---- */

/* Levels are known in any case of letters; they are called as the contract calls them. */
static lode_slice text_of(const agg_part *part, const lode_record *record) {
    lode_slice text = lode_record_at(record, part->position);
    if (text.n == 0)
        text = part->usual;
    const int level = part->rule == AGG_LEVEL ? lode_level_find(text) : -1;
    return level < 0 ? text : lode_text(lode_level_name((lode_level)level));
}

static bool is_allowed(const agg_part *part, lode_slice text) {
    if (part->position < 0 || part->rule == AGG_ANY_TEXT)
        return true;
    return part->rule == AGG_LEVEL ? lode_level_find(text) >= 0 : lode_period_year(text) != 0;
}

static void add_text(agg_keys *keys, size_t *length, lode_slice text) {
    if (*length + text.n + 1 > keys->capacity) {
        keys->capacity = 2 * (*length + text.n + 1);
        keys->joined = lode_reallocate(keys->joined, keys->capacity, 1);
    }
    if (text.n)
        memcpy(keys->joined + *length, text.p, text.n);
    *length += text.n;
    keys->joined[(*length)++] = AGG_PART_END;
}

static uint32_t number_of(agg_keys *keys, const lode_record *record) {
    size_t length = 0;
    for (size_t i = 0; i < keys->parts->n; i++) {
        const agg_part *part = &keys->parts->part[i];
        const lode_slice text = text_of(part, record);
        if (!is_allowed(part, text))
            return LODE_UNKNOWN;
        add_text(keys, &length, text);
    }
    return lode_names_add(keys->names, (lode_slice){keys->joined, length});
}

uint32_t agg_keys_find(agg_keys *keys, const lode_record *record) {
    if (keys->runs > MOST_RUNS)
        return number_of(keys, record);
    lode_slice run[MOST_RUNS];
    for (size_t i = 0; i < keys->runs; i++)
        run[i] = run_bytes(keys, record, i);
    if (is_in(keys->latest, run, keys->runs))
        return keys->latest->number - 1;
    slot *s = slot_of(keys, run);
    if (is_in(s, run, keys->runs)) {
        keys->latest = s;
        return s->number - 1;
    }
    const uint32_t number = number_of(keys, record);
    if (number != LODE_UNKNOWN)
        remember(keys, s, run, number);
    return number;
}

uint32_t agg_keys_count(const agg_keys *keys) {
    return lode_names_count(keys->names);
}

lode_slice agg_keys_text(const agg_keys *keys, uint32_t key) {
    return lode_names_get(keys->names, key);
}

lode_slice agg_key_start(lode_slice key, size_t n) {
    const char *end = key.p;
    for (; n > 0; n--)
        while (*end++ != AGG_PART_END)
            ;
    return (lode_slice){key.p, (size_t)(end - key.p)};
}

lode_slice agg_key_part(lode_slice key, size_t part) {
    const char *p = key.p + agg_key_start(key, part).n, *end = p;
    while (*end != AGG_PART_END)
        end++;
    return (lode_slice){p, (size_t)(end - p)};
}

lode_status agg_keys_refuse(const agg_parts *parts, const lode_record *record, lode_error *error) {
    for (size_t i = 0; i < parts->n; i++) {
        const agg_part *part = &parts->part[i];
        const lode_slice text = text_of(part, record);
        if (is_allowed(part, text))
            continue;
        if (part->rule == AGG_LEVEL)
            lode_measures_wrong_level(text, error);
        else
            lode_measures_wrong_period(text, error);
        return lode_fail_at(error, NULL, lode_record_line(record), (size_t)part->position + 1);
    }
    return LODE_OK;
}
