/* What the user hears of a merge: problems in the data, how many rows matched, what was left out.
 */
#include "merge_follow.h"
#include "merge_latest.h"

#include <stdio.h>

static void tell_problem(merge_run *m, const char *kind) {
    lode_problem(m->report, m->error, kind);
    m->wrong = LODE_DATA;
}

void lode_merge_tell_length(merge_run *m, const lode_record *record) {
    lode_wrong_length(m->left.file, record, m->left.n, m->error);
    tell_problem(m, "records of another length");
}

/* Once is enough to say what can be done about it. */
static void tell_repeat(merge_run *m, const char *hint) {
    if (m->repeats++ == 0)
        lode_fail_hint(m->error, "%s", hint);
    tell_problem(m, "repeated keys");
}

static const char *what_allows_repeats(const merge_run *m, bool on_the_left) {
    switch (m->options->expect) {
    case LODE_EXPECT_ONE_TO_ONE:
        return on_the_left ? "--expect n:1 allows this" : "--expect 1:n allows this";
    case LODE_EXPECT_UNSAID:
        return "each such row would be written more than once; --expect n:n allows that, or a "
               "longer key (-k A,B) tells the rows apart";
    default:
        return "--expect n:n allows this, or a longer key (-k A,B) tells the rows apart";
    }
}

/* "twice: lines 14 and 20", of the rows of the right with this key. */
static void count_repeats(const merge_right *right, uint32_t key, char *out, size_t room) {
    uint32_t first = right->first[key];
    size_t n = lode_merge_count(right, key);
    size_t line = lode_table_line(right->table, first);
    size_t other = lode_table_line(right->table, right->next[first]);
    if (n == 2)
        snprintf(out, room, "twice: lines %zu and %zu", line, other);
    else
        snprintf(out, room, "%zu times, first on lines %zu and %zu", n, line, other);
}

/* The lines may have another key, which leads to this one. */
static const char *as_today(bool moved) {
    return moved ? ", as it is today," : "";
}

void lode_merge_tell_met_repeat(merge_run *m, merge_right *right, uint32_t key, const char *file,
                                size_t line) {
    char shown[96], count[96];
    if (right->told[key])
        return;
    right->told[key] = true;
    lode_merge_show_key(lode_names_get(right->keys, key), shown);
    count_repeats(right, key, count, sizeof count);
    lode_fail(m->error, LODE_DATA, "key '%s'%s is in %s %s", shown, as_today(right->moved > 0),
              right->header.file, count);
    lode_fail_at(m->error, file, line, 0);
    tell_repeat(m, what_allows_repeats(m, false));
}

void lode_merge_tell_left_repeat(merge_run *m, const merge_right *right, lode_slice key,
                                 size_t first, size_t line) {
    char shown[96];
    lode_merge_show_key(key, shown);
    lode_fail(m->error, LODE_DATA, "key '%s'%s is here twice: lines %zu and %zu", shown,
              as_today(right->left_moved), first, line);
    lode_fail_at(m->error, m->left.file, line, right->pair[0].left + 1);
    tell_repeat(m, what_allows_repeats(m, true));
}

void lode_merge_tell_right_repeats(merge_run *m, const merge_right *right) {
    for (uint32_t key = 0; key < lode_names_count(right->keys); key++) {
        char shown[96], count[96];
        const uint32_t first = right->first[key];
        const uint32_t second = first == LODE_UNKNOWN ? first : right->next[first];
        if (second == LODE_UNKNOWN)
            continue;
        lode_merge_show_key(lode_names_get(right->keys, key), shown);
        count_repeats(right, key, count, sizeof count);
        lode_fail(m->error, LODE_DATA, "key '%s'%s is here %s", shown, as_today(right->moved > 0),
                  count);
        lode_table_fail_at(right->table, second, right->pair[0].right, m->error);
        tell_repeat(m, what_allows_repeats(m, false));
    }
}

static void tell_matches(const merge_run *m, const merge_right *right) {
    if (right->unmatched > 0 || right->empty > 0)
        lode_notice(m->report, "%s: %zu rows: %zu matched, %zu unmatched, %zu with an empty key",
                    right->header.file, m->rows - m->dropped, right->matched, right->unmatched,
                    right->empty);
    if (right->matched == 0 && right->near.untaken)
        lode_merge_latest_tell_none(m, right);
    else if (right->matched == 0 && right->near.found)
        lode_notice(
            m->report,
            "no key matches, though '%s' and '%s' of %s differ only by zeros: keys are text, "
            "so write them alike in both files",
            right->near.left, right->near.right, right->header.file);
    if (right->partly > 0)
        lode_notice(m->report, "%s: rows matched by a key of which a part is empty: %zu",
                    right->header.file, right->partly);
}

static void tell_left_out(const merge_run *m) {
    lode_left_out(m->report, "without a match", m->without_match);
    lode_left_out(m->report, "with a match", m->with_match);
    lode_left_out(m->report, "with an empty key", m->without_key);
    lode_left_out(m->report, "put together with another row of the same figure", m->dropped);
    for (size_t i = 0; i < m->rights && m->options->type != LODE_MERGE_FULL; i++) {
        const merge_right *right = &m->right[i];
        char reason[LODE_ERROR_FILE + 32];
        size_t unused = 0;
        for (size_t row = 0; row < lode_table_rows(right->table); row++)
            unused += !lode_merge_is_aside(right, row) && !lode_merge_is_met(right, row);
        snprintf(reason, sizeof reason, "of %s that no row met", right->header.file);
        lode_left_out(m->report, reason, unused);
    }
}

void lode_merge_tell_account(const merge_run *m) {
    if (m->follow)
        lode_merge_tell_followed(m);
    for (size_t i = 0; i < m->rights; i++)
        tell_matches(m, &m->right[i]);
    for (size_t i = 0; i < m->rights; i++)
        if (m->right[i].latest)
            lode_merge_latest_tell(m, &m->right[i]);
    for (size_t i = 0; i < m->rights; i++)
        if (m->right[i].watch)
            lode_merge_tell_watched(m, &m->right[i]);
    if (lode_reader_folded(m->reader) > 0)
        lode_notice(m->report, "%s: %zu cell%s had line breaks, now spaces", m->left.file,
                    lode_reader_folded(m->reader), lode_reader_folded(m->reader) == 1 ? "" : "s");
    if (m->filled > 0)
        lode_notice(m->report, "%s: %zu empty cell%s filled", m->left.file, m->filled,
                    m->filled == 1 ? "" : "s");
    tell_left_out(m);
}
