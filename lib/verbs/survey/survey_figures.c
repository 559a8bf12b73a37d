/* Means, top boxes and net promoter scores of each item, of everybody and of groups. */
#include "lode/mean.h"
#include "lode/net_promoter.h"
#include "lode/proportion.h"
#include "lode/spread.h"
#include "lode/summary.h"
#include "survey_parts.h"

static const char everybody[] = "no interval: every member answered",
                  one[] = "no interval: one school",
                  alike[] = "no interval: every school gave the same answer";

static double population_of(const survey_result *r) {
    return isnan(r->population) ? INFINITY : r->population;
}

static bool varies(const double *values, size_t n) {
    for (size_t i = 1; i < n; i++)
        if (values[i] != values[0])
            return true;
    return false;
}

/* Why values have no interval; NULL: they have one. */
static const char *no_interval(const survey_result *r, const double *values, size_t n) {
    return r->n == r->population ? everybody : n == 1 ? one : varies(values, n) ? NULL : alike;
}

static lode_status set_mean(survey *s, survey_result *r, const survey_answers *a) {
    lode_interval mean;
    double sd;
    r->unit = "points";
    r->method = isnan(r->population) ? "t" : "t_fpc";
    r->reason = no_interval(r, a->mean, a->n);
    lode_status status = lode_mean(a->mean, a->n, &r->estimate, s->error);
    if (status != LODE_OK || r->reason)
        return status;
    status = lode_sd(a->mean, a->n, &sd, s->error);
    if (status == LODE_OK)
        status = lode_mean_interval_of(r->estimate, sd, r->n, population_of(r), LODE_LEVEL_DEFAULT,
                                       &mean, &r->se, s->error);
    if (status == LODE_OK) {
        r->low = mean.low;
        r->high = mean.high;
    }
    return status;
}

static lode_status set_top(survey *s, survey_result *r, const survey_answers *a) {
    lode_interval share = {NAN, NAN, NAN};
    double mean;
    r->unit = "percent";
    r->method = isnan(r->population) ? "wilson" : "wilson_fpc";
    r->reason = r->n == r->population ? everybody : NULL;
    lode_status status = lode_mean(a->top, a->n, &mean, s->error);
    if (status == LODE_OK)
        status = lode_proportion_wilson_finite(fmin(mean * r->n, r->n), r->n, population_of(r),
                                               LODE_LEVEL_DEFAULT, &share, s->error);
    r->estimate = 100 * share.estimate;
    if (!r->reason) {
        r->low = 100 * share.low;
        r->high = 100 * share.high;
    }
    return status;
}

static lode_status set_promoters(survey *s, survey_result *r, const survey_answers *a) {
    lode_net_promoter net;
    r->unit = "points";
    r->method = isnan(r->population) ? "normal" : "normal_fpc";
    r->reason = no_interval(r, a->points, a->n);
    const lode_status status =
        lode_net_promoter_of(a->points, a->n, population_of(r), LODE_LEVEL_DEFAULT, &net, s->error);
    if (status != LODE_OK)
        return status;
    r->estimate = net.score.estimate;
    if (!r->reason) {
        r->se = net.se;
        r->low = net.score.low;
        r->high = net.score.high;
    }
    return LODE_OK;
}

typedef lode_status set_figure(survey *s, survey_result *r, const survey_answers *a);

static lode_status put(survey *s, survey_result r, const survey_answers *a, const char *hidden,
                       set_figure *set) {
    lode_status status = LODE_OK;
    r.n = (double)a->n;
    r.respondents = (double)a->respondents;
    if (a->blank)
        r.note = lode_arena_print(s->arena, "%zu of %zu responses have no answer", a->blank,
                                  a->blank + a->respondents);
    if (hidden)
        r.reason = hidden;
    else
        status = set(s, &r, a);
    if (isnan(r.low))
        r.method = NULL;
    survey_put(s, &r);
    return status;
}

static lode_status put_group(survey *s, uint32_t year, size_t item, uint32_t group,
                             const survey_answers *a, const char *hidden) {
    lode_status status =
        put(s, survey_result_of(s, "mean", year, item, group), a, hidden, set_mean);
    if (status == LODE_OK)
        status = put(s, survey_result_of(s, "top_box", year, item, group), a, hidden, set_top);
    if (status == LODE_OK && s->item[item].recommends)
        status = put(s, survey_result_of(s, "net_promoter", year, item, group), a, hidden,
                     set_promoters);
    return status;
}

static lode_status put_item(survey *s, uint32_t year, size_t item) {
    lode_status status = LODE_OK;
    survey_answers *answers = survey_answers_of(s, year, item);
    const char **hidden = survey_hidden(s, answers);
    for (uint32_t g = 0; g <= s->groups && status == LODE_OK; g++)
        status = put_group(s, year, item, g, &answers[g], hidden[g]);
    free(hidden);
    survey_answers_free(s, answers);
    return status;
}

lode_status survey_find_figures(survey *s) {
    lode_status status = LODE_OK;
    for (uint32_t y = 0; y < s->years; y++)
        for (size_t i = 0; i < s->items && status == LODE_OK; i++)
            status = put_item(s, y, i);
    return status;
}
