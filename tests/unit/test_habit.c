/* Names in habits: the same numbers as without, whatever the order. */
#include "lode/habit.h"

#include "lode/random.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>

#include <cmocka.h>

static void numbers_are_those_of_plain_names(void **state) {
    (void)state;
    lode_random stream = lode_random_start(3, 0, 0);
    lode_names *plain = lode_names_new();
    lode_habit h;
    lode_habit_start(&h);
    for (size_t i = 0; i < 20000; i++) {
        char text[24];
        const size_t chance = (size_t)lode_random_below(&stream, 40);
        const size_t n = (size_t)sprintf(text, "%zu", chance < 30 ? i % 10 : chance);
        const lode_slice name = {text, chance == 35 ? 0 : n};
        const uint32_t number = lode_habit_number(&h, name);
        assert_int_equal(number, lode_names_add(plain, name));
        assert_true(lode_same(lode_habit_text(&h, number), name));
    }
    lode_habit_free(&h);
    lode_names_free(plain);
}

static void the_parts_of_a_pair_count_each_for_itself(void **state) {
    (void)state;
    static const char *const pairs[][2] = {{"ab", "c"}, {"a", "bc"}, {"", "abc"}, {"abc", ""},
                                           {"", ""},    {"ab", "c"}, {"a", "bc"}};
    static const uint32_t numbers[] = {0, 1, 2, 3, 4, 0, 1};
    lode_habit h;
    lode_habit_start(&h);
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        lode_slice a, b;
        const uint32_t number =
            lode_habit_number_pair(&h, lode_text(pairs[i][0]), lode_text(pairs[i][1]));
        assert_int_equal(number, numbers[i]);
        lode_habit_pair(&h, number, &a, &b);
        assert_true(lode_is(a, pairs[i][0]) && lode_is(b, pairs[i][1]));
    }
    lode_habit_free(&h);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_are_those_of_plain_names),
        cmocka_unit_test(the_parts_of_a_pair_count_each_for_itself),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
