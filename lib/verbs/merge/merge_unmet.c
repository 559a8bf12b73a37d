/* Rows of the rights that no row of the left has met, for --type full. */
#include "merge_follow.h"

#include "lode/memory.h"

/* The left's cells of a row that only a right has: the key, and nothing else. */
static void fill_key(merge_run *m, merge_worker *w, const merge_right *right, size_t row) {
    for (size_t c = 0; c < m->left.n; c++)
        w->own[c] = lode_cell_of((lode_slice){"", 0});
    for (size_t p = 0; p < right->n_pairs; p++)
        w->own[right->pair[p].left] = lode_table_cell(right->table, row, right->pair[p].right);
    if (m->follow)
        lode_merge_follow_cells(m, w);
    memcpy(w->cells, w->own, m->left.n * sizeof *w->own);
}

/* Later rights may have the key of such a row too, unmet so far. False if one has it repeatedly
 * and that is not allowed. */
static bool look_up_later(merge_run *m, merge_worker *w, size_t from, const merge_right *whose,
                          size_t row) {
    const lode_part part = {.made = w->cells, .n = m->left.n};
    const lode_row left = {&part, 1};
    bool allowed = true;
    for (size_t i = from; i < m->rights; i++) {
        merge_right *right = &m->right[i];
        merge_meeting *meeting = &w->meeting[i];
        lode_slice text;
        const merge_fill fill = lode_merge_left_key(right, &meeting->key, &left, &text);
        const uint32_t key =
            fill == MERGE_KEY_EMPTY ? LODE_UNKNOWN : lode_merge_find_taken(right, text);
        meeting->start = key == LODE_UNKNOWN ? LODE_UNKNOWN : right->first[key];
        if (key == LODE_UNKNOWN)
            continue;
        right->met[key] = true;
        if (!lode_merge_is_refused(m, right, key))
            continue;
        lode_merge_tell_met_repeat(m, right, key, whose->header.file,
                                   lode_table_line(whose->table, row));
        allowed = false;
    }
    return allowed;
}

static lode_status write_unmet(merge_run *m, size_t i, size_t row) {
    merge_worker *w = &m->worker[0];
    fill_key(m, w, &m->right[i], row);
    if (!look_up_later(m, w, i + 1, &m->right[i], row))
        return LODE_OK;
    for (size_t j = 0; j <= i; j++)
        lode_merge_take_row(m, w, j, j < i ? LODE_UNKNOWN : (uint32_t)row);
    lode_merge_write(m, w, NULL, i + 1);
    return lode_output_take(m->output, w->page, m->error);
}

lode_status lode_merge_unmet_rows(merge_run *m) {
    lode_status status = LODE_OK;
    for (size_t i = 0; i < m->rights; i++)
        for (size_t row = 0; row < lode_table_rows(m->right[i].table) && status == LODE_OK; row++)
            if (!lode_merge_is_met(&m->right[i], row) && !lode_merge_is_aside(&m->right[i], row))
                status = write_unmet(m, i, row);
    m->filled += m->worker[0].filled;
    return status;
}
