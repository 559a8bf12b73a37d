/* lode-synth: made-up data with a known truth. */
#include "lode/cli.h"
#include "lode/synth.h"
#include "lode/text.h"

#include <math.h>

static size_t seed = 1;
static const char *schools;
static lode_synth_trial_plan trial = {.pupils = NAN, .effect = NAN, .icc = NAN, .missing = NAN};
static bool cluster;

static const lode_option options[] = {
    {0, "seed", "N", "where the chance begins; the same N makes the same files [1]",
     .whole = &seed},
    {0, "schools", "N|FILE", "how many schools to make up, or a table of them [40]",
     .text = &schools},
    {0, "effect", "X", "trial: in standard deviations [0.2]", .number = &trial.effect},
    {0, "missing", "SHARE", "trial: pupils without a score [0.05]", .number = &trial.missing},
    {0, "pupils", "N", "trial: of a school, on average [25]", .number = &trial.pupils},
    {0, "icc", "SHARE", "trial: the share of variance between schools [0.12]",
     .number = &trial.icc},
    {0, "cluster", NULL, "trial: schools are assigned (so it is unless --individual)",
     .flag = &cluster},
    {0, "individual", NULL, "trial: pupils are assigned", .flag = &trial.individual},
    {0},
};

static const lode_tool tool = {
    .name = "lode-synth",
    .purpose = "make up data that belong to nobody, with a known truth",
    .usage = "schools|trial [OPTION]... -o DIRECTORY",
    .examples = "lode-synth schools -o wealdshire\n"
                "lode-synth schools --seed 2024 -o wealdshire\n"
                "lode-synth trial --schools 60 --effect 0.25 -o trial",
    .details =
        "schools writes a partnership of 60 invented schools over five years: key stage 2,\n"
        "key stage 4, census and absence files as published, schools.csv, school_links.csv,\n"
        "similar_pairs.csv, the pupils behind the last key stage 2 results in ks2_pupils.csv,\n"
        "and england_headlines.csv with the published figures for England.\n"
        "trial writes trial.csv, the pupils of a trial of two arms, and what is true of it in\n"
        "truth.csv.\n"
        "DIRECTORY is made if it is not there; files of those names in it are replaced.\n",
    .options = options,
    .no_table = true,
    .no_input = true,
    .writes_folder = true,
    .leading = 1,
};

/* ---- what to make ---- */

typedef enum { SCHOOLS, TRIAL, KINDS } kind;
static const char *const kind_name[KINDS] = {"schools", "trial"};

static kind which_kind(const lode_run *run, const char *word) {
    lode_slice name[KINDS];
    for (int i = 0; i < KINDS; i++)
        name[i] = lode_text(kind_name[i]);
    if (!word)
        lode_cli_usage(run, "say what to make: schools or trial");
    for (int i = 0; i < KINDS; i++)
        if (lode_is(name[i], word))
            return (kind)i;
    const int meant = lode_suggest(lode_text(word), name, KINDS);
    if (meant >= 0)
        lode_cli_usage(run, "cannot make '%s'; did you mean '%s'?", word, kind_name[meant]);
    lode_cli_usage(run, "cannot make '%s', only schools and trial", word);
}

/* What another kind takes would go unheard. */
static void refuse_unheard(const lode_run *run, bool given, const char *option, kind made) {
    if (given)
        lode_cli_usage(run, "--%s says nothing about %s", option, kind_name[made]);
}

static void check(const lode_run *run, kind made) {
    refuse_unheard(run, made == SCHOOLS && schools, "schools", made);
    refuse_unheard(run, made != TRIAL && !isnan(trial.effect), "effect", made);
    refuse_unheard(run, made != TRIAL && !isnan(trial.missing), "missing", made);
    refuse_unheard(run, made != TRIAL && !isnan(trial.pupils), "pupils", made);
    refuse_unheard(run, made != TRIAL && !isnan(trial.icc), "icc", made);
    refuse_unheard(run, made != TRIAL && cluster, "cluster", made);
    refuse_unheard(run, made != TRIAL && trial.individual, "individual", made);
    if (cluster && trial.individual)
        lode_cli_usage(run, "--cluster and --individual: either schools or pupils are assigned");
}

static double or_usual(double x, double usual) {
    return isnan(x) ? usual : x;
}

/* ---- making it ---- */

static lode_status make_trial(const lode_synth_options *wanted, lode_report *report,
                              lode_error *error) {
    trial.pupils = or_usual(trial.pupils, 25);
    trial.effect = or_usual(trial.effect, 0.2);
    trial.icc = or_usual(trial.icc, 0.12);
    trial.missing = or_usual(trial.missing, 0.05);
    return lode_synth_trial(&trial, wanted, report, error);
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
    lode_report *report = lode_cli_report(run);
    lode_error error = {0};
    const lode_status status = made == TRIAL ? make_trial(&wanted, report, &error)
                                             : lode_synth_schools(&wanted, report, &error);
    return lode_cli_finish(run, status, &error);
}
