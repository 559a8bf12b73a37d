/* Which grade is looked at, who enters, what counts as the outcome, until when. */
#include "grades_next.h"

#include <stdlib.h>

static bool can_be(const next *x, const grades_aspect *a) {
    if (!a->is_shown || !lode_grades_are_ordered(a->is))
        return false;
    return x->g->options->aspect.n > 0 || lode_is(a->is->aspect, "Overall effectiveness");
}

static lode_status choose_aspect(next *x) {
    const grades *g = x->g;
    size_t found = 0;
    for (uint32_t i = 0; i < g->n_aspects; i++)
        if (can_be(x, &g->aspect[i])) {
            if (found++ == 0)
                x->aspect = i;
        }
    if (found == 1) {
        x->is = g->aspect[x->aspect].is;
        return LODE_OK;
    }
    if (found == 0)
        lode_fail(g->error, LODE_REFUSED,
                  "the input has no grades of the aspect that have an order");
    else
        lode_fail(g->error, LODE_USAGE,
                  "--next looks at one aspect of one framework, not at several");
    return lode_fail_hint(g->error, "--framework 'Graded without overall effectiveness' --aspect "
                                    "'Quality of education', say; usually Overall effectiveness");
}

/* Words into marks on the grades of the scale. */
static lode_status mark(const next *x, const char *option, lode_words words, bool *marks) {
    for (size_t i = 0; i < words.n; i++) {
        const lode_slice word = lode_trim(lode_text(words.item[i]));
        const lode_grade *grade = lode_grade_find(x->is, word);
        if (!grade || grade->is_none) {
            lode_fail(x->g->error, LODE_USAGE, "%s: '%.*s' is no grade of %.*s", option,
                      LODE_ARG(word), LODE_ARG(x->is->aspect));
            return lode_fail_hint(x->g->error, "its grades are '%.*s' and others of grades.csv",
                                  LODE_ARG(x->is->grade[0].grade));
        }
        marks[grade - x->is->grade] = true;
    }
    return LODE_OK;
}

static lode_status mark_outcome(next *x) {
    lode_slice standard;
    const int rank = lode_grade_standard(x->is, &standard);
    if (x->g->options->outcome.n > 0)
        return mark(x, "--outcome", x->g->options->outcome, x->is_outcome);
    if (rank == 0)
        return lode_fail(x->g->error, LODE_USAGE, "--outcome is missing: %.*s has no standard",
                         LODE_ARG(x->is->aspect));
    for (size_t i = 0; i < x->is->n; i++)
        x->is_outcome[i] = x->is->grade[i].rank > 0 && x->is->grade[i].rank <= rank;
    return LODE_OK;
}

static lode_status mark_entry(next *x) {
    for (size_t i = 0; i < x->is->n; i++)
        x->is_entry[i] = x->g->options->entry.n == 0 && !x->is->grade[i].is_none;
    return mark(x, "--entry", x->g->options->entry, x->is_entry);
}

static lode_status read_days(next *x) {
    const lode_grades_options *o = x->g->options;
    lode_status status = LODE_OK;
    x->index = INT32_MIN;
    x->until = x->g->latest;
    if (o->as_of.n > 1 || (o->as_of.n == 0 && !o->supported)) {
        lode_fail(x->g->error, LODE_USAGE, "--next needs one day of entry");
        return lode_fail_hint(x->g->error,
                              "--as-of DATE, or --supported FILE with a start_date for "
                              "each school");
    }
    if (o->as_of.n == 1)
        status = grades_day(x->g, "--as-of", o->as_of.item[0], &x->index);
    if (status == LODE_OK && o->until)
        status = grades_day(x->g, "--until", o->until, &x->until);
    return status;
}

static lode_status find_like(next *x) {
    const char *asked = x->g->options->like;
    x->like_name = asked ? asked : "phase";
    return asked ? grades_need(x->g, asked, &x->like) : grades_look_for(x->g, "phase", &x->like);
}

lode_status next_settle(next *x) {
    lode_status status = choose_aspect(x);
    if (status != LODE_OK)
        return status;
    x->is_entry = lode_allocate(x->is->n, sizeof *x->is_entry);
    x->is_outcome = lode_allocate(x->is->n, sizeof *x->is_outcome);
    status = mark_entry(x);
    if (status == LODE_OK)
        status = mark_outcome(x);
    if (status == LODE_OK)
        status = read_days(x);
    return status == LODE_OK ? find_like(x) : status;
}
