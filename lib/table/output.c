#include "lode/output.h"

#include "format.h"
#include "lode/memory.h"
#include "lode/table.h"
#include "lode/whole_file.h"
#include "select.h"

#include <stdlib.h>

enum { BUFFER = 128 * 1024 };

struct lode_output {
    const lode_output_options *options;
    lode_arena *arena; /* names, and the rows that wait */
    lode_slice *names; /* of every column a row has */
    size_t columns;
    size_t *shown; /* the columns that are written, in the order of the layout */
    lode_cell *picked;
    lode_layout layout; /* what is written */
    lode_condition *conditions;
    lode_sort_key *keys;
    lode_cell **waiting; /* rows held for --sort or aligned text */
    size_t held, held_capacity;
    lode_bytes bytes;
    lode_whole_file *file; /* NULL in a dry run and before the header */
    bool open;
    size_t rows, left_out;
};

static const char *const format_names[] = {"csv", "tsv", "json", "jsonl", "md", "pretty"};

int lode_to_find(const char *name) {
    for (size_t i = 0; i < sizeof format_names / sizeof *format_names; i++)
        if (strcmp(format_names[i], name) == 0)
            return (int)i;
    return -1;
}

lode_output *lode_output_new(const lode_output_options *options) {
    lode_output *o = lode_allocate(1, sizeof *o);
    o->options = options;
    o->arena = lode_arena_new();
    return o;
}

static void release(lode_output *o) {
    lode_conditions_free(o->conditions);
    free(o->keys);
    free(o->shown);
    free(o->picked);
    free(o->waiting);
    free(o->bytes.p);
    lode_arena_free(o->arena);
    free(o);
}

static lode_status open_destination(lode_output *o, lode_error *error) {
    o->open = true;
    return o->options->dry ? LODE_OK : lode_whole_file_open(&o->file, o->options->path, error);
}

/* Let the first n of the waiting bytes go. */
static lode_status let_go(lode_output *o, size_t n, lode_error *error) {
    lode_status status = LODE_OK;
    if (o->file)
        status = lode_whole_file_write(o->file, (lode_slice){o->bytes.p, n}, error);
    o->bytes.n -= n;
    memmove(o->bytes.p, o->bytes.p + n, o->bytes.n);
    return status;
}

/* Write the row, and what waits once it is much. All but the first byte of the last row is kept
 * back until more comes: whatever ends the program before its time, what has left ends in the midst
 * of a record, which no reader takes for the whole. */
static lode_status write_row(lode_output *o, const lode_cell *cells, lode_error *error) {
    const size_t start = o->bytes.n;
    lode_format_row(&o->layout, cells, &o->bytes);
    return o->bytes.n >= BUFFER ? let_go(o, start + 1, error) : LODE_OK;
}

static bool waits(const lode_output *o) {
    return o->options->sort.n > 0 || o->options->to == LODE_TO_PRETTY;
}

/* Settle which columns are written: those of --columns in that order, or all. */
static lode_status choose_columns(lode_output *o, const bool *number, lode_error *error) {
    const lode_output_options *options = o->options;
    const size_t n = options->columns.n ? options->columns.n : o->columns;
    o->shown = lode_allocate(n, sizeof *o->shown);
    o->picked = lode_allocate(n, sizeof *o->picked);
    lode_slice *names = lode_arena_take(o->arena, n * sizeof *names + 1);
    bool *is_number = lode_arena_take(o->arena, n * sizeof *is_number + 1);
    for (size_t i = 0; i < n; i++) {
        o->shown[i] = i;
        if (options->columns.n) {
            const lode_slice wanted = lode_text(options->columns.item[i]);
            size_t c = 0;
            while (c < o->columns && !lode_same(o->names[c], wanted))
                c++;
            if (c == o->columns)
                return lode_no_column(NULL, o->names, o->columns, wanted, error);
            o->shown[i] = c;
            for (size_t k = 0; k < i; k++)
                if (o->shown[k] == c)
                    return lode_fail(error, LODE_USAGE, "--columns names '%.*s' twice",
                                     LODE_ARG(wanted));
        }
        names[i] = o->names[o->shown[i]];
        is_number[i] = number && number[o->shown[i]];
    }
    o->layout = (lode_layout){options->to, options->excel, names, is_number, n, 0};
    return LODE_OK;
}

lode_status lode_output_header(lode_output *o, const lode_slice *names, const bool *number,
                               size_t n, lode_error *error) {
    o->columns = n;
    o->names = lode_arena_take(o->arena, n * sizeof *o->names + 1);
    for (size_t i = 0; i < n; i++)
        o->names[i] = (lode_slice){lode_arena_copy(o->arena, names[i].p, names[i].n), names[i].n};
    lode_status status = lode_conditions_read(&o->conditions, o->options, o->names, n, error);
    if (status == LODE_OK)
        status = lode_sort_keys_read(&o->keys, o->options, o->names, n, error);
    if (status == LODE_OK)
        status = choose_columns(o, number, error);
    if (status == LODE_OK)
        status = open_destination(o, error);
    if (status == LODE_OK)
        lode_format_header(&o->layout, &o->bytes);
    return status;
}

/* The cells of a row that are written. */
static const lode_cell *pick(lode_output *o, const lode_cell *cells) {
    if (!o->options->columns.n)
        return cells;
    for (size_t i = 0; i < o->layout.columns; i++)
        o->picked[i] = cells[o->shown[i]];
    return o->picked;
}

static void hold(lode_output *o, const lode_cell *cells) {
    lode_cell *copy = lode_arena_take(o->arena, o->columns * sizeof *copy + 1);
    for (size_t i = 0; i < o->columns; i++) {
        lode_slice text = cells[i].text, raw = cells[i].raw;
        copy[i].text = (lode_slice){lode_arena_copy(o->arena, text.p, text.n), text.n};
        copy[i].raw = (lode_slice){NULL, 0};
        if (raw.p && lode_same(raw, text))
            copy[i].raw = copy[i].text;
        else if (raw.p)
            copy[i].raw = (lode_slice){lode_arena_copy(o->arena, raw.p, raw.n), raw.n};
    }
    LODE_GROW(o->waiting, o->held, o->held_capacity);
    o->waiting[o->held++] = copy;
}

lode_status lode_output_row(lode_output *o, const lode_cell *cells, lode_error *error) {
    if (!lode_conditions_met(o->conditions, cells)) {
        o->left_out++;
        return LODE_OK;
    }
    o->rows++;
    if (waits(o)) {
        hold(o, cells);
        return LODE_OK;
    }
    return write_row(o, pick(o, cells), error);
}

typedef struct {
    const lode_output *output;
    size_t row;
} sorted_row;

/* By the keys; then by how they are written (007 before 7, whatever the input's order); then as
 * they came. */
static int row_order(const void *a, const void *b) {
    const sorted_row *x = a, *y = b;
    const lode_output *o = x->output;
    const lode_cell *one = o->waiting[x->row], *other = o->waiting[y->row];
    int order = 0;
    for (size_t k = 0; k < o->options->sort.n && !order; k++) {
        const lode_sort_key key = o->keys[k];
        order = lode_sort_order(one[key.column].text, other[key.column].text, key.descending);
    }
    for (size_t k = 0; k < o->options->sort.n && !order; k++)
        order = lode_order(one[o->keys[k].column].text, other[o->keys[k].column].text);
    return order ? order : (x->row > y->row) - (x->row < y->row);
}

static void sort_waiting(lode_output *o) {
    sorted_row *rows = lode_allocate(o->held, sizeof *rows);
    for (size_t i = 0; i < o->held; i++)
        rows[i] = (sorted_row){o, i};
    qsort(rows, o->held, sizeof *rows, row_order);
    lode_cell **sorted = lode_allocate(o->held, sizeof *sorted);
    for (size_t i = 0; i < o->held; i++)
        sorted[i] = o->waiting[rows[i].row];
    free(o->waiting);
    free(rows);
    o->waiting = sorted;
}

static void write_aligned(lode_output *o) {
    size_t *widths = lode_allocate(o->layout.columns, sizeof *widths);
    lode_cell *names = lode_allocate(o->layout.columns, sizeof *names);
    for (size_t i = 0; i < o->layout.columns; i++)
        names[i] = lode_cell_of(o->layout.names[i]);
    lode_format_widen(&o->layout, names, widths);
    for (size_t i = 0; i < o->held; i++)
        lode_format_widen(&o->layout, pick(o, o->waiting[i]), widths);
    lode_format_aligned(&o->layout, names, widths, &o->bytes);
    for (size_t i = 0; i < o->held; i++)
        lode_format_aligned(&o->layout, pick(o, o->waiting[i]), widths, &o->bytes);
    free(widths);
    free(names);
}

static lode_status write_waiting(lode_output *o, lode_error *error) {
    lode_status status = LODE_OK;
    if (o->options->sort.n > 0)
        sort_waiting(o);
    if (o->options->to == LODE_TO_PRETTY) {
        write_aligned(o);
        return LODE_OK;
    }
    for (size_t i = 0; i < o->held && status == LODE_OK; i++)
        status = write_row(o, pick(o, o->waiting[i]), error);
    return status;
}

lode_status lode_output_close(lode_output *o, lode_error *error) {
    lode_status status = LODE_OK;
    if (o->open) {
        status = write_waiting(o, error);
        lode_format_end(&o->layout, &o->bytes);
        if (status == LODE_OK)
            status = let_go(o, o->bytes.n, error);
    }
    if (status != LODE_OK) {
        lode_output_abandon(o);
        return status;
    }
    if (o->file)
        status = lode_whole_file_keep(o->file, error);
    release(o);
    return status;
}

void lode_output_abandon(lode_output *o) {
    if (o->file && lode_whole_file_left(o->file))
        let_go(o, o->bytes.n, NULL); /* so that the mark begins a record of its own */
    if (o->file)
        lode_whole_file_drop(
            o->file, lode_text("\"this output is not whole: the command that wrote it failed"));
    release(o);
}

size_t lode_output_rows(const lode_output *output) {
    return output->rows;
}

size_t lode_output_left_out(const lode_output *output) {
    return output->left_out;
}
