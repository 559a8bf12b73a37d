/* Exact sums: results that follow from the definition, and that no order or partition changes. */
#include "lode/number.h"

#include "../support/close.h"
#include "lode/random.h"

static double sum_of(const double *x, size_t n) {
    lode_sum sum;
    lode_sum_start(&sum);
    for (size_t i = 0; i < n; i++)
        lode_sum_add(&sum, x[i]);
    return lode_sum_value(&sum);
}

#define SUM(...)                                                                                   \
    sum_of((const double[]){__VA_ARGS__}, sizeof((const double[]){__VA_ARGS__}) / sizeof(double))

static void assert_bits(double actual, double expected) {
    if (memcmp(&actual, &expected, sizeof actual) != 0)
        fail_msg("%a is not %a", actual, expected);
}

static void nothing_adds_up_to_zero(void **state) {
    (void)state;
    lode_sum sum;
    lode_sum_start(&sum);
    assert_bits(lode_sum_value(&sum), 0.0);
    assert_bits(SUM(0, -0.0), 0.0);
    assert_bits(SUM(1.5, -1.5), 0.0);
}

static void small_terms_survive_large_ones(void **state) {
    (void)state;
    assert_bits(SUM(1, 1e100, 1, -1e100), 2);
    assert_bits(SUM(1e308, 0x1p-1074, -1e308), 0x1p-1074);
    assert_bits(SUM(-1e16, 1, 1e16), 1);
    assert_bits(SUM(0x1p1023, 0x1p-1074, -0x1p1023, -0x1p-1074), 0);
}

/* Ten times the double nearest to 0.1 is 1 + 5 x 2^-54 before rounding: the nearest double is 1. */
static void tenths_add_up_to_one(void **state) {
    (void)state;
    assert_bits(SUM(.1, .1, .1, .1, .1, .1, .1, .1, .1, .1), 1);
}

static void a_tie_goes_to_even_and_the_least_bit_breaks_it(void **state) {
    (void)state;
    assert_bits(SUM(1, 0x1p-53), 1);
    assert_bits(SUM(1 + 0x1p-52, 0x1p-53), 1 + 0x1p-51);
    assert_bits(SUM(1, 0x1p-53, 0x1p-1074), 1 + 0x1p-52);
    assert_bits(SUM(-1, -0x1p-53, -0x1p-1074), -1 - 0x1p-52);
    assert_bits(SUM(1, 0x1p-53, -0x1p-1074), 1);
    assert_bits(SUM(0x1.fffffffffffffp0, 0x1p-53), 2);
}

static void subnormal_terms_are_exact(void **state) {
    (void)state;
    assert_bits(SUM(0x1p-1074, 0x1p-1074), 0x1p-1073);
    assert_bits(SUM(-0x1p-1074), -0x1p-1074);
    assert_bits(SUM(0x1p-1022, -0x1p-1074), 0x0.fffffffffffffp-1022);
    assert_bits(SUM(0x0.fffffffffffffp-1022, 0x1p-1074), 0x1p-1022);
}

static void a_sum_may_pass_beyond_doubles_and_come_back(void **state) {
    (void)state;
    const double most = 0x1.fffffffffffffp1023;
    assert_bits(SUM(most, most, most, -most, -most), most);
    assert_bits(SUM(most, most), HUGE_VAL);
    assert_bits(SUM(-most, -most, -1), -HUGE_VAL);
    assert_bits(SUM(most, 0x1p969), most);     /* below half of the last place */
    assert_bits(SUM(most, 0x1p970), HUGE_VAL); /* half of it */
}

/* Signed terms of every size: each double's bits are random but for exponents near the top. */
static void random_terms(double *x, size_t n, uint64_t unit) {
    lode_random stream = lode_random_start(7, unit, 0);
    for (size_t i = 0; i < n;) {
        const uint64_t bits = lode_random_bits(&stream);
        memcpy(&x[i], &bits, sizeof bits);
        i += fabs(x[i]) < 1e300;
    }
}

static void shuffle(double *x, size_t n, lode_random *stream) {
    for (size_t i = n; i > 1; i--) {
        const size_t j = (size_t)lode_random_below(stream, i);
        const double held = x[i - 1];
        x[i - 1] = x[j];
        x[j] = held;
    }
}

enum { TERMS = 500 };

static void order_does_not_matter(void **state) {
    (void)state;
    double x[TERMS];
    lode_random stream = lode_random_start(8, 0, 0);
    random_terms(x, TERMS, 0);
    const double expected = sum_of(x, TERMS);
    for (int i = 0; i < 50; i++) {
        shuffle(x, TERMS, &stream);
        assert_bits(sum_of(x, TERMS), expected);
    }
}

static void partition_does_not_matter(void **state) {
    (void)state;
    double x[TERMS];
    random_terms(x, TERMS, 1);
    const double expected = sum_of(x, TERMS);
    for (size_t parts = 1; parts <= 40; parts++) {
        lode_sum total;
        lode_sum_start(&total);
        for (size_t p = 0; p < parts; p++) {
            lode_sum part;
            lode_sum_start(&part);
            for (size_t i = p; i < TERMS; i += parts)
                lode_sum_add(&part, x[i]);
            lode_sum_merge(&total, &part);
        }
        assert_bits(lode_sum_value(&total), expected);
    }
}

static void a_sum_merges_with_itself(void **state) {
    (void)state;
    lode_sum sum;
    lode_sum_start(&sum);
    lode_sum_add(&sum, -0.7);
    lode_sum_merge(&sum, &sum);
    assert_bits(lode_sum_value(&sum), -1.4);
}

/* Whole numbers of 62 bits have their sum in an int64_t. */
static void sums_of_whole_numbers_are_those_of_integers(void **state) {
    (void)state;
    lode_random stream = lode_random_start(9, 0, 0);
    int64_t expected = 0;
    lode_sum sum;
    lode_sum_start(&sum);
    for (int i = 0; i < 10000; i++) {
        const int64_t term = (int64_t)lode_random_below(&stream, (uint64_t)1 << 48) - (1LL << 47);
        expected += term;
        lode_sum_add(&sum, (double)term);
        assert_bits(lode_sum_value(&sum), (double)expected);
    }
}

static void every_double_is_its_own_sum(void **state) {
    (void)state;
    lode_random stream = lode_random_start(10, 0, 0);
    for (int i = 0; i < 20000; i++) {
        const uint64_t bits = lode_random_bits(&stream);
        double x;
        memcpy(&x, &bits, sizeof x);
        if (isfinite(x) && x != 0)
            assert_bits(SUM(x), x);
    }
    for (int exponent = -1074; exponent < 1024; exponent++) {
        assert_bits(SUM(ldexp(1, exponent)), ldexp(1, exponent));
        assert_bits(SUM(-ldexp(1, exponent)), -ldexp(1, exponent));
    }
}

/* (2^27 + 1)^2 = 2^54 + 2^28 + 1, one bit more than a double holds. */
static void products_are_exact(void **state) {
    (void)state;
    lode_sum sum;
    lode_sum_start(&sum);
    lode_sum_add_product(&sum, 0x1p27 + 1, 0x1p27 + 1);
    lode_sum_add(&sum, -0x1p54 - 0x1p28);
    assert_bits(lode_sum_value(&sum), 1);
    lode_sum_add_product(&sum, 0.1, 3);
    lode_sum_add_product(&sum, -3, 0.1);
    assert_bits(lode_sum_value(&sum), 1);
    lode_sum_add_product(&sum, 1e300, 0);
    assert_bits(lode_sum_value(&sum), 1);
}

/* The definition, by the C library: a mantissa of 53 bits in pieces of 32. */
static void add_by_definition(lode_sum *sum, double x) {
    int exponent;
    int64_t mantissa = (int64_t)ldexp(frexp(x, &exponent), 53);
    int place = x == 0 ? 0 : exponent - 53 + 1074;
    for (; place < 0; place++)
        mantissa /= 2;
    const int64_t sign = mantissa < 0 ? -1 : 1;
    uint64_t rest = (uint64_t)(sign * mantissa);
    for (int bit = place; rest; bit++, rest >>= 1)
        sum->limb[bit / 32] += sign * (int64_t)((rest & 1) << bit % 32);
}

static void terms_of_every_size_add_up_as_defined(void **state) {
    (void)state;
    lode_random stream = lode_random_start(11, 0, 0);
    for (int i = 0; i < 2000; i++) {
        const int widest = 1 + (int)lode_random_below(&stream, 2046),
                  lowest = (int)lode_random_below(&stream, (uint64_t)(2047 - widest)),
                  terms = 1 + (int)lode_random_below(&stream, 40);
        lode_sum sum, expected;
        lode_sum_start(&sum);
        lode_sum_start(&expected);
        for (int k = 0; k < terms; k++) {
            const uint64_t field = (uint64_t)lowest + lode_random_below(&stream, (uint64_t)widest),
                           bits = (lode_random_bits(&stream) >> 1 & ~((uint64_t)0x7ff << 52)) |
                                  field << 52 | lode_random_below(&stream, 2) << 63;
            double x;
            memcpy(&x, &bits, sizeof x);
            lode_sum_add(&sum, x);
            add_by_definition(&expected, x);
        }
        assert_bits(lode_sum_value(&sum), lode_sum_value(&expected));
        for (int k = 0; k < 70; k++) /* limb by limb: nothing is carried in so few additions */
            assert_true(sum.limb[k] == expected.limb[k]);
    }
}

/* A product and what fma says it lost by rounding are the product, unless it lies too low. */
static void products_of_every_size_are_exact(void **state) {
    (void)state;
    lode_random stream = lode_random_start(12, 0, 0);
    for (int i = 0; i < 100000; i++) {
        const double x = ldexp(lode_random_uniform(&stream) - 0.5, (int)(i % 1500) - 700),
                     y = ldexp(lode_random_uniform(&stream) - 0.5,
                               (int)lode_random_below(&stream, 640) - 320);
        lode_sum sum;
        lode_sum_start(&sum);
        if (!isfinite(x * y) || fabs(x * y) < 0x1p-960)
            continue;
        lode_sum_add_product(&sum, x, y);
        assert_bits(lode_sum_value(&sum), x * y);
        lode_sum_add(&sum, -(x * y));
        assert_bits(lode_sum_value(&sum), fma(x, y, -(x * y)) + 0.0);
    }
}

static void products_too_low_for_a_double_are_rounded(void **state) {
    (void)state;
    lode_random stream = lode_random_start(14, 0, 0);
    for (int i = 0; i < 20000; i++) {
        const double x = ldexp(lode_random_uniform(&stream) - 0.5, -400 - i % 674),
                     y = ldexp(lode_random_uniform(&stream) - 0.5, -560 + i % 300);
        lode_sum sum, expected;
        lode_sum_start(&sum);
        lode_sum_start(&expected);
        lode_sum_add_product(&sum, x, y);
        lode_sum_add(&expected, x * y);
        lode_sum_add(&expected, fma(x, y, -(x * y)));
        assert_bits(lode_sum_value(&sum), lode_sum_value(&expected));
    }
}

static void a_product_may_pass_beyond_doubles_and_come_back(void **state) {
    (void)state;
    const double most = 0x1.fffffffffffffp1023;
    lode_sum sum;
    lode_sum_start(&sum);
    lode_sum_add_product(&sum, most, 4);
    lode_sum_add_product(&sum, most, -3);
    assert_bits(lode_sum_value(&sum), most);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_adds_up_to_zero),
        cmocka_unit_test(small_terms_survive_large_ones),
        cmocka_unit_test(tenths_add_up_to_one),
        cmocka_unit_test(a_tie_goes_to_even_and_the_least_bit_breaks_it),
        cmocka_unit_test(subnormal_terms_are_exact),
        cmocka_unit_test(a_sum_may_pass_beyond_doubles_and_come_back),
        cmocka_unit_test(order_does_not_matter),
        cmocka_unit_test(partition_does_not_matter),
        cmocka_unit_test(a_sum_merges_with_itself),
        cmocka_unit_test(sums_of_whole_numbers_are_those_of_integers),
        cmocka_unit_test(every_double_is_its_own_sum),
        cmocka_unit_test(products_are_exact),
        cmocka_unit_test(terms_of_every_size_add_up_as_defined),
        cmocka_unit_test(products_of_every_size_are_exact),
        cmocka_unit_test(products_too_low_for_a_double_are_rounded),
        cmocka_unit_test(a_product_may_pass_beyond_doubles_and_come_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
