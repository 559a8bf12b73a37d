/* The results, in the order in which they are written. */
#include "survey_parts.h"

survey_result survey_result_of(const survey *s, const char *term, uint32_t year, size_t item,
                               uint32_t group) {
    survey_result r = {.term = term,
                       .item = item,
                       .group = group,
                       .year = (int)year,
                       .before = -1,
                       .estimate = NAN,
                       .se = NAN,
                       .low = NAN,
                       .high = NAN,
                       .p = NAN,
                       .n = NAN,
                       .respondents = NAN,
                       .population = NAN};
    if (item < s->items) {
        r.outcome = s->item[item].name;
        r.label = s->item[item].label;
    }
    if (s->year[year].members && isfinite(s->year[year].members[group]))
        r.population = s->year[year].members[group];
    return r;
}

void survey_put(survey *s, const survey_result *result) {
    LODE_GROW(s->result, s->results, s->room);
    s->result[s->results++] = *result;
}
