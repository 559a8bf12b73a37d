#include "lode/table.h"

#include "lode/memory.h"

#include <stdio.h>
#include <stdlib.h>

/* A cell in 16 bytes: its bytes, and how the text lies in them. */
typedef struct {
    const char *p;
    uint32_t n;
    uint32_t form;
} packed;

enum { AS_IS = 0, QUOTED = 1, MADE = 2, /* no raw bytes */ BEHIND = 3 /* + length of the text */ };

typedef struct {
    const char *name;
    size_t *position; /* where in this file each column of the table stands, from 0 */
} origin;

struct lode_table {
    lode_arena *arena;
    lode_slice *name;
    packed **column;
    size_t columns, rows, capacity;
    uint32_t *line;
    uint32_t *from; /* which file */
    origin *file;
    size_t files, files_capacity;
};

static lode_slice keep(lode_arena *arena, lode_slice s) {
    return (lode_slice){lode_arena_copy(arena, s.p, s.n), s.n};
}

static packed pack(lode_arena *arena, const lode_cell *cell) {
    lode_slice text = cell->text, raw = cell->raw;
    if (!raw.p)
        return (packed){keep(arena, text).p, (uint32_t)text.n, MADE};
    if (raw.n == text.n)
        return (packed){keep(arena, raw).p, (uint32_t)raw.n, AS_IS};
    if (raw.n == text.n + 2)
        return (packed){keep(arena, raw).p, (uint32_t)raw.n, QUOTED};
    char *both = lode_arena_take(arena, raw.n + text.n);
    memcpy(both, raw.p, raw.n);
    if (text.n)
        memcpy(both + raw.n, text.p, text.n);
    return (packed){both, (uint32_t)raw.n, BEHIND + (uint32_t)text.n};
}

lode_cell lode_table_cell(const lode_table *table, size_t row, size_t column) {
    packed c = table->column[column][row];
    lode_slice raw = {c.p, c.n};
    switch (c.form) {
    case AS_IS:
        return (lode_cell){raw, raw};
    case QUOTED:
        return (lode_cell){{c.p + 1, c.n - 2}, raw};
    case MADE:
        return (lode_cell){raw, {NULL, 0}};
    default:
        return (lode_cell){{c.p + c.n, c.form - BEHIND}, raw};
    }
}

/* Rows and keys are numbered by uint32_t, the last two of which mean something else. */
#define MOST_ROWS (UINT32_MAX - 2)

static void take_header(lode_table *table, const lode_record *header) {
    table->columns = header->n;
    table->name = lode_allocate(header->n, sizeof *table->name);
    table->column = lode_allocate(header->n, sizeof *table->column);
    for (size_t c = 0; c < header->n; c++)
        table->name[c] = keep(table->arena, header->cell[c].text);
}

static void make_room(lode_table *table) {
    if (table->rows < table->capacity)
        return;
    table->capacity = table->capacity ? 2 * table->capacity : 256;
    table->line = lode_reallocate(table->line, table->capacity, sizeof *table->line);
    table->from = lode_reallocate(table->from, table->capacity, sizeof *table->from);
    for (size_t c = 0; c < table->columns; c++)
        table->column[c] =
            lode_reallocate(table->column[c], table->capacity, sizeof *table->column[c]);
}

static void take_row(lode_table *table, const lode_record *record, const size_t *to) {
    make_room(table);
    for (size_t c = 0; c < record->n; c++)
        table->column[to[c]][table->rows] = pack(table->arena, &record->cell[c]);
    table->from[table->rows] = (uint32_t)(table->files - 1);
    table->line[table->rows++] = (uint32_t)record->line;
}

static const size_t NOWHERE = SIZE_MAX;

/* The column of the table called name that has no place in this file yet: columns without a name
 * are told apart by their order. */
static size_t find_free(const lode_table *table, const origin *file, lode_slice name) {
    for (size_t c = 0; c < table->columns; c++)
        if (file->position[c] == NOWHERE && lode_same(table->name[c], name))
            return c;
    return NOWHERE;
}

static lode_status other_columns(const origin *file, size_t line, size_t column,
                                 lode_error *error) {
    lode_fail_hint(error, "files read together need the same columns");
    return lode_fail_at(error, file->name, line, column);
}

/* Where each column of this file goes in the table; the first file settles the columns. */
static lode_status match_columns(lode_table *table, const lode_record *header, size_t *to,
                                 lode_error *error) {
    const origin *file = &table->file[table->files - 1], *first = &table->file[0];
    for (size_t c = 0; c < table->columns; c++)
        file->position[c] = NOWHERE;
    for (size_t c = 0; c < header->n; c++) {
        to[c] = find_free(table, file, header->cell[c].text);
        if (to[c] == NOWHERE) {
            lode_fail(error, LODE_DATA, "column '%.*s' is not in %s",
                      LODE_ARG(header->cell[c].text), first->name);
            return other_columns(file, header->line, c + 1, error);
        }
        file->position[to[c]] = c;
    }
    for (size_t c = 0; c < table->columns; c++)
        if (file->position[c] == NOWHERE) {
            lode_fail(error, LODE_DATA, "column '%.*s' of %s is missing", LODE_ARG(table->name[c]),
                      first->name);
            return other_columns(file, header->line, 0, error);
        }
    return LODE_OK;
}

static lode_status wrong_length(const lode_table *table, const lode_record *record,
                                lode_error *error) {
    lode_fail(error, LODE_DATA, "%zu cells where the header has %zu", record->n, table->columns);
    lode_fail_hint(
        error,
        record->n < table->columns
            ? "the record is cut short; lode-tidy reads published files that "
              "leave out empty cells at the end"
            : "a comma inside a cell that is not quoted, or a list that runs on past the last "
              "column, as in GIAS downloads");
    return lode_fail_at(error, table->file[table->files - 1].name, record->line, 0);
}

static lode_status read_rows(lode_table *table, lode_reader *reader, const size_t *to,
                             lode_report *report, lode_error *error) {
    lode_batch batch;
    lode_status status, wrong = LODE_OK;
    while ((status = lode_reader_next(reader, &batch, error)) == LODE_OK && batch.n > 0)
        for (size_t i = 0; i < batch.n; i++) {
            if (table->rows == MOST_ROWS)
                return lode_fail(error, LODE_DATA, "more rows than a table can hold (%u)",
                                 (unsigned)MOST_ROWS);
            if (batch.record[i].n == table->columns) {
                take_row(table, &batch.record[i], to);
                continue;
            }
            wrong = wrong_length(table, &batch.record[i], error);
            if (!report)
                return wrong;
            lode_problem(report, error, "records of another length");
        }
    return status != LODE_OK ? status : wrong;
}

static lode_status read_one(lode_table *table, lode_reader *reader, lode_report *report,
                            lode_error *error) {
    const lode_record *header = lode_reader_header(reader);
    LODE_GROW(table->file, table->files, table->files_capacity);
    if (table->files == 0)
        take_header(table, header);
    table->file[table->files++] =
        (origin){keep(table->arena, lode_text(lode_reader_name(reader))).p,
                 lode_arena_take(table->arena, table->columns * sizeof(size_t))};
    size_t *to = lode_allocate(header->n, sizeof *to);
    lode_status status = match_columns(table, header, to, error);
    if (status == LODE_OK)
        status = read_rows(table, reader, to, report, error);
    free(to);
    size_t folded = lode_reader_folded(reader);
    if (folded > 0)
        lode_notice(report, "%s: %zu cell%s had line breaks, now spaces", lode_reader_name(reader),
                    folded, folded == 1 ? "" : "s");
    return status;
}

lode_status lode_table_read(lode_table **table, const lode_input *input, lode_report *report,
                            lode_error *error) {
    lode_table *t = lode_allocate(1, sizeof *t);
    t->arena = lode_arena_new();
    lode_status status = LODE_OK;
    for (size_t i = 0; i < input->n && status == LODE_OK; i++) {
        lode_reader *reader;
        status = lode_reader_open(&reader, input->path[i], &input->read, report, error);
        if (status != LODE_OK)
            break;
        status = read_one(t, reader, report, error);
        lode_reader_close(reader);
    }
    if (status == LODE_OK)
        *table = t;
    else
        lode_table_free(t);
    return status;
}

lode_status lode_table_parse(lode_table **table, lode_slice csv, const char *name,
                             lode_error *error) {
    lode_reader *reader;
    lode_status status = lode_reader_open_text(&reader, csv, name, error);
    if (status != LODE_OK)
        return status;
    lode_table *t = lode_allocate(1, sizeof *t);
    t->arena = lode_arena_new();
    status = read_one(t, reader, NULL, error);
    lode_reader_close(reader);
    if (status == LODE_OK) {
        *table = t;
        return LODE_OK;
    }
    lode_table_free(t);
    return status;
}

void lode_table_free(lode_table *table) {
    if (!table)
        return;
    for (size_t c = 0; c < table->columns; c++)
        free(table->column[c]);
    free(table->column);
    free(table->name);
    free(table->line);
    free(table->from);
    free(table->file);
    lode_arena_free(table->arena);
    free(table);
}

size_t lode_table_rows(const lode_table *table) {
    return table->rows;
}

size_t lode_table_columns(const lode_table *table) {
    return table->columns;
}

lode_slice lode_table_name(const lode_table *table, size_t column) {
    return table->name[column];
}

int lode_table_find(const lode_table *table, lode_slice name) {
    for (size_t c = 0; c < table->columns; c++)
        if (lode_same(table->name[c], name))
            return (int)c;
    return -1;
}

void lode_table_keep(lode_table *table, const bool *keep_row) {
    size_t kept = 0;
    for (size_t row = 0; row < table->rows; row++) {
        if (!keep_row[row])
            continue;
        for (size_t c = 0; c < table->columns; c++)
            table->column[c][kept] = table->column[c][row];
        table->line[kept] = table->line[row];
        table->from[kept++] = table->from[row];
    }
    table->rows = kept;
}

const char *lode_table_file(const lode_table *table, size_t row) {
    return table->file[row < table->rows ? table->from[row] : 0].name;
}

size_t lode_table_line(const lode_table *table, size_t row) {
    return table->line[row];
}

lode_status lode_table_fail_at(const lode_table *table, size_t row, size_t column,
                               lode_error *error) {
    const origin *file = &table->file[table->from[row]];
    return lode_fail_at(error, file->name, table->line[row], file->position[column] + 1);
}

/* As many names as fit, separated by commas; "..." stands for the others. */
static void list_names(const lode_slice *names, size_t n, char *list, size_t room) {
    size_t length = 0;
    list[0] = '\0';
    for (size_t i = 0; i < n; i++) {
        if (length + names[i].n + sizeof ", , ..." > room) {
            snprintf(list + length, room - length, "%s...", i ? ", " : "");
            return;
        }
        length += (size_t)snprintf(list + length, room - length, "%s%.*s", i ? ", " : "",
                                   LODE_ARG(names[i]));
    }
}

lode_status lode_no_column(const char *file, const lode_slice *names, size_t n, lode_slice wanted,
                           lode_error *error) {
    lode_fail(error, LODE_DATA, "no column '%.*s'", LODE_ARG(wanted));
    char meant[LODE_ERROR_TEXT / 4] = "", list[LODE_ERROR_TEXT / 2];
    int found = lode_suggest(wanted, names, n);
    if (found >= 0)
        snprintf(meant, sizeof meant, "did you mean '%.*s'? ", LODE_ARG(names[found]));
    list_names(names, n, list, sizeof list);
    lode_fail_hint(error, "%s%s columns are: %s", meant, found >= 0 ? "The" : "the", list);
    return lode_fail_at(error, file, 0, 0);
}
