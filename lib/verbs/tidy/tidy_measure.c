/* The columns of a measure table: those of the contract in their order, the further ones at the
 * end. */
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

static bool is_of_trust(lode_slice name) {
    return lode_is(name, lode_key_name(LODE_KEY_TRUST_ID)) ||
           lode_is(name, lode_key_name(LODE_KEY_TRUST_NAME));
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
        if (run->wide && !is_of_trust(name))
            dropped++;
        else
            run->extra[run->extras++] =
                (lode_slice){lode_arena_copy(run->arena, name.p, name.n), name.n};
    }
    tell_dropped(file, dropped);
    return LODE_OK;
}

/* ---- trusts ---- */

static int extra_called(const tidy_run *run, const char *name) {
    for (size_t i = 0; i < run->extras; i++)
        if (lode_is(run->extra[i], name))
            return (int)(LODE_MEASURE_COLUMNS + i);
    return -1;
}

static lode_status add_extra(tidy_file *file, lode_key key, int *column, lode_error *error) {
    tidy_run *run = file->run;
    const int position = file->format->measure_table
                             ? -1 /* those it has are there already */
                             : lode_recognised_key_position(file->format, key);
    *column = extra_called(run, lode_key_name(key));
    if (position < 0 || *column >= 0)
        return LODE_OK;
    if (run->started)
        return late_column(file, (size_t)position, error);
    *column = (int)(LODE_MEASURE_COLUMNS + run->extras);
    run->extra = lode_reallocate(run->extra, run->extras + 1, sizeof *run->extra);
    run->extra[run->extras++] = lode_text(lode_key_name(key));
    return LODE_OK;
}

/* A trust has columns of its own, beyond those that every measure table has. */
lode_status tidy_trust_columns(tidy_file *file, lode_error *error) {
    static const lode_key keys[] = {LODE_KEY_TRUST_ID, LODE_KEY_TRUST_NAME};
    lode_status status = LODE_OK;
    file->trust[0] = file->trust[1] = -1;
    for (int k = 0; k < 2 && status == LODE_OK; k++)
        status = add_extra(file, keys[k], &file->trust[k], error);
    file->own_end = file->trust[0] >= 0 || file->trust[1] >= 0 || file->format->blank_is_absent ||
                    lode_recognised_key_position(file->format, LODE_KEY_RELEASE) >= 0;
    return status;
}

/* ---- places ---- */

static void find_places(tidy_file *file) {
    const tidy_run *run = file->run;
    const size_t n = LODE_MEASURE_COLUMNS + run->extras;
    file->position = lode_allocate(n, sizeof *file->position);
    for (size_t c = 0; c < n; c++)
        file->position[c] =
            c < LODE_MEASURE_COLUMNS
                ? lode_header_find(file->header,
                                   lode_text(lode_measure_column_name((lode_measure_column)c)))
                : find_extra(run, file->header, c - LODE_MEASURE_COLUMNS);
    if (run->options->release)
        file->position[LODE_COL_RELEASE] = -1;
    file->given = lode_allocate(n, sizeof *file->given);
    for (size_t c = WIDE_UNIT_COLUMNS; c < n; c++)
        if (file->position[c] >= 0 && c != LODE_COL_RELEASE)
            file->given[file->n_given++] = c;
}

/* Whether the column of the input says which unit a row is about, or its release. */
static bool is_of_unit(const tidy_file *file, size_t column) {
    if (file->position[LODE_COL_RELEASE] == (int)column)
        return true;
    for (size_t c = 0; c < WIDE_UNIT_COLUMNS; c++)
        if (file->position[c] == (int)column)
            return true;
    return false;
}

void tidy_measure_places(tidy_file *file) {
    find_places(file);
    for (size_t c = 0; c < file->header->n; c++) {
        if (!is_of_unit(file, c))
            continue;
        if (file->units > 0 && file->unit[file->units - 1].last + 1 == c)
            file->unit[file->units - 1].last = c;
        else
            file->unit[file->units++] = (tidy_span){c, c};
    }
}
