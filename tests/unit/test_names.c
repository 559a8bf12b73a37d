/* Interning: dense numbers in order of first sight. */
#include "lode/text.h"

#include "../support/close.h"

#include <stdio.h>

static void names_are_numbered_in_order_of_first_sight(void **state) {
    (void)state;
    lode_names *names = lode_names_new();
    assert_int_equal(lode_names_count(names), 0);
    assert_int_equal(lode_names_add(names, lode_text("Bristol")), 0);
    assert_int_equal(lode_names_add(names, lode_text("Hampshire")), 1);
    assert_int_equal(lode_names_add(names, lode_text("Bristol")), 0);
    assert_int_equal(lode_names_add(names, lode_text("bristol")), 2);
    assert_int_equal(lode_names_count(names), 3);
    assert_true(lode_is(lode_names_get(names, 1), "Hampshire"));
    lode_names_free(names);
}

static void what_was_not_added_is_unknown(void **state) {
    (void)state;
    lode_names *names = lode_names_new();
    assert_true(lode_names_find(names, lode_text("Kent")) == LODE_UNKNOWN);
    lode_names_add(names, lode_text("Kent"));
    assert_int_equal(lode_names_find(names, lode_text("Kent")), 0);
    assert_true(lode_names_find(names, lode_text("Ken")) == LODE_UNKNOWN);
    assert_int_equal(lode_names_count(names), 1);
    lode_names_free(names);
}

static void the_empty_name_is_a_name(void **state) {
    (void)state;
    lode_names *names = lode_names_new();
    assert_true(lode_names_find(names, (lode_slice){NULL, 0}) == LODE_UNKNOWN);
    assert_int_equal(lode_names_add(names, (lode_slice){NULL, 0}), 0);
    assert_int_equal(lode_names_add(names, lode_text("")), 0);
    assert_int_equal(lode_names_get(names, 0).n, 0);
    lode_names_free(names);
}

static void names_are_copied(void **state) {
    (void)state;
    lode_names *names = lode_names_new();
    char word[] = "Essex";
    lode_names_add(names, lode_text(word));
    memcpy(word, "Devon", sizeof word);
    assert_true(lode_is(lode_names_get(names, 0), "Essex"));
    assert_int_equal(lode_names_add(names, lode_text(word)), 1);
    lode_names_free(names);
}

static void a_zero_byte_is_part_of_a_name(void **state) {
    (void)state;
    lode_names *names = lode_names_new();
    assert_int_equal(lode_names_add(names, (lode_slice){"a\0b", 3}), 0);
    assert_int_equal(lode_names_add(names, (lode_slice){"a\0c", 3}), 1);
    assert_int_equal(lode_names_add(names, (lode_slice){"a", 1}), 2);
    lode_names_free(names);
}

static void many_names_keep_their_numbers(void **state) {
    (void)state;
    enum { MANY = 100000 };
    lode_names *names = lode_names_new();
    char word[16];
    for (uint32_t i = 0; i < MANY; i++) {
        sprintf(word, "%u", 100000 + i);
        assert_int_equal(lode_names_add(names, lode_text(word)), i);
    }
    assert_int_equal(lode_names_count(names), MANY);
    for (uint32_t i = 0; i < MANY; i++) {
        sprintf(word, "%u", 100000 + i);
        assert_int_equal(lode_names_find(names, lode_text(word)), i);
        assert_true(lode_is(lode_names_get(names, i), word));
    }
    assert_true(lode_names_find(names, lode_text("99999")) == LODE_UNKNOWN);
    lode_names_free(names);
}

/* Found by trying all numbers of six digits. */
static void names_that_share_half_a_hash_stay_apart(void **state) {
    (void)state;
    static const char *const pairs[][2] = {
        {"167882", "171557"}, {"205661", "248995"}, {"246148", "251366"}, {"151581", "264615"}};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        const lode_slice one = lode_text(pairs[i][0]), other = lode_text(pairs[i][1]);
        assert_true((uint32_t)lode_hash(one) == (uint32_t)lode_hash(other));
        lode_names *names = lode_names_new();
        assert_int_equal(lode_names_add(names, one), 0);
        assert_true(lode_names_find(names, other) == LODE_UNKNOWN);
        assert_int_equal(lode_names_add(names, other), 1);
        assert_int_equal(lode_names_find(names, one), 0);
        assert_int_equal(lode_names_find(names, other), 1);
        lode_names_free(names);
    }
}

static void nothing_is_freed_without_harm(void **state) {
    (void)state;
    lode_names_free(NULL);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_are_numbered_in_order_of_first_sight),
        cmocka_unit_test(what_was_not_added_is_unknown),
        cmocka_unit_test(the_empty_name_is_a_name),
        cmocka_unit_test(names_are_copied),
        cmocka_unit_test(a_zero_byte_is_part_of_a_name),
        cmocka_unit_test(many_names_keep_their_numbers),
        cmocka_unit_test(names_that_share_half_a_hash_stay_apart),
        cmocka_unit_test(nothing_is_freed_without_harm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
