/* Strings interned to dense numbers: open addressing over the numbers, hashes kept beside. */
#include "lode/memory.h"
#include "lode/text.h"

#include <stdlib.h>

struct lode_names {
    lode_arena *arena;
    lode_slice *text; /* by id */
    uint64_t *hash;   /* by id */
    uint32_t count, capacity;
    uint32_t *slots; /* id + 1, or 0 where empty; a power of two of them, at most half full */
    uint32_t mask;
};

lode_names *lode_names_new(void) {
    lode_names *names = lode_allocate(1, sizeof *names);
    names->arena = lode_arena_new();
    names->mask = 63;
    names->slots = lode_allocate(names->mask + 1u, sizeof *names->slots);
    return names;
}

void lode_names_free(lode_names *names) {
    if (!names)
        return;
    lode_arena_free(names->arena);
    free(names->text);
    free(names->hash);
    free(names->slots);
    free(names);
}

/* The slot that holds s, or the empty one where it belongs. */
static uint32_t *slot_of(const lode_names *names, lode_slice s, uint64_t hash) {
    for (uint32_t i = (uint32_t)hash & names->mask;; i = (i + 1) & names->mask) {
        uint32_t id = names->slots[i];
        if (!id || (names->hash[id - 1] == hash && lode_same(names->text[id - 1], s)))
            return &names->slots[i];
    }
}

static void widen(lode_names *names) {
    free(names->slots);
    names->mask = 2 * names->mask + 1;
    names->slots = lode_allocate(names->mask + 1u, sizeof *names->slots);
    for (uint32_t id = 0; id < names->count; id++) {
        uint32_t i = (uint32_t)names->hash[id] & names->mask;
        while (names->slots[i])
            i = (i + 1) & names->mask;
        names->slots[i] = id + 1;
    }
}

uint32_t lode_names_add(lode_names *names, lode_slice s) {
    uint64_t hash = lode_hash(s);
    uint32_t *slot = slot_of(names, s, hash);
    if (*slot)
        return *slot - 1;
    if (names->count == names->capacity) {
        names->capacity = names->capacity ? 2 * names->capacity : 32;
        names->text = lode_reallocate(names->text, names->capacity, sizeof *names->text);
        names->hash = lode_reallocate(names->hash, names->capacity, sizeof *names->hash);
    }
    uint32_t id = names->count++;
    names->text[id] = (lode_slice){lode_arena_copy(names->arena, s.p, s.n), s.n};
    names->hash[id] = hash;
    *slot = id + 1;
    if (names->count > names->mask / 2)
        widen(names);
    return id;
}

uint32_t lode_names_find(const lode_names *names, lode_slice s) {
    uint32_t id = *slot_of(names, s, lode_hash(s));
    return id ? id - 1 : LODE_UNKNOWN;
}

lode_slice lode_names_get(const lode_names *names, uint32_t id) {
    return names->text[id];
}

uint32_t lode_names_count(const lode_names *names) {
    return names->count;
}
