/* Which rows are written, and in what order: --where and --sort. */
#include "lode/output.h"

#include "../support/writing.h"

static const char rows[] = "a|10|x\n"
                           "b|9.5|\n"
                           "c||y\n"
                           "d|SUPP|x y\n"
                           "a|-2| x\n"
                           "e|1e1|z\n";

/* The first column of the rows that are written, in their order. */
static void assert_names(const char *const *where, size_t n_where, const char *const *sort,
                         size_t n_sort, const char *expected) {
    lode_output_options options = {.where = {where, n_where}, .sort = {sort, n_sort}};
    destination made = open_destination(&options);
    put_rows(&made, "name,value,note", rows);
    const size_t left_out = lode_output_left_out(made.output),
                 written = lode_output_rows(made.output);
    assert_int_equal(written + left_out, 6);
    char *text = close_destination(&made), names[16] = "";
    size_t n = 0;
    for (const char *line = strchr(text, '\n') + 1; *line; line = strchr(line, '\n') + 1)
        names[n++] = *line;
    assert_int_equal(n, written);
    assert_string_equal(names, expected);
    unlink(made.path);
    free(text);
}

static void assert_where(const char *condition, const char *expected) {
    assert_names(&condition, 1, NULL, 0, expected);
}

static void assert_sorted(const char *key, const char *expected) {
    assert_names(NULL, 0, &key, 1, expected);
}

static void equality_is_of_trimmed_text(void **state) {
    (void)state;
    assert_where("name=a", "aa");
    assert_where("name!=a", "bcde");
    assert_where("value=10", "a"); /* not 1e1 */
    assert_where("note=x", "aa");
    assert_where("note = x ", "aa");
    assert_where("value=", "c");
    assert_where("value!=", "abdae");
    assert_where("name=A", "");
}

static void numbers_are_compared_as_numbers(void **state) {
    (void)state;
    assert_where("value<10", "ba");
    assert_where("value<=10", "abae");
    assert_where("value>9.5", "ae");
    assert_where("value>=9.50", "abe");
    assert_where("value > -2", "abe");
}

static void text_is_compared_as_text(void **state) {
    (void)state;
    assert_where("name<c", "aba");
    assert_where("name>=d", "de");
}

static void patterns_are_extended_regular_expressions(void **state) {
    (void)state;
    assert_where("name~^[ab]$", "aba");
    assert_where("note~x|z", "adae");
    assert_where("note ~ ^x", "ada");
    assert_where("value~^$", "c");
}

static void a_pattern_meets_cells_of_any_length(void **state) {
    (void)state;
    const char *const where[] = {"a~yz$"};
    lode_output_options options = {.where = {where, 1}};
    destination made = open_destination(&options);
    char cell[2000];
    memset(cell, 'x', sizeof cell);
    memcpy(cell + sizeof cell - 2, "yz", 2);
    put_header(&made, &(lode_slice){"a", 1}, NULL, 1);
    for (size_t from = 0; from < sizeof cell; from += 100)
        put_cells(&made, (const lode_cell[]){lode_cell_of((lode_slice){cell + from, 2000 - from})});
    put_cells(&made, (const lode_cell[]){lode_cell_of((lode_slice){cell, 1000})});
    assert_int_equal(lode_output_rows(made.output), 20);
    assert_int_equal(lode_output_left_out(made.output), 1);
    free(close_destination(&made));
    unlink(made.path);
}

static void all_conditions_must_be_met(void **state) {
    (void)state;
    static const char *const where[] = {"name=a", "value>0"};
    assert_names(where, 2, NULL, 0, "a");
}

static void numbers_come_before_text_whichever_way(void **state) {
    (void)state;
    assert_sorted("value", "abaecd");
    assert_sorted("value:asc", "abaecd");
    assert_sorted("value:desc", "aebadc");
}

static void text_is_sorted_bytewise_and_ties_keep_their_order(void **state) {
    (void)state;
    static const char *const both[] = {"name", "value:desc"};
    assert_sorted("name:desc", "edcbaa");
    assert_names(NULL, 0, both, 2, "aabcde");
}

/* 10 and 1e1 are one number: the second key decides. */
static void equal_numbers_written_differently_are_a_tie(void **state) {
    (void)state;
    static const char *const keys[] = {"value", "name:desc"};
    assert_names(NULL, 0, keys, 2, "abeacd"); /* -2, 9.5, 1e1, 10 */
}

/* Codes with leading zeros: one number, one order, however the rows came. */
static void equal_numbers_come_in_the_order_of_their_text(void **state) {
    (void)state;
    static const char *const sort[] = {"a"};
    lode_output_options options = {.sort = {sort, 1}};
    assert_written(&options, "a,b", "7|x\n007|y\n7|w\n", "a,b\n007,y\n7,x\n7,w\n");
    assert_written(&options, "a,b", "7|x\n7|w\n007|y\n", "a,b\n007,y\n7,x\n7,w\n");
}

static void assert_refused(const lode_output_options *options, lode_status status,
                           const char *text) {
    const lode_slice names[] = {lode_text("name"), lode_text("value")};
    lode_output *output = lode_output_new(options);
    lode_error error;
    assert_int_equal(lode_output_header(output, names, NULL, 2, &error), status);
    if (!strstr(error.text, text))
        fail_msg("'%s' does not say '%s'", error.text, text);
    lode_output_abandon(output);
}

static void what_cannot_be_understood_is_refused(void **state) {
    (void)state;
    static const struct {
        const char *where;
        lode_status status;
        const char *text;
    } conditions[] = {
        {"value", LODE_USAGE, "'value' is not a condition"},
        {"=5", LODE_USAGE, "'=5' is not a condition"},
        {"", LODE_USAGE, "'' is not a condition"},
        {"value!5", LODE_USAGE, "'value!5' is not a condition"},
        {"vlaue=5", LODE_DATA, "no column 'vlaue'"},
        {"value~(", LODE_USAGE, "'(' is not a regular expression"},
    };
    for (size_t i = 0; i < sizeof conditions / sizeof *conditions; i++) {
        const char *const where[] = {"name~a", conditions[i].where, "name=b"};
        const lode_output_options options = {.where = {where, 3}};
        assert_refused(&options, conditions[i].status, conditions[i].text);
    }
    static const char *const sort[] = {"name", "value:down"};
    const lode_output_options options = {.sort = {sort, 2}};
    assert_refused(&options, LODE_DATA, "no column 'value:down'");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(equality_is_of_trimmed_text),
        cmocka_unit_test(numbers_are_compared_as_numbers),
        cmocka_unit_test(text_is_compared_as_text),
        cmocka_unit_test(patterns_are_extended_regular_expressions),
        cmocka_unit_test(a_pattern_meets_cells_of_any_length),
        cmocka_unit_test(all_conditions_must_be_met),
        cmocka_unit_test(numbers_come_before_text_whichever_way),
        cmocka_unit_test(text_is_sorted_bytewise_and_ties_keep_their_order),
        cmocka_unit_test(equal_numbers_written_differently_are_a_tie),
        cmocka_unit_test(equal_numbers_come_in_the_order_of_their_text),
        cmocka_unit_test(what_cannot_be_understood_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
