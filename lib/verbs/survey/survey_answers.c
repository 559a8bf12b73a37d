/* One answer a school: the mean of its respondents, each of whom is counted on the scale first. */
#include "lode/mean.h"
#include "lode/net_promoter.h"
#include "survey_parts.h"

/* What the respondents of one school said, in three ways. */
typedef struct {
    size_t n;
    double *answer, *top, *points;
} school;

static survey_answers new_answers(size_t n) {
    return (survey_answers){.school = lode_allocate(n + 1, sizeof(uint32_t)),
                            .of = lode_allocate(n + 1, sizeof(uint32_t)),
                            .mean = lode_allocate(n + 1, sizeof(double)),
                            .top = lode_allocate(n + 1, sizeof(double)),
                            .points = lode_allocate(n + 1, sizeof(double))};
}

static void add(const survey *s, const survey_item *item, double answer, school *of) {
    of->answer[of->n] = answer;
    of->top[of->n] = answer >= s->scale.top;
    of->points[of->n] = 0;
    if (item->recommends)
        lode_promoter_points(answer, &of->points[of->n], NULL);
    of->n++;
}

/* The values are finite and there is one at least, so that there is a mean. */
static void settle(survey_answers *a, uint32_t name, school *of) {
    if (of->n == 0)
        return;
    a->school[a->n] = name;
    a->of[a->n] = (uint32_t)of->n;
    lode_mean(of->answer, of->n, &a->mean[a->n], NULL);
    lode_mean(of->top, of->n, &a->top[a->n], NULL);
    lode_mean(of->points, of->n, &a->points[a->n], NULL);
    a->respondents += of->n;
    a->n++;
    of->n = 0;
}

static survey_answers gather(const survey *s, const survey_year *year, uint32_t group, size_t item,
                             school *of) {
    survey_answers a = new_answers(year->n);
    const survey_response *r = s->response + year->first;
    for (size_t i = 0; i < year->n; i++) {
        if (i && r[i].school != r[i - 1].school)
            settle(&a, r[i - 1].school, of);
        if (group != SURVEY_ALL && r[i].group != group)
            continue;
        if (isnan(r[i].answer[item]))
            a.blank++;
        else
            add(s, &s->item[item], r[i].answer[item], of);
    }
    if (year->n)
        settle(&a, r[year->n - 1].school, of);
    return a;
}

survey_answers *survey_answers_of(const survey *s, uint32_t year, size_t item) {
    const size_t n = s->year[year].n + 1;
    double *room = lode_allocate(3 * n, sizeof *room);
    school of = {0, room, room + n, room + 2 * n};
    survey_answers *answers = lode_allocate(s->groups + 1, sizeof *answers);
    for (uint32_t g = 0; g <= s->groups; g++)
        answers[g] = gather(s, &s->year[year], g, item, &of);
    free(room);
    return answers;
}

void survey_answers_free(const survey *s, survey_answers *answers) {
    for (size_t g = 0; g <= s->groups; g++) {
        free(answers[g].school);
        free(answers[g].of);
        free(answers[g].mean);
        free(answers[g].top);
        free(answers[g].points);
    }
    free(answers);
}
