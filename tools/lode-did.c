/* lode-did: supported beside similar schools, before and after. */
#include "lode/cli.h"
#include "lode/school_did.h"

#include <string.h>

static lode_school_did_options asked = {.errors = LODE_CR2};
static const char *errors;

static const char *const corrections[] = {"cr1s", "cr2", NULL};

static const lode_option options[] = {
    {'m', "measure", "NAME", "the measure [the only one of the input]", .text = &asked.measure},
    {'b', "breakdown", "NAME", "the pupil group, LABEL or TOPIC:LABEL [Total]",
     .text = &asked.breakdown},
    {0, "support", "COL", "the column that says supported, supporting or nothing",
     .text = &asked.support},
    {0, "pairs", "FILE", "compare with the similar schools of this table", .text = &asked.pairs},
    {0, "before", "PERIOD", "the time period before the support (201819 or 2018/19)",
     .text = &asked.before},
    {0, "after", "PERIOD", "the time period after it", .text = &asked.after},
    {0, "errors", "NAME", "cr1s or cr2 [cr2]", .text = &errors, .choice = corrections},
    {0},
};

static const lode_tool tool = {
    .name = "lode-did",
    .purpose = "supported beside similar schools, before and after",
    .usage = "[OPTION]... [FILE]...",
    .examples = "lode-did -m ks2_read_score --support role --before 201819 --after 202324 m.csv\n"
                "lode-did --support role --pairs similar.csv --before 201819 --after 202324 m.csv\n"
                "lode-did --support role --before 201819 --after 202324 --to md m.csv",
    .details =
        "Reads a measure table of schools with a column of roles: supported; supporting,\n"
        "supporter or lead; or nothing, none, neither, comparison. Writes an estimate table,\n"
        "for supported and for supporting schools, a row for each term, by kind:\n"
        "  effect      the change less that of schools with neither role\n"
        "  regression  what regression to the mean alone would give, and the effect less it\n"
        "  change      of the group, and of those compared with\n"
        "  mean        of both, before and after\n"
        "  event       the same difference in every period, from the one before\n"
        "  flow        assigned, left out and why, analysed\n"
        "Compared are all schools with neither role, of the phases of the group where there\n"
        "is a column phase; with --pairs those similar to it, each once. Schools need a value\n"
        "in both periods. With --to md it also says so in plain words.\n",
    .options = options,
};

int main(int argc, char **argv) {
    lode_run *run = lode_cli_start(&tool, argc, argv);
    lode_error error;
    const lode_input *input = lode_cli_input(run);
    if (errors && strcmp(errors, "cr1s") == 0)
        asked.errors = LODE_CR1S;
    lode_reference *reference =
        lode_reference_new(lode_cli_reference(run), input, lode_cli_report(run));
    const lode_status status = lode_school_did(&asked, input, lode_cli_output(run), reference,
                                               lode_cli_report(run), &error);
    lode_reference_free(reference);
    return lode_cli_finish(run, status, &error);
}
