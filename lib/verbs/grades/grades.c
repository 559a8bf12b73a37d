/* lode_grades: judgements as figures. The usual job: how many schools have which grade. */
#include "grades_profile.h"

#include "lode/proportion.h"

#include <stdlib.h>

static const char *const added[] = {"as_of", "n_schools", "n_inherited", "why"};

/* ---- days ---- */

static lode_status read_days(profile *p) {
    const lode_words asked = p->g->options->as_of;
    lode_status status = LODE_OK;
    p->day = lode_allocate(asked.n + 1, sizeof *p->day);
    for (; p->n_days < asked.n && status == LODE_OK; p->n_days++)
        status = grades_day(p->g, "--as-of", asked.item[p->n_days], &p->day[p->n_days]);
    for (size_t i = 1; i < p->n_days && status == LODE_OK; i++)
        for (size_t k = 0; k < i && status == LODE_OK; k++)
            if (lode_same(grades_year_of(p->g, p->day[i]), grades_year_of(p->g, p->day[k])))
                status = lode_fail(p->g->error, LODE_USAGE,
                                   "--as-of has two days of one school year: %s and %s",
                                   asked.item[k], asked.item[i]);
    if (asked.n == 0 && p->g->latest != INT32_MIN)
        p->day[p->n_days++] = p->g->latest;
    if (status == LODE_OK && p->n_days == 0 && p->g->n_aspects > 0) {
        lode_fail(p->g->error, LODE_REFUSED,
                  "no judgement is dated when its framework was in force");
        return lode_fail_hint(p->g->error, "look at event_date; --as-of says of which day to tell");
    }
    return status;
}

/* Whether an aspect is looked at on a day; *on is the last one of a framework that ended before. */
static bool can_look(const profile *p, const grades_aspect *a, size_t which, int32_t *on) {
    const lode_graded_aspect *is = a->is;
    *on = grades_cap(a, p->day[which]);
    if (!a->is_shown || (is->has_first && p->day[which] < is->first_day))
        return false;
    for (size_t k = 0; k < p->n_days && *on != p->day[which]; k++) {
        const bool is_same_year =
            lode_same(grades_year_of(p->g, p->day[k]), grades_year_of(p->g, *on));
        if (k != which && (is_same_year || (k < which && grades_cap(a, p->day[k]) == *on)))
            return false;
    }
    return true;
}

/* Of each framework once: that it is not there on the last of the days. */
static void tell_days(const profile *p) {
    const grades *g = p->g;
    int32_t last = INT32_MIN;
    if (p->n_days == 0)
        return;
    for (size_t d = 0; d < p->n_days; d++)
        last = p->day[d] > last ? p->day[d] : last;
    for (size_t i = 0; i < g->n_aspects; i++) {
        const lode_graded_aspect *is = g->aspect[i].is;
        if (i > 0 && lode_same(is->framework, g->aspect[i - 1].is->framework))
            continue;
        if (is->has_first && last < is->first_day)
            lode_notice(g->report, "'%.*s' began on %s: there is nothing of it as of %s",
                        LODE_ARG(is->framework), grades_day_text(g, is->first_day).p,
                        grades_day_text(g, last).p);
        else if (is->has_last && last > is->last_day)
            lode_notice(g->report, "'%.*s' ended on %s: its figures are as of that day, not of %s",
                        LODE_ARG(is->framework), grades_day_text(g, is->last_day).p,
                        grades_day_text(g, last).p);
    }
}

/* ---- counting ---- */

/* Who is alike in the column of --split; part 0 is everybody. */
static lode_status read_parts(profile *p) {
    const char *split = p->g->options->split;
    int column = -1;
    p->parts = lode_names_new();
    p->part = lode_allocate(p->g->n_schools + 1, sizeof *p->part);
    lode_names_add(p->parts, lode_text("Total"));
    const lode_status status = split ? grades_need(p->g, split, &column) : LODE_OK;
    for (size_t s = 0; s < p->g->n_schools; s++) {
        const lode_slice text = grades_cell(p->g, p->g->school_row[s], column);
        p->part[s] = text.n > 0 ? lode_names_add(p->parts, text) : 0;
    }
    return status;
}

static void count_school(profile *p, const profile_of *of, uint32_t unit, uint32_t part,
                         uint32_t school) {
    profile_count *c = &p->count[unit * p->n_parts + part];
    const grades_judgement *j = p->standing[school];
    const bool is_in = j || (of->of != LODE_UNKNOWN && p->denominator[school]);
    c->schools++;
    c->n += is_in;
    if (!j)
        return;
    c->inherited += j->inherited;
    c->meets += j->grade->rank > 0 && j->grade->rank <= of->standard_rank;
    const size_t grade = (size_t)(j->grade - of->is->grade);
    p->of_grade[(unit * p->n_parts + part) * of->is->n + grade]++;
    p->of_all[grade]++;
}

static void count_units(profile *p, const profile_of *of, const grades_level *level) {
    const size_t cells = lode_names_count(level->units) * p->n_parts;
    free(p->count);
    free(p->of_grade);
    free(p->of_all);
    p->of_all = lode_allocate(of->is->n + 1, sizeof *p->of_all);
    p->count = lode_allocate(cells + 1, sizeof *p->count);
    p->of_grade = lode_allocate(cells * of->is->n + 1, sizeof *p->of_grade);
    for (uint32_t s = 0; s < p->g->n_schools; s++) {
        if (level->unit[s] == LODE_UNKNOWN)
            continue;
        count_school(p, of, level->unit[s], 0, s);
        if (p->part[s] > 0)
            count_school(p, of, level->unit[s], p->part[s], s);
    }
}

/* ---- all of it ---- */

static lode_status write_aspect(profile *p, const grades_level *level, uint32_t a, int32_t day) {
    const grades_aspect *aspect = &p->g->aspect[a];
    profile_of of = {.is = aspect->is, .of = aspect->of, .day = day};
    of.standard_rank = lode_grade_standard(of.is, &of.standard);
    grades_standing_on(p->g, a, day, p->standing);
    if (of.of != LODE_UNKNOWN)
        grades_standing_on(p->g, of.of, day, p->denominator);
    count_units(p, &of, level);
    return profile_write_aspect(p, &of);
}

static lode_status write_level(profile *p, const grades_level *level) {
    lode_status status = LODE_OK;
    grades_face_level(&p->face, level);
    for (size_t d = 0; d < p->n_days && status == LODE_OK; d++) {
        int32_t on;
        for (uint32_t a = 0; a < p->g->n_aspects && status == LODE_OK; a++)
            if (can_look(p, &p->g->aspect[a], d, &on))
                status = write_aspect(p, level, a, on);
        if (status == LODE_OK)
            status = profile_write_findings(p, p->day[d]);
    }
    return status;
}

static lode_status work(profile *p) {
    lode_status status = grades_open(p->g);
    if (status == LODE_OK)
        status = grades_read_levels(p->g);
    if (status == LODE_OK)
        status = read_days(p);
    if (status == LODE_OK)
        status = read_parts(p);
    if (status == LODE_OK)
        status = grades_face_open(&p->face, p->g, added, sizeof added / sizeof *added);
    if (status != LODE_OK)
        return status;
    p->n_parts = lode_names_count(p->parts);
    p->standing = lode_allocate(p->g->n_schools + 1, sizeof *p->standing);
    p->denominator = lode_allocate(p->g->n_schools + 1, sizeof *p->denominator);
    tell_days(p);
    for (size_t l = 0; l < p->g->n_levels && status == LODE_OK; l++)
        status = write_level(p, &p->g->level[l]);
    return status;
}

lode_status lode_grades_profile(const lode_grades_options *options, const lode_input *input,
                                lode_output *output, lode_reference *reference, lode_report *report,
                                lode_error *error) {
    grades g = grades_of(options, input, output, reference, report, error);
    profile p = {.g = &g};
    const lode_status status = work(&p);
    if (p.parts)
        lode_names_free(p.parts);
    free(p.part);
    free(p.day);
    free(p.standing);
    free(p.denominator);
    free(p.of_all);
    free(p.count);
    free(p.of_grade);
    grades_face_close(&p.face);
    grades_close(&g);
    return status;
}
