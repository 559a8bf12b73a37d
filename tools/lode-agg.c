/* lode-agg: the values of a measure table put together by group. */
#include "lode/agg.h"
#include "lode/cli.h"
#include "lode/within.h"

static lode_agg_options asked = {.quantile_type = LODE_AGG_QUANTILE_TYPE};

static lode_within_options near;

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
    {0, "beside", "COL", "pearson, spearman: the column to set beside the values",
     .text = &asked.beside},
    {0, "quantile-type", "N", "the definition of quantiles, 1 to 9 [7]",
     .whole = &asked.quantile_type},
    {0, "unweighted", NULL, "value: every row counts once, whatever its n",
     .flag = &asked.unweighted},
    {0, "min-units", "N", "hide groups of fewer schools (or areas) with a value",
     .whole = &asked.min_units},
    LODE_ROW_OPTIONS(asked.rows),
    {0, "within", "KM", "of a list of schools: how many lie so near to one of --points",
     .text = &near.km},
    {0, "points", "FILE", "these points: name, easting, northing", .text = &near.points},
    {0, "list", NULL, "with --within: write the schools, with the nearest point and its distance",
     .flag = &near.list},
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
                "lode-agg --within 3 --points key_areas.csv -g cluster schools.csv\n"
                "lode-agg --partial=1/4 -g cluster piece1.csv > part1; lode-agg --combine part*\n"
                "lode-agg -g time_period,breakdown --stat count,mean,p10,median,p90 measures.csv\n"
                "lode-tidy 20*_ks2final.csv | lode-agg -b Total --stat count,missing,median",
    .details =
        "Reads measure tables. Writes a row for each group, sorted by the groups' columns:\n"
        "the columns of -g, measure if -g does not name it, then a column for each statistic\n"
        "  value       the figure of all its pupils: percentages from the pupils counted,\n"
        "              means weighted by n, counts added up; n is how many they are\n"
        "  count       rows with a value           missing   rows without: empty, or a code\n"
        "  coverage    count in percent of both; of rows in the figure, if that is asked for\n"
        "  codes       of the rows that are not, by code\n"
        "  units       schools (areas) with a value\n"
        "  mean sum sd min max median pNN          of the values, a row counting once\n"
        "  share>=X    values that are so, in percent; also > < <= =\n"
        "  part        the sum in percent of all groups; part:COL: of those alike in COL\n"
        "  dissimilarity gorard isolation          how unevenly the pupils of a percentage\n"
        "              are spread over the schools\n"
        "  pairs pearson pearson_ci_low pearson_ci_high spearman\n"
        "              how closely the values go with the column of --beside\n"
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
        "With --within reads a list of schools with easting and northing, and says how many of\n"
        "them, and of their pupils, are so near to a point; with --list, which.\n"
        "\n"
        "A piece of the table (its header and any of its rows) goes through --partial, and what\n"
        "that writes through --combine: the bytes of one run, however the table was cut.\n",
    .options = options,
};

/* --within reads a list of schools; what is about measures has no meaning there. */
static void check_within(const lode_run *run) {
    const lode_agg_options *o = &asked;
    if (!near.km && (near.points || near.list))
        lode_cli_usage(run, "%s goes with --within KM", near.points ? "--points" : "--list");
    if (!near.km)
        return;
    if (!near.points)
        lode_cli_usage(run, "--within needs --points FILE: name, easting, northing");
    if (o->rows.measure.n + o->rows.breakdown.n + o->rows.period.n + o->as.n + o->years +
            o->year_weights.n + o->gap.n + o->gap_index.n + o->statistics.n ||
        o->partial || o->combine || o->unweighted || o->beside)
        lode_cli_usage(run,
                       "--within goes with --points, --list, -g, --weight and --min-units only");
}

static lode_status work(lode_run *run, lode_error *error) {
    const lode_input *input = lode_cli_input(run);
    if (near.km) {
        near.group = asked.group;
        near.pupils = asked.weight;
        near.min_units = asked.min_units;
        return lode_within(&near, input, lode_cli_output(run), lode_cli_report(run), error);
    }
    lode_reference *reference =
        lode_reference_new(lode_cli_reference(run), input, lode_cli_report(run));
    const lode_status status =
        lode_agg(&asked, input, lode_cli_output(run), reference, lode_cli_report(run), error);
    lode_reference_free(reference);
    return status;
}

int main(int argc, char **argv) {
    lode_run *run = lode_cli_start(&tool, argc, argv);
    lode_error error = {0};
    check_within(run);
    if (asked.partial && lode_cli_selects(run))
        lode_cli_usage(run, "--partial writes a part whole: --to, --where, --sort and --columns go "
                            "with --combine");
    const lode_status status = work(run, &error);
    return lode_cli_finish(run, status, &error);
}
