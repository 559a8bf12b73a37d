/* From rows to series: periods in order, and which of them may be compared. */
#include "trend_periods.h"

#include <limits.h>
#include <stdlib.h>

lode_status lode_trend_disagreement(const lode_measures *m, size_t row, size_t earlier,
                                    lode_error *error) {
    const char *here = lode_table_file(m->table, row);
    const char *there = lode_table_file(m->table, earlier);
    bool same_file = strcmp(here, there) == 0;
    lode_slice name = lode_measures_unit_name(m, row);
    lode_fail(error, LODE_DATA, "another figure than line %zu%s%s for %.*s, %.*s, %.*s",
              lode_table_line(m->table, earlier), same_file ? "" : " of ", same_file ? "" : there,
              LODE_ARG(name), LODE_ARG(lode_measures_text(m, row, LODE_COL_TIME_PERIOD)),
              LODE_ARG(lode_measures_text(m, row, LODE_COL_MEASURE)));
    lode_fail_hint(error, "a series needs one figure for each period");
    return lode_table_fail_at(m->table, row, (size_t)m->column[LODE_COL_VALUE], error);
}

static bool is_published_alike(const lode_measures *m, const lode_facet *a, const lode_facet *b) {
    return a->measure == b->measure && a->level == b->level && a->period == b->period &&
           a->kind == b->kind &&
           (a->breakdown == b->breakdown ||
            lode_same(lode_measures_topic(m, a->breakdown), lode_measures_topic(m, b->breakdown)));
}

static void look_up(const lode_measures *m, const lode_availability *availability,
                    const lode_facet *f, trend_facet *about) {
    const lode_availability_of of = lode_measures_asked(m, f);
    about->barred = lode_availability_at(availability, &of, f->year);
    about->broken = lode_availability_break(availability, &of, INT_MIN, f->year);
}

/* The breakdowns of a measure mostly come one after the other. */
trend_facet *lode_trend_learn(const lode_measures *m, const lode_availability *availability) {
    trend_facet *all = lode_allocate(m->n_facets, sizeof *all);
    for (size_t i = 0; i < m->n_facets; i++) {
        const lode_facet *f = &m->facets[i];
        trend_facet *about = &all[i];
        if (i > 0 && is_published_alike(m, f, f - 1))
            *about = about[-1];
        else
            look_up(m, availability, f, about);
        about->provisional =
            lode_same_folded(lode_names_get(m->releases, f->release), lode_text("provisional"));
    }
    return all;
}

/* The rows of a series become its periods; returns through *count how many they are. */
static lode_status collect_periods(const trend_data *data, uint32_t *row, size_t n, uint32_t *count,
                                   lode_error *error) {
    *count = 0;
    for (size_t i = 0; i < n; i++) {
        const uint32_t of = row[i];
        const bool again = *count && trend_year(data, row[*count - 1]) == trend_year(data, row[i]);
        if (!again)
            row[(*count)++] = row[i];
        else if (!lode_measures_same_figure(data->measures, row[i], row[*count - 1]))
            return lode_trend_disagreement(data->measures, row[i], row[*count - 1], error);
        data->telling[of] = row[*count - 1];
    }
    return LODE_OK;
}

static bool usable(const trend_data *data, uint32_t period) {
    return lode_measures_has(data->measures, period) && !trend_about(data, period)->barred;
}

/* Leave out the first of those used. */
static void leave_out_first(trend_series *series) {
    series->used++;
    series->n_used--;
}

/* The latest break counts, unless it lies before all that could be compared. */
static void cut_at_break(const trend_data *data, trend_series *series) {
    const lode_availability_entry *broken =
        trend_about(data, series->used[series->n_used - 1])->broken;
    if (broken && broken->first_year > trend_year(data, *series->used))
        series->broken = broken;
    while (trend_is_cut(data, series, *series->used))
        leave_out_first(series);
}

static void begin_at_baseline(const trend_data *data, trend_series *series) {
    while (series->n_used && trend_year(data, *series->used) < data->baseline)
        leave_out_first(series);
    if (series->n_used && trend_year(data, *series->used) != data->baseline)
        series->n_used = 0;
}

static void choose_used(const trend_data *data, trend_series *series, uint32_t *used) {
    series->used = used;
    for (size_t i = 0; i < series->n; i++)
        if (usable(data, series->period[i]))
            used[series->n_used++] = series->period[i];
    if (series->n_used)
        cut_at_break(data, series);
    if (data->baseline)
        begin_at_baseline(data, series);
}

lode_status lode_trend_find_series(trend_data *data, lode_error *error) {
    trend_groups groups;
    data->about = lode_trend_learn(data->measures, data->availability);
    lode_trend_group(data->measures, &groups);
    data->n_series = groups.n;
    data->series = lode_allocate(groups.n, sizeof *data->series);
    data->periods = groups.row;
    data->telling = lode_reallocate(NULL, data->measures->rows, sizeof *data->telling);
    data->used = lode_reallocate(NULL, data->measures->rows, sizeof *data->used);
    lode_status status = LODE_OK;
    for (size_t s = 0; s < groups.n && status == LODE_OK; s++) {
        const size_t start = groups.start[s];
        trend_series *series = &data->series[s];
        series->period = data->periods + start;
        status = collect_periods(data, data->periods + start, groups.start[s + 1] - start,
                                 &series->n, error);
        if (status == LODE_OK)
            choose_used(data, series, data->used + start);
    }
    free(groups.start);
    return status;
}
