/* Judgements without a grade: how many of each theme, and in how many schools. */
#include "grades_profile.h"

#include <stdlib.h>

typedef struct {
    uint32_t place; /* of the unit, among all in order */
    uint32_t unit, about, school;
} found;

static int order(const void *a, const void *b) {
    const found *x = a, *y = b;
    if (x->place != y->place)
        return x->place < y->place ? -1 : 1;
    if (x->about != y->about)
        return x->about < y->about ? -1 : 1;
    return x->school < y->school ? -1 : x->school > y->school;
}

/* Where each unit stands in the order in which units are written. */
static uint32_t *places(const grades_face *face) {
    const uint32_t n = lode_names_count(face->level->units);
    uint32_t *place = lode_allocate(n + 1, sizeof *place);
    for (uint32_t i = 0; i < n; i++)
        place[face->order[i]] = i;
    return place;
}

/* Those up to a day, by unit, theme and school. */
static found *gather(const profile *p, int32_t day, size_t *n) {
    const grades *g = p->g;
    found *all = lode_allocate(g->n_findings + 1, sizeof *all);
    uint32_t *place = places(&p->face);
    *n = 0;
    for (size_t i = 0; i < g->n_findings; i++) {
        const grades_finding *f = &g->finding[i];
        const uint32_t unit = p->face.level->unit[f->school];
        if (f->day <= day && unit != LODE_UNKNOWN)
            all[(*n)++] = (found){place[unit], unit, f->about, f->school};
    }
    free(place);
    if (*n > 1)
        qsort(all, *n, sizeof *all, order);
    return all;
}

static lode_status put(profile *p, const found *f, int32_t day, const char *measure, size_t count) {
    const grades_about about = grades_finding_about(p->g, f->about);
    grades_face_unit(&p->face, f->unit);
    grades_say(&p->face, "time_period", grades_year_of(p->g, day));
    grades_say(&p->face, "time_identifier", lode_text("Academic year"));
    grades_say(&p->face, "breakdown_topic", about.framework);
    grades_say(&p->face, "breakdown", about.theme.n > 0 ? about.theme : lode_text("No theme"));
    grades_say(&p->face, "measure", lode_text(measure));
    grades_say_number(&p->face, "value", (double)count);
    grades_say(&p->face, "note", lode_text("derived"));
    grades_say(&p->face, "as_of", grades_day_text(p->g, day));
    return grades_face_put(&p->face);
}

lode_status profile_write_findings(profile *p, int32_t day) {
    size_t n;
    found *all = gather(p, day, &n);
    lode_status status = LODE_OK;
    for (size_t i = 0, end; i < n && status == LODE_OK; i = end) {
        size_t schools = 1;
        for (end = i + 1; end < n && all[end].unit == all[i].unit && all[end].about == all[i].about;
             end++)
            schools += all[end].school != all[end - 1].school;
        status = put(p, &all[i], day, "findings_count", end - i);
        if (status == LODE_OK)
            status = put(p, &all[i], day, "findings_schools_count", schools);
    }
    free(all);
    return status;
}
