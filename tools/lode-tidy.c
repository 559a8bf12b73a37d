/* lode-tidy: published school files to one number a row. */
#include "lode/cli.h"
#include "lode/tidy.h"
#include "lode/whole_file.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>

static lode_tidy_options options;
static const char *const releases[] = {"provisional", "revised", "final", NULL};
static const char *const more_formats[] = {"wide", "ees", NULL};

static const lode_option option_table[] = {
    {'m', "measure", "NAME,...", "measures, published columns, or all [headline measures]",
     .list = &options.measure, .split = true},
    {'b', "breakdown", "NAME,...", "pupil groups, such as Total,Disadvantaged [every one]",
     .list = &options.breakdown, .split = true},
    {'d', "dictionary", "FILE", "what the columns are: a dictionary, or an EES .meta.csv",
     .text = &options.dictionary},
    {0, "as", "LAYOUT", "ks4, census, local-sen, measure, ...: see lode-formats(5) [by header]",
     .text = &options.as},
    {0, "period", "YEAR", "the academic year: 201718, 2017/18 or 2018 [from the file name]",
     .text = &options.period},
    {0, "release", "NAME", "provisional, revised or final [as the layout says]",
     .text = &options.release, .choice = releases},
    {0},
};

static const lode_tool tool = {
    .name = "lode-tidy",
    .purpose = "read published school files as one number a row",
    .usage = "[OPTION]... [FILE]...",
    .examples = "lode-tidy 2017-2018_850_ks4final.csv > ks4.csv\n"
                "lode-tidy -m att8_score -b Total,Disadvantaged *_ks4final.csv\n"
                "lode-tidy -m all --to wide --excel -o ks2.csv 2018-2019_850_ks2final.csv\n"
                "zcat ks4.csv.gz | lode-tidy --as ks4 --period 201718 -",
    .details =
        "Input:\n"
        "  Files of the DfE performance tables, open data with its metadata, the attendance\n"
        "  dashboard, registers of schools, Ofsted judgements, neighbours, measure tables;\n"
        "  what schools and councils keep themselves: early years, phonics, workforce,\n"
        "  exclusions, SEN, moves, admissions, concerns, visits, programmes, clusters; each\n"
        "  known by its header (lode-formats(5) lists them). Any other CSV by a dictionary\n"
        "  that says what its columns are.\n"
        "\n"
        "Output:\n"
        "  A measure table: time_period, time_identifier, geographic_level, the school,\n"
        "  the area, establishment_type, breakdown_topic, breakdown, measure, value,\n"
        "  status (c, z, x, low where there is no value), source_code, n, numerator,\n"
        "  ci_low, ci_high, release, note. One column per measure with --to wide; the same\n"
        "  as an open-data file and its metadata with --to ees. Files without figures\n"
        "  become tables of their own: see lode-table(5).\n",
    .options = option_table,
    .more_formats = more_formats,
};

/* Two files are written: NAME.csv and, beside it, NAME.meta.csv. */
static void settle_ees(lode_run *run, char meta[PATH_MAX]) {
    const char *data = lode_cli_output_path(run);
    const size_t n = data ? strlen(data) : 0;
    if (n < 5 || strcmp(data + n - 4, ".csv") != 0 || n + 6 > PATH_MAX)
        lode_cli_usage(run, "--to ees writes two files, the data and their metadata: name the "
                            "first with -o NAME.csv");
    snprintf(meta, PATH_MAX, "%.*s.meta.csv", (int)n - 4, data);
    for (size_t i = 0; i < lode_cli_input(run)->n; i++)
        if (lode_same_file(meta, lode_cli_input(run)->path[i]))
            lode_cli_usage(run, "the metadata would overwrite the input '%s'", meta);
    options.to = LODE_TIDY_EES;
    options.meta = (lode_output_options){.path = meta, .dry = lode_cli_dry(run)};
}

int main(int argc, char **argv) {
    lode_run *run = lode_cli_start(&tool, argc, argv);
    const char *to = lode_cli_to(run);
    char meta[PATH_MAX];
    if (to && strcmp(to, "wide") == 0)
        options.to = LODE_TIDY_WIDE;
    if (to && strcmp(to, "ees") == 0)
        settle_ees(run, meta);
    lode_error error = {0};
    lode_report *report = lode_cli_report(run);
    lode_reference *reference =
        lode_reference_new(lode_cli_reference(run), lode_cli_input(run), report);
    lode_status status =
        lode_tidy(&options, lode_cli_input(run), lode_cli_output(run), reference, report, &error);
    lode_reference_free(reference);
    return lode_cli_finish(run, status, &error);
}
