/* How many members answered. */
#include "survey_parts.h"

static survey_size size_of(const survey *s, const survey_year *year, uint32_t group) {
    const survey_response *r = s->response + year->first;
    survey_size size = {0, 0};
    uint32_t last = LODE_UNKNOWN;
    for (size_t i = 0; i < year->n; i++) {
        if (group != SURVEY_ALL && r[i].group != group)
            continue;
        size.schools += r[i].school != last;
        size.respondents++;
        last = r[i].school;
    }
    return size;
}

static lode_status too_many(survey *s, size_t schools, double members) {
    lode_fail(s->error, LODE_DATA, "%zu schools answered: more than the %.0f members", schools,
              members);
    return lode_fail_hint(s->error, "--population says how many members there are, --members who "
                                    "they are");
}

static lode_status put_rate(survey *s, uint32_t year, uint32_t group) {
    const survey_size size = size_of(s, &s->year[year], group);
    survey_result r = survey_result_of(s, "response_rate", year, s->items, group);
    r.outcome = lode_text("response");
    r.unit = "percent";
    r.n = (double)size.schools;
    r.respondents = (double)size.respondents;
    if (r.n > r.population)
        return too_many(s, size.schools, r.population);
    if (r.population > 0) {
        r.estimate = 100 * r.n / r.population;
        r.method = "count";
        r.reason = "no interval: every member was asked";
    } else
        r.reason =
            isnan(r.population) ? "the number of members is not known" : "there are no members";
    survey_put(s, &r);
    return LODE_OK;
}

lode_status survey_find_rates(survey *s) {
    lode_status status = LODE_OK;
    for (uint32_t y = 0; y < s->years; y++)
        for (uint32_t g = 0; g <= s->groups && status == LODE_OK; g++)
            status = put_rate(s, y, g);
    return status;
}
