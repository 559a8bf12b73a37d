/* lode-grades: judgements as figures. */
#include "lode/cli.h"
#include "lode/grades.h"

#include <string.h>

static lode_grades_options asked = {.rule = LODE_RULE_OFSTED, .bootstrap = 2000, .seed = 1};
static bool movement, next, agreement;
static const char *visits = "graded", *inherit = "predecessor", *rule = "ofsted";
static const char *const visit_words[] = {"graded", "any", NULL};
static const char *const inherit_words[] = {"predecessor", "none", NULL};
static const char *const rule_words[] = {"general", "ofsted", NULL};

static const lode_option options[] = {
    {0, "as", "LEVEL,...", "count by these levels: 'Local authority', National, Cluster, ...",
     .list = &asked.as, .split = true},
    {0, "as-of", "DATE,...", "the grades that stood on these days [that of the latest judgement]",
     .list = &asked.as_of, .split = true},
    {0, "split", "COL", "also of the schools alike in a column, as in phase", .text = &asked.split},
    {0, "framework", "NAME", "only this framework; may be repeated", .list = &asked.framework},
    {0, "aspect", "NAME", "only this aspect; may be repeated", .list = &asked.aspect},
    {0, "visits", "KIND", "graded (the default), or any: an outcome such as 'School remains Good'",
     .text = &visits, .choice = visit_words},
    {0, "inherit", "WHAT", "predecessor (the default): its judgements count; none: they do not",
     .text = &inherit, .choice = inherit_words},
    {0, "links", "FILE", "find predecessors by these links", .text = &asked.links},
    {0, "rule", "RULE", "which links: ofsted (the default) or general", .text = &rule,
     .choice = rule_words},
    {0, "register", "FILE", "a list of schools, open and closed, that the rule asks",
     .text = &asked.schools},
    {0, "movement", NULL, "who improved, stayed, declined between two days", .flag = &movement},
    {0, "between", "DATE,DATE", "with --movement: these days", .list = &asked.between,
     .split = true},
    {0, "next", NULL, "what came of the next inspection", .flag = &next},
    {0, "entry", "GRADE,...", "with --next: the grades at entry [any]", .list = &asked.entry,
     .split = true},
    {0, "outcome", "GRADE,...", "with --next: the grades that count [good,outstanding]",
     .list = &asked.outcome, .split = true},
    {0, "supported", "FILE", "with --next: school_urn, start_date of the schools supported",
     .text = &asked.supported},
    {0, "until", "DATE", "with --next: the last day [that of the latest judgement]",
     .text = &asked.until},
    {0, "like", "COL", "with --next: compare schools alike in this column [phase]",
     .text = &asked.like},
    {0, "agreement", NULL, "whether those who judge agree", .flag = &agreement},
    {0, "rater", "COL", "with --agreement: the column with who judged [rater]",
     .text = &asked.rater},
    {0, "raters", "COL,...", "with --agreement: columns of raters, one row each thing rated",
     .list = &asked.raters, .split = true},
    {0, "scale", "NAME", "with --raters: the scale of their words, from grades.csv",
     .text = &asked.scale},
    {0, "bootstrap", "N", "with --agreement: draws for intervals [2000]",
     .whole = &asked.bootstrap},
    {0, "seed", "N", "with --agreement: where the chance begins [1]", .whole = &asked.seed},
    {0},
};

static const lode_tool tool = {
    .name = "lode-grades",
    .purpose = "turn judgements into figures: profile, movement, next inspection, agreement",
    .usage = "[OPTION]... [FILE]...",
    .examples = "lode-tidy ofsted.csv | lode-grades --as 'Local authority,Regional,National'\n"
                "lode-grades --as-of 2019-08-31,2024-08-31 judgements.csv | lode-trend\n"
                "lode-grades --movement --between 2019,2024 --as Cluster judgements.csv\n"
                "lode-grades --next --entry 'Requires improvement' --supported support.csv j.csv\n"
                "lode-grades --agreement --rater reviewer peer_review.csv",
    .details =
        "Reads judgement tables: school_urn, event_date, framework, aspect, grade; event_type,\n"
        "urn_at_event and columns of areas, clusters, phase where they are there. A row without\n"
        "framework and grade adds a school to those that have none. Each school counts once, by\n"
        "its latest judgement of an aspect. Frameworks are never put together.\n"
        "\n"
        "Without --movement, --next or --agreement writes rows of a measure table:\n"
        "  PREFIX_good_or_better_percent  of schools with a grade; with n, numerator, interval\n"
        "  PREFIX_schools_percent         with the grade that the breakdown names\n"
        "  PREFIX_schools_count           with a grade, with each, with none\n"
        "  findings_count                 judgements without a grade, by framework and theme\n"
        "and as_of, n_schools, n_inherited, why. PREFIX is ofsted_oe, ofsted_2024_education,\n"
        "ofsted_card_inclusion and so on: one for each framework and aspect.\n"
        "With --movement, of schools with a grade on both days: improved, same, declined, from\n"
        "which grade to which, and the change in the percent that meets the standard.\n"
        "With --next, of schools with such a grade at entry: how many were inspected again, and\n"
        "had the outcome; beside schools alike that were not supported.\n"
        "With --agreement: Krippendorff's alpha, Cohen's and Fleiss' kappa, ICC.\n"
        "Intervals are at 95%. A year, as in 2024, is the 31 August of it.\n",
    .options = options,
};

/* One job at a time, and no option of another. */
static void check(const lode_run *run) {
    const struct {
        const char *name, *job;
        bool given, goes;
    } uses[] = {
        {"--between", "--movement", asked.between.n > 0, movement},
        {"--entry", "--next", asked.entry.n > 0, next},
        {"--outcome", "--next", asked.outcome.n > 0, next},
        {"--supported", "--next", asked.supported != NULL, next},
        {"--until", "--next", asked.until != NULL, next},
        {"--like", "--next", asked.like != NULL, next},
        {"--rater", "--agreement", asked.rater != NULL, agreement},
        {"--raters", "--agreement", asked.raters.n > 0, agreement},
        {"--scale", "--raters", asked.scale != NULL, asked.raters.n > 0},
        {"--register", "--links", asked.schools != NULL, asked.links != NULL},
        {"--links", "--inherit predecessor", asked.links != NULL, !asked.no_inheritance},
    };
    if (movement + next + agreement > 1)
        lode_cli_usage(run, "one of --movement, --next and --agreement at a time");
    for (size_t i = 0; i < sizeof uses / sizeof *uses; i++)
        if (uses[i].given && !uses[i].goes)
            lode_cli_usage(run, "%s goes with %s", uses[i].name, uses[i].job);
    if (asked.split && (movement || next || agreement))
        lode_cli_usage(run, "--split goes with the profile only");
    if (asked.as_of.n > 0 && (movement || agreement))
        lode_cli_usage(run, "--as-of goes with the profile and --next");
    if (agreement && (asked.as.n > 0 || asked.links || asked.any_visit))
        lode_cli_usage(run, "--as, --links and --visits do not go with --agreement");
}

int main(int argc, char **argv) {
    lode_run *run = lode_cli_start(&tool, argc, argv);
    lode_error error = {0};
    asked.any_visit = strcmp(visits, "any") == 0;
    asked.no_inheritance = strcmp(inherit, "none") == 0;
    asked.rule = (lode_succession_rule)lode_succession_rule_find(rule);
    check(run);
    const lode_input *input = lode_cli_input(run);
    lode_reference *reference =
        lode_reference_new(lode_cli_reference(run), input, lode_cli_report(run));
    const lode_status status = (movement    ? lode_grades_movement
                                : next      ? lode_grades_next
                                : agreement ? lode_grades_agreement
                                            : lode_grades_profile)(
        &asked, input, lode_cli_output(run), reference, lode_cli_report(run), &error);
    lode_reference_free(reference);
    return lode_cli_finish(run, status, &error);
}
