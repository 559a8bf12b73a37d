/* Which code belongs to which authority: DfE Explore Education Statistics files (absence and
 * admissions tables). In which year a code changes is not settled by them, since some
 * recode earlier years and others keep old codes: the years here are the rule in the README.md of
 * datasets/reference, the new code from the academic year of the change on. */
#include "lode/geography.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static lode_reference *reference;
static lode_geography *geography;

static int set_up(void **state) {
    (void)state;
    lode_error error;
    reference = lode_reference_new(NULL, NULL, NULL);
    return lode_geography_read(&geography, reference, &error) == LODE_OK ? 0 : -1;
}

static int tear_down(void **state) {
    (void)state;
    lode_geography_free(geography);
    lode_reference_free(reference);
    return 0;
}

static void assert_code(const char *old_la_code, const char *period, const char *new_la_code) {
    const lode_area *area =
        lode_geography_find(geography, lode_text(old_la_code), lode_text(period));
    assert_non_null(area);
    assert_int_equal(area->new_la_code.n, strlen(new_la_code));
    assert_memory_equal(area->new_la_code.p, new_la_code, area->new_la_code.n);
}

static void a_code_that_never_changed_is_found_in_any_period(void **state) {
    (void)state;
    assert_code("850", "201617", "E10000014");
    assert_code("850", "202526", "E10000014");
    assert_code("202", "2018", "E09000007");
}

static void a_changed_code_is_that_of_the_period(void **state) {
    (void)state;
    assert_code("815", "202122", "E10000023");
    assert_code("815", "202223", "E06000065");
    assert_code("825", "201819", "E10000002");
    assert_code("825", "201920", "E06000060");
}

static void an_authority_that_is_no_more_has_no_later_figures(void **state) {
    (void)state;
    assert_code("837", "201819", "E06000028");
    assert_null(lode_geography_find(geography, lode_text("837"), lode_text("201920")));
    assert_null(lode_geography_find(geography, lode_text("839"), lode_text("201718")));
    assert_code("839", "201920", "E06000058");
}

static void an_unknown_code_is_nowhere(void **state) {
    (void)state;
    assert_null(lode_geography_find(geography, lode_text("899"), lode_text("201718")));
    assert_null(lode_geography_find(geography, lode_text(""), lode_text("201718")));
}

/* Two rows of the table are North Yorkshire: its code of nine characters changed. */
static void every_row_can_be_looked_at(void **state) {
    (void)state;
    size_t found = 0;
    for (size_t i = 0; i < lode_geography_count(geography); i++) {
        const lode_authority *a = lode_geography_at(geography, i);
        if (!lode_is(a->area.old_la_code, "815"))
            continue;
        found++;
        assert_true(lode_is(a->area.la_name, "North Yorkshire"));
        if (lode_is(a->area.new_la_code, "E10000023"))
            assert_int_equal(a->last_year, 2022);
        else
            assert_int_equal(a->first_year, 2023);
    }
    assert_int_equal(found, 2);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_code_that_never_changed_is_found_in_any_period),
        cmocka_unit_test(a_changed_code_is_that_of_the_period),
        cmocka_unit_test(an_authority_that_is_no_more_has_no_later_figures),
        cmocka_unit_test(an_unknown_code_is_nowhere),
        cmocka_unit_test(every_row_can_be_looked_at),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
