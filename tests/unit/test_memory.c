/* The arena, growing arrays, and what happens when a size cannot be had. */
#include "lode/memory.h"

#include "../support/close.h"

#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static void what_is_allocated_is_zero(void **state) {
    (void)state;
    unsigned char *bytes = lode_allocate(1000, 1);
    for (size_t i = 0; i < 1000; i++)
        assert_int_equal(bytes[i], 0);
    free(bytes);
}

/* What is written by several threads must not lie on one cache line: each begins on its own, and
 * nothing begins on its last. */
static void what_lies_apart_shares_no_line(void **state) {
    (void)state;
    unsigned char *before = NULL;
    for (size_t size = 1; size < 600; size += 37) {
        unsigned char *bytes = lode_allocate_apart(3, size);
        assert_int_equal((uintptr_t)bytes % LODE_APART, 0);
        for (size_t i = 0; i < 3 * size; i++)
            assert_int_equal(bytes[i], 0);
        memset(bytes, 0xff, (3 * size + LODE_APART - 1) / LODE_APART * LODE_APART);
        free(before);
        before = bytes;
    }
    free(before);
}

#ifndef __SANITIZE_ADDRESS__
/* Where the system gives less address space than the heap would like to begin with, there is less
 * of it, and nothing else changes. */
static void a_heap_is_made_ready_in_little_space(void **state) {
    (void)state;
    const pid_t child = fork();
    if (child == 0) {
        const struct rlimit little = {48 << 20, 48 << 20};
        setrlimit(RLIMIT_DATA, &little);
        lode_memory_prepare();
        unsigned char *bytes = lode_allocate(20 << 20, 1);
        memset(bytes, 1, 20 << 20);
        free(bytes);
        _exit(bytes ? 0 : 1);
    }
    int status = 1;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(status, 0);
}
#endif

static void an_allocation_of_nothing_is_not_null(void **state) {
    (void)state;
    void *nothing = lode_allocate(0, 8);
    assert_non_null(nothing);
    nothing = lode_reallocate(nothing, 0, 8);
    assert_non_null(nothing);
    free(nothing);
}

static jmp_buf refused;
static size_t refused_size;

static void on_failure(size_t wanted) {
    refused_size = wanted;
    longjmp(refused, 1);
}

static void a_size_that_overflows_is_refused(void **state) {
    (void)state;
    lode_memory_on_failure(on_failure);
    if (setjmp(refused) == 0) {
        free(lode_allocate(SIZE_MAX / 4, 8));
        fail_msg("the size was not refused");
    }
    assert_true(refused_size == SIZE_MAX);
    if (setjmp(refused) == 0) {
        free(lode_allocate_apart(SIZE_MAX - 5, 1)); /* rounded up it would be nothing */
        fail_msg("the size was not refused");
    }
    assert_true(refused_size == SIZE_MAX - 5);
    lode_memory_on_failure(NULL);
}

static void an_arena_that_would_overflow_is_refused(void **state) {
    (void)state;
    lode_arena *arena = lode_arena_new();
    lode_memory_on_failure(on_failure);
    for (volatile size_t less = 0; less < 64; less += 7)
        if (setjmp(refused) == 0) {
            lode_arena_take(arena, SIZE_MAX - less);
            fail_msg("the size was not refused");
        }
    lode_memory_on_failure(NULL);
    lode_arena_free(arena);
}

static void an_array_grows_and_keeps_what_it_has(void **state) {
    (void)state;
    int *array = NULL;
    size_t capacity = 0;
    for (size_t n = 0; n < 1000; n++) {
        LODE_GROW(array, n, capacity);
        assert_true(capacity > n);
        array[n] = (int)n;
    }
    for (size_t n = 0; n < 1000; n++)
        assert_int_equal(array[n], n);
    free(array);
}

static void an_arena_gives_aligned_memory_that_does_not_overlap(void **state) {
    (void)state;
    enum { PIECES = 3000 };
    static unsigned char *piece[PIECES];
    static size_t size[PIECES];
    lode_arena *arena = lode_arena_new();
    for (size_t i = 0; i < PIECES; i++) {
        size[i] = i % 11 == 0 ? 5000 + 31 * i : i % 97;
        if (i % 3 == 0) { /* text between the objects must not put them out of line */
            piece[i] = (unsigned char *)lode_arena_copy(arena, "St Mary's", 1 + i % 9);
            size[i] = 1;
            continue;
        }
        piece[i] = lode_arena_take(arena, size[i]);
        assert_non_null(piece[i]);
        assert_int_equal((uintptr_t)piece[i] % _Alignof(max_align_t), 0);
        memset(piece[i], (int)(i % 251), size[i]);
    }
    for (size_t i = 0; i < PIECES; i++)
        for (size_t k = 0; k < size[i]; k++)
            assert_int_equal(piece[i][k], i % 3 == 0 ? 'S' : i % 251);
    lode_arena_free(arena);
}

static void a_piece_of_nothing_is_not_null(void **state) {
    (void)state;
    lode_arena *arena = lode_arena_new();
    assert_non_null(lode_arena_take(arena, 0));
    lode_arena_free(arena);
}

static void copies_end_in_a_zero_byte(void **state) {
    (void)state;
    lode_arena *arena = lode_arena_new();
    char *copy = lode_arena_copy(arena, "abcdef", 3);
    assert_string_equal(copy, "abc");
    assert_string_equal(lode_arena_copy(arena, NULL, 0), "");
    char *large = malloc(1 << 20);
    memset(large, 'x', 1 << 20);
    const char *kept = lode_arena_copy(arena, large, 1 << 20);
    assert_memory_equal(kept, large, 1 << 20);
    assert_int_equal(kept[1 << 20], 0);
    assert_string_equal(copy, "abc");
    free(large);
    lode_arena_free(arena);
}

static void printing_into_an_arena_takes_any_length(void **state) {
    (void)state;
    lode_arena *arena = lode_arena_new();
    assert_string_equal(lode_arena_print(arena, "%s: %d rows", "ks2.csv", 17), "ks2.csv: 17 rows");
    assert_string_equal(lode_arena_print(arena, "%s", ""), "");
    assert_int_equal(strlen(lode_arena_print(arena, "%0*d", 100000, 0)), 100000);
    lode_arena_free(arena);
    lode_arena_free(NULL);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_allocated_is_zero),
        cmocka_unit_test(what_lies_apart_shares_no_line),
#ifndef __SANITIZE_ADDRESS__
        cmocka_unit_test(a_heap_is_made_ready_in_little_space),
#endif
        cmocka_unit_test(an_allocation_of_nothing_is_not_null),
        cmocka_unit_test(a_size_that_overflows_is_refused),
        cmocka_unit_test(an_arena_that_would_overflow_is_refused),
        cmocka_unit_test(an_array_grows_and_keeps_what_it_has),
        cmocka_unit_test(an_arena_gives_aligned_memory_that_does_not_overlap),
        cmocka_unit_test(a_piece_of_nothing_is_not_null),
        cmocka_unit_test(copies_end_in_a_zero_byte),
        cmocka_unit_test(printing_into_an_arena_takes_any_length),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
