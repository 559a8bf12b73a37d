/* From bytes to UTF-8: marks, windows-1252, UTF-16, and what is no text at all. */
#include "lode/reader.h"

#include "../support/reading.h"

static void assert_file(lode_slice bytes, const char *encoding, listener *ear,
                        const char *expected) {
    char path[64];
    make_file(bytes, path);
    const lode_read_options options = {.encoding = encoding};
    assert_reads(reader_of_file(path, &options, &ear->report), false, expected);
    unlink(path);
    if (!encoding) /* the same bytes where they lie */
        assert_reads_lent(bytes, false, expected);
}

static void assert_refused(lode_slice bytes, const char *encoding, lode_status status, size_t line,
                           const char *words) {
    char path[64];
    lode_error error = {0};
    make_file(bytes, path);
    const lode_read_options options = {.encoding = encoding};
    assert_int_equal(refusal_of_file(path, &options, &error), status);
    assert_int_equal(error.line, line);
    if (!strstr(error.text, words))
        fail_msg("'%s' does not say '%s'", error.text, words);
    unlink(path);
}

static void utf8_is_read_with_and_without_a_mark(void **state) {
    (void)state;
    listener ear = new_listener();
    assert_file(BYTES("a,b\nS\xc3\xa9n,\xca\xa4\n"), NULL, &ear, "1:a|b\n2:S\xc3\xa9n|\xca\xa4\n");
    assert_file(BYTES("\xef\xbb\xbf\"a\",b\nS\xc3\xa9n,2\n"), NULL, &ear,
                "1:a|b\n2:S\xc3\xa9n|2\n");
    assert_file(BYTES("\xef\xbb\xbf"
                      "a,b\n1,2\n"),
                "utf-8", &ear, "1:a|b\n2:1|2\n");
    assert_int_equal(ear.notices, 0);
}

static void a_mark_inside_the_text_stays(void **state) {
    (void)state;
    listener ear = new_listener();
    assert_file(BYTES("a\nx\xef\xbb\xbfy\n"), NULL, &ear, "1:a\n2:x\xef\xbb\xbfy\n");
}

static void windows_1252_is_settled_by_the_first_high_byte(void **state) {
    (void)state;
    listener ear = new_listener();
    assert_file(BYTES("a,b\n1,2\nSe\xe1n \x96 \x80,3\n"), NULL, &ear,
                "1:a|b\n2:1|2\n3:Se\xc3\xa1n \xe2\x80\x93 \xe2\x82\xac|3\n");
    assert_int_equal(ear.notices, 1);
    assert_non_null(strstr(ear.notice, "read as windows-1252 (line 3 is not UTF-8)"));
}

static void windows_1252_may_begin_after_the_first_block(void **state) {
    (void)state;
    text_buffer csv = {NULL, 0, 0}, expected = {NULL, 0, 0};
    char line[32];
    add_text(&csv, "a\n", 2);
    add_text(&expected, "1:a\n", 4);
    for (size_t i = 2; csv.n < 300 * 1024; i++) {
        add_text(&csv, "abcdefghi\n", 10);
        add_text(&expected, line, (size_t)sprintf(line, "%zu:abcdefghi\n", i));
    }
    const size_t last = 2 + (csv.n - 2) / 10;
    add_text(&csv, "\xe9\n", 2);
    add_text(&expected, line, (size_t)sprintf(line, "%zu:\xc3\xa9\n", last));
    listener ear = new_listener();
    assert_file((lode_slice){csv.p, csv.n}, NULL, &ear, expected.p);
    sprintf(line, "(line %zu is", last);
    assert_non_null(strstr(ear.notice, line));
    free(csv.p);
    free(expected.p);
}

/* A letter across the end of a block of so many bytes. */
static void lay_across(const char *letter, size_t block) {
    enum { MOST = 256 * 1024 };
    static char bytes[MOST + 64], expected[2 * MOST];
    const size_t n = strlen(letter);
    for (size_t before = block - 8; before <= block; before++) {
        memset(bytes, 'x', sizeof bytes);
        memcpy(bytes, "a\n", 2);
        memcpy(bytes + before, letter, n);
        bytes[before + n] = '\n';
        sprintf(expected, "1:a\n2:%.*s\n", (int)(before + n - 2), bytes + 2);
        listener ear = new_listener();
        assert_file((lode_slice){bytes, before + n + 1}, NULL, &ear, expected);
        assert_int_equal(ear.notices, 0);
    }
}

/* Wherever the block ends, an accented letter is one letter. */
static void characters_survive_the_end_of_a_block(void **state) {
    (void)state;
    static const char *const letters[] = {"\xc3\xa9", "\xe2\x82\xac", "\xf0\x9f\x8f\xab"};
    for (size_t k = 0; k < 3; k++) {
        lay_across(letters[k], 64 * 1024);
        lay_across(letters[k], 256 * 1024);
    }
}

static void what_is_not_utf8_in_a_utf8_file_is_refused_with_its_line(void **state) {
    (void)state;
    assert_refused(BYTES("a\n\xc3\xa9\nx\nRahov\xed"
                         "c\n"),
                   NULL, LODE_DATA, 4, "0xed is not UTF-8");
    assert_refused(BYTES("\xef\xbb\xbf"
                         "a\n\xe9\n"),
                   NULL, LODE_DATA, 2, "0xe9 is not UTF-8");
    assert_refused(BYTES("a\r\xe9\r"), "utf-8", LODE_DATA, 2, "0xe9 is not UTF-8");
    assert_refused(BYTES("a\r\n\r\n\xc3\xa9\r\n\xc3"), NULL, LODE_DATA, 4, "0xc3 is not UTF-8");
}

static void what_is_not_windows_1252_either_is_refused(void **state) {
    (void)state;
    assert_refused(BYTES("a\nx\n\x81\n"), NULL, LODE_DATA, 3, "neither UTF-8 nor windows-1252");
}

static lode_slice utf16(const char *ascii, bool big, char *out) {
    size_t n = 0;
    out[n++] = (char)(big ? 0xfe : 0xff);
    out[n++] = (char)(big ? 0xff : 0xfe);
    for (; *ascii; ascii++) {
        out[n + big] = *ascii == '~' ? '\xe9' : *ascii; /* U+00E9 */
        out[n + !big] = 0;
        n += 2;
    }
    return (lode_slice){out, n};
}

static void utf16_is_told_by_its_mark(void **state) {
    (void)state;
    char bytes[64];
    listener ear = new_listener();
    assert_file(utf16("a,b\nS~n,2\r\n", false, bytes), NULL, &ear, "1:a|b\n2:S\xc3\xa9n|2\n");
    assert_file(utf16("a,b\nS~n,2\r\n", true, bytes), NULL, &ear, "1:a|b\n2:S\xc3\xa9n|2\n");
    assert_file(utf16("a\n1\n", false, bytes), "utf-16", &ear, "1:a\n2:1\n");
    assert_file(utf16("a\n1\n", false, bytes), "utf-16le", &ear, "1:a\n2:1\n");
    assert_int_equal(ear.notices, 0);
}

static void utf16_cut_in_two_is_refused(void **state) {
    (void)state;
    char bytes[64];
    lode_slice text = utf16("a\n1\n2", false, bytes);
    text.n--;
    assert_refused(text, NULL, LODE_DATA, 3, "is not text");
}

static void an_encoding_may_be_given(void **state) {
    (void)state;
    listener ear = new_listener();
    assert_file(BYTES("a\n\xa4\n"), "iso-8859-15", &ear, "1:a\n2:\xe2\x82\xac\n");
    assert_file(BYTES("a\n\xc3\xa9\n"), "windows-1252", &ear, "1:a\n2:\xc3\x83\xc2\xa9\n");
    assert_int_equal(ear.notices, 0);
}

static void a_mark_says_more_than_the_encoding_given(void **state) {
    (void)state;
    listener ear = new_listener();
    assert_file(BYTES("\xef\xbb\xbf"
                      "a\n\xc3\xa9\n"),
                "windows-1252", &ear, "1:a\n2:\xc3\xa9\n");
    assert_non_null(strstr(ear.notice, "byte order mark"));
}

static void the_wrong_encoding_is_refused(void **state) {
    (void)state;
    assert_refused(BYTES("a\n\xe9\n"), "utf-8", LODE_DATA, 2, "0xe9 is not UTF-8");
    assert_refused(BYTES("a\nb\n\x81\n"), "windows-1252", LODE_DATA, 3,
                   "0x81 is not text in the given encoding");
    assert_refused(BYTES("a\n"), "windows-1525", LODE_USAGE, 0, "unknown encoding 'windows-1525'");
    char bytes[64];
    assert_refused(utf16("a\n1\n", false, bytes), "windows-1252", LODE_DATA, 1, "zero byte");
}

static void assert_written(lode_slice bytes, const char *given, const char *encoding,
                           char separator) {
    char path[64];
    make_file(bytes, path);
    const lode_read_options options = {.encoding = given};
    lode_reader *reader = reader_of_file(path, &options, NULL);
    const lode_block *block;
    lode_error error;
    while (lode_reader_next(reader, &block, &error) == LODE_OK && block->n > 0)
        ;
    assert_string_equal(lode_reader_encoding(reader), encoding);
    assert_int_equal(lode_reader_separator(reader), separator);
    lode_reader_close(reader);
    unlink(path);
}

static void how_a_text_is_written_is_known_once_it_is_read(void **state) {
    (void)state;
    char bytes[64];
    assert_written(BYTES("a,b\n1,2\n"), NULL, "UTF-8", ',');
    assert_written(BYTES("a\tb\nS\xc3\xa9n\t2\n"), NULL, "UTF-8", '\t');
    assert_written(BYTES("a,b\nSe\xe1n,3\n"), NULL, "windows-1252", ',');
    assert_written(BYTES("a,b\nSe\xe1n,3\n"), "iso-8859-1", "iso-8859-1", ',');
    assert_written(utf16("a,b\n1,2\n", false, bytes), NULL, "UTF-16LE", ',');
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(utf8_is_read_with_and_without_a_mark),
        cmocka_unit_test(a_mark_inside_the_text_stays),
        cmocka_unit_test(windows_1252_is_settled_by_the_first_high_byte),
        cmocka_unit_test(windows_1252_may_begin_after_the_first_block),
        cmocka_unit_test(characters_survive_the_end_of_a_block),
        cmocka_unit_test(what_is_not_utf8_in_a_utf8_file_is_refused_with_its_line),
        cmocka_unit_test(what_is_not_windows_1252_either_is_refused),
        cmocka_unit_test(utf16_is_told_by_its_mark),
        cmocka_unit_test(utf16_cut_in_two_is_refused),
        cmocka_unit_test(an_encoding_may_be_given),
        cmocka_unit_test(a_mark_says_more_than_the_encoding_given),
        cmocka_unit_test(the_wrong_encoding_is_refused),
        cmocka_unit_test(how_a_text_is_written_is_known_once_it_is_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
