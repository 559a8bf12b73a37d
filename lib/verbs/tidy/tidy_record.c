/* One published record: a row for each figure in it. */
#include "tidy_parts.h"

/* The figures of a record longer than the header cannot be told to belong to their columns. */
bool tidy_check_length(tidy_hand *hand, const lode_record *record) {
    const tidy_file *file = hand->file;
    for (size_t i = file->header->n; i < record->n && !file->format->overflows; i++) {
        if (lode_record_at(record, (int)i).n == 0)
            continue;
        lode_error error;
        lode_fail(&error, LODE_DATA, "this record has %zu cells, the header %zu", record->n,
                  file->header->n);
        lode_fail_hint(&error, "a cell with a comma in it must be quoted");
        tidy_problem(hand, file->header->n + 1, "records longer than the header", &error);
        return false;
    }
    return true;
}

/* What the cells after the end of a short record say. */
static const lode_code *fill_of(tidy_hand *hand, const lode_record *record) {
    const tidy_file *file = hand->file;
    if (record->n >= file->header->n)
        return NULL;
    hand->short_records++;
    const lode_code *last =
        lode_recognised_code(file->format, lode_record_at(record, (int)record->n - 1));
    return last && last->fills_record ? last : NULL;
}

/* ---- one figure ---- */

/* The number in a column beside the value; codes there are told by the value's own. */
static lode_slice number_in(tidy_hand *hand, const lode_record *record, int position) {
    if (position < 0)
        return (lode_slice){NULL, 0};
    const tidy_cell *cell = tidy_parse(hand, record, position);
    return cell->kind == TIDY_NUMBER ? cell->number : (lode_slice){NULL, 0};
}

/* A number needs no quotes, which saves looking for a reason. */
static void set_number(tidy_hand *hand, lode_measure_column column, lode_slice number) {
    hand->cell[column] = (lode_cell){number, number};
}

/* The text in a column beside the value; usual where the file has no such column. */
static lode_slice text_beside(const lode_record *record, int position, lode_slice usual) {
    return position < 0 ? usual : lode_record_at(record, position);
}

bool tidy_figure(tidy_hand *hand, const lode_record *record, const tidy_chosen *chosen) {
    const lode_mapped_column *c = &chosen->column;
    if (!lode_recognised_holds(&c->when, record, hand->level))
        return false;
    if (hand->file->format->blank_is_absent && lode_record_at(record, c->value).n == 0)
        return false;
    const tidy_cell *cell = c->holds == LODE_HOLDS_WHOLE ? tidy_parse_whole(hand, record, c->value)
                                                         : tidy_parse(hand, record, c->value);
    const bool number = cell->kind == TIDY_NUMBER;
    const lode_slice none = {NULL, 0};
    tidy_breakdown(hand, chosen);
    set_number(hand, LODE_COL_VALUE, number ? cell->number : none);
    tidy_set(hand, LODE_COL_STATUS, number ? none : cell->status);
    tidy_set(hand, LODE_COL_SOURCE_CODE,
             number ? none : text_beside(record, c->source_code, cell->code));
    set_number(hand, LODE_COL_N, number_in(hand, record, c->n));
    set_number(hand, LODE_COL_NUMERATOR, number_in(hand, record, c->numerator));
    set_number(hand, LODE_COL_CI_LOW, number_in(hand, record, c->ci_low));
    set_number(hand, LODE_COL_CI_HIGH, number_in(hand, record, c->ci_high));
    return cell->kind != TIDY_BAD;
}

/* ---- its row ---- */

/* What comes after a figure that has no note. */
static void ready_end(tidy_hand *hand) {
    tidy_set(hand, LODE_COL_NOTE, (lode_slice){NULL, 0});
    lode_output_ready(hand->file->run->output, &hand->part[TIDY_END], &hand->end_bytes);
    hand->unmarked = hand->part[TIDY_END].ready;
}

/* What is published beside a figure, or a mark of ours. */
static void set_note(tidy_hand *hand, const lode_record *record, const tidy_chosen *chosen) {
    lode_slice note = {NULL, 0};
    if (chosen->column.note >= 0)
        note = lode_record_at(record, chosen->column.note);
    else if (hand->cell[LODE_COL_VALUE].text.n > 0)
        note = tidy_mark(hand, chosen);
    tidy_set(hand, LODE_COL_NOTE, note);
    hand->part[TIDY_END].ready = note.n ? (lode_slice){NULL, 0} : hand->unmarked;
}

/* What is the same for all figures of the record is made ready once. */
static void begin_rows(tidy_hand *hand) {
    lode_output *output = hand->file->run->output;
    tidy_mark_moment(hand);
    if (hand->sheet) {
        wide_sheet_face(hand->sheet, hand->cell, hand->file->trust);
        return;
    }
    lode_output_ready(output, &hand->part[TIDY_UNIT], &hand->unit_bytes);
    if (hand->file->own_end)
        ready_end(hand);
}

/* The figures of some columns, or of whole layouts, are of an earlier period than the file, or of
 * another kind of school than the record says. */
static void move_to(tidy_hand *hand, const lode_record *record, const lode_mapped_column *c) {
    const int years = hand->file->format->years_before + c->years_before;
    if (years == hand->years && lode_same(c->kind, hand->kind))
        return;
    if (years > 0 && lode_period_before(hand->own_period, years, hand->earlier))
        tidy_set(hand, LODE_COL_TIME_PERIOD, lode_text(hand->earlier));
    else
        tidy_set(hand, LODE_COL_TIME_PERIOD, hand->own_period);
    if (years != hand->years && (years > 0 || hand->years > 0))
        tidy_area(hand, record);
    tidy_set(hand, LODE_COL_ESTABLISHMENT_TYPE, c->kind.n ? c->kind : hand->own_kind);
    hand->years = years;
    hand->kind = c->kind;
    begin_rows(hand);
}

static lode_status put_figure(tidy_hand *hand, const lode_record *record, const tidy_chosen *chosen,
                              lode_error *error) {
    const lode_mapped_column *c = &chosen->column;
    if (hand->file->format->filters > 0 && !tidy_wants_row_breakdown(hand)) {
        hand->not_asked++;
        return LODE_OK;
    }
    move_to(hand, record, c);
    set_note(hand, record, chosen);
    if (hand->outside)
        tidy_range_see(hand, chosen);
    uint32_t measure = 0, breakdown = 0;
    if (hand->sheet) {
        measure = lode_habit_number(&hand->measure, c->measure);
        breakdown =
            lode_habit_number_pair(&hand->breakdown, hand->cell[LODE_COL_BREAKDOWN_TOPIC].text,
                                   hand->cell[LODE_COL_BREAKDOWN].text);
    }
    return tidy_put(hand, measure, breakdown, error);
}

lode_status tidy_record(tidy_hand *hand, const lode_record *record, lode_error *error) {
    const tidy_file *file = hand->file;
    bool fresh;
    hand->record++;
    hand->line = lode_record_line(record);
    hand->fill = fill_of(hand, record);
    if (!tidy_check_length(hand, record) || !tidy_check_words(hand, record) ||
        !tidy_identity(hand, record))
        return LODE_OK; /* told as a problem, or left out */
    tidy_groups(hand, record);
    lode_status status = tidy_check_repeat(hand, record, &fresh, error);
    hand->years = -1;
    for (size_t i = 0; i < file->n_chosen && fresh && status == LODE_OK; i++)
        if (tidy_figure(hand, record, &file->chosen[i]))
            status = put_figure(hand, record, &file->chosen[i], error);
    return status;
}

/* ---- before the first record ---- */

void tidy_record_start(tidy_file *file) {
    for (size_t i = 0; i < file->n_chosen; i++) {
        tidy_chosen *chosen = &file->chosen[i];
        chosen->cell[0] = lode_cell_of(chosen->column.breakdown_topic);
        chosen->cell[1] = lode_cell_of(chosen->column.breakdown);
        chosen->cell[2] = lode_cell_of(chosen->column.measure);
        chosen->part = (lode_part){.made = chosen->cell, .n = 3};
        if (!file->run->wide)
            lode_output_ready(file->run->output, &chosen->part, &chosen->bytes);
    }
    tidy_range_start(file);
}

void tidy_record_start_hand(tidy_hand *hand) {
    const tidy_file *file = hand->file;
    const char *release = file->run->options->release;
    const size_t n = LODE_MEASURE_COLUMNS + file->run->extras;
    hand->parsed = lode_allocate(file->header->n, sizeof *hand->parsed);
    for (size_t c = 0; c < n; c++)
        hand->cell[c] = lode_cell_of((lode_slice){NULL, 0});
    tidy_set(hand, LODE_COL_RELEASE, release ? lode_text(release) : file->format->release);
    hand->part[TIDY_UNIT] = (lode_part){.made = hand->cell, .n = WIDE_UNIT_COLUMNS};
    hand->part[TIDY_FIGURE] =
        (lode_part){.made = hand->cell + LODE_COL_VALUE, .n = LODE_COL_RELEASE - LODE_COL_VALUE};
    hand->part[TIDY_END] =
        (lode_part){.made = hand->cell + LODE_COL_RELEASE, .n = n - LODE_COL_RELEASE};
    if (!hand->sheet && !file->own_end)
        ready_end(hand);
    hand->parts = TIDY_PARTS;
    tidy_groups_start(hand);
    tidy_range_start_hand(hand);
}
