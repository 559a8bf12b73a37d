/* Which measure and which breakdown: what was asked for, the only one, or the Total. */
#include "did_parts.h"

/* What the rows of schools have, by number. */
typedef struct {
    bool *there;
    uint32_t n, last;
} seen;

static void see(seen *s, uint32_t id) {
    if (s->there[id])
        return;
    s->there[id] = true;
    s->last = id;
    s->n++;
}

/* As -m or -b takes it; a label may stand in several topics. */
static const char *name_of(did *d, uint32_t id, bool measures) {
    if (measures)
        return lode_arena_print(d->arena, "%.*s", LODE_ARG(lode_names_get(d->m->measures, id)));
    const lode_slice topic = lode_measures_topic(d->m, id);
    return lode_arena_print(d->arena, "%.*s%s%.*s", LODE_ARG(topic), topic.n ? ":" : "",
                            LODE_ARG(lode_measures_breakdown(d->m, id)));
}

static lode_status which(did *d, const seen *s, const lode_names *names, bool measures) {
    const char *list = "";
    for (uint32_t id = 0; id < lode_names_count(names); id++)
        if (s->there[id])
            list = lode_arena_print(d->arena, "%s%s%s", list, *list ? ", " : "",
                                    name_of(d, id, measures));
    lode_fail(d->error, LODE_USAGE,
              measures ? "which measure? the input has %u"
                       : "which breakdown? the input has %u, and none is the Total",
              s->n);
    return lode_fail_hint(d->error, "choose one with %s: %s", measures ? "-m" : "-b", list);
}

static lode_status choose_measure(did *d) {
    seen s = {lode_allocate(lode_names_count(d->m->measures) + 1, sizeof *s.there), 0, 0};
    for (size_t row = 0; row < d->m->rows; row++)
        if (lode_measures_facet(d->m, row)->level == LODE_LEVEL_SCHOOL)
            see(&s, lode_measures_facet(d->m, row)->measure);
    d->measure = s.last;
    lode_status status = LODE_OK;
    if (s.n == 0)
        status = lode_fail(d->error, LODE_REFUSED, "no row is about a school");
    else if (s.n > 1)
        status = which(d, &s, d->m->measures, true);
    free(s.there);
    return status;
}

static bool is_total(const did *d, uint32_t breakdown) {
    const lode_slice total = lode_text("Total");
    return lode_same_folded(lode_measures_topic(d->m, breakdown), total) &&
           lode_same_folded(lode_measures_breakdown(d->m, breakdown), total);
}

static lode_status choose_breakdown(did *d) {
    seen s = {lode_allocate(lode_names_count(d->m->breakdowns) + 1, sizeof *s.there), 0, 0};
    for (size_t row = 0; row < d->m->rows; row++) {
        const lode_facet *f = lode_measures_facet(d->m, row);
        if (f->level == LODE_LEVEL_SCHOOL && f->measure == d->measure)
            see(&s, f->breakdown);
    }
    uint32_t total = 0;
    while (total < lode_names_count(d->m->breakdowns) && !(s.there[total] && is_total(d, total)))
        total++;
    const bool has_total = total < lode_names_count(d->m->breakdowns);
    d->breakdown = has_total ? total : s.last;
    const lode_status status =
        has_total || s.n == 1 ? LODE_OK : which(d, &s, d->m->breakdowns, false);
    free(s.there);
    return status;
}

lode_status did_choose(did *d) {
    const lode_status status = choose_measure(d);
    return status == LODE_OK ? choose_breakdown(d) : status;
}
