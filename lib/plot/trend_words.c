/* The words of a trend chart: numbers and years as readers see them, title and subtitle. */
#include "trend_parts.h"

#include "clean.h"
#include "lode/number.h"

#include <math.h>

enum { TITLE_WORDS = 10 };

const char *lode_year_text(lode_arena *arena, int year) {
    return lode_arena_print(arena, "%d/%02d", year - 1, year % 100);
}

const char *lode_value_text(lode_arena *arena, const lode_trend_chart *chart, double value,
                            int decimals) {
    char digits[LODE_NUMBER_TEXT];
    lode_number_rounded(value, decimals, true, digits);
    if (lode_is(chart->unit, "%"))
        return lode_arena_print(arena, "%s%%", digits);
    if (!lode_is(chart->unit, "£"))
        return lode_arena_print(arena, "%s", digits);
    bool negative = digits[0] == '-';
    return lode_arena_print(arena, "%s£%s", negative ? "-" : "", digits + negative);
}

static size_t count_words(lode_slice text) {
    size_t n = 0;
    for (lode_slice word; lode_split(&text, ' ', &word);)
        n += word.n > 0;
    return n;
}

/* The first most words of text, with an ellipsis if there are more. */
static const char *first_words(lode_arena *arena, lode_slice text, size_t most) {
    lode_slice rest = text, word;
    size_t n = 0, end = 0;
    while (n < most && lode_split(&rest, ' ', &word)) {
        n += word.n > 0;
        end = word.n ? (size_t)(word.p + word.n - text.p) : end;
    }
    return lode_arena_print(arena, "%.*s%s", (int)end, text.p,
                            count_words(text) > most ? "\u2026" : "");
}

/* ", England 61%" where the national line has a value in that year and the words may be so many. */
static const char *national_words(lode_arena *arena, const lode_trend_chart *chart, int year,
                                  size_t most) {
    for (size_t i = 0; i < chart->n_lines; i++) {
        const lode_trend_line *line = &chart->lines[i];
        const lode_trend_point *point = lode_line_at(line, year);
        lode_slice label = lode_clean(arena, line->label);
        if (line->role == LODE_LINE_NATIONAL && point && count_words(label) + 1 <= most)
            return lode_arena_print(arena, ", %.*s %s", LODE_ARG(label),
                                    lode_value_text(arena, chart, point->value, chart->decimals));
    }
    return "";
}

/* "Oak Primary: 66% in 2023/24, England 61%". */
static const char *title_of_one(lode_arena *arena, const lode_trend_chart *chart,
                                const lode_trend_line *line) {
    enum { VALUE_WORDS = 3 };
    lode_slice label = lode_clean(arena, line->label);
    const lode_trend_point *last = lode_line_last(line);
    if (!last)
        return lode_arena_print(arena, "%s: no value",
                                lode_capital(arena, first_words(arena, label, TITLE_WORDS - 2)));
    const char *name = first_words(arena, label, TITLE_WORDS - VALUE_WORDS);
    size_t used = count_words(lode_text(name)) + VALUE_WORDS;
    return lode_arena_print(arena, "%s: %s in %s%s", lode_capital(arena, name),
                            lode_value_text(arena, chart, last->value, chart->decimals),
                            lode_year_text(arena, last->year),
                            national_words(arena, chart, last->year, TITLE_WORDS - used));
}

/* What several units have in the last year that one of them has a value of. */
typedef struct {
    size_t n, units;             /* with a value then; all */
    const lode_trend_line *line; /* one of them */
    int year;
    double low, high;
} summary;

static summary summarise(const lode_trend_chart *chart) {
    summary s = {.low = HUGE_VAL, .high = -HUGE_VAL};
    for (size_t i = 0; i < chart->n_lines; i++) {
        const lode_trend_point *last = lode_line_last(&chart->lines[i]);
        if (chart->lines[i].role != LODE_LINE_UNIT)
            continue;
        s.units++;
        if (last && last->year > s.year)
            s.year = last->year;
    }
    for (size_t i = 0; i < chart->n_lines; i++) {
        const lode_trend_point *point = lode_line_at(&chart->lines[i], s.year);
        if (chart->lines[i].role != LODE_LINE_UNIT || !point)
            continue;
        s.n++;
        s.line = &chart->lines[i];
        s.low = fmin(s.low, point->value);
        s.high = fmax(s.high, point->value);
    }
    return s;
}

/* "4 schools: 58% to 66% in 2023/24, England 61%", or "3 of 4 schools: ...". */
static const char *title_of_several(lode_arena *arena, const lode_trend_chart *chart) {
    enum { RANGE_WORDS = 6, OF_WORDS = 2 };
    summary s = summarise(chart);
    const char *noun = first_words(arena, lode_clean(arena, lode_unit_noun(chart)), 2);
    if (s.n == 0)
        return lode_arena_print(arena, "No value for these %s", noun);
    if (s.n == 1)
        return title_of_one(arena, chart, s.line);
    const bool all = s.n == s.units;
    size_t used = RANGE_WORDS + (all ? 0 : (size_t)OF_WORDS) + count_words(lode_text(noun));
    const char *of = all ? "" : lode_arena_print(arena, " of %zu", s.units);
    return lode_arena_print(
        arena, "%zu%s %s: %s to %s in %s%s", s.n, of, noun,
        lode_value_text(arena, chart, s.low, chart->decimals),
        lode_value_text(arena, chart, s.high, chart->decimals), lode_year_text(arena, s.year),
        national_words(arena, chart, s.year, used < TITLE_WORDS ? TITLE_WORDS - used : 0));
}

const char *lode_trend_title(lode_arena *arena, const lode_trend_chart *chart) {
    if (chart->title.n) {
        lode_slice title = lode_clean(arena, chart->title);
        return lode_arena_print(arena, "%.*s", LODE_ARG(title));
    }
    const lode_trend_line *only = NULL;
    size_t units = 0;
    for (size_t i = 0; i < chart->n_lines; i++) {
        if (chart->lines[i].role != LODE_LINE_UNIT)
            continue;
        only = &chart->lines[i];
        units++;
    }
    if (units > 1)
        return title_of_several(arena, chart);
    return title_of_one(arena, chart, only ? only : &chart->lines[0]);
}

/* "axis from 570 to 600" where a reader might take the foot of the plot for 0, and for %. */
static const char *range_words(const lode_trend_layout *layout) {
    const lode_axis *y = &layout->y;
    if (y->low <= 0 && y->high >= 0 && !lode_is(layout->chart->unit, "%"))
        return "";
    return lode_arena_print(layout->arena, "axis from %s to %s",
                            lode_value_text(layout->arena, layout->chart, y->low, y->decimals),
                            lode_value_text(layout->arena, layout->chart, y->high, y->decimals));
}

const char *lode_trend_subtitle(const lode_trend_layout *layout) {
    lode_arena *arena = layout->arena;
    lode_slice measure = lode_clean(arena, layout->chart->measure);
    lode_slice unit = lode_clean(arena, layout->chart->unit);
    const char *range = range_words(layout);
    if (unit.n == 0 && !*range)
        return lode_arena_print(arena, "%.*s", LODE_ARG(measure));
    return lode_arena_print(arena, "%.*s (%.*s%s%s)", LODE_ARG(measure), LODE_ARG(unit),
                            unit.n && *range ? ", " : "", range);
}
