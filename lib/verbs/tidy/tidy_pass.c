/* The row of one record of a measure table: its cells in the contract's order, its defaults, a code
 * moved out of the value. What says whom a row is about is mostly that of the row before. */
#include "tidy_parts.h"

#include <stdlib.h>

/* What a column of the output says where the input does not. */
static lode_slice default_of(size_t column) {
    return column < LODE_MEASURE_COLUMNS ? lode_measures_usual((lode_measure_column)column)
                                         : lode_text("");
}

void tidy_pass_start_hand(tidy_hand *hand) {
    const tidy_run *run = hand->file->run;
    const size_t n = LODE_MEASURE_COLUMNS + run->extras;
    for (size_t c = 0; c < n; c++)
        hand->cell[c] = lode_cell_of(default_of(c));
    if (run->options->release)
        tidy_set(hand, LODE_COL_RELEASE, lode_text(run->options->release));
    hand->part[0] = (lode_part){.made = hand->cell, .n = WIDE_UNIT_COLUMNS};
    hand->part[1] = (lode_part){.made = hand->cell + WIDE_UNIT_COLUMNS, .n = n - WIDE_UNIT_COLUMNS};
    hand->parts = 2;
}

static bool check_length(tidy_hand *hand, const lode_record *record) {
    if (record->n == hand->file->header->n)
        return true;
    lode_error error;
    lode_fail(&error, LODE_DATA, "this record has %zu cells, the header %zu", record->n,
              hand->file->header->n);
    tidy_problem(hand, 0, "records of another length", &error);
    return false;
}

/* ---- cells ---- */

/* The cell of a column of the output, if the input has it. */
static void arrange(tidy_hand *hand, const lode_record *record, size_t column) {
    const int position = hand->file->position[column];
    if (position < 0)
        return;
    lode_cell *cell = &hand->cell[column];
    const lode_slice bytes = lode_record_bytes(record, (size_t)position);
    if (bytes.n > 0 && bytes.p[0] != '"' && record->block->separator == ',') {
        *cell = (lode_cell){bytes, bytes};
        return;
    }
    *cell = lode_record_cell(record, (size_t)position);
    if (cell->text.n == 0 && column < LODE_MEASURE_COLUMNS)
        *cell = lode_cell_of(default_of(column));
}

static lode_slice span_of(const lode_record *record, tidy_span span) {
    const char *start = lode_record_bytes(record, span.first).p;
    const lode_slice last = lode_record_bytes(record, span.last);
    return (lode_slice){start, (size_t)(last.p + last.n - start)};
}

/* Whether the record is about the unit that is in the row: the same bytes say so. */
static bool same_unit(const tidy_hand *hand, const lode_record *record) {
    bool same = hand->has_last;
    for (size_t i = 0; i < hand->file->units && same; i++)
        same = lode_same(span_of(&hand->last, hand->file->unit[i]),
                         span_of(record, hand->file->unit[i]));
    return same;
}

static void arrange_unit(tidy_hand *hand, const lode_record *record) {
    for (size_t c = 0; c < WIDE_UNIT_COLUMNS; c++)
        arrange(hand, record, c);
    arrange(hand, record, LODE_COL_RELEASE);
    hand->no_period = lode_period_year(lode_trim(hand->cell[LODE_COL_TIME_PERIOD].text)) == 0;
    hand->last = *record;
    hand->has_last = true;
    if (hand->sheet)
        wide_sheet_face(hand->sheet, hand->cell, hand->file->trust);
    else
        lode_output_ready(hand->file->run->output, &hand->part[0], &hand->unit_bytes);
}

static void arrange_rest(tidy_hand *hand, const lode_record *record) {
    const tidy_file *file = hand->file;
    if (hand->settled) {
        tidy_set(hand, LODE_COL_STATUS, (lode_slice){NULL, 0});
        tidy_set(hand, LODE_COL_SOURCE_CODE, (lode_slice){NULL, 0});
        hand->settled = false;
    }
    for (size_t i = 0; i < file->n_given; i++)
        arrange(hand, record, file->given[i]);
}

static void tell_no_period(tidy_hand *hand) {
    lode_error error;
    lode_measures_wrong_period(hand->cell[LODE_COL_TIME_PERIOD].text, &error);
    tidy_problem(hand, (size_t)hand->file->position[LODE_COL_TIME_PERIOD] + 1,
                 "periods that are no years", &error);
}

/* ---- the value ---- */

static void tell_no_number(tidy_hand *hand, lode_slice value) {
    lode_error error;
    const lode_slice shown = tidy_shown(value);
    lode_fail(&error, LODE_DATA, "'%.*s%s' is not a number or a status code in 'value'",
              LODE_ARG(shown), shown.n < value.n ? "..." : "");
    lode_fail_hint(&error, "in a measure table only c, z, x, low, k and u stand for a value; a "
                           "published file keeps its own codes if lode-tidy reads it first");
    tidy_problem(hand, (size_t)hand->file->position[LODE_COL_VALUE] + 1,
                 "cells that are neither numbers nor codes", &error);
}

/* A value that is a status code moves there; anything else must be a number. False after a problem.
 */
static bool settle_value(tidy_hand *hand) {
    const lode_slice value = lode_trim(hand->cell[LODE_COL_VALUE].text);
    lode_number ignored;
    if (lode_number_read(value, &ignored))
        return true;
    const lode_code *code = lode_recognised_code(hand->file->format, value);
    if (!code && value.n) {
        tell_no_number(hand, value);
        return false;
    }
    hand->settled = true;
    tidy_set(hand, LODE_COL_VALUE, (lode_slice){NULL, 0});
    if (code && hand->cell[LODE_COL_SOURCE_CODE].text.n == 0)
        tidy_set(hand, LODE_COL_SOURCE_CODE, value);
    if (code || hand->cell[LODE_COL_STATUS].text.n == 0)
        tidy_set(hand, LODE_COL_STATUS, code ? code->status : lode_text("x"));
    return true;
}

lode_status tidy_pass(tidy_hand *hand, const lode_record *record, lode_error *error) {
    hand->line = lode_record_line(record);
    if (!check_length(hand, record))
        return LODE_OK; /* told as a problem */
    if (!same_unit(hand, record))
        arrange_unit(hand, record);
    arrange_rest(hand, record);
    const bool measure = tidy_wants_row_measure(hand), breakdown = tidy_wants_row_breakdown(hand);
    if (!measure || !breakdown) {
        hand->not_asked++;
        return LODE_OK;
    }
    if (hand->no_period)
        tell_no_period(hand);
    return !hand->no_period && settle_value(hand)
               ? tidy_put(hand, hand->measure.last, hand->breakdown.last, error)
               : LODE_OK;
}
