/* Frameworks and aspects that options name, and nobody has. */
#include "grades_parts.h"

static lode_status suggest(grades *g, lode_slice meant, const char *otherwise) {
    return meant.n > 0 ? lode_fail_hint(g->error, "did you mean '%.*s'?", LODE_ARG(meant))
                       : lode_fail_hint(g->error, "%s", otherwise);
}

static bool has_finding(const grades *g, lode_slice framework, lode_slice theme) {
    for (uint32_t f = 0; f < lode_names_count(g->findings); f++) {
        const grades_about about = grades_finding_about(g, f);
        if ((framework.n == 0 || lode_same_folded(about.framework, framework)) &&
            (theme.n == 0 || lode_same_folded(about.theme, theme)))
            return true;
    }
    return false;
}

static lode_status check_framework(grades *g, lode_slice word) {
    const lode_slice none = {"", 0};
    if (lode_framework_is_known(g->scales, word) || has_finding(g, word, none))
        return LODE_OK;
    lode_fail(g->error, LODE_USAGE, "nobody knows the framework '%.*s'", LODE_ARG(word));
    return suggest(g, lode_graded_suggest(g->scales, none, word),
                   "grade_frameworks.csv lists those that are known");
}

static lode_status check_aspect(grades *g, lode_slice word) {
    lode_slice meant = {"", 0};
    if (has_finding(g, meant, word))
        return LODE_OK;
    for (size_t a = 0; a < g->n_aspects; a++) {
        if (lode_same_folded(g->aspect[a].is->aspect, word))
            return LODE_OK;
        if (meant.n == 0)
            meant = lode_graded_suggest(g->scales, g->aspect[a].is->framework, word);
    }
    lode_fail(g->error, LODE_USAGE, "the input has no judgement of '%.*s'", LODE_ARG(word));
    return suggest(g, meant, "the column aspect names what was judged");
}

lode_status grades_check_asked(grades *g) {
    const lode_grades_options *o = g->options;
    lode_status status = LODE_OK;
    for (size_t i = 0; i < o->framework.n && status == LODE_OK; i++)
        status = check_framework(g, lode_text(o->framework.item[i]));
    for (size_t i = 0; i < o->aspect.n && status == LODE_OK && g->n_aspects > 0; i++)
        status = check_aspect(g, lode_text(o->aspect.item[i]));
    return status;
}
