/* --fill: empty cells of the left that a right can tell, where both have the column. */
#include "merge_parts.h"

#include "lode/memory.h"

#include <stdlib.h>

static void add_fill(merge_right *right, size_t left, size_t from) {
    right->fill = lode_reallocate(right->fill, right->n_fills + 1, sizeof *right->fill);
    right->fill[right->n_fills++] = (merge_pair){left, from};
}

static bool is_filled(const merge_right *right, size_t column) {
    for (size_t i = 0; i < right->n_fills; i++)
        if (right->fill[i].right == column)
            return true;
    return false;
}

/* A column that fills one of the left is not brought beside it too. */
static void take_no_more(merge_right *right) {
    size_t kept = 0;
    for (size_t t = 0; t < right->n_taken; t++)
        if (!is_filled(right, right->taken[t]))
            right->taken[kept++] = right->taken[t];
    right->n_taken = kept;
}

static lode_status find_fill(merge_run *m, const char *word, lode_reference *reference) {
    int left;
    bool found = false;
    const lode_slice name = lode_text(word);
    lode_status status = lode_merge_find_column(&m->left, name, reference, &left, m->error);
    if (status != LODE_OK)
        return status;
    if (left < 0)
        return lode_no_column(m->left.file, m->left.name, m->left.n, name, m->error);
    for (size_t i = 0; i < m->rights && status == LODE_OK; i++) {
        merge_right *right = &m->right[i];
        int from;
        status = lode_merge_find_column(&right->header, name, reference, &from, m->error);
        if (status != LODE_OK || from < 0)
            continue;
        found = true;
        add_fill(right, (size_t)left, (size_t)from);
    }
    if (status != LODE_OK || found)
        return status;
    const merge_header *last = &m->right[m->rights - 1].header;
    return lode_no_column(last->file, last->name, last->n, name, m->error);
}

lode_status lode_merge_find_fills(merge_run *m, lode_reference *reference) {
    lode_status status = LODE_OK;
    for (size_t i = 0; i < m->options->fill.n && status == LODE_OK; i++)
        status = find_fill(m, m->options->fill.item[i], reference);
    for (size_t i = 0; i < m->rights; i++)
        take_no_more(&m->right[i]);
    m->fills = m->options->fill.n > 0;
    return status;
}

void lode_merge_fill(const merge_run *m, merge_worker *w) {
    for (size_t i = 0; i < m->rights; i++)
        for (size_t f = 0; f < m->right[i].n_fills; f++)
            w->cells[m->right[i].fill[f].left] = w->own[m->right[i].fill[f].left];
    for (size_t i = 0; i < m->rights; i++) {
        const merge_right *right = &m->right[i];
        if (w->meeting[i].at == LODE_UNKNOWN)
            continue;
        for (size_t f = 0; f < right->n_fills; f++) {
            lode_cell *cell = &w->cells[right->fill[f].left];
            if (lode_trim(cell->text).n > 0)
                continue;
            *cell = lode_table_cell(right->table, w->meeting[i].at, right->fill[f].right);
            w->filled += lode_trim(cell->text).n > 0;
        }
    }
}
