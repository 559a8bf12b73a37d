#include "measures_apprentice.h"

#include "lode/memory.h"
#include "lode/period.h"

#include <math.h>
#include <stdlib.h>

/* The texts a facet is made of. */
static const lode_measure_column facet_columns[] = {
    LODE_COL_TIME_PERIOD,      LODE_COL_TIME_IDENTIFIER,
    LODE_COL_GEOGRAPHIC_LEVEL, LODE_COL_ESTABLISHMENT_TYPE,
    LODE_COL_BREAKDOWN_TOPIC,  LODE_COL_BREAKDOWN,
    LODE_COL_MEASURE,          LODE_COL_RELEASE};

static const lode_measure_column checked_columns[CHECKED] = {LODE_COL_N, LODE_COL_NUMERATOR,
                                                             LODE_COL_CI_LOW, LODE_COL_CI_HIGH};

/* ---- what a worker knows ---- */

static uint32_t look_up(lode_vocabulary *v, lode_slice text) {
    const uint32_t id = lode_names_add(v->names, text);
    if (id == v->known) {
        LODE_GROW(v->next, v->known, v->capacity);
        v->next[v->known++] = LODE_UNKNOWN;
    }
    return id;
}

static uint32_t number(lode_vocabulary *v, lode_slice text) {
    if (v->last == LODE_UNKNOWN)
        return v->last = look_up(v, text);
    if (lode_same(lode_names_get(v->names, v->last), text))
        return v->last;
    const uint32_t likely = v->next[v->last];
    if (likely != LODE_UNKNOWN && lode_same(lode_names_get(v->names, likely), text))
        return v->last = likely;
    const uint32_t id = look_up(v, text);
    v->next[v->last] = id;
    return v->last = id;
}

static uint32_t unit_number(lode_apprentice *a, lode_level level, lode_slice text) {
    const uint32_t name = number(&a->unit[level], text);
    if (name == a->names_known[level]) {
        LODE_GROW(a->unit_at[level], a->names_known[level], a->unit_at_capacity[level]);
        LODE_GROW(a->units, a->n_units, a->units_capacity);
        a->unit_at[level][a->names_known[level]++] = (uint32_t)a->n_units;
        a->units[a->n_units++] = (lode_local_unit){level, name};
    }
    return a->unit_at[level][name];
}

static void add_facet(lode_apprentice *a, const lode_choice *choice, const lode_combination *c) {
    const lode_facet_texts texts = lode_apprentice_says(a, c);
    LODE_GROW(a->facet, a->facets, a->facets_capacity);
    a->facet[a->facets++] =
        (lode_local_facet){.texts = *c,
                           .level = lode_level_find(lode_apprentice_text(a, c, LEVEL)),
                           .year = lode_period_year(texts.period) != 0,
                           .asked = lode_choice_takes(choice, &texts)};
}

static uint32_t facet_of(lode_apprentice *a, const lode_measures *m, const lode_choice *choice,
                         const lode_record *r) {
    const uint32_t known = lode_recall_find(a->recall, r);
    if (known != LODE_UNKNOWN)
        return known;
    lode_combination c;
    for (int i = 0; i < FACET_COLUMNS; i++)
        c.text[i] =
            lode_names_add(a->column[i], lode_measures_cell(m, r, a->order, facet_columns[i]));
    const uint32_t id = lode_names_add(a->combinations, (lode_slice){(const char *)&c, sizeof c});
    if (id == a->facets)
        add_facet(a, choice, &c);
    lode_recall_put(a->recall, id);
    return id;
}

/* ---- one row ---- */

/* The cell's bytes; what is a number as they stand need not be trimmed first. */
static lode_slice bytes_at(const lode_record *r, int position) {
    return (size_t)position < r->n ? lode_record_bytes(r, (size_t)position) : (lode_slice){NULL, 0};
}

static bool holds_usable(lode_slice text, bool may_be_negative) {
    lode_number number;
    if (lode_number_read(text, &number))
        return may_be_negative || number.value >= 0;
    return text.n == 0 || lode_is_status(text);
}

/* Whether the number columns of the row hold a number, a code or nothing. */
static bool are_usable(const lode_apprentice *a, const lode_record *r) {
    for (size_t i = 0; i < a->checks; i++) {
        const int position = a->check[i].position;
        if (!lode_number_is_whole(bytes_at(r, position)) &&
            !holds_usable(lode_record_at(r, position), a->check[i].may_be_negative))
            return false;
    }
    return true;
}

/* The unit of the row: of many rows after each other the same. False if none is named. */
static bool read_unit(const lode_measures *m, lode_apprentice *a, lode_level level,
                      const lode_record *r, uint32_t *unit) {
    const lode_slice said = bytes_at(r, a->identifier[level]);
    if (said.n && lode_same(said, a->said[level])) {
        *unit = a->said_unit[level];
        return true;
    }
    const lode_slice name = lode_measures_unit_of(m, r, a->order, level);
    if (!name.n)
        return false;
    *unit = unit_number(a, level, name);
    if (said.n && lode_is_visible_ascii(said.p[0]) && said.p[0] != '"') { /* so it is the name */
        a->said[level] = said;
        a->said_unit[level] = *unit;
    }
    return true;
}

static bool read_value(const lode_record *r, int position, double *value, uint8_t *scale) {
    lode_number number;
    lode_slice text = bytes_at(r, position);
    bool is_number = lode_number_read(text, &number);
    if (!is_number) {
        text = lode_record_at(r, position);
        is_number = lode_number_read(text, &number);
    }
    *value = is_number ? number.value : NAN;
    *scale = is_number ? lode_measures_scale(&number) : 0;
    return is_number || text.n == 0 || lode_is_status(text);
}

/* Put a row of that facet behind the others of the block. False if anything is wrong with it. */
static bool read_row(const lode_measures *m, lode_apprentice *a, uint32_t facet,
                     const lode_record *r) {
    const lode_local_facet *f = &a->facet[facet];
    const size_t i = a->rows.n++;
    a->rows.facet[i] = facet;
    if (f->level < 0 || !f->year)
        return false;
    return read_unit(m, a, (lode_level)f->level, r, &a->rows.unit[i]) &&
           read_value(r, a->value, &a->rows.value[i], &a->rows.scale[i]) && are_usable(a, r);
}

/* ---- one block ---- */

void lode_measure_rows_room(uint32_t **unit, uint32_t **facet, double **value, uint8_t **scale,
                            size_t n, size_t *capacity) {
    enum { LEAST = 65536 }; /* what is not touched costs nothing, what is moved does */
    if (n <= *capacity)
        return;
    *capacity = 2 * n > LEAST ? 2 * n : LEAST;
    *unit = lode_reallocate(*unit, *capacity, sizeof **unit);
    *facet = lode_reallocate(*facet, *capacity, sizeof **facet);
    *value = lode_reallocate(*value, *capacity, sizeof **value);
    *scale = lode_reallocate(*scale, *capacity, sizeof **scale);
}

static void start_worker(lode_apprentice *a) {
    for (int i = 0; i < FACET_COLUMNS; i++)
        a->column[i] = lode_names_new();
    a->combinations = lode_names_new();
    a->recall = lode_recall_new();
    for (int level = 0; level < LODE_LEVELS; level++)
        a->unit[level] = (lode_vocabulary){.names = lode_names_new(), .last = LODE_UNKNOWN};
}

/* Where a column is in the files of that order, or -1. */
static int position_of(int column, const size_t *order) {
    return column < 0 || !order ? column : (int)order[column];
}

/* The columns of another file may stand in other places. */
static void begin_file(const lode_measures *m, lode_apprentice *a, const size_t *order) {
    int position[FACET_COLUMNS];
    if (!a->begun)
        start_worker(a);
    for (int i = 0; i < FACET_COLUMNS; i++)
        position[i] = position_of(m->column[facet_columns[i]], order);
    lode_recall_begin(a->recall, position, FACET_COLUMNS);
    for (int level = 0; level < LODE_LEVELS; level++)
        a->identifier[level] = position_of(m->identifier[level][0], order);
    a->value = position_of(m->column[LODE_COL_VALUE], order);
    a->checks = 0;
    for (int i = 0; i < CHECKED; i++) {
        a->check[a->checks].position = position_of(m->column[checked_columns[i]], order);
        a->check[a->checks].may_be_negative = checked_columns[i] != LODE_COL_N;
        a->checks += a->check[a->checks].position >= 0;
    }
    a->order = order;
    a->begun = true;
}

static void begin_block(lode_apprentice *a, const lode_measures *m, bool choosy, size_t records,
                        const size_t *order) {
    if (!a->begun || a->order != order)
        begin_file(m, a, order);
    lode_measure_rows_room(&a->rows.unit, &a->rows.facet, &a->rows.value, &a->rows.scale, records,
                           &a->rows.capacity);
    if (choosy && records > a->taken_capacity) {
        a->taken_capacity = 2 * records;
        a->taken = lode_reallocate(a->taken, a->taken_capacity, sizeof *a->taken);
    }
    memset(a->said, 0, sizeof a->said); /* the block they stand in is gone */
    a->rows.n = 0;
    a->trouble = false;
}

void lode_apprentice_see(lode_apprentice *a, const lode_measures *m, const lode_choice *choice,
                         const lode_block *block, const size_t *order) {
    begin_block(a, m, choice != NULL, block->n, order);
    for (size_t i = 0; i < block->n; i++) {
        const lode_record r = lode_block_record(block, i);
        const uint32_t facet = facet_of(a, m, choice, &r);
        const bool asked = a->facet[facet].asked;
        if (asked && !read_row(m, a, facet, &r))
            a->trouble = true;
        if (choice)
            a->taken[i] = asked;
    }
}

void lode_apprentice_free(lode_apprentice *a) {
    if (!a)
        return;
    for (int i = 0; i < FACET_COLUMNS; i++)
        lode_names_free(a->column[i]);
    lode_names_free(a->combinations);
    lode_recall_free(a->recall);
    for (int level = 0; level < LODE_LEVELS; level++) {
        lode_names_free(a->unit[level].names);
        free(a->unit[level].next);
        free(a->unit_at[level]);
    }
    free(a->facet);
    free(a->units);
    free(a->global_unit);
    free(a->global_facet);
    free(a->rows.unit);
    free(a->rows.facet);
    free(a->rows.value);
    free(a->rows.scale);
    free(a->taken);
    free(a);
}
