/* Schools that opened, closed, came or went between two registers. */
#include "merge_changes.h"

static bool is_in_state(const changes_run *c, const lode_register *r, size_t row,
                        const char *state) {
    return lode_is(lode_register_meaning(&c->words, lode_text(c->name[CHANGES_STATUS]),
                                         lode_register_text(r, row, CHANGES_STATUS)),
                   state);
}

/* "2018-09-01" of a date in any form; what is no date stays as it is. */
static void add_day(lode_bytes *note, lode_slice text) {
    char iso[LODE_DATE_TEXT];
    lode_date date;
    if (lode_date_read(text, &date)) {
        lode_date_text(date, iso);
        text = lode_text(iso);
    }
    lode_changes_add(note, "; ", text);
}

/* "successor 148213 Holy Trinity Academy". */
static void add_school(changes_run *c, const char *word, uint32_t school) {
    lode_changes_add(&c->note, "; ", lode_text(word));
    lode_changes_add(&c->note, " ", lode_succession_urn(c->links, school));
    lode_changes_add(&c->note, " ", lode_succession_name(c->links, school));
}

static void add_links(changes_run *c, lode_slice urn, bool opened) {
    const uint32_t school = c->links ? lode_succession_find(c->links, urn) : LODE_UNKNOWN;
    if (school == LODE_UNKNOWN)
        return;
    const lode_successor way = lode_succession_of(c->links, school);
    const uint32_t before = lode_succession_predecessor(c->links, school);
    if (!opened && way.links > 0)
        add_school(c, "successor", way.current);
    if (opened && before != LODE_UNKNOWN)
        add_school(c, "predecessor", before);
}

/* A reason that is none is left out: GIAS says so where a school has not closed. */
static void add_reason(changes_run *c, size_t row, size_t column) {
    const lode_slice reason = lode_register_text(c->after, row, column);
    if (!lode_is(reason, "Not applicable"))
        lode_changes_add(&c->note, "; ", reason);
}

/* old: the school's row before, LODE_UNKNOWN if it had none. */
static lode_status put_event(changes_run *c, uint32_t old, size_t row, const char *what,
                             lode_error *error) {
    const bool closed = strcmp(what, "closed") == 0;
    const lode_slice urn = lode_register_urn(c->after, row);
    lode_changes_start_row(c);
    if (old != LODE_UNKNOWN)
        lode_changes_add(&c->old_text, "", lode_changes_plain(c, c->before, old, CHANGES_STATUS));
    lode_changes_add(&c->new_text, "", lode_changes_plain(c, c->after, row, CHANGES_STATUS));
    add_day(&c->note, lode_register_text(c->after, row, closed ? CHANGES_CLOSED : CHANGES_OPENED));
    add_reason(c, row, closed ? CHANGES_WHY_CLOSED : CHANGES_WHY_OPENED);
    add_links(c, urn, !closed);
    return lode_changes_put(c, urn, lode_register_text(c->after, row, CHANGES_NAME),
                            lode_text(what), error);
}

lode_status lode_changes_state(changes_run *c, uint32_t old, size_t row, bool *told,
                               lode_error *error) {
    const bool was_open = is_in_state(c, c->before, old, "open"),
               was_shut = is_in_state(c, c->before, old, "closed") ||
                          is_in_state(c, c->before, old, "proposed"),
               closed = was_open && is_in_state(c, c->after, row, "closed"),
               opened = was_shut && is_in_state(c, c->after, row, "open");
    c->closed += closed;
    c->opened += opened;
    *told = closed || opened;
    return *told ? put_event(c, old, row, closed ? "closed" : "opened", error) : LODE_OK;
}

lode_status lode_changes_new(changes_run *c, size_t row, lode_error *error) {
    const bool opened = is_in_state(c, c->after, row, "open");
    c->opened += opened;
    c->listed += !opened;
    return put_event(c, LODE_UNKNOWN, row, opened ? "opened" : "listed", error);
}

lode_status lode_changes_gone(changes_run *c, size_t row, lode_error *error) {
    const lode_slice urn = lode_register_urn(c->before, row);
    lode_changes_start_row(c);
    c->gone++;
    lode_changes_add(&c->old_text, "", lode_changes_plain(c, c->before, row, CHANGES_STATUS));
    add_links(c, urn, false);
    return lode_changes_put(c, urn, lode_register_text(c->before, row, CHANGES_NAME),
                            lode_text("gone"), error);
}
