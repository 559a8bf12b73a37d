/* lode-synth: made-up data with a known truth. */
#include "lode/cli.h"
#include "lode/synth.h"
#include "lode/text.h"

#include <math.h>

static size_t seed = 1;
static const char *schools;
static lode_synth_trial_plan trial = {.pupils = NAN, .icc = NAN};
static bool cluster;
static lode_synth_panel_plan panel = {
    .effect_supporting = NAN, .supported = NAN, .supporting = NAN, .selection = NAN};
static lode_synth_survey_plan survey = {.members = SIZE_MAX, .response = NAN};
static double effect = NAN, missing = NAN;

static const lode_option options[] = {
    {0, "seed", "N", "where the chance begins; the same N makes the same files [1]",
     .whole = &seed},
    {0, "schools", "N|FILE", "schools to make up, or a table [trial 40, panel 100, survey 60]",
     .text = &schools},
    {0, "effect", "X", "trial: in standard deviations [0.2]; panel: in points [5]",
     .number = &effect},
    {0, "missing", "SHARE", "trial: pupils without a score; survey: answers not given [0.05]",
     .number = &missing},
    {0, "pupils", "N", "trial: of a school, on average [25]", .number = &trial.pupils},
    {0, "icc", "SHARE", "trial: the share of variance between schools [0.12]",
     .number = &trial.icc},
    {0, "cluster", NULL, "trial: schools are assigned (so it is unless --individual)",
     .flag = &cluster},
    {0, "individual", NULL, "trial: pupils are assigned", .flag = &trial.individual},
    {0, "periods", "PERIOD,...", "panel: academic years [201617,201718,201819,202223,202324]",
     .list = &panel.periods, .split = true},
    {0, "before", "PERIOD", "panel: the last one without support [the middle one]",
     .text = &panel.before},
    {0, "effect-supporting", "X", "panel: on supporting schools [0]",
     .number = &panel.effect_supporting},
    {0, "supported", "SHARE", "panel: of the schools [0.2]", .number = &panel.supported},
    {0, "supporting", "SHARE", "panel: of the schools [0.1]", .number = &panel.supporting},
    {0, "select", "R", "panel: correlation of results with who is supported [0.8]",
     .number = &panel.selection},
    {0, "select-on-result", NULL, "panel: with results before, not with the level that persists",
     .flag = &panel.on_result},
    {0, "members", "N", "survey: how many of the schools are members [nine in ten]",
     .whole = &survey.members},
    {0, "response", "SHARE", "survey: of the members [0.6]", .number = &survey.response},
    {0},
};

static const lode_tool tool = {
    .name = "lode-synth",
    .purpose = "make up data that belong to nobody, with a known truth",
    .usage = "schools|trial|panel|survey [OPTION]... -o DIRECTORY",
    .examples = "lode-synth schools -o wealdshire\n"
                "lode-synth schools --seed 2024 -o wealdshire\n"
                "lode-synth trial --schools 60 --effect 0.25 -o trial\n"
                "lode-synth panel --effect 6 -o panel\n"
                "lode-synth survey --response 0.5 -o survey",
    .details =
        "schools writes a partnership of 60 invented schools over five years: key stage 2,\n"
        "key stage 4, census and absence files as published, schools.csv, school_links.csv,\n"
        "similar_pairs.csv, the pupils behind the last key stage 2 results in ks2_pupils.csv,\n"
        "and england_headlines.csv with the published figures for England.\n"
        "trial writes trial.csv, the pupils of a trial of two arms; panel writes panel.csv, a\n"
        "measure table of schools of which some are supported, and pairs.csv, the schools like\n"
        "each; survey writes members.csv and survey.csv, what members answered in two years.\n"
        "What is true of them is in truth.csv.\n"
        "DIRECTORY is made if it is not there; files of those names in it are replaced.\n",
    .options = options,
    .no_table = true,
    .no_input = true,
    .writes_folder = true,
    .leading = 1,
};

/* ---- what to make ---- */

typedef enum { SCHOOLS, TRIAL, PANEL, SURVEY, KINDS } kind;
static const char *const kind_name[KINDS] = {"schools", "trial", "panel", "survey"};

static kind which_kind(const lode_run *run, const char *word) {
    lode_slice name[KINDS];
    for (int i = 0; i < KINDS; i++)
        name[i] = lode_text(kind_name[i]);
    if (!word)
        lode_cli_usage(run, "say what to make: schools, trial, panel or survey");
    for (int i = 0; i < KINDS; i++)
        if (lode_is(name[i], word))
            return (kind)i;
    const int meant = lode_suggest(lode_text(word), name, KINDS);
    if (meant >= 0)
        lode_cli_usage(run, "cannot make '%s'; did you mean '%s'?", word, kind_name[meant]);
    lode_cli_usage(run, "cannot make '%s', only schools, trial, panel and survey", word);
}

/* What another kind takes would go unheard. */
static void refuse_unheard(const lode_run *run, bool given, const char *option, kind made) {
    if (given)
        lode_cli_usage(run, "--%s says nothing about %s", option, kind_name[made]);
}

static void check_trial(const lode_run *run, kind made) {
    const bool is = made == TRIAL;
    refuse_unheard(run, !is && !isnan(trial.pupils), "pupils", made);
    refuse_unheard(run, !is && !isnan(trial.icc), "icc", made);
    refuse_unheard(run, !is && cluster, "cluster", made);
    refuse_unheard(run, !is && trial.individual, "individual", made);
    if (cluster && trial.individual)
        lode_cli_usage(run, "--cluster and --individual: either schools or pupils are assigned");
}

static void check_panel(const lode_run *run, kind made) {
    const bool is = made == PANEL;
    refuse_unheard(run, !is && panel.periods.n > 0, "periods", made);
    refuse_unheard(run, !is && panel.before, "before", made);
    refuse_unheard(run, !is && !isnan(panel.effect_supporting), "effect-supporting", made);
    refuse_unheard(run, !is && !isnan(panel.supported), "supported", made);
    refuse_unheard(run, !is && !isnan(panel.supporting), "supporting", made);
    refuse_unheard(run, !is && !isnan(panel.selection), "select", made);
    refuse_unheard(run, !is && panel.on_result, "select-on-result", made);
}

static void check(const lode_run *run, kind made) {
    refuse_unheard(run, made == SCHOOLS && schools, "schools", made);
    refuse_unheard(run, made != TRIAL && made != PANEL && !isnan(effect), "effect", made);
    refuse_unheard(run, made != TRIAL && made != SURVEY && !isnan(missing), "missing", made);
    refuse_unheard(run, made != SURVEY && survey.members != SIZE_MAX, "members", made);
    refuse_unheard(run, made != SURVEY && !isnan(survey.response), "response", made);
    check_trial(run, made);
    check_panel(run, made);
}

static double or_usual(double x, double usual) {
    return isnan(x) ? usual : x;
}

/* ---- making it ---- */

static lode_status make_trial(const lode_synth_options *wanted, lode_report *report,
                              lode_error *error) {
    trial.pupils = or_usual(trial.pupils, 25);
    trial.effect = or_usual(effect, 0.2);
    trial.icc = or_usual(trial.icc, 0.12);
    trial.missing = or_usual(missing, 0.05);
    return lode_synth_trial(&trial, wanted, report, error);
}

static lode_status make_panel(const lode_synth_options *wanted, lode_report *report,
                              lode_error *error) {
    static const char *const usual[] = {"201617", "201718", "201819", "202223", "202324"};
    lode_synth_panel_plan plan = panel;
    if (plan.periods.n == 0)
        plan.periods = (lode_words){usual, sizeof usual / sizeof *usual};
    plan.effect = or_usual(effect, 5);
    plan.effect_supporting = or_usual(plan.effect_supporting, 0);
    plan.supported = or_usual(plan.supported, 0.2);
    plan.supporting = or_usual(plan.supporting, 0.1);
    plan.selection = or_usual(plan.selection, 0.8);
    return lode_synth_panel(&plan, wanted, report, error);
}

static lode_status make_survey(const lode_synth_options *wanted, lode_report *report,
                               lode_error *error) {
    survey.response = or_usual(survey.response, 0.6);
    survey.missing = or_usual(missing, 0.05);
    return lode_synth_survey(&survey, wanted, report, error);
}

static lode_status make(kind made, const lode_synth_options *wanted, lode_report *report,
                        lode_error *error) {
    switch (made) {
    case TRIAL:
        return make_trial(wanted, report, error);
    case PANEL:
        return make_panel(wanted, report, error);
    case SURVEY:
        return make_survey(wanted, report, error);
    default:
        return lode_synth_schools(wanted, report, error);
    }
}

int main(int argc, char **argv) {
    lode_run *run = lode_cli_start(&tool, argc, argv);
    const kind made = which_kind(run, lode_cli_leading(run, 0));
    const lode_synth_options wanted = {
        .seed = seed,
        .directory = lode_cli_output_path(run),
        .reference = lode_cli_reference(run),
        .schools = schools,
        .dry = lode_cli_dry(run),
    };
    check(run, made);
    if (!wanted.directory)
        lode_cli_usage(run, "say where the files go: -o DIRECTORY");
    if (lode_cli_input(run)->n > 0)
        lode_cli_usage(run, "no files are read, so what is '%s'?", lode_cli_input(run)->path[0]);
    lode_error error = {0};
    const lode_status status = make(made, &wanted, lode_cli_report(run), &error);
    return lode_cli_finish(run, status, &error);
}
