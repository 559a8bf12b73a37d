/* The periods of the table, in order of time, and which may be compared with the one before. */
#include "did_parts.h"

static int by_year(const void *a, const void *b) {
    const did_period *x = a, *y = b;
    return x->year - y->year;
}

static lode_status refuse_mixed(did *d, const lode_facet *f) {
    lode_fail(d->error, LODE_DATA, "the input has periods of several kinds: '%.*s %.*s' is another",
              LODE_ARG(lode_measures_identifier(d->m, f->period)),
              LODE_ARG(lode_measures_period(d->m, f->period)));
    return lode_fail_hint(d->error, "keep one of them, as with lode-merge --where "
                                    "'time_identifier=Autumn term'");
}

/* Facets of one period differ in kind and release. */
static lode_status list_periods(did *d) {
    const lode_facet *first = NULL;
    d->period = lode_allocate(d->m->n_facets + 1, sizeof *d->period);
    for (size_t i = 0; i < d->m->n_facets; i++) {
        const lode_facet *f = &d->m->facets[i];
        size_t p = 0;
        if (!did_is_wanted(d, f))
            continue;
        first = first ? first : f;
        if (!lode_same(lode_measures_identifier(d->m, f->period),
                       lode_measures_identifier(d->m, first->period)))
            return refuse_mixed(d, f);
        while (p < d->periods && d->period[p].year != f->year)
            p++;
        if (p < d->periods)
            continue;
        d->period[p].year = f->year;
        d->period[p].text = lode_measures_period(d->m, f->period);
        lode_period_label(d->period[p].text, d->period[p].label);
        d->periods++;
    }
    qsort(d->period, d->periods, sizeof *d->period, by_year);
    return LODE_OK;
}

static lode_status find_time(did *d, const char *asked, size_t *time) {
    lode_names *seen = lode_names_new();
    *time = 0;
    while (
        *time < d->periods &&
        !lode_measures_is_asked(LODE_COL_TIME_PERIOD, d->period[*time].text, lode_text(""), asked))
        lode_names_add(seen, d->period[(*time)++].text);
    const lode_status status =
        *time < d->periods ? LODE_OK
                           : lode_measures_nobody_has(LODE_COL_TIME_PERIOD, asked, seen, d->error);
    lode_names_free(seen);
    return status;
}

/* What stands between a period and the one before the support: it has no usable figures, or the
 * definition changed from one to the other. */
static void look_up(did *d) {
    const int base = d->period[d->time[DID_BEFORE]].year;
    for (size_t i = 0; i < d->m->n_facets; i++) {
        const lode_facet *f = &d->m->facets[i];
        const lode_availability_of of = lode_measures_asked(d->m, f);
        for (size_t p = 0; p < d->periods && did_is_wanted(d, f); p++) {
            did_period *period = &d->period[p];
            if (period->year == f->year && !period->bar)
                period->bar = lode_availability_at(d->availability, &of, f->year);
            if (period->year == f->year && !period->bar && f->year != base)
                period->bar =
                    lode_availability_break(d->availability, &of, f->year < base ? f->year : base,
                                            f->year < base ? base : f->year);
        }
    }
}

static lode_status refuse_barred(did *d) {
    for (int t = 0; t < DID_TIMES; t++) {
        const did_period *p = &d->period[d->time[t]];
        if (!p->bar)
            continue;
        lode_fail(d->error, LODE_REFUSED, "%.*s cannot be compared from %s to %s: %.*s",
                  LODE_ARG(d->outcome), d->period[d->time[DID_BEFORE]].label,
                  d->period[d->time[DID_AFTER]].label, LODE_ARG(p->bar->reason));
        return p->bar->instead.n ? lode_fail_hint(d->error, "%.*s", LODE_ARG(p->bar->instead))
                                 : LODE_REFUSED;
    }
    return LODE_OK;
}

/* Years from the first period after the one before, which is -1; earlier ones count from there. */
static void count_years(did *d) {
    const size_t base = d->time[DID_BEFORE];
    size_t first = base + 1;
    while (d->period[first].bar)
        first++;
    for (size_t p = 0; p < d->periods; p++)
        d->period[p].event_time = p <= base ? d->period[p].year - d->period[base].year - 1
                                            : d->period[p].year - d->period[first].year;
}

static void tell_barred(did *d) {
    for (size_t p = 0; p < d->periods; p++)
        if (d->period[p].bar)
            lode_notice(d->report, "%s is not compared with %s and has no event row: %.*s",
                        d->period[p].label, d->period[d->time[DID_BEFORE]].label,
                        LODE_ARG(d->period[p].bar->reason));
}

lode_status did_find_periods(did *d) {
    lode_status status = list_periods(d);
    if (status == LODE_OK)
        status = find_time(d, d->options->before, &d->time[DID_BEFORE]);
    if (status == LODE_OK)
        status = find_time(d, d->options->after, &d->time[DID_AFTER]);
    if (status != LODE_OK)
        return status;
    if (d->time[DID_BEFORE] >= d->time[DID_AFTER])
        return lode_fail(d->error, LODE_USAGE, "--before %s is not before --after %s",
                         d->options->before, d->options->after);
    look_up(d);
    status = refuse_barred(d);
    if (status != LODE_OK)
        return status;
    count_years(d);
    tell_barred(d);
    return LODE_OK;
}
