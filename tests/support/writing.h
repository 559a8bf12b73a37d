/* What the tests of the output share: a file to write to, and what is in it afterwards. */
#ifndef LODE_TESTS_WRITING_H
#define LODE_TESTS_WRITING_H

#include "lode/output.h"
#include "reading.h"

#include <errno.h>

typedef struct {
    lode_output_options *options;
    lode_output *output;
    char path[64];
} destination;

/* An output to a new name (no file stands there yet). options must outlive it. */
static inline destination open_destination(lode_output_options *options) {
    destination made = {.options = options};
    make_file((lode_slice){NULL, 0}, made.path);
    unlink(made.path);
    return made;
}

static inline void put_header(destination *made, const lode_slice *names, const bool *number,
                              size_t n) {
    lode_error error;
    made->options->path = made->path;
    made->output = lode_output_new(made->options);
    if (lode_output_header(made->output, names, number, n, &error) != LODE_OK)
        fail_msg("%s", error.text);
}

static inline void put_cells(destination *made, const lode_cell *cells) {
    lode_error error;
    assert_int_equal(lode_output_row(made->output, cells, &error), LODE_OK);
}

/* All of a file as text (to be freed); NULL if there is no such file. */
static inline char *text_of_file(const char *path) {
    FILE *file = fopen(path, "rb");
    if (!file)
        return NULL;
    text_buffer text = {NULL, 0, 0};
    char part[4096];
    size_t n;
    add_text(&text, "", 0);
    while ((n = fread(part, 1, sizeof part, file)) > 0)
        add_text(&text, part, n);
    fclose(file);
    return text.p;
}

/* Close and give what is in the file (to be freed); the file stays. */
static inline char *close_destination(destination *made) {
    lode_error error;
    if (lode_output_close(made->output, &error) != LODE_OK)
        fail_msg("%s", error.text);
    char *text = text_of_file(made->path);
    assert_non_null(text);
    return text;
}

static inline void assert_closes(destination *made, const char *expected) {
    char *text = close_destination(made);
    assert_string_equal(text, expected);
    unlink(made->path);
    free(text);
}

/* names is "a,b"; rows is "1|2" lines, of cells that have no bytes of their own. */
static inline void put_rows(destination *made, const char *names, const char *rows) {
    lode_slice name[8], rest = lode_text(names);
    size_t columns = 0;
    while (lode_split(&rest, ',', &name[columns]))
        columns++;
    put_header(made, name, NULL, columns);
    for (const char *end; (end = strchr(rows, '\n')) != NULL; rows = end + 1) {
        lode_cell cells[8];
        for (size_t i = 0; i < columns; i++) {
            const size_t n = strcspn(rows, "|\n");
            cells[i] = lode_cell_of((lode_slice){rows, n});
            rows += n + (i + 1 < columns);
        }
        put_cells(made, cells);
    }
}

static inline void assert_written(lode_output_options *options, const char *names, const char *rows,
                                  const char *expected) {
    destination made = open_destination(options);
    put_rows(&made, names, rows);
    assert_closes(&made, expected);
}

/* csv as the reader gives it, written. */
static inline void assert_copied(lode_output_options *options, const char *csv,
                                 const char *expected) {
    destination made = open_destination(options);
    lode_reader *reader = reader_of(lode_text(csv));
    const lode_header *header = lode_reader_header(reader);
    lode_slice names[8];
    for (size_t i = 0; i < header->n; i++)
        names[i] = header->cell[i].text;
    put_header(&made, names, NULL, header->n);
    const lode_block *block;
    lode_error error;
    while (lode_reader_next(reader, &block, &error) == LODE_OK && block->n > 0)
        for (size_t i = 0; i < block->n; i++) {
            const lode_record record = lode_block_record(block, i);
            const lode_part part = {.record = &record, .n = record.n};
            const lode_row row = {&part, 1};
            assert_int_equal(lode_output_put(made.output, &row, &error), LODE_OK);
        }
    lode_reader_close(reader);
    assert_closes(&made, expected);
}

#endif
