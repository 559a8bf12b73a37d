/* Frameworks and aspects that options name, and nobody has. */
#include "grades_parts.h"

#include "lode/prose.h"

#include <stdlib.h>

static size_t how_many(const grades *g) {
    return g->n_aspects + lode_names_count(g->findings);
}

/* Framework and aspect, or theme, that the input has; by number. */
static grades_about there_is(const grades *g, size_t number) {
    if (number >= g->n_aspects)
        return grades_finding_about(g, (uint32_t)(number - g->n_aspects));
    const lode_graded_aspect *is = g->aspect[number].is;
    return (grades_about){is->framework, is->aspect};
}

/* ---- frameworks ---- */

static lode_status check_framework(grades *g, lode_slice word) {
    const lode_slice any = {"", 0};
    for (size_t i = 0; i < how_many(g); i++)
        if (lode_same_folded(there_is(g, i).framework, word))
            return LODE_OK;
    if (lode_framework_is_known(g->scales, word)) {
        lode_notice(g->report, "the input has no judgement in '%.*s'", LODE_ARG(word));
        return LODE_OK;
    }
    const lode_slice meant = lode_graded_suggest(g->scales, any, word);
    lode_fail(g->error, LODE_USAGE, "nobody knows the framework '%.*s'", LODE_ARG(word));
    if (meant.n > 0)
        return lode_fail_hint(g->error, "did you mean '%.*s'?", LODE_ARG(meant));
    return lode_fail_hint(g->error, "grade_frameworks.csv lists those that are known");
}

/* ---- aspects ---- */

/* All aspects and themes in the frameworks that are asked for, once each, to be freed. */
static lode_slice *what_there_is(const grades *g, size_t *n) {
    lode_names *seen = lode_names_new();
    lode_slice *name = lode_allocate(how_many(g) + 1, sizeof *name);
    *n = 0;
    for (size_t i = 0; i < how_many(g); i++) {
        const grades_about is = there_is(g, i);
        const uint32_t known = lode_names_count(seen);
        if (grades_wants(g, is.framework) && is.theme.n > 0 &&
            lode_names_add(seen, is.theme) == known)
            name[(*n)++] = is.theme;
    }
    lode_names_free(seen);
    return name;
}

/* Only what is there can have been meant; else it is listed. */
static lode_status hint_at_aspects(grades *g, lode_slice word) {
    const bool any = g->options->framework.n == 0;
    size_t n;
    lode_slice *name = what_there_is(g, &n);
    lode_prose list = {0};
    const int meant = lode_suggest(word, name, n);
    for (size_t i = 0; i < n; i++)
        lode_prose_say(&list, "%s'%.*s'",
                       i == 0      ? ""
                       : i + 1 < n ? ", "
                                   : " and ",
                       LODE_ARG(name[i]));
    if (meant >= 0)
        lode_fail_hint(g->error, "did you mean '%.*s'?", LODE_ARG(name[meant]));
    else if (n == 0)
        lode_fail_hint(g->error, "it has none at all%s", any ? "" : " of the framework asked for");
    else
        lode_fail_hint(g->error, "%s has judgements of %.*s",
                       any ? "it" : "the framework asked for", LODE_ARG(lode_prose_text(&list)));
    lode_prose_free(&list);
    free(name);
    return g->error->status;
}

static lode_status check_aspect(grades *g, lode_slice word) {
    for (size_t i = 0; i < how_many(g); i++) {
        const grades_about is = there_is(g, i);
        if (grades_wants(g, is.framework) && lode_same_folded(is.theme, word))
            return LODE_OK;
    }
    lode_fail(g->error, LODE_USAGE, "the input has no judgement of '%.*s'", LODE_ARG(word));
    return hint_at_aspects(g, word);
}

lode_status grades_check_asked(grades *g) {
    const lode_grades_options *o = g->options;
    const bool empty = lode_table_rows(g->table) == 0;
    lode_status status = LODE_OK;
    for (size_t i = 0; i < o->framework.n && status == LODE_OK; i++)
        status = check_framework(g, lode_text(o->framework.item[i]));
    for (size_t i = 0; i < o->aspect.n && status == LODE_OK && !empty; i++)
        status = check_aspect(g, lode_text(o->aspect.item[i]));
    return status;
}
