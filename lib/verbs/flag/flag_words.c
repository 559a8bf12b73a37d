/* Evidence: the figures behind an answer, as a colleague would put them. */
#include "flag_parts.h"

static const struct {
    const char *comparator, *against, *among;
} phrases[] = {
    {"national", "nationally", "schools nationally"},
    {"region", "in the region", "schools in the region"},
    {"la", "in the local authority", "schools in the local authority"},
    {"similar", "of similar schools", "similar schools"},
    {"areas", "of similar areas", "schools of similar areas"},
    {"all", "of all schools here", "all schools here"},
    {"previous", "in the previous period", "schools in the previous period"},
    {"target", "as target", "schools with a target"},
};
enum { PHRASES = sizeof phrases / sizeof *phrases };

static int phrase_of(lode_slice comparator) {
    for (int i = 0; i < PHRASES; i++)
        if (lode_is(comparator, phrases[i].comparator))
            return i;
    return -1;
}

/* The column of "group:COLUMN". */
static lode_slice group_of(lode_slice comparator) {
    const char *colon = memchr(comparator.p, ':', comparator.n);
    size_t before = colon ? (size_t)(colon - comparator.p) + 1 : 0;
    return (lode_slice){comparator.p + before, comparator.n - before};
}

/* "of similar schools": what a figure is held against. */
static const char *held_against(lode_slice comparator, lode_arena *arena) {
    int i = phrase_of(comparator);
    lode_slice group = group_of(comparator);
    return i >= 0 ? phrases[i].against
                  : lode_arena_print(arena, "in the same %.*s", LODE_ARG(group));
}

/* "similar schools": among whom a school stands. */
static const char *among(lode_slice comparator, lode_arena *arena) {
    int i = phrase_of(comparator);
    lode_slice group = group_of(comparator);
    return i >= 0 ? phrases[i].among
                  : lode_arena_print(arena, "schools of the same %.*s", LODE_ARG(group));
}

/* A label longer than this makes a sentence nobody can read. */
enum { LABEL_LENGTH = 60 };

const char *lode_flag_figure(const flag_view *view, lode_arena *arena) {
    const lode_rule *rule = view->rule;
    const lode_meaning *meaning = view->meaning;
    bool labelled = meaning && meaning->label.n && meaning->label.n <= LABEL_LENGTH;
    lode_slice name = labelled ? meaning->label : rule->measure;
    if (lode_same_folded(rule->breakdown, lode_text("Total")))
        return lode_arena_print(arena, "%.*s", LODE_ARG(name));
    return lode_arena_print(arena, "%.*s (%.*s)", LODE_ARG(name), LODE_ARG(rule->breakdown));
}

const char *lode_flag_people(const flag_view *view, lode_slice n, lode_arena *arena) {
    if (!view->meaning)
        return lode_arena_print(arena, "n %.*s", LODE_ARG(n));
    return lode_arena_print(arena, "%.*s pupil%s", LODE_ARG(n), lode_is(n, "1") ? "" : "s");
}

const char *lode_flag_code(lode_slice status, lode_arena *arena) {
    return lode_arena_print(arena, "%s (%.*s)", lode_status_words(status), LODE_ARG(status));
}

/* ---- the figures of one period ---- */

static lode_slice value_text(const flag_data *data, const flag_cell *cell) {
    return lode_measures_text(data->measures, cell->own, LODE_COL_VALUE);
}

/* A computed figure for people: no more than one decimal beyond those of the value beside it. */
static const char *brief(lode_slice figure, int decimals, lode_arena *arena) {
    lode_number number;
    char text[LODE_NUMBER_TEXT];
    if (!lode_number_read(figure, &number) || number.scale <= decimals + 1)
        return lode_arena_print(arena, "%.*s", LODE_ARG(figure));
    lode_number_rounded(number.value, decimals + 1, false, text);
    return lode_arena_print(arena, "%s", text);
}

/* "%" after a percentage. */
static const char *sign(const flag_view *view) {
    return view->meaning && lode_is(view->meaning->unit, "%") ? "%" : "";
}

/* "41% against 58% of similar schools"; only the first names what it is held against. */
static const char *compared(const flag_data *data, const flag_view *view, const flag_cell *cell,
                            bool first, lode_arena *arena) {
    lode_slice value = value_text(data, cell);
    lode_slice other = lode_flag_cell(data, cell->against, FLAG_COMPARATOR_VALUE);
    lode_slice apart = lode_flag_cell(data, cell->against, FLAG_DIFFERENCE);
    int decimals = lode_measures_value(data->measures, cell->own).scale;
    const char *whom = first ? held_against(view->rule->comparator, arena) : "";
    if (other.n)
        return lode_arena_print(arena, "%.*s%s against %s%s%s%s", LODE_ARG(value), sign(view),
                                brief(other, decimals, arena), sign(view), first ? " " : "", whom);
    return lode_arena_print(arena, "%.*s%s, %s from that%s%s", LODE_ARG(value), sign(view),
                            brief(apart, decimals, arena), first ? " " : "", whom);
}

static const char *placed(const flag_data *data, const flag_view *view, const flag_cell *cell,
                          bool first, lode_arena *arena) {
    const char *percentile = brief(lode_flag_cell(data, cell->against, FLAG_PERCENTILE), 0, arena);
    return first ? lode_arena_print(arena, "at percentile %s among %s", percentile,
                                    among(view->rule->comparator, arena))
                 : percentile;
}

static const char *figures(const flag_data *data, const flag_view *view, const flag_cell *cell,
                           bool first, lode_arena *arena) {
    lode_slice value = value_text(data, cell);
    switch (view->rule->when) {
    case LODE_WHEN_BELOW_COMPARATOR:
    case LODE_WHEN_ABOVE_COMPARATOR:
        return compared(data, view, cell, first, arena);
    case LODE_WHEN_BOTTOM_PERCENT:
        return placed(data, view, cell, first, arena);
    case LODE_WHEN_BELOW:
    case LODE_WHEN_ABOVE:
        if (first)
            return lode_arena_print(arena, "%.*s%s against a threshold of %.*s%s", LODE_ARG(value),
                                    sign(view), LODE_ARG(view->rule->threshold_text), sign(view));
        break;
    default:
        break;
    }
    return lode_arena_print(arena, "%.*s%s", LODE_ARG(value), sign(view));
}

/* ---- how much they rest on ---- */

/* "difference -34, 95% interval -60.3 to 2.1", as far as the row has them. */
static const char *difference_and_interval(const flag_data *data, const flag_view *view,
                                           const flag_cell *cell, lode_arena *arena) {
    lode_slice apart = lode_flag_cell(data, cell->against, FLAG_DIFFERENCE);
    lode_slice low = lode_flag_cell(data, cell->against, FLAG_DIFFERENCE_CI_LOW);
    lode_slice high = lode_flag_cell(data, cell->against, FLAG_DIFFERENCE_CI_HIGH);
    int decimals = lode_measures_value(data->measures, cell->own).scale;
    flag_interval interval;
    const char *text = "";
    if (apart.n)
        text = lode_arena_print(arena, "difference %s", brief(apart, decimals, arena));
    if (!lode_flag_interval(data, view, cell, &interval))
        return text;
    return lode_arena_print(arena, "%s%s95%% interval %s to %s", text, *text ? ", " : "",
                            brief(low, decimals, arena), brief(high, decimals, arena));
}

/* "interval -1.07 to -0.40", as published with the value. */
static const char *published_interval(const flag_data *data, const flag_view *view,
                                      const flag_cell *cell, lode_arena *arena) {
    flag_interval interval;
    if (view->rule->comparator.n || !lode_flag_interval(data, view, cell, &interval))
        return "";
    return lode_arena_print(
        arena, "interval %.*s to %.*s",
        LODE_ARG(lode_measures_text(data->measures, cell->own, LODE_COL_CI_LOW)),
        LODE_ARG(lode_measures_text(data->measures, cell->own, LODE_COL_CI_HIGH)));
}

static const char *with(const char *list, const char *more, lode_arena *arena) {
    return *more ? lode_arena_print(arena, "%s%s%s", list, *list ? "; " : "", more) : list;
}

/* " (provisional; 6 pupils; difference -34, 95% interval -60.3 to 2.1)", or nothing. */
static const char *weight_of(const flag_data *data, const flag_view *view, const flag_cell *cell,
                             lode_arena *arena) {
    const bool apart = view->rule->when == LODE_WHEN_BELOW_COMPARATOR ||
                       view->rule->when == LODE_WHEN_ABOVE_COMPARATOR;
    lode_slice n = lode_measures_text(data->measures, cell->own, LODE_COL_N);
    lode_number number;
    const char *list = lode_flag_is_provisional(data, cell->own) ? "provisional" : "";
    if (lode_measures_number(data->measures, cell->own, LODE_COL_N, &number))
        list = with(list, lode_flag_people(view, n, arena), arena);
    list = with(list,
                apart ? difference_and_interval(data, view, cell, arena)
                      : published_interval(data, view, cell, arena),
                arena);
    return *list ? lode_arena_print(arena, " (%s)", list) : "";
}

const char *lode_flag_value(const flag_data *data, const flag_view *view, const flag_cell *cell,
                            size_t k, lode_arena *arena) {
    return lode_arena_print(arena, "%s: %.*s%s in %s%s", lode_flag_figure(view, arena),
                            LODE_ARG(value_text(data, cell)), sign(view), view->label[k],
                            weight_of(data, view, cell, arena));
}

/* Changes are told forwards in time, the rest from the latest period back. */
const char *lode_flag_evidence(const flag_data *data, const flag_view *view, const flag_cell *cells,
                               lode_arena *arena) {
    const size_t n = view->rule->periods;
    const bool change =
        view->rule->when == LODE_WHEN_FALLING || view->rule->when == LODE_WHEN_RISING;
    const char *text = lode_flag_figure(view, arena);
    for (size_t i = 0; i < n; i++) {
        size_t k = change ? n - 1 - i : i;
        const char *between = i == 0 ? ": " : change ? ", then " : "; ";
        text = lode_arena_print(arena, "%s%s%s in %s%s", text, between,
                                figures(data, view, &cells[k], i == 0, arena), view->label[k],
                                weight_of(data, view, &cells[k], arena));
    }
    return text;
}
