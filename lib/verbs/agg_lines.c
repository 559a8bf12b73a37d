#include "agg_lines.h"

#include <stdlib.h>

typedef struct {
    agg_run *run;
    const lode_establishments *establishments;
    const agg_years *years; /* NULL: each by itself */
    agg_lines *lines;
    agg_says says[LODE_LEVELS][AGG_MOST_FACE]; /* by target */
    agg_strays strays;
    size_t other_years;  /* rows that are in no window */
    size_t not_compared; /* rows of other pupil groups than a gap is between */
    lode_bytes key;
} maker;

/* ---- one group into one line ---- */

static lode_slice text_of(const agg_says *says, const agg_group *group) {
    return says->part < 0 ? says->name : agg_key_part(group->key, (size_t)says->part);
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

static void meet(const maker *m, agg_line *line, size_t column, const agg_says *says,
                 lode_slice text) {
    const uint64_t bit = (uint64_t)1 << column;
    lode_slice *held = &line->text[column];
    if (lode_same(*held, text))
        return;
    if (says->what == AGG_SAYS_COMMON ||
        (says->what == AGG_SAYS_KIND && !find_kind_of_both(m->establishments, *held, text, held)))
        line->unlike |= bit;
    else if (says->what == AGG_SAYS_UNIT && text.n > 0 &&
             (held->n == 0 || lode_order(text, *held) < 0))
        *held = text; /* of several names the first, whatever came first */
}

static void add_key(maker *m, lode_slice text) {
    lode_bytes_add(&m->key, text.p, text.n);
    lode_bytes_add(&m->key, "", 1);
}

static bool keeps_kinds_apart(const agg_run *run) {
    return run->options->group.n > 0;
}

/* The number of the line of a group, new if there is none. */
static uint32_t find_line(maker *m, const agg_group *group, size_t t, lode_slice unit) {
    const agg_run *run = m->run;
    const agg_says *face = m->says[t];
    m->key.n = 0;
    add_key(m, lode_text(lode_level_name(run->target[t].level)));
    add_key(m, unit);
    for (size_t c = 0; c < run->n_face; c++)
        if (face[c].what == AGG_SAYS_FACET ||
            (face[c].what == AGG_SAYS_KIND && keeps_kinds_apart(run)))
            add_key(m, text_of(&face[c], group));
    return lode_names_add(m->lines->keys, (lode_slice){m->key.p, m->key.n});
}

static agg_line *add_line(maker *m, const agg_group *group, size_t t, lode_slice unit) {
    const agg_run *run = m->run;
    agg_lines *lines = m->lines;
    LODE_GROW(lines->line, lines->n, lines->capacity);
    agg_line *line = &lines->line[lines->n++];
    *line = (agg_line){.target = &run->target[t], .level = run->target[t].level, .unit = unit};
    line->group = agg_group_new(&run->needs);
    line->group.meaning = group->meaning;
    line->group.key = group->key;
    line->text = lode_arena_take(lines->arena, run->n_face * sizeof *line->text);
    for (size_t c = 0; c < run->n_face; c++)
        line->text[c] = m->says[t][c].what == AGG_SAYS_NOTHING ? (lode_slice){"", 0}
                                                               : text_of(&m->says[t][c], group);
    return line;
}

static size_t rows_of(const agg_group *group) {
    return group->count + agg_group_missing(group);
}

/* The period and identifier of a window are its own. */
static void open_window(const maker *m, agg_line *line, const agg_window *window) {
    line->window = window;
    line->text[LODE_COL_TIME_PERIOD] = window->year[0].period;
    line->text[LODE_COL_TIME_IDENTIFIER] = window->name;
    line->year = lode_arena_take(m->lines->arena, m->years->years * sizeof *line->year);
    line->year_rows = lode_arena_take(m->lines->arena, m->years->years * sizeof *line->year_rows);
    memset(line->year, 0, m->years->years * sizeof *line->year);
    memset(line->year_rows, 0, m->years->years * sizeof *line->year_rows);
}

static bool put_into(maker *m, const agg_group *group, size_t t, const agg_window *window,
                     size_t year) {
    const size_t rows = rows_of(group);
    const lode_slice unit = agg_unit_of(&m->run->target[t], group->key);
    if (unit.n == 0) {
        m->strays.without[t] += rows;
        return false;
    }
    const uint32_t number = find_line(m, group, t, unit);
    const bool is_new = number == m->lines->n;
    agg_line *line = is_new ? add_line(m, group, t, unit) : &m->lines->line[number];
    for (size_t c = 0; !is_new && c < m->run->n_face; c++)
        if (m->says[t][c].what != AGG_SAYS_NOTHING)
            meet(m, line, c, &m->says[t][c], text_of(&m->says[t][c], group));
    if (is_new && window)
        open_window(m, line, window);
    if (window) {
        agg_pool_unite(&line->year[year], group->pool);
        line->year_rows[year] += rows;
    }
    agg_group_add(&line->group, group);
    line->rows += rows;
    return true;
}

/* Whether a group is of one of the two pupil groups between which there is a gap. */
static bool is_compared(const agg_run *run, const agg_group *group) {
    const lode_slice label = agg_key_part(group->key, (size_t)run->part_of[LODE_COL_BREAKDOWN]),
                     topic =
                         agg_key_part(group->key, (size_t)run->part_of[LODE_COL_BREAKDOWN_TOPIC]);
    for (size_t i = 0; i < run->options->gap.n; i++)
        if (lode_measures_is_asked(LODE_COL_BREAKDOWN, label, topic, run->options->gap.item[i]))
            return true;
    return false;
}

static void put_everywhere(maker *m, const agg_group *group) {
    const agg_window *window = NULL;
    size_t year = 0;
    bool somewhere = false;
    if (m->run->options->gap.n > 0 && !is_compared(m->run, group)) {
        m->not_compared += rows_of(group);
        return;
    }
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
    for (size_t i = 0; i < m->lines->n; i++)
        rows += m->lines->line[i].unlike >> LODE_COL_ESTABLISHMENT_TYPE & 1;
    if (rows > 0)
        lode_notice(m->run->report,
                    "%zu row%s put%s kinds of schools together that no published figure is for: -g "
                    "establishment_type keeps them apart",
                    rows, rows == 1 ? "" : "s", rows == 1 ? "s" : "");
}

void agg_make_lines(agg_run *run, const lode_establishments *establishments, const agg_years *years,
                    agg_lines *lines) {
    maker *m = lode_allocate(1, sizeof *m);
    *m = (maker){.run = run, .establishments = establishments, .years = years, .lines = lines};
    *lines = (agg_lines){.keys = lode_names_new(), .arena = lode_arena_new()};
    for (size_t t = 0; t < run->n_targets; t++)
        agg_plan_face(run, t, years != NULL, m->says[t]);
    for (size_t i = 0; i < run->n_groups; i++)
        put_everywhere(m, run->group[i]);
    tell_kinds(m);
    if (!years)
        agg_add_published(run, lines);
    else
        lode_left_out(run->report, "published, for single years", run->n_published);
    lode_left_out(run->report, "of years that are not put together", m->other_years);
    lode_left_out(run->report, "of pupil groups that --gap does not name", m->not_compared);
    agg_tell_areas(run);
    agg_tell_strays(run, &m->strays);
    for (size_t t = 0; t + 1 < run->n_targets; t++)
        agg_tell_nest(run, t);
    free(m->key.p);
    free(m);
}

void agg_free_lines(agg_lines *lines) {
    for (size_t i = 0; i < lines->n; i++)
        agg_group_free(&lines->line[i].group);
    free(lines->line);
    lode_names_free(lines->keys);
    lode_arena_free(lines->arena);
}
