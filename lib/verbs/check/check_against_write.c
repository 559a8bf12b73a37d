/* What a comparison writes: a row for what became of a cell, a row or a column. */
#include "check_against.h"

enum { FILE_NAME, LINE, COLUMN, KEY, BEFORE, AFTER, WHAT, DIFFERENCE, CELLS };

void against_put(against_hand *hand, const against_change *c) {
    char line[LODE_WHOLE_TEXT], difference[LODE_NUMBER_TEXT];
    const lode_slice text[CELLS] = {
        [FILE_NAME] = lode_text(c->file),
        [LINE] = {line, lode_whole_text(c->line, line)},
        [COLUMN] = c->column,
        [KEY] = c->key,
        [BEFORE] = c->before,
        [AFTER] = c->after,
        [WHAT] = lode_text(against_word(c->what)),
        [DIFFERENCE] = {difference,
                        c->from ? lode_difference_text(c->to, c->from, difference, NULL) : 0}};
    lode_cell cell[CELLS];
    for (int i = 0; i < CELLS; i++)
        cell[i] = lode_cell_of(text[i]);
    const lode_part part = {.made = cell, .n = CELLS};
    const lode_row row = {&part, 1};
    lode_page_put(hand->page, &row);
}

/* ---- what only the old one has ---- */

lode_status against_write_removed(against_run *a, lode_error *error) {
    against_hand *hand = &a->hand[0];
    for (size_t row = 0; row < lode_table_rows(a->old); row++) {
        const size_t *order;
        if (a->met[row])
            continue;
        const lode_record record = lode_table_record(a->old, row, &order);
        hand->key.n = 0;
        check_add_key_text(a->file, &record, a->column, &hand->key);
        const against_change c = {.file = lode_table_file(a->old, row),
                                  .line = lode_table_line(a->old, row),
                                  .key = {hand->key.p, hand->key.n},
                                  .what = AGAINST_REMOVED};
        ++*against_count(a->count, a->file->columns, AGAINST_REMOVED);
        against_put(hand, &c);
    }
    return lode_output_take(a->file->run->output, hand->page, error);
}

lode_status against_write_columns(against_run *a, lode_error *error) {
    const check_file *f = a->file;
    against_hand *hand = &a->hand[0];
    for (size_t c = 0; c < f->columns; c++) {
        const against_change added = {f->name,   f->header->line, f->column[c].name, {NULL, 0},
                                      {NULL, 0}, {NULL, 0},       AGAINST_ADDED,     NULL,
                                      NULL};
        if (a->column[c] >= 0)
            continue;
        ++*against_count(a->count, f->columns + 1, AGAINST_ADDED);
        against_put(hand, &added);
    }
    for (size_t c = 0; c < lode_table_columns(a->old); c++) {
        const lode_slice name = lode_table_name(a->old, c);
        const against_change removed = {
            .file = lode_table_file(a->old, 0), .line = 1, .column = name, .what = AGAINST_REMOVED};
        if (check_find_column(f, name) >= 0)
            continue;
        ++*against_count(a->count, f->columns + 1, AGAINST_REMOVED);
        against_put(hand, &removed);
    }
    return lode_output_take(f->run->output, hand->page, error);
}
