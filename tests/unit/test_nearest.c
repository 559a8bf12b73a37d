/* Nearest points: the screen in single precision must leave the answer that measuring every pair
 * gives, whatever the values are like; ties go to the earlier point. Distances themselves are held
 * against numpy in tests/reference. */
#include "lode/nearest.h"

#include "../support/close.h"
#include "lode/memory.h"

#include <math.h>
#include <stdlib.h>

enum { MOST = 1500, TERMS = 7, K = 20 };

static double value[MOST * TERMS];
static double factor[TERMS] = {1, 0.5, 3, 1e-3, 20, 1, 0};
static lode_neighbour found[MOST * K], other[MOST * K];
static size_t count[MOST], other_count[MOST];

static void make_values(size_t n, double offset, double step) {
    srand(7);
    for (size_t i = 0; i < n * TERMS; i++) {
        const double r = (double)rand() / RAND_MAX;
        value[i] = offset + (step > 0 ? step * floor(r * 10) : r);
    }
}

/* By definition: everybody measured, the smallest left over taken again and again. */
static void take_smallest(const lode_points *p, size_t of,
                          bool (*may)(const void *, uint32_t, uint32_t), lode_neighbour *out,
                          size_t *n) {
    bool *taken = lode_allocate(p->n, sizeof *taken);
    for (*n = 0; *n < K; ++*n) {
        size_t best = p->n;
        double least = INFINITY;
        for (size_t i = 0; i < p->n; i++) {
            const double d = lode_points_apart(p, of, i);
            if (i == of || taken[i] || (may && !may(NULL, (uint32_t)of, (uint32_t)i)))
                continue;
            if (d < least * (1 - 1e-12)) {
                best = i;
                least = d;
            }
        }
        if (best == p->n)
            break;
        taken[best] = true;
        out[*n] = (lode_neighbour){(uint32_t)best, least};
    }
    free(taken);
}

static void check(const lode_points *p, bool (*may)(const void *, uint32_t, uint32_t)) {
    for (unsigned threads = 1; threads <= 3; threads++) {
        lode_nearest(p, &(lode_nearest_options){.k = K, .may = may, .threads = threads}, found,
                     count);
        for (size_t i = 0; i < p->n; i += 13) {
            lode_neighbour expected[K];
            size_t n;
            take_smallest(p, i, may, expected, &n);
            assert_int_equal(count[i], n);
            for (size_t k = 0; k < n; k++) {
                assert_int_equal(found[i * K + k].point, expected[k].point);
                assert_close(found[i * K + k].distance, expected[k].distance, 0);
            }
        }
    }
}

static void the_screen_leaves_the_answer(void **state) {
    (void)state;
    const lode_points points = {value, MOST, TERMS, factor, NULL};
    make_values(MOST, 0, 0);
    check(&points, NULL);
}

/* What all values share must not drown what they differ in: a million, and differences below 1. */
static void an_offset_does_not_drown_it(void **state) {
    (void)state;
    const lode_points points = {value, MOST, TERMS, factor, NULL};
    make_values(MOST, 1e6, 0);
    check(&points, NULL);
}

static void one_far_outlier_does_not_drown_it(void **state) {
    (void)state;
    const lode_points points = {value, MOST, TERMS, factor, NULL};
    make_values(MOST, 0, 0);
    value[5 * TERMS] = 1e9;
    check(&points, NULL);
}

/* A grid of tenths: 0.3 - 0.2 and 0.2 - 0.1 differ in their last bit and are the same. */
static void ties_go_to_the_earlier(void **state) {
    (void)state;
    const lode_points points = {value, 600, TERMS, factor, NULL};
    make_values(600, 0, 0.1);
    check(&points, NULL);
}

static void all_may_be_the_same(void **state) {
    (void)state;
    const lode_points points = {value, 700, TERMS, factor, NULL};
    for (size_t i = 0; i < (size_t)700 * TERMS; i++)
        value[i] = 3;
    lode_nearest(&points, &(lode_nearest_options){.k = K}, found, count);
    assert_int_equal(count[699], K);
    assert_int_equal(found[0].point, 1);
    assert_int_equal(found[699 * K].point, 0);
    assert_close(found[699 * K].distance, 0, 0);
}

static bool differ_in_parity(const void *context, uint32_t a, uint32_t b) {
    (void)context;
    return (a + b) % 2 == 1;
}

static void only_who_may_is_found(void **state) {
    (void)state;
    const lode_points points = {value, 900, TERMS, factor, NULL};
    make_values(900, 0, 0);
    check(&points, differ_in_parity);
}

static void few_points_give_few(void **state) {
    (void)state;
    const lode_points points = {value, 4, TERMS, factor, NULL};
    make_values(4, 0, 0);
    check(&points, NULL);
    assert_int_equal(count[0], 3);
}

/* Two parts, by hand: sqrt(3^2 + 4^2) + sqrt(12^2) between (0, 0, 0) and (3, 4, 12). */
static void parts_add_their_roots(void **state) {
    (void)state;
    const double three[] = {0, 0, 0, 3, 4, 12, 1, 1, 1}, one[] = {1, 1, 1};
    const unsigned part[] = {1, 1, 2};
    const lode_points points = {three, 3, 3, one, part};
    assert_close(lode_points_apart(&points, 0, 1), 17, 0);
    lode_nearest(&points, &(lode_nearest_options){.k = 2}, other, other_count);
    assert_int_equal(other[0].point, 2);
    assert_int_equal(other[1].point, 1);
    assert_close(other[1].distance, 17, 0);
}

/* Ten schools on one estimate, four each: two above and two below, moved in at the ends. */
static void a_window_moves_in_at_the_ends(void **state) {
    (void)state;
    const double estimate[] = {9, 1, 2, 3, 4, 5, 6, 7, 8, 0}, one = 1;
    const lode_points points = {estimate, 10, 1, &one, NULL};
    lode_nearest_window(&points, 4, found, count);
    const uint32_t of_5[] = {4, 6, 3, 7}, of_9[] = {8, 7, 6, 5}, of_1[] = {2, 9, 3, 4};
    for (size_t k = 0; k < 4; k++) {
        assert_int_equal(found[5 * 4 + k].point, of_5[k]);
        assert_int_equal(found[0 * 4 + k].point, of_9[k]);
        assert_int_equal(found[1 * 4 + k].point, of_1[k]);
    }
    assert_int_equal(count[9], 4);
}

/* As many above as below, however near they are. */
static void a_window_is_not_the_nearest(void **state) {
    (void)state;
    const double estimate[] = {0, 50, 51, 52, 53}, one = 1;
    const lode_points points = {estimate, 5, 1, &one, NULL};
    lode_nearest_window(&points, 2, found, count);
    assert_int_equal(found[1 * 2].point, 2);
    assert_int_equal(found[1 * 2 + 1].point, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_screen_leaves_the_answer),
        cmocka_unit_test(an_offset_does_not_drown_it),
        cmocka_unit_test(one_far_outlier_does_not_drown_it),
        cmocka_unit_test(ties_go_to_the_earlier),
        cmocka_unit_test(all_may_be_the_same),
        cmocka_unit_test(only_who_may_is_found),
        cmocka_unit_test(few_points_give_few),
        cmocka_unit_test(parts_add_their_roots),
        cmocka_unit_test(a_window_moves_in_at_the_ends),
        cmocka_unit_test(a_window_is_not_the_nearest),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
