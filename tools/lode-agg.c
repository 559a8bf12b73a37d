/* lode-agg: the values of a measure table put together by group. */
#include "lode/agg.h"
#include "lode/cli.h"

static lode_agg_options asked;

static const lode_option options[] = {
    {'g', "group", "COL,...", "the columns that make a group [time_period,measure]",
     .list = &asked.group, .split = true},
    {0, "stat", "NAME,...",
     "count, missing, mean, sum, min, max, median, pNN (p10, p2.5) [count,mean]",
     .list = &asked.statistics, .split = true},
    LODE_ROW_OPTIONS(asked.rows),
    {0},
};

static const lode_tool tool = {
    .name = "lode-agg",
    .purpose = "put the values of a measure table together by group",
    .usage = "[OPTION]... [FILE]...",
    .examples = "lode-agg -g time_period,la_name -b Total measures.csv\n"
                "lode-agg -g time_period,breakdown --stat count,mean,p10,median,p90 measures.csv\n"
                "lode-tidy 20*_ks2final.csv | lode-agg -b Total --stat count,missing,median",
    .details =
        "Reads measure tables. Writes a row for each group, sorted by the groups' columns:\n"
        "the columns of -g, measure if -g does not name it, then a column for each statistic\n"
        "  count     rows with a value            missing   rows without: empty, or a code\n"
        "  mean sum  exact for decimals           min max   the smallest and largest value\n"
        "  pNN       the quantile at NN%, type 7; median is p50\n"
        "Statistics of no values are empty. Schools count alike, whatever their size.\n"
        "Only rows of level School count, unless -g names geographic_level or there is only\n"
        "one level. A group that mixes periods, breakdowns or releases is told.\n",
    .options = options,
};

int main(int argc, char **argv) {
    lode_run *run = lode_cli_start(&tool, argc, argv);
    lode_error error;
    const lode_status status =
        lode_agg(&asked, lode_cli_input(run), lode_cli_output(run), lode_cli_report(run), &error);
    return lode_cli_finish(run, status, &error);
}
