/* Dictionaries: what a table says of the columns of other files. */
#include "reading.h"

#include "lode/description.h"

static lode_table *table;

static lode_status describe(const char *csv, lode_description **d, lode_error *error) {
    const lode_status status = lode_table_parse(&table, lode_text(csv), "dictionary.csv", error);
    return status == LODE_OK ? lode_description_of(d, table, error) : status;
}

static void done(lode_description *d) {
    lode_description_free(d);
    lode_table_free(table);
}

static void metadata_of_the_open_data_standard_is_a_dictionary(void **state) {
    (void)state;
    static const char csv[] = "col_name,col_type,label,indicator_grouping,indicator_unit,"
                              "indicator_dp,filter_hint,filter_grouping_column\n"
                              "sex,Filter,Sex,,,,Filter by pupil sex,\n"
                              "percent,Indicator,Percentage,Children,%,1,,\n";
    lode_description *d;
    lode_error error;
    assert_int_equal(describe(csv, &d, &error), LODE_OK);
    assert_int_equal(d->n, 2);
    assert_int_equal(d->column[0].role, LODE_ROLE_FILTER);
    assert_true(lode_is(d->column[0].hint, "Filter by pupil sex"));
    assert_int_equal(d->column[0].decimals, -1);
    assert_int_equal(d->column[1].role, LODE_ROLE_INDICATOR);
    assert_true(lode_is(d->column[1].unit, "%"));
    assert_int_equal(d->column[1].decimals, 1);
    done(d);
}

static void a_layout_is_a_dictionary_and_its_columns_are_figures(void **state) {
    (void)state;
    lode_description *d;
    lode_error error;
    assert_int_equal(describe("column,measure,n,headline,years_before,type\n"
                              "ATT8SCR,att8_score,TPUP,yes,2,number\nOLD|NEW,,,,,\n",
                              &d, &error),
                     LODE_OK);
    assert_int_equal(d->column[0].role, LODE_ROLE_INDICATOR);
    assert_true(lode_is(d->column[0].denominator, "TPUP"));
    assert_true(d->column[0].headline);
    assert_int_equal(d->column[0].years_before, 2);
    assert_int_equal(d->column[0].holds, LODE_HOLDS_NUMBER);
    assert_false(d->column[1].headline);
    assert_ptr_equal(lode_description_find(d, lode_text("new")), &d->column[1]);
    assert_null(lode_description_find(d, lode_text("newer")));
    done(d);
}

static void assert_refused(const char *csv, const char *words, size_t line) {
    lode_description *d;
    lode_error error;
    assert_int_equal(describe(csv, &d, &error), LODE_DATA);
    assert_non_null(strstr(error.text, words));
    assert_int_equal(error.line, line);
    lode_table_free(table);
}

static void what_cannot_be_understood_is_refused_with_its_place(void **state) {
    (void)state;
    assert_refused("label,unit\nA,%\n", "no column 'col_name'", 1);
    assert_refused("col_name,col_type\na,Filter\nb,Flter\n", "'Flter' is not Indicator", 3);
    assert_refused("col_name,indicator_dp\na,two\n", "'two' is not a whole number", 2);
    assert_refused("col_name,indicator_dp\na,1.5\n", "'1.5' is not a whole number", 2);
    assert_refused("col_name,required\na,perhaps\n", "'perhaps' is not yes, no", 2);
    assert_refused("col_name,type\na,colour\n", "'colour' is not what a column can hold", 2);
    assert_refused("col_name,label\n,Sex\n", "a row without the name of a column", 2);
}

static void a_column_that_is_the_same_everywhere_needs_no_name(void **state) {
    (void)state;
    lode_description *d;
    lode_error error;
    assert_int_equal(describe("column,becomes,text\n,framework,Graded\n", &d, &error), LODE_OK);
    assert_true(lode_is(d->column[0].text, "Graded"));
    assert_int_equal(d->column[0].column.n, 0);
    done(d);
}

static void a_header_tells_a_dictionary_from_data(void **state) {
    (void)state;
    static const lode_cell meta[] = {{{"col_name", 8}, {NULL, 0}}, {{"col_type", 8}, {NULL, 0}}};
    static const lode_cell data[] = {{{"column", 6}, {NULL, 0}}, {{"value", 5}, {NULL, 0}}};
    assert_true(lode_description_is(&(lode_header){.cell = meta, .n = 2, .line = 1}));
    assert_false(lode_description_is(&(lode_header){.cell = data, .n = 2, .line = 1}));
}

static void what_is_unfinished_is_a_guess_or_nothing(void **state) {
    (void)state;
    lode_description *d;
    lode_error error;
    assert_int_equal(describe("col_name,col_type,label,decimals,key,adds_up\n"
                              "a,todo Filter,todo,todo 1,todo yes,\n"
                              "b,todo,todolist,,,no\nc,,,,,todo yes\n",
                              &d, &error),
                     LODE_OK);
    assert_int_equal(d->column[0].role, LODE_ROLE_FILTER);
    assert_int_equal(d->column[0].label.n, 0);
    assert_int_equal(d->column[0].decimals, 1);
    assert_true(d->column[0].in_key);
    assert_int_equal(d->column[0].adds_up, LODE_UNSAID);
    assert_int_equal(d->column[1].role, LODE_ROLE_INDICATOR);
    assert_true(lode_is(d->column[1].label, "todolist"));
    assert_int_equal(d->column[1].adds_up, LODE_NO);
    assert_int_equal(d->column[2].adds_up, LODE_YES);
    done(d);
    lode_slice guess;
    assert_true(lode_description_todo(lode_text("todo Key"), &guess));
    assert_true(lode_is(guess, "Key"));
    assert_true(lode_description_todo(lode_text("todo"), &guess));
    assert_int_equal(guess.n, 0);
    assert_false(lode_description_todo(lode_text("Todo"), &guess));
    assert_false(lode_description_todo(lode_text("todos"), &guess));
}

static void metadata_are_found_beside_their_file(void **state) {
    (void)state;
    char data[64], meta[80];
    make_file(BYTES("a\n1\n"), data);
    snprintf(meta, sizeof meta, "%s.meta.csv", data);
    assert_null(lode_description_beside(data));
    FILE *file = fopen(meta, "w");
    assert_non_null(file);
    assert_int_equal(fclose(file), 0);
    char csv[80];
    snprintf(csv, sizeof csv, "%s.csv.gz", data);
    char *found = lode_description_beside(csv);
    assert_string_equal(found, meta);
    free(found);
    assert_null(lode_description_beside(meta)); /* they have none of their own */
    unlink(meta);
    unlink(data);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(metadata_of_the_open_data_standard_is_a_dictionary),
        cmocka_unit_test(a_layout_is_a_dictionary_and_its_columns_are_figures),
        cmocka_unit_test(what_cannot_be_understood_is_refused_with_its_place),
        cmocka_unit_test(a_column_that_is_the_same_everywhere_needs_no_name),
        cmocka_unit_test(a_header_tells_a_dictionary_from_data),
        cmocka_unit_test(what_is_unfinished_is_a_guess_or_nothing),
        cmocka_unit_test(metadata_are_found_beside_their_file),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
