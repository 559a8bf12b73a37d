#include "lode/memory.h"

#include "large_pages.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void (*on_failure)(size_t wanted);

void lode_memory_on_failure(void (*handler)(size_t wanted)) {
    on_failure = handler;
}

static void *checked(void *memory, size_t wanted) {
    if (!memory) {
        if (on_failure)
            on_failure(wanted);
        abort();
    }
    return memory;
}

static size_t total(size_t count, size_t size) {
    size_t bytes;
    if (__builtin_mul_overflow(count, size, &bytes))
        checked(NULL, SIZE_MAX);
    return bytes ? bytes : 1;
}

void *lode_allocate(size_t count, size_t size) {
    size_t bytes = total(count, size);
    return lode_in_large_pages(checked(calloc(1, bytes), bytes), bytes);
}

void *lode_reallocate(void *old, size_t count, size_t size) {
    size_t bytes = total(count, size);
    return lode_in_large_pages(checked(realloc(old, bytes), bytes), bytes);
}

void *lode_allocate_apart(size_t count, size_t size) {
    const size_t wanted = total(count, size);
    if (wanted > PTRDIFF_MAX)
        checked(NULL, wanted);
    const size_t bytes = (wanted + LODE_APART - 1) / LODE_APART * LODE_APART;
    return memset(checked(aligned_alloc(LODE_APART, bytes), bytes), 0, bytes);
}

char *lode_copy_string(const char *string) {
    const size_t n = strlen(string) + 1;
    return memcpy(lode_allocate(n, 1), string, n);
}

typedef struct block {
    struct block *next;
    max_align_t bytes[];
} block;

struct lode_arena {
    block *blocks; /* newest first */
    char *free;    /* unused part of the newest ordinary block */
    size_t left;
    size_t total; /* bytes of all blocks */
};

enum { LEAST_BLOCK = 64 * 1024, MOST_BLOCK = 32 * 1024 * 1024 };

lode_arena *lode_arena_new(void) {
    return lode_allocate(1, sizeof(lode_arena));
}

void lode_arena_free(lode_arena *arena) {
    if (!arena)
        return;
    for (block *b = arena->blocks, *next; b; b = next) {
        next = b->next;
        free(b);
    }
    free(arena);
}

static char *add_block(lode_arena *arena, size_t bytes) {
    block *b = lode_reallocate(NULL, 1, sizeof(block) + bytes);
    b->next = arena->blocks;
    arena->blocks = b;
    arena->total += bytes;
    return (char *)b->bytes;
}

/* Ordinary blocks grow with the arena: at most a fifth of it is unused. */
static size_t ordinary_block(const lode_arena *arena) {
    const size_t bytes = arena->total / 4;
    return bytes < LEAST_BLOCK ? LEAST_BLOCK : bytes > MOST_BLOCK ? MOST_BLOCK : bytes;
}

/* A block of its own for what is large, or a piece of the newest ordinary block. */
static char *take(lode_arena *arena, size_t size, size_t align) {
    if (size > PTRDIFF_MAX)
        checked(NULL, size);
    size_t skip = (size_t) - (uintptr_t)arena->free % align;
    if (skip + size > arena->left) {
        const size_t ordinary = ordinary_block(arena);
        if (size > ordinary / 4)
            return add_block(arena, size);
        arena->free = add_block(arena, ordinary);
        arena->left = ordinary;
        skip = 0;
    }
    char *taken = arena->free + skip;
    arena->free = taken + size;
    arena->left -= skip + size;
    return taken;
}

void *lode_arena_take(lode_arena *arena, size_t size) {
    return take(arena, size ? size : 1, _Alignof(max_align_t));
}

char *lode_arena_copy(lode_arena *arena, const char *bytes, size_t n) {
    char *copy =
        take(arena, n + 1, 1); /* text needs no alignment: short cells lie close together */
    if (n)
        memcpy(copy, bytes, n);
    copy[n] = '\0';
    return copy;
}

/* Mostly short texts, which are printed once and copied; what is longer is printed again. */
char *lode_arena_print(lode_arena *arena, const char *format, ...) {
    char text[256];
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    const int n = vsnprintf(text, sizeof text, format, args);
    va_end(args);
    const size_t length = n < 0 ? 0 : (size_t)n;
    char *out = lode_arena_take(arena, length + 1);
    if (length < sizeof text)
        memcpy(out, text, length);
    else
        vsnprintf(out, length + 1, format, again);
    out[length] = '\0';
    va_end(again);
    return out;
}
