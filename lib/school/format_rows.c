/* What the records of a file become that is no table of figures: rows of a school table, a
 * judgement table, a table of pairs, ... Its columns are those of the reference table "tables". */
#include "formats_parts.h"
#include "lode/memory.h"

#include <stdlib.h>

static void read_table_columns(lode_recognised *r) {
    const lode_lookup *tables = &r->formats->tables;
    const size_t rows = lode_lookup_rows(tables);
    r->table_column = lode_allocate(rows, sizeof *r->table_column);
    for (size_t row = 0; row < rows; row++)
        if (lode_same(lode_lookup_text(tables, row, TABLE_NAME), r->table))
            r->table_column[r->table_columns++] = lode_lookup_text(tables, row, TABLE_COLUMN);
}

int lode_recognised_table_column(const lode_recognised *r, lode_slice name) {
    for (size_t c = 0; c < r->table_columns; c++)
        if (lode_same(r->table_column[c], name))
            return (int)c;
    return -1;
}

static void add_cell(lode_mapped_row *row, lode_mapped_cell cell) {
    LODE_GROW(row->cell, row->cells, row->capacity);
    row->cell[row->cells++] = cell;
}

static bool has_cell(const lode_mapped_row *row, size_t column) {
    for (size_t i = 0; i < row->cells; i++)
        if (row->cell[i].column == column)
            return true;
    return false;
}

/* ---- described cells ---- */

static lode_status wrong_column(const lode_recognised *r, const lode_description *description,
                                const lode_described *d, const char *what, lode_error *error) {
    lode_fail(error, LODE_DATA, "'%.*s' %s of a %.*s table", LODE_ARG(d->becomes), what,
              LODE_ARG(r->table));
    lode_fail_hint(error, "tables.csv lists the columns of each table");
    return lode_table_fail_at(description->table, d->row, 0, error);
}

static lode_status put_cell(lode_recognised *r, const lode_description *description,
                            const lode_described *d, int position, lode_mapped_row *row,
                            lode_error *error) {
    const int column = lode_recognised_table_column(r, d->becomes);
    if (column < 0)
        return wrong_column(r, description, d, "is no column", error);
    if (d->when.n == 0 && has_cell(row, (size_t)column))
        return wrong_column(r, description, d, "is filled twice", error);
    lode_mapped_cell cell = {.column = (size_t)column,
                             .position = position,
                             .beside = -1,
                             .text = d->text,
                             .recode = d->recode,
                             .values = d->values,
                             .holds = d->holds,
                             .required = d->required};
    lode_status status = lode_when_read(r, description, d, &cell.when, error);
    if (status == LODE_OK)
        status = lode_default_read(r, description, d, &cell, error);
    if (status == LODE_OK)
        add_cell(row, cell);
    return status;
}

static lode_mapped_row *row_of(lode_recognised *r, lode_slice part) {
    for (size_t i = 0; i < r->rows; i++)
        if (lode_same(r->row[i].part, part))
            return &r->row[i];
    r->row[r->rows] = (lode_mapped_row){.part = part};
    return &r->row[r->rows++];
}

static lode_status put_in(lode_recognised *r, const lode_description *description,
                          const lode_described *d, int position, lode_mapped_row *row,
                          lode_error *error) {
    if (d->column.n == 0 || position >= 0 || d->usual.n > 0)
        return put_cell(r, description, d, position, row, error);
    if (d->required && !d->dispensable)
        row->lacks = d->column;
    return LODE_OK;
}

/* A cell of one part, or of all of them. */
static lode_status put_described(lode_recognised *r, const lode_description *description,
                                 const lode_described *d, lode_error *error) {
    const int position = lode_header_find_any(r->header, d->column);
    lode_status status = LODE_OK;
    if (d->becomes.n == 0)
        return LODE_OK;
    if (d->part.n > 0)
        return put_in(r, description, d, position, row_of(r, d->part), error);
    for (size_t i = 0; i < r->rows && status == LODE_OK; i++)
        status = put_in(r, description, d, position, &r->row[i], error);
    return status;
}

/* Rows that cannot be made of this file go; the first one still says what it lacks. */
static void drop_lacking(lode_recognised *r) {
    const size_t before = r->rows;
    r->rows = 0;
    for (size_t i = 0; i < before; i++)
        if (r->row[i].lacks.n == 0)
            r->row[r->rows++] = r->row[i];
        else
            free(r->row[i].cell);
}

/* The parts there are, in the order of the description; without any, the one row of a record. */
static void find_parts(lode_recognised *r, const lode_description *description) {
    const size_t n = description ? description->n : 0;
    r->row = lode_allocate(n + 1, sizeof *r->row);
    for (size_t i = 0; i < n; i++)
        if (description->column[i].part.n > 0)
            row_of(r, description->column[i].part);
    if (r->rows == 0)
        r->rows = 1;
}

/* ---- cells by what columns are called ---- */

static int find_called(const lode_recognised *r, const lode_description *description,
                       lode_slice name) {
    const int position = lode_columns_find(r->formats->columns, r->header, name);
    const bool described =
        position >= 0 && description &&
        lode_description_find(description, r->header->cell[position].text) != NULL;
    return described ? -1 : position;
}

/* A DfE number that is in no column is made of two: the authority's code and the establishment's
 * number. */
static lode_mapped_cell made_laestab(const lode_recognised *r, size_t column) {
    return (lode_mapped_cell){
        .column = column,
        .position = lode_columns_find(r->formats->columns, r->header, lode_text("estab_number")),
        .beside = lode_columns_find(r->formats->columns, r->header, lode_text("old_la_code")),
        .holds = LODE_HOLDS_LAESTAB};
}

static void put_called(lode_recognised *r, const lode_description *description, size_t column) {
    lode_mapped_cell cell = {.column = column,
                             .position = find_called(r, description, r->table_column[column]),
                             .beside = -1,
                             .holds = lode_is(r->table_column[column], "school_laestab")
                                          ? LODE_HOLDS_LAESTAB
                                          : LODE_HOLDS_ANYTHING};
    if (cell.position < 0 && lode_is(r->table_column[column], "school_laestab"))
        cell = made_laestab(r, column);
    for (size_t i = 0; i < r->rows && cell.position >= 0; i++)
        if (!has_cell(&r->row[i], column))
            add_cell(&r->row[i], cell);
}

lode_status lode_recognised_rows(lode_recognised *r, const lode_description *description,
                                 lode_error *error) {
    lode_status status = LODE_OK;
    read_table_columns(r);
    find_parts(r, description);
    for (size_t i = 0; description && i < description->n && status == LODE_OK; i++)
        status = put_described(r, description, &description->column[i], error);
    if (status == LODE_OK)
        drop_lacking(r);
    for (size_t c = 0; c < r->table_columns && status == LODE_OK; c++)
        put_called(r, description, c);
    return status;
}
