/* Exact sums of decimals: against whole numbers counted out, and back from their text. */
#include "lib/verbs/agg/agg_total.h"

#include "../support/close.h"
#include "lode/random.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static agg_decimal decimal(const char *text) {
    lode_number number;
    agg_decimal d;
    assert_true(lode_number_read(lode_text(text), &number));
    assert_true(agg_decimal_of(&number, &d));
    return d;
}

static void expect_text(const agg_total *total, const char *expected) {
    char text[AGG_TOTAL_TEXT];
    assert_int_equal(agg_total_text(total, text), strlen(expected));
    assert_string_equal(text, expected);
}

static agg_total sum_of(const char *const *texts, size_t n) {
    agg_total total = {{0}};
    for (size_t i = 0; i < n; i++)
        agg_total_add(&total, decimal(texts[i]));
    return total;
}

static void decimals_add_up_as_they_are_written(void **state) {
    (void)state;
    agg_total t = sum_of((const char *const[]){"0.1", "0.2", "-0.3"}, 3);
    assert_true(agg_total_is_zero(&t));
    expect_text(&t, "0");
    t = sum_of((const char *const[]){"1000000000000", "0.000000000000000001"}, 2);
    expect_text(&t, "1000000000000.000000000000000001");
    t = sum_of((const char *const[]){"-2.50", "0.25"}, 2);
    expect_text(&t, "-2.25");
    assert_close(agg_total_value(&t), -2.25, 0);
    assert_close(agg_total_ratio(&t, &t), 1, 0);
}

/* Products by hand: 62.5 x 31 = 1937.5; -0.37 x 0.02 = -0.0074. */
static void products_are_exact(void **state) {
    (void)state;
    agg_total t = {{0}};
    agg_total_add_product(&t, decimal("62.5"), decimal("31"));
    expect_text(&t, "1937.5");
    agg_total_add_product(&t, decimal("-0.37"), decimal("0.02"));
    expect_text(&t, "1937.4926");
    agg_total_add_product(&t, decimal("9.99999999999999999"), decimal("-9.99999999999999999"));
    expect_text(&t, "1837.4926000000000001999999999999999999");
}

static void numbers_that_are_no_short_decimals_become_their_shortest(void **state) {
    (void)state;
    agg_decimal d = decimal("1.5e-05");
    assert_int_equal(d.units, 15);
    assert_int_equal(d.scale, 6);
    d = decimal("1e+05");
    assert_int_equal(d.units, 100000);
    assert_int_equal(d.scale, 0);
    d = decimal("0.12345678901234567890123");
    assert_close(agg_decimal_value(d), 0.12345678901234567890123, 0);
    d = decimal("0e5");
    assert_int_equal(d.units, 0);
    assert_close(agg_decimal_value(decimal("-123456789.012345678")), -123456789.012345678, 0);
    static const char *const refused[] = {"1e14", "-20000000000000", "1e-19", "1.5e300"};
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
        lode_number number;
        assert_true(lode_number_read(lode_text(refused[i]), &number));
        assert_false(agg_decimal_of(&number, &d));
    }
}

/* Whole numbers of up to 30 bits and their products, beside the machine's own arithmetic. */
static void order_and_partition_change_nothing(void **state) {
    (void)state;
    enum { MANY = 3000, MOST_PARTS = 7 };
    static int64_t a[MANY], b[MANY];
    int64_t expected = 0;
    lode_random random = lode_random_start(7, 0, 0);
    for (size_t i = 0; i < MANY; i++) {
        a[i] = (int64_t)lode_random_below(&random, 1 << 24) - (1 << 23);
        b[i] = (int64_t)lode_random_below(&random, 1 << 24) - (1 << 23);
        expected += a[i] * b[i];
    }
    for (size_t parts = 1; parts <= MOST_PARTS; parts++) {
        agg_total part[MOST_PARTS] = {{{0}}}, all = {{0}}, wanted;
        for (size_t k = 0; k < MANY; k++) {
            const size_t i = parts % 2 ? k : MANY - 1 - k;
            agg_total_add_product(&part[i * i % parts], (agg_decimal){a[i], 2},
                                  (agg_decimal){b[i], 1});
        }
        for (size_t i = parts; i-- > 0;)
            agg_total_merge(&all, &part[i]);
        char text[40];
        snprintf(text, sizeof text, "%s%lld.%03lld", expected < 0 ? "-" : "",
                 llabs(expected) / 1000, llabs(expected) % 1000);
        assert_true(agg_total_read(lode_text(text), &wanted));
        assert_memory_equal(&all, &wanted, sizeof all);
    }
}

static void the_largest_sums_do_not_overflow(void **state) {
    (void)state;
    agg_total t = {{0}};
    const agg_decimal most = decimal("-10000000000000"), least = decimal("0.000000000000000001");
    agg_total_add_product(&t, most, most);
    for (int doublings = 0; doublings < 32; doublings++)
        agg_total_merge(&t, &(agg_total){{t.limb[0], t.limb[1], t.limb[2], t.limb[3]}});
    agg_total_add_product(&t, least, least);
    agg_total_multiply(&t, 1000);
    expect_text(&t, "429496729600000000000000000000000000000.000000000000000000000000000000001");
    agg_total_multiply(&t, 0);
    assert_true(agg_total_is_zero(&t));
}

static void texts_come_back(void **state) {
    (void)state;
    static const char *const texts[] = {"0", "-0.000000000000000000000000000000000001", "12",
                                        "429496729600000000000000000000000000000.5", "-7.25"};
    static const char *const others[] = {
        "", "-", ".", "1.2.3", "1e5", "+1", " 1", "0.0000000000000000000000000000000000001"};
    agg_total t;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        assert_true(agg_total_read(lode_text(texts[i]), &t));
        expect_text(&t, texts[i]);
    }
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        assert_false(agg_total_read(lode_text(others[i]), &t));
}

/* 23 of 30 and 11 of 24 pupils: 100 x 34 / 54. */
static void ratios_are_those_of_whole_numbers(void **state) {
    (void)state;
    agg_total a = {{0}}, b = {{0}};
    agg_total_add_product(&a, decimal("23"), decimal("100"));
    agg_total_add_product(&a, decimal("11"), decimal("100"));
    agg_total_add(&b, decimal("30"));
    agg_total_add(&b, decimal("24"));
    assert_close(agg_total_ratio(&a, &b), 3400.0 / 54, 3e-16);
    agg_total_multiply(&b, 3);
    assert_close(agg_total_ratio(&a, &b), 3400.0 / 162, 3e-16);
}

/* Short totals and long ones, beside strtod. */
static void values_are_the_nearest_doubles(void **state) {
    (void)state;
    static const char *const texts[] = {"0",
                                        "179",
                                        "-45.3",
                                        "0.1",
                                        "9007199254740992",
                                        "9007199254740993",
                                        "-9007199254740991.5",
                                        "0.000000000000000001",
                                        "0.0000000000000000001",
                                        "123456789012.123456",
                                        "0.123456789012345678",
                                        "429496729600000000000000000000000000000.5"};
    agg_total t;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        assert_true(agg_total_read(lode_text(texts[i]), &t));
        assert_close(agg_total_value(&t), strtod(texts[i], NULL), 0);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(decimals_add_up_as_they_are_written),
        cmocka_unit_test(products_are_exact),
        cmocka_unit_test(numbers_that_are_no_short_decimals_become_their_shortest),
        cmocka_unit_test(order_and_partition_change_nothing),
        cmocka_unit_test(the_largest_sums_do_not_overflow),
        cmocka_unit_test(texts_come_back),
        cmocka_unit_test(values_are_the_nearest_doubles),
        cmocka_unit_test(ratios_are_those_of_whole_numbers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
