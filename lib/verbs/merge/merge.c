/* Tables put side by side by a key: the left streams past, the rights are held and looked up. */
#include "merge_follow.h"
#include "merge_latest.h"

#include "lode/memory.h"

#include <stdlib.h>

static int find_word(const char *const *words, const char *word) {
    for (int i = 0; words[i]; i++)
        if (strcmp(words[i], word) == 0)
            return i;
    return -1;
}

int lode_merge_type_find(const char *word) {
    static const char *const words[] = {"left", "inner", "full", "anti", NULL};
    return find_word(words, word);
}

int lode_merge_expect_find(const char *word) {
    static const char *const words[] = {"", "1:1", "n:1", "1:n", "n:n", NULL};
    return find_word(words, word);
}

int lode_amalgamate_find(const char *word) {
    static const char *const words[] = {"refuse", "sum", NULL};
    return find_word(words, word);
}

static bool right_is_unique(const merge_run *m) {
    return m->options->expect == LODE_EXPECT_ONE_TO_ONE ||
           m->options->expect == LODE_EXPECT_MANY_TO_ONE;
}

static lode_status open_left(merge_run *m, const lode_input *input) {
    lode_status status =
        lode_reader_open(&m->reader, input->path[0], &input->read, m->report, m->error);
    if (status != LODE_OK)
        return status;
    const lode_header *header = lode_reader_header(m->reader);
    m->left = (merge_header){lode_reader_name(m->reader), NULL, header->n};
    m->left.name = lode_allocate(header->n, sizeof *m->left.name);
    for (size_t c = 0; c < header->n; c++)
        m->left.name[c] = header->cell[c].text;
    return LODE_OK;
}

/* Open a right and learn its columns. */
static lode_status open_right(merge_run *m, merge_right *right, const char *path,
                              const lode_read_options *read) {
    lode_status status = lode_reader_open(&right->reader, path, read, m->report, m->error);
    if (status != LODE_OK)
        return status;
    const lode_header *header = lode_reader_header(right->reader);
    right->stem = lode_merge_stem(path);
    right->header.file = strcmp(path, "-") == 0 ? "standard input" : path;
    right->header.n = header->n;
    right->header.name = lode_allocate(header->n, sizeof *right->header.name);
    for (size_t c = 0; c < header->n; c++)
        right->header.name[c] = header->cell[c].text;
    return LODE_OK;
}

static lode_status open_rights(merge_run *m, const lode_input *input, lode_reference *reference) {
    lode_status status = LODE_OK;
    m->rights = input->n - 1;
    m->right = lode_allocate(m->rights, sizeof *m->right);
    for (size_t i = 0; i < m->rights && status == LODE_OK; i++) {
        merge_right *right = &m->right[i];
        status = open_right(m, right, input->path[i + 1], &input->read);
        if (status == LODE_OK)
            status = lode_merge_find_key(m->options, &m->left, right, reference, m->error);
        if (status == LODE_OK)
            status = lode_merge_follow_key(m, right, reference);
        if (status == LODE_OK)
            status = lode_merge_watch_areas(m, right, reference);
        if (status == LODE_OK)
            lode_merge_tell_key(&m->left, right, m->report);
    }
    if (status == LODE_OK)
        status = lode_merge_latest_open(m, reference);
    if (status == LODE_OK)
        status = lode_merge_take(m->options, m->right, m->rights, reference, m->report, m->error);
    return status == LODE_OK ? lode_merge_find_fills(m, reference) : status;
}

/* The place of a column in the table to be read; it is added if it is not there yet. */
static size_t place_of(size_t *columns, size_t *n, size_t column) {
    for (size_t c = 0; c < *n; c++)
        if (columns[c] == column)
            return c;
    columns[*n] = column;
    return (*n)++;
}

static void keep_column(int *column, size_t *columns, size_t *n) {
    if (*column >= 0)
        *column = (int)place_of(columns, n, (size_t)*column);
}

/* Of a right only the columns that are wanted are held: those it brings first, side by side. */
static lode_status read_right(merge_run *m, merge_right *right) {
    size_t n = 0, *columns = lode_allocate(right->header.n, sizeof *columns);
    for (size_t t = 0; t < right->n_taken; t++)
        columns[n++] = right->taken[t];
    for (size_t f = 0; f < right->n_fills; f++)
        right->fill[f].right = place_of(columns, &n, right->fill[f].right);
    for (size_t p = 0; p < right->n_pairs; p++)
        right->pair[p].right = place_of(columns, &n, right->pair[p].right);
    keep_column(&right->urn, columns, &n);
    keep_column(&right->level, columns, &n);
    keep_column(&right->new_code, columns, &n);
    if (right->latest) {
        keep_column(&right->latest->column, columns, &n);
        keep_column(&right->latest->at_event, columns, &n);
    }
    const lode_status status =
        lode_table_read_columns(&right->table, right->reader, columns, n, m->report, m->error);
    free(columns);
    return status;
}

static lode_status read_rights(merge_run *m) {
    lode_status status = LODE_OK;
    for (size_t i = 0; i < m->rights && status == LODE_OK; i++) {
        merge_right *right = &m->right[i];
        status = read_right(m, right);
        if (status == LODE_OK && right->latest)
            status = lode_merge_latest_read(m, right);
        if (status != LODE_OK)
            break;
        lode_merge_index(right);
        if (right->watch)
            lode_merge_watch_index(right);
        if (right_is_unique(m))
            lode_merge_tell_right_repeats(m, right);
    }
    return status == LODE_OK ? m->wrong : status;
}

static lode_status open_outputs(merge_run *m) {
    lode_status status = lode_merge_write_header(m);
    if (status != LODE_OK || !m->options->unmatched.path)
        return status;
    m->unmatched = lode_output_new(&m->options->unmatched);
    return lode_output_header(m->unmatched, m->left.name, NULL, m->left.n, m->error);
}

/* Keep the file of unmatched rows if the run went well. */
static lode_status close_unmatched(merge_run *m, lode_status status) {
    if (!m->unmatched)
        return status;
    if (status == LODE_OK)
        return lode_output_close(m->unmatched, m->error);
    lode_output_abandon(m->unmatched);
    return status;
}

static void free_run(merge_run *m) {
    lode_merge_free_workers(m);
    for (size_t i = 0; i < m->rights; i++)
        lode_merge_right_free(&m->right[i]);
    free(m->right);
    lode_merge_held_free(m->held);
    lode_merge_follow_free(m->follow);
    free(m->left.name);
    lode_reader_close(m->reader);
}

/* What a row is put together from: the left's cells, those of each right, those of following. */
static void number_parts(merge_run *m) {
    m->parts = 1;
    for (size_t i = 0; i < m->rights; i++) {
        m->right[i].part = m->parts++;
        m->parts += m->right[i].latest != NULL;
    }
    m->parts += m->follow != NULL;
}

lode_status lode_merge(const lode_merge_options *options, const lode_input *input,
                       lode_output *output, lode_reference *reference, lode_report *report,
                       lode_error *error) {
    merge_run m = {.options = options, .output = output, .report = report, .error = error};
    lode_status status = lode_merge_latest_ask(&m);
    if (status == LODE_OK)
        status = open_left(&m, input);
    if (status == LODE_OK)
        status = lode_merge_follow_open(&m, input, reference);
    if (status == LODE_OK)
        status = open_rights(&m, input, reference);
    if (status == LODE_OK)
        status = read_rights(&m);
    if (status == LODE_OK)
        status = lode_merge_hold(&m, reference);
    if (status == LODE_OK)
        status = open_outputs(&m);
    number_parts(&m);
    if (status == LODE_OK)
        lode_merge_start_workers(&m);
    if (status == LODE_OK)
        status = lode_merge_left_rows(&m);
    if (status == LODE_OK && options->type == LODE_MERGE_FULL)
        status = lode_merge_unmet_rows(&m);
    if (status == LODE_OK)
        status = m.wrong;
    if (status == LODE_OK)
        lode_merge_tell_account(&m);
    status = close_unmatched(&m, status);
    free_run(&m);
    return status;
}
