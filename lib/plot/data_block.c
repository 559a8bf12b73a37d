#include "lode/script.h"

#include "clean.h"

#include <stdio.h>

void lode_data_block_free(lode_data_block *block) {
    lode_script_free(&block->rows);
    block->cells = 0;
}

static void start_cell(lode_data_block *block) {
    if (block->cells++ > 0)
        LODE_SCRIPT_PUT(&block->rows, "\t");
}

void lode_data_number(lode_data_block *block, double x) {
    start_cell(block);
    lode_script_number(&block->rows, x);
}

void lode_data_missing(lode_data_block *block) {
    start_cell(block);
    LODE_SCRIPT_PUT(&block->rows, "NaN");
}

void lode_data_text(lode_data_block *block, lode_slice text) {
    lode_slice c;
    if (!lode_next_clean(&text, &c)) {
        lode_data_missing(block);
        return;
    }
    start_cell(block);
    do {
        if (c.p[0] == '\\')
            LODE_SCRIPT_PUT(&block->rows, "\\\\");
        else if (c.p[0] == '"')
            LODE_SCRIPT_PUT(&block->rows, "\u201D");
        else
            lode_append_character(&block->rows, c);
    } while (lode_next_clean(&text, &c));
}

void lode_data_end_row(lode_data_block *block) {
    LODE_SCRIPT_PUT(&block->rows, "\n");
    block->cells = 0;
}

void lode_data_gap(lode_data_block *block) {
    LODE_SCRIPT_PUT(&block->rows, "\n");
}

enum { TERMINATOR_TEXT = 16 };

/* The first of END_xxxx, counted up from a hash of the data, that the data do not contain. Counting
 * goes on to five digits, so that not even data holding all of the four-digit ones can win. */
static void choose_terminator(const lode_script *rows, char terminator[TERMINATOR_TEXT]) {
    lode_slice data = {rows->text, rows->n};
    unsigned digits = (unsigned)(lode_hash(data) & 0xFFFF);
    do {
        snprintf(terminator, TERMINATOR_TEXT, "END_%04x", digits++);
    } while (rows->n && strstr(rows->text, terminator));
}

void lode_script_data(lode_script *script, int number, const lode_data_block *block) {
    char terminator[TERMINATOR_TEXT];
    choose_terminator(&block->rows, terminator);
    LODE_SCRIPT_PUT(script, "$d");
    lode_script_integer(script, number);
    LODE_SCRIPT_PUT(script, " << ");
    lode_script_append(script, terminator);
    LODE_SCRIPT_PUT(script, "\n");
    if (block->rows.n)
        lode_script_append(script, block->rows.text);
    lode_script_append(script, terminator);
    LODE_SCRIPT_PUT(script, "\n");
}
