/* What the units are compared with: the comparator columns of lode-bench, then published rows. */
#include "plot_trend_parts.h"

#include <stdlib.h>

typedef struct {
    const char *word;
    lode_line_role role;
    lode_level level; /* whose availability it obeys; only units below `above` have it */
    lode_level above;
} comparator;

static const comparator usual[] = {
    {"national", LODE_LINE_NATIONAL, LODE_LEVEL_NATIONAL, LODE_LEVEL_NATIONAL},
    {"la", LODE_LINE_LA, LODE_LEVEL_LA, LODE_LEVEL_LA},
    {"similar", LODE_LINE_SIMILAR, LODE_LEVEL_SCHOOL, LODE_LEVEL_LA},
};

/* Further words of lode-bench; here they only keep a hint from calling them misspelt. */
static const char *const further[] = {"region", "all", "none"};

enum { USUAL = sizeof usual / sizeof *usual, FURTHER = sizeof further / sizeof *further };

static comparator comparator_of(const char *word) {
    for (size_t i = 0; i < USUAL; i++)
        if (strcmp(usual[i].word, word) == 0)
            return usual[i];
    const bool region = strcmp(word, "region") == 0;
    return (comparator){word, LODE_LINE_OTHER, region ? LODE_LEVEL_REGIONAL : LODE_LEVEL_SCHOOL,
                        region ? LODE_LEVEL_REGIONAL : LODE_LEVELS};
}

/* ---- is it a word for a comparator? ---- */

static bool is_known(const plot_trend *plot, const char *word) {
    for (size_t i = 0; i < USUAL; i++)
        if (strcmp(usual[i].word, word) == 0)
            return true;
    for (size_t i = 0; i < FURTHER; i++)
        if (strcmp(further[i], word) == 0)
            return true;
    for (size_t row = 0; row < plot->measures->rows; row++)
        if (lode_is(lode_plot_cell(plot, row, plot->comparator), word))
            return true;
    return false;
}

static lode_status no_such_comparator(const plot_trend *plot, const char *word, lode_error *error) {
    lode_names *names = lode_names_new();
    for (size_t i = 0; i < USUAL; i++)
        lode_names_add(names, lode_text(usual[i].word));
    for (size_t i = 0; i < FURTHER; i++)
        lode_names_add(names, lode_text(further[i]));
    for (size_t row = 0; row < plot->measures->rows; row++)
        lode_names_add(names, lode_plot_cell(plot, row, plot->comparator));
    const uint32_t n = lode_names_count(names);
    lode_slice *known = lode_allocate(n, sizeof *known);
    for (uint32_t i = 0; i < n; i++)
        known[i] = lode_names_get(names, i);
    const int meant = lode_suggest(lode_text(word), known, n);
    lode_fail(error, LODE_USAGE, "nothing in the input is compared with '%s'", word);
    if (meant >= 0)
        lode_fail_hint(error, "did you mean '%.*s'?", LODE_ARG(known[meant]));
    else
        lode_fail_hint(error, "lode-bench --against '%s' makes such rows", word);
    free(known);
    lode_names_free(names);
    return LODE_USAGE;
}

/* ---- one comparator ---- */

/* Units are compared with what is above them, a line made of comparators not with similar schools.
 */
static bool applies(const plot_trend *plot, const comparator *c) {
    for (size_t i = 0; i < plot->n_units; i++) {
        const plot_unit *unit = &plot->units[i];
        const bool group = unit->unit == LODE_UNKNOWN;
        if (unit->level >= c->above || lode_is(unit->word, c->word) ||
            (group && c->role == LODE_LINE_SIMILAR))
            return false;
    }
    return true;
}

static bool only_groups(const plot_trend *plot) {
    for (size_t i = 0; i < plot->n_units; i++)
        if (plot->units[i].unit != LODE_UNKNOWN)
            return false;
    return true;
}

/* Whether a row of the units tells of the comparator. */
static bool is_about(const plot_trend *plot, size_t row, const comparator *c) {
    return lode_is(lode_plot_cell(plot, row, plot->comparator), c->word) &&
           lode_plot_is_concerned(plot, row);
}

/* Whether the units are compared with more than one of this word: clusters, authorities. */
static bool has_several(const plot_trend *plot, const comparator *c) {
    lode_slice name = {NULL, 0};
    for (size_t row = 0; row < plot->measures->rows; row++) {
        if (!is_about(plot, row, c) || !lode_plot_cell(plot, row, plot->comparator_value).n)
            continue;
        const lode_slice here = lode_plot_cell(plot, row, plot->comparator_name);
        if (here.n && name.n && !lode_same(here, name))
            return true;
        name = here.n ? here : name;
    }
    return false;
}

static void give_up(plot_trend *plot, const comparator *c, const char *why) {
    plot->n_lines--;
    lode_notice(plot->report, "no line for '%s': %s", c->word, why);
}

/* What readers call it; empty where the row does not say. */
static lode_slice label_of(const plot_trend *plot, const comparator *c, size_t row) {
    const lode_slice name = lode_plot_cell(plot, row, plot->comparator_name);
    if (c->role == LODE_LINE_SIMILAR)
        return lode_text("Similar schools");
    return c->role == LODE_LINE_LA ? lode_plot_area_label(plot, name) : name;
}

/* The comparator cells of the units' rows. *clash says that two rows of a year disagree. */
static lode_status add_from_bench(plot_trend *plot, plot_line *line, const comparator *c,
                                  bool *clash, lode_error *error) {
    *clash = false;
    for (size_t row = 0; row < plot->measures->rows; row++) {
        if (!is_about(plot, row, c))
            continue;
        plot->used[row] = true;
        if (!lode_plot_cell(plot, row, plot->comparator_value).n)
            continue;
        const lode_slice basis = lode_plot_cell(plot, row, plot->comparator_basis);
        if (basis.n && !lode_is(basis, "published"))
            line->basis = basis;
        if (!line->label.n)
            line->label = label_of(plot, c, row);
        const plot_added added = lode_plot_add_comparator(plot, line, row, error);
        if (added == PLOT_BAD)
            return LODE_DATA;
        *clash = *clash || added == PLOT_CLASH;
    }
    return LODE_OK;
}

/* One line for several units must be the same for all of them. */
static const char *why_not_one_line(const plot_trend *plot, const comparator *c) {
    if (c->role == LODE_LINE_LA && !lode_plot_one_area(plot))
        return "the units lie in different local authorities";
    if (c->role == LODE_LINE_SIMILAR && plot->n_units > 1)
        return "each unit has similar schools of its own; draw one unit to see them";
    return has_several(plot, c) ? "it is not the same for all units" : NULL;
}

/* A row of the units that tells of the comparator, or PLOT_NO_ROW. */
static size_t find_row(const plot_trend *plot, const comparator *c) {
    for (size_t row = 0; row < plot->measures->rows; row++)
        if (is_about(plot, row, c))
            return row;
    return PLOT_NO_ROW;
}

static void drop_empty(plot_trend *plot, const plot_line *line, const comparator *c, bool asked) {
    const size_t row = find_row(plot, c);
    const lode_slice reason =
        row == PLOT_NO_ROW ? (lode_slice){NULL, 0} : lode_plot_cell(plot, row, plot->reason);
    if (line->told)
        plot->n_lines--;
    else if (reason.n)
        give_up(plot, c, lode_arena_print(plot->arena, "%.*s", LODE_ARG(reason)));
    else if (asked)
        give_up(plot, c, "the input has no figures for it; lode-bench can add them");
    else
        plot->n_lines--;
}

/* Fill a line. *why is set where it cannot be one line. */
static lode_status fill(plot_trend *plot, plot_line *line, const comparator *c, const char **why,
                        lode_error *error) {
    const bool published = c->role == LODE_LINE_NATIONAL || c->role == LODE_LINE_LA;
    bool clash = false;
    *why = published || find_row(plot, c) != PLOT_NO_ROW ? why_not_one_line(plot, c) : NULL;
    if (*why)
        return LODE_OK;
    lode_status status = add_from_bench(plot, line, c, &clash, error);
    if (clash && published && only_groups(plot) && !line->basis.n)
        line->n = 0; /* its schools are of several kinds; published rows will say it for all */
    else if (clash)
        *why = "it is not the same for all units";
    if (status == LODE_OK && !*why && published && !line->basis.n)
        status = lode_plot_add_published(plot, line, error);
    return status;
}

static lode_status add_comparator(plot_trend *plot, const comparator *c, bool asked,
                                  lode_error *error) {
    if (!applies(plot, c))
        return LODE_OK;
    plot_line *line = lode_plot_new_line(plot, c->role, lode_text(""), c->level);
    if (c->role == LODE_LINE_NATIONAL)
        line->label = lode_text("England");
    const char *why;
    const lode_status status = fill(plot, line, c, &why, error);
    if (why)
        give_up(plot, c, why);
    else if (line->n == 0)
        drop_empty(plot, line, c, asked);
    else if (!line->label.n)
        line->label = lode_text(c->word);
    return status;
}

lode_status lode_plot_comparator_lines(plot_trend *plot, lode_error *error) {
    const lode_plot_options *options = plot->options;
    lode_status status = LODE_OK;
    for (size_t i = 0; i < options->against.n; i++)
        if (!is_known(plot, options->against.item[i]))
            return no_such_comparator(plot, options->against.item[i], error);
    for (size_t i = 0; i < options->against.n && status == LODE_OK; i++) {
        const comparator c = comparator_of(options->against.item[i]);
        if (strcmp(c.word, "none") != 0)
            status = add_comparator(plot, &c, true, error);
    }
    const size_t n_usual = plot->many ? 1 : USUAL;
    for (size_t i = 0; i < n_usual && options->against.n == 0 && status == LODE_OK; i++)
        status = add_comparator(plot, &usual[i], false, error);
    return status;
}
