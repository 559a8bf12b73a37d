/* Reading a file: its header, then block after block, in order or by several threads. */
#include "lode/reader.h"

#include "block.h"
#include "feed.h"
#include "lode/memory.h"
#include "lode/threads.h"

#include <stdlib.h>

static const char STANDARD_INPUT[] = "standard input";

_Static_assert((int)LODE_BEHIND >= (int)LODE_SCAN_STEP, "the scan looks so far behind a text");

struct lode_reader {
    char *name;
    lode_feed *feed;
    lode_report *report;
    unsigned workers;
    bool announced;    /* the report has heard of the end */
    lode_arena *arena; /* the header */
    lode_header header;
    bool *renamed;    /* what the header points to */
    lode_block block; /* at first the one that has the header */
    bool has_begun;   /* block is read and not yet handed on */
    size_t rows, folded, careful;
};

/* ---- the header ---- */

lode_status lode_header_repeats(const lode_header *header, size_t column, lode_slice name,
                                const char *file, lode_error *error) {
    lode_fail(error, LODE_DATA, "two columns are called '%.*s'", LODE_ARG(name));
    lode_fail_hint(error, "rename one of them in the header");
    return lode_fail_at(error, file, header->line, column + 1);
}

/* A name for the column that none before it has: NAME.2, NAME.3, ... */
static void rename_column(lode_reader *r, lode_names *seen, lode_cell *cell, size_t column) {
    lode_slice name = cell->text;
    for (int k = 2; lode_names_find(seen, name) != LODE_UNKNOWN; k++)
        name = lode_text(lode_arena_print(r->arena, "%.*s.%d", LODE_ARG(cell->text), k));
    *cell = lode_cell_of(name);
    if (!r->renamed)
        r->header.renamed = r->renamed = lode_allocate(r->header.n, sizeof *r->renamed);
    r->renamed[column] = true;
}

static lode_status check_header(lode_reader *r, lode_cell *cell, bool rename, lode_error *error) {
    lode_names *seen = lode_names_new();
    lode_status status = LODE_OK;
    for (size_t i = 0; i < r->header.n && status == LODE_OK; i++) {
        if (cell[i].text.n && lode_names_find(seen, cell[i].text) != LODE_UNKNOWN) {
            if (rename)
                rename_column(r, seen, &cell[i], i);
            else
                status = lode_header_repeats(&r->header, i, cell[i].text, r->name, error);
        }
        lode_names_add(seen, cell[i].text);
    }
    lode_names_free(seen);
    return status;
}

static lode_slice keep(lode_reader *r, lode_slice s) {
    return s.p ? (lode_slice){lode_arena_copy(r->arena, s.p, s.n), s.n} : s;
}

static lode_status nothing_in_it(const lode_reader *r, lode_error *error) {
    lode_fail(error, LODE_DATA, "nothing in it, not even a header");
    if (strcmp(r->name, STANDARD_INPUT) == 0)
        lode_fail_hint(error, "the command before this one failed and says why above");
    return lode_fail_at(error, r->name, 0, 0);
}

/* Lay and split the next text, which may hold no record; none at all at the end. */
static lode_status next_text(lode_reader *r, lode_block *block, lode_error *error) {
    const lode_status status = lode_feed_next(r->feed, block, error);
    return status == LODE_OK ? lode_block_split(block, lode_feed_separator(r->feed), r->name, error)
                             : status;
}

static lode_status next_block(lode_reader *r, lode_block *block, lode_error *error) {
    lode_status status;
    do
        status = next_text(r, block, error);
    while (status == LODE_OK && block->n == 0 && block->room->n > 0);
    return status;
}

/* Its cells may still be changed. */
static lode_cell *take_header(lode_reader *r) {
    const lode_record first = lode_block_record(&r->block, 0);
    lode_cell *cells = lode_arena_take(r->arena, first.n * sizeof *cells);
    for (size_t i = 0; i < first.n; i++) {
        const lode_cell cell = lode_record_cell(&first, i);
        cells[i] = (lode_cell){keep(r, lode_trim(cell.text)), keep(r, cell.raw)};
    }
    r->header = (lode_header){cells, first.n, lode_record_line(&first), NULL};
    return cells;
}

/* The block without its first record. */
static void skip_first(lode_block *block) {
    block->start++;
    block->first++;
    block->n--;
    if (block->lines)
        block->lines++;
    else
        block->line++;
}

static lode_status read_header(lode_reader *r, bool rename, lode_error *error) {
    lode_status status = next_block(r, &r->block, error);
    if (status != LODE_OK)
        return status;
    if (r->block.n == 0)
        return nothing_in_it(r, error);
    lode_cell *cells = take_header(r);
    skip_first(&r->block);
    r->has_begun = true;
    return check_header(r, cells, rename, error);
}

/* ---- opening ---- */

static lode_status open_on(lode_reader **reader, lode_source *source, const char *name,
                           const lode_read_options *options, lode_report *report,
                           lode_error *error) {
    static const lode_read_options usual = {.threads = 1};
    lode_reader *r = lode_allocate(1, sizeof *r);
    options = options ? options : &usual;
    r->report = report;
    r->name = lode_copy_string(name);
    r->workers = lode_workers(options->threads);
    r->arena = lode_arena_new();
    lode_status status = lode_feed_open(&r->feed, source, options, r->name, report, error);
    if (status == LODE_OK)
        status = read_header(r, options->rename, error);
    if (status == LODE_OK)
        *reader = r;
    else
        lode_reader_close(r);
    return status;
}

lode_status lode_reader_open(lode_reader **reader, const char *path,
                             const lode_read_options *options, lode_report *report,
                             lode_error *error) {
    lode_source *source;
    lode_status status = lode_source_open(&source, path, options && options->digest, error);
    if (status != LODE_OK)
        return status;
    const char *name = strcmp(path, "-") == 0 ? STANDARD_INPUT : path;
    return open_on(reader, source, name, options, report, error);
}

lode_status lode_reader_open_text(lode_reader **reader, lode_slice csv, const char *name,
                                  const lode_read_options *options, lode_error *error) {
    return open_on(reader, lode_source_memory(csv), name, options, NULL, error);
}

void lode_reader_close(lode_reader *r) {
    if (!r)
        return;
    lode_block_free(&r->block);
    lode_feed_close(r->feed);
    lode_arena_free(r->arena);
    free(r->renamed);
    free(r->name);
    free(r);
}

const lode_header *lode_reader_header(const lode_reader *reader) {
    return &reader->header;
}

const char *lode_reader_name(const lode_reader *reader) {
    return reader->name;
}

/* ---- in order ---- */

static void count(lode_reader *r, const lode_block *block) {
    r->rows += block->n;
    r->folded += block->folded;
    r->careful += block->careful;
}

static void announce_end(lode_reader *r) {
    if (r->announced || !r->report || !r->report->input)
        return;
    r->announced = true;
    r->report->input(r->report, r->name, r->rows, lode_feed_digest(r->feed));
}

lode_status lode_reader_next(lode_reader *r, const lode_block **block, lode_error *error) {
    *block = &r->block;
    lode_status status = LODE_OK;
    if (!r->has_begun || r->block.n == 0) {
        if (r->has_begun)
            count(r, &r->block); /* a header with a line break may have stood alone in it */
        status = next_block(r, &r->block, error);
    }
    r->has_begun = false;
    if (status != LODE_OK)
        return status;
    count(r, &r->block);
    if (r->block.n == 0)
        announce_end(r);
    return LODE_OK;
}

/* ---- by several threads ---- */

typedef struct {
    _Alignas(LODE_APART) lode_block block;
    bool split; /* it is already */
    lode_status status;
    lode_error error;
} piece;

typedef struct {
    lode_reader *reader;
    const lode_reading *reading;
    piece *piece;       /* [workers] */
    lode_status status; /* of the first that failed, in the order of the file */
    lode_error *error;
} teamwork;

static lode_taken take(void *context, unsigned worker) {
    teamwork *t = context;
    lode_reader *r = t->reader;
    piece *p = &t->piece[worker];
    p->status = LODE_OK;
    p->split = r->has_begun;
    if (r->has_begun) {
        r->has_begun = false;
        p->block = r->block;
        r->block = (lode_block){.n = 0};
        return p->block.room->last ? LODE_TAKEN_THE_LAST : LODE_TAKEN;
    }
    p->status = lode_feed_next(r->feed, &p->block, &p->error);
    if (p->status != LODE_OK)
        return LODE_TAKEN_THE_LAST; /* its turn to be told will come */
    if (p->block.room->n == 0)
        return LODE_NOTHING_MORE;
    return p->block.room->last ? LODE_TAKEN_THE_LAST : LODE_TAKEN;
}

static void work(void *context, unsigned worker) {
    teamwork *t = context;
    lode_reader *r = t->reader;
    piece *p = &t->piece[worker];
    if (p->status == LODE_OK && !p->split)
        p->status = lode_block_split(&p->block, lode_feed_separator(r->feed), r->name, &p->error);
    if (p->status == LODE_OK && p->block.n > 0 && t->reading->work)
        p->status = t->reading->work(t->reading->context, worker, &p->block, &p->error);
}

static bool deliver(void *context, unsigned worker) {
    teamwork *t = context;
    piece *p = &t->piece[worker];
    if (p->status == LODE_OK) {
        count(t->reader, &p->block);
        if (p->block.n > 0)
            p->status = t->reading->deliver(t->reading->context, worker, &p->block, &p->error);
    }
    if (p->status == LODE_OK)
        return true;
    t->status = p->status;
    if (t->error)
        *t->error = p->error;
    return false;
}

lode_slice lode_reader_take_whole(lode_reader *reader) {
    return lode_feed_take_whole(reader->feed);
}

void lode_reader_let_go(lode_slice whole) {
    lode_source_let_go(whole);
}

void lode_reader_small_blocks(lode_reader *reader) {
    lode_feed_small_blocks(reader->feed);
}

unsigned lode_reader_workers(const lode_reader *reader) {
    return reader->workers;
}

lode_status lode_reader_each(lode_reader *r, const lode_reading *reading, lode_error *error) {
    teamwork t = {.reader = r, .reading = reading, .error = error};
    t.piece = lode_allocate_apart(r->workers, sizeof *t.piece);
    const lode_relay relay = {&t, take, work, deliver};
    lode_relay_run(&relay, r->workers);
    for (unsigned i = 0; i < r->workers; i++)
        lode_block_free(&t.piece[i].block);
    free(t.piece);
    if (t.status == LODE_OK)
        announce_end(r);
    return t.status;
}

/* ---- counts ---- */

size_t lode_reader_rows(const lode_reader *reader) {
    return reader->rows;
}

size_t lode_reader_folded(const lode_reader *reader) {
    return reader->folded;
}

size_t lode_reader_careful(const lode_reader *reader) {
    return reader->careful;
}

const char *lode_reader_encoding(const lode_reader *reader) {
    return lode_feed_encoding(reader->feed);
}

char lode_reader_separator(const lode_reader *reader) {
    return lode_feed_separator(reader->feed);
}

int lode_header_find(const lode_header *header, lode_slice name) {
    for (size_t i = 0; i < header->n; i++)
        if (lode_same(header->cell[i].text, name))
            return (int)i;
    return -1;
}
