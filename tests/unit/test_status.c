/* Error values, and the report they may be told to. */
#include "lode/status.h"

#include "../support/close.h"
#include "lode/report.h"

#include <string.h>

static void a_failure_says_what_where_and_what_to_do(void **state) {
    (void)state;
    lode_error error;
    memset(&error, 'x', sizeof error);
    assert_int_equal(lode_fail(&error, LODE_DATA, "'%s' is not a number", "n.a."), LODE_DATA);
    assert_string_equal(error.text, "'n.a.' is not a number");
    assert_string_equal(error.file, "");
    assert_string_equal(error.hint, "");
    assert_int_equal(error.line, 0);
    assert_int_equal(error.column, 0);
    assert_int_equal(lode_fail_hint(&error, "write %d", 1), LODE_DATA);
    assert_int_equal(lode_fail_at(&error, "ks2.csv", 142, 7), LODE_DATA);
    assert_string_equal(error.hint, "write 1");
    assert_string_equal(error.file, "ks2.csv");
    assert_int_equal(error.line, 142);
    assert_int_equal(error.column, 7);
}

static void place_and_hint_keep_the_status(void **state) {
    (void)state;
    lode_error error;
    lode_fail(&error, LODE_REFUSED, "too few");
    assert_int_equal(lode_fail_hint(&error, "merge cohorts"), LODE_REFUSED);
    assert_int_equal(lode_fail_at(&error, NULL, 3, 0), LODE_REFUSED);
    assert_string_equal(error.file, "");
}

static void the_statuses_are_the_exit_codes_of_the_tools(void **state) {
    (void)state;
    assert_int_equal(LODE_OK, 0);
    assert_int_equal(LODE_FINDINGS, 1);
    assert_int_equal(LODE_USAGE, 2);
    assert_int_equal(LODE_DATA, 3);
    assert_int_equal(LODE_REFUSED, 4);
    assert_int_equal(LODE_SYSTEM, 5);
}

static void an_error_nobody_wants_is_not_written(void **state) {
    (void)state;
    assert_int_equal(lode_fail(NULL, LODE_SYSTEM, "gone"), LODE_SYSTEM);
    lode_fail_at(NULL, "a.csv", 1, 1);
    lode_fail_hint(NULL, "try again");
}

static void long_messages_are_cut_between_characters(void **state) {
    (void)state;
    char name[2000];
    for (size_t i = 0; i + 2 < sizeof name; i += 2)
        memcpy(name + i, "\xc3\xa9", 3);
    lode_error error;
    for (int shift = 0; shift < 2; shift++) {
        lode_fail(&error, LODE_DATA, "%s%s", shift ? "x" : "", name);
        lode_fail_hint(&error, "%s%s", shift ? "x" : "", name);
        lode_fail_at(&error, name + 2 * shift, 1, 1);
        assert_int_equal(strlen(error.text) % 2, shift);
        assert_int_equal(strlen(error.hint) % 2, shift);
        assert_int_equal(strlen(error.file) % 2, 0);
        assert_true(strlen(error.text) >= LODE_ERROR_TEXT - 3);
    }
}

typedef struct {
    lode_report report;
    char said[100];
    size_t problems, rows;
} listener;

static void on_notice(lode_report *report, const char *text) {
    strcpy(((listener *)report)->said, text);
}

static void on_problem(lode_report *report, const lode_error *error, const char *kind) {
    ((listener *)report)->problems += error->line == 9 && strcmp(kind, "length") == 0;
}

static void on_left_out(lode_report *report, const char *reason, size_t rows) {
    ((listener *)report)->rows += strcmp(reason, "no value") == 0 ? rows : 0;
}

static void a_report_hears_what_is_told(void **state) {
    (void)state;
    listener ear = {{on_notice, on_problem, on_left_out, NULL}, "", 0, 0};
    lode_notice(&ear.report, "%d cells", 3);
    assert_string_equal(ear.said, "3 cells");
    lode_error error;
    lode_fail(&error, LODE_DATA, "short");
    lode_fail_at(&error, "a.csv", 9, 0);
    lode_problem(&ear.report, &error, "length");
    assert_int_equal(ear.problems, 1);
    lode_left_out(&ear.report, "no value", 4);
    lode_left_out(&ear.report, "no value", 0);
    assert_int_equal(ear.rows, 4);
}

static void without_a_report_nothing_is_told(void **state) {
    (void)state;
    lode_report deaf = {NULL, NULL, NULL, NULL};
    lode_error error;
    lode_fail(&error, LODE_DATA, "short");
    lode_notice(NULL, "a");
    lode_problem(NULL, &error, "length");
    lode_left_out(NULL, "no value", 1);
    lode_notice(&deaf, "a");
    lode_problem(&deaf, &error, "length");
    lode_left_out(&deaf, "no value", 1);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_failure_says_what_where_and_what_to_do),
        cmocka_unit_test(place_and_hint_keep_the_status),
        cmocka_unit_test(the_statuses_are_the_exit_codes_of_the_tools),
        cmocka_unit_test(an_error_nobody_wants_is_not_written),
        cmocka_unit_test(long_messages_are_cut_between_characters),
        cmocka_unit_test(a_report_hears_what_is_told),
        cmocka_unit_test(without_a_report_nothing_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
