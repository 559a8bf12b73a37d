/* The estimate table of a survey. */
#include "lode/estimates.h"
#include "lode/number.h"
#include "survey_parts.h"

enum { PERIOD, BEFORE, LABEL, UNIT, POPULATION, RESPONDENTS, METHOD, REASON, MORE };

static const lode_estimate_column more[MORE] = {
    {"time_period", false}, {"compared_with", false}, {"label", false},  {"unit", false},
    {"population", true},   {"respondents", true},    {"method", false}, {"reason", false}};

/* Estimates are certain to this many significant digits whatever the machine, limits to fewer. */
enum { DIGITS = 8, DIGITS_OF_LIMITS = 6 };

static lode_cell word(const char *text) {
    return lode_cell_of(lode_text(text ? text : ""));
}

static lode_cell number(double x, char text[LODE_NUMBER_TEXT]) {
    return lode_cell_plain((lode_slice){text, lode_number_text(x, text)});
}

static lode_estimate estimate_of(const survey *s, const survey_result *r) {
    lode_estimate e = lode_estimate_empty;
    e.design = "survey";
    e.outcome = r->outcome;
    e.subgroup = s->group[r->group];
    e.term = lode_text(r->term);
    e.estimate = lode_significant(r->estimate, DIGITS);
    e.se = lode_significant(r->se, DIGITS);
    e.low = lode_significant(r->low, DIGITS_OF_LIMITS);
    e.high = lode_significant(r->high, DIGITS_OF_LIMITS);
    e.p = lode_significant(r->p, DIGITS_OF_LIMITS);
    e.n_units = r->n;
    e.note = r->note;
    return e;
}

static lode_status put(survey *s, const survey_result *r, lode_output *output) {
    char population[LODE_NUMBER_TEXT], respondents[LODE_NUMBER_TEXT];
    const lode_estimate e = estimate_of(s, r);
    const lode_slice before = r->before < 0 ? (lode_slice){"", 0} : s->year[r->before].name;
    const lode_cell cell[MORE] = {[PERIOD] = lode_cell_of(s->year[r->year].name),
                                  [BEFORE] = lode_cell_of(before),
                                  [LABEL] = lode_cell_of(r->label),
                                  [UNIT] = word(r->unit),
                                  [POPULATION] = number(r->population, population),
                                  [RESPONDENTS] = number(r->respondents, respondents),
                                  [METHOD] = word(r->method),
                                  [REASON] = word(r->reason)};
    return lode_estimates_put(output, &e, cell, MORE, s->error);
}

static bool is_known(const survey *s) {
    for (size_t i = 0; i < s->results; i++)
        if (!isnan(s->result[i].estimate))
            return true;
    return false;
}

lode_status survey_write(survey *s, lode_output *output) {
    if (!is_known(s)) {
        lode_fail(s->error, LODE_REFUSED,
                  "nothing may be shown: results need %zu responses of %zu "
                  "schools",
                  s->options->min_responses, s->options->min_schools);
        return lode_fail_hint(s->error, "--min-responses and --min-schools set the rule; what is "
                                        "published should keep it");
    }
    lode_status status = lode_estimates_header(output, more, MORE, s->error);
    for (size_t i = 0; i < s->results && status == LODE_OK; i++)
        status = put(s, &s->result[i], output);
    return status;
}
