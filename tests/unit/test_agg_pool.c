/* The pupils behind percentages, and figures of groups: against counting them all. */
#include "lib/verbs/agg/agg_pool.h"

#include "../support/close.h"

#include <stdlib.h>
#include <string.h>

static agg_decimal decimal(const char *text) {
    lode_number number;
    agg_decimal d;
    assert_true(lode_number_read(lode_text(text), &number));
    assert_true(agg_decimal_of(&number, &d));
    return d;
}

static agg_row row_of(const char *value, const char *n, const char *numerator) {
    agg_row row = {
        .has_value = value != NULL, .has_n = n != NULL, .has_numerator = numerator != NULL};
    if (value)
        row.value = decimal(value);
    if (n)
        row.n = decimal(n);
    if (numerator)
        row.numerator = decimal(numerator);
    return row;
}

static agg_route route_of(const char *value, const char *n, const char *numerator, int64_t *count) {
    const agg_row row = row_of(value, n, numerator);
    agg_decimal d = {-1, 0};
    const agg_route route = agg_count_of(&row, &d);
    *count = d.units;
    return route;
}

/* Every count out of every n to 130, printed with no and with one decimal, rounded half away from
 * zero: the count found is that count, unless another prints the same. */
static void a_count_is_found_if_no_other_prints_the_same(void **state) {
    (void)state;
    for (int64_t n = 1; n <= 130; n++)
        for (int scale = 0; scale <= 1; scale++) {
            const int64_t tens = scale ? 10 : 1;
            for (int64_t k = 0; k <= n; k++) {
                const int64_t printed = (200 * tens * k + n) / (2 * n);
                int others = 0;
                for (int64_t other = 0; other <= n; other++)
                    others += other != k && llabs(200 * tens * other - 2 * printed * n) <= n;
                const agg_row row = {
                    .value = {printed, scale}, .n = {n, 0}, .has_value = true, .has_n = true};
                agg_decimal count;
                const agg_route route = agg_count_of(&row, &count);
                assert_int_equal(route, others ? AGG_COUNT_ROUNDED : AGG_COUNT_ONLY);
                if (!others)
                    assert_int_equal(count.units, k);
                if (n <= 100 * tens)
                    assert_int_equal(others, 0);
            }
        }
}

static void counts_are_found_or_not(void **state) {
    (void)state;
    int64_t count;
    assert_int_equal(route_of("46", "24", NULL, &count), AGG_COUNT_ONLY);
    assert_int_equal(count, 11);
    assert_int_equal(route_of("46", "24", "11", &count), AGG_COUNT_PUBLISHED);
    assert_int_equal(route_of("46", "24", "12", &count), AGG_COUNT_ONLY); /* 50% */
    assert_int_equal(count, 11);
    assert_int_equal(route_of("47", "24", NULL, &count), AGG_COUNT_ROUNDED);  /* 45.8, 50 */
    assert_int_equal(route_of("50", "200", NULL, &count), AGG_COUNT_ROUNDED); /* 99, 100 or 101 */
    assert_int_equal(route_of("50.0", "200", NULL, &count), AGG_COUNT_ONLY);
    assert_int_equal(count, 100);
    assert_int_equal(route_of("50", "24.5", NULL, &count), AGG_COUNT_ROUNDED);
    assert_int_equal(route_of("50", "24.0", NULL, &count), AGG_COUNT_ONLY);
    assert_int_equal(route_of("104", "24", NULL, &count), AGG_COUNT_ROUNDED); /* above all */
    assert_int_equal(route_of("-4", "24", NULL, &count), AGG_COUNT_ROUNDED);
    assert_int_equal(route_of("45.8333333333", "24", NULL, &count), AGG_COUNT_ONLY);
    assert_int_equal(route_of("45.833333333333333", "24", NULL, &count), AGG_COUNT_ROUNDED);
}

/* 50% of two: a percentage on the edge between two roundings is taken either way. */
static void edges_count_whichever_way_they_were_rounded(void **state) {
    (void)state;
    int64_t count;
    assert_int_equal(route_of("12", "8", NULL, &count), AGG_COUNT_ONLY); /* 12.5 rounded down */
    assert_int_equal(count, 1);
    assert_int_equal(route_of("13", "8", NULL, &count), AGG_COUNT_ONLY); /* and up */
    assert_int_equal(count, 1);
}

static agg_figure figure_of(const agg_row *rows, size_t n, lode_kind kind, bool unweighted) {
    agg_pool pool = {.valued = 0};
    for (size_t i = 0; i < n; i++)
        agg_pool_take(&pool, kind, &rows[i]);
    return agg_pool_figure(&pool, kind, unweighted);
}

static void figures_go_by_what_a_measure_is(void **state) {
    (void)state;
    const agg_row rows[] = {row_of("77", "30", "23"), row_of("46", "24", NULL),
                            row_of(NULL, "100", NULL)};
    agg_figure f = figure_of(rows, 3, LODE_KIND_PROPORTION, false);
    assert_int_equal(f.basis, AGG_COUNTS);
    assert_close(f.value, 100 * 34.0 / 54, 1e-15);
    assert_close(f.n, 54, 0);
    assert_true(f.has_numerator);
    assert_close(f.numerator, 34, 0);
    f = figure_of(rows, 3, LODE_KIND_MEAN, false);
    assert_int_equal(f.basis, AGG_WEIGHTED);
    assert_close(f.value, (77 * 30 + 46 * 24) / 54.0, 1e-15);
    assert_false(f.has_numerator);
    f = figure_of(rows, 3, LODE_KIND_COUNT, false);
    assert_int_equal(f.basis, AGG_SUM);
    assert_close(f.value, 123, 0);
    f = figure_of(rows, 3, LODE_KIND_PROPORTION, true);
    assert_int_equal(f.basis, AGG_UNWEIGHTED);
    assert_close(f.value, 61.5, 0);
    assert_close(f.n, 0, 0);
    f = figure_of(rows, 1, LODE_KIND_PROPORTION, false);
    assert_int_equal(f.basis, AGG_PRINTED);
    assert_close(f.value, 77, 0);
    assert_int_equal(f.printed.units, 77);
}

static void what_has_no_figure_says_why(void **state) {
    (void)state;
    const agg_row rows[] = {row_of(NULL, "30", NULL), row_of("46", NULL, NULL),
                            row_of("47", NULL, NULL)};
    agg_figure f = figure_of(rows, 1, LODE_KIND_PROPORTION, false);
    assert_int_equal(f.basis, AGG_NO_FIGURE);
    assert_string_equal(f.why, "no value");
    f = figure_of(rows, 3, LODE_KIND_PROPORTION, false);
    assert_int_equal(f.basis, AGG_NO_FIGURE);
    assert_string_equal(f.why, "no n to weigh by");
}

/* Percentages that no count gives stand for themselves: (0.51 x 30 + 11) / 54. */
static void a_rounded_percentage_is_taken_as_it_is(void **state) {
    (void)state;
    const agg_row rows[] = {row_of("51", "30", NULL), row_of("46", "24", NULL)};
    const agg_figure f = figure_of(rows, 2, LODE_KIND_PROPORTION, false);
    assert_int_equal(f.basis, AGG_PERCENTAGES);
    assert_close(f.value, 100 * (15.3 + 11) / 54, 1e-15);
    assert_false(f.has_numerator);
}

static void pools_unite_in_any_order(void **state) {
    (void)state;
    const agg_row rows[] = {row_of("77", "30", "23"), row_of("51", "30", NULL),
                            row_of("46", NULL, NULL), row_of(NULL, "8", NULL)};
    agg_pool all = {.valued = 0}, parts[4] = {{.valued = 0}}, there = all, back = all;
    for (size_t i = 0; i < 4; i++) {
        agg_pool_take(&all, LODE_KIND_PROPORTION, &rows[i]);
        agg_pool_take(&parts[i], LODE_KIND_PROPORTION, &rows[i]);
    }
    for (size_t i = 0; i < 4; i++) {
        agg_pool_unite(&there, &parts[i]);
        agg_pool_unite(&back, &parts[3 - i]);
    }
    there.last = back.last = all.last; /* of no meaning where there are several */
    assert_memory_equal(&there, &all, sizeof all);
    assert_memory_equal(&back, &all, sizeof all);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_count_is_found_if_no_other_prints_the_same),
        cmocka_unit_test(counts_are_found_or_not),
        cmocka_unit_test(edges_count_whichever_way_they_were_rounded),
        cmocka_unit_test(figures_go_by_what_a_measure_is),
        cmocka_unit_test(what_has_no_figure_says_why),
        cmocka_unit_test(a_rounded_percentage_is_taken_as_it_is),
        cmocka_unit_test(pools_unite_in_any_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
