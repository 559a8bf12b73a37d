/* lode_grades: judgements as figures. The usual job: how many schools have which grade. */
#include "grades_profile.h"

#include "lode/proportion.h"

#include <stdlib.h>

static const char *const added[] = {"as_of", "n_schools", "n_inherited", "why"};

/* ---- counting ---- */

/* The rows of everybody are called Total, and other tools would take these for them. */
static lode_status refuse_total(const profile *p, uint32_t school, int column) {
    const size_t row = p->g->school_row[school];
    lode_fail(p->g->error, LODE_DATA,
              "'%.*s' in the column of --split is what the figures of all schools are called",
              LODE_ARG(grades_cell(p->g, row, column)));
    lode_fail_hint(p->g->error, "leave out the rows that are sums, or call the schools otherwise");
    return lode_table_fail_at(p->g->table, row, (size_t)column, p->g->error);
}

/* Who is alike in the column of --split; part 0 is everybody. */
static lode_status read_parts(profile *p) {
    const char *split = p->g->options->split;
    const lode_slice total = lode_text("Total");
    int column = -1;
    p->parts = lode_names_new();
    p->part = lode_allocate(p->g->n_schools + 1, sizeof *p->part);
    lode_names_add(p->parts, total);
    lode_status status = split ? grades_need(p->g, split, &column) : LODE_OK;
    for (uint32_t s = 0; s < p->g->n_schools && status == LODE_OK; s++) {
        const lode_slice text = grades_cell(p->g, p->g->school_row[s], column);
        p->part[s] = text.n > 0 ? lode_names_add(p->parts, text) : 0;
        if (lode_same_folded(text, total))
            status = refuse_total(p, s, column);
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
            if (profile_can_look(p, &p->g->aspect[a], d, &on))
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
        status = profile_read_days(p);
    if (status == LODE_OK)
        status = read_parts(p);
    if (status == LODE_OK)
        status = grades_face_open(&p->face, p->g, added, sizeof added / sizeof *added);
    if (status != LODE_OK)
        return status;
    p->n_parts = lode_names_count(p->parts);
    p->standing = lode_allocate(p->g->n_schools + 1, sizeof *p->standing);
    p->denominator = lode_allocate(p->g->n_schools + 1, sizeof *p->denominator);
    profile_tell_days(p);
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
