/* Why a change says less than a reader may think: breaks, gaps, periods left out. */
#include "trend_periods.h"

#include "lode/period.h"

#include <stdio.h>

/* The period that ends in year, for people, in the style of the time periods of the series. */
static void name_year(const trend_data *data, const trend_series *series, int year,
                      char label[LODE_PERIOD_TEXT]) {
    lode_slice like =
        lode_measures_text(data->measures, series->period[0].row, LODE_COL_TIME_PERIOD);
    char period[LODE_PERIOD_TEXT];
    if (like.n == 6)
        snprintf(period, sizeof period, "%04d%02d", (year - 1) % 10000, year % 100);
    else
        snprintf(period, sizeof period, "%d", year);
    lode_period_label(lode_text(period), label);
}

static const char *add(const trend_data *data, const char *text, const char *between,
                       const char *more) {
    return lode_arena_print(data->arena, "%s%s%s", text, *text ? between : "", more);
}

static const trend_period *period_of(const trend_series *series, int year) {
    for (size_t i = 0; i < series->n; i++)
        if (series->period[i].year == year)
            return &series->period[i];
    return NULL;
}

static bool is_used(const trend_series *series, int year) {
    for (size_t i = 0; i < series->n_used; i++)
        if (series->used[i].year == year)
            return true;
    return false;
}

static const lode_availability_entry *barred_in(const trend_data *data, const trend_series *series,
                                                int year) {
    size_t row = series->period[0].row;
    return lode_availability_at(
        data->availability, lode_measures_text(data->measures, row, LODE_COL_MEASURE),
        lode_text(lode_level_name(lode_measures_facet(data->measures, row)->level)), year);
}

/* "2017/18"; with the code where one stands instead of a value, as in "2017/18 c"; with a remark
 * where it is the input that lacks the period. */
static const char *name_gap(const trend_data *data, const trend_series *series, int year) {
    const trend_period *period = period_of(series, year);
    char label[LODE_PERIOD_TEXT];
    name_year(data, series, year, label);
    if (barred_in(data, series, year))
        return lode_arena_print(data->arena, "%s", label);
    if (!period)
        return lode_arena_print(data->arena, "%s not in the input", label);
    return lode_arena_print(data->arena, "%s %.*s", label,
                            LODE_ARG(lode_measures_status(data->measures, period->row)));
}

/* The years between the ends of a step that have no figure to use, and why. */
static const char *say_gap(const trend_data *data, const trend_series *series, size_t from,
                           size_t to) {
    const char *years = "", *why = "";
    const lode_availability_entry *told = NULL;
    for (int year = series->used[from].year + 1; year < series->used[to].year; year++) {
        if (is_used(series, year))
            continue;
        years = add(data, years, ", ", name_gap(data, series, year));
        const lode_availability_entry *barred = barred_in(data, series, year);
        if (barred && barred != told)
            why = add(data, why, "; ",
                      lode_arena_print(data->arena, "%.*s", LODE_ARG(barred->reason)));
        told = barred ? barred : told;
    }
    if (!*years)
        return "";
    return lode_arena_print(data->arena, "no results in between (%s)%s%s", years, *why ? ": " : "",
                            why);
}

static const char *say_break(const trend_data *data, const trend_series *series) {
    char label[LODE_PERIOD_TEXT];
    name_year(data, series, series->broken->first_year, label);
    return lode_arena_print(data->arena, "definition changed in %s: %.*s; earlier periods left out",
                            label, LODE_ARG(series->broken->reason));
}

static const char *say_left_out(const trend_data *data, const trend_series *series,
                                const trend_period *period) {
    char label[LODE_PERIOD_TEXT];
    name_year(data, series, period->year, label);
    if (period->barred)
        return lode_arena_print(data->arena, "%s left out: %.*s", label,
                                LODE_ARG(period->barred->reason));
    return lode_arena_print(data->arena, "no value in %s (%.*s)", label,
                            LODE_ARG(lode_measures_status(data->measures, period->row)));
}

/* The periods before the first one used (but not before a break) or after the last. */
static const char *say_outside(const trend_data *data, const trend_series *series, bool before,
                               const char *text) {
    int first = series->n_used ? series->used[0].year : 0;
    int last = series->n_used ? series->used[series->n_used - 1].year : 0;
    for (size_t i = 0; i < series->n; i++) {
        const trend_period *p = &series->period[i];
        bool cut = series->broken && p->year < series->broken->first_year;
        if (!cut && (before ? p->year < first : p->year > last))
            text = add(data, text, "; ", say_left_out(data, series, p));
    }
    return text;
}

/* Figures that may still change, among those a step rests on. */
static const char *say_provisional(const trend_data *data, const trend_series *series, size_t from,
                                   size_t to, const char *text) {
    for (size_t i = from; i <= to && i < series->n_used; i++) {
        char label[LODE_PERIOD_TEXT];
        if (!data->about[data->measures->facet[series->used[i].row]].provisional)
            continue;
        name_year(data, series, series->used[i].year, label);
        text = add(data, text, "; ", lode_arena_print(data->arena, "%s is provisional", label));
    }
    return text;
}

const char *lode_trend_reason(const trend_data *data, const trend_series *series, size_t from,
                              size_t to) {
    const char *text = "";
    if (from == 0 && series->broken)
        text = say_break(data, series);
    if (from == 0 && series->n_used)
        text = say_outside(data, series, true, text);
    if (from < to) {
        const char *gap = say_gap(data, series, from, to);
        text = *gap ? add(data, text, "; ", gap) : text;
    }
    if (to + 1 >= series->n_used)
        text = say_outside(data, series, false, text);
    return say_provisional(data, series, from, to, text);
}
