/* From rows to series: periods in order, and which of them may be compared. */
#include "trend_periods.h"

#include <stdlib.h>

static lode_status disagreement(const lode_measures *m, size_t row, size_t earlier,
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

static lode_slice level_of(const lode_measures *m, size_t row) {
    return lode_text(lode_level_name(lode_measures_facet(m, row)->level));
}

static trend_period make_period(const trend_data *data, size_t row) {
    const lode_measures *m = data->measures;
    return (trend_period){
        .row = row,
        .year = lode_measures_facet(m, row)->year,
        .has_value = lode_measures_has(m, row),
        .barred = data->about[m->facet[row]].barred,
    };
}

/* What the periods of all rows of a facet have in common. */
static void learn_facets(trend_data *data) {
    const lode_measures *m = data->measures;
    data->about = lode_allocate(m->n_facets, sizeof *data->about);
    for (size_t i = 0; i < m->n_facets; i++) {
        const lode_facet *f = &m->facets[i];
        data->about[i].barred =
            lode_availability_at(data->availability, lode_names_get(m->measures, f->measure),
                                 lode_text(lode_level_name(f->level)), f->year);
        data->about[i].provisional =
            lode_same_folded(lode_names_get(m->releases, f->release), lode_text("provisional"));
    }
}

/* The periods of the series whose rows are row[n], into period[]. */
static lode_status collect_periods(const trend_data *data, const size_t *row, size_t n,
                                   trend_period *period, size_t *count, lode_error *error) {
    const lode_measures *m = data->measures;
    *count = 0;
    for (size_t i = 0; i < n; i++) {
        const trend_period *last = *count ? &period[*count - 1] : NULL;
        if (!last || last->year != lode_measures_facet(m, row[i])->year)
            period[(*count)++] = make_period(data, row[i]);
        else if (!lode_measures_same_figure(m, row[i], last->row))
            return disagreement(m, row[i], last->row, error);
    }
    return LODE_OK;
}

static bool usable(const trend_period *period) {
    return period->has_value && !period->barred;
}

static void choose_used(const trend_data *data, trend_series *series, trend_period *used) {
    const trend_period *first = NULL, *last = NULL;
    series->used = used;
    for (size_t i = 0; i < series->n; i++)
        if (usable(&series->period[i])) {
            first = first ? first : &series->period[i];
            last = &series->period[i];
        }
    if (!first)
        return;
    series->broken = lode_availability_break(
        data->availability, lode_measures_text(data->measures, last->row, LODE_COL_MEASURE),
        level_of(data->measures, last->row), first->year, last->year);
    for (const trend_period *p = first; p <= last; p++)
        if (usable(p) && (!series->broken || p->year >= series->broken->first_year))
            used[series->n_used++] = *p;
}

lode_status lode_trend_find_series(trend_data *data, lode_error *error) {
    trend_groups groups;
    learn_facets(data);
    lode_trend_group(data->measures, &groups);
    data->n_series = groups.n;
    data->series = lode_allocate(groups.n, sizeof *data->series);
    data->periods = lode_allocate(data->measures->rows, sizeof *data->periods);
    data->used = lode_allocate(data->measures->rows, sizeof *data->used);
    lode_status status = LODE_OK;
    for (size_t s = 0; s < groups.n && status == LODE_OK; s++) {
        size_t start = groups.start[s], n;
        status = collect_periods(data, groups.row + start, groups.start[s + 1] - start,
                                 data->periods + start, &n, error);
        if (status != LODE_OK)
            break;
        data->series[s] = (trend_series){.period = data->periods + start, .n = n};
        choose_used(data, &data->series[s], data->used + start);
    }
    lode_trend_groups_free(&groups);
    return status;
}
