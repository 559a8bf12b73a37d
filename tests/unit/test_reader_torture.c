/* The reader against libcsv over random bytes, and against the files others use to break readers:
 * csv-spectrum by Max Ogden, whose essentials stand in test_reader.c too. */
#include "lode/reader.h"

#include "../support/csv_oracle.h"
#include "../support/reading.h"
#include "lode/random.h"

#include "lib/table/scan.h"

#include <glob.h>

static void random_bytes(lode_random *stream, const char *alphabet, size_t letters, char *out,
                         size_t n) {
    for (size_t i = 0; i < n; i++)
        out[i] = alphabet[lode_random_below(stream, letters)];
}

/* The same number of trials each: mostly refused, half and half, mostly read. */
static const char *const alphabets[] = {"\",\r\nab", "\",,\r\n\n\nabcdefgh", ",\r\n a\t", "\"\n\r",
                                        ",\n\"\"x"};

static void reader_and_libcsv_agree_on_random_bytes(void **state) {
    (void)state;
    size_t refused = 0, read = 0;
    for (size_t a = 0; a < sizeof alphabets / sizeof *alphabets; a++)
        for (uint64_t i = 0; i < 20000; i++) {
            char csv[256] = "h,i\n";
            lode_random stream = lode_random_start(12, i, (uint32_t)a);
            const size_t longest = i % 4 ? 40 : 200; /* more than one step of the scan */
            const size_t n = 4 + (size_t)lode_random_below(&stream, longest);
            random_bytes(&stream, alphabets[a], strlen(alphabets[a]), csv + 4, n - 4);
            lode_scan_use((size_t)i % lode_scan_versions());
            const char *difference = oracle_compare(csv, n);
            if (difference)
                fail_msg("%s in '%.*s'", difference, (int)n, csv);
            lode_error error;
            *(refusal_of((lode_slice){csv, n}, &error) == LODE_OK ? &read : &refused) += 1;
        }
    assert_in_range(refused, 10000, 100000); /* both sides have been tried */
    assert_in_range(read, 10000, 100000);
}

static void reader_and_libcsv_agree_over_many_blocks(void **state) {
    (void)state;
    enum { BYTES_EACH = 900 * 1024 };
    char *csv = malloc(BYTES_EACH);
    for (uint64_t i = 0; i < 6; i++) {
        lode_scan_use((size_t)i / 2 % lode_scan_versions());
        lode_random stream = lode_random_start(13, i, 0);
        memcpy(csv, "h,i\n", 4);
        random_bytes(&stream, ",,\r\n\nabcdefghij \t", 17, csv + 4, BYTES_EACH - 4);
        for (size_t at = 100; i % 2 && at + 20 < BYTES_EACH; at += 50 + (size_t)i)
            memcpy(csv + at, "\n\"q\"\"\r\n,\",\"\",z\n", 15);
        const char *difference = oracle_compare(csv, BYTES_EACH);
        if (difference)
            fail_msg("%s", difference);
    }
    lode_scan_use(0);
    free(csv);
}

/* Bytes joined by commas and line feeds are the input again, but for empty lines and the kind of
 * line break. */
static void bytes_joined_again_are_the_input(void **state) {
    (void)state;
    for (uint64_t i = 0; i < 5000; i++) {
        char csv[64] = "h,i\n", normal[64];
        lode_random stream = lode_random_start(14, i, 0);
        random_bytes(&stream, ",,\r\nab", 6, csv + 4, 50);
        size_t n = 0;
        for (size_t k = 0; k < 54; k++) {
            const bool line_break = csv[k] == '\n' || csv[k] == '\r';
            if (!line_break || (n > 0 && normal[n - 1] != '\n'))
                normal[n++] = line_break ? '\n' : csv[k];
        }
        if (normal[n - 1] != '\n')
            normal[n++] = '\n';
        lode_reader *reader = reader_of((lode_slice){csv, 54});
        text_buffer joined = {NULL, 0, 0};
        add_text(&joined, "h,i\n", 4);
        const lode_block *block;
        lode_error error;
        while (lode_reader_next(reader, &block, &error) == LODE_OK && block->n > 0)
            for (size_t r = 0; r < block->n; r++) {
                const lode_record record = lode_block_record(block, r);
                for (size_t c = 0; c < record.n; c++) {
                    const lode_slice raw = lode_record_cell(&record, c).raw;
                    add_text(&joined, raw.p, raw.n);
                    add_text(&joined, c + 1 < record.n ? "," : "\n", 1);
                }
            }
        assert_int_equal(joined.n, n);
        assert_memory_equal(joined.p, normal, n);
        lode_reader_close(reader);
        free(joined.p);
    }
}

static char *whole_file(const char *path) {
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    char *text = calloc(1, 100000);
    assert_in_range(fread(text, 1, 99999, file), 1, 99998);
    fclose(file);
    return text;
}

/* The JSON string at *at, its line breaks folded; *at moves past it. */
static lode_slice json_string(char **at) {
    char *from = *at + 1, *out = from;
    for (*at = from; **at != '"'; ++*at) {
        if (**at != '\\') {
            *out++ = **at;
            continue;
        }
        ++*at;
        const bool crlf = strncmp(*at, "r\\n", 3) == 0;
        if (!crlf)
            *out++ = **at == 'n' || **at == 'r' ? ' ' : **at;
    }
    ++*at;
    return (lode_slice){from, (size_t)(out - from)};
}

/* The objects of json are the records of csv, key by key. */
static void assert_spectrum(const char *csv, const char *json) {
    lode_reader *reader = reader_of_file(csv, NULL, NULL);
    const lode_header *header = lode_reader_header(reader);
    char *text = whole_file(json), *at = text;
    static const lode_block none;
    const lode_block *block = &none;
    lode_error error;
    size_t record = 0;
    for (; (at = strchr(at, '{')) != NULL; record++) {
        if (record == block->n) {
            assert_int_equal(lode_reader_next(reader, &block, &error), LODE_OK);
            record = 0;
        }
        assert_true(record < block->n);
        const lode_record here = lode_block_record(block, record);
        size_t pairs = 0;
        for (at += strcspn(at, "\"}"); *at == '"'; at += strcspn(at, "\"}"), pairs++) {
            const lode_slice key = json_string(&at);
            at += strcspn(at, "\"");
            const lode_slice value = json_string(&at);
            const int column = lode_header_find(header, key);
            assert_true(column >= 0);
            if (!lode_same(lode_record_text(&here, (size_t)column), value))
                fail_msg("%s: '%.*s'", csv, LODE_ARG(value));
        }
        assert_int_equal(pairs, here.n);
    }
    assert_int_equal(record, block->n);
    assert_int_equal(lode_reader_next(reader, &block, &error), LODE_OK);
    assert_int_equal(block->n, 0);
    lode_reader_close(reader);
    free(text);
}

static void csv_spectrum_reads_as_its_json_says(void **state) {
    (void)state;
    const char *shared = getenv("SHARED");
    if (!shared) {
        print_message("SHARED does not name the data folder: csv-spectrum is not tried\n");
        skip();
    }
    char path[4096];
    glob_t found;
    snprintf(path, sizeof path, "%s/data/csv-torture/csv-spectrum/*.json", shared);
    assert_int_equal(glob(path, 0, NULL, &found), 0);
    assert_int_equal(found.gl_pathc, 11);
    for (size_t i = 0; i < found.gl_pathc; i++) {
        snprintf(path, sizeof path, "%s", found.gl_pathv[i]);
        strcpy(path + strlen(path) - 4, "csv");
        assert_spectrum(path, found.gl_pathv[i]);
    }
    globfree(&found);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reader_and_libcsv_agree_on_random_bytes),
        cmocka_unit_test(reader_and_libcsv_agree_over_many_blocks),
        cmocka_unit_test(bytes_joined_again_are_the_input),
        cmocka_unit_test(csv_spectrum_reads_as_its_json_says),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
