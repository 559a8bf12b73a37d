/* The rows of movement. */
#include "grades_movement.h"

#include "lode/proportion.h"

typedef struct {
    movement *m;
    const lode_graded_aspect *is;
    const movement_count *count;
    uint32_t unit;
} rows;

static void begin(const rows *r, const char *statistic) {
    grades_face *face = &r->m->face;
    grades_face_unit(face, r->unit);
    grades_say(face, "framework", r->is->framework);
    grades_say(face, "aspect", r->is->aspect);
    grades_say(face, "first_date", grades_day_text(r->m->g, r->m->first));
    grades_say(face, "last_date", grades_day_text(r->m->g, r->m->last));
    grades_say(face, "statistic", lode_text(statistic));
    grades_say_number(face, "n", (double)r->count->n);
    grades_say_number(face, "n_inherited", (double)r->count->inherited);
}

static void say_interval(const rows *r, const lode_interval *i, const char *method) {
    grades_face *face = &r->m->face;
    grades_say_number(face, "percent", 100 * i->estimate);
    grades_say_number(face, "ci_low", 100 * i->low);
    grades_say_number(face, "ci_high", 100 * i->high);
    grades_say(face, "ci_method", lode_text(method));
}

/* Finish a row that counts schools among n. */
static lode_status put_share(const rows *r, size_t x) {
    lode_interval i;
    grades_say_number(&r->m->face, "schools", (double)x);
    if (r->count->n == 0) {
        grades_say(&r->m->face, "reason", lode_text("no school has a grade on both days"));
        return grades_face_put(&r->m->face);
    }
    const lode_status status = lode_proportion_wilson((double)x, (double)r->count->n,
                                                      LODE_LEVEL_DEFAULT, &i, r->m->g->error);
    if (status != LODE_OK)
        return status;
    say_interval(r, &i, "wilson");
    return grades_face_put(&r->m->face);
}

static lode_status put_count(const rows *r, const char *statistic, size_t x) {
    begin(r, statistic);
    grades_say_number(&r->m->face, "schools", (double)x);
    return grades_face_put(&r->m->face);
}

static lode_status put_ways(const rows *r) {
    const movement_count *c = r->count;
    const struct {
        const char *statistic;
        size_t schools;
    } ways[] = {{"improved", c->improved},
                {"same", c->n - c->improved - c->declined},
                {"declined", c->declined}};
    lode_status status = LODE_OK;
    for (size_t i = 0; i < 3 && status == LODE_OK; i++) {
        begin(r, ways[i].statistic);
        status = put_share(r, ways[i].schools);
    }
    return status;
}

static lode_status put_standard(const rows *r, const char *statistic, double x) {
    begin(r, statistic);
    grades_say(&r->m->face, "standard", r->m->standard);
    return put_share(r, (size_t)x);
}

static lode_status put_change(const rows *r) {
    lode_interval i;
    const lode_status status =
        lode_paired_difference(&r->count->paired, LODE_LEVEL_DEFAULT, &i, r->m->g->error);
    if (status != LODE_OK)
        return status;
    begin(r, "standard_change");
    grades_say(&r->m->face, "standard", r->m->standard);
    say_interval(r, &i, "newcombe_paired");
    return grades_face_put(&r->m->face);
}

static lode_status put_standards(const rows *r) {
    const lode_paired_counts *p = &r->count->paired;
    lode_status status = put_standard(r, "standard_first", p->both + p->first_only);
    if (status == LODE_OK)
        status = put_standard(r, "standard_last", p->both + p->second_only);
    return status == LODE_OK && r->count->n > 0 ? put_change(r) : status;
}

static lode_status put_moves(const rows *r) {
    const size_t n = r->is->n;
    lode_status status = LODE_OK;
    for (size_t from = 0; from < n; from++)
        for (size_t to = 0; to < n && status == LODE_OK; to++) {
            const size_t schools = r->m->moved[(r->unit * n + from) * n + to];
            if (schools == 0)
                continue;
            begin(r, "moved");
            grades_say(&r->m->face, "from_grade", r->is->grade[from].grade);
            grades_say(&r->m->face, "to_grade", r->is->grade[to].grade);
            status = put_share(r, schools);
        }
    return status;
}

lode_status movement_write_unit(movement *m, const lode_graded_aspect *is, uint32_t unit) {
    const rows r = {m, is, &m->count[unit], unit};
    m->answered |= r.count->n > 0;
    lode_status status = put_ways(&r);
    if (status == LODE_OK && m->standard_rank > 0)
        status = put_standards(&r);
    if (status == LODE_OK)
        status = put_moves(&r);
    if (status == LODE_OK)
        status = put_count(&r, "judged_between", r.count->again);
    if (status == LODE_OK)
        status = put_count(&r, "one_day_only", r.count->once);
    return status == LODE_OK ? put_count(&r, "no_grade", r.count->without) : status;
}
