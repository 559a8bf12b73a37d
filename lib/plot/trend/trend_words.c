/* The words of a trend chart: numbers and years as readers see them, title and subtitle. */
#include "trend_parts.h"

#include "../clean.h"
#include "../words.h"
#include "lode/number.h"

#include <math.h>

/* ", England 61%" where the national line has a value in that year and the words may be so many. */
static const char *national_words(lode_arena *arena, const lode_trend_chart *chart, int year,
                                  size_t most) {
    for (size_t i = 0; i < chart->n_lines; i++) {
        const lode_trend_line *line = &chart->lines[i];
        const lode_trend_point *point = lode_line_at(line, year);
        lode_slice label = lode_clean(arena, line->label);
        if (line->role == LODE_LINE_NATIONAL && point && lode_count_words(label) + 1 <= most)
            return lode_arena_print(
                arena, ", %.*s %s", LODE_ARG(label),
                lode_value_text(arena, chart->unit, point->value, chart->decimals));
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
        return lode_arena_print(
            arena, "%s: no value",
            lode_capital(arena, lode_first_words(arena, label, LODE_TITLE_WORDS - 2)));
    const char *name = lode_first_words(arena, label, LODE_TITLE_WORDS - VALUE_WORDS);
    size_t used = lode_count_words(lode_text(name)) + VALUE_WORDS;
    return lode_arena_print(arena, "%s: %s in %s%s", lode_capital(arena, name),
                            lode_value_text(arena, chart->unit, last->value, chart->decimals),
                            lode_year_text(arena, last->year),
                            national_words(arena, chart, last->year, LODE_TITLE_WORDS - used));
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
    const char *noun = lode_first_words(arena, lode_clean(arena, lode_unit_noun(chart)), 2);
    if (s.n == 0)
        return lode_arena_print(arena, "No value for these %s", noun);
    if (s.n == 1)
        return title_of_one(arena, chart, s.line);
    const bool all = s.n == s.units;
    size_t used = RANGE_WORDS + (all ? 0 : (size_t)OF_WORDS) + lode_count_words(lode_text(noun));
    const char *of = all ? "" : lode_arena_print(arena, " of %zu", s.units);
    return lode_arena_print(arena, "%zu%s %s: %s to %s in %s%s", s.n, of, noun,
                            lode_value_text(arena, chart->unit, s.low, chart->decimals),
                            lode_value_text(arena, chart->unit, s.high, chart->decimals),
                            lode_year_text(arena, s.year),
                            national_words(arena, chart, s.year,
                                           used < LODE_TITLE_WORDS ? LODE_TITLE_WORDS - used : 0));
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

const char *lode_trend_subtitle(const lode_trend_layout *layout) {
    lode_arena *arena = layout->arena;
    lode_slice measure = lode_clean(arena, layout->chart->measure);
    lode_slice unit = lode_clean(arena, layout->chart->unit);
    const char *range = lode_axis_words(&layout->y, arena);
    if (unit.n == 0 && !*range)
        return lode_arena_print(arena, "%.*s", LODE_ARG(measure));
    return lode_arena_print(arena, "%.*s (%.*s%s%s)", LODE_ARG(measure), LODE_ARG(unit),
                            unit.n && *range ? ", " : "", range);
}
