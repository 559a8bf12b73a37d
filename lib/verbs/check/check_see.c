/* What a worker makes of one record: its cells are put to the test, and what it is about is told to
 * those who look at more than one. */
#include "check_parts.h"

/* ---- one cell, by any worker ---- */

void check_add_flaw(check_worker *w, uint32_t record, int column, check_kind kind, bool of_row) {
    LODE_GROW(w->flaw, w->flaws, w->flaw_capacity);
    w->flaw[w->flaws++] = (check_flaw){record, column, kind, of_row};
}

static void add_flaws(check_worker *w, const lode_record *record, const check_column *c,
                      const struct check_test *const *test, uint32_t verdict) {
    for (; verdict; verdict &= verdict - 1)
        check_add_flaw(w, record->index, (int)c->position,
                       check_kind_of(test[__builtin_ctz(verdict)]), false);
}

/* So many texts of a column are known again. */
static size_t remembered(const check_column *c) {
    enum { ITEMS = 25001, PLACES = 65536, OTHERS = 64 };
    if (c->role == CHECK_FILTER)
        return ITEMS;
    return c->role == CHECK_OTHER || c->role == CHECK_FIGURE ? OTHERS : PLACES;
}

static void remember(const check_column *c, check_seen *seen, lode_slice text, size_t line) {
    const check_cell cell = check_cell_of(c, text);
    if (seen->verdicts == seen->capacity) {
        seen->capacity = seen->capacity ? 2 * seen->capacity : 16;
        seen->verdict = lode_reallocate(seen->verdict, seen->capacity, sizeof *seen->verdict);
        seen->item = lode_reallocate(seen->item, seen->capacity, sizeof *seen->item);
    }
    seen->verdict[seen->verdicts] = check_verdict(&cell);
    seen->item[seen->verdicts++] =
        (check_item){.first = line,
                     .print = check_print_part(c->file, (int)c->position, cell.text),
                     .is_total = lode_is_any(cell.text, c->total)};
}

/* The verdict on a text that is known again. */
static uint32_t word_verdict(const check_column *c, check_seen *seen, lode_slice text,
                             const lode_record *record) {
    const uint32_t number = lode_habit_number(&seen->words, text);
    if (number == seen->verdicts)
        remember(c, seen, text, lode_record_line(record));
    seen->now = &seen->item[number];
    seen->now->count++;
    return seen->verdict[number];
}

static void see_word(check_worker *w, const check_column *c, const lode_record *record,
                     lode_slice text) {
    check_seen *seen = &w->seen[c->position];
    uint32_t verdict;
    seen->any |= text.n > 0;
    if (!c->many && !seen->overflow) {
        verdict = word_verdict(c, seen, text, record);
        seen->overflow = seen->verdicts >= remembered(c);
    } else {
        const check_cell cell = check_cell_of(c, text);
        verdict = check_verdict(&cell);
        seen->now = NULL;
    }
    if (verdict)
        add_flaws(w, record, c, c->test, verdict);
}

static void see_number(check_worker *w, const check_column *c, const lode_record *record,
                       const check_cell *cell) {
    check_seen *seen = &w->seen[c->position];
    seen->any = true;
    seen->now = NULL;
    check_widen(&seen->figures, &cell->number);
    if (c->number_tests == 0)
        return;
    const uint32_t verdict = check_number_verdict(cell);
    if (verdict)
        add_flaws(w, record, c, c->on_number, verdict);
}

/* Most figures are numbers as they stand, without quotes and blanks. */
static void see_figure(check_worker *w, const check_column *c, const lode_record *record) {
    check_cell cell = {.column = c};
    if (c->position < record->n)
        cell.raw = cell.text = lode_record_bytes(record, c->position);
    cell.is_number = lode_number_read(cell.text, &cell.number);
    if (!cell.is_number)
        cell = check_cell_of(c, check_text_of(record, (int)c->position));
    if (c->sum >= 0)
        check_sums_take(w, record, c, &cell);
    if (cell.is_number && cell.raw.n == cell.text.n)
        see_number(w, c, record, &cell);
    else
        see_word(w, c, record, cell.raw);
}

/* ---- one record, by any worker ---- */

/* Whether every cell is empty, which only a record of few bytes can be. */
static bool is_empty(const lode_record *record) {
    const lode_slice bytes = lode_record_run(record, 0, record->n - 1);
    if (bytes.n > 3 * record->n)
        return false;
    for (size_t c = 0; c < record->n; c++)
        if (lode_trim(lode_record_text(record, c)).n > 0)
            return false;
    return true;
}

static void see_cells(check_worker *w, const lode_record *record) {
    const check_file *f = w->file;
    for (size_t c = 0; c < f->columns; c++)
        if (f->column[c].role == CHECK_FIGURE)
            see_figure(w, &f->column[c], record);
        else
            see_word(w, &f->column[c], record, check_text_of(record, (int)c));
}

/* What the record is about, by what is known of its texts already. */
static check_print print_of(check_worker *w, const lode_record *record) {
    const check_file *f = w->file;
    check_print sum = {1, 1};
    if (f->keys == 0)
        return check_print_text(lode_record_run(record, 0, record->n - 1), 0);
    for (size_t i = 0; i < f->keys; i++) {
        const check_item *now = w->seen[f->key[i]].now;
        w->part[i] =
            now ? now->print : check_print_part(f, f->key[i], lode_record_at(record, f->key[i]));
        check_print_add(&sum, w->part[i]);
    }
    if (f->keyed_by_unit)
        check_print_add(&sum, check_print_text(check_unit_of(f, record, NULL), 0));
    return sum;
}

/* Whether cells can be told to belong to their columns, though there are too many or too few: in
 * published files lode-tidy takes missing ones for empty, and so does it all beyond the header. */
static bool is_of_some_length(const check_file *f, const lode_record *record) {
    if (!f->layout)
        return record->n == f->columns;
    for (size_t c = f->columns; c < record->n && !f->layout->overflows; c++)
        if (lode_record_at(record, (int)c).n > 0)
            return false;
    return true;
}

/* Whether there is anything more to say of the record. */
static bool see_length(check_worker *w, const lode_record *record) {
    const check_file *f = w->file;
    if (!is_of_some_length(f, record)) {
        check_add_flaw(w, record->index, -1, CHECK_RECORD_LENGTH, true);
        return false;
    }
    if (is_empty(record)) {
        check_add_flaw(w, record->index, -1, CHECK_EMPTY_ROWS, true);
        return false;
    }
    if (record->n != f->columns && !f->layout->overflows && check_is_on(f, CHECK_RECORD_ENDS))
        check_add_flaw(w, record->index, -1, CHECK_RECORD_ENDS, true);
    return true;
}

void check_see_record(check_worker *w, const lode_record *record) {
    const check_file *f = w->file;
    if (!see_length(w, record))
        return;
    w->rows++;
    see_cells(w, record);
    if (f->dates)
        check_see_dates(w, record);
    if (f->open_data)
        check_see_spot(w, record);
    if (f->measures)
        check_see_measure(w, record);
    if (f->prints || f->sums)
        w->whole = print_of(w, record);
    if (f->prints)
        w->print[record->index] = w->whole;
    if (f->sums)
        check_sums_place(w, record);
}
