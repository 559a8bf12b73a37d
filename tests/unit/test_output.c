/* How rows look in every format, and that they read back as they were. */
#include "lode/output.h"

#include "../support/reading.h"
#include "../support/writing.h"
#include "lode/random.h"

static void csv_is_quoted_where_it_must_be(void **state) {
    (void)state;
    lode_output_options options = {.to = LODE_TO_CSV};
    assert_written(&options, "a,b,c", "1||x y\n1,5|say \"hi\"| x \n",
                   "a,b,c\n1,,x y\n\"1,5\",\"say \"\"hi\"\"\", x \n");
}

static void line_breaks_become_spaces(void **state) {
    (void)state;
    const lode_slice name = lode_text("a");
    const lode_cell cells[] = {lode_cell_of(lode_text("x\ny\r\nz\rw"))};
    static const char *const expected[] = {"a\nx y z w\n",
                                           "a\nx y z w\n",
                                           "[\n {\"a\":\"x\\u000ay\\u000d\\u000az\\u000dw\"}\n]\n",
                                           "{\"a\":\"x\\u000ay\\u000d\\u000az\\u000dw\"}\n",
                                           "| a |\n| --- |\n| x y z w |\n",
                                           "a\nx y z w\n"};
    for (int to = LODE_TO_CSV; to <= LODE_TO_PRETTY; to++) {
        lode_output_options options = {.to = (lode_to)to};
        destination made = open_destination(&options);
        put_header(&made, &name, NULL, 1);
        put_cells(&made, cells);
        assert_closes(&made, expected[to]);
    }
}

static void bytes_that_came_from_csv_go_back_untouched(void **state) {
    (void)state;
    lode_output_options options = {.to = LODE_TO_CSV};
    assert_copied(&options, "urn,\"la\"\n\"850\", 850 \n\"a\"\"b\",\"\"\n",
                  "urn,la\n\"850\", 850 \n\"a\"\"b\",\"\"\n");
    static const char *const sort[] = {"urn"};
    options = (lode_output_options){.to = LODE_TO_CSV, .sort = {sort, 1}};
    assert_copied(&options, "urn,b\n\"10\",\"x\"\n\"9\",y\n", "urn,b\n\"9\",y\n\"10\",\"x\"\n");
}

static void tsv_becomes_csv_quoted_where_it_must_be(void **state) {
    (void)state;
    lode_output_options options = {.to = LODE_TO_CSV};
    assert_copied(&options, "a\tb\n1,5\t\"say \"\"hi\"\"\"\n\"850\"\tx\n",
                  "a,b\n\"1,5\",\"say \"\"hi\"\"\"\n850,x\n");
}

static void tsv_has_no_tabs_in_cells(void **state) {
    (void)state;
    lode_output_options options = {.to = LODE_TO_TSV};
    assert_copied(&options, "a,b\n\"1,5\",x\ty\n", "a\tb\n1,5\tx y\n");
}

/* What our own TSV says must be what our own reader reads. */
static void tsv_with_quotes_reads_back(void **state) {
    (void)state;
    lode_output_options options = {.to = LODE_TO_TSV};
    assert_copied(&options, "a,b\n\"say \"\"hi\"\"\",\"\"\"x\"\n",
                  "a\tb\n\"say \"\"hi\"\"\"\t\"\"\"x\"\n");
}

static void spreadsheets_get_a_mark_and_crlf(void **state) {
    (void)state;
    lode_output_options options = {.to = LODE_TO_CSV, .excel = true};
    assert_written(&options, "a,b", "1|2\n",
                   "\xef\xbb\xbf"
                   "a,b\r\n1,2\r\n");
    options.to = LODE_TO_TSV;
    assert_written(&options, "a,b", "1|2\n",
                   "\xef\xbb\xbf"
                   "a\tb\r\n1\t2\r\n");
}

static void json_never_begins_with_a_mark(void **state) {
    (void)state;
    lode_output_options options = {.to = LODE_TO_JSON, .excel = true};
    assert_written(&options, "a", "1\n", "[\n {\"a\":\"1\"}\n]\n");
    options.to = LODE_TO_PRETTY;
    assert_written(&options, "a", "1\n", "a\n1\n");
}

static void json_escapes_what_it_must(void **state) {
    (void)state;
    lode_output_options options = {.to = LODE_TO_JSONL};
    assert_written(&options, "a \"q\"", "\\\"\t\x01\x7f/\xc3\xa9\n",
                   "{\"a \\\"q\\\"\":\"\\\\\\\"\\u0009\\u0001\\u007f/\xc3\xa9\"}\n");
    assert_written(&options, "a,b", "|x\n", "{\"a\":null,\"b\":\"x\"}\n");
}

static void json_has_bare_numbers_only_where_they_are_valid(void **state) {
    (void)state;
    static const struct {
        const char *cell, *expected;
    } cells[] = {
        {"0", "0"},           {"-0", "-0"},           {"12.50", "12.50"},
        {"-0.5", "-0.5"},     {"1e5", "1e5"},         {"1.5E-7", "1.5E-7"},
        {"007", "\"007\""},   {"+1", "\"+1\""},       {".5", "\".5\""},
        {"5.", "\"5.\""},     {"-.5", "\"-.5\""},     {"-01", "\"-01\""},
        {"5.e3", "\"5.e3\""}, {"1e", "\"1e\""},       {"SUPP", "\"SUPP\""},
        {"", "null"},         {"1e999", "\"1e999\""}, {"-", "\"-\""},
        {" 1", "\" 1\""},     {"NaN", "\"NaN\""},
    };
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++) {
        lode_output_options options = {.to = LODE_TO_JSONL};
        destination made = open_destination(&options);
        const lode_slice names[] = {lode_text("n"), lode_text("t")};
        put_header(&made, names, (const bool[]){true, false}, 2);
        const lode_cell both[] = {lode_cell_of(lode_text(cells[i].cell)),
                                  lode_cell_of(lode_text("1"))};
        put_cells(&made, both);
        char expected[80];
        sprintf(expected, "{\"n\":%s,\"t\":\"1\"}\n", cells[i].expected);
        assert_closes(&made, expected);
    }
}

static void json_of_no_rows_is_an_empty_list(void **state) {
    (void)state;
    lode_output_options options = {.to = LODE_TO_JSON};
    assert_written(&options, "a", "", "[]\n");
    assert_written(&options, "a", "1\n2\n", "[\n {\"a\":\"1\"},\n {\"a\":\"2\"}\n]\n");
}

static void markdown_cells_cannot_break_the_table(void **state) {
    (void)state;
    lode_output_options options = {.to = LODE_TO_MD};
    destination made = open_destination(&options);
    const lode_slice names[] = {lode_text("school|name"), lode_text("att8_score")};
    put_header(&made, names, (const bool[]){false, true}, 2);
    const lode_cell cells[] = {lode_cell_of(lode_text("a|b \\| `c` *d* <i> [e]")),
                               lode_cell_of(lode_text("61.5"))};
    put_cells(&made, cells);
    assert_closes(&made, "| school\\|name | att8_score |\n| --- | ---: |\n"
                         "| a\\|b \\\\\\| \\`c\\` \\*d\\* \\<i> \\[e] | 61.5 |\n");
}

/* What is said in words stands below the table, whenever it was said; other formats have no place
 * for it. */
static void paragraphs_follow_a_table_in_markdown(void **state) {
    (void)state;
    for (int to = LODE_TO_CSV; to <= LODE_TO_MD; to += LODE_TO_MD - LODE_TO_CSV) {
        lode_output_options options = {.to = (lode_to)to};
        destination made = open_destination(&options);
        const lode_slice name = lode_text("a");
        const lode_cell cell = lode_cell_of(lode_text("1"));
        put_header(&made, &name, NULL, 1);
        lode_output_paragraph(made.output, lode_text("One of <i>\nmany."));
        lode_output_paragraph(made.output, lode_text("Two."));
        put_cells(&made, &cell);
        assert_closes(&made, to == LODE_TO_CSV
                                 ? "a\n1\n"
                                 : "| a |\n| --- |\n| 1 |\n\nOne of \\<i> many.\n\nTwo.\n");
    }
}

static void aligned_text_counts_characters_not_bytes(void **state) {
    (void)state;
    lode_output_options options = {.to = LODE_TO_PRETTY};
    destination made = open_destination(&options);
    const lode_slice names[] = {lode_text("name"), lode_text("value"), lode_text("note")};
    put_header(&made, names, (const bool[]){false, true, false}, 3);
    const lode_cell one[] = {lode_cell_of(lode_text("S\xc3\xa9"
                                                    "a\xc3\xa1n")),
                             lode_cell_of(lode_text("7")), lode_cell_of(lode_text(""))};
    const lode_cell two[] = {lode_cell_of(lode_text("Joe")), lode_cell_of(lode_text("-12.25")),
                             lode_cell_of(lode_text("x"))};
    put_cells(&made, one);
    put_cells(&made, two);
    assert_closes(&made, "name    value  note\n"
                         "S\xc3\xa9"
                         "a\xc3\xa1n       7  \n"
                         "Joe    -12.25  x\n");
}

/* A line of nothing would be skipped by whoever reads it. */
static void a_single_empty_cell_is_still_a_record(void **state) {
    (void)state;
    lode_output_options options = {.to = LODE_TO_CSV};
    assert_written(&options, "a", "1\n\n  \n2\n", "a\n1\n\"\"\n\"  \"\n2\n");
    options.to = LODE_TO_TSV;
    assert_written(&options, "a", "\n", "a\n\"\"\n");
}

/* Random records of one to four cells, written and read again. */
static void what_is_written_reads_back_the_same(void **state) {
    (void)state;
    static const char letters[] = "ab \",\t'|\\;\xc3\xa9";
    for (uint64_t i = 0; i < 2000; i++) {
        lode_random stream = lode_random_start(21, i, 0);
        const size_t columns = 1 + (size_t)lode_random_below(&stream, 4);
        lode_output_options options = {.to = LODE_TO_CSV, .excel = i % 3 == 0};
        destination made = open_destination(&options);
        const lode_slice names[] = {lode_text("a"), lode_text("b"), lode_text("c"), lode_text("d")};
        put_header(&made, names, NULL, columns);
        text_buffer expected = {NULL, 0, 0};
        for (size_t row = 0; row < 8; row++) {
            char text[4][40];
            lode_cell cells[4];
            for (size_t c = 0; c < columns; c++) {
                size_t n = 0;
                for (size_t k = (size_t)lode_random_below(&stream, 12); k > 0; k--) {
                    const size_t pick = (size_t)lode_random_below(&stream, 11);
                    text[c][n++] = letters[pick];
                    if (pick == 10)
                        text[c][n++] = letters[11];
                }
                cells[c] = lode_cell_of((lode_slice){text[c], n});
            }
            put_cells(&made, cells);
            add_header(&expected, &(lode_header){.cell = cells, .n = columns, .line = row + 2},
                       false);
        }
        char *written = close_destination(&made), *read;
        lode_error error = {0};
        assert_int_equal(read_all(reader_of_file(made.path, NULL, NULL), false, &read, &error), 0);
        assert_string_equal(strchr(read, '\n') + 1, expected.p);
        unlink(made.path);
        free(written);
        free(read);
        free(expected.p);
    }
}

static void formats_are_found_by_name(void **state) {
    (void)state;
    assert_int_equal(lode_to_find("csv"), LODE_TO_CSV);
    assert_int_equal(lode_to_find("jsonl"), LODE_TO_JSONL);
    assert_int_equal(lode_to_find("pretty"), LODE_TO_PRETTY);
    assert_int_equal(lode_to_find("CSV"), -1);
    assert_int_equal(lode_to_find(""), -1);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(csv_is_quoted_where_it_must_be),
        cmocka_unit_test(line_breaks_become_spaces),
        cmocka_unit_test(bytes_that_came_from_csv_go_back_untouched),
        cmocka_unit_test(tsv_becomes_csv_quoted_where_it_must_be),
        cmocka_unit_test(tsv_has_no_tabs_in_cells),
        cmocka_unit_test(tsv_with_quotes_reads_back),
        cmocka_unit_test(spreadsheets_get_a_mark_and_crlf),
        cmocka_unit_test(json_never_begins_with_a_mark),
        cmocka_unit_test(json_escapes_what_it_must),
        cmocka_unit_test(json_has_bare_numbers_only_where_they_are_valid),
        cmocka_unit_test(json_of_no_rows_is_an_empty_list),
        cmocka_unit_test(markdown_cells_cannot_break_the_table),
        cmocka_unit_test(paragraphs_follow_a_table_in_markdown),
        cmocka_unit_test(aligned_text_counts_characters_not_bytes),
        cmocka_unit_test(a_single_empty_cell_is_still_a_record),
        cmocka_unit_test(what_is_written_reads_back_the_same),
        cmocka_unit_test(formats_are_found_by_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
