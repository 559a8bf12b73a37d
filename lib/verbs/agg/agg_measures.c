/* Groups as rows of a measure table: what is known of the field, the lines, the rows. */
#include "agg_writer.h"

#include <stdlib.h>

/* What is known of the field, as far as it is asked. */
static lode_status learn(agg_writer *w) {
    agg_run *run = w->run;
    lode_status status = agg_years_read(run, &w->years);
    if (status == LODE_OK)
        status = lode_establishments_read(&w->establishments, run->reference, run->error);
    if (status == LODE_OK)
        status = lode_pupil_spread_read(&w->spread, run->reference, run->error);
    if (status == LODE_OK && w->years.years > 0)
        status = lode_availability_read(&w->availability, run->reference, run->error);
    return status;
}

static void make_lines(agg_writer *w) {
    const bool with_years = w->years.years > 0;
    if (with_years)
        agg_years_find(w->run, w->availability, &w->years);
    agg_tell_rows(w->run);
    agg_make_lines(w->run, w->establishments, with_years ? &w->years : NULL, &w->lines);
    agg_sort_lines(&w->lines);
}

typedef void teller(const agg_run *run, agg_group *const *group, size_t n);

static void tell_of_made(const agg_writer *w, teller *tell) {
    agg_group **group = lode_allocate(w->lines.n, sizeof *group);
    size_t n = 0;
    for (size_t i = 0; i < w->lines.n; i++)
        if (w->lines.line[i].target)
            group[n++] = &w->lines.line[i].group;
    tell(w->run, group, n);
    free(group);
}

lode_status agg_write_measures(agg_run *run) {
    agg_writer w = {.run = run};
    lode_status status = learn(&w);
    if (status == LODE_OK) {
        make_lines(&w);
        tell_of_made(&w, agg_tell_figures);
        status = run->options->gap.n ? agg_write_gaps(&w) : agg_write_lines(&w);
        tell_of_made(&w, agg_tell_limits);
        agg_free_lines(&w.lines);
        agg_years_free(&w.years);
    }
    lode_establishments_free(w.establishments);
    lode_pupil_spread_free(w.spread);
    lode_availability_free(w.availability);
    return status;
}
