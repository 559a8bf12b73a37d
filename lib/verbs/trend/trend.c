/* lode_trend: measure tables in, one row for each series (or step) out. */
#include "lode/trend.h"

#include "lode/period.h"
#include "lode/trend_stats.h"
#include "trend_between.h"
#include "trend_columns.h"
#include "trend_count.h"
#include "trend_periods.h"
#include "trend_plan.h"

#include <stdio.h>
#include <stdlib.h>

enum {
    FIRST_PERIOD,
    LAST_PERIOD,
    CHANGE,
    CHANGE_CI_LOW,
    CHANGE_CI_HIGH,
    BETTER,
    PERIODS,
    SLOPE,
    SLOPE_CI_LOW,
    SLOPE_CI_HIGH,
    MK_S,
    MK_P,
    REASON,
    ADDED,
    ADDED_BETWEEN = ADDED + TREND_POSITIONS
};

static const char *const added[ADDED] = {
    "first_period", "last_period", "change", "change_ci_low", "change_ci_high",
    "better",       "periods",     "slope",  "slope_ci_low",  "slope_ci_high",
    "mk_s",         "mk_p",        "reason"};

typedef struct {
    const trend_data *data;
    trend_plan plan;
    trend_between between;
    const char *added[ADDED_BETWEEN];
    trend_columns columns;
    /* of the row at hand */
    trend_points points;
    trend_figures figures;
    char position[TREND_POSITIONS][LODE_NUMBER_TEXT];
    lode_bytes reason;
} writer;

/* ---- one row ---- */

static void make_room(writer *w) {
    size_t most = 0;
    for (size_t i = 0; i < w->data->n_series; i++)
        if (w->data->series[i].n_used > most)
            most = w->data->series[i].n_used;
    w->points.times = lode_allocate(most, sizeof *w->points.times);
    w->points.values = lode_allocate(most, sizeof *w->points.values);
    w->points.numbers = lode_allocate(most, sizeof *w->points.numbers);
}

static lode_slice full_reason(writer *w, const trend_answer *a) {
    const size_t n = trend_series_of(&w->plan, a)->n_used;
    char few[64];
    w->reason.n = 0;
    lode_trend_reason(w->data, trend_series_of(&w->plan, a), a->from, a->to, &w->reason);
    if (n < 2) {
        lode_trend_add_reason(&w->reason, n ? "one period: no change" : "no period to compare");
    } else if (!w->plan.yearly && n < LODE_TREND_TIMES_MIN) {
        snprintf(few, sizeof few, "%zu periods: no slope", n);
        lode_trend_add_reason(&w->reason, few);
    }
    return (lode_slice){w->reason.p, w->reason.n};
}

static lode_slice period_text(const writer *w, const trend_answer *a, size_t used) {
    const trend_series *s = trend_series_of(&w->plan, a);
    const lode_measures *m = w->data->measures;
    return s->n_used ? lode_measures_period(m, lode_measures_facet(m, s->used[used])->period)
                     : lode_text("");
}

static void find_change(writer *w, const trend_answer *a) {
    const trend_series *s = trend_series_of(&w->plan, a);
    trend_figures *f = &w->figures;
    f->change[0] = f->low[0] = f->high[0] = '\0';
    f->better = "";
    if (a->from < a->to)
        lode_trend_change(w->data, s->used[a->from], s->used[a->to], f);
}

static void find_figures(writer *w, const trend_answer *a) {
    trend_figures *f = &w->figures;
    find_change(w, a);
    f->slope[0] = f->slope_low[0] = f->slope_high[0] = f->s[0] = f->p[0] = '\0';
    if (!w->plan.yearly)
        lode_trend_slope(w->data, trend_series_of(&w->plan, a), &w->points, f);
}

/* The reason is complete after this. */
static void find_position(writer *w, const trend_answer *a, lode_cell *cells) {
    if (!w->between.word[0])
        return;
    trend_between_tell(&w->between, w->data, trend_series_of(&w->plan, a), a->from, a->to,
                       w->position, &w->reason);
    for (size_t i = 0; i < TREND_POSITIONS; i++)
        cells[i] = lode_cell_plain(lode_text(w->position[i]));
}

static lode_cell plain(const char *text) {
    return lode_cell_plain(lode_text(text));
}

static lode_status write_answer(writer *w, const trend_answer *a, lode_output *output,
                                lode_error *error) {
    char periods[LODE_WHOLE_TEXT];
    find_figures(w, a);
    lode_whole_text(trend_series_of(&w->plan, a)->n_used ? a->to - a->from + 1 : 0, periods);
    full_reason(w, a);
    lode_cell more[ADDED_BETWEEN] = {
        [FIRST_PERIOD] = lode_cell_plain(period_text(w, a, a->from)),
        [LAST_PERIOD] = lode_cell_plain(period_text(w, a, a->to)),
        [CHANGE] = plain(w->figures.change),
        [CHANGE_CI_LOW] = plain(w->figures.low),
        [CHANGE_CI_HIGH] = plain(w->figures.high),
        [BETTER] = plain(w->figures.better),
        [PERIODS] = plain(periods),
        [SLOPE] = plain(w->figures.slope),
        [SLOPE_CI_LOW] = plain(w->figures.slope_low),
        [SLOPE_CI_HIGH] = plain(w->figures.slope_high),
        [MK_S] = plain(w->figures.s),
        [MK_P] = plain(w->figures.p),
    };
    find_position(w, a, more + ADDED);
    more[REASON] = lode_cell_of((lode_slice){w->reason.p, w->reason.n});
    return trend_columns_put(&w->columns, trend_row_of(&w->plan, a), more, output, error);
}

static lode_status write_answers(writer *w, lode_output *output, lode_error *error) {
    const lode_measures *m = w->data->measures;
    lode_status status = trend_columns_header(&w->columns, output, error);
    make_room(w);
    for (size_t row = 0; row < m->rows && status == LODE_OK; row++)
        if (w->plan.at_row[row])
            status = write_answer(w, &w->plan.answer[w->plan.at_row[row] - 1], output, error);
    return status;
}

/* Only counts of the answers. */
static lode_status count_answers(writer *w, lode_words by, lode_output *output, lode_report *report,
                                 lode_error *error) {
    const lode_measures *m = w->data->measures;
    trend_count count;
    lode_status status = trend_count_start(&count, m, by, error);
    for (size_t row = 0; row < m->rows && status == LODE_OK; row++) {
        if (!w->plan.at_row[row])
            continue;
        const trend_answer *a = &w->plan.answer[w->plan.at_row[row] - 1];
        find_change(w, a);
        trend_count_add(&count, (uint32_t)row, a->from < a->to, &w->figures);
    }
    if (status == LODE_OK)
        status = trend_count_write(&count, output, error);
    if (status == LODE_OK)
        trend_count_tell(&count, report);
    trend_count_free(&count);
    return status;
}

static lode_status nothing_to_compare(writer *w, lode_error *error) {
    const lode_measures *m = w->data->measures;
    const trend_answer *a = &w->plan.answer[0];
    const uint32_t row = trend_row_of(&w->plan, a);
    const lode_slice name = lode_measures_unit_name(m, row);
    w->plan.yearly = false; /* all of the reason */
    lode_fail(error, LODE_REFUSED, "no series (of %zu) has two periods to compare", w->plan.n);
    return lode_fail_hint(error, "%.*s, %.*s: %.*s", LODE_ARG(name),
                          LODE_ARG(lode_measures_text(m, row, LODE_COL_MEASURE)),
                          LODE_ARG(full_reason(w, a)));
}

/* ---- the verb ---- */

static void find_meanings(trend_data *data) {
    uint32_t n = lode_names_count(data->measures->measures);
    data->meaning = lode_allocate(n, sizeof *data->meaning);
    for (uint32_t id = 0; id < n; id++)
        data->meaning[id] =
            lode_dictionary_find(data->dictionary, lode_names_get(data->measures->measures, id));
}

static lode_status read_baseline(const lode_trend_options *options, trend_data *data,
                                 lode_error *error) {
    char period[LODE_PERIOD_TEXT];
    const lode_slice asked = lode_text(options->baseline);
    if (asked.n == 0)
        return LODE_OK;
    data->baseline = lode_period_read(asked, period) ? lode_period_year(lode_text(period)) : 0;
    if (data->baseline)
        return LODE_OK;
    lode_fail(error, LODE_USAGE, "'%s' is no time period, in --baseline", options->baseline);
    return lode_fail_hint(error, "as in --baseline 201819 or 2018/19");
}

static lode_status read_data(const lode_trend_options *options, const lode_input *input,
                             lode_reference *reference, lode_report *report, trend_data *data,
                             lode_error *error) {
    lode_measures_options rows = options->rows;
    rows.repeats = true;
    lode_status status = lode_measures_read(&data->measures, input, &rows, report, error);
    if (status == LODE_OK)
        status = lode_availability_read(&data->availability, reference, error);
    if (status == LODE_OK)
        status = lode_dictionary_read(&data->dictionary, reference, error);
    if (status == LODE_OK)
        status = read_baseline(options, data, error);
    if (status != LODE_OK)
        return status;
    find_meanings(data);
    return lode_trend_find_series(data, error);
}

static void free_data(trend_data *data) {
    lode_measures_free(data->measures);
    lode_availability_free(data->availability);
    lode_dictionary_free(data->dictionary);
    free(data->about);
    free(data->meaning);
    free(data->periods);
    free(data->used);
    free(data->telling);
    free(data->series);
}

static void free_writer(writer *w) {
    trend_plan_free(&w->plan);
    trend_between_free(&w->between);
    trend_columns_free(&w->columns);
    free(w->points.times);
    free(w->points.values);
    free(w->points.numbers);
    free(w->reason.p);
}

/* The columns of the table, once its rows are known. */
static lode_status start_columns(writer *w, const lode_trend_options *options, lode_error *error) {
    size_t n = 0;
    for (; n < ADDED; n++)
        w->added[n] = added[n];
    if (options->between.n) {
        const lode_status status =
            trend_between_find(&w->between, w->data, options->between, error);
        if (status != LODE_OK)
            return status;
        for (size_t i = 0; i < TREND_POSITIONS; i++)
            w->added[n++] = trend_position_columns[i];
    }
    trend_columns_start(&w->columns, w->data->measures, w->added, n);
    return LODE_OK;
}

lode_status lode_trend(const lode_trend_options *options, const lode_input *input,
                       lode_output *output, lode_reference *reference, lode_report *report,
                       lode_error *error) {
    trend_data data = {0};
    writer w = {.data = &data, .plan = {.data = &data, .yearly = options->yearly}};
    lode_status status = read_data(options, input, reference, report, &data, error);
    if (status == LODE_OK)
        status = start_columns(&w, options, error);
    if (status == LODE_OK) {
        trend_plan_make(&w.plan);
        if (w.plan.n && !w.plan.compared)
            status = nothing_to_compare(&w, error);
    }
    if (status == LODE_OK)
        status = options->count.n ? count_answers(&w, options->count, output, report, error)
                                  : write_answers(&w, output, error);
    if (status == LODE_OK)
        trend_plan_account(&w.plan, report);
    free_writer(&w);
    free_data(&data);
    return status;
}
