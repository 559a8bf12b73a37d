#include "lode/output.h"

#include "format.h"
#include "lode/memory.h"
#include "lode/select.h"
#include "lode/table.h"
#include "lode/whole_file.h"

#include <stdlib.h>

enum { BUFFER = 128 * 1024 };

/* A row that waits, as bytes of a chunk: what will be written, then the texts of its keys. */
typedef struct {
    const char *p;
    size_t n;
    const lode_sort_value *value; /* [keys] */
    size_t place;                 /* as they came */
} held_row;

/* The same while the bytes may still move: offsets. */
typedef struct {
    size_t at, n;
    size_t text_at; /* of its first key; those of the others follow */
} paged_row;

struct lode_page {
    const lode_output *output;
    lode_bytes bytes;
    size_t last; /* where the last row begins */
    size_t rows, left_out;
    paged_row *waiting;     /* of an output that waits: every row */
    lode_sort_value *value; /* [waiting x keys], texts by length only */
    size_t held, held_capacity, values, values_capacity;
    size_t *widths; /* [columns] of aligned text */
};

struct lode_output {
    const lode_output_options *options;
    lode_arena *arena; /* names */
    lode_slice *names; /* of every column a row has */
    size_t columns;
    lode_layout layout; /* what is written */
    size_t *shown;
    lode_condition *conditions;
    lode_sort_key *keys;
    lode_page **page; /* [pages] one for each worker */
    size_t pages;
    held_row *waiting; /* rows held for --sort or aligned text */
    size_t held, held_capacity;
    void **chunk; /* their bytes and values */
    size_t chunks, chunks_capacity;
    size_t *widths;
    lode_bytes bytes;      /* on the way out */
    lode_bytes paragraphs; /* as they will stand below the table */
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

static void free_page(lode_page *page) {
    free(page->bytes.p);
    free(page->waiting);
    free(page->value);
    free(page->widths);
    free(page);
}

static void release(lode_output *o) {
    lode_conditions_free(o->conditions);
    for (size_t i = 0; i < o->pages; i++)
        free_page(o->page[i]);
    for (size_t i = 0; i < o->chunks; i++)
        free(o->chunk[i]);
    free(o->page);
    free(o->chunk);
    free(o->widths);
    free(o->keys);
    free(o->shown);
    free(o->waiting);
    free(o->bytes.p);
    free(o->paragraphs.p);
    lode_arena_free(o->arena);
    free(o);
}

/* ---- the way out ---- */

static lode_status open_destination(lode_output *o, lode_error *error) {
    o->open = true;
    return o->options->dry ? LODE_OK : lode_whole_file_open(&o->file, o->options->path, error);
}

/* Let the first n of the bytes on the way go. */
static lode_status let_go(lode_output *o, size_t n, lode_error *error) {
    lode_status status = LODE_OK;
    if (o->file)
        status = lode_whole_file_write(o->file, (lode_slice){o->bytes.p, n}, error);
    o->bytes.n -= n;
    memmove(o->bytes.p, o->bytes.p + n, o->bytes.n);
    return status;
}

/* Rows go out once they are many. All but the first byte of the last row is kept back until more
 * comes: whatever ends the program before its time, what has left ends in the midst of a record,
 * which no reader takes for the whole. */
static lode_status send(lode_output *o, lode_slice rows, size_t last, lode_error *error) {
    if (o->bytes.n + rows.n < BUFFER) {
        lode_bytes_add(&o->bytes, rows.p, rows.n);
        return LODE_OK;
    }
    lode_status status = let_go(o, o->bytes.n, error);
    if (status == LODE_OK && o->file)
        status = lode_whole_file_write(o->file, (lode_slice){rows.p, last + 1}, error);
    lode_bytes_add(&o->bytes, rows.p + last + 1, rows.n - last - 1);
    return status;
}

static bool waits(const lode_output *o) {
    return o->options->sort.n > 0 || o->options->to == LODE_TO_PRETTY;
}

/* ---- columns ---- */

/* Where the column that --columns names is; it may be named once. */
static lode_status find_shown(lode_output *o, size_t i, lode_error *error) {
    const lode_slice wanted = lode_text(o->options->columns.item[i]);
    size_t c = 0;
    while (c < o->columns && !lode_same(o->names[c], wanted))
        c++;
    if (c == o->columns)
        return lode_no_column(NULL, o->names, o->columns, wanted, error);
    o->shown[i] = c;
    for (size_t k = 0; k < i; k++)
        if (o->shown[k] == c)
            return lode_fail(error, LODE_USAGE, "--columns names '%.*s' twice", LODE_ARG(wanted));
    return LODE_OK;
}

/* Settle which columns are written: those of --columns in that order, or all. */
static lode_status choose_columns(lode_output *o, const bool *number, lode_error *error) {
    const lode_output_options *options = o->options;
    const size_t n = options->columns.n ? options->columns.n : o->columns;
    o->shown = lode_allocate(n, sizeof *o->shown);
    o->widths = lode_allocate(n, sizeof *o->widths);
    lode_slice *names = lode_arena_take(o->arena, n * sizeof *names + 1);
    bool *is_number = lode_arena_take(o->arena, n * sizeof *is_number + 1);
    for (size_t i = 0; i < n; i++) {
        o->shown[i] = i;
        const lode_status status = options->columns.n ? find_shown(o, i, error) : LODE_OK;
        if (status != LODE_OK)
            return status;
        names[i] = o->names[o->shown[i]];
        is_number[i] = number && number[o->shown[i]];
    }
    o->layout = (lode_layout){options->to, options->excel, n,
                              names,       is_number,      options->columns.n ? o->shown : NULL};
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
    if (status == LODE_OK) {
        lode_format_header(&o->layout, &o->bytes);
        lode_output_pages(o, 1);
    }
    return status;
}

/* ---- pages ---- */

void lode_output_pages(lode_output *o, size_t workers) {
    if (workers <= o->pages)
        return;
    o->page = lode_reallocate(o->page, workers, sizeof(lode_page *));
    for (; o->pages < workers; o->pages++) {
        lode_page *page = o->page[o->pages] = lode_allocate_apart(1, sizeof *page);
        page->output = o;
        page->widths = lode_allocate(o->layout.columns, sizeof *page->widths);
    }
}

lode_page *lode_output_page(lode_output *output, size_t worker) {
    return output->page[worker];
}

/* Put the row down with what it will be sorted by. */
__attribute__((noinline)) static void hold(lode_page *page, const lode_row *row) {
    const lode_output *o = page->output;
    paged_row held = {.at = page->bytes.n};
    if (o->options->to == LODE_TO_PRETTY)
        lode_format_tabbed(&o->layout, row, page->widths, &page->bytes);
    else
        lode_format_row(&o->layout, row, &page->bytes);
    held.text_at = page->bytes.n;
    held.n = held.text_at - held.at;
    for (size_t k = 0; k < o->options->sort.n; k++) {
        const lode_slice text = lode_row_text(row, o->keys[k].column);
        LODE_GROW(page->value, page->values, page->values_capacity);
        page->value[page->values++] = lode_sort_value_of(text);
        lode_bytes_add(&page->bytes, text.p, text.n);
    }
    LODE_GROW(page->waiting, page->held, page->held_capacity);
    page->waiting[page->held++] = held;
}

void lode_page_put(lode_page *page, const lode_row *row) {
    const lode_output *o = page->output;
    if (o->conditions && !lode_conditions_met(o->conditions, row)) {
        page->left_out++;
        return;
    }
    page->rows++;
    if (waits(o)) {
        hold(page, row);
        return;
    }
    page->last = page->bytes.n;
    lode_format_row(&o->layout, row, &page->bytes);
}

static void *keep_chunk(lode_output *o, void *chunk) {
    LODE_GROW(o->chunk, o->chunks, o->chunks_capacity);
    return o->chunk[o->chunks++] = chunk;
}

/* The rows of the page wait with the output, in the page's memory, which is the output's now. */
static void take_waiting(lode_output *o, lode_page *page) {
    const size_t keys = o->options->sort.n;
    const char *bytes = keep_chunk(o, page->bytes.p);
    lode_sort_value *value = keep_chunk(o, page->value);
    for (size_t i = 0; i < page->held; i++, value += keys) {
        const paged_row *row = &page->waiting[i];
        const char *text = bytes + row->text_at;
        for (size_t k = 0; k < keys; text += value[k++].text.n)
            value[k].text.p = text;
        LODE_GROW(o->waiting, o->held, o->held_capacity);
        o->waiting[o->held] = (held_row){bytes + row->at, row->n, value, o->held};
        o->held++;
    }
    for (size_t i = 0; i < o->layout.columns; i++)
        if (page->widths[i] > o->widths[i])
            o->widths[i] = page->widths[i];
    page->bytes = (lode_bytes){NULL, 0, 0};
    page->value = NULL;
    page->held = page->values = page->values_capacity = 0;
}

void lode_page_clear(lode_page *page) {
    page->bytes.n = page->rows = page->left_out = page->held = page->values = 0;
    memset(page->widths, 0, page->output->layout.columns * sizeof *page->widths);
}

/* The first row of a JSON array has no comma before it. */
static size_t skip_comma(const lode_output *o, bool first) {
    return first && o->options->to == LODE_TO_JSON ? 1 : 0;
}

lode_status lode_output_take(lode_output *o, lode_page *page, lode_error *error) {
    lode_status status = LODE_OK;
    const size_t skip = skip_comma(o, o->rows == 0);
    o->left_out += page->left_out;
    o->rows += page->rows;
    if (page->rows && waits(o))
        take_waiting(o, page);
    else if (page->rows)
        status = send(o, (lode_slice){page->bytes.p + skip, page->bytes.n - skip},
                      page->last ? page->last - skip : 0, error);
    page->rows = page->left_out = page->bytes.n = 0;
    return status;
}

void lode_output_ready(const lode_output *o, lode_part *part, lode_bytes *bytes) {
    const lode_layout *layout = &o->layout;
    part->ready = (lode_slice){NULL, 0};
    if (layout->to != LODE_TO_CSV || layout->shown || layout->columns < 2)
        return;
    bytes->n = 0;
    lode_format_part(part, bytes);
    part->ready = (lode_slice){bytes->n ? bytes->p : "", bytes->n};
}

lode_status lode_output_put(lode_output *o, const lode_row *row, lode_error *error) {
    lode_page *page = o->page[0];
    lode_page_put(page, row);
    return page->bytes.n >= BUFFER ? lode_output_take(o, page, error) : LODE_OK;
}

lode_status lode_output_row(lode_output *o, const lode_cell *cells, lode_error *error) {
    const lode_part part = {.made = cells, .n = o->columns};
    const lode_row row = {&part, 1};
    return lode_output_put(o, &row, error);
}

void lode_output_paragraph(lode_output *o, lode_slice text) {
    if (o->options->to == LODE_TO_MD)
        lode_format_paragraph(text, &o->paragraphs);
}

/* ---- rows that waited ---- */

/* By the keys; then by how they are written (007 before 7, whatever the input's order); then as
 * they came. */
static int row_order(const void *a, const void *b, void *output) {
    const lode_output *o = output;
    const held_row *one = a, *other = b;
    const size_t keys = o->options->sort.n;
    int order = 0;
    for (size_t k = 0; k < keys && !order; k++)
        order = lode_sort_order(&one->value[k], &other->value[k], o->keys[k].descending);
    for (size_t k = 0; k < keys && !order; k++)
        order = lode_order(one->value[k].text, other->value[k].text);
    return order ? order : (one->place > other->place) - (one->place < other->place);
}

static void write_aligned(lode_output *o) {
    lode_bytes names = {NULL, 0, 0};
    lode_cell *cells = lode_allocate(o->layout.columns, sizeof *cells);
    for (size_t i = 0; i < o->layout.columns; i++)
        cells[i] = lode_cell_of(o->layout.names[i]);
    lode_layout all = o->layout;
    all.shown = NULL;
    const lode_part part = {.made = cells, .n = o->layout.columns};
    const lode_row header = {&part, 1};
    lode_format_tabbed(&all, &header, o->widths, &names);
    lode_format_aligned(&all, (lode_slice){names.p, names.n}, o->widths, &o->bytes);
    for (size_t i = 0; i < o->held; i++)
        lode_format_aligned(&all, (lode_slice){o->waiting[i].p, o->waiting[i].n}, o->widths,
                            &o->bytes);
    free(cells);
    free(names.p);
}

static lode_status write_waiting(lode_output *o, lode_error *error) {
    lode_status status = LODE_OK;
    if (o->options->sort.n > 0)
        qsort_r(o->waiting, o->held, sizeof *o->waiting, row_order, o);
    if (o->options->to == LODE_TO_PRETTY) {
        write_aligned(o);
        return LODE_OK;
    }
    for (size_t i = 0; i < o->held && status == LODE_OK; i++) {
        const size_t skip = skip_comma(o, i == 0);
        status = send(o, (lode_slice){o->waiting[i].p + skip, o->waiting[i].n - skip}, 0, error);
    }
    return status;
}

lode_status lode_output_close(lode_output *o, lode_error *error) {
    lode_status status = LODE_OK;
    if (o->open) {
        status = lode_output_take(o, o->page[0], error);
        if (status == LODE_OK)
            status = write_waiting(o, error);
        lode_format_end(&o->layout, o->rows, &o->bytes);
        lode_bytes_add(&o->bytes, o->paragraphs.p, o->paragraphs.n);
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
    if (o->file && lode_whole_file_left(o->file)) {
        if (!waits(o))
            lode_output_take(o, o->page[0], NULL);
        let_go(o, o->bytes.n, NULL); /* so that the mark begins a record of its own */
    }
    if (o->file)
        lode_whole_file_drop(
            o->file, lode_text("\"this output is not whole: the command that wrote it failed"));
    release(o);
}

size_t lode_output_rows(const lode_output *o) {
    return o->rows + (o->pages ? o->page[0]->rows : 0);
}

size_t lode_output_left_out(const lode_output *o) {
    return o->left_out + (o->pages ? o->page[0]->left_out : 0);
}
