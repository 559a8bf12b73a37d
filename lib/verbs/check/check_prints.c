/* Prints of rows, and what is remembered by them: open addressing over slots of 24 bytes. */
#include "check_parts.h"

#include <stdlib.h>
#include <sys/mman.h>

typedef struct {
    check_print print;
    uint64_t value; /* + 1; 0 where the slot is empty */
} slot;

struct check_prints {
    slot *slots; /* a power of two of them, at most three quarters full */
    size_t mask, n;
};

check_prints *check_prints_new(void) {
    check_prints *prints = lode_allocate(1, sizeof *prints);
    prints->mask = 1023;
    prints->slots = lode_allocate(prints->mask + 1, sizeof *prints->slots);
    return prints;
}

void check_prints_free(check_prints *prints) {
    if (!prints)
        return;
    free(prints->slots);
    free(prints);
}

static inline bool same(check_print x, check_print y) {
    return x.a == y.a && x.b == y.b;
}

/* The slot of the print, or the empty one where it belongs. */
static slot *slot_of(const check_prints *prints, check_print print) {
    size_t i = print.a & prints->mask;
    while (prints->slots[i].value && !same(prints->slots[i].print, print))
        i = (i + 1) & prints->mask;
    return &prints->slots[i];
}

/* Slots are visited in no order, so that small pages cost more than the slots themselves. */
static void ask_for_large_pages(void *memory, size_t n) {
#ifdef MADV_HUGEPAGE
    const uintptr_t large = (uintptr_t)1 << 21, begin = (uintptr_t)memory;
    const uintptr_t from = (begin + large - 1) / large * large, to = (begin + n) / large * large;
    if (to > from)
        madvise((char *)memory + (from - begin), to - from, MADV_HUGEPAGE);
#else
    (void)memory;
    (void)n;
#endif
}

static void widen(check_prints *prints) {
    slot *old = prints->slots;
    const size_t old_mask = prints->mask;
    prints->mask = 2 * old_mask + 1;
    prints->slots = lode_allocate(prints->mask + 1, sizeof *prints->slots);
    ask_for_large_pages(prints->slots, (prints->mask + 1) * sizeof *prints->slots);
    for (size_t k = 0; k <= old_mask; k++)
        if (old[k].value)
            *slot_of(prints, old[k].print) = old[k];
    free(old);
}

size_t check_prints_put(check_prints *prints, check_print print, size_t value, bool *fresh) {
    slot *at = slot_of(prints, print);
    *fresh = at->value == 0;
    if (!*fresh)
        return (size_t)at->value - 1;
    *at = (slot){print, (uint64_t)value + 1};
    if (++prints->n > (prints->mask + 1) / 4 * 3)
        widen(prints);
    return value;
}

bool check_prints_find(const check_prints *prints, check_print print, size_t *value) {
    const slot *at = slot_of(prints, print);
    if (at->value == 0)
        return false;
    *value = (size_t)at->value - 1;
    return true;
}

void check_look_ahead(const check_prints *prints, check_print print) {
    __builtin_prefetch(&prints->slots[print.a & prints->mask]);
}

/* ---- prints of texts ---- */

__extension__ typedef unsigned __int128 wide;

/* Both halves of a product, folded. */
static inline uint64_t fold(uint64_t x, uint64_t y) {
    const wide product = (wide)x * y;
    return (uint64_t)product ^ (uint64_t)(product >> 64);
}

static inline uint64_t word_at(const char *p, size_t n) {
    uint64_t word = 0;
    memcpy(&word, p, n < 8 ? n : 8);
    return word;
}

/* Two hashes by multiplication of words, with different odd factors: a pair of texts shares both by
 * one chance in 2^128, so that rows can be told apart by their prints alone. */
check_print check_print_text(lode_slice text, uint64_t salt) {
    uint64_t a = salt * 0x9e3779b97f4a7c15u ^ text.n, b = ~salt * 0xc2b2ae3d27d4eb4fu + text.n;
    for (size_t i = 0; i < text.n; i += 8) {
        const uint64_t word = word_at(text.p + i, text.n - i);
        a = fold(a ^ word, 0xa0761d6478bd642fu);
        b = fold(b + word, 0xe7037ed1a0b428dbu) + 0x8ebc6af09c88c6e3u;
    }
    return (check_print){fold(a ^ 0x589965cc75374cc3u, 0x1d8e4e27c47d124fu),
                         fold(b ^ 0x2127599bf4325c37u, 0xeb44accab455d165u)};
}
