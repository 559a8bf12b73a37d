/* What changed between two years: of the schools that answered in both, or of all that did. */
#include "lode/mean.h"
#include "lode/two_groups.h"
#include "survey_parts.h"

/* The schools that answered in both years. */
typedef struct {
    size_t n;
    survey_size size;       /* respondents: of the year with fewer */
    size_t respondents;     /* of both */
    double *before, *after; /* [n] */
} pairs;

static size_t smaller(size_t a, size_t b) {
    return a < b ? a : b;
}

static pairs pair(const survey_answers *b, const survey_answers *a) {
    pairs p = {.before = lode_allocate(b->n + 1, sizeof(double)),
               .after = lode_allocate(b->n + 1, sizeof(double))};
    size_t of_before = 0, of_after = 0;
    for (size_t i = 0, k = 0; i < b->n && k < a->n;) {
        if (b->school[i] != a->school[k]) {
            b->school[i] < a->school[k] ? i++ : k++;
            continue;
        }
        p.before[p.n] = b->mean[i];
        p.after[p.n++] = a->mean[k];
        of_before += b->of[i++];
        of_after += a->of[k++];
    }
    p.size = (survey_size){p.n, smaller(of_before, of_after)};
    p.respondents = of_before + of_after;
    return p;
}

static void free_pairs(pairs *p) {
    free(p->before);
    free(p->after);
}

/* Pairs say more about change, unless they leave out most of what was said. */
static bool are_enough(const survey *s, const pairs *p, const survey_answers *b,
                       const survey_answers *a) {
    const bool known = s->school >= 0, most = 2 * p->n >= smaller(b->n, a->n),
               shown = p->n >= s->options->min_schools &&
                       p->size.respondents >= s->options->min_responses;
    return known && most && shown && p->n >= 2;
}

/* ---- one change ---- */

static const char *note_pairs(const survey *s, double before, double after, size_t n) {
    return lode_arena_print(s->arena,
                            "mean %.4g before and %.4g after; of the %zu schools that answered "
                            "both times",
                            before, after, n);
}

static const char *note_all(const survey *s, const survey_answers *b, double before,
                            const survey_answers *a, double after, size_t both) {
    return lode_arena_print(s->arena,
                            "mean %.4g of %zu schools before and %.4g of %zu after; %zu are known "
                            "to have answered both times",
                            before, b->n, after, a->n, both);
}

/* A refusal is about values that do not vary, of which the change stands without an interval. */
static lode_status set_test(survey_result *r, lode_status status, const lode_t_test *test,
                            const char *refusal) {
    if (status == LODE_REFUSED) {
        r->reason = refusal;
        return LODE_OK;
    }
    if (status == LODE_OK) {
        r->se = test->se;
        r->low = test->difference.low;
        r->high = test->difference.high;
        r->p = test->p;
    }
    return status;
}

static lode_status set_paired(survey *s, survey_result *r, const pairs *p) {
    double before, after;
    lode_t_test test;
    r->method = "paired_t";
    lode_status status = lode_mean(p->before, p->n, &before, s->error);
    if (status == LODE_OK)
        status = lode_mean(p->after, p->n, &after, s->error);
    if (status != LODE_OK)
        return status;
    r->estimate = after - before;
    r->note = note_pairs(s, before, after, p->n);
    status = lode_t_test_paired(p->after, p->before, p->n, LODE_LEVEL_DEFAULT, &test, s->error);
    return set_test(r, status, &test,
                    p->n < 2 ? "no interval: one school"
                             : "no interval: every school changed by the same");
}

static lode_status set_welch(survey *s, survey_result *r, const survey_answers *b,
                             const survey_answers *a, size_t both) {
    double before, after;
    lode_t_test test;
    r->method = "welch";
    lode_status status = lode_mean(b->mean, b->n, &before, s->error);
    if (status == LODE_OK)
        status = lode_mean(a->mean, a->n, &after, s->error);
    if (status != LODE_OK)
        return status;
    r->estimate = after - before;
    r->note = note_all(s, b, before, a, after, both);
    status = lode_t_test_welch(a->mean, a->n, b->mean, b->n, LODE_LEVEL_DEFAULT, &test, s->error);
    return set_test(r, status, &test,
                    b->n < 2 || a->n < 2 ? "no interval: one school"
                                         : "no interval: in neither year did schools differ");
}

/* ---- of all groups ---- */

typedef struct {
    survey_answers *before, *after; /* [groups + 1] */
    pairs *pair;                    /* [groups + 1] */
    bool paired;                    /* all groups are compared as everybody is */
    const char **hidden;
} changes;

/* A group that is hidden in a year is hidden in what changed, from which its figure would follow.
 */
static void hide(survey *s, changes *c) {
    const char **before = survey_hidden(s, c->before), **after = survey_hidden(s, c->after);
    survey_size *size = lode_allocate(s->groups + 1, sizeof *size);
    c->hidden = lode_allocate(s->groups + 1, sizeof *c->hidden);
    for (size_t g = 0; g <= s->groups; g++) {
        const survey_answers *b = &c->before[g], *a = &c->after[g];
        c->hidden[g] = before[g] ? before[g] : after[g];
        size[g] = c->paired
                      ? c->pair[g].size
                      : (survey_size){smaller(b->n, a->n), smaller(b->respondents, a->respondents)};
    }
    survey_hide(s, size, c->hidden);
    free(size);
    free(before);
    free(after);
}

static lode_status put(survey *s, size_t item, uint32_t g, const changes *c) {
    const survey_answers *b = &c->before[g], *a = &c->after[g];
    survey_result r = survey_result_of(s, "change", (uint32_t)s->after, item, g);
    lode_status status = LODE_OK;
    r.before = s->before;
    r.unit = "points";
    r.population = NAN; /* there are two, and neither corrects anything */
    r.n = (double)(c->paired ? c->pair[g].n : b->n + a->n);
    r.respondents = (double)(c->paired ? c->pair[g].respondents : b->respondents + a->respondents);
    if (c->hidden[g])
        r.reason = c->hidden[g];
    else
        status = c->paired ? set_paired(s, &r, &c->pair[g]) : set_welch(s, &r, b, a, c->pair[g].n);
    if (isnan(r.low))
        r.method = NULL;
    survey_put(s, &r);
    return status;
}

static lode_status put_item(survey *s, size_t item) {
    const size_t n = s->groups + 1;
    changes c = {.before = survey_answers_of(s, (uint32_t)s->before, item),
                 .after = survey_answers_of(s, (uint32_t)s->after, item),
                 .pair = lode_allocate(n, sizeof *c.pair)};
    lode_status status = LODE_OK;
    for (size_t g = 0; g < n; g++)
        c.pair[g] = pair(&c.before[g], &c.after[g]);
    c.paired = are_enough(s, c.pair, c.before, c.after);
    hide(s, &c);
    for (uint32_t g = 0; g < n && status == LODE_OK; g++)
        status = put(s, item, g, &c);
    for (size_t g = 0; g < n; g++)
        free_pairs(&c.pair[g]);
    free(c.pair);
    free(c.hidden);
    survey_answers_free(s, c.before);
    survey_answers_free(s, c.after);
    return status;
}

lode_status survey_find_changes(survey *s) {
    lode_status status = LODE_OK;
    for (size_t i = 0; i < s->items && status == LODE_OK; i++)
        status = put_item(s, i);
    return status;
}
