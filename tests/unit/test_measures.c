/* Measure tables as they come: what is understood, what is refused, and in which words. */
#include "close.h"
#include "lode/measures.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static lode_error error;
static size_t problems;
static char path[] = "/tmp/lode-test-XXXXXX";

static void on_problem(lode_report *report, const lode_error *found, const char *kind) {
    (void)report, (void)found, (void)kind;
    problems++;
}

static lode_status read_text(lode_measures **m, const char *csv,
                             const lode_measures_options *given) {
    static const lode_measures_options usual;
    lode_report report = {.problem = on_problem};
    const char *paths[] = {path};
    lode_input input = {paths, 1, {.threads = 0}};
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(csv, file);
    fclose(file);
    problems = 0;
    return lode_measures_read(m, &input, given ? given : &usual, &report, &error);
}

static void a_table_may_say_little(void **state) {
    (void)state;
    lode_measures *m;
    assert_int_equal(read_text(&m,
                               "school_urn,time_period,measure,value\n"
                               "007,201718,att8_score,57.90\n",
                               NULL),
                     LODE_OK);
    assert_int_equal(m->rows, 1);
    assert_int_equal(lode_measures_facet(m, 0)->level, LODE_LEVEL_SCHOOL);
    assert_int_equal(lode_measures_facet(m, 0)->year, 2018);
    assert_true(lode_measures_has(m, 0) && lode_measures_value(m, 0).scale == 2);
    assert_true(lode_is(lode_measures_text(m, 0, LODE_COL_BREAKDOWN), "Total"));
    assert_true(lode_is(lode_measures_text(m, 0, LODE_COL_TIME_IDENTIFIER), "Academic year"));
    assert_true(lode_is(lode_measures_unit_name(m, 0), "007"));
    assert_true(lode_measures_is_unit(m, 0, lode_text("007")));
    assert_false(lode_measures_is_unit(m, 0, lode_text("7")));
    lode_measures_free(m);
}

static void codes_are_states_and_never_numbers(void **state) {
    (void)state;
    lode_measures *m;
    assert_int_equal(read_text(&m,
                               "school_urn,time_period,measure,value,status\n"
                               "1,201718,a,c,\n2,201718,a,,z\n3,201718,a,,\n4,201718,a,0,\n",
                               NULL),
                     LODE_OK);
    assert_true(lode_is(lode_measures_status(m, 0), "c") && !lode_measures_has(m, 0));
    assert_true(lode_is(lode_measures_status(m, 1), "z") && !lode_measures_has(m, 1));
    assert_true(lode_is(lode_measures_status(m, 2), "x") && !lode_measures_has(m, 2));
    assert_true(lode_measures_has(m, 3));
    lode_measures_free(m);
}

static void other_text_in_value_is_refused_with_its_place(void **state) {
    (void)state;
    lode_measures *m;
    assert_int_equal(read_text(&m,
                               "school_urn,time_period,measure,value\n"
                               "1,201718,a,SUPP\n2,201718,a,5%\n",
                               NULL),
                     LODE_DATA);
    assert_int_equal(problems, 2);
    assert_int_equal(error.line, 3);
    assert_int_equal(error.column, 4);
    assert_string_equal(error.text, "'5%' is not a number or a known code in 'value'");
}

static void a_key_had_twice_names_both_lines(void **state) {
    (void)state;
    static const char csv[] = "school_urn,time_period,measure,value\n"
                              "1,201718,a,5\n2,201718,a,5\n1,201718,a,6\n";
    lode_measures *m;
    assert_int_equal(read_text(&m, csv, NULL), LODE_DATA);
    assert_int_equal(error.line, 4);
    assert_non_null(strstr(error.text, "as line 2"));
    lode_measures_options repeats = {.repeats = true};
    assert_int_equal(read_text(&m, csv, &repeats), LODE_DATA);
    assert_int_equal(error.line, 4);
    assert_non_null(strstr(error.text, "another figure"));
}

static void a_key_may_repeat_with_the_same_figure(void **state) {
    (void)state;
    static const char csv[] = "school_urn,time_period,measure,value,comparator\n"
                              "1,201718,a,5,national\n1,201718,a,5.0,la\n"
                              "1,201819,a,c,national\n1,201819,a,c,la\n";
    lode_measures_options repeats = {.repeats = true};
    lode_measures *m;
    assert_int_equal(read_text(&m, csv, &repeats), LODE_OK);
    assert_int_equal(m->rows, 4);
    lode_measures_free(m);
    assert_int_equal(read_text(&m, csv, NULL), LODE_DATA);
}

static void rows_that_differ_in_one_part_of_the_key_are_different(void **state) {
    (void)state;
    lode_measures *m;
    assert_int_equal(
        read_text(&m,
                  "geographic_level,school_urn,old_la_code,time_period,establishment_type,"
                  "breakdown_topic,breakdown,measure,value,release\n"
                  "School,1,850,201718,,Total,Total,a,1,final\n"
                  "School,1,850,201819,,Total,Total,a,1,final\n"
                  "School,1,850,201718,Special,Total,Total,a,1,final\n"
                  "School,1,850,201718,,Sex,Girls,a,1,final\n"
                  "School,1,850,201718,,Total,Total,b,1,final\n"
                  "School,1,850,201718,,Total,Total,a,1,provisional\n"
                  "Local authority,,850,201718,,Total,Total,a,1,final\n"
                  "National,,,201718,,Total,Total,a,1,final\n",
                  NULL),
        LODE_OK);
    assert_int_equal(m->rows, 8);
    assert_int_equal(lode_measures_facet(m, 6)->level, LODE_LEVEL_LA);
    assert_true(lode_is(lode_measures_unit_name(m, 7), "England"));
    lode_measures_free(m);
}

static void only_rows_asked_for_are_kept(void **state) {
    (void)state;
    static const char csv[] = "school_urn,time_period,measure,breakdown_topic,breakdown,value\n"
                              "1,201718,a,Total,Total,1\n1,201819,a,Total,Total,2\n"
                              "1,201819,b,Sex,Girls,3\n";
    const char *period[] = {"2018/19"}, *measure[] = {"a"}, *typo[] = {"aa"},
               *girls[] = {"sex:girls"};
    lode_measures_options by_period = {.period = {period, 1}};
    lode_measures *m;
    assert_int_equal(read_text(&m, csv, &by_period), LODE_OK);
    assert_int_equal(m->rows, 2);
    lode_measures_free(m);
    lode_measures_options by_both = {.period = {period, 1}, .measure = {measure, 1}};
    assert_int_equal(read_text(&m, csv, &by_both), LODE_OK);
    assert_int_equal(m->rows, 1);
    assert_int_equal(lode_table_line(m->table, 0), 3);
    lode_measures_free(m);
    lode_measures_options by_topic = {.breakdown = {girls, 1}};
    assert_int_equal(read_text(&m, csv, &by_topic), LODE_OK);
    assert_int_equal(m->rows, 1);
    lode_measures_free(m);
    lode_measures_options by_typo = {.measure = {typo, 1}};
    assert_int_equal(read_text(&m, csv, &by_typo), LODE_USAGE);
}

static void what_is_not_a_measure_table_is_said_so(void **state) {
    (void)state;
    lode_measures *m;
    assert_int_equal(read_text(&m, "school_urn,time_period,measure,Value\n", NULL), LODE_DATA);
    assert_non_null(strstr(error.hint, "did you mean 'Value'"));
    assert_int_equal(read_text(&m, "time_period,measure,value\n2018,a,1\n", NULL), LODE_DATA);
    assert_int_equal(read_text(&m,
                               "geographic_level,school_urn,time_period,measure,value\n"
                               "Shcool,1,201718,a,1\n",
                               NULL),
                     LODE_DATA);
    assert_non_null(strstr(error.hint, "School"));
    assert_int_equal(read_text(&m, "school_urn,time_period,measure,value\n,201718,a,1\n", NULL),
                     LODE_DATA);
}

static int make_file(void **state) {
    (void)state;
    int fd = mkstemp(path);
    return fd < 0 || close(fd) != 0;
}

static int remove_file(void **state) {
    (void)state;
    return unlink(path);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_table_may_say_little),
        cmocka_unit_test(codes_are_states_and_never_numbers),
        cmocka_unit_test(other_text_in_value_is_refused_with_its_place),
        cmocka_unit_test(a_key_had_twice_names_both_lines),
        cmocka_unit_test(a_key_may_repeat_with_the_same_figure),
        cmocka_unit_test(rows_that_differ_in_one_part_of_the_key_are_different),
        cmocka_unit_test(only_rows_asked_for_are_kept),
        cmocka_unit_test(what_is_not_a_measure_table_is_said_so),
    };
    return cmocka_run_group_tests(tests, make_file, remove_file);
}
