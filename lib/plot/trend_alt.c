/* What a trend chart says beside the picture: the alt text, and the caption with the meaning of its
 * marks. Both are built up by printing into the arena. */
#include "trend_parts.h"

#include "clean.h"

/* Alt texts are read out; past this length the remaining lines are counted, not described. */
enum { ALT_ENOUGH = 300 };

static const struct {
    const char *code, *meaning;
} code_meanings[] = {
    {"c", "suppressed"},       {"z", "not applicable"}, {"x", "not available"},
    {"low", "rounds to zero"}, {"k", "rounds to zero"}, {"u", "unreliable"},
};

enum { N_CODES = sizeof code_meanings / sizeof code_meanings[0] };

/* "Oak Primary: 61% in 2016/17, 66% in 2023/24." */
static const char *line_sentence(const lode_trend_layout *layout, const lode_trend_line *line) {
    lode_arena *arena = layout->arena;
    lode_slice label = lode_clean(arena, line->label);
    const lode_trend_point *first = lode_line_first(line), *last = lode_line_last(line);
    if (!first)
        return lode_arena_print(arena, " %.*s: no value.", LODE_ARG(label));
    int decimals = layout->chart->decimals;
    const char *start = lode_value_text(arena, layout->chart, first->value, decimals);
    const char *from = lode_year_text(arena, first->year);
    if (first == last)
        return lode_arena_print(arena, " %.*s: %s in %s.", LODE_ARG(label), start, from);
    return lode_arena_print(arena, " %.*s: %s in %s, %s in %s.", LODE_ARG(label), start, from,
                            lode_value_text(arena, layout->chart, last->value, decimals),
                            lode_year_text(arena, last->year));
}

static bool any_value_in(const lode_trend_chart *chart, int year) {
    for (size_t i = 0; i < chart->n_lines; i++)
        if (lode_line_at(&chart->lines[i], year))
            return true;
    return false;
}

/* " No values in 2019/20, 2020/21." */
static const char *gap_sentence(const lode_trend_layout *layout) {
    const char *years = "";
    for (int year = layout->first_year; year <= layout->last_year; year++) {
        if (any_value_in(layout->chart, year))
            continue;
        years = lode_arena_print(layout->arena, "%s%s%s", years, *years ? ", " : "",
                                 lode_year_text(layout->arena, year));
    }
    return *years ? lode_arena_print(layout->arena, " No values in %s.", years) : "";
}

/* " Definition changes in 2017/18." */
static const char *break_sentence(const lode_trend_layout *layout) {
    const char *years = "";
    for (size_t i = 0; i < layout->n_notes; i++) {
        const lode_note *note = &layout->notes[i];
        if (note->from < note->to)
            continue;
        years = lode_arena_print(layout->arena, "%s%s%s", years, *years ? ", " : "",
                                 lode_year_text(layout->arena, note->year));
    }
    return *years ? lode_arena_print(layout->arena, " Not comparable across %s.", years) : "";
}

const char *lode_trend_alt(const lode_trend_layout *layout) {
    lode_arena *arena = layout->arena;
    lode_slice measure = lode_clean(arena, layout->chart->measure);
    const char *alt = lode_arena_print(arena, "Line chart. %.*s, %s to %s.", LODE_ARG(measure),
                                       lode_year_text(arena, layout->first_year),
                                       lode_year_text(arena, layout->last_year));
    const char *gaps = gap_sentence(layout), *breaks = break_sentence(layout);
    size_t i = 0;
    for (; i < layout->chart->n_lines; i++) {
        const char *sentence = line_sentence(layout, &layout->chart->lines[i]);
        if (i > 1 && strlen(alt) + strlen(sentence) + strlen(gaps) + strlen(breaks) > ALT_ENOUGH)
            break;
        alt = lode_arena_print(arena, "%s%s", alt, sentence);
    }
    size_t more = layout->chart->n_lines - i;
    if (more)
        alt =
            lode_arena_print(arena, "%s And %zu more %s.", alt, more, more == 1 ? "line" : "lines");
    return lode_arena_print(arena, "%s%s%s", alt, gaps, breaks);
}

/* Where a code stands: "Oak Primary 2018/19, Elm Primary 2021/22". Only years that are drawn. */
static const char *coded_places(const lode_trend_layout *layout, const char *code) {
    lode_arena *arena = layout->arena;
    const char *places = "";
    for (size_t i = 0; i < layout->chart->n_lines; i++) {
        const lode_trend_line *line = &layout->chart->lines[i];
        lode_slice label = lode_clean(arena, line->label);
        for (size_t k = 0; k < line->n_points; k++) {
            if (!lode_is(line->points[k].status, code) ||
                !lode_shows_code(layout, &line->points[k]))
                continue;
            places = lode_arena_print(arena, "%s%s%.*s %s", places, *places ? ", " : "",
                                      LODE_ARG(label), lode_year_text(arena, line->points[k].year));
        }
    }
    return places;
}

const char *lode_trend_caption(const lode_trend_layout *layout) {
    lode_arena *arena = layout->arena;
    const lode_trend_chart *chart = layout->chart;
    lode_slice given = lode_clean(arena, chart->caption);
    const char *caption = lode_arena_print(arena, "%.*s", LODE_ARG(given));
    bool bars = false;
    for (size_t i = 0; i < chart->n_lines; i++) {
        bars = bars || lode_line_has_interval(&chart->lines[i]);
        if (!lode_line_first(&chart->lines[i]))
            caption =
                lode_arena_print(arena, "%s%s", caption, line_sentence(layout, &chart->lines[i]));
    }
    if (bars)
        caption = lode_arena_print(arena, "%s Vertical bars: the interval of each value.", caption);
    for (size_t i = 0; i < N_CODES; i++) {
        const char *places = coded_places(layout, code_meanings[i].code);
        if (*places)
            caption = lode_arena_print(arena, "%s %s = %s: %s.", caption, code_meanings[i].code,
                                       code_meanings[i].meaning, places);
    }
    return caption;
}
