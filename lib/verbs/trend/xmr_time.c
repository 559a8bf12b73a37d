/* The order of weeks, months and terms. */
#include "xmr_parts.h"

#include "lode/memory.h"
#include "lode/period.h"

/* Where the standard does not know an identifier, it is a family of its own. */
static xmr_time time_of(const xmr_run *r, lode_slice period, lode_slice identifier,
                        lode_slice *family) {
    const lode_ees_identifier *known = lode_ees_find_identifier(r->ees, identifier);
    *family = known ? known->mixes : identifier;
    return (xmr_time){lode_period_year(period),
                      lode_ees_order(r->ees, identifier, lode_period_is_academic(period))};
}

/* "2024 Week 45" or "202223". */
static bool read_rebase(const xmr_run *r, lode_slice text, xmr_rebase *rebase) {
    char period[LODE_PERIOD_TEXT];
    lode_slice rest = text, year;
    *rebase = (xmr_rebase){{0, 0}, {"", 0}};
    lode_split(&rest, ' ', &year);
    rest = lode_trim(rest);
    rebase->time.year = lode_period_year(year);
    if (!rebase->time.year && rest.n == 0 && lode_period_read(year, period))
        rebase->time.year = lode_period_year(lode_text(period));
    if (!rebase->time.year)
        return false;
    if (rest.n == 0) { /* before every part of the year */
        rebase->time.place = -1;
        return true;
    }
    rebase->time = time_of(r, year, rest, &rebase->family);
    return lode_ees_find_identifier(r->ees, rest) != NULL;
}

static lode_status read_rebases(xmr_run *r, lode_error *error) {
    const lode_words words = r->options->rebase;
    r->rebase = lode_allocate(words.n, sizeof *r->rebase);
    for (size_t i = 0; i < words.n; i++) {
        if (read_rebase(r, lode_text(words.item[i]), &r->rebase[i]))
            continue;
        lode_fail(error, LODE_USAGE, "'%s' is no time period, in --rebase", words.item[i]);
        return lode_fail_hint(error, "as in --rebase '2024 Week 45', '202425 Autumn term', 202223");
    }
    return LODE_OK;
}

lode_status xmr_find_times(xmr_run *r, lode_error *error) {
    const lode_measures *m = r->measures;
    r->time = lode_allocate(m->n_facets, sizeof *r->time);
    r->family = lode_allocate(m->n_facets, sizeof *r->family);
    for (size_t f = 0; f < m->n_facets; f++) {
        const uint32_t period = m->facets[f].period;
        const lode_slice identifier = lode_measures_identifier(m, period);
        r->time[f] = time_of(r, lode_measures_period(m, period),
                             identifier.n ? identifier : lode_text("Academic year"), &r->family[f]);
    }
    return read_rebases(r, error);
}
