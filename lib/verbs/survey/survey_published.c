/* What follows from published means, and what does not. */
#include "survey_published.h"
#include "lode/summary.h"
#include "lode/two_groups.h"

static const char *no_interval(const published *p) {
    return isnan(p->n)             ? "no interval: no number of responses was published"
           : isnan(p->sd)          ? "no interval: no standard deviation was published"
           : p->n < 2              ? "no interval: one response"
           : p->sd == 0            ? "no interval: every answer was the same"
           : p->n == p->population ? "no interval: every member answered"
                                   : NULL;
}

static lode_status put_mean(published_sheet *t, uint32_t year, size_t item) {
    survey *s = t->s;
    const published *p = &t->cell[item * s->years + year];
    survey_result r = survey_result_of(s, "mean", year, item, SURVEY_ALL);
    lode_interval mean;
    lode_status status = LODE_OK;
    if (!p->is)
        return LODE_OK; /* not asked, or not published */
    r.estimate = p->mean.value;
    r.n = p->n;
    r.population = p->population;
    r.unit = "points";
    r.note = "as published";
    r.reason = no_interval(p);
    if (!r.reason) {
        r.method = isnan(p->population) ? "t" : "t_fpc";
        status = lode_mean_interval_of(p->mean.value, p->sd, p->n,
                                       isnan(p->population) ? INFINITY : p->population,
                                       LODE_LEVEL_DEFAULT, &mean, &r.se, s->error);
        r.low = mean.low;
        r.high = mean.high;
    }
    survey_put(s, &r);
    return status;
}

/* How far rounding alone may have moved a difference: half a unit of the last digit of each. */
static const char *note(const published_sheet *t, const published *b, const published *a) {
    char text[LODE_NUMBER_TEXT];
    const double off = (pow(10, -b->mean.scale) + pow(10, -a->mean.scale)) / 2;
    lode_number_text(off, text);
    return lode_arena_print(t->s->arena,
                            "mean %.*s before and %.*s after as published; by rounding alone the "
                            "change may be %s off",
                            LODE_ARG(survey_cell(t->s, b->row, t->column[PUBLISHED_MEAN])),
                            LODE_ARG(survey_cell(t->s, a->row, t->column[PUBLISHED_MEAN])), text);
}

static lode_status set_change(survey *s, survey_result *r, const published *b, const published *a) {
    const lode_sample before = {b->mean.value, b->sd, b->n}, after = {a->mean.value, a->sd, a->n};
    lode_t_test test;
    char text[LODE_NUMBER_TEXT];
    lode_difference_text(&a->mean, &b->mean, text, &r->estimate);
    r->reason = isnan(b->n) || isnan(b->sd) ? no_interval(b) : NULL;
    if (!r->reason && (isnan(a->n) || isnan(a->sd)))
        r->reason = no_interval(a);
    if (r->reason)
        return LODE_OK;
    r->method = "welch";
    const lode_status status =
        lode_t_test_welch_of(&after, &before, LODE_LEVEL_DEFAULT, &test, s->error);
    if (status == LODE_REFUSED)
        r->reason = "no interval: one response, or answers that were all the same";
    if (status != LODE_OK)
        return status == LODE_REFUSED ? LODE_OK : status;
    r->n = b->n + a->n;
    r->se = test.se;
    r->low = test.difference.low;
    r->high = test.difference.high;
    r->p = test.p;
    return LODE_OK;
}

static lode_status put_change(published_sheet *t, size_t item) {
    survey *s = t->s;
    const published *b = &t->cell[item * s->years + (size_t)s->before],
                    *a = &t->cell[item * s->years + (size_t)s->after];
    survey_result r = survey_result_of(s, "change", (uint32_t)s->after, item, SURVEY_ALL);
    lode_status status = LODE_OK;
    r.before = s->before;
    r.unit = "points";
    if (b->is && a->is) {
        r.note = note(t, b, a);
        status = set_change(s, &r, b, a);
    } else
        r.reason = "no mean was published for one of the years";
    survey_put(s, &r);
    return status;
}

static lode_status put_all(published_sheet *t) {
    survey *s = t->s;
    lode_status status = LODE_OK;
    for (uint32_t y = 0; y < s->years; y++)
        for (size_t i = 0; i < s->items && status == LODE_OK; i++)
            status = put_mean(t, y, i);
    for (size_t i = 0; s->before >= 0 && i < s->items && status == LODE_OK; i++)
        status = put_change(t, i);
    return status;
}

/* ---- the whole ---- */

static lode_status check_options(survey *s) {
    const lode_survey_options *o = s->options;
    const char *idle = o->items.n                  ? "items"
                       : o->members.n              ? "members"
                       : o->population != SIZE_MAX ? "population"
                       : o->by                     ? "by"
                       : o->respondent             ? "respondent"
                       : o->anonymous              ? "anonymous"
                       : o->recommend              ? "recommend"
                       : o->dont_know.n            ? "dont-know"
                                                   : NULL;
    return idle ? lode_fail(s->error, LODE_USAGE, "--%s is of responses, not of published means",
                            idle)
                : LODE_OK;
}

lode_status survey_find_published(survey *s) {
    published_sheet t = {.s = s};
    lode_status status = check_options(s);
    if (status == LODE_OK)
        status = published_find_columns(&t);
    if (status == LODE_OK && lode_table_rows(s->table) == 0)
        status = lode_fail(s->error, LODE_REFUSED, "there are no published means");
    if (status != LODE_OK)
        return status;
    published_find_items(&t);
    status = survey_read_labels(s);
    if (status == LODE_OK)
        status = survey_find_years(s);
    if (status == LODE_OK)
        status = survey_find_compared(s);
    if (status == LODE_OK)
        status = survey_find_groups(s);
    t.cell = lode_allocate((s->items + 1) * (s->years + 1), sizeof *t.cell);
    if (status == LODE_OK)
        status = published_read_rows(&t);
    if (status == LODE_OK)
        status = put_all(&t);
    free(t.cell);
    return status;
}
