/* From rows to schools, judgements and findings. */
#include "grades_parts.h"

#include <stdio.h>
#include <stdlib.h>

typedef struct {
    size_t no_urn, no_date, not_wanted, no_grade, not_inherited;
    size_t outside; /* dated when the framework was not in force */
    lode_slice outside_framework;
} tally;

/* ---- schools ---- */

lode_slice grades_school_of(const grades *g, lode_slice urn, lode_slice urn_at_event,
                            bool *inherited) {
    *inherited = urn_at_event.n > 0 && !lode_same(urn_at_event, urn);
    const uint32_t known = g->succession ? lode_succession_find(g->succession, urn) : LODE_UNKNOWN;
    if (known == LODE_UNKNOWN)
        return urn;
    const lode_successor way = lode_succession_of(g->succession, known);
    *inherited |= way.links > 0;
    return lode_succession_urn(g->succession, way.current);
}

/* Rows of the school itself say where it is before those of a predecessor. */
static uint32_t add_school(grades *g, lode_slice urn, size_t row, bool inherited) {
    const uint32_t school = lode_names_add(g->schools, urn);
    if (school == g->n_schools) {
        LODE_GROW(g->school_row, g->n_schools, g->school_capacity);
        g->own_row = lode_reallocate(g->own_row, g->school_capacity, sizeof *g->own_row);
        g->school_row[g->n_schools] = (uint32_t)row;
        g->own_row[g->n_schools++] = !inherited;
    } else if (!inherited && !g->own_row[school]) {
        g->school_row[school] = (uint32_t)row;
        g->own_row[school] = true;
    }
    return school;
}

/* ---- what was judged ---- */

static bool is_among(lode_words words, lode_slice word) {
    for (size_t i = 0; i < words.n; i++)
        if (lode_same_folded(lode_text(words.item[i]), word))
            return true;
    return words.n == 0;
}

bool grades_wants(const grades *g, lode_slice framework) {
    return is_among(g->options->framework, framework);
}

uint32_t grades_number_aspect(grades *g, const lode_graded_aspect *is) {
    for (uint32_t i = 0; i < g->n_aspects; i++)
        if (g->aspect[i].is == is)
            return i;
    LODE_GROW(g->aspect, g->n_aspects, g->aspect_capacity);
    g->aspect[g->n_aspects] = (grades_aspect){.is = is,
                                              .is_shown = grades_wants(g, is->framework) &&
                                                          is_among(g->options->aspect, is->aspect)};
    return (uint32_t)g->n_aspects++;
}

static void add_judgement(grades *g, const grades_judgement *j) {
    LODE_GROW(g->judgement, g->n, g->capacity);
    g->judgement[g->n++] = *j;
    g->inherited += j->inherited;
}

/* An outcome that leaves a grade standing is a judgement of that, too, if visits of any kind are
 * asked for. */
static void add_implied(grades *g, const lode_graded_aspect *is, const grades_judgement *j) {
    if (!g->options->any_visit || j->grade->implies.n == 0 || is->stands_for.n == 0)
        return;
    const lode_graded_aspect *of =
        lode_graded_aspect_find(g->scales, is->framework, is->stands_for);
    const lode_grade *grade = of ? lode_grade_find(of, j->grade->implies) : NULL;
    if (!grade)
        return;
    grades_judgement implied = *j;
    implied.aspect = grades_number_aspect(g, of);
    implied.grade = grade;
    add_judgement(g, &implied);
}

static bool is_outside(const lode_graded_aspect *is, int32_t day) {
    return (is->has_first && day < is->first_day) || (is->has_last && day > is->last_day);
}

static void take_grade(grades *g, size_t row, uint32_t school, int32_t day, bool inherited,
                       tally *t) {
    const lode_slice framework = grades_cell(g, row, g->column[GRADES_FRAMEWORK]),
                     aspect = grades_cell(g, row, g->column[GRADES_ASPECT]),
                     word = grades_cell(g, row, g->column[GRADES_GRADE]);
    const lode_graded_aspect *is = lode_graded_aspect_find(g->scales, framework, aspect);
    if (!is) {
        grades_tell_unknown_aspect(g, row, framework, aspect);
        return;
    }
    grades_judgement j = {.school = school, .day = day, .row = row, .inherited = inherited};
    j.ungraded = lode_is(grades_cell(g, row, g->column[GRADES_EVENT_TYPE]), "ungraded");
    j.grade = lode_grade_find(is, word);
    if (!j.grade)
        grades_tell_unknown_grade(g, row, is, word);
    if (!j.grade)
        return;
    j.aspect = grades_number_aspect(g, is);
    if (is_outside(is, day)) {
        t->outside++;
        t->outside_framework = is->framework;
        return;
    }
    if (day > g->latest)
        g->latest = day;
    if (j.grade->is_none) {
        t->no_grade++;
        return;
    }
    add_judgement(g, &j);
    add_implied(g, is, &j);
}

static void take_finding(grades *g, size_t row, uint32_t school, int32_t day, tally *t) {
    const lode_slice framework = grades_cell(g, row, g->column[GRADES_FRAMEWORK]),
                     theme = grades_cell(g, row, g->column[GRADES_ASPECT]);
    char *about = lode_arena_take(g->arena, framework.n + theme.n + 1);
    memcpy(about, framework.p, framework.n);
    about[framework.n] = '\0';
    memcpy(about + framework.n + 1, theme.p, theme.n);
    const uint32_t number =
        lode_names_add(g->findings, (lode_slice){about, framework.n + theme.n + 1});
    if (!grades_wants(g, framework) || !is_among(g->options->aspect, theme)) {
        t->not_wanted++;
        return;
    }
    LODE_GROW(g->finding, g->n_findings, g->finding_capacity);
    g->finding[g->n_findings++] = (grades_finding){school, number, day};
    if (day > g->latest)
        g->latest = day;
}

/* ---- rows ---- */

/* A row that says nothing but where a school is adds it to those that have no grade. */
static void take_row(grades *g, size_t row, tally *t) {
    const lode_slice urn = grades_cell(g, row, g->column[GRADES_URN]),
                     date = grades_cell(g, row, g->column[GRADES_DATE]);
    const bool has_grade = grades_cell(g, row, g->column[GRADES_GRADE]).n > 0,
               has_framework = grades_cell(g, row, g->column[GRADES_FRAMEWORK]).n > 0;
    bool inherited;
    lode_date day;
    if (urn.n == 0) {
        t->no_urn++;
        return;
    }
    const lode_slice now =
        grades_school_of(g, urn, grades_cell(g, row, g->column[GRADES_URN_AT_EVENT]), &inherited);
    if (g->options->no_inheritance && inherited) {
        t->not_inherited++;
        add_school(g, urn, row, false);
        return;
    }
    const uint32_t school = add_school(g, now, row, !lode_same(now, urn));
    if (!has_framework && !has_grade)
        return;
    if (date.n == 0)
        t->no_date++;
    else if (!lode_date_read(date, &day)) {
        lode_fail(g->error, LODE_DATA, "'%.*s' is not a date", LODE_ARG(date));
        lode_fail_hint(g->error, "write 2024-08-31 or 31/08/2024");
        grades_tell_wrong(g, row, GRADES_DATE, "cells that are no dates");
    } else if (has_grade)
        take_grade(g, row, school, lode_date_number(day), inherited, t);
    else
        take_finding(g, row, school, lode_date_number(day), t);
}

/* What is worth a line though nobody asked how many rows were left out. */
static void tell_left_out(const grades *g, const tally *t) {
    if (t->no_urn > 0)
        lode_notice(g->report,
                    "rows without a school_urn, left out: %zu; schools are counted, not "
                    "areas",
                    t->no_urn);
    if (t->no_date > 0)
        lode_notice(g->report, "judgements without an event_date, left out: %zu", t->no_date);
    if (t->no_grade > 0)
        lode_notice(g->report,
                    "judgements that say there is no grade, as 'Not judged' does, left "
                    "out: %zu; the grade before stands",
                    t->no_grade);
    if (t->not_inherited > 0)
        lode_notice(g->report, "judgements of a predecessor, left out: %zu", t->not_inherited);
}

static void tell(const grades *g, const tally *t) {
    lode_left_out(g->report, "without a school_urn", t->no_urn);
    lode_left_out(g->report, "without an event_date", t->no_date);
    lode_left_out(g->report, "of frameworks or themes not asked for", t->not_wanted);
    lode_left_out(g->report, "that say there is no grade", t->no_grade);
    lode_left_out(g->report, "dated when their framework was not in force", t->outside);
    lode_left_out(g->report, "of a predecessor, by --inherit none", t->not_inherited);
    tell_left_out(g, t);
    if (t->outside > 0)
        lode_notice(g->report, "judgements dated when '%.*s' was not in force, left out: %zu",
                    LODE_ARG(t->outside_framework), t->outside);
    if (g->inherited > 0)
        lode_notice(g->report, "judgements of a predecessor, which count: %zu%s%s", g->inherited,
                    g->succession ? "; found by links and the rule " : "",
                    g->succession ? lode_succession_rule_name(g->options->rule) : "");
}

lode_status grades_read_rows(grades *g) {
    tally t = {0};
    for (size_t row = 0; row < lode_table_rows(g->table); row++)
        take_row(g, row, &t);
    tell(g, &t);
    return g->wrong ? LODE_DATA : LODE_OK;
}
