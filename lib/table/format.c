#include "format.h"

#include "lode/memory.h"
#include "lode/number.h"

#include <stdio.h>
#include <stdlib.h>

static void add_bytes(lode_bytes *bytes, const char *p, size_t n) {
    if (bytes->n + n > bytes->capacity) {
        bytes->capacity = 2 * (bytes->n + n) + 4096;
        bytes->p = lode_reallocate(bytes->p, bytes->capacity, 1);
    }
    if (n)
        memcpy(bytes->p + bytes->n, p, n);
    bytes->n += n;
}

static void add_text(lode_bytes *bytes, const char *text) {
    add_bytes(bytes, text, strlen(text));
}

static bool is_number_column(const lode_layout *layout, size_t column) {
    return layout->number && layout->number[column];
}

/* What is written in the place of a byte; NULL for the byte itself. */
typedef const char *escaping(char c);

static const char *csv_escape(char c) {
    return c == '"' ? "\"\"" : NULL;
}

static const char *no_tabs(char c) {
    return c == '\t' ? " " : NULL;
}

static const char *tsv_escape(char c) {
    return c == '"' ? "\"\"" : no_tabs(c);
}

/* What would end the cell, or make a school's name into mark-up. */
static const char *md_escape(char c) {
    static const char *const escapes[] = {"\\\\", "\\|", "\\`", "\\*", "\\<", "\\["};
    for (size_t i = 0; i < sizeof escapes / sizeof *escapes; i++)
        if (c == escapes[i][1])
            return escapes[i];
    return NULL;
}

/* Copy text with its escapes; line breaks always become spaces. */
static void copy_escaped(lode_bytes *out, lode_slice text, escaping *escape) {
    size_t done = 0;
    for (size_t i = 0; i < text.n; i++) {
        char c = text.p[i];
        bool crlf = c == '\r' && i + 1 < text.n && text.p[i + 1] == '\n';
        const char *other = crlf ? "" : c == '\n' || c == '\r' ? " " : escape(c);
        if (!other)
            continue;
        add_bytes(out, text.p + done, i - done);
        add_text(out, other);
        done = i + 1;
    }
    add_bytes(out, text.p + done, text.n - done);
}

static void quoted(lode_bytes *out, lode_slice text, escaping *escape) {
    add_text(out, "\"");
    copy_escaped(out, text, escape);
    add_text(out, "\"");
}

static bool holds(lode_slice text, char c) {
    return text.n && memchr(text.p, c, text.n);
}

static void csv_cell(lode_bytes *out, const lode_cell *cell) {
    lode_slice text = cell->text;
    if (cell->raw.p)
        add_bytes(out, cell->raw.p, cell->raw.n);
    else if (holds(text, ',') || holds(text, '"'))
        quoted(out, text, csv_escape);
    else
        copy_escaped(out, text, csv_escape);
}

static void tsv_cell(lode_bytes *out, const lode_cell *cell) {
    if (holds(cell->text, '"'))
        quoted(out, cell->text, tsv_escape);
    else
        copy_escaped(out, cell->text, tsv_escape);
}

/* The only cell of a row, and nothing to see in it: unquoted it would be an empty line, which
 * readers skip. */
static bool vanishes(const lode_layout *layout, const lode_cell *cells) {
    lode_slice text = cells[0].text;
    for (size_t i = 0; i < text.n; i++)
        if (!strchr(" \t\r\n\xc2\xa0", text.p[i]))
            return false;
    return layout->columns == 1 && cells[0].raw.n <= text.n;
}

static void separated_row(const lode_layout *layout, const lode_cell *cells, lode_bytes *out) {
    bool tabs = layout->to == LODE_TO_TSV;
    if (vanishes(layout, cells))
        quoted(out, cells[0].text, tabs ? tsv_escape : csv_escape);
    else
        for (size_t i = 0; i < layout->columns; i++) {
            if (i)
                add_text(out, tabs ? "\t" : ",");
            (tabs ? tsv_cell : csv_cell)(out, &cells[i]);
        }
    add_text(out, layout->excel ? "\r\n" : "\n");
}

static void json_text(lode_bytes *out, lode_slice text) {
    add_text(out, "\"");
    for (size_t i = 0; i < text.n; i++) {
        unsigned char c = (unsigned char)text.p[i];
        char code[8];
        if (c == '"' || c == '\\')
            snprintf(code, sizeof code, "\\%c", c);
        else if (c < 0x20 || c == 0x7f)
            snprintf(code, sizeof code, "\\u%04x", c);
        else {
            add_bytes(out, text.p + i, 1);
            continue;
        }
        add_text(out, code);
    }
    add_text(out, "\"");
}

static size_t digits_at(lode_slice text, size_t i) {
    size_t n = 0;
    while (i + n < text.n && text.p[i + n] >= '0' && text.p[i + n] <= '9')
        n++;
    return n;
}

/* A number of ours that is one of JSON's too: no plus sign, no zero before other digits, digits on
 * both sides of a point. */
static bool json_number(lode_slice text) {
    lode_number number;
    if (!lode_number_read(text, &number))
        return false;
    size_t first = text.p[0] == '-', whole = digits_at(text, first), i = first + whole;
    if (whole == 0 || (whole > 1 && text.p[first] == '0'))
        return false;
    return i == text.n || text.p[i] != '.' || digits_at(text, i + 1) > 0;
}

static void json_row(const lode_layout *layout, const lode_cell *cells, lode_bytes *out) {
    add_text(out, "{");
    for (size_t i = 0; i < layout->columns; i++) {
        lode_slice text = cells[i].text;
        if (i)
            add_text(out, ",");
        json_text(out, layout->names[i]);
        add_text(out, ":");
        if (!text.n)
            add_text(out, "null");
        else if (is_number_column(layout, i) && json_number(text))
            add_bytes(out, text.p, text.n);
        else
            json_text(out, text);
    }
    add_text(out, "}");
}

static void md_row(const lode_layout *layout, const lode_cell *cells, lode_bytes *out) {
    add_text(out, "|");
    for (size_t i = 0; i < layout->columns; i++) {
        add_text(out, " ");
        copy_escaped(out, cells[i].text, md_escape);
        add_text(out, " |");
    }
    add_text(out, "\n");
}

static lode_cell *name_cells(const lode_layout *layout) {
    lode_cell *cells = lode_allocate(layout->columns, sizeof *cells);
    for (size_t i = 0; i < layout->columns; i++)
        cells[i] = lode_cell_of(layout->names[i]);
    return cells;
}

void lode_format_header(lode_layout *layout, lode_bytes *out) {
    lode_cell *names = name_cells(layout);
    bool separated = layout->to == LODE_TO_CSV || layout->to == LODE_TO_TSV;
    if (separated && layout->excel)
        add_text(out, "\xef\xbb\xbf");
    if (separated)
        separated_row(layout, names, out);
    else if (layout->to == LODE_TO_JSON)
        add_text(out, "[");
    else if (layout->to == LODE_TO_MD) {
        md_row(layout, names, out);
        add_text(out, "|");
        for (size_t i = 0; i < layout->columns; i++)
            add_text(out, is_number_column(layout, i) ? " ---: |" : " --- |");
        add_text(out, "\n");
    }
    free(names);
}

void lode_format_row(lode_layout *layout, const lode_cell *cells, lode_bytes *out) {
    switch (layout->to) {
    case LODE_TO_JSON:
        add_text(out, layout->rows ? ",\n " : "\n ");
        json_row(layout, cells, out);
        break;
    case LODE_TO_JSONL:
        json_row(layout, cells, out);
        add_text(out, "\n");
        break;
    case LODE_TO_MD:
        md_row(layout, cells, out);
        break;
    default:
        separated_row(layout, cells, out);
    }
    layout->rows++;
}

void lode_format_end(lode_layout *layout, lode_bytes *out) {
    if (layout->to == LODE_TO_JSON)
        add_text(out, layout->rows ? "\n]\n" : "]\n");
}

/* Characters, taking each UTF-8 lead byte as one column wide. */
static size_t width(lode_slice text) {
    size_t n = 0;
    for (size_t i = 0; i < text.n; i++)
        n += ((unsigned char)text.p[i] & 0xc0) != 0x80;
    return n;
}

void lode_format_widen(const lode_layout *layout, const lode_cell *cells, size_t *widths) {
    for (size_t i = 0; i < layout->columns; i++) {
        size_t w = width(cells[i].text);
        if (w > widths[i])
            widths[i] = w;
    }
}

static void pad(lode_bytes *out, size_t n) {
    while (n-- > 0)
        add_text(out, " ");
}

void lode_format_aligned(const lode_layout *layout, const lode_cell *cells, const size_t *widths,
                         lode_bytes *out) {
    for (size_t i = 0; i < layout->columns; i++) {
        size_t gap = widths[i] - width(cells[i].text);
        bool right = is_number_column(layout, i), last = i + 1 == layout->columns;
        pad(out, (i ? 2 : 0) + (right ? gap : 0));
        copy_escaped(out, cells[i].text, no_tabs);
        if (!right && !last)
            pad(out, gap);
    }
    add_text(out, "\n");
}
