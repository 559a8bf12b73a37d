/* lode-trend: change over time, with its interval, slope and test; breaks and gaps respected. */
#include "lode/cli.h"
#include "lode/trend.h"

static lode_trend_options asked;

static const lode_option options[] = {
    LODE_ROW_OPTIONS(asked.rows),
    {0, "baseline", "PERIOD", "compare with this time period, not with the first there is",
     .text = &asked.baseline},
    {'y', "yearly", NULL, "a row for each step from one period to the next", .flag = &asked.yearly},
    {0},
};

static const lode_tool tool = {
    .name = "lode-trend",
    .purpose = "how figures change over time, with intervals, breaks respected",
    .usage = "[OPTION]... [FILE]...",
    .examples = "lode-tidy 201*_ks2final.csv | lode-trend\n"
                "lode-trend -m ks2_rwm_exp_percent --where geographic_level=School measures.csv\n"
                "lode-trend --yearly -m att8_score measures.csv",
    .details =
        "Reads measure tables or what lode-bench writes. For each series (unit, establishment\n"
        "type, breakdown, measure) writes the row of its last period with a value and adds\n"
        "  first_period, last_period       what was compared\n"
        "  change                          last minus first value\n"
        "  change_ci_low, change_ci_high   its 95% interval, from n or published limits\n"
        "  better                          better, worse or same, by that interval\n"
        "  periods                         periods with a value that were used\n"
        "  slope, slope_ci_low, slope_ci_high\n"
        "                                  Theil-Sen slope a year, its 95% interval\n"
        "  mk_s, mk_p                      Mann-Kendall test; both from four periods on\n"
        "  reason                          breaks in definition, gaps, periods left out,\n"
        "                                  provisional figures\n",
    .options = options,
};

int main(int argc, char **argv) {
    lode_run *run = lode_cli_start(&tool, argc, argv);
    lode_error error;
    const lode_input *input = lode_cli_input(run);
    lode_reference *reference =
        lode_reference_new(lode_cli_reference(run), input, lode_cli_report(run));
    lode_status status =
        lode_trend(&asked, input, lode_cli_output(run), reference, lode_cli_report(run), &error);
    lode_reference_free(reference);
    return lode_cli_finish(run, status, &error);
}
