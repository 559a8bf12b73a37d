/* Numbers against the C library and against sums done by hand. */
#include "lode/number.h"

#include "../support/close.h"
#include "lode/random.h"

#include <stdio.h>
#include <stdlib.h>

static lode_number number_of(const char *text) {
    lode_number number;
    if (!lode_number_read(lode_text(text), &number))
        fail_msg("'%s' is not read as a number", text);
    return number;
}

static void assert_same_bits(double actual, double expected, const char *text) {
    if (memcmp(&actual, &expected, sizeof actual) != 0)
        fail_msg("'%s' is %a, not %a", text, actual, expected);
}

static void only_decimals_are_numbers(void **state) {
    (void)state;
    static const char *const others[] = {"",
                                         "-",
                                         "+",
                                         ".",
                                         "-.",
                                         "e5",
                                         ".e5",
                                         "1e",
                                         "1e+",
                                         "1e5.",
                                         "1.2.3",
                                         "1,000",
                                         " 1",
                                         "1 ",
                                         "57%",
                                         "0x10",
                                         "nan",
                                         "inf",
                                         "-inf",
                                         "1_000",
                                         "--1",
                                         "+-1",
                                         "1-",
                                         "\xc2\xa0"
                                         "1",
                                         "NaN",
                                         "1e5e5",
                                         "SUPP"};
    lode_number number;
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (lode_number_read(lode_text(others[i]), &number))
            fail_msg("'%s' is read as a number", others[i]);
    assert_false(lode_number_read((lode_slice){NULL, 0}, &number));
    assert_false(lode_number_read((lode_slice){"1\0", 2}, &number));
}

static void what_a_double_cannot_hold_is_refused(void **state) {
    (void)state;
    lode_number number;
    assert_false(lode_number_read(lode_text("1e309"), &number));
    assert_false(lode_number_read(lode_text("-1e999999999999"), &number));
    assert_close(number_of("1.7976931348623157e308").value, 0x1.fffffffffffffp1023, 0);
    assert_close(number_of("1e-999").value, 0, 0);
}

static void the_slice_ends_the_number(void **state) {
    (void)state;
    lode_number number;
    assert_true(lode_number_read((lode_slice){"61.57", 4}, &number));
    assert_close(number.value, 61.5, 0);
}

static void the_exact_form_is_what_was_written(void **state) {
    (void)state;
    static const struct {
        const char *text;
        bool exact;
        int64_t units;
        int scale;
    } forms[] = {
        {"57.9", true, 579, 1},
        {"-2.50", true, -250, 2},
        {"+7", true, 7, 0},
        {"5.", true, 5, 0},
        {".5", true, 5, 1},
        {"-0.00", true, 0, 2},
        {"00012", true, 12, 0},
        {"999999999999999999", true, 999999999999999999, 0},
        {"0.000000000000000001", true, 1, 18},
        {"-999999999.999999999", true, -999999999999999999, 9},
        {"0000000000000000000000001", true, 1, 0},
        {"1000000000000000000", false, 0, 0},
        {"0.0000000000000000001", false, 0, 0},
        {"1e2", false, 0, 0},
    };
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        const lode_number number = number_of(forms[i].text);
        assert_int_equal(number.exact, forms[i].exact);
        assert_int_equal(number.units, forms[i].units);
        assert_int_equal(number.scale, forms[i].scale);
    }
}

static void awkward_numbers_are_those_of_strtod(void **state) {
    (void)state;
    static const char *const awkward[] = {
        "0",
        "-0",
        "-0.0",
        "0.1",
        "0.30000000000000004",
        "9007199254740992",
        "9007199254740993",
        "9007199254740995",
        "90071992547409.93",
        "0.9007199254740993",
        "123456789012345678",
        "1234567890.12345678",
        "0.000000000000000001",
        "1e22",
        "1e23",
        "8.5e-17",
        "2.2250738585072011e-308",
        "2.2250738585072014e-308",
        "4.9e-324",
        "2.4703282292062327e-324",
        "2.4703282292062328e-324",
        "1.7976931348623158e308",
        "5e-400",
        "1.00000000000000011102230246251565404236316680908203125",
        "1.00000000000000011102230246251565404236316680908203126",
        "0.0000000000000000000000000000000000000000000000000000000000000000000000000000001e79",
    };
    for (size_t i = 0; i < sizeof awkward / sizeof *awkward; i++)
        assert_same_bits(number_of(awkward[i]).value, strtod(awkward[i], NULL), awkward[i]);
}

/* Sign, up to 20 digits with or without a point among them, now and then an exponent. */
static void random_decimal(lode_random *stream, char *text) {
    size_t n = 0, digits = 1 + (size_t)lode_random_below(stream, 20),
           point = (size_t)lode_random_below(stream, digits + 5);
    if (lode_random_chance(stream, 0.4))
        text[n++] = '-';
    for (size_t i = 0; i < digits; i++) {
        if (i == point)
            text[n++] = '.';
        text[n++] = (char)('0' + (int)lode_random_below(stream, 10));
    }
    text[n] = '\0';
    if (lode_random_chance(stream, 0.2))
        sprintf(text + n, "e%d", (int)lode_random_below(stream, 580) - 300);
}

static void random_decimals_are_those_of_strtod(void **state) {
    (void)state;
    lode_random stream = lode_random_start(2024, 1, 0);
    for (int i = 0; i < 200000; i++) {
        char text[64];
        random_decimal(&stream, text);
        assert_same_bits(number_of(text).value, strtod(text, NULL), text);
    }
}

static void assert_difference(const char *a, const char *b, const char *expected) {
    const lode_number x = number_of(a), y = number_of(b);
    char text[LODE_NUMBER_TEXT];
    double value;
    const size_t n = lode_difference_text(&x, &y, text, &value);
    assert_string_equal(text, expected);
    assert_int_equal(n, strlen(expected));
    assert_same_bits(value, strtod(expected, NULL), expected);
    lode_difference_text(&x, &y, text, NULL);
    assert_string_equal(text, expected);
}

static void differences_keep_the_longer_scale(void **state) {
    (void)state;
    assert_difference("57.9", "61", "-3.1");
    assert_difference("2.50", "1", "1.50");
    assert_difference("61.5", "61.5", "0.0");
    assert_difference("0.1", "0.3", "-0.2");
    assert_difference("0.03", "0.1", "-0.07");
    assert_difference("-0.00", "0", "0.00");
    assert_difference("5.", ".5", "4.5");
    assert_difference("1000", "0.001", "999.999");
}

static void differences_of_the_longest_numbers_are_exact(void **state) {
    (void)state;
    assert_difference("999999999999999999", "-999999999999999999", "1999999999999999998");
    assert_difference("999999999999999999", "0.000000000000000001",
                      "999999999999999998.999999999999999999");
    assert_difference("-999999999999999999", "0.999999999999999999",
                      "-999999999999999999.999999999999999999");
}

static void differences_that_cannot_be_exact_have_12_digits(void **state) {
    (void)state;
    assert_difference("1e2", "0.5", "99.5");
    const lode_number a = number_of("12345678901234567890"), b = number_of("0");
    char text[LODE_NUMBER_TEXT];
    double value;
    lode_difference_text(&a, &b, text, &value);
    assert_string_equal(text, "12345678901200000000");
    assert_close(value, 12345678901234567890.0, 0);
}

static void a_difference_beyond_doubles_has_no_text(void **state) {
    (void)state;
    const lode_number high = number_of("1e308"), low = number_of("-1e308");
    char text[LODE_NUMBER_TEXT] = "unset";
    assert_int_equal(lode_difference_text(&high, &low, text, NULL), 0);
    assert_string_equal(text, "");
}

/* Small decimals, where the C library's fixed notation of the true difference is exact. */
static void random_differences_are_those_of_whole_numbers(void **state) {
    (void)state;
    lode_random stream = lode_random_start(2024, 2, 0);
    for (int i = 0; i < 20000; i++) {
        const int scale = (int)lode_random_below(&stream, 5);
        const long a = (long)lode_random_below(&stream, 2000001) - 1000000,
                   b = (long)lode_random_below(&stream, 2000001) - 1000000;
        double one = 1;
        for (int s = 0; s < scale; s++)
            one *= 10;
        char x[40], y[40], expected[40];
        sprintf(x, "%.*f", scale, (double)a / one);
        sprintf(y, "%.*f", scale, (double)b / one);
        sprintf(expected, "%.*f", scale, (double)(a - b) / one);
        assert_difference(x, y, expected);
    }
}

static void assert_text(double x, const char *expected) {
    char text[LODE_NUMBER_TEXT];
    const size_t n = lode_number_text(x, text);
    assert_string_equal(text, expected);
    assert_int_equal(n, strlen(expected));
}

static void texts_have_12_digits_and_no_exponent(void **state) {
    (void)state;
    assert_text(0, "0");
    assert_text(-0.0, "0");
    assert_text(1, "1");
    assert_text(-3.10, "-3.1");
    assert_text(0.1 + 0.2, "0.3");
    assert_text(100, "100");
    assert_text(2.0 / 3, "0.666666666667");
    assert_text(-1e-7, "-0.0000001");
    assert_text(999999999999.5, "1000000000000");
    assert_text(9.999999999996, "10");
    assert_text(123456789012345, "123456789012000");
    assert_text(1e22, "10000000000000000000000");
    assert_text(1e23, "100000000000000000000000");
    assert_text(-1.5e25, "-15000000000000000000000000");
}

static void what_is_not_finite_has_no_text(void **state) {
    (void)state;
    assert_text(HUGE_VAL, "");
    assert_text(-HUGE_VAL, "");
    assert_text(nan(""), "");
}

/* Digits from the first to the last that is not zero. */
static size_t significant_digits(const char *text) {
    size_t n = 0, zeros = 0;
    for (; *text; text++) {
        if (*text < '0' || *text > '9')
            continue;
        zeros = *text == '0' ? zeros + 1 : 0;
        n += n > 0 || *text != '0';
    }
    return n > zeros ? n - zeros : 0;
}

static void assert_text_is_that_of_printf(double x) {
    char text[LODE_NUMBER_TEXT], printed[40];
    const size_t n = lode_number_text(x, text);
    assert_int_equal(n, strlen(text));
    sprintf(printed, "%.12g", x);
    if (!strchr(printed, 'e')) {
        assert_string_equal(text, strcmp(printed, "-0") == 0 ? "0" : printed);
        return;
    }
    assert_null(strpbrk(text, "eE"));
    assert_true(significant_digits(text) <= 12);
    assert_true(!strchr(text, '.') || (text[n - 1] != '0' && text[n - 1] != '.'));
    assert_true(text[text[0] == '-'] != '.');
    assert_same_bits(strtod(text, NULL), strtod(printed, NULL), printed);
}

static void random_texts_are_those_of_printf(void **state) {
    (void)state;
    lode_random stream = lode_random_start(2024, 3, 0);
    for (int i = 0; i < 100000; i++) {
        const uint64_t bits = lode_random_bits(&stream);
        double x;
        memcpy(&x, &bits, sizeof x); /* every size of number alike */
        if (isfinite(x))
            assert_text_is_that_of_printf(x);
        assert_text_is_that_of_printf(lode_random_normal(&stream) * 100);
    }
    assert_text_is_that_of_printf(0x1.fffffffffffffp1023);
    assert_text_is_that_of_printf(-0x1.fffffffffffffp1023);
    assert_text_is_that_of_printf(0x1p-1074);
    assert_text_is_that_of_printf(-0x1p-1074);
}

static void assert_rounded(double x, int decimals, bool commas, const char *expected) {
    char text[LODE_NUMBER_TEXT];
    const size_t n = lode_number_rounded(x, decimals, commas, text);
    assert_string_equal(text, expected);
    assert_int_equal(n, strlen(expected));
}

static void rounding_is_half_away_from_zero(void **state) {
    (void)state;
    assert_rounded(0.5, 0, false, "1");
    assert_rounded(1.5, 0, false, "2");
    assert_rounded(2.5, 0, false, "3");
    assert_rounded(-2.5, 0, false, "-3");
    assert_rounded(0.125, 2, false, "0.13");
    assert_rounded(-0.125, 2, false, "-0.13");
    assert_rounded(1.005, 2, false, "1.01"); /* below 1.005 as a double, 1.005 to a reader */
    assert_rounded(0.449, 1, false, "0.4");
    assert_rounded(99.95, 1, false, "100.0");
    assert_rounded(0.05, 1, false, "0.1");
    assert_rounded(0.005, 1, false, "0.0");
    assert_rounded(0.95, 0, false, "1");
    assert_rounded(61, 1, false, "61.0");
    assert_rounded(1.25, 3, false, "1.250");
    assert_rounded(1.0 / 3, 15, false, "0.333333333333000");
    assert_rounded(1.23456789012e-10, 12, false, "0.000000000123");
    assert_rounded(1e23, 0, false, "100000000000000000000000");
}

static void what_rounds_to_zero_has_no_sign(void **state) {
    (void)state;
    assert_rounded(-0.001, 2, false, "0.00");
    assert_rounded(-0.0, 1, false, "0.0");
    assert_rounded(-1e-20, 2, false, "0.00");
    assert_rounded(-0.005, 2, false, "-0.01");
}

static void thousands_have_commas_where_asked(void **state) {
    (void)state;
    assert_rounded(999, 0, true, "999");
    assert_rounded(1000, 0, true, "1,000");
    assert_rounded(-1000, 0, true, "-1,000");
    assert_rounded(-999.96, 1, true, "-1,000.0");
    assert_rounded(1234567.891, 1, true, "1,234,567.9");
    assert_rounded(123456, 2, true, "123,456.00");
    assert_rounded(HUGE_VAL, 1, true, "");
}

static void the_longest_number_fits(void **state) {
    (void)state;
    char text[LODE_NUMBER_TEXT];
    const size_t n = lode_number_rounded(-0x1.fffffffffffffp1023, 18, true, text);
    assert_int_equal(n, 1 + 309 + 102 + 1 + 18); /* sign, digits, commas, point, decimals */
    assert_int_equal(n, strlen(text));
    assert_memory_equal(text, "-179,769,313,486,000,", 21);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(only_decimals_are_numbers),
        cmocka_unit_test(what_a_double_cannot_hold_is_refused),
        cmocka_unit_test(the_slice_ends_the_number),
        cmocka_unit_test(the_exact_form_is_what_was_written),
        cmocka_unit_test(awkward_numbers_are_those_of_strtod),
        cmocka_unit_test(random_decimals_are_those_of_strtod),
        cmocka_unit_test(differences_keep_the_longer_scale),
        cmocka_unit_test(differences_of_the_longest_numbers_are_exact),
        cmocka_unit_test(differences_that_cannot_be_exact_have_12_digits),
        cmocka_unit_test(a_difference_beyond_doubles_has_no_text),
        cmocka_unit_test(random_differences_are_those_of_whole_numbers),
        cmocka_unit_test(texts_have_12_digits_and_no_exponent),
        cmocka_unit_test(what_is_not_finite_has_no_text),
        cmocka_unit_test(random_texts_are_those_of_printf),
        cmocka_unit_test(rounding_is_half_away_from_zero),
        cmocka_unit_test(what_rounds_to_zero_has_no_sign),
        cmocka_unit_test(thousands_have_commas_where_asked),
        cmocka_unit_test(the_longest_number_fits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
