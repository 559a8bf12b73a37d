/* The numbers behind a figure: the heading tells the columns, no row is ragged, nothing harmful
 * comes out, and a figure begun anew has nothing of the one before. */
#include "lode/script.h"

#include "close.h"

#define BYTES(literal) ((lode_slice){literal, sizeof(literal) - 1})

static void put(lode_script *script, const char *text) {
    lode_figure_table_cell(&script->table, lode_text(text));
}

static lode_script begun(void) {
    lode_script script = {0};
    const lode_figure figure = {
        .name = BYTES("f"),
        .title = BYTES("Oak:\n66%"),
        .alt = BYTES("Up \xFF& down."),
        .subtitle = BYTES("Expected standard (%)"),
    };
    lode_script_begin(&script, &figure);
    return script;
}

static void rows_are_as_wide_as_the_heading(void **state) {
    (void)state;
    lode_script script = begun();
    put(&script, "Year");
    put(&script, "Oak");
    lode_figure_table_end_row(&script.table);
    assert_int_equal(lode_figure_table_rows(&script.table), 0);
    put(&script, "2023/24");
    lode_figure_table_end_row(&script.table);
    assert_int_equal(script.table.columns, 2);
    assert_int_equal(lode_figure_table_rows(&script.table), 1);
    assert_string_equal(lode_figure_table_heading(&script.table, 1), "Oak");
    assert_string_equal(lode_figure_table_text(&script.table, 0, 0), "2023/24");
    assert_string_equal(lode_figure_table_text(&script.table, 0, 1), "");
    lode_script_free(&script);
    assert_int_equal(lode_figure_table_rows(&script.table), 0);
}

static void words_are_harmless_and_of_the_last_figure(void **state) {
    (void)state;
    lode_script script = begun();
    assert_string_equal(script.table.title, "Oak: 66%");
    assert_string_equal(script.table.alt, "Up & down.");
    assert_string_equal(script.table.subtitle, "Expected standard (%)");
    assert_string_equal(script.table.caption, "");
    put(&script, "a\r\nb\x07");
    lode_figure_table_end_row(&script.table);
    assert_string_equal(lode_figure_table_heading(&script.table, 0), "a  b");
    const lode_figure next = {.name = BYTES("g"), .title = BYTES("Elm")};
    lode_script_begin(&script, &next);
    assert_string_equal(script.table.title, "Elm");
    assert_int_equal(script.table.columns, 0);
    lode_script_free(&script);
}

static void numbers_have_no_more_decimals_than_they_need(void **state) {
    (void)state;
    static const struct {
        double x;
        int most;
        const char *text;
    } cases[] = {{41, 2, "41"},          {100, 0, "100"},   {1200.5, 2, "1200.5"},
                 {41.23456, 2, "41.23"}, {-0.0001, 2, "0"}, {0.30000000000000004, 9, "0.3"}};
    lode_script script = begun();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        lode_figure_table_number(&script.table, cases[i].x, cases[i].most);
        assert_string_equal(script.table.cell[i], cases[i].text);
    }
    lode_script_free(&script);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_are_as_wide_as_the_heading),
        cmocka_unit_test(words_are_harmless_and_of_the_last_figure),
        cmocka_unit_test(numbers_have_no_more_decimals_than_they_need),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
