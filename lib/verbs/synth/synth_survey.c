/* lode_synth_survey: who is a member, and who answers. */
#include "synth_survey.h"

#include <math.h>
#include <stdlib.h>

enum { FEWEST = 4 };

const int lode_synth_survey_year[SURVEY_YEARS] = {2019, 2024};

/* ---- who is a member, and who answers ---- */

/* The first of the others answers, too, though nobody asked. */
static void settle_members(synth_survey *s, const synth_roster *roster) {
    size_t *order = lode_synth_shuffle(s->n, s->options->seed, PLANT_MEMBER, 0);
    s->school = lode_allocate(s->n, sizeof *s->school);
    for (size_t i = 0; i < s->n; i++)
        s->school[i].school = &roster->school[i];
    for (size_t i = 0; i < s->members; i++)
        s->school[order[i]].is_member = true;
    for (int year = 0; year < SURVEY_YEARS; year++)
        s->school[order[s->members]].responds[year] = true;
    free(order);
}

static void settle_responses(synth_survey *s, int year) {
    size_t *order = lode_synth_shuffle(s->n, s->options->seed, PLANT_REPLY, (uint32_t)year);
    size_t left = (size_t)floor(s->plan->response * (double)s->members + 0.5);
    for (size_t i = 0; i < s->n && left > 0; i++) {
        survey_school *school = &s->school[order[i]];
        if (school->is_member) {
            school->responds[year] = true;
            left--;
        }
    }
    free(order);
}

/* ---- all of it ---- */

static lode_status check(const lode_synth_survey_plan *plan, lode_error *error) {
    const lode_status status = lode_synth_between(plan->response, 0.05, 1, "response", error);
    return status == LODE_OK ? lode_synth_between(plan->missing, 0, 0.5, "missing", error) : status;
}

static lode_status count_members(synth_survey *s, lode_error *error) {
    s->members = s->plan->members == SIZE_MAX ? s->n - (s->n + 9) / 10 : s->plan->members;
    if (s->members >= FEWEST && s->members < s->n)
        return LODE_OK;
    return lode_fail(error, LODE_USAGE,
                     "--members goes from %d to %zu, one less than there are schools, not %zu",
                     FEWEST, s->n - 1, s->members);
}

lode_status lode_synth_survey(const lode_synth_survey_plan *plan, const lode_synth_options *options,
                              lode_report *report, lode_error *error) {
    synth_survey s = {.plan = plan, .options = options};
    synth_roster roster;
    lode_status status = check(plan, error);
    if (status == LODE_OK)
        status = lode_synth_roster(&roster, options, 60, FEWEST + 1, NULL, report, error);
    if (status != LODE_OK)
        return status;
    s.n = roster.n;
    status = count_members(&s, error);
    if (status == LODE_OK) {
        settle_members(&s, &roster);
        for (int year = 0; year < SURVEY_YEARS; year++)
            settle_responses(&s, year);
        status = lode_synth_survey_write(&s, error);
    }
    free(s.school);
    lode_synth_roster_free(&roster);
    return status;
}
