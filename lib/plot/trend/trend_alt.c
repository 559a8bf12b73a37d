/* What a trend chart says beside the picture: the alt text, and the caption with the meaning of its
 * marks. Both are built up by printing into the arena. */
#include "trend_parts.h"

#include "../clean.h"
#include "../words.h"
#include "lode/measures.h"

/* Alt texts are read out: a longer one gives last values only, and counts what is left. */
enum { ALT_MOST = 500 };

static const char *value_of(const lode_trend_layout *layout, const lode_trend_point *point) {
    return lode_value_text(layout->arena, layout->chart->unit, point->value,
                           layout->chart->decimals);
}

/* "61% in 2016/17, 66% in 2023/24" */
static const char *stretch(const lode_trend_layout *layout, const lode_trend_point *first,
                           const lode_trend_point *last) {
    lode_arena *arena = layout->arena;
    const char *from = lode_year_text(arena, first->year);
    if (first == last)
        return lode_arena_print(arena, "%s in %s", value_of(layout, first), from);
    return lode_arena_print(arena, "%s in %s, %s in %s", value_of(layout, first), from,
                            value_of(layout, last), lode_year_text(arena, last->year));
}

static const char *label_of(const lode_trend_layout *layout, const lode_trend_line *line) {
    lode_slice label = lode_clean(layout->arena, line->label);
    return lode_arena_print(layout->arena, "%.*s", LODE_ARG(label));
}

/* "Oak Primary: 61% in 2016/17, 66% in 2023/24." Values on two sides of a break stand apart. */
static const char *line_sentence(const lode_trend_layout *layout, const lode_trend_line *line) {
    lode_arena *arena = layout->arena;
    const char *label = lode_capital(arena, label_of(layout, line)), *text = "";
    const lode_trend_point *first = lode_line_first(line), *last = first;
    if (!first)
        return lode_arena_print(arena, " %s: no value.", label);
    for (const lode_trend_point *p = first; p < line->points + line->n_points; p++) {
        if (!lode_point_has_value(p))
            continue;
        if (lode_break_between(layout->chart, line, last->year, p->year)) {
            text = lode_arena_print(arena, "%s%s; after the break ", text,
                                    stretch(layout, first, last));
            first = p;
        }
        last = p;
    }
    return lode_arena_print(arena, " %s: %s%s.", label, text, stretch(layout, first, last));
}

static bool any_value_in(const lode_trend_chart *chart, int year) {
    for (size_t i = 0; i < chart->n_lines; i++)
        if (lode_line_at(&chart->lines[i], year))
            return true;
    return false;
}

/* What a shaded year is shaded for; empty if it is not. */
static lode_slice shade_of(const lode_trend_layout *layout, int year) {
    for (size_t i = 0; i < layout->n_notes; i++)
        if (layout->notes[i].from < year && year < layout->notes[i].to)
            return lode_clean(layout->arena, layout->notes[i].words);
    return (lode_slice){NULL, 0};
}

/* The kinds of years that lack something, as they are said. */
typedef enum { SHOWN, NO_VALUES, NOT_SHOWN, PARTLY } lack;

static lack lack_of(const lode_trend_layout *layout, int year) {
    const bool shaded = shade_of(layout, year).n > 0;
    if (any_value_in(layout->chart, year))
        return shaded ? PARTLY : SHOWN;
    return shaded ? NOT_SHOWN : NO_VALUES;
}

/* " No values in 2021/22." " Not shown: 2019/20, 2020/21 (not comparable)." " 2021/22: no school
 * results." */
static const char *gap_sentence(const lode_trend_layout *layout) {
    lode_arena *arena = layout->arena;
    const char *text = "", *years = "";
    for (int year = layout->first_year; year <= layout->last_year; year++) {
        const lack here = lack_of(layout, year);
        const lode_slice why = shade_of(layout, year);
        if (here == SHOWN)
            continue;
        years = lode_arena_print(arena, "%s%s%s", years, *years ? ", " : "",
                                 lode_year_text(arena, year));
        if (year < layout->last_year && lack_of(layout, year + 1) == here &&
            lode_same(shade_of(layout, year + 1), why))
            continue;
        if (here == NO_VALUES)
            text = lode_arena_print(arena, "%s No values in %s.", text, years);
        else if (here == NOT_SHOWN)
            text = lode_arena_print(arena, "%s Not shown: %s (%.*s).", text, years, LODE_ARG(why));
        else
            text = lode_arena_print(arena, "%s %s: %.*s.", text, years, LODE_ARG(why));
        years = "";
    }
    return text;
}

/* " Figures from 2017/18 on are not comparable with earlier ones." */
static const char *break_sentence(const lode_trend_layout *layout) {
    const char *years = "";
    for (size_t i = 0; i < layout->n_notes; i++) {
        const lode_note *note = &layout->notes[i];
        if (note->from < note->to)
            continue;
        years = lode_arena_print(layout->arena, "%s%s%s", years, *years ? ", " : "",
                                 lode_year_text(layout->arena, note->year));
    }
    return *years ? lode_arena_print(layout->arena,
                                     " Figures from %s on are not comparable with earlier ones.",
                                     years)
                  : "";
}

/* " In 2023/24: Oak 66%, Elm 61% (2022/23), Ash no value, England 65%." */
static const char *last_values(const lode_trend_layout *layout, size_t room) {
    lode_arena *arena = layout->arena;
    const lode_trend_chart *chart = layout->chart;
    const char *text = lode_arena_print(arena, " In %s:", lode_year_text(arena, layout->last_year));
    for (size_t i = 0; i < chart->n_lines; i++) {
        const lode_trend_point *last = lode_line_last(&chart->lines[i]);
        const bool late = last && last->year == layout->last_year;
        const char *item = lode_arena_print(
            arena, "%s %s %s%s%s%s", i ? "," : "", label_of(layout, &chart->lines[i]),
            last ? value_of(layout, last) : "no value", !last || late ? "" : " (",
            !last || late ? "" : lode_year_text(arena, last->year), !last || late ? "" : ")");
        if (i > 0 && strlen(text) + strlen(item) > room)
            return lode_arena_print(arena, "%s and %zu more.", text, chart->n_lines - i);
        text = lode_arena_print(arena, "%s%s", text, item);
    }
    return lode_arena_print(arena, "%s.", text);
}

const char *lode_trend_alt(const lode_trend_layout *layout) {
    lode_arena *arena = layout->arena;
    lode_slice measure = lode_clean(arena, layout->chart->measure);
    const char *alt = lode_arena_print(arena, "Line chart. %.*s, %s to %s.%s%s", LODE_ARG(measure),
                                       lode_year_text(arena, layout->first_year),
                                       lode_year_text(arena, layout->last_year),
                                       break_sentence(layout), gap_sentence(layout));
    const char *lines = "";
    for (size_t i = 0; i < layout->chart->n_lines; i++)
        lines =
            lode_arena_print(arena, "%s%s", lines, line_sentence(layout, &layout->chart->lines[i]));
    const size_t said = strlen(alt), room = said < ALT_MOST ? ALT_MOST - said : 0;
    return lode_arena_print(arena, "%s%s", alt,
                            strlen(lines) <= room ? lines : last_values(layout, room));
}

/* Where a code stands: "Oak Primary 2017/18, 2018/19; Elm Primary 2021/22". Only years that are
 * drawn. */
static const char *coded_places(const lode_trend_layout *layout, const char *code) {
    lode_arena *arena = layout->arena;
    const char *places = "";
    for (size_t i = 0; i < layout->chart->n_lines; i++) {
        const lode_trend_line *line = &layout->chart->lines[i];
        const char *years = "";
        for (size_t k = 0; k < line->n_points; k++)
            if (lode_is(line->points[k].status, code) && lode_shows_code(layout, &line->points[k]))
                years = lode_arena_print(arena, "%s%s%s", years, *years ? ", " : "",
                                         lode_year_text(arena, line->points[k].year));
        if (*years)
            places = lode_arena_print(arena, "%s%s%s %s", places, *places ? "; " : "",
                                      label_of(layout, line), years);
    }
    return places;
}

/* " Vertical bars: 95% interval, as published." */
static const char *bars_sentence(const lode_trend_layout *layout) {
    const lode_slice given = lode_clean(layout->arena, layout->chart->interval);
    const lode_slice what = given.n ? given : lode_text("the interval of each value");
    for (size_t i = 0; i < layout->chart->n_lines; i++)
        if (lode_line_has_interval(&layout->chart->lines[i]))
            return lode_arena_print(layout->arena, " Vertical bars: %.*s.", LODE_ARG(what));
    return "";
}

const char *lode_trend_caption(const lode_trend_layout *layout) {
    lode_arena *arena = layout->arena;
    const lode_trend_chart *chart = layout->chart;
    lode_slice given = lode_clean(arena, chart->caption);
    const char *caption = lode_arena_print(arena, "%.*s", LODE_ARG(given));
    for (size_t i = 0; i < chart->n_lines; i++)
        if (!lode_line_first(&chart->lines[i]))
            caption =
                lode_arena_print(arena, "%s%s", caption, line_sentence(layout, &chart->lines[i]));
    caption = lode_arena_print(arena, "%s%s", caption, bars_sentence(layout));
    for (size_t i = 0; i < LODE_CODES; i++) {
        const char *places = coded_places(layout, lode_codes[i]);
        if (*places)
            caption = lode_arena_print(arena, "%s %s = %s: %s.", caption, lode_codes[i],
                                       lode_status_words(lode_text(lode_codes[i])), places);
    }
    return caption;
}
