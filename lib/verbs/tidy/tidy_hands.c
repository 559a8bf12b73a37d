/* The records of a file, in blocks, by several workers. Each makes the rows of a block ready in
 * silence; when its turn has come they are handed over as they are, unless something must be told
 * or left out: then the block is gone through again, telling, in the order of the file. */
#include "tidy_parts.h"

#include <stdlib.h>

/* ---- hands ---- */

static void start_hand(tidy_file *file, unsigned worker) {
    tidy_run *run = file->run;
    tidy_hand *hand = &file->hand[worker];
    hand->file = file;
    hand->cell = lode_allocate_apart(
        LODE_MEASURE_COLUMNS + run->extras + file->format->table_columns, sizeof *hand->cell);
    lode_habit_start(&hand->measure);
    lode_habit_start(&hand->breakdown);
    lode_habit_start(&hand->la);
    lode_habit_start(&hand->when);
    if (run->wide)
        hand->sheet = wide_sheet_new(run->wide, file->name, &hand->measure, &hand->breakdown);
    else
        hand->page = lode_output_page(run->output, worker);
    if (file->format->rows)
        tidy_table_start_hand(hand);
    else if (file->format->measure_table)
        tidy_pass_start_hand(hand);
    else
        tidy_record_start_hand(hand);
}

static void free_hand(tidy_hand *hand) {
    lode_habit_free(&hand->measure);
    lode_habit_free(&hand->breakdown);
    lode_habit_free(&hand->la);
    lode_habit_free(&hand->when);
    free(hand->mark);
    free(hand->outside);
    free(hand->common.p);
    free(hand->area);
    wide_sheet_free(hand->sheet);
    free(hand->cell);
    free(hand->unit_bytes.p);
    free(hand->end_bytes.p);
    free(hand->parsed);
    free(hand->sighting);
    free(hand->group);
    free(hand->folding);
    free(hand->folded.p);
    lode_arena_free(hand->arena);
    free(hand->wants_measure);
    free(hand->wants_breakdown);
    free(hand->filled);
}

static void start_hands(tidy_file *file) {
    file->hands = lode_reader_workers(file->reader);
    file->hand = lode_allocate_apart(file->hands, sizeof *file->hand);
    file->filled = lode_allocate(file->format->table_columns, sizeof *file->filled);
    if (!file->run->wide)
        lode_output_pages(file->run->output, file->hands);
    for (unsigned i = 0; i < file->hands; i++)
        start_hand(file, i);
}

static void free_hands(tidy_file *file) {
    for (unsigned i = 0; i < file->hands; i++)
        free_hand(&file->hand[i]);
    free(file->hand);
}

/* ---- blocks ---- */

/* Forget what came of the block so far. */
static void begin_again(tidy_hand *hand) {
    hand->trouble = hand->has_last = false;
    hand->sightings = hand->short_records = hand->not_asked = 0;
    hand->no_level = hand->no_school = hand->no_area = hand->silent = 0;
    for (size_t c = 0; c < hand->file->format->table_columns; c++)
        hand->filled[c] = 0;
    tidy_range_begin_again(hand);
    if (hand->sheet)
        wide_sheet_clear(hand->sheet);
    else
        lode_page_clear(hand->page);
}

/* In silence trouble ends it: there will be another time. */
static lode_status go_through(tidy_hand *hand, const lode_block *block, lode_error *error) {
    lode_status status = LODE_OK;
    for (size_t i = 0; i < block->n && status == LODE_OK; i++) {
        const lode_record record = lode_block_record(block, i);
        status = hand->file->rows(hand, &record, error);
        if (hand->trouble && !hand->telling)
            break;
    }
    return status;
}

static lode_status work(void *context, unsigned worker, lode_block *block, lode_error *error) {
    tidy_file *file = context;
    begin_again(&file->hand[worker]);
    return go_through(&file->hand[worker], block, error);
}

/* What the choice must hear of in the order of the file. */
static void note_names(tidy_hand *hand) {
    tidy_choice *choice = &hand->file->run->choice;
    for (; hand->noted_measures < hand->measures; hand->noted_measures++)
        tidy_note_measure(
            choice, lode_trim(lode_habit_text(&hand->measure, (uint32_t)hand->noted_measures)));
    for (; hand->noted_breakdowns < hand->breakdowns; hand->noted_breakdowns++) {
        lode_slice topic, breakdown;
        lode_habit_pair(&hand->breakdown, (uint32_t)hand->noted_breakdowns, &topic, &breakdown);
        tidy_note_breakdown(choice, lode_trim(topic), lode_trim(breakdown));
    }
}

/* Whether every record of the block is about something new; if so they are remembered. */
static bool all_fresh(tidy_hand *hand) {
    for (size_t i = 0; i < hand->sightings; i++)
        if (tidy_seen_before(hand->file->run->seen, hand->sighting[i]))
            return false;
    return true;
}

/* The rows left out before the one at which taking the sheet ended. */
static void count_not_asked(tidy_hand *hand, const lode_block *block, size_t line) {
    lode_error ignored;
    begin_again(hand);
    for (size_t i = 0; i < block->n; i++) {
        const lode_record record = lode_block_record(block, i);
        if (lode_record_line(&record) >= line)
            return;
        hand->file->rows(hand, &record, &ignored);
    }
}

static lode_status hand_over(tidy_hand *hand, const lode_block *block, lode_error *error) {
    tidy_run *run = hand->file->run;
    if (!hand->sheet)
        return lode_output_take(run->output, hand->page, error);
    const lode_status status = wide_take(run->wide, hand->sheet, error);
    if (status != LODE_OK && hand->not_asked > 0)
        count_not_asked(hand, block, error->line);
    return status;
}

static lode_status deliver(void *context, unsigned worker, lode_block *block, lode_error *error) {
    tidy_file *file = context;
    tidy_hand *hand = &file->hand[worker];
    lode_status status = LODE_OK;
    note_names(hand);
    if (hand->trouble || !all_fresh(hand)) {
        begin_again(hand);
        hand->telling = true;
        status = go_through(hand, block, error);
        hand->telling = false;
        note_names(hand);
    }
    lode_error later;
    const lode_status handed = hand_over(hand, block, status == LODE_OK ? error : &later);
    file->short_records += hand->short_records;
    file->no_school += hand->no_school;
    tidy_range_deliver(hand);
    for (size_t c = 0; c < file->format->table_columns; c++)
        file->filled[c] += hand->filled[c];
    lode_left_out(file->run->report, "not asked for by -m or -b", hand->not_asked);
    lode_left_out(file->run->report, "without anything to be read", hand->silent);
    lode_left_out(file->run->report, "of levels that measure tables do not have", hand->no_level);
    lode_left_out(file->run->report, "that name no school", hand->no_school);
    lode_left_out(file->run->report, "that name no area", hand->no_area);
    return status == LODE_OK ? handed : status;
}

lode_status tidy_read(tidy_file *file, lode_error *error) {
    const lode_reading reading = {file, work, deliver};
    file->rows = file->format->rows            ? tidy_table_record
                 : file->format->measure_table ? tidy_pass
                                               : tidy_record;
    if (file->format->measure_table) {
        tidy_measure_places(file);
    } else {
        tidy_record_start(file);
        lode_reader_small_blocks(file->reader); /* a record may have hundreds of figures */
    }
    start_hands(file);
    const lode_status status = lode_reader_each(file->reader, &reading, error);
    if (status == LODE_OK)
        tidy_tell_marks(file);
    free_hands(file);
    return status;
}
