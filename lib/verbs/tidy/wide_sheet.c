/* Rows on their way into a wide table: made ready by one worker, touching nothing but the sheet. */
#include "wide_parts.h"

#include <stdlib.h>

const wide_part wide_parts[WIDE_PARTS] = {{LODE_COL_VALUE, ""},
                                          {LODE_COL_N, "_n"},
                                          {LODE_COL_NUMERATOR, "_numerator"},
                                          {LODE_COL_CI_LOW, "_ci_low"},
                                          {LODE_COL_CI_HIGH, "_ci_high"},
                                          {LODE_COL_SOURCE_CODE, "_source_code"},
                                          {LODE_COL_NOTE, "_note"}};

wide_sheet *wide_sheet_new(lode_wide *wide, const char *file, const lode_habit *measure,
                           const lode_habit *breakdown) {
    wide_sheet *sheet = lode_allocate(1, sizeof *sheet);
    sheet->measure = measure;
    sheet->breakdown = breakdown;
    sheet->file = (uint64_t)lode_names_add(wide->files, lode_text(file)) << WIDE_LINE_BITS;
    return sheet;
}

void wide_sheet_free(wide_sheet *sheet) {
    if (!sheet)
        return;
    free(sheet->measure_of);
    free(sheet->breakdown_of);
    free(sheet->row);
    free(sheet->faces.p);
    free(sheet->cells.p);
    free(sheet);
}

void wide_sheet_clear(wide_sheet *sheet) {
    sheet->rows = sheet->cells.n = 0;
    sheet->faces.n -= sheet->face;
    if (sheet->face)
        memmove(sheet->faces.p, sheet->faces.p + sheet->face, sheet->faces.n);
    sheet->face = 0;
}

static void add_text(wide_sheet *sheet, lode_slice text) {
    text = lode_trim(text);
    lode_bytes_add(&sheet->faces, text.p, text.n);
    lode_bytes_add(&sheet->faces, "", 1);
}

void wide_sheet_face(wide_sheet *sheet, const lode_cell *cells,
                     const int trust[WIDE_TRUST_COLUMNS]) {
    const lode_slice none = {"", 0};
    sheet->face = (uint32_t)sheet->faces.n;
    for (size_t i = 0; i < WIDE_UNIT_COLUMNS; i++)
        add_text(sheet, cells[i].text);
    add_text(sheet, cells[LODE_COL_RELEASE].text);
    for (size_t k = 0; k < WIDE_TRUST_COLUMNS; k++)
        add_text(sheet, trust[k] < 0 ? none : cells[trust[k]].text);
}

/* What stands in a part: for a value that is not there, its status. */
static lode_slice part_of(const lode_cell *cells, size_t part) {
    const lode_slice text = cells[wide_parts[part].column].text;
    if (text.n > 0 || part > 0)
        return text.n > 0 ? lode_trim(text) : text;
    return lode_trim(cells[LODE_COL_STATUS].text);
}

/* Texts are short: a call to copy one would take longer than the copy. */
static char *copy_text(char *to, lode_slice text) {
    if (text.n > 16)
        memcpy(to, text.p, text.n);
    else
        for (size_t i = 0; i < text.n; i++)
            to[i] = text.p[i];
    return to + text.n;
}

/* Whether the source's own code is more than the status said again: without a value anything else
 * than the status, with one anything at all. */
static bool says_more(const lode_cell *cells) {
    const lode_slice code = lode_trim(cells[LODE_COL_SOURCE_CODE].text);
    if (cells[LODE_COL_VALUE].text.n > 0)
        return code.n > 0;
    return !lode_same(code, lode_trim(cells[LODE_COL_STATUS].text));
}

static void put_cell(wide_sheet *sheet, const lode_cell *cells, size_t line) {
    const uint64_t place = sheet->file | line;
    lode_slice part[WIDE_PARTS];
    size_t room = WIDE_HEAD;
    for (size_t p = 0; p < WIDE_PARTS; p++) {
        part[p] = part_of(cells, p);
        room += sizeof part[p].n + part[p].n;
    }
    lode_bytes_room(&sheet->cells, room);
    char *head = sheet->cells.p + sheet->cells.n, *to = head + WIDE_HEAD;
    memcpy(head, &place, WIDE_PLACE);
    head[WIDE_SAYS_MORE] = says_more(cells);
    for (size_t p = 0; p < WIDE_PARTS; p++) {
        const bool is_long = part[p].n >= WIDE_LONG_PART;
        head[WIDE_PLACE + p] = (char)(is_long ? WIDE_LONG_PART : part[p].n);
        if (is_long)
            to = copy_text(to, (lode_slice){(const char *)&part[p].n, sizeof part[p].n});
        to = copy_text(to, part[p]);
    }
    sheet->cells.n = (size_t)(to - sheet->cells.p);
}

void wide_sheet_put(wide_sheet *sheet, uint32_t measure, uint32_t breakdown, const lode_cell *cells,
                    size_t line) {
    LODE_GROW(sheet->row, sheet->rows, sheet->capacity);
    sheet->row[sheet->rows++] =
        (sheet_row){sheet->face, breakdown, measure, (uint32_t)sheet->cells.n};
    put_cell(sheet, cells, line);
}
