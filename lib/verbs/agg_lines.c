#include "agg_lines.h"

#include <stdlib.h>

typedef struct {
    agg_run *run;
    const lode_establishments *establishments;
    const agg_years *years; /* NULL: each by itself */
    agg_lines *lines;
    agg_says says[LODE_LEVELS][AGG_MOST_FACE]; /* by target */
    agg_strays strays;
    size_t other_years; /* rows that are in no window */
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
    const bool new = number == m->lines->n;
    agg_line *line = new ? add_line(m, group, t, unit) : &m->lines->line[number];
    for (size_t c = 0; !new &&c < m->run->n_face; c++)
        if (m->says[t][c].what != AGG_SAYS_NOTHING)
            meet(m, line, c, &m->says[t][c], text_of(&m->says[t][c], group));
    if (new &&window)
        open_window(m, line, window);
    if (window) {
        agg_pool_unite(&line->year[year], group->pool);
        line->year_rows[year] += rows;
    }
    agg_group_add(&line->group, group);
    line->rows += rows;
    return true;
}

static void put_everywhere(maker *m, const agg_group *group) {
    const agg_window *window = NULL;
    size_t year = 0;
    bool somewhere = false;
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

/* ---- published rows ---- */

static lode_slice unit_of_published(const agg_run *run, lode_level level, const lode_slice *text) {
    for (int i = 0; i < AGG_IDENTIFIERS; i++) {
        const char *name = lode_level_identifier(level, i);
        for (size_t c = 0; name && c < run->n_face; c++)
            if (lode_is(run->face[c], name) && text[c].n > 0)
                return text[c];
    }
    return lode_text("England");
}

static bool is_made(const agg_run *run, lode_level level) {
    for (size_t t = 0; t < run->n_targets; t++)
        if (run->target[t].level == level)
            return true;
    return level == run->source;
}

static void add_published(maker *m) {
    const agg_run *run = m->run;
    agg_lines *lines = m->lines;
    size_t made = 0;
    for (size_t i = 0; i < run->n_published; i++) {
        lode_slice *text = run->published[i];
        const lode_level level = (lode_level)lode_level_find(text[LODE_COL_GEOGRAPHIC_LEVEL]);
        if (is_made(run, level)) {
            made += level != run->source;
            continue;
        }
        LODE_GROW(lines->line, lines->n, lines->capacity);
        lines->line[lines->n++] = (agg_line){
            .level = level, .unit = unit_of_published(run, level, text), .text = text, .rows = 1};
    }
    lode_left_out(run->report, "published, of a level that is made of its schools here", made);
}

/* Whoever compares with a published level takes its rows for the whole of it. */
static void tell_areas(const agg_run *run) {
    for (size_t t = 0; t < run->n_targets; t++) {
        const lode_level level = run->target[t].level;
        if (level != run->source && (level == LODE_LEVEL_LA || level == LODE_LEVEL_REGIONAL ||
                                     level == LODE_LEVEL_NATIONAL))
            lode_notice(run->report,
                        "level %s: made of the rows of the input, whether these are all of it or "
                        "not; lode-bench takes it for what is published",
                        lode_level_name(level));
    }
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
        add_published(m);
    else
        lode_left_out(run->report, "published, for single years", run->n_published);
    lode_left_out(run->report, "of years that are not put together", m->other_years);
    tell_areas(run);
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

/* ---- what they say ---- */

agg_figure agg_line_figure(const agg_run *run, const agg_years *years, const agg_line *line) {
    const lode_kind kind = agg_group_kind(&line->group);
    const bool unweighted = run->options->unweighted;
    agg_blend blend = {.weighted = false};
    if (!line->window)
        return agg_pool_figure(line->group.pool, kind, unweighted);
    for (size_t i = 0; i < years->years; i++)
        if (line->year[i].valued > 0)
            agg_blend_add(&blend, &line->year[i], years->weight[i]);
    return agg_blend_figure(&blend, kind, unweighted);
}

size_t agg_line_units(const agg_years *years, const agg_line *line) {
    size_t most = line->window ? 0 : line->rows;
    for (size_t i = 0; line->window && i < years->years; i++)
        most = line->year_rows[i] > most ? line->year_rows[i] : most;
    return most;
}

size_t agg_line_used(const agg_run *run, const agg_years *years, const agg_line *line) {
    size_t most = line->window ? 0 : agg_line_figure(run, years, line).rows;
    for (size_t i = 0; line->window && i < years->years; i++) {
        const agg_figure figure =
            agg_pool_figure(&line->year[i], agg_group_kind(&line->group), run->options->unweighted);
        most = figure.rows > most ? figure.rows : most;
    }
    return most;
}

/* ---- their order ---- */

static int order_total_first(lode_slice a, lode_slice b) {
    static const char total[] = "Total";
    if (lode_is(a, total) != lode_is(b, total))
        return lode_is(a, total) ? -1 : 1;
    return lode_order(a, b);
}

static int by_place(const void *a, const void *b) {
    static const lode_measure_column columns[] = {LODE_COL_MEASURE,     LODE_COL_BREAKDOWN_TOPIC,
                                                  LODE_COL_BREAKDOWN,   LODE_COL_ESTABLISHMENT_TYPE,
                                                  LODE_COL_TIME_PERIOD, LODE_COL_TIME_IDENTIFIER,
                                                  LODE_COL_RELEASE};
    const agg_line *x = a, *y = b;
    int order = (int)x->level - (int)y->level;
    if (order == 0)
        order = lode_order(x->unit, y->unit);
    for (size_t i = 0; i < sizeof columns / sizeof *columns && order == 0; i++)
        order = order_total_first(agg_line_text(x, columns[i]), agg_line_text(y, columns[i]));
    return order;
}

void agg_sort_lines(agg_lines *lines) {
    if (lines->n > 1)
        qsort(lines->line, lines->n, sizeof *lines->line, by_place);
}
