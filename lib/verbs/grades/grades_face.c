/* Which cells of a row say whom it is about. */
#include "grades_parts.h"

#include <stdlib.h>

enum { MIXED = LODE_UNKNOWN - 1, NOT_YET = LODE_UNKNOWN - 2 };

/* ---- the header ---- */

static size_t column_of(const grades_face *face, lode_slice name) {
    size_t i = 0;
    while (i < face->n && !lode_same(face->name[i], name))
        i++;
    return i;
}

static void add_column(grades_face *face, const char *name) {
    if (name && column_of(face, lode_text(name)) == face->n)
        face->name[face->n++] = lode_text(name);
}

static lode_status open_face(grades_face *face, const grades *g, const char *const *added,
                             size_t n) {
    bool number[sizeof face->name / sizeof *face->name];
    for (size_t l = 0; l < g->n_levels; l++)
        for (int i = 0; i < GRADES_IDENTIFIERS; i++)
            add_column(face, lode_level_identifier(g->level[l].level, i));
    for (size_t i = 0; i < n; i++)
        add_column(face, added[i]);
    for (size_t i = 0; i < face->n; i++)
        number[i] = lode_is_number_column(face->name[i]);
    return lode_output_header(g->output, face->name, number, face->n, g->error);
}

lode_status grades_face_open(grades_face *face, const grades *g, const char *const *added,
                             size_t n) {
    *face = (grades_face){.g = g};
    for (int c = 0; c < LODE_MEASURE_COLUMNS; c++)
        add_column(face, lode_measure_column_name((lode_measure_column)c));
    return open_face(face, g, added, n);
}

lode_status grades_face_open_units(grades_face *face, const grades *g, const char *const *added,
                                   size_t n) {
    *face = (grades_face){.g = g};
    add_column(face, "geographic_level");
    return open_face(face, g, added, n);
}

void grades_face_close(grades_face *face) {
    free(face->la);
    free(face->region);
    free(face->order);
}

/* ---- the units of a level ---- */

/* The one unit of another level that all schools of a unit lie in. */
static uint32_t *common(const grades *g, const grades_level *level, const grades_level *above) {
    const size_t n = lode_names_count(level->units);
    uint32_t *in = lode_allocate(n + 1, sizeof *in);
    for (size_t i = 0; i < n; i++)
        in[i] = NOT_YET;
    for (size_t s = 0; s < g->n_schools; s++) {
        const uint32_t unit = level->unit[s];
        if (unit != LODE_UNKNOWN && in[unit] == NOT_YET)
            in[unit] = above->unit[s];
        else if (unit != LODE_UNKNOWN && in[unit] != above->unit[s])
            in[unit] = MIXED;
    }
    for (size_t i = 0; i < n; i++)
        if (in[i] >= NOT_YET)
            in[i] = LODE_UNKNOWN;
    return in;
}

typedef struct {
    lode_slice key;
    uint32_t unit;
} keyed;

static int by_key(const void *a, const void *b) {
    return lode_order(((const keyed *)a)->key, ((const keyed *)b)->key);
}

static uint32_t *in_order(const grades_level *level) {
    const uint32_t n = lode_names_count(level->units);
    keyed *all = lode_allocate(n + 1, sizeof *all);
    uint32_t *order = lode_allocate(n + 1, sizeof *order);
    for (uint32_t i = 0; i < n; i++)
        all[i] = (keyed){lode_names_get(level->units, i), i};
    if (n > 1)
        qsort(all, n, sizeof *all, by_key);
    for (uint32_t i = 0; i < n; i++)
        order[i] = all[i].unit;
    free(all);
    return order;
}

void grades_face_level(grades_face *face, const grades_level *level) {
    grades_face_close(face);
    face->level = level;
    face->la = common(face->g, level, &face->g->la);
    face->region = common(face->g, level, &face->g->region);
    face->order = in_order(level);
}

/* ---- a row ---- */

void grades_say(grades_face *face, const char *column, lode_slice text) {
    const size_t i = column_of(face, lode_text(column));
    if (i < face->n)
        face->cell[i] = lode_cell_of(text);
}

void grades_say_number(grades_face *face, const char *column, double x) {
    grades_say(face, column, grades_number(face->g, x));
}

static void say_unit(grades_face *face, const grades_level *level, uint32_t unit) {
    for (int i = 0; i < GRADES_IDENTIFIERS && unit != LODE_UNKNOWN; i++)
        if (lode_level_identifier(level->level, i))
            grades_say(face, lode_level_identifier(level->level, i),
                       grades_unit_says(face->g, level, unit, i));
}

void grades_face_unit(grades_face *face, uint32_t unit) {
    const grades_level *level = face->level;
    for (size_t i = 0; i < face->n; i++)
        face->cell[i] = lode_cell_of((lode_slice){"", 0});
    grades_say(face, "geographic_level", lode_text(lode_level_name(level->level)));
    if (level->level < LODE_LEVEL_REGIONAL)
        say_unit(face, &face->g->region, face->region[unit]);
    if (level->level < LODE_LEVEL_LA)
        say_unit(face, &face->g->la, face->la[unit]);
    say_unit(face, level, unit);
}

lode_status grades_face_put(grades_face *face) {
    return lode_output_row(face->g->output, face->cell, face->g->error);
}
