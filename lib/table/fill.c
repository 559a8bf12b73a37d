/* Tables are filled: the blocks of files, read by several workers and held in their order. */
#include "held.h"

#include "lode/memory.h"

#include <stdlib.h>

/* Rows and keys are numbered by uint32_t, the last two of which mean something else. */
#define MOST_ROWS (UINT32_MAX - 2)

/* ---- columns ---- */

static lode_slice keep_text(lode_arena *arena, lode_slice s) {
    return (lode_slice){lode_arena_copy(arena, s.p, s.n), s.n};
}

static void take_header(lode_table *table, const lode_header *header) {
    table->columns = header->n;
    table->name = lode_allocate(header->n, sizeof *table->name);
    for (size_t c = 0; c < header->n; c++)
        table->name[c] = keep_text(table->arena, header->cell[c].text);
}

static const size_t NOWHERE = SIZE_MAX;

/* The column of the table called name that has no place in this file yet: columns without a name
 * are told apart by their order. */
static size_t find_free(const lode_table *table, const table_file *file, lode_slice name) {
    for (size_t c = 0; c < table->columns; c++)
        if (file->position[c] == NOWHERE && lode_same(table->name[c], name))
            return c;
    return NOWHERE;
}

static lode_status other_columns(const table_file *file, size_t line, size_t column,
                                 lode_error *error) {
    lode_fail_hint(error, "files read together need the same columns");
    return lode_fail_at(error, file->name, line, column);
}

/* Where each column of this file goes in the table; the first file settles the columns. */
static lode_status match_columns(lode_table *table, const lode_header *header, lode_error *error) {
    table_file *file = &table->file[table->files - 1];
    const table_file *first = &table->file[0];
    for (size_t c = 0; c < table->columns; c++)
        file->position[c] = NOWHERE;
    for (size_t c = 0; c < header->n; c++) {
        const size_t to = find_free(table, file, header->cell[c].text);
        if (to == NOWHERE) {
            lode_fail(error, LODE_DATA, "column '%.*s' is not in %s",
                      LODE_ARG(header->cell[c].text), first->name);
            return other_columns(file, header->line, c + 1, error);
        }
        file->position[to] = c;
        file->reordered |= to != c;
    }
    for (size_t c = 0; c < table->columns; c++)
        if (file->position[c] == NOWHERE) {
            lode_fail(error, LODE_DATA, "column '%.*s' of %s is missing", LODE_ARG(table->name[c]),
                      first->name);
            return other_columns(file, header->line, 0, error);
        }
    return LODE_OK;
}

/* ---- rows ---- */

/* One file being read into the table. */
typedef struct {
    const size_t *kept;                 /* [columns] the columns of the file that are; NULL: all */
    size_t columns;                     /* of the file */
    lode_block made[LODE_MOST_WORKERS]; /* what each worker has ready to be held */
    lode_table *table;
    const lode_table_watch *watch; /* or NULL */
    lode_report *report;
    lode_status wrong; /* LODE_DATA: a record of another length was told */
    lode_error last;   /* the last that was */
} filling;

lode_status lode_wrong_length(const char *file, const lode_record *record, size_t columns,
                              lode_error *error) {
    lode_fail(error, LODE_DATA, "%zu cells where the header has %zu", record->n, columns);
    lode_fail_hint(
        error,
        record->n < columns
            ? "the record is cut short; lode-tidy reads published files that "
              "leave out empty cells at the end"
            : "a comma inside a cell that is not quoted, or a list that runs on past the last "
              "column, as in GIAS downloads, which lode-tidy reads");
    return lode_fail_at(error, file, lode_record_line(record), 0);
}

/* Whether every record is as long as the header. */
static bool is_regular(const lode_block *block, size_t columns) {
    bool same = true;
    for (size_t i = 0; i < block->n; i++)
        same &= block->first[i + 1] - block->first[i] == columns;
    return same;
}

/* What will be held of the block. */
static lode_status make_holdable(void *context, unsigned worker, lode_block *block,
                                 lode_error *error) {
    (void)error;
    filling *f = context;
    lode_arena **arena = &f->table->blocks[worker];
    if (!*arena)
        *arena = lode_arena_new();
    if (!is_regular(block, f->columns))
        return LODE_OK; /* told when its turn comes */
    if (f->kept)
        lode_block_keep_columns(block, f->kept, f->table->columns, *arena, &f->made[worker]);
    else
        lode_block_keep(block, f->table->often ? 0 : f->columns, *arena, &f->made[worker]);
    if (f->watch)
        f->watch->see(f->watch->context, worker, block,
                      lode_table_order(f->table, f->table->files - 1));
    return LODE_OK;
}

static lode_status tell_wrong(filling *f, const lode_block *block, lode_error *error) {
    for (size_t i = 0; i < block->n; i++) {
        const lode_record record = lode_block_record(block, i);
        if (record.n == f->columns)
            continue;
        f->wrong =
            lode_wrong_length(f->table->file[f->table->files - 1].name, &record, f->columns, error);
        if (!f->report)
            return f->wrong;
        lode_problem(f->report, error, "records of another length");
        f->last = *error;
    }
    return LODE_OK;
}

static lode_status hold_block(void *context, unsigned worker, lode_block *block,
                              lode_error *error) {
    filling *f = context;
    lode_table *table = f->table;
    if (!is_regular(block, f->columns))
        return tell_wrong(f, block, error);
    if (table->rows + block->n > MOST_ROWS)
        return lode_fail(error, LODE_DATA, "more rows than a table can hold (%u)",
                         (unsigned)MOST_ROWS);
    const lode_block *made = &f->made[worker];
    LODE_GROW(table->held, table->n, table->capacity);
    table->held[table->n++] = (held_block){*made, table->rows, (uint32_t)(table->files - 1)};
    table->rows += made->n;
    if (f->watch)
        f->watch->added(f->watch->context, worker, made->n);
    return LODE_OK;
}

static lode_status read_rows(lode_table *table, lode_reader *reader, const size_t *kept,
                             const lode_table_watch *watch, lode_report *report,
                             lode_error *error) {
    filling f = {.table = table,
                 .watch = watch,
                 .report = report,
                 .kept = kept,
                 .columns = lode_reader_header(reader)->n};
    const lode_reading reading = {&f, make_holdable, hold_block};
    const lode_status status = lode_reader_each(reader, &reading, error);
    if (status == LODE_OK && f.wrong != LODE_OK && error)
        *error = f.last;
    return status != LODE_OK ? status : f.wrong;
}

static void make_guide(lode_table *table) {
    const size_t n = table->rows / GUIDED + 1;
    table->guide = lode_reallocate(table->guide, n, sizeof *table->guide);
    size_t held = 0;
    for (size_t i = 0; i * GUIDED < table->rows; i++) {
        while (i * GUIDED >= table->held[held].first + table->held[held].block.n)
            held++;
        table->guide[i] = (uint32_t)held;
    }
}

static void tell_folded(const lode_reader *reader, lode_report *report) {
    const size_t folded = lode_reader_folded(reader);
    if (folded > 0)
        lode_notice(report, "%s: %zu cell%s had line breaks, now spaces", lode_reader_name(reader),
                    folded, folded == 1 ? "" : "s");
}

/* The file that is read next. */
static table_file *add_file(lode_table *table, const lode_reader *reader) {
    const lode_slice name = keep_text(table->arena, lode_text(lode_reader_name(reader)));
    size_t *position = lode_arena_take(table->arena, table->columns * sizeof *position);
    LODE_GROW(table->file, table->files, table->files_capacity);
    table->file[table->files] = (table_file){name.p, position, false};
    return &table->file[table->files++];
}

static lode_status read_one(lode_table *table, lode_reader *reader, const lode_table_watch *watch,
                            lode_report *report, lode_error *error) {
    const lode_header *header = lode_reader_header(reader);
    if (table->files == 0) {
        take_header(table, header);
        if (watch)
            watch->begin(watch->context, table);
    }
    add_file(table, reader);
    lode_status status = match_columns(table, header, error);
    if (status == LODE_OK)
        status = read_rows(table, reader, NULL, watch, report, error);
    make_guide(table);
    tell_folded(reader, report);
    return status;
}

static lode_table *new_table(void) {
    lode_table *table = lode_allocate(1, sizeof *table);
    table->arena = lode_arena_new();
    return table;
}

lode_status lode_table_read(lode_table **table, const lode_input *input,
                            const lode_table_watch *watch, lode_report *report, lode_error *error) {
    lode_table *t = new_table();
    lode_status status = LODE_OK;
    lode_read_options read = input->read;
    read.hold = true;
    for (size_t i = 0; i < input->n && status == LODE_OK; i++) {
        lode_reader *reader;
        status = lode_reader_open(&reader, input->path[i], &read, report, error);
        if (status != LODE_OK)
            break;
        status = read_one(t, reader, watch, report, error);
        LODE_GROW(t->whole, t->wholes, t->wholes_capacity);
        t->whole[t->wholes++] = lode_reader_take_whole(reader);
        lode_reader_close(reader);
    }
    if (status == LODE_OK)
        *table = t;
    else
        lode_table_free(t);
    return status;
}

static void take_columns(lode_table *table, const lode_header *header, const size_t *columns,
                         size_t n) {
    table->columns = n;
    table->name = lode_allocate(n, sizeof *table->name);
    for (size_t c = 0; c < n; c++)
        table->name[c] = keep_text(table->arena, header->cell[columns[c]].text);
}

lode_status lode_table_read_columns(lode_table **table, lode_reader *reader, const size_t *columns,
                                    size_t n, lode_report *report, lode_error *error) {
    lode_table *t = new_table();
    take_columns(t, lode_reader_header(reader), columns, n);
    memcpy(add_file(t, reader)->position, columns, n * sizeof *columns);
    const lode_status status = read_rows(t, reader, columns, NULL, report, error);
    make_guide(t);
    tell_folded(reader, report);
    if (status == LODE_OK)
        *table = t;
    else
        lode_table_free(t);
    return status;
}

/* Fill a table, which is freed where that fails, from text that stays as long as it does. */
static lode_status take_text(lode_table **table, lode_table *t, lode_slice csv, const char *name,
                             lode_error *error) {
    static const lode_read_options where_it_lies = {.hold = true, .threads = 1};
    lode_reader *reader;
    lode_status status = lode_reader_open_text(&reader, csv, name, &where_it_lies, error);
    t->often = true;
    if (status == LODE_OK) {
        status = read_one(t, reader, NULL, NULL, error);
        lode_reader_close(reader);
    }
    if (status == LODE_OK)
        *table = t;
    else
        lode_table_free(t);
    return status;
}

lode_status lode_table_parse_lent(lode_table **table, lode_slice csv, const char *name,
                                  lode_error *error) {
    return take_text(table, new_table(), csv, name, error);
}

lode_status lode_table_parse(lode_table **table, lode_slice csv, const char *name,
                             lode_error *error) {
    lode_table *t = new_table();
    char *text = lode_arena_take(t->arena, csv.n + LODE_BEHIND);
    if (csv.n)
        memcpy(text, csv.p, csv.n);
    memset(text + csv.n, 0, LODE_BEHIND);
    return take_text(table, t, (lode_slice){text, csv.n}, name, error);
}
