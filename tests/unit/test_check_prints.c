/* Prints: one for each text, and what is remembered by them. */
#include "lib/verbs/check/check_prints.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static check_print print_of(size_t i) {
    char text[32];
    snprintf(text, sizeof text, "%zu", i);
    return check_print_text((lode_slice){text, strlen(text)}, 0);
}

static bool are_same(check_print x, check_print y) {
    return x.a == y.a && x.b == y.b;
}

static void what_was_put_is_found_again(void **state) {
    (void)state;
    enum { MANY = 100000 };
    check_prints *prints = check_prints_new();
    size_t value;
    bool fresh;
    for (size_t i = 0; i < MANY; i++) {
        assert_false(check_prints_find(prints, print_of(i), &value));
        assert_int_equal(check_prints_put(prints, print_of(i), 3 * i, &fresh), 3 * i);
        assert_true(fresh);
    }
    for (size_t i = 0; i < MANY; i++) {
        assert_true(check_prints_find(prints, print_of(i), &value));
        assert_int_equal(value, 3 * i);
        assert_int_equal(check_prints_put(prints, print_of(i), 1, &fresh), 3 * i);
        assert_false(fresh);
    }
    check_prints_free(prints);
}

/* Texts that differ little: in one bit, in length, by zero bytes, by where they are cut. */
static void texts_that_differ_have_other_prints(void **state) {
    (void)state;
    static const char *const texts[] = {"",         "a",         "b",         "ab",
                                        "ba",       "abcdefgh",  "abcdefg",   "abcdefghi",
                                        "abcdefgi", "bbcdefgh",  "hgfedcba",  "aaaaaaaaaaaaaaaa",
                                        "aaaaaaaa", "aaaaaaaab", "baaaaaaaa", "100049"};
    enum { TEXTS = sizeof texts / sizeof *texts };
    for (size_t i = 0; i < TEXTS; i++)
        for (size_t k = 0; k < TEXTS; k++) {
            const check_print x = check_print_text(lode_text(texts[i]), 7),
                              y = check_print_text(lode_text(texts[k]), 7),
                              other = check_print_text(lode_text(texts[k]), 8);
            assert_int_equal(are_same(x, y), i == k);
            assert_false(are_same(x, other));
        }
    const lode_slice one = {"a\0", 2}, two = {"a\0\0", 3};
    assert_false(are_same(check_print_text(one, 0), check_print_text(two, 0)));
}

/* A column is taken out of the print of a row by subtraction. */
static void sums_do_not_depend_on_order(void **state) {
    (void)state;
    check_print there = {1, 1}, back = {1, 1};
    for (size_t i = 0; i < 10; i++) {
        check_print_add(&there, print_of(i));
        check_print_add(&back, print_of(9 - i));
    }
    assert_true(are_same(there, back));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_put_is_found_again),
        cmocka_unit_test(texts_that_differ_have_other_prints),
        cmocka_unit_test(sums_do_not_depend_on_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
