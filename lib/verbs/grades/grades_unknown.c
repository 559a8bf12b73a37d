/* What is said of words that nobody knows. */
#include "grades_parts.h"

void grades_tell_wrong(grades *g, size_t row, grades_column column, const char *kind) {
    lode_table_fail_at(g->table, row, (size_t)g->column[column], g->error);
    lode_problem(g->report, g->error, kind);
    g->wrong = true;
}

void grades_tell_unknown_aspect(grades *g, size_t row, lode_slice framework, lode_slice aspect) {
    const bool known = lode_framework_is_known(g->scales, framework);
    const lode_slice meant = known ? lode_graded_suggest(g->scales, framework, aspect)
                                   : lode_graded_suggest(g->scales, (lode_slice){"", 0}, framework);
    if (known)
        lode_fail(g->error, LODE_DATA, "the framework '%.*s' has no aspect '%.*s'",
                  LODE_ARG(framework), LODE_ARG(aspect));
    else
        lode_fail(g->error, LODE_DATA, "nobody knows the grades of the framework '%.*s'",
                  LODE_ARG(framework));
    if (meant.n > 0)
        lode_fail_hint(g->error, "did you mean '%.*s'?", LODE_ARG(meant));
    else
        lode_fail_hint(g->error, "put it into grade_frameworks.csv and its grades, best first, "
                                 "into grades.csv, both beside the input or in --reference");
    grades_tell_wrong(g, row, known ? GRADES_ASPECT : GRADES_FRAMEWORK,
                      known ? "unknown aspects" : "unknown frameworks");
}

void grades_tell_unknown_grade(grades *g, size_t row, const lode_graded_aspect *is,
                               lode_slice word) {
    lode_slice name[64];
    size_t n = 0;
    for (size_t i = 0; i < is->n && n < sizeof name / sizeof *name; i++)
        if (!is->grade[i].is_none)
            name[n++] = is->grade[i].grade;
    const int meant = lode_suggest(word, name, n);
    lode_fail(g->error, LODE_DATA, "'%.*s' is no grade of %.*s (%.*s)", LODE_ARG(word),
              LODE_ARG(is->aspect), LODE_ARG(is->framework));
    if (meant >= 0)
        lode_fail_hint(g->error, "did you mean '%.*s'?", LODE_ARG(name[meant]));
    else
        lode_fail_hint(g->error, "its grades are '%.*s' to '%.*s'; grades.csv lists them all",
                       LODE_ARG(name[0]), LODE_ARG(name[n - 1]));
    grades_tell_wrong(g, row, GRADES_GRADE, "unknown grades");
}
