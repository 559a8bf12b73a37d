/* The grammar: what is a record, a cell, a line; what is refused, and where. */
#include "lode/reader.h"

#include "../support/reading.h"

static void assert_both(lode_slice csv, bool raw, const char *expected) {
    assert_reads(reader_of(csv), raw, expected);
    assert_reads_lent(csv, raw, expected);
}

static void assert_text(lode_slice csv, const char *expected) {
    assert_both(csv, false, expected);
}

static void assert_raw(lode_slice csv, const char *expected) {
    assert_both(csv, true, expected);
}

static lode_status refusal_of_lent(lode_slice csv, lode_error *error) {
    char *text = lend(csv), *said = NULL;
    lode_reader *reader;
    lode_status status = open_lent(&reader, (lode_slice){text, csv.n}, error);
    if (status == LODE_OK)
        status = read_all(reader, false, &said, error);
    free(said);
    free(text);
    return status;
}

static void assert_refused(lode_slice csv, size_t line, size_t column, const char *words) {
    lode_error error = {0}, lent = {0};
    assert_int_equal(refusal_of(csv, &error), LODE_DATA);
    assert_int_equal(refusal_of_lent(csv, &lent), LODE_DATA);
    assert_string_equal(lent.text, error.text);
    assert_int_equal(lent.line, error.line);
    assert_int_equal(lent.column, error.column);
    assert_int_equal(error.status, LODE_DATA);
    assert_string_equal(error.file, "test.csv");
    assert_int_equal(error.line, line);
    assert_int_equal(error.column, column);
    if (!strstr(error.text, words))
        fail_msg("'%s' does not say '%s'", error.text, words);
}

static void records_end_at_every_kind_of_line_break(void **state) {
    (void)state;
    assert_text(BYTES("a,b\n1,2\n3,4\n"), "1:a|b\n2:1|2\n3:3|4\n");
    assert_text(BYTES("a,b\r\n1,2\r\n3,4\r\n"), "1:a|b\n2:1|2\n3:3|4\n");
    assert_text(BYTES("a,b\r1,2\r3,4\r"), "1:a|b\n2:1|2\n3:3|4\n");
    assert_text(BYTES("a,b\r\n1,2\n3,4\r5,6"), "1:a|b\n2:1|2\n3:3|4\n4:5|6\n");
}

static void the_last_line_break_may_be_missing(void **state) {
    (void)state;
    assert_text(BYTES("a,b\n1,2"), "1:a|b\n2:1|2\n");
    assert_text(BYTES("a,b\n1,"), "1:a|b\n2:1|\n");
    assert_text(BYTES("a,b\n1,\"\""), "1:a|b\n2:1|\n");
    assert_text(BYTES("a,b\n1,\"2\""), "1:a|b\n2:1|2\n");
    assert_text(BYTES("a,b"), "1:a|b\n");
}

static void a_header_may_stand_alone(void **state) {
    (void)state;
    assert_text(BYTES("Name,Address\n"), "1:Name|Address\n");
    lode_reader *reader = reader_of(BYTES("a\n"));
    const lode_block *block;
    lode_error error;
    for (int i = 0; i < 3; i++) {
        assert_int_equal(lode_reader_next(reader, &block, &error), LODE_OK);
        assert_int_equal(block->n, 0);
    }
    assert_int_equal(lode_reader_rows(reader), 0);
    lode_reader_close(reader);
}

static void empty_lines_are_skipped_and_counted_as_lines(void **state) {
    (void)state;
    assert_text(BYTES("\n\r\n a,b\n\n\r\n1,2\n \t\n\n3,4\n\n"), "3:a|b\n6:1|2\n9:3|4\n");
    assert_text(BYTES("a\n\n1\n  \n2\n"), "1:a\n3:1\n5:2\n");
    assert_text(BYTES("a\n\"\"\n\" \"\n"), "1:a\n2:\n3: \n");
}

/* The rule must not change once the first block has been read. */
static void empty_lines_are_skipped_far_into_a_file(void **state) {
    (void)state;
    text_buffer csv = {NULL, 0, 0};
    add_text(&csv, "a\n", 2);
    for (int i = 0; i < 200000; i++)
        add_text(&csv, "x\n  \n", 5);
    lode_reader *reader = reader_of((lode_slice){csv.p, csv.n});
    const lode_block *block;
    lode_error error;
    while (lode_reader_next(reader, &block, &error) == LODE_OK && block->n > 0)
        for (size_t i = 0; i < block->n; i++) {
            const lode_record record = lode_block_record(block, i);
            assert_true(lode_is(lode_record_text(&record, 0), "x"));
        }
    assert_int_equal(lode_reader_rows(reader), 200000);
    lode_reader_close(reader);
    free(csv.p);
}

static void cells_are_what_stands_between_the_commas(void **state) {
    (void)state;
    assert_text(BYTES("a,b,c\n,,\n , x ,\t\n"), "1:a|b|c\n2:||\n3: | x |\t\n");
    assert_text(BYTES("a,b\n1\n1,2,3\n"), "1:a|b\n2:1\n3:1|2|3\n");
}

static void quotes_hold_commas_quotes_and_line_breaks(void **state) {
    (void)state;
    assert_text(BYTES("a,b\n\"1,5\",\"say \"\"hi\"\"\"\n\"\",\"\"\"\"\n"),
                "1:a|b\n2:1,5|say \"hi\"\n3:|\"\n");
    assert_text(BYTES("a,b\n\"x\ny\",1\n\"x\r\ny\rz\n\",2\n3,4\n"),
                "1:a|b\n2:x y|1\n4:x y z |2\n8:3|4\n");
}

static void folded_cells_are_counted(void **state) {
    (void)state;
    lode_reader *reader = reader_of(BYTES("a,b\n\"x\n\ny\",\"\r\n\"\n\"z\",\"\n\"\"\"\n"));
    const lode_block *block;
    lode_error error;
    assert_int_equal(lode_reader_next(reader, &block, &error), LODE_OK);
    assert_int_equal(lode_reader_folded(reader), 3);
    lode_reader_close(reader);
}

static void bytes_are_kept_as_they_came(void **state) {
    (void)state;
    assert_raw(BYTES("urn,\"la\",c\n\"850\",850,\"\"\n\"a\"\"b\", x ,\"1,5\"\n"),
               "1:urn|\"la\"|c\n2:\"850\"|850|\"\"\n3:\"a\"\"b\"| x |\"1,5\"\n");
    assert_raw(BYTES("a,b\n\"x\ny\",\"\"\"\"\n"), "1:a|b\n2:~|\"\"\"\"\n");
}

static void header_names_are_trimmed_and_keep_their_bytes(void **state) {
    (void)state;
    assert_text(BYTES(" URN ,\"LA name\",\xc2\xa0x\n"), "1:URN|LA name|x\n");
    assert_raw(BYTES(" URN ,\"LA name\"\n"), "1: URN |\"LA name\"\n");
    lode_reader *reader = reader_of(BYTES(" URN ,LA\n"));
    const lode_header *header = lode_reader_header(reader);
    assert_int_equal(lode_header_find(header, lode_text("URN")), 0);
    assert_int_equal(lode_header_find(header, lode_text("LA")), 1);
    assert_int_equal(lode_header_find(header, lode_text("urn")), -1);
    lode_reader_close(reader);
}

static void tabs_separate_where_the_first_line_has_no_comma(void **state) {
    (void)state;
    assert_text(BYTES("a\tb\n1,5\t\"x\ty\"\n"), "1:a|b\n2:1,5|x\ty\n");
    assert_raw(BYTES("a\tb\n1,5\t2\n"), "1:~|~\n2:~|~\n"); /* not the bytes of a CSV cell */
    assert_text(BYTES("a,b\tc\n1,2\n"), "1:a|b\tc\n2:1|2\n");
    assert_text(BYTES("a\tb\r1,5\t2\r"), "1:a|b\n2:1,5|2\n");
    assert_text(BYTES("\n\r\na\tb\n1\t2,5\n"), "3:a|b\n4:1|2,5\n");
}

static void a_stray_quote_is_refused_where_it_stands(void **state) {
    (void)state;
    assert_refused(BYTES("a,b\n1,2\n3,x\"y\n"), 3, 2, "quote");
    assert_refused(BYTES("a,b\n\"1\" ,2\n"), 2, 1, "quote");
    assert_refused(BYTES("a,b\n1, \"2\"\n"), 2, 2, "quote");
    assert_refused(BYTES("a,b\n\"x\n\ny\"z,2\n"), 4, 1, "quote");
    assert_refused(BYTES("a\r\nb\"\r\n"), 2, 1, "quote");
}

static void an_unterminated_quote_is_refused_where_its_record_starts(void **state) {
    (void)state;
    assert_refused(BYTES("a,b\n1,2\n3,\"x\ny,4\nz,5\n"), 3, 0, "never closed");
    assert_refused(BYTES("a,b\n1,2\n\""), 3, 0, "never closed");
    assert_refused(BYTES("a,\"b\n"), 1, 0, "never closed");
    assert_refused(BYTES("a,b\n\"1\n2\",\"3\n4\"\n\n\"5\n"), 6, 0, "never closed");
}

static void a_zero_byte_is_not_text(void **state) {
    (void)state;
    assert_refused(BYTES("a,b\n1,2\n3,\0\n"), 3, 0, "zero byte");
    assert_refused(BYTES("\0"), 1, 0, "zero byte");
    assert_refused(BYTES("a\n\"\n\0\""), 3, 0, "zero byte");
}

static void nothing_is_not_a_table(void **state) {
    (void)state;
    assert_refused(BYTES(""), 0, 0, "nothing in it");
    assert_refused(BYTES("\n \n\r\n"), 0, 0, "nothing in it");
    assert_refused((lode_slice){"\xef\xbb\xbf", 3}, 0, 0, "nothing in it");
}

static void two_columns_of_one_name_are_refused(void **state) {
    (void)state;
    assert_refused(BYTES("URN,value, URN\n1,2,3\n"), 1, 3, "two columns are called 'URN'");
    assert_text(BYTES("URN,urn,,\n1,2,3,4\n"), "1:URN|urn||\n2:1|2|3|4\n");
}

static void ten_thousand_columns_are_read(void **state) {
    (void)state;
    enum { COLUMNS = 10000 };
    text_buffer csv = {NULL, 0, 0}, expected = {NULL, 0, 0};
    add_text(&expected, "1:", 2);
    char name[16];
    for (int i = 0; i < COLUMNS; i++) {
        const size_t n = (size_t)sprintf(name, "%sc%d", i ? "," : "", i);
        add_text(&csv, name, n);
        add_text(&expected, "|", i > 0);
        add_text(&expected, name + (i > 0), n - (i > 0));
    }
    add_text(&csv, "\n", 1);
    add_text(&expected, "\n2:", 3);
    for (int i = 0; i < COLUMNS; i++) {
        add_text(&csv, i ? ",7" : "7", i ? 2 : 1);
        add_text(&expected, i ? "|7" : "7", i ? 2 : 1);
    }
    add_text(&expected, "\n", 1);
    assert_text((lode_slice){csv.p, csv.n}, expected.p);
    free(csv.p);
    free(expected.p);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(records_end_at_every_kind_of_line_break),
        cmocka_unit_test(the_last_line_break_may_be_missing),
        cmocka_unit_test(a_header_may_stand_alone),
        cmocka_unit_test(empty_lines_are_skipped_and_counted_as_lines),
        cmocka_unit_test(empty_lines_are_skipped_far_into_a_file),
        cmocka_unit_test(cells_are_what_stands_between_the_commas),
        cmocka_unit_test(quotes_hold_commas_quotes_and_line_breaks),
        cmocka_unit_test(folded_cells_are_counted),
        cmocka_unit_test(bytes_are_kept_as_they_came),
        cmocka_unit_test(header_names_are_trimmed_and_keep_their_bytes),
        cmocka_unit_test(tabs_separate_where_the_first_line_has_no_comma),
        cmocka_unit_test(a_stray_quote_is_refused_where_it_stands),
        cmocka_unit_test(an_unterminated_quote_is_refused_where_its_record_starts),
        cmocka_unit_test(a_zero_byte_is_not_text),
        cmocka_unit_test(nothing_is_not_a_table),
        cmocka_unit_test(two_columns_of_one_name_are_refused),
        cmocka_unit_test(ten_thousand_columns_are_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
