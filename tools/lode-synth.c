/* lode-synth: made-up data with a known truth. */
#include "lode/cli.h"
#include "lode/synth.h"
#include "lode/text.h"

static size_t seed = 1;

static const lode_option options[] = {
    {0, "seed", "N", "where the chance begins; the same N makes the same files [1]",
     .whole = &seed},
    {0},
};

static const lode_tool tool = {
    .name = "lode-synth",
    .purpose = "make up schools, with results in the layout of the published files",
    .usage = "schools [OPTION]... -o DIRECTORY",
    .examples = "lode-synth schools -o wealdshire\n"
                "lode-synth schools --seed 2024 -o wealdshire",
    .details =
        "schools writes a partnership of 60 invented schools over five years: key stage 2,\n"
        "key stage 4, census and absence files as published, schools.csv, school_links.csv,\n"
        "similar_pairs.csv, the pupils behind the last key stage 2 results in ks2_pupils.csv,\n"
        "and england_headlines.csv with the published figures for England.\n"
        "DIRECTORY is made if it is not there; files of those names in it are replaced.\n",
    .options = options,
    .no_table = true,
    .no_input = true,
    .writes_folder = true,
    .leading = 1,
};

static void check_subject(lode_run *run) {
    const lode_slice known = lode_text("schools");
    const char *subject = lode_cli_leading(run, 0);
    if (!subject)
        lode_cli_usage(run, "say what to make: schools");
    if (lode_is(known, subject))
        return;
    if (lode_suggest(lode_text(subject), &known, 1) == 0)
        lode_cli_usage(run, "cannot make '%s'; did you mean 'schools'?", subject);
    lode_cli_usage(run, "cannot make '%s', only schools", subject);
}

int main(int argc, char **argv) {
    lode_run *run = lode_cli_start(&tool, argc, argv);
    check_subject(run);
    const lode_synth_schools_options wanted = {
        .seed = seed,
        .directory = lode_cli_output_path(run),
        .reference = lode_cli_reference(run),
        .dry = lode_cli_dry(run),
    };
    if (!wanted.directory)
        lode_cli_usage(run, "say where the files go: -o DIRECTORY");
    if (lode_cli_input(run)->n > 0)
        lode_cli_usage(run, "no files are read, so what is '%s'?", lode_cli_input(run)->path[0]);
    lode_error error = {0};
    const lode_status status = lode_synth_schools(&wanted, lode_cli_report(run), &error);
    return lode_cli_finish(run, status, &error);
}
