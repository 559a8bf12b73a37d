/* Who is drawn: what --unit says against the units and comparators of the table. */
#include "plot_trend_parts.h"

#include <stdlib.h>

enum { LISTED = 8 }; /* names shown where there are too many to show */

lode_slice lode_plot_cell(const plot_trend *plot, size_t row, int column) {
    if (column < 0)
        return (lode_slice){NULL, 0};
    return lode_trim(lode_table_text(plot->measures->table, row, (size_t)column));
}

lode_slice lode_plot_identifier(const plot_trend *plot, size_t row) {
    const int *column = plot->measures->identifier[lode_measures_facet(plot->measures, row)->level];
    for (int i = 0; i < 3; i++) {
        const lode_slice text = lode_plot_cell(plot, row, column[i]);
        if (text.n)
            return text;
    }
    return lode_measures_unit_name(plot->measures, row);
}

lode_slice lode_plot_unit_label(const plot_trend *plot, const plot_unit *unit) {
    if (unit->unit == LODE_UNKNOWN)
        return unit->name.n ? unit->name : unit->word;
    return lode_measures_unit_name(plot->measures, unit->row);
}

bool lode_plot_is_of(const plot_trend *plot, size_t row, const plot_unit *unit) {
    if (unit->unit != LODE_UNKNOWN)
        return plot->measures->unit[row] == unit->unit;
    return lode_same(lode_plot_cell(plot, row, plot->comparator), unit->word) &&
           lode_same(lode_plot_cell(plot, row, plot->comparator_name), unit->name);
}

/* ---- words for messages ---- */

/* "100001 (Oak Primary, Fernshire), 100002 (...), ..." into the error's hint, after intro. */
static lode_status hint_units(const plot_trend *plot, const char *intro, const plot_unit *units,
                              size_t n, const char *end, lode_error *error) {
    const char *list = "";
    for (size_t i = 0; i < n && i < LISTED; i++) {
        const lode_slice label = lode_plot_unit_label(plot, &units[i]);
        const lode_slice id =
            units[i].unit == LODE_UNKNOWN ? label : lode_plot_identifier(plot, units[i].row);
        const lode_slice area = lode_measures_text(plot->measures, units[i].row, LODE_COL_LA_NAME);
        const bool school = units[i].level == LODE_LEVEL_SCHOOL && area.n;
        list = lode_arena_print(plot->arena, "%s%s%.*s", list, i ? ", " : "", LODE_ARG(id));
        if (!lode_same(id, label))
            list = lode_arena_print(plot->arena, "%s (%.*s%s%.*s)", list, LODE_ARG(label),
                                    school ? ", " : "", school ? (int)area.n : 0, area.p);
    }
    return lode_fail_hint(error, "%s%s%s%s", intro, list, n > LISTED ? ", ..." : "", end);
}

/* Every word a unit of the table can be asked for by; owned by the caller. */
static lode_names *known_words(const plot_trend *plot) {
    const lode_measures *m = plot->measures;
    lode_names *words = lode_names_new();
    for (size_t row = 0; row < m->rows; row++) {
        for (int i = 0; i < 3; i++)
            lode_names_add(
                words,
                lode_plot_cell(plot, row, m->identifier[lode_measures_facet(m, row)->level][i]));
        lode_names_add(words, plot->measures->unit_name[m->unit[row]]);
        lode_names_add(words, lode_plot_cell(plot, row, plot->comparator));
        lode_names_add(words, lode_plot_cell(plot, row, plot->comparator_name));
    }
    return words;
}

static lode_status several_units(const plot_trend *plot, const char *asked, const plot_unit *found,
                                 size_t n, lode_error *error) {
    lode_fail(error, LODE_USAGE, "'%s' fits %zu units", asked, n);
    return hint_units(plot, "say which: ", found, n, "", error);
}

/* ---- what one --unit asks for ---- */

static plot_unit unit_of_rows(const plot_trend *plot, uint32_t unit) {
    const size_t row = plot->latest[unit];
    return (plot_unit){.unit = unit,
                       .level = lode_measures_facet(plot->measures, row)->level,
                       .row = row,
                       .kind = LODE_UNKNOWN};
}

/* Whose availability a comparator obeys, and what it may be compared with. */
static lode_level level_of(lode_slice word) {
    if (lode_is(word, "national"))
        return LODE_LEVEL_NATIONAL;
    if (lode_is(word, "region"))
        return LODE_LEVEL_REGIONAL;
    return lode_is(word, "la") ? LODE_LEVEL_LA : LODE_LEVEL_SCHOOL;
}

/* Units of the table whose identifier or name is asked; found has room for all. */
static size_t match_rows(const plot_trend *plot, lode_slice asked, plot_unit *found) {
    const lode_measures *m = plot->measures;
    size_t n = 0;
    for (size_t row = 0; row < m->rows; row++) {
        size_t i = 0;
        if (!lode_measures_is_unit(m, row, asked) &&
            !lode_same_folded(plot->measures->unit_name[m->unit[row]], asked))
            continue;
        while (i < n && found[i].unit != m->unit[row])
            i++;
        if (i == n)
            found[n++] = unit_of_rows(plot, m->unit[row]);
    }
    return n;
}

/* Comparators whose word or name is asked, the latest row of each. */
static size_t match_comparators(const plot_trend *plot, lode_slice asked, plot_unit **found) {
    const lode_measures *m = plot->measures;
    size_t n = 0, capacity = 0;
    for (size_t row = 0; row < m->rows; row++) {
        const lode_slice word = lode_plot_cell(plot, row, plot->comparator);
        const lode_slice name = lode_plot_cell(plot, row, plot->comparator_name);
        size_t i = 0;
        if (!lode_same_folded(word, asked) && !lode_same_folded(name, asked))
            continue;
        while (i < n && !lode_plot_is_of(plot, row, &(*found)[i]))
            i++;
        if (i == n) {
            LODE_GROW(*found, n, capacity);
            (*found)[n++] =
                (plot_unit){LODE_UNKNOWN, word, name, level_of(word), row, LODE_UNKNOWN};
        } else if (lode_measures_facet(m, row)->year >
                   lode_measures_facet(m, (*found)[i].row)->year)
            (*found)[i].row = row;
    }
    return n;
}

/* The nearest word there is, with the unit it stands for. */
static bool hint_nearest(const plot_trend *plot, const char *asked, lode_error *error) {
    lode_names *words = known_words(plot);
    const uint32_t n = lode_names_count(words);
    lode_slice *word = lode_allocate(n, sizeof *word);
    plot_unit *found = lode_allocate(lode_names_count(plot->measures->units), sizeof *found);
    for (uint32_t i = 0; i < n; i++)
        word[i] = lode_names_get(words, i);
    const int meant = lode_suggest(lode_text(asked), word, n);
    if (meant >= 0 && match_rows(plot, word[meant], found) > 0)
        hint_units(plot, "did you mean ", found, 1, "?", error);
    else if (meant >= 0)
        lode_fail_hint(error, "did you mean '%.*s'?", LODE_ARG(word[meant]));
    free(found);
    free(word);
    lode_names_free(words);
    return meant >= 0;
}

/* A column that has the word, but is not one that names units; -1 if there is none. */
static int column_with(const plot_trend *plot, lode_slice asked) {
    const lode_measures *m = plot->measures;
    for (size_t c = 0; c < lode_table_columns(m->table); c++) {
        bool contract = false;
        for (int i = 0; i < LODE_MEASURE_COLUMNS; i++)
            contract = contract || m->column[i] == (int)c;
        for (size_t row = 0; row < m->rows && !contract; row++)
            if (lode_measures_facet(m, row)->level == LODE_LEVEL_SCHOOL &&
                lode_same_folded(lode_plot_cell(plot, row, (int)c), asked))
                return (int)c;
    }
    return -1;
}

static size_t count_units(const plot_trend *plot) {
    size_t n = 0;
    for (uint32_t unit = 0; unit < lode_names_count(plot->measures->units); unit++)
        n += plot->latest[unit] != PLOT_NO_ROW;
    return n;
}

static lode_status no_such_unit(const plot_trend *plot, const char *asked, lode_error *error) {
    const lode_slice text = lode_trim(lode_text(asked));
    const int column = text.n ? column_with(plot, text) : -1;
    lode_fail(error, LODE_USAGE, "no unit is called '%s'", asked);
    if (column >= 0)
        lode_fail_hint(error,
                       "it stands in the column '%.*s', but names come from the column "
                       "school_name; lode-merge --fill school_name brings them",
                       LODE_ARG(lode_table_name(plot->measures->table, (size_t)column)));
    else if (!hint_nearest(plot, asked, error))
        lode_fail_hint(error,
                       "units are asked for by URN, LAEstab, code or name; the input has "
                       "%zu, and a comparator can be drawn by its word or name",
                       count_units(plot));
    return LODE_USAGE;
}

static bool same_unit(const plot_unit *a, const plot_unit *b) {
    return a->unit == b->unit && lode_same(a->word, b->word) && lode_same(a->name, b->name);
}

static void take_unit(plot_trend *plot, const plot_unit *unit) {
    for (size_t i = 0; i < plot->n_units; i++)
        if (same_unit(&plot->units[i], unit))
            return;
    plot->units[plot->n_units++] = *unit;
}

static lode_status find_unit(plot_trend *plot, const char *asked, lode_error *error) {
    const lode_slice text = lode_trim(lode_text(asked));
    plot_unit *found = lode_allocate(lode_names_count(plot->measures->units), sizeof *found);
    size_t n = text.n ? match_rows(plot, text, found) : 0;
    if (n == 0 && text.n) {
        free(found);
        found = NULL;
        n = match_comparators(plot, text, &found);
    }
    lode_status status = LODE_OK;
    if (n == 0)
        status = no_such_unit(plot, asked, error);
    else if (n > 1)
        status = several_units(plot, asked, found, n, error);
    else
        take_unit(plot, &found[0]);
    free(found);
    return status;
}

/* Without --unit: the only unit below a local authority (all of them, for many), or the only unit
 * at all. */
static lode_status only_unit(plot_trend *plot, lode_error *error) {
    const uint32_t n = lode_names_count(plot->measures->units);
    plot_unit *low = lode_allocate(n, sizeof *low), any = {0};
    size_t n_low = 0, n_any = 0;
    for (uint32_t unit = 0; unit < n; unit++) {
        if (plot->latest[unit] == PLOT_NO_ROW)
            continue;
        const plot_unit here = unit_of_rows(plot, unit);
        any = n_any++ ? any : here;
        if (here.level < LODE_LEVEL_LA)
            low[n_low++] = here;
    }
    for (size_t i = 0; plot->many && i < n_low; i++)
        take_unit(plot, &low[i]);
    const plot_unit first = n_low ? low[0] : any;
    const size_t candidates = n_low ? n_low : n_any;
    free(low);
    if (plot->n_units)
        return LODE_OK;
    if (candidates == 1) {
        take_unit(plot, &first);
        return LODE_OK;
    }
    lode_fail(error, LODE_USAGE, "which unit? the input has %zu", candidates);
    return hint_units(plot, "for example --unit ", &first, 1, "", error);
}

static void find_latest(plot_trend *plot) {
    const lode_measures *m = plot->measures;
    const uint32_t n = lode_names_count(m->units);
    plot->latest = lode_arena_take(plot->arena, (n + 1) * sizeof *plot->latest);
    for (uint32_t unit = 0; unit < n; unit++)
        plot->latest[unit] = PLOT_NO_ROW;
    for (size_t row = 0; row < m->rows; row++) {
        size_t *latest = &plot->latest[m->unit[row]];
        if (*latest == PLOT_NO_ROW ||
            lode_measures_facet(m, row)->year > lode_measures_facet(m, *latest)->year)
            *latest = row;
    }
}

lode_status lode_plot_find_units(plot_trend *plot, lode_error *error) {
    const lode_plot_options *options = plot->options;
    if (plot->measures->rows == 0)
        return lode_fail(error, LODE_REFUSED, "nothing to draw: the input has no rows");
    find_latest(plot);
    const size_t most =
        options->unit.n + 1 + (plot->many ? lode_names_count(plot->measures->units) : 0);
    plot->units = lode_arena_take(plot->arena, most * sizeof *plot->units);
    if (options->unit.n == 0)
        return only_unit(plot, error);
    for (size_t i = 0; i < options->unit.n; i++) {
        const lode_status status = find_unit(plot, options->unit.item[i], error);
        if (status != LODE_OK)
            return status;
    }
    return LODE_OK;
}
