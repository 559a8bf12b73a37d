/* lode-trial: what a trial of two arms says. */
#include "lode/cli.h"
#include "lode/trial.h"

#include <string.h>

static lode_trial_options asked = {.errors = LODE_CR2, .draws = 10000, .seed = 1};
static const char *errors;

static const char *const corrections[] = {"cr0", "cr1", "cr1s", "cr2", "cr3", NULL};

static const lode_option options[] = {
    {0, "arm", "COL", "the arm that a pupil was assigned to", .text = &asked.arm},
    {0, "comparison", "ARM", "which is compared with [0, where the other is 1]",
     .text = &asked.comparison},
    {0, "outcome", "COL", "the outcome of a pupil", .text = &asked.outcome},
    {0, "baseline", "COL,...", "covariates, measured before", .list = &asked.baseline,
     .split = true},
    {0, "category", "COL,...", "covariates that are categories though they are numbers",
     .list = &asked.category, .split = true},
    {0, "cluster", "COL", "what was assigned, as school_urn; without it pupils were",
     .text = &asked.cluster},
    {0, "errors", "NAME", "cr0, cr1, cr1s, cr2 or cr3 [cr2]", .text = &errors,
     .choice = corrections},
    {0, "permute", NULL, "also test by assigning the clusters, or pupils, anew",
     .flag = &asked.permute},
    {0, "draws", "N", "with --permute: how often, where the ways are over a million [10000]",
     .whole = &asked.draws},
    {0, "seed", "N", "with --permute: where the chance begins [1]", .whole = &asked.seed},
    {0},
};

static const lode_tool tool = {
    .name = "lode-trial",
    .purpose = "what a trial of two arms says, by intention to treat",
    .usage = "[OPTION]... [FILE]...",
    .examples =
        "lode-trial --arm arm --outcome score --baseline prior trial.csv\n"
        "lode-trial --arm arm --outcome score --baseline prior --cluster school_urn trial.csv\n"
        "lode-trial --arm group --comparison control --outcome score --to md trial.csv",
    .details = "Reads a table with a row for each pupil who was assigned, and writes an estimate\n"
               "table, a row for each term, by kind:\n"
               "  effect       the difference of the arms, with covariates and without\n"
               "  effect_size  Hedges' g by the total variance, and by that within clusters\n"
               "  icc          of clusters\n"
               "  coefficient  of the covariates\n"
               "  balance      how alike the arms were before; without tests\n"
               "  flow         assigned, lacking something, analysed, by arm (subgroup)\n"
               "With --to md it also says so in plain words, with what it cannot show.\n"
               "Pupils with a value missing are left out and counted by arm.\n",
    .options = options,
};

int main(int argc, char **argv) {
    lode_run *run = lode_cli_start(&tool, argc, argv);
    lode_error error;
    const lode_input *input = lode_cli_input(run);
    for (int i = 0; errors && corrections[i]; i++)
        if (strcmp(errors, corrections[i]) == 0)
            asked.errors = (lode_cluster_correction)i;
    lode_reference *reference =
        lode_reference_new(lode_cli_reference(run), input, lode_cli_report(run));
    const lode_status status =
        lode_trial(&asked, input, lode_cli_output(run), reference, lode_cli_report(run), &error);
    lode_reference_free(reference);
    return lode_cli_finish(run, status, &error);
}
