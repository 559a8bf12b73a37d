/* Levels of an open-data file: the columns they need, the rows the table tool shows, and whether
 * every place keeps its code. */
#include "check_parts.h"

#include <stdlib.h>

/* ---- which levels there are ---- */

typedef struct {
    bool any;
    size_t rows, line; /* where the first is */
} presence;

/* The number of the spot column of geographic_level; f->spots if there is none. */
static size_t level_part(const check_file *f) {
    size_t part = 0;
    while (part < f->spots && f->spot[part] != f->level)
        part++;
    return part;
}

static void find_levels(const check_file *f, presence *present) {
    const size_t part = level_part(f);
    for (unsigned k = 0; k < f->workers && part < f->spots; k++) {
        const check_worker *w = &f->worker[k];
        for (size_t i = 0; i < w->n_spots; i++) {
            const int level =
                lode_ees_find_level(f->run->ees, check_spot_text(w, (uint32_t)i, part));
            if (level < 0)
                continue;
            presence *p = &present[level];
            if (!p->any || w->spot[i].line < p->line)
                p->line = w->spot[i].line;
            p->any = true;
            p->rows += w->spot[i].rows;
        }
    }
}

/* ---- columns ---- */

static void need_column(check_file *f, const lode_ees_level *level, lode_slice name, size_t line) {
    const check_place place = {
        .kind = CHECK_LEVEL_COLUMNS, .line = line, .column = -1, .name = name};
    if (name.n > 0 && check_find_column(f, name) < 0)
        check_find(f, &place, NULL, "rows of level '%.*s' need the column '%.*s'",
                   LODE_ARG(level->name), LODE_ARG(name));
}

/* Columns of one place stand together or not at all. */
static void need_together(check_file *f, int number) {
    const lode_ees_level *level = lode_ees_level_at(f->run->ees, (size_t)number);
    bool any = false;
    for (int part = 0; part < LODE_EES_PARTS; part++)
        any |= f->place[number][part] >= 0;
    for (int part = 0; any && part < LODE_EES_PARTS; part++) {
        const check_place place = {.kind = CHECK_LEVEL_COLUMNS,
                                   .line = f->header->line,
                                   .column = -1,
                                   .name = level->column[part]};
        if (level->column[part].n > 0 && f->place[number][part] < 0)
            check_find(f, &place, NULL, "'%.*s' is missing beside the others that name a %.*s",
                       LODE_ARG(level->column[part]), LODE_ARG(level->name));
    }
}

static void check_columns(check_file *f, const presence *present) {
    check_carried_out(f, CHECK_LEVEL_COLUMNS);
    for (size_t i = 0; i < lode_ees_levels(f->run->ees); i++) {
        const lode_ees_level *level = lode_ees_level_at(f->run->ees, i);
        const bool together = (int)i == f->authority || (int)i == f->region;
        if (together && !present[i].any)
            need_together(f, (int)i);
        for (int part = 0; part < LODE_EES_PARTS && present[i].any; part++)
            if (!lode_is_any(level->column[part], level->may_be_empty) || together)
                need_column(f, level, level->column[part], present[i].line);
    }
}

static void check_region_columns(check_file *f, const presence *present) {
    if (f->authority < 0 || f->region < 0 || !present[f->authority].any)
        return;
    check_carried_out(f, CHECK_REGION_GIVEN);
    const check_place place = {.kind = CHECK_REGION_GIVEN, .line = f->header->line, .column = -1};
    if (f->place[f->region][LODE_EES_CODE] < 0 && f->place[f->region][LODE_EES_NAME] < 0)
        check_find(f, &place, NULL, "no columns for the region of authorities");
}

/* ---- the table tool ---- */

static void check_shown_rows(check_file *f, const presence *present) {
    size_t levels = 0, hidden = 0;
    int alone[2] = {-1, -1}, n = 0;
    check_carried_out(f, CHECK_IGNORED_ROWS);
    check_carried_out(f, CHECK_MIXED_LEVELS);
    for (size_t i = 0; i < lode_ees_levels(f->run->ees); i++)
        levels += present[i].any;
    for (size_t i = 0; i < lode_ees_levels(f->run->ees); i++) {
        const lode_ees_level *level = lode_ees_level_at(f->run->ees, i);
        const bool one_day_alone = level->table_tool == LODE_EES_SHOWN_ALONE;
        if (level->table_tool == LODE_EES_NOT_SHOWN || (one_day_alone && levels > 1))
            hidden += present[i].rows;
        if (one_day_alone && present[i].any && n < 2)
            alone[n++] = (int)i;
    }
    const check_place ignored = {.kind = CHECK_IGNORED_ROWS, .column = f->level};
    if (hidden > 0)
        check_find(f, &ignored, "they stay in the file that users download",
                   "%zu row%s of schools, providers, institutions or planning areas", hidden,
                   hidden == 1 ? "" : "s");
    if (n < 2)
        return;
    const check_place mixed = {.kind = CHECK_MIXED_LEVELS,
                               .line = present[alone[1]].line > present[alone[0]].line
                                           ? present[alone[1]].line
                                           : present[alone[0]].line,
                               .column = f->level};
    check_find(f, &mixed, NULL, "rows of both");
}

/* ---- one code a place, one place a code ---- */

typedef struct {
    lode_slice code, name;
    size_t line;
} pair;

static int by_line(const void *a, const void *b) {
    const pair *x = a, *y = b;
    return (x->line > y->line) - (x->line < y->line);
}

static size_t part_of(const check_file *f, int position) {
    size_t part = 0;
    while (f->spot[part] != position)
        part++;
    return part;
}

/* What each place of a level is called, by every spot that names one. */
static pair *pairs_of(const check_file *f, size_t level, size_t *n) {
    const size_t code = part_of(f, f->place[level][LODE_EES_CODE]),
                 name = part_of(f, f->place[level][LODE_EES_NAME]);
    pair *pairs = NULL;
    size_t capacity = 0;
    *n = 0;
    for (unsigned k = 0; k < f->workers; k++)
        for (size_t i = 0; i < f->worker[k].n_spots; i++) {
            const check_worker *w = &f->worker[k];
            const pair one = {check_spot_text(w, (uint32_t)i, code),
                              check_spot_text(w, (uint32_t)i, name), w->spot[i].line};
            if (one.code.n == 0 || lode_is(one.code, "x") || lode_is(one.code, "z"))
                continue;
            LODE_GROW(pairs, *n, capacity);
            pairs[(*n)++] = one;
        }
    if (*n > 1)
        qsort(pairs, *n, sizeof *pairs, by_line);
    return pairs;
}

/* Tell the first pair in which `that` of a `this` is another than before. */
static void tell_others(check_file *f, size_t level, const pair *pairs, size_t n, bool by_code) {
    lode_names *seen = lode_names_new();
    lode_slice *before = NULL;
    size_t known = 0, capacity = 0;
    const int column = f->place[level][by_code ? LODE_EES_NAME : LODE_EES_CODE];
    for (size_t i = 0; i < n; i++) {
        const lode_slice this = by_code ? pairs[i].code : pairs[i].name,
                         that = by_code ? pairs[i].name : pairs[i].code;
        const uint32_t number = lode_names_add(seen, this);
        if (number == known) {
            LODE_GROW(before, known, capacity);
            before[known++] = that;
        }
        const check_place place = {
            .kind = CHECK_PLACE_NAMES, .line = pairs[i].line, .column = column, .value = that};
        if (!lode_same(before[number], that))
            check_find(f, &place, NULL, "'%.*s' goes with '%.*s' here and with '%.*s' before",
                       LODE_ARG(this), LODE_ARG(that), LODE_ARG(before[number]));
    }
    lode_names_free(seen);
    free(before);
}

/* Countries, regions and authorities have lists of their own; schools and providers may be renamed,
 * and wards of one name are many. */
static void check_names(check_file *f) {
    check_carried_out(f, CHECK_PLACE_NAMES);
    for (size_t i = 0; i < lode_ees_levels(f->run->ees); i++) {
        const lode_ees_level *level = lode_ees_level_at(f->run->ees, i);
        const bool listed = (int)i == f->country || (int)i == f->region || (int)i == f->authority;
        if (listed || level->table_tool != LODE_EES_SHOWN || f->place[i][LODE_EES_CODE] < 0 ||
            f->place[i][LODE_EES_NAME] < 0)
            continue;
        size_t n;
        pair *pairs = pairs_of(f, i, &n);
        tell_others(f, i, pairs, n, true);
        if (check_is_one_of(level->name, "Opportunity area|MAT|Sponsor"))
            tell_others(f, i, pairs, n, false);
        free(pairs);
    }
}

void check_levels(check_file *f) {
    if (!f->open_data || f->level < 0)
        return;
    presence *present = lode_allocate(lode_ees_levels(f->run->ees), sizeof *present);
    static const check_kind kinds[] = {
        CHECK_LEVEL_COMPLETED, CHECK_LEVEL_EXCEEDED,    CHECK_COUNTRIES,    CHECK_REGIONS,
        CHECK_AUTHORITIES,     CHECK_AUTHORITY_PERIODS, CHECK_NOT_AVAILABLE};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        check_carried_out(f, kinds[i]);
    if (f->time_period >= 0 && f->time_identifier >= 0)
        check_carried_out(f, CHECK_TIME_DIGITS);
    find_levels(f, present);
    check_columns(f, present);
    check_region_columns(f, present);
    check_shown_rows(f, present);
    check_names(f);
    free(present);
}
