/* What a register says of the schools that are linked. */
#include "succession_parts.h"

#include <stdlib.h>

enum { STATUS, OPENED, CLOSED, PHASE, LOW_AGE, HIGH_AGE, WHY_OPENED, WHY_CLOSED, NAME, COLUMNS };

static const char *const columns[COLUMNS] = {"school_status", "open_date",     "close_date",
                                             "phase",         "age_low",       "age_high",
                                             "reason_opened", "reason_closed", "school_name"};

static school_state state_of(lode_slice meaning) {
    return lode_is(meaning, "open")       ? STATE_OPEN
           : lode_is(meaning, "closed")   ? STATE_CLOSED
           : lode_is(meaning, "proposed") ? STATE_PROPOSED
                                          : STATE_UNKNOWN;
}

/* The state of a school whose status is not said, or by a word nobody knows, is not guessed. */
static school_state read_state(const lode_register *r, size_t row, const lode_register_words *words,
                               size_t *unknown) {
    const lode_slice word = lode_register_text(r, row, STATUS);
    const school_state state =
        state_of(lode_register_meaning(words, lode_text(columns[STATUS]), word));
    *unknown += word.n > 0 && state == STATE_UNKNOWN;
    return state;
}

static bool is_amalgamation(const lode_register *r, size_t row, int column,
                            const lode_register_words *words) {
    const lode_slice why = lode_register_text(r, row, (size_t)column);
    return lode_is(lode_register_meaning(words, lode_text(columns[column]), why), "amalgamation");
}

/* An age in whole years; -1 where the cell has none. */
static int age_of(const lode_register *r, size_t row, int column) {
    const lode_slice text = lode_register_text(r, row, (size_t)column);
    lode_number number;
    const bool known = lode_number_read(text, &number) && number.value >= 0 && number.value <= 25;
    return known ? (int)number.value : -1;
}

static lode_status read_school(lode_succession *s, const lode_register *r, size_t row,
                               const lode_register_words *words, size_t *unknown,
                               lode_error *error) {
    const uint32_t number = lode_succession_add(s, lode_register_urn(r, row));
    linked_school *school = &s->school[number];
    const lode_slice name = lode_register_text(r, row, NAME);
    school->listed = true;
    school->state = read_state(r, row, words, unknown);
    school->primary = lode_is(
        lode_register_meaning(words, lode_text(columns[PHASE]), lode_register_text(r, row, PHASE)),
        "primary");
    school->age_low = age_of(r, row, LOW_AGE);
    school->age_high = age_of(r, row, HIGH_AGE);
    school->opened_by_amalgamation = is_amalgamation(r, row, WHY_OPENED, words);
    school->closed_by_amalgamation = is_amalgamation(r, row, WHY_CLOSED, words);
    if (name.n > 0)
        school->name = (lode_slice){lode_arena_copy(s->arena, name.p, name.n), name.n};
    const lode_status status =
        lode_register_day(r, row, OPENED, &school->has_opened, &school->opened, error);
    return status == LODE_OK
               ? lode_register_day(r, row, CLOSED, &school->has_closed, &school->closed, error)
               : status;
}

static lode_status read_schools(lode_succession *s, const lode_register *r,
                                const lode_register_words *words, lode_report *report,
                                lode_error *error) {
    lode_status worst = LODE_OK;
    size_t unknown = 0;
    for (size_t row = 0; row < lode_register_rows(r); row++) {
        if (read_school(s, r, row, words, &unknown, error) == LODE_OK)
            continue;
        lode_problem(report, error, "dates that cannot be read");
        worst = LODE_DATA;
    }
    if (unknown > 0)
        lode_notice(report,
                    "%s: schools with a status that register_words.csv does not have: %zu; whether "
                    "they are open is not known",
                    lode_register_file(r), unknown);
    return worst;
}

/* The columns that a rule's tests read; the ages and names of schools stand in for each other. */
static void note_lacking(lode_succession *s, const lode_register *r) {
    const int wanted = s->rule == LODE_RULE_GENERAL ? CLOSED : WHY_CLOSED;
    for (int c = 0; c <= wanted; c++)
        if (!lode_register_has(r, (size_t)c) && (c != OPENED || s->rule == LODE_RULE_OFSTED))
            s->lacking[s->lacks++] = columns[c];
}

static lode_status read_register(lode_succession *s, const lode_succession_options *options,
                                 const lode_register_words *words, lode_reference *reference,
                                 lode_report *report, lode_error *error) {
    lode_register *r;
    lode_status status = lode_register_read(&r, options->schools, &options->read, columns, COLUMNS,
                                            reference, report, error);
    if (status != LODE_OK)
        return status;
    s->has_register = true;
    s->register_file = lode_copy_string(lode_register_file(r));
    note_lacking(s, r);
    status = read_schools(s, r, words, report, error);
    lode_register_free(r);
    return status;
}

lode_status lode_succession_read_register(lode_succession *s,
                                          const lode_succession_options *options,
                                          lode_reference *reference, lode_report *report,
                                          lode_error *error) {
    lode_register_words words = {NULL, 0};
    lode_status status = lode_register_words_read(&words, reference, error);
    if (status == LODE_OK)
        status = read_register(s, options, &words, reference, report, error);
    lode_register_words_free(&words);
    return status;
}
