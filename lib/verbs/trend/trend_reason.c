/* Why a change says less than a reader may think: breaks, gaps, periods left out. */
#include "trend_periods.h"

#include "lode/period.h"

static void add_text(lode_bytes *text, const char *more) {
    lode_bytes_add(text, more, strlen(more));
}

static void add_slice(lode_bytes *text, lode_slice more) {
    lode_bytes_add(text, more.p, more.n);
}

/* The place for one more reason. */
static void begin_reason(lode_bytes *text) {
    if (text->n)
        add_text(text, "; ");
}

void lode_trend_add_reason(lode_bytes *text, const char *reason) {
    begin_reason(text);
    add_text(text, reason);
}

/* The last n digits of a year. */
static void add_digits(lode_bytes *text, int year, size_t n) {
    char digits[LODE_WHOLE_TEXT];
    const size_t before = lode_whole_text((uint64_t)year, digits) - n;
    lode_bytes_add(text, digits + before, n);
}

void lode_trend_name_year(const trend_data *data, const trend_series *series, int year,
                          lode_bytes *text) {
    const lode_measures *m = data->measures;
    const uint32_t period = lode_measures_facet(m, series->period[0])->period;
    if (!lode_period_is_academic(lode_measures_period(m, period))) {
        add_digits(text, year, 4);
        return;
    }
    add_digits(text, year - 1, 4);
    add_text(text, "/");
    add_digits(text, year, 2);
}

/* The period of that year; NULL if there is none. */
static const uint32_t *period_of(const trend_data *data, const trend_series *series, int year) {
    for (size_t i = 0; i < series->n; i++)
        if (trend_year(data, series->period[i]) == year)
            return &series->period[i];
    return NULL;
}

/* Why a year of the series must not be used, or NULL. */
static const lode_availability_entry *barred_in(const trend_data *data, const trend_series *series,
                                                int year) {
    const lode_measures *m = data->measures;
    const uint32_t *period = period_of(data, series, year);
    if (period)
        return trend_about(data, *period)->barred;
    const lode_availability_of of =
        lode_measures_asked(m, lode_measures_facet(m, series->period[0]));
    return lode_availability_at(data->availability, &of, year);
}

/* "2017/18"; with the code where one stands instead of a value, as in "2017/18 c"; with a remark
 * where it is the input that lacks the period. */
static void name_gap(const trend_data *data, const trend_series *series, int year,
                     lode_bytes *text) {
    const uint32_t *period = period_of(data, series, year);
    lode_trend_name_year(data, series, year, text);
    if (barred_in(data, series, year))
        return;
    add_text(text, period ? " " : " not in the input");
    if (period)
        add_slice(text, lode_measures_status(data->measures, *period));
}

/* A year between two periods used, of which used[before] is the first. */
typedef struct {
    size_t before;
    int year;
} gap;

static gap before_gaps(const trend_data *data, const trend_series *series, size_t from) {
    return (gap){from, trend_year(data, series->used[from])};
}

/* On to the next year without a figure to use; false if there is none before used[to]. */
static bool next_gap(const trend_data *data, const trend_series *series, size_t to, gap *g) {
    while (g->before < to && ++g->year == trend_year(data, series->used[g->before + 1]))
        g->before++;
    return g->before < to;
}

/* Whether the year has a figure which must not be used. */
static bool is_left_out(const trend_data *data, const trend_series *series, int year) {
    const uint32_t *period = period_of(data, series, year);
    return period && trend_about(data, *period)->barred &&
           lode_measures_has(data->measures, *period);
}

/* Years without a figure to use of which one thing can be said: n of them from first on. */
typedef struct {
    gap first;
    size_t n;
} gaps;

static bool are_alike(const trend_data *data, const trend_series *series, int a, int b) {
    const bool left_out = is_left_out(data, series, a);
    return left_out == is_left_out(data, series, b) &&
           (!left_out || barred_in(data, series, a) == barred_in(data, series, b));
}

/* The years that are alike from *g on, which moves past them; false if there are none. */
static bool next_gaps(const trend_data *data, const trend_series *series, size_t to, gap *g,
                      gaps *alike) {
    *alike = (gaps){*g, 0};
    while (g->before < to && are_alike(data, series, alike->first.year, g->year)) {
        alike->n++;
        next_gap(data, series, to, g);
    }
    return alike->n > 0;
}

/* What the availability table advises in place of a comparison it bars. */
static void say_instead(const lode_availability_entry *entry, lode_bytes *text) {
    add_text(text, entry->instead.n ? "; " : "");
    add_slice(text, entry->instead);
}

/* What bars years without a result and what may be compared instead; what is said of several in a
 * row is said once. */
static void say_why(const trend_data *data, const trend_series *series, size_t to,
                    const gaps *alike, lode_bytes *text) {
    const lode_availability_entry *told = NULL;
    const size_t start = text->n;
    gap g = alike->first;
    for (size_t i = 0; i < alike->n; i++, next_gap(data, series, to, &g)) {
        const lode_availability_entry *barred = barred_in(data, series, g.year);
        if (!barred || barred == told)
            continue;
        if (told && !lode_same(told->instead, barred->instead))
            say_instead(told, text);
        told = barred;
        if (text->n > start || barred->reason.n)
            add_text(text, text->n > start ? "; " : ": ");
        add_slice(text, barred->reason);
    }
    if (told)
        say_instead(told, text);
}

static void say_no_results(const trend_data *data, const trend_series *series, size_t to,
                           const gaps *alike, lode_bytes *text) {
    gap g = alike->first;
    add_text(text, "no results in between (");
    for (size_t i = 0; i < alike->n; i++, next_gap(data, series, to, &g)) {
        add_text(text, i ? ", " : "");
        name_gap(data, series, g.year, text);
    }
    add_text(text, ")");
    say_why(data, series, to, alike, text);
}

/* Between the i-th of n and the one before it. */
static const char *between(size_t i, size_t n) {
    return i == 0 ? "" : i + 1 < n ? ", " : " and ";
}

/* What follows the names of years that one entry bars. */
static void say_bar(const lode_availability_entry *barred, lode_bytes *text) {
    const bool published = barred->kind == LODE_NOT_COMPARABLE;
    add_text(text, published ? " left out, as not comparable: " : " left out: ");
    add_slice(text, barred->reason);
    say_instead(barred, text);
}

static void say_bars(const trend_data *data, const trend_series *series, size_t to,
                     const gaps *alike, lode_bytes *text) {
    gap g = alike->first;
    for (size_t i = 0; i < alike->n; i++, next_gap(data, series, to, &g)) {
        add_text(text, between(i, alike->n));
        lode_trend_name_year(data, series, g.year, text);
    }
    say_bar(barred_in(data, series, alike->first.year), text);
}

/* The years between the ends of a step that have no figure to use, and why. */
static void say_gaps(const trend_data *data, const trend_series *series, size_t from, size_t to,
                     lode_bytes *text) {
    gaps alike;
    gap g = before_gaps(data, series, from);
    next_gap(data, series, to, &g);
    while (next_gaps(data, series, to, &g, &alike)) {
        begin_reason(text);
        if (is_left_out(data, series, alike.first.year))
            say_bars(data, series, to, &alike, text);
        else
            say_no_results(data, series, to, &alike, text);
    }
}

static void say_break(const trend_data *data, const trend_series *series, lode_bytes *text) {
    add_text(text, "definition changed in ");
    lode_trend_name_year(data, series, series->broken->first_year, text);
    add_text(text, ": ");
    add_slice(text, series->broken->reason);
    add_text(text, "; earlier periods left out");
    say_instead(series->broken, text);
}

static void say_no_value(const trend_data *data, const trend_series *series, uint32_t period,
                         lode_bytes *text) {
    begin_reason(text);
    add_text(text, "no value in ");
    lode_trend_name_year(data, series, trend_year(data, period), text);
    add_text(text, " (");
    add_slice(text, lode_measures_status(data->measures, period));
    add_text(text, ")");
}

/* The periods from i on that one entry bars; the number of the next. */
static size_t say_barred(const trend_data *data, const trend_series *series, size_t i,
                         lode_bytes *text) {
    const lode_availability_entry *barred = trend_about(data, series->period[i])->barred;
    size_t n = 1;
    while (i + n < series->n && trend_about(data, series->period[i + n])->barred == barred)
        n++;
    begin_reason(text);
    for (size_t k = 0; k < n; k++) {
        add_text(text, between(k, n));
        lode_trend_name_year(data, series, trend_year(data, series->period[i + k]), text);
    }
    say_bar(barred, text);
    return i + n;
}

/* Why the period is not used, and those after it that are not for the same reason; the number of
 * the next. */
static size_t say_left_out(const trend_data *data, const trend_series *series, size_t i,
                           lode_bytes *text) {
    if (trend_about(data, series->period[i])->barred)
        return say_barred(data, series, i, text);
    say_no_value(data, series, series->period[i], text);
    return i + 1;
}

/* The periods before the first one used, but not before a break. */
static void say_before(const trend_data *data, const trend_series *series, lode_bytes *text) {
    const int first = trend_year(data, series->used[0]);
    for (size_t i = 0; i < series->n && trend_year(data, series->period[i]) < first;)
        i = trend_is_cut(data, series, series->period[i]) ? i + 1
                                                          : say_left_out(data, series, i, text);
}

/* The periods after the last one used. */
static void say_after(const trend_data *data, const trend_series *series, lode_bytes *text) {
    const int last = series->n_used ? trend_year(data, series->used[series->n_used - 1]) : 0;
    size_t i = series->n;
    while (i > 0 && trend_year(data, series->period[i - 1]) > last)
        i--;
    while (i < series->n)
        i = say_left_out(data, series, i, text);
}

/* Figures that may still change, among those a step rests on. */
static void say_provisional(const trend_data *data, const trend_series *series, size_t from,
                            size_t to, lode_bytes *text) {
    for (size_t i = from; i <= to && i < series->n_used; i++) {
        if (!trend_about(data, series->used[i])->provisional)
            continue;
        begin_reason(text);
        lode_trend_name_year(data, series, trend_year(data, series->used[i]), text);
        add_text(text, " is provisional");
    }
}

/* Why nothing is compared with the baseline. */
static void say_baseless(const trend_data *data, const trend_series *series, lode_bytes *text) {
    const uint32_t *period = period_of(data, series, data->baseline);
    const lode_availability_entry *barred = barred_in(data, series, data->baseline);
    begin_reason(text);
    if (barred) {
        lode_trend_name_year(data, series, data->baseline, text);
        add_text(text, " is no baseline: ");
        add_slice(text, barred->reason);
        say_instead(barred, text);
        return;
    }
    add_text(text, "no figure in ");
    lode_trend_name_year(data, series, data->baseline, text);
    add_text(text, ", the baseline");
    if (period && !lode_measures_has(data->measures, *period)) {
        add_text(text, " (");
        add_slice(text, lode_measures_status(data->measures, *period));
        add_text(text, ")");
    }
}

void lode_trend_reason(const trend_data *data, const trend_series *series, size_t from, size_t to,
                       lode_bytes *text) {
    if (from == 0 && series->broken)
        say_break(data, series, text);
    if (trend_is_baseless(data, series)) {
        say_baseless(data, series, text);
        return;
    }
    if (from == 0 && series->n_used && !data->baseline)
        say_before(data, series, text);
    if (from < to)
        say_gaps(data, series, from, to, text);
    if (to + 1 >= series->n_used)
        say_after(data, series, text);
    say_provisional(data, series, from, to, text);
}
