/* Where a figure lies between two benchmarks: 0 at the first, 1 at the second. */
#include "trend_between.h"

#include "lode/difference.h"
#include "lode/figure_interval.h"

#include <math.h>

const char *const trend_position_columns[TREND_POSITIONS] = {
    "position_first",         "position_last",           "position_change",
    "position_change_ci_low", "position_change_ci_high", "benchmark_a_first",
    "benchmark_b_first",      "benchmark_a_last",        "benchmark_b_last"};

/* A period between its benchmarks. */
typedef struct {
    lode_slice text[2]; /* the benchmarks as they stand */
    double at[2];
    double position; /* nan where there is none */
} place;

static lode_slice cell(const trend_data *data, uint32_t row, int column) {
    return column < 0 ? lode_text("")
                      : lode_trim(lode_table_text(data->measures->table, row, (size_t)column));
}

static void add(lode_bytes *text, lode_slice more) {
    lode_bytes_add(text, more.p, more.n);
}

static void begin_reason(const trend_data *data, const trend_series *series, uint32_t period,
                         lode_bytes *reason) {
    lode_trend_add_reason(reason, "no position in ");
    lode_trend_name_year(data, series, trend_year(data, period), reason);
    add(reason, lode_text(": "));
}

/* ---- one period ---- */

/* What keeps a period from being compared with a benchmark; empty where nothing does. What
 * lode-bench would not take the difference from is no benchmark here either. */
static lode_slice why_not(const trend_between *between, const trend_data *data, uint32_t row,
                          lode_slice value) {
    if (row == LODE_UNKNOWN)
        return lode_text("not compared");
    if (value.n && (between->difference < 0 || cell(data, row, between->difference).n))
        return (lode_slice){NULL, 0};
    const lode_slice reason = cell(data, row, between->reason);
    return reason.n ? reason : lode_text(value.n ? "not compared" : "no figure");
}

/* The benchmarks of a period; false, with the reason, if one cannot be used. */
static bool find_benchmarks(const trend_between *between, const trend_data *data,
                            const trend_series *series, uint32_t period, place *here,
                            lode_number *number, lode_bytes *reason) {
    for (int side = 0; side < 2; side++) {
        const uint32_t row = between->row[side][period];
        if (row != LODE_UNKNOWN)
            here->text[side] = cell(data, row, between->value);
        const lode_slice why = why_not(between, data, row, here->text[side]);
        if (why.n) {
            begin_reason(data, series, period, reason);
            add(reason, lode_text(between->word[side]));
            add(reason, lode_text(": "));
            add(reason, why);
            return false;
        }
        lode_number_read(here->text[side], &number[side]);
        here->at[side] = number[side].value;
    }
    return true;
}

/* Benchmarks that rounding alone could set apart: the position hangs on digits nobody printed. */
static void say_close(const trend_between *between, const trend_data *data,
                      const trend_series *series, uint32_t period, const lode_number *benchmark,
                      lode_bytes *reason) {
    const double rounding = (pow(10, -benchmark[0].scale) + pow(10, -benchmark[1].scale)) / 2;
    const double apart = fabs(benchmark[1].value - benchmark[0].value);
    if (!benchmark[0].exact || !benchmark[1].exact || apart > rounding * (1 + 1e-9))
        return;
    lode_trend_add_reason(reason, "in ");
    lode_trend_name_year(data, series, trend_year(data, period), reason);
    add(reason, lode_text(" "));
    add(reason, lode_text(between->word[0]));
    add(reason, lode_text(" and "));
    add(reason, lode_text(between->word[1]));
    add(reason, lode_text(" differ by no more than rounding"));
}

static void say_no_room(const trend_between *between, const place *here, bool level,
                        lode_bytes *reason) {
    if (!level) {
        add(reason, lode_text("figures too large to compute"));
        return;
    }
    add(reason, lode_text(between->word[0]));
    add(reason, lode_text(" and "));
    add(reason, lode_text(between->word[1]));
    add(reason, lode_text(" are both "));
    add(reason, here->text[0]);
}

static place find_place(const trend_between *between, const trend_data *data,
                        const trend_series *series, uint32_t period, lode_bytes *reason) {
    place here = {.position = NAN};
    lode_number number[3];
    double whole[3];
    if (!find_benchmarks(between, data, series, period, &here, number, reason))
        return here;
    number[2] = lode_measures_value(data->measures, period);
    lode_numbers_scaled(number, 3, whole);
    const double span = whole[1] - whole[0], from = whole[2] - whole[0];
    if (span != 0 && isfinite(span) && isfinite(from / span)) {
        here.position = from / span;
        say_close(between, data, series, period, number, reason);
        return here;
    }
    begin_reason(data, series, period, reason);
    say_no_room(between, &here, span == 0, reason);
    return here;
}

/* ---- the step ---- */

/* The interval of a figure as that of its position: the benchmarks are taken as known. */
static lode_interval moved(const place *here, lode_interval figure) {
    const double span = here->at[1] - here->at[0];
    const double low = (figure.low - here->at[0]) / span, high = (figure.high - here->at[0]) / span;
    return (lode_interval){(figure.estimate - here->at[0]) / span, fmin(low, high),
                           fmax(low, high)};
}

static void find_interval(const trend_data *data, const trend_series *series, size_t from,
                          size_t to, const place *then, const place *now,
                          char figure[TREND_POSITIONS][LODE_NUMBER_TEXT]) {
    const uint32_t first = series->used[from], last = series->used[to];
    lode_interval before, after, change;
    bool published;
    if (!lode_figure_both(data->measures, first, last,
                          data->meaning[lode_measures_facet(data->measures, last)->measure],
                          &before, &after, &published))
        return;
    before = moved(then, before);
    after = moved(now, after);
    if (lode_difference_interval(&after, &before, &change, NULL) != LODE_OK)
        return;
    lode_number_text(change.low, figure[TREND_POSITION_CI_LOW]);
    lode_number_text(change.high, figure[TREND_POSITION_CI_HIGH]);
}

/* A benchmark that is another than before: a move to another region, a mean in place of a figure.
 */
static void say_renamed(const trend_between *between, const trend_data *data, uint32_t first,
                        uint32_t last, lode_bytes *reason) {
    for (int side = 0; side < 2; side++) {
        const lode_slice then = cell(data, between->row[side][first], between->name);
        const lode_slice now = cell(data, between->row[side][last], between->name);
        if (lode_same(then, now))
            continue;
        lode_trend_add_reason(reason, between->word[side]);
        add(reason, lode_text(" was "));
        add(reason, then);
        add(reason, lode_text(" and is "));
        add(reason, now);
    }
}

static void write_text(lode_slice text, char *out) {
    const size_t n = text.n < LODE_NUMBER_TEXT ? text.n : 0;
    if (n)
        memcpy(out, text.p, n);
    out[n] = '\0';
}

static void write_place(const place *here, char *position, char *a, char *b) {
    lode_number_text(here->position, position);
    write_text(here->text[0], a);
    write_text(here->text[1], b);
}

void trend_between_tell(const trend_between *between, const trend_data *data,
                        const trend_series *series, size_t from, size_t to,
                        char figure[TREND_POSITIONS][LODE_NUMBER_TEXT], lode_bytes *reason) {
    for (size_t i = 0; i < TREND_POSITIONS; i++)
        figure[i][0] = '\0';
    if (series->n_used == 0)
        return;
    const uint32_t first = series->used[from], last = series->used[to];
    const place then = find_place(between, data, series, first, reason);
    const place now = from < to ? find_place(between, data, series, last, reason) : then;
    write_place(&then, figure[TREND_POSITION_FIRST], figure[TREND_A_FIRST], figure[TREND_B_FIRST]);
    write_place(&now, figure[TREND_POSITION_LAST], figure[TREND_A_LAST], figure[TREND_B_LAST]);
    if (from == to || isnan(then.position) || isnan(now.position))
        return;
    lode_number_text(now.position - then.position, figure[TREND_POSITION_CHANGE]);
    find_interval(data, series, from, to, &then, &now, figure);
    say_renamed(between, data, first, last, reason);
}
