/* Reference cases: data and the answers of other programs, with the tolerance each answer states.
 *
 * A case is a folder METHOD/NAME with CSV data (a header, numbers only; an empty cell is a missing
 * value) and expected.json, which holds single answers, or names a CSV of them. A number agrees if
 * it is within rel x answer or within abs. A program with cases of its own is a table of them and
 *
 *     int main(int argc, char **argv)
 *     {
 *         return check_reference_cases(argc, argv, cases, sizeof cases / sizeof *cases);
 *     }
 *
 * which takes the folder, prints a line per case and returns 0 if all pass, 1 if not, 77 without
 * the folder. */
#ifndef LODE_TESTS_REFERENCE_CASE_H
#define LODE_TESTS_REFERENCE_CASE_H

#include "lode/memory.h"
#include "lode/status.h"

#include <math.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { PATH_BYTES = 4096, COLUMNS_MAX = 32, SKIPPED = 77 };

static const char *reference_directory;

/* The case at hand. */
static struct {
    const char *name; /* METHOD/NAME */
    char *json;
    double rel, abs; /* the tolerance of what is being checked */
    size_t numbers, wrong;
} now;

__attribute__((format(printf, 1, 2))) static inline void complain(const char *format, ...) {
    now.wrong++;
    printf("     %s: ", now.name);
    va_list args;
    va_start(args, format);
    vprintf(format, args);
    va_end(args);
    putchar('\n');
}

/* A file of the case as a NUL-terminated text, empty after a complaint. */
static inline char *read_text(const char *file) {
    char path[PATH_BYTES];
    snprintf(path, sizeof path, "%s/%s/%s", reference_directory, now.name, file);
    FILE *stream = fopen(path, "rb");
    char *text = NULL;
    size_t n = 0, capacity = 0;
    for (int c; stream && (c = getc(stream)) != EOF;) {
        LODE_GROW(text, n, capacity);
        text[n++] = (char)c;
    }
    if (stream)
        fclose(stream);
    else
        complain("no %s", file);
    LODE_GROW(text, n, capacity);
    text[n] = '\0';
    return text;
}

/* ---- expected.json ---- */

typedef struct {
    const char *p, *end;
} span;

/* What follows "key": in the text, up to the text's end; nothing if there is no such key. */
static inline span after_key(span text, const char *key) {
    char quoted[64];
    const int n = snprintf(quoted, sizeof quoted, "\"%s\":", key);
    const char *found = memmem(text.p, (size_t)(text.end - text.p), quoted, (size_t)n);
    return found ? (span){found + n, text.end} : (span){text.end, text.end};
}

/* The object that belongs to a key of the file, braces included. */
static inline span object_of(const char *key) {
    const span rest = after_key((span){now.json, now.json + strlen(now.json)}, key);
    int depth = 0;
    for (const char *p = rest.p; p < rest.end; p++) {
        depth += (*p == '{') - (*p == '}');
        if (*p == '}' && depth == 0)
            return (span){rest.p, p};
    }
    complain("expected.json has no \"%s\"", key);
    return (span){rest.end, rest.end};
}

static inline double number_of(span object, const char *key, double otherwise) {
    const span rest = after_key(object, key);
    return rest.p < rest.end ? strtod(rest.p, NULL) : otherwise;
}

/* From here on numbers are checked with the tolerance of this answer. */
static inline span use_tolerance_of(const char *answer) {
    const span object = object_of(answer);
    now.rel = number_of(object, "rel", 0);
    now.abs = number_of(object, "abs", 0);
    return object;
}

/* ---- CSV ---- */

typedef struct {
    size_t rows, columns;
    bool words; /* text stands for a number of its own, to tell groups apart */
    char *text; /* holds the names */
    char *name[COLUMNS_MAX];
    double *column[COLUMNS_MAX];
} table;

static inline void read_header(table *csv, char *line) {
    for (char *name = strsep(&line, ","); name && csv->columns < COLUMNS_MAX;
         name = strsep(&line, ","))
        csv->name[csv->columns++] = name;
}

/* A number of its own for each text of up to six bytes. */
static inline double number_of_word(const char *word) {
    double number = 0;
    for (int i = 0; i < 6 && word[i]; i++)
        number = 256 * number + (unsigned char)word[i];
    return number;
}

static inline void read_row(table *csv, char *line) {
    for (size_t k = 0; k < csv->columns; k++) {
        const char *cell = strsep(&line, ",");
        char *end = NULL;
        csv->column[k][csv->rows] = cell ? strtod(cell, &end) : NAN;
        if (cell && !*cell)
            csv->column[k][csv->rows] = NAN; /* a missing value */
        else if (cell && *end && csv->words)
            csv->column[k][csv->rows] = number_of_word(cell);
        else if (!cell || end == cell)
            complain("row %zu has no number in '%s'", csv->rows + 1, csv->name[k]);
    }
    csv->rows++;
}

static inline table read_table_with(const char *file, bool words) {
    table csv = {.text = read_text(file), .words = words};
    size_t lines = 1;
    for (const char *p = csv.text; *p; p++)
        lines += *p == '\n';
    char *rest = csv.text;
    read_header(&csv, strsep(&rest, "\r\n"));
    for (size_t k = 0; k < csv.columns; k++)
        csv.column[k] = lode_allocate(lines, sizeof(double));
    for (char *line = strsep(&rest, "\r\n"); line; line = strsep(&rest, "\r\n")) {
        if (*line)
            read_row(&csv, line);
    }
    if (csv.rows == 0)
        complain("%s has no rows", file);
    return csv;
}

static inline table read_table(const char *file) {
    return read_table_with(file, false);
}

static inline table read_table_of_words(const char *file) {
    return read_table_with(file, true);
}

static inline void free_table(table *csv) {
    for (size_t k = 0; k < csv->columns; k++)
        free(csv->column[k]);
    free(csv->text);
}

/* A column by its name; of no rows after a complaint. */
static inline const double *column(table *csv, const char *name) {
    for (size_t k = 0; k < csv->columns; k++) {
        if (strcmp(csv->name[k], name) == 0)
            return csv->column[k];
    }
    complain("no column '%s'", name);
    csv->rows = 0;
    return NULL;
}

/* ---- checking ---- */

static inline void check(const char *what, double actual, double expected) {
    now.numbers++;
    const double off = fabs(actual - expected);
    if (!(off <= now.rel * fabs(expected) || off <= now.abs))
        complain("%s is %.15g, should be %.15g", what, actual, expected);
}

/* Check a number against a cell of the answers. */
static inline void check_cell(const char *name, double actual, table *expected, size_t row) {
    const double *cells = column(expected, name);
    char what[64];
    snprintf(what, sizeof what, "row %zu: %s", row + 1, name);
    if (cells && row < expected->rows)
        check(what, actual, cells[row]);
    else
        complain("%s is not in the table", what);
}

static inline void done(lode_status status) {
    if (status != LODE_OK)
        complain("the method returned status %d", (int)status);
}

/* Rows of data and of answers are paired by place, so their keys must be the same. */
static inline void check_keys(const double *keys, size_t rows, table *expected, const char *key) {
    const double *expected_keys = column(expected, key);
    if (!keys || !expected_keys || expected->rows != rows ||
        memcmp(keys, expected_keys, rows * sizeof *keys) != 0)
        complain("data and answers differ in '%s'", key);
}

/* A case and who checks it. */
typedef struct {
    const char *name;
    void (*check)(void);
} reference_case;

static inline int check_reference_cases(int argc, char **argv, const reference_case *cases,
                                        size_t n) {
    struct stat found;
    if (argc != 2) {
        fprintf(stderr, "usage: %s REFERENCE_DIRECTORY\n", argv[0]);
        return LODE_USAGE;
    }
    reference_directory = argv[1];
    if (stat(reference_directory, &found) != 0 || !S_ISDIR(found.st_mode)) {
        printf("skipped: no folder of reference cases at %s\n", reference_directory);
        return SKIPPED;
    }
    size_t passed = 0, failed = 0;
    for (size_t i = 0; i < n; i++) {
        now.name = cases[i].name;
        now.numbers = now.wrong = 0;
        now.json = read_text("expected.json");
        cases[i].check();
        free(now.json);
        const bool good = now.wrong == 0 && now.numbers > 0;
        printf("%s %s (%zu numbers)\n", good ? "ok  " : "FAIL", now.name, now.numbers);
        *(good ? &passed : &failed) += 1;
    }
    printf("%zu passed, %zu failed\n", passed, failed);
    return failed ? LODE_FINDINGS : LODE_OK;
}

#endif
