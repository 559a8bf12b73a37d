#include "lode/register.h"

#include "lode/columns.h"
#include "lode/memory.h"

#include <stdlib.h>

struct lode_register {
    char *file;
    size_t n;      /* columns */
    int urn;       /* where the URN stands in the file */
    int *position; /* [n] where each column stands, -1 if it does not */
    lode_arena *arena;
    lode_names *urns;
    lode_slice *cell; /* [rows x n] */
    size_t *line;     /* [rows] */
    size_t rows, capacity, lines_capacity;
    size_t longer, nameless; /* records that go on after the last column, or have no URN */
};

/* ---- columns ---- */

static lode_status find_column(const lode_column_names *header, const char *name,
                               lode_reference *reference, int *position, lode_error *error) {
    const lode_status status =
        lode_column_find(header, lode_text(name), reference, position, error);
    if (status == LODE_OK && *position < 0 && strcmp(name, "school_status") == 0)
        return lode_column_find(header, lode_text("status"), reference, position, error);
    return status;
}

static lode_status find_columns(lode_register *r, const lode_header *header,
                                const char *const *columns, lode_reference *reference,
                                lode_error *error) {
    lode_slice *names = lode_allocate(header->n, sizeof *names);
    for (size_t c = 0; c < header->n; c++)
        names[c] = header->cell[c].text;
    const lode_column_names all = {r->file, names, header->n};
    lode_status status = find_column(&all, "school_urn", reference, &r->urn, error);
    if (status == LODE_OK && r->urn < 0)
        status = lode_no_column(r->file, names, header->n, lode_text("school_urn"), error);
    for (size_t i = 0; i < r->n && status == LODE_OK; i++)
        status = find_column(&all, columns[i], reference, &r->position[i], error);
    free(names);
    return status;
}

/* ---- rows ---- */

static void tell_twice(const lode_register *r, uint32_t row, size_t line, lode_report *report,
                       lode_error *error) {
    lode_fail(error, LODE_DATA, "the school '%.*s' is here twice: lines %zu and %zu",
              LODE_ARG(lode_names_get(r->urns, row)), r->line[row], line);
    lode_fail_hint(error, "a register has one row a school");
    lode_fail_at(error, r->file, line, (size_t)r->urn + 1);
    lode_problem(report, error, "schools that stand twice");
}

static void add_row(lode_register *r, const lode_record *record) {
    if ((r->rows + 1) * (r->n + 1) > r->capacity) {
        r->capacity = 2 * (r->rows + 64) * (r->n + 1);
        r->cell = lode_reallocate(r->cell, r->capacity, sizeof *r->cell);
    }
    LODE_GROW(r->line, r->rows, r->lines_capacity);
    r->line[r->rows] = lode_record_line(record);
    for (size_t i = 0; i < r->n; i++) {
        const lode_slice text = lode_record_at(record, r->position[i]);
        r->cell[r->rows * r->n + i] =
            text.n ? (lode_slice){lode_arena_copy(r->arena, text.p, text.n), text.n}
                   : (lode_slice){"", 0};
    }
    r->rows++;
}

static lode_status see_record(lode_register *r, const lode_record *record, size_t columns,
                              lode_report *report, lode_error *error) {
    if (record->n < columns) {
        lode_wrong_length(r->file, record, columns, error);
        lode_problem(report, error, "records of another length");
        return LODE_DATA;
    }
    r->longer += record->n > columns;
    const lode_slice urn = lode_record_at(record, r->urn);
    if (urn.n == 0) {
        r->nameless++;
        return LODE_OK;
    }
    const uint32_t row = lode_names_add(r->urns, urn);
    if (row < r->rows) {
        tell_twice(r, row, lode_record_line(record), report, error);
        return LODE_DATA;
    }
    add_row(r, record);
    return LODE_OK;
}

static lode_status read_rows(lode_register *r, lode_reader *reader, lode_report *report,
                             lode_error *error) {
    const size_t columns = lode_reader_header(reader)->n;
    lode_status worst = LODE_OK;
    for (;;) {
        const lode_block *block;
        const lode_status status = lode_reader_next(reader, &block, error);
        if (status != LODE_OK)
            return status;
        if (block->n == 0)
            return worst;
        for (size_t i = 0; i < block->n; i++) {
            const lode_record record = lode_block_record(block, i);
            if (see_record(r, &record, columns, report, error) != LODE_OK)
                worst = LODE_DATA;
        }
    }
}

static void tell(const lode_register *r, lode_report *report) {
    if (r->longer > 0)
        lode_notice(report, "%s: %zu record%s on after the last column: what is beyond is not read",
                    r->file, r->longer, r->longer == 1 ? " goes" : "s go");
    if (r->nameless > 0)
        lode_notice(report, "%s: %zu record%s no URN and %s not used", r->file, r->nameless,
                    r->nameless == 1 ? " has" : "s have", r->nameless == 1 ? "is" : "are");
}

lode_status lode_register_read(lode_register **schools, const char *path,
                               const lode_read_options *read, const char *const *columns, size_t n,
                               lode_reference *reference, lode_report *report, lode_error *error) {
    lode_reader *reader;
    lode_status status = lode_reader_open(&reader, path, read, report, error);
    if (status != LODE_OK)
        return status;
    lode_register *r = lode_allocate(1, sizeof *r);
    r->file = lode_copy_string(lode_reader_name(reader));
    r->n = n;
    r->position = lode_allocate(n, sizeof *r->position);
    r->arena = lode_arena_new();
    r->urns = lode_names_new();
    status = find_columns(r, lode_reader_header(reader), columns, reference, error);
    if (status == LODE_OK)
        status = read_rows(r, reader, report, error);
    lode_reader_close(reader);
    if (status == LODE_OK) {
        tell(r, report);
        *schools = r;
    } else {
        lode_register_free(r);
    }
    return status;
}

void lode_register_free(lode_register *schools) {
    if (!schools)
        return;
    free(schools->file);
    free(schools->position);
    free(schools->cell);
    free(schools->line);
    lode_names_free(schools->urns);
    lode_arena_free(schools->arena);
    free(schools);
}

/* ---- what it says ---- */

const char *lode_register_file(const lode_register *schools) {
    return schools->file;
}

size_t lode_register_rows(const lode_register *schools) {
    return schools->rows;
}

bool lode_register_has(const lode_register *schools, size_t column) {
    return schools->position[column] >= 0;
}

uint32_t lode_register_find(const lode_register *schools, lode_slice urn) {
    return lode_names_find(schools->urns, urn);
}

lode_slice lode_register_urn(const lode_register *schools, size_t row) {
    return lode_names_get(schools->urns, (uint32_t)row);
}

lode_slice lode_register_text(const lode_register *schools, size_t row, size_t column) {
    return schools->cell[row * schools->n + column];
}

lode_status lode_register_fail_at(const lode_register *schools, size_t row, size_t column,
                                  lode_error *error) {
    const int at = column == LODE_REGISTER_URN ? schools->urn : schools->position[column];
    return lode_fail_at(error, schools->file, schools->line[row], (size_t)(at + 1));
}

lode_status lode_wrong_date(lode_slice text, lode_error *error) {
    lode_fail(error, LODE_DATA, "'%.*s' is not a date", LODE_ARG(text));
    return lode_fail_hint(error, "write the day as 31-08-2018, 31/08/2018 or 2018-08-31");
}

lode_status lode_register_day(const lode_register *schools, size_t row, size_t column, bool *known,
                              int32_t *day, lode_error *error) {
    const lode_slice text = lode_register_text(schools, row, column);
    lode_date date;
    *known = text.n > 0;
    if (*known && !lode_date_read(text, &date)) {
        lode_wrong_date(text, error);
        return lode_register_fail_at(schools, row, column, error);
    }
    *day = *known ? lode_date_number(date) : 0;
    return LODE_OK;
}
