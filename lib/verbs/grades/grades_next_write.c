/* The rows of "at the next inspection": each stratum, the groups, and how they differ. */
#include "grades_next.h"

#include "lode/difference.h"
#include "lode/proportion.h"

#include <stdlib.h>

enum {
    FRAMEWORK,
    ASPECT,
    OUTCOME,
    VISITS,
    FIRST_ENTRY,
    LAST_ENTRY,
    UNTIL,
    GROUP,
    ENTRY_GRADE,
    LIKE,
    SCHOOLS,
    INSPECTED,
    OUTCOME_SCHOOLS,
    NOT_INSPECTED,
    OTHER_FRAMEWORK,
    PERCENT,
    CI_LOW,
    CI_HIGH,
    CI_METHOD,
    N_INHERITED,
    REASON,
    COLUMNS
};

static const char *const names[COLUMNS] = {
    "framework",    "aspect",        "outcome",         "visits",  "first_entry", "last_entry",
    "until",        "group",         "entry_grade",     "like",    "schools",     "inspected",
    "with_outcome", "not_inspected", "other_framework", "percent", "ci_low",      "ci_high",
    "ci_method",    "n_inherited",   "reason"};

typedef struct {
    next *x;
    lode_slice outcome;
    lode_cell cell[COLUMNS];
} writer;

static void say(writer *w, int column, lode_slice text) {
    w->cell[column] = lode_cell_of(text);
}

static void say_number(writer *w, int column, double value) {
    say(w, column, grades_number(w->x->g, value));
}

/* "Outstanding or Good". */
static lode_slice outcome_words(const next *x) {
    lode_slice text = {"", 0};
    for (size_t i = 0; i < x->is->n; i++)
        if (x->is_outcome[i])
            text = grades_format(x->g, "%.*s%s%.*s", LODE_ARG(text), text.n ? " or " : "",
                                 LODE_ARG(x->is->grade[i].grade));
    return text;
}

static void begin(writer *w, const char *group, bool supported) {
    const next *x = w->x;
    for (int c = 0; c < COLUMNS; c++)
        w->cell[c] = lode_cell_of((lode_slice){"", 0});
    say(w, FRAMEWORK, x->is->framework);
    say(w, ASPECT, x->is->aspect);
    say(w, OUTCOME, w->outcome);
    say(w, VISITS, lode_text(x->g->options->any_visit ? "any" : "graded"));
    say(w, FIRST_ENTRY, grades_day_text(x->g, supported ? x->first_start : x->index));
    say(w, LAST_ENTRY, grades_day_text(x->g, supported ? x->last_start : x->index));
    say(w, UNTIL, grades_day_text(x->g, x->until));
    say(w, GROUP, lode_text(group));
}

static void say_stratum(writer *w, const next_stratum *s) {
    say(w, ENTRY_GRADE, s->entry->grade);
    if (w->x->like >= 0)
        say(w, LIKE, grades_format(w->x->g, "%s=%.*s", w->x->like_name, LODE_ARG(s->like)));
}

static lode_status put(writer *w) {
    return lode_output_row(w->x->g->output, w->cell, w->x->g->error);
}

static void say_interval(writer *w, const lode_interval *i, const char *method) {
    say_number(w, PERCENT, 100 * i->estimate);
    say_number(w, CI_LOW, 100 * i->low);
    say_number(w, CI_HIGH, 100 * i->high);
    say(w, CI_METHOD, lode_text(method));
}

static void say_counts(writer *w, const next_count *c) {
    say_number(w, SCHOOLS, (double)c->schools);
    say_number(w, INSPECTED, (double)c->inspected);
    say_number(w, OUTCOME_SCHOOLS, (double)c->outcome);
    say_number(w, NOT_INSPECTED, (double)(c->schools - c->inspected - c->elsewhere));
    say_number(w, OTHER_FRAMEWORK, (double)c->elsewhere);
    say_number(w, N_INHERITED, (double)c->inherited);
}

static lode_status put_counts(writer *w, const next_count *c) {
    lode_interval i;
    say_counts(w, c);
    if (c->inspected == 0) {
        say(w, REASON, lode_text("no school has been inspected again in this framework"));
        return put(w);
    }
    const lode_status status = lode_proportion_wilson((double)c->outcome, (double)c->inspected,
                                                      LODE_LEVEL_DEFAULT, &i, w->x->g->error);
    if (status != LODE_OK)
        return status;
    say_interval(w, &i, "wilson");
    return put(w);
}

static const char *group_name(const next *x, next_group group) {
    return !x->has_groups ? "all" : group == NEXT_SUPPORTED ? "supported" : "comparison";
}

static lode_status put_strata(writer *w) {
    lode_status status = LODE_OK;
    for (size_t i = 0; i < w->x->n; i++)
        for (int group = 0; group < NEXT_GROUPS && status == LODE_OK; group++) {
            const next_stratum *s = &w->x->stratum[i];
            if (s->count[NEXT_SUPPORTED].schools == 0 ||
                (!w->x->has_groups && group == NEXT_COMPARISON))
                continue;
            begin(w, group_name(w->x, (next_group)group), group == NEXT_SUPPORTED);
            say_stratum(w, s);
            status = put_counts(w, &s->count[group]);
        }
    return status;
}

static void add(next_count *sum, const next_count *c) {
    sum->schools += c->schools;
    sum->inspected += c->inspected;
    sum->outcome += c->outcome;
    sum->elsewhere += c->elsewhere;
    sum->inherited += c->inherited;
}

/* ---- like for like ---- */

/* Strata in which both groups have been inspected again. */
typedef struct {
    next_count sum[NEXT_GROUPS];
    lode_interval *part; /* [n] the comparison's share in each */
    double *weight;      /* [n] how many of the supported are there */
    size_t n;
} alike;

static lode_status gather(const next *x, alike *a) {
    lode_status status = LODE_OK;
    a->part = lode_allocate(x->n + 1, sizeof *a->part);
    a->weight = lode_allocate(x->n + 1, sizeof *a->weight);
    for (size_t i = 0; i < x->n && status == LODE_OK; i++) {
        const next_count *s = &x->stratum[i].count[NEXT_SUPPORTED],
                         *c = &x->stratum[i].count[NEXT_COMPARISON];
        if (s->inspected == 0 || c->inspected == 0)
            continue;
        add(&a->sum[NEXT_SUPPORTED], s);
        add(&a->sum[NEXT_COMPARISON], c);
        a->weight[a->n] = (double)s->inspected;
        status = lode_proportion_wilson((double)c->outcome, (double)c->inspected,
                                        LODE_LEVEL_DEFAULT, &a->part[a->n++], x->g->error);
    }
    for (size_t i = 0; i < a->n; i++)
        a->weight[i] /= (double)a->sum[NEXT_SUPPORTED].inspected;
    return status;
}

static lode_status put_compared(writer *w, const alike *a) {
    lode_error *error = w->x->g->error;
    const next_count *s = &a->sum[NEXT_SUPPORTED];
    lode_interval supported, comparison, difference;
    lode_status status = lode_proportion_wilson((double)s->outcome, (double)s->inspected,
                                                LODE_LEVEL_DEFAULT, &supported, error);
    if (status == LODE_OK)
        status = lode_weighted_interval(a->part, a->weight, a->n, &comparison, error);
    if (status == LODE_OK)
        status = lode_difference_interval(&supported, &comparison, &difference, error);
    if (status != LODE_OK)
        return status;
    begin(w, "supported_alike", true);
    status = put_counts(w, s);
    begin(w, "comparison_alike", false);
    say_counts(w, &a->sum[NEXT_COMPARISON]);
    say_interval(w, &comparison, a->n > 1 ? "wilson_weighted" : "wilson");
    if (status == LODE_OK)
        status = put(w);
    begin(w, "difference", true);
    say_interval(w, &difference, "newcombe");
    return status == LODE_OK ? put(w) : status;
}

static lode_status put_difference(writer *w) {
    alike a = {.n = 0};
    lode_status status = gather(w->x, &a);
    if (status == LODE_OK && a.n > 0)
        status = put_compared(w, &a);
    else if (status == LODE_OK) {
        begin(w, "difference", true);
        say(w, REASON, lode_text("no supported school that was inspected again has one alike"));
        status = put(w);
    }
    free(a.part);
    free(a.weight);
    return status;
}

lode_status next_write(next *x) {
    writer w = {.x = x, .outcome = outcome_words(x)};
    next_count sum = {0};
    lode_slice name[COLUMNS];
    bool number[COLUMNS];
    for (int c = 0; c < COLUMNS; c++) {
        name[c] = lode_text(names[c]);
        number[c] = (c >= SCHOOLS && c <= CI_HIGH) || c == N_INHERITED;
    }
    lode_status status = lode_output_header(x->g->output, name, number, COLUMNS, x->g->error);
    if (status == LODE_OK)
        status = put_strata(&w);
    for (size_t i = 0; i < x->n; i++)
        add(&sum, &x->stratum[i].count[NEXT_SUPPORTED]);
    begin(&w, group_name(x, NEXT_SUPPORTED), true);
    if (status == LODE_OK)
        status = put_counts(&w, &sum);
    return status == LODE_OK && x->has_groups ? put_difference(&w) : status;
}
