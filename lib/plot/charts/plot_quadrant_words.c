/* The words of a quadrant. */
#include "../words.h"
#include "plot_quadrant_parts.h"

const char *quadrant_value_text(const quadrant *q, int axis, double value) {
    return lode_subject_value(&q->sheet, &q->side[axis].subject, value);
}

static const char *noun(const quadrant *q, size_t n) {
    return lode_units_noun(q->side[ACROSS].choice.level, n);
}

const char *quadrant_title(const quadrant *q) {
    lode_arena *arena = q->sheet.arena;
    const point *unit = quadrant_only_asked(q);
    const lode_rule *rule = &q->side[UP].rule;
    if (!unit)
        return lode_arena_print(arena, "%zu of %zu %s at or above both lines",
                                quadrant_count(q, true, true), q->n, noun(q, q->n));
    enum { NAME_WORDS = LODE_TITLE_WORDS - 5 };
    const char *name = lode_first_words(arena, lode_text(unit->figure->name), NAME_WORDS);
    const char *value = quadrant_value_text(q, UP, unit->value[UP]);
    if (q->n_similar)
        return lode_arena_print(arena, "%s: %s, similar %s %s", name, value, noun(q, 2),
                                quadrant_value_text(q, UP, quadrant_median(q, UP, SIMILAR)));
    return lode_arena_print(arena, "%s: %s, %s %s", name, value, rule->name,
                            quadrant_value_text(q, UP, rule->value));
}

static const char *range_words(const quadrant *q) {
    const char *x = lode_axis_words(&q->side[ACROSS].axis, q->sheet.arena);
    const char *y = lode_axis_words(&q->side[UP].axis, q->sheet.arena);
    if (!*x && !*y)
        return "";
    return lode_arena_print(q->sheet.arena, " (%s%s%s%s%s)", *y ? "upward " : "", y,
                            *x && *y ? ", " : "", *x ? "across " : "", x);
}

const char *quadrant_subtitle(const quadrant *q) {
    return lode_arena_print(q->sheet.arena, "Upward: %s, %s%s", q->side[UP].subject.label,
                            q->side[UP].subject.period, range_words(q));
}

static size_t count_part(const quadrant *q, part wanted) {
    size_t n = 0;
    for (size_t i = 0; i < q->n; i++)
        n += q->points[i].part == wanted;
    return n;
}

static const char *similar_sentence(const quadrant *q) {
    if (!q->n_similar)
        return "";
    return lode_arena_print(q->sheet.arena,
                            " Squares: %zu of the %zu similar %s, which have both figures; their "
                            "figure in the title is the median.",
                            q->n_similar, q->n_listed, noun(q, 2));
}

const char *quadrant_caption(const quadrant *q) {
    lode_arena *arena = q->sheet.arena;
    const point *unit = quadrant_only_asked(q);
    const char *text = lode_arena_print(
        arena, "Circles: %zu %s%s.%s%s", count_part(q, OTHER), unit ? "other " : "",
        noun(q, count_part(q, OTHER)), similar_sentence(q), unit ? " Diamond: the one named." : "");
    if (q->without)
        text = lode_arena_print(arena, "%s Not drawn: %zu without one of the two figures.", text,
                                q->without);
    return text;
}

const char *quadrant_alt(const quadrant *q) {
    lode_arena *arena = q->sheet.arena;
    const point *unit = quadrant_only_asked(q);
    const side *x = &q->side[ACROSS], *y = &q->side[UP];
    const char *text = lode_arena_print(
        arena, "Scatter chart of %zu %s. Across: %s, %s. Upward: %s, %s.", q->n, noun(q, q->n),
        x->subject.label, x->subject.period, y->subject.label, y->subject.period);
    if (unit)
        text = lode_arena_print(arena, "%s %s: %s across, %s upward.", text, unit->figure->name,
                                quadrant_value_text(q, ACROSS, unit->value[ACROSS]),
                                quadrant_value_text(q, UP, unit->value[UP]));
    if (q->n_similar)
        text = lode_arena_print(arena, "%s Median of %zu similar %s: %s across, %s upward.", text,
                                q->n_similar, noun(q, q->n_similar),
                                quadrant_value_text(q, ACROSS, quadrant_median(q, ACROSS, SIMILAR)),
                                quadrant_value_text(q, UP, quadrant_median(q, UP, SIMILAR)));
    return lode_arena_print(arena,
                            "%s Lines: %s %s across, %s %s upward. At or above both: %zu; below "
                            "both: %zu; lower right: "
                            "%zu; upper left: %zu.",
                            text, x->rule.name, quadrant_value_text(q, ACROSS, x->rule.value),
                            y->rule.name, quadrant_value_text(q, UP, y->rule.value),
                            quadrant_count(q, true, true), quadrant_count(q, false, false),
                            quadrant_count(q, true, false), quadrant_count(q, false, true));
}
