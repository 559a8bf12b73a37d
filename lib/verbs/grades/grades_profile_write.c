/* The rows of a profile. */
#include "grades_profile.h"

#include "lode/proportion.h"

/* A figure of a unit, about all its schools or those alike in --split. */
typedef struct {
    const profile_of *of;
    uint32_t unit;
    size_t part;
    lode_slice grade; /* empty: all together */
} figure;

static void say_breakdown(profile *p, const figure *f) {
    const lode_slice part =
        f->part > 0 ? lode_names_get(p->parts, (uint32_t)f->part) : (lode_slice){"", 0};
    const char *split = p->g->options->split;
    if (f->part > 0 && f->grade.n > 0) {
        grades_say(&p->face, "breakdown_topic", grades_format(p->g, "%s × Grade", split));
        grades_say(&p->face, "breakdown",
                   grades_format(p->g, "%.*s × %.*s", LODE_ARG(part), LODE_ARG(f->grade)));
        return;
    }
    grades_say(&p->face, "breakdown_topic",
               lode_text(f->part > 0      ? split
                         : f->grade.n > 0 ? "Grade"
                                          : "Total"));
    grades_say(&p->face, "breakdown",
               f->part > 0      ? part
               : f->grade.n > 0 ? f->grade
                                : lode_text("Total"));
}

static void begin(profile *p, const figure *f, const char *what) {
    const profile_of *of = f->of;
    const profile_count *c = &p->count[f->unit * p->n_parts + f->part];
    grades_face_unit(&p->face, f->unit);
    grades_say(&p->face, "time_period", grades_year_of(p->g, of->day));
    grades_say(&p->face, "time_identifier", lode_text("Academic year"));
    say_breakdown(p, f);
    grades_say(&p->face, "measure", grades_format(p->g, "%.*s_%s", LODE_ARG(of->is->prefix), what));
    grades_say(&p->face, "note", lode_text("derived"));
    grades_say(&p->face, "as_of", grades_day_text(p->g, of->day));
    grades_say_number(&p->face, "n_schools", (double)c->schools);
    grades_say_number(&p->face, "n_inherited", (double)c->inherited);
}

static lode_status put_count(profile *p, const figure *f, size_t count) {
    begin(p, f, "schools_count");
    grades_say_number(&p->face, "value", (double)count);
    return grades_face_put(&p->face);
}

static lode_status put_percent(profile *p, const figure *f, const char *what, size_t x) {
    const size_t n = p->count[f->unit * p->n_parts + f->part].n;
    lode_interval i;
    begin(p, f, what);
    if (n == 0) {
        grades_say(&p->face, "status", lode_text("z"));
        grades_say(&p->face, "why", lode_text("no school has a grade"));
        return grades_face_put(&p->face);
    }
    const lode_status status =
        lode_proportion_wilson((double)x, (double)n, LODE_LEVEL_DEFAULT, &i, p->g->error);
    if (status != LODE_OK)
        return status;
    grades_say_number(&p->face, "value", 100 * ((double)x / (double)n));
    grades_say_number(&p->face, "n", (double)n);
    grades_say_number(&p->face, "numerator", (double)x);
    grades_say_number(&p->face, "ci_low", 100 * i.low);
    grades_say_number(&p->face, "ci_high", 100 * i.high);
    return grades_face_put(&p->face);
}

/* Grades that nobody has stand in the table, too; words that were replaced only if somebody of the
 * level has them, and then for all of its units. */
static bool is_wanted(const profile *p, const profile_of *of, size_t grade) {
    const lode_grade *g = &of->is->grade[grade];
    return !g->is_none &&
           (p->of_all[grade] > 0 || grade == 0 || g->rank == 0 || g->rank != g[-1].rank);
}

static lode_status put_grades(profile *p, figure *f) {
    lode_status status = LODE_OK;
    for (size_t i = 0; i < f->of->is->n && status == LODE_OK; i++) {
        if (!is_wanted(p, f->of, i))
            continue;
        const size_t count = p->of_grade[(f->unit * p->n_parts + f->part) * f->of->is->n + i];
        f->grade = f->of->is->grade[i].grade;
        status = put_count(p, f, count);
        if (status == LODE_OK)
            status = put_percent(p, f, "schools_percent", count);
    }
    return status;
}

static lode_status put_unit(profile *p, figure *f) {
    const profile_count *c = &p->count[f->unit * p->n_parts + f->part];
    lode_status status = LODE_OK;
    f->grade = (lode_slice){"", 0};
    if (f->of->standard_rank > 0)
        status = put_percent(p, f, grades_format(p->g, "%.*s_percent", LODE_ARG(f->of->standard)).p,
                             c->meets);
    if (status == LODE_OK)
        status = put_count(p, f, c->n);
    if (status == LODE_OK)
        status = put_grades(p, f);
    f->grade = lode_text("No grade");
    return status == LODE_OK ? put_count(p, f, c->schools - c->n) : status;
}

lode_status profile_write_aspect(profile *p, const profile_of *of) {
    const size_t units = lode_names_count(p->face.level->units);
    lode_status status = LODE_OK;
    for (size_t i = 0; i < units && status == LODE_OK; i++)
        for (size_t part = 0; part < p->n_parts && status == LODE_OK; part++) {
            figure f = {.of = of, .unit = p->face.order[i], .part = part};
            if (p->count[f.unit * p->n_parts + part].schools > 0)
                status = put_unit(p, &f);
        }
    return status;
}
