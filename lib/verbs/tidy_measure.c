/* A measure table: its rows pass through with the contract columns in their order and the further
 * columns at the end. */
#include "tidy_parts.h"

#include <stdlib.h>

static bool is_contract(lode_slice name) {
    for (int c = 0; c < LODE_MEASURE_COLUMNS; c++)
        if (lode_is(name, lode_measure_column_name((lode_measure_column)c)))
            return true;
    return false;
}

/* The column of the header that is called as the n-th of the extra ones; columns without a name are
 * told apart by their order. */
static int find_extra(const tidy_run *run, const lode_header *header, size_t n) {
    size_t earlier = 0;
    for (size_t i = 0; i < n; i++)
        earlier += lode_same(run->extra[i], run->extra[n]);
    for (size_t c = 0; c < header->n; c++)
        if (lode_same(header->cell[c].text, run->extra[n]) && earlier-- == 0)
            return (int)c;
    return -1;
}

/* Whether the column is among the extra ones already. */
static bool is_extra(const tidy_run *run, const lode_header *header, size_t column) {
    for (size_t i = 0; i < run->extras; i++)
        if (find_extra(run, header, i) == (int)column)
            return true;
    return false;
}

static lode_status late_column(const tidy_file *file, size_t i, lode_error *error) {
    lode_fail(error, LODE_DATA, "the files before this one have no column '%.*s'",
              LODE_ARG(file->header->cell[i].text));
    lode_fail_hint(error, "give this file first");
    return lode_fail_at(error, file->name, file->header->line, i + 1);
}

/* A wide table has no place for further columns. */
static void tell_dropped(const tidy_file *file, size_t dropped) {
    if (dropped)
        lode_notice(file->run->report,
                    "%s: left out of the wide table: columns that measure "
                    "tables do not have (%zu)",
                    file->name, dropped);
}

lode_status tidy_measure_columns(tidy_file *file, lode_error *error) {
    tidy_run *run = file->run;
    size_t dropped = 0;
    if (!run->started)
        run->extra = lode_reallocate(run->extra, run->extras + file->header->n, sizeof *run->extra);
    for (size_t i = 0; i < file->header->n; i++) {
        lode_slice name = file->header->cell[i].text;
        if (is_contract(name) || is_extra(run, file->header, i))
            continue;
        if (run->started)
            return late_column(file, i, error);
        if (run->wide)
            dropped++;
        else
            run->extra[run->extras++] =
                (lode_slice){lode_arena_copy(run->arena, name.p, name.n), name.n};
    }
    tell_dropped(file, dropped);
    return LODE_OK;
}

static const char *default_of(lode_measure_column column) {
    switch (column) {
    case LODE_COL_TIME_IDENTIFIER:
        return "Academic year";
    case LODE_COL_GEOGRAPHIC_LEVEL:
        return "School";
    case LODE_COL_BREAKDOWN_TOPIC:
    case LODE_COL_BREAKDOWN:
        return "Total";
    default:
        return "";
    }
}

static bool check_length(tidy_file *file, const lode_record *record) {
    if (record->n == file->header->n)
        return true;
    lode_error error;
    lode_fail(&error, LODE_DATA, "this record has %zu cells, the header %zu", record->n,
              file->header->n);
    tidy_problem(file, 0, "records of another length", &error);
    return false;
}

/* A value that is a status code moves there; anything else must be a number. False after a problem.
 */
static bool settle_value(tidy_file *file, lode_cell *row, int position) {
    lode_slice value = lode_trim(row[LODE_COL_VALUE].text);
    lode_number ignored;
    if (lode_number_read(value, &ignored))
        return true;
    const lode_code *code = lode_recognised_code(file->format, value);
    if (!code && value.n) {
        lode_error error;
        lode_slice shown = tidy_shown(value);
        lode_fail(&error, LODE_DATA, "'%.*s%s' is not a number or a status code in 'value'",
                  LODE_ARG(shown), shown.n < value.n ? "..." : "");
        lode_fail_hint(&error, "in a measure table only c, z, x, low, k and u stand for a value; a "
                               "published file keeps its own codes if lode-tidy reads it first");
        tidy_problem(file, (size_t)position + 1, "cells that are neither numbers nor codes",
                     &error);
        return false;
    }
    tidy_set(row, LODE_COL_VALUE, (lode_slice){NULL, 0});
    if (code && row[LODE_COL_SOURCE_CODE].text.n == 0)
        tidy_set(row, LODE_COL_SOURCE_CODE, value);
    if (code || row[LODE_COL_STATUS].text.n == 0)
        tidy_set(row, LODE_COL_STATUS, code ? code->status : lode_text("x"));
    return true;
}

/* The cells of a record in the order of the output. */
static void arrange(const tidy_file *file, const lode_record *record, const int *position,
                    lode_cell *row) {
    const char *release = file->run->options->release;
    for (size_t c = 0; c < LODE_MEASURE_COLUMNS + file->run->extras; c++) {
        row[c] = lode_cell_of((lode_slice){NULL, 0});
        if (position[c] >= 0)
            row[c] = lode_record_cell(record, (size_t)position[c]);
        if (c < LODE_MEASURE_COLUMNS && row[c].text.n == 0)
            row[c] = lode_cell_of(lode_text(default_of((lode_measure_column)c)));
    }
    if (release)
        tidy_set(row, LODE_COL_RELEASE, lode_text(release));
}

static lode_status pass_on(tidy_file *file, const lode_record *record, const int *position,
                           lode_cell *row, lode_error *error) {
    file->line = lode_record_line(record);
    if (!check_length(file, record))
        return LODE_OK; /* told as a problem */
    arrange(file, record, position, row);
    if (!tidy_chooses(&file->run->choice, lode_trim(row[LODE_COL_MEASURE].text),
                      lode_trim(row[LODE_COL_BREAKDOWN_TOPIC].text),
                      lode_trim(row[LODE_COL_BREAKDOWN].text))) {
        lode_left_out(file->run->report, "not asked for by -m or -b", 1);
        return LODE_OK;
    }
    if (!settle_value(file, row, position[LODE_COL_VALUE]))
        return LODE_OK;
    return tidy_write(file, row, error);
}

lode_status tidy_measure_table(tidy_file *file, lode_error *error) {
    size_t n = LODE_MEASURE_COLUMNS + file->run->extras;
    int *position = lode_allocate(n, sizeof *position);
    lode_cell *row = lode_allocate(n, sizeof *row);
    for (size_t c = 0; c < n; c++)
        position[c] =
            c < LODE_MEASURE_COLUMNS
                ? lode_header_find(file->header,
                                   lode_text(lode_measure_column_name((lode_measure_column)c)))
                : find_extra(file->run, file->header, c - LODE_MEASURE_COLUMNS);
    const lode_block *block;
    lode_status status;
    while ((status = lode_reader_next(file->reader, &block, error)) == LODE_OK && block->n > 0) {
        for (size_t i = 0; i < block->n && status == LODE_OK; i++) {
            const lode_record record = lode_block_record(block, i);
            status = pass_on(file, &record, position, row, error);
        }
        if (status != LODE_OK)
            break;
    }
    free(position);
    free(row);
    return status;
}
