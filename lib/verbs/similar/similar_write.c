/* What comes out: a row for each pair, or for each characteristic of it. */
#include "similar_parts.h"

#include "lode/number.h"
#include "lode/threads.h"

#include <stdlib.h>

enum { UNIT, COMPARATOR, RANK, DISTANCE, PAIR_COLUMNS };

enum { MOST_COLUMNS = 12, PIECE = 64 /* rows of the input that a worker takes at a time */ };

/* A pair to be written. */
typedef struct {
    lode_cell unit, comparator;
    lode_slice distance, source;
    size_t rank;
    uint32_t row, other; /* of the input; LODE_UNKNOWN: not there */
} pair;

typedef struct {
    similar *s;
    lode_output *output;
    size_t next, rows;
    lode_status status;
    struct {
        size_t from, to;
        lode_page *page;
    } worker[LODE_MOST_WORKERS];
} writer;

/* ---- the header ---- */

static lode_status write_header(const similar *s, lode_output *output) {
    static const char *const numbers[] = {"rank", "distance", "value", "comparator_value", "share"};
    const char *names[MOST_COLUMNS];
    lode_slice name[MOST_COLUMNS];
    bool number[MOST_COLUMNS] = {false};
    size_t n = 0;
    names[n++] = !s->areas ? "school_urn" : s->by_new_code ? "new_la_code" : "old_la_code";
    names[n++] = s->areas ? "comparator_la_code" : "comparator_urn";
    names[n++] = "rank";
    names[n++] = "distance";
    if (s->official)
        names[n++] = "source";
    if (s->options->explain) {
        if (s->name >= 0) {
            names[n++] = s->areas ? "la_name" : "school_name";
            names[n++] = "comparator_name";
        }
        names[n++] = "characteristic";
        names[n++] = "value";
        names[n++] = "comparator_value";
        names[n++] = "share";
    }
    for (size_t i = 0; i < n; i++) {
        name[i] = lode_text(names[i]);
        for (size_t k = 0; k < sizeof numbers / sizeof *numbers; k++)
            number[i] |= strcmp(names[i], numbers[k]) == 0;
    }
    return lode_output_header(output, name, number, n, s->error);
}

/* ---- rows ---- */

static void put(lode_page *page, const lode_cell *cell, size_t n) {
    const lode_part part = {.made = cell, .n = n};
    const lode_row row = {&part, 1};
    lode_page_put(page, &row);
}

static lode_slice name_of(const similar *s, uint32_t row) {
    return row == LODE_UNKNOWN ? (lode_slice){"", 0} : similar_cell(s, row, s->name);
}

/* A row for each characteristic, with what both have and the share. */
static void explain(const similar *s, const pair *p, lode_cell *cell, size_t n, lode_page *page) {
    const uint32_t a = s->place[p->row],
                   b = p->other == LODE_UNKNOWN ? LODE_UNKNOWN : s->place[p->other];
    if (s->name >= 0) {
        cell[n++] = lode_cell_of(name_of(s, p->row));
        cell[n++] = lode_cell_of(name_of(s, p->other));
    }
    for (size_t t = 0; t < s->recipe.n; t++) {
        char share[LODE_NUMBER_TEXT] = "";
        if (a != LODE_UNKNOWN && b != LODE_UNKNOWN)
            lode_number_text(similar_share(s, a, b, t), share);
        cell[n] = lode_cell_of(s->recipe.term[t].label);
        cell[n + 1] = lode_cell_of(similar_cell(s, p->row, s->term[t]));
        cell[n + 2] = p->other == LODE_UNKNOWN
                          ? lode_cell_plain((lode_slice){"", 0})
                          : lode_cell_of(similar_cell(s, p->other, s->term[t]));
        cell[n + 3] = lode_cell_plain(lode_text(share));
        put(page, cell, n + 4);
    }
}

static void put_pair(const similar *s, const pair *p, lode_page *page) {
    char rank[LODE_WHOLE_TEXT];
    lode_cell cell[MOST_COLUMNS];
    size_t n = PAIR_COLUMNS;
    cell[UNIT] = p->unit;
    cell[COMPARATOR] = p->comparator;
    cell[RANK] = lode_cell_plain((lode_slice){rank, lode_whole_text(p->rank, rank)});
    cell[DISTANCE] = lode_cell_plain(p->distance);
    if (s->official)
        cell[n++] = lode_cell_plain(p->source);
    if (s->options->explain)
        explain(s, p, cell, n, page);
    else
        put(page, cell, n);
}

static void put_official(const similar *s, uint32_t row, const lode_pair *official, size_t n,
                         lode_page *page) {
    for (size_t i = 0; i < n; i++) {
        const lode_slice other = lode_names_get(s->official->units, official[i].comparator);
        const uint32_t number = lode_names_find(s->units, other);
        const pair p = {.unit = lode_cell_of(similar_cell(s, row, s->unit)),
                        .comparator = lode_cell_of(other),
                        .rank = i + 1,
                        .distance = similar_official_distance(s, &official[i]),
                        .source = lode_text("official"),
                        .row = row,
                        .other = number == LODE_UNKNOWN ? number : s->unit_row[number]};
        put_pair(s, &p, page);
    }
}

static void put_computed(const similar *s, uint32_t row, lode_page *page) {
    const uint32_t of = s->place[row];
    for (size_t i = 0; of != LODE_UNKNOWN && i < s->count[of]; i++) {
        const lode_neighbour *one = &s->found[of * s->pool + i];
        char distance[LODE_NUMBER_TEXT];
        const pair p = {.unit = s->key[of],
                        .comparator = s->key[one->point],
                        .rank = i + 1,
                        .distance = {distance, lode_number_text(one->distance, distance)},
                        .source = lode_text("computed"),
                        .row = row,
                        .other = s->row[one->point]};
        put_pair(s, &p, page);
    }
}

static void put_unit(const similar *s, uint32_t row, lode_page *page) {
    size_t n;
    const lode_slice unit = similar_cell(s, row, s->unit);
    const lode_pair *official = similar_official_of(s, unit, &n);
    if (unit.n > 0 && official)
        put_official(s, row, official, n, page);
    else if (unit.n > 0 && s->found)
        put_computed(s, row, page);
}

/* ---- by several ---- */

static lode_taken take(void *context, unsigned worker) {
    writer *w = context;
    if (w->next == w->rows)
        return LODE_NOTHING_MORE;
    w->worker[worker].from = w->next;
    w->next = w->next + PIECE < w->rows ? w->next + PIECE : w->rows;
    w->worker[worker].to = w->next;
    return LODE_TAKEN;
}

static void work(void *context, unsigned worker) {
    writer *w = context;
    for (size_t row = w->worker[worker].from; row < w->worker[worker].to; row++)
        put_unit(w->s, (uint32_t)row, w->worker[worker].page);
}

static bool deliver(void *context, unsigned worker) {
    writer *w = context;
    w->status = lode_output_take(w->output, w->worker[worker].page, w->s->error);
    return w->status == LODE_OK;
}

lode_status similar_write(similar *s, lode_output *output) {
    const unsigned workers = lode_workers(s->threads);
    writer w = {.s = s,
                .output = output,
                .rows = lode_table_rows(s->table),
                .status = write_header(s, output)};
    if (w.status != LODE_OK)
        return w.status;
    lode_output_pages(output, workers);
    for (unsigned i = 0; i < workers; i++)
        w.worker[i].page = lode_output_page(output, i);
    const lode_relay relay = {&w, take, work, deliver};
    lode_relay_run(&relay, workers);
    return w.status;
}
