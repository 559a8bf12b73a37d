#include "agg_keys.h"

#include "lode/measures.h"
#include "lode/memory.h"
#include "lode/period.h"
#include "lode/recall.h"

#include <stdlib.h>
#include <string.h>

struct agg_keys {
    const agg_parts *parts;
    lode_names *names;
    lode_recall *recall;
    char *joined;
    size_t capacity;
};

agg_keys *agg_keys_new(const agg_parts *parts) {
    agg_keys *keys = lode_allocate(1, sizeof *keys);
    keys->parts = parts;
    keys->names = lode_names_new();
    keys->recall = lode_recall_new();
    return keys;
}

void agg_keys_free(agg_keys *keys) {
    if (!keys)
        return;
    lode_names_free(keys->names);
    lode_recall_free(keys->recall);
    free(keys->joined);
    free(keys);
}

void agg_keys_begin(agg_keys *keys) {
    const size_t n = keys->parts->n;
    int *position = lode_allocate(n, sizeof *position);
    for (size_t i = 0; i < n; i++)
        position[i] = keys->parts->part[i].position;
    lode_recall_begin(keys->recall, position, n);
    free(position);
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
    const uint32_t known = lode_recall_find(keys->recall, record);
    if (known != LODE_UNKNOWN)
        return known;
    const uint32_t number = number_of(keys, record);
    if (number != LODE_UNKNOWN)
        lode_recall_put(keys->recall, number);
    return number;
}

uint32_t agg_keys_count(const agg_keys *keys) {
    return lode_names_count(keys->names);
}

uint32_t agg_keys_add(agg_keys *keys, lode_slice joined) {
    return lode_names_add(keys->names, joined);
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

/* ---- their order ---- */

static int order_parts(const agg_part *part, lode_slice a, lode_slice b) {
    if (part->rule == AGG_LEVEL)
        return lode_level_find(a) - lode_level_find(b);
    if (part->usual.n > 0 && !lode_same(a, b)) {
        if (lode_same(a, part->usual))
            return -1;
        if (lode_same(b, part->usual))
            return 1;
    }
    return lode_order(a, b);
}

int agg_keys_order(const agg_parts *parts, lode_slice a, lode_slice b) {
    for (size_t i = 0; i < parts->n; i++) {
        const size_t n_a = strlen(a.p), n_b = strlen(b.p); /* up to AGG_PART_END */
        const int order =
            order_parts(&parts->part[i], (lode_slice){a.p, n_a}, (lode_slice){b.p, n_b});
        if (order != 0)
            return order;
        a.p += n_a + 1;
        b.p += n_b + 1;
    }
    return 0;
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
