/* What the tests of the table room share: bytes to a reader, and what it read as text. */
#ifndef LODE_TESTS_READING_H
#define LODE_TESTS_READING_H

#include "close.h"
#include "lode/memory.h"
#include "lode/reader.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define BYTES(literal)                                                                             \
    (lode_slice) {                                                                                 \
        literal, sizeof(literal) - 1                                                               \
    }

/* A new file with these bytes; its name goes into path. */
static inline void make_file(lode_slice bytes, char path[64]) {
    strcpy(path, P_tmpdir "/lode-test-XXXXXX");
    const int fd = mkstemp(path);
    assert_true(fd >= 0);
    FILE *file = fdopen(fd, "wb");
    assert_true(bytes.n == 0 || fwrite(bytes.p, bytes.n, 1, file) == 1);
    assert_int_equal(fclose(file), 0);
}

/* A growing text. */
typedef struct {
    char *p;
    size_t n, capacity;
} text_buffer;

static inline void add_text(text_buffer *text, const char *p, size_t n) {
    if (text->n + n + 1 > text->capacity) {
        text->capacity = 2 * (text->n + n + 1);
        text->p = lode_reallocate(text->p, text->capacity, 1);
    }
    if (n)
        memcpy(text->p + text->n, p, n);
    text->n += n;
    text->p[text->n] = '\0';
}

/* LINE:cell|cell and a line break; with raw, each cell's bytes, or ~ where they are not kept. */
static inline void add_cell(text_buffer *text, const lode_cell *cell, bool raw) {
    if (raw && !cell->raw.p)
        add_text(text, "~", 1);
    else
        add_text(text, raw ? cell->raw.p : cell->text.p, raw ? cell->raw.n : cell->text.n);
}

static inline void add_line_number(text_buffer *text, size_t line) {
    char number[24];
    add_text(text, number, (size_t)snprintf(number, sizeof number, "%zu:", line));
}

static inline void add_record(text_buffer *text, const lode_record *record, bool raw) {
    add_line_number(text, lode_record_line(record));
    for (size_t i = 0; i < record->n; i++) {
        const lode_cell cell = lode_record_cell(record, i);
        add_text(text, "|", i > 0);
        add_cell(text, &cell, raw);
    }
    add_text(text, "\n", 1);
}

static inline void add_header(text_buffer *text, const lode_header *header, bool raw) {
    add_line_number(text, header->line);
    for (size_t i = 0; i < header->n; i++) {
        add_text(text, "|", i > 0);
        add_cell(text, &header->cell[i], raw);
    }
    add_text(text, "\n", 1);
}

/* All that reader gives, header first, as text (to be freed); closes it. */
static inline lode_status read_all(lode_reader *reader, bool raw, char **text, lode_error *error) {
    text_buffer all = {NULL, 0, 0};
    const lode_block *block;
    lode_status status;
    add_header(&all, lode_reader_header(reader), raw);
    while ((status = lode_reader_next(reader, &block, error)) == LODE_OK && block->n > 0)
        for (size_t i = 0; i < block->n; i++) {
            const lode_record record = lode_block_record(block, i);
            add_record(&all, &record, raw);
        }
    lode_reader_close(reader);
    *text = all.p;
    return status;
}

static inline void assert_reads(lode_reader *reader, bool raw, const char *expected) {
    lode_error error = {0};
    char *text;
    if (read_all(reader, raw, &text, &error) != LODE_OK)
        fail_msg("line %zu: %s", error.line, error.text);
    size_t same = 0;
    while (text[same] && text[same] == expected[same])
        same++;
    if (text[same] || expected[same]) /* the texts may be of many megabytes */
        fail_msg("byte %zu: '%.60s', not '%.60s'", same, text + same, expected + same);
    free(text);
}

static inline lode_reader *reader_of(lode_slice bytes) {
    lode_reader *reader = NULL;
    lode_error error;
    if (lode_reader_open_text(&reader, bytes, "test.csv", NULL, &error) != LODE_OK)
        fail_msg("line %zu: %s", error.line, error.text);
    return reader;
}

/* The bytes where they lie, followed by what must not matter; to be freed once they are read. */
static inline char *lend(lode_slice bytes) {
    char *text = malloc(bytes.n + LODE_BEHIND);
    assert_non_null(text);
    memcpy(text, bytes.p, bytes.n);
    memset(text + bytes.n, '"', LODE_BEHIND);
    return text;
}

static inline lode_status open_lent(lode_reader **reader, lode_slice text, lode_error *error) {
    static const lode_read_options where_it_lies = {.hold = true};
    return lode_reader_open_text(reader, text, "test.csv", &where_it_lies, error);
}

static inline void assert_reads_lent(lode_slice bytes, bool raw, const char *expected) {
    char *text = lend(bytes);
    lode_reader *reader = NULL;
    lode_error error;
    if (open_lent(&reader, (lode_slice){text, bytes.n}, &error) != LODE_OK)
        fail_msg("lent: line %zu: %s", error.line, error.text);
    assert_reads(reader, raw, expected);
    free(text);
}

static inline lode_reader *reader_of_file(const char *path, const lode_read_options *options,
                                          lode_report *report) {
    lode_reader *reader = NULL;
    lode_error error;
    if (lode_reader_open(&reader, path, options, report, &error) != LODE_OK)
        fail_msg("line %zu: %s", error.line, error.text);
    return reader;
}

/* Somewhere between opening path and its end the reader says no; fills error. */
static inline lode_status refusal_of_file(const char *path, const lode_read_options *options,
                                          lode_error *error) {
    lode_reader *reader;
    char *text;
    lode_status status = lode_reader_open(&reader, path, options, NULL, error);
    if (status != LODE_OK)
        return status;
    status = read_all(reader, false, &text, error);
    free(text);
    return status;
}

static inline lode_status refusal_of(lode_slice bytes, lode_error *error) {
    lode_reader *reader;
    char *text;
    lode_status status = lode_reader_open_text(&reader, bytes, "test.csv", NULL, error);
    if (status != LODE_OK)
        return status;
    status = read_all(reader, false, &text, error);
    free(text);
    return status;
}

/* A report that keeps the last notice and counts. */
typedef struct {
    lode_report report;
    char notice[LODE_ERROR_TEXT];
    size_t notices, problems, rows;
    char digest[65];
} listener;

static inline void hear_notice(lode_report *report, const char *text) {
    listener *ear = (listener *)report;
    snprintf(ear->notice, sizeof ear->notice, "%s", text);
    ear->notices++;
}

static inline void hear_problem(lode_report *report, const lode_error *error, const char *kind) {
    (void)error, (void)kind;
    ((listener *)report)->problems++;
}

static inline void hear_input(lode_report *report, const char *name, size_t rows,
                              const char *digest) {
    (void)name;
    listener *ear = (listener *)report;
    ear->rows += rows;
    snprintf(ear->digest, sizeof ear->digest, "%s", digest);
}

static inline listener new_listener(void) {
    return (listener){.report = {hear_notice, hear_problem, NULL, hear_input}};
}

#endif
