#include "held.h"

#include "lode/memory.h"

#include <stdio.h>
#include <stdlib.h>

/* ---- cells ---- */

static const held_block *held_of(const lode_table *table, size_t row, size_t *index) {
    const size_t read = table->kept ? table->kept[row] : row;
    const held_block *held = &table->held[table->guide[read / GUIDED]];
    while (read >= held->first + held->block.n)
        held++;
    *index = read - held->first;
    return held;
}

lode_record lode_table_record(const lode_table *table, size_t row, const size_t **order) {
    size_t index;
    const held_block *held = held_of(table, row, &index);
    *order = lode_table_order(table, held->file);
    return lode_block_record(&held->block, index);
}

const size_t *lode_table_walk_on(const lode_table *table, lode_table_walk *walk, size_t row,
                                 lode_record *record) {
    const size_t read = table->kept ? table->kept[row] : row;
    if (!walk->block || read - walk->first >= walk->block->n) {
        size_t index;
        const held_block *held = held_of(table, row, &index);
        *walk = (lode_table_walk){&held->block, held->first, lode_table_order(table, held->file)};
    }
    *record = lode_block_record(walk->block, read - walk->first);
    return walk->order;
}

lode_cell lode_table_cell(const lode_table *table, size_t row, size_t column) {
    const size_t *order;
    const lode_record record = lode_table_record(table, row, &order);
    return lode_record_cell(&record, order ? order[column] : column);
}

lode_slice lode_table_text(const lode_table *table, size_t row, size_t column) {
    const size_t *order;
    const lode_record record = lode_table_record(table, row, &order);
    return lode_record_text(&record, order ? order[column] : column);
}

void lode_table_texts(const lode_table *table, size_t row, const int *column, size_t n,
                      lode_slice *text) {
    const size_t *order;
    const lode_record record = lode_table_record(table, row, &order);
    for (size_t i = 0; i < n; i++) {
        const size_t c = (size_t)column[i];
        text[i] = column[i] < 0 ? lode_text("") : lode_record_text(&record, order ? order[c] : c);
    }
}

/* ---- the whole ---- */

void lode_table_free(lode_table *table) {
    if (!table)
        return;
    for (size_t i = 0; i < LODE_MOST_WORKERS; i++)
        lode_arena_free(table->blocks[i]);
    for (size_t i = 0; i < table->wholes; i++)
        lode_reader_let_go(table->whole[i]);
    free(table->whole);
    free(table->held);
    free(table->guide);
    free(table->kept);
    free(table->name);
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

lode_slice *lode_table_names(const lode_table *table) {
    const size_t n = lode_table_columns(table);
    lode_slice *names = lode_allocate(n, sizeof *names);
    for (size_t c = 0; c < n; c++)
        names[c] = lode_table_name(table, c);
    return names;
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
    size_t n = 0;
    if (!table->kept) {
        table->kept = lode_allocate(table->rows, sizeof *table->kept);
        for (size_t row = 0; row < table->rows; row++)
            table->kept[row] = (uint32_t)row;
    }
    for (size_t row = 0; row < table->rows; row++)
        if (keep_row[row])
            table->kept[n++] = table->kept[row];
    table->rows = n;
}

const char *lode_table_file(const lode_table *table, size_t row) {
    size_t index;
    return table->file[row < table->rows ? held_of(table, row, &index)->file : 0].name;
}

size_t lode_table_line(const lode_table *table, size_t row) {
    const size_t *order;
    const lode_record record = lode_table_record(table, row, &order);
    return lode_record_line(&record);
}

lode_status lode_table_fail_at(const lode_table *table, size_t row, size_t column,
                               lode_error *error) {
    size_t index;
    const held_block *held = held_of(table, row, &index);
    const table_file *file = &table->file[held->file];
    const lode_record record = lode_block_record(&held->block, index);
    return lode_fail_at(error, file->name, lode_record_line(&record), file->position[column] + 1);
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
