/* lode_grades_movement: which grade schools had on one day and have on another. */
#include "grades_movement.h"

#include <stdlib.h>

static const char *const added[] = {"framework", "aspect",     "first_date",  "last_date",
                                    "statistic", "from_grade", "to_grade",    "standard",
                                    "schools",   "n",          "percent",     "ci_low",
                                    "ci_high",   "ci_method",  "n_inherited", "reason"};

/* ---- what may be compared ---- */

static lode_status read_days(movement *m) {
    const lode_words asked = m->g->options->between;
    lode_error *error = m->g->error;
    if (asked.n != 2) {
        lode_fail(error, LODE_USAGE, "--movement needs two days");
        return lode_fail_hint(error, "--between 2019-08-31,2024-08-31");
    }
    lode_status status = grades_day(m->g, "--between", asked.item[0], &m->first);
    if (status == LODE_OK)
        status = grades_day(m->g, "--between", asked.item[1], &m->last);
    if (status == LODE_OK && m->first >= m->last)
        status = lode_fail(error, LODE_USAGE, "--between: %s is not before %s", asked.item[0],
                           asked.item[1]);
    return status;
}

static bool is_in_force(const movement *m, const lode_graded_aspect *is) {
    return !(is->has_first && m->first < is->first_day) &&
           !(is->has_last && m->last > is->last_day);
}

/* Why a framework cannot be looked at between the two days. */
static lode_slice why_not(const movement *m, const lode_graded_aspect *is) {
    const bool late = is->has_first && m->first < is->first_day;
    return grades_format(m->g, "'%.*s' %s on %s", LODE_ARG(is->framework), late ? "began" : "ended",
                         grades_day_text(m->g, late ? is->first_day : is->last_day).p);
}

/* Each framework that is not in force on both days, once; all of them are the reason of a refusal.
 */
static lode_status check_frameworks(movement *m) {
    const grades *g = m->g;
    lode_slice reasons = {"", 0}, before = {"", 0};
    bool any = g->n_aspects == 0;
    for (size_t i = 0; i < g->n_aspects; i++) {
        const lode_graded_aspect *is = g->aspect[i].is;
        if (!grades_wants(g, is->framework))
            continue;
        any |= is_in_force(m, is);
        if (is_in_force(m, is) || lode_same(is->framework, before))
            continue;
        before = is->framework;
        const lode_slice why = why_not(m, is);
        reasons =
            grades_format(g, "%.*s%s%.*s", LODE_ARG(reasons), reasons.n ? ", " : "", LODE_ARG(why));
    }
    if (!any) {
        lode_fail(g->error, LODE_REFUSED, "no framework was in force on both %s and %s: %.*s",
                  grades_day_text(g, m->first).p, grades_day_text(g, m->last).p, LODE_ARG(reasons));
        return lode_fail_hint(g->error,
                              "grades of different frameworks are not comparable; compare within "
                              "one, or profile each (without --movement)");
    }
    if (reasons.n > 0)
        lode_notice(g->report,
                    "left out, as grades of different frameworks are not comparable: "
                    "%.*s",
                    LODE_ARG(reasons));
    return LODE_OK;
}

/* ---- counting ---- */

static void count_school(movement *m, const lode_graded_aspect *is, uint32_t unit, size_t school) {
    const grades_judgement *from = m->from[school], *to = m->to[school];
    movement_count *c = &m->count[unit];
    if (!from || !to) {
        c->without += !from && !to;
        c->once += !from != !to;
        return;
    }
    c->n++;
    c->again += from != to;
    c->inherited += from->inherited || to->inherited;
    c->improved += to->grade->rank < from->grade->rank;
    c->declined += to->grade->rank > from->grade->rank;
    const bool met = from->grade->rank <= m->standard_rank,
               meets = to->grade->rank <= m->standard_rank;
    c->paired.both += met && meets;
    c->paired.first_only += met && !meets;
    c->paired.second_only += !met && meets;
    c->paired.neither += !met && !meets;
    m->moved[(unit * is->n + (size_t)(from->grade - is->grade)) * is->n +
             (size_t)(to->grade - is->grade)]++;
}

static void count_units(movement *m, uint32_t a, const grades_level *level) {
    const lode_graded_aspect *is = m->g->aspect[a].is;
    const size_t units = lode_names_count(level->units);
    free(m->count);
    free(m->moved);
    m->count = lode_allocate(units + 1, sizeof *m->count);
    m->moved = lode_allocate(units * is->n * is->n + 1, sizeof *m->moved);
    m->standard_rank = lode_grade_standard(is, &m->standard);
    grades_standing_on(m->g, a, m->first, m->from);
    grades_standing_on(m->g, a, m->last, m->to);
    for (size_t s = 0; s < m->g->n_schools; s++)
        if (level->unit[s] != LODE_UNKNOWN)
            count_school(m, is, level->unit[s], s);
}

/* ---- all of it ---- */

static lode_status write_level(movement *m, const grades_level *level) {
    const size_t units = lode_names_count(level->units);
    lode_status status = LODE_OK;
    grades_face_level(&m->face, level);
    for (uint32_t a = 0; a < m->g->n_aspects && status == LODE_OK; a++) {
        const lode_graded_aspect *is = m->g->aspect[a].is;
        if (!m->g->aspect[a].is_shown || !is_in_force(m, is) || !lode_grades_are_ordered(is))
            continue;
        count_units(m, a, level);
        for (size_t i = 0; i < units && status == LODE_OK; i++)
            status = movement_write_unit(m, is, m->face.order[i]);
    }
    return status;
}

/* Of outcomes in no order nobody can say which is better. */
static void tell_unordered(const grades *g) {
    for (size_t i = 0; i < g->n_aspects; i++)
        if (g->aspect[i].is_shown && !lode_grades_are_ordered(g->aspect[i].is))
            lode_notice(g->report, "'%.*s' (%.*s) has no order of grades: no movement",
                        LODE_ARG(g->aspect[i].is->aspect), LODE_ARG(g->aspect[i].is->framework));
}

static lode_status work(movement *m) {
    grades *g = m->g;
    lode_status status = read_days(m);
    if (status == LODE_OK)
        status = grades_open(g);
    if (status == LODE_OK)
        status = check_frameworks(m);
    if (status == LODE_OK)
        status = grades_read_levels(g);
    if (status == LODE_OK)
        status = grades_face_open_units(&m->face, g, added, sizeof added / sizeof *added);
    if (status != LODE_OK)
        return status;
    m->from = lode_allocate(g->n_schools + 1, sizeof *m->from);
    m->to = lode_allocate(g->n_schools + 1, sizeof *m->to);
    tell_unordered(g);
    for (size_t l = 0; l < g->n_levels && status == LODE_OK; l++)
        status = write_level(m, &g->level[l]);
    if (status == LODE_OK && !m->answered && g->n_schools > 0)
        status = lode_fail(g->error, LODE_REFUSED, "no school has a grade on both %s and %s",
                           grades_day_text(g, m->first).p, grades_day_text(g, m->last).p);
    return status;
}

lode_status lode_grades_movement(const lode_grades_options *options, const lode_input *input,
                                 lode_output *output, lode_reference *reference,
                                 lode_report *report, lode_error *error) {
    grades g = grades_of(options, input, output, reference, report, error);
    movement m = {.g = &g};
    const lode_status status = work(&m);
    free(m.from);
    free(m.to);
    free(m.count);
    free(m.moved);
    grades_face_close(&m.face);
    grades_close(&g);
    return status;
}
