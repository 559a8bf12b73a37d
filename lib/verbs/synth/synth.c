/* lode_synth_schools: settle the place, then write each year's files, the lists and what schools
 * and the council hold themselves. */
#include "synth_parts.h"

static lode_status write_year(const synth_school *school, size_t n, const synth_facts *facts,
                              const synth_england *england, const lode_synth_options *options,
                              lode_error *error) {
    lode_status status =
        lode_synth_results(&lode_synth_ks2, school, n, facts, england, options, error);
    if (status == LODE_OK)
        status = lode_synth_results(&lode_synth_ks4, school, n, facts, england, options, error);
    if (status == LODE_OK)
        status = lode_synth_census(school, n, england, options, error);
    if (status == LODE_OK)
        status = lode_synth_absence(school, n, facts, england, options, error);
    return status;
}

static lode_status write_place(const lode_synth_options *options, const synth_facts *facts,
                               lode_error *error) {
    synth_school school[SYNTH_MANY_SCHOOLS];
    const size_t n = lode_synth_places(school, options->seed);
    lode_status status = lode_synth_folder(options, error);
    for (int i = 0; i < SYNTH_YEARS && status == LODE_OK; i++)
        status = write_year(school, n, facts, &facts->year[i], options, error);
    if (status == LODE_OK)
        status = lode_synth_lists(school, n, facts, options, error);
    if (status == LODE_OK)
        status = lode_synth_pupil_list(school, n, &facts->year[SYNTH_YEARS - 1], options, error);
    if (status == LODE_OK)
        status = lode_synth_locals(school, n, &facts->year[SYNTH_YEARS - 1], options, error);
    return status;
}

lode_status lode_synth_schools(const lode_synth_options *options, lode_report *report,
                               lode_error *error) {
    lode_reference *reference = lode_reference_new(options->reference, NULL, report);
    synth_facts facts;
    lode_status status = lode_synth_facts_read(&facts, reference, error);
    if (status == LODE_OK)
        status = write_place(options, &facts, error);
    lode_reference_free(reference);
    return status;
}
