#include "lode/wide.h"

#include "lode/memory.h"

#include <stdlib.h>

/* What tells rows of a wide table apart, and what names them. */
static const lode_measure_column identity[] = {
    LODE_COL_TIME_PERIOD,     LODE_COL_TIME_IDENTIFIER, LODE_COL_GEOGRAPHIC_LEVEL,
    LODE_COL_SCHOOL_URN,      LODE_COL_SCHOOL_LAESTAB,  LODE_COL_SCHOOL_NAME,
    LODE_COL_OLD_LA_CODE,     LODE_COL_NEW_LA_CODE,     LODE_COL_LA_NAME,
    LODE_COL_REGION_CODE,     LODE_COL_REGION_NAME,     LODE_COL_ESTABLISHMENT_TYPE,
    LODE_COL_BREAKDOWN_TOPIC, LODE_COL_BREAKDOWN,       LODE_COL_RELEASE};

/* The parts of a cell; the first is the value or its code, under the measure's own name. */
static const struct {
    lode_measure_column column;
    const char *suffix;
} parts[] = {{LODE_COL_VALUE, ""},
             {LODE_COL_N, "_n"},
             {LODE_COL_NUMERATOR, "_numerator"},
             {LODE_COL_CI_LOW, "_ci_low"},
             {LODE_COL_CI_HIGH, "_ci_high"}};

enum { IDENTITY = sizeof identity / sizeof *identity, PARTS = sizeof parts / sizeof *parts };

typedef struct {
    lode_slice part[PARTS];
    uint32_t file;
    size_t line;
} wide_cell;

typedef struct {
    lode_slice identity[IDENTITY];
    wide_cell **cell; /* by measure, NULL where there is none */
    uint32_t cells;
} wide_row;

/* Which parts any row has. */
typedef struct {
    bool has[PARTS];
} wide_measure;

struct lode_wide {
    lode_arena *arena;
    lode_names *keys, *measures, *files;
    wide_row *row; /* by key */
    size_t rows, rows_capacity;
    wide_measure *measure; /* by measure */
    size_t n_measures, measures_capacity;
    char *key; /* of the row at hand */
    size_t key_n, key_capacity;
};

lode_wide *lode_wide_new(void) {
    lode_wide *w = lode_allocate(1, sizeof *w);
    w->arena = lode_arena_new();
    w->keys = lode_names_new();
    w->measures = lode_names_new();
    w->files = lode_names_new();
    return w;
}

void lode_wide_free(lode_wide *wide) {
    if (!wide)
        return;
    for (size_t i = 0; i < wide->rows; i++)
        free(wide->row[i].cell);
    lode_names_free(wide->keys);
    lode_names_free(wide->measures);
    lode_names_free(wide->files);
    lode_arena_free(wide->arena);
    free(wide->row);
    free(wide->measure);
    free(wide->key);
    free(wide);
}

static lode_slice copy(lode_wide *w, lode_slice text) {
    return text.n ? (lode_slice){lode_arena_copy(w->arena, text.p, text.n), text.n}
                  : (lode_slice){NULL, 0};
}

static void key_add(lode_wide *w, lode_slice text) {
    size_t wanted = w->key_n + text.n + 1;
    if (wanted > w->key_capacity) {
        w->key_capacity = 2 * wanted;
        w->key = lode_reallocate(w->key, w->key_capacity, 1);
    }
    if (text.n)
        memcpy(w->key + w->key_n, text.p, text.n);
    w->key_n += text.n;
    w->key[w->key_n++] = '\0';
}

static bool names_place(lode_measure_column column) {
    return column >= LODE_COL_SCHOOL_LAESTAB && column <= LODE_COL_REGION_NAME;
}

/* A school's URN is enough to know it: its name may differ between the files of a year. */
static uint32_t key_of(lode_wide *w, const lode_cell *cells) {
    bool by_urn = lode_trim(cells[LODE_COL_SCHOOL_URN].text).n > 0;
    w->key_n = 0;
    for (size_t i = 0; i < IDENTITY; i++)
        if (!by_urn || !names_place(identity[i]))
            key_add(w, lode_trim(cells[identity[i]].text));
    return lode_names_add(w->keys, (lode_slice){w->key, w->key_n});
}

static wide_row *row_of(lode_wide *w, const lode_cell *cells) {
    uint32_t id = key_of(w, cells);
    if (id == w->rows) {
        LODE_GROW(w->row, w->rows, w->rows_capacity);
        w->row[w->rows++] = (wide_row){0};
    }
    wide_row *row = &w->row[id];
    for (size_t i = 0; i < IDENTITY; i++) /* a later file may know a name the first did not */
        if (row->identity[i].n == 0)
            row->identity[i] = copy(w, lode_trim(cells[identity[i]].text));
    return row;
}

static uint32_t measure_of(lode_wide *w, const lode_cell *cells) {
    uint32_t id = lode_names_add(w->measures, lode_trim(cells[LODE_COL_MEASURE].text));
    if (id == w->n_measures) {
        LODE_GROW(w->measure, w->n_measures, w->measures_capacity);
        w->measure[w->n_measures++] = (wide_measure){0};
    }
    return id;
}

static wide_cell **place_of(wide_row *row, uint32_t measure) {
    if (measure >= row->cells) {
        uint32_t room = 2 * (measure + 1);
        row->cell = lode_reallocate(row->cell, room, sizeof *row->cell);
        for (uint32_t i = row->cells; i < room; i++)
            row->cell[i] = NULL;
        row->cells = room;
    }
    return &row->cell[measure];
}

static lode_status twice(const lode_wide *w, const lode_cell *cells, const wide_cell *first,
                         const char *file, size_t line, lode_error *error) {
    lode_fail(error, LODE_DATA, "%.*s of this unit, period and breakdown is here a second time",
              LODE_ARG(cells[LODE_COL_MEASURE].text));
    lode_fail_hint(error, "the first is %.*s:%zu", LODE_ARG(lode_names_get(w->files, first->file)),
                   first->line);
    return lode_fail_at(error, file, line, 0);
}

lode_status lode_wide_add(lode_wide *wide, const lode_cell *cells, const char *file, size_t line,
                          lode_error *error) {
    wide_row *row = row_of(wide, cells);
    uint32_t measure = measure_of(wide, cells);
    wide_cell **place = place_of(row, measure);
    if (*place)
        return twice(wide, cells, *place, file, line, error);
    wide_cell *cell = lode_arena_take(wide->arena, sizeof *cell);
    for (size_t p = 0; p < PARTS; p++) {
        lode_slice text = lode_trim(cells[parts[p].column].text);
        if (text.n == 0 && parts[p].column == LODE_COL_VALUE)
            text = lode_trim(cells[LODE_COL_STATUS].text);
        cell->part[p] = copy(wide, text);
        wide->measure[measure].has[p] |= text.n > 0;
    }
    cell->file = lode_names_add(wide->files, lode_text(file));
    cell->line = line;
    *place = cell;
    return LODE_OK;
}

/* One column of the output after the identity. */
typedef struct {
    uint32_t measure;
    size_t part;
} wide_column;

/* Values first, then what goes with each. */
static size_t list_columns(const lode_wide *w, wide_column *columns) {
    size_t n = 0;
    for (uint32_t m = 0; m < w->n_measures; m++)
        columns[n++] = (wide_column){m, 0};
    for (uint32_t m = 0; m < w->n_measures; m++)
        for (size_t p = 1; p < PARTS; p++)
            if (w->measure[m].has[p])
                columns[n++] = (wide_column){m, p};
    return n;
}

/* A measure called as an identity column, or as what goes with another measure. */
static lode_status check_names(const lode_slice *names, size_t n, lode_error *error) {
    lode_names *seen = lode_names_new();
    lode_status status = LODE_OK;
    for (size_t i = 0; i < n && status == LODE_OK; i++) {
        if (lode_names_find(seen, names[i]) != LODE_UNKNOWN) {
            lode_fail(error, LODE_DATA, "two columns of the wide table would be called '%.*s'",
                      LODE_ARG(names[i]));
            status = lode_fail_hint(error, "a measure has the name of another column: leave one "
                                           "out with -m");
        }
        lode_names_add(seen, names[i]);
    }
    lode_names_free(seen);
    return status;
}

static lode_status write_header(const lode_wide *w, const wide_column *columns, size_t n,
                                lode_output *output, lode_error *error) {
    lode_slice *names = lode_allocate(IDENTITY + n, sizeof *names);
    bool *number = lode_allocate(IDENTITY + n, sizeof *number);
    for (size_t i = 0; i < IDENTITY; i++)
        names[i] = lode_text(lode_measure_column_name(identity[i]));
    for (size_t i = 0; i < n; i++) {
        lode_slice measure = lode_names_get(w->measures, columns[i].measure);
        names[IDENTITY + i] = lode_text(
            lode_arena_print(w->arena, "%.*s%s", LODE_ARG(measure), parts[columns[i].part].suffix));
        number[IDENTITY + i] = true;
    }
    lode_status status = check_names(names, IDENTITY + n, error);
    if (status == LODE_OK)
        status = lode_output_header(output, names, number, IDENTITY + n, error);
    free(names);
    free(number);
    return status;
}

static lode_status write_rows(const lode_wide *w, const wide_column *columns, size_t n,
                              lode_output *output, lode_error *error) {
    lode_cell *cells = lode_allocate(IDENTITY + n, sizeof *cells);
    lode_status status = LODE_OK;
    for (size_t r = 0; r < w->rows && status == LODE_OK; r++) {
        const wide_row *row = &w->row[r];
        for (size_t i = 0; i < IDENTITY; i++)
            cells[i] = lode_cell_of(row->identity[i]);
        for (size_t i = 0; i < n; i++) {
            uint32_t m = columns[i].measure;
            const wide_cell *cell = m < row->cells ? row->cell[m] : NULL;
            cells[IDENTITY + i] =
                lode_cell_of(cell ? cell->part[columns[i].part] : (lode_slice){NULL, 0});
        }
        status = lode_output_row(output, cells, error);
    }
    free(cells);
    return status;
}

lode_status lode_wide_write(const lode_wide *wide, lode_output *output, lode_error *error) {
    wide_column *columns = lode_allocate(PARTS * wide->n_measures + 1, sizeof *columns);
    size_t n = list_columns(wide, columns);
    lode_status status = write_header(wide, columns, n, output, error);
    if (status == LODE_OK)
        status = write_rows(wide, columns, n, output, error);
    free(columns);
    return status;
}
