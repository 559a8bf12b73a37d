#include "lode/output.h"

#include "format.h"
#include "lode/memory.h"
#include "lode/table.h"
#include "select.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

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
    int fd;
    char *target;    /* the file asked for, links followed; NULL for what cannot be replaced */
    char *temporary; /* the file written beside it */
    bool open, left; /* left: bytes have gone out */
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
    o->fd = -1;
    return o;
}

static void release(lode_output *o) {
    lode_conditions_free(o->conditions);
    free(o->keys);
    free(o->shown);
    free(o->picked);
    free(o->waiting);
    free(o->bytes.p);
    free(o->target);
    free(o->temporary);
    lode_arena_free(o->arena);
    free(o);
}

static bool to_standard_output(const lode_output *o) {
    return !o->options->path || strcmp(o->options->path, "-") == 0;
}

/* Where path leads, and how that file is now. Devices and pipes cannot be replaced by a rename:
 * they are written to as they stand. A new file takes the mode of the one it replaces. */
static bool find_target(lode_output *o, const char *path, mode_t *mode) {
    struct stat about;
    *mode = 0;
    bool exists = stat(path, &about) == 0;
    if (exists && !S_ISREG(about.st_mode))
        return false;
    o->target = exists ? realpath(path, NULL) : strdup(path);
    if (exists)
        *mode = about.st_mode & 0777;
    return o->target != NULL;
}

static lode_status cannot_write(const lode_output *o, int why, lode_error *error) {
    return lode_fail(error, LODE_SYSTEM, "cannot write %s: %s",
                     to_standard_output(o) ? "standard output" : o->options->path, strerror(why));
}

static lode_status open_file(lode_output *o, lode_error *error) {
    const char *path = o->options->path;
    mode_t mode;
    if (!*path)
        return cannot_write(o, ENOENT, error);
    if (find_target(o, path, &mode)) {
        size_t room = strlen(o->target) + 32;
        o->temporary = lode_allocate(room, 1);
        snprintf(o->temporary, room, "%s.part-%ld", o->target, (long)getpid());
    }
    o->fd =
        open(o->temporary ? o->temporary : path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (o->fd >= 0) {
        if (mode && fchmod(o->fd, mode) != 0)
            return cannot_write(o, errno, error);
        return LODE_OK;
    }
    int why = errno;
    free(o->temporary);
    o->temporary = NULL;
    return cannot_write(o, why, error);
}

static lode_status open_destination(lode_output *o, lode_error *error) {
    o->open = true;
    if (o->options->dry)
        return LODE_OK;
    if (!to_standard_output(o))
        return open_file(o, error);
    o->fd = STDOUT_FILENO;
    return LODE_OK;
}

static lode_status flush(lode_output *o, lode_error *error) {
    size_t done = 0;
    while (done < o->bytes.n && o->fd >= 0) {
        ssize_t n = write(o->fd, o->bytes.p + done, o->bytes.n - done);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0) {
            o->bytes.n = 0;
            return cannot_write(o, errno, error);
        }
        o->left = true;
        done += (size_t)n;
    }
    o->bytes.n = 0;
    return LODE_OK;
}

static bool waits(const lode_output *o) {
    return o->options->n_sort > 0 || o->options->to == LODE_TO_PRETTY;
}

/* Settle which columns are written: those of --columns in that order, or all. */
static lode_status choose_columns(lode_output *o, const bool *number, lode_error *error) {
    const lode_output_options *options = o->options;
    const size_t n = options->n_columns ? options->n_columns : o->columns;
    o->shown = lode_allocate(n, sizeof *o->shown);
    o->picked = lode_allocate(n, sizeof *o->picked);
    lode_slice *names = lode_arena_take(o->arena, n * sizeof *names + 1);
    bool *is_number = lode_arena_take(o->arena, n * sizeof *is_number + 1);
    for (size_t i = 0; i < n; i++) {
        o->shown[i] = i;
        if (options->n_columns) {
            const lode_slice wanted = lode_text(options->columns[i]);
            size_t c = 0;
            while (c < o->columns && !lode_same(o->names[c], wanted))
                c++;
            if (c == o->columns)
                return lode_no_column(NULL, o->names, o->columns, wanted, error);
            o->shown[i] = c;
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
    if (!o->options->n_columns)
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
    lode_format_row(&o->layout, pick(o, cells), &o->bytes);
    return o->bytes.n >= BUFFER ? flush(o, error) : LODE_OK;
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
    for (size_t k = 0; k < o->options->n_sort && !order; k++) {
        const lode_sort_key key = o->keys[k];
        order = lode_sort_order(one[key.column].text, other[key.column].text, key.descending);
    }
    for (size_t k = 0; k < o->options->n_sort && !order; k++)
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
    if (o->options->n_sort > 0)
        sort_waiting(o);
    if (o->options->to == LODE_TO_PRETTY) {
        write_aligned(o);
        return LODE_OK;
    }
    for (size_t i = 0; i < o->held && status == LODE_OK; i++) {
        lode_format_row(&o->layout, pick(o, o->waiting[i]), &o->bytes);
        if (o->bytes.n >= BUFFER)
            status = flush(o, error);
    }
    return status;
}

static lode_status settle_file(lode_output *o, lode_error *error) {
    if (to_standard_output(o) || o->fd < 0)
        return LODE_OK;
    bool closed = close(o->fd) == 0;
    o->fd = -1;
    if (closed && (!o->temporary || rename(o->temporary, o->target) == 0)) {
        free(o->temporary);
        o->temporary = NULL;
        return LODE_OK;
    }
    return cannot_write(o, errno, error);
}

lode_status lode_output_close(lode_output *o, lode_error *error) {
    lode_status status = LODE_OK;
    if (o->open) {
        status = write_waiting(o, error);
        lode_format_end(&o->layout, &o->bytes);
        if (status == LODE_OK)
            status = flush(o, error);
        if (status == LODE_OK)
            status = settle_file(o, error);
    }
    if (status != LODE_OK)
        lode_output_abandon(o);
    else
        release(o);
    return status;
}

void lode_output_abandon(lode_output *o) {
    if (o->fd >= 0 && o->left && !o->temporary) {
        static const char unterminated[] = "\"this output is not whole: the command that wrote it "
                                           "failed";
        ssize_t ignored = write(o->fd, unterminated, sizeof unterminated - 1);
        (void)ignored; /* the run has failed already, and says so by its exit code */
    }
    if (o->fd > STDERR_FILENO)
        close(o->fd);
    if (o->temporary)
        unlink(o->temporary);
    release(o);
}

size_t lode_output_rows(const lode_output *output) {
    return output->rows;
}

size_t lode_output_left_out(const lode_output *output) {
    return output->left_out;
}
