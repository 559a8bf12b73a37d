/* Scripts: what foreign text becomes, and that gnuplot reads it back as the text it was. */
#include "lode/script.h"

#include "lode/render.h"

#include "close.h"

#include <stdio.h>
#include <stdlib.h>

#define BYTES(literal) ((lode_slice){literal, sizeof(literal) - 1})

static void assert_quoted(lode_slice text, const char *expected) {
    lode_script script = {0};
    lode_script_quoted(&script, text);
    assert_string_equal(script.text, expected);
    lode_script_free(&script);
}

static void apostrophes_are_doubled(void **state) {
    (void)state;
    assert_quoted(BYTES("O'Brien"), "'O''Brien'");
    assert_quoted(BYTES(""), "''");
    assert_quoted(BYTES("a\"b`c`\\n{}_^@%#"), "'a\"b`c`\\n{}_^@%#'");
}

static void apostrophes_that_gnuplot_misreads_become_typographic(void **state) {
    (void)state;
    assert_quoted(BYTES("'Hub'"), "'’Hub’'");
    assert_quoted(BYTES("a''b"), "'a’’b'");
    assert_quoted(BYTES("a'\xFF'b"), "'a’’b'");
    assert_quoted(BYTES("'"), "'’'");
}

static void control_characters_become_spaces(void **state) {
    (void)state;
    assert_quoted(BYTES("a\r\nb\tc\x7F"
                        "d"),
                  "'a  b c d'");
    assert_quoted(BYTES("a\0b"), "'a b'");
    assert_quoted(BYTES("a\xC2\x85"
                        "b\xE2\x80\xA8"
                        "c\xE2\x80\xA9"
                        "d"),
                  "'a b c d'");
    assert_quoted(BYTES("a\xE2\x80\xAE"
                        "b\xE2\x81\xA6"
                        "c"),
                  "'a b c'");
}

static void bytes_that_are_not_text_are_dropped(void **state) {
    (void)state;
    assert_quoted(BYTES("a\xFF\xFE\xC3"), "'a'");
    assert_quoted(BYTES("\xC0\xA7"
                        "a\xED\xA0\x80"
                        "b"),
                  "'ab'");
    assert_quoted(BYTES("\xEF\xBB\xBF"
                        "a\xEF\xBF\xBF"
                        "é"),
                  "'aé'");
}

static void end_of_a_cdata_section_is_taken_apart(void **state) {
    (void)state;
    assert_quoted(BYTES("a]]>b]>]]]>"), "'a]] >b]>]]] >'");
}

static void tic_labels_double_the_percent_sign(void **state) {
    (void)state;
    lode_script script = {0};
    lode_script_tic_label(&script, BYTES("40%"));
    assert_string_equal(script.text, "'40%%'");
    lode_script_free(&script);
}

static void comments_are_one_line_that_never_continues(void **state) {
    (void)state;
    lode_script script = {0};
    lode_script_comment(&script, "Alt", BYTES("a\nset output 'y'\\"));
    lode_script_comment(&script, NULL, BYTES("b\\\xFF"));
    assert_string_equal(script.text, "# Alt: a set output 'y'\\ .\n# b\\ .\n");
    lode_script_free(&script);
}

static void numbers_are_plain_decimals(void **state) {
    (void)state;
    lode_script script = {0};
    lode_script_number(&script, 0.1 + 0.2);
    LODE_SCRIPT_PUT(&script, " ");
    lode_script_number(&script, -1e-7);
    LODE_SCRIPT_PUT(&script, " ");
    lode_script_integer(&script, -2019);
    assert_string_equal(script.text, "0.3 -0.0000001 -2019");
    lode_script_free(&script);
}

static void data_cells_are_escaped_and_separated_by_tabs(void **state) {
    (void)state;
    lode_data_block block = {0};
    lode_data_number(&block, 2019);
    lode_data_text(&block, BYTES("\"St\" \\n\tx"));
    lode_data_text(&block, BYTES(""));
    lode_data_text(&block, BYTES("\xFF"));
    lode_data_missing(&block);
    lode_data_end_row(&block);
    lode_data_gap(&block);
    lode_data_text(&block, BYTES("#"));
    lode_data_end_row(&block);
    assert_string_equal(block.rows.text, "2019\t”St” \\\\n x\tNaN\tNaN\tNaN\n\n#\n");
    lode_data_block_free(&block);
}

/* The terminator of a script that is a data block, without the line end. */
static void find_terminator(const lode_script *script, char terminator[16]) {
    assert_int_equal(sscanf(script->text, "$d7 << %15s", terminator), 1);
}

static void terminator_never_occurs_in_the_data(void **state) {
    (void)state;
    lode_data_block block = {0};
    char terminator[16];
    for (int row = 0; row < 40; row++) {
        lode_script script = {0};
        lode_script_data(&script, 7, &block);
        find_terminator(&script, terminator);
        assert_int_equal(strlen(terminator), strlen("END_") + 4);
        if (block.rows.n)
            assert_null(strstr(block.rows.text, terminator));
        lode_script_free(&script);
        lode_data_text(&block, lode_text(terminator)); /* the next choice must be another */
        lode_data_end_row(&block);
    }
    lode_data_block_free(&block);
}

static void data_holding_every_short_terminator_still_end(void **state) {
    (void)state;
    lode_data_block block = {0};
    char text[16], terminator[16];
    for (unsigned i = 0; i <= 0xFFFF; i++) {
        snprintf(text, sizeof text, "END_%04x", i);
        lode_data_text(&block, lode_text(text));
        lode_data_end_row(&block);
    }
    lode_script script = {0};
    lode_script_data(&script, 7, &block);
    find_terminator(&script, terminator);
    assert_null(strstr(block.rows.text, terminator));
    lode_script_free(&script);
    lode_data_block_free(&block);
}

static size_t count(const char *text, const char *part) {
    size_t n = 0;
    for (const char *at = text; (at = strstr(at, part)); at += strlen(part))
        n++;
    return n;
}

static void every_terminal_is_noenhanced_and_named_safely(void **state) {
    (void)state;
    lode_script script = {0};
    const lode_figure figure = {.name = BYTES("4 o'clock"),
                                .title = BYTES("T"),
                                .alt = BYTES("A"),
                                .made_by = BYTES("lode-plot"),
                                .height = 840};
    lode_script_begin(&script, &figure);
    lode_script_end(&script);
    assert_int_equal(count(script.text, "set terminal "), 4);
    assert_int_equal(count(script.text, " noenhanced"), 4);
    assert_non_null(strstr(script.text, "svg size 720,840 "));
    assert_non_null(strstr(script.text, "pngcairo size 1440,1680 "));
    assert_non_null(strstr(script.text, "pdfcairo size 18cm,21cm "));
    assert_non_null(strstr(script.text, "dumb 110,60 "));
    assert_non_null(strstr(script.text, " name 'figure_4_o_clock' "));
    assert_non_null(strstr(script.text, "# Run: gnuplot -d -c figure_4_o_clock.gp "));
    assert_ptr_equal(strstr(script.text, "#!/usr/bin/gnuplot -c\n# Figure: T\n# Alt: A\n"
                                         "# Made by: lode-plot\n# Run: "),
                     script.text);
    assert_non_null(strstr(script.text, "\nset datafile commentschars ''\n"));
    lode_script_free(&script);
}

/* ---- gnuplot as the judge ---------------------------------------------------------------- */

/* What gnuplot writes when it runs script; skips the test where there is no gnuplot. */
static char *run(const lode_script *script) {
    char *answer;
    size_t n;
    lode_error error = {0};
    lode_status status = lode_render_bytes((lode_slice){script->text, script->n}, LODE_RENDER_DUMB,
                                           &answer, &n, &error);
    if (status == LODE_SYSTEM && strstr(error.text, "not installed"))
        skip();
    if (status != LODE_OK)
        fail_msg("%s\n%s", error.text, script->text);
    return answer;
}

/* Text from the letters that mean something to gnuplot, the same on every run. */
static void hostile_text(uint32_t *random, char text[], size_t n) {
    static const char letters[] = "''''\"`\\{}@#$%;!()[]<>|&~^_*? \tab1";
    for (size_t i = 0; i < n; i++) {
        *random = *random * 1664525 + 1013904223;
        text[i] = letters[(*random >> 16) % (sizeof letters - 1)];
    }
    text[n] = '\0';
}

static void replace_all(char *text, const char *from, char to) {
    for (char *at; (at = strstr(text, from));) {
        *at = to;
        memmove(at + 1, at + strlen(from), strlen(at + strlen(from)) + 1);
    }
}

static void gnuplot_prints_hostile_strings_as_they_were(void **state) {
    (void)state;
    enum { MANY = 2000, LENGTH = 24 };
    static char expected[MANY * (LENGTH + 3) + 1];
    char text[LENGTH + 1], *end = expected;
    uint32_t random = 7;
    lode_script script = {0};
    LODE_SCRIPT_PUT(&script, "set print '-'\n");
    for (size_t i = 0; i < MANY; i++) {
        hostile_text(&random, text, 1 + i % LENGTH);
        LODE_SCRIPT_PUT(&script, "print '<'.");
        lode_script_quoted(&script, lode_text(text));
        LODE_SCRIPT_PUT(&script, ".'>'\n");
        lode_script_comment(&script, NULL, lode_text(text));
        replace_all(text, "\t", ' ');
        assert_null(strstr(text, "]]>")); /* this seed makes none */
        end += sprintf(end, "<%s>\n", text);
    }
    char *answer = run(&script);
    replace_all(answer, "’", '\'');
    assert_string_equal(answer, expected);
    free(answer);
    lode_script_free(&script);
}

static void gnuplot_finds_every_row_of_a_hostile_block(void **state) {
    (void)state;
    enum { MANY = 500 };
    char text[40];
    uint32_t random = 11;
    lode_data_block block = {0};
    lode_script script = {0};
    for (size_t i = 0; i < MANY; i++) {
        hostile_text(&random, text, i % 32);
        lode_data_text(&block, lode_text(text));
        lode_data_number(&block, (double)i);
        lode_data_end_row(&block);
    }
    LODE_SCRIPT_PUT(&script, "set datafile separator \"\\t\"\nset datafile commentschars ''\n"
                             "set print '-'\n");
    lode_script_data(&script, 1, &block);
    LODE_SCRIPT_PUT(&script, "stats $d1 using 2 nooutput\n"
                             "print sprintf('%d %d', STATS_records, STATS_sum)\n");
    char *answer = run(&script);
    assert_string_equal(answer, "500 124750\n"); /* 0 + 1 + ... + 499 */
    free(answer);
    lode_data_block_free(&block);
    lode_script_free(&script);
}

static void scripts_refuse_an_unknown_format(void **state) {
    (void)state;
    lode_script script = {0};
    const lode_figure figure = {.name = BYTES("f"), .title = BYTES("T"), .alt = BYTES("A")};
    LODE_SCRIPT_PUT(&script, "ARG1 = 'bmp'\n");
    lode_script_begin(&script, &figure);
    char *picture;
    size_t n;
    lode_error error = {0};
    assert_int_equal(lode_render_bytes((lode_slice){script.text, script.n}, LODE_RENDER_SVG,
                                       &picture, &n, &error),
                     LODE_SYSTEM);
    if (strstr(error.text, "not installed"))
        skip();
    assert_non_null(strstr(error.text, "formats are svg, png, pdf and dumb"));
    lode_script_free(&script);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(apostrophes_are_doubled),
        cmocka_unit_test(apostrophes_that_gnuplot_misreads_become_typographic),
        cmocka_unit_test(control_characters_become_spaces),
        cmocka_unit_test(bytes_that_are_not_text_are_dropped),
        cmocka_unit_test(end_of_a_cdata_section_is_taken_apart),
        cmocka_unit_test(tic_labels_double_the_percent_sign),
        cmocka_unit_test(comments_are_one_line_that_never_continues),
        cmocka_unit_test(numbers_are_plain_decimals),
        cmocka_unit_test(data_cells_are_escaped_and_separated_by_tabs),
        cmocka_unit_test(terminator_never_occurs_in_the_data),
        cmocka_unit_test(data_holding_every_short_terminator_still_end),
        cmocka_unit_test(every_terminal_is_noenhanced_and_named_safely),
        cmocka_unit_test(gnuplot_prints_hostile_strings_as_they_were),
        cmocka_unit_test(gnuplot_finds_every_row_of_a_hostile_block),
        cmocka_unit_test(scripts_refuse_an_unknown_format),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
