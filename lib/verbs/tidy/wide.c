/* A wide table being gathered: rows by unit and breakdown, cells by measure and row. */
#include "wide_parts.h"

#include <stdlib.h>

enum { FIRST_SLOTS = 1024 };

lode_wide *lode_wide_new(void) {
    lode_wide *w = lode_allocate(1, sizeof *w);
    w->arena = lode_arena_new();
    w->faces = lode_names_new();
    w->units = lode_names_new();
    w->breakdowns = lode_names_new();
    w->measures = lode_names_new();
    w->files = lode_names_new();
    w->mask = FIRST_SLOTS - 1;
    w->slot = lode_allocate(FIRST_SLOTS, sizeof *w->slot);
    return w;
}

static void free_measure(wide_measure *measure) {
    for (size_t i = 0; i < measure->segments; i++)
        free(measure->segment[i]);
    free(measure->segment);
}

void lode_wide_free(lode_wide *wide) {
    if (!wide)
        return;
    for (size_t i = 0; i < wide->n_measures; i++)
        free_measure(&wide->measure[i]);
    lode_names_free(wide->faces);
    lode_names_free(wide->units);
    lode_names_free(wide->breakdowns);
    lode_names_free(wide->measures);
    lode_names_free(wide->files);
    lode_arena_free(wide->arena);
    free(wide->face);
    free(wide->row);
    free(wide->slot);
    free(wide->measure);
    free(wide->text.p);
    free(wide);
}

/* ---- rows ---- */

static size_t first_slot(const lode_wide *w, uint32_t unit, uint32_t breakdown) {
    const uint64_t both = (uint64_t)unit << 32 | breakdown;
    return (size_t)((both * 0x9e3779b97f4a7c15u) >> 32) & w->mask;
}

static bool is_row(const wide_row *row, uint32_t unit, uint32_t breakdown) {
    return row->unit == unit && row->breakdown == breakdown;
}

/* The slot of the row, or the empty one where it belongs. */
static uint32_t *slot_of(const lode_wide *w, uint32_t unit, uint32_t breakdown) {
    for (size_t i = first_slot(w, unit, breakdown);; i = (i + 1) & w->mask) {
        const uint32_t number = w->slot[i];
        if (!number || is_row(&w->row[number - 1], unit, breakdown))
            return &w->slot[i];
    }
}

static void widen(lode_wide *w) {
    free(w->slot);
    w->mask = 2 * w->mask + 1;
    w->slot = lode_allocate(w->mask + 1, sizeof *w->slot);
    for (size_t r = 0; r < w->rows; r++)
        *slot_of(w, w->row[r].unit, w->row[r].breakdown) = (uint32_t)r + 1;
}

static size_t add_row(lode_wide *w, uint32_t *slot, wide_row row) {
    LODE_GROW(w->row, w->rows, w->rows_capacity);
    w->row[w->rows++] = row;
    *slot = (uint32_t)w->rows;
    if (w->rows > w->mask / 2)
        widen(w);
    return w->rows - 1;
}

/* The row of a unit and breakdown; the one after the row asked for last is tried first. */
static size_t row_of(lode_wide *w, uint32_t face, uint32_t breakdown) {
    const uint32_t unit = w->face[face].unit;
    if (++w->last >= w->rows || !is_row(&w->row[w->last], unit, breakdown)) {
        uint32_t *slot = slot_of(w, unit, breakdown);
        if (*slot == 0)
            return w->last = add_row(w, slot, (wide_row){unit, breakdown, face});
        w->last = *slot - 1;
    }
    wide_row *row = &w->row[w->last];
    if (row->face != face) /* a later file may know a name the first did not */
        row->face = wide_face_filled(w, row->face, face);
    return w->last;
}

/* ---- cells ---- */

/* Where the cell of a measure in a row is held. */
static const char **place_of(wide_measure *measure, size_t row) {
    const size_t segment = row / WIDE_SEGMENT;
    if (segment >= measure->segments) {
        const size_t n = segment + segment / 2 + 1;
        measure->segment = lode_reallocate(measure->segment, n, sizeof *measure->segment);
        for (size_t i = measure->segments; i < n; i++)
            measure->segment[i] = NULL;
        measure->segments = n;
    }
    if (!measure->segment[segment])
        measure->segment[segment] = lode_allocate(WIDE_SEGMENT, sizeof **measure->segment);
    return &measure->segment[segment][row % WIDE_SEGMENT];
}

/* Put a cell in its place. If there is one already, this is returned and stays. */
static const char *put(wide_measure *measure, size_t row, const char *cell) {
    const char **place = place_of(measure, row);
    if (*place)
        return *place;
    *place = cell;
    for (size_t p = 0; p < WIDE_PARTS; p++)
        measure->has[p] |= p == WIDE_SOURCE_CODE ? cell[WIDE_SAYS_MORE] : cell[WIDE_PLACE + p] != 0;
    return NULL;
}

void wide_cell_texts(const char *held, lode_slice text[WIDE_PARTS]) {
    static const unsigned char nothing[WIDE_PARTS];
    const unsigned char *length = held ? (const unsigned char *)held + WIDE_PLACE : nothing;
    const char *at = held ? held + WIDE_HEAD : "";
    for (size_t p = 0; p < WIDE_PARTS; p++) {
        size_t n = length[p];
        if (n == WIDE_LONG_PART) {
            memcpy(&n, at, sizeof n);
            at += sizeof n;
        }
        text[p] = (lode_slice){at, n};
        at += n;
    }
}

static lode_status twice(const lode_wide *w, const wide_sheet *sheet, const sheet_row *row,
                         const char *first, lode_error *error) {
    uint64_t place[2]; /* of this cell, of the first */
    memcpy(&place[0], sheet->cells.p + row->at, WIDE_PLACE);
    memcpy(&place[1], first, WIDE_PLACE);
    const uint64_t lines = ((uint64_t)1 << WIDE_LINE_BITS) - 1;
    lode_slice file[2];
    for (size_t i = 0; i < 2; i++)
        file[i] = lode_names_get(w->files, (uint32_t)(place[i] >> WIDE_LINE_BITS));
    lode_fail(error, LODE_DATA, "%.*s of this unit, period and breakdown is here a second time",
              LODE_ARG(lode_habit_text(sheet->measure, row->measure)));
    lode_fail_hint(error, "the first is %.*s:%zu", LODE_ARG(file[1]), (size_t)(place[1] & lines));
    return lode_fail_at(error, file[0].p, (size_t)(place[0] & lines), 0);
}

/* ---- sheets ---- */

/* Make a list of numbers of the table as long as the habit's. */
static void lengthen(uint32_t **of, size_t *n, size_t wanted) {
    if (*n >= wanted)
        return;
    *of = lode_reallocate(*of, wanted, sizeof **of);
    while (*n < wanted)
        (*of)[(*n)++] = LODE_UNKNOWN;
}

static uint32_t measure_of(lode_wide *w, wide_sheet *sheet, uint32_t number) {
    uint32_t *of = &sheet->measure_of[number];
    if (*of != LODE_UNKNOWN)
        return *of;
    *of = lode_names_add(w->measures, lode_trim(lode_habit_text(sheet->measure, number)));
    if (*of == w->n_measures) {
        LODE_GROW(w->measure, w->n_measures, w->measures_capacity);
        w->measure[w->n_measures++] = (wide_measure){0};
    }
    return *of;
}

static uint32_t breakdown_of(lode_wide *w, wide_sheet *sheet, uint32_t number) {
    uint32_t *of = &sheet->breakdown_of[number];
    if (*of != LODE_UNKNOWN)
        return *of;
    lode_slice part[2];
    lode_habit_pair(sheet->breakdown, number, &part[0], &part[1]);
    w->text.n = 0;
    for (size_t i = 0; i < 2; i++) {
        part[i] = lode_trim(part[i]);
        lode_bytes_add(&w->text, part[i].p, part[i].n);
        lode_bytes_add(&w->text, "", 1);
    }
    return *of = lode_names_add(w->breakdowns, (lode_slice){w->text.p, w->text.n});
}

lode_status wide_take(lode_wide *w, wide_sheet *sheet, lode_error *error) {
    lode_status status = LODE_OK;
    const char *cells = lode_arena_copy(w->arena, sheet->cells.p, sheet->cells.n);
    uint32_t face = LODE_UNKNOWN;
    lengthen(&sheet->measure_of, &sheet->measures, sheet->measure->n);
    lengthen(&sheet->breakdown_of, &sheet->breakdowns, sheet->breakdown->n);
    for (size_t i = 0; i < sheet->rows && status == LODE_OK; i++) {
        const sheet_row *r = &sheet->row[i];
        if (face == LODE_UNKNOWN || r->face != r[-1].face)
            face = wide_face_number(
                w, (lode_slice){sheet->faces.p + r->face, sheet->faces.n - r->face});
        const size_t row = row_of(w, face, breakdown_of(w, sheet, r->breakdown));
        const uint32_t measure = measure_of(w, sheet, r->measure);
        const char *first = put(&w->measure[measure], row, cells + r->at);
        if (first)
            status = twice(w, sheet, r, first, error);
    }
    wide_sheet_clear(sheet);
    return status;
}
