/* lode-merge: tables put side by side by a key. */
#include "lode/cli.h"
#include "lode/merge.h"
#include "lode/whole_file.h"

#include <string.h>

static lode_merge_options asked;
static const char *type = "left", *expect = "", *unmatched;
static const char *rule, *areas, *amalgamate;
static const char *const types[] = {"left", "inner", "full", "anti", NULL};
static const char *const expectations[] = {"1:1", "n:1", "1:n", "n:n", NULL};
static const char *const rules[] = {"general", "ofsted", NULL};
static const char *const times[] = {"current", NULL};
static const char *const ways[] = {"refuse", "sum", NULL};

static const lode_option options[] = {
    {'k', "key", "COL[=COL],...", "the key: a column of both, or LEFTCOL=RIGHTCOL",
     .list = &asked.key, .split = true},
    {0, "type", "TYPE", "left (the default), inner, full or anti", .text = &type, .choice = types},
    {0, "expect", "N:N", "refuse repeated keys: 1:1, n:1 or 1:n; n:n allows them", .text = &expect,
     .choice = expectations},
    {0, "take", "COL,...", "bring only these columns; STEM.COL is that of one file",
     .list = &asked.take, .split = true},
    {0, "fill", "COL,...", "fill the empty cells of these columns of LEFT", .list = &asked.fill,
     .split = true},
    {0, "latest", "COL[:N]", "of each key match only the N (1) latest rows by this date",
     .text = &asked.latest},
    {0, "as-of", "DATE", "leave out later rows and links; add years_since, from then to this day",
     .text = &asked.as_of},
    {0, "unmatched", "FILE", "write the left rows whose key a RIGHT lacks to FILE",
     .text = &unmatched},
    {0, "links", "FILE", "follow schools to their URN of today by these links",
     .text = &asked.links},
    {0, "rule", "RULE", "which links: general (the default) or ofsted", .text = &rule,
     .choice = rules},
    {0, "register", "FILE", "a list of schools, open and closed, that the rule asks",
     .text = &asked.schools},
    {0, "areas", "current", "follow local authorities to those of today", .text = &areas,
     .choice = times},
    {0, "amalgamate", "WAY", "figures of schools now one: refuse (the default) or sum",
     .text = &amalgamate, .choice = ways},
    {0, "changes", "FILE", "what changed from this register of schools to the one of LEFT",
     .text = &asked.changes},
    {0},
};

static const lode_tool tool = {
    .name = "lode-merge",
    .purpose = "put tables side by side by a key, losing no row unnoticed",
    .usage = "[OPTION]... LEFT [RIGHT]...",
    .examples = "lode-merge --expect n:1 measures.csv schools.csv\n"
                "lode-tidy ks4.csv | lode-merge --take cluster,trust_name - schools.csv\n"
                "lode-merge -k URN=school_urn --type anti visits.csv schools.csv\n"
                "lode-tidy ks2_*.csv | lode-merge --links links.csv --register gias.csv -\n"
                "lode-merge --latest event_date:2 --as-of 2024-08-31 schools.csv judgements.csv\n"
                "lode-merge --areas current la_2018.csv la_2024.csv\n"
                "lode-merge --changes gias_2024.csv gias_2025.csv\n"
                "lode-merge --where la_name=Kent --sort school_name schools.csv",
    .details =
        "Reads CSV files with a header. Writes the rows of LEFT in their order, each beside the\n"
        "row of each RIGHT with the same key: first LEFT's columns, then those of each RIGHT but\n"
        "its key. A name that is there already becomes COLUMN.STEM (schools.csv: phase.schools).\n"
        "Without -k the key is the first identifier that both have: school_urn, school_laestab,\n"
        "old_la_code, new_la_code, trust_id or region_code, by any name published files use.\n"
        "Keys are text: 007 is not 7. An empty key matches nothing. LEFT alone is not merged\n"
        "but written as --where, --sort, --columns and --to want it.\n"
        "With --latest COL a RIGHT may have several rows a key: only those of the last N dates\n"
        "are matched, and their place (latest, 1 is the last) is added; with --as-of the years\n"
        "since; beside a URN latest_urn and predecessor, whether it was another school then.\n"
        "With --links school_urn becomes the URN of today, in LEFT and in the keys of RIGHTs;\n"
        "urn_at_time, urn_current, urn_rule and urn_reason are added. If LEFT is a measure table\n"
        "figures of schools that have become one are left empty, or with --amalgamate sum put\n"
        "together from numerators and denominators; they are never averaged. --areas does the\n"
        "same for local authorities; what was split is not carried forward. --changes writes\n"
        "school_urn, school_name, what, before, after, note: one row a school and change.\n",
    .options = options,
};

/* Whether an option asks for what only a second file can give. */
static bool wants_merging(void) {
    return asked.key.n || asked.take.n || asked.fill.n || *expect || unmatched || asked.latest ||
           strcmp(type, "left") != 0;
}

/* One file alone can be selected from and followed, but nothing can be merged with it. */
static void check_single(const lode_run *run) {
    const bool has_something_to_do = asked.links || areas || asked.changes || lode_cli_selects(run);
    if (wants_merging() || !has_something_to_do)
        lode_cli_usage(run, "name the left file and at least one to merge it with");
}

static bool is_stream(const char *path) {
    return path && strcmp(path, "-") == 0;
}

static void check_inputs(const lode_run *run, const lode_input *input) {
    size_t streams = (size_t)is_stream(asked.links) + (size_t)is_stream(asked.schools) +
                     (size_t)is_stream(asked.changes);
    if (input->n < 2)
        check_single(run);
    for (size_t i = 0; i < input->n; i++)
        streams += is_stream(input->path[i]);
    if (streams > 1)
        lode_cli_usage(run, "standard input, '-', can be only one of the files");
}

static void check_outputs(const lode_run *run, const lode_input *input) {
    const char *output = lode_cli_output_path(run);
    if (!unmatched)
        return;
    if (strcmp(unmatched, "-") == 0)
        lode_cli_usage(run, "--unmatched needs a file; standard output is for the merged rows");
    for (size_t i = 0; i < input->n; i++)
        if (lode_same_file(unmatched, input->path[i]))
            lode_cli_usage(run, "--unmatched would overwrite the input '%s'", input->path[i]);
    if (output && lode_same_file(unmatched, output))
        lode_cli_usage(run, "--unmatched and --output are the same file, '%s'", output);
}

/* What --links, --areas and --changes are followed by. */
static void check_following(const lode_run *run, const lode_input *input) {
    if (asked.changes && (input->n != 1 || areas || amalgamate || wants_merging()))
        lode_cli_usage(run, "--changes compares two registers: name only the later one, and no "
                            "option but --links, --rule and --register beside it");
    if ((rule || asked.schools) && !asked.links)
        lode_cli_usage(run, "--%s goes with --links", rule ? "rule" : "register");
    if (asked.as_of && !asked.latest)
        lode_cli_usage(run, "--as-of goes with --latest");
    if (amalgamate && !asked.links && !areas)
        lode_cli_usage(run, "--amalgamate goes with --links or --areas");
    asked.rule = (lode_succession_rule)lode_succession_rule_find(rule ? rule : "general");
    asked.areas = areas != NULL;
    asked.amalgamate = (lode_amalgamate)lode_amalgamate_find(amalgamate ? amalgamate : "refuse");
}

int main(int argc, char **argv) {
    lode_run *run = lode_cli_start(&tool, argc, argv);
    const lode_input *input = lode_cli_input(run);
    lode_error error = {0};
    check_following(run, input);
    check_inputs(run, input);
    check_outputs(run, input);
    asked.type = (lode_merge_type)lode_merge_type_find(type);
    asked.expect = (lode_merge_expect)lode_merge_expect_find(expect);
    asked.unmatched = (lode_output_options){.path = unmatched, .dry = lode_cli_dry(run)};
    if (asked.type == LODE_MERGE_ANTI && asked.take.n > 0)
        lode_cli_usage(run, "--type anti adds no columns, so --take has nothing to do");
    lode_reference *reference =
        lode_reference_new(lode_cli_reference(run), input, lode_cli_report(run));
    lode_status (*verb)(const lode_merge_options *, const lode_input *, lode_output *,
                        lode_reference *, lode_report *, lode_error *) =
        asked.changes ? lode_merge_changes : lode_merge;
    const lode_status status =
        verb(&asked, input, lode_cli_output(run), reference, lode_cli_report(run), &error);
    lode_reference_free(reference);
    return lode_cli_finish(run, status, &error);
}
