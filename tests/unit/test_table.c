/* Tables in memory: several files as one, where each row came from, and what is refused. */
#include "lode/table.h"

#include "../support/reading.h"
#include "lode/random.h"

#include <zlib.h>

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

/* The table of one file, which is to be removed with remove_files. */
static lode_table *table_of_file(const char *csv, files *made) {
    lode_table *table = NULL;
    lode_error error;
    make_files(made, &csv, 1);
    if (lode_table_read(&table, &made->input, NULL, NULL, &error) != LODE_OK)
        fail_msg("%s", error.text);
    return table;
}

/* A file of so many rows, of which one says something else than plain text. */
static void assert_turns(size_t rows, size_t at, const char *bytes, const char *says,
                         size_t more_lines) {
    text_buffer csv = {NULL, 0, 0};
    char line[64];
    add_text(&csv, "n,q\n", 4);
    for (size_t i = 0; i < rows; i++)
        add_text(&csv, line, (size_t)sprintf(line, "%zu,%s\n", i, i == at ? bytes : "plain text"));
    files made;
    lode_table *table = table_of_file(csv.p, &made);
    assert_int_equal(lode_table_rows(table), rows);
    assert_true(lode_is(lode_table_text(table, at, 1), says));
    assert_true(lode_is(lode_table_text(table, rows - 1, 1), "plain text"));
    assert_int_equal(lode_table_line(table, rows - 1), rows + 1 + more_lines);
    lode_table_free(table);
    remove_files(&made);
    free(csv.p);
}

/* A file is held whole as long as it is UTF-8, a large one mapped: then it must not matter where it
 * turns out not to be. */
static void a_file_may_stop_being_ascii_anywhere(void **state) {
    (void)state;
    static const size_t rows[] = {40000, 400000};
    for (size_t r = 0; r < 2; r++)
        for (size_t at = 5; at < rows[r]; at += rows[r] / 4 - 27) {
            assert_turns(rows[r], at, "caf\xe9", "caf\xc3\xa9", 0);
            assert_turns(rows[r], at, "caf\xc3\xa9", "caf\xc3\xa9", 0);
            assert_turns(rows[r], at, "\"x\ny\"", "x y", 1);
        }
}

/* A file of n bytes, its last cell as long as it takes. */
static void assert_last_cell(size_t n, bool line_end) {
    enum { LINE = 64 };
    char *csv = malloc(n + 1);
    memset(csv, 'x', n);
    memcpy(csv, "a,b\n", 4);
    const size_t rows = n / LINE;
    for (size_t i = 0; i < rows; i++) {
        memcpy(csv + (i ? i * LINE : 4), "1,", 2);
        csv[i ? i * LINE - 1 : 3] = '\n';
    }
    csv[n] = '\0';
    if (line_end)
        csv[n - 1] = '\n';
    files made;
    lode_table *table = table_of_file(csv, &made);
    assert_int_equal(lode_table_rows(table), rows);
    assert_int_equal(lode_table_text(table, rows - 1, 1).n, n - (rows - 1) * LINE - 2 - line_end);
    lode_table_free(table);
    remove_files(&made);
    free(csv);
}

/* The last byte of a page may be the last of a file, which is mapped if it is large. */
static void a_file_may_end_where_a_page_does(void **state) {
    (void)state;
    static const size_t page_end[] = {4096, 4 * 1024 * 1024, 5 * 1024 * 1024};
    for (size_t e = 0; e < 3; e++)
        for (size_t n = page_end[e] - 2; n <= page_end[e] + 2; n++) {
            assert_last_cell(n, false);
            assert_last_cell(n, true);
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

/* ---- what is kept of a block ---- */

enum { MOST_COLUMNS = 5 };

/* A file, in one of the ways that decide where its text lies while it is a table. */
typedef enum { MAPPED, PACKED, CONVERTED, PLACES } place;

/* Converted: the first name of the header is changed into one that is not UTF-8. */
static void make_file_in(place where, const text_buffer *csv, char path[64]) {
    const char first = csv->p[0];
    if (where == CONVERTED)
        csv->p[0] = '\xe9';
    make_file((lode_slice){csv->p, where == PACKED ? 0 : csv->n}, path);
    csv->p[0] = first;
    if (where != PACKED)
        return;
    gzFile packed = gzopen(path, "wb");
    assert_int_equal(gzwrite(packed, csv->p, (unsigned)csv->n), csv->n);
    assert_int_equal(gzclose(packed), Z_OK);
}

/* The same file twice, and what to call it. */
typedef struct {
    const char *what;
    lode_table *all, *turned; /* turned: its columns from the last to the first */
} twice;

static void assert_same(const twice *t, size_t row, size_t column, lode_slice kept,
                        lode_slice read) {
    if (!lode_same(kept, read))
        fail_msg("%s: row %zu, cell %zu: '%.*s', not '%.*s'", t->what, row, column, LODE_ARG(kept),
                 LODE_ARG(read));
}

static void assert_same_cell(const twice *t, size_t row, size_t column, lode_cell kept,
                             lode_cell read) {
    assert_same(t, row, column, kept.text, read.text);
    assert_same(t, row, column, kept.raw, read.raw);
    assert_int_equal(kept.raw.p != NULL, read.raw.p != NULL);
}

static void assert_same_spans(const twice *t, size_t row, const lode_record *kept,
                              const lode_record *read) {
    for (size_t first = 0; first < read->n; first++)
        for (size_t n = 1; first + n <= read->n; n++) {
            lode_slice a = {NULL, 0}, b = {NULL, 0};
            const bool passes = lode_record_span(read, first, n, &b);
            assert_int_equal(lode_record_span(kept, first, n, &a), passes);
            assert_same(t, row, first, a, b);
            assert_same(t, row, first, lode_record_run(kept, first, first + n - 1),
                        lode_record_run(read, first, first + n - 1));
        }
}

/* Whether of this row only the start is kept. */
static bool assert_same_row(const twice *t, size_t row, const lode_record *read) {
    const size_t *order;
    const lode_record kept = lode_table_record(t->all, row, &order);
    assert_null(order);
    assert_int_equal(kept.n, read->n);
    assert_int_equal(lode_table_line(t->all, row), lode_record_line(read));
    assert_int_equal(lode_table_line(t->turned, row), lode_record_line(read));
    for (size_t c = 0; c < read->n; c++) {
        const lode_cell cell = lode_record_cell(read, c);
        assert_same_cell(t, row, c, lode_table_cell(t->all, row, c), cell);
        assert_same_cell(t, row, c, lode_table_cell(t->turned, row, read->n - 1 - c), cell);
        assert_same(t, row, c, lode_table_text(t->all, row, c), lode_record_text(read, c));
    }
    assert_same_spans(t, row, &kept, read);
    return !kept.end;
}

/* Every row is what the reader says of it; how many have only their start kept. */
static size_t assert_same_rows(const twice *t, lode_reader *reader) {
    const lode_block *block;
    lode_error error;
    size_t row = 0, starts = 0;
    while (lode_reader_next(reader, &block, &error) == LODE_OK && block->n > 0)
        for (size_t i = 0; i < block->n; i++) {
            const lode_record read = lode_block_record(block, i);
            assert_true(row < lode_table_rows(t->all));
            starts += assert_same_row(t, row++, &read);
        }
    assert_int_equal(row, lode_table_rows(t->all));
    assert_int_equal(row, lode_table_rows(t->turned));
    return starts;
}

static void read_twice(twice *t, const char *path) {
    const lode_read_options read = {.hold = true, .threads = 4};
    size_t columns[MOST_COLUMNS], n;
    lode_error error;
    if (lode_table_read(&t->all, &(lode_input){&path, 1, read}, NULL, NULL, &error) != LODE_OK)
        fail_msg("%s: %s", t->what, error.text);
    lode_reader *reader = reader_of_file(path, &read, NULL);
    n = lode_reader_header(reader)->n;
    for (size_t c = 0; c < n; c++)
        columns[c] = n - 1 - c;
    if (lode_table_read_columns(&t->turned, reader, columns, n, NULL, &error) != LODE_OK)
        fail_msg("%s: %s", t->what, error.text);
    lode_reader_close(reader);
}

/* What a table keeps of each row beside its text: where its cells end takes more memory. */
typedef enum { ENDS, STARTS, BOTH } keeps;

static void assert_kept(const char *what, const text_buffer *csv, keeps kept) {
    for (place where = MAPPED; where < PLACES; where++) {
        char path[64];
        twice t = {.what = what};
        make_file_in(where, csv, path);
        /* Opened first, lest it put the same bytes where a table has forgotten to copy them. */
        lode_reader *reader = reader_of_file(path, NULL, NULL);
        read_twice(&t, path);
        const size_t starts = assert_same_rows(&t, reader), rows = lode_table_rows(t.all);
        assert_true(rows > 0);
        assert_int_equal(starts < rows, kept != STARTS);
        assert_int_equal(starts > 0, kept != ENDS);
        lode_table_free(t.all);
        lode_table_free(t.turned);
        lode_reader_close(reader);
        unlink(path);
    }
}

static void cells_of_a_kept_row_are_those_that_were_read(void **state) {
    (void)state;
    static const struct {
        const char *what, *csv;
        keeps kept;
    } texts[] = {
        {"plain", "a,b,c\n1,2,3\n,,\n4,five,6\n", STARTS},
        {"CRLF", "a,b,c\r\n1,2,3\r\n,,\r\n4,five,6\r\n", STARTS},
        {"both line ends", "a,b,c\n1,2,3\r\n,,\n4,five,6\r\n", ENDS},
        {"blank lines here and there", "a,b\n\n1,2\n3,4\n\n \n5,6\n7,8\n\n", ENDS},
        {"a blank line after the first", "a,b\n1,2\n\n3,4\n5,6\n", ENDS},
        {"a blank line before the last", "a,b\n1,2\n3,4\n\n5,6\n", ENDS},
        {"a blank line after each", "a,b\n\n1,2\n\n,\n\n5,6\n\n", STARTS},
        {"a blank line of CRLF after each", "a,b\r\n\r\n1,2\r\n\r\n,\r\n\r\n5,6", STARTS},
        {"blank lines before the first", "a,b\n\n\n1,2\n3,4\n5,6\n", STARTS},
        {"quoted", "a,b\n\"1\",\"\"\n\"x,y\",2\n3,\",\"\n", STARTS},
        {"doubled quotes", "a,b\n\"\"\"\",\"x\"\"y\"\n1,2\n3,\"z\"\"\"\n", STARTS},
        {"line breaks in cells", "a,b\n\"x\ny\",1\n2,\"\r\n\r\n\"\n3,4\n\"\"\"\n\",5\n", STARTS},
        {"doubled quotes in the header", "a,\"b\"\"c\"\n\"x\"\"y\",2\n3,\"z\"\"\"\n", STARTS},
        {"line breaks in the header", "a,\"b\nc\"\n\"x\ny\",2\n3,\"z\"\"\"\n", STARTS},
        {"no last line break", "a,b\n1,2\n3,4", STARTS},
        {"no last line break but quotes", "a,b\n1,2\n3,\"4\"\"\n\"", STARTS},
        {"no last line break, CRLF", "a,b\r\n1,2\r\n3,", STARTS},
        {"one row", "a,b\n1,\"2\"\n", STARTS},
        {"one row, CRLF", "a,b\r\n\"1\",2\r\n", STARTS},
        {"one row without line break", "a,b\n1,2", STARTS},
        {"one column", "a\n1\n\"\"\n\"x,\"\"\ny\"\n2\n", STARTS},
        {"one column, CRLF", "a\r\n\"\"\r\n1\r\n\"\"", STARTS},
        {"tabs", "a\tb\n1,2\t\"3\t4\"\n\t\"\"\"\n\"\n\"5,\"\t6\n", STARTS},
        {"carriage returns alone", "a,b\r1,2\r\"x\"\"y\",4\r\"x\ny\",\r", ENDS},
        {"one carriage return alone", "a,b\n1,\"x\ny\"\r\"x\"\"y\",4\n\n5,6\n", ENDS},
        {"a marked file", "\xef\xbb\xbfURN,b\n1,\"2\"\n\xc3\xa9,4\n", STARTS},
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        text_buffer csv = {NULL, 0, 0};
        add_text(&csv, texts[i].csv, strlen(texts[i].csv));
        assert_kept(texts[i].what, &csv, texts[i].kept);
        free(csv.p);
    }
}

/* ---- of many blocks ---- */

enum { HOLDING = 400 * 1024 /* more than six blocks */ };

static void add_random_cell(text_buffer *csv, lode_random *stream, char separator) {
    static const char *const inside[] = {",", "\t", "\n", "\r\n", "\xc3\xa9", "\"\""};
    const char *const plain[] = {"x", "0", separator == ',' ? "\t" : ","};
    const bool quoted = lode_random_chance(stream, 0.2);
    const size_t most = lode_random_chance(stream, 0.05) ? 200 : 10;
    const size_t kinds = lode_random_chance(stream, 0.5) ? 6 : 2;
    add_text(csv, "\"", quoted);
    for (size_t k = (size_t)lode_random_below(stream, most); k > 0; k--) {
        const char *piece =
            quoted ? inside[lode_random_below(stream, kinds)] : plain[lode_random_below(stream, 3)];
        add_text(csv, piece, strlen(piece));
    }
    add_text(csv, "\"", quoted);
}

/* Records of every kind, ended as asked; in the midst of the file, one is ended by other. */
static text_buffer random_csv(char separator, const char *line_end, const char *other) {
    text_buffer csv = {NULL, 0, 0};
    lode_random stream = lode_random_start(51, (unsigned char)separator, 0);
    bool ended_otherwise = false;
    for (int c = 0; c < MOST_COLUMNS; c++) {
        const char name[] = {(char)('a' + c), c < MOST_COLUMNS - 1 ? separator : '\n'};
        add_text(&csv, name, 2);
    }
    while (csv.n < HOLDING) {
        for (int c = 0; c < MOST_COLUMNS; c++) {
            add_text(&csv, &separator, c > 0);
            add_random_cell(&csv, &stream, separator);
        }
        const bool now = !ended_otherwise && csv.n > HOLDING / 2;
        ended_otherwise |= now;
        add_text(&csv, now ? other : line_end, strlen(now ? other : line_end));
    }
    return csv;
}

static void blocks_of_a_table_are_kept_each_in_its_way(void **state) {
    (void)state;
    static const struct {
        const char *what;
        char separator;
        const char *line_end, *other;
        keeps kept;
    } texts[] = {
        {"many blocks", ',', "\n", "\n", STARTS},
        {"many blocks, CRLF", ',', "\r\n", "\r\n", STARTS},
        {"many blocks, tabs", '\t', "\n", "\n", STARTS},
        {"many blocks, a blank line in one", ',', "\n", "\n\n", BOTH},
        {"many blocks, one by libcsv", ',', "\n", "\r", BOTH},
        {"many blocks, one by libcsv, tabs", '\t', "\r\n", "\r", BOTH},
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        text_buffer csv = random_csv(texts[i].separator, texts[i].line_end, texts[i].other);
        assert_kept(texts[i].what, &csv, texts[i].kept);
        free(csv.p);
    }
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
        cmocka_unit_test(cells_of_a_kept_row_are_those_that_were_read),
        cmocka_unit_test(blocks_of_a_table_are_kept_each_in_its_way),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
