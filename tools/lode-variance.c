/* lode-variance: how pupils' outcomes vary within and between schools, and what each school adds.
 */
#include "lode/cli.h"
#include "lode/variance.h"

#include <string.h>

static lode_variance_options asked;
static const char *method;

static const char *const methods[] = {"reml", "ml", NULL};

static const lode_option options[] = {
    {0, "outcome", "COL", "the outcome of a pupil", .text = &asked.outcome},
    {0, "fixed", "COL,...", "the covariates; A:B is the product of two that are named too",
     .list = &asked.fixed, .split = true},
    {0, "category", "COL[=REF],...", "covariates that are categories though they are numbers",
     .list = &asked.category, .split = true},
    {'g', "group", "COL[,COL]", "the schools, and where wanted their areas [school_urn]",
     .list = &asked.group, .split = true},
    {0, "slope", "COL,...", "covariates whose slopes differ between schools", .list = &asked.slope,
     .split = true},
    {0, "method", "NAME", "reml or ml [reml]", .text = &method, .choice = methods},
    {0, "residuals", "COL", "instead, what each school (or area) adds", .text = &asked.residuals,
     .optional = ""},
    {0, "pairwise", NULL, "with --residuals: intervals for comparing two of them",
     .flag = &asked.pairwise},
    {0, "period", "PERIOD", "with --residuals: their time_period", .text = &asked.period},
    {0},
};

static const lode_tool tool = {
    .name = "lode-variance",
    .purpose = "how outcomes vary within and between schools, and what each school adds",
    .usage = "[OPTION]... [FILE]...",
    .examples =
        "lode-variance --outcome score pupils.csv\n"
        "lode-variance --outcome score --fixed prior,sex --group school_urn,la pupils.csv\n"
        "lode-variance --outcome score --fixed prior --slope prior pupils.csv\n"
        "lode-variance --outcome score --fixed prior --residuals --period 202324 pupils.csv",
    .details = "Reads a table with a row for each pupil, fits a multilevel model, and writes an\n"
               "estimate table, a row for each term, by kind:\n"
               "  fixed       coefficients, with t intervals (Satterthwaite's degrees of freedom)\n"
               "  variance    of the effects of schools and areas, and of pupils (residual)\n"
               "  share       each level's share of the variance\n"
               "  icc         correlation of two pupils of the same school, of the same area\n"
               "  explained   what the covariates explain of the variance at each level\n"
               "  fit         log_likelihood, deviance\n"
               "With --residuals it writes a row for each school:\n"
               "  value                 what it adds, shrunken towards 0 the less its pupils tell\n"
               "  ci_low, ci_high, se   comparative; with --pairwise, two differ if apart\n"
               "  raw_mean, reliability what it was before, and what that was multiplied by\n"
               "Schools are not ranked. Pupils with a value missing are left out and counted.\n",
    .options = options,
};

static void check(const lode_run *run) {
    if (!asked.residuals && asked.pairwise)
        lode_cli_usage(run, "--pairwise is about --residuals");
    if (!asked.residuals && asked.period)
        lode_cli_usage(run, "--period is about --residuals");
}

int main(int argc, char **argv) {
    lode_run *run = lode_cli_start(&tool, argc, argv);
    lode_error error;
    const lode_input *input = lode_cli_input(run);
    check(run);
    asked.ml = method && strcmp(method, "ml") == 0;
    lode_reference *reference =
        lode_reference_new(lode_cli_reference(run), input, lode_cli_report(run));
    lode_status status =
        lode_variance(&asked, input, lode_cli_output(run), reference, lode_cli_report(run), &error);
    lode_reference_free(reference);
    return lode_cli_finish(run, status, &error);
}
