/* Rows of gaps: the difference of two figures, its interval, and both sides beside it. */
#include "agg_gap.h"

#include "lode/difference.h"

#include <stdio.h>

/* The columns of a side, from its first on. */
enum { VALUE, N, UNITS, CODES, SIDE };

enum { WAY, FIRST, SECOND = FIRST + SIDE, METHOD = SECOND + SIDE, WHY, PERIODS, ADDED };

static const agg_added added[ADDED] = {
    {"gap", false},           {"first_value", true},  {"first_n", true},
    {"first_units", true},    {"first_codes", false}, {"second_value", true},
    {"second_n", true},       {"second_units", true}, {"second_codes", false},
    {"gap_ci_method", false}, {"why", false},         {"pooled_periods", false}};

/* ---- one side ---- */

static agg_side side_of(const agg_writer *w, const agg_line *line) {
    agg_side side = {.code = agg_line_code(line)};
    char text[LODE_NUMBER_TEXT];
    side.figure =
        line->target ? agg_line_figure(w->run, &w->years, line) : agg_published_figure(line);
    if (line->target && line->group.count > 0 &&
        agg_is_hidden(w->run, agg_line_used(w->run, &w->years, line))) {
        side.code = AGG_CODE_C;
        side.why = "of fewer units than --min-units";
        return side;
    }
    side.has = side.figure.basis != AGG_NO_FIGURE;
    side.why = side.has                ? NULL
               : line->group.count > 0 ? side.figure.why
                                       : lode_status_words(lode_text(agg_code_word(side.code)));
    if (side.has)
        lode_number_read((lode_slice){text, agg_figure_text(&side.figure, text)}, &side.printed);
    return side;
}

/* ---- a row ---- */

static void say_text(agg_writer *w, size_t column, int length) {
    agg_say(w, column, (lode_slice){w->text[column].text, (size_t)length});
}

/* A measure of its own, for its unit is another: percentage points. */
static void say_names(agg_writer *w, const agg_gaps *gaps, const agg_line *line, agg_gap_way way) {
    enum { ROOM = LODE_NUMBER_TEXT };
    const lode_slice measure = agg_line_text(line, LODE_COL_MEASURE);
    say_text(w, LODE_COL_MEASURE,
             snprintf(w->text[LODE_COL_MEASURE].text, ROOM, "%.*s_gap_%s", LODE_ARG(measure),
                      agg_gap_word(way)));
    say_text(w, LODE_COL_BREAKDOWN,
             snprintf(w->text[LODE_COL_BREAKDOWN].text, ROOM, "%.*s minus %.*s",
                      LODE_ARG(gaps->label[0]), LODE_ARG(gaps->label[1])));
    if (gaps->topic[0].n > 0)
        agg_say(w, LODE_COL_BREAKDOWN_TOPIC, gaps->topic[0]);
    agg_say(w, agg_added_at(w, WAY), lode_text(agg_gap_word(way)));
    agg_say(w, LODE_COL_NOTE, lode_text("derived"));
}

/* Of schools put together also how many are in it, and what the others have instead. */
static void say_side(agg_writer *w, const agg_line *line, const agg_side *side, int first) {
    if (side->has) {
        agg_say_value(w, agg_added_at(w, first + VALUE), &side->figure);
        if (side->figure.n > 0)
            agg_say_number(w, agg_added_at(w, first + N), side->figure.n);
    }
    if (!line || !line->target)
        return;
    const size_t codes = agg_added_at(w, first + CODES);
    agg_say_number(w, agg_added_at(w, first + UNITS),
                   (double)agg_line_used(w->run, &w->years, line));
    say_text(w, codes, (int)agg_group_codes(&line->group, &side->figure, w->text[codes].text));
}

static void say_gap(agg_writer *w, const agg_line *line, const agg_side *a, const agg_side *b) {
    char *text = w->text[LODE_COL_VALUE].text;
    lode_interval interval;
    const size_t n = lode_difference_text(&a->printed, &b->printed, text, NULL);
    agg_say(w, LODE_COL_VALUE, (lode_slice){text, n});
    const char *why = NULL, *method = agg_gap_interval(w, line, a, b, &interval, &why);
    if (!method) {
        say_text(w, agg_added_at(w, WHY),
                 snprintf(w->text[agg_added_at(w, WHY)].text, sizeof w->text->text,
                          "no interval: %s", why));
        return;
    }
    agg_say_number(w, LODE_COL_CI_LOW, interval.low);
    agg_say_number(w, LODE_COL_CI_HIGH, interval.high);
    agg_say(w, agg_added_at(w, METHOD), lode_text(method));
}

/* "Disadvantaged: suppressed; Not disadvantaged: no n to weigh by" */
static void say_no_gap(agg_writer *w, const agg_gaps *gaps, const agg_side *a, const agg_side *b) {
    const size_t column = agg_added_at(w, WHY), room = sizeof w->text[column];
    char *text = w->text[column].text;
    const agg_side *side[] = {a, b};
    agg_code worst = AGG_CODES;
    size_t n = 0;
    for (int i = 0; i < 2; i++) {
        if (side[i]->has)
            continue;
        worst = side[i]->code < worst ? side[i]->code : worst;
        if (n < room)
            n += (size_t)snprintf(text + n, room - n, "%s%.*s: %s", n ? "; " : "",
                                  LODE_ARG(gaps->label[i]), side[i]->why);
    }
    agg_say(w, column, (lode_slice){text, n < room ? n : room - 1});
    agg_say(w, LODE_COL_STATUS, lode_text(agg_code_word(worst)));
}

static void clear_figure(agg_writer *w) {
    agg_say(w, LODE_COL_N, (lode_slice){"", 0});
    agg_say(w, LODE_COL_NUMERATOR, (lode_slice){"", 0});
    agg_say(w, LODE_COL_CI_LOW, (lode_slice){"", 0});
    agg_say(w, LODE_COL_CI_HIGH, (lode_slice){"", 0});
    agg_say(w, LODE_COL_VALUE, (lode_slice){"", 0});
    agg_say(w, LODE_COL_STATUS, (lode_slice){"", 0});
    agg_say(w, LODE_COL_SOURCE_CODE, (lode_slice){"", 0});
}

static agg_side side_or(const agg_writer *w, const agg_line *line, const char *why) {
    return line ? side_of(w, line) : (agg_side){.code = AGG_CODE_X, .why = why};
}

/* From a line of the first group, or of the second in a unit without the first. */
static lode_status write_gap(agg_writer *w, agg_gaps *gaps, const agg_line *line, agg_gap_way way) {
    const agg_line *first = agg_gaps_is_of(gaps, line, 0) ? line : NULL;
    const agg_line *other = agg_gaps_other(w, gaps, line, way);
    const agg_side a = side_or(w, first, "no row");
    const agg_side b =
        side_or(w, other, way == AGG_GAP_WITHIN ? "no row" : "no figure for England");
    agg_begin_row(w, line);
    clear_figure(w);
    say_names(w, gaps, line, way);
    say_side(w, first, &a, FIRST);
    say_side(w, other, &b, SECOND);
    if (a.has && b.has)
        say_gap(w, line, &a, &b);
    else
        say_no_gap(w, gaps, &a, &b);
    if (line->window)
        agg_say_years(w, line, agg_added_at(w, PERIODS), agg_added_at(w, WHY));
    return agg_write_row(w);
}

/* ---- all of them ---- */

static lode_status write_all(agg_writer *w, agg_gaps *gaps) {
    lode_status status = agg_writer_open(w, added, w->years.years > 0 ? ADDED : PERIODS, false);
    for (size_t i = 0; i < gaps->n_begin; i++) {
        const agg_line *line = gaps->begin[i];
        const int ways = line->level == LODE_LEVEL_NATIONAL ? AGG_GAP_WITHIN + 1 : AGG_GAP_WAYS;
        for (int way = 0; way < ways && status == LODE_OK; way++)
            status = write_gap(w, gaps, line, (agg_gap_way)way);
    }
    agg_writer_close(w);
    return status;
}

lode_status agg_write_gaps(agg_writer *w) {
    agg_gaps gaps = {0};
    lode_status status = LODE_OK;
    if (w->lines.n > 0)
        status = agg_gaps_find(w, &gaps);
    if (status == LODE_OK) {
        agg_gaps_order(w, &gaps);
        status = write_all(w, &gaps);
    }
    agg_gaps_free(&gaps);
    return status;
}
