/* Amounts: exact whatever their decimals, and honest where they are too long. */
#include "lib/verbs/check/check_amounts.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static check_amount amount(int64_t units, int scale) {
    return (check_amount){.units = units, .scale = (uint8_t)scale, .flags = CHECK_HAS};
}

static void decimals_of_different_lengths_add_up(void **state) {
    (void)state;
    check_amount sum = {0};
    const check_amount part[] = {amount(1, 1), amount(25, 2), amount(3, 0), amount(-5, 3)};
    for (size_t i = 0; i < 4; i++)
        check_amount_add(&sum, &part[i]);
    /* 0.1 + 0.25 + 3 - 0.005 = 3.345 */
    assert_int_equal(sum.units, 3345);
    assert_int_equal(sum.scale, 3);
    assert_int_equal(sum.flags, CHECK_HAS);
}

static void order_makes_no_difference(void **state) {
    (void)state;
    check_amount there = {0}, back = {0};
    const check_amount part[] = {amount(1, 1), amount(2, 1), amount(-3, 1), amount(7, 5)};
    for (size_t i = 0; i < 4; i++) {
        check_amount_add(&there, &part[i]);
        check_amount_add(&back, &part[3 - i]);
    }
    assert_int_equal(there.units, 7);
    assert_int_equal(back.units, there.units);
    assert_int_equal(back.scale, there.scale);
}

static void what_is_no_number_is_remembered_and_adds_nothing(void **state) {
    (void)state;
    check_amount sum = {0};
    const check_amount hidden = {.flags = CHECK_CODED, .units = 99, .slack = 1},
                       five = {.units = 5, .flags = CHECK_HAS, .slack = 0.5F};
    check_amount_add(&sum, &hidden);
    assert_int_equal(sum.flags, CHECK_CODED);
    check_amount_add(&sum, &five);
    assert_int_equal(sum.flags, CHECK_CODED | CHECK_HAS);
    assert_int_equal(sum.units, 5);
    assert_true(sum.slack == 0.5F);
}

static void what_is_too_long_says_so(void **state) {
    (void)state;
    check_amount sum = amount(INT64_MAX, 0), wide = amount(1, 0);
    const check_amount one = amount(1, 0), fine = amount(1, 18);
    check_amount_add(&sum, &one);
    assert_true(sum.flags & CHECK_BROKEN);
    wide.units = INT64_MAX / 2;
    check_amount_add(&wide, &fine);
    assert_true(wide.flags & CHECK_BROKEN);
}

static void differences_are_exact_or_not_told(void **state) {
    (void)state;
    const check_amount a = amount(105, 1), b = amount(10, 0), fine = amount(1, 18),
                       long_one = amount(INT64_MAX, 0), below = amount(-1, 0);
    int64_t more;
    int scale;
    assert_true(check_amount_difference(&a, &b, &more, &scale));
    assert_int_equal(more, 5);
    assert_int_equal(scale, 1);
    assert_true(check_amount_difference(&b, &a, &more, &scale));
    assert_int_equal(more, -5);
    assert_false(check_amount_difference(&long_one, &fine, &more, &scale));
    assert_false(check_amount_difference(&long_one, &below, &more, &scale));
}

static void a_pile_keeps_what_is_in_it(void **state) {
    (void)state;
    enum { FIGURES = 3, GROUPS = 5 * CHECK_PIECE + 7 };
    check_pile pile = {0};
    check_amount *first = check_pile_up(&pile, FIGURES);
    first[2].units = 42;
    for (size_t i = 1; i < GROUPS; i++) {
        check_amount *row = check_pile_up(&pile, FIGURES);
        assert_int_equal(row[0].units | row[1].units | row[2].units, 0);
        row[1].units = (int64_t)i;
    }
    assert_int_equal(pile.n, GROUPS);
    assert_ptr_equal(check_pile_at(&pile, 0, FIGURES), first);
    assert_int_equal(first[2].units, 42);
    for (size_t i = 1; i < GROUPS; i++)
        assert_int_equal(check_pile_at(&pile, i, FIGURES)[1].units, i);
    check_pile_free(&pile);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(decimals_of_different_lengths_add_up),
        cmocka_unit_test(order_makes_no_difference),
        cmocka_unit_test(what_is_no_number_is_remembered_and_adds_nothing),
        cmocka_unit_test(what_is_too_long_says_so),
        cmocka_unit_test(differences_are_exact_or_not_told),
        cmocka_unit_test(a_pile_keeps_what_is_in_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
