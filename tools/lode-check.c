/* lode-check: what is wrong with a file, and what a new release of it changes. */
#include "lode/check.h"
#include "lode/cli.h"

static lode_check_options asked;
static const char *against;
static bool draft;

static const lode_option options[] = {
    {'d', "dictionary", "FILE", "what the columns are, see lode-dictionary(5)",
     .text = &asked.dictionary},
    {0, "ees", NULL, "hold the files to the open-data standard of the DfE too", .flag = &asked.ees},
    {0, "draft", NULL, "begin a dictionary for the file", .flag = &draft},
    {0, "against", "OLD", "compare the file with an earlier release of it, cell by cell",
     .text = &against},
    {'k', "key", "COL,...", "the columns that together tell two rows apart", .list = &asked.key,
     .split = true},
    {0, "fail-if", "WORD,...", "exit 1 if there is an error, a warning, a revised cell, ...",
     .list = &asked.fail_if, .split = true},
    {0, "skip", "CHECK,...", "leave these checks out", .list = &asked.skip, .split = true},
    {0, "all", NULL, "tell every finding, not five of a kind and their number", .flag = &asked.all},
    {0},
};

static const lode_tool tool = {
    .name = "lode-check",
    .purpose = "find what is wrong with a file, and what a new release changed",
    .usage = "[OPTION]... [FILE]...",
    .examples = "lode-check --ees --fail-if error pub.csv\n"
                "lode-check -d survey_dictionary.csv --where result=error survey.csv\n"
                "lode-check --draft survey.csv > survey_dictionary.csv\n"
                "lode-check --against last_month.csv --fail-if suppressed this_month.csv",
    .details =
        "Reads any CSV with a header. Without -d what the columns are is taken from the metadata\n"
        "beside the file (NAME.meta.csv), else from the published layout it has.\n"
        "Writes a row for each check, and below it rows for what it found:\n"
        "  file line column   where, as far as that is known\n"
        "  check result       which check; error, warning, note or pass\n"
        "  value message hint the cell, what is wrong with it, what to do\n"
        "With --against: file line column key before after what difference, where what is\n"
        "revised, added, removed, suppressed, released or recoded.\n"
        "Findings are no failure: the exit status is 0 unless --fail-if names them.\n",
    .options = options,
};

/* What goes with what. */
static void check_command(const lode_run *run, const lode_input *input) {
    if (draft && (against || asked.dictionary || asked.ees || asked.key.n || asked.fail_if.n ||
                  asked.skip.n))
        lode_cli_usage(run, "--draft looks at the file alone and takes no other option of its own");
    if (against && (asked.ees || asked.skip.n || asked.all))
        lode_cli_usage(run, "--against compares and checks nothing: no --ees, --skip or --all");
    if ((draft || against) && input->n > 1)
        lode_cli_usage(run, "%s takes one file", draft ? "--draft" : "--against");
}

int main(int argc, char **argv) {
    lode_run *run = lode_cli_start(&tool, argc, argv);
    const lode_input *input = lode_cli_input(run);
    lode_error error = {0};
    check_command(run, input);
    lode_output *output = lode_cli_output(run);
    lode_report *report = lode_cli_report(run);
    lode_reference *reference = lode_reference_new(lode_cli_reference(run), input, report);
    lode_status status =
        draft     ? lode_check_draft(input, output, reference, report, &error)
        : against ? lode_check_against(&asked, against, input, output, reference, report, &error)
                  : lode_check(&asked, input, output, reference, report, &error);
    lode_reference_free(reference);
    return lode_cli_finish(run, status, &error);
}
