#include "format.h"

#include "lode/memory.h"
#include "lode/number.h"

#include <stdio.h>
#include <stdlib.h>

void lode_bytes_add(lode_bytes *bytes, const char *p, size_t n) {
    if (bytes->n + n > bytes->capacity) {
        bytes->capacity = 2 * (bytes->n + n) + 4096;
        bytes->p = lode_reallocate(bytes->p, bytes->capacity, 1);
    }
    if (n)
        memcpy(bytes->p + bytes->n, p, n);
    bytes->n += n;
}

void lode_bytes_text(lode_bytes *bytes, const char *text) {
    lode_bytes_add(bytes, text, strlen(text));
}

static bool is_number_column(const lode_layout *layout, size_t column) {
    return layout->number && layout->number[column];
}

/* Copy text, writing other for each byte in special; line breaks always become spaces. */
static void copy_escaped(lode_bytes *out, lode_slice text, char special, const char *other) {
    size_t done = 0;
    for (size_t i = 0; i < text.n; i++) {
        char c = text.p[i];
        bool fold = c == '\n' || c == '\r';
        if (c != special && !fold)
            continue;
        lode_bytes_add(out, text.p + done, i - done);
        if (fold && !(c == '\r' && i + 1 < text.n && text.p[i + 1] == '\n'))
            lode_bytes_text(out, " ");
        else if (!fold)
            lode_bytes_text(out, other);
        done = i + 1;
    }
    lode_bytes_add(out, text.p + done, text.n - done);
}

static void csv_cell(lode_bytes *out, const lode_cell *cell) {
    if (cell->raw.p) {
        lode_bytes_add(out, cell->raw.p, cell->raw.n);
        return;
    }
    lode_slice text = cell->text;
    bool quote = text.n && (memchr(text.p, ',', text.n) || memchr(text.p, '"', text.n));
    if (quote)
        lode_bytes_text(out, "\"");
    copy_escaped(out, text, '"', "\"\"");
    if (quote)
        lode_bytes_text(out, "\"");
}

static void csv_row(const lode_layout *layout, const lode_cell *cells, lode_bytes *out) {
    for (size_t i = 0; i < layout->columns; i++) {
        if (i)
            lode_bytes_text(out, ",");
        csv_cell(out, &cells[i]);
    }
    lode_bytes_text(out, layout->excel ? "\r\n" : "\n");
}

static void tsv_row(const lode_layout *layout, const lode_cell *cells, lode_bytes *out) {
    for (size_t i = 0; i < layout->columns; i++) {
        if (i)
            lode_bytes_text(out, "\t");
        copy_escaped(out, cells[i].text, '\t', " ");
    }
    lode_bytes_text(out, layout->excel ? "\r\n" : "\n");
}

static void json_text(lode_bytes *out, lode_slice text) {
    lode_bytes_text(out, "\"");
    for (size_t i = 0; i < text.n; i++) {
        unsigned char c = (unsigned char)text.p[i];
        char escape[8];
        if (c == '"' || c == '\\')
            snprintf(escape, sizeof escape, "\\%c", c);
        else if (c < 0x20 || c == 0x7f)
            snprintf(escape, sizeof escape, "\\u%04x", c);
        else {
            lode_bytes_add(out, text.p + i, 1);
            continue;
        }
        lode_bytes_text(out, escape);
    }
    lode_bytes_text(out, "\"");
}

/* JSON numbers have no plus sign, no leading zero or point, and a digit after the point. */
static bool json_number(lode_slice text) {
    lode_number number;
    if (!lode_number_read(text, &number) || text.p[0] == '+' || text.p[text.n - 1] == '.')
        return false;
    size_t first = text.p[0] == '-';
    bool zero = text.p[first] == '0' && first + 1 < text.n && text.p[first + 1] != '.';
    return text.p[first] != '.' && !zero && !memchr(text.p, 'e', text.n) &&
           !memchr(text.p, 'E', text.n);
}

static void json_row(const lode_layout *layout, const lode_cell *cells, lode_bytes *out) {
    lode_bytes_text(out, "{");
    for (size_t i = 0; i < layout->columns; i++) {
        lode_slice text = cells[i].text;
        if (i)
            lode_bytes_text(out, ",");
        json_text(out, layout->names[i]);
        lode_bytes_text(out, ":");
        if (!text.n)
            lode_bytes_text(out, "null");
        else if (is_number_column(layout, i) && json_number(text))
            lode_bytes_add(out, text.p, text.n);
        else
            json_text(out, text);
    }
    lode_bytes_text(out, "}");
}

static void md_row(const lode_layout *layout, const lode_cell *cells, lode_bytes *out) {
    lode_bytes_text(out, "|");
    for (size_t i = 0; i < layout->columns; i++) {
        lode_bytes_text(out, " ");
        copy_escaped(out, cells[i].text, '|', "\\|");
        lode_bytes_text(out, " |");
    }
    lode_bytes_text(out, "\n");
}

static lode_cell *name_cells(const lode_layout *layout) {
    lode_cell *cells = lode_allocate(layout->columns, sizeof *cells);
    for (size_t i = 0; i < layout->columns; i++)
        cells[i] = lode_cell_of(layout->names[i]);
    return cells;
}

void lode_format_header(lode_layout *layout, lode_bytes *out) {
    lode_cell *names = name_cells(layout);
    if (layout->excel)
        lode_bytes_text(out, "\xef\xbb\xbf");
    if (layout->to == LODE_TO_CSV)
        csv_row(layout, names, out);
    else if (layout->to == LODE_TO_TSV)
        tsv_row(layout, names, out);
    else if (layout->to == LODE_TO_JSON)
        lode_bytes_text(out, "[");
    else if (layout->to == LODE_TO_MD) {
        md_row(layout, names, out);
        lode_bytes_text(out, "|");
        for (size_t i = 0; i < layout->columns; i++)
            lode_bytes_text(out, is_number_column(layout, i) ? " ---: |" : " --- |");
        lode_bytes_text(out, "\n");
    }
    free(names);
}

void lode_format_row(lode_layout *layout, const lode_cell *cells, lode_bytes *out) {
    switch (layout->to) {
    case LODE_TO_TSV:
        tsv_row(layout, cells, out);
        break;
    case LODE_TO_JSON:
        lode_bytes_text(out, layout->rows ? ",\n " : "\n ");
        json_row(layout, cells, out);
        break;
    case LODE_TO_JSONL:
        json_row(layout, cells, out);
        lode_bytes_text(out, "\n");
        break;
    case LODE_TO_MD:
        md_row(layout, cells, out);
        break;
    default:
        csv_row(layout, cells, out);
    }
    layout->rows++;
}

void lode_format_end(lode_layout *layout, lode_bytes *out) {
    if (layout->to == LODE_TO_JSON)
        lode_bytes_text(out, layout->rows ? "\n]\n" : "]\n");
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
        lode_bytes_text(out, " ");
}

void lode_format_aligned(const lode_layout *layout, const lode_cell *cells, const size_t *widths,
                         lode_bytes *out) {
    for (size_t i = 0; i < layout->columns; i++) {
        size_t gap = widths[i] - width(cells[i].text);
        bool right = is_number_column(layout, i), last = i + 1 == layout->columns;
        pad(out, (i ? 2 : 0) + (right ? gap : 0));
        copy_escaped(out, cells[i].text, '\t', " ");
        if (!right && !last)
            pad(out, gap);
    }
    lode_bytes_text(out, "\n");
}
