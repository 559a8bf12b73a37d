#include "agg_lines.h"

#include <stdlib.h>

typedef struct {
    agg_run *run;
    const lode_establishments *establishments;
    const agg_years *years; /* NULL: each by itself */
    agg_lines *lines;
    size_t own[LODE_LEVELS]; /* what a line of a target says itself */
    lode_names *keys;        /* of lines */
    lode_slice *part;        /* of the key of the group at hand */
    agg_strays strays;
    size_t other_years; /* rows that are in no window */
} maker;

static size_t rows_of(const agg_group *group) {
    return group->count + agg_group_missing(group);
}

/* ---- facets ---- */

static void add_key(lode_bytes *key, lode_slice text) {
    lode_bytes_add(key, text.p, text.n);
    lode_bytes_add(key, "", 1);
}

const agg_facet *agg_find_facet(agg_lines *lines, const lode_slice text[AGG_FACET_TEXTS]) {
    lines->key.n = 0;
    for (size_t i = 0; i < AGG_FACET_TEXTS; i++)
        add_key(&lines->key, text[i]);
    const uint32_t number = lode_names_add(lines->facets, (lode_slice){lines->key.p, lines->key.n});
    if (number < lines->n_facets)
        return lines->facet[number];
    agg_facet *facet = lode_arena_take(lines->arena, sizeof *facet);
    memcpy(facet->text, text, sizeof facet->text);
    facet->number = facet->rank = number;
    LODE_GROW(lines->facet, lines->n_facets, lines->facets_capacity);
    lines->facet[lines->n_facets++] = facet;
    return facet;
}

/* Of the group at hand; a window has a period and identifier of its own. */
static const agg_facet *facet_of_group(const maker *m, const agg_window *window) {
    lode_slice text[AGG_FACET_TEXTS];
    for (size_t i = 0; i < AGG_FACET_TEXTS; i++)
        text[i] = m->part[m->run->part_of[agg_facet_columns[i]]];
    if (window) {
        text[AGG_FACET_PERIOD] = window->year[0].period;
        text[AGG_FACET_IDENTIFIER] = window->name;
        text[AGG_FACET_RELEASE] = (lode_slice){"", 0};
    }
    return agg_find_facet(m->lines, text);
}

/* ---- one group into one line ---- */

static lode_slice text_of(const maker *m, const agg_says *says) {
    return says->part < 0 ? says->name : m->part[says->part];
}

/* The kind nearest to both that stands in for them: themselves, or one they are compared with.
 * False if there is none. */
static bool find_kind_of_both(const lode_establishments *e, lode_slice a, lode_slice b,
                              lode_slice *kind) {
    enum { LONGEST_CHAIN = 8 };
    for (int i = 0; i < LONGEST_CHAIN && (a.n > 0 || i == 0); i++) {
        lode_slice other = b;
        for (int k = 0; k < LONGEST_CHAIN && (other.n > 0 || k == 0); k++) {
            *kind = a;
            if (lode_same(a, other))
                return true;
            other = lode_establishments_next(e, other);
        }
        a = lode_establishments_next(e, a);
    }
    return false;
}

static void meet(const maker *m, agg_line *line, const agg_says *says, lode_slice text) {
    const uint64_t bit = (uint64_t)1 << says->place;
    lode_slice *held = &line->text[says->place];
    if (lode_same(*held, text))
        return;
    if (says->what == AGG_SAYS_COMMON ||
        (says->what == AGG_SAYS_KIND && !find_kind_of_both(m->establishments, *held, text, held)))
        line->unlike |= bit;
    else if (says->what == AGG_SAYS_UNIT && text.n > 0 &&
             (held->n == 0 || lode_order(text, *held) < 0))
        *held = text; /* of several names the first, whatever came first */
}

static bool keeps_kinds_apart(const agg_run *run) {
    return run->options->group.n > 0;
}

/* The number of the line of the group at hand, new if there is none. */
static uint32_t find_line(maker *m, size_t t, const agg_facet *facet, lode_slice unit) {
    lode_bytes *key = &m->lines->key;
    const uint32_t number[2] = {(uint32_t)t, facet->number};
    key->n = 0;
    lode_bytes_add(key, (const char *)number, sizeof number);
    add_key(key, unit);
    if (keeps_kinds_apart(m->run))
        add_key(key, text_of(m, &m->lines->says[t][LODE_COL_ESTABLISHMENT_TYPE]));
    return lode_names_add(m->keys, (lode_slice){key->p, key->n});
}

static agg_line *add_line(maker *m, const agg_group *group, size_t t, const agg_facet *facet,
                          lode_slice unit) {
    agg_lines *lines = m->lines;
    LODE_GROW(lines->line, lines->n, lines->capacity);
    agg_line *line = &lines->line[lines->n++];
    *line = (agg_line){.target = &m->run->target[t],
                       .says = lines->says[t],
                       .facet = facet,
                       .level = m->run->target[t].level,
                       .unit = unit};
    line->group = agg_group_new(&m->run->needs);
    line->group.meaning = group->meaning;
    line->group.key = group->key;
    line->text = lode_arena_take(lines->arena, m->own[t] * sizeof *line->text);
    for (size_t c = 0; c < m->run->n_face; c++)
        if (line->says[c].what >= AGG_SAYS_UNIT)
            line->text[line->says[c].place] = text_of(m, &line->says[c]);
    return line;
}

static void open_window(const maker *m, agg_line *line, const agg_window *window) {
    const size_t n = m->years->years;
    line->window = window;
    line->year = lode_arena_take(m->lines->arena, n * sizeof *line->year);
    line->year_rows = lode_arena_take(m->lines->arena, n * sizeof *line->year_rows);
    memset(line->year, 0, n * sizeof *line->year);
    memset(line->year_rows, 0, n * sizeof *line->year_rows);
}

static bool put_into(maker *m, const agg_group *group, size_t t, const agg_window *window,
                     size_t year) {
    const size_t rows = rows_of(group);
    const lode_slice unit = agg_unit_of(&m->run->target[t], group->key);
    if (unit.n == 0) {
        m->strays.without[t] += rows;
        return false;
    }
    const agg_facet *facet = facet_of_group(m, window);
    const uint32_t number = find_line(m, t, facet, unit);
    const bool is_new = number == m->lines->n;
    agg_line *line = is_new ? add_line(m, group, t, facet, unit) : &m->lines->line[number];
    for (size_t c = 0; !is_new && c < m->run->n_face; c++)
        if (line->says[c].what >= AGG_SAYS_UNIT)
            meet(m, line, &line->says[c], text_of(m, &line->says[c]));
    if (is_new && window)
        open_window(m, line, window);
    else if (window && line->window->why.n == 0)
        line->window = window; /* of several kinds the one for which a year is left out */
    if (window) {
        agg_pool_unite(&line->year[year], group->pool);
        line->year_rows[year] += rows;
    }
    agg_group_add(&line->group, group);
    line->rows += rows;
    return true;
}

/* ---- one group into all its lines ---- */

static void split_key(const maker *m, lode_slice key) {
    const char *p = key.p;
    for (size_t i = 0; i < m->run->groups.n; i++) {
        m->part[i] = lode_text(p); /* up to AGG_PART_END */
        p += m->part[i].n + 1;
    }
}

static void put_everywhere(maker *m, const agg_group *group) {
    const agg_window *window = NULL;
    size_t year = 0;
    bool somewhere = false;
    split_key(m, group->key);
    if (m->years)
        window = agg_years_of(m->run, m->years, group, &year);
    if (m->years && !window) {
        m->other_years += rows_of(group);
        return;
    }
    for (size_t t = 0; t < m->run->n_targets; t++)
        somewhere |= put_into(m, group, t, window, year);
    if (!somewhere)
        m->strays.nowhere += rows_of(group);
}

/* ---- all of them ---- */

/* Kinds that are compared with different things make a row that says no kind. */
static void tell_kinds(const maker *m) {
    size_t rows = 0;
    for (size_t i = 0; i < m->lines->n; i++) {
        const agg_line *line = &m->lines->line[i];
        rows += line->unlike >> line->says[LODE_COL_ESTABLISHMENT_TYPE].place & 1;
    }
    if (rows > 0)
        lode_notice(m->run->report,
                    "%zu row%s put%s kinds of schools together that no published figure is for: -g "
                    "establishment_type keeps them apart",
                    rows, rows == 1 ? "" : "s", rows == 1 ? "s" : "");
}

static void tell_strays(const maker *m) {
    const agg_run *run = m->run;
    lode_left_out(run->report, "of years that are not put together", m->other_years);
    agg_tell_areas(run);
    agg_tell_strays(run, &m->strays);
    for (size_t t = 0; t + 1 < run->n_targets; t++)
        agg_tell_nest(run, t);
}

void agg_make_lines(agg_run *run, const lode_establishments *establishments, const agg_years *years,
                    agg_lines *lines) {
    maker *m = lode_allocate(1, sizeof *m);
    *m = (maker){.run = run,
                 .establishments = establishments,
                 .years = years,
                 .lines = lines,
                 .keys = lode_names_new(),
                 .part = lode_allocate(run->groups.n, sizeof *m->part)};
    *lines = (agg_lines){.facets = lode_names_new(), .arena = lode_arena_new()};
    for (size_t t = 0; t < run->n_targets; t++)
        m->own[t] = agg_plan_face(run, t, years != NULL, lines->says[t]);
    for (size_t i = 0; i < run->n_groups; i++) {
        put_everywhere(m, run->group[i]);
        agg_group_free(run->group[i]); /* but for its key, it is all in its lines */
    }
    tell_kinds(m);
    if (!years)
        agg_add_published(run, lines);
    else
        lode_left_out(run->report, "published, for single years", run->n_published);
    tell_strays(m);
    lode_names_free(m->keys);
    free(m->part);
    free(m);
}

void agg_free_lines(agg_lines *lines) {
    for (size_t i = 0; i < lines->n; i++)
        agg_group_free(&lines->line[i].group);
    free(lines->line);
    free(lines->facet);
    free(lines->key.p);
    lode_names_free(lines->facets);
    lode_arena_free(lines->arena);
}
