/* Numbers bit for bit and byte for byte against the C library, on as many values as the first
 * argument says. `make check-long` says ten million, `make check-unit` nothing. */
#include "lode/number.h"

#include "../support/close.h"
#include "lode/random.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

__extension__ typedef __int128 wide;

static long values = 100000;

enum { TEXT = 512 };

/* Texts and doubles are chosen by turns, so that a run of any length has some of every kind. */
static lode_random stream;

static int below(int n) {
    return (int)lode_random_below(&stream, (uint64_t)n);
}

/* ---- reading ---- */

static size_t put_digits(char *text, int n, int zeros_in_ten) {
    for (int i = 0; i < n; i++)
        text[i] = (char)('0' + (below(10) < zeros_in_ten ? 0 : below(10)));
    return (size_t)n;
}

static void a_school_figure(char *text) {
    char *end = text;
    if (below(3) == 0)
        *end++ = '-';
    end += put_digits(end, 1 + below(4), 0);
    if (below(3)) {
        *end++ = '.';
        end += put_digits(end, below(4), 3);
    }
    *end = '\0';
}

/* Any length up to 24 digits, the point anywhere or absent, zeros at both ends likely. */
static void a_long_mantissa(char *text) {
    char *end = text;
    const int digits = 1 + below(24), before = below(digits + 6);
    if (below(4) == 0)
        *end++ = "+-"[below(2)];
    for (int i = 0; i < digits; i++) {
        if (i == before)
            *end++ = '.';
        end += put_digits(end, 1, i < 3 || i > digits - 4 ? 5 : 1);
    }
    *end = '\0';
}

static void with_exponent(char *text) {
    a_long_mantissa(text);
    sprintf(text + strlen(text), "%c%s%d", "eE"[below(2)],
            below(2)   ? ""
            : below(2) ? "-"
                       : "+",
            below(below(4) ? 30 : 340));
}

/* Half-way between two doubles, exactly or cut short; and doubles as others print them. */
static void near_a_double(char *text) {
    const double x = ldexp(1 + lode_random_uniform(&stream), below(60) - 20);
    if (below(3) == 0) {
        sprintf(text, "%.*g", 15 + below(4), x);
    } else { /* x + next has one bit more than a double: all its digits, or some */
        char all[TEXT];
        sprintf(all, "%.80Lf", ((long double)x + (long double)nextafter(x, HUGE_VAL)) / 2);
        sprintf(text, "%.*s", 17 + below(75), all);
    }
}

/* What is nearly a number. */
static void spoilt(char *text) {
    a_long_mantissa(text);
    if (below(2))
        text[12 + below(6)] = '\0';
    const size_t n = strlen(text);
    if (n)
        text[lode_random_below(&stream, n)] = (char)(1 + below(255));
}

static void make_text(long turn, char *text) {
    static void (*const kinds[])(char *) = {a_school_figure, a_long_mantissa, with_exponent,
                                            near_a_double,   a_school_figure, spoilt};
    memset(text, 0, TEXT);
    kinds[turn % 6](text);
}

/* The definition, read off number.h: digits with at most one point, then perhaps an exponent. */
typedef struct {
    bool number, exponent;
    int significant, scale;
    wide units;
} meaning;

static meaning meaning_of(const char *text) {
    meaning m = {0};
    const char *p = text;
    int digits = 0, points = 0;
    p += *p == '-' || *p == '+';
    for (; (*p >= '0' && *p <= '9') || (*p == '.' && points == 0); p++) {
        points += *p == '.';
        if (*p == '.')
            continue;
        digits++;
        m.scale += points;
        m.significant += m.significant > 0 || *p != '0';
        m.units = m.significant <= 18 ? m.units * 10 + (*p - '0') : 0;
    }
    if (*p == 'e' || *p == 'E') {
        m.exponent = true;
        p += 1 + (p[1] == '+' || p[1] == '-');
        digits = *p ? digits : 0;
        p += strspn(p, "0123456789");
    }
    m.number = digits > 0 && !*p;
    m.units = *text == '-' ? -m.units : m.units;
    return m;
}

/* Read from room that ends with the text, for the address sanitizer. */
static bool read_at_the_end(const char *text, lode_number *number) {
    const size_t n = strlen(text);
    char *room = malloc(n ? n : 1);
    memcpy(room, text, n);
    const bool read = lode_number_read((lode_slice){room, n}, number);
    free(room);
    return read;
}

static void check_read(const char *text) {
    const meaning m = meaning_of(text);
    const double expected = m.number ? strtod(text, NULL) : 0;
    lode_number number;
    const bool read = read_at_the_end(text, &number);
    if (read != (m.number && isfinite(expected)))
        fail_msg("'%s' is%s read", text, read ? "" : " not");
    if (!read)
        return;
    const bool exact = !m.exponent && m.significant <= 18 && m.scale <= 18;
    if (memcmp(&number.value, &expected, sizeof expected) != 0)
        fail_msg("'%s' is %a, not %a", text, number.value, expected);
    if (number.exact != exact || number.units != (exact ? (int64_t)m.units : 0) ||
        number.scale != (exact ? m.scale : 0))
        fail_msg("'%s' is %" PRId64 " / 10^%d, exact %d", text, number.units, number.scale,
                 number.exact);
}

static void numbers_are_those_of_strtod(void **state) {
    (void)state;
    stream = lode_random_start(2026, 1, 0);
    char text[TEXT];
    for (long i = 0; i < values; i++) {
        make_text(i, text);
        check_read(text);
    }
}

/* 18 digits above the middle of two doubles by less than 2^-62 of themselves, where the lower
 * double is even. */
static void a_middle_just_passed_is_rounded_up(void **state) {
    (void)state;
    static const char *const passed[] = {".894196138503013549", "391.411215334492141",
                                         ".404959918655730472", "358.213664646609260",
                                         "31280.2210877278867", "5074523846.27718401"};
    for (size_t i = 0; i < sizeof passed / sizeof *passed; i++)
        check_read(passed[i]);
}

/* Up to 4 characters of every kind that matters, all of them. */
static void every_short_text_is_read_by_the_definition(void **state) {
    (void)state;
    static const char kinds[] = "\0"
                                "059.+-eE/:a \x80\xae\xb0";
    enum { KINDS = sizeof kinds - 1 };
    for (int i = 0; i < KINDS * KINDS * KINDS * KINDS; i++) {
        char text[8] = {0};
        for (int k = 0, rest = i; k < 4; k++, rest /= KINDS)
            text[k] = kinds[rest % KINDS];
        check_read(text);
    }
}

/* ---- writing ---- */

/* Printed with as many decimals as make 12 significant digits, less zeros at the end. */
static void printed(double x, char *text) {
    char exponential[40];
    sprintf(exponential, "%.11e", x);
    const int exponent = atoi(strchr(exponential, 'e') + 1);
    if (exponent <= 11) {
        sprintf(text, "%.*f", 11 - exponent, x);
        char *end = text + strlen(text);
        if (strchr(text, '.'))
            while (end[-1] == '0')
                *--end = '\0';
        if (end[-1] == '.')
            *--end = '\0';
    } else {
        char *end = text;
        for (const char *p = exponential; *p != 'e'; p++)
            if (*p != '.')
                *end++ = *p;
        memset(end, '0', (size_t)exponent - 11);
        end[exponent - 11] = '\0';
    }
    if (strcmp(text, "-0") == 0)
        strcpy(text, "0");
}

static void check_text(double x) {
    char text[LODE_NUMBER_TEXT], expected[TEXT];
    if (!isfinite(x))
        return;
    const size_t n = lode_number_text(x, text);
    printed(x, expected);
    if (strcmp(text, expected) != 0 || n != strlen(expected))
        fail_msg("%a is '%s', not '%s'", x, text, expected);
}

static double any_bits(void) {
    const uint64_t bits = lode_random_bits(&stream);
    double x;
    memcpy(&x, &bits, sizeof x);
    return x;
}

static double a_power(void) {
    return below(2) ? ldexp(1, below(2098) - 1074)
                    : strtod((char[]){'1', 'e', "+-"[below(2)], (char)('0' + below(3)),
                                      (char)('0' + below(10)), (char)('0' + below(10)), 0},
                             NULL);
}

/* n + 1/2 for the 12-digit n, moved by powers of two that keep the tie exact in 13 digits. */
static double a_tie(void) {
    const double n = floor(lode_random_uniform(&stream) * 1e12);
    static const double steps[] = {1, 10, 100, 1000};
    const int zeros = below(4);
    return below(2) ? n + 0.5 : (n * 2 + 1) * 5 * steps[zeros];
}

/* The double nearest to a tie that no double is. */
static double near_a_tie(void) {
    char text[40];
    sprintf(text, "%d%06d5e%d", 100000 + below(900000), below(1000000), below(20) - 25);
    return strtod(text, NULL);
}

/* m / 2^k with few digits, such as 0.0625: ties at the 12th digit among them. */
static double a_short_binary(void) {
    return ldexp((double)lode_random_below(&stream, (uint64_t)1 << (20 + below(33))), -below(60));
}

static double a_mean(void) {
    return (double)below(1000000) / (1 + below(3000));
}

static double make_double(long turn) {
    static double (*const kinds[])(void) = {a_mean, any_bits,   a_power,
                                            a_tie,  near_a_tie, a_short_binary};
    double x = kinds[turn % 6]();
    const int steps = below(4) ? 0 : below(3) + 1;
    const double towards = below(2) ? HUGE_VAL : 0;
    for (int i = 0; i < steps; i++)
        x = nextafter(x, towards);
    return below(4) ? x : -x;
}

static void texts_are_those_of_printf(void **state) {
    (void)state;
    stream = lode_random_start(2026, 2, 0);
    for (long i = 0; i < values; i++)
        check_text(make_double(i));
}

/* Every power of ten and of two with its neighbours, and what lies about 12 nines. */
static void texts_about_powers_are_those_of_printf(void **state) {
    (void)state;
    char text[40];
    for (int exponent = -323; exponent <= 308; exponent++) {
        static const char *const mantissas[] = {"1", "9.99999999999", "9.999999999995",
                                                "9.9999999999949999", "1.000000000005"};
        for (size_t k = 0; k < 5; k++) {
            sprintf(text, "%se%d", mantissas[k], exponent);
            double x = strtod(text, NULL);
            for (int step = 0; step < 4; step++)
                x = nextafter(x, 0);
            for (int step = 0; step < 9; step++, x = nextafter(x, HUGE_VAL))
                check_text(x);
        }
    }
    for (int bit = -1074; bit < 1024; bit++) {
        const double power = ldexp(1, bit);
        check_text(power);
        check_text(-nextafter(power, 0));
        check_text(nextafter(power, HUGE_VAL));
    }
}

static void whole_numbers_are_those_of_printf(void **state) {
    (void)state;
    stream = lode_random_start(2026, 3, 0);
    uint64_t edge = 1;
    for (long i = 0; i < values / 4; i++) {
        uint64_t n = lode_random_bits(&stream) >> below(64);
        if (i < 60) {
            n = edge - (uint64_t)(i % 3) + 1;
            edge *= i % 3 == 2 ? 10 : 1;
        }
        char text[LODE_WHOLE_TEXT], expected[40];
        sprintf(expected, "%" PRIu64, n);
        assert_int_equal(lode_whole_text(n, text), strlen(expected));
        assert_string_equal(text, expected);
    }
    char most[LODE_WHOLE_TEXT];
    lode_whole_text(UINT64_MAX, most);
    assert_string_equal(most, "18446744073709551615");
}

/* ---- differences ---- */

static wide rescaled(const lode_number *number, int scale) {
    wide units = number->units;
    for (int s = number->scale; s < scale; s++)
        units *= 10;
    return units;
}

/* Digit by digit from the last. */
static void print_scaled(wide units, int scale, char *text) {
    char reversed[64];
    int n = 0, length = 0;
    for (wide rest = units < 0 ? -units : units; rest || n <= scale; rest /= 10)
        reversed[n++] = (char)('0' + (int)(rest % 10));
    if (units < 0)
        text[length++] = '-';
    while (n > 0) {
        text[length++] = reversed[--n];
        if (n == scale && n > 0)
            text[length++] = '.';
    }
    text[length] = '\0';
}

static void differences_are_those_of_whole_numbers(void **state) {
    (void)state;
    stream = lode_random_start(2026, 4, 0);
    char text[TEXT], out[LODE_NUMBER_TEXT], expected[TEXT];
    lode_number a = {0}, b;
    for (long i = 0; i < values; i++) {
        make_text(i % 4 == 3 ? 1 : 0, text);
        if (!lode_number_read(lode_text(text), &b) || !b.exact)
            continue;
        const int scale = a.scale > b.scale ? a.scale : b.scale;
        double value;
        const size_t n = lode_difference_text(&a, &b, out, &value);
        print_scaled(rescaled(&a, scale) - rescaled(&b, scale), scale, expected);
        const double nearest = strtod(expected, NULL);
        if (strcmp(out, expected) != 0 || n != strlen(expected))
            fail_msg("'%s' is not '%s'", out, expected);
        if (memcmp(&value, &nearest, sizeof value) != 0)
            fail_msg("'%s' is %a, not %a", expected, value, nearest);
        a = b;
    }
}

int main(int argc, char **argv) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_are_those_of_strtod),
        cmocka_unit_test(a_middle_just_passed_is_rounded_up),
        cmocka_unit_test(every_short_text_is_read_by_the_definition),
        cmocka_unit_test(texts_are_those_of_printf),
        cmocka_unit_test(texts_about_powers_are_those_of_printf),
        cmocka_unit_test(whole_numbers_are_those_of_printf),
        cmocka_unit_test(differences_are_those_of_whole_numbers),
    };
    if (argc > 1)
        values = atol(argv[1]);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
