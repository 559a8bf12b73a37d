/* Where bytes come from: files, pipes that dribble, gzip and zstd, records longer than any block.
 */
#include "lode/reader.h"

#include "../support/reading.h"
#include "lode/random.h"

#include <sys/wait.h>
#include <zlib.h>
#ifdef LODE_HAVE_ZSTD
#include <zstd.h>
#endif

enum { SMALL_BLOCK = 64 * 1024, BLOCK = 256 * 1024 };

/* A child writes bytes to a pipe, step by step; the pipe's name goes into path. */
static pid_t dribble(lode_slice bytes, size_t step, int *end, char path[64]) {
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    const pid_t child = fork();
    if (child == 0) {
        close(ends[0]);
        for (size_t i = 0; i < bytes.n; i += step) {
            const size_t n = bytes.n - i < step ? bytes.n - i : step;
            if (write(ends[1], bytes.p + i, n) != (ssize_t)n)
                _exit(1);
        }
        _exit(0);
    }
    close(ends[1]);
    *end = ends[0];
    sprintf(path, "/dev/fd/%d", ends[0]);
    return child;
}

static void assert_pipe(lode_slice bytes, size_t step, const char *expected) {
    int end, result;
    char path[64];
    const pid_t child = dribble(bytes, step, &end, path);
    assert_reads(reader_of_file(path, NULL, NULL), false, expected);
    close(end);
    assert_int_equal(waitpid(child, &result, 0), child);
    assert_int_equal(result, 0);
}

static void a_pipe_may_give_any_number_of_bytes_at_a_time(void **state) {
    (void)state;
    const lode_slice csv =
        BYTES("\xef\xbb\xbfURN,name\r\n100001,\"St \"\"M\"\"\r\n S\xc3\xa9\"\r\n\"x\",y");
    for (size_t step = 1; step <= 17; step++)
        assert_pipe(csv, step, "1:URN|name\n2:100001|St \"M\"  S\xc3\xa9\n4:x|y\n");
}

/* Slide a difficult record over the end of the first block, one byte at a time. */
static void slide_over(size_t end) {
    static const char record[] = "\"a\"\"b\",\"\",\"c\r\nd\",\r\ne,\"f\",g,\"h\"\"\"\r\n";
    static const char expected[] = "2:a\"b||c d|\n4:e|f|g|h\"\n";
    const size_t n = sizeof record - 1;
    char *bytes = malloc(2 * end), *text = malloc(2 * end);
    for (size_t before = end - n - 2; before <= end + 2; before++) {
        memset(bytes, 'x', before);
        memcpy(bytes + before - 4, ",p\r\n", 4);
        memcpy(bytes + before, record, n);
        sprintf(text, "1:%.*s|p\n%s", (int)(before - 4), bytes, expected);
        assert_reads(reader_of((lode_slice){bytes, before + n}), false, text);
    }
    free(bytes);
    free(text);
}

static void a_record_may_lie_anywhere_across_the_end_of_a_block(void **state) {
    (void)state;
    slide_over(SMALL_BLOCK);
    slide_over(BLOCK);
}

/* Random records, quoted as they need it; what they say goes into expected. */
static void add_random_records(text_buffer *csv, text_buffer *expected, size_t bytes) {
    lode_random stream = lode_random_start(11, bytes, 0);
    add_text(csv, "a,b\n", 4);
    add_text(expected, "1:a|b\n", 6);
    for (size_t line = 2; csv->n < bytes; line++) {
        char start[24];
        add_text(expected, start, (size_t)sprintf(start, "%zu:", line));
        for (int cell = 0; cell < 2; cell++) {
            const bool quoted = lode_random_chance(&stream, 0.5);
            add_text(csv, ",", cell > 0);
            add_text(csv, "\"", quoted);
            add_text(expected, "|", cell > 0);
            for (size_t k = 1 + (size_t)lode_random_below(&stream, 60); k > 0; k--) {
                const char c = quoted ? "xy,\""[lode_random_below(&stream, 4)] : 'z';
                add_text(csv, c == '"' ? "\"\"" : &c, c == '"' ? 2 : 1);
                add_text(expected, &c, 1);
            }
            add_text(csv, "\"", quoted);
        }
        add_text(csv, "\n", 1);
        add_text(expected, "\n", 1);
    }
}

static void many_blocks_are_read_as_one(void **state) {
    (void)state;
    text_buffer csv = {NULL, 0, 0}, expected = {NULL, 0, 0};
    add_random_records(&csv, &expected, 3 * 1024 * 1024);
    assert_reads(reader_of((lode_slice){csv.p, csv.n}), false, expected.p);
    assert_pipe((lode_slice){csv.p, csv.n}, 65537, expected.p);
    free(csv.p);
    free(expected.p);
}

static void a_record_may_be_longer_than_a_block(void **state) {
    (void)state;
    static const size_t lengths[] = {BLOCK - 1,  BLOCK,       BLOCK + 1,
                                     300 * 1024, 1200 * 1024, 5 * 1024 * 1024};
    for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++) {
        char *cell = malloc(lengths[i] + 1);
        memset(cell, 'x', lengths[i]);
        cell[lengths[i]] = '\0';
        text_buffer csv = {NULL, 0, 0}, expected = {NULL, 0, 0};
        add_text(&csv, "a,b\n1,\"", 7);
        add_text(&expected, "1:a|b\n2:1|", 10);
        add_text(&csv, cell, lengths[i]);
        add_text(&expected, cell, lengths[i]);
        add_text(&csv, "\"\"\n\"\n3,4\n", 9);
        add_text(&expected, "\" \n4:3|4\n", 9);
        assert_reads(reader_of((lode_slice){csv.p, csv.n}), false, expected.p);
        free(cell);
        free(csv.p);
        free(expected.p);
    }
}

/* What is doubled in the part that has been read must wait for the rest. */
static void doubled_quotes_may_fill_more_than_a_block(void **state) {
    (void)state;
    enum { PAIRS = 400 * 1024 };
    for (int header = 0; header < 2; header++) {
        text_buffer csv = {NULL, 0, 0}, expected = {NULL, 0, 0};
        add_text(&csv, header ? "\"" : "a,b\n1,\"", header ? 1 : 7);
        add_text(&expected, header ? "1:" : "1:a|b\n2:1|", header ? 2 : 10);
        for (int i = 0; i < PAIRS; i++) {
            add_text(&csv, "\"\"", 2);
            add_text(&expected, "\"", 1);
        }
        add_text(&csv, "\"\n", 2);
        add_text(&expected, "\n", 1);
        assert_reads(reader_of((lode_slice){csv.p, csv.n}), false, expected.p);
        free(csv.p);
        free(expected.p);
    }
}

static void empty_lines_take_no_memory(void **state) {
    (void)state;
    const size_t n = 70 * 1024 * 1024; /* more than the longest record */
    char *csv = malloc(n);
    memset(csv, '\n', n);
    csv[0] = 'a';
    csv[n - 1] = 'b';
    char expected[32];
    sprintf(expected, "1:a\n%zu:b\n", n - 1);
    assert_reads(reader_of((lode_slice){csv, n}), false, expected);
    free(csv);
}

static void a_record_without_end_is_refused(void **state) {
    (void)state;
    const size_t n = 66 * 1024 * 1024;
    char *csv = malloc(n);
    memset(csv, 'x', n);
    memcpy(csv, "a,b\n1,2\n3,\"", 11);
    lode_error error = {0};
    assert_int_equal(refusal_of((lode_slice){csv, n}, &error), LODE_DATA);
    assert_int_equal(error.line, 3);
    assert_non_null(strstr(error.text, "longer than 64 MiB"));
    free(csv);
}

static void what_cannot_be_opened_is_a_failure_of_the_system(void **state) {
    (void)state;
    lode_reader *reader;
    lode_error error;
    assert_int_equal(lode_reader_open(&reader, "/no/such/file.csv", NULL, NULL, &error),
                     LODE_SYSTEM);
    assert_string_equal(error.text, "cannot open /no/such/file.csv: No such file or directory");
    assert_int_equal(lode_reader_open(&reader, "/", NULL, NULL, &error), LODE_SYSTEM);
    assert_non_null(strstr(error.text, "is a folder"));
}

static size_t gzip(lode_slice bytes, char *out, size_t room) {
    z_stream z = {0};
    assert_int_equal(deflateInit2(&z, 6, Z_DEFLATED, 31, 8, Z_DEFAULT_STRATEGY), Z_OK);
    z.next_in = (Bytef *)(uintptr_t)bytes.p;
    z.avail_in = (uInt)bytes.n;
    z.next_out = (Bytef *)out;
    z.avail_out = (uInt)room;
    assert_int_equal(deflate(&z, Z_FINISH), Z_STREAM_END);
    deflateEnd(&z);
    return room - z.avail_out;
}

static void assert_packed(const char *packed, size_t n, const char *expected) {
    char path[64];
    make_file((lode_slice){packed, n}, path);
    assert_reads(reader_of_file(path, NULL, NULL), false, expected);
    unlink(path);
}

/* Every beginning of packed, in steps, is refused as cut short. */
static void assert_beginnings_refused(const char *packed, size_t n, size_t first) {
    for (size_t cut = first; cut < n; cut += 1 + n / 50) {
        char path[64];
        lode_error error = {0};
        make_file((lode_slice){packed, cut}, path);
        assert_int_equal(refusal_of_file(path, NULL, &error), LODE_DATA);
        if (!strstr(error.text, "end too early") || strcmp(error.file, path) != 0)
            fail_msg("%s: %s", error.file, error.text);
        unlink(path);
    }
}

static void gzip_of_several_members_is_read_as_one(void **state) {
    (void)state;
    char packed[512];
    size_t n = gzip(BYTES("a,b\n1,"), packed, sizeof packed);
    n += gzip(BYTES(""), packed + n, sizeof packed - n);
    n += gzip(BYTES("2\n3,4\n"), packed + n, sizeof packed - n);
    assert_packed(packed, n, "1:a|b\n2:1|2\n3:3|4\n");
}

static void gzip_of_many_blocks_is_read_whole_or_refused(void **state) {
    (void)state;
    text_buffer csv = {NULL, 0, 0}, expected = {NULL, 0, 0};
    add_random_records(&csv, &expected, 1024 * 1024);
    char *packed = malloc(2 * csv.n);
    const size_t n = gzip((lode_slice){csv.p, csv.n}, packed, 2 * csv.n);
    assert_packed(packed, n, expected.p);
    assert_beginnings_refused(packed, n, 2);
    packed[n / 2] ^= 0x55;
    char path[64];
    lode_error error = {0};
    make_file((lode_slice){packed, n}, path);
    assert_int_equal(refusal_of_file(path, NULL, &error), LODE_DATA);
    unlink(path);
    free(packed);
    free(csv.p);
    free(expected.p);
}

#ifdef LODE_HAVE_ZSTD
/* Sizes around multiples of zstd's and of our blocks: the end of the compressed bytes may be read
 * while much of what they hold is still to come. */
static void zstd_of_any_size_is_read_whole(void **state) {
    (void)state;
    static const size_t sizes[] = {1,         1000,           BLOCK / 2,     BLOCK - 1,
                                   BLOCK,     BLOCK + 1,      BLOCK + 70000, 3 * BLOCK / 2,
                                   2 * BLOCK, 2 * BLOCK + 99, 1200000};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        text_buffer csv = {NULL, 0, 0}, expected = {NULL, 0, 0};
        add_random_records(&csv, &expected, sizes[i]);
        char *packed = malloc(ZSTD_compressBound(csv.n));
        const size_t n = ZSTD_compress(packed, ZSTD_compressBound(csv.n), csv.p, csv.n, 3);
        assert_packed(packed, n, expected.p);
        free(packed);
        free(csv.p);
        free(expected.p);
    }
}

/* The last block of the second frame lies across the end of our first block: all of the compressed
 * bytes are read before all of the text is out. */
static void zstd_of_several_frames_is_read_as_one(void **state) {
    (void)state;
    text_buffer csv = {NULL, 0, 0}, expected = {NULL, 0, 0};
    add_random_records(&csv, &expected, 300000);
    char *packed = malloc(2 * csv.n);
    size_t n = ZSTD_compress(packed, 2 * csv.n, csv.p, 100000, 3);
    n += ZSTD_compress(packed + n, 2 * csv.n - n, csv.p + 100000, csv.n - 100000, 3);
    assert_packed(packed, n, expected.p);
    free(packed);
    free(csv.p);
    free(expected.p);
}

static void zstd_cut_short_is_refused(void **state) {
    (void)state;
    text_buffer csv = {NULL, 0, 0}, expected = {NULL, 0, 0};
    add_random_records(&csv, &expected, 1024 * 1024);
    char *packed = malloc(ZSTD_compressBound(csv.n));
    const size_t n = ZSTD_compress(packed, ZSTD_compressBound(csv.n), csv.p, csv.n, 3);
    assert_beginnings_refused(packed, n, 4);
    free(packed);
    free(csv.p);
    free(expected.p);
}
#endif

/* The digest is of the bytes as they lie on disk; this one is sha256sum's. */
static void the_end_is_told_with_rows_and_digest(void **state) {
    (void)state;
    char path[64], *text;
    lode_error error;
    make_file(BYTES("a,b\n1,2\n3,4\n"), path);
    listener ear = new_listener();
    lode_reader *reader = reader_of_file(path, &(lode_read_options){.digest = true}, &ear.report);
    assert_string_equal(lode_reader_name(reader), path);
    assert_int_equal(read_all(reader, false, &text, &error), LODE_OK);
    assert_int_equal(ear.rows, 2);
    assert_string_equal(ear.digest,
                        "b9485148546419a0f6a85e8d708c923557c15d7f3c7d078ef1fa7f7c0f57d5a5");
    free(text);
    unlink(path);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_pipe_may_give_any_number_of_bytes_at_a_time),
        cmocka_unit_test(a_record_may_lie_anywhere_across_the_end_of_a_block),
        cmocka_unit_test(many_blocks_are_read_as_one),
        cmocka_unit_test(a_record_may_be_longer_than_a_block),
        cmocka_unit_test(doubled_quotes_may_fill_more_than_a_block),
        cmocka_unit_test(empty_lines_take_no_memory),
        cmocka_unit_test(a_record_without_end_is_refused),
        cmocka_unit_test(what_cannot_be_opened_is_a_failure_of_the_system),
        cmocka_unit_test(gzip_of_several_members_is_read_as_one),
        cmocka_unit_test(gzip_of_many_blocks_is_read_whole_or_refused),
#ifdef LODE_HAVE_ZSTD
        cmocka_unit_test(zstd_of_any_size_is_read_whole),
        cmocka_unit_test(zstd_of_several_frames_is_read_as_one),
        cmocka_unit_test(zstd_cut_short_is_refused),
#endif
        cmocka_unit_test(the_end_is_told_with_rows_and_digest),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
