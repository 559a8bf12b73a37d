/* lode-agg: the values of a measure table put together by group. */
#include "lode/agg.h"
#include "lode/cli.h"

static lode_agg_options asked = {.quantile_type = LODE_AGG_QUANTILE_TYPE};

static const lode_option options[] = {
    {0, "as", "LEVEL,...", "write rows of a measure table: Cluster, Alliance, Partnership, ...",
     .list = &asked.as, .split = true},
    {0, "years", "N", "with --as: put the latest N years of each measure together",
     .whole = &asked.years},
    {0, "year-weights", "W,...", "weights of these years, the latest first, as in 3,2,1",
     .list = &asked.year_weights, .split = true},
    {0, "gap", "A,B", "with --as: the figure of pupil group A less that of B, with its interval",
     .list = &asked.gap, .split = true},
    {'g', "group", "COL,...", "the columns that make a group [time_period,measure]",
     .list = &asked.group, .split = true},
    {0, "stat", "NAME,...", "what to work out, by the names below [count,value]",
     .list = &asked.statistics, .split = true},
    {0, "gap-index", "SCORE,COL,A,B", "of pupils: the gap index of those with A and B in COL",
     .list = &asked.gap_index, .split = true},
    {0, "weight", "COL", "weigh the values of mean, sum, sd, quantiles, shares by a column",
     .text = &asked.weight},
    {0, "quantile-type", "N", "the definition of quantiles, 1 to 9 [7]",
     .whole = &asked.quantile_type},
    {0, "unweighted", NULL, "value: every row counts once, whatever its n",
     .flag = &asked.unweighted},
    {0, "min-units", "N", "hide groups of fewer schools (or areas) with a value",
     .whole = &asked.min_units},
    LODE_ROW_OPTIONS(asked.rows),
    {0, "partial", "I/N", "write a part (of how many), to be put together by --combine",
     .text = &asked.partial, .optional = ""},
    {0, "combine", NULL, "put parts together, by the options they were made with",
     .flag = &asked.combine},
    {0},
};

static const lode_tool tool = {
    .name = "lode-agg",
    .purpose = "put the values of a measure table together by group",
    .usage = "[OPTION]... [FILE]...",
    .examples = "lode-agg -g time_period,la_name -b Total measures.csv\n"
                "lode-agg --as Cluster measures.csv | lode-bench --against national,la\n"
                "lode-agg --as Cluster --gap 'Disadvantaged,Not disadvantaged' measures.csv\n"
                "lode-agg --as School --years 3 --year-weights 3,2,1 measures.csv\n"
                "lode-agg --gap-index ks2_score,fsm6,1,0 -g school_urn pupils.csv\n"
                "lode-agg --partial=1/4 -g cluster piece1.csv > part1; lode-agg --combine part*\n"
                "lode-agg -g time_period,breakdown --stat count,mean,p10,median,p90 measures.csv\n"
                "lode-tidy 20*_ks2final.csv | lode-agg -b Total --stat count,missing,median",
    .details =
        "Reads measure tables. Writes a row for each group, sorted by the groups' columns:\n"
        "the columns of -g, measure if -g does not name it, then a column for each statistic\n"
        "  value       the figure of all its pupils: percentages from the pupils counted,\n"
        "              means weighted by n, counts added up; n is how many they are\n"
        "  count       rows with a value           missing   rows without: empty, or a code\n"
        "  coverage    count in percent of both    codes     of the missing rows, by code\n"
        "  units       schools (areas) with a value\n"
        "  mean sum sd min max median pNN          of the values, a row counting once\n"
        "  share>=X    values that are so, in percent; also > < <= =\n"
        "  part        the sum in percent of all groups; part:COL: of those alike in COL\n"
        "  dissimilarity gorard isolation          how unevenly the pupils of a percentage\n"
        "              are spread over the schools\n"
        "What is not defined is empty.\n"
        "Only rows of level School count, unless -g names geographic_level or there is only\n"
        "one level. A group that mixes periods, breakdowns or releases is told.\n"
        "\n"
        "With --as writes rows of a measure table for lode-bench, lode-trend and lode-plot:\n"
        "a row for each unit of these levels, period, pupil group and measure, with n_units,\n"
        "n_units_used, n_all, codes, basis and why. Rows of areas and England stay in it.\n"
        "Cluster:COLUMN takes the clusters from another column; Partnership=NAME is one unit\n"
        "that all schools lie in. With --gap the rows are differences, within each unit and\n"
        "against the second group in England.\n"
        "\n"
        "With --gap-index reads pupils, one a row, ranks them by score and says how far those\n"
        "with A in COL stand below those with B: 10 is wholly, 0 not at all.\n"
        "\n"
        "A piece of the table (its header and any of its rows) goes through --partial, and what\n"
        "that writes through --combine: the bytes of one run, however the table was cut.\n",
    .options = options,
};

int main(int argc, char **argv) {
    lode_run *run = lode_cli_start(&tool, argc, argv);
    if (asked.partial && lode_cli_selects(run))
        lode_cli_usage(run, "--partial writes a part whole: --to, --where, --sort and --columns go "
                            "with --combine");
    const lode_input *input = lode_cli_input(run);
    lode_reference *reference =
        lode_reference_new(lode_cli_reference(run), input, lode_cli_report(run));
    lode_error error = {0};
    const lode_status status =
        lode_agg(&asked, input, lode_cli_output(run), reference, lode_cli_report(run), &error);
    lode_reference_free(reference);
    return lode_cli_finish(run, status, &error);
}
