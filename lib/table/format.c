#include "format.h"

#include "lode/memory.h"
#include "lode/number.h"

#include <stdio.h>
#include <stdlib.h>

static void add_text(lode_bytes *bytes, const char *text) {
    lode_bytes_add(bytes, text, strlen(text));
}

/* The ith cell that is written. */
static lode_cell shown_cell(const lode_layout *layout, const lode_row *row, size_t i) {
    return lode_row_cell(row, layout->shown ? layout->shown[i] : i);
}

static lode_slice shown_text(const lode_layout *layout, const lode_row *row, size_t i) {
    return lode_row_text(row, layout->shown ? layout->shown[i] : i);
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
        lode_bytes_add(out, text.p + done, i - done);
        add_text(out, other);
        done = i + 1;
    }
    lode_bytes_add(out, text.p + done, text.n - done);
}

/* The high bit of every byte of word that is c; bytes above such a one may have it too. */
static uint64_t bytes_like(uint64_t word, char c) {
    const uint64_t ones = 0x0101010101010101u, other = word ^ ones * (unsigned char)c;
    return (other - ones) & ~other & ones << 7;
}

/* Whether a byte of word is one that CSV must quote or replace. */
static inline uint64_t is_special(uint64_t word) {
    return bytes_like(word, ',') | bytes_like(word, '"') | bytes_like(word, '\n') |
           bytes_like(word, '\r');
}

/* The bytes of a short text, some of them twice, none if there are none. */
static uint64_t short_word(lode_slice text) {
    uint32_t low = 0, high = 0;
    if (text.n >= 4) {
        memcpy(&low, text.p, 4);
        memcpy(&high, text.p + text.n - 4, 4);
        return (uint64_t)high << 32 | low;
    }
    for (size_t i = 0; i < text.n; i++)
        low = low << 8 | (unsigned char)text.p[i];
    return low;
}

/* Whether text goes into CSV as it is: no comma, quote or line break. */
static bool is_plain(lode_slice text) {
    uint64_t found = 0, word;
    if (text.n < 8)
        return !is_special(short_word(text));
    for (size_t i = 0; i + 8 < text.n; i += 8) {
        memcpy(&word, text.p + i, 8);
        found |= is_special(word);
    }
    memcpy(&word, text.p + text.n - 8, 8);
    return !(found | is_special(word));
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
        lode_bytes_add(out, cell->raw.p, cell->raw.n);
    else if (text.n == 0)
        return;
    else if (is_plain(text))
        lode_bytes_add(out, text.p, text.n);
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
static bool vanishes(const lode_layout *layout, const lode_cell *only) {
    lode_slice text = only->text;
    for (size_t i = 0; i < text.n; i++)
        if (!strchr(" \t\r\n\xc2\xa0", text.p[i]))
            return false;
    return layout->columns == 1 && only->raw.n <= text.n;
}

static void separated_cell(const lode_layout *layout, const lode_cell *cell, lode_bytes *out) {
    const bool tabs = layout->to == LODE_TO_TSV;
    if (layout->columns == 1 && vanishes(layout, cell))
        quoted(out, cell->text, tabs ? tsv_escape : csv_escape);
    else
        (tabs ? tsv_cell : csv_cell)(out, cell);
}

/* Copy a text, mostly a short one, without a call; returns the end of the copy. */
static inline char *copy_short(char *to, lode_slice text) {
    const char *p = text.p;
    const size_t n = text.n;
    if (n > 128) {
        memcpy(to, p, n);
    } else if (n > 64) {
        memcpy(to, p, 64);
        memcpy(to + n - 64, p + n - 64, 64);
    } else if (n > 32) {
        memcpy(to, p, 32);
        memcpy(to + n - 32, p + n - 32, 32);
    } else if (n > 16) {
        memcpy(to, p, 16);
        memcpy(to + n - 16, p + n - 16, 16);
    } else if (n >= 8) {
        memcpy(to, p, 8);
        memcpy(to + n - 8, p + n - 8, 8);
    } else if (n >= 4) {
        memcpy(to, p, 4);
        memcpy(to + n - 4, p + n - 4, 4);
    } else {
        for (size_t i = 0; i < n; i++)
            to[i] = p[i];
    }
    return to + n;
}

/* How all of a part is written, where that is known or lies in a record in one piece. */
static inline bool in_one_piece(const lode_part *part, lode_slice *bytes) {
    *bytes = part->ready;
    return bytes->p || (part->record && !part->order &&
                        lode_record_span(part->record, part->first, part->n, bytes));
}

/* Go on at to, with room for n bytes more. */
static inline char *go_on(lode_bytes *out, const char *to, size_t n) {
    out->n = (size_t)(to - out->p);
    lode_bytes_room(out, n);
    return out->p + out->n;
}

/* ---- CSV part by part: a comma follows each cell, also the last ---- */

static void no_cells(size_t n, lode_bytes *out) {
    static const char commas[] = ",,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,";
    for (size_t left = n, some; left > 0; left -= some) {
        some = left < sizeof commas - 1 ? left : sizeof commas - 1;
        lode_bytes_add(out, commas, some);
    }
}

/* Cells of which most are short, or nothing, and need no quotes. */
static void made_cells(const lode_cell *cells, size_t n, lode_bytes *out) {
    char *to = go_on(out, out->p + out->n, n);
    for (const lode_cell *cell = cells, *end = cells + n; cell < end; cell++) {
        if ((cell->text.n | cell->raw.n) > 0) {
            const lode_slice text = cell->raw.p ? cell->raw : cell->text;
            to = go_on(out, to, text.n + (size_t)(end - cell));
            if (cell->raw.p || is_plain(text)) {
                to = copy_short(to, text);
            } else {
                csv_cell(out, cell);
                to = go_on(out, out->p + out->n, (size_t)(end - cell));
            }
        }
        *to++ = ',';
    }
    out->n = (size_t)(to - out->p);
}

static void record_cells(const lode_part *part, lode_bytes *out) {
    for (size_t c = 0; c < part->n; c++) {
        const lode_cell cell = lode_part_cell(part, c);
        csv_cell(out, &cell);
        lode_bytes_add(out, ",", 1);
    }
}

static inline void csv_part(const lode_part *part, lode_bytes *out) {
    lode_slice bytes;
    if (in_one_piece(part, &bytes)) {
        lode_bytes_room(out, bytes.n + 1);
        char *const end = copy_short(out->p + out->n, bytes);
        *end = ',';
        out->n += bytes.n + 1;
    } else if (part->record) {
        record_cells(part, out);
    } else if (part->made) {
        made_cells(part->made, part->n, out);
    } else {
        no_cells(part->n, out);
    }
}

static void csv_parts(const lode_part *part, size_t n, lode_bytes *out) {
    for (const lode_part *end = part + n; part < end; part++)
        if (part->n > 0)
            csv_part(part, out);
}

void lode_format_part(const lode_part *part, lode_bytes *out) {
    csv_parts(part, 1, out);
    out->n -= part->n > 0;
}

/* Every cell of a row that has some, as CSV. The line ends where the last comma would be. */
static void csv_row(const lode_row *row, bool excel, lode_bytes *out) {
    csv_parts(row->part, row->n, out);
    out->p[out->n - 1] = excel ? '\r' : '\n';
    if (excel)
        lode_bytes_add(out, "\n", 1);
}

/* ---- CSV and TSV cell by cell ---- */

static void separated_row(const lode_layout *layout, const lode_row *row, lode_bytes *out) {
    const bool tabs = layout->to == LODE_TO_TSV;
    for (size_t i = 0; i < layout->columns; i++) {
        const lode_cell cell = shown_cell(layout, row, i);
        if (i)
            lode_bytes_add(out, tabs ? "\t" : ",", 1);
        separated_cell(layout, &cell, out);
    }
    if (layout->excel)
        lode_bytes_add(out, "\r\n", 2);
    else
        lode_bytes_add(out, "\n", 1);
}

/* Whether rows may be written part by part. */
static inline bool goes_by_parts(const lode_layout *layout) {
    return layout->to == LODE_TO_CSV && !layout->shown && layout->columns > 1;
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
            lode_bytes_add(out, text.p + i, 1);
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

static void json_row(const lode_layout *layout, const lode_row *row, lode_bytes *out) {
    add_text(out, "{");
    for (size_t i = 0; i < layout->columns; i++) {
        lode_slice text = shown_text(layout, row, i);
        if (i)
            add_text(out, ",");
        json_text(out, layout->names[i]);
        add_text(out, ":");
        if (!text.n)
            add_text(out, "null");
        else if (is_number_column(layout, i) && json_number(text))
            lode_bytes_add(out, text.p, text.n);
        else
            json_text(out, text);
    }
    add_text(out, "}");
}

static void md_row(const lode_layout *layout, const lode_row *row, lode_bytes *out) {
    add_text(out, "|");
    for (size_t i = 0; i < layout->columns; i++) {
        add_text(out, " ");
        copy_escaped(out, shown_text(layout, row, i), md_escape);
        add_text(out, " |");
    }
    add_text(out, "\n");
}

void lode_format_paragraph(lode_slice text, lode_bytes *out) {
    add_text(out, "\n");
    copy_escaped(out, text, md_escape);
    add_text(out, "\n");
}

static void names_header(const lode_layout *layout, lode_bytes *out) {
    lode_cell *names = lode_allocate(layout->columns, sizeof *names);
    for (size_t i = 0; i < layout->columns; i++)
        names[i] = lode_cell_of(layout->names[i]);
    lode_layout all = *layout;
    all.shown = NULL;
    const lode_part part = {.made = names, .n = layout->columns};
    const lode_row row = {&part, 1};
    if (layout->to == LODE_TO_MD)
        md_row(&all, &row, out);
    else
        separated_row(&all, &row, out);
    free(names);
}

void lode_format_header(const lode_layout *layout, lode_bytes *out) {
    const bool separated = layout->to == LODE_TO_CSV || layout->to == LODE_TO_TSV;
    if (separated && layout->excel)
        add_text(out, "\xef\xbb\xbf");
    if (separated || layout->to == LODE_TO_MD)
        names_header(layout, out);
    if (layout->to == LODE_TO_JSON)
        add_text(out, "[");
    if (layout->to == LODE_TO_MD) {
        add_text(out, "|");
        for (size_t i = 0; i < layout->columns; i++)
            add_text(out, is_number_column(layout, i) ? " ---: |" : " --- |");
        add_text(out, "\n");
    }
}

static void other_row(const lode_layout *layout, const lode_row *row, lode_bytes *out) {
    switch (layout->to) {
    case LODE_TO_JSON:
        add_text(out, ",\n ");
        json_row(layout, row, out);
        break;
    case LODE_TO_JSONL:
        json_row(layout, row, out);
        add_text(out, "\n");
        break;
    case LODE_TO_MD:
        md_row(layout, row, out);
        break;
    default:
        separated_row(layout, row, out);
    }
}

void lode_format_row(const lode_layout *layout, const lode_row *row, lode_bytes *out) {
    if (goes_by_parts(layout))
        csv_row(row, layout->excel, out);
    else
        other_row(layout, row, out);
}

void lode_format_end(const lode_layout *layout, size_t rows, lode_bytes *out) {
    if (layout->to == LODE_TO_JSON)
        add_text(out, rows ? "\n]\n" : "]\n");
}

/* Characters, taking each UTF-8 lead byte as one column wide. */
static size_t width(lode_slice text) {
    size_t n = 0;
    for (size_t i = 0; i < text.n; i++)
        n += ((unsigned char)text.p[i] & 0xc0) != 0x80;
    return n;
}

void lode_format_tabbed(const lode_layout *layout, const lode_row *row, size_t *widths,
                        lode_bytes *out) {
    for (size_t i = 0; i < layout->columns; i++) {
        if (i)
            add_text(out, "\t");
        const size_t start = out->n;
        copy_escaped(out, shown_text(layout, row, i), no_tabs);
        const size_t w = width((lode_slice){out->p + start, out->n - start});
        if (w > widths[i])
            widths[i] = w;
    }
}

static void pad(lode_bytes *out, size_t n) {
    while (n-- > 0)
        add_text(out, " ");
}

void lode_format_aligned(const lode_layout *layout, lode_slice tabbed, const size_t *widths,
                         lode_bytes *out) {
    for (size_t i = 0; i < layout->columns; i++) {
        const char *tab = tabbed.n ? memchr(tabbed.p, '\t', tabbed.n) : NULL;
        const lode_slice text = {tabbed.p, tab ? (size_t)(tab - tabbed.p) : tabbed.n};
        const size_t gap = widths[i] - width(text);
        const bool right = is_number_column(layout, i), last = i + 1 == layout->columns;
        pad(out, (i ? 2 : 0) + (right ? gap : 0));
        lode_bytes_add(out, text.p, text.n);
        if (!right && !last)
            pad(out, gap);
        tabbed.p += text.n + (tab != NULL);
        tabbed.n -= text.n + (tab != NULL);
    }
    add_text(out, "\n");
}
