/* lode_trend: measure tables in, one row for each series (or step) out. */
#include "lode/trend.h"

#include "lode/trend_stats.h"
#include "trend_periods.h"

#include <stdio.h>
#include <stdlib.h>

enum {
    FIRST_PERIOD,
    LAST_PERIOD,
    CHANGE,
    CHANGE_CI_LOW,
    CHANGE_CI_HIGH,
    PERIODS,
    SLOPE,
    MK_S,
    MK_P,
    REASON,
    ADDED
};

static const char *const added[ADDED] = {"first_period",   "last_period", "change", "change_ci_low",
                                         "change_ci_high", "periods",     "slope",  "mk_s",
                                         "mk_p",           "reason"};

/* A row to be written: the step from used[from] to used[to] of a series, shown at row. */
typedef struct {
    const trend_series *series;
    size_t row, from, to;
} answer;

typedef struct {
    answer *answer;
    size_t n, capacity;
    size_t *at_row; /* by row of the input: its answer + 1, or 0 */
    size_t *kept;   /* columns of the input that stay */
    size_t n_kept;
    size_t compared; /* answers that have a change */
} writer;

static bool is_added(lode_slice name) {
    for (size_t i = 0; i < ADDED; i++)
        if (lode_is(name, added[i]))
            return true;
    return false;
}

static void keep_columns(writer *w, const lode_table *table) {
    size_t n = lode_table_columns(table);
    w->kept = lode_allocate(n, sizeof *w->kept);
    for (size_t c = 0; c < n; c++)
        if (!is_added(lode_table_name(table, c)))
            w->kept[w->n_kept++] = c;
}

static lode_status write_header(const writer *w, const lode_table *table, lode_output *output,
                                lode_error *error) {
    size_t n = w->n_kept + ADDED;
    lode_slice *names = lode_allocate(n, sizeof *names);
    bool *number = lode_allocate(n, sizeof *number);
    for (size_t i = 0; i < n; i++) {
        names[i] =
            i < w->n_kept ? lode_table_name(table, w->kept[i]) : lode_text(added[i - w->n_kept]);
        number[i] = lode_is_number_column(names[i]);
    }
    lode_status status = lode_output_header(output, names, number, n, error);
    free(names);
    free(number);
    return status;
}

/* ---- which rows there will be ---- */

static void add_answer(writer *w, const trend_series *series, size_t row, size_t from, size_t to) {
    LODE_GROW(w->answer, w->n, w->capacity);
    w->answer[w->n++] = (answer){series, row, from, to};
    w->at_row[row] = w->n;
    w->compared += from < to;
}

static void plan(writer *w, const trend_data *data, bool yearly) {
    w->at_row = lode_allocate(data->measures->rows, sizeof *w->at_row);
    for (size_t i = 0; i < data->n_series; i++) {
        const trend_series *s = &data->series[i];
        size_t last = s->n_used ? s->n_used - 1 : 0;
        if (s->n_used == 0)
            add_answer(w, s, s->period[s->n - 1].row, 0, 0);
        else if (!yearly || s->n_used == 1)
            add_answer(w, s, s->used[last].row, 0, last);
        else
            for (size_t to = 1; to <= last; to++)
                add_answer(w, s, s->used[to].row, to - 1, to);
    }
}

/* ---- one row ---- */

static const char *full_reason(const trend_data *data, const answer *a, bool yearly) {
    const char *text = lode_trend_reason(data, a->series, a->from, a->to);
    const char *between = *text ? "; " : "";
    size_t n = a->series->n_used;
    if (n < 2)
        return lode_arena_print(data->arena, "%s%s%s", text, between,
                                n ? "one period: no change" : "no period to compare");
    if (!yearly && n < LODE_TREND_TIMES_MIN)
        return lode_arena_print(data->arena, "%s%s%zu periods: no slope", text, between, n);
    return text;
}

static lode_slice period_text(const trend_data *data, const answer *a, size_t used) {
    if (a->series->n_used == 0)
        return lode_text("");
    return lode_measures_text(data->measures, a->series->used[used].row, LODE_COL_TIME_PERIOD);
}

static void find_figures(const trend_data *data, const answer *a, bool yearly,
                         trend_figures *figures) {
    const trend_series *s = a->series;
    figures->change[0] = figures->low[0] = figures->high[0] = '\0';
    figures->slope[0] = figures->s[0] = figures->p[0] = '\0';
    if (a->from < a->to)
        lode_trend_change(data, &s->used[a->from], &s->used[a->to], figures);
    if (!yearly)
        lode_trend_slope(data, s, figures);
}

static lode_status write_answer(const writer *w, const trend_data *data, const answer *a,
                                bool yearly, lode_output *output, lode_error *error) {
    trend_figures figures;
    char periods[32];
    find_figures(data, a, yearly, &figures);
    snprintf(periods, sizeof periods, "%zu", a->series->n_used ? a->to - a->from + 1 : 0);
    const lode_slice more[ADDED] = {
        [FIRST_PERIOD] = period_text(data, a, a->from),
        [LAST_PERIOD] = period_text(data, a, a->to),
        [CHANGE] = lode_text(figures.change),
        [CHANGE_CI_LOW] = lode_text(figures.low),
        [CHANGE_CI_HIGH] = lode_text(figures.high),
        [PERIODS] = lode_text(periods),
        [SLOPE] = lode_text(figures.slope),
        [MK_S] = lode_text(figures.s),
        [MK_P] = lode_text(figures.p),
        [REASON] = lode_text(full_reason(data, a, yearly)),
    };
    lode_cell *cells = lode_allocate(w->n_kept + ADDED, sizeof *cells);
    for (size_t i = 0; i < w->n_kept; i++)
        cells[i] = lode_table_cell(data->measures->table, a->row, w->kept[i]);
    for (size_t i = 0; i < ADDED; i++)
        cells[w->n_kept + i] = lode_cell_of(more[i]);
    lode_status status = lode_output_row(output, cells, error);
    free(cells);
    return status;
}

static lode_status write_answers(const writer *w, const trend_data *data, bool yearly,
                                 lode_output *output, lode_error *error) {
    lode_status status = write_header(w, data->measures->table, output, error);
    for (size_t row = 0; row < data->measures->rows && status == LODE_OK; row++)
        if (w->at_row[row])
            status = write_answer(w, data, &w->answer[w->at_row[row] - 1], yearly, output, error);
    return status;
}

/* ---- the account ---- */

static const char *why_left_out(const trend_series *series, const trend_period *period) {
    if (period->barred)
        return "of periods that cannot be compared";
    if (!period->has_value)
        return "without a value";
    if (series->broken && period->year < series->broken->first_year)
        return "before a change of definition";
    return "summarised in the row of their series";
}

static void account(const writer *w, const trend_data *data, lode_report *report) {
    size_t periods = 0;
    for (size_t i = 0; i < data->n_series; i++) {
        const trend_series *s = &data->series[i];
        periods += s->n;
        for (size_t k = 0; k < s->n; k++)
            if (!w->at_row[s->period[k].row])
                lode_left_out(report, why_left_out(s, &s->period[k]), 1);
    }
    lode_left_out(report, "repeating a period", data->measures->rows - periods);
}

static lode_status nothing_to_compare(const writer *w, const trend_data *data, lode_error *error) {
    const answer *a = &w->answer[0];
    lode_slice name = lode_measures_unit_name(data->measures, a->row);
    lode_fail(error, LODE_REFUSED, "no series (of %zu) has two periods to compare", w->n);
    return lode_fail_hint(error, "%.*s, %.*s: %s", LODE_ARG(name),
                          LODE_ARG(lode_measures_text(data->measures, a->row, LODE_COL_MEASURE)),
                          full_reason(data, a, false));
}

/* ---- the verb ---- */

static void find_meanings(trend_data *data) {
    uint32_t n = lode_names_count(data->measures->measures);
    data->meaning = lode_allocate(n, sizeof *data->meaning);
    for (uint32_t id = 0; id < n; id++)
        data->meaning[id] =
            lode_dictionary_find(data->dictionary, lode_names_get(data->measures->measures, id));
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
    free(data->series);
    lode_arena_free(data->arena);
}

lode_status lode_trend(const lode_trend_options *options, const lode_input *input,
                       lode_output *output, lode_reference *reference, lode_report *report,
                       lode_error *error) {
    trend_data data = {.arena = lode_arena_new()};
    writer w = {0};
    lode_status status = read_data(options, input, reference, report, &data, error);
    if (status == LODE_OK) {
        keep_columns(&w, data.measures->table);
        plan(&w, &data, options->yearly);
        if (w.n && !w.compared)
            status = nothing_to_compare(&w, &data, error);
    }
    if (status == LODE_OK)
        status = write_answers(&w, &data, options->yearly, output, error);
    if (status == LODE_OK)
        account(&w, &data, report);
    free(w.answer);
    free(w.at_row);
    free(w.kept);
    free_data(&data);
    return status;
}
