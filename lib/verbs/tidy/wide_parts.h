/* What the files of the wide table share: what is held of a cell, a unit and a row. */
#ifndef LODE_WIDE_PARTS_H
#define LODE_WIDE_PARTS_H

#include "wide.h"

/* The parts of a cell; the first is the value or its code, under the measure's own name. */
enum { WIDE_VALUE, WIDE_SOURCE_CODE = 5, WIDE_PARTS = 7 };

typedef struct {
    lode_measure_column column;
    const char *suffix;
} wide_part;

extern const wide_part wide_parts[WIDE_PARTS];

/* A cell as it is held: where it came from, the lengths of its parts, whether its source code says
 * more than its status, the texts of its parts. A part too long for its length has LONG_PART there
 * and the length before its text. */
enum {
    WIDE_PLACE = 8,
    WIDE_SAYS_MORE = WIDE_PLACE + WIDE_PARTS,
    WIDE_HEAD = WIDE_SAYS_MORE + 1,
    WIDE_LONG_PART = 255
};

/* Place of a cell: the file, then the line. */
enum { WIDE_LINE_BITS = 40 };

/* A face: the texts of the unit's columns, of release and of the trust, each with a zero byte at
 * its end. */
enum { WIDE_RELEASE = WIDE_UNIT_COLUMNS, WIDE_TRUST, WIDE_FACE = WIDE_TRUST + WIDE_TRUST_COLUMNS };

typedef struct {
    uint32_t unit;  /* whom it shows: number of what tells units apart */
    uint32_t empty; /* a bit for each text that is */
} wide_face;

typedef struct {
    uint32_t unit, breakdown, face;
} wide_row;

/* Cells by row; a segment is made when it gets its first. */
enum { WIDE_SEGMENT = 256 };

typedef struct {
    const char ***segment; /* [segments][WIDE_SEGMENT] NULL where there is none */
    size_t segments;
    bool has[WIDE_PARTS]; /* which parts any row has; of source codes, whether one says more than
                              its status */
} wide_measure;

struct lode_wide {
    lode_arena *arena; /* cells */
    lode_names *faces, *units, *breakdowns, *measures, *files;
    bool has_trust; /* any face names one */
    wide_face *face;
    size_t n_faces, faces_capacity;
    wide_row *row;
    size_t rows, rows_capacity, last;
    uint32_t *slot; /* [mask + 1] rows by unit and breakdown: number + 1, or 0; half full at most */
    size_t mask;
    wide_measure *measure;
    size_t n_measures, measures_capacity;
    lode_bytes text; /* a face or a unit being put together */
};

/* One row of a sheet: where its face is, numbers of the habits, and where its cell is. */
typedef struct {
    uint32_t face, breakdown, measure, at;
} sheet_row;

struct wide_sheet {
    const lode_habit *measure, *breakdown;
    uint32_t *measure_of, *breakdown_of; /* numbers of the table, by those of the habits */
    size_t measures, breakdowns;         /* how many are there */
    uint64_t file;                       /* in place */
    sheet_row *row;
    size_t rows, capacity;
    lode_bytes faces; /* one after the other */
    uint32_t face;    /* where the one at hand begins */
    lode_bytes cells;
};

/* The cell of a measure in a row, or NULL. */
static inline const char *wide_cell(const wide_measure *measure, size_t row) {
    const size_t segment = row / WIDE_SEGMENT;
    return segment < measure->segments && measure->segment[segment]
               ? measure->segment[segment][row % WIDE_SEGMENT]
               : NULL;
}

/* The texts of a cell's parts; all empty if held is NULL. */
void wide_cell_texts(const char *held, lode_slice text[WIDE_PARTS]);

/* The number of a face, new if it was not seen before. text may go on after it. */
uint32_t wide_face_number(lode_wide *wide, lode_slice text);
/* A row of this face shows itself with another too, which may know what the first did not. */
uint32_t wide_face_filled(lode_wide *wide, uint32_t face, uint32_t other);
/* Split a face. */
void wide_face_texts(lode_slice face, lode_slice texts[WIDE_FACE]);

#endif
