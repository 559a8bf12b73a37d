/* lode-power: how large a trial must be, and what it can find. */
#include "lode/cli.h"
#include "lode/planned_trial.h"

#include <math.h>

static lode_planned_trial asked = {.plan = {.alpha = 0.05,
                                            .power = 0.8,
                                            .share_treated = 0.5,
                                            .pupils = NAN,
                                            .schools = NAN,
                                            .covariates = NAN,
                                            .icc = NAN,
                                            .r2_pupil = 0,
                                            .r2_school = NAN,
                                            .omega = NAN,
                                            .r2_effect = NAN},
                                   .effect = NAN};

static const lode_option options[] = {
    {0, "pupils", "N", "how many pupils; in each cluster, where there are clusters",
     .number = &asked.plan.pupils},
    {0, "clusters", "N", "how many clusters (schools, classes), in both arms",
     .number = &asked.plan.schools},
    {0, "icc", "SHARE", "the intraclass correlation: the share of variance between clusters",
     .number = &asked.plan.icc},
    {0, "effect", "SD", "the effect, in standard deviations; without it the least is found",
     .number = &asked.effect},
    {0, "power", "SHARE", "the chance to find the effect that is wanted [0.8]",
     .number = &asked.plan.power},
    {0, "alpha", "SHARE", "the level of the test, two-sided [0.05]", .number = &asked.plan.alpha},
    {0, "share", "SHARE", "who gets the programme [0.5]", .number = &asked.plan.share_treated},
    {0, "r2", "SHARE", "what covariates explain between pupils [0]",
     .number = &asked.plan.r2_pupil},
    {0, "r2-cluster", "SHARE", "cluster: what they explain between clusters [0]",
     .number = &asked.plan.r2_school},
    {0, "covariates", "N",
     "how many covariates: of pupils, or where there are clusters of those [0]",
     .number = &asked.plan.covariates},
    {0, "omega", "RATIO", "multisite: variance of the effect / variance between clusters",
     .number = &asked.plan.omega},
    {0, "r2-effect", "SHARE", "multisite: what covariates explain of the effect's variance [0]",
     .number = &asked.plan.r2_effect},
    {0},
};

static const lode_tool tool = {
    .name = "lode-power",
    .purpose = "how large a trial must be, and what it can find",
    .usage = "individual|cluster|multisite [OPTION]...",
    .examples = "lode-power cluster --clusters 40 --pupils 25 --icc 0.15\n"
                "lode-power cluster --pupils 25 --icc 0.15 --effect 0.2 --r2 0.5 --r2-cluster 0.5\n"
                "lode-power individual --pupils 200 --effect 0.3 --to md",
    .details = "individual assigns pupils, cluster assigns schools or classes, multisite assigns\n"
               "pupils within each of them. Writes one row:\n"
               "  without --effect          the least effect that the trial is expected to find\n"
               "  with --effect             the power to find it\n"
               "  and without --clusters    how many clusters that takes (individual: --pupils)\n"
               "With --to md it also says so in plain words, with what is taken for granted.\n",
    .options = options,
    .no_input = true,
    .leading = 1,
};

static lode_trial_design which_design(const lode_run *run, const char *word) {
    lode_slice name[LODE_TRIAL_DESIGNS];
    for (int i = 0; i < LODE_TRIAL_DESIGNS; i++)
        name[i] = lode_text(lode_trial_design_name[i]);
    if (!word)
        lode_cli_usage(run, "say which design: individual, cluster or multisite");
    for (int i = 0; i < LODE_TRIAL_DESIGNS; i++)
        if (lode_is(name[i], word))
            return (lode_trial_design)i;
    const int meant = lode_suggest(lode_text(word), name, LODE_TRIAL_DESIGNS);
    if (meant >= 0)
        lode_cli_usage(run, "no design is called '%s'; did you mean '%s'?", word,
                       lode_trial_design_name[meant]);
    lode_cli_usage(run, "no design is called '%s': there are individual, cluster and multisite",
                   word);
}

/* What another design takes would go unheard. */
static void refuse_unheard(const lode_run *run, bool given, const char *option) {
    if (given)
        lode_cli_usage(run, "--%s says nothing about a trial that is %s", option,
                       lode_trial_design_name[asked.design]);
}

static void check(const lode_run *run) {
    const lode_trial_plan *p = &asked.plan;
    const bool individual = asked.design == LODE_TRIAL_INDIVIDUAL;
    refuse_unheard(run, individual && !isnan(p->schools), "clusters");
    refuse_unheard(run, individual && !isnan(p->icc), "icc");
    refuse_unheard(run, asked.design != LODE_TRIAL_CLUSTER && !isnan(p->r2_school), "r2-cluster");
    refuse_unheard(run, asked.design != LODE_TRIAL_MULTISITE && !isnan(p->omega), "omega");
    refuse_unheard(run, asked.design != LODE_TRIAL_MULTISITE && !isnan(p->r2_effect), "r2-effect");
}

static double or_none(double x) {
    return isnan(x) ? 0 : x;
}

int main(int argc, char **argv) {
    lode_run *run = lode_cli_start(&tool, argc, argv);
    lode_error error;
    asked.design = which_design(run, lode_cli_leading(run, 0));
    if (lode_cli_input(run)->n > 0)
        lode_cli_usage(run, "no files are read, so what is '%s'?", lode_cli_input(run)->path[0]);
    check(run);
    asked.plan.covariates = or_none(asked.plan.covariates);
    asked.plan.r2_school = or_none(asked.plan.r2_school);
    asked.plan.r2_effect = or_none(asked.plan.r2_effect);
    const lode_status status = lode_plan_trial(&asked, lode_cli_output(run), &error);
    return lode_cli_finish(run, status, &error);
}
