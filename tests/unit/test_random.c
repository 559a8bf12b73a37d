/* Philox against the known-answer vectors its authors publish, the quantile against GSL, and the
 * distributions against their own first moments. */
#include "lode/random.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static uint32_t low(uint64_t x) {
    return (uint32_t)x;
}

static uint32_t high(uint64_t x) {
    return (uint32_t)(x >> 32);
}

/* Random123 1.x, kat_vectors, lines "philox4x32 10". */
static void bits_are_the_published_philox_vectors(void **state) {
    (void)state;
    static const struct {
        uint32_t counter[4], key[2], answer[4];
    } known[] = {
        {{0, 0, 0, 0}, {0, 0}, {0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}},
        {{0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff},
         {0xffffffff, 0xffffffff},
         {0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}},
        {{0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344},
         {0xa4093822, 0x299f31d0},
         {0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}},
    };
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        const uint64_t seed = (uint64_t)known[i].key[1] << 32 | known[i].key[0];
        const uint64_t unit = (uint64_t)known[i].counter[3] << 32 | known[i].counter[2];
        lode_random stream = lode_random_start(seed, unit, known[i].counter[1]);
        stream.block = known[i].counter[0];
        const uint64_t first = lode_random_bits(&stream), second = lode_random_bits(&stream);
        assert_int_equal(low(first), known[i].answer[0]);
        assert_int_equal(high(first), known[i].answer[1]);
        assert_int_equal(low(second), known[i].answer[2]);
        assert_int_equal(high(second), known[i].answer[3]);
    }
}

static void a_stream_depends_on_seed_unit_and_purpose_only(void **state) {
    (void)state;
    lode_random a = lode_random_start(7, 900001, 3), same = lode_random_start(7, 900001, 3);
    lode_random seed = lode_random_start(8, 900001, 3), unit = lode_random_start(7, 900002, 3);
    lode_random purpose = lode_random_start(7, 900001, 4);
    for (int i = 0; i < 100; i++) {
        const uint64_t bits = lode_random_bits(&a);
        assert_true(bits == lode_random_bits(&same));
        assert_true(bits != lode_random_bits(&seed));
        assert_true(bits != lode_random_bits(&unit));
        assert_true(bits != lode_random_bits(&purpose));
    }
}

static void the_normal_quantile_agrees_with_gsl(void **state) {
    (void)state;
    static const double tails[] = {1e-300, 1e-100, 1e-17, 1e-12, 1e-6, 1e-3};
    for (int i = 1; i < 1000; i++) {
        const double expected = gsl_cdf_ugaussian_Pinv(i / 1000.0);
        assert_true(fabs(lode_normal_quantile(i / 1000.0) - expected) < 1e-14);
    }
    for (size_t i = 0; i < sizeof tails / sizeof *tails; i++) {
        const double expected = gsl_cdf_ugaussian_Pinv(tails[i]);
        assert_true(fabs(lode_normal_quantile(tails[i]) / expected - 1) < 1e-13);
    }
    assert_true(lode_normal_quantile(0) < -1e308 && lode_normal_quantile(1) > 1e308);
}

/* Four standard errors of the mean of 40,000 draws, on each side. */
static void moments_are_those_of_the_distributions(void **state) {
    (void)state;
    enum { N = 40000 };
    lode_random stream = lode_random_start(1, 1, 1);
    double uniform = 0, normal = 0, square = 0, binomial = 0, below = 0;
    for (int i = 0; i < N; i++) {
        const double u = lode_random_uniform(&stream), z = lode_random_normal(&stream);
        assert_true(u > 0 && u < 1);
        uniform += u / N;
        normal += z / N;
        square += z * z / N;
        binomial += (double)lode_random_binomial(&stream, 20, 0.3) / N;
        below += (double)lode_random_below(&stream, 10) / N;
    }
    assert_true(fabs(uniform - 0.5) < 4 * sqrt(1.0 / 12 / N));
    assert_true(fabs(normal) < 4 * sqrt(1.0 / N));
    assert_true(fabs(square - 1) < 4 * sqrt(2.0 / N));
    assert_true(fabs(binomial - 6) < 4 * sqrt(20 * 0.3 * 0.7 / N));
    assert_true(fabs(below - 4.5) < 4 * sqrt(99 / 12.0 / N));
}

static void below_stays_below_even_for_large_n(void **state) {
    (void)state;
    lode_random stream = lode_random_start(2, 2, 2);
    const uint64_t n = UINT64_C(0xfedcba9876543210);
    uint64_t largest = 0;
    for (int i = 0; i < 1000; i++) {
        const uint64_t x = lode_random_below(&stream, n);
        assert_true(x < n);
        assert_int_equal(lode_random_below(&stream, 1), 0);
        largest = x > largest ? x : largest;
    }
    /* The chance that 1000 draws all miss the top tenth is 0.9^1000, about 1e-46. */
    assert_true(largest > n / 10 * 9);
}

static void certain_and_impossible_events_are_so(void **state) {
    (void)state;
    lode_random stream = lode_random_start(3, 3, 3);
    assert_int_equal(lode_random_binomial(&stream, 500, 0), 0);
    assert_int_equal(lode_random_binomial(&stream, 500, 1), 500);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bits_are_the_published_philox_vectors),
        cmocka_unit_test(a_stream_depends_on_seed_unit_and_purpose_only),
        cmocka_unit_test(the_normal_quantile_agrees_with_gsl),
        cmocka_unit_test(moments_are_those_of_the_distributions),
        cmocka_unit_test(below_stays_below_even_for_large_n),
        cmocka_unit_test(certain_and_impossible_events_are_so),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
