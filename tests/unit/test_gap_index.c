/* The gap index against worked examples, its bounds, and the definition written out. */
#include "lode/gap_index.h"

#include "../support/close.h"
#include "../support/uneven.h"

static lode_gap_index index_of(const double *d, size_t n_d, const double *o, size_t n_o) {
    lode_gap_index index;
    assert_int_equal(lode_gap_index_of(d, n_d, o, n_o, &index, NULL), LODE_OK);
    return index;
}

/* Ten pupils whose ranks are 1, 2, 4, 7 and 3, 5, 6, 8, 9, 10: 20 (6.8333 - 3.5) / 10. And ten with
 * two ties, worked out by hand: mean ranks 4 and 6.5. */
static void worked_examples_come_out(void **state) {
    (void)state;
    lode_gap_index i =
        index_of((const double[]){1, 2, 4, 7}, 4, (const double[]){3, 5, 6, 8, 9, 10}, 6);
    assert_close(i.mean_rank_disadvantaged, 3.5, 0);
    assert_close(i.mean_rank_others, 41.0 / 6, 1e-15);
    assert_close(i.index, 20.0 / 3, 1e-15);
    i = index_of((const double[]){110, 95, 101, 98}, 4,
                 (const double[]){98, 101, 104, 107, 112, 115}, 6);
    assert_close(i.mean_rank_disadvantaged, 4, 0);
    assert_close(i.mean_rank_others, 6.5, 0);
    assert_close(i.index, 5, 0);
}

static void groups_wholly_apart_are_at_the_ends(void **state) {
    (void)state;
    const double low[] = {1, 2, 2, 3}, high[] = {4, 5};
    assert_close(index_of(low, 4, high, 2).index, 10, 0);
    assert_close(index_of(high, 2, low, 4).index, -10, 0);
    assert_close(index_of(low, 4, low, 4).index, 0, 0);
    assert_close(index_of((const double[]){7, 7}, 2, (const double[]){7}, 1).index, 0, 0);
}

/* 10 (2 A - 1), A being the share of pairs in which the other pupil is above, ties half. */
static double by_pairs(const double *d, size_t n_d, const double *o, size_t n_o) {
    double above = 0;
    for (size_t i = 0; i < n_d; i++)
        for (size_t k = 0; k < n_o; k++)
            above += o[k] > d[i] ? 1 : o[k] == d[i] ? 0.5 : 0;
    return 10 * (2 * above / (double)(n_d * n_o) - 1);
}

static void it_is_what_all_pairs_say(void **state) {
    (void)state;
    double values[150];
    for (int kind = 0; kind < UNEVEN_KINDS; kind++)
        for (size_t n_d = 1; n_d < 150; n_d += 37) {
            uneven_fill(values, 150, kind, n_d);
            const lode_gap_index i = index_of(values, n_d, values + n_d, 150 - n_d);
            assert_within(i.index, by_pairs(values, n_d, values + n_d, 150 - n_d), 1e-12);
            assert_within(i.mean_rank_disadvantaged * (double)n_d +
                              i.mean_rank_others * (double)(150 - n_d),
                          150 * 151 / 2.0, 1e-8);
        }
}

static void counted_scores_are_those_written_out(void **state) {
    (void)state;
    lode_gap_index counted;
    assert_int_equal(lode_gap_index_counted((const double[]){90, 100, 110},
                                            (const uint32_t[]){2, 1, 0},
                                            (const uint32_t[]){1, 2, 3}, 3, &counted, NULL),
                     LODE_OK);
    const lode_gap_index out = index_of((const double[]){90, 90, 100}, 3,
                                        (const double[]){90, 100, 100, 110, 110, 110}, 6);
    assert_memory_equal(&counted, &out, sizeof out);
}

/* 3 x 10^9 pupils: the sum of their ranks is above 2^62. */
static void very_many_pupils_do_not_overflow(void **state) {
    (void)state;
    lode_gap_index i;
    assert_int_equal(lode_gap_index_counted((const double[]){1, 2},
                                            (const uint32_t[]){1500000000, 0},
                                            (const uint32_t[]){0, 1500000000}, 2, &i, NULL),
                     LODE_OK);
    assert_close(i.index, 10, 0);
    assert_close(i.mean_rank_others, 2250000000.5, 0);
}

static void what_has_no_index_is_refused(void **state) {
    (void)state;
    lode_gap_index i;
    lode_error error;
    const double some[] = {1, 2};
    assert_int_equal(lode_gap_index_of(some, 2, NULL, 0, &i, &error), LODE_REFUSED);
    assert_string_equal(error.text, "a gap index needs pupils of both groups: there are 2 "
                                    "disadvantaged and 0 others");
    assert_int_equal(lode_gap_index_of(NULL, 0, some, 2, &i, NULL), LODE_REFUSED);
    assert_int_equal(lode_gap_index_of(some, 2, (const double[]){NAN}, 1, &i, NULL), LODE_DATA);
    assert_int_equal(lode_gap_index_counted((const double[]){1, 1}, (const uint32_t[]){1, 1},
                                            (const uint32_t[]){1, 1}, 2, &i, NULL),
                     LODE_DATA);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(worked_examples_come_out),
        cmocka_unit_test(groups_wholly_apart_are_at_the_ends),
        cmocka_unit_test(it_is_what_all_pairs_say),
        cmocka_unit_test(counted_scores_are_those_written_out),
        cmocka_unit_test(very_many_pupils_do_not_overflow),
        cmocka_unit_test(what_has_no_index_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
