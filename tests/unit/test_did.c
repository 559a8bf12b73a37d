/* Differences in differences: figures by hand, what turning groups and times round does, what those
 * seen twice are worth, what is refused. Beside R they are held in tests/reference. */
#include "lode/did.h"

#include "../support/close.h"

#include <math.h>

/* Four not treated go from 10, 12, 14, 16 to 1 more; four treated from 20, 22, 24, 26 to 4 more. */
enum { N = 16 };

static double values[N];
static bool treated[N], after[N];
static uint32_t person[N];

static void invent(double wobble) {
    for (int i = 0; i < N; i++) {
        treated[i] = i / 4 % 2;
        after[i] = i / 8;
        person[i] = (uint32_t)(i % 8);
        values[i] = 10 + 10 * treated[i] + i % 4 * 2 + after[i] * (treated[i] ? 4 : 1) +
                    wobble * after[i] * (i % 2 ? 1 : -1);
    }
}

static lode_did did_of(const uint32_t *cluster) {
    lode_did did = {.effect = NAN};
    assert_int_equal(lode_did_2x2(values, treated, after, N, cluster, 8, &did, NULL), LODE_OK);
    return did;
}

/* Each cell has the squares 9, 1, 1, 9 about its mean: variance 20/3, a mean's error the root of
 * 5/3; four of them, whichever way, 20/3; HC1 has 16/12 of the mean squares 5 over 4, four times.
 */
static void eight_persons_by_hand(void **state) {
    (void)state;
    invent(0);
    const lode_did did = did_of(NULL);
    assert_close(did.cell[1][1].mean, 27, 0);
    assert_close(did.cell[0][0].se, sqrt(5. / 3), 1e-14);
    assert_close(did.effect, 3, 1e-13);
    assert_close(did.se_means, sqrt(20. / 3), 1e-14);
    assert_close(did.se_classical, did.se_means, 1e-13);
    assert_close(did.se_hc1, sqrt(16. / 12 * 5), 1e-13);
    assert_true(isnan(did.se_cr1s) && isnan(did.se_cr2) && isnan(did.df_cr2));
}

/* What persons keep between times is no error of the change: with a wobble of 1 alone left, each
 * changes by 1 or -1 beside the others, eight scores of 1/4: CR0 is the root of 1/2. */
static void those_seen_twice_tell_more(void **state) {
    (void)state;
    invent(1);
    const lode_did did = did_of(person);
    assert_close(did.effect, 3, 1e-13);
    assert_close(did.se_cr1s, sqrt(0.5 * 8 / 7 * 15 / 12), 1e-13);
    assert_close(did.se_cr2, sqrt(0.5 * 4 / 3), 1e-13); /* four persons a group: 4 / 3 */
    assert_close(did.df_cr2, 6, 1e-12);
    assert_true(did.se_cr2 < did.se_means);
}

/* The quantile of t with 6 degrees of freedom is 2.446911851, with 7 it is 2.364624252 (tables). */
static void intervals_by_cluster(void **state) {
    (void)state;
    invent(1);
    const lode_did did = did_of(person);
    lode_did_effect e;
    assert_int_equal(lode_did_by_cluster(&did, 8, LODE_CR2, 0.95, &e, NULL), LODE_OK);
    assert_close(e.estimate, 3, 1e-13);
    assert_close(e.high, 3 + 2.446911851 * sqrt(2. / 3), 1e-9);
    assert_close(e.low + e.high, 6, 1e-12);
    assert_true(e.p > 0.01 && e.p < 0.02); /* t is 3.674: between 3.143 and 3.707 of the tables */
    assert_int_equal(lode_did_by_cluster(&did, 8, LODE_CR1S, 0.95, &e, NULL), LODE_OK);
    assert_close(e.low, 3 - 2.364624252 * did.se_cr1s, 1e-9);
    assert_int_equal(lode_did_by_cluster(&did, 8, LODE_CR3, 0.95, &e, NULL), LODE_USAGE);
    const lode_did alone = did_of(NULL);
    assert_int_equal(lode_did_by_cluster(&alone, 0, LODE_CR2, 0.95, &e, NULL), LODE_REFUSED);
}

static void turned_round_it_has_the_other_sign(void **state) {
    (void)state;
    invent(0.7);
    const lode_did did = did_of(person);
    for (int i = 0; i < N; i++)
        treated[i] = !treated[i];
    const lode_did groups = did_of(person);
    for (int i = 0; i < N; i++)
        after[i] = !after[i];
    const lode_did both = did_of(person);
    assert_close(groups.effect, -did.effect, 1e-12);
    assert_close(both.effect, did.effect, 1e-12);
    assert_close(both.se_cr1s, did.se_cr1s, 1e-12);
    assert_close(groups.se_hc1, did.se_hc1, 1e-12);
}

static void what_has_no_difference_is_refused(void **state) {
    (void)state;
    lode_did did;
    lode_error error;
    invent(0);
    assert_int_equal(lode_did_2x2(values, treated, after, 13, NULL, 0, &did, &error), LODE_REFUSED);
    assert_string_equal(error.text, "there are 1 values of those treated after; it takes 2");
    assert_int_equal(lode_did_2x2(values, treated, after, 0, NULL, 0, &did, NULL), LODE_REFUSED);
    assert_int_equal(lode_did_2x2(values, treated, after, N, person, 1, &did, NULL), LODE_REFUSED);
    assert_int_equal(lode_did_2x2(values, treated, after, N, person, 5, &did, NULL), LODE_DATA);
    assert_int_equal(lode_did_2x2(values, treated, after, N, person, 9, &did, NULL), LODE_REFUSED);
    values[3] = NAN;
    assert_int_equal(lode_did_2x2(values, treated, after, N, NULL, 0, &did, NULL), LODE_DATA);
    for (int i = 0; i < N; i++)
        values[i] = treated[i];
    assert_int_equal(lode_did_2x2(values, treated, after, N, NULL, 0, &did, NULL), LODE_REFUSED);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(eight_persons_by_hand),
        cmocka_unit_test(those_seen_twice_tell_more),
        cmocka_unit_test(intervals_by_cluster),
        cmocka_unit_test(turned_round_it_has_the_other_sign),
        cmocka_unit_test(what_has_no_difference_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
