/* Ranks against counting by hand, and against each other. */
#include "lode/rank.h"

#include "../support/close.h"
#include "../support/uneven.h"

#include <string.h>

enum { MANY = 211 };

/* Five schools' percentages; two of them tie. */
static const double five[] = {61, 57.9, 64.2, 61, 40};

static lode_rank member(double value, lode_direction direction) {
    lode_rank rank;
    assert_int_equal(lode_rank_member(value, five, 5, direction, &rank, NULL), LODE_OK);
    return rank;
}

static void rank_one_is_best_and_ties_share_the_smallest(void **state) {
    (void)state;
    lode_rank ranks[5];
    assert_int_equal(lode_rank_group(five, 5, LODE_HIGHER_IS_BETTER, ranks, NULL), LODE_OK);
    const size_t by_high[] = {2, 4, 1, 2, 5};
    for (size_t i = 0; i < 5; i++)
        assert_int_equal(ranks[i].rank, by_high[i]);
    assert_int_equal(lode_rank_group(five, 5, LODE_LOWER_IS_BETTER, ranks, NULL), LODE_OK);
    const size_t by_low[] = {3, 2, 5, 3, 1};
    for (size_t i = 0; i < 5; i++)
        assert_int_equal(ranks[i].rank, by_low[i]);
}

static void percentile_is_the_mean_ascending_rank_over_n_either_way(void **state) {
    (void)state;
    const double mean_ranks[] = {3.5, 2, 5, 3.5, 1}, percentiles[] = {70, 40, 100, 70, 20};
    for (int direction = LODE_HIGHER_IS_BETTER; direction <= LODE_LOWER_IS_BETTER; direction++) {
        lode_rank ranks[5];
        assert_int_equal(lode_rank_group(five, 5, (lode_direction)direction, ranks, NULL), LODE_OK);
        for (size_t i = 0; i < 5; i++) {
            assert_close(ranks[i].mean_rank, mean_ranks[i], 0);
            assert_close(ranks[i].percentile, percentiles[i], 1e-15);
            assert_int_equal(ranks[i].n, 5);
        }
    }
}

static void a_member_ranks_alone_as_in_its_group(void **state) {
    (void)state;
    lode_rank ranks[5];
    assert_int_equal(lode_rank_group(five, 5, LODE_HIGHER_IS_BETTER, ranks, NULL), LODE_OK);
    for (size_t i = 0; i < 5; i++) {
        const lode_rank alone = member(five[i], LODE_HIGHER_IS_BETTER);
        assert_int_equal(alone.rank, ranks[i].rank);
        assert_close(alone.mean_rank, ranks[i].mean_rank, 0);
        assert_close(alone.percentile, ranks[i].percentile, 0);
        assert_int_equal(alone.n, ranks[i].n);
    }
}

static void a_school_joins_its_similar_schools_as_one_more(void **state) {
    (void)state;
    lode_rank rank;
    assert_int_equal(lode_rank_joining(61, five, 5, LODE_HIGHER_IS_BETTER, &rank, NULL), LODE_OK);
    assert_int_equal(rank.rank, 2);
    assert_close(rank.mean_rank, 4, 0); /* ranks 3, 4 and 5 of 6 */
    assert_close(rank.percentile, 400.0 / 6, 1e-15);
    assert_int_equal(rank.n, 6);

    assert_int_equal(lode_rank_joining(39.9, five, 5, LODE_HIGHER_IS_BETTER, &rank, NULL), LODE_OK);
    assert_int_equal(rank.rank, 6);
    assert_close(rank.percentile, 100.0 / 6, 1e-15);
}

static void a_school_without_similar_schools_is_one_of_one(void **state) {
    (void)state;
    lode_rank rank;
    assert_int_equal(lode_rank_joining(61, NULL, 0, LODE_LOWER_IS_BETTER, &rank, NULL), LODE_OK);
    assert_int_equal(rank.rank, 1);
    assert_int_equal(rank.n, 1);
    assert_close(rank.percentile, 100, 0);
}

/* MANY values with ties; negated when sign is -1; stride, prime to MANY, sets the order. */
static void fill(double *values, double sign, size_t stride) {
    for (size_t i = 0; i < MANY; i++)
        values[i] = sign * (double)((i * stride % MANY) * 37 % 101) / 10;
}

static void order_does_not_matter(void **state) {
    (void)state;
    double values[MANY], shuffled[MANY];
    lode_rank ranks[MANY], shuffled_ranks[MANY];
    fill(values, 1, 1);
    fill(shuffled, 1, 58);
    assert_int_equal(lode_rank_group(values, MANY, LODE_LOWER_IS_BETTER, ranks, NULL), LODE_OK);
    assert_int_equal(lode_rank_group(shuffled, MANY, LODE_LOWER_IS_BETTER, shuffled_ranks, NULL),
                     LODE_OK);
    for (size_t i = 0; i < MANY; i++)
        assert_memory_equal(&shuffled_ranks[i], &ranks[i * 58 % MANY], sizeof *ranks);
}

static void best_by_high_is_best_by_low_of_the_negated(void **state) {
    (void)state;
    double values[MANY], negated[MANY];
    lode_rank by_high[MANY], by_low[MANY];
    fill(values, 1, 1);
    fill(negated, -1, 1);
    assert_int_equal(lode_rank_group(values, MANY, LODE_HIGHER_IS_BETTER, by_high, NULL), LODE_OK);
    assert_int_equal(lode_rank_group(negated, MANY, LODE_LOWER_IS_BETTER, by_low, NULL), LODE_OK);
    for (size_t i = 0; i < MANY; i++) {
        assert_int_equal(by_high[i].rank, by_low[i].rank);
        assert_close(by_high[i].mean_rank + by_low[i].mean_rank, MANY + 1, 0);
    }
}

static void mean_ranks_sum_to_what_untied_ranks_would(void **state) {
    (void)state;
    double values[MANY], sum = 0;
    lode_rank ranks[MANY];
    fill(values, 1, 1);
    assert_int_equal(lode_rank_group(values, MANY, LODE_HIGHER_IS_BETTER, ranks, NULL), LODE_OK);
    for (size_t i = 0; i < MANY; i++)
        sum += ranks[i].mean_rank;
    assert_close(sum, MANY * (MANY + 1) / 2, 0);
}

static void an_empty_group_has_no_ranks(void **state) {
    (void)state;
    assert_int_equal(lode_rank_group(NULL, 0, LODE_HIGHER_IS_BETTER, NULL, NULL), LODE_OK);
}

static void what_is_not_finite_is_refused_by_place(void **state) {
    (void)state;
    const double values[] = {1, 2, NAN};
    lode_rank rank, ranks[3];
    lode_error error;
    assert_int_equal(lode_rank_group(values, 3, LODE_HIGHER_IS_BETTER, ranks, &error), LODE_DATA);
    assert_string_equal(error.text, "value 3 of 3 is not a finite number");
    assert_int_equal(lode_rank_member(1, values, 3, LODE_HIGHER_IS_BETTER, &rank, &error),
                     LODE_DATA);
    assert_int_equal(lode_rank_joining(INFINITY, five, 5, LODE_HIGHER_IS_BETTER, &rank, &error),
                     LODE_DATA);
}

static void a_stranger_is_no_member(void **state) {
    (void)state;
    lode_rank rank;
    lode_error error;
    assert_int_equal(lode_rank_member(62, five, 5, LODE_HIGHER_IS_BETTER, &rank, &error),
                     LODE_DATA);
    assert_string_equal(error.text, "62 is not one of the 5 values it is ranked among");
}

/* Where value stands in what qsort has put in order. */
static lode_rank by_definition(double value, const double *sorted, size_t n, bool high_is_best) {
    size_t low = 0, high = n;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (sorted[middle] < value)
            low = middle + 1;
        else
            high = middle;
    }
    size_t end = low;
    while (end < n && sorted[end] == value)
        end++;
    const double mean_rank = (double)(low + 1 + end) / 2;
    return (lode_rank){high_is_best ? n - end + 1 : low + 1, mean_rank, 100 * mean_rank / (double)n,
                       n};
}

enum { MOST = 5000 };

static void assert_ranks_as_defined(const double *values, size_t n) {
    static double sorted[MOST];
    static lode_rank ranks[MOST];
    memcpy(sorted, values, n * sizeof *sorted);
    qsort(sorted, n, sizeof *sorted, uneven_order);
    for (int direction = LODE_HIGHER_IS_BETTER; direction <= LODE_LOWER_IS_BETTER; direction++) {
        assert_int_equal(lode_rank_group(values, n, (lode_direction)direction, ranks, NULL),
                         LODE_OK);
        for (size_t i = 0; i < n; i += 1 + n / 500) {
            const lode_rank expected =
                by_definition(values[i], sorted, n, direction == LODE_HIGHER_IS_BETTER);
            assert_memory_equal(&ranks[i], &expected, sizeof expected);
        }
    }
}

static void ranks_of_uneven_values_are_those_of_the_definition(void **state) {
    (void)state;
    static const size_t sizes[] = {1, 2, 3, 50, 64, 65, 66, 100, 500, 1000, 3100, MOST};
    static double values[MOST];
    for (int kind = 0; kind < UNEVEN_KINDS; kind++)
        for (size_t k = 0; k < sizeof sizes / sizeof *sizes; k++) {
            uneven_fill(values, sizes[k], kind, k);
            assert_ranks_as_defined(values, sizes[k]);
        }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rank_one_is_best_and_ties_share_the_smallest),
        cmocka_unit_test(percentile_is_the_mean_ascending_rank_over_n_either_way),
        cmocka_unit_test(a_member_ranks_alone_as_in_its_group),
        cmocka_unit_test(a_school_joins_its_similar_schools_as_one_more),
        cmocka_unit_test(a_school_without_similar_schools_is_one_of_one),
        cmocka_unit_test(order_does_not_matter),
        cmocka_unit_test(best_by_high_is_best_by_low_of_the_negated),
        cmocka_unit_test(mean_ranks_sum_to_what_untied_ranks_would),
        cmocka_unit_test(an_empty_group_has_no_ranks),
        cmocka_unit_test(what_is_not_finite_is_refused_by_place),
        cmocka_unit_test(a_stranger_is_no_member),
        cmocka_unit_test(ranks_of_uneven_values_are_those_of_the_definition),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
