/* Figures of few are not shown, nor those from which they could be worked out. */
#include "survey_parts.h"

static bool is_few(const survey *s, survey_size of) {
    return of.respondents < s->options->min_responses || of.schools < s->options->min_schools;
}

static const char *few(const survey *s) {
    return lode_arena_print(s->arena, "not shown: fewer than %zu responses or %zu schools",
                            s->options->min_responses, s->options->min_schools);
}

/* What is left of everybody when the groups shown are taken off: it must not be of few either. */
static survey_size hidden(const survey *s, const survey_size *of, const char *const *reason,
                          size_t *groups) {
    survey_size sum = {0, 0};
    *groups = 0;
    for (size_t g = 1; g <= s->groups; g++)
        if (reason[g] && of[g].respondents) {
            sum.schools += of[g].schools;
            sum.respondents += of[g].respondents;
            (*groups)++;
        }
    return sum;
}

static size_t smallest_shown(const survey *s, const survey_size *of, const char *const *reason) {
    size_t least = 0;
    for (size_t g = 1; g <= s->groups; g++)
        if (!reason[g] && (least == 0 || of[g].respondents < of[least].respondents))
            least = g;
    return least;
}

void survey_hide(const survey *s, const survey_size *of, const char **reason) {
    for (size_t g = 0; g <= s->groups; g++)
        if (!reason[g] && (of[g].respondents == 0 || is_few(s, of[g])))
            reason[g] = of[g].respondents ? few(s) : "nobody answered";
    while (!reason[SURVEY_ALL]) {
        size_t groups;
        const survey_size rest = hidden(s, of, reason, &groups);
        const size_t least = smallest_shown(s, of, reason);
        if (groups == 0 || least == 0 || (groups > 1 && !is_few(s, rest)))
            return;
        reason[least] = "not shown: another group's figure could be worked out from it";
    }
}

const char **survey_hidden(const survey *s, const survey_answers *answers) {
    const char **reason = lode_allocate(s->groups + 1, sizeof *reason);
    survey_size *of = lode_allocate(s->groups + 1, sizeof *of);
    for (size_t g = 0; g <= s->groups; g++)
        of[g] = (survey_size){answers[g].n, answers[g].respondents};
    survey_hide(s, of, reason);
    free(of);
    return reason;
}
