/* Which published layout a header has. */
#include "formats_parts.h"
#include "lode/memory.h"

#include <stdio.h>
#include <stdlib.h>

enum { MOST_NAMED = 6, NEAREST = 2, LEAST_SHARED = 2 };

/* A layout that fits less than this, or shares but the number of the school, is no help to name. */
static const double WORTH_NAMING = 0.3;

/* Names of columns in a cell; some have spaces in them. */
static bool next_word(lode_slice *rest, lode_slice *word) {
    return lode_split(rest, ';', word);
}

static size_t count_words(const lode_formats *f, size_t row, int column, const lode_header *header,
                          bool present) {
    lode_slice rest = lode_lookup_text(&f->formats, row, column), word;
    size_t n = 0;
    while (next_word(&rest, &word))
        n += (lode_header_find_any(header, word) >= 0) == present;
    return n;
}

static size_t missing(const lode_formats *f, size_t row, const lode_header *header) {
    return count_words(f, row, FORMAT_SIGNATURE, header, false);
}

static size_t shared(const lode_formats *f, size_t row, const lode_header *header) {
    return count_words(f, row, FORMAT_SIGNATURE, header, true);
}

static size_t unwanted(const lode_formats *f, size_t row, const lode_header *header) {
    return count_words(f, row, FORMAT_WITHOUT, header, true);
}

/* The columns that the header lacks, "P8MEA, URN and 4 more", into text; of several names one might
 * have, the first. */
static void name_missing(const lode_formats *f, size_t row, const lode_header *header, char *text,
                         size_t size) {
    lode_slice rest = lode_lookup_text(&f->formats, row, FORMAT_SIGNATURE), word;
    size_t n = 0, length = 0;
    text[0] = '\0';
    while (next_word(&rest, &word)) {
        if (lode_header_find_any(header, word) >= 0)
            continue;
        if (n++ < MOST_NAMED && length < size)
            length += (size_t)snprintf(text + length, size - length, "%s%.*s", n > 1 ? ", " : "",
                                       LODE_ARG(lode_first_name(word)));
    }
    if (n > MOST_NAMED && length < size)
        snprintf(text + length, size - length, " and %zu more", n - MOST_NAMED);
}

static lode_slice format_name(const lode_formats *f, size_t row) {
    return lode_lookup_text(&f->formats, row, FORMAT_NAME);
}

/* Most headers lack the first column that tells a layout, so that there is no more to look for. */
static bool has_layout(const lode_formats *f, size_t row, const lode_header *header) {
    lode_slice rest = lode_lookup_text(&f->formats, row, FORMAT_SIGNATURE), word;
    while (next_word(&rest, &word))
        if (lode_header_find_any(header, word) < 0)
            return false;
    return unwanted(f, row, header) == 0;
}

/* How much of a layout a header has, 0 to 1; 1 only if it has the layout. */
static double fit(const lode_formats *f, size_t row, const lode_header *header) {
    size_t there = shared(f, row, header);
    size_t wrong = missing(f, row, header) + unwanted(f, row, header);
    return wrong == 0 ? 1 : (double)there / (double)(there + wrong);
}

/* The row that fits the header best among those of family, but not `except`; the number of rows if
 * there is none. Without a family all are looked at that share more than one column with it. */
static size_t nearest(const lode_formats *f, const lode_header *header, const char *family,
                      size_t except) {
    size_t rows = lode_lookup_rows(&f->formats), found = rows;
    double best = -1;
    for (size_t row = 0; row < rows; row++) {
        if (row == except ||
            (family ? !lode_is(lode_lookup_text(&f->formats, row, FORMAT_FAMILY), family)
                    : shared(f, row, header) < LEAST_SHARED))
            continue;
        double fits = fit(f, row, header);
        if (fits > best) {
            found = row;
            best = fits;
        }
    }
    return found;
}

static lode_status no_layout(const lode_formats *f, const lode_header *header, const char *file,
                             lode_error *error) {
    char text[LODE_ERROR_TEXT] = "", columns[LODE_ERROR_TEXT / 2];
    size_t length = 0, rows = lode_lookup_rows(&f->formats), row = rows;
    for (int i = 0; i < NEAREST; i++) {
        row = nearest(f, header, NULL, row);
        if (row == rows || length >= sizeof text || fit(f, row, header) < WORTH_NAMING)
            break;
        name_missing(f, row, header, columns, sizeof columns);
        length += (size_t)snprintf(text + length, sizeof text - length, "%s%.*s (lacks %s)",
                                   i ? " and " : "", LODE_ARG(format_name(f, row)),
                                   columns[0] ? columns : "nothing, but has other columns");
    }
    lode_fail(error, LODE_DATA, "not a layout lode-tidy knows");
    lode_fail_hint(error, "%s%s%s--as NAME forces a layout; a list of schools is for lode-merge",
                   length ? "near to " : "", text, length ? "; " : "");
    return lode_fail_at(error, file, header->line, 0);
}

static lode_status several(const lode_formats *f, const lode_header *header, const char *file,
                           lode_error *error) {
    char text[LODE_ERROR_TEXT] = "";
    size_t length = 0;
    for (size_t row = 0; row < lode_lookup_rows(&f->formats) && length < sizeof text; row++)
        if (has_layout(f, row, header))
            length += (size_t)snprintf(text + length, sizeof text - length, "%s%.*s",
                                       length ? ", " : "", LODE_ARG(format_name(f, row)));
    lode_fail(error, LODE_DATA, "the header fits several layouts: %s", text);
    lode_fail_hint(error, "say which with --as");
    return lode_fail_at(error, file, header->line, 0);
}

/* The one layout that the header has; *row is the number of rows if there is not just one. */
static lode_status by_header(const lode_formats *f, const lode_header *header, const char *file,
                             size_t *row, lode_error *error) {
    size_t fitting = 0;
    for (size_t i = 0; i < lode_lookup_rows(&f->formats); i++)
        if (has_layout(f, i, header)) {
            *row = i;
            fitting++;
        }
    if (fitting == 1)
        return LODE_OK;
    *row = lode_lookup_rows(&f->formats);
    return fitting == 0 ? no_layout(f, header, file, error) : several(f, header, file, error);
}

static lode_status unknown_name(const lode_formats *f, const char *as, lode_error *error) {
    size_t rows = lode_lookup_rows(&f->formats);
    lode_slice *names = lode_allocate(2 * rows + 1, sizeof *names);
    char list[LODE_ERROR_TEXT / 2] = "measure";
    size_t length = strlen(list);
    for (size_t i = 0; i < rows; i++) {
        names[i] = lode_lookup_text(&f->formats, i, FORMAT_FAMILY);
        names[rows + i] = format_name(f, i);
        if (length < sizeof list)
            length += (size_t)snprintf(list + length, sizeof list - length, ", %.*s",
                                       LODE_ARG(names[rows + i]));
    }
    names[2 * rows] = lode_text("measure");
    int meant = lode_suggest(lode_text(as), names, 2 * rows + 1);
    lode_fail(error, LODE_USAGE, "no layout is called '%s'", as);
    if (meant >= 0)
        lode_fail_hint(error, "did you mean '%.*s'?", LODE_ARG(names[meant]));
    else
        lode_fail_hint(error, "--as takes one of %s, or their first word", list);
    free(names);
    return LODE_USAGE;
}

/* The layout asked for by the name of a format or a family. */
static lode_status by_name(const lode_formats *f, const lode_header *header, const char *as,
                           const char *file, size_t *row, lode_error *error) {
    size_t rows = lode_lookup_rows(&f->formats);
    *row = rows;
    for (size_t i = 0; i < rows; i++)
        if (lode_is(format_name(f, i), as))
            *row = i;
    if (*row == rows)
        *row = nearest(f, header, as, rows);
    if (*row == rows)
        return unknown_name(f, as, error);
    if (missing(f, *row, header) == 0)
        return LODE_OK;
    char columns[LODE_ERROR_TEXT / 2];
    name_missing(f, *row, header, columns, sizeof columns);
    lode_fail(error, LODE_DATA, "cannot be read as %.*s: it lacks %s",
              LODE_ARG(format_name(f, *row)), columns);
    return lode_fail_at(error, file, header->line, 0);
}

lode_status lode_formats_choose(const lode_formats *formats, const lode_header *header,
                                const char *as, const char *file, size_t *row, lode_error *error) {
    return as ? by_name(formats, header, as, file, row, error)
              : by_header(formats, header, file, row, error);
}
