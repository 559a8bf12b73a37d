/* The values of a group: whatever way they are held, they are those that were put in. */
#include "lib/verbs/agg/agg_store.h"

#include "lode/mean.h"
#include "lode/memory.h"
#include "lode/quantile.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

enum { MOST = 6000 };

/* A sort of figures: as text, by their place in the stream. */
typedef int write_figure(char out[64], uint32_t random, size_t i);

static int one_decimal(char out[64], uint32_t random, size_t i) {
    (void)i;
    return snprintf(out, 64, "%u.%u", random % 100, random / 100 % 10);
}

static int whole_and_decimal(char out[64], uint32_t random, size_t i) {
    (void)i;
    return random % 3 ? snprintf(out, 64, "%u", random % 100)
                      : snprintf(out, 64, "-%u.%02u", random % 90, random / 100 % 100);
}

static int more_places_as_it_goes_on(char out[64], uint32_t random, size_t i) {
    return snprintf(out, 64, "%u.%0*u", random % 10, (int)(i / 700) + 1, random / 10 % 10);
}

static int far_apart(char out[64], uint32_t random, size_t i) {
    (void)i;
    return snprintf(out, 64, "%u.%03u", random % 100000000, random / 7 % 1000);
}

static int with_outliers(char out[64], uint32_t random, size_t i) {
    return i % 500 == 499 ? snprintf(out, 64, "%u000000", random % 100000)
                          : snprintf(out, 64, "%u", random % 50);
}

static int drifting(char out[64], uint32_t random, size_t i) {
    return snprintf(out, 64, "-%zu.%u", i / 4, random % 10);
}

static int some_inexact(char out[64], uint32_t random, size_t i) {
    return i % 1000 == 700 ? snprintf(out, 64, "%ue-3", random % 1000)
                           : snprintf(out, 64, "%u.%u", random % 100, random / 100 % 10);
}

static int beyond_doubles_at_one_scale(char out[64], uint32_t random, size_t i) {
    return i == 3000 ? snprintf(out, 64, "9007199254740991")
                     : snprintf(out, 64, "%u.%u", random % 100, random / 100 % 10);
}

static int huge(char out[64], uint32_t random, size_t i) {
    (void)i;
    return snprintf(out, 64, "%u%u00000000000", random, random % 7);
}

static write_figure *const sorts[] = {
    one_decimal,   whole_and_decimal, far_apart,    more_places_as_it_goes_on,
    with_outliers, drifting,          some_inexact, beyond_doubles_at_one_scale,
    huge};

enum { SORTS = sizeof sorts / sizeof *sorts };

static lode_number number[MOST];
static double value[MOST];

static void make(write_figure *figure, size_t n) {
    for (size_t i = 0; i < n; i++) {
        char text[64];
        const uint32_t random = (uint32_t)lode_hash((lode_slice){(const char *)&i, sizeof i});
        const int length = figure(text, random, i);
        assert_true(lode_number_read((lode_slice){text, (size_t)length}, &number[i]));
        value[i] = number[i].value;
    }
}

/* What the store says must be what lib/stats says of the numbers one by one. */
static void expect_same(agg_store *store, size_t n) {
    static const double p[] = {0, 0.1, 0.25, 0.5, 0.75, 0.975, 1};
    static double scaled[MOST];
    double mean, expected_mean, quantiles[7], expected[7];
    const double power = lode_numbers_scaled(number, n, scaled);
    assert_int_equal(lode_mean(scaled, n, &expected_mean, NULL), LODE_OK);
    assert_int_equal(lode_quantiles_type7(value, n, p, 7, expected, NULL), LODE_OK);
    assert_int_equal(store->n, n);
    agg_values v = agg_store_pour(store);
    assert_true(v.power == power);
    if (v.counts)
        assert_int_equal(lode_mean_counted(v.units, v.counts, v.n, &mean, NULL), LODE_OK);
    else
        assert_int_equal(lode_mean(v.units, v.n, &mean, NULL), LODE_OK);
    assert_true(mean == expected_mean);
    for (size_t i = 0; i < v.n; i++)
        v.units[i] /= v.power;
    if (v.counts)
        assert_int_equal(
            lode_quantiles_type7_counted(v.units, v.counts, v.n, p, 7, quantiles, NULL), LODE_OK);
    else
        assert_int_equal(lode_quantiles_type7(v.units, v.n, p, 7, quantiles, NULL), LODE_OK);
    for (size_t i = 0; i < 7; i++)
        assert_true(quantiles[i] == expected[i]);
    agg_values_free(&v);
}

static const size_t sizes[] = {1, 2, 5, 63, 64, 65, 700, 701, 3001, MOST};

enum { SIZES = sizeof sizes / sizeof *sizes };

static void one_store_has_what_was_put_in(void **state) {
    (void)state;
    for (size_t s = 0; s < SORTS; s++)
        for (size_t k = 0; k < SIZES; k++) {
            agg_store store = {0};
            make(sorts[s], sizes[k]);
            for (size_t i = 0; i < sizes[k]; i++)
                agg_store_add(&store, &number[i]);
            expect_same(&store, sizes[k]);
        }
}

/* Stores that each had a part, in runs as blocks of a file are dealt out, and in either order. */
static void stores_united_have_what_one_would_have(void **state) {
    (void)state;
    for (size_t s = 0; s < SORTS; s++)
        for (size_t k = 0; k < SIZES; k++)
            for (size_t order = 0; order < 2; order++) {
                agg_store store[3] = {{0}};
                make(sorts[s], sizes[k]);
                for (size_t i = 0; i < sizes[k]; i++)
                    agg_store_add(&store[(i / 37 + order) % 3], &number[i]);
                agg_store_add_all(&store[0], &store[1 + order]);
                agg_store_add_all(&store[0], &store[2 - order]);
                agg_store_free(&store[1]);
                agg_store_free(&store[2]);
                expect_same(&store[0], sizes[k]);
            }
}

static void many_values_that_are_few_take_little_room(void **state) {
    (void)state;
    agg_store store = {0};
    make(one_decimal, MOST);
    for (size_t i = 0; i < MOST; i++)
        agg_store_add(&store, &number[i]);
    assert_true(store.width <= 1000);
    assert_true(store.capacity <= 128);
    agg_store_free(&store);
}

static void values_far_apart_take_8_bytes_each(void **state) {
    (void)state;
    agg_store store = {0};
    make(far_apart, MOST);
    for (size_t i = 0; i < MOST; i++)
        agg_store_add(&store, &number[i]);
    assert_int_equal(store.width, 0);
    assert_int_equal(store.listed, MOST);
    agg_store_free(&store);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_store_has_what_was_put_in),
        cmocka_unit_test(stores_united_have_what_one_would_have),
        cmocka_unit_test(many_values_that_are_few_take_little_room),
        cmocka_unit_test(values_far_apart_take_8_bytes_each),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
