/* The rows of a merge: each row of the left beside the rows of the rights that have its key. */
#include "merge_parts.h"

/* What the keys of a row of the left found. */
typedef struct {
    bool any, lacking, empty, refused;
} findings;

static bool left_is_unique(const merge_run *m) {
    return m->options->expect == LODE_EXPECT_ONE_TO_ONE ||
           m->options->expect == LODE_EXPECT_ONE_TO_MANY;
}

static lode_cell empty_cell(void) {
    return lode_cell_of(lode_text(""));
}

/* The cells that the present row of a right brings, empty if none matches. */
static void fill_taken(merge_run *m, const merge_right *right) {
    lode_cell *cell = m->cells + right->first_cell;
    for (size_t t = 0; t < right->n_taken; t++)
        cell[t] = right->at == LODE_UNKNOWN
                      ? empty_cell()
                      : lode_table_cell(right->table, right->at, right->taken[t]);
}

/* Move the rights from this one on to their next combination of matching rows, the last right's
 * changing fastest. */
static bool next_combination(merge_run *m, size_t from) {
    for (size_t i = m->rights; i-- > from;) {
        merge_right *right = &m->right[i];
        uint32_t next = right->at == LODE_UNKNOWN ? LODE_UNKNOWN : right->next[right->at];
        if (next == LODE_UNKNOWN && right->at == right->start)
            continue;
        right->at = next == LODE_UNKNOWN ? right->start : next;
        fill_taken(m, right);
        if (next != LODE_UNKNOWN)
            return true;
    }
    return false;
}

/* Write the row whose cells before this right's are in place, once for each combination. */
static lode_status write_combinations(merge_run *m, size_t from) {
    lode_status status;
    for (size_t i = from; i < m->rights; i++) {
        m->right[i].at = m->right[i].start;
        fill_taken(m, &m->right[i]);
    }
    do {
        lode_merge_fill(m);
        status = lode_output_row(m->output, m->cells, m->error);
    } while (status == LODE_OK && next_combination(m, from));
    return status;
}

/* Without --expect a row must not be written more than once. */
static bool is_refused(const merge_run *m, const merge_right *right, uint32_t key) {
    return m->options->expect == LODE_EXPECT_UNSAID && m->options->type != LODE_MERGE_ANTI &&
           right->next[right->first[key]] != LODE_UNKNOWN;
}

/* The key of the row in one right: found, lacking or empty. */
static void look_up(merge_run *m, merge_right *right, const lode_cell *cells, findings *found,
                    size_t line) {
    lode_slice text;
    right->start = LODE_UNKNOWN;
    merge_fill fill = lode_merge_left_key(right, cells, &text);
    if (fill == MERGE_KEY_EMPTY) {
        right->empty++;
        found->empty = true;
        return;
    }
    size_t before = left_is_unique(m) ? lode_merge_see(&right->seen, text, line) : 0;
    if (before > 0) {
        lode_merge_tell_left_repeat(m, right, text, before, line);
        found->refused = true;
    }
    uint32_t key = lode_names_find(right->keys, text);
    if (key == LODE_UNKNOWN) {
        if (right->matched == 0)
            lode_merge_look_near(right, text);
        right->unmatched++;
        found->lacking = true;
        return;
    }
    right->start = right->first[key];
    right->met[key] = found->any = true;
    right->matched++;
    right->partly += fill == MERGE_KEY_PARTLY;
    if (is_refused(m, right, key)) {
        lode_merge_tell_met_repeat(m, right, key, m->left.file, line);
        found->refused = true;
    }
}

static bool is_wanted(merge_run *m, const findings *found) {
    switch (m->options->type) {
    case LODE_MERGE_INNER:
        m->without_key += found->empty;
        m->without_match += !found->empty && found->lacking;
        return !found->empty && !found->lacking;
    case LODE_MERGE_ANTI:
        m->with_match += found->any;
        m->without_key += !found->any && !found->lacking;
        return !found->any && found->lacking;
    default:
        return true;
    }
}

static lode_status merge_row(merge_run *m, const lode_record *record) {
    m->rows++;
    if (record->n != m->left.n) {
        lode_merge_tell_length(m, record);
        return LODE_OK;
    }
    findings found = {0};
    for (size_t i = 0; i < m->rights; i++)
        look_up(m, &m->right[i], record->cell, &found, record->line);
    lode_status status = LODE_OK;
    if (m->unmatched && found.lacking)
        status = lode_output_row(m->unmatched, record->cell, m->error);
    if (status != LODE_OK || found.refused || !is_wanted(m, &found))
        return status;
    memcpy(m->own, record->cell, record->n * sizeof *m->own);
    memcpy(m->cells, record->cell, record->n * sizeof *m->cells);
    return write_combinations(m, 0);
}

lode_status lode_merge_left_rows(merge_run *m) {
    lode_batch batch;
    lode_status status;
    while ((status = lode_reader_next(m->reader, &batch, m->error)) == LODE_OK && batch.n > 0)
        for (size_t i = 0; i < batch.n; i++) {
            status = merge_row(m, &batch.record[i]);
            if (status != LODE_OK)
                return status;
        }
    return status;
}

/* ---- Rows of the rights that no row of the left has met ---- */

/* The left's cells of a row that only a right has: the key, and nothing else. */
static void fill_key(merge_run *m, const merge_right *right, size_t row) {
    for (size_t c = 0; c < m->left.n; c++)
        m->cells[c] = empty_cell();
    for (size_t p = 0; p < right->n_pairs; p++)
        m->cells[right->pair[p].left] = lode_table_cell(right->table, row, right->pair[p].right);
    memcpy(m->own, m->cells, m->left.n * sizeof *m->own);
}

/* Later rights may have the key of such a row too, unmet so far. False if one has it repeatedly
 * and that is not allowed. */
static bool look_up_later(merge_run *m, size_t from, const merge_right *whose, size_t row) {
    bool allowed = true;
    for (size_t i = from; i < m->rights; i++) {
        merge_right *right = &m->right[i];
        lode_slice text;
        merge_fill fill = lode_merge_left_key(right, m->cells, &text);
        uint32_t key = fill == MERGE_KEY_EMPTY ? LODE_UNKNOWN : lode_names_find(right->keys, text);
        right->start = key == LODE_UNKNOWN ? LODE_UNKNOWN : right->first[key];
        if (key == LODE_UNKNOWN)
            continue;
        right->met[key] = true;
        if (!is_refused(m, right, key))
            continue;
        lode_merge_tell_met_repeat(m, right, key, whose->header.file,
                                   lode_table_line(whose->table, row));
        allowed = false;
    }
    return allowed;
}

static lode_status write_unmet(merge_run *m, size_t i, size_t row) {
    merge_right *right = &m->right[i];
    fill_key(m, right, row);
    if (!look_up_later(m, i + 1, right, row))
        return LODE_OK;
    for (size_t j = 0; j <= i; j++) {
        m->right[j].at = j < i ? LODE_UNKNOWN : (uint32_t)row;
        fill_taken(m, &m->right[j]);
    }
    return write_combinations(m, i + 1);
}

lode_status lode_merge_unmet_rows(merge_run *m) {
    lode_status status = LODE_OK;
    for (size_t i = 0; i < m->rights; i++)
        for (size_t row = 0; row < lode_table_rows(m->right[i].table) && status == LODE_OK; row++)
            if (!lode_merge_is_met(&m->right[i], row))
                status = write_unmet(m, i, row);
    return status;
}
