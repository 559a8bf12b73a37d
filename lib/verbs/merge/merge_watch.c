/* Merging by the codes of local authorities, which change: what it is that a code does not match,
 * or matches though it is another area or has another code by now. Only told; --areas follows them.
 */
#include "merge_follow.h"

#include "lode/memory.h"

#include <stdio.h>
#include <stdlib.h>

enum { MOST_TOLD = 8 /* authorities */ };

/* A part of the key that is a code, and the codes of the right there. */
typedef struct {
    size_t pair;
    lode_names *codes;
} watched_code;

struct merge_watch {
    lode_area_changes *changes;
    watched_code *code;
    size_t n;
    int new_code;        /* the left's column with the nine-character code, -1 if not looked at */
    lode_names *missed;  /* authorities that changed, and of which the right has not the code */
    lode_names *changed; /* those that match while the nine-character codes differ */
    size_t changed_rows;
};

static lode_status find_codes(merge_run *m, merge_right *right, lode_reference *reference,
                              merge_watch *watch) {
    lode_status status = LODE_OK;
    bool by_new = false, by_old = false;
    watch->code = lode_allocate(right->n_pairs, sizeof *watch->code);
    for (size_t i = 0; i < right->n_pairs && status == LODE_OK; i++) {
        merge_followed kind;
        status = lode_merge_column_kind(&m->left, right->pair[i].left, reference, &kind, m->error);
        by_old |= kind == MERGE_OLD_CODE;
        by_new |= kind == MERGE_NEW_CODE;
        if (kind == MERGE_OLD_CODE || kind == MERGE_NEW_CODE)
            watch->code[watch->n++] = (watched_code){i, NULL};
    }
    watch->new_code = right->new_code = -1;
    if (status != LODE_OK || !by_old || by_new)
        return status;
    const lode_slice name = lode_text("new_la_code");
    status = lode_merge_find_column(&m->left, name, reference, &watch->new_code, m->error);
    if (status == LODE_OK && watch->new_code >= 0)
        status =
            lode_merge_find_column(&right->header, name, reference, &right->new_code, m->error);
    return status;
}

lode_status lode_merge_watch_areas(merge_run *m, merge_right *right, lode_reference *reference) {
    merge_watch *watch = right->watch = lode_allocate(1, sizeof *watch);
    lode_status status = find_codes(m, right, reference, watch);
    if (status == LODE_OK && watch->n > 0 && !m->options->areas)
        status = lode_area_changes_read(&watch->changes, reference, m->error);
    if (status == LODE_OK && watch->changes) {
        watch->missed = lode_names_new();
        watch->changed = lode_names_new();
        return LODE_OK;
    }
    lode_merge_watch_free(watch);
    right->watch = NULL;
    right->new_code = -1;
    return status;
}

void lode_merge_watch_free(merge_watch *watch) {
    if (!watch)
        return;
    for (size_t i = 0; i < watch->n; i++)
        lode_names_free(watch->code[i].codes);
    free(watch->code);
    lode_names_free(watch->missed);
    lode_names_free(watch->changed);
    lode_area_changes_free(watch->changes);
    free(watch);
}

void lode_merge_watch_index(merge_right *right) {
    for (size_t i = 0; i < right->watch->n; i++) {
        watched_code *code = &right->watch->code[i];
        code->codes = lode_names_new();
        for (size_t row = 0; row < lode_table_rows(right->table); row++)
            lode_names_add(code->codes, lode_trim(lode_table_text(right->table, row,
                                                                  right->pair[code->pair].right)));
    }
}

/* ---- rows ---- */

/* An authority that changed, by its three-digit code. */
static void note(const merge_watch *watch, lode_names *noted, lode_slice code) {
    const uint32_t authority = lode_area_changes_number(watch->changes, code);
    if (authority != LODE_UNKNOWN && lode_area_changes_has(watch->changes, authority))
        lode_names_add(noted, lode_area_changes_code(watch->changes, authority));
}

static void see_missed(const merge_right *right, const lode_record *record) {
    merge_watch *watch = right->watch;
    for (size_t i = 0; i < watch->n; i++) {
        const watched_code *code = &watch->code[i];
        const lode_slice text = lode_trim(lode_record_text(record, right->pair[code->pair].left));
        if (text.n > 0 && lode_names_find(code->codes, text) == LODE_UNKNOWN)
            note(watch, watch->missed, text);
    }
}

/* The same authority, but figures of before and after a change of it. */
static void see_matched(const merge_right *right, const lode_record *record, uint32_t key) {
    merge_watch *watch = right->watch;
    if (right->new_code < 0)
        return;
    const lode_slice here = lode_trim(lode_record_text(record, (size_t)watch->new_code)),
                     there = lode_trim(
                         lode_table_text(right->table, right->first[key], (size_t)right->new_code));
    if (here.n == 0 || there.n == 0 || lode_same(here, there))
        return;
    watch->changed_rows++;
    note(watch, watch->changed, here);
}

void lode_merge_watch_row(const merge_right *right, merge_key *room, const lode_record *record) {
    const lode_part whole = {.record = record, .n = record->n};
    lode_slice text;
    if (lode_merge_left_key(right, room, &(lode_row){&whole, 1}, &text) == MERGE_KEY_EMPTY)
        return;
    const uint32_t key = lode_merge_find_taken(right, text);
    if (key == LODE_UNKNOWN)
        see_missed(right, record);
    else
        see_matched(right, record, key);
}

/* ---- what the user hears ---- */

static void tell_each(const merge_run *m, const merge_right *right, const lode_names *codes) {
    const uint32_t n = lode_names_count(codes);
    for (uint32_t i = 0; i < n && i < MOST_TOLD; i++) {
        char text[LODE_AREA_TEXT];
        lode_area_changes_tell(right->watch->changes, lode_names_get(codes, i), text);
        lode_notice(m->report, "%s: %s", right->header.file, text);
    }
    if (n > MOST_TOLD)
        lode_notice(m->report, "%s: and %u more", right->header.file, (unsigned)(n - MOST_TOLD));
}

void lode_merge_tell_watched(const merge_run *m, const merge_right *right) {
    const merge_watch *watch = right->watch;
    const uint32_t missed = lode_names_count(watch->missed);
    if (missed > 0) {
        lode_notice(
            m->report,
            "%s: authorities that changed and are not there by this code: %u; --areas current "
            "follows what can be followed",
            right->header.file, (unsigned)missed);
        tell_each(m, right, watch->missed);
    }
    if (watch->changed_rows > 0) {
        lode_notice(m->report,
                    "%s: rows matched by the three-digit code while the nine-character code is "
                    "another: %zu",
                    right->header.file, watch->changed_rows);
        tell_each(m, right, watch->changed);
    }
}
