/* --latest and --as-of: the last inspections of a school, and which were known on a day. */
#include "merge_latest.h"

#include "lode/memory.h"
#include "merge_follow.h"

#include <stdio.h>
#include <stdlib.h>

/* ---- what is asked for ---- */

/* COLUMN or COLUMN:N, where N is 1 to 8 digits. */
static lode_status read_word(const char *word, merge_latest_asked *asked, lode_error *error) {
    const char *colon = strrchr(word, ':');
    asked->column = lode_trim(lode_text(word));
    asked->most = 1;
    if (colon) {
        asked->column = lode_trim((lode_slice){word, (size_t)(colon - word)});
        asked->most = lode_number_is_whole(lode_text(colon + 1)) ? strtoul(colon + 1, NULL, 10) : 0;
    }
    if (asked->column.n > 0 && asked->most > 0)
        return LODE_OK;
    lode_fail(error, LODE_USAGE,
              "--latest takes COLUMN or COLUMN:N, N a whole number from 1, not '%s'", word);
    return colon ? lode_fail_hint(error, "a column with a colon in its name is written NAME:1")
                 : LODE_USAGE;
}

lode_status lode_merge_latest_ask(merge_run *m) {
    const char *as_of = m->options->as_of;
    if (!m->options->latest)
        return LODE_OK;
    const lode_status status = read_word(m->options->latest, &m->latest, m->error);
    if (status != LODE_OK || !as_of)
        return status;
    m->latest.has_as_of = lode_date_read(lode_trim(lode_text(as_of)), &m->latest.as_of);
    if (m->latest.has_as_of)
        return LODE_OK;
    lode_fail(m->error, LODE_USAGE, "--as-of takes a date, not '%s'", as_of);
    return lode_fail_hint(m->error, "write it as 2023-08-31 or 31/08/2023");
}

/* The part of the key that is the URN of a school. */
static lode_status find_urn(const merge_run *m, merge_right *right, lode_reference *reference) {
    merge_latest *latest = right->latest;
    lode_status status = LODE_OK;
    latest->urn = -1;
    for (size_t p = 0; p < right->n_pairs && status == LODE_OK && latest->urn < 0; p++) {
        merge_followed left, other = MERGE_STAYS;
        status = lode_merge_column_kind(&m->left, right->pair[p].left, reference, &left, m->error);
        if (status == LODE_OK)
            status = lode_merge_column_kind(&right->header, right->pair[p].right, reference, &other,
                                            m->error);
        if (status == LODE_OK && (left == MERGE_URN || other == MERGE_URN))
            latest->urn = (int)p;
    }
    return status;
}

static int find_exactly(const merge_header *header, const char *name) {
    for (size_t c = 0; c < header->n; c++)
        if (lode_is(header->name[c], name))
            return (int)c;
    return -1;
}

static lode_status open_right(merge_run *m, merge_right *right, int column,
                              lode_reference *reference) {
    const merge_latest_asked *asked = &m->latest;
    merge_latest *latest = right->latest = lode_allocate(1, sizeof *latest);
    latest->column = column;
    latest->name = right->header.name[column];
    latest->most = asked->most;
    latest->has_as_of = asked->has_as_of;
    if (!lode_same(latest->name, asked->column))
        lode_notice(m->report, "column: %.*s = %.*s in %s", LODE_ARG(asked->column),
                    LODE_ARG(latest->name), right->header.file);
    if (asked->has_as_of) {
        latest->as_of = lode_date_number(asked->as_of);
        lode_date_text(asked->as_of, latest->as_of_text);
    }
    const lode_status status = find_urn(m, right, reference);
    latest->at_event = latest->urn < 0 ? -1 : find_exactly(&right->header, "urn_at_event");
    if (m->options->type != LODE_MERGE_ANTI)
        latest->n_added = 1U + latest->has_as_of + (latest->urn < 0 ? 0 : 2);
    return status;
}

lode_status lode_merge_latest_open(merge_run *m, lode_reference *reference) {
    lode_status status = LODE_OK;
    bool found = false;
    if (!m->latest.column.p)
        return LODE_OK;
    for (size_t i = 0; i < m->rights && status == LODE_OK; i++) {
        int column = -1;
        status = lode_merge_find_column(&m->right[i].header, m->latest.column, reference, &column,
                                        m->error);
        if (status != LODE_OK || column < 0)
            continue;
        found = true;
        status = open_right(m, &m->right[i], column, reference);
    }
    if (status != LODE_OK || found)
        return status;
    const merge_header *last = &m->right[m->rights - 1].header;
    return lode_no_column(last->file, last->name, last->n, m->latest.column, m->error);
}

void lode_merge_latest_free(merge_latest *latest) {
    if (!latest)
        return;
    free(latest->day);
    free(latest->rank);
    free(latest->tied);
    free(latest);
}

/* ---- dates ---- */

static void tell_no_date(merge_run *m, const merge_right *right, size_t row, lode_slice text) {
    lode_fail(m->error, LODE_DATA, "'%.*s' is not a date in '%.*s'", LODE_ARG(text),
              LODE_ARG(right->latest->name));
    lode_fail_hint(m->error, "a date is 2023-08-31, 31/08/2023, 31-08-2023 or 20230831; leave the "
                             "cell empty where none is known");
    lode_table_fail_at(right->table, row, (size_t)right->latest->column, m->error);
    lode_problem(m->report, m->error, "cells that are not a date");
}

lode_status lode_merge_latest_read(merge_run *m, merge_right *right) {
    merge_latest *latest = right->latest;
    const size_t rows = lode_table_rows(right->table);
    lode_status status = LODE_OK;
    latest->day = lode_allocate(rows, sizeof *latest->day);
    latest->rank = lode_allocate(rows, sizeof *latest->rank);
    right->aside = lode_allocate(rows, sizeof *right->aside);
    for (size_t row = 0; row < rows; row++) {
        const lode_slice text =
            lode_trim(lode_table_text(right->table, row, (size_t)latest->column));
        lode_date date;
        if (text.n == 0) {
            right->aside[row] = true;
            latest->undated++;
        } else if (!lode_date_read(text, &date)) {
            tell_no_date(m, right, row, text);
            status = LODE_DATA;
        } else {
            latest->day[row] = lode_date_number(date);
            right->aside[row] = latest->has_as_of && latest->day[row] > latest->as_of;
            latest->late += right->aside[row];
        }
    }
    return status;
}

/* ---- which rows are taken ---- */

typedef struct {
    int32_t day;
    uint32_t row;
} event;

static int later_first(const void *a, const void *b) {
    const event *x = a, *y = b;
    if (x->day != y->day)
        return x->day > y->day ? -1 : 1;
    return x->row < y->row ? -1 : 1;
}

/* The rows of a key, the latest first, in *events; grows with *capacity. */
static size_t order_events(const merge_right *right, uint32_t key, event **events,
                           size_t *capacity) {
    size_t n = 0;
    for (uint32_t row = right->first[key]; row != LODE_UNKNOWN; row = right->next[row]) {
        LODE_GROW(*events, n, *capacity);
        (*events)[n++] = (event){right->latest->day[row], row};
    }
    if (n > 1)
        qsort(*events, n, sizeof **events, later_first);
    return n;
}

/* Chain the first of n rows, put the others aside. */
static void take(merge_right *right, uint32_t key, const event *events, size_t n) {
    merge_latest *latest = right->latest;
    const size_t taken = n < latest->most ? n : latest->most;
    for (size_t i = 0; i < taken; i++) {
        latest->rank[events[i].row] = (uint32_t)i + 1;
        right->next[events[i].row] = i + 1 < taken ? events[i + 1].row : LODE_UNKNOWN;
        latest->tied[key] |= i + 1 < n && events[i].day == events[i + 1].day;
    }
    for (size_t i = taken; i < n; i++)
        right->aside[events[i].row] = true;
    latest->earlier += n - taken;
    if (n > 0)
        right->first[key] = events[0].row;
}

void lode_merge_latest_choose(merge_right *right) {
    const uint32_t keys = lode_names_count(right->keys);
    event *events = NULL;
    size_t capacity = 0;
    right->latest->tied = lode_allocate(keys, sizeof *right->latest->tied);
    for (uint32_t key = 0; key < keys; key++) {
        const size_t n = order_events(right, key, &events, &capacity);
        take(right, key, events, n);
    }
    free(events);
}

/* ---- the columns that are added ---- */

const char *lode_merge_latest_name(const merge_latest *latest, size_t i) {
    static const char *const names[] = {"latest", "years_since", "latest_urn", "predecessor"};
    return names[i > 0 && !latest->has_as_of ? i + 1 : i];
}

/* The URN of then: as the row says, or else the one in its key; and whether it is another today. */
static void add_urn(const merge_right *right, uint32_t row, lode_cell *cells) {
    const merge_latest *latest = right->latest;
    const size_t pair = (size_t)latest->urn;
    const lode_slice key = lode_trim(lode_table_text(right->table, row, right->pair[pair].right));
    lode_slice then = {"", 0};
    if (latest->at_event >= 0)
        then = lode_trim(lode_table_text(right->table, row, (size_t)latest->at_event));
    if (then.n == 0)
        then = key;
    const lode_slice today =
        right->follow ? lode_merge_follow_part(right->follow, right->followed[pair], key, true)
                      : key;
    cells[0] = lode_cell_of(then);
    cells[1] = lode_cell_plain(lode_text(then.n == 0 ? "" : lode_same(then, today) ? "no" : "yes"));
}

lode_part lode_merge_latest_part(const merge_right *right, uint32_t row, merge_meeting *meeting) {
    const merge_latest *latest = right->latest;
    lode_cell *cells = meeting->latest;
    if (row == LODE_UNKNOWN || latest->n_added == 0)
        return (lode_part){.n = latest->n_added};
    size_t n = latest->rank[row] > 0 ? lode_whole_text(latest->rank[row], meeting->rank) : 0;
    *cells++ = lode_cell_plain((lode_slice){meeting->rank, n});
    if (latest->has_as_of) {
        n = lode_years_text(latest->as_of - latest->day[row], meeting->years);
        *cells++ = lode_cell_plain((lode_slice){meeting->years, n});
    }
    if (latest->urn >= 0)
        add_urn(right, row, cells);
    return (lode_part){.made = meeting->latest, .n = latest->n_added};
}

/* ---- what the user hears ---- */

/* Of the keys that were met: how many had their rows told apart by their order alone, and one. */
static void tell_ties(const merge_run *m, const merge_right *right) {
    const merge_latest *latest = right->latest;
    size_t ties = 0;
    uint32_t one = LODE_UNKNOWN;
    for (uint32_t key = 0; key < lode_names_count(right->keys); key++)
        if (latest->tied[key] && right->met[key] && ties++ == 0)
            one = key;
    if (ties == 0)
        return;
    char shown[96];
    lode_merge_show_key(lode_names_get(right->keys, one), shown);
    lode_notice(m->report,
                "%s: keys with several rows on one day among the latest, which then are taken in "
                "the order of the file: %zu, such as '%s'",
                right->header.file, ties, shown);
}

static void tell_left_out(const merge_run *m, const merge_right *right, const char *what,
                          size_t rows) {
    char reason[LODE_ERROR_FILE + 64];
    snprintf(reason, sizeof reason, "of %s %s", right->header.file, what);
    lode_left_out(m->report, reason, rows);
}

void lode_merge_latest_tell_none(const merge_run *m, const merge_right *right) {
    const merge_latest *latest = right->latest;
    char why[LODE_DATE_TEXT + 64];
    snprintf(why, sizeof why, "%s%s%s%s", latest->late > 0 ? "later than " : "",
             latest->late > 0 ? latest->as_of_text : "",
             latest->late > 0 && latest->undated > 0 ? " or " : "",
             latest->undated > 0 ? "without a date" : "");
    lode_notice(m->report, "no key matches, though '%s' is in %s: all its rows there are %s",
                right->near.left, right->header.file, why);
}

void lode_merge_latest_tell(const merge_run *m, const merge_right *right) {
    const merge_latest *latest = right->latest;
    char after[LODE_DATE_TEXT + 8];
    if (latest->undated > 0)
        lode_notice(m->report, "%s: rows without a date in '%.*s', which are not taken: %zu",
                    right->header.file, LODE_ARG(latest->name), latest->undated);
    tell_ties(m, right);
    tell_left_out(m, right, "without a date", latest->undated);
    snprintf(after, sizeof after, "after %s", latest->as_of_text);
    tell_left_out(m, right, after, latest->late);
    tell_left_out(m, right, "before the latest", latest->earlier);
}
