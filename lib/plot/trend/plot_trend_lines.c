/* Rows to lines: one value a year, the most final release, no year told in two ways. */
#include "plot_trend_parts.h"

#include "lode/period.h"

#include <math.h>

plot_line *lode_plot_new_line(plot_trend *plot, lode_line_role role, lode_slice label,
                              lode_level level) {
    const uint32_t most = lode_names_count(plot->measures->periods);
    plot_line *line = &plot->lines[plot->n_lines++];
    *line = (plot_line){.label = label, .role = role, .level = level};
    line->value = lode_arena_take(plot->arena, (most + 1) * sizeof *line->value);
    return line;
}

const plot_value *lode_plot_at(const plot_line *line, int year) {
    for (size_t i = 0; i < line->n; i++)
        if (line->value[i].point.year == year)
            return &line->value[i];
    return NULL;
}

bool lode_plot_has_value(const plot_line *line) {
    for (size_t i = 0; i < line->n; i++)
        if (!line->value[i].point.status.n)
            return true;
    return false;
}

static bool same_point(const lode_trend_point *a, const lode_trend_point *b) {
    if (a->status.n || b->status.n)
        return lode_same(a->status, b->status);
    return a->value >= b->value && a->value <= b->value;
}

static void take_interval(plot_value *to, const plot_value *from) {
    to->point.has_interval = from->point.has_interval;
    to->point.ci_low = from->point.ci_low;
    to->point.ci_high = from->point.ci_high;
    to->method = from->method;
}

/* Put a value into its year. PLOT_CLASH, with the place in *at, if the year is told otherwise by a
 * row of the same release. */
static plot_added put(plot_trend *plot, plot_line *line, const plot_value *value, size_t *at) {
    size_t i = 0;
    plot->used[value->row] = true;
    while (i < line->n && line->value[i].point.year < value->point.year)
        i++;
    *at = i;
    if (i == line->n || line->value[i].point.year > value->point.year) {
        memmove(&line->value[i + 1], &line->value[i], (line->n - i) * sizeof *line->value);
        line->value[i] = *value;
        line->n++;
        return PLOT_ADDED;
    }
    if (value->release != line->value[i].release) {
        plot->several_releases = true;
        if (value->release > line->value[i].release)
            line->value[i] = *value;
        return PLOT_ADDED;
    }
    if (!same_point(&line->value[i].point, &value->point))
        return PLOT_CLASH;
    if (!line->value[i].point.has_interval)
        take_interval(&line->value[i], value);
    return PLOT_ADDED;
}

static lode_status fail_cell(const plot_trend *plot, size_t row, int column, lode_error *error) {
    return lode_table_fail_at(plot->measures->table, row, (size_t)column, error);
}

/* The axis counts academic years; a week or a calendar year would stand in the wrong place. */
static lode_status check_period(const plot_trend *plot, size_t row, lode_error *error) {
    const lode_measures *m = plot->measures;
    const lode_slice kind = lode_measures_text(m, row, LODE_COL_TIME_IDENTIFIER);
    if (!lode_same_folded(kind, lode_text("Academic year"))) {
        lode_fail(error, LODE_DATA, "a trend chart shows academic years, not '%.*s'",
                  LODE_ARG(kind));
        return fail_cell(plot, row, m->column[LODE_COL_TIME_IDENTIFIER], error);
    }
    if (lode_period_is_academic(lode_measures_text(m, row, LODE_COL_TIME_PERIOD)))
        return LODE_OK;
    lode_fail(error, LODE_DATA, "a trend chart shows academic years, not the calendar year %d",
              lode_measures_facet(m, row)->year);
    lode_fail_hint(error, "the academic year that ends in it is written %d%02d",
                   lode_measures_facet(m, row)->year - 1, lode_measures_facet(m, row)->year % 100);
    return fail_cell(plot, row, m->column[LODE_COL_TIME_PERIOD], error);
}

/* The row's limits as published; else those that lode-bench worked out, which it wrote as limits of
 * the difference. The sum is rounded, as 12 digits of each make no more than nine. */
static void read_interval(const plot_trend *plot, size_t row, plot_value *value) {
    const lode_measures *m = plot->measures;
    lode_number low, high, base;
    double from = 0;
    if (lode_measures_number(m, row, LODE_COL_CI_LOW, &low) &&
        lode_measures_number(m, row, LODE_COL_CI_HIGH, &high)) {
        value->method = lode_text("published");
    } else if (lode_number_read(lode_plot_cell(plot, row, plot->difference_low), &low) &&
               lode_number_read(lode_plot_cell(plot, row, plot->difference_high), &high) &&
               lode_number_read(lode_plot_cell(plot, row, plot->comparator_value), &base)) {
        value->method = lode_plot_cell(plot, row, plot->ci_method);
        from = base.value;
    }
    if (!value->method.n)
        return;
    value->point.has_interval = true;
    value->point.ci_low = round((from + low.value) * 1e9) / 1e9;
    value->point.ci_high = round((from + high.value) * 1e9) / 1e9;
}

static lode_status read_own(const plot_trend *plot, size_t row, plot_value *value,
                            lode_error *error) {
    const lode_measures *m = plot->measures;
    const lode_measure_row r = lode_measures_row(m, row);
    *value = (plot_value){.row = row, .own = true, .point.year = r.year};
    value->release = lode_release_order(lode_names_get(m->releases, r.release));
    if (r.has_value) {
        value->point.value = m->value[row];
        value->point.printed = lode_trim(lode_measures_text(m, row, LODE_COL_VALUE));
    } else if (lode_is_status(lode_measures_status(m, row)))
        value->point.status = lode_measures_status(m, row);
    else {
        lode_fail(error, LODE_DATA, "'%.*s' is not a known code in 'status'",
                  LODE_ARG(lode_measures_status(m, row)));
        lode_fail_hint(error, "codes are c z x low k u");
        return fail_cell(plot, row, m->column[LODE_COL_STATUS], error);
    }
    if (r.has_value)
        read_interval(plot, row, value);
    return check_period(plot, row, error);
}

/* "line 5 of a.csv", or "line 5" where the other row is in the same file. */
static lode_status told_twice(const plot_trend *plot, const plot_line *line, size_t row,
                              size_t earlier, lode_error *error) {
    const lode_table *table = plot->measures->table;
    const char *here = lode_table_file(table, row), *there = lode_table_file(table, earlier);
    const bool same_file = strcmp(here, there) == 0;
    char year[LODE_PERIOD_TEXT];
    lode_period_label(lode_measures_text(plot->measures, row, LODE_COL_TIME_PERIOD), year);
    lode_fail(error, LODE_DATA,
              "a second, different figure of '%.*s' for %s; the first is line %zu%s%s",
              LODE_ARG(line->label), year, lode_table_line(table, earlier), same_file ? "" : " of ",
              same_file ? "" : there);
    lode_fail_hint(error, "one chart shows one figure a year: keep the rows that are meant");
    return lode_fail_at(error, here, lode_table_line(table, row), 0);
}

lode_status lode_plot_add_own(plot_trend *plot, plot_line *line, size_t row, lode_error *error) {
    plot_value value;
    size_t at;
    const lode_status status = read_own(plot, row, &value, error);
    if (status != LODE_OK || put(plot, line, &value, &at) == PLOT_ADDED)
        return status;
    return told_twice(plot, line, row, line->value[at].row, error);
}

plot_added lode_plot_add_comparator(plot_trend *plot, plot_line *line, size_t row,
                                    lode_error *error) {
    const lode_slice text = lode_plot_cell(plot, row, plot->comparator_value);
    const lode_measure_row r = lode_measures_row(plot->measures, row);
    lode_number number;
    size_t at;
    plot->used[row] = true;
    if (!text.n || lode_is_status(text))
        return PLOT_ADDED;
    if (!lode_number_read(text, &number)) {
        lode_fail(error, LODE_DATA, "'%.*s' is not a number in 'comparator_value'", LODE_ARG(text));
        fail_cell(plot, row, plot->comparator_value, error);
        return PLOT_BAD;
    }
    if (check_period(plot, row, error) != LODE_OK)
        return PLOT_BAD;
    const plot_value value = {
        .point = {.year = r.year, .value = number.value, .printed = lode_trim(text)},
        .row = row,
        .release = lode_release_order(lode_names_get(plot->measures->releases, r.release)),
    };
    return put(plot, line, &value, &at);
}

/* ---- the units' own lines ---- */

/* Figures of an area come in kinds (State-funded, All schools); a line is of one. Choose as for a
 * school that does not say; LODE_UNKNOWN where there is nothing to choose. */
static lode_status choose_kind(const plot_trend *plot, plot_unit *unit, lode_error *error) {
    const lode_measures *m = plot->measures;
    lode_names *kinds = lode_names_new();
    lode_slice picked = {NULL, 0};
    for (size_t row = 0; row < m->rows; row++)
        if (lode_plot_in_figure(plot, row) && lode_plot_is_of(plot, row, unit))
            lode_names_add(kinds, lode_names_get(m->kinds, lode_measures_facet(m, row)->kind));
    const bool several = lode_names_count(kinds) > 1;
    const bool settled = !several || lode_plot_pick_kind(plot, kinds, picked, &picked);
    const char *list = lode_plot_list_kinds(plot, kinds);
    lode_names_free(kinds);
    unit->kind = several ? lode_names_find(m->kinds, picked) : LODE_UNKNOWN;
    if (settled)
        return LODE_OK;
    lode_fail(error, LODE_USAGE, "the figures of '%.*s' come in kinds: %s",
              LODE_ARG(lode_plot_unit_label(plot, unit)), list);
    return lode_fail_hint(error, "keep one kind, for example with "
                                 "lode-bench --where establishment_type=Primary");
}

static lode_status line_of_rows(plot_trend *plot, plot_unit *unit, lode_error *error) {
    const lode_measures *m = plot->measures;
    plot_line *line =
        lode_plot_new_line(plot, LODE_LINE_UNIT, lode_plot_unit_label(plot, unit), unit->level);
    lode_status status = LODE_OK;
    if (unit->level > LODE_LEVEL_SCHOOL)
        status = choose_kind(plot, unit, error);
    for (size_t row = 0; row < m->rows && status == LODE_OK; row++)
        if (lode_plot_in_figure(plot, row) && m->unit[row] == unit->unit &&
            (unit->kind == LODE_UNKNOWN || lode_measures_facet(m, row)->kind == unit->kind))
            status = lode_plot_add_own(plot, line, row, error);
    if (unit->level >= LODE_LEVEL_LA && line->n > 0)
        line->kind = lode_names_get(m->kinds, lode_measures_facet(m, line->value[0].row)->kind);
    return status;
}

static lode_status line_of_comparator(plot_trend *plot, const plot_unit *unit, lode_error *error) {
    plot_line *line =
        lode_plot_new_line(plot, LODE_LINE_UNIT, lode_plot_unit_label(plot, unit), unit->level);
    for (size_t row = 0; row < plot->measures->rows; row++) {
        if (!lode_plot_in_figure(plot, row) || !lode_plot_is_of(plot, row, unit))
            continue;
        const lode_slice basis = lode_plot_cell(plot, row, plot->comparator_basis);
        const plot_added added = lode_plot_add_comparator(plot, line, row, error);
        if (added == PLOT_BAD)
            return LODE_DATA;
        if (basis.n && !lode_is(basis, "published"))
            line->basis = basis;
        if (added == PLOT_ADDED)
            continue;
        lode_fail(error, LODE_USAGE, "'%.*s' differs from school to school, so it is not one line",
                  LODE_ARG(line->label));
        return lode_fail_hint(error, "draw a school with --unit, and --against '%.*s'",
                              LODE_ARG(unit->word));
    }
    return LODE_OK;
}

lode_status lode_plot_unit_lines(plot_trend *plot, lode_error *error) {
    lode_status status = LODE_OK;
    for (size_t i = 0; i < plot->n_units && status == LODE_OK; i++) {
        plot_unit *unit = &plot->units[i];
        status = unit->unit == LODE_UNKNOWN ? line_of_comparator(plot, unit, error)
                                            : line_of_rows(plot, unit, error);
    }
    return status;
}
