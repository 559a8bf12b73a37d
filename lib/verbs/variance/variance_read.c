/* Numbers and groups of every row, found by several workers as the table is read. Each worker
 * numbers the groups it meets for itself; at its turn they get the numbers of the whole table,
 * which are those of first sight, and its rows go into the model. */
#include "lode/codes.h"
#include "lode/number.h"
#include "variance_parts.h"

bool variance_is_plain(const variance *v) {
    for (size_t i = 0; i < v->terms; i++)
        if (v->term[i].n != 1 || v->term[i].source[0] != i)
            return false;
    for (size_t s = 0; s < v->sources; s++)
        if (v->source[s].forced || v->source[s].words)
            return false;
    return v->terms + 1 == v->sources;
}

/* ---- a block ---- */

static void make_room(const variance *v, variance_worker *w, size_t rows) {
    if (!w->numbers) {
        w->numbers = lode_allocate(v->sources, sizeof *w->numbers);
        w->word = lode_allocate(v->sources, sizeof *w->word);
        for (size_t s = 0; s < v->sources; s++)
            w->word[s] = lode_names_new();
        for (size_t l = 0; l < v->levels; l++)
            w->names[l] = lode_names_new();
    }
    if (rows <= w->capacity)
        return;
    w->capacity = 2 * rows;
    w->cell = lode_reallocate(w->cell, w->capacity * v->sources, sizeof *w->cell);
    for (size_t l = 0; l < v->levels; l++)
        w->group[l] = lode_reallocate(w->group[l], w->capacity, sizeof *w->group[l]);
}

static lode_slice cell_text(const lode_record *record, const size_t *order, int column) {
    return lode_record_at(record, order ? (int)order[column] : column);
}

static double read_cell(const variance *v, variance_worker *w, size_t s, lode_slice text) {
    lode_number number;
    if (!v->source[s].forced && lode_number_read(text, &number)) {
        w->numbers[s] = true;
        return number.value;
    }
    if (lode_says_nothing(v->codes, text))
        return NAN;
    lode_names_add(w->word[s], text);
    return INFINITY;
}

/* Pupils of a group often follow each other. */
static uint32_t group_in(const variance *v, lode_names *names, lode_slice text, uint32_t last) {
    if (last != LODE_UNKNOWN && lode_same(lode_names_get(names, last), text))
        return last;
    const uint32_t known = lode_names_find(names, text);
    return known != LODE_UNKNOWN || lode_says_nothing(v->codes, text) ? known
                                                                      : lode_names_add(names, text);
}

static void see(void *context, unsigned worker, const lode_block *block, const size_t *order) {
    variance *v = context;
    variance_worker *w = &v->worker[worker];
    uint32_t last[VARIANCE_LEVELS] = {LODE_UNKNOWN, LODE_UNKNOWN};
    if (v->status != LODE_OK)
        return;
    make_room(v, w, block->n);
    for (size_t i = 0; i < block->n; i++) {
        const lode_record record = lode_block_record(block, i);
        for (size_t s = 0; s < v->sources; s++)
            w->cell[i * v->sources + s] =
                read_cell(v, w, s, cell_text(&record, order, v->source[s].column));
        for (size_t l = 0; l < v->levels; l++)
            w->group[l][i] = last[l] =
                group_in(v, w->names[l], cell_text(&record, order, v->group[l]), last[l]);
    }
}

/* ---- in the order of the rows ---- */

static void number_groups(variance *v, variance_worker *w, size_t l) {
    const size_t n = lode_names_count(w->names[l]);
    for (size_t known = w->known[l]; known < n; known++) {
        LODE_GROW(w->number[l], known, w->number_capacity[l]);
        w->number[l][known] =
            lode_names_add(v->names[l], lode_names_get(w->names[l], (uint32_t)known));
    }
    w->known[l] = n;
}

static void note_kinds(variance *v, const variance_worker *w) {
    for (size_t s = 0; s < v->sources; s++) {
        v->source[s].numbers |= w->numbers[s];
        v->source[s].words |= lode_names_count(w->word[s]) > 0;
    }
}

static void added(void *context, unsigned worker, size_t n) {
    variance *v = context;
    variance_worker *w = &v->worker[worker];
    if (v->status != LODE_OK)
        return;
    note_kinds(v, w);
    const bool plain = variance_is_plain(v);
    for (size_t l = 0; l < v->levels; l++)
        number_groups(v, w, l);
    for (size_t i = 0; i < n && plain; i++) {
        uint32_t group[VARIANCE_LEVELS];
        for (size_t l = 0; l < v->levels; l++) {
            const uint32_t own = w->group[l][i];
            group[l] = own == LODE_UNKNOWN ? own : w->number[l][own];
        }
        variance_take(v, v->rows + i, group, w->cell + i * v->sources);
    }
    v->rows += n;
}

/* A message about columns wants the file, which the table does not know yet: it is made later. */
static void begin(void *context, const lode_table *table) {
    variance *v = context;
    v->status = variance_find_columns(v, table);
    if (v->status == LODE_OK)
        variance_begin(v);
}

/* The words that each worker has seen, together. */
static void collect_words(variance *v) {
    for (unsigned i = 0; i < LODE_MOST_WORKERS; i++)
        for (size_t s = 0; s < v->sources && v->worker[i].word; s++) {
            const lode_names *words = v->worker[i].word[s];
            for (uint32_t k = 0; k < lode_names_count(words); k++)
                lode_names_add(v->source[s].names, lode_names_get(words, k));
        }
}

lode_status variance_read(variance *v, const lode_input *input) {
    const lode_table_watch watch = {v, begin, see, added};
    lode_status status = lode_codes_read(&v->codes, v->reference, v->error);
    if (status == LODE_OK)
        status = lode_table_read(&v->table, input, &watch, v->report, v->error);
    if (status == LODE_OK && v->status != LODE_OK)
        status = variance_find_columns(v, v->table);
    if (status == LODE_OK)
        collect_words(v);
    return status;
}
