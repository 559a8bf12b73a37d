/* What the input has for each rule: which periods, and the rows of each school. */
#include "flag_parts.h"

#include <stdio.h>
#include <stdlib.h>

enum { EARLIEST = 1900 }; /* no availability table reaches back further */

static bool is_of_measure(const flag_data *data, const flag_view *view, size_t row) {
    const lode_measure_row r = lode_measures_row(data->measures, row);
    return r.level == LODE_LEVEL_SCHOOL && r.measure == view->measure;
}

static bool is_of_breakdown(const flag_data *data, const lode_rule *rule, size_t row) {
    uint32_t breakdown = lode_measures_facet(data->measures, row)->breakdown;
    return lode_same_folded(lode_measures_breakdown(data->measures, breakdown), rule->breakdown) &&
           (!rule->topic.n ||
            lode_same_folded(lode_measures_topic(data->measures, breakdown), rule->topic));
}

static bool compares(const flag_data *data, const lode_rule *rule, size_t row) {
    return lode_same(lode_flag_cell(data, row, FLAG_COMPARATOR), rule->comparator);
}

lode_availability_of lode_flag_asked(const flag_data *data, const flag_view *view, size_t row) {
    lode_availability_of of =
        lode_measures_asked(data->measures, lode_measures_facet(data->measures, row));
    of.topic = view->topic;
    return of;
}

/* Whether the figures of the rule are barred in the year, as those would be that are like the row.
 */
static bool bars(const flag_data *data, const flag_view *view, size_t row, int year) {
    const lode_availability_of of = lode_flag_asked(data, view, row);
    return lode_availability_at(data->availability, &of, year) != NULL;
}

/* The same of the row itself; rows of one facet are alike, so that it is looked up once. */
static bool is_barred(const flag_data *data, flag_view *view, size_t row) {
    enum { UNASKED, NO, YES };
    const lode_facet *facet = lode_measures_facet(data->measures, row);
    char *known = &view->barred[facet - data->measures->facets];
    if (*known == UNASKED)
        *known = bars(data, view, row, facet->year) ? YES : NO;
    return *known == YES;
}

/* What the rule's group is a part of, where the rule does not say: what the input says of it. */
static lode_slice topic_of(const flag_data *data, const flag_view *view) {
    const lode_measures *m = data->measures;
    for (size_t row = 0; view->rule->topic.n == 0 && row < m->rows; row++)
        if (is_of_measure(data, view, row) && is_of_breakdown(data, view->rule, row))
            return lode_measures_topic(m, lode_measures_facet(m, row)->breakdown);
    return view->rule->topic;
}

/* Whether the rule is for schools of the kind that the school's latest typed row of the measure
 * gives. A school that does not say is judged. */
static void survey_kinds(const flag_data *data, flag_view *view) {
    const lode_measures *m = data->measures;
    if (!view->rule->establishment_types.n)
        return;
    int *year = lode_allocate(data->schools, sizeof *year);
    for (size_t row = 0; row < m->rows; row++) {
        const lode_measure_row r = lode_measures_row(m, row);
        if (!is_of_measure(data, view, row))
            continue;
        const size_t school = data->school[r.unit];
        lode_slice kind = lode_measures_text(m, row, LODE_COL_ESTABLISHMENT_TYPE);
        if (!lode_trim(kind).n || r.year < year[school])
            continue;
        year[school] = r.year;
        view->other_kind[school] = !lode_rule_is_for(view->rule, kind);
    }
    free(year);
}

/* Schools have the measure, but none of them is of a kind the rule is for. */
static bool is_for_none(const flag_data *data, const flag_view *view) {
    bool others = false;
    for (size_t school = 0; school < data->schools; school++) {
        if (view->has_measure[school] && !view->other_kind[school])
            return false;
        others = others || view->other_kind[school];
    }
    return others;
}

/* The row that says which period is the latest, and what of the rule the input has. */
static size_t survey(const flag_data *data, flag_view *view) {
    const lode_rule *rule = view->rule;
    size_t latest = FLAG_NO_ROW;
    view->state = FLAG_NO_FIGURE;
    for (size_t row = 0; row < data->measures->rows; row++) {
        const lode_measure_row r = lode_measures_row(data->measures, row);
        if (!is_of_measure(data, view, row))
            continue;
        view->has_measure[data->school[r.unit]] = true;
        if (view->other_kind[data->school[r.unit]])
            continue;
        if (is_barred(data, view, row))
            continue;
        if (latest == FLAG_NO_ROW || r.year > lode_measures_facet(data->measures, latest)->year)
            latest = row;
        if (!is_of_breakdown(data, rule, row))
            continue;
        if (!rule->comparator.n || compares(data, rule, row))
            view->state = FLAG_HAS_DATA;
        else if (view->state == FLAG_NO_FIGURE)
            view->state = FLAG_NO_COMPARISON;
    }
    return latest;
}

/* The latest period and those before it, barred years passed over. */
static void choose_years(const flag_data *data, flag_view *view, size_t latest) {
    size_t n = 0;
    view->latest = latest;
    view->time_period = lode_measures_text(data->measures, latest, LODE_COL_TIME_PERIOD);
    for (int year = lode_measures_facet(data->measures, latest)->year; n < view->rule->periods;
         year--) {
        if (year > EARLIEST && bars(data, view, latest, year))
            continue;
        char period[LODE_PERIOD_TEXT];
        snprintf(period, sizeof period, view->time_period.n == 6 ? "%04d%02d" : "%d",
                 view->time_period.n == 6 ? (year - 1) % 10000 : year, year % 100);
        lode_period_label(lode_text(period), view->label[n]);
        view->year[n++] = year;
    }
}

static int release_of(const flag_data *data, size_t row) {
    return lode_release_order(lode_measures_text(data->measures, row, LODE_COL_RELEASE));
}

/* Of several releases of a figure the most final one counts, with its comparator. */
static void take_row(const flag_data *data, const lode_rule *rule, flag_cell *cell, size_t row) {
    const int newer =
        cell->own == FLAG_NO_ROW ? 1 : release_of(data, row) - release_of(data, cell->own);
    if (newer < 0)
        return;
    if (newer > 0)
        *cell = (flag_cell){row, FLAG_NO_ROW, FLAG_NO_ROW};
    else if (!lode_measures_same_figure(data->measures, row, cell->own))
        cell->clash = row;
    if (rule->comparator.n && cell->against == FLAG_NO_ROW && compares(data, rule, row))
        cell->against = row;
}

static void fill_cells(const flag_data *data, flag_view *view) {
    const size_t periods = view->rule->periods;
    view->cell = lode_allocate(data->schools * periods, sizeof *view->cell);
    for (size_t i = 0; i < data->schools * periods; i++)
        view->cell[i] = (flag_cell){FLAG_NO_ROW, FLAG_NO_ROW, FLAG_NO_ROW};
    for (size_t row = 0; row < data->measures->rows; row++) {
        const lode_measure_row r = lode_measures_row(data->measures, row);
        if (!is_of_measure(data, view, row) || !is_of_breakdown(data, view->rule, row) ||
            is_barred(data, view, row))
            continue;
        for (size_t k = 0; k < periods; k++)
            if (view->year[k] == r.year)
                take_row(data, view->rule, &view->cell[data->school[r.unit] * periods + k], row);
    }
}

flag_view *lode_flag_views(const flag_data *data, const lode_rules *rules) {
    flag_view *views = lode_allocate(rules->n, sizeof *views);
    for (size_t i = 0; i < rules->n; i++) {
        flag_view *view = &views[i];
        view->rule = &rules->rule[i];
        view->measure = lode_names_find(data->measures->measures, view->rule->measure);
        view->meaning = lode_dictionary_find(data->dictionary, view->rule->measure);
        view->has_measure = lode_allocate(data->schools, sizeof *view->has_measure);
        view->other_kind = lode_allocate(data->schools, sizeof *view->other_kind);
        view->year = lode_allocate(view->rule->periods, sizeof *view->year);
        view->label = lode_allocate(view->rule->periods, sizeof *view->label);
        view->barred = lode_allocate(data->measures->n_facets, sizeof *view->barred);
        view->topic = topic_of(data, view);
        survey_kinds(data, view);
        size_t latest = survey(data, view);
        if (is_for_none(data, view))
            view->state = FLAG_OTHER_KINDS;
        if (view->state != FLAG_HAS_DATA)
            continue;
        choose_years(data, view, latest);
        fill_cells(data, view);
    }
    return views;
}

void lode_flag_views_free(flag_view *views, size_t n) {
    for (size_t i = 0; views && i < n; i++) {
        free(views[i].has_measure);
        free(views[i].other_kind);
        free(views[i].year);
        free(views[i].label);
        free(views[i].barred);
        free(views[i].cell);
    }
    free(views);
}

/* ---- what is told about it ---- */

/* "3 rules have no data here: a, b, c", for the rules in one state. */
static void tell_state(const lode_rules *rules, const flag_view *views, flag_state state,
                       const char *what, lode_report *report) {
    char names[LODE_ERROR_TEXT / 2] = "";
    size_t n = 0, length = 0;
    for (size_t i = 0; i < rules->n; i++) {
        if (views[i].state != state)
            continue;
        const char *between = n++ ? ", " : "";
        if (length + rules->rule[i].name.n + 2 < sizeof names)
            length += (size_t)snprintf(names + length, sizeof names - length, "%s%.*s", between,
                                       LODE_ARG(rules->rule[i].name));
    }
    if (n)
        lode_notice(report, "%zu rule%s %s %s: %s", n, n == 1 ? "" : "s", n == 1 ? "has" : "have",
                    what, names);
}

/* A measure neither in the input nor in the dictionary is likely misspelt. */
static void tell_unknown(const flag_data *data, const lode_rules *rules, const flag_view *view,
                         lode_report *report) {
    const lode_rule *rule = view->rule;
    if (view->state != FLAG_NO_FIGURE || lode_dictionary_find(data->dictionary, rule->measure) ||
        view->measure != LODE_UNKNOWN)
        return;
    lode_slice meant = lode_dictionary_suggest(data->dictionary, rule->measure);
    lode_notice(report, "%s:%zu: nobody knows a measure '%.*s'%s%.*s%s",
                lode_table_file(rules->table, rule->row), lode_table_line(rules->table, rule->row),
                LODE_ARG(rule->measure), meant.n ? "; did you mean '" : "", LODE_ARG(meant),
                meant.n ? "'?" : "");
}

void lode_flag_tell(const flag_data *data, const lode_rules *rules, const flag_view *views,
                    lode_report *report) {
    if (data->schools == 0)
        return;
    for (size_t i = 0; i < rules->n; i++)
        tell_unknown(data, rules, &views[i], report);
    tell_state(rules, views, FLAG_NO_FIGURE, "no data here", report);
    tell_state(rules, views, FLAG_NO_COMPARISON,
               "no comparison here (lode-bench --against makes them)", report);
    tell_state(rules, views, FLAG_OTHER_KINDS, "no school here of the kinds it is for", report);
}

void lode_flag_account(const flag_data *data, const flag_view *views, size_t n, bool all_rules,
                       lode_report *report) {
    const lode_measures *m = data->measures;
    size_t others = 0, unused = 0, kinds = 0, without = 0;
    bool *asked = lode_allocate(lode_names_count(m->measures), sizeof *asked);
    for (size_t i = 0; i < n; i++) {
        if (views[i].measure != LODE_UNKNOWN)
            asked[views[i].measure] = true;
        for (size_t school = 0; school < data->schools; school++) {
            kinds += views[i].other_kind[school];
            without += views[i].state == FLAG_HAS_DATA && !views[i].has_measure[school];
        }
    }
    for (size_t row = 0; row < m->rows; row++) {
        others += lode_measures_facet(m, row)->level != LODE_LEVEL_SCHOOL;
        unused += lode_measures_facet(m, row)->level == LODE_LEVEL_SCHOOL &&
                  !asked[lode_measures_facet(m, row)->measure];
    }
    lode_left_out(report, "not of schools", others);
    lode_left_out(report, "of measures no rule asks about", unused);
    lode_left_out(report, "answers for schools the rule is not for", kinds);
    if (!all_rules)
        lode_left_out(report, "answers for schools without a row of the measure", without);
    free(asked);
}
