/* Memory: an arena for what lives as long as a table, and growing arrays.
 *
 * Allocation never returns NULL. When the system has no memory left, the handler set by
 * lode_memory_on_failure is called; it must not return (the tools print a line and exit with 5).
 * Without a handler the program aborts. This is the one place where the library does not return. */
#ifndef LODE_MEMORY_H
#define LODE_MEMORY_H

#include <stddef.h>
#include <string.h>

void lode_memory_on_failure(void (*handler)(size_t wanted));

/* For a program, before it allocates anything: have the heap in large pages, where the system has
 * such, and what is freed kept for what is asked for next. A page that is touched the first time
 * costs the kernel a visit, up to 20 microseconds on a virtual machine; of a small file's run, that
 * is most of the time. What is allocated is in large pages from 4 MB on in any case. Changes
 * nothing but time, and memory by some megabytes. */
void lode_memory_prepare(void);

/* malloc and realloc that do not fail. Sizes are count x size, checked for overflow.
 * Free with free(). */
void *lode_allocate(size_t count, size_t size); /* zeroed */
void *lode_reallocate(void *old, size_t count, size_t size);
/* Zeroed, for what one thread writes while others write beside it: it shares no cache line with
 * anything else, over which they would wait for each other. Elements of an array that each belong
 * to one thread are themselves _Alignas(LODE_APART). Free with free(). */
enum { LODE_APART = 128 };
void *lode_allocate_apart(size_t count, size_t size);
/* A copy of string, to be freed with free(). */
char *lode_copy_string(const char *string);

/* Make room for one more element in a growing array: *capacity doubles when count reaches it. */
#define LODE_GROW(array, count, capacity)                                                          \
    ((count) < (capacity)                                                                          \
         ? (void)0                                                                                 \
         : (void)((array) = lode_reallocate(                                                       \
                      (array), ((capacity) = (capacity) ? 2 * (capacity) : 16), sizeof *(array))))

/* Bytes one after the other, in room that grows. p is NULL or to be freed with free(). */
typedef struct {
    char *p;
    size_t n, capacity;
} lode_bytes;

/* Room for n bytes more. */
static inline void lode_bytes_room(lode_bytes *bytes, size_t n) {
    if (bytes->n + n <= bytes->capacity)
        return;
    bytes->capacity = 2 * (bytes->n + n) + 4096;
    bytes->p = lode_reallocate(bytes->p, bytes->capacity, 1);
}

static inline void lode_bytes_add(lode_bytes *bytes, const char *p, size_t n) {
    lode_bytes_room(bytes, n);
    if (n)
        memcpy(bytes->p + bytes->n, p, n);
    bytes->n += n;
}

/* An arena gives memory that is freed all at once. */
typedef struct lode_arena lode_arena;

lode_arena *lode_arena_new(void);
void lode_arena_free(lode_arena *arena);
/* size bytes aligned for any object, not zeroed; owned by the arena. */
void *lode_arena_take(lode_arena *arena, size_t size);
/* A copy of n bytes followed by a NUL; owned by the arena. */
char *lode_arena_copy(lode_arena *arena, const char *bytes, size_t n);
/* printf into the arena. */
__attribute__((format(printf, 2, 3))) char *lode_arena_print(lode_arena *arena, const char *format,
                                                             ...);

#endif
