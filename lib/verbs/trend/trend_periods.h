/* What the parts of lode_trend share. Private to lib/verbs/trend*.c. */
#ifndef LODE_VERBS_TREND_PERIODS_H
#define LODE_VERBS_TREND_PERIODS_H

#include "lode/availability.h"
#include "lode/dictionary.h"
#include "lode/measures.h"
#include "lode/memory.h"

/* A period is told by the first row of the input that has it. */
typedef struct {
    const uint32_t *period;                /* all, in order of time */
    const uint32_t *used;                  /* those to compare: with a value, not barred, after the
                                              break */
    const lode_availability_entry *broken; /* the break that cut off earlier periods, or NULL */
    uint32_t n, n_used;
} trend_series;

/* What a facet tells of the periods it stands in. */
typedef struct {
    const lode_availability_entry *barred; /* why it must not be used, or NULL */
    const lode_availability_entry *broken; /* the latest break up to it, or NULL */
    bool provisional;
} trend_facet;

typedef struct {
    lode_measures *measures;
    trend_facet *about; /* [facets] */
    lode_availability *availability;
    lode_dictionary *dictionary;
    const lode_meaning **meaning; /* by measure id; NULL where unknown */
    uint32_t *periods, *used;     /* where those of the series lie */
    uint32_t *telling;            /* [rows] the row that tells the period of each */
    int baseline;                 /* the year with which all are compared; 0: the first there is */
    trend_series *series;
    size_t n_series;
} trend_data;

static inline int trend_year(const trend_data *data, uint32_t period) {
    return lode_measures_facet(data->measures, period)->year;
}

static inline const trend_facet *trend_about(const trend_data *data, uint32_t period) {
    return &data->about[data->measures->facet[period]];
}

/* Whether a break cut the period off. */
static inline bool trend_is_cut(const trend_data *data, const trend_series *series,
                                uint32_t period) {
    return series->broken && trend_year(data, period) < series->broken->first_year;
}

/* Whether nothing is used, since the baseline cannot be. */
static inline bool trend_is_baseless(const trend_data *data, const trend_series *series) {
    return data->baseline && !series->n_used;
}

/* ---- trend_group.c ---- */

/* Rows by series: those of series s are row[start[s]] .. row[start[s + 1] - 1], in order of time
 * and, within a period, of the input. */
typedef struct {
    uint32_t *row, *start;
    size_t n;
} trend_groups;

/* row and start are the caller's to free. */
void lode_trend_group(const lode_measures *measures, trend_groups *groups);

/* ---- trend_periods.c ---- */

/* [facets] What the periods of all rows of a facet have in common; to be freed with free(). */
trend_facet *lode_trend_learn(const lode_measures *measures, const lode_availability *availability);
/* LODE_DATA: a row has another figure than an earlier one of its period. */
lode_status lode_trend_disagreement(const lode_measures *measures, size_t row, size_t earlier,
                                    lode_error *error);
/* Fill data->series from the rows. LODE_DATA as lode_trend. */
lode_status lode_trend_find_series(trend_data *data, lode_error *error);

/* ---- trend_reason.c ---- */

/* What a reader must know about the step from used[from] to used[to], to be added to text that is
 * empty: breaks, gaps, periods left out, figures that are provisional. from = to = 0 where there is
 * no step. */
void lode_trend_reason(const trend_data *data, const trend_series *series, size_t from, size_t to,
                       lode_bytes *text);
/* Add one more reason to those that text has. */
void lode_trend_add_reason(lode_bytes *text, const char *reason);
/* The period that ends in year, for people, in the style of the time periods of the series: 2017/18
 * or 2018. */
void lode_trend_name_year(const trend_data *data, const trend_series *series, int year,
                          lode_bytes *text);

/* ---- trend_change.c ---- */

typedef struct {
    char change[LODE_NUMBER_TEXT], low[LODE_NUMBER_TEXT], high[LODE_NUMBER_TEXT];
    const char *better;
    char slope[LODE_NUMBER_TEXT], slope_low[LODE_NUMBER_TEXT], slope_high[LODE_NUMBER_TEXT];
    char s[LODE_NUMBER_TEXT], p[LODE_NUMBER_TEXT];
} trend_figures; /* each as text, "" where there is none */

/* Room for the points of any series. */
typedef struct {
    double *times, *values;
    lode_number *numbers;
} trend_points;

void lode_trend_change(const trend_data *data, uint32_t first, uint32_t last,
                       trend_figures *figures);
void lode_trend_slope(const trend_data *data, const trend_series *series, trend_points *points,
                      trend_figures *figures);

#endif
