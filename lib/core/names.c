/* Strings interned to dense numbers: open addressing over the numbers, each with half of its hash
 * beside it, so that a probe looks at a string only where it is almost surely the one. */
#include "lode/memory.h"
#include "lode/text.h"

#include <stdlib.h>

typedef struct {
    uint32_t id;   /* + 1, or 0 where empty */
    uint32_t hash; /* its lower half, the low bits of which say where it belongs */
} slot;

struct lode_names {
    lode_arena *arena;
    lode_slice *text; /* by id */
    uint32_t count, capacity;
    slot *slots; /* a power of two of them, at most half full */
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
    free(names->slots);
    free(names);
}

/* The slot that holds s, or the empty one where it belongs. */
static inline slot *slot_of(const lode_names *names, lode_slice s, uint32_t hash) {
    for (uint32_t i = hash & names->mask;; i = (i + 1) & names->mask) {
        slot *at = &names->slots[i];
        if (!at->id || (at->hash == hash && lode_same(names->text[at->id - 1], s)))
            return at;
    }
}

static void widen(lode_names *names) {
    slot *old = names->slots;
    const uint32_t old_mask = names->mask;
    names->mask = 2 * old_mask + 1;
    names->slots = lode_allocate(names->mask + 1u, sizeof *names->slots);
    for (uint32_t k = 0; k <= old_mask; k++) {
        if (!old[k].id)
            continue;
        uint32_t i = old[k].hash & names->mask;
        while (names->slots[i].id)
            i = (i + 1) & names->mask;
        names->slots[i] = old[k];
    }
    free(old);
}

uint32_t lode_names_add(lode_names *names, lode_slice s) {
    const uint32_t hash = (uint32_t)lode_hash(s);
    slot *at = slot_of(names, s, hash);
    if (at->id)
        return at->id - 1;
    LODE_GROW(names->text, names->count, names->capacity);
    const uint32_t id = names->count++;
    names->text[id] = (lode_slice){lode_arena_copy(names->arena, s.p, s.n), s.n};
    *at = (slot){id + 1, hash};
    if (names->count > names->mask / 2)
        widen(names);
    return id;
}

uint32_t lode_names_find(const lode_names *names, lode_slice s) {
    const uint32_t id = slot_of(names, s, (uint32_t)lode_hash(s))->id;
    return id ? id - 1 : LODE_UNKNOWN;
}

void lode_names_look_ahead(const lode_names *names, lode_slice s) {
    __builtin_prefetch(&names->slots[(uint32_t)lode_hash(s) & names->mask]);
}

lode_slice lode_names_get(const lode_names *names, uint32_t id) {
    return names->text[id];
}

uint32_t lode_names_count(const lode_names *names) {
    return names->count;
}
