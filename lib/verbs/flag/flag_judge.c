/* Whether a rule fires for a school: first whether it can be known, then the conditions. */
#include "flag_parts.h"

static flag_verdict unknown(const char *why) {
    return (flag_verdict){FLAG_UNKNOWN, why};
}

/* ---- what keeps a rule from being judged: a sentence, or NULL ---- */

/* "suppressed (c) in 2023/24": why a period has no figure, or NULL. */
static const char *gap_of(const flag_data *data, const flag_cell *cell, const char *label,
                          lode_arena *arena) {
    const lode_measures *m = data->measures;
    if (cell->own == FLAG_NO_ROW)
        return lode_arena_print(arena, "no row in %s", label);
    if (cell->clash != FLAG_NO_ROW)
        return lode_arena_print(arena, "figures that disagree in %s (lines %zu and %zu)", label,
                                lode_table_line(m->table, cell->own),
                                lode_table_line(m->table, cell->clash));
    if (!lode_measures_has(m, cell->own))
        return lode_arena_print(arena, "%s in %s",
                                lode_flag_code(lode_measures_status(m, cell->own), arena), label);
    return NULL;
}

static const char *lacks_figure(const flag_data *data, const flag_view *view, const flag_cell *cell,
                                const char *label, lode_arena *arena) {
    const char *gap = gap_of(data, cell, label, arena);
    return gap ? lode_arena_print(arena, "%s: %s", lode_flag_figure(view, arena), gap) : NULL;
}

/* A figure of few pupils says little. Where n is not known the rule cannot ask. */
static const char *lacks_pupils(const flag_data *data, const flag_view *view, const flag_cell *cell,
                                const char *label, lode_arena *arena) {
    lode_number n;
    if (!lode_measures_number(data->measures, cell->own, LODE_COL_N, &n) ||
        n.value >= view->rule->min_n)
        return NULL;
    lode_slice text = lode_measures_text(data->measures, cell->own, LODE_COL_N);
    return lode_arena_print(arena, "%s: %s in %s; the rule needs %.*s",
                            lode_flag_figure(view, arena), lode_flag_people(view, text, arena),
                            label, LODE_ARG(view->rule->min_n_text));
}

bool lode_flag_interval(const flag_data *data, const flag_view *view, const flag_cell *cell,
                        flag_interval *interval) {
    lode_number low, high;
    const bool compares = view->rule->comparator.n > 0;
    if (compares && cell->against == FLAG_NO_ROW)
        return false;
    bool known =
        compares
            ? lode_number_read(lode_flag_cell(data, cell->against, FLAG_DIFFERENCE_CI_LOW), &low) &&
                  lode_number_read(lode_flag_cell(data, cell->against, FLAG_DIFFERENCE_CI_HIGH),
                                   &high)
            : lode_measures_number(data->measures, cell->own, LODE_COL_CI_LOW, &low) &&
                  lode_measures_number(data->measures, cell->own, LODE_COL_CI_HIGH, &high);
    if (known)
        *interval = (flag_interval){low.value, high.value};
    return known;
}

static const char *lacks_interval(const flag_data *data, const flag_view *view,
                                  const flag_cell *cell, const char *label, lode_arena *arena) {
    flag_interval interval;
    if (!view->rule->certain || lode_flag_interval(data, view, cell, &interval))
        return NULL;
    return lode_arena_print(arena, "%s: no interval in %s; the rule needs one",
                            lode_flag_figure(view, arena), label);
}

/* The number the rule's comparison rests on. */
static bool comparison(const flag_data *data, const flag_view *view, const flag_cell *cell,
                       lode_number *number) {
    if (view->rule->when == LODE_WHEN_BOTTOM_PERCENT)
        return lode_number_read(lode_flag_cell(data, cell->against, FLAG_PERCENTILE), number);
    if (lode_number_read(lode_flag_cell(data, cell->against, FLAG_DIFFERENCE), number))
        return true;
    lode_number other;
    char text[LODE_NUMBER_TEXT];
    if (!lode_number_read(lode_flag_cell(data, cell->against, FLAG_COMPARATOR_VALUE), &other))
        return false;
    const lode_number own = lode_measures_value(data->measures, cell->own);
    lode_difference_text(&own, &other, text, &number->value);
    return true;
}

static const char *lacks_comparison(const flag_data *data, const flag_view *view,
                                    const flag_cell *cell, const char *label, lode_arena *arena) {
    lode_number number;
    bool there = cell->against != FLAG_NO_ROW;
    if (there && comparison(data, view, cell, &number))
        return NULL;
    lode_slice why = {NULL, 0};
    if (there)
        why = lode_flag_cell(data, cell->against, FLAG_WHY_NOT);
    const char *figure = lode_flag_figure(view, arena);
    return lode_arena_print(arena, "%s: not compared with '%.*s' in %s%s%.*s", figure,
                            LODE_ARG(view->rule->comparator), label, why.n ? ": " : "",
                            LODE_ARG(why));
}

/* Figures on both sides of a break are not one series. */
static const char *crosses_break(const flag_data *data, const flag_view *view, lode_arena *arena) {
    const lode_rule *rule = view->rule;
    if (rule->when != LODE_WHEN_FALLING && rule->when != LODE_WHEN_RISING)
        return NULL;
    const lode_availability_of of = lode_flag_asked(data, view, view->latest);
    const lode_availability_entry *broken = lode_availability_break(
        data->availability, &of, view->year[rule->periods - 1], view->year[0]);
    if (!broken)
        return NULL;
    size_t k = 0; /* the earliest period after the break */
    while (k + 1 < rule->periods && view->year[k + 1] >= broken->first_year)
        k++;
    return lode_arena_print(arena, "%s: figures before %s cannot be compared with later ones: %.*s",
                            lode_flag_figure(view, arena), view->label[k],
                            LODE_ARG(broken->reason));
}

static const char *obstacle(const flag_data *data, const flag_view *view, const flag_cell *cells,
                            lode_arena *arena) {
    const char *why = crosses_break(data, view, arena);
    for (size_t k = 0; k < view->rule->periods && !why; k++) {
        why = lacks_figure(data, view, &cells[k], view->label[k], arena);
        if (!why)
            why = lacks_pupils(data, view, &cells[k], view->label[k], arena);
        if (!why && view->rule->comparator.n)
            why = lacks_comparison(data, view, &cells[k], view->label[k], arena);
        if (!why)
            why = lacks_interval(data, view, &cells[k], view->label[k], arena);
    }
    return why;
}

/* ---- the conditions ---- */

static lode_polarity polarity_of(const flag_view *view) {
    return view->meaning ? view->meaning->polarity : LODE_NEITHER;
}

static double value_at(const flag_data *data, const flag_cell *cell) {
    return data->measures->value[cell->own];
}

/* What period k holds against the threshold of a rule below or above: the value or difference, or
 * the end of its interval that is nearer to the threshold where the rule must be certain. */
static double decisive(const flag_data *data, const flag_view *view, const flag_cell *cell,
                       bool below) {
    flag_interval interval;
    lode_number number;
    if (view->rule->certain && lode_flag_interval(data, view, cell, &interval))
        return below ? interval.high : interval.low;
    if (view->rule->comparator.n && comparison(data, view, cell, &number))
        return number.value;
    return value_at(data, cell);
}

/* Where percentiles ascend with the value, the bottom is where the dictionary says it is. */
static bool is_at_bottom(const flag_data *data, const flag_view *view, const flag_cell *cell) {
    lode_number percentile = {0};
    const double threshold = view->rule->threshold.value;
    comparison(data, view, cell, &percentile);
    return polarity_of(view) == LODE_LOW_IS_GOOD ? percentile.value > 100 - threshold
                                                 : percentile.value <= threshold;
}

/* Whether period k satisfies the rule. */
static bool satisfies(const flag_data *data, const flag_view *view, const flag_cell *cells,
                      size_t k) {
    const double threshold = view->rule->threshold.value;
    const bool last = k + 1 == view->rule->periods;
    switch (view->rule->when) {
    case LODE_WHEN_BELOW:
        return decisive(data, view, &cells[k], true) < threshold;
    case LODE_WHEN_ABOVE:
        return decisive(data, view, &cells[k], false) > threshold;
    case LODE_WHEN_BELOW_COMPARATOR:
        return decisive(data, view, &cells[k], true) < -threshold;
    case LODE_WHEN_ABOVE_COMPARATOR:
        return decisive(data, view, &cells[k], false) > threshold;
    case LODE_WHEN_FALLING:
        return last || value_at(data, &cells[k]) < value_at(data, &cells[k + 1]);
    case LODE_WHEN_RISING:
        return last || value_at(data, &cells[k]) > value_at(data, &cells[k + 1]);
    default:
        return is_at_bottom(data, view, &cells[k]);
    }
}

/* A value in any of the periods is an answer; what disagrees is none. */
static flag_verdict judge_missing(const flag_data *data, const flag_view *view,
                                  const flag_cell *cells, lode_arena *arena) {
    const char *text = lode_flag_figure(view, arena);
    for (size_t k = 0; k < view->rule->periods; k++) {
        if (cells[k].clash != FLAG_NO_ROW)
            return unknown(lacks_figure(data, view, &cells[k], view->label[k], arena));
        const char *gap = gap_of(data, &cells[k], view->label[k], arena);
        if (!gap)
            return (flag_verdict){FLAG_NO, lode_flag_value(data, view, &cells[k], k, arena)};
        text = lode_arena_print(arena, "%s%s %s", text, k ? ";" : ":", gap);
    }
    return (flag_verdict){FLAG_YES, text};
}

flag_verdict lode_flag_judge(const flag_data *data, const flag_view *view, size_t school,
                             lode_arena *arena) {
    const lode_rule *rule = view->rule;
    if (view->state == FLAG_NO_FIGURE)
        return unknown("no school here has figures for this measure and breakdown");
    if (view->state == FLAG_NO_COMPARISON)
        return unknown("no school here is compared as this rule asks");
    if (view->state == FLAG_OTHER_KINDS)
        return unknown("no school here is of the kinds this rule is for");
    if (!view->has_measure[school])
        return unknown(lode_arena_print(arena, "%s: the school has no row in any period",
                                        lode_flag_figure(view, arena)));
    const flag_cell *cells = &view->cell[school * rule->periods];
    if (rule->when == LODE_WHEN_MISSING)
        return judge_missing(data, view, cells, arena);
    if (rule->when == LODE_WHEN_BOTTOM_PERCENT && polarity_of(view) == LODE_NEITHER)
        return unknown(lode_arena_print(arena,
                                        "the dictionary does not say which end of %.*s "
                                        "is the bottom",
                                        LODE_ARG(rule->measure)));
    const char *why = obstacle(data, view, cells, arena);
    if (why)
        return unknown(why);
    bool fired = true;
    for (size_t k = 0; k < rule->periods; k++)
        fired = fired && satisfies(data, view, cells, k);
    return (flag_verdict){fired ? FLAG_YES : FLAG_NO, lode_flag_evidence(data, view, cells, arena)};
}
