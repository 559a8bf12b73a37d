/* Tables in memory: several files as one, where each row came from, and what is refused. */
#include "lode/table.h"

#include "../support/reading.h"

enum { MOST_FILES = 3 };

typedef struct {
    char path[MOST_FILES][64];
    const char *name[MOST_FILES];
    lode_input input;
} files;

static void make_files(files *made, const char *const *csv, size_t n) {
    *made = (files){.input = {made->name, n, {.threads = 0}}};
    for (size_t i = 0; i < n; i++) {
        make_file(lode_text(csv[i]), made->path[i]);
        made->name[i] = made->path[i];
    }
}

static void remove_files(const files *made) {
    for (size_t i = 0; i < made->input.n; i++)
        unlink(made->path[i]);
}

static lode_table *table_of(const char *csv) {
    lode_table *table = NULL;
    lode_error error;
    if (lode_table_parse(&table, lode_text(csv), "test.csv", &error) != LODE_OK)
        fail_msg("%s", error.text);
    return table;
}

static void assert_cell(const lode_table *table, size_t row, size_t column, const char *text,
                        const char *raw) {
    const lode_cell cell = lode_table_cell(table, row, column);
    if (!lode_is(cell.text, text))
        fail_msg("cell %zu, %zu says '%.*s', not '%s'", row, column, LODE_ARG(cell.text), text);
    assert_int_equal(cell.raw.p != NULL, raw != NULL);
    if (raw && !lode_is(cell.raw, raw))
        fail_msg("cell %zu, %zu is '%.*s', not '%s'", row, column, LODE_ARG(cell.raw), raw);
}

static void cells_keep_what_they_say_and_their_bytes(void **state) {
    (void)state;
    lode_table *table = table_of("a,b,c\n1,\"2\",\n\"x\"\"y\",\"l\nm\",\"\"\n");
    assert_int_equal(lode_table_rows(table), 2);
    assert_int_equal(lode_table_columns(table), 3);
    assert_cell(table, 0, 0, "1", "1");
    assert_cell(table, 0, 1, "2", "\"2\"");
    assert_cell(table, 0, 2, "", "");
    assert_cell(table, 1, 0, "x\"y", "\"x\"\"y\"");
    assert_cell(table, 1, 1, "l m", NULL);
    assert_cell(table, 1, 2, "", "\"\"");
    assert_true(lode_is(lode_table_text(table, 1, 0), "x\"y"));
    lode_table_free(table);
}

/* A file is mapped as long as it is UTF-8: then it must not matter where it turns out not to be. */
static void a_file_may_stop_being_ascii_anywhere(void **state) {
    (void)state;
    static const struct {
        const char *bytes, *text;
    } turns[] = {{"caf\xe9", "caf\xc3\xa9"}, {"caf\xc3\xa9", "caf\xc3\xa9"}, {"\"x\ny\"", "x y"}};
    enum { ROWS = 40000 };
    for (size_t t = 0; t < 3; t++)
        for (size_t at = 5; at < ROWS; at += 9973) {
            text_buffer csv = {NULL, 0, 0};
            char line[64];
            add_text(&csv, "n,q\n", 4);
            for (size_t i = 0; i < ROWS; i++)
                add_text(
                    &csv, line,
                    (size_t)sprintf(line, "%zu,%s\n", i, i == at ? turns[t].bytes : "plain text"));
            const char *const text = csv.p;
            files made;
            make_files(&made, &text, 1);
            lode_table *table = NULL;
            lode_error error;
            assert_int_equal(lode_table_read(&table, &made.input, NULL, NULL, &error), LODE_OK);
            assert_int_equal(lode_table_rows(table), ROWS);
            assert_true(lode_is(lode_table_text(table, at, 1), turns[t].text));
            assert_true(lode_is(lode_table_text(table, ROWS - 1, 1), "plain text"));
            assert_int_equal(lode_table_line(table, ROWS - 1), ROWS + 1 + (t == 2));
            lode_table_free(table);
            remove_files(&made);
            free(csv.p);
        }
}

/* The last byte of a page may be the last of a file. */
static void a_file_may_end_where_a_page_does(void **state) {
    (void)state;
    for (size_t n = 4094; n <= 4098; n++)
        for (int line_end = 0; line_end < 2; line_end++) {
            char csv[4100];
            memset(csv, 'x', n);
            memcpy(csv, "a,b\n1,", 6);
            csv[n] = '\0';
            if (line_end)
                csv[n - 1] = '\n';
            const char *const text = csv;
            files made;
            make_files(&made, &text, 1);
            lode_table *table = NULL;
            lode_error error;
            assert_int_equal(lode_table_read(&table, &made.input, NULL, NULL, &error), LODE_OK);
            assert_int_equal(lode_table_rows(table), 1);
            assert_int_equal(lode_table_text(table, 0, 1).n, n - 6 - (size_t)line_end);
            lode_table_free(table);
            remove_files(&made);
        }
}

static void columns_are_found_by_their_exact_name(void **state) {
    (void)state;
    lode_table *table = table_of("URN, value ,value2\n1,2,3\n");
    assert_int_equal(lode_table_find(table, lode_text("value")), 1);
    assert_int_equal(lode_table_find(table, lode_text("urn")), -1);
    assert_true(lode_is(lode_table_name(table, 2), "value2"));
    lode_table_free(table);
}

static void many_rows_stay_where_they_are(void **state) {
    (void)state;
    text_buffer csv = {NULL, 0, 0};
    char line[64], text[16];
    add_text(&csv, "n,q\n", 4);
    for (int i = 0; i < 50000; i++)
        add_text(&csv, line, (size_t)sprintf(line, "%d,\"%d\"\"\"\n", i, i));
    lode_table *table = table_of(csv.p);
    assert_int_equal(lode_table_rows(table), 50000);
    for (size_t i = 0; i < 50000; i++) {
        sprintf(text, "%zu", i);
        assert_cell(table, i, 0, text, text);
        sprintf(text, "%zu\"", i);
        assert_true(lode_is(lode_table_text(table, i, 1), text));
        assert_int_equal(lode_table_line(table, i), i + 2);
    }
    lode_table_free(table);
    free(csv.p);
}

static void files_are_read_one_after_the_other_by_name(void **state) {
    (void)state;
    static const char *const csv[] = {"a,b\n1,2\n", "b,a\n", "b,a\n\n\"4\",3\n6,5"};
    files made;
    lode_table *table;
    lode_error error;
    make_files(&made, csv, 3);
    assert_int_equal(lode_table_read(&table, &made.input, NULL, NULL, &error), LODE_OK);
    assert_int_equal(lode_table_rows(table), 3);
    assert_cell(table, 1, 0, "3", "3");
    assert_cell(table, 1, 1, "4", "\"4\"");
    assert_cell(table, 2, 0, "5", "5");
    assert_string_equal(lode_table_file(table, 0), made.path[0]);
    assert_string_equal(lode_table_file(table, 1), made.path[2]);
    assert_int_equal(lode_table_line(table, 1), 3);
    assert_int_equal(lode_table_line(table, 2), 4);
    lode_table_free(table);
    remove_files(&made);
}

/* The column that a message names is the one in the file it names. */
static void the_place_of_a_cell_is_that_in_its_own_file(void **state) {
    (void)state;
    static const char *const csv[] = {"a,b,c\n1,2,3\n", "c,a,b\n3,1,2\n"};
    static const size_t second[] = {2, 3, 1};
    files made;
    lode_table *table;
    lode_error error;
    make_files(&made, csv, 2);
    assert_int_equal(lode_table_read(&table, &made.input, NULL, NULL, &error), LODE_OK);
    for (size_t row = 0; row < 2; row++)
        for (size_t column = 0; column < 3; column++) {
            lode_fail(&error, LODE_DATA, "'n.a.' is not a number");
            assert_int_equal(lode_table_fail_at(table, row, column, &error), LODE_DATA);
            assert_string_equal(error.file, made.path[row]);
            assert_int_equal(error.line, 2);
            assert_int_equal(error.column, row ? second[column] : column + 1);
        }
    lode_table_free(table);
    remove_files(&made);
}

static void columns_without_a_name_are_columns(void **state) {
    (void)state;
    static const char *const csv[] = {"a,,\n1,2,3\n", ",a,\n5,4,6\n"};
    files made;
    lode_table *table;
    lode_error error;
    make_files(&made, csv, 2);
    assert_int_equal(lode_table_read(&table, &made.input, NULL, NULL, &error), LODE_OK);
    for (size_t row = 0; row < 2; row++)
        for (size_t column = 0; column < 3; column++) {
            const char text[] = {(char)('1' + 3 * (int)row + (int)column), '\0'};
            assert_cell(table, row, column, text, text);
        }
    lode_table_free(table);
    remove_files(&made);
}

static void files_with_other_columns_are_refused(void **state) {
    (void)state;
    static const char *const csv[][2] = {
        {"a,b\n1,2\n", "a,c\n1,2\n"}, {"a,b\n", "a\n"}, {"a,,\n1,2,3\n", "a,\n1,2\n"}};
    static const char *const words[] = {"column 'c' is not in ", "column 'b' of ", "column '' of "};
    static const size_t column[] = {2, 0, 0};
    for (size_t i = 0; i < 3; i++) {
        files made;
        lode_table *table;
        lode_error error;
        make_files(&made, csv[i], 2);
        assert_int_equal(lode_table_read(&table, &made.input, NULL, NULL, &error), LODE_DATA);
        assert_memory_equal(error.text, words[i], strlen(words[i]));
        assert_string_equal(error.file, made.path[1]);
        assert_int_equal(error.line, 1);
        assert_int_equal(error.column, column[i]);
        remove_files(&made);
    }
}

static void records_of_the_wrong_length_are_each_told(void **state) {
    (void)state;
    static const char *const csv[] = {"a,b\n1\n1,2\n1,2,3\n\"x\ny\",4\n"};
    files made;
    lode_table *table;
    lode_error error;
    listener ear = new_listener();
    make_files(&made, csv, 1);
    assert_int_equal(lode_table_read(&table, &made.input, NULL, &ear.report, &error), LODE_DATA);
    assert_int_equal(ear.problems, 2);
    assert_string_equal(error.text, "3 cells where the header has 2");
    assert_int_equal(error.line, 4);
    assert_int_equal(ear.rows, 4);
    remove_files(&made);
}

static void folded_line_breaks_are_told(void **state) {
    (void)state;
    static const char *const csv[] = {"a,b\n\"x\ny\",\"\n\"\n"}, *const one[] = {"a\n\"x\ny\"\n"};
    files made;
    lode_table *table;
    lode_error error;
    listener ear = new_listener();
    make_files(&made, csv, 1);
    assert_int_equal(lode_table_read(&table, &made.input, NULL, &ear.report, &error), LODE_OK);
    assert_non_null(strstr(ear.notice, ": 2 cells had line breaks, now spaces"));
    lode_table_free(table);
    remove_files(&made);
    make_files(&made, one, 1);
    assert_int_equal(lode_table_read(&table, &made.input, NULL, &ear.report, &error), LODE_OK);
    assert_non_null(strstr(ear.notice, ": 1 cell had line breaks, now spaces"));
    lode_table_free(table);
    remove_files(&made);
}

static void rows_may_be_dropped(void **state) {
    (void)state;
    lode_table *table = table_of("a\n1\n2\n3\n4\n");
    lode_table_keep(table, (const bool[]){false, true, false, true});
    assert_int_equal(lode_table_rows(table), 2);
    assert_cell(table, 0, 0, "2", "2");
    assert_cell(table, 1, 0, "4", "4");
    assert_int_equal(lode_table_line(table, 1), 5);
    lode_table_keep(table, (const bool[]){false, false});
    assert_int_equal(lode_table_rows(table), 0);
    assert_string_equal(lode_table_file(table, 0), "test.csv");
    lode_table_free(table);
}

static void a_table_that_cannot_be_read_is_refused(void **state) {
    (void)state;
    lode_table *table;
    lode_error error;
    const char *const missing[] = {"/no/such/file.csv"};
    const lode_input input = {missing, 1, {.threads = 0}};
    assert_int_equal(lode_table_read(&table, &input, NULL, NULL, &error), LODE_SYSTEM);
    assert_int_equal(lode_table_parse(&table, lode_text(""), "x", &error), LODE_DATA);
    assert_int_equal(lode_table_parse(&table, lode_text("a\n\"1"), "x", &error), LODE_DATA);
    assert_int_equal(lode_table_parse(&table, lode_text("a,b\n1\n"), "x", &error), LODE_DATA);
    assert_int_equal(error.line, 2);
    lode_table_free(NULL);
}

static void a_missing_column_is_named_with_what_is_there(void **state) {
    (void)state;
    const lode_slice names[] = {lode_text("school_urn"), lode_text("value")};
    lode_error error;
    assert_int_equal(lode_no_column("ks2.csv", names, 2, lode_text("vlaue"), &error), LODE_DATA);
    assert_string_equal(error.text, "no column 'vlaue'");
    assert_string_equal(error.hint, "did you mean 'value'? The columns are: school_urn, value");
    assert_string_equal(error.file, "ks2.csv");
    lode_no_column(NULL, names, 2, lode_text("zzz"), &error);
    assert_string_equal(error.hint, "the columns are: school_urn, value");
}

static void a_long_list_of_columns_ends_between_names(void **state) {
    (void)state;
    lode_slice names[400];
    for (size_t i = 0; i < 400; i++)
        names[i] = lode_text("READPROG_UPPER");
    lode_error error;
    lode_no_column("ks2.csv", names, 400, lode_text("zzz"), &error);
    const char *end = error.hint + strlen(error.hint) - strlen("READPROG_UPPER, ...");
    assert_string_equal(end, "READPROG_UPPER, ...");
    lode_no_column("ks2.csv", names, 400, lode_text("readprog_uper"), &error);
    end = error.hint + strlen(error.hint) - strlen("READPROG_UPPER, ...");
    assert_string_equal(end, "READPROG_UPPER, ...");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cells_keep_what_they_say_and_their_bytes),
        cmocka_unit_test(a_file_may_stop_being_ascii_anywhere),
        cmocka_unit_test(a_file_may_end_where_a_page_does),
        cmocka_unit_test(columns_are_found_by_their_exact_name),
        cmocka_unit_test(many_rows_stay_where_they_are),
        cmocka_unit_test(files_are_read_one_after_the_other_by_name),
        cmocka_unit_test(the_place_of_a_cell_is_that_in_its_own_file),
        cmocka_unit_test(columns_without_a_name_are_columns),
        cmocka_unit_test(files_with_other_columns_are_refused),
        cmocka_unit_test(records_of_the_wrong_length_are_each_told),
        cmocka_unit_test(folded_line_breaks_are_told),
        cmocka_unit_test(rows_may_be_dropped),
        cmocka_unit_test(a_table_that_cannot_be_read_is_refused),
        cmocka_unit_test(a_missing_column_is_named_with_what_is_there),
        cmocka_unit_test(a_long_list_of_columns_ends_between_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
