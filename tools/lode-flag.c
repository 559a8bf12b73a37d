/* lode-flag: which schools should somebody look at, by rules that can be read. */
#include "lode/cli.h"
#include "lode/flag.h"

#include <string.h>

static const char *rules, *only = "all", *fail_if;
static bool all_rules;

static const char *const only_words[] = {"all", "fired", "unknown", NULL};
static const char *const fail_words[] = {"fired", NULL};

static const lode_option options[] = {
    {'r', "rules", "FILE", "the rules (the built-in ones unless given)", .text = &rules},
    {0, "only", "all|fired|unknown", "write only such answers", .text = &only,
     .choice = only_words},
    {0, "all-rules", NULL, "write rows also where there is no data for a rule", .flag = &all_rules},
    {0, "fail-if", "fired", "exit with 1 if a rule fired", .text = &fail_if, .choice = fail_words},
    {0},
};

static const lode_tool tool = {
    .name = "lode-flag",
    .purpose = "which schools to look at, by rules that can be read, with the evidence",
    .usage = "[OPTION]... [FILE]...",
    .examples = "lode-flag --only fired bench.csv\n"
                "lode-bench --against national,similar --pairs pairs.csv m.csv | "
                "lode-flag --rules risk.csv\n"
                "lode-flag -q --rules risk.csv --fail-if fired bench.csv > flags.csv",
    .details =
        "Reads measure tables or what lode-bench writes, and writes one row for each school\n"
        "and rule: school_urn, school_laestab, school_name, old_la_code, la_name, rule,\n"
        "fired (yes, no, unknown), time_period, measure, breakdown, value, comparator,\n"
        "comparator_value, evidence, weight, reason. A missing value makes the answer\n"
        "unknown, never no. There is no score.\n"
        "\n"
        "Rules are a table: rule, measure, breakdown, comparator, when, threshold, periods,\n"
        "weight, reason, min_n, certain, establishment_type. when is below, above,\n"
        "below_comparator, above_comparator, falling, rising, bottom_percent or missing.\n"
        "min_n is the smallest cohort that is judged; certain (yes) asks that the whole\n"
        "interval lies beyond the threshold; establishment_type is whom the rule is for.\n",
    .options = options,
};

static lode_flag_only only_of(const char *word) {
    return strcmp(word, "fired") == 0     ? LODE_FLAG_ONLY_FIRED
           : strcmp(word, "unknown") == 0 ? LODE_FLAG_ONLY_UNKNOWN
                                          : LODE_FLAG_ONLY_ALL;
}

int main(int argc, char **argv) {
    lode_run *run = lode_cli_start(&tool, argc, argv);
    lode_error error;
    const lode_flag_options flag = {rules, only_of(only), all_rules, fail_if != NULL};
    const lode_input *input = lode_cli_input(run);
    lode_reference *reference =
        lode_reference_new(lode_cli_reference(run), input, lode_cli_report(run));
    lode_status status =
        lode_flag(&flag, input, lode_cli_output(run), reference, lode_cli_report(run), &error);
    lode_reference_free(reference);
    return lode_cli_finish(run, status, &error);
}
