/* lode-trend: change over time, with its interval, slope and test; breaks and gaps respected. */
#include "lode/cli.h"
#include "lode/trend.h"
#include "lode/xmr.h"

static lode_trend_options asked;
static lode_xmr_options chart;
static bool xmr;

static const lode_option options[] = {
    LODE_ROW_OPTIONS(asked.rows),
    {0, "baseline", "PERIOD", "compare with this time period, not with the first there is",
     .text = &asked.baseline},
    {'y', "yearly", NULL, "a row for each step from one period to the next", .flag = &asked.yearly},
    {0, "between", "A,B", "where figures lie between those of two comparators", .split = true,
     .list = &asked.between},
    {0, "count", "COL,...", "only how many improve, stay the same and get worse", .split = true,
     .list = &asked.count},
    {0, "xmr", NULL, "control limits and signals instead, for weeks, months, terms", .flag = &xmr},
    {0, "rebase", "PERIOD,...", "with --xmr: limits begin anew, as in '2024 Week 45'",
     .list = &chart.rebase, .split = true},
    {0},
};

static const lode_tool tool = {
    .name = "lode-trend",
    .purpose = "how figures change over time, with intervals, breaks respected",
    .usage = "[OPTION]... [FILE]...",
    .examples = "lode-tidy 201*_ks2final.csv | lode-trend\n"
                "lode-trend -m ks2_rwm_exp_percent --where geographic_level=School measures.csv\n"
                "lode-trend --yearly -m att8_score measures.csv\n"
                "lode-bench --against national,region measures.csv | "
                "lode-trend --between national,region\n"
                "lode-tidy weekly.csv | lode-trend --xmr -m attendance_percent",
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
        "                                  provisional figures\n"
        "With --between A,B, of what lode-bench --against A,B writes, also\n"
        "  position_first, position_last   0 at A, 1 at B\n"
        "  position_change, position_change_ci_low, position_change_ci_high\n"
        "  benchmark_a_first, benchmark_b_first, benchmark_a_last, benchmark_b_last\n"
        "With --count only counts of series, by these columns and geographic_level:\n"
        "  count, improving, same, worse, not_told, reason\n"
        "With --xmr every row instead, with the control limits of its series:\n"
        "  centre, limit_low, limit_high   mean, and what common variation stays within\n"
        "  near_low, near_high             two thirds of the way\n"
        "  moving_range                    from the point before\n"
        "  signal, side, better            outside, shift, trend or near; above or below\n"
        "  points, reason                  of the limits; why there are none\n",
    .options = options,
};

static void check_chart(const lode_run *run) {
    if (xmr && (asked.yearly || asked.baseline || asked.between.n))
        lode_cli_usage(run, "--xmr does not go with %s",
                       asked.yearly     ? "--yearly"
                       : asked.baseline ? "--baseline"
                                        : "--between");
    if (asked.count.n && (xmr || asked.between.n))
        lode_cli_usage(run, "--count does not go with %s", xmr ? "--xmr" : "--between");
    if (!xmr && chart.rebase.n)
        lode_cli_usage(run, "--rebase goes with --xmr");
}

int main(int argc, char **argv) {
    lode_run *run = lode_cli_start(&tool, argc, argv);
    lode_error error;
    const lode_input *input = lode_cli_input(run);
    lode_reference *reference =
        lode_reference_new(lode_cli_reference(run), input, lode_cli_report(run));
    check_chart(run);
    chart.rows = asked.rows;
    lode_status status = xmr ? lode_xmr_chart(&chart, input, lode_cli_output(run), reference,
                                              lode_cli_report(run), &error)
                             : lode_trend(&asked, input, lode_cli_output(run), reference,
                                          lode_cli_report(run), &error);
    lode_reference_free(reference);
    return lode_cli_finish(run, status, &error);
}
