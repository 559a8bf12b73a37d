/* Published rows of the table: England's and the local authority's, of the kind that fits. */
#include "plot_trend_parts.h"

/* ---- kinds: State-funded, All schools, Primary, ... ---- */

bool lode_plot_pick_kind(const plot_trend *plot, const lode_names *kinds, lode_slice start,
                         lode_slice *picked) {
    *picked = start;
    do {
        if (lode_names_find(kinds, *picked) != LODE_UNKNOWN)
            return true;
        *picked = lode_establishments_next(plot->establishments, *picked);
    } while (picked->n);
    /* Last, rows that do not say their kind: a table somebody made, with one figure for all. */
    return lode_names_find(kinds, *picked) != LODE_UNKNOWN;
}

const char *lode_plot_list_kinds(const plot_trend *plot, const lode_names *kinds) {
    const char *list = "";
    for (uint32_t i = 0; i < lode_names_count(kinds); i++) {
        const lode_slice kind = lode_names_get(kinds, i);
        list = lode_arena_print(plot->arena, "%s%s%.*s", list, i ? ", " : "",
                                LODE_ARG(kind.n ? kind : lode_text("(none)")));
    }
    return list;
}

/* What the row says it is, or what its phase of education means; empty if neither. */
static lode_slice kind_of(const plot_trend *plot, size_t row) {
    const lode_slice kind = lode_measures_text(plot->measures, row, LODE_COL_ESTABLISHMENT_TYPE);
    const lode_slice phase = lode_plot_cell(plot, row, plot->phase);
    if (kind.n || !phase.n)
        return kind;
    return lode_establishments_of_phase(plot->establishments, phase);
}

/* ---- areas ---- */

/* By the first of code, new code and name that both rows have; true if they have none. */
static bool same_area(const lode_measures *m, size_t a, size_t b) {
    static const lode_measure_column columns[] = {LODE_COL_OLD_LA_CODE, LODE_COL_NEW_LA_CODE,
                                                  LODE_COL_LA_NAME};
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
        const lode_slice here = lode_trim(lode_measures_text(m, a, columns[i]));
        const lode_slice there = lode_trim(lode_measures_text(m, b, columns[i]));
        if (here.n && there.n)
            return lode_same(here, there);
    }
    return true;
}

static bool names_area(const lode_measures *m, size_t row) {
    return lode_measures_text(m, row, LODE_COL_OLD_LA_CODE).n ||
           lode_measures_text(m, row, LODE_COL_NEW_LA_CODE).n ||
           lode_measures_text(m, row, LODE_COL_LA_NAME).n;
}

/* A row of the units that says where they lie, or PLOT_NO_ROW. */
static size_t row_with_area(const plot_trend *plot) {
    for (size_t row = 0; row < plot->measures->rows; row++)
        if (lode_plot_is_concerned(plot, row) && names_area(plot->measures, row))
            return row;
    return PLOT_NO_ROW;
}

bool lode_plot_one_area(const plot_trend *plot) {
    const size_t first = row_with_area(plot);
    for (size_t row = 0; row < plot->measures->rows; row++)
        if (first != PLOT_NO_ROW && lode_plot_is_concerned(plot, row) &&
            !same_area(plot->measures, first, row))
            return false;
    return true;
}

lode_slice lode_plot_area_label(const plot_trend *plot, lode_slice name) {
    for (size_t i = 0; i < name.n; i++)
        if (name.p[i] < '0' || name.p[i] > '9')
            return name;
    if (!name.n)
        return name;
    return lode_text(lode_arena_print(plot->arena, "Local authority %.*s", LODE_ARG(name)));
}

/* ---- rows ---- */

/* Whether a row is a published figure of the level, for the area of the row `in`. */
static bool is_published(const plot_trend *plot, size_t row, lode_level level, size_t in) {
    const lode_measures *m = plot->measures;
    if (lode_measures_facet(m, row)->level != level || !lode_plot_in_figure(plot, row))
        return false;
    return level == LODE_LEVEL_NATIONAL || (in != PLOT_NO_ROW && same_area(m, row, in));
}

/* The kind of published rows that fits every school concerned, out of those there are. */
static bool kind_for_schools(const plot_trend *plot, const lode_names *kinds, lode_slice *kind) {
    bool any = false, agreed = true;
    for (size_t row = 0; row < plot->measures->rows && agreed; row++) {
        lode_slice fits;
        if (!lode_plot_is_concerned(plot, row))
            continue;
        agreed = lode_plot_pick_kind(plot, kinds, kind_of(plot, row), &fits) &&
                 (!any || lode_same(fits, *kind));
        *kind = fits;
        any = true;
    }
    return any && agreed;
}

/* A partnership of several kinds is compared as a school that does not say its kind. */
static bool kind_for_units(const plot_trend *plot, const lode_names *kinds, lode_slice *kind) {
    if (kind_for_schools(plot, kinds, kind))
        return true;
    for (size_t i = 0; i < plot->n_units; i++)
        if (plot->units[i].unit != LODE_UNKNOWN)
            return false;
    return lode_plot_pick_kind(plot, kinds, (lode_slice){NULL, 0}, kind);
}

static void tell_no_kind(const plot_trend *plot, plot_line *line, const lode_names *kinds) {
    lode_notice(plot->report,
                "no line for '%.*s': published as %s, and none of these fits all that is drawn; "
                "merge the schools' phase, or draw fewer",
                LODE_ARG(line->label), lode_plot_list_kinds(plot, kinds));
    line->told = true;
}

/* The kinds of a level's published rows, which also name the line; owned by the caller. */
static lode_names *published_kinds(const plot_trend *plot, plot_line *line, size_t in) {
    const lode_measures *m = plot->measures;
    lode_names *kinds = lode_names_new();
    for (size_t row = 0; row < m->rows; row++) {
        if (!is_published(plot, row, line->level, in))
            continue;
        lode_names_add(kinds, lode_names_get(m->kinds, lode_measures_facet(m, row)->kind));
        if (!line->label.n)
            line->label = lode_plot_area_label(plot, lode_measures_unit_name(m, row));
    }
    return kinds;
}

/* Whether the line, which lode-bench may have filled, has the same value as a published row. */
static bool agrees(const plot_trend *plot, const plot_line *line, size_t row) {
    const lode_measure_row r = lode_measures_row(plot->measures, row);
    const plot_value *value = lode_plot_at(line, r.year);
    return !value || value->point.status.n || !r.has_value ||
           (value->point.value >= plot->measures->value[row] &&
            value->point.value <= plot->measures->value[row]);
}

static lode_status fill_years(plot_trend *plot, plot_line *line, uint32_t kind, size_t in,
                              lode_error *error) {
    const lode_measures *m = plot->measures;
    bool *had = lode_arena_take(plot->arena, (m->rows + 1) * sizeof *had);
    bool all_agree = true;
    for (size_t row = 0; row < m->rows; row++)
        had[row] = lode_plot_at(line, lode_measures_facet(m, row)->year);
    lode_status status = LODE_OK;
    for (size_t row = 0; row < m->rows && status == LODE_OK; row++) {
        if (lode_measures_facet(m, row)->kind != kind || !is_published(plot, row, line->level, in))
            continue;
        if (had[row])
            all_agree = all_agree && agrees(plot, line, row);
        else
            status = lode_plot_add_own(plot, line, row, error);
    }
    if (all_agree)
        line->kind = lode_names_get(m->kinds, kind);
    return status;
}

lode_status lode_plot_add_published(plot_trend *plot, plot_line *line, lode_error *error) {
    const size_t in = line->level == LODE_LEVEL_LA ? row_with_area(plot) : PLOT_NO_ROW;
    lode_names *kinds = published_kinds(plot, line, in);
    lode_slice kind = {NULL, 0};
    const bool fits = kind_for_units(plot, kinds, &kind);
    if (!fits && line->n == 0 && lode_names_count(kinds) > 0)
        tell_no_kind(plot, line, kinds);
    lode_names_free(kinds);
    if (!fits)
        return LODE_OK;
    return fill_years(plot, line, lode_names_find(plot->measures->kinds, kind), in, error);
}
