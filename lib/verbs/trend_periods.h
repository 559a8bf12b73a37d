/* What the parts of lode_trend share. Private to lib/verbs/trend*.c. */
#ifndef LODE_VERBS_TREND_PERIODS_H
#define LODE_VERBS_TREND_PERIODS_H

#include "lode/availability.h"
#include "lode/dictionary.h"
#include "lode/measures.h"
#include "lode/memory.h"

/* One period of a series. */
typedef struct {
    size_t row; /* the first row of the input that has it */
    int year;
    bool has_value;
    const lode_availability_entry *barred; /* why it must not be used, or NULL */
} trend_period;

typedef struct {
    const trend_period *period; /* all, in order of time */
    size_t n;
    const trend_period *used; /* those to compare: with a value, not barred, after the break */
    size_t n_used;
    const lode_availability_entry *broken; /* the break that cut off earlier periods, or NULL */
} trend_series;

/* What a facet tells of the periods it stands in. */
typedef struct {
    const lode_availability_entry *barred;
    bool provisional;
} trend_facet;

typedef struct {
    lode_measures *measures;
    trend_facet *about; /* [facets] */
    lode_availability *availability;
    lode_dictionary *dictionary;
    const lode_meaning **meaning; /* by measure id; NULL where unknown */
    trend_period *periods, *used; /* where those of the series lie */
    trend_series *series;
    size_t n_series;
    lode_arena *arena; /* reasons */
} trend_data;

/* ---- trend_group.c ---- */

/* Rows by series: those of series s are row[start[s]] .. row[start[s + 1] - 1], in order of time
 * and, within a period, of the input. */
typedef struct {
    size_t *row, *start;
    size_t n;
} trend_groups;

void lode_trend_group(const lode_measures *measures, trend_groups *groups);
void lode_trend_groups_free(trend_groups *groups);

/* ---- trend_periods.c ---- */

/* Fill data->series from the rows. LODE_DATA as lode_trend. */
lode_status lode_trend_find_series(trend_data *data, lode_error *error);

/* ---- trend_reason.c ---- */

/* What a reader must know about the step from used[from] to used[to]: breaks, gaps, periods left
 * out, figures that are provisional. Text in data->arena; "" if there is nothing to say. from = to
 * = 0 where there is no step. */
const char *lode_trend_reason(const trend_data *data, const trend_series *series, size_t from,
                              size_t to);

/* ---- trend_change.c ---- */

typedef struct {
    char change[LODE_NUMBER_TEXT], low[LODE_NUMBER_TEXT], high[LODE_NUMBER_TEXT];
    char slope[LODE_NUMBER_TEXT], s[LODE_NUMBER_TEXT], p[LODE_NUMBER_TEXT];
} trend_figures; /* each as text, "" where there is none */

void lode_trend_change(const trend_data *data, const trend_period *first, const trend_period *last,
                       trend_figures *figures);
void lode_trend_slope(const trend_data *data, const trend_series *series, trend_figures *figures);

#endif
