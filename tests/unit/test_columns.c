/* Columns by the names that published files give them: GIAS, the performance tables, lode-table(5).
 */
#include "lode/columns.h"

#include "close.h"

#include <string.h>

enum { MOST = 8 };

static lode_reference *reference;

static int set_up(void **state) {
    (void)state;
    reference = lode_reference_new(NULL, NULL, NULL);
    return 0;
}

static int tear_down(void **state) {
    (void)state;
    lode_reference_free(reference);
    return 0;
}

/* Where word stands among the names of a header, "a,b"; -2 if it is refused. */
static int find(const char *header, const char *word, lode_error *error) {
    lode_slice name[MOST], rest = lode_text(header);
    size_t n = 0;
    while (lode_split(&rest, ',', &name[n]))
        n++;
    const lode_column_names names = {"x.csv", name, n};
    int column;
    const lode_status status = lode_column_find(&names, lode_text(word), reference, &column, error);
    return status == LODE_OK ? column : -2;
}

static void the_exact_name_goes_before_every_other(void **state) {
    (void)state;
    lode_error error;
    assert_int_equal(find("URN,urn,school_urn", "school_urn", &error), 2);
    assert_int_equal(find("Phase,phase", "phase", &error), 1);
}

static void letters_may_be_of_the_other_case(void **state) {
    (void)state;
    lode_error error;
    assert_int_equal(find("x,SCHOOL_URN", "school_urn", &error), 1);
}

static void published_names_are_known(void **state) {
    (void)state;
    lode_error error;
    assert_int_equal(find("x,URN", "school_urn", &error), 1);
    assert_int_equal(find("school_urn,x", "URN", &error), 0);
    assert_int_equal(find("x,PhaseOfEducation (name)", "phase", &error), 1);
}

static void a_name_nobody_has_is_not_there(void **state) {
    (void)state;
    lode_error error;
    assert_int_equal(find("a,b", "school_urn", &error), -1);
    assert_int_equal(find("a,,b", "", &error), -1);
}

static void one_of_several_is_refused(void **state) {
    (void)state;
    lode_error error;
    assert_int_equal(find("LEA,LA", "old_la_code", &error), -2);
    assert_int_equal(error.status, LODE_DATA);
    assert_string_equal(error.text, "'old_la_code' could be the column 'LEA' or 'LA'");
    assert_string_equal(error.file, "x.csv");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_exact_name_goes_before_every_other),
        cmocka_unit_test(letters_may_be_of_the_other_case),
        cmocka_unit_test(published_names_are_known),
        cmocka_unit_test(a_name_nobody_has_is_not_there),
        cmocka_unit_test(one_of_several_is_refused),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
